"""The claims of an article on its page: the table, and the links that join the ends of a contradiction."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from lint.claims.claim import Certainty, Claim, Span, Subject, Value
from lint.findings.finding import Finding, Related, Severity
from lint.findings.result import Result
from lint.read.article import Article
from lint.report.html import render_article

ROWS = [
    ("title", "A spray and its promises"),
    ("paragraph", "The spray blocks the receptor."),
    ("list-item", "It helps within minutes.", 1),
    ("table-row", "Onset | after two weeks"),
    ("paragraph", "The spray stimulates the receptor, it says. Relief comes in a day."),
]


@pytest.fixture
def article(article_of: Callable[..., Article]) -> Article:
    return article_of(ROWS)


def claim(article: Article, quote: str, attribute: str = "onset-of-benefit", **parts: Any) -> Claim:
    start = article.source.text.index(quote)
    end = start + len(quote)
    values: dict[str, Any] = {
        "attribute": attribute,
        "subject": Subject("esketamine", "clause"),
        "value": Value("", 48, 336, "hour"),
        "certainty": Certainty.STATED,
        "span": Span(article.source.path, start, end, start, end, quote, 0, 0),
    }
    return Claim(**{**values, **parts})


def contradiction(article: Article, finding_in: Callable[..., Finding], *quotes: str, rule: str) -> Finding:
    text = article.source.text
    ends = [(text.index(quote), quote) for quote in quotes[1:]]
    related = tuple(Related(article.source.path, quote, at, at + len(quote), "the other end") for at, quote in ends)
    return finding_in(article, quotes[0], category="contradiction", rule=rule, related=related)


@pytest.fixture
def result(article: Article, finding_in: Callable[..., Finding]) -> Result:
    """Two contradictions, one of them with three places, and claims at all of these and elsewhere."""
    claims = (
        claim(article, "blocks the receptor", "receptor-action", value=Value("blocks"), item="nmda receptor"),
        claim(article, "within minutes", value=Value("", 1 / 30, 1.0, "hour"), certainty=Certainty.HEDGED),
        claim(article, "after two weeks", value=Value("", 336, 336, "hour")),
        claim(article, "stimulates the receptor", "receptor-action", value=Value("stimulates"), item="nmda receptor"),
        claim(article, "in a day", value=Value("", 24, 24, "hour"), set_aside='bounded: "some"'),
    )
    findings = (
        contradiction(
            article, finding_in, "blocks the receptor", "stimulates the receptor", rule="conflicting-mechanism"
        ),
        contradiction(article, finding_in, "within minutes", "after two weeks", "in a day", rule="conflicting-times"),
    )
    return Result(article.source.path, article, findings, claims=claims)


def ties(html: str) -> list[tuple[str, str, str]]:
    """Colour, address and words of the links in the text."""
    return re.findall(r'<a class="tie tie-(.)" href="(#[^"]*)" data-tie[^>]*>([^<]*) <', html)


def table_rows(html: str) -> list[str]:
    """The words of each row of the table."""
    table = re.search(r'<section class="claims".*?</table>', html, re.DOTALL)
    found = re.findall(r"<tr[^>]*>(.*?)</tr>", table[0], re.DOTALL) if table else []
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in found]


def test_an_article_without_claims_has_no_table(article: Article) -> None:
    html = render_article(Result(article.source.path, article))
    assert not table_rows(html)
    assert 'id="claims-title"' not in html
    assert '<a href="#claims-title"' not in html


def test_claims_stand_by_attribute_and_then_by_place(result: Result) -> None:
    rows = table_rows(render_article(result))
    assert [row for row in rows if row in {"onset of benefit", "receptor action"}] == [
        "onset of benefit",
        "receptor action",
    ]
    values = ["2 to 60 minutes", "2 weeks", "1 day", "nmda receptor: blocks", "nmda receptor: stimulates"]
    places = [next(n for n, row in enumerate(rows) if value in row) for value in values]
    assert places == sorted(places)


def test_a_row_says_how_surely_in_which_circumstances_and_why_it_is_not_compared(article: Article) -> None:
    named = {"condition": frozenset({"depression", "anxiety"}), "setting": frozenset({"overdose"})}
    one = claim(article, "in a day", certainty=Certainty.HEDGED, circumstances=named, set_aside='bounded: "some"')
    row = table_rows(render_article(Result(article.source.path, article, claims=(one,))))[-1]
    for words in (
        "esketamine",
        "2 to 14 days",
        "hedged",
        "condition anxiety, depression",
        "setting overdose",
        "line 9",
    ):
        assert words in row
    assert "not compared: bounded: &#34;some&#34;" in row


def test_an_intervention_that_is_not_named_is_said_to_be_so(article: Article) -> None:
    one = claim(article, "in a day", subject=Subject(None))
    assert table_rows(render_article(Result(article.source.path, article, claims=(one,))))[-1].startswith("not said")


def test_every_link_of_the_page_has_its_end_and_every_id_is_there_once(
    result: Result, page_of: Callable[..., Any]
) -> None:
    page = page_of(result)
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    links = {link[1:] for link in page.all("href") if link.startswith("#")}
    assert links <= set(ids)
    assert {f"claim-{number}" for number in range(1, 6)} <= links


def test_a_row_leads_to_its_words_whether_they_are_marked_or_not(
    article: Article, finding_in: Callable[..., Any]
) -> None:
    claims = (claim(article, "blocks the receptor"), claim(article, "after two weeks"), claim(article, "in a day"))
    html = render_article(
        Result(article.source.path, article, (finding_in(article, "The spray blocks the receptor"),), claims=claims)
    )
    assert re.search(r'<mark[^>]*><span class="spot" id="claim-1"></span>blocks the receptor</mark>', html)
    assert '<td><span class="spot" id="claim-2">after two weeks</span></td>' in html
    assert '<span class="spot" id="claim-3">in a day</span>.' in html


def test_two_claims_on_the_same_words_have_a_place_each(article: Article, page_of: Callable[..., Any]) -> None:
    claims = (claim(article, "in a day"), claim(article, "in a day", "duration-of-benefit"))
    page = page_of(Result(article.source.path, article, claims=claims))
    assert {"claim-1", "claim-2"} <= set(page.all("id"))


def test_a_claim_outside_the_text_shown_has_no_link(article: Article, page_of: Callable[..., Any]) -> None:
    stray = replace(
        claim(article, "in a day"), span=replace(claim(article, "in a day").span, source_start=0, source_end=2)
    )
    page = page_of(Result(article.source.path, article, claims=(stray,)))
    assert not [link for link in page.all("href") if link.startswith("#claim-") and link != "#claims-title"]
    assert "line 1" in page.words


def test_each_end_of_a_contradiction_leads_to_the_other(result: Result) -> None:
    found = ties(render_article(result))
    assert ("a", "#mark-1-1", "disagrees with line 9") in found
    assert ("a", "#mark-1", "disagrees with line 3") in found
    assert ("b", "#mark-2-1", "disagrees with line 7") in found
    assert ("b", "#mark-2", "disagrees with line 5") in found


def test_the_ends_share_their_number_and_say_which_way_to_go(result: Result, page_of: Callable[..., Any]) -> None:
    links = [link for link in page_of(result).of("a") if link.get("data-tie") == "finding-1"]
    assert [link["aria-label"] for link in links] == [
        "Disagrees with line 9, further down: finding 1",
        "Disagrees with line 3, further up: finding 1",
    ]


def test_a_third_place_leads_to_the_one_it_disagrees_with(result: Result) -> None:
    *others, third = result.claims
    quick = replace(third, value=Value("", 1 / 30, 1.0, "hour"))
    assert ties(render_article(replace(result, claims=(*others, quick))))[-1] == (
        "b", "#mark-2-1", "disagrees with line 7",
    )  # fmt: skip
    slow = replace(third, value=Value("", 336.0, 336.0, "hour"))
    assert ties(render_article(replace(result, claims=(*others, slow))))[-1] == (
        "b", "#mark-2", "disagrees with line 5",
    )  # fmt: skip


def test_a_third_place_of_which_nothing_is_known_leads_to_the_first(result: Result) -> None:
    assert ties(render_article(replace(result, claims=())))[-1] == ("b", "#mark-2", "compare line 5")


def test_disagreeing_claims_are_marked_in_the_table(result: Result) -> None:
    html = render_article(result)
    rows = table_rows(html)
    assert "1 disagrees with line 9" in next(row for row in rows if "nmda receptor: blocks" in row)
    assert "2 disagrees with line 5" in next(row for row in rows if "2 weeks" in row)
    assert html.count('<tr class="tied tie-a">') == 2
    assert "5 disagree" in html


def test_a_claim_on_other_matters_at_the_same_words_is_not_marked(result: Result, article: Article) -> None:
    other = claim(article, "blocks the receptor", "intoxication", value=Value("yes"))
    html = render_article(replace(result, claims=(other,)))
    assert "disagrees" not in table_rows(html)[-1]


def test_a_pair_in_another_file_or_outside_the_text_has_no_link(
    article: Article, finding_in: Callable[..., Any]
) -> None:
    far = Related("b.md", "x", 0, 1, "the other end")
    hidden = Related(article.source.path, "* ", 0, 2, "the other end")
    for other in (far, hidden):
        finding = finding_in(article, "in a day", category="contradiction", related=(other,))
        assert not ties(render_article(Result(article.source.path, article, (finding,))))


def test_a_repetition_is_no_contradiction(article: Article, finding_in: Callable[..., Any]) -> None:
    start = article.source.text.index("in a day")
    again = Related(article.source.path, "in a day", start, start + 8, "again")
    finding = finding_in(article, "within minutes", category="text", related=(again,))
    assert not ties(render_article(Result(article.source.path, article, (finding,))))


def test_a_fact_shows_its_source_unfolded_and_marks_its_claim(
    article: Article, finding_in: Callable[..., Any], page_of: Callable[..., Any]
) -> None:
    message = "Not so: it blocks the receptor (source: FDA label, 2019; as of 2025-06)"
    source = "https://www.accessdata.fda.gov/label.pdf"
    fact = finding_in(
        article, "stimulates the receptor", category="fact", rule="wrong-mechanism", message=message, why="w",
        severity=Severity.ERROR, references=(source,),
    )  # fmt: skip
    claims = (claim(article, "stimulates the receptor", "receptor-action", value=Value("stimulates")),)
    page = page_of(Result(article.source.path, article, (fact,), claims=claims))
    assert message in page.words
    card = page.html.split('id="finding-1"')[1].split("</li>")[0]
    shown, folded = card.split('class="more"')
    assert f'href="{source}"' in shown
    assert source not in folded
    assert "1 disagrees with a known fact" in table_rows(page.html)[-1]


def test_hostile_words_of_a_claim_are_shown_as_words(hostile: Result, page_of: Callable[..., Any]) -> None:
    article = hostile.article
    assert article is not None
    bad = "<script>document.title='ran'</script>"
    named = {bad: frozenset({bad})}
    one = claim(
        article, bad, bad, subject=Subject(bad), value=Value(bad, 1, 2, bad), item=bad, set_aside=bad,
        circumstances=named,
    )  # fmt: skip
    page = page_of(replace(hostile, claims=(one,)))
    assert page.html.count("</script>") == 2
    assert not [tag for tag, _ in page.tags if tag in ("img", "iframe")]
    row = table_rows(page.html)[-1]
    assert row.count("&lt;script&gt;document.title=&#39;ran&#39;&lt;/script&gt;") >= 6
