from __future__ import annotations

import pytest

from lint.config.allowing import allowed
from lint.config.layer import Layer, Term
from lint.config.settings import Settings
from lint.findings.finding import Finding, Severity
from lint.findings.result import Result
from lint.read.load import read_article

CASES = [
    (["Miracle Clinic"], "The [Miracle] Clinic is open.", False, "inside the name"),
    (["Miracle Clinic"], "The [Miracle Clinic] is open.", False, "the name itself"),
    (["Miracle Clinic"], "[The Miracle] Clinic is open.", False, "an article before it says nothing more"),
    (["Miracle Clinic"], "The Miracle Clinic is a [miracle].", True, "the word outside the name"),
    (["Miracle Clinic"], "The [Miracle Clinic cures cancer].", True, "the finding says more than the name"),
    (["Miracle Clinic"], "[A miracle] clinic opened.", True, "a name with capitals is not any clinic"),
    (["Miracle Clinic"], "THE [MIRACLE] CLINIC IS OPEN.", False, "a headline in capitals"),
    (["miracle clinic"], "The [Miracle] Clinic is open.", False, "a term without capitals stands for any case"),
    (["Cure"], "The magazine [Cure]'s readers.", False, "before an apostrophe"),
    (["Cure"], "[Cured] by tea.", True, "only whole words"),
    (["Cure"], "[cure] it.", True, "the common word stays flagged"),
    (["Dr. O'Hara's Cure-All"], "Dr. O’Hara’s [Cure]‑All sells.", False, "any apostrophe and hyphen"),
    (["Miracle Clinic"], "The [Miracle]\nClinic is open.", False, "over a line break"),
    (["Miracle Clinic"], "The **[Miracle]** Clinic is open.", False, "over markup"),
    (["C++ (Cure)"], "We like C++ ([Cure]) much.", False, "signs are signs"),
    ([], "The [Miracle] Clinic is open.", True, "nothing is allowed"),
]


def checked(marked: str, terms: tuple[Term, ...], *, rule: str = "miracle-word") -> Result:
    start, end = marked.index("["), marked.index("]") - 1
    article = read_article("a.md", marked.replace("[", "").replace("]", "").encode())
    quote = article.source.text[start:end]
    finding = Finding("a.md", rule, "overclaim", Severity.WARNING, "m", quote, start, end, fingerprint="f")
    whole = Finding("a.md", "no-date", "balance", Severity.WARNING, "m", None, None, None)
    return allowed(Result("a.md", article, (finding, whole)), Settings((Layer(allow=terms),)))


@pytest.mark.parametrize(("terms", "marked", "kept", "why"), CASES, ids=[case[-1] for case in CASES])
def test_what_is_flagged_inside_an_allowed_term_is_let_go(
    terms: list[str], marked: str, *, kept: bool, why: str
) -> None:
    result = checked(marked, tuple(Term(text) for text in terms))
    assert [finding.rule for finding in result.findings] == [*(["miracle-word"] if kept else []), "no-date"], why


def test_what_is_let_go_is_counted_with_its_reason() -> None:
    (exempt,) = checked("The [Miracle] Clinic.", (Term("Miracle Clinic"),)).exempt
    assert (exempt.quote, exempt.reason) == ("Miracle", 'allowed term "Miracle Clinic"')


@pytest.mark.parametrize(
    ("rules", "kept"), [((), False), (("miracle-word",), False), (("overclaim",), False), (("fact",), True)]
)
def test_a_term_may_be_allowed_for_some_rules_only(rules: tuple[str, ...], *, kept: bool) -> None:
    result = checked("The [Miracle] Clinic.", (Term("Miracle Clinic", rules),))
    assert len(result.findings) == 1 + kept
