"""What is not worth extracting: pages in other languages and about other things, told by a cheap look."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from lint.language.lexicon import load_lexicon
from lint.language.load import term_classes
from lint.language.terms import build_finder

_LOOK = 400_000  # characters of a page that are looked at
_ENOUGH = 0.3  # of a page's text stands in paragraphs: they are its prose, and the rest its frame
_SAMPLE = 250  # characters from the start, the middle and the end of its text
_FEW = 60  # letters: less is in no language
_SURE = 0.9  # share of the probability that one language must hold
_MOST = 3_000  # words
_TERMS = 2  # different ones
_EVERY = 150  # words: so often a term, at least
# A term of these classes says that a page is about health; one of the others only supports it.
_HEALTH = (
    "condition", "symptom", "drug", "drug-class", "drug-class-word", "supplement", "procedure", "therapy",
    "treatment-word", "receptor", "harm-patient",
)  # fmt: skip
_SUPPORTING = ("person", "population", "regulator")
# No class of characters here reaches over the next tag: no page makes these take quadratic time.
_FRAME = re.compile(
    r"<(script|style|noscript|template|svg|nav|header|footer|aside|form|select)\b[^<>]*+>|<(!)--", re.IGNORECASE
)
_PARAGRAPH = re.compile(
    r"<p\b[^<>]*+>([^<]*+(?:<(?!/?(?:p|li|h[1-6]|div|td)\b)[^<>]*+>[^<]*+)*+)",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*+>|&[#\w]{1,31};")
_WORD = re.compile(r"[^\W_]+")
_LETTER = re.compile(r"[^\W\d_]")


def look(text: str, *, html: bool) -> str:
    """The text of a page as far as a cheap look shows it: its paragraphs, or all of it where they hold little."""
    text = text[:_LOOK]
    if not html:
        return text
    text = _without_frame(text)
    paragraphs = _without_tags(" ".join(_PARAGRAPH.findall(text)))
    whole = _without_tags(text)
    return paragraphs if len(paragraphs) > _ENOUGH * len(whole) else whole


def language_of(shown: str) -> str | None:
    """ISO 639-1 code of the language; None where the text is too short or too mixed to say."""
    sample = " ".join(_samples(shown))
    if len(_LETTER.findall(sample)) < _FEW:
        return None
    language, share = _identifier().classify(sample)
    return str(language) if share >= _SURE else None


def is_about_health(shown: str) -> bool:
    """Whether a page uses the words of health often enough to be worth linting; in doubt it is."""
    words = _WORD.findall(shown.lower())[:_MOST]
    health, supporting = _terms()
    used = [term for term in (*words, *map(" ".join, pairwise(words))) if term in health or term in supporting]
    return len(set(used)) >= _TERMS and len(used) * _EVERY >= len(words) and any(term in health for term in used)


def _without_tags(text: str) -> str:
    return " ".join(_TAG.sub(" ", text).split())


def _without_frame(text: str) -> str:
    """The page without what surrounds its text; an element that is never closed stays."""
    parts, done, unclosed = [], 0, set()
    for found in _FRAME.finditer(text):
        name = (found[1] or found[2]).lower()
        if found.start() < done or name in unclosed:
            continue
        end = re.compile("-->" if name == "!" else f"</{name}\\s*>", re.IGNORECASE).search(text, found.end())
        if end is None:
            unclosed.add(name)
            continue
        parts.append(text[done : found.start()])
        done = end.end()
    return " ".join((*parts, text[done:]))


def _samples(shown: str) -> list[str]:
    if len(shown) <= 3 * _SAMPLE:
        return [shown]
    middle = (len(shown) - _SAMPLE) // 2
    return [shown[:_SAMPLE], shown[middle : middle + _SAMPLE], shown[-_SAMPLE:]]


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _terms() -> tuple[frozenset[str], frozenset[str]]:
    """Terms of one and two words in lower case: those of health, and those that support them."""
    entries = build_finder(term_classes(), load_lexicon().names).entries
    found: tuple[set[str], set[str]] = set(), set()
    for first, rests in entries.items():
        for entry in rests:
            if entry.written or len(entry.rest) > 1:  # "MS", "SAM-e": words of everyday in lower case
                continue
            for terms, classes in zip(found, (_HEALTH, _SUPPORTING), strict=True):
                if not set(classes).isdisjoint(entry.classes):
                    terms.add(" ".join((first, *entry.rest)))
    return frozenset(found[0]), frozenset(found[1])
