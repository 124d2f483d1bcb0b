"""Drug names: which words name a drug, and the substance each name stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from lint.errors import RuleError

Kind = Literal["generic", "brand"]

_COLUMNS = ["name", "kind", "substance", "source", "marks"]
_POSSESSIVE = re.compile("['\u2019]s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Drug:
    """One name of a drug; `substance` is the lower-case generic name it resolves to."""

    name: str
    kind: Kind
    substance: str
    source: str
    ambiguous: bool = False  # also an everyday word, a person's or a place's name
    rare: bool = False  # known, but never proposed as the right spelling


class Lexicon:
    """Exact look-up of drug names; rows become `Drug` only when asked for, so that loading is quick."""

    def __init__(self, rows: dict[str, list[str]]) -> None:
        """Take the columns of each name, by the name in lower case."""
        self._rows = rows
        # `names` may be matched in any case; the ambiguous ones only where a capital marks a name.
        self.ambiguous = frozenset(key for key, row in rows.items() if "word" in row[4] or "name" in row[4])
        self.names = frozenset(rows) - self.ambiguous

    def __len__(self) -> int:
        """How many names there are."""
        return len(self._rows)

    def __contains__(self, name: object) -> bool:
        """Whether a name, in any case but without an ending, is in the lexicon."""
        return isinstance(name, str) and name.lower() in self._rows

    def resolve(self, name: str) -> Drug | None:
        """The drug of a name in any case, with or without a possessive or plural ending."""
        for key in _readings(name):
            if row := self._rows.get(key):
                return _drug(row)
        return None

    def drugs(self) -> list[Drug]:
        """All names, in the order of the file."""
        return [_drug(row) for row in self._rows.values()]

    def targets(self) -> list[tuple[str, bool]]:
        """Single words that may be proposed as the right spelling, with whether each is a brand."""
        return [
            (row[0], row[1] == "brand")
            for key, row in self._rows.items()
            if not row[4] and " " not in key and "-" not in key
        ]


def _readings(name: str) -> tuple[str, ...]:
    key = " ".join(name.lower().split())
    bare = _POSSESSIVE.sub("", key)
    plural = bare[:-1] if bare.endswith("s") and len(bare) > 4 else bare  # noqa: PLR2004 (not "yas" of "Yas's")
    return key, bare, plural


def _drug(row: list[str]) -> Drug:
    name, kind, substance, source, marks = row
    return Drug(name, cast("Kind", kind), substance, source, "word" in marks or "name" in marks, "rare" in marks)


def parse_lexicon(text: str, *, path: str) -> Lexicon:
    """Rows of a tab-separated lexicon; a row with a wrong number of columns is refused with its place."""
    rows: dict[str, list[str]] = {}
    header = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line[0] == "#":
            continue
        row = line.split("\t")
        if len(row) != len(_COLUMNS):
            raise RuleError(f"{len(row)} columns, not {len(_COLUMNS)}", path=path, line=number, column=1)
        if not header:
            if row != _COLUMNS:
                raise RuleError(f"columns are not {', '.join(_COLUMNS)}", path=path, line=number, column=1)
            header = True
            continue
        rows[row[0].lower()] = row
    return Lexicon(rows)


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships with the tool, read once."""
    text = files("lint.patterns").joinpath("terms", "drugs.tsv").read_text("utf-8")
    return parse_lexicon(text, path="patterns/terms/drugs.tsv")
