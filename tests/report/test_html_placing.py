"""The way back from the source to the article's text."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from lint.read.article import Article, Block, BlockKind, Segment
from lint.read.source import Source
from lint.report.placing import TextMap

# (words, verbatim, markup that stands before them in the source)
PARTS = st.lists(
    st.tuples(
        st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1, max_size=6),
        st.booleans(),
        st.sampled_from(["", "**", "<b>", "  \n", "&#8203;"]),
    ),
    min_size=1,
    max_size=8,
)


def article_from(parts: list[tuple[str, bool, str]]) -> Article:
    source, text, segments = "", "", []
    for words, verbatim, markup in parts:
        source += markup
        written = words if verbatim else f"&{words};"
        segments.append(Segment(len(text), len(words), len(source), len(written), verbatim))
        text += words
        source += written
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    return Article(Source("a.md", source, "markdown"), text, (block,), tuple(segments))


@given(PARTS, st.data())
def test_words_come_back_to_where_they_stood(parts: list[tuple[str, bool, str]], data: st.DataObject) -> None:
    article = article_from(parts)
    start = data.draw(st.integers(0, len(article.text) - 1))
    end = data.draw(st.integers(start + 1, len(article.text)))
    ranges = TextMap(article).ranges(*article.to_source(start, end))
    assert len(ranges) == 1
    low, high = ranges[0]
    assert low <= start
    assert end <= high
    # No more than the words, but that a part which is not verbatim comes as a whole.
    edges = {s.start for s in article.segments} | {s.start + s.length for s in article.segments}
    assert low == start or low in edges
    assert high == end or high in edges


@given(PARTS, st.integers(0, 80), st.integers(0, 80))
def test_any_span_of_the_source_gives_ranges_of_the_text_in_order(
    parts: list[tuple[str, bool, str]], one: int, other: int
) -> None:
    article = article_from(parts)
    length = len(article.source.text)
    start, end = sorted((min(one, length), min(other, length)))
    ends = [0]
    for low, high in TextMap(article).ranges(start, end):
        assert ends[-1] <= low <= high <= len(article.text)
        ends.append(high)


def test_markup_between_words_does_not_part_a_range() -> None:
    article = article_from([("a cure ", True, ""), ("for", True, "**"), (" all", True, "**")])
    assert article.source.text == "a cure **for** all"
    assert TextMap(article).ranges(2, 18) == ((2, 14),)


def test_a_span_of_markup_alone_has_no_place_in_the_text() -> None:
    article = article_from([("a ", True, ""), ("b", True, "**")])
    assert TextMap(article).ranges(2, 4) == ()
    assert not TextMap(article).shows(2, 4)


def test_an_entity_comes_as_a_whole() -> None:
    article = article_from([("salt ", True, ""), ("&", False, ""), (" water", True, "")])
    assert article.source.text == "salt &&; water"
    assert TextMap(article).ranges(6, 7) == ((5, 6),)


def test_a_point_in_the_source_is_a_point_in_the_text() -> None:
    article = article_from([("one", True, "* "), ("two", True, "  \n")])
    text_map = TextMap(article)
    assert [text_map.ranges(at, at) for at in (0, 3, 5, 9)] == [((0, 0),), ((1, 1),), ((3, 3),), ((4, 4),)]


def test_words_moved_in_the_text_give_a_range_each() -> None:
    source = Source("a.html", "note body", "html")
    segments = (Segment(0, 4, 5, 4), Segment(4, 4, 0, 4))  # "body" is read before "note"
    block = Block(BlockKind.PARAGRAPH, 0, 8)
    assert TextMap(Article(source, "bodynote", (block,), segments)).ranges(2, 7) == ((0, 2), (6, 8))


def test_an_article_without_segments_has_no_places() -> None:
    empty = Article(Source("a.md", "x", "markdown"), "", (), ())
    assert TextMap(empty).ranges(0, 1) == ()
    assert TextMap(empty).ranges(0, 0) == ()


def test_what_stands_between_cells_is_not_shown(article_of: Callable[..., Article]) -> None:
    article = article_of([("table-row", "one | two")])
    text_map = TextMap(article)
    assert text_map.shows(2, 5)
    assert not text_map.shows(5, 8)
