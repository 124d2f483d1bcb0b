"""What one article came to: findings, what was let go, or the error that stopped it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lint.errors import ReadError
from lint.findings.finding import Exemption, Finding
from lint.findings.hidden import Hidden
from lint.read.article import Article

if TYPE_CHECKING:
    from lint.balance.card import ScoreCard
    from lint.claims.claim import Claim


@dataclass(frozen=True, slots=True)
class Result:
    """One input's outcome; `article` is None exactly where `error` is set."""

    path: str
    article: Article | None
    findings: tuple[Finding, ...] = ()
    exempt: tuple[Exemption, ...] = ()
    error: ReadError | None = None
    hidden: tuple[Hidden, ...] = ()  # by the text, the baseline or --diff
    claims: tuple[Claim, ...] = ()  # the ledger, where it was asked for
    card: ScoreCard | None = None  # where it was asked for
