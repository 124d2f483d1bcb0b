"""Profiles: which law and custom an article is held to. Rules that bind advertising are opt-in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from lint.rules.rule import Rule
from lint.rules.schema import Profile

PROFILES: tuple[str, ...] = get_args(Profile)
DEFAULT = "journalism"


def in_profile(rules: Sequence[Rule], profile: str = DEFAULT) -> list[Rule]:
    """The rules of a profile: those that name it, and those that name none."""
    return [rule for rule in rules if not rule.profiles or profile in rule.profiles]
