"""The words that patterns see: lower-case, contractions spelled out, hyphens and quotation marks left out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

# "side-effect-free", "side effect free" and `"side effect" free` are the same words to an editor.
_UNSEEN = frozenset({"-", "‐", "‑", '"', "“", "”", "‘", "’", "'", "«", "»", "`", "``", "''", "*", "_"})
_SPELLED_OUT = {
    "n't": "not", "'re": "are", "'ll": "will", "'ve": "have", "'m": "am", "ca": "can", "wo": "will",
    "nt": "not", "--": "—", "---": "—",
}  # fmt: skip


class _Normal(defaultdict[int, str]):
    """spaCy string id -> the form patterns see ("" for what they do not see)."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, key: int) -> str:
        word = self._strings[key].replace("’", "'")
        word = "" if word in _UNSEEN or word == " " else _SPELLED_OUT.get(word, word)
        self[key] = word
        return word


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel lists: the form seen by patterns, and its [start, end) in the article's text."""

    low: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.low)


class WordReader:
    """Reads the words of a Doc; keeps the normal form of each string it has met."""

    def __init__(self, strings: StringStore) -> None:
        self._normal = _Normal(strings)

    def read(self, doc: Doc, text: str) -> Words:
        """The words of `doc`, whose text is `text`; block separators stay as newlines."""
        low: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        normal = self._normal
        for key, start, length, spaced in doc.to_array(["LOWER", "IDX", "LENGTH", "SPACY"]).tolist():
            word = normal[key]
            if not word and spaced and text[start] == "-":
                word = "–"  # a hyphen with a space behind it is a dash
            if word:
                low.append(word)
                starts.append(start)
                ends.append(start + length)
        return Words(low, starts, ends)
