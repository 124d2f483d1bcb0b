"""Claims on the terminal: a table for each article, fitted to the width there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import click

from lint.claims.claim import Claim
from lint.findings.result import Result
from lint.read.source import Source
from lint.report.claims_words import circumstances_words, said, why_not_compared
from lint.report.fitting import GAP, columns, lines, plain, widths, wrapped

_INDENT = "  "
_NARROW = 70  # columns; in fewer a table is unreadable
_LEAST_WORDS = 30  # columns for the words beside the rest; with less they go below
_HEADS = ("place", "intervention", "attribute", "value", "certainty", "circumstances")
_UNKNOWN = "?"


def tables(results: Iterable[Result], *, width: int, color: bool = False) -> Iterator[str]:
    """The tables, article by article; articles without claims take no room."""
    for result in results:
        if result.article is None or not result.claims:
            continue
        path = plain(result.path)
        yield (click.style(path, bold=True) if color else path) + "\n"
        for line in _table(result.claims, result.article.source, width - len(_INDENT)):
            yield f"{_INDENT}{line}".rstrip() + "\n"
        yield "\n"


def _table(claims: Sequence[Claim], source: Source, room: int) -> Iterator[str]:
    if room < _NARROW:
        yield from _list(claims, source, max(room, _LEAST_WORDS))
        return
    rows = [_HEADS, *(_cells(claim, source) for claim in claims)]
    used = [column for column in range(len(_HEADS)) if any(row[column] for row in rows[1:])]
    rows = [tuple(row[column] for column in used) for row in rows]
    wide = widths(rows, room)
    left = room - sum(wide) - len(GAP) * len(wide)
    beside = left >= _LEAST_WORDS
    for number, row in enumerate(rows):
        words = _words(claims[number - 1], source) if number else "words" if beside else ""
        if beside:
            yield from lines((*row, words), (*wide, left))
            continue
        yield from lines(row, wide)
        pad = " " * (wide[0] + len(GAP))
        yield from (pad + line for line in wrapped(words, room - columns(pad)))


def _list(claims: Sequence[Claim], source: Source, room: int) -> Iterator[str]:
    for claim in claims:
        place, subject, attribute, value, certainty, circumstances = _cells(claim, source)
        text = f"{place} {subject}, {attribute}: {value}; {certainty}" + (f"; {circumstances}" if circumstances else "")
        for words, pad in ((text, ""), (_words(claim, source), _INDENT)):
            yield from (pad + line for line in wrapped(words, room - columns(pad)))


def _cells(claim: Claim, source: Source) -> tuple[str, ...]:
    place = source.position(claim.span.source_start)
    return (
        f"{place.line}:{place.column}",
        plain(claim.subject.key or _UNKNOWN),
        claim.attribute,
        plain(said(claim)),
        claim.certainty.value,
        plain("; ".join(circumstances_words(claim).values())),
    )


def _words(claim: Claim, source: Source) -> str:
    quote = plain(source.text[claim.span.source_start : claim.span.source_end])
    why = why_not_compared(claim)
    return f'"{quote}" ({plain(why)})' if why else f'"{quote}"'
