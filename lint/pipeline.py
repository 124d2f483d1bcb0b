"""Files to results: read, language, rules. One bad file becomes an error record, never the end of a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lint.balance.card import card_of
from lint.balance.checklist import Checklist
from lint.checking import ArticleLinter, check_bytes
from lint.claims.ledger import claims_of
from lint.claims.names import shipped_names
from lint.errors import ReadError
from lint.findings.result import Result
from lint.language.lexicon import load_lexicon
from lint.language.load import shipped_cues, term_classes
from lint.language.pipeline import Analyser
from lint.language.terms import build_finder
from lint.read.article import Article
from lint.read.files import STDIN, read_bytes
from lint.rules.load import shipped_rules
from lint.rules.profiles import in_profile
from lint.rules.rule import Rule
from lint.rules.run import RuleSet
from lint.suppress.apply import suppressor
from lint.suppress.rules import directive_rules


class Linter:
    """Everything that is loaded once: terms, cues, rules and the language pipeline."""

    def __init__(
        self,
        rules: Sequence[Rule] | None = None,
        *,
        known: Sequence[Rule] | None = None,
        claims: bool = False,
        card: bool = False,
    ) -> None:
        """Take the shipped rules, or those given; comments may also name those that are `known` and do not run.

        `claims` and `card` ask for the ledger and the score card of each article.
        """
        self._claims = claims
        self.rules = RuleSet([*in_profile(shipped_rules()), *directive_rules()] if rules is None else rules)
        self._suppressor = suppressor(self.rules.rules, known=self.rules.rules if known is None else known)
        self._checklist = Checklist(self.rules.rules) if card else None
        classes = [*term_classes(), shipped_names().term_class()]
        self.analyser = Analyser(terms=build_finder(classes, load_lexicon().names), cues=shipped_cues())

    def check(self, article: Article) -> Result:
        """The findings of one article."""
        analysis = self.analyser.analyse(article)
        outcome = self.rules.run(analysis)
        claims = claims_of(analysis) if self._claims else ()
        card = card_of(analysis, self._checklist) if self._checklist and self._checklist.criteria else None
        shown, hidden = self._suppressor.apply(article, outcome.findings)
        return Result(article.source.path, article, shown, outcome.exempt, hidden=hidden, claims=claims, card=card)


def check_files(paths: Iterable[str], *, linter: Linter | None = None) -> Iterator[Result]:
    """One result for each path, in order; a file that cannot be read becomes a result with its error."""
    return check_inputs(paths, linter=linter or Linter())


def check_inputs(
    inputs: Iterable[str | ReadError], *, linter: ArticleLinter, stdin_name: str | None = None
) -> Iterator[Result]:
    """The same for what `discover` gives: a path, or the error that a path came to."""
    for item in inputs:
        if isinstance(item, ReadError):
            yield Result(item.path or "?", None, error=item)
            continue
        try:
            data = read_bytes(item)
        except ReadError as error:
            yield Result(item, None, error=error)
            continue
        named = stdin_name if item == STDIN else None
        yield check_bytes(item, data, linter=linter, name=named)
