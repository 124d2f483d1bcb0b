"""One comment's words, `ignore[cure-claim, text] quotes the maker`, to what it asks for, or what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from lint.read.comments import Comment

_ADDRESS = re.compile(r"\s*healthlint\b\s*(?P<colon>:?)\s*", re.IGNORECASE)
_REQUEST = re.compile(r"(?P<verb>[a-z-]+)\s*(?:\[(?P<names>[^\[\]]*)\]\s*)?", re.IGNORECASE)
_NAME = re.compile(r"[^,\s](?:[^,]*[^,\s])?")
_LEAD = " \t\r\n-–—:"  # what people put between the names and the reason


class Verb(StrEnum):
    """How far a comment reaches: the next block, from `disable` to `enable`, the whole file."""

    IGNORE = "ignore"
    DISABLE = "disable"
    ENABLE = "enable"
    FILE = "file-ignore"


@dataclass(frozen=True, slots=True)
class Name:
    """A rule or category as a comment names it, at [start, end) of the source."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment that can be obeyed, at [start, end) of the source; each of its names counts for itself."""

    verb: Verb
    names: tuple[Name, ...]
    reason: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Broken:
    """A comment for healthlint that cannot be obeyed and hides nothing; `fault` says why."""

    fault: str
    start: int
    end: int


def addressed(text: str, comment: Comment) -> bool:
    """Whether a comment speaks to healthlint."""
    return _ADDRESS.match(text, comment.inner_start, comment.inner_end) is not None


def directive(text: str, comment: Comment) -> Directive | Broken:
    """What a comment that is addressed to healthlint asks for."""
    start, end = comment.start, comment.end
    address = _ADDRESS.match(text, comment.inner_start, comment.inner_end)
    if not comment.closed:
        return Broken("the comment is never closed", start, end)
    if address is None or not address["colon"]:
        return Broken("a colon is missing after 'healthlint'", start, end)
    return request(text, address.end(), comment.inner_end, whole=(start, end))


def request(text: str, first: int, last: int, *, whole: tuple[int, int]) -> Directive | Broken:
    """The request at [first, last), written in the comment or front-matter line at `whole`."""
    match = _REQUEST.match(text, first, last)
    if match is None or match["verb"].lower() not in {verb.value for verb in Verb}:
        said = match["verb"] if match else ""
        verbs = ", ".join(f"{verb.value}[...]" for verb in Verb)
        return Broken(f"'{said}' is none of {verbs}" if said else f"it asks for none of {verbs}", *whole)
    verb = Verb(match["verb"].lower())
    if match["names"] is None:
        return Broken(f"it names no rule or category: write {verb.value}[rule-id] reason", *whole)
    names = tuple(
        Name(item.group().lower(), item.start(), item.end())
        for item in _NAME.finditer(text, match.start("names"), match.end("names"))
    )
    if not names:
        return Broken(f"the brackets are empty: write {verb.value}[rule-id] reason", *whole)
    reason = " ".join(text[match.end() : last].split()).strip(_LEAD)
    return Directive(verb, names, reason, *whole)
