"""Sentences with a finding that stand in several articles, counted by site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from lint.audit.copies import COPIES, write_copies
from lint.audit.tables import write_tables

Make = Callable[..., Any]
SAID = "Our berry capsules cure diabetes in a week, as thousands of customers know."


@pytest.fixture
def copies(tmp_path: Path, linted: Make, finding: Make, write_parts: Make) -> Callable[..., list[dict[str, Any]]]:
    """The rows of `copies.parquet` over articles: (site, sentences with a finding)."""

    def rows(*articles: tuple[str | None, list[str | None]], **parts: Any) -> list[dict[str, Any]]:
        made = [
            linted(number, *(finding(sentence=sentence) for sentence in said), site=site, **parts)
            for number, (site, said) in enumerate(articles)
        ]
        write_tables(write_parts(made), tmp_path, entries=len(made), about={})
        write_copies(tmp_path, about={})
        found: list[dict[str, Any]] = pq.read_table(tmp_path / "copies.parquet").to_pylist()
        return found

    return rows


def test_a_sentence_on_several_sites_is_counted_by_site_and_article(copies: Make) -> None:
    (row,) = copies(("a.example", [SAID]), ("b.example", [SAID]), ("b.example", [SAID]), ("c.example", []))
    assert (row["sentence"], row["sites"], row["articles"], row["number"]) == (SAID, 2, 3, 0)


def test_sentences_of_the_same_words_are_the_same(copies: Make) -> None:
    (row,) = copies(("a.example", [SAID]), ("b.example", [SAID.upper().replace(",", " –") + "\n"]))
    assert (row["sentence"], row["articles"]) == (SAID, 2)


def test_a_sentence_twice_in_one_article_is_no_copy(copies: Make) -> None:
    assert copies(("a.example", [SAID, SAID])) == []


def test_a_short_sentence_is_no_copy(copies: Make) -> None:
    assert copies(("a.example", ["It cures diabetes."]), ("b.example", ["It cures diabetes."])) == []


def test_a_finding_about_a_whole_article_is_no_copy(copies: Make) -> None:
    assert copies(("a.example", [None]), ("b.example", [None])) == []


def test_without_urls_folders_count_as_sites(copies: Make) -> None:
    (row,) = copies((None, [SAID]), (None, [SAID]))
    assert (row["sites"], row["articles"]) == (1, 2)


def test_the_sentence_on_most_sites_comes_first(copies: Make) -> None:
    other = "No side effects were ever seen by any of the doctors we asked."
    rows = copies(("a.example", [SAID, other]), ("a.example", [SAID]), ("b.example", [other]), ("a.example", [SAID]))
    assert [(row["sentence"], row["sites"], row["articles"]) for row in rows] == [(other, 2, 2), (SAID, 1, 3)]


def test_the_table_has_its_columns_even_when_nothing_is_copied(copies: Make, tmp_path: Path) -> None:
    assert copies(("a.example", [SAID])) == []
    assert pq.read_schema(tmp_path / "copies.parquet").equals(COPIES)
