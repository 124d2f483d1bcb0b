"""Sentences without a main clause; option `form` says which opening: `subordinate`, `because`, `such-as` ..."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lint.language.analysis import Analysis, Sentence
from lint.read.article import BlockKind
from lint.rules.clauses import (
    AUXILIARIES,
    could_be_verb,
    has_new_subject,
    is_noun_phrase,
    is_participle,
    verb_groups,
)
from lint.rules.match import Match
from lint.rules.rule import Rule

_SUBORDINATORS = frozenset({"while", "although", "though", "whereas", "if", "when", "unless", "whether"})
_PREPOSITIONS = {
    "despite": (), "due": ("to",), "owing": ("to",), "regardless": ("of",), "in": ("spite", "of"),
    "as": ("well", "as"), "along": ("with",), "prior": ("to",),
}  # fmt: skip
_BREAKS = frozenset({",", ";", ":", "—", "–", "(", "[", "/", "...", "…", "?", "!"})
_RELATIVES = frozenset({"who", "that", "which", "whose", "where"})
_NOT_GERUNDS = frozenset(
    "according during following depending regarding including concerning considering speaking nothing something"
    " everything anything king morning evening spring being judging nursing imaging ageing aging pending".split()
)
_OPENERS = {
    "subordinate": _SUBORDINATORS, "because": frozenset({"because"}), "such-as": frozenset({"such", "yes", "no"}),
    "preposition": frozenset(_PREPOSITIONS), "or": frozenset({"or"}), "participle": frozenset({"and", "or", "but"}),
    "which": frozenset({"which"}),
}  # fmt: skip
_LONGEST = 40  # words; a longer one may hide its main clause


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:
    """A match for each sentence of a paragraph or list item that has the form and no main clause."""
    form = rule.options["form"]
    openers, is_fragment = _OPENERS[form], _FORMS[form]
    low = analysis.words.low
    for number, sentence in enumerate(analysis.sentences):
        if low[sentence.begin] not in openers:
            continue
        words = low[sentence.begin : sentence.end]
        if len(words) > _LONGEST or words[-1] != "." or not is_fragment(words[:-1]):
            continue
        if _stands_apart(analysis, number, sentence):
            continue
        yield Match(*analysis.span(sentence.begin, sentence.end))


def _stands_apart(analysis: Analysis, number: int, sentence: Sentence) -> bool:
    """Headings, quotations, dialogue, list items without a sentence before, and answers to a question."""
    block = analysis.article.blocks[sentence.block]
    if block.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}:
        return True
    first = number == 0 or analysis.sentences[number - 1].block != sentence.block
    if first and (block.kind is BlockKind.LIST_ITEM or analysis.sentence_index(sentence.begin) == 0):
        return analysis.words.low[sentence.begin] not in {"yes", "no"}
    if number and analysis.is_asked(number - 1):
        return analysis.words.low[sentence.begin] not in {"yes", "no"}
    start, end = analysis.span(sentence.begin, sentence.end)
    text = analysis.article.text
    spoken = '"' in text[start:end] or "“" in text[start:end] or "”" in text[start : end + 1]
    return spoken or not text[start].isupper() or analysis.is_quoted(sentence.begin, sentence.end)


def _subordinate(words: list[str]) -> bool:
    """Conjunction, subject, one verb group, and nothing after it that could start another clause."""
    if any(word in _BREAKS for word in words) or len(words) < 4:  # noqa: PLR2004 - "If only it were."
        return False
    if words[0] in {"if", "when"}:  # only the broken kinds: "If when given by a nurse." "When used with care."
        return words[1] in {"when", "if"} and is_participle(words[2]) and not verb_groups(words[3:])
    groups = verb_groups(words)
    if len(groups) != 1:
        return False
    begin, end = groups[0]
    subject, rest = words[1:begin], words[end:]
    if not 1 <= len(subject) <= 8 or not is_noun_phrase(subject):  # noqa: PLR2004 - words
        return False
    return not has_new_subject(rest)


def _because(words: list[str]) -> bool:
    return len(words) > 4 and words[1] != "of" and not any(w in _BREAKS for w in words) and len(verb_groups(words)) < 3  # noqa: PLR2004


def _such_as(words: list[str]) -> bool:
    if words[0] in {"yes", "no"}:
        words = words[2:] if words[1:2] == [","] else words[1:]
    if words[:2] != ["such", "as"] or len(words) < 3:  # noqa: PLR2004 - "Such as?"
        return False
    return words[2] not in {"it", "they", "these", "this", "i", "we", "you"}


def _preposition(words: list[str]) -> bool:
    """Nothing but the phrase: no comma after it, no verb in it."""
    lead = _PREPOSITIONS[words[0]]
    if tuple(words[1 : 1 + len(lead)]) != lead or any(word in _BREAKS for word in words):
        return False
    rest = words[1 + len(lead) :]
    if not 2 <= len(rest) <= 14 or verb_groups(rest):  # noqa: PLR2004
        return False
    return not has_new_subject(rest) and not any(could_be_verb(word) for word in rest)


def _or(words: list[str]) -> bool:
    """Tell "Or days of treatment, although ...": a noun, "of", and no verb before the first break."""
    stop = next((at for at, word in enumerate(words) if word in _BREAKS), len(words))
    head = words[1:stop]
    if "of" not in head[1:3] or len(head) < 3 or head[0].endswith("ing") or verb_groups(head):  # noqa: PLR2004
        return False
    rest = words[stop + 1 :]
    led = not rest or rest[0] in {"although", "though", "while", "because", "since", "depending", "which"}
    return led and not any(could_be_verb(word) for word in head)


def _participle(words: list[str]) -> bool:
    """Tell "And providing relief for people who have not responded.": verbs stand in a relative clause only."""
    if len(words) < 6 or not words[1].endswith("ing") or words[1] in _NOT_GERUNDS or "," in words:  # noqa: PLR2004
        return False
    stop = next((at for at, word in enumerate(words) if word in _RELATIVES), len(words))
    before, after = words[2:stop], words[stop:]
    if any(word in _BREAKS for word in words) or verb_groups(before) or any(map(could_be_verb, before)):
        return False
    return len(verb_groups(after)) <= 1


def _which(words: list[str]) -> bool:
    return len(words) > 4 and (words[1] in AUXILIARIES or words[1] in {"means", "makes", "allows"})  # noqa: PLR2004


_FORMS: dict[str, Callable[[list[str]], bool]] = {
    "subordinate": _subordinate, "because": _because, "such-as": _such_as, "preposition": _preposition,
    "or": _or, "participle": _participle, "which": _which,
}  # fmt: skip
