"""The checklist: the absences that are findings are those of the whole score card."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.balance.checklist import Checklist
from lint.pipeline import Linter
from lint.read.load import read_file
from lint.rules.load import shipped_rules

CHECKLIST = Checklist(shipped_rules())
ARTICLES = sorted(
    path
    for path in (Path(__file__).parents[2] / "corpus").iterdir()
    if path.suffix in {".md", ".html", ".txt"} and path.name != "README.md"
)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_absences_of_an_article_are_those_of_its_score_card(path: Path, linter: Linter) -> None:
    article = read_file(str(path))
    told = list(CHECKLIST.absences(linter.analyser.analyse(article)))
    assert told == [answer for answer in CHECKLIST.answers(linter.analyser.analyse(article)) if answer.severity]
