"""Overlapping places become pieces that never cross."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lint.findings.finding import Severity
from lint.report.marks import Marker, Place

TEXT = "The spray cures depression in hours for all."


def place(start: int, end: int, name: str, severity: Severity = Severity.WARNING, *, related: bool = False) -> Place:
    return Place(start, end, f"finding-{name}", f"mark-{name}", name, name, severity, related)


def shape(marker: Marker, start: int = 0, end: int = len(TEXT)) -> list[tuple[str, str]]:
    return [(piece.text, piece.keys) for piece in marker.run(start, end)]


def test_text_without_places_is_one_piece() -> None:
    assert shape(Marker(TEXT, [])) == [(TEXT, "")]


def test_overlapping_places_share_the_piece_they_both_cover() -> None:
    marker = Marker(TEXT, [place(10, 26, "1"), place(16, 35, "2")])
    assert shape(marker) == [
        ("The spray ", ""),
        ("cures ", "finding-1"),
        ("depression", "finding-1 finding-2"),
        (" in hours", "finding-2"),
        (" for all.", ""),
    ]


def test_a_place_inside_another_comes_first_in_the_piece_they_share() -> None:
    marker = Marker(TEXT, [place(0, 44, "1"), place(10, 15, "2")])
    assert shape(marker)[1] == ("cures", "finding-2 finding-1")


def test_each_place_is_anchored_once_and_numbered_at_its_end() -> None:
    pieces = Marker(TEXT, [place(10, 26, "1"), place(16, 35, "2")]).run(0, len(TEXT))
    assert [piece.anchors for piece in pieces] == [(), ("mark-1",), ("mark-2",), (), ()]
    assert [[p.label for p in piece.closing] for piece in pieces] == [[], [], ["1"], ["2"], []]


def test_a_place_over_two_runs_is_marked_and_numbered_in_each_and_anchored_in_the_first() -> None:
    marker = Marker(TEXT, [place(10, 35, "1")])
    first, second = marker.run(0, 26), marker.run(27, len(TEXT))
    assert first[-1].anchors == ("mark-1",)
    assert first[-1].closing
    assert second[0].anchors == ()
    assert second[0].closing


def test_the_worst_severity_dresses_a_shared_piece() -> None:
    places = [place(0, 9, "1", Severity.SUGGESTION), place(0, 9, "2", Severity.ERROR)]
    assert Marker(TEXT, places).run(0, 9)[0].css == "error shared"


def test_an_other_end_is_dressed_as_a_finding_where_it_is_one_too() -> None:
    other = place(0, 9, "1", Severity.ERROR, related=True)
    assert Marker(TEXT, [other]).run(0, 9)[0].css == "error other-end"
    own = place(0, 9, "2", Severity.SUGGESTION)
    assert Marker(TEXT, [other, own]).run(0, 9)[0].css == "suggestion"


def test_a_point_gets_a_piece_without_text() -> None:
    pieces = Marker(TEXT, [place(44, 44, "1")]).run(0, 44)
    assert [(p.text, p.keys) for p in pieces] == [(TEXT, ""), ("", "finding-1")]
    assert pieces[1].css == "warning point"


SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda span: tuple(sorted(span)))


@given(st.lists(SPANS, max_size=8), SPANS)
def test_pieces_joined_are_the_text_and_cover_each_place(spans: list[tuple[int, int]], run: tuple[int, int]) -> None:
    places = [place(start, end, str(number)) for number, (start, end) in enumerate(spans)]
    pieces = Marker(TEXT, places).run(*run)
    assert "".join(piece.text for piece in pieces) == TEXT[run[0] : run[1]]
    for one in places:
        covered = "".join(piece.text for piece in pieces if one in piece.places)
        assert covered == TEXT[max(one.start, run[0]) : min(one.end, run[1])]
    closed = [one for piece in pieces for one in piece.closing]
    assert len(closed) == len(set(closed)) == len({one for piece in pieces for one in piece.places})
