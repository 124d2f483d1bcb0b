from __future__ import annotations

import bz2
import gzip
import json
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from lint.audit.entry import Entry
from lint.audit.inputs import Columns, entries
from lint.audit.inputs.lines import lines
from lint.audit.inputs.pieces import Damage, Piece
from lint.errors import OptionError
from tests.audit.conftest import noise

Read = Callable[[str, bytes], list[Entry]]
PACKED: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.ZstdCompressor().compress,
}


def rows(count: int) -> bytes:
    every = (
        {"id": f"a{n}", "url": f"https://www.Example.org:8080/{n}", "text": f"Story {n}", "date": "2024-05-17T10:00"}
        for n in range(count)
    )
    return b"".join(json.dumps(row).encode() + b"\n" for row in every)


def texts(found: list[Entry]) -> list[bytes | None]:
    return [entry.data for entry in found if entry.error is None]


def test_a_line_is_an_entry(read_bytes: Read) -> None:
    (found,) = read_bytes("crawl.jsonl", rows(1))
    assert found.id == "a0"
    assert (found.url, found.site, found.date) == ("https://www.Example.org:8080/0", "example.org", "2024-05-17")
    assert (found.place, found.format, found.data) == ("line 1", "text", b"Story 0")


@pytest.mark.parametrize("suffix", PACKED)
def test_a_packed_file_is_read_as_well(read_bytes: Read, suffix: str) -> None:
    found = read_bytes(f"crawl.jsonl{suffix}", PACKED[suffix](rows(100)))
    assert texts(found) == [f"Story {n}".encode() for n in range(100)]


@pytest.mark.parametrize("suffix", PACKED)
def test_parts_packed_one_after_the_other_are_all_read(read_bytes: Read, suffix: str) -> None:
    found = read_bytes(f"crawl.jsonl{suffix}", PACKED[suffix](rows(3)) + PACKED[suffix](rows(2)))
    assert len(texts(found)) == 5


@pytest.mark.parametrize("suffix", PACKED)
def test_a_file_that_was_cut_off_is_one_error_behind_what_could_be_read(read_bytes: Read, suffix: str) -> None:
    noisy = b"".join(json.dumps({"text": noise(n, 6000).hex()}).encode() + b"\n" for n in range(200))
    *found, last = read_bytes(f"crawl.jsonl{suffix}", PACKED[suffix](noisy)[:-1000])
    assert "cut off" in str(last.error)
    assert [entry.error for entry in found] == [None] * len(found)
    assert len(found) > 20


@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".zst"])
def test_a_damaged_part_costs_its_own_lines(read_bytes: Read, suffix: str) -> None:
    hex_texts = [noise(n, 5000).hex() for n in range(3)]
    first, middle, last = (PACKED[suffix](json.dumps({"text": text}).encode() + b"\n") for text in hex_texts)
    broken = middle[:2000] + noise(1, 200) + middle[2200:]
    found = read_bytes(f"crawl.jsonl{suffix}", first + broken + last)
    assert texts([found[0], found[-1]]) == [hex_texts[0].encode(), hex_texts[2].encode()]
    assert len(found) > 2
    assert all(entry.error for entry in found[1:-1])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": "x", "text": "cut of', "not JSON: unterminated string"),
        (b'["text"]', "not a JSON object but list"),
        (b'{"id": "x"}', "nothing in column text"),
        (b'{"text": null}', "nothing in column text"),
        (b'{"text": 17}', "column text holds no text here (int)"),
        (b'{"text": "\xff"}', "not UTF-8 (byte 11 of the line)"),
        (b"[" * 100_000, "not JSON that can be read"),
    ],
    ids=["broken", "no object", "no text", "null", "a number", "bytes", "nested without end"],
)
def test_a_bad_line_is_an_error_and_the_rest_is_read(read_bytes: Read, line: bytes, reason: str) -> None:
    found = read_bytes("crawl.jsonl", rows(2) + line + b"\n" + rows(1))
    assert len(texts(found)) == 3
    assert str(found[2].error).startswith(reason)
    assert found[2].place == "line 3"


def test_a_line_that_is_too_long_is_an_error_and_the_rest_is_read(read_bytes: Read) -> None:
    found = read_bytes("crawl.jsonl", rows(1) + b'{"text": "' + b"x" * 50_000_000 + b'"}\n' + rows(1))
    assert len(texts(found)) == 2
    assert str(found[1].error).startswith("a line of 50,000,012 bytes")


def test_a_bomb_is_an_error_and_the_rest_is_read(read_bytes: Read) -> None:
    found = read_bytes("crawl.jsonl.gz", gzip.compress(rows(1) + bytes(50_000_000) + b"\n" + rows(1)))
    assert len(texts(found)) == 2
    assert str(found[1].error).startswith("a line of 50,000,000 bytes")


def test_a_text_that_is_too_large_is_an_error(read_bytes: Read) -> None:
    (found,) = read_bytes("crawl.jsonl", b'{"text": "' + b"x" * 25_000_000 + b'"}\n')
    assert found.error == "is too large (23 MB, at most 20 MB)"


def test_half_a_surrogate_pair_does_no_harm(read_bytes: Read) -> None:
    (found,) = read_bytes("crawl.jsonl", b'{"text": "a \\ud83d b"}\n')
    assert found.data == b"a ? b"


def test_a_row_without_id_is_named_by_its_place(read_bytes: Read) -> None:
    (found,) = read_bytes("crawl.jsonl", b'\n{"text": "a"}\n')
    assert found.id.endswith("crawl.jsonl:line 2")


def test_html_in_a_column_of_any_content_is_known_as_such(read_bytes: Read) -> None:
    found = read_bytes("crawl.jsonl", b'{"content": "<p>Aspirin"}\n{"content": "Aspirin < ibuprofen"}\n')
    assert [entry.format for entry in found] == ["html", "text"]


def test_a_named_column_goes_before_the_usual_ones(tmp_path: Path) -> None:
    path = tmp_path / "crawl.jsonl"
    path.write_text(
        '{"text": "menu", "main": "<p>Aspirin", "nr": 7, "id": "x", "when": 1715904000, "link": "a.org/b"}\n'
    )
    (found,) = entries([str(path)], Columns(html="main", id="nr", date="when"))
    assert (found.id, found.data, found.format, found.date) == ("7", b"<p>Aspirin", "html", "2024-05-17")
    assert found.site == "a.org"


@pytest.mark.parametrize(
    ("row", "columns", "reason"),
    [
        ('{"text": "a", "html": "b"}', Columns(), "could be text or html"),
        ('{"titel": "a", "inhalt": "b"}', Columns(), "(there are titel, inhalt)"),
        ('{"text": "a"}', Columns(html="page"), "--html-column page: there is no such column (there are text)"),
        ('{"text": "a"}', Columns(url="address"), "--url-column address: there is no such column"),
        ('{"text": "a"}', Columns(text="text", html="text"), "name one of them"),
    ],
    ids=["ambiguous", "none", "missing", "missing URL", "both"],
)
def test_columns_that_cannot_be_told_stop_the_audit_before_it_reads(
    tmp_path: Path, row: str, columns: Columns, reason: str
) -> None:
    path = tmp_path / "crawl.jsonl"
    path.write_text(row + "\n")
    with pytest.raises(OptionError) as caught:
        entries([str(path)], columns)
    assert reason in str(caught.value)


@given(st.lists(st.binary(max_size=30).filter(lambda line: b"\n" not in line and line.strip())), st.integers(1, 40))
def test_lines_are_those_of_the_file_however_its_bytes_arrive(every: list[bytes], step: int) -> None:
    whole = b"\n".join(every)
    arriving = [Piece(0, whole[at : at + step]) for at in range(0, len(whole), step)]
    assert [line.data for line in lines(arriving, longest=30)] == every


def test_the_rest_of_a_line_behind_damage_is_a_line_of_its_own() -> None:
    found = list(lines([Piece(0, b"one\ntw"), Damage(0, "broken"), Piece(9, b"o\nthree")], longest=30))
    assert [line.data for line in found if line.fault is None] == [b"one", b"o", b"three"]
    assert [(line.number, line.fault) for line in found if line.fault] == [(2, "broken, at offset 0 of the file")]
