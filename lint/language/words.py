"""The words that patterns see: lower-case, contractions spelled out, hyphens and quotation marks left out."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

# "side-effect-free", "side effect free" and `"side effect" free` are the same words to an editor.
_UNSEEN = frozenset({"-", "‐", "‑", '"', "“", "”", "‘", "’", "'", "«", "»", "`", "``", "''", "*", "_"})
_SPELLED_OUT = {
    "n't": "not", "'re": "are", "'ll": "will", "'ve": "have", "'m": "am", "ca": "can", "wo": "will",
    "nt": "not", "--": "—", "---": "—",
}  # fmt: skip
_DASH = "–"  # what a hyphen with a space behind it is
_MOST_PIECES = 50_000  # kept at once: about 20 MB


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel lists: the form seen by patterns, and its [start, end) in the article's text."""

    low: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.low)


@dataclass(frozen=True, slots=True)
class _Piece:
    """The words of what stands between two spaces, their places counted from its start."""

    low: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class WordReader:
    """Reads the words of a text; keeps those of each piece between two spaces that it has met.

    spaCy tokenizes such a piece alike wherever it stands, and most pieces of a text have been met before.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self._pieces: dict[str, _Piece] = {}

    def read(self, text: str) -> Words:
        """The words of a text; block separators stay as newlines."""
        written = text.split(" ")
        if len(self._pieces) > _MOST_PIECES:
            self._pieces.clear()
        if new := set(written).difference(self._pieces):
            self._learn(new)
        pieces = [self._pieces[piece] for piece in written]
        offsets = list(accumulate((len(piece) + 1 for piece in written), initial=0))
        low = list(chain.from_iterable([piece.low for piece in pieces]))
        starts = [offset + start for offset, piece in zip(offsets, pieces, strict=False) for start in piece.starts]
        ends = [offset + end for offset, piece in zip(offsets, pieces, strict=False) for end in piece.ends]
        if low and low[-1] == _DASH and text[starts[-1]] == "-":  # no space behind it
            del low[-1], starts[-1], ends[-1]
        return Words(low, starts, ends)

    def _learn(self, pieces: set[str]) -> None:
        new = sorted(pieces)
        together = "".join(piece + " " for piece in new)
        doc = self.tokenizer(together)
        tokens = deque(doc.to_array(["LOWER", "IDX", "LENGTH", "SPACY"]).tolist())
        end = 0
        for piece in new:
            begin, end = end, end + len(piece) + 1
            words = []
            while tokens and tokens[0][1] < end:
                key, start, length, spaced = tokens.popleft()
                word = _normal(doc.vocab.strings[key])
                if not word and spaced and together[start] == "-":
                    word = _DASH
                if word:
                    words.append((word, start - begin, start - begin + length))
            self._pieces[piece] = _Piece(*zip(*words, strict=True)) if words else _NOTHING


def _normal(word: str) -> str:
    """The form that patterns see of a lower-case token, "" for what they do not see."""
    word = word.replace("’", "'")
    return "" if word in _UNSEEN or word == " " else _SPELLED_OUT.get(word, word)


_NOTHING = _Piece((), (), ())
