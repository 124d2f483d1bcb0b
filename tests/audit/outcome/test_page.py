"""The ranked page: what it lists, counts and links to, and that nothing hostile in a crawl becomes part of it."""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64decode, b64encode
from collections.abc import Callable
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from lint.audit.copies import write_copies
from lint.audit.page.charts import WIDE, category_bars, site_bars, time_columns
from lint.audit.page.ranked import worst
from lint.audit.page.render import write_page
from lint.audit.page.summary import summary_of
from lint.audit.tables import write_tables

Make = Callable[..., Any]
HOSTILE = """"'></script><script>document.title='ran'</script><img src=x onerror="document.title='ran'"><!--"""


@pytest.fixture
def audited(tmp_path: Path, write_parts: Make) -> Make:
    """A folder with the tables of these rows."""

    def make(*rows: dict[str, Any]) -> Path:
        write_tables(write_parts(rows), tmp_path, entries=len(rows), about={})
        write_copies(tmp_path, about={})
        return tmp_path

    return make


@pytest.fixture
def page(audited: Make) -> Make:
    def make(*rows: dict[str, Any], **options: Any) -> str:
        text: str = write_page(audited(*rows), **options).read_text("utf-8")
        return text

    return make


def data_of(page: str) -> Any:
    found = re.search(r'<script type="text/plain" id="data">([^<]*)</script>', page)
    assert found
    return json.loads(gzip.decompress(b64decode(found[1])))


def test_the_worst_come_first_and_equals_in_the_order_of_the_input(audited: Make, linted: Make, finding: Make) -> None:
    short, hint = linted(2, finding(), words=100), finding(severity="suggestion")
    assert worst(audited(linted(0, hint), linted(1), short, linted(3, finding()), linted(4))) == [2, 3, 0, 1, 4]


def test_only_linted_articles_are_ranked(page: Make, linted: Make) -> None:
    twin = linted(1) | {"status": "duplicate", "duplicate_of": "page-0"}
    away = linted(2) | {"status": "skipped", "reason": "not about health"}
    lost = linted(3) | {"status": "failed", "reason": "took longer than 60 s"}
    html = page(linted(0), twin, away, lost)
    assert data_of(html)["title"] == ["Page 0"]
    for said in ("as page-0", "not about health", "took longer than 60 s"):
        assert f"<dd>{said}</dd>" in html or f"<dt>{said}</dt>" in html


def test_the_data_holds_every_listed_article(page: Make, linted: Make, finding: Make) -> None:
    both = linted(1, finding("a"), finding("b", category="balance"), finding("a"), kind="research")
    data = data_of(page(linted(0), both))
    assert data["found"] == [[0, 2, 1, 1], []]
    assert data["rules"] == [["a", "overclaim"], ["b", "balance"]]
    assert [data["kinds"][kind] for kind in data["kind"]] == ["research", "service"]
    assert len({len(column) for name, column in data.items() if name in {"title", "id", "url", "weight", "words"}}) == 1


def test_a_page_that_lists_fewer_than_there_are_says_so(page: Make, linted: Make) -> None:
    html = page(*map(linted, range(5)), most=3)
    assert len(data_of(html)["title"]) == 3
    assert "The 3 worst are listed" in html


def test_articles_with_a_report_link_to_it(page: Make, linted: Make, finding: Make) -> None:
    html = page(linted(0), linted(1, finding()), reports={1: "reports/one.html"})
    assert data_of(html)["report"] == {"0": "reports/one.html"}
    assert '<a href="reports/one.html">Page 1</a>' in html


def test_an_article_without_a_title_is_told_by_its_id(page: Make, linted: Make) -> None:
    html = page(linted(0, title=None))
    assert '<th scope="row">page-0<span' in html
    assert data_of(html)["id"] == ["page-0"]


def test_without_scripts_the_first_articles_can_be_read(page: Make, linted: Make) -> None:
    html = page(*map(linted, range(150)))
    assert html.count('<th scope="row">') == 100


@pytest.mark.parametrize("field", ["title", "id", "url", "site", "source", "date", "kind", "reason", "duplicate_of"])
@pytest.mark.parametrize("status", ["linted", "duplicate", "skipped", "failed"])
def test_hostile_words_add_no_tag(page: Make, linted: Make, finding: Make, field: str, status: str) -> None:
    calm = linted(0, *([finding()] if status == "linted" else []), status=status)
    hostile = calm | {field: HOSTILE}

    def tags(html: str) -> list[str]:
        return re.findall(r"<(script|img|style|iframe|!--)", html)

    assert tags(page(hostile)) == tags(page(calm))


def test_hostile_rules_sentences_and_messages_add_no_tag(page: Make, linted: Make, finding: Make) -> None:
    bad = finding(HOSTILE, category="overclaim", message=HOSTILE, sentence=HOSTILE + " word" * 9)
    html = page(linted(0, bad), linted(1, bad))
    assert html.count("<script>document.title") == 0
    assert unescape(html).count(HOSTILE) >= 1


@pytest.mark.parametrize("url", ["javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "file:///etc", "x"])
def test_an_address_that_is_not_of_the_web_is_no_link(page: Make, linted: Make, url: str) -> None:
    html = page(linted(0, url=url))
    assert data_of(html)["url"] == [""]
    assert url not in re.findall(r'href="([^"]*)"', html)


@pytest.mark.parametrize(
    "url", ["https://a.example/x?y=1", "https://a.example//x", "http://a.example/x", "https://b.example/x"]
)
def test_an_address_comes_back_whole(page: Make, linted: Make, url: str) -> None:
    assert f'<a href="{url}" rel="noreferrer nofollow">{url}</a>' in page(linted(0, url=url))


def test_scripts_and_styles_are_the_packages_own_and_nothing_else_may_run(page: Make, linted: Make) -> None:
    html = page(linted(0))
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert found
    policy = unescape(found[1])
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for text in [
        *re.findall(r"<script>(.*?)</script>", html, re.DOTALL),
        *re.findall(r"<style>(.*?)</style>", html, re.DOTALL),
    ]:
        assert f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy
    assert not re.search(r"@import|url\(|fetch\(|XMLHttpRequest|<link|\bsrc=", html)


def test_bars_are_as_long_as_counts_say(audited: Make, linted: Make, finding: Make) -> None:
    rows = [linted(0, *[finding()] * 3, finding(severity="warning")), linted(1, finding(category="balance"))]
    first, second = category_bars(summary_of(audited(*rows)))
    assert (first.label, first.total, second.label, second.total) == ("overclaim", 4, "balance", 1)
    assert [piece.severity for piece in first.pieces] == ["error", "warning"]
    assert first.pieces[0].length == pytest.approx(3 * first.pieces[1].length, abs=0.1)
    assert all(piece.start + piece.length <= WIDE for bar in (first, second) for piece in bar.pieces)


def test_the_sites_with_most_weight_come_first(audited: Make, linted: Make, finding: Make) -> None:
    hints = [finding(severity="suggestion")] * 5
    bars = site_bars(summary_of(audited(linted(0, *hints, site="a.example"), linted(1, finding(), site="b.example"))))
    assert [bar.label for bar in bars] == ["b.example", "a.example"]


@pytest.mark.parametrize(
    ("dates", "labels"),
    [
        (["2019-04", "2021-05-02", "2023"], ["2019", "2021", "2023"]),
        (["2023-04-01", "2023-05", "2024-01-09"], ["2023-04", "2023-05", "2024-01"]),
        (["2023", "2023-05", None], ["2023"]),
    ],
    ids=["years", "months where there are few years", "years where a month is not told"],
)
def test_time_is_told_in_years_or_months(
    audited: Make, linted: Make, dates: list[str | None], labels: list[str]
) -> None:
    rows = [linted(number, date=date) for number, date in enumerate(dates)]
    assert [column.label for column in time_columns(summary_of(audited(*rows)))] == labels


def test_the_worst_time_is_the_highest_column(audited: Make, linted: Make, finding: Make) -> None:
    rows = [linted(0, finding(), date="2020"), linted(1, *[finding()] * 2, date="2021"), linted(2, date="2022")]
    assert [column.height for column in time_columns(summary_of(audited(*rows)))] == [50.0, 100.0, 0.0]


def test_an_audit_of_nothing_has_a_page(page: Make) -> None:
    assert "0 articles audited" in page()
