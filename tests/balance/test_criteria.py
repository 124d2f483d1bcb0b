"""Criteria: content satisfies them, headings and negations do not; an absence is a finding without a place."""

from __future__ import annotations

import pytest

from lint.balance.assess import Answer, Status
from lint.balance.checklist import Checklist
from lint.balance.criterion import criterion_of
from lint.errors import RuleErrors
from lint.findings.finding import Severity
from lint.pipeline import Linter
from lint.read.load import read_article
from lint.rules.absences import MOST_SUGGESTIONS, absences
from lint.rules.load import load_rule, shipped_rules
from lint.rules.match import Absence
from lint.rules.rule import Rule

RULES = {rule.id: rule for rule in shipped_rules()}
PAGE = """# Ketamine infusions for depression

Our clinic offers ketamine infusions that relieve depression. Our specialists treat patients with anxiety, pain and
depression. Ketamine reduces symptoms within hours. The infusion is a treatment for depression that helps most patients.
Ketamine improves sleep and mood. Call us today or book your free consultation. {more}

Our nurses stay with you for the whole treatment, and the infusion takes forty minutes in a quiet room of our clinic.
"""


def answer(rule: str, text: str, linter: Linter, name: str = "page.md") -> Answer:
    analysis = linter.analyser.analyse(read_article(name, text.encode()))
    return Checklist([RULES[rule]]).answers(analysis)[0]


def page(more: str = "") -> str:
    return PAGE.format(more=more)


def rule_file(options: str) -> str:
    lines = "\n".join(f"  - Example {word} of ketamine." for word in ("one", "two", "three"))
    passes = "\n".join(f"  - Pass {word} of ketamine example." for word in ("one", "two", "three"))
    return (
        "severity: warning\nmessage: Something is left out.\nwhy: Because.\nadvice: Say it.\n"
        f"references: [https://example.org]\nengine: left-out\noptions:\n{options}flag:\n{lines}\npass:\n{passes}\n"
    )


def test_a_sellers_page_without_harms_is_an_error(linter: Linter) -> None:
    found = answer("harms-left-out", page(), linter)
    assert (found.status, found.severity) == (Status.NOT_MET, Severity.ERROR)


def test_harms_that_are_named_satisfy(linter: Linter) -> None:
    text = page("Side effects include nausea and dizziness. About 20 percent of patients had nausea.")
    found = answer("harms-left-out", text, linter)
    assert found.status is Status.MET
    assert any("20 percent" in item.quote for item in found.evidence)


def test_named_and_counted_weighs_more_than_named(linter: Linter) -> None:
    named = answer("harms-left-out", page("Side effects include nausea."), linter)
    counted = answer("harms-left-out", page("Side effects, nausea above all, came in 20 percent of patients."), linter)
    assert counted.score > named.score


@pytest.mark.parametrize(
    "more",
    [
        "It has no side effects.",
        "\n\n## Side effects\n\nAsk our team.",
        "\n\n## Challenges and considerations\n\nEach patient is different.",
        "What are the side effects?",
    ],
)
def test_a_negation_a_heading_and_a_question_name_no_harm(more: str, linter: Linter) -> None:
    assert answer("harms-left-out", page(more), linter).severity is Severity.ERROR


def test_contraindications_without_one_are_none(linter: Linter) -> None:
    more = "It is not suitable for everyone. Learn the contraindications. " + "Ketamine is given by vein. " * 30
    assert answer("contraindications-left-out", page(more), linter).status is Status.NOT_MET
    named = more + "People with a history of psychosis should not have it."
    assert answer("contraindications-left-out", page(named), linter).status is Status.MET


def test_a_link_to_a_study_is_a_source_with_its_place(linter: Linter) -> None:
    text = page("See [the trial](https://doi.org/10.1000/182). " + "It takes an hour. " * 40)
    found = answer("sources-left-out", text, linter)
    link = next(item for item in found.evidence if "doi.org" in item.quote)
    assert text[link.start : link.end] == link.quote


def test_a_short_article_owes_no_price(linter: Linter) -> None:
    found = answer("costs-left-out", page(), linter)
    assert (found.status, found.severity) == (Status.NOT_APPLICABLE, None)


def test_an_article_on_exercise_owes_no_list_of_harms(linter: Linter) -> None:
    text = page().replace("# Ketamine infusions for depression", "# Walking and yoga for depression")
    assert answer("harms-left-out", text, linter).status is Status.NOT_APPLICABLE


def test_weak_criteria_make_no_finding(linter: Linter) -> None:
    for rule in ("novelty-left-out", "availability-left-out", "disease-mongering"):
        criterion = criterion_of(RULES[rule])
        assert set(criterion.form.applies_to.values()) == {"card"}
        assert not criterion.form.counts
        assert answer(rule, page(), linter).severity is None


def test_an_absence_has_no_place_and_a_stable_fingerprint(linter: Linter) -> None:
    one = linter.check(read_article("page.md", page().encode()))
    moved = linter.check(read_article("page.md", ("\n\n" + page()).encode()))
    found = [finding for finding in one.findings if finding.which]
    assert {"harms"} <= {finding.which for finding in found}
    assert all(finding.start is finding.end is finding.quote is None for finding in found)
    assert [f.fingerprint for f in found] == [f.fingerprint for f in moved.findings if f.which]
    assert len({finding.fingerprint for finding in found}) == len(found)


def test_of_many_suggestions_the_first_in_rank_are_told() -> None:
    names = ("harms-left-out", "costs-left-out", "alternatives-left-out", "sources-left-out")
    found: list[tuple[Rule, Absence]] = [
        (RULES[name], Absence(name, Severity.SUGGESTION, rank)) for rank, name in enumerate(names, start=1)
    ]
    found.append((RULES["date-author-left-out"], Absence("date-author", Severity.WARNING, 9)))
    told = absences(found, "page.md")
    assert [finding.which for finding in told] == ["date-author", *names[:MOST_SUGGESTIONS]]


FORM = "  which: x\n  question: y?\n  look_in: z\n  applies_to: {service: card}\n  at_least: 2\n"
GRADE = "  satisfied_by:\n    - {label: a, weight: 2, patterns: [cure]}\n"
FAULTS = [
    ("  which: harms\n", 7, "options.question"),
    (FORM + GRADE + "  colour: red\n", 15, "unknown key 'colour'"),
    (FORM + GRADE.replace("cure", "'(a|'"), 14, "pattern '(a|'"),
    (FORM + "  clear_absence: 3\n" + GRADE, 7, "'clear_absence' is above 'at_least'"),
]


@pytest.mark.parametrize(("options", "line", "reason"), FAULTS)
def test_a_fault_in_a_criterion_is_named_with_its_line(options: str, line: int, reason: str) -> None:
    with pytest.raises(RuleErrors) as caught:
        load_rule(rule_file(options), path="balance/odd.yaml", category="balance")
    assert [fault.line for fault in caught.value.faults if reason in fault.reason] == [line]
