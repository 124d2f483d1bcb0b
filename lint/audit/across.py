"""Claims of one site compared across its articles: two pages that say different things of the same matter.

Stricter than within an article, where the reader sees both places: each claim is stated as fact and names its subject
itself, the circumstances are the same, and the attribute is one that should have one value on a whole site (`across`
in its file: "lasting" for what never changes, "current" for what is compared only between articles of one year).

Two passes over the parts, so that memory grows with what is claimed of, not with the articles: the first finds the
matters on which there are several values, the second gathers where each value of these stands.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import combinations
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from lint.audit.sites import site_name
from lint.audit.tables import stream
from lint.claims.attribute import Attribute
from lint.claims.circumstances import Circumstance
from lint.claims.claim import Certainty, Claim
from lint.claims.contradictions import Comparer

# How a claim's subject is told in its own sentence, or by the label above it.
_NAMED = frozenset({"claim", "clause", "label", "sentence"})
_COLUMNS = ("number", "id", "url", "site", "source", "date", "claims")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_YEAR_IN_URL = re.compile(r"/((?:19|20)\d\d)(?=[/-])")
_MOST_VALUES = 60  # of one matter on one site: a site with more is a price list


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands: its article, and the row of the CLAIM struct."""

    number: int
    id: str
    row: Mapping[str, Any]


@dataclass(slots=True)
class Voice:
    """One value that a site gives: the claim that gives it first, with its place, and how many articles give it."""

    claim: Claim
    place: Place
    articles: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What a site says in two ways: the value that fewer articles give, then the others, plainest first."""

    attribute: Attribute
    odd: Voice
    others: tuple[Voice, ...]


def disagreements(
    parts: Sequence[Path], attributes: Iterable[Attribute], circumstances: Mapping[str, Circumstance]
) -> Iterator[Disagreement]:
    """What the sites in linted parts say in two ways, in the order in which it is first said."""
    known = {attribute.id: attribute for attribute in attributes if attribute.across and attribute.contradiction}
    matter_of = _matters(known, circumstances)
    values: dict[bytes, bytes] = {}
    several: set[bytes] = set()
    for matter, claim, _ in _claims(parts, known, matter_of):
        if values.setdefault(matter, _digest(claim.value)) != _digest(claim.value):
            several.add(matter)
    del values
    said: dict[bytes, dict[object, Voice]] = {}
    for matter, claim, place in _claims(parts, known, matter_of):
        if matter in several:
            voices = said.setdefault(matter, {})
            if claim.value in voices or len(voices) < _MOST_VALUES:
                voices.setdefault(claim.value, Voice(claim, place)).articles.add(place.number)
    comparer = Comparer(known.values(), circumstances)
    for voices in said.values():
        yield from _compared(list(voices.values()), known, comparer)


def _compared(voices: Sequence[Voice], known: Mapping[str, Attribute], comparer: Comparer) -> Iterator[Disagreement]:
    """One disagreement at most: with the value that stands against most articles."""
    against: dict[int, list[tuple[float, Voice]]] = {}
    for (at, one), (where, other) in combinations(enumerate(voices), 2):
        if one.articles == other.articles:
            continue  # only where one article says both: that is a finding of its own
        if (apart := comparer.disagreement(one.claim, other.claim)) > 0:
            against.setdefault(at, []).append((apart, other))
            against.setdefault(where, []).append((apart, one))
    if not against:
        return
    odd = min(against, key=lambda at: (-sum(len(v.articles) for _, v in against[at]), len(voices[at].articles), -at))
    others = sorted(against[odd], key=lambda pair: (-len(pair[1].articles), -pair[0], pair[1].place.number))
    attribute = known[voices[odd].claim.attribute]
    yield Disagreement(attribute, voices[odd], tuple(voice for _, voice in others))


Matter = Callable[[str, str | None, Claim], bytes]


def _matters(known: Mapping[str, Attribute], circumstances: Mapping[str, Circumstance]) -> Matter:
    """What tells the matters of a site apart: attribute, subject, item, the circumstances that count, the year."""

    def matter(site: str, year: str | None, claim: Claim) -> bytes:
        attribute = known[claim.attribute]
        case = [
            (name, sorted(claim.circumstances.get(name) or {item.unstated} - {""}))
            for name, item in sorted(circumstances.items())
            if name not in attribute.ignores and (not item.matters_to or attribute.id in item.matters_to)
        ]
        when = year if attribute.across == "current" else None
        return _digest((site, attribute.id, claim.subject.key, claim.item, case, when))

    return matter


def _claims(
    parts: Sequence[Path], known: Mapping[str, Attribute], matter_of: Matter
) -> Iterator[tuple[bytes, Claim, Place]]:
    """The claims that can be compared across articles, in order, with the matter they are about."""
    wanted = pa.array(sorted(known), pa.string())
    for batch in stream(parts, _COLUMNS):
        rows = pc.list_flatten(batch["claims"])
        owners = pc.list_parent_indices(batch["claims"])
        fit = pc.and_(
            pc.is_in(pc.struct_field(rows, "attribute"), wanted),
            pc.equal(pc.struct_field(rows, "certainty"), Certainty.STATED.value),
        )
        fit = pc.and_(fit, pc.is_valid(pc.struct_field(rows, "packed")))
        articles = batch.select(_COLUMNS[:-1]).to_pylist() if pc.any(fit).as_py() else []
        for row, owner in zip(rows.filter(fit).to_pylist(), owners.filter(fit).to_pylist(), strict=True):
            article = articles[owner]
            claim: Claim = pickle.loads(row["packed"])  # noqa: S301 - written by this audit, in its own folder
            if not claim.compared or claim.subject.key is None or claim.subject.how not in _NAMED:
                continue
            # Places of two articles differ, whatever they call themselves.
            claim = replace(claim, span=replace(claim.span, path=str(article["number"])))
            site = site_name(article["site"], article["source"])
            place = Place(article["number"], article["id"], row)
            yield matter_of(site, _year(article), claim), claim, place


def _year(article: Mapping[str, Any]) -> str | None:
    """The year an article was written, as its date or its URL tells."""
    if found := _YEAR.search(article["date"] or ""):
        return found[0]
    found = _YEAR_IN_URL.search(article["url"] or "")
    return found[1] if found else None


def _digest(thing: object) -> bytes:
    return blake2b(repr(thing).encode("utf-8", "surrogatepass"), digest_size=16).digest()
