"""Claims that only an answer or a table cell makes."""

from __future__ import annotations

import pytest

from lint.pipeline import Linter
from lint.read.load import read_article


def _found(text: str, linter: Linter) -> list[tuple[str, str]]:
    result = linter.check(read_article("article.md", text.encode()))
    wanted = {"danger-denied-in-answer", "safe-affirmed-in-answer", "harm-cell"}
    return [(finding.rule, finding.quote or "") for finding in result.findings if finding.rule in wanted]


def test_an_answer_in_the_paragraph_below_its_question_is_found(linter: Linter) -> None:
    text = "# Questions\n\n## Does the wrap have any dangers?\n\nNone whatsoever. Book a wrap on any day.\n"
    assert _found(text, linter) == [("danger-denied-in-answer", "None whatsoever")]


def test_a_heading_between_question_and_denial_parts_them(linter: Linter) -> None:
    text = "# Questions\n\n## Does the wrap have any dangers?\n\n## Parking\n\nNone whatsoever.\n"
    assert _found(text, linter) == []


def test_a_denial_behind_a_statement_is_no_answer(linter: Linter) -> None:
    assert _found("# Wraps\n\nWe were asked about dangers. None whatsoever.\n", linter) == []


@pytest.mark.parametrize("question", ["Where can I park?", "How many rooms are there?"])
def test_a_question_about_something_else_may_be_answered_with_none(question: str, linter: Linter) -> None:
    assert _found(f"# Wraps\n\n{question} None at all.\n", linter) == []


def test_a_second_question_is_no_answer(linter: Linter) -> None:
    assert _found("# Wraps\n\nIs the wrap dangerous? Never?\n", linter) == []


def test_a_cell_is_read_under_the_head_of_its_own_column(linter: Linter) -> None:
    table = "| Wrap | Cost | Side effects |\n|---|---|---|\n| Copper | None | None |\n"
    assert _found(f"# Wraps\n\n{table}", linter) == [("harm-cell", "None")]


def test_a_row_label_and_its_value_are_shown_together(linter: Linter) -> None:
    table = "| Feature | Wrap |\n|---|---|\n| Side effects | Minimal (under supervision) |\n"
    (found,) = _found(f"# Wraps\n\n{table}", linter)
    assert found[0] == "harm-cell"
    assert found[1].startswith("Side effects")
    assert found[1].endswith("Minimal (under supervision)")


def test_a_cell_that_names_a_harm_is_let_be(linter: Linter) -> None:
    table = "| Feature | Wrap |\n|---|---|\n| Side effects | Rash, fever |\n| | |\n"
    assert _found(f"# Wraps\n\n{table}", linter) == []
