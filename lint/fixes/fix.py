"""One article fixed: pass after pass, until nothing is left to apply."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lint.errors import FixError, HealthlintError
from lint.findings.finding import Finding
from lint.findings.result import Result
from lint.fixes.choose import apart, proposals
from lint.fixes.edit import Edit, Refused
from lint.fixes.markup import markup_of
from lint.fixes.proof import Proof
from lint.read.article import Article
from lint.read.load import read_article

Check = Callable[[Article], Result]
_PASSES = 20  # fixes that meet wait for the next pass: far more than any text has in a row


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file before and after: `first` is the linting of the one, `result` that of the other.

    `passes` are the edits that were applied, each pass in offsets of what the pass before left. `refused` were
    not applied, `withheld` counts findings with an unsafe suggestion. With an `error`, `after` is `before`.
    """

    path: str
    first: Result
    result: Result
    before: bytes = b""
    after: bytes = b""
    passes: tuple[tuple[Edit, ...], ...] = ()
    refused: tuple[Refused, ...] = ()
    withheld: int = 0
    error: HealthlintError | None = None

    @property
    def applied(self) -> tuple[Finding, ...]:
        """The findings that were fixed."""
        return tuple(edit.finding for edits in self.passes for edit in edits)


def fix_article(article: Article, data: bytes, check: Check, *, unsafe: bool = False) -> Fixed:
    """Apply suggestions to the bytes an article was read from, and lint again until none is left.

    `check` lints an article; what it does not report is not fixed. An article that cannot be linted, or whose
    fixes undo each other, comes back as it was, with the reason as `error`.
    """
    first = found = check(article)
    path, before, seen = article.source.path, data, {data}
    passes: list[tuple[Edit, ...]] = []
    while found.error is None:
        edits, refused, made = _pass(article, data, found.findings, unsafe=unsafe)
        if made is None:
            withheld = 0 if unsafe else sum(_is_unsafe(finding) for finding in found.findings)
            return Fixed(path, first, found, before, data, tuple(passes), refused, withheld)
        data, article = made
        passes.append(edits)
        if data in seen or len(passes) == _PASSES:
            rules = ", ".join(sorted({edit.finding.rule for some in passes[-2:] for edit in some}))
            error = FixError(f"its fixes undo each other ({rules}): left as it was", path=path)
            return Fixed(path, first, first, before, before, error=error)
        seen.add(data)
        found = check(article)
    return Fixed(path, first, first, before, before, error=found.error)


def _is_unsafe(finding: Finding) -> bool:
    return bool(finding.suggestions) and not finding.suggestions[0].safe


def fix_bytes(path: str, data: bytes, check: Check, *, unsafe: bool = False) -> Fixed:
    """The same for the bytes of a file named `path`; ReadError where they are no article."""
    return fix_article(read_article(path, data), data, check, unsafe=unsafe)


def _pass(
    article: Article, data: bytes, findings: tuple[Finding, ...], *, unsafe: bool
) -> tuple[tuple[Edit, ...], tuple[Refused, ...], tuple[bytes, Article] | None]:
    """The edits of one pass with the file they make; without any, what was refused."""
    markup = markup_of(article.source)
    edits, refused = proposals(article, markup, findings, unsafe=unsafe)
    proof = Proof(article, markup, data)
    while edits:
        chosen = apart(edits)
        if sound := proof.sound(chosen):
            return sound, (), proof.result(sound)
        refused += [Refused(edit.finding, "the markup would change") for edit in chosen]
        tried = set(map(id, chosen))
        edits = [edit for edit in edits if id(edit) not in tried]  # what stood behind a refused one has its turn
    return (), tuple(refused), None
