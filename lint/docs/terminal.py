"""A picture of the terminal, made from what the command really writes about a sample."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

SAMPLE = "clinic.md"
_OPTIONS = ("--select", "misspelled-drug,cure-claim,conflicting-times")  # three findings say enough
_COLUMNS = 112
_WIDE, _HIGH, _MARGIN = 8.4, 19, 16  # pixels of a character, of a line, around the text
_CODES = re.compile(r"\x1b\[([\d;]*)m")
_STYLES = {
    "1": "font-weight:bold", "2": "fill:#8b949e", "31": "fill:#ff7b72", "32": "fill:#7ee787", "33": "fill:#e3b341",
    "36": "fill:#79c0ff",
}  # fmt: skip
_HEAD = """\
<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}" viewBox="0 0 {width:.0f} {height}">
<title>healthlint check {sample}</title>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" \
fill="#e6edf3" style="white-space:pre">
"""


class _Run(NamedTuple):
    """Characters of one style, from a column on."""

    column: int
    text: str
    style: str


def picture(folder: Path) -> str:
    """An SVG of `healthlint check` over the sample in `folder`."""
    command = [sys.executable, "-m", "lint", "check", SAMPLE, *_OPTIONS, "--no-cache", "--color"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - ours
    shown = f"\x1b[2m$\x1b[0m \x1b[1mhealthlint check {SAMPLE} {' '.join(_OPTIONS)}\x1b[0m\n{done.stdout}{done.stderr}"
    return svg(shown)


def svg(shown: str) -> str:
    """The picture of a text with ANSI colours, its lines broken as a terminal does."""
    lines = list(_broken(shown.rstrip("\n").split("\n")))
    width, height = _COLUMNS * _WIDE + 2 * _MARGIN, len(lines) * _HIGH + 2 * _MARGIN
    body = "".join(_drawn(run, number) for number, line in enumerate(lines) for run in line)
    return f"{_HEAD.format(width=width, height=height, sample=SAMPLE)}{body}</g>\n</svg>\n"


def _drawn(run: _Run, line: int) -> str:
    x, y = _MARGIN + run.column * _WIDE, _MARGIN + line * _HIGH + 14
    style = f' style="{run.style}"' if run.style else ""
    long = len(run.text) * _WIDE
    return f'<text x="{x:.1f}" y="{y}" textLength="{long:.1f}"{style}>{escape(run.text, quote=False)}</text>\n'


def _broken(lines: list[str]) -> Iterator[list[_Run]]:
    style: tuple[str, ...] = ()
    for line in lines:
        row: list[_Run] = []
        column = 0
        for number, piece in enumerate(_CODES.split(line)):
            if number % 2:
                style = () if piece in {"", "0"} else (*style, *(_STYLES[code] for code in piece.split(";")))
                continue
            for part in _cut(piece, _COLUMNS - column):
                if column == _COLUMNS:
                    yield row
                    row, column = [], 0
                if said := part.strip():
                    row.append(_Run(column + part.index(said), said, ";".join(style)))
                column += len(part)
        yield row


def _cut(text: str, room: int) -> Iterator[str]:
    """A text in pieces: the first as long as there is room in the line, the others up to a line long."""
    if first := text[:room]:
        yield first
    for start in range(room, len(text), _COLUMNS):
        yield text[start : start + _COLUMNS]
