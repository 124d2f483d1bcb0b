"""Files to results: read, language, rules. One bad file becomes an error record, never the end of a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from lint.balance.card import card_of
from lint.balance.checklist import Checklist
from lint.checking import ArticleLinter
from lint.claims.facts import Fact
from lint.claims.ledger import check_by, checker_of, claims_of
from lint.claims.names import shipped_names
from lint.errors import ReadError
from lint.findings.result import Result
from lint.kept.collecting import collected_later
from lint.kept.keeping import kept
from lint.language.analysis import Analysis
from lint.language.lexicon import load_lexicon
from lint.language.load import shipped_cues, term_classes
from lint.language.pipeline import Analyser
from lint.language.terms import TermFinder, build_finder
from lint.read.article import Article
from lint.rules.load import shipped_rules
from lint.rules.profiles import in_profile
from lint.rules.rule import Rule
from lint.rules.run import RuleSet
from lint.run import Run
from lint.suppress.apply import suppressor
from lint.suppress.rules import directive_rules


class Linter:
    """Everything that is loaded once: terms, cues, rules and the language pipeline."""

    def __init__(
        self,
        rules: Sequence[Rule] | None = None,
        *,
        known: Sequence[Rule] | None = None,
        facts: Iterable[Fact] | None = None,
        claims: bool = False,
        card: bool = False,
    ) -> None:
        """Take the shipped rules, or those given; comments may also name those that are `known` and do not run.

        `facts` take the place of the shipped ones; `claims` and `card` ask for the ledger and the score card.
        """
        self._claims = claims
        self.rules = RuleSet([*in_profile(shipped_rules()), *directive_rules()] if rules is None else rules)
        self._suppressor = suppressor(self.rules.rules, known=self.rules.rules if known is None else known)
        self._checklist = Checklist(self.rules.rules) if card else None
        self._checker = None if facts is None else checker_of(facts)
        self.analyser = shipped_analyser()

    def analyse(self, article: Article) -> Analysis:
        """The language of one article, ready for the rules: its claims are held to this linter's facts."""
        analysis = self.analyser.analyse(article)
        if self._checker is not None:
            check_by(self._checker, analysis)
        return analysis

    def check(self, article: Article) -> Result:
        """The findings of one article."""
        analysis = self.analyse(article)
        claims = claims_of(analysis) if self._claims else ()  # first: rules then read no part of them again
        outcome = self.rules.run(analysis)
        card = card_of(analysis, self._checklist) if self._checklist and self._checklist.criteria else None
        shown, hidden = self._suppressor.apply(article, outcome.findings)
        return Result(article.source.path, article, shown, outcome.exempt, hidden=hidden, claims=claims, card=card)


@cache
def shipped_analyser() -> Analyser:
    """The language stage with the shipped terms and cues: one for all linters, since none of them changes it."""
    with collected_later():
        return Analyser(terms=_shipped_terms(), cues=shipped_cues())


def _shipped_terms() -> TermFinder:
    def made() -> TermFinder:
        return build_finder([*term_classes(), shipped_names().term_class()], load_lexicon().names)

    return kept("terms", [files("lint.patterns") / part for part in ("terms", "subjects")], made)


def check_files(paths: Iterable[str], *, linter: Linter | None = None) -> Iterator[Result]:
    """One result for each path, in order; a file that cannot be read becomes a result with its error."""
    return check_inputs(paths, linter=linter or Linter())


def check_inputs(
    inputs: Iterable[str | ReadError], *, linter: ArticleLinter, stdin_name: str | None = None
) -> Iterator[Result]:
    """The same for what `discover` gives: a path, or the error that a path came to."""
    return Run(lambda: linter, stdin_name=stdin_name).results(inputs)
