"""Files on disk: whole or not at all, mode and links kept, and one bad file never ends a run."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from lint.errors import ReadError, WriteError
from lint.findings.result import Result
from lint.fixes.fix import Check
from lint.fixes.run import fix_file, fix_inputs
from lint.fixes.tally import FixTally
from lint.fixes.write import replace_file
from lint.read.article import Article

Replacing = Callable[[Mapping[str, str]], Check]


@pytest.fixture
def cats(replacing: Replacing) -> Check:
    return replacing({"cow": "cat"})


def test_a_file_is_fixed_in_place_with_its_mode_and_nothing_beside_it(tmp_path: Path, cats: Check) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbfThe cow.\r\n")
    path.chmod(0o640)
    fixed = fix_file(str(path), cats)
    assert path.read_bytes() == fixed.after == b"\xef\xbb\xbfThe cat.\r\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link_and_its_file_is_fixed(tmp_path: Path, cats: Check) -> None:
    path, link = tmp_path / "inner" / "a.md", tmp_path / "b.md"
    path.parent.mkdir()
    path.write_text("The cow.")
    link.symlink_to(path)
    fix_file(str(link), cats)
    assert link.is_symlink()
    assert path.read_text() == "The cat."


def test_a_file_without_anything_to_fix_is_not_written(tmp_path: Path, cats: Check) -> None:
    path = tmp_path / "a.md"
    path.write_text("The hen.")
    os.utime(path, (1, 1))
    fix_file(str(path), cats)
    assert path.stat().st_mtime == 1


def test_without_write_the_file_stays_and_the_outcome_is_told(tmp_path: Path, cats: Check) -> None:
    path = tmp_path / "a.md"
    path.write_text("The cow.")
    assert fix_file(str(path), cats, write=False).after == b"The cat."
    assert path.read_text() == "The cow."


def test_what_another_wrote_meanwhile_is_not_lost(tmp_path: Path, cats: Check) -> None:
    path = tmp_path / "a.md"
    path.write_text("The cow.")

    def check(article: Article) -> Result:
        path.write_text("The cow. And more.")
        return cats(article)

    fixed = fix_file(str(path), check)
    assert path.read_text() == "The cow. And more."
    assert str(fixed.error) == f"{path}: was changed while it was linted: left as it is"
    assert [finding.quote for finding in fixed.result.findings] == ["cow"]
    assert fixed.applied == ()


def test_a_file_closed_to_writing_is_left_alone(tmp_path: Path, cats: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text("The cow.")
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everything
    assert str(fix_file(str(path), cats).error) == f"{path}: cannot be written: permission denied"
    assert path.read_text() == "The cow."


def test_a_write_that_fails_half_way_leaves_the_old_file_and_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_text("The cow.")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match=r"a\.md: cannot be written: no space left on device"):
        replace_file(str(path), before=b"The cow.", after=b"The cat.")
    assert [item.read_text() for item in tmp_path.iterdir()] == ["The cow."]


def test_one_bad_file_does_not_end_the_run(tmp_path: Path, cats: Check) -> None:
    good, bad, gone = tmp_path / "a.md", tmp_path / "b.md", tmp_path / "c.md"
    bad.write_bytes(b"%PDF-1.4")
    good.write_text("The cow.")
    missing = ReadError("does not exist", path="d.md")
    fixed = list(fix_inputs([str(bad), str(gone), missing, str(good)], cats))
    assert [str(item.error).rpartition("/")[2] for item in fixed] == [
        "b.md:1:1: not a text file but a PDF document", "c.md: does not exist (any more)", "d.md: does not exist",
        "None",
    ]  # fmt: skip
    assert [item.result.error for item in fixed[:3]] == [item.error for item in fixed[:3]]
    assert good.read_text() == "The cat."


def test_standard_input_is_fixed_under_its_name_and_written_nowhere(
    tmp_path: Path, cats: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"The cow and `cow`.")))
    fixed = fix_file("-", cats, stdin_name="a.md")
    assert (fixed.path, fixed.after) == ("a.md", b"The cat and `cow`.")
    assert list(tmp_path.iterdir()) == []


def test_the_tally_says_what_was_fixed_what_was_left_and_why(tmp_path: Path, replacing: Replacing) -> None:
    (tmp_path / "a.md").write_text("The cow and `cow` and {cow}.")
    (tmp_path / "b.md").write_text("A cow, a cow.")
    (tmp_path / "c.md").write_text("A hen.")
    tally = FixTally()
    for fixed in fix_inputs(map(str, sorted(tmp_path.iterdir())), replacing({"cow": "cat"}), write=False):
        tally.add(fixed)
    counts = "would fix 3 findings in 2 articles; 2 left alone (1 a template, 1 code)"
    assert list(tally.lines(written=False)) == [counts]


def test_the_tally_names_files_that_could_be_linted_and_not_fixed(tmp_path: Path, replacing: Replacing) -> None:
    path = tmp_path / "a.md"
    path.write_text("ab")
    tally = FixTally()
    tally.add(fix_file(str(path), replacing({"a": "b", "b": "a"})))
    assert list(tally.lines(written=True)) == [
        f"{path}: its fixes undo each other (a, b): left as it was", "fixed 0 findings in 0 articles",
    ]  # fmt: skip
