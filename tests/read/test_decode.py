import codecs

import pytest

from lint.errors import ReadError
from lint.read.decode import decode


def test_utf_8_is_read_without_a_note() -> None:
    found = decode("Café, 5\u00a0mg".encode(), path="a.txt")
    assert (found.text, found.encoding, found.bom, found.notes) == ("Café, 5\u00a0mg", "utf-8", False, ())


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    found = decode(codecs.BOM_UTF8 + b"Dose", path="a.txt")
    assert (found.text, found.bom) == ("Dose", True)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_names_the_encoding(encoding: str) -> None:
    found = decode("\ufeffnaïve patients".encode(encoding), path="a.txt")
    assert (found.text, found.encoding, found.bom) == ("naïve patients", encoding, True)


def test_line_ends_are_kept_as_they_are() -> None:
    assert decode(b"a\r\nb\rc\n", path="a.txt").text == "a\r\nb\rc\n"


def test_the_fallback_is_named_with_the_place_of_the_byte_that_made_it() -> None:
    found = decode("One\nTwo\nThe caf\xe9 said \x93no\x94".encode("latin-1"), path="a.txt")
    assert found.text == "One\nTwo\nThe café said “no”"
    assert found.notes == ("not UTF-8 (byte 0xE9 at line 3, column 8): read as windows-1252",)


def test_bytes_without_meaning_in_the_fallback_are_counted() -> None:
    found = decode(b"a\xe9\x81b", path="a.txt")
    assert found.text == "aé\ufffdb"
    assert "1 byte without meaning there replaced" in found.notes[0]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b'<meta charset="iso-8859-2">', "iso8859-2"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-2">', "iso8859-2"),
        (b'<?xml version="1.0" encoding="iso-8859-2"?>', "iso8859-2"),
        (b'<meta charset="latin1">', "windows-1252"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_declares(head: bytes, encoding: str) -> None:
    found = decode(head + b"<p>\xe1</p>", path="a.html", html=True)
    assert (found.encoding, found.notes) == (encoding, ())
    assert "á" in found.text


@pytest.mark.parametrize("declared", [b"no-such-thing", b"utf-16", b"hex", b"utf-8"])
def test_a_declaration_that_cannot_be_true_is_passed_over(declared: bytes) -> None:
    found = decode(b"<meta charset=" + declared + b"><p>caf\xc3\xa9", path="a.html", html=True)
    assert found.text.endswith("café")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"PK\x03\x04 ...", "a zip archive"),
        (b"\x89PNG\r\n", "a PNG picture"),
        (b"One\nTw\x00o", "NUL byte"),
        ("a\0b".encode("utf-16"), "NUL byte"),
        (bytes(range(1, 32)) * 40, "control characters"),
    ],
)
def test_a_binary_file_is_refused_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason) as caught:
        decode(data, path="x/y.txt")
    assert str(caught.value).startswith("x/y.txt:")
    assert "\n" not in str(caught.value)


def test_the_place_of_a_nul_byte_is_given() -> None:
    with pytest.raises(ReadError) as caught:
        decode(b"One\nTw\x00o", path="a.txt")
    assert (caught.value.line, caught.value.column) == (2, 3)


def test_half_a_utf_16_file_is_refused() -> None:
    with pytest.raises(ReadError, match="byte order mark"):
        decode(codecs.BOM_UTF16_LE + b"a\x00b", path="a.txt")
