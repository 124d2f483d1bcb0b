"""A number with its noun."""

from __future__ import annotations


def counted(number: int, name: str) -> str:
    """A number with its noun: "1 article", "3 articles"."""
    return f"{number} {name}{'' if number == 1 else 's'}"
