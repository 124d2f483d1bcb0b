"""The words of any span of an article are the words at its place in the source, in every format."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.read.article import Article
from lint.read.load import read_article
from lint.read.source import Format

# Words have no "q": markup that holds letters is made of them alone, or of tags.
WORDS = st.text("abcdefghABCéßñ中", min_size=1, max_size=6)
INLINE_TEXT = (
    "{}",
    "{}\u00ad{}",
    "{}\u00a0{}",
    "{}\u2009{}",
    "{}\u200b{}",
    "{}\t{}",
    "{}  {}",
    "{}’{}",
    "{}.",
    "“{}”",
    "**{}**",
)
INLINE_MARKDOWN = (
    "{}",
    "**{}**",
    "*{}*",
    "[{}](/qqq)",
    "`{}`",
    "{}&eacute;{}",
    "{} &amp; {}",
    "{}\u00ad{}",
    "<b>{}</b>",
    "{}<br>{}",
    "{}\u00a0{}",
    "![qq](/qq) {}",
    "{}—{}",
    "~~{}~~",
    "{}\\*{}",
    "<!-- qq --> {}",
    "{}&nbsp;{}",
    "{} 🙂",
)
INLINE_HTML = (
    "{}",
    "<b>{}</b>",
    '<a href="/qqq">{}</a>',
    "{}&eacute;{}",
    "{} &amp; {}",
    "{}&shy;{}",
    "{}<br>{}",
    "{}&#160;{}",
    "<!-- qq -->{}",
    "{}<i>{}</i>",
    "{}\u200b{}",
    "{}&#x2014;{}",
    "{}  \n {}",
    "<script>qq</script>{}",
    "<q>{}",
    "{} 🙂",
)
BLOCKS_TEXT = ("{}", "- {}", "  • {}", "2. {}", "| {} | {} |", "> {}", "{}:", "{}?", "# {}")
BLOCKS_MARKDOWN = (
    "{}",
    "# {}",
    "- {}",
    "3. {}",
    "> {}",
    "- {}\n  - {}",
    "{}\n{}",
    "{}\\\n{}",
    "| {} | {} |\n|---|---|\n| {} | |",
)
BLOCKS_HTML = (
    "<p>{}</p>",
    "<h1>{}</h1>",
    "<ul><li>{}<li>{}</ul>",
    "<div>{}<p>{}</div>",
    "<blockquote>{}</blockquote>",
    "{}",
    "<pre>{}\n{}</pre>",
    "<table><tr><th>{}</th><th>{}</th></tr><tr><td>{}<td></table>",
    "<dl><dt>{}<dd>{}</dl>",
    "</p>{}</div>",
)


def documents(inline: tuple[str, ...], blocks: tuple[str, ...]) -> st.SearchStrategy[str]:
    part = st.builds(lambda form, a, b: form.format(a, b), st.sampled_from(inline), WORDS, WORDS)
    run = st.lists(part, min_size=1, max_size=5).map(" ".join)
    block = st.builds(
        lambda form, runs: form.format(*runs), st.sampled_from(blocks), st.lists(run, min_size=4, max_size=4)
    )
    ends = st.sampled_from(("\n", "\r\n"))
    return st.builds(
        lambda parts, end: "\n\n".join(parts).replace("\n", end), st.lists(block, min_size=1, max_size=6), ends
    )


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalpha() and char != "q")


def letters_of_source(text: str, kind: Format) -> str:
    if kind != "text":
        text = re.sub(r"<!--.*?-->|<script>.*?</script>|<[^>]*>", "", text)
        text = html.unescape(text)
    return letters(text)


def verify(article: Article, kind: Format, start: int, end: int) -> None:
    source = article.source.text
    for segment in article.segments:
        words = article.text[segment.start : segment.start + segment.length]
        if segment.verbatim:
            assert segment.length == segment.source_length
            assert words == source[segment.source_start :][: segment.length]
    assert "\n".join(article.text[block.start : block.end] for block in article.blocks) == article.text
    assert not re.search(r"[^\S \n]|  | \n|\n |\n\n", article.text)
    place = article.to_source(start, end)
    assert letters_of_source(source[slice(*place)], kind) == letters(article.text[start:end])
    for block in article.blocks:
        for first, last in block.cells:
            assert block.start <= first <= last <= block.end


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        pytest.param("text", documents(INLINE_TEXT, BLOCKS_TEXT), id="text"),
        pytest.param("markdown", documents(INLINE_MARKDOWN, BLOCKS_MARKDOWN), id="markdown"),
        pytest.param("html", documents(INLINE_HTML, BLOCKS_HTML), id="html"),
    ],
)
@given(data=st.data())
def test_the_words_of_a_span_are_the_words_at_its_place(
    kind: Format, texts: st.SearchStrategy[str], data: st.DataObject
) -> None:
    text = data.draw(texts)
    article = read_article("a", text.encode(), format=kind)
    start = data.draw(st.integers(0, len(article.text)))
    verify(article, kind, start, data.draw(st.integers(start, len(article.text))))


@pytest.mark.parametrize("kind", ["text", "markdown", "html"])
@given(text=st.text(st.sampled_from("ab \n\r\t\u00a0\u00ad\u200b#*_-|>`[]()!<>/&;=\"'1.é🙂"), max_size=120))
def test_any_text_is_read_without_a_crash_and_maps_back(kind: Format, text: str) -> None:
    article = read_article("a", text.encode(), format=kind)
    source = article.source.text
    assert "\n".join(article.text[block.start : block.end] for block in article.blocks) == article.text
    starts = [segment.start for segment in article.segments]
    assert starts == sorted(starts)
    for segment in article.segments:
        assert 0 <= segment.source_start <= segment.source_start + segment.source_length <= len(source)
        if segment.verbatim:
            words = source[segment.source_start : segment.source_start + segment.source_length]
            assert words == article.text[segment.start : segment.start + segment.length]


@pytest.mark.parametrize("kind", ["text", "markdown", "html"])
def test_no_letter_of_the_prose_is_lost(kind: Format) -> None:
    texts = {
        "text": "A title here\n\n- one item\n\n| cell a | cell b |\n\nLast words.",
        "markdown": "# A title here\n\n- one item\n\n| cell a | cell b |\n|--|--|\n\nLast words.",
        "html": "<h1>A title here</h1><li>one item</li><table><tr><td>cell a<td>cell b</table>Last words.",
    }
    article = read_article("a", texts[kind].encode(), format=kind)
    assert article.text.split() == "A title here one item cell a cell b Last words.".split()
