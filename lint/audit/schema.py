"""The columns of every stage of an audit, and of the tables it writes.

An audit flows ENTRY -> PREPARED -> LINTED -> the tables. Each stage takes a record batch and gives one with exactly
one row for each row it took, in the same order; `number` says which is which. Nothing here knows an engine.
"""

from __future__ import annotations

import pyarrow as pa

# An input as it was found, not yet understood. `error` is set where nothing could be read: then `data` is null.
ENTRY = pa.schema(
    [
        pa.field("number", pa.int64(), nullable=False),  # from 0, in the order of the inputs
        pa.field("id", pa.string(), nullable=False),  # a path, the id column's value, a WARC record's id
        pa.field("source", pa.string(), nullable=False),  # the file that holds it
        pa.field("place", pa.string()),  # where in that file: "line 12", "row 7", "offset 1234"; null: all of it
        pa.field("url", pa.string()),
        pa.field("site", pa.string()),  # host of the URL, else null
        pa.field("date", pa.string()),  # ISO 8601, as far as it is told: 2024, 2024-05, 2024-05-17
        pa.field("format", pa.string()),  # text, markdown, html
        pa.field("charset", pa.string()),  # what an HTTP header says
        pa.field("data", pa.large_binary()),
        pa.field("error", pa.string()),
    ]
)

STATUSES = ("linted", "duplicate", "skipped", "failed")

# A read article, ready to be linted. `status` is "linted" while nothing speaks against it.
PREPARED = pa.schema(
    [
        *(ENTRY.field(name) for name in ("number", "id", "source", "place", "url", "site", "date", "format")),
        pa.field("status", pa.string(), nullable=False),
        pa.field("reason", pa.string()),  # why it was skipped or failed
        pa.field("language", pa.string()),  # ISO 639-1
        pa.field("title", pa.string()),
        pa.field("words", pa.int32()),
        pa.field("signature", pa.binary()),  # of its words, for near-duplicates; null where it is too short for one
        pa.field("article", pa.large_binary()),  # the article as `lint.audit.packed` packs it; null unless "linted"
    ]
)

_PLACE = [
    pa.field("quote", pa.string()),
    pa.field("start", pa.int64()),  # code points into the decoded source, half-open; null: the whole article
    pa.field("end", pa.int64()),
    pa.field("line", pa.int32()),
    pa.field("column", pa.int32()),
]
RELATED = pa.struct([pa.field("id", pa.string()), *_PLACE, pa.field("message", pa.string())])
FINDING = pa.struct(
    [
        pa.field("rule", pa.string()),
        pa.field("category", pa.string()),
        pa.field("severity", pa.string()),
        pa.field("message", pa.string()),
        *_PLACE,
        pa.field("sentence", pa.string()),  # the sentence around it; null for a finding about the whole article
        pa.field("related", pa.list_(RELATED)),
        pa.field("suggestion", pa.string()),  # the first replacement
        pa.field("which", pa.string()),
        pa.field("fingerprint", pa.string()),
    ]
)
CLAIM = pa.struct(
    [
        pa.field("attribute", pa.string()),
        pa.field("subject", pa.string()),
        pa.field("item", pa.string()),
        pa.field("value", pa.string()),  # the named state
        pa.field("low", pa.float64()),
        pa.field("high", pa.float64()),
        pa.field("unit", pa.string()),
        pa.field("certainty", pa.string()),
        pa.field("circumstances", pa.string()),  # JSON object of lists, keys sorted
        *_PLACE,
        pa.field("packed", pa.binary()),  # the claim itself, for comparison with other articles
    ]
)

# What became of an article: one row for each entry, whatever its status.
LINTED = pa.schema(
    [
        *(PREPARED.field(name) for name in (
            "number", "id", "source", "place", "url", "site", "date", "format", "status", "reason", "language",
            "title", "words",
        )),
        pa.field("duplicate_of", pa.string()),  # the id of the article that was linted in its place
        pa.field("kind", pa.string()),  # research news, product page ...: as `lint.balance` tells it
        pa.field("errors", pa.int32()),
        pa.field("warnings", pa.int32()),
        pa.field("suggestions", pa.int32()),
        pa.field("weight", pa.float64()),  # severity-weighted findings per 1,000 words
        pa.field("findings", pa.list_(FINDING)),
        pa.field("claims", pa.list_(CLAIM)),
    ]
)  # fmt: skip

# The tables that an audit writes. articles: linted, duplicate and skipped ones; errors: all that failed.
_ARTICLE = tuple(field for field in LINTED if field.name not in {"findings", "claims"})
ARTICLES = pa.schema(_ARTICLE)
FINDINGS = pa.schema(
    [
        pa.field("number", pa.int64(), nullable=False),  # of the article
        pa.field("id", pa.string(), nullable=False),
        pa.field("url", pa.string()),
        pa.field("site", pa.string()),
        *FINDING,
    ]
)
CLAIMS = pa.schema(
    [*(FINDINGS.field(name) for name in ("number", "id", "url", "site")), *(f for f in CLAIM if f.name != "packed")]
)
ERRORS = pa.schema(
    [*(ENTRY.field(name) for name in ("number", "id", "source", "place", "url")), pa.field("reason", pa.string())]
)
