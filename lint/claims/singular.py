"""The singular of a name, so that "seizures" and "seizure" are one thing and "diabetes" stays what it is."""

from __future__ import annotations

_SAME = frozenset(
    "diabetes rabies measles mumps herpes shingles rickets hives scabies caries faeces feces series species"
    " aids always gas pancreas biceps forceps tetanus anaphylaxis".split()
)
_ENDINGS = ("ss", "us", "is", "as", "ness")
_SHORTEST = 4


def singular(words: str) -> str:
    """The words with the last one in the singular."""
    head, _, last = words.rpartition(" ")
    if len(last) < _SHORTEST or not last.endswith("s") or last.endswith(_ENDINGS) or last in _SAME:
        return words
    if last.endswith("ies"):
        one = f"{last[:-3]}y"
    else:
        one = last[:-2] if last.endswith(("sses", "xes", "ches")) else last[:-1]
    return f"{head} {one}".strip()
