"""What interventions are called: `patterns/subjects` and the drug lexicon, each name with the key it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from pydantic import BaseModel, ConfigDict, Field

from lint.claims.load import validated
from lint.claims.singular import singular
from lint.errors import RuleError, RuleErrors
from lint.kept.keeping import kept
from lint.language.lexicon import load_lexicon
from lint.language.terms import TermClass
from lint.patternlang.syntax import spell_out
from lint.strict_yaml import load_document

CLASS = "subject-name"  # the term class of all names, so that one pass over the article finds them


class SubjectForm(BaseModel):
    """One intervention: other names for it, and for a class its members."""

    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)

    names: list[str] = Field(default_factory=list)
    members: list[str] = Field(default_factory=list)


class SubjectFile(BaseModel):
    """A file of `patterns/subjects`: key (the standard name in lower case) -> names and members."""

    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)

    about: str
    subjects: dict[str, SubjectForm]


@dataclass(frozen=True)
class Names:
    """Name -> key, and class -> members; words as patterns see them, joined by spaces."""

    keys: Mapping[str, str]
    classes: Mapping[str, frozenset[str]]  # member key -> keys of the classes that hold it
    terms: tuple[str, ...]

    def key_of(self, words: str) -> str:
        """The key of an intervention named so: a substance for a brand, else the words in the singular."""
        one = singular(words)
        for name in (words, one, words.removesuffix("es")):
            if name in self.keys:
                return self.keys[name]
        if drug := load_lexicon().resolve(words):
            return self.keys.get(drug.substance, drug.substance)
        return one

    def term_class(self) -> TermClass:
        """All names as one term class."""
        return TermClass(CLASS, self.terms)


@cache
def shipped_names() -> Names:
    """The names of `patterns/subjects`."""
    folder = files("lint.patterns") / "subjects"
    return kept("names", [folder], lambda: load_names(folder))


def load_names(folder: Traversable) -> Names:
    """All names of a folder; RuleErrors for a name that stands for two interventions."""
    keys: dict[str, str] = {}
    classes: dict[str, set[str]] = {}
    terms: list[str] = []
    faults: list[RuleError] = []
    for key, name, member, fault in _entries(folder):
        if member:
            classes.setdefault(member, set()).add(key)
            continue
        words = as_seen(name)
        if keys.setdefault(words, key) != key:
            faults.append(fault)
        terms.append(name)
    if faults:
        raise RuleErrors(faults)
    return Names(keys, {member: frozenset(found) for member, found in classes.items()}, tuple(terms))


def _entries(folder: Traversable) -> Iterator[tuple[str, str, str, RuleError]]:
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if not file.name.endswith(".yaml"):
            continue
        document = load_document(file.read_text("utf-8"), path=str(file))
        for key, form in validated(SubjectFile, document).subjects.items():
            for name in dict.fromkeys((key, *form.names)):
                fault = document.fault(f"'{name}' already stands for another intervention", "subjects", key)
                yield key, name, "", fault
            for member in form.members:
                yield key, "", member, document.fault("unused", "subjects", key)


def as_seen(name: str) -> str:
    """The words of a name as patterns see them, joined by spaces."""
    return " ".join(word for part in name.removeprefix("=").split() for word in spell_out(part))
