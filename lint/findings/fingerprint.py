"""Fingerprints: the same finding keeps its name when lines move or paragraphs are re-wrapped."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from lint.findings.finding import Finding

_WORD = re.compile(r"\w+")


def with_fingerprints(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with `fingerprint` set: a hash of rule and words, a hyphen, and which occurrence it is."""
    seen: Counter[str] = Counter()
    out = []
    for finding in findings:
        words = normalised(finding.quote or finding.which or "")
        kind = hashlib.sha256(f"{finding.rule}\n{words}".encode()).hexdigest()[:16]
        seen[kind] += 1
        out.append(replace(finding, fingerprint=f"{kind}-{seen[kind]}"))
    return tuple(out)


def normalised(quote: str) -> str:
    """A quote as it is compared: words only, since a quotation wrapped anew has its ">" elsewhere."""
    said = quote.casefold()
    return " ".join(_WORD.findall(said)) or " ".join(said.split())  # a slip of spacing may hold no word


def kind_of(fingerprint: str) -> str:
    """What findings of one rule on the same words share."""
    return fingerprint.rpartition("-")[0]
