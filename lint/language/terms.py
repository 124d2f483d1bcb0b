"""Terms: drugs, conditions, populations and other word classes that patterns name as `<class>`.

A class is a file `patterns/terms/NAME.yaml`; a class that `includes` others holds their terms too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from lint.language.words import Words
from lint.patternlang.syntax import spell_out

Classes = dict[str, dict[int, tuple[int, ...]]]


@dataclass(frozen=True, slots=True)
class TermClass:
    """One class: its terms as written in the file, and the classes whose terms it also holds."""

    name: str
    terms: tuple[str, ...]
    includes: tuple[str, ...] = ()
    plural: bool = True


@dataclass(slots=True)
class _Entry:
    rest: tuple[str, ...]
    classes: tuple[str, ...]
    written: str = ""  # "=PTSD": only in this spelling


_Entries = tuple[tuple[str, ...], list[_Entry], dict[str, list[_Entry]]]
"""What a first word starts: the classes it has by itself, its terms in one spelling only, the others by second word."""


@dataclass(slots=True)
class TermFinder:
    """Finds terms by their first word."""

    entries: dict[str, list[_Entry]] = field(default_factory=lambda: defaultdict(list))
    names: frozenset[str] = frozenset()
    _met: dict[str, _Entries] = field(default_factory=dict)  # first words that were met

    def find(self, words: Words, text: str) -> Classes:
        """Class name -> start word -> end words of every term in `words`."""
        found: Classes = defaultdict(dict)
        low, entries = words.low, self.entries
        for at, word in [(at, word) for at, word in enumerate(low) if word in entries]:
            classes, spelled, by_second = self._met.get(word) or self._meet(word)
            alone = (at + 1,)
            for name in classes:
                found[name][at] = alone
            behind = by_second.get(low[at + 1], ()) if at + 1 < len(low) else ()
            for entry in (*spelled, *behind) if spelled or behind else ():
                end = at + 1 + len(entry.rest)
                if entry.rest and tuple(low[at + 1 : end]) != entry.rest:
                    continue
                if entry.written and text[words.starts[at] : words.ends[end - 1]] != entry.written:
                    continue
                for name in entry.classes:
                    found[name][at] = _longest_first((end, *found[name].get(at, ())))
        return dict(found)

    def _meet(self, first: str) -> _Entries:
        classes: dict[str, None] = {}
        spelled: list[_Entry] = []
        by_second: dict[str, list[_Entry]] = {}
        for entry in self.entries[first]:
            if entry.rest:
                by_second.setdefault(entry.rest[0], []).append(entry)
            elif entry.written:
                spelled.append(entry)
            else:
                classes |= dict.fromkeys(entry.classes)
        self._met[first] = met = tuple(classes), spelled, by_second
        return met


def _longest_first(ends: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(ends), reverse=True))


def build_finder(classes: Iterable[TermClass], drugs: Iterable[str] = ()) -> TermFinder:
    """A finder over all classes; `drugs` are lexicon names of class `drug`."""
    known = {item.name: item for item in classes}
    if "drug" not in known:
        known["drug"] = TermClass("drug", ())
    holders = _holders(known)
    finder = TermFinder(names=frozenset(known))
    seen: dict[tuple[str, tuple[str, ...], str], set[str]] = defaultdict(set)
    for item in known.values():
        for term in item.terms:
            for words, written in _variants(term, plural=item.plural):
                seen[words[0], tuple(words[1:]), written] |= holders[item.name]
    for name in drugs:
        words = [word for part in name.split() for word in spell_out(part)]
        if words:
            seen[words[0], tuple(words[1:]), ""] |= holders["drug"]
    for (first, rest, written), names in seen.items():
        finder.entries[first].append(_Entry(rest, tuple(sorted(names)), written))
    finder.entries = dict(finder.entries)
    return finder


def _holders(known: dict[str, TermClass]) -> dict[str, set[str]]:
    """Class -> itself and every class that includes it, however deep."""
    holders = {name: {name} for name in known}
    changed = True
    while changed:
        changed = False
        for item in known.values():
            for part in item.includes:
                if part in holders and not holders[item.name] <= holders[part]:
                    holders[part] |= holders[item.name]
                    changed = True
    return holders


def _variants(term: str, *, plural: bool) -> Iterable[tuple[list[str], str]]:
    written = term[1:] if term.startswith("=") else ""
    words = [word for part in (written or term).split() for word in spell_out(part)]
    yield words, written
    if plural and not written and words[-1].isalpha():
        yield [*words[:-1], _plural(words[-1])], ""


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
