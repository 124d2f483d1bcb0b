"""Attribute files: YAML to Attribute, every fault with file:line:column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from lint.claims.attribute import Attribute, Reading
from lint.claims.claim import Value
from lint.claims.ranges import range_of
from lint.claims.schema import AttributeFile, ReadingForm
from lint.errors import RuleError, RuleErrors
from lint.kept.keeping import kept
from lint.patternlang.pattern import Pattern, compile_text
from lint.patternlang.syntax import PatternError
from lint.read.article import BlockKind
from lint.strict_yaml import Document, load_document

Form = TypeVar("Form", bound=BaseModel)
_MEASURED = frozenset({"measured", "least", "item"})
_OPPOSITE = {"yes": "no", "no": "yes"}


@cache
def shipped_attributes() -> tuple[Attribute, ...]:
    """The attributes of `patterns/claims`."""
    folder = files("lint.patterns") / "claims"
    return kept("attributes", [folder], lambda: tuple(load_attributes(folder)))


def load_attributes(folder: Traversable) -> list[Attribute]:
    """All attributes of a folder, by id; RuleErrors names every fault."""
    attributes: list[Attribute] = []
    faults: list[RuleError] = []
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".yaml"):
            try:
                attributes.append(load_attribute(file.read_text("utf-8"), path=str(file)))
            except RuleErrors as errors:
                faults += errors.faults
            except RuleError as error:
                faults.append(error)
    if faults:
        raise RuleErrors(faults)
    return attributes


def load_attribute(text: str, *, path: str) -> Attribute:
    """One attribute file; RuleErrors holds every fault found in it."""
    document = load_document(text, path=path)
    raw = validated(AttributeFile, document)
    faults: list[RuleError] = []
    readings = tuple(_reading(document, raw, number, form, faults) for number, form in enumerate(raw.readings))
    if faults:
        raise RuleErrors(faults)
    return Attribute(
        id=path.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".yaml"), path=path, about=raw.about,
        label=raw.label, comparison=raw.compare, scope=raw.scope, voice=raw.voice, readings=readings,
        quantities=tuple(raw.quantity), tolerance=raw.tolerance, levels=tuple(raw.levels), apart=raw.apart,
        clash=frozenset(frozenset(pair) for pair in raw.clash), names_object=raw.subject == "outside",
        item=raw.item, kinds=tuple(raw.kinds), unless=tuple(raw.unless), counts=tuple(raw.counts),
        ignores=frozenset(raw.ignores), needs=tuple(raw.needs), drifts=raw.drifts, facts_of=tuple(raw.facts_of),
        contradiction=raw.contradiction, across=raw.across, fact=raw.fact,
        disagree=tuple(_lines(document, "disagree", raw.disagree)), agree=tuple(_lines(document, "agree", raw.agree)),
        reads=tuple((pair[0], pair[1], document.places["reads", n][0]) for n, pair in enumerate(raw.reads)),
    )  # fmt: skip


def validated(form: type[Form], document: Document) -> Form:
    """The document as `form`; RuleErrors with the place of each fault."""
    if not isinstance(document.value, dict):
        raise RuleErrors([document.fault("the file is a mapping of keys to values")])
    try:
        return form.model_validate(document.value)
    except ValidationError as error:
        raise RuleErrors(
            [_fault(document, item["loc"], item["type"], item["msg"]) for item in error.errors()]
        ) from None


def patterns_of(document: Document, items: Iterable[str], *keys: Any, faults: list[RuleError]) -> tuple[Pattern, ...]:
    """Patterns of a list at `keys`; what does not parse goes to `faults` with its place."""
    found = []
    for number, text in enumerate(items):
        try:
            found.append(compile_text(text))
        except PatternError as error:
            faults.append(document.fault(f"pattern '{text}': {error}", *keys, number))
    return tuple(found)


def _reading(
    document: Document, raw: AttributeFile, number: int, form: ReadingForm, faults: list[RuleError]
) -> Reading:
    at = ("readings", number)
    parts = {
        name: patterns_of(document, getattr(form, name), *at, key, faults=faults)
        for name, key in (
            ("match", "match"), ("label", "label"), ("excepts", "except"),
            ("unless_sentence", "unless_sentence"), ("needs_sentence", "needs_sentence"),
        )
    }  # fmt: skip
    value = None if form.value in _MEASURED else _value(document, raw, form.value, (*at, "value"), faults)
    negated = form.negated
    if negated is None and raw.compare == "polarity":
        negated = _OPPOSITE.get(form.value)
    flipped = _value(document, raw, negated, (*at, "negated"), faults) if negated else None
    return Reading(
        value,
        names_item=form.value == "item",
        least=form.value == "least",
        kind=form.kind,
        negated=flipped,
        where=tuple(BlockKind(kind) for kind in form.where),
        **parts,
    )


def _value(document: Document, raw: AttributeFile, text: str, at: tuple[Any, ...], faults: list[RuleError]) -> Value:
    if raw.compare in {"interval", "number", "year"}:
        name, _, written = text.rpartition(" = ")  # "lasting = 26 weeks to 100 years"
        found = range_of(written, name=name)
        if found is None:
            faults.append(document.fault(f"'{text}' is no range such as '2 to 6 weeks'", *at))
            return Value(text)
        return found
    known = {
        "polarity": {"yes", "no"}, "levels": set(raw.levels), "items": {"none", "present", "absent"},
        "states": {state for pair in raw.clash for state in pair},
    }[raw.compare]  # fmt: skip
    if known and text not in known:
        faults.append(document.fault(f"unknown value '{text}'; known: {', '.join(sorted(known))}", *at))
    return Value(text)


def _lines(document: Document, key: str, texts: list[str]) -> Iterator[tuple[str, int]]:
    return ((text, document.places[key, number][0]) for number, text in enumerate(texts))


def _fault(document: Document, where: tuple[Any, ...], kind: str, message: str) -> RuleError:
    if kind == "extra_forbidden":
        return document.fault(f"unknown key '{where[-1]}'", *where)
    if kind == "missing":
        return document.fault(f"missing key '{where[-1]}'", *where[:-1])
    name = ".".join(map(str, where))
    return document.fault(f"{name + ': ' if name else ''}{message.removeprefix('Value error, ')}", *where)
