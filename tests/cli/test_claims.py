"""`healthlint claims`: what articles claim, as a table or as data."""

from __future__ import annotations

import csv
import json
import os
import pty
import struct
import subprocess
import sys
from dataclasses import replace
from fcntl import ioctl
from io import StringIO
from pathlib import Path
from termios import TIOCSWINSZ
from typing import Any

import pytest

from lint.claims.claim import Certainty, Claim, Span, Subject, Value
from lint.findings.result import Result
from lint.language.strength import Strength
from lint.pipeline import Linter
from lint.read.load import read_article
from lint.report import claims_text, claims_write
from lint.report.claims_record import FIELDS
from lint.report.claims_words import value_words
from lint.report.fitting import columns

TEXT = """Ketamine notes

Ketamine blocks the NMDA receptor.

With ketamine, relief comes within one or two days of the first infusion.

Does ketamine get you high?
"""


def healthlint(*arguments: str, cwd: Path, stdin: bytes = b"") -> tuple[int, str, str]:
    command = [sys.executable, "-m", "lint", *arguments]
    done = subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ketamine.txt").write_text(TEXT)
    (tmp_path / "clinic.txt").write_text("Opening hours\n\nThe clinic opens at nine.\n")
    return tmp_path


@pytest.fixture(scope="module")
def read() -> Result:
    return Linter([], claims=True).check(read_article("ketamine.txt", TEXT.encode()))


def result(words: str = "works within minutes", path: str = "a.txt", **parts: Any) -> Result:
    """A result with one claim, on all words of its article."""
    article = read_article(path, words.encode())
    span = Span(path, 0, len(words), 0, len(words), words, 0, 0)
    values: dict[str, Any] = {
        "attribute": "onset-of-benefit",
        "subject": Subject("esketamine", "clause"),
        "value": Value("", 0.0333333333, 0.1, "hour"),
        "certainty": Certainty.STATED,
        "span": span,
    }
    return Result(path, article, claims=(Claim(**{**values, **parts}),))


def record(one: Result) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(next(iter(claims_write.json_lines([one]))))
    return found


def rows(*results: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO("".join(claims_write.comma_separated(results)))))


def test_a_claim_is_listed_under_its_article_with_its_place_and_words(folder: Path) -> None:
    code, out, err = healthlint("claims", ".", cwd=folder)
    assert code == 0
    assert out.startswith("ketamine.txt\n")
    assert "clinic.txt" not in out
    line = next(line for line in out.splitlines() if "receptor-action" in line)
    assert line.split()[:3] == ["3:10", "ketamine", "receptor-action"]
    assert "blocks" in line
    assert "1 to 2 days" in out
    assert "claims in 2 articles" in err


def test_one_bad_file_is_one_line_and_the_others_are_still_read(folder: Path) -> None:
    (folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    code, out, err = healthlint("claims", "photo.txt", "gone.txt", ".", "--format", "json", cwd=folder)
    document = json.loads(out)
    assert code == 2
    assert (document["version"], document["tool"]["name"]) == (1, "healthlint")
    by_path = {article["path"]: article for article in document["articles"]}
    assert "does not exist" in by_path["gone.txt"]["error"]
    assert by_path["photo.txt"]["claims"] == []
    assert by_path["ketamine.txt"]["claims"]
    assert "error" not in by_path["ketamine.txt"]
    assert "gone.txt" in err
    assert "2 inputs could not be read" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ketamine.txt", "--attribute", "intoxicatio"], "no attribute 'intoxicatio'; did you mean 'intoxication'?"),
        (["ketamine.txt", "--format", "html"], "html"),
        (["ketamine.txt", "--output", "none/claims.csv"], "none/claims.csv: cannot be written"),
        ([], "PATHS"),
    ],
)
def test_an_option_that_cannot_be_carried_out_gives_exit_code_2(folder: Path, arguments: list[str], said: str) -> None:
    code, out, err = healthlint("claims", *arguments, cwd=folder)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_attributes_are_chosen_by_name(folder: Path) -> None:
    names = "receptor-action, intoxication"
    _, out, _ = healthlint("claims", ".", "--attribute", names, "--format", "jsonl", cwd=folder)
    assert {json.loads(line)["attribute"] for line in out.splitlines()} == {"receptor-action", "intoxication"}


def test_standard_input_is_read_under_its_name_and_the_report_goes_to_a_file(folder: Path) -> None:
    page = b"<html><body><p>Ketamine blocks the NMDA receptor.</p></body></html>"
    options = ("--stdin-filename", "x.html", "--format", "csv", "--output", "claims.csv")
    code, out, err = healthlint("claims", "-", *options, cwd=folder, stdin=page)
    assert (code, out) == (0, "")
    assert "wrote claims.csv" in err
    found = list(csv.DictReader(StringIO((folder / "claims.csv").read_text("utf-8"))))
    assert {row["path"] for row in found} == {"x.html"}
    assert page.decode()[int(found[0]["start"]) : int(found[0]["end"])] == found[0]["quote"]


def test_a_table_is_as_wide_as_the_terminal(folder: Path) -> None:
    main, side = pty.openpty()
    ioctl(side, TIOCSWINSZ, struct.pack("HHHH", 24, 84, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR"}}
    command = [sys.executable, "-m", "lint", "claims", "ketamine.txt"]
    with subprocess.Popen(command, cwd=folder, stdout=side, stderr=subprocess.DEVNULL, env=environment) as run:
        os.close(side)
        out = b""
        while part := _read(main):
            out += part
    os.close(main)
    lines = out.decode().replace("\r", "").splitlines()
    assert run.returncode == 0
    assert lines[0] == "\x1b[1mketamine.txt\x1b[0m"
    assert max(map(columns, lines[1:])) <= 84


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # the other side is closed
        return b""


def test_a_record_has_the_fields_that_are_documented(read: Result) -> None:
    records = [json.loads(line) for line in claims_write.json_lines([read])]
    assert all(tuple(one) == FIELDS for one in records)
    by_attribute = {one["attribute"]: one for one in records}
    blocks = by_attribute["receptor-action"]
    assert (blocks["intervention"], blocks["value"], blocks["item"]) == ("ketamine", "blocks", "nmda receptor")
    assert (blocks["certainty"], blocks["context"], blocks["compared"]) == ("stated", ["treatment"], True)
    assert TEXT[blocks["start"] : blocks["end"]] == blocks["quote"]
    onset = by_attribute["onset-of-benefit"]
    assert (onset["value"], onset["low"], onset["high"], onset["unit"]) == ("1 to 2 days", 24, 48, "hour")
    asked = by_attribute["intoxication"]
    assert (asked["certainty"], asked["compared"]) == ("asked", False)


def test_circumstances_are_lists_and_those_without_a_field_a_mapping() -> None:
    named = {"route": {"nasal"}, "setting": {"overdose", "animals"}, "jurisdiction": {"us", "eu"}}
    one = record(result(circumstances={name: frozenset(values) for name, values in named.items()}))
    assert (one["route"], one["context"], one["population"]) == (["nasal"], ["animals", "overdose"], [])
    assert one["circumstances"] == {"jurisdiction": ["eu", "us"]}


def test_strength_is_told_in_words_and_numbers_are_short() -> None:
    one = record(result(strength=Strength.CONDITIONAL, value=Value("immediate", 0.0, 1 / 6, "hour")))
    assert one["strength"] == "conditional cause"
    assert (one["value"], one["low"], one["high"]) == ("immediate", 0, 0.166667)


def test_a_claim_about_nothing_named_and_an_open_range_are_null() -> None:
    one = record(result(subject=Subject(None), value=Value("", 5.0, float("inf"), "%")))
    assert (one["intervention"], one["resolved_by"], one["high"]) == (None, "unknown", None)
    assert one["value"] == "5% or more"


def test_a_row_joins_lists_and_holds_every_field() -> None:
    named = {"condition": frozenset({"anxiety", "depression"}), "jurisdiction": frozenset({"us", "eu"})}
    (row,) = rows(result(circumstances=named))
    assert tuple(row) == FIELDS
    assert (row["condition"], row["circumstances"]) == ("anxiety; depression", "jurisdiction: eu, us")
    assert (row["compared"], row["low"]) == ("true", "0.0333333")


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_no_cell_is_a_formula_to_a_spreadsheet(words: str) -> None:
    (row,) = rows(result(words, path=words, subject=Subject(words), value=Value(words), item=words, set_aside=words))
    for name in ("path", "intervention", "value", "item", "quote", "set_aside"):
        assert row[name] == f"'{words}"


def test_quotes_commas_and_line_ends_stay_in_their_cell() -> None:
    words = 'says "fast",\nand 日本 too'
    (row,) = rows(result(words))
    assert row["quote"] == words


def test_no_character_of_an_article_commands_the_terminal() -> None:
    one = result("works\x1b[31m within\u202e minutes", subject=Subject("es\x07ketamine"))
    table = "".join(claims_text.tables([replace(one, path="a\x1b[2J.txt")], width=120))
    assert not set(table) & {"\x1b", "\x07", "\u202e"}


@pytest.mark.parametrize("width", [200, 120, 100, 80, 60, 40])
def test_a_table_fits_the_width_with_all_its_words(read: Result, width: int) -> None:
    wide = result("日本語の薬 works within minutes", item="a" * 90, circumstances={"condition": frozenset({"anxiety"})})
    table = "".join(claims_text.tables([read, wide], width=width))
    assert max(map(columns, table.splitlines())) <= width
    for claim in read.claims:
        assert "".join(claim.span.quote.split()) in "".join(table.split())


def test_columns_stand_under_their_heads(read: Result) -> None:
    table = "".join(claims_text.tables([read], width=140)).splitlines()
    heads, body = table[1], [line for line in table[2:] if ":" in line[:8]]
    for head, word in (("attribute", "receptor-action"), ("certainty", "stated")):
        line = next(line for line in body if word in line)
        assert line.index(word) == heads.index(head)


def test_what_keeps_a_claim_out_of_comparison_is_said() -> None:
    table = "".join(claims_text.tables([result(set_aside='bounded: "some people"')], width=160))
    assert '(not compared: bounded: "some people")' in table


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Value("", 48, 336, "hour"), "2 to 14 days"),
        (Value("", 1 / 12, 1 / 12, "hour"), "5 minutes"),
        (Value("", 2, 336, "hour"), "2 hours to 2 weeks"),
        (Value("", 24, 24, "hour"), "1 day"),
        (Value("", 1.5, 1.5, "hour"), "90 minutes"),
        (Value("", 4383, 8766, "hour"), "6 to 12 months"),
        (Value("", 0, 1 / 6, "hour"), "up to 10 minutes"),
        (Value("", 0, 0, "hour"), "0 seconds"),
        (Value("immediate", 0, 1 / 6, "hour"), "immediate (up to 10 minutes)"),
        (Value("", 20, 22.5, "%"), "20 to 22.5%"),
        (Value("", 1999, 1999, "year"), "1999"),
        (Value("", 18, 64, "year"), "18 to 64 years"),
        (Value("", 65, float("inf"), "year"), "65 years or more"),
        (Value("", 900, 1200, "USD"), "900 to 1,200 USD"),
        (Value("no"), "no"),
    ],
)
def test_values_are_told_in_units_that_fit(value: Value, words: str) -> None:
    assert value_words(value) == words
