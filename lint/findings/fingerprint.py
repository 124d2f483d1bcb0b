"""Fingerprints: the same finding keeps its name when lines move or paragraphs are re-wrapped."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from lint.findings.finding import Finding


def with_fingerprints(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with `fingerprint` set: rule, normalised quote, and which occurrence it is."""
    seen: Counter[tuple[str, str]] = Counter()
    out = []
    for finding in findings:
        words = " ".join((finding.quote or finding.which or "").casefold().split())
        seen[finding.rule, words] += 1
        key = f"{finding.rule}\n{words}\n{seen[finding.rule, words]}"
        out.append(replace(finding, fingerprint=hashlib.sha256(key.encode()).hexdigest()[:16]))
    return tuple(out)
