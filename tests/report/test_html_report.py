"""The page of one article."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from lint.errors import ReadError
from lint.findings.finding import Exemption, Related, Severity, Suggestion
from lint.findings.result import Result
from lint.read.article import Article
from lint.report.html import render_article

ROWS = [
    ("title", "A spray and its promises"),
    ("paragraph", "The spray cures depression in hours, and it never causes a high."),
    ("heading", "What to know", 4),
    ("list-item", "First visit", 1, 3),
    ("list-item", "Bring a friend", 2),
    ("list-item", "Second visit", 1, 4),
    ("table-header", "Item | Price"),
    ("table-row", "One visit | $900"),
    ("quotation", "It saved me."),
    ("paragraph", "Some people describe a brief high."),
    ("residue", "Share this post"),
]


@pytest.fixture
def article(article_of: Callable[..., Article]) -> Article:
    return article_of(ROWS)


def result_of(article: Article, *findings: Any, **parts: Any) -> Result:
    return Result(article.source.path, article, findings, **parts)


def flat(html: str) -> str:
    return re.sub(r">\s+<", "><", html)


def test_the_article_reads_as_it_was_written(article: Article) -> None:
    html = flat(render_article(result_of(article)))
    assert "<h1>A spray and its promises</h1>" in html
    assert (
        '<ol><li value="3">First visit<ul><li>Bring a friend</li></ul></li><li value="4">Second visit</li></ol>' in html
    )
    assert '<tr><th scope="col">Item</th><th scope="col">Price</th></tr>' in html
    assert "<tr><td>One visit</td><td>$900</td></tr>" in html
    assert "<blockquote><p>It saved me.</p></blockquote>" in html
    assert re.search(r'<div class="residue"[^>]*><p>Share this post</p></div>', html)


def test_headings_leave_out_no_level(article: Article) -> None:
    assert "<h2>What to know</h2>" in render_article(result_of(article))


def test_an_ordered_and_an_unordered_list_at_one_level_are_two_lists(article_of: Callable[..., Article]) -> None:
    rows = [("list-item", "a", 1), ("list-item", "b", 1, 1), ("list-item", "c", 1)]
    html = flat(render_article(result_of(article_of(rows))))
    assert '<ul><li>a</li></ul><ol><li value="1">b</li></ol><ul><li>c</li></ul>' in html


def test_a_list_nested_a_thousand_deep_is_shown(article_of: Callable[..., Article]) -> None:
    rows = [("list-item", f"item {level}", level) for level in range(1, 1001)]
    assert "item 1000" in render_article(result_of(article_of(rows)))


def test_a_second_header_row_starts_a_second_table(article_of: Callable[..., Article]) -> None:
    rows = [("table-header", "a"), ("table-row", "1"), ("table-header", "b"), ("table-row", "2")]
    assert render_article(result_of(article_of(rows))).count("<table>") == 2


def test_an_article_without_a_title_is_headed_by_its_path(article_of: Callable[..., Article]) -> None:
    html = render_article(result_of(article_of([("paragraph", "Words.")])))
    assert '<h1 class="untitled">drafts/sample.md</h1>' in html


def test_a_finding_is_marked_in_place_and_linked_both_ways(
    article: Article, finding_in: Callable[..., Any], page_of: Callable[..., Any]
) -> None:
    page = page_of(result_of(article, finding_in(article, "cures depression")))
    assert 'The spray <mark class="error" data-for="finding-1" id="mark-1">cures depression</mark>' in page.html
    assert page.of("a", href="#finding-1")
    assert page.of("a", href="#mark-1")
    assert page.of("li", id="finding-1")


def test_every_link_inside_the_page_has_its_end(
    article: Article, finding_in: Callable[..., Any], page_of: Callable[..., Any]
) -> None:
    source = article.source.text
    start = source.index("a brief high")
    other = Related(article.source.path, "a brief high", start, start + 12, "The other statement")
    page = page_of(
        result_of(
            article,
            finding_in(article, "cures depression in hours"),
            finding_in(article, "depression in hours, and", severity=Severity.WARNING),
            finding_in(article, "never causes a high", related=(other,)),
            finding_in(article, "cures", last="First visit"),
            finding_in(article, None, category="balance"),
            replace(finding_in(article, None), start=0, end=2, quote="* "),
        )
    )
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.all("href") if link.startswith("#")} <= set(ids)


def test_both_ends_of_a_related_pair_are_marked(article: Article, finding_in: Callable[..., Any]) -> None:
    start = article.source.text.index("a brief high")
    other = Related(article.source.path, "a brief high", start, start + 12, "The other statement")
    html = render_article(result_of(article, finding_in(article, "never causes a high", related=(other,))))
    assert '<mark class="error other-end" data-for="finding-1&#39;" id="mark-1-1">a brief high</mark>' in html
    assert '<a href="#mark-1-1"><q>a brief high</q></a>' in html


def test_a_related_place_in_another_file_is_named_not_linked(article: Article, finding_in: Callable[..., Any]) -> None:
    fact = Related("facts/spray.yaml", "approved: 2019", 4, 18, "Facts file")
    html = render_article(result_of(article, finding_in(article, "cures", related=(fact,))))
    assert '<q>approved: 2019</q> <span class="where">facts/spray.yaml</span>' in html


def test_a_finding_over_several_blocks_is_marked_in_each(article: Article, finding_in: Callable[..., Any]) -> None:
    html = render_article(result_of(article, finding_in(article, "never causes a high.", last="Bring")))
    marked = re.findall(r'<mark[^>]*data-for="finding-1"[^>]*>([^<]*)</mark>', html)
    assert marked == ["never causes a high.", "What to know", "First visit", "Bring"]
    assert html.count('id="mark-1"') == 1


def test_findings_about_the_whole_article_come_first_with_letters(
    article: Article, finding_in: Callable[..., Any], page_of: Callable[..., Any]
) -> None:
    whole = finding_in(article, None, category="balance", which="harms")
    page = page_of(result_of(article, finding_in(article, "cures"), whole))
    assert [card["id"] for card in page.of("li") if "data-severity" in card] == ["finding-a", "finding-1"]
    assert "The article as a whole" in page.words
    assert "harms" in page.words


def test_a_finding_outside_the_blocks_is_listed_with_its_quote(
    article: Article, finding_in: Callable[..., Any]
) -> None:
    stray = replace(finding_in(article, None), start=0, end=2, quote="* ")
    html = render_article(result_of(article, stray, finding_in(article, "cures")))
    assert html.index('id="finding-1"') < html.index('id="finding-2"')
    assert html.index("Outside the text shown here") < html.index('id="finding-2"')
    assert "<q>* </q>" in html
    assert "mark-2" not in html


def test_a_card_says_all_that_a_finding_says(
    article: Article, finding_in: Callable[..., Any], page_of: Callable[..., Any]
) -> None:
    finding = finding_in(
        article,
        "cures depression",
        message="Promises a cure.",
        why="A cure stays.",
        advice="Say what was measured.",
        suggestions=(Suggestion("eases depression", 0, 1, safe=True), Suggestion("", 0, 1)),
        references=("https://www.example.org/guide/", "AMA Manual of Style 11.12"),
    )
    page = page_of(result_of(article, finding))
    for words in ("error", "overclaim / cure-claim", "line 3", "Promises a cure.", "A cure stays.", "safe to apply",
                  "Say what was measured.", "eases depression", "take the words out", "AMA Manual"):  # fmt: skip
        assert words in page.words
    assert page.of("a", href="https://www.example.org/guide/", rel="noopener noreferrer external")
    assert len(page.of("button", **{"class": "copy needs-js"})) == 1


def test_filters_count_severities_and_categories(
    article: Article, finding_in: Callable[..., Any], page_of: Callable[..., Any]
) -> None:
    page = page_of(
        result_of(
            article,
            finding_in(article, "cures"),
            finding_in(article, "never", severity=Severity.WARNING),
            finding_in(article, "brief", severity=Severity.WARNING, category="evidence"),
        )
    )
    assert [box["value"] for box in page.of("input", name="severity")] == ["error", "warning"]
    assert [box["value"] for box in page.of("input", name="category")] == ["overclaim", "evidence"]
    assert re.findall(r'<span class="count">(\d)</span>', page.html) == ["1", "2", "2", "1"]


def test_controls_that_need_a_script_are_hidden_without_one(article: Article, finding_in: Callable[..., Any]) -> None:
    html = render_article(result_of(article, finding_in(article, "cures", why="w")))
    assert ":root:not(.js) .needs-js" in html
    for found in re.finditer(r"<(button|form|input)\b[^>]*>", html.split("</style>")[1]):
        before = html.split("</style>")[1][: found.start()]
        inside = before.rfind("needs-js") > max(before.rfind("</form>"), before.rfind("</section>"), -1)
        hidden = "needs-js" in found[0] or inside or "<dialog" in before or 'id="slip"' in before
        assert hidden, found[0]


def test_a_clean_article_says_so_calmly(article: Article, page_of: Callable[..., Any]) -> None:
    page = page_of(result_of(article))
    assert "No findings" in page.words
    assert "Nothing found." in page.words
    assert not page.of("form", id="filters")


def test_what_was_let_go_is_counted_with_its_reason(article: Article, page_of: Callable[..., Any]) -> None:
    exempt = Exemption(article.source.path, "absolute-words", "overclaim", "never", 30, 35, "quoted")
    page = page_of(result_of(article, exempt=(exempt,)))
    assert "Matched and let go (1)" in page.words
    assert "quoted" in page.words


def test_an_input_that_could_not_be_read_gets_a_page_with_the_reason(page_of: Callable[..., Any]) -> None:
    page = page_of(Result("a.md", None, error=ReadError("not text: a NUL byte at offset 3", path="a.md")))
    assert "not text: a NUL byte at offset 3" in page.words


def test_the_way_the_text_was_read_is_told(article: Article, page_of: Callable[..., Any]) -> None:
    told = replace(article, source=replace(article.source, notes=("read as windows-1252",)), notes=("found by main",))
    page = page_of(result_of(told), index_href="index.html", generated="12 May 2025")
    assert "read as windows-1252" in page.words
    assert "found by main" in page.words
    assert "12 May 2025" in page.words
    assert page.of("a", href="index.html")


def test_two_renderings_are_the_same(article: Article, finding_in: Callable[..., Any]) -> None:
    result = result_of(article, finding_in(article, "cures"))
    assert render_article(result) == render_article(result)


def test_the_page_adds_less_than_sixty_kilobytes_to_an_article(article: Article) -> None:
    assert len(render_article(result_of(article)).encode()) < 60_000
