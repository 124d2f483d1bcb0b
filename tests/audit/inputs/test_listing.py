from __future__ import annotations

import gzip
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from lint.audit.entry import Entry
from lint.audit.inputs import entries

Read = Callable[[str, bytes], list[Entry]]


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    for name in ("b.html", "a.txt", "sub/c.md", "sub/d.html.gz", ".hidden/e.html", "sub/picture.png", "notes.csv"):
        path = tmp_path / "crawl" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(b"<p>packed") if name.endswith(".gz") else b"text of " + name.encode())
    return tmp_path / "crawl"


def names(inputs: list[str], top: Path) -> list[str]:
    return [os.path.relpath(entry.id, top) for entry in entries(inputs)]


def test_a_folder_gives_its_pages_in_order(crawl: Path) -> None:
    assert names([str(crawl)], crawl) == ["a.txt", "b.html", "sub/c.md", "sub/d.html.gz"]


def test_a_page_is_read_with_the_format_of_its_name(crawl: Path) -> None:
    found = {os.path.relpath(entry.id, crawl): entry for entry in entries([str(crawl)])}
    assert [entry.format for entry in found.values()] == ["text", "html", "markdown", "html"]
    assert found["sub/d.html.gz"].data == b"<p>packed"


def test_a_glob_gives_what_it_names(crawl: Path) -> None:
    assert names([str(crawl / "**" / "*.html*")], crawl) == ["b.html", "sub/d.html.gz"]


def test_a_file_named_twice_is_read_once(crawl: Path) -> None:
    assert names([str(crawl / "b.html"), str(crawl), str(crawl / "*.txt")], crawl)[:2] == ["b.html", "a.txt"]
    assert len(names([str(crawl / "b.html"), str(crawl), str(crawl / "*.txt")], crawl)) == 4


def test_a_named_file_is_read_whatever_its_suffix(crawl: Path) -> None:
    (found,) = entries([str(crawl / "notes.csv")])
    assert (found.data, found.format) == (b"text of notes.csv", None)


def test_a_folder_may_hold_crawls_and_tables(crawl: Path) -> None:
    (crawl / "more.jsonl").write_text('{"text": "Aspirin"}\n')
    assert any(entry.id.endswith("more.jsonl:line 1") for entry in entries([str(crawl)]))


@pytest.mark.parametrize(
    ("given", "reason"),
    [("missing.html", "does not exist"), ("missing-*.html", "no file is named so"), ("a\0b", "does not exist")],
    ids=["missing", "a glob without a file", "NUL in the name"],
)
def test_an_input_that_leads_nowhere_is_an_error_and_the_rest_is_read(crawl: Path, given: str, reason: str) -> None:
    first, *rest = entries([given, str(crawl)])
    assert str(first.error).startswith(reason)
    assert [entry.error for entry in rest] == [None] * 4


def test_a_page_that_is_too_large_is_an_error(read_bytes: Read) -> None:
    (found,) = read_bytes("page.html", b"x" * 50_000_000)
    assert found.error == "is too large (47 MB, at most 20 MB)"


@pytest.mark.parametrize("data", [bytes(100_000_000), b"<p>" * 30_000_000], ids=["zeros", "tags"])
def test_a_bomb_is_an_error(read_bytes: Read, data: bytes) -> None:
    (found,) = read_bytes("page.html.gz", gzip.compress(data, 1))
    assert str(found.error).startswith("is too large (2")


def test_a_packed_page_that_was_cut_off_is_an_error(read_bytes: Read) -> None:
    (found,) = read_bytes("page.html.gz", gzip.compress(b"<p>Aspirin")[:-5])
    assert "cut off" in str(found.error)


def test_a_device_is_an_error() -> None:
    (found,) = entries([os.devnull])
    assert str(found.error).startswith("is not a file")
