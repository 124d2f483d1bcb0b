"""What the configuration keeps from being linted: a pattern that fits more than was meant should not go unseen."""

from __future__ import annotations

from collections.abc import Iterator

from lint.report.wording import counted

LEAST = 0.5  # of the articles that were named; below this the configuration is pointed at


def coverage_lines(linted: int, left_out: int) -> Iterator[str]:
    """What to say after a run about articles that `include` and `exclude` left out; nothing where there are none."""
    if not left_out:
        return
    yield f"{counted(left_out, 'article')} left out by the configuration"
    if linted < LEAST * (linted + left_out):
        yield (
            f"healthlint: only {linted} of {counted(linted + left_out, 'article')} linted:"
            " is 'include' or 'exclude' too wide? `healthlint config ARTICLE` says which line leaves it out"
        )
