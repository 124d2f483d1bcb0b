"""A pattern: its text, and what follows from it, each part worked out when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from weakref import WeakValueDictionary

from lint.patternlang.matcher import Step, compile_pattern, heads
from lint.patternlang.syntax import Sequence, named, parse
from lint.patternlang.triggers import Trigger, triggers

Heads = tuple[frozenset[str], tuple[str, ...]]
_Triggers = tuple[tuple[Trigger, ...], tuple[frozenset[str], ...]]


@dataclass(frozen=True)
class Pattern:
    """A pattern that is known to be one.

    A pickled one holds its triggers and heads, which every finder asks for, and is parsed again when it is first
    tried: most never are, and their trees are most of their size.
    """

    text: str

    @cached_property
    def tree(self) -> Sequence:
        """The pattern, parsed."""
        return parse(self.text)

    @cached_property
    def names(self) -> frozenset[str]:
        """Every word and prefix the pattern names: not what its gaps and classes cover."""
        return named(self.tree)

    @cached_property
    def triggers(self) -> _Triggers:
        """The words that make it worth trying, and the company they need."""
        found, companies = triggers(self.tree)
        return tuple(found), companies

    @cached_property
    def heads(self) -> Heads | None:
        """The words and classes it starts with: asked before the matcher is called, which is dearer."""
        keys = heads(self.tree)
        if keys is None:
            return None
        classes = tuple(sorted(key[1:-1] for key in keys if key[0] == "<" and len(key) > 1))
        return keys - {f"<{name}>" for name in classes}, classes

    @cached_property
    def step(self) -> Step:
        """Its matcher."""
        return compile_pattern(self.tree)

    def says(self, word: str) -> bool:
        """Whether the pattern itself names a word."""
        return word in self.names or any(word.startswith(name[:-1]) for name in self.names if name.endswith("*"))

    def __reduce__(self) -> tuple[object, ...]:
        return _restored, (self.text, self.triggers, self.heads)


# Rules that are chosen anew for another folder, and texts that stand in several files, share what is worked out.
_KNOWN: WeakValueDictionary[str, Pattern] = WeakValueDictionary()


def compile_text(text: str) -> Pattern:
    """Read a pattern; PatternError when it is not one."""
    pattern = _KNOWN.get(text)
    if pattern is None:
        pattern = Pattern(text)
        _ = pattern.tree  # parsed now, so that a fault is told where it stands
        pattern = _KNOWN.setdefault(text, pattern)
    return pattern


def _restored(text: str, triggers: _Triggers, heads: Heads | None) -> Pattern:
    pattern = _KNOWN.get(text)
    if pattern is None:
        pattern = Pattern(text)
        vars(pattern).update(triggers=triggers, heads=heads)
        pattern = _KNOWN.setdefault(text, pattern)
    return pattern
