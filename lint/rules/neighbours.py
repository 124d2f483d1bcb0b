"""Which words of a list are near enough to a written word to be worth a price."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

_FEWEST_BONES = 4  # below it, leaving out a consonant would make everything alike
_FURTHEST = 3  # edits
# One letter for the sounds that are taken for one another; vowels, y and h fall away.
_FOLD = str.maketrans({"c": "k", "q": "k", "z": "s", "j": "g", "w": "v", "x": "ks"} | dict.fromkeys("aeiouyh"))
_FIRST = str.maketrans("cqzxjweiouy", "kkssgvaaaaa")
_DOUBLED = re.compile(r"(.)\1+")


def skeleton(word: str) -> str:
    """A lower-case word folded to its first sound and its later consonants: what survives most slips."""
    single = _DOUBLED.sub(r"\1", word.replace("ph", "f") if "ph" in word else word)
    return single[0].translate(_FIRST) + single[1:].translate(_FOLD)


class Neighbours:
    """Words found again by their skeleton, whole or with one consonant left out on either side."""

    def __init__(self, words: Iterable[str]) -> None:
        """Index lower-case words."""
        self._index: dict[str, list[str]] = {}
        for word in words:
            for bones in traces(word):
                self._index.setdefault(bones, []).append(word)

    def near(self, word: str, traces_of_word: list[str]) -> Iterator[str]:
        """The words within three edits of a lower-case word that begin with its sound, each once."""
        seen = set()
        for bones in traces_of_word:
            for other in self._index.get(bones, ()):
                if other not in seen:
                    seen.add(other)
                    if OSA.distance(word, other, score_cutoff=_FURTHEST) <= _FURTHEST:
                        yield other


def traces(word: str) -> list[str]:
    """The skeleton of a lower-case word, and the skeleton with each one of its later consonants left out."""
    bones = skeleton(word)
    if len(bones) < _FEWEST_BONES:
        return [bones]
    return [bones, *[bones[:index] + bones[index + 1 :] for index in range(1, len(bones))]]
