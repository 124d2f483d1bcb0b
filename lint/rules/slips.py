"""How a name goes wrong under a writer's fingers and ears: the price of each slip."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise

_VOWELS = frozenset("aeiouy")
_ALIKE_PRICE = 0.4
# Sounds that writers take for one another, from those often mistaken to those sometimes mistaken.
_ALIKE = {
    frozenset(pair): price
    for price, pairs in (
        (_ALIKE_PRICE, ("ck", "cs", "sz", "iy", "kq", "cq", "gj", "ie", "xz")),
        (0.6, ("mn", "vw", "bp", "dt", "bv", "fv")),
    )
    for pair in pairs
}
_SAME_START = frozenset(frozenset(pair) for pair in ("ck", "cs", "sz", "xz"))
# Spellings of one sound with a different number of letters.
_SHORTER = {"ph": "f", "ck": "kcq", "ks": "x", "cs": "x", "xs": "x", "qu": "k", "cc": "x"}
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWEL_SWAP, _DOUBLING, _MUTE, _TRANSPOSED, _NEIGHBOUR_KEY = 0.5, 0.4, 0.5, 0.7, 0.8
_LOST_VOWEL, _LOST_CONSONANT, _OTHER = 0.7, 0.9, 1.0
_FIRST_LETTER = 0.5  # added for another sound at the start, which a writer seldom gets wrong
# Latin, Spanish, Italian and French endings of a substance's name, and spellings of older English.
_FOREIGN = re.compile(r"(?:um|a|o|e)\Z")
_OLDER = (("sulph", "sulf"), ("ceph", "cef"), ("oe", "e"), ("ae", "e"))


def _neighbours() -> frozenset[frozenset[str]]:
    beside = {frozenset(pair) for row in _ROWS for pair in pairwise(row)}
    for upper, lower in pairwise(_ROWS):
        for index, letter in enumerate(lower):
            beside.update(frozenset((letter, other)) for other in upper[index : index + 2])
    return frozenset(beside)


_BESIDE = _neighbours()


def slip_cost(written: str, meant: str, *, limit: float) -> float:
    """The cheapest way from one lower-case word to another in slips, or infinity above the limit."""
    lost = [_loss(meant, index) for index in range(len(meant))]
    pairs = _pair_slips(written, meant)
    rows = [list(accumulate(lost, initial=0.0))]
    for i, letter in enumerate(written, 1):
        put_in, above = _loss(written, i - 1), rows[-1]
        row = [above[0] + put_in]
        for j, other in enumerate(meant, 1):
            swap = above[j - 1] if letter == other else above[j - 1] + _swap(letter, other)
            row.append(min(swap, above[j] + put_in, row[-1] + lost[j - 1]))
            for up, left, price in pairs.get((i, j), ()):
                row[j] = min(row[j], rows[i - up][j - left] + price)
        rows.append(row)
        if min(row) > limit and min(above) > limit:
            return float("inf")
    cost = rows[-1][-1]
    if written[0] != meant[0] and frozenset((written[0], meant[0])) not in _SAME_START:
        cost += _FIRST_LETTER
    return cost if cost <= limit else float("inf")


def _pair_slips(written: str, meant: str) -> dict[tuple[int, int], list[tuple[int, int, float]]]:
    """Slips in two letters at once, by where they end: the letters each takes on either side, and its price."""
    slips: dict[tuple[int, int], list[tuple[int, int, float]]] = {}
    for i in range(2, len(written) + 1):
        two = written[i - 2 : i]
        at = meant.find(two[::-1]) if two[0] != two[1] else -1
        while at >= 0:
            slips.setdefault((i, at + 2), []).append((2, 2, _TRANSPOSED))
            at = meant.find(two[::-1], at + 1)
        for short in _SHORTER.get(two, ""):
            for j in _ends(meant, short):
                slips.setdefault((i, j), []).append((2, 1, _MUTE))
    for j in range(2, len(meant) + 1):
        for short in _SHORTER.get(meant[j - 2 : j], ""):
            for i in _ends(written, short):
                slips.setdefault((i, j), []).append((1, 2, _MUTE))
    return slips


def _ends(word: str, letter: str) -> list[int]:
    return [index for index, other in enumerate(word, 1) if other == letter]


def is_other_form(written: str, name: str) -> bool:
    """Whether a word is a substance's name in another language or in an older English spelling."""
    if any(written.replace(old, new) == name for old, new in _OLDER):
        return True
    ending = _FOREIGN.search(written)
    if ending is None or name.endswith(ending[0]):
        return False
    return _neutral(written[: ending.start()]) == _neutral(name.removesuffix("e"))


def _neutral(stem: str) -> str:
    return stem.replace("ph", "f").replace("h", "").replace("y", "i")


def _swap(first: str, second: str) -> float:
    if first == second:
        return 0.0
    pair = frozenset((first, second))
    if pair in _ALIKE:
        return _ALIKE[pair]
    if pair <= _VOWELS:
        return _VOWEL_SWAP
    return _NEIGHBOUR_KEY if pair in _BESIDE else _OTHER


def _loss(word: str, index: int) -> float:
    """The price of leaving out, or putting in, the letter at an index."""
    letter = word[index]
    if index and word[index - 1] == letter:
        return _DOUBLING
    if letter == "h" or (letter == "e" and index == len(word) - 1):
        return _MUTE
    return _LOST_VOWEL if letter in _VOWELS else _LOST_CONSONANT
