"""Circumstances that keep claims apart: route, population, condition, setting, jurisdiction, time frame, study.

Each is a file of `patterns/circumstances`: its values with the words that name them, or a term class whose terms are
the values; which values hold others ("depression" holds "postpartum depression"); how far it looks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from lint.claims.labels import Labels
from lint.claims.load import patterns_of, validated
from lint.claims.names import as_seen
from lint.claims.singular import singular
from lint.errors import RuleError, RuleErrors
from lint.kept.keeping import kept
from lint.language.analysis import Analysis
from lint.patternlang.finder import Finder
from lint.patternlang.pattern import Pattern
from lint.strict_yaml import load_document

Reach = Literal["sentence", "heading", "article"]


class CircumstanceFile(BaseModel):
    """Keys of a circumstance file; the file's name is the circumstance's."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, strict=True, defer_build=True)

    about: str
    values: dict[str, list[str]] = Field(default_factory=dict, description="Value -> patterns that name it.")
    terms: str = Field(default="", alias="class", description="A term class: each term names a value.")
    same: dict[str, list[str]] = Field(default_factory=dict, description="Standard name -> other names of the value.")
    holds: dict[str, list[str]] = Field(default_factory=dict, description="Broad value -> narrower ones.")
    reach: Reach = Field(default="sentence", description="heading: labels and headings count where it is silent.")
    matters_to: list[str] = Field(default_factory=list, description="Attributes it keeps apart; left out: all.")
    unstated: str = Field(default="", description="The value of a claim that names none; left out: it fits any.")


@dataclass(frozen=True)
class Circumstance:
    """One circumstance, compiled."""

    name: str
    values: tuple[str, ...]  # the value of each pattern of the finder
    finder: Finder
    terms: str
    same: Mapping[str, str]
    broader: Mapping[str, frozenset[str]]
    reach: Reach
    unstated: str
    matters_to: frozenset[str] = frozenset()

    def in_words(self, analysis: Analysis, ranges: Sequence[tuple[int, int]]) -> frozenset[str]:
        """The values named in word ranges."""
        found = {self.values[number] for number, _, _ in self.finder.find(analysis.view, sorted(ranges))}
        if self.terms:
            places = analysis.classes.get(self.terms, {})
            for begin, end in ranges:
                named = [(at, places[at][0]) for at in range(begin, end) if at in places]
                found |= {self.standard(" ".join(analysis.words.low[at:stop])) for at, stop in named}
        return frozenset(found)

    def standard(self, name: str) -> str:
        """The standard name of a value."""
        one = singular(name)
        return self.same.get(one, one)

    def fit(self, one: str, other: str) -> bool:
        """Whether two values can be the same case: equal, or one holds the other."""
        return one == other or one in self.broader.get(other, ()) or other in self.broader.get(one, ())

    def differ(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether two sets of values cannot be the same case; what is not named fits all."""
        mine = one or ({self.unstated} if self.unstated else set())
        theirs = other or ({self.unstated} if self.unstated else set())
        return bool(mine and theirs) and not any(self.fit(a, b) for a in mine for b in theirs)


@cache
def shipped_circumstances() -> Mapping[str, Circumstance]:
    """The circumstances of `patterns/circumstances`, by name."""
    folder = files("lint.patterns") / "circumstances"
    return kept("circumstances", [folder], lambda: {item.name: item for item in load_circumstances(folder)})


def load_circumstances(folder: Traversable) -> list[Circumstance]:
    """All circumstances of a folder, by name; RuleErrors names every fault."""
    faults: list[RuleError] = []
    mine = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda item: item.name)
    found = [_loaded(file.read_text("utf-8"), str(file), faults) for file in mine]
    if faults:
        raise RuleErrors(faults)
    return found


def _loaded(text: str, path: str, faults: list[RuleError]) -> Circumstance:
    document = load_document(text, path=path)
    form = validated(CircumstanceFile, document)
    values: list[str] = []
    patterns: list[Pattern] = []
    for value, texts in form.values.items():
        compiled = patterns_of(document, texts, "values", value, faults=faults)
        patterns += compiled
        values += [value] * len(compiled)
    broader: dict[str, set[str]] = {}
    for broad, narrow in form.holds.items():
        for value in narrow:
            broader.setdefault(_seen(value), set()).add(_seen(broad))
    return Circumstance(
        name=path.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".yaml"), values=tuple(values),
        finder=Finder(patterns), terms=form.terms,
        same={_seen(other): _seen(name) for name, others in form.same.items() for other in others},
        broader={value: frozenset(found) for value, found in broader.items()}, reach=form.reach, unstated=form.unstated,
        matters_to=frozenset(form.matters_to),
    )  # fmt: skip


def _seen(name: str) -> str:
    return singular(as_seen(name))


class Circumstances:
    """The circumstances of one article's claims, each sentence and label looked at once."""

    def __init__(self, analysis: Analysis, labels: Labels, known: Mapping[str, Circumstance]) -> None:
        self._analysis = analysis
        self._labels = labels
        self._known = known
        self._seen: dict[tuple[str, int, int], frozenset[str]] = {}
        self._whole: dict[str, frozenset[str]] = {}

    def of(self, sentence: int) -> dict[str, frozenset[str]]:
        """Circumstance -> values, for those that the sentence, or what it may look to, names."""
        named = {name: self._values(item, sentence) for name, item in self._known.items()}
        return {name: values for name, values in named.items() if values}

    def _values(self, item: Circumstance, sentence: int) -> frozenset[str]:
        if values := self._in(item, self._analysis.sentence_ranges[sentence]):
            return values
        for label in self._labels.of(sentence, near=True):
            if values := self._in(item, label):
                return values
        if item.reach == "sentence":
            return frozenset()
        for label in self._labels.of(sentence, near=False):
            if values := self._in(item, label):
                return values
        return self._in_article(item) if item.reach == "article" else frozenset()

    def _in(self, item: Circumstance, words: tuple[int, int]) -> frozenset[str]:
        key = (item.name, *words)
        if key not in self._seen:
            self._seen[key] = item.in_words(self._analysis, [words])
        return self._seen[key]

    def _in_article(self, item: Circumstance) -> frozenset[str]:
        if item.name not in self._whole:
            self._whole[item.name] = item.in_words(self._analysis, self._analysis.sentence_ranges)
        return self._whole[item.name]
