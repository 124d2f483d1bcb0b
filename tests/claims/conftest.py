from __future__ import annotations

from collections.abc import Callable

import pytest

from lint.claims.claim import Claim
from lint.claims.contradictions import Contradiction
from lint.claims.ledger import claims_of, contradictions_of
from lint.language.analysis import Analysis
from lint.pipeline import Linter
from lint.read.load import read_article


@pytest.fixture(scope="session")
def analyse(linter: Linter) -> Callable[[str], Analysis]:
    return lambda text: linter.analyser.analyse(read_article("article.md", text.encode()))


@pytest.fixture(scope="session")
def ledger(analyse: Callable[[str], Analysis]) -> Callable[..., list[Claim]]:
    def read(text: str, attribute: str) -> list[Claim]:
        return [claim for claim in claims_of(analyse(text)) if claim.attribute == attribute]

    return read


@pytest.fixture(scope="session")
def contradictions(analyse: Callable[[str], Analysis]) -> Callable[[str], list[Contradiction]]:
    return lambda text: list(contradictions_of(analyse(text)))
