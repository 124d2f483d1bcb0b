"""Facts: dated statements with their source, to which an article's claims are held (`patterns/facts`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from lint.claims.attribute import Attribute
from lint.claims.claim import Value
from lint.claims.load import shipped_attributes, validated
from lint.claims.names import Names, as_seen, shipped_names
from lint.claims.ranges import range_of
from lint.errors import RuleError, RuleErrors
from lint.kept.keeping import kept
from lint.strict_yaml import Document, load_document

ANY = "any"
ANY_OTHER = "any other"
_DAY = re.compile(r"^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$")
_RANGES = frozenset({"interval", "number", "year"})
Words = Annotated[str, Field(min_length=1)]
Day = Annotated[str | int, Field(description="YYYY, YYYY-MM or YYYY-MM-DD")]


class FactForm(BaseModel):
    """One fact as a file states it."""

    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)

    product: Words
    attribute: Words
    value: str | int | list[str]
    jurisdiction: Literal["US", "EU", "UK", "AU", "CA", "any"] = "any"
    condition: str | list[str] = Field(default="", description="'any other' closes a list, 'any' says it of all.")
    item: str | list[str] = ""
    since: Day = ""
    source: Words
    note: str = ""
    as_of: Day = ""
    review_by: Day = ""


class FactFile(BaseModel):
    """Keys of a facts file."""

    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)

    about: Words
    as_of: Day
    review_by: Day
    facts: list[FactForm] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact; the claim of another value is wrong from `since` on, and the fact is stale after `review_by`."""

    product: str
    attribute: str
    values: tuple[Value, ...]
    jurisdiction: str
    conditions: tuple[str, ...]
    items: tuple[str, ...]
    since: date | None
    source: str
    note: str
    as_of: date
    review_by: date
    path: str
    line: int

    def is_stale(self, today: date) -> bool:
        """Whether it should have been looked at again by now."""
        return today > self.review_by

    @property
    def said(self) -> str:
        """Its value in words."""
        return ", ".join(_words_of(value) for value in self.values)


@cache
def shipped_facts() -> tuple[Fact, ...]:
    """The facts of `patterns/facts`."""
    folders = [files("lint.patterns") / part for part in ("facts", "claims", "subjects", "terms")]
    return kept("facts", folders, lambda: tuple(load_facts(folders[0], shipped_attributes(), shipped_names())))


def load_facts(folder: Traversable, attributes: Iterable[Attribute], names: Names) -> list[Fact]:
    """All facts of a folder; RuleErrors names every fault."""
    known = {attribute.id: attribute for attribute in attributes}
    facts: list[Fact] = []
    faults: list[RuleError] = []
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".yaml"):
            try:
                document = load_document(file.read_text("utf-8"), path=str(file))
                raw = validated(FactFile, document)
                facts += _facts(document, raw, known, names, faults)
            except RuleErrors as errors:
                faults += errors.faults
            except RuleError as error:
                faults.append(error)
    if faults:
        raise RuleErrors(faults)
    return facts


def _facts(
    document: Document, raw: FactFile, known: Mapping[str, Attribute], names: Names, faults: list[RuleError]
) -> Iterator[Fact]:
    for number, form in enumerate(raw.facts):
        at = ("facts", number)
        attribute = known.get(form.attribute)
        values = _values(form, attribute, names) if attribute else None
        days = {
            name: _day(getattr(form, name) or getattr(raw, name, ""), last=name == "review_by")
            for name in ("since", "as_of", "review_by")
        }
        if attribute is None:
            faults.append(document.fault(f"unknown attribute '{form.attribute}'", *at, "attribute"))
        elif values is None:
            faults.append(document.fault(f"'{form.value}' is no value of '{form.attribute}'", *at, "value"))
        elif days["as_of"] is None or days["review_by"] is None or (form.since and days["since"] is None):
            faults.append(document.fault("a date is YYYY, YYYY-MM or YYYY-MM-DD", *at))
        elif days["review_by"] < days["as_of"]:
            faults.append(document.fault("'review_by' lies before 'as_of'", *at))
        else:
            yield Fact(
                product=names.key_of(as_seen(form.product)), attribute=attribute.id, values=values,
                jurisdiction=form.jurisdiction, conditions=tuple(map(as_seen, _texts(form.condition))),
                items=tuple(names.key_of(as_seen(item)) for item in _texts(form.item)),
                since=days["since"], source=form.source, note=form.note,
                as_of=days["as_of"], review_by=days["review_by"], path=document.path,
                line=document.places[at][0],
            )  # fmt: skip


def _values(form: FactForm, attribute: Attribute, names: Names) -> tuple[Value, ...] | None:
    texts = _texts(form.value)
    if attribute.comparison in _RANGES:
        found = tuple(value for text in texts if (value := range_of(text)))
        return found if len(found) == len(texts) else None
    if attribute.item_is_value:
        texts = [names.key_of(as_seen(text)) for text in texts]
    return tuple(map(Value, texts)) or None


def _texts(value: str | int | list[str]) -> list[str]:
    """One or several values as texts; none for an empty one."""
    return [str(text) for text in (value if isinstance(value, list) else [value]) if str(text)]


def _day(text: str | int, *, last: bool = False) -> date | None:
    """The day a text names; a bare year or month counts from its first day, or to its last for `last`."""
    found = _DAY.match(str(text))
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        return date(year or 1, month or (12 if last else 1), day or (28 if last else 1))
    except ValueError:
        return None


def _words_of(value: Value) -> str:
    if value.low is None or value.high is None:
        return value.name
    return f"{value.low:g}" if value.low == value.high else f"{value.low:g} to {value.high:g}"
