"""The real corpus: every annotation can be scored, and no pinned value is missed."""

from __future__ import annotations

from pathlib import Path

from lint.corpus import gate
from lint.corpus.annotation import FAMILY
from lint.corpus.load import load
from lint.findings.finding import CATEGORIES

CORPUS = Path(__file__).parents[2] / "corpus"


def test_every_annotation_of_the_corpus_can_be_scored() -> None:
    assert load(CORPUS).faults == ()


def test_every_category_of_the_tool_has_something_to_find() -> None:
    asked = {item.family for item in load(CORPUS).gold if item.core}
    assert asked == set(CATEGORIES) == set(FAMILY.values())


def test_every_make_of_article_is_in_the_corpus() -> None:
    suffixes = {path.suffix for path in load(CORPUS).paths}
    assert suffixes == {".txt", ".md", ".html"}


def test_the_corpus_is_as_pinned_and_no_floor_is_missed() -> None:
    assert gate.shortfalls(gate.measure(CORPUS)) == []
