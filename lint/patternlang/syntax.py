r"""Pattern text to a tree: what an editor writes, parsed once, with the place of each fault.

    word       the word, any case          word~    any inflection (cure, cures, cured, curing)
    =Word      exactly this spelling       word*    any ending (revolution, revolutionary)
    word?      may be missing              (a|b c)  one of these
    ...3       up to three words           <drug>   a class of the language stage
    ^  $       sentence start, end         \?  \(  \)  these marks; , ; : ! % stand for themselves

A gap never crosses a full stop, semicolon or colon. Hyphens and quotation marks are not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from lint.patternlang.inflect import forms


@dataclass(frozen=True, slots=True)
class Word:
    """One word: any of `low` (lower-case), any word that starts with `prefix`, or exactly `exact`."""

    low: frozenset[str]
    prefix: str = ""
    exact: str = ""


@dataclass(frozen=True, slots=True)
class Class:
    """A term or quantity class, such as `drug` or `percent`."""

    name: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` words."""

    most: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """The start (`^`) or the end (`$`) of the sentence."""

    mark: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """Nodes one after another."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; an empty one makes the choice optional."""

    options: tuple[Sequence, ...]


Node = Word | Class | Gap | Anchor | Sequence | Choice
_NOTHING = Sequence(())


class PatternError(ValueError):
    """A fault in a pattern, `offset` characters from its start."""

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(reason)
        self.offset = offset


_TOKEN = re.compile(
    r"\s*(?:(?P<gap>\.\.\.(?P<most>\d+))|<(?P<cls>[a-z][a-z0-9-]*)>|(?P<mark>[()|?^])|(?P<end>\$(?=\s*(?:[|)]|$)))"
    r"|(?P<literal>\\[?()]|[,;:!%/.&$£€+=](?=[\s)|?]|$))"
    r"|(?P<word>=?[^\s()|?<>~*,;:!%\"“”]+)(?P<suffix>[~*]?)|(?P<space>$)|(?P<bad>.))"
)


def parse(pattern: str) -> Sequence:
    """The tree of a pattern; PatternError with an offset for anything that is not one."""
    parser = _Parser(pattern)
    tree = parser.sequence(depth=0)
    if not any(not isinstance(item, Gap | Anchor) for item in tree.items):
        raise PatternError("a pattern needs at least one word or class", 0)
    return tree


def named(node: Node) -> frozenset[str]:
    """Every word that a tree names, prefixes with a `*` behind them."""
    match node:
        case Word(low=low, prefix=prefix):
            return low | {prefix + "*"} if prefix else low
        case Sequence(items=parts) | Choice(options=parts):
            return frozenset().union(*(named(part) for part in parts))
        case _:
            return frozenset()


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def _next(self) -> re.Match[str]:
        match = _TOKEN.match(self._text, self._at)
        if match is None or match["bad"]:
            at = match.start("bad") if match else self._at
            raise PatternError(f"cannot read '{self._text[at]}' in a pattern", at)
        return match

    def sequence(self, *, depth: int) -> Sequence:
        items: list[Node] = []
        while True:
            token = self._next()
            if token["space"] is not None or token["mark"] in {")", "|"}:
                if depth == 0 and token["mark"]:
                    raise PatternError(f"'{token['mark']}' outside brackets", token.start("mark"))
                return Sequence(tuple(items))
            self._at = token.end()
            if token["mark"] == "?":
                if not items or isinstance(items[-1], Anchor):
                    raise PatternError("'?' with nothing before it", token.start("mark"))
                items[-1] = Choice((Sequence((items[-1],)), _NOTHING))
            elif token["mark"] == "(":
                items.append(self._choice(token.start("mark"), depth=depth))
            else:
                items.extend(_leaf(token))

    def _choice(self, opened: int, *, depth: int) -> Choice:
        options = [self.sequence(depth=depth + 1)]
        while (token := self._next())["mark"] == "|":
            self._at = token.end()
            options.append(self.sequence(depth=depth + 1))
        if token["mark"] != ")":
            raise PatternError("'(' without ')'", opened)
        self._at = token.end()
        if any(not option.items for option in options):
            raise PatternError("an empty alternative; write (a|b)? for 'may be missing'", opened)
        return Choice(tuple(options))


def _leaf(token: re.Match[str]) -> Iterable[Node]:
    if token["gap"]:
        return [Gap(int(token["most"]))]
    if token["cls"]:
        return [Class(token["cls"])]
    if token["mark"] == "^" or token["end"]:
        return [Anchor(token["mark"] or "$")]
    if token["literal"]:
        return [Word(frozenset({token["literal"].removeprefix("\\")}))]
    suffix = token["suffix"]
    words = _words(token["word"], suffix)
    if words is None:
        raise PatternError(f"'{suffix}' goes behind a word", token.start("suffix"))
    return words


@lru_cache(maxsize=8192)  # a few thousand words make up all rules
def _words(text: str, suffix: str) -> tuple[Word, ...] | None:
    """The words of one written word; None where no suffix can stand."""
    if text.startswith("=") and len(text) > 1:
        return tuple(Word(frozenset({part.lower()}), exact=part) for part in re.split(r"[-‑]", text[1:]) if part)
    parts = spell_out(text)
    if suffix and not parts[-1].isalpha():
        return None
    words = [Word(frozenset({part})) for part in parts]
    if suffix == "~":
        words[-1] = Word(forms(parts[-1]))
    elif suffix == "*":
        words[-1] = Word(frozenset(), prefix=parts[-1])
    return tuple(words)


_CONTRACTION = re.compile(r"(?:n't|'(?:re|ll|ve|m|s|d))$")
_LONG = {"n't": "not", "'re": "are", "'ll": "will", "'ve": "have", "'m": "am"}
_STEM = {"ca": "can", "wo": "will", "sha": "shall"}


def spell_out(text: str) -> list[str]:
    """The lower-case words that patterns see in one written word: don't -> do not, risk-free -> risk free."""
    out: list[str] = []
    for part in re.split(r"[-‐‑]", text.lower().replace("’", "'")):
        if part == "cannot":
            out += ["can", "not"]
        elif match := _CONTRACTION.search(part):
            stem = part[: match.start()]
            out += [_STEM.get(stem, stem), _LONG.get(match[0], match[0])]
        elif part:
            out.append(part)
    return [part for part in out if part]
