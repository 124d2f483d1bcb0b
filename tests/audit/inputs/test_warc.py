from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint.audit.entry import Entry
from lint.audit.inputs.pieces import Piece
from lint.audit.inputs.records import Loss, Record, records
from tests.audit.conftest import noise

Read = Callable[[str, bytes], list[Entry]]
MakeRecord = Callable[..., bytes]
HTML = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def packed(parts: list[bytes]) -> bytes:
    return b"".join(map(gzip.compress, parts))


def ids(found: list[Entry]) -> list[str]:
    return [entry.id.removeprefix("urn:uuid:") for entry in found if entry.error is None]


def lost(found: list[Entry]) -> list[Entry]:
    return [entry for entry in found if entry.error is not None]


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz", "crawl.warc.zst"])
def test_each_page_is_an_entry_with_what_its_record_says(read_bytes: Read, make_record: MakeRecord, name: str) -> None:
    pack = {"warc": bytes, "gz": gzip.compress, "zst": zstandard.ZstdCompressor().compress}[name.rsplit(".", 1)[1]]
    first, second = read_bytes(name, b"".join(pack(make_record(number)) for number in range(2)))
    assert (first.id, second.id) == ("urn:uuid:0", "urn:uuid:1")
    assert second.url == "https://www.example.org/stories/1"
    assert (second.site, second.date, second.format, second.charset) == ("example.org", "2024-05-17", "html", "utf-8")
    assert second.data is not None
    assert second.data.startswith(b"<html><head><title>Story 1<")


def test_a_place_leads_to_the_record(read_bytes: Read, make_record: MakeRecord) -> None:
    parts = [gzip.compress(make_record(number)) for number in range(3)]
    found = read_bytes("crawl.warc.gz", b"".join(parts))
    assert [entry.place for entry in found] == [f"offset {len(b''.join(parts[:n]))}" for n in range(3)]


def test_a_file_packed_as_a_whole_is_read_as_well(read_bytes: Read, make_record: MakeRecord) -> None:
    whole = [make_record(number) for number in range(3)]
    found = read_bytes("crawl.warc.gz", gzip.compress(b"".join(whole)))
    assert ids(found) == ["0", "1", "2"]
    assert found[2].place == f"offset 0, byte {len(b''.join(whole[:2]))} unpacked"


@pytest.mark.parametrize("kind", ["warcinfo", "request", "metadata", "revisit"])
def test_a_record_of_another_kind_is_no_article(read_bytes: Read, make_record: MakeRecord, kind: str) -> None:
    assert read_bytes("crawl.warc", make_record(1, kind=kind)) == []


@pytest.mark.parametrize(
    "http",
    ["HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n"],
    ids=["not found", "a picture"],
)
def test_a_response_without_a_page_is_no_article(read_bytes: Read, make_record: MakeRecord, http: str) -> None:
    assert read_bytes("crawl.warc", make_record(1, http=http)) == []


def test_the_texts_of_a_crawl_are_articles(read_bytes: Read, make_record: MakeRecord) -> None:
    text = make_record(1, kind="conversion", http="", body=b"Aspirin is a drug.", type="text/plain")
    (found,) = read_bytes("crawl.warc.wet", text)
    assert (found.format, found.data) == ("text", b"Aspirin is a drug.")


def test_a_page_without_a_type_is_told_by_its_start(read_bytes: Read, make_record: MakeRecord) -> None:
    bare = "HTTP/1.1 200 OK\r\nServer: x\r\n"
    found = read_bytes("crawl.warc", make_record(1, http=bare) + make_record(2, http=bare, body=b"\x00\x01data"))
    assert ids(found) == ["1"]


CODINGS = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.ZstdCompressor().compress,
}


@pytest.mark.parametrize("coding", CODINGS)
def test_a_content_coding_is_undone(read_bytes: Read, make_record: MakeRecord, coding: str) -> None:
    body = CODINGS[coding](b"<html><p>Aspirin." * 500)
    (found,) = read_bytes("crawl.warc", make_record(1, body=body, http=f"{HTML}Content-Encoding: {coding}\r\n"))
    assert found.data == b"<html><p>Aspirin." * 500


def test_deflate_without_its_header_is_undone(read_bytes: Read, make_record: MakeRecord) -> None:
    body = zlib.compress(b"<html><p>Aspirin.", wbits=-15)
    (found,) = read_bytes("crawl.warc", make_record(1, body=body, http=f"{HTML}Content-Encoding: deflate\r\n"))
    assert found.data == b"<html><p>Aspirin."


@pytest.mark.parametrize("coding", CODINGS)
def test_a_content_coding_that_was_cut_off_is_an_error(read_bytes: Read, make_record: MakeRecord, coding: str) -> None:
    body = CODINGS[coding](noise(1, 5000))[:-300]
    (found,) = read_bytes("crawl.warc", make_record(1, body=body, http=f"{HTML}Content-Encoding: {coding}\r\n"))
    assert found.error is not None
    assert "its content coding" in found.error


@pytest.mark.parametrize("coding", CODINGS)
def test_a_bomb_is_an_error_and_the_rest_is_read(read_bytes: Read, make_record: MakeRecord, coding: str) -> None:
    bomb = make_record(1, body=CODINGS[coding](bytes(30_000_000)), http=f"{HTML}Content-Encoding: {coding}\r\n")
    found = read_bytes("crawl.warc", make_record(0) + bomb + make_record(2))
    assert ids(found) == ["0", "2"]
    assert str(lost(found)[0].error).startswith("is too large")


def test_chunks_are_put_together(read_bytes: Read, make_record: MakeRecord) -> None:
    body = b"6\r\n<html>\r\n8\r\nAspirin.\r\n0\r\n\r\n"
    (found,) = read_bytes("crawl.warc", make_record(1, body=body, http=f"{HTML}Transfer-Encoding: chunked\r\n"))
    assert found.data == b"<html>Aspirin."


def test_chunks_that_the_crawler_put_together_are_read_as_they_are(read_bytes: Read, make_record: MakeRecord) -> None:
    http = f"{HTML}Transfer-Encoding: chunked\r\n"
    (found,) = read_bytes("crawl.warc", make_record(1, body=b"<html>Aspirin.", http=http))
    assert found.data == b"<html>Aspirin."


def test_chunks_that_break_off_are_an_error(read_bytes: Read, make_record: MakeRecord) -> None:
    http = f"{HTML}Transfer-Encoding: chunked\r\n"
    (found,) = read_bytes("crawl.warc", make_record(1, body=b"6\r\n<html>\r\n8\r\nAsp", http=http))
    assert "chunks" in str(found.error)


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_a_truncated_record_is_an_error_and_the_rest_is_read(
    read_bytes: Read, make_record: MakeRecord, name: str
) -> None:
    parts = [make_record(number, body=noise(number, 5000).hex().encode()) for number in range(4)]
    whole = packed(parts) if name.endswith(".gz") else b"".join(parts)
    found = read_bytes(name, whole[:-2000])
    assert ids(found) == ["0", "1", "2"]
    (cut,) = lost(found)
    assert (cut.id, cut.url) == ("urn:uuid:3", "https://www.example.org/stories/3")
    assert "bytes are there" in str(cut.error)


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_damaged_bytes_cost_their_record_alone(read_bytes: Read, make_record: MakeRecord, name: str) -> None:
    parts = [make_record(number, body=noise(number, 5000).hex().encode()) for number in range(9)]
    whole = bytearray(packed(parts) if name.endswith(".gz") else b"".join(parts))
    middle = len(whole) // 2
    whole[middle : middle + 200] = noise(1, 200)
    found = read_bytes(name, bytes(whole))
    assert ids(found) == ["0", "1", "2", "3", "5", "6", "7", "8"]
    (damaged,) = lost(found)
    assert "damaged" in str(damaged.error)


def test_a_wrong_check_sum_behind_a_record_costs_that_record(read_bytes: Read, make_record: MakeRecord) -> None:
    body = noise(1, 5000).hex().encode()
    middle = bytearray(gzip.compress(make_record(1, body=body, digest=False)))
    middle[-8] ^= 1
    found = read_bytes("crawl.warc.gz", packed([make_record(0)]) + middle + packed([make_record(2)]))
    assert ids(found) == ["0", "2"]
    assert [entry.id for entry in lost(found)] == ["urn:uuid:1"]


@pytest.mark.parametrize("length", [100, 2_200, 10**12], ids=["too short", "too long", "beyond the file"])
@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_a_wrong_length_costs_its_record_alone(
    read_bytes: Read, make_record: MakeRecord, name: str, length: int
) -> None:
    parts = [make_record(0), make_record(1, length=length), make_record(2), make_record(3)]
    found = read_bytes(name, packed(parts) if name.endswith(".gz") else b"".join(parts))
    assert ids(found) == ["0", "2", "3"]
    assert [entry.id for entry in lost(found)] == ["urn:uuid:1"]


def test_a_record_that_is_too_large_is_an_error_and_the_rest_is_read(read_bytes: Read, make_record: MakeRecord) -> None:
    found = read_bytes(
        "crawl.warc.gz", packed([make_record(0), make_record(1, body=bytes(30_000_000)), make_record(2)])
    )
    assert ids(found) == ["0", "2"]
    assert lost(found)[0].error == "is too large (28 MB, at most 20 MB)"


def test_a_page_that_the_crawler_cut_off_is_an_error(read_bytes: Read, make_record: MakeRecord) -> None:
    (found,) = read_bytes("crawl.warc", make_record(1, more="WARC-Truncated: length\r\n"))
    assert found.error == "the crawler kept only its start (length)"


def test_a_changed_byte_is_told_by_the_digest(read_bytes: Read, make_record: MakeRecord) -> None:
    (found,) = read_bytes("crawl.warc", make_record(1).replace(b"headache", b"headacne", 1))
    assert found.error == "is damaged: its block digest is another one"


SHA256 = hashlib.sha256(b"<html>Aspirin.").hexdigest()


@pytest.mark.parametrize(
    ("http", "body"),
    [(HTML, b"<html>Aspirin."), (f"{HTML}Transfer-Encoding: chunked\r\n", b"E\r\n<html>Aspirin.\r\n0\r\n\r\n")],
    ids=["as it was sent", "its chunks put together"],
)
def test_a_payload_digest_counts_where_there_is_no_other(
    read_bytes: Read, make_record: MakeRecord, http: str, body: bytes
) -> None:
    more = f"WARC-Payload-Digest: sha256:{SHA256}\r\n"
    good = make_record(1, http=http, body=body, more=more, digest=False)
    bad = make_record(2, http=http, body=body.replace(b"Asp", b"Axp"), more=more, digest=False)
    found = read_bytes("crawl.warc", good + bad)
    assert ids(found) == ["1"]
    assert [entry.error for entry in lost(found)] == ["is damaged: its payload digest is another one"]


def test_a_record_of_no_known_kind_is_damaged(read_bytes: Read, make_record: MakeRecord) -> None:
    (found,) = read_bytes("crawl.warc", make_record(1, kind="respXnse"))
    assert found.error == "is damaged: there are no records of the kind 'respXnse'"


def test_a_header_without_a_length_costs_its_record_alone(read_bytes: Read, make_record: MakeRecord) -> None:
    broken = make_record(1).replace(b"Content-Length", b"Content-Height")
    found = read_bytes("crawl.warc", make_record(0) + broken + make_record(2))
    assert ids(found) == ["0", "2"]
    assert [entry.id for entry in lost(found)] == ["urn:uuid:1"]


def test_a_file_of_something_else_is_one_error(read_bytes: Read) -> None:
    (found,) = read_bytes("crawl.warc", b"no crawl at all\n" * 1000)
    assert found.error == "no WARC record where one should start"


def test_an_empty_file_holds_no_articles(read_bytes: Read) -> None:
    assert read_bytes("crawl.warc", b"") == []


@given(st.lists(st.binary(max_size=300), max_size=8), st.integers(1, 50))
def test_records_are_cut_as_they_were_written_however_the_bytes_arrive(blocks: list[bytes], step: int) -> None:
    whole = b"".join(b"WARC/1.0\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n" % (len(block), block) for block in blocks)
    arriving = (Piece(0, whole[at : at + step], at == 0) for at in range(0, len(whole), step))
    found = list(records(arriving, most=10_000, packed=False))
    assert [record.block for record in found if isinstance(record, Record)] == blocks


@given(st.integers(0, 3), st.data())
def test_a_file_cut_off_anywhere_loses_nothing_before_the_cut(count: int, data: st.DataObject) -> None:
    one = b"WARC/1.0\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n"
    cut = data.draw(st.integers(1, len(one) - 5))  # the blank lines behind a block may be missing
    found = list(records([Piece(0, one * count + one[:cut], starts=True)], most=100, packed=False))
    assert [isinstance(each, Loss) for each in found] == [*[False] * count, True]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pack=st.booleans(), at=st.integers(0, 100_000), bad=st.binary(min_size=1, max_size=200))
def test_damage_anywhere_is_told_and_costs_no_more_than_two_records(
    read_bytes: Read, make_record: MakeRecord, *, pack: bool, at: int, bad: bytes
) -> None:
    parts = [make_record(number, body=b"<html>" + noise(number, 3000).hex().encode()) for number in range(6)]
    undamaged = packed(parts) if pack else b"".join(parts)
    at %= len(undamaged) - len(bad)
    found = read_bytes(f"crawl.warc{'.gz' * pack}", undamaged[:at] + bad + undamaged[at + len(bad) :])
    expected = [b"<html>" + noise(number, 3000).hex().encode() for number in range(6)]
    read = [entry.data for entry in found if entry.error is None]
    assert set(read) <= set(expected)
    assert len(read) >= 4
    assert read == expected or lost(found)
