import io
import os
import sys
import time
from pathlib import Path

import pytest

from lint.errors import ReadError
from lint.read import files
from lint.read.files import LARGEST
from lint.read.load import LONGEST_LINE, read_article, read_file


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", "text"),
        ("a.MD", "markdown"),
        ("a.mdx", "markdown"),
        ("a.htm", "html"),
        ("a.xhtml", "html"),
        ("a.doc", "text"),
    ],
)
def test_the_suffix_names_the_format(name: str, kind: str) -> None:
    assert read_article(name, b"Some words.").source.format == kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<!DOCTYPE html><p>x", "html"),
        (b"\n <html lang=en><p>x", "html"),
        (b"<!-- made by hand -->\n<!doctype html><p>x", "html"),
        (b"<p> is a tag, says the book.", "text"),
    ],
)
def test_without_a_known_suffix_the_start_tells_html(data: bytes, kind: str) -> None:
    assert read_article("-", data).source.format == kind


def test_a_format_that_is_asked_for_wins() -> None:
    assert read_article("a.txt", b"# Heading", format="markdown").text == "Heading"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_an_empty_file_is_an_article_without_blocks_and_a_note(name: str, data: bytes) -> None:
    article = read_article(name, data)
    assert (article.text, article.blocks, article.notes) == ("", (), ("the file is empty",))


def test_notes_of_the_decoding_reach_the_article() -> None:
    assert any("windows-1252" in note for note in read_article("a.txt", b"caf\xe9 and more").notes)


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Some words here.\r\n")
    article = read_file(str(path))
    assert (article.text, article.source.text) == ("Some words here.", "Some words here.\r\n")


def test_standard_input_is_read_for_a_hyphen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Some words here.")))
    assert read_file("-").text == "Some words here."


def test_a_file_that_vanished_gives_one_line(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="does not exist"):
        read_file(str(tmp_path / "gone.txt"))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="is a folder"):
        read_file(str(tmp_path))


def test_a_file_without_permission_gives_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files.os, "open", refuse)  # permissions do not bind every user
    with pytest.raises(ReadError, match="permission denied"):
        read_file(str(path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="devices are not files on this system")
def test_a_device_is_refused() -> None:
    with pytest.raises(ReadError, match="not a file"):
        read_file(os.devnull)


def test_a_name_that_cannot_be_one_gives_one_line() -> None:
    with pytest.raises(ReadError, match="cannot be opened"):
        read_file("a\0b.txt")


def test_a_file_of_no_article_s_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(ReadError, match="too large"):
        read_file(str(path))


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_single_line_of_50_megabytes_is_refused_with_its_place(name: str) -> None:
    data = b"Notes\n\n" + b"Some patients slept better, and some did not. " * 1_100_000
    with pytest.raises(ReadError, match="a line of 50,600,000 characters") as error:
        read_article(name, data)
    assert (error.value.line, error.value.column) == (3, 1)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_the_longest_line_that_is_read_takes_bounded_time(name: str) -> None:
    line = b"Some patients slept better, and some did not. " * (LONGEST_LINE // 46)
    start = time.perf_counter()
    assert len(read_article(name, line).blocks) == 1
    assert time.perf_counter() - start < 30
