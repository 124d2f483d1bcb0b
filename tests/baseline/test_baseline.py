from __future__ import annotations

import json
import os
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint.baseline.baseline import Baseline, Recorder
from lint.baseline.entry import Entry, entry_of
from lint.baseline.match import matched
from lint.errors import BaselineError
from lint.findings.finding import Finding, Related, Severity
from lint.findings.fingerprint import with_fingerprints
from lint.findings.hidden import HiddenBy
from lint.findings.result import Result
from lint.read.load import read_article

Lint = Callable[[Path | str, str], Result]

PARAGRAPHS = [
    "This tea cures cancer, says the maker, and it cures lupus before the week is over.",
    "The clinic opens at nine. Nobody there says that it heals anything at all today.",
    "A second tea cures cancer as well, which the shop around the corner will tell you.",
    "Bread heals wounds. Bread heals wounds. Nothing more was said about it by anyone.",
    "Plain words about plain things, with nothing in them that anyone would mark.",
]


def adopt(folder: Path, lint: Lint, texts: dict[str, str], name: str = "base.json") -> Path:
    recorder = Recorder(folder / name)
    for article, text in texts.items():
        (folder / article).parent.mkdir(parents=True, exist_ok=True)
        (folder / article).write_text(text)
        recorder.take(lint(folder / article, text))
    recorder.write()
    return folder / name


def shown(folder: Path, lint: Lint, texts: dict[str, str], *, base: Path) -> list[str]:
    baseline = Baseline(base)
    results = [baseline.sift(lint(folder / name, text)) for name, text in texts.items()]
    return [finding.quote or "" for result in results for finding in result.findings]


def test_old_findings_are_hidden_and_counted(tmp_path: Path, lint_text: Lint) -> None:
    text = "\n\n".join(PARAGRAPHS)
    base = adopt(tmp_path, lint_text, {"a.md": text})
    result = Baseline(base).sift(lint_text(tmp_path / "a.md", text))
    assert result.findings == ()
    assert [item.by for item in result.hidden] == [HiddenBy.BASELINE] * 6


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(PARAGRAPHS), width=st.integers(20, 100))
def test_moved_and_rewrapped_paragraphs_bring_no_old_finding_back(
    tmp_path: Path, lint_text: Lint, order: list[str], width: int
) -> None:
    base = adopt(tmp_path, lint_text, {"a.md": "\n\n".join(PARAGRAPHS)})
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in order)
    result = lint_text(tmp_path / "a.md", text)
    assert len(result.findings) == 6
    assert Baseline(base).sift(result).findings == ()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, len(PARAGRAPHS)))
def test_the_same_words_once_more_are_shown_at_the_new_place(tmp_path: Path, lint_text: Lint, place: int) -> None:
    base = adopt(tmp_path, lint_text, {"a.md": "\n\n".join(PARAGRAPHS)})
    added = "Our own blend cures cancer too."
    text = "\n\n".join([*PARAGRAPHS[:place], added, *PARAGRAPHS[place:]])
    result = Baseline(base).sift(lint_text(tmp_path / "a.md", text))
    assert [finding.start for finding in result.findings] == [text.index(added) + len("Our own blend ")]


def test_an_edit_elsewhere_and_a_finding_mended_bring_nothing_back(tmp_path: Path, lint_text: Lint) -> None:
    base = adopt(tmp_path, lint_text, {"a.md": "\n\n".join(PARAGRAPHS)})
    text = "\n\n".join(["New words at the start.", "This tea tastes fine.", *PARAGRAPHS[1:]])
    baseline = Baseline(base)
    assert baseline.sift(lint_text(tmp_path / "a.md", text)).findings == ()
    assert {entry.quote for entry in baseline.stale()["a.md"]} == {"cures cancer", "cures lupus"}


def test_a_first_occurrence_that_was_never_in_the_baseline_does_not_uncover_the_second(
    tmp_path: Path, lint_text: Lint
) -> None:
    text = f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[2]}\n"
    base = adopt(tmp_path, lint_text, {"a.md": text})
    kept = [item for item in json.loads(base.read_text())["articles"]["a.md"] if item["fingerprint"].endswith("-2")]
    base.write_text(json.dumps({"version": 1, "articles": {"a.md": kept}}))
    assert shown(tmp_path, lint_text, {"a.md": PARAGRAPHS[2]}, base=base) == []


def test_the_words_of_one_article_do_not_hide_those_of_another(tmp_path: Path, lint_text: Lint) -> None:
    base = adopt(tmp_path, lint_text, {"a.md": PARAGRAPHS[2], "b.md": "Nothing."})
    assert shown(tmp_path, lint_text, {"a.md": PARAGRAPHS[2], "b.md": PARAGRAPHS[2]}, base=base) == ["cures cancer"]


def test_paths_are_those_from_the_file_wherever_the_command_is_run(
    tmp_path: Path, lint_text: Lint, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = adopt(tmp_path, lint_text, {"notes/a.md": PARAGRAPHS[2]})
    assert list(json.loads(base.read_text())["articles"]) == ["notes/a.md"]
    monkeypatch.chdir(tmp_path / "notes")
    assert Baseline(Path("../base.json")).sift(lint_text("a.md", PARAGRAPHS[2])).findings == ()


def test_stale_entries_are_those_of_linted_and_of_lost_articles(tmp_path: Path, lint_text: Lint) -> None:
    base = adopt(tmp_path, lint_text, dict.fromkeys(("seen.md", "lost.md", "unseen.md", "clean.md"), PARAGRAPHS[2]))
    (tmp_path / "lost.md").unlink()
    baseline = Baseline(base)
    baseline.sift(lint_text(tmp_path / "seen.md", PARAGRAPHS[2]))
    baseline.sift(lint_text(tmp_path / "clean.md", "Mended."))
    assert sorted(baseline.stale()) == ["clean.md", "lost.md"]
    assert baseline.prune() == 2
    assert sorted(json.loads(base.read_text())["articles"]) == ["seen.md", "unseen.md"]
    assert Baseline(base).prune() == 0


def test_rules_that_did_not_run_leave_no_stale_entries(tmp_path: Path, lint_text: Lint) -> None:
    base = adopt(tmp_path, lint_text, {"a.md": PARAGRAPHS[2]})
    baseline = Baseline(base, skipped={"cures"})
    baseline.sift(lint_text(tmp_path / "a.md", "Nothing."))
    assert baseline.stale() == {}


def test_an_article_that_cannot_be_read_leaves_no_stale_entries(tmp_path: Path, lint_text: Lint) -> None:
    base = adopt(tmp_path, lint_text, {"a.md": PARAGRAPHS[2]})
    (tmp_path / "a.md").unlink()
    baseline = Baseline(base)
    baseline.sift(Result(str(tmp_path / "a.md"), None))
    assert baseline.stale() == {}


def test_two_writings_of_the_same_findings_are_the_same_bytes_one_entry_a_line(tmp_path: Path, lint_text: Lint) -> None:
    texts = {"b.md": "\n\n".join(PARAGRAPHS), "a.md": PARAGRAPHS[0]}
    one = adopt(tmp_path, lint_text, texts).read_bytes()
    two = adopt(tmp_path, lint_text, dict(reversed(texts.items()))).read_bytes()
    assert one == two
    assert one.count(b'"rule"') == sum(b'"rule"' in line for line in one.splitlines()) == 8


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"version": 1,\n "articles": {,}}', "base.json:2:15: is no baseline"),
        (b"<<<<<<< HEAD\n", "base.json:1:1: is no baseline"),
        (b'{"version": 2, "articles": {}}', "its version is 2"),
        (b'{"articles": {}}', "it has no version"),
        (b"[]", "it has no version"),
        (b'{"version": 1}', '"articles" is missing'),
        (b'{"version": 1, "articles": {"a.md": {}}}', "a.md: its entries are no list"),
        (b'{"version": 1, "articles": {"a.md": [{"rule": "x"}]}}', 'a.md, entry 1: "fingerprint" is missing'),
        (b'{"version": 1, "articles": {"a.md": [3]}}', 'a.md, entry 1: "rule" is missing'),
        (
            b'{"version": 1, "articles": {"a": [{"rule":"x","fingerprint":"","beside":"","quote":"","ends": 1}]}}',
            'a, entry 1: "ends" is no list',
        ),
        (b"\xff\xfe\x00", "not UTF-8"),
    ],
)
def test_a_file_that_is_no_baseline_is_refused_with_its_place(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "base.json").write_bytes(data)
    with pytest.raises(BaselineError, match=r"base\.json") as fault:
        Baseline(tmp_path / "base.json")
    assert said in str(fault.value)
    assert "\n" not in str(fault.value)


def test_a_missing_file_is_named_with_the_way_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="does not exist; --write-baseline makes one"):
        Baseline(tmp_path / "none.json")


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, lint_text: Lint, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = adopt(tmp_path, lint_text, {"a.md": PARAGRAPHS[2]})
    before = base.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BaselineError, match="cannot be written: no space left"):
        adopt(tmp_path, lint_text, {"a.md": "Nothing."})
    assert base.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "base.json"]


def test_a_folder_that_is_not_there_is_an_error_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="cannot be written"):
        Recorder(tmp_path / "none" / "base.json").write()


def test_a_link_to_a_baseline_stays_a_link_and_the_mode_stays(tmp_path: Path, lint_text: Lint) -> None:
    base = adopt(tmp_path, lint_text, {"a.md": PARAGRAPHS[2]})
    base.chmod(0o640)
    (tmp_path / "link.json").symlink_to(base)
    adopt(tmp_path, lint_text, {"a.md": PARAGRAPHS[0]}, name="link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert b"lupus" in base.read_bytes()
    assert base.stat().st_mode & 0o777 == 0o640


def test_a_quotation_wrapped_anew_keeps_its_fingerprint() -> None:
    quotes = ("cures all\n> kinds of *cancer*", "cures\n> all kinds of cancer")
    found = [
        with_fingerprints([Finding("a.md", "x", "overclaim", Severity.ERROR, "m", quote, 0, 1)])[0].fingerprint
        for quote in quotes
    ]
    assert found[0] == found[1]


def contradiction(*quotes: str) -> Entry:
    """The entry of a finding at the first quote, the others being related places."""
    related = tuple(Related("a.md", quote, 0, 1, "m") for quote in quotes[1:])
    finding = Finding("a.md", "x", "contradiction", Severity.ERROR, "m", quotes[0], None, None, related=related)
    return entry_of(with_fingerprints([finding])[0], read_article("a.md", b"Words."))


@pytest.mark.parametrize(
    ("now", "old"),
    [
        pytest.param(("in weeks", "in hours"), True, id="its paragraphs have changed places"),
        pytest.param(("in days", "in hours"), True, id="one of three places is mended"),
        pytest.param(("in hours", "in a week", "in days"), True, id="its other end has other words"),
        pytest.param(("in hours", "in weeks", "in days", "in years"), False, id="a fourth place disagrees, too"),
        pytest.param(("in months", "in years"), False, id="other places"),
    ],
)
def test_a_contradiction_is_known_by_all_its_places(now: tuple[str, ...], *, old: bool) -> None:
    known, left = matched([contradiction(*now)], [contradiction("in hours", "in weeks", "in days")])
    assert bool(known) is old
    assert bool(left) is not old
