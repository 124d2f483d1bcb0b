"""A pattern tree to a matcher over the words of one sentence, and the words that can start it.

Matching is by backtracking over at most one sentence; each node is compiled once into a closure
that calls what follows it. The trigger set is stage one: a pattern is tried only where one of its
triggers stands, which is rarely.
"""

from __future__ import annotations

from collections.abc import Callable

from lint.patternlang.syntax import Anchor, Choice, Class, Gap, Node, Sequence, Word
from lint.patternlang.view import View

BREAKS = frozenset({".", ";", ":", "!", "?", "…", "\n", "–", "—", "--", "..."})
PUNCTUATION = BREAKS | frozenset({",", "(", ")", "[", "]", "/", "{", "}", "|", "•", "·", "&", "%", "$", "™", "®"})
_LONGEST_TERM = 7
_MARKS_BEFORE = 4  # list numbers and marks that may stand before a sentence's first word
_EXTRA_MARKS = 2  # punctuation that a gap may pass without counting it

Step = Callable[[View, int], int]
"""Tries to match from a word on; the word after the match, or -1."""


def _accept(_view: View, at: int) -> int:
    return at


def compile_pattern(tree: Sequence) -> Step:
    """The matcher of a pattern tree."""
    return _compile(tree, _accept)


def _compile(node: Node, then: Step) -> Step:  # noqa: PLR0911 - a case for each kind of node
    match node:
        case Word(exact=exact) if exact:
            return _exact(exact, then)
        case Word(prefix=prefix) if prefix:
            return _prefix(prefix, then)
        case Word(low=low):
            return _word(low, then)
        case Class(name=name):
            return _class(name, then)
        case Gap(most=most):
            return _gap(most, then)
        case Anchor(mark=mark):
            return _at_start(then) if mark == "^" else _at_end(then)
        case Choice(options=options):
            return _choice(options, then)
        case Sequence(items=items):
            for item in reversed(items):
                then = _compile(item, then)
            return then


def _word(low: frozenset[str], then: Step) -> Step:
    def step(view: View, at: int) -> int:
        return then(view, at + 1) if at < view.end and view.low[at] in low else -1

    return step


def _prefix(prefix: str, then: Step) -> Step:
    def step(view: View, at: int) -> int:
        return then(view, at + 1) if at < view.end and view.low[at].startswith(prefix) else -1

    return step


def _exact(word: str, then: Step) -> Step:
    def step(view: View, at: int) -> int:
        return then(view, at + 1) if at < view.end and view.written(at) == word else -1

    return step


def _class(name: str, then: Step) -> Step:
    def step(view: View, at: int) -> int:
        for end in view.classes.get(name, {}).get(at, ()) if at < view.end else ():
            if end <= view.end and (done := then(view, end)) >= 0:
                return done
        return -1

    return step


def _gap(most: int, then: Step) -> Step:
    def step(view: View, at: int) -> int:
        words, marks = most, _EXTRA_MARKS
        while (done := then(view, at)) < 0:
            if at >= view.end or view.low[at] in BREAKS:
                return -1
            if view.low[at] in PUNCTUATION:
                marks -= 1
            else:
                words -= 1
            if words < 0 or marks < 0:
                return -1
            at += 1
        return done

    return step


def _choice(options: tuple[Sequence, ...], then: Step) -> Step:
    if words := _single_words(options):
        return _word(words, then)
    return _any([(heads(option), _compile(option, then)) for option in options])


def _single_words(options: tuple[Sequence, ...]) -> frozenset[str]:
    """The words of a choice between single words, in any form but a prefix or an exact spelling; none for others."""
    words: frozenset[str] = frozenset()
    for option in options:
        match option.items:
            case (Word(low=low, prefix="", exact=""),):
                words |= low
            case _:
                return frozenset()
    return words


def _any(options: list[tuple[frozenset[str] | None, Step]]) -> Step:
    """Tries the options in order; those that start with a word are looked up by it, not tried in vain."""
    options = [(first if first and not any(key[0] == "<" for key in first) else None, step) for first, step in options]
    others = [step for first, step in options if first is None]
    words = frozenset().union(*(first for first, _ in options if first is not None))
    by_word = {word: [step for first, step in options if first is None or word in first] for word in words}

    def step(view: View, at: int) -> int:
        for option in by_word.get(view.low[at], others) if at < view.end else others:
            if (done := option(view, at)) >= 0:
                return done
        return -1

    return step


def heads(node: Node) -> frozenset[str] | None:
    """The words and classes (`<name>`) one of which a node must start with; None where it can start otherwise."""
    match node:
        case Word(low=low, prefix="", exact=""):
            return low
        case Class(name=name):
            return frozenset({f"<{name}>"})
        case Sequence(items=items):
            return _first_heads(items)
        case Choice(options=options):
            found = [heads(option) for option in options]
            return None if None in found else frozenset().union(*(words for words in found if words))
        case _:
            return None


def _first_heads(items: tuple[Node, ...]) -> frozenset[str] | None:
    """The heads of the first item, and of those behind it as long as what stands before may be missing."""
    found: frozenset[str] = frozenset()
    for item in items:
        if isinstance(item, Anchor):
            continue
        may_be_missing = isinstance(item, Choice) and any(not option.items for option in item.options)
        first = heads(Choice(tuple(o for o in item.options if o.items))) if isinstance(item, Choice) else heads(item)
        if first is None:
            return None
        found |= first
        if not may_be_missing:
            return found
    return None


def _at_start(then: Step) -> Step:
    def step(view: View, at: int) -> int:
        if at == view.begin:
            return then(view, at)
        if at - view.begin > _MARKS_BEFORE:
            return -1
        before = view.low[view.begin : at]
        return then(view, at) if all(word in PUNCTUATION or word.isdigit() for word in before) else -1

    return step


def _at_end(then: Step) -> Step:
    def step(view: View, at: int) -> int:
        return then(view, at) if all(word in PUNCTUATION for word in view.low[at : view.end]) else -1

    return step


def width(node: Node) -> tuple[int, int]:
    """The fewest and the most words a node can cover."""
    match node:
        case Word():
            return 1, 1
        case Class():
            return 1, _LONGEST_TERM
        case Gap(most=most):
            return 0, most + _EXTRA_MARKS
        case Anchor():
            return 0, 0
        case Choice(options=options):
            widths = [width(option) for option in options]
            return min(low for low, _ in widths), max(high for _, high in widths)
        case Sequence(items=items):
            widths = [width(item) for item in items]
            return sum(low for low, _ in widths), sum(high for _, high in widths)
