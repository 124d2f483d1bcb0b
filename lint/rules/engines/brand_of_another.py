"""A generic name and a brand set side by side as one drug, where the lexicon knows two: "tirzepatide (Ozempic)".

Only pairs whose relation the words themselves state are looked at: a name alone in brackets behind another name,
and "A, a brand of B" or "A is the generic name for B". A combination, and a drug that shares a word with the other
(a salt, an ester, a form), is no contradiction; a name that is also an everyday word is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.language.analysis import Analysis
from lint.language.lexicon import Drug, Lexicon, load_lexicon
from lint.read.article import BlockKind
from lint.rules.match import Match
from lint.rules.rule import Rule

_NAME = r"[A-Za-z][A-Za-z0-9]{3,}(?:[- ][A-Za-z0-9]{2,}){0,2}"
_MARK = r"[®™]?"
_SOLD = r"(?:(?:sold|marketed|known|available)(?: (?:as|under the (?:brand |trade )?name))|(?:brand|trade|generic) names?:?|brand:?|generic:?|generically|i\.e\.,?)"
_IN_BRACKETS = re.compile(rf"(?<![\w-])(?P<a>{_NAME}){_MARK} ?[(\[](?:{_SOLD} )?(?P<b>{_NAME}){_MARK}[)\]]")
_STATED = re.compile(
    rf"(?<![\w-])(?P<a>{_NAME}){_MARK},? (?:which is |is |are |was )?(?:simply |just |merely |only |really )?(?:the|a|an|another) "
    rf"(?:brand|trade|generic|branded|brand-name|commercial)(?: (?:name|version|form))? (?:of|for) (?P<b>{_NAME}){_MARK}(?![\w-])"
)
_COMBINED = re.compile(r"\b(?:and|with|plus)\b|[/+,-]")
_WORD = re.compile(r"[a-z]{4,}")
_STEM = 6  # letters that two forms of one substance share: estradiol and estrogen do not, interferon alfa and beta do


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:  # noqa: ARG001 - every engine takes its rule
    """A match for each pair that the words make one drug and the lexicon two."""
    lexicon, text = load_lexicon(), analysis.article.text
    for block in analysis.article.blocks:
        if block.kind is BlockKind.RESIDUE:
            continue
        for shape in (_IN_BRACKETS, _STATED):
            for found in shape.finditer(text, block.start, block.end):
                pair = _last(found["a"], lexicon), _whole(found["b"], lexicon)
                if pair[0] is None or pair[1] is None or not _differ(pair[0], pair[1], stated=shape is _STATED):
                    continue
                start = found.end("a") - len(found["a"]) + _offset(found["a"], lexicon)
                begin, end = analysis.word_at(start), analysis.word_at(found.end() - 1) + 1
                if {"negated", "asked", "criticised"} & set(analysis.contexts(begin, end)):
                    continue
                yield Match(start, found.end(), note=f"{_said(pair[0])}, {_said(pair[1])}")


def _offset(name: str, lexicon: Lexicon) -> int:
    """Where the drug begins in the words that end with it."""
    starts = [0, *(match.end() for match in re.finditer(r"[ -]", name))]
    return next((at for at in starts if _sure(name[at:], lexicon)), 0)


def _last(name: str, lexicon: Lexicon) -> Drug | None:
    """The longest drug that the words end with."""
    return _sure(name[_offset(name, lexicon) :], lexicon)


def _whole(name: str, lexicon: Lexicon) -> Drug | None:
    """The drug that the words name; for "X and more", the words must be the name and nothing else."""
    return _sure(name, lexicon)


def _sure(name: str, lexicon: Lexicon) -> Drug | None:
    drug = lexicon.resolve(name)
    return None if drug is None or drug.ambiguous else drug


def _differ(one: Drug, other: Drug, *, stated: bool) -> bool:
    """Whether the two are surely different: a brand and a generic (or, where stated, two generics)."""
    kinds = {one.kind, other.kind}
    if kinds == {"brand"} or (kinds == {"generic"} and not stated):
        return False
    return not _related(one.substance, other.substance)


def _related(one: str, other: str) -> bool:
    """Whether two substances share a word's beginning, or one is a combination."""
    if _COMBINED.search(one) or _COMBINED.search(other):
        return bool(set(_stems(one)) & set(_stems(other)))
    return one == other or bool(set(_stems(one)) & set(_stems(other)))


def _stems(substance: str) -> list[str]:
    return [word[:_STEM] for word in _WORD.findall(substance)]


def _said(drug: Drug) -> str:
    """What a name stands for, in a few words."""
    return f"{drug.name} is {drug.substance}" if drug.kind == "brand" else f"{drug.name} is a substance of its own"
