"""Near-duplicates: the same article under another URL, with another frame or small edits.

Two articles of one template share nearly all of their words, too; but what one of them is about, and so names again
and again, is not in the other.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lint.audit.signature import HASHES, SIZE

_BANDS = 20  # groups of hashes that must agree as a whole to make two articles candidates
_ALIKE = 0.7  # of the pairs of words: 8% of all words changed, each in another place, or a fifth of the text replaced
_PLACES = 4  # of an article in the table of a band, one behind the other
_ROOM = 2  # places in each table for an article
_FIRST = 1024  # articles for which there is room at first
_EACH_BAND = np.arange(_BANDS)[:, None]
_EACH_PLACE = np.arange(_PLACES, dtype=np.uint64)

_Signature = NDArray[np.uint16]
_Band = NDArray[np.uint64]  # a hash for each band


class Duplicates:
    """The originals seen so far; 600 to 1,200 bytes for each, and its id."""

    def __init__(self) -> None:
        """No article has been seen."""
        self._ids: list[str] = []
        self._signatures = np.zeros((_FIRST, SIZE), dtype=np.uint16)
        self._make_tables()

    def original_of(self, id: str, signature: bytes | None) -> str | None:  # noqa: A002 - what the column is called
        """The id of the first article that this one is a near-duplicate of; None for an original, kept from now on."""
        if signature is None:
            return None
        mine = np.frombuffer(signature, dtype="<u2")
        bands = _hashed(mine)
        for candidate in self._alike(mine, self._candidates(bands)):
            if _same_subject(mine, self._signatures[candidate]):
                return self._ids[int(candidate)]
        self._keep(id, mine, bands)
        return None

    def _candidates(self, bands: _Band) -> NDArray[np.int32]:
        """The articles that share a band, in their order."""
        places = self._places(bands)
        held = self._articles[_EACH_BAND, places]
        return np.unique(held[(held >= 0) & (self._tags[_EACH_BAND, places] == _tag(bands)[:, None])])

    def _alike(self, mine: _Signature, candidates: NDArray[np.int32]) -> NDArray[np.int32]:
        if not len(candidates):
            return candidates
        same = self._signatures[candidates, :HASHES] == mine[:HASHES]
        found: NDArray[np.int32] = candidates[same.mean(axis=1) >= _ALIKE]
        return found

    def _keep(self, id: str, mine: _Signature, bands: _Band) -> None:  # noqa: A002 - as above
        number = len(self._ids)
        if number == len(self._signatures):
            self._signatures.resize((2 * number, SIZE), refcheck=False)  # in place where there is room
            self._make_tables()
            for earlier in range(number):
                self._enter(earlier, _hashed(self._signatures[earlier]))
        self._ids.append(id)
        self._signatures[number] = mine
        self._enter(number, bands)

    def _enter(self, number: int, bands: _Band) -> None:
        """Take the first free place of each band; a band that so many share that none is free tells little."""
        places = self._places(bands)
        free = self._articles[_EACH_BAND, places] < 0
        able = np.nonzero(free.any(axis=1))[0]
        chosen = places[able, free[able].argmax(axis=1)]
        self._articles[able, chosen] = number
        self._tags[able, chosen] = _tag(bands)[able]

    def _make_tables(self) -> None:
        size = (_BANDS, _ROOM * len(self._signatures))
        self._articles = np.full(size, -1, dtype=np.int32)
        self._tags = np.zeros(size, dtype=np.uint16)

    def _places(self, bands: _Band) -> NDArray[np.int64]:
        """Where an article may stand in the table of each band."""
        return ((bands[:, None] + _EACH_PLACE) % np.uint64(self._articles.shape[1])).astype(np.int64)


def _hashed(signature: _Signature) -> _Band:
    mixed = np.zeros(_BANDS, dtype=np.uint64)
    for column in signature[:HASHES].astype(np.uint64).reshape(_BANDS, -1).T:
        mixed = (mixed ^ column) * np.uint64(0x9E3779B97F4A7C15)  # wraps around: Fibonacci hashing
        mixed ^= mixed >> np.uint64(29)
    return mixed >> np.uint64(8)  # no sum with a place overflows


def _tag(bands: _Band) -> _Signature:
    """Bits of the hash that do not decide the place, so that neighbours are told apart without a look at them."""
    return (bands >> np.uint64(40)).astype(np.uint16)


def _same_subject(one: _Signature, other: _Signature) -> bool:
    """Whether the words that each repeats most are among those that the other uses most."""
    return _names(one) <= _used(other) and _names(other) <= _used(one)


def _names(signature: _Signature) -> set[int]:
    count, *words = signature[HASHES:].tolist()
    return set(words[:count])


def _used(signature: _Signature) -> set[int]:
    return set(signature[HASHES + 1 :].tolist())
