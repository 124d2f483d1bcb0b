"""Mentions of interventions in an article, in order, each with its key."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from lint.claims.coined import coined_name
from lint.claims.names import CLASS, Names
from lint.claims.singular import singular
from lint.language.analysis import Analysis
from lint.read.article import BlockKind

_NAMING = (CLASS, "drug", "drug-class", "supplement", "procedure", "device", "therapy", "diet")
_GENERAL = "treatment-word"
_HARM = "harm"  # "a warning about sedation" is about no procedure
_TARGET = "receptor"  # "opioid receptors" name no opioid
# "traditional medications": another treatment than the article's, though no name says which.
_OTHERS = frozenset(
    "traditional conventional other standard usual most many older existing typical current alternative different"
    " prior previous common regular first-line ordinary additional further some".split()
)
_BEFORE_COMPARED = (
    ("unlike",), ("than",), ("versus",), ("vs",), ("vs.",), ("compared", "to"), ("compared", "with"), ("contrast", "to"),
    ("contrast", "with"), ("opposed", "to"), ("instead", "of"), ("rather", "than"), ("comparison", "to"),
    ("comparison", "with"), ("such", "as"), ("including",), ("like",), ("replace",), ("replaces",), ("over",),
    ("is", "a"), ("is", "an"), ("are", "a"), ("as", "a"), ("as", "an"), ("type", "of"), ("kind", "of"),
    ("good", "as"), ("effective", "as"), ("well", "as"), ("powerful", "as"), ("potent", "as"), ("strong", "as"),
    ("superior", "to"), ("inferior", "to"), ("equal", "to"), ("beat",), ("beats",), ("outperforms",), ("outperformed",),
    ("not", "a"), ("not", "an"), ("similar", "to"), ("same", "as"), ("different", "from"), ("derived", "from"),
    ("switch", "from"), ("switched", "from"), ("switching", "from"), ("besides",), ("addition", "to"), ("plus",), ("alongside",),
)  # fmt: skip
# "An infusion lasts an hour": of what, another place says.
_BARE = frozenset(
    "infusion injection shot jab surgery operation procedure implant pill tablet capsule cream gel patch spray device"
    " machine scan transplant drip dose session supplement exercise".split()
)
_LONG_GROUP = 4  # words from a comparing word to the name behind it
_PRODUCT = "product-word"
_OUR = frozenset("our these your each".split())
_NAMELESS = "the treatment"  # what an article is about that names no intervention at all
_OTHER = "other "
_FEWEST = 3  # mentions that make an intervention the article's main one
_MAIN_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Mention:
    """Words [begin, end) name an intervention; `compared` ones are only what another is set against."""

    begin: int
    end: int
    key: str
    compared: bool
    general: bool = False  # "this medicine": it stands for something named before


def find_mentions(analysis: Analysis, names: Names) -> list[Mention]:
    """Every mention, the longest at each place, none overlapping another."""
    ends: dict[int, int] = {}
    for name in (*_NAMING, _GENERAL):
        for begin, stops in analysis.classes.get(name, {}).items():
            ends[begin] = max(ends.get(begin, 0), stops[0])
    coined = coined_name(analysis)
    if coined:
        ends |= {at: at + 1 for at, word in enumerate(analysis.words.low) if word == coined and at not in ends}
    targets, harms = analysis.classes.get(_TARGET, {}), analysis.classes.get(_HARM, {})
    found: list[Mention] = []
    free = 0
    for begin in sorted(ends):
        if begin < free or max(targets.get(begin, (0,))[0], harms.get(begin, (0,))[0]) >= ends[begin]:
            continue
        found.append(_mention(analysis, names, begin, ends[begin], coined))
        free = ends[begin]
    return found


def _mention(analysis: Analysis, names: Names, begin: int, end: int, coined: str | None) -> Mention:
    low = analysis.words.low
    compared = _is_compared(low, begin)
    if low[begin] == coined:
        return Mention(begin, end, coined, compared)
    unnamed = not any(begin in analysis.classes.get(name, ()) for name in _NAMING)
    if unnamed or (end == begin + 1 and singular(low[begin]) in _BARE):
        word = low[begin - 1] if begin else ""
        key = _OTHER + low[end - 1] if word in _OTHERS else ""
        return Mention(begin, end, key, compared, general=not key)
    return Mention(begin, end, names.key_of(" ".join(low[begin:end])), compared)


def _is_compared(low: list[str], begin: int) -> bool:
    for back in range(1, _LONG_GROUP + 1):
        at = begin - back
        if at < 0 or low[at] in {",", ".", ";", ":", "\n"}:
            return False
        if any(tuple(low[max(0, at - len(words) + 1) : at + 1]) == words for words in _BEFORE_COMPARED):
            return True
    return False


def main_subject(analysis: Analysis, mentions: list[Mention]) -> str | None:
    """The intervention the article is about: the one its title names, else the one it names by far most often."""
    named = [mention for mention in mentions if not mention.general]
    titles = [block for block in analysis.article.blocks if block.kind is BlockKind.TITLE][:1]
    for block in titles:
        inside = [m for m in named if block.start <= analysis.words.starts[m.begin] < block.end]
        if inside:
            return next((m.key for m in inside if not m.compared), None)
    counts = Counter(mention.key for mention in named if not mention.key.startswith(_OTHER))
    if not counts:
        return _NAMELESS if any(mention.general for mention in mentions) else None
    key, most = counts.most_common(1)[0]
    sure = (len(counts) == 1 and most >= _FEWEST - 1) or (most >= _FEWEST and most >= _MAIN_SHARE * sum(counts.values()))
    return key if sure else None


def own_product(analysis: Analysis) -> str | None:
    """What a seller calls the one thing on the page ("our drops"), where no name is known."""
    low = analysis.words.low
    places = analysis.classes.get(_PRODUCT, {})
    counts = Counter(" ".join(low[at : ends[0]]).removesuffix("s") for at, ends in places.items() if low[at - 1] in _OUR)
    word, most = counts.most_common(1)[0] if counts else ("", 0)
    return f"our {word}" if most >= _FEWEST else None
