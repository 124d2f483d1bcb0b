"""Linters that load at once, for tests of the processes around them; an article's words say what it does to them."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass

from lint.errors import RuleError, RuleErrors
from lint.findings.finding import Finding, Severity
from lint.findings.result import Result
from lint.read.article import Article


@dataclass(frozen=True)
class Obedient:
    """Gives each article one finding, its first word."""

    def check(self, article: Article) -> Result:
        text = article.text
        if "kill me" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "leave at once" in text:
            os._exit(7)
        if "fault" in text:
            raise RuntimeError("as the article wishes")
        if "wait" in text:
            time.sleep(float(text.split()[-1]))
        if "cannot be sent" in text:
            return Result(article.source.path, article, claims=(lambda: None,))  # type: ignore[arg-type]
        if "print" in text:
            print("not an answer")  # noqa: T201 - as a library may
        word = text.split()[0]
        finding = Finding(article.source.path, "word", "text", Severity.WARNING, f"says {word}", word, 0, len(word))
        many = 20_000 if "very much" in text else 1
        return Result(article.source.path, article, (finding,) * many)


def obedient() -> Obedient:
    return Obedient()


def with_bad_rules() -> Obedient:
    raise RuleErrors([RuleError("a bad rule", path="house/rule.yaml", line=3, column=1)])


def broken() -> Obedient:
    raise RuntimeError("no such luck")


def dead_at_start() -> Obedient:
    os._exit(9)


def dead_at_first_start(mark: str) -> Obedient:
    """Dies in the first process that makes it."""
    try:
        os.close(os.open(mark, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return Obedient()
    os._exit(9)
