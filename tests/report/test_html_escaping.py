"""No text of an article, a rule or a path can run or load anything."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest

from lint.errors import ReadError
from lint.findings.result import Result
from lint.report.cards import reference
from lint.report.html import render_article
from lint.report.index import render_index

PAGES: dict[str, Callable[[Result], str]] = {
    "the page of an article": lambda hostile: render_article(hostile, generated=hostile.path),
    "the index": lambda hostile: render_index([hostile], {hostile.path: "a.html"}),
    "the page of a file that failed": lambda hostile: render_article(failed(hostile)),
    "the index over a file that failed": lambda hostile: render_index([failed(hostile)], {}),
}


def failed(hostile: Result) -> Result:
    return Result(hostile.path, None, error=ReadError(hostile.path))


@pytest.fixture(params=PAGES.values(), ids=PAGES)
def page(request: pytest.FixtureRequest, hostile: Result, parsed: Callable[[str], Any]) -> Any:
    return parsed(request.param(hostile))


def policy(page: Any) -> str:
    return str(page.of("meta", **{"http-equiv": "Content-Security-Policy"})[0]["content"])


def test_scripts_and_styles_are_those_of_the_package_and_named_in_the_policy(page: Any) -> None:
    assert len(page.raw["script"]) == 2
    assert len(page.raw["style"]) == 1
    for text in page.raw["script"] + page.raw["style"]:
        assert "ran" not in text.split()
        assert f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy(page)


def test_the_policy_lets_nothing_else_run_or_load(page: Any) -> None:
    assert policy(page).startswith("default-src 'none'; ")
    assert "unsafe" not in policy(page)
    assert "base-uri 'none'; form-action 'none'" in policy(page)


def test_no_tag_comes_from_the_text(page: Any) -> None:
    assert not [tag for tag, _ in page.tags if tag in ("img", "iframe", "object", "embed", "base", "link")]
    names = {name for _, attributes in page.tags for name in attributes}
    assert not {name for name in names if name.startswith("on") or name in ("style", "src", "srcdoc", "action")}


def test_links_go_to_places_of_the_page_to_reports_or_to_the_web(page: Any) -> None:
    assert all(re.match(r"#|https?://|[a-z]+\.html$", link) for link in page.all("href"))


def test_the_hostile_words_are_shown_as_words(page: Any, hostile: Result) -> None:
    assert "<script>document.title='ran'</script>" in page.words
    assert hostile.path in page.words


def test_nothing_is_asked_of_the_network(page: Any) -> None:
    assert not re.search(r"@import|url\(|fetch\(|XMLHttpRequest|importScripts|\bsrc=[\"']http", page.html)


def test_text_that_ends_a_comment_or_a_script_ends_nothing(parsed: Callable[[str], Any], hostile: Result) -> None:
    page = parsed(render_article(hostile))
    assert page.html.count("</script>") == 2
    assert page.html.count("</style>") == 1


@pytest.mark.parametrize("address", ["https://example.org/a?b=c#d", "http://example.org", "HTTPS://EXAMPLE.ORG/x"])
def test_web_addresses_become_links(address: str) -> None:
    assert reference(address).href == address


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/hosts",
        "//example.org",
        "https://",
        "https:// example.org",
        "https://[broken",
        "https://example.org\u202e/x",
        "AMA Manual of Style 11.12",
        "",
    ],
)
def test_anything_else_stays_words(text: str) -> None:
    assert reference(text).href is None
