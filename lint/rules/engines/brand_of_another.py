"""A generic name and a brand set side by side as one drug, where the lexicon knows two: "tirzepatide (Ozempic)".

Only pairs whose relation the words themselves state are looked at: a name alone in brackets behind another name,
and "A, a brand of B" or "A is the generic name for B". Drugs that share a word or its beginning (a salt, a form, a
combination) are let be, and so are names of groups and names that are everyday words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.language.analysis import Analysis
from lint.language.lexicon import Drug, Lexicon, load_lexicon
from lint.read.article import BlockKind
from lint.rules.match import Match
from lint.rules.rule import Rule

_NAME = r"[A-Za-z][A-Za-z0-9]{3,}(?:[- ][A-Za-z0-9]{2,}){0,2}?"  # as few words as will do
_MARK = r"[®™]?"
_SOLD = (
    r"(?:(?:sold|marketed|known|available)(?: (?:as|under the (?:brand |trade )?name))"
    r"|(?:brand|trade|generic) names?:?|brand:?|generic:?|generically|i\.e\.,?)"
)
_IN_BRACKETS = re.compile(rf"(?<![\w-])(?P<a>{_NAME}){_MARK} ?[(\[](?:{_SOLD} )?(?P<b>{_NAME}){_MARK}[)\]]")
_STATED = re.compile(
    rf"(?<![\w-])(?P<a>{_NAME}){_MARK},? (?:which is |is |are |was )?(?:simply |just |merely |only |really )?"
    r"(?:the|a|an|another) (?:brand|trade|generic|branded|brand-name|commercial)(?: (?:name|version|form))? (?:of|for) "
    rf"(?P<b>{_NAME.removesuffix('?')})(?![\w-])"
)
# Each shape, and what its text holds one of: asked first, for most blocks hold none.
_SHAPES = ((_IN_BRACKETS, "(["), (_STATED, ("brand", "trade", "generic", "commercial")))
_WORD = re.compile(r"[a-z]{4,}")
_STEM = 6  # letters that two forms of one substance share
# Names of groups, which writers set beside any brand of the group.
_GROUPS = frozenset({
    "estrogen", "estrogens", "oestrogen", "oestrogens", "progestin", "progestogen", "amphetamine", "amphetamines",
    "cortisone", "interferon", "heparin", "insulin", "thyroid", "cannabis", "opium", "immunoglobulin", "globulin",
    "peptide", "vitamin", "testosterone", "penicillin",
})  # fmt: skip


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:  # noqa: ARG001 - every engine takes its rule
    """A match for each pair that the words make one drug and the lexicon two."""
    lexicon, text = load_lexicon(), analysis.article.text
    for block in analysis.article.blocks:
        if block.kind is BlockKind.RESIDUE:
            continue
        for shape, marks in _SHAPES:
            if all(text.find(mark, block.start, block.end) < 0 for mark in marks):
                continue
            for found in shape.finditer(text, block.start, block.end):
                start = found.start("a") + _offset(found["a"], lexicon)
                one = _sure(text[start : found.end("a")], lexicon)
                other = (_sure if shape is _IN_BRACKETS else _first)(found["b"], lexicon)
                if one is None or other is None or not _differ(one, other, lexicon, stated=shape is _STATED):
                    continue
                stop = found.end() if shape is _IN_BRACKETS else found.start("b") + len(other.name)
                begin, end = analysis.word_at(start), analysis.word_at(stop - 1) + 1
                if {"negated", "asked", "criticised"} & set(analysis.contexts(begin, end)):
                    continue
                yield Match(start, stop, note=f"{_said(one)}, {_said(other)}")


def _offset(name: str, lexicon: Lexicon) -> int:
    """Where the drug begins in the words that end with it."""
    starts = [0, *(match.end() for match in re.finditer(r"[ -]", name))]
    return next((at for at in starts if _sure(name[at:], lexicon)), 0)


def _first(name: str, lexicon: Lexicon) -> Drug | None:
    """The longest drug that the words begin with."""
    ends = [len(name), *sorted((match.start() for match in re.finditer(r"[ -]", name)), reverse=True)]
    return next((drug for at in ends if (drug := _sure(name[:at], lexicon))), None)


def _sure(name: str, lexicon: Lexicon) -> Drug | None:
    drug = lexicon.resolve(name)
    return None if drug is None or drug.ambiguous else drug


def _differ(one: Drug, other: Drug, lexicon: Lexicon, *, stated: bool) -> bool:
    """Whether the two are surely different: a brand and a generic (or, where stated, two generics)."""
    if one.kind == other.kind and not (stated and one.kind == "generic"):
        return False
    if _GROUPS & {one.name.lower(), other.name.lower()}:
        return False
    first, second = _substance(one, lexicon), _substance(other, lexicon)
    return _mirrored(first, second) or not _related(first, second)


def _substance(drug: Drug, lexicon: Lexicon) -> str:
    """The substance under its one name: a British brand may resolve to a British name, which resolves further."""
    further = lexicon.resolve(drug.substance)
    return further.substance if further else drug.substance


def _mirrored(one: str, other: str) -> bool:
    """Whether one is the mirror-image form of the other, which is a medicine of its own (ketamine, esketamine)."""
    return one in {f"es{other}", f"ar{other}"} or other in {f"es{one}", f"ar{one}"}


def _related(one: str, other: str) -> bool:
    """Whether a word of one begins inside the other: salts, combinations, "botulinum" in "onabotulinumtoxinA"."""
    return any(
        word[:_STEM] in whole.lower() for part, whole in ((one, other), (other, one)) for word in _words(part.lower())
    )


def _words(substance: str) -> list[str]:
    return _WORD.findall(substance) or [substance]


def _said(drug: Drug) -> str:
    """What a name stands for, in a few words."""
    return f"{drug.name} is {drug.substance}" if drug.kind == "brand" else f"{drug.name} is a substance of its own"
