"""The diff shown is the diff that makes the fixed file."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from lint.fixes.diff import unified
from lint.fixes.fix import Check, fix_bytes
from lint.fixes.run import fix_file

Replacing = Callable[[Mapping[str, str]], Check]


def test_the_diff_names_the_file_and_shows_the_lines(replacing: Replacing) -> None:
    text = b"A hen.\n\nThe cow.\n\nA dog."
    hunk = "@@ -1,5 +1,5 @@\n A hen.\n \n-The cow.\n+The cat.\n \n A dog.\n\\ No newline at end of file\n"
    assert unified(fix_bytes("a.md", text, replacing({"cow": "cat"}))) == ("--- a.md\n+++ a.md\n" + hunk)


def test_nothing_fixed_is_no_diff(replacing: Replacing) -> None:
    assert unified(fix_bytes("a.md", b"A hen.", replacing({"cow": "cat"}))) == ""


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.parametrize("name", ["a.md", "a b.md"])
@pytest.mark.parametrize(
    "text",
    [
        "The cow.\n\nA dog.\n",
        "The cow.",
        "The cow.\r\n\r\nA dog and a cow.\r\n",
        "\ufeffThe cow.\n",
        "A hen\u2028and a cow.\x0c\n\nA\rcow\n",
        "".join(f"Line {number} has a {'cow' if number % 9 == 0 else 'hen'}.\n\n" for number in range(60)),
    ],
    ids=["ends", "no last line end", "crlf", "byte order mark", "odd line ends", "many hunks"],
)
def test_git_makes_the_fixed_file_of_the_old_one_and_the_diff(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replacing: Replacing, name: str, text: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(text.encode())
    fixed = fix_file(name, replacing({"cow": "cat"}), write=False)
    apply = ["git", "apply", "-p0", "--whitespace=nowarn", "-"]
    subprocess.run(apply, input=unified(fixed).encode(), check=True)
    assert Path(name).read_bytes() == fixed.after != fixed.before
