"""Reports in a folder: names, index, and folders that cannot be written."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.errors import ReadError, WriteError
from lint.findings.finding import Severity
from lint.findings.result import Result
from lint.read.article import Article
from lint.report.folder import report_name, write_reports
from lint.report.index import render_index


@pytest.fixture
def results(article_of: Callable[..., Article], finding_in: Callable[..., Any]) -> list[Result]:
    made = []
    for name, severities in {"mild": "s", "clean": "", "bad": "ew", "fair": "ws"}.items():
        article = article_of([("title", f"The {name} one"), ("paragraph", "Words.")], path=f"drafts/{name}.md")
        kinds = {"e": Severity.ERROR, "w": Severity.WARNING, "s": Severity.SUGGESTION}
        found = tuple(finding_in(article, "Words", severity=kinds[letter]) for letter in severities)
        made.append(Result(article.source.path, article, found))
    return [*made, Result("drafts/scan.md", None, error=ReadError("not text", path="drafts/scan.md"))]


def test_each_article_gets_a_page_and_the_index_links_them_all(
    results: list[Result], tmp_path: Path, parsed: Callable[[str], Any]
) -> None:
    index = write_reports(results, tmp_path / "new" / "reports", generated="12 May 2025")
    page = parsed(index.read_text("utf-8"))
    links = [link for link in page.all("href") if link.endswith(".html")]
    assert sorted(links) == sorted(file.name for file in index.parent.iterdir() if file != index)
    assert len(links) == 4
    assert 'href="index.html"' in (index.parent / links[0]).read_text("utf-8")


def test_the_index_has_the_worst_first_and_the_failed_with_their_reason(results: list[Result]) -> None:
    html = render_index(results, {result.path: None for result in results})
    order = [html.index(f"The {name} one") for name in ("bad", "fair", "mild", "clean")]
    assert order == sorted(order)
    assert html.index("The clean one") < html.index("drafts/scan.md") < html.index("<dd>not text</dd>")
    assert "1 without a finding" in html
    assert "1 could not be read" in html


def test_an_index_over_nothing_is_a_page(parsed: Callable[[str], Any]) -> None:
    assert "0 articles" in parsed(render_index([], {})).words


def test_a_second_run_leaves_the_same_files(results: list[Result], tmp_path: Path) -> None:
    write_reports(results, tmp_path)
    first = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    write_reports(results, tmp_path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == first


def test_a_name_can_be_read() -> None:
    assert report_name("a/b.md") == "a_b.md.html"
    assert report_name("drafts/2024/my-piece.html") == "drafts_2024_my-piece.html.html"
    assert report_name("/home/Jo/Über uns.md").startswith("home-jo-ber-uns.md~")
    assert report_name("-").startswith("article~")


@pytest.mark.parametrize(
    ("one", "other"),
    [("a/b.md", "a_b.md"), ("A.md", "a.md"), ("a b.md", "a-b.md"), ("index", "index.html"), ("é.md", "è.md"),
     ("x" * 300 + ".md", "y" + "x" * 299 + ".md"), ("a/b.md", "a//b.md")],
)  # fmt: skip
def test_different_paths_never_share_a_name(one: str, other: str) -> None:
    assert report_name(one).lower() != report_name(other).lower()


@given(st.text(min_size=1, max_size=300), st.text(min_size=1, max_size=300))
def test_names_are_short_plain_and_apart(one: str, other: str) -> None:
    name = report_name(one)
    assert len(name) <= 130
    assert name.isascii()
    assert not set(name) & set('/\\:*?"<>| %#')
    assert name != "index.html"
    assert not name.startswith(".")
    assert one == other or name != report_name(other)


def test_a_path_that_is_no_text_is_written_all_the_same(article_of: Callable[..., Article], tmp_path: Path) -> None:
    article = article_of([("paragraph", "Words.")], path=os.fsdecode(b"caf\xe9.md"))
    index = write_reports([Result(article.source.path, article)], tmp_path)
    assert "caf\\udce9.md" in index.read_text("utf-8")


def test_a_folder_that_is_a_file_is_named(results: list[Result], tmp_path: Path) -> None:
    taken = tmp_path / "reports"
    taken.write_text("mine")
    with pytest.raises(WriteError) as refused:
        write_reports(results, taken)
    assert str(refused.value) == f"{taken}: cannot be written: file exists"


def test_a_page_that_cannot_be_put_in_place_is_named_and_leaves_no_part(results: list[Result], tmp_path: Path) -> None:
    (tmp_path / report_name("drafts/mild.md")).mkdir()
    with pytest.raises(WriteError) as refused:
        write_reports(results, tmp_path)
    assert refused.value.path == str(tmp_path / "drafts_mild.md.html")
    assert [file.name for file in tmp_path.iterdir()] == ["drafts_mild.md.html"]


def test_a_full_disk_leaves_the_page_of_before(
    results: list[Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = write_reports(results, tmp_path)
    before = index.read_bytes()
    real = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        real(path, data[:100])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(WriteError, match="no space left on device"):
        write_reports([], tmp_path)
    assert index.read_bytes() == before
    assert not list(tmp_path.glob("*.part"))
    assert not list(tmp_path.glob(".*"))
