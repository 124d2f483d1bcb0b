"""The rules about suppression itself, so that `--select`, `--ignore`, `explain` and severities work for them, too.

As in ESLint and Ruff they are findings at the comment, in every format: a note on standard error is not seen in an
editor or a merge request. A comment that does not do what its writer asked for is a `warning`. One that is no longer
needed is a `suggestion`: a better version of a rule must not turn a green pipeline red.
"""

from __future__ import annotations

from lint.findings.finding import Severity
from lint.rules.rule import Example, Rule

BROKEN, UNKNOWN, UNUSED = "broken-ignore", "unknown-ignore", "unused-ignore"
_REFERENCES = ("https://eslint.org/docs/latest/use/configure/rules", "https://docs.astral.sh/ruff/rules/unused-noqa/")


def directive_rules() -> list[Rule]:
    """The three rules; they have no pattern: `lint.suppress.apply` finds what they name."""
    return [
        _rule(
            BROKEN, Severity.WARNING, "This comment hides nothing: {note}.",
            why="A comment that cannot be obeyed is not guessed at, and its writer believes that it works.",
            advice="Write <!-- healthlint: ignore[rule-id] reason -->, or take the comment out.",
            flag=("<!-- healthlint: ignore all the praise below -->",),
            passes=("<!-- healthlint: ignore[game-changer] the maker's own words -->",),
        ),
        _rule(
            UNKNOWN, Severity.WARNING, "No rule or category '{quote}'{note}: this name hides nothing.",
            why="A misspelled name hides nothing, and its writer believes that it does.",
            advice="`healthlint rules` lists all names.",
            flag=("<!-- healthlint: ignore[cure-clam] quotes the maker -->",),
            passes=("<!-- healthlint: ignore[cure-claim] quotes the maker -->",),
        ),
        _rule(
            UNUSED, Severity.SUGGESTION, "Nothing here is found by '{quote}': the comment can go.",
            why="A comment that outlived its finding will hide the next one, which nobody has looked at.",
            advice="Take the name, or the whole comment, out.",
            flag=("<!-- healthlint: ignore[cure-claim] quotes the maker --> The clinic opens at nine.",),
            passes=("<!-- healthlint: ignore[cure-claim] quotes the maker --> It says the tea cures cancer.",),
        ),
    ]  # fmt: skip


def _rule(  # noqa: PLR0913 - one parameter for each part of a rule
    name: str,
    severity: Severity,
    message: str,
    *,
    why: str,
    advice: str,
    flag: tuple[str, ...],
    passes: tuple[str, ...],
) -> Rule:
    return Rule(
        id=name, category="text", path=f"suppress/{name}", severity=severity, message=message, why=why, advice=advice,
        references=_REFERENCES, flag=tuple(Example(text, (), 1) for text in flag),
        passes=tuple(Example(text, (), 1) for text in passes),
    )  # fmt: skip
