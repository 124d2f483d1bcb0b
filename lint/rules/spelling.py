"""Misspelled drug names: a word that is no word and no name, a slip or two away from a drug."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain

from lint.kept.keeping import kept
from lint.language.lexicon import load_lexicon
from lint.rules.correction import Correction, bare_word, case_allows, correct
from lint.rules.neighbours import Neighbours, traces
from lint.rules.slips import is_other_form, slip_cost
from lint.strict_yaml import load_document

_SHORTEST = 5
_SHORTEST_UPPER = 6  # below it, a word in capitals is more often an acronym
_SHORT_BRAND = 7  # below it, the capital at the start of a sentence is too little to go by
# Endings of small-letter words that no drug's name has, nor a likely slip in one: they spare half the look-ups.
_PLAIN_ENGLISH = (
    "ing", "ings", "ly", "ness", "ment", "ments", "tion", "tions", "sion", "able", "ible", "ful", "less", "ous",
    "ive", "ity", "ical", "ist", "ists", "ism", "ance", "ence", "ants", "ents", "ers", "ors", "ted", "ced", "sed",
    "ned", "led", "red", "ies", "ces", "ses", "tes", "ves", "ship", "ward", "wards", "est", "ght", "ogy", "ary",
)  # fmt: skip
# The dearest slips allowed for a name of a length; longer names take the last.
_LIMITS = {5: 0.5, 6: 0.8, 7: 1.0, 8: 1.2, 9: 1.2, 10: 1.4}
_LIMIT = 1.6
_CLEAR = 0.3  # how much dearer the next name must be for the first to be a safe correction
_PLAIN = 0.5  # a slip so small that neither its place nor its being repeated excuses it
_SETTLED = 3  # uses of one spelling that make a name of it
# Two substances of one class share an ending (-azepam, -tinib): far apart before it, they are two substances.
_CLASS_ENDING, _SAME_CLASS = 4, 1.2


class Speller:
    """Finds the drug a word was meant to be; each distinct word is looked up once and remembered."""

    def __init__(self, targets: Iterable[tuple[str, bool]], known: frozenset[str], common: frozenset[str]) -> None:
        """Take right names and whether each is a brand, words never wrong, and words that are meant more often."""
        self._targets = {name.lower(): (name, brand) for name, brand in targets if len(name) >= _SHORTEST}
        self._substances = Neighbours(key for key, (_, brand) in self._targets.items() if not brand)
        self._brands = Neighbours(key for key, (_, brand) in self._targets.items() if brand)
        self._known = known
        self._common = common
        self._rivals: Neighbours | None = None
        self._memory: dict[str, Correction | None] = {}
        self._right: set[str] = set()

    def misspelling(
        self,
        word: str,
        *,
        capitalised: bool,
        sentence_start: bool = False,
        known_here: frozenset[str] = frozenset(),
    ) -> Correction | None:
        """The correction of a word of prose, or None; `known_here` holds lower-case words to let be.

        `capitalised`: the word is written as a name; `sentence_start`: its place alone may explain that.
        """
        try:
            correction = self._memory[word]
        except KeyError:
            correction = self._memory[word] = self._correct(word)
        if correction is None or bare_word(word).lower() in known_here:
            return None
        if correction.brand:
            unsure = sentence_start and len(correction.name) < _SHORT_BRAND and correction.cost > _PLAIN
            return correction if capitalised and not unsure else None
        return correction

    def wrong_among(self, words: Iterable[str]) -> frozenset[str]:
        """The words that have a correction: the quick way over an article, words met before cost nothing."""
        fresh = frozenset(words) - self._right
        wrong = frozenset(word for word in fresh if self.misspelling(word, capitalised=True))
        self._right |= fresh - wrong
        return wrong

    def own_names(self, counts: Mapping[str, int]) -> frozenset[str]:
        """Words an article uses so steadily, and the right name never, that they are names of its own (lower-case)."""
        present = {word.lower() for word in counts}
        own = set()
        for word, count in counts.items():
            found = self.misspelling(word, capitalised=True) if count >= _SETTLED else None
            if found and found.brand and found.cost > _PLAIN and found.name.lower() not in present:
                own.add(bare_word(word).lower())
        return frozenset(own)

    def _correct(self, word: str) -> Correction | None:
        bare = bare_word(word)
        key = bare.lower()
        if len(key) < _SHORTEST or self._is_known(key) or not (key.isascii() and key.isalpha()):
            return None
        if bare.isupper() and len(bare) < _SHORTEST_UPPER:
            return None
        if bare[0].islower() and bare.endswith(_PLAIN_ENGLISH):
            return None
        ranked = sorted(self._priced(key, bare))
        if not ranked:
            return None
        cost, name, brand = ranked[0]
        if self._is_a_common_slip(key, cost, brand=brand):
            return None
        clear = all(other - cost >= _CLEAR for other, _, _ in ranked[1:])
        return correct(word, name, cost=cost, brand=brand, clear=clear)

    def _is_known(self, key: str) -> bool:
        return key in self._known or (key[-1] == "s" != key[-2] and key[:-1] in self._known)

    def _priced(self, key: str, bare: str) -> Iterator[tuple[float, str, bool]]:
        marks = traces(key)
        # A brand without its capital is too like other words.
        brands = () if bare[0].islower() else self._brands.near(key, marks)
        for other in chain(self._substances.near(key, marks), brands):
            name, brand = self._targets[other]
            limit = _LIMITS.get(len(other), _LIMIT)
            cost = slip_cost(key, other, limit=limit)
            if cost <= limit and case_allows(bare, name) and (brand or not _another(key, other, cost)):
                yield cost, name, brand

    def _is_a_common_slip(self, key: str, cost: float, *, brand: bool) -> bool:
        if self._rivals is None:  # built at the first word that needs it: most articles have none
            self._rivals = Neighbours(self._common)
        for other in self._rivals.near(key, traces(key)):
            rival = slip_cost(key, other, limit=cost)
            if rival < cost or (brand and rival == cost):
                return True
        return False


def _another(key: str, name: str, cost: float) -> bool:
    if cost > _SAME_CLASS and key[-_CLASS_ENDING:] == name[-_CLASS_ENDING:]:
        return True
    return is_other_form(key, name)


@cache
def load_speller() -> Speller:
    """The speller over the lexicon that ships with the tool, with its guards."""
    terms = files("lint.patterns") / "terms"
    return kept("speller", [terms], lambda: _speller(terms))


def _speller(terms: Traversable) -> Speller:
    lexicon = load_lexicon()
    lines = terms.joinpath("words.tsv").read_text("utf-8").split("\n")
    rows = [line.partition("\t") for line in lines if line and line[0] != "#"]
    text = terms.joinpath("drug_lookalikes.yaml").read_text("utf-8")
    pairs = load_document(text, path="patterns/terms/drug_lookalikes.yaml").value["pairs"]
    alike = frozenset(name.lower() for pair in pairs for name in pair)
    words = frozenset(word for word, _, _ in rows)
    common = frozenset(word for word, _, kind in rows if kind == "common")
    return Speller(lexicon.targets(), lexicon.names | lexicon.ambiguous | words | alike, common)
