"""The same sentence on many sites: sentences with a finding, counted by site and article.

Sentences are compared by their words alone. Counting holds 20 bytes for each finding; texts are kept of
those sentences only that stand in several articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from lint.audit.sites import site_name
from lint.audit.tables import stream
from lint.audit.writing import TableWriter
from lint.findings.fingerprint import normalised

COPIES = pa.schema(
    [
        pa.field("sentence", pa.string(), nullable=False),  # as the first article has it
        pa.field("sites", pa.int32(), nullable=False),  # hosts, or folders where no URL is known
        pa.field("articles", pa.int32(), nullable=False),  # near-duplicates of an article do not count
        pa.field("rules", pa.list_(pa.string()), nullable=False),  # that found something in it, sorted
        pa.field("number", pa.int64(), nullable=False),  # of the first article
        pa.field("id", pa.string(), nullable=False),
        pa.field("url", pa.string()),
    ]
)
_SHORTEST = 8  # words: shorter sentences meet by chance
_MOST = 10_000  # sentences that are kept, the most copied ones


def write_copies(folder: Path, *, about: Mapping[str, str]) -> int:
    """Write `copies.parquet` from the folder's articles and findings; how many sentences it holds."""
    findings = folder / "findings.parquet"
    keys = pa.chunked_array(
        [pa.array(map(_key, batch["sentence"].to_pylist()), pa.int64()) for batch in stream([findings], ("sentence",))],
        pa.int64(),
    )
    counts = _counts(keys, findings, _sites(folder / "articles.parquet"))
    rows: dict[int, dict[str, Any]] = {
        key: {"sites": sites, "articles": articles, "rules": set()} for key, sites, articles, _ in _tuples(counts)
    }
    for key, finding in _copied(keys, findings, counts["sentence"]):
        row = rows[key]
        row["rules"].add(finding["rule"])
        row.setdefault("sentence", finding["sentence"])
        row |= {name: row.get(name, finding[name]) for name in ("number", "id", "url")}
    found = [row | {"rules": sorted(row["rules"])} for row in rows.values()]
    with TableWriter(folder / "copies.parquet", COPIES, about=about) as out:
        out.write(pa.RecordBatch.from_pylist(found, schema=COPIES))
    return len(found)


def _counts(keys: pa.ChunkedArray, findings: Path, sites: Mapping[int, int]) -> pa.Table:
    """Key of each copied sentence, with its sites, its articles and the first of these; most copied first."""
    numbers = pa.chunked_array([batch["number"] for batch in stream([findings], ("number",))], pa.int64())
    owners = pa.array((sites[number.as_py()] for number in numbers), pa.int32())
    every = pa.table([keys, numbers, owners], names=["sentence", "number", "site"])
    grouped = every.filter(pc.is_valid(keys)).group_by("sentence")
    counted = grouped.aggregate([("site", "count_distinct"), ("number", "count_distinct"), ("number", "min")])
    counted = counted.rename_columns(["sentence", "sites", "articles", "first"])
    order = [("sites", "descending"), ("articles", "descending"), ("first", "ascending"), ("sentence", "ascending")]
    return counted.filter(pc.greater(counted["articles"], 1)).sort_by(order).slice(0, _MOST)


def _tuples(table: pa.Table) -> Iterator[tuple[int, ...]]:
    return zip(*(column.to_pylist() for column in table.columns), strict=True)


def _copied(keys: pa.ChunkedArray, findings: Path, copied: pa.ChunkedArray) -> Iterator[tuple[int, dict[str, Any]]]:
    """The findings in copied sentences, with the keys of these."""
    at = 0
    for batch in stream([findings], ("number", "id", "url", "rule", "sentence")):
        own = keys.slice(at, batch.num_rows).combine_chunks()
        at += batch.num_rows
        wanted = pc.is_in(own, copied.combine_chunks())
        yield from zip(own.filter(wanted).to_pylist(), batch.filter(wanted).to_pylist(), strict=True)


def _sites(articles: Path) -> dict[int, int]:
    """Number of an article -> a number of its site."""
    known: dict[str, int] = {}
    found: dict[int, int] = {}
    for batch in stream([articles], ("number", "site", "source", "status")):
        for row in batch.to_pylist():
            if row["status"] == "linted":
                found[row["number"]] = known.setdefault(site_name(row["site"], row["source"]), len(known))
    return found


def _key(sentence: str | None) -> int | None:
    """What sentences of the same words share; None for one that is too short to tell."""
    words = normalised(sentence or "")
    if words.count(" ") + 1 < _SHORTEST:
        return None
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)
