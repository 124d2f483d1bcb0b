from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lint.audit.entry import Entry
from lint.audit.inputs import Columns, entries
from lint.errors import OptionError
from tests.audit.conftest import noise

Read = Callable[[str, bytes], list[Entry]]


def table(texts: Sequence[object], type: pa.DataType | None = None) -> pa.Table:  # noqa: A002 - as in pyarrow
    numbers = range(len(texts))
    return pa.table(
        {
            "id": [f"a{n}" for n in numbers],
            "url": [f"https://a.org/{n}" for n in numbers],
            "text": pa.array(texts, type),
        }
    )


def read(folder: Path, found: pa.Table, **options: int) -> list[Entry]:
    path = folder / "crawl.parquet"
    pq.write_table(found, path, **options)
    return list(entries([str(path)]))


def test_a_row_is_an_entry(tmp_path: Path) -> None:
    (found,) = read(tmp_path, table(["Aspirin"]))
    assert (found.id, found.url, found.site, found.place) == ("a0", "https://a.org/0", "a.org", "row 1")
    assert (found.data, found.format, found.charset, found.error) == (b"Aspirin", "text", "utf-8", None)


TYPES = [pa.string(), pa.large_string(), pa.binary(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())]


@pytest.mark.parametrize("type", TYPES, ids=str)
def test_texts_are_read_from_any_column_that_holds_them(tmp_path: Path, type: pa.DataType) -> None:  # noqa: A002
    values = [b"one", b"two"] if type == pa.binary() else ["one", "two"]
    assert [entry.data for entry in read(tmp_path, table(values, type))] == [b"one", b"two"]


def test_a_null_text_is_an_error_and_the_rest_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, table(["one", None, "three"]))
    assert [entry.data for entry in found] == [b"one", None, b"three"]
    assert (found[1].id, found[1].place, found[1].error) == ("a1", "row 2", "nothing in column text")


def test_a_text_that_is_too_large_is_an_error_and_the_rest_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, table(["one", "x" * 25_000_000, "three"]))
    assert [entry.error for entry in found] == [None, "is too large (23 MB, at most 20 MB)", None]


def test_numbers_are_no_text(tmp_path: Path) -> None:
    (found,) = read(tmp_path, table([1]))
    assert found.error == "column text holds no text here (int)"


def test_a_text_that_is_not_utf_8_does_not_stop_the_others(tmp_path: Path) -> None:
    odd = pa.array([b"caf\xe9", b"two"], pa.binary()).view(pa.string())
    found = read(tmp_path, pa.table({"text": odd}))
    assert [(entry.data, entry.charset) for entry in found] == [(b"caf\xe9", None), (b"two", "utf-8")]


def test_places_count_through_all_row_groups(tmp_path: Path) -> None:
    found = read(tmp_path, table([str(n) for n in range(100)]), row_group_size=30)
    assert [entry.place for entry in found] == [f"row {n}" for n in range(1, 101)]


def test_a_damaged_row_group_is_an_error_and_the_others_are_read(tmp_path: Path) -> None:
    texts = [noise(n, 500).hex() for n in range(90)]
    path = tmp_path / "crawl.parquet"
    pq.write_table(table(texts), path, row_group_size=30)
    data = bytearray(path.read_bytes())
    start = pq.ParquetFile(path).metadata.row_group(1).column(2).data_page_offset
    data[start : start + 2000] = noise(1, 2000)
    path.write_bytes(data)
    found = list(entries([str(path)]))
    assert [entry.place for entry in found if entry.error is None] == [
        f"row {n}" for n in (*range(1, 31), *range(61, 91))
    ]
    assert [(entry.place, str(entry.error)[:14]) for entry in found if entry.error] == [
        ("rows 31 to 60", "cannot be read")
    ]


@pytest.mark.parametrize("data", [b"", b"PAR1 no more", b"no table at all" * 100], ids=["empty", "cut off", "other"])
def test_a_file_that_is_no_parquet_is_an_error(read_bytes: Read, data: bytes) -> None:
    (found,) = read_bytes("crawl.parquet", data)
    assert str(found.error).startswith("not a Parquet file that can be read")


def test_a_truncated_file_is_an_error(tmp_path: Path, read_bytes: Read) -> None:
    read(tmp_path, table(["one"] * 1000))
    (found,) = read_bytes("crawl.parquet", (tmp_path / "crawl.parquet").read_bytes()[:-20])
    assert str(found.error).startswith("not a Parquet file that can be read")


def test_a_missing_column_stops_the_audit_before_it_reads(tmp_path: Path) -> None:
    path = tmp_path / "crawl.parquet"
    pq.write_table(table(["one"]), path)
    with pytest.raises(OptionError, match=r"--id-column nr: there is no such column \(there are id, url, text\)"):
        entries([str(path)], Columns(id="nr"))
