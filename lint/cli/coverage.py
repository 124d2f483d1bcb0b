"""What the configuration keeps from being linted: a pattern that fits more than was meant should not go unseen."""

from __future__ import annotations

from lint.counting import counted

_LEAST = 0.5  # of the articles that were named; below this the configuration is pointed at


def coverage_note(linted: int, excluded: int) -> str | None:
    """What to say after a run in which the configuration excluded most articles; None where it did not."""
    if linted >= _LEAST * (linted + excluded):
        return None
    return (
        f"healthlint: only {linted} of {counted(linted + excluded, 'article')} linted: is 'include' or 'exclude' too"
        " wide? `healthlint config ARTICLE` says which line excludes it"
    )
