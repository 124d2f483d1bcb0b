"""Which entries an audit takes, and how they are cut into parts: the same ones in every run over the same inputs."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from lint.audit.entry import Entry

ROWS = 128  # of a part
_BYTES = 16 * 1024 * 1024  # of a part: with it, or with one very large article, a part ends early

Entries = Callable[[], Iterator[Entry]]


def chosen(
    entries: Entries, *, limit: int | None, sample: int | None, seed: int, offered: int | None
) -> Iterator[Entry]:
    """The first `limit` entries, or a random `sample` of them; `offered` is how many there are to sample from.

    Nothing is held: who does not know how many there are counts them first, with `count`.
    """
    found = islice(entries(), limit)
    if sample is None or offered is None or sample >= offered:
        return found
    wanted = set(random.Random(seed).sample(range(offered), sample))  # noqa: S311 - no secret
    return (entry for number, entry in enumerate(found) if number in wanted)


def count(entries: Entries, *, limit: int | None) -> int:
    """How many entries there are."""
    return sum(1 for _ in islice(entries(), limit))


def cut(entries: Iterable[Entry], *, rows: int = ROWS, size: int = _BYTES) -> Iterator[list[Entry]]:
    """The entries in lists of so many, or of so many bytes."""
    part: list[Entry] = []
    held = 0
    for entry in entries:
        part.append(entry)
        held += len(entry.data or b"")
        if len(part) == rows or held >= size:
            yield part
            part, held = [], 0
    if part:
        yield part
