import time
from collections.abc import Callable

import pytest

from lint.read import main_text
from lint.read.load import read_article

Shape = Callable[..., list[tuple[str, str]]]

PAGE = """<!doctype html><html><head><title>Knees | Clinic</title>
<meta name="author" content="A. Example"><meta property="article:published_time" content="2024-05-01">
<style>p {{ color: red }}</style></head><body>
<header><nav><a href="/">Home</a> <a href="/b">Blog</a></nav></header>
<div class="cookie-notice">We use cookies.</div>
{}
<aside><h3>Recent posts</h3><ul><li>Cured in an hour</li></ul></aside>
<footer>© Clinic. All rights reserved.</footer><script>var a = "<p>no</p>";</script></body></html>"""
ARTICLE = "<h1>Sore knees</h1><p>Exercise helps most people.</p><h2>Risks</h2><ul><li>Falls</li></ul>"


@pytest.fixture
def without_trafilatura(monkeypatch: pytest.MonkeyPatch) -> None:
    """Text that only a page without marks would need is found without the optional package."""

    monkeypatch.setattr(main_text, "extractor", lambda: None)


@pytest.mark.parametrize("tag", ["main", "article", 'div role="main"'])
def test_the_main_text_of_a_page_is_read_and_its_frame_is_not(shape: Shape, tag: str) -> None:
    page = PAGE.format(f"<{tag}>{ARTICLE}</{tag.split(maxsplit=1)[0]}>")
    assert shape("a.html", page) == [
        ("title", "Sore knees"),
        ("paragraph", "Exercise helps most people."),
        ("heading", "Risks"),
        ("list-item", "Falls"),
    ]


@pytest.mark.usefixtures("without_trafilatura")
def test_a_page_without_marks_is_read_whole_but_for_its_frame(shape: Shape) -> None:
    page = PAGE.format(f"<div>{ARTICLE}</div>")
    assert [kind for kind, _ in shape("a.html", page)] == ["title", "paragraph", "heading", "list-item"]
    assert "whole body" in read_article("a.html", page.encode()).notes[0]


def test_what_trafilatura_keeps_bounds_the_text_and_loses_nothing_between(
    monkeypatch: pytest.MonkeyPatch, shape: Shape
) -> None:
    class Extractor:
        @staticmethod
        def extract(_: str, **__: object) -> str:
            return "Exercise helps most people.\n\nWalk a mile on every day."

    monkeypatch.setattr(main_text, "extractor", lambda: Extractor)
    page = PAGE.format(f"<p>Ten offers</p><div>{ARTICLE}<p>Walk a mile on every day.</p></div><p>More offers</p>")
    assert [text for _, text in shape("a.html", page)] == [
        "Sore knees",
        "Exercise helps most people.",
        "Risks",
        "Falls",
        "Walk a mile on every day.",
    ]


def test_an_extractor_that_fails_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    class Extractor:
        @staticmethod
        def extract(_: str, **__: object) -> str:
            raise RuntimeError

    monkeypatch.setattr(main_text, "extractor", lambda: Extractor)
    assert "Exercise helps" in read_article("a.html", PAGE.format(ARTICLE).encode()).text


def test_an_extractor_that_cannot_be_imported_is_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(main_text.importlib, "import_module", refuse)
    main_text.extractor.cache_clear()
    assert main_text.extractor() is None
    main_text.extractor.cache_clear()


def test_a_page_that_marks_its_text_imports_no_extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main_text, "extractor", lambda: pytest.fail("imported"))
    assert read_article("a.html", PAGE.format(f"<main>{ARTICLE}</main>").encode()).blocks


def test_a_fragment_is_read_whole(shape: Shape) -> None:
    text = 'Loose words.<div class="share">Shared words.</div><form><p>Asked words.</p></form>'
    assert [words for _, words in shape("a.html", text)] == ["Loose words.", "Shared words.", "Asked words."]


def test_metadata_comes_from_the_head_and_from_structured_data() -> None:
    article = read_article("a.html", PAGE.format(f"<main>{ARTICLE}</main>").encode())
    assert article.metadata == {"title": "Knees | Clinic", "author": "A. Example", "date": "2024-05-01"}
    linked = (
        '<script type="application/ld+json">{"@graph": [{"headline": "Knees", '
        '"author": [{"name": "B"}, "C"], "datePublished": "2024"}]}</script>'
    )
    assert read_article("a.html", (linked + "<p>Text.").encode()).metadata == {
        "title": "Knees",
        "author": "B, C",
        "date": "2024",
    }


@pytest.mark.parametrize("data", ["{", "[" * 9000, '{"author": {"name": {"name": 1}}}', "null", '{"@graph": 3}'])
def test_structured_data_that_is_broken_is_passed_over(data: str) -> None:
    page = f'<script type="application/ld+json">{data}</script><p>Text.'
    assert read_article("a.html", page.encode()).metadata == {}


def test_without_a_main_heading_the_title_of_the_page_is_the_title_with_its_place() -> None:
    article = read_article("a.html", b"<html><title>Knees &amp; hips</title><body><p>Text.")
    title = article.blocks[0]
    assert (title.kind.value, article.text[title.start : title.end]) == ("title", "Knees & hips")
    assert article.source.text[slice(*article.to_source(title.start, title.end))] == "Knees &amp; hips"


def test_inline_tags_join_and_block_tags_part(shape: Shape) -> None:
    assert shape(
        "a.html", "<p>Keta<b>mine</b> is&nbsp;a <a href=x>drug</a>.<p>It<br>helps.<br><br>Some.<div>More.</div>"
    ) == [
        ("paragraph", "Ketamine is a drug."),
        ("paragraph", "It helps."),
        ("paragraph", "Some."),
        ("paragraph", "More."),
    ]


def test_kinds_come_from_tags() -> None:
    text = (
        "<ol start=4><li>four<ul><li>in</ul><li value=9>nine</ol>"
        "<blockquote><p>said</blockquote><dl><dt>word<dd>sense</dl>"
    )
    article = read_article("a.html", text.encode())
    found = [(b.kind.value, b.level, b.number, article.text[b.start : b.end]) for b in article.blocks]
    assert found == [
        ("list-item", 1, 4, "four"),
        ("list-item", 2, None, "in"),
        ("list-item", 1, 9, "nine"),
        ("quotation", 0, None, "said"),
        ("list-item", 1, None, "word"),
        ("list-item", 1, None, "sense"),
    ]


def test_tables_of_data_have_rows_and_tables_for_layout_have_none(shape: Shape) -> None:
    article = read_article("a.html", b"<table><tr><th>Drug<th>Dose<tr><td>Aspirin<td>100 mg<tr><td><td>x</table>")
    assert [block.header for block in article.blocks] == [True, False, False]
    assert [[article.text[s:e] for s, e in b.cells] for b in article.blocks][1:] == [["Aspirin", "100 mg"], ["", "x"]]
    layout = "<table><tr><td>Menu<td><h2>Knees</h2><p>One.<p>Two.<p>Three.</table>"
    assert [kind for kind, _ in shape("a.html", layout)] == [
        "paragraph",
        "heading",
        "paragraph",
        "paragraph",
        "paragraph",
    ]


def test_items_behind_single_breaks_are_list_items(shape: Shape) -> None:
    text = "<p>Three steps:<br>\n1. Rest well<br/>\n2. Drink enough</p>"
    assert shape("a.html", text) == [
        ("paragraph", "Three steps:"),
        ("list-item", "Rest well"),
        ("list-item", "Drink enough"),
    ]


def test_a_question_that_unfolds_is_a_heading(shape: Shape) -> None:
    text = "<details><summary>Is it safe?</summary>For most.</details><button>Does it hurt?</button><p>No.</p>"
    assert [kind for kind, _ in shape("a.html", text)] == ["heading", "paragraph", "heading", "paragraph"]


def test_marks_of_notes_go_and_exponents_stay(shape: Shape) -> None:
    text = "<p>It fell.<sup>2</sup> In most<sup>3,4</sup> people of 30 kg/m<sup>2</sup>.</p>"
    assert shape("a.html", text) == [("paragraph", "It fell. In most people of 30 kg/m2.")]


def test_what_is_not_shown_is_not_read(shape: Shape) -> None:
    text = (
        "<p>A<!-- b > c --><script>if (a < b) {}</script><style>d</style>"
        "<svg><text>e</text></svg><?php echo $a->b; ?> word</p>"
    )
    assert shape("a.html", text) == [("paragraph", "A word")]


def test_an_apostrophe_in_a_tag_swallows_no_prose(shape: Shape) -> None:
    assert shape("a.html", "<p don't>It's here.</p><p title=\"a > b\">So's this.</p>") == [
        ("paragraph", "It's here."),
        ("paragraph", "So's this."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a < b and c > d",
        "5 <6 mg",
        "<p>unclosed <b",
        "<p>x</p",
        "<!-- never closed <p>Words here.",
        "<svg><p>Words here.",
        "</div></p>Words",
    ],
)
def test_words_in_malformed_html_are_kept(text: str) -> None:
    assert read_article("a.html", text.encode()).text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 25_000 + "x",
        "<table><tr><td>a" * 8_000,
        "<ul><li>a" * 15_000,
        "<nav>" * 15_000 + "</main>" * 15_000,
        "<a " * 40_000,
        '<a b="' * 40_000,
        "<a x" * 40_000 + '=">"',
        "<!--" * 40_000,
        "<script>" * 25_000,
        "&am" * 60_000,
        "<" * 100_000,
        "a<br>" * 15_000,
        "<p>a" + " " * 1_000_000 + "b",
    ],
    ids=lambda text: text[:12],
)
def test_hostile_html_takes_bounded_time(text: str) -> None:
    start = time.perf_counter()
    read_article("a.html", text.encode())
    assert time.perf_counter() - start < 10
