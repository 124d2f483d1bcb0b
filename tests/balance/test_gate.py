"""The gate: articles that owe nobody a list of harms get no balance finding, and say why."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.balance.kind import ArticleKind, kind_of
from lint.balance.kinds import load_kinds, shipped_kinds
from lint.errors import RuleErrors
from lint.pipeline import Linter
from lint.read.load import read_article, read_file

AWAY = sorted((Path(__file__).parent / "turned_away").iterdir())

STUDY = """New pill eases migraine, study finds

A new study published in The Lancet found that a pill eased migraine in adults. Researchers at the university followed
612 patients for three months. "It is a modest effect," said Dr. Jane Roe, the lead author. Patients who took the pill
had two fewer days of headache a month than those on placebo. The trial was presented at the annual meeting of the
society. Side effects were mild.
"""
RELEASE = """New pill eases migraine

LONDON, May 2 /PRNewswire/ -- A study shows that the pill reduces headache in adults with migraine. The study of 612
patients was published online in The Lancet. Patients who took the pill had fewer days of headache than those on
placebo. The research was funded by the maker.

Media contact: press@example.org. For more information visit the site.
"""
SELLER = """Ketamine infusions for depression

Our clinic offers ketamine infusions that relieve depression. Our specialists treat patients with anxiety, pain and
depression every day. Ketamine reduces symptoms within hours. One infusion costs $450 per session. Call us today or
book your free consultation. We accept new patients, and our nurses stay with you for the whole treatment.
"""
ARTICLE = """What ketamine can do for depression

Ketamine is an anesthetic that relieves depression in some people within hours. The treatment for depression is given
as an infusion. Ketamine reduces symptoms for days or weeks, and most people need further infusions. The drug can also
help people with pain. It may raise blood pressure during the treatment, and patients are watched by a nurse.
"""


def kind(text: str, linter: Linter, name: str = "article.txt") -> ArticleKind:
    return kind_of(linter.analyser.analyse(read_article(name, text.encode())))


def test_at_least_twenty_articles_are_turned_away() -> None:
    assert len(AWAY) >= 20


@pytest.mark.parametrize("path", AWAY, ids=lambda path: path.stem)
def test_an_article_without_a_treatment_gets_no_balance_finding(path: Path, linter: Linter) -> None:
    result = linter.check(read_file(str(path)))
    assert [finding.rule for finding in result.findings if finding.category == "balance"] == []


@pytest.mark.parametrize("path", AWAY, ids=lambda path: path.stem)
def test_the_gate_says_in_words_why_it_turns_an_article_away(path: Path, linter: Linter) -> None:
    found = kind_of(linter.analyser.analyse(read_file(str(path))))
    assert not found.applies
    assert len(found.reason.split()) > 3


@pytest.mark.parametrize(
    ("text", "name"),
    [(STUDY, "study-report"), (RELEASE, "news-release"), (SELLER, "service"), (ARTICLE, "intervention")],
)
def test_the_gate_tells_kinds_of_article_about_a_treatment_apart(text: str, name: str, linter: Linter) -> None:
    assert kind(text, linter).name == name


def test_a_caption_is_too_short_to_owe_anything(linter: Linter) -> None:
    assert kind("Ketamine relieves depression within hours.", linter).reason.startswith("too short")


def test_a_file_of_a_kind_that_is_wrong_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").write_text(
        "about: x\nreads_as: y\nkind: other\nleast: 3\nsignals:\n  - points: 2\n    patterns: ['(a|']\n", "utf-8"
    )
    with pytest.raises(RuleErrors, match=r"odd\.yaml:7:"):
        load_kinds(tmp_path)


def test_each_kind_says_what_it_is_about() -> None:
    assert all(kind.form.about.endswith(".") and kind.form.reads_as for kind in shipped_kinds())
