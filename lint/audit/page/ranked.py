"""The ranked articles as compact columns, worst first: what the page's script sorts, searches and filters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from lint.audit.sites import site_name
from lint.audit.tables import stream

MOST = 100_000  # articles on the page, the worst ones; the tables have them all
_WEB = re.compile(r"https?://", re.IGNORECASE)
_TEXTS = ("title", "id", "url", "date")
_NUMBERS = ("words", "errors", "warnings", "suggestions")


def worst(folder: Path, most: int | None = MOST) -> list[int]:
    """The numbers of linted articles, those with the most weight first and in the order of the input among equals."""
    table = pq.read_table(folder / "articles.parquet", columns=["number", "status", "weight"])
    linted = table.filter(pc.equal(table["status"], "linted"))
    linted = linted.set_column(2, "weight", pc.fill_null(linted["weight"], 0.0))
    order = pc.sort_indices(linted, sort_keys=[("weight", "descending"), ("number", "ascending")])
    found: list[int] = linted["number"].take(order.slice(0, most)).to_pylist()
    return found


def columns(folder: Path, reports: Mapping[int, str], most: int = MOST) -> dict[str, Any]:
    """The page's data: lists of the same length, one entry for each article, and the names they point to.

    `reports` is the address of an article's own page by its number. `found` is rule, count, rule, count ...
    """
    numbers = worst(folder, most)
    places = {number: place for place, number in enumerate(numbers)}
    table = _articles(folder, numbers)
    rules, found = _found(folder / "findings.parquet", places)
    sites = [site_name(*pair) for pair in zip(table["site"].to_pylist(), table["source"].to_pylist(), strict=True)]
    kinds = [kind or "" for kind in table["kind"].to_pylist()]
    texts = {name: [text or "" for text in table[name].to_pylist()] for name in _TEXTS}
    texts["url"] = [_short(*pair) for pair in zip(texts["url"], sites, strict=True)]
    # Shown only where there is no title, or no address.
    told = zip(texts["title"], texts["url"], texts["id"], strict=True)
    texts["id"] = ["" if title and url else name for title, url, name in told]
    return {
        **texts,
        **{name: [number or 0 for number in table[name].to_pylist()] for name in _NUMBERS},
        "weight": [round(number or 0.0, 2) for number in table["weight"].to_pylist()],
        **_indexed("site", sites),
        **_indexed("kind", kinds),
        "rules": rules,
        "found": found,
        "report": {str(places[number]): href for number, href in reports.items() if number in places},
    }


def _short(url: str, site: str) -> str:
    """A web address, from its path on where it is the site's over https; none for what a browser must not follow."""
    if not _WEB.match(url):
        return ""
    home = f"https://{site}/"
    return url[len(home) - 1 :] if url.startswith(home) else url


def _articles(folder: Path, numbers: list[int]) -> pa.Table:
    wanted = pa.array(numbers, pa.int64())
    names = ["number", "site", "source", "kind", "weight", *_TEXTS, *_NUMBERS]
    batches = [
        batch.filter(pc.is_in(batch["number"], wanted)) for batch in stream([folder / "articles.parquet"], names)
    ]
    table = pa.Table.from_batches(batches, schema=batches[0].schema) if batches else _empty(folder, names)
    return table.take(pc.index_in(wanted, table["number"].combine_chunks()))


def _empty(folder: Path, names: list[str]) -> pa.Table:
    return pq.read_table(folder / "articles.parquet", columns=names)


def _found(findings: Path, places: Mapping[int, int]) -> tuple[list[list[str]], list[list[int]]]:
    """[rule, category] of every rule that found something, and for each article its rules with their counts."""
    known: dict[str, int] = {}
    rules: list[list[str]] = []
    counts: list[dict[int, int]] = [{} for _ in places]
    for batch in stream([findings], ("number", "rule", "category")):
        for number, rule, category in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            if number in places:
                at = known.setdefault(rule, len(known))
                if at == len(rules):
                    rules.append([rule, category])
                own = counts[places[number]]
                own[at] = own.get(at, 0) + 1
    return rules, [[part for pair in own.items() for part in pair] for own in counts]


def _indexed(name: str, values: list[str]) -> dict[str, Any]:
    """A column of few different texts: the texts, and for each entry which one."""
    known: dict[str, int] = {}
    return {name: [known.setdefault(value, len(known)) for value in values], f"{name}s": list(known)}
