"""How a name goes wrong under a writer's fingers and ears: the price of each slip."""

from __future__ import annotations

import re

_VOWELS = frozenset("aeiouy")
# Sounds that writers take for one another.
_ALIKE = {
    frozenset(pair): cost
    for cost, pairs in (
        (0.4, ("ck", "cs", "sz", "iy", "kq", "cq", "gj", "ie", "ei")),
        (0.6, ("mn", "vw", "bp", "dt", "bv", "xz", "fv")),
    )
    for pair in pairs
}
# Spellings of one sound with a different number of letters.
_SPELLINGS = (("ph", "f"), ("ck", "k"), ("ck", "c"), ("ks", "x"), ("cs", "x"), ("xs", "x"), ("qu", "k"), ("cc", "x"))
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")

_VOWEL_SWAP, _DOUBLING, _MUTE, _TRANSPOSED, _NEIGHBOUR_KEY = 0.5, 0.4, 0.5, 0.7, 0.8
_LOST_VOWEL, _LOST_CONSONANT, _OTHER, _FIRST_LETTER = 0.7, 0.9, 1.0, 0.5


def _neighbours() -> frozenset[frozenset[str]]:
    beside = {frozenset(pair) for row in _ROWS for pair in zip(row, row[1:], strict=False)}
    for upper, lower in zip(_ROWS, _ROWS[1:], strict=False):
        for index, letter in enumerate(lower):
            beside.update(frozenset((letter, other)) for other in upper[index : index + 2])
    return frozenset(beside)


_BESIDE = _neighbours()


def _substitution(first: str, second: str) -> float:
    if first == second:
        return 0.0
    pair = frozenset((first, second))
    if pair in _ALIKE:
        return _ALIKE[pair]
    if pair <= _VOWELS:
        return _VOWEL_SWAP
    return _NEIGHBOUR_KEY if pair in _BESIDE else _OTHER


def _loss(word: str, index: int) -> float:
    """The price of leaving out (or putting in) the letter at an index."""
    letter = word[index]
    if index and word[index - 1] == letter:
        return _DOUBLING
    if index == len(word) - 1 and letter == "e":
        return _MUTE
    if letter == "h":
        return _MUTE
    return _LOST_VOWEL if letter in _VOWELS else _LOST_CONSONANT


def slip_cost(written: str, meant: str, *, limit: float) -> float:
    """The cheapest way from one lower-case word to another in slips, or infinity above the limit."""
    before: list[float] = []
    row = [0.0]
    for index in range(len(meant)):
        row.append(row[-1] + _loss(meant, index))
    rows = [row]
    for i, letter in enumerate(written, 1):
        lost = _loss(written, i - 1)
        row = [rows[-1][0] + lost]
        for j, other in enumerate(meant, 1):
            best = min(
                rows[-1][j - 1] + _substitution(letter, other),
                rows[-1][j] + lost,
                row[j - 1] + _loss(meant, j - 1),
            )
            if i > 1 and j > 1 and letter == meant[j - 2] and other == written[i - 2] and letter != other:
                best = min(best, rows[-2][j - 2] + _TRANSPOSED)
            row.append(min(best, _respelt(written, meant, i, j, rows)))
        if min(row) > limit and (not before or min(before) > limit):
            return float("inf")
        before = row
        rows.append(row)
    cost = rows[-1][-1]
    if written[0] != meant[0]:
        cost += _FIRST_LETTER * _substitution(written[0], meant[0])
    return cost if cost <= limit else float("inf")


def _respelt(written: str, meant: str, i: int, j: int, rows: list[list[float]]) -> float:
    best = float("inf")
    for long, short in _SPELLINGS:
        if i > 1 and written[i - 2 : i] == long and meant[j - 1] == short:
            best = min(best, rows[i - 2][j - 1] + _MUTE)
        if j > 1 and meant[j - 2 : j] == long and written[i - 1] == short:
            best = min(best, rows[i - 1][j - 2] + _MUTE)
    return best


# One letter for the sounds that are taken for one another; vowels, y and h fall away.
_FOLD = str.maketrans({"c": "k", "q": "k", "z": "s", "j": "g", "w": "v", "x": "ks"} | dict.fromkeys("aeiouyh"))
_FIRST = str.maketrans("cqzxjweiouy", "kkssgvaaaaa")
_DOUBLED = re.compile(r"(.)\1+")


def skeleton(word: str) -> str:
    """A lower-case word folded to its first sound and its later consonants: what survives most slips."""
    single = _DOUBLED.sub(r"\1", word.replace("ph", "f"))
    return single[0].translate(_FIRST) + single[1:].translate(_FOLD)
