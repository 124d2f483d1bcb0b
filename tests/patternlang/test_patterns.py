from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.patternlang.finder import Finder
from lint.patternlang.inflect import forms
from lint.patternlang.matcher import compile_pattern
from lint.patternlang.pattern import compile_text
from lint.patternlang.syntax import PatternError, parse, spell_out
from lint.patternlang.view import View


def matches(pattern: str, sentence: str, classes: dict[str, dict[int, tuple[int, ...]]] | None = None) -> list[str]:
    written = sentence.split()
    low = [word.lower() for word in written]
    view = View(low, written.__getitem__, classes or {})
    found = Finder([compile_text(pattern)]).find(view, [(0, len(low))])
    return [" ".join(written[begin:end]) for _, begin, end in found]


@pytest.mark.parametrize(
    ("pattern", "sentence", "found"),
    [
        ("cure~ cancer", "It Cures cancer", ["Cures cancer"]),
        ("cure~ ...2 cancer", "it cures almost all cancer", ["cures almost all cancer"]),
        ("cure~ ...1 cancer", "it cures almost all cancer", []),
        ("cure~ ...3 cancer", "no cure ; cancer was not studied", []),
        ("cure~ ...3 cancer", "no cure . cancer was not studied", []),
        ("no (known )?side effect~", "no known side effect", ["no known side effect"]),
        ("no (known )?side effect~", "no side effects", ["no side effects"]),
        ("no side effects?", "no side", ["no side"]),
        ("(melts|burns off) fat", "it burns off fat", ["burns off fat"]),
        ("revolution*", "a revolutionary idea", ["revolutionary"]),
        ("=SAD", "SAD is sad", ["SAD"]),
        ("risk-free", "a risk free trial", ["risk free"]),
        ("^ clearly it works", "Clearly it works", ["Clearly it works"]),
        ("^ it works", "Clearly it works", []),
        ("it works $", "Clearly it works .", ["it works"]),
        ("it works $", "it works today", []),
        ("really \\?", "really ?", ["really ?"]),
        (r"\( ...2 2014 \)", "it ( Lee , 2014 ) works", ["( Lee , 2014 )"]),
    ],
)
def test_a_pattern_finds_what_it_says(pattern: str, sentence: str, found: list[str]) -> None:
    assert matches(pattern, sentence) == found


def test_a_class_matches_terms_of_several_words() -> None:
    classes = {"condition": {1: (3, 2)}}
    assert matches("cures <condition> fast", "cures heart disease fast", classes) == ["cures heart disease fast"]
    assert matches("cures <condition> disease", "cures heart disease fast", classes) == ["cures heart disease"]


@pytest.mark.parametrize(
    ("pattern", "offset"),
    [
        ("cures (a|b", 6),
        ("cures )", 6),
        ("? cures", 0),
        ("cures ~", 6),
        ("(a|)", 0),
        ("...3", 0),
        ("", 0),
        ("12~", 2),
        ("(melt|burn)~ fat", 11),
    ],
)
def test_a_broken_pattern_is_refused_with_its_place(pattern: str, offset: int) -> None:
    with pytest.raises(PatternError) as error:
        parse(pattern)
    assert error.value.offset == offset


@pytest.mark.parametrize(
    ("word", "some"),
    [
        ("cure", {"cure", "cures", "cured", "curing"}),
        ("melt", {"melts", "melted", "melting"}),
        ("stop", {"stops", "stopped", "stopping"}),
        ("remedy", {"remedies", "remedied", "remedying"}),
        ("vanish", {"vanishes", "vanished", "vanishing"}),
        ("heal", {"heals", "healed", "healing"}),
        ("find", {"finds", "found", "finding"}),
        ("free", {"frees", "freed", "freeing"}),
    ],
)
def test_inflection_gives_the_forms_writers_use(word: str, some: set[str]) -> None:
    assert some <= forms(word)


@pytest.mark.parametrize(
    ("written", "seen"),
    [("don't", ["do", "not"]), ("can’t", ["can", "not"]), ("cannot", ["can", "not"]), ("Risk-Free", ["risk", "free"])],
)
def test_written_words_are_spelled_out_as_the_language_stage_does(written: str, seen: list[str]) -> None:
    assert spell_out(written) == seen


_WORDS = st.lists(st.sampled_from(["cure", "cures", "no", "cancer", "a", "very", ";", "pain"]), min_size=1, max_size=14)


@given(_WORDS)
def test_triggers_never_lose_a_match_that_trying_everywhere_finds(words: list[str]) -> None:
    view = View(words, words.__getitem__, {})
    for text in ("cure~ ...2 (cancer|pain)", "(no|a)? very? cure*", "(cancer|pain) ...3 (no|cures)"):
        pattern = compile_text(text)
        view.begin, view.end = 0, len(words)
        everywhere = {(at, end) for at in range(len(words)) if (end := compile_pattern(pattern.tree)(view, at)) > at}
        assert {(begin, end) for _, begin, end in Finder([pattern]).find(view, [(0, len(words))])} == everywhere


@given(_WORDS, st.permutations(["cure~ cancer", "no ...2 cure", "very", "pain ; no?"]))
def test_the_order_of_patterns_does_not_change_what_is_found(words: list[str], texts: list[str]) -> None:
    view = View(words, words.__getitem__, {})
    finder = Finder([compile_text(text) for text in texts])
    found = {(texts[number], begin, end) for number, begin, end in finder.find(view, [(0, len(words))])}
    alone = {
        (text, begin, end)
        for text in texts
        for _, begin, end in Finder([compile_text(text)]).find(view, [(0, len(words))])
    }
    assert found == alone


@given(st.lists(_WORDS, min_size=1, max_size=4))
def test_what_stands_in_an_article_is_what_stands_in_its_sentences(sentences: list[list[str]]) -> None:
    words = [word for sentence in sentences for word in sentence]
    ends = list(accumulate(map(len, sentences)))
    ranges = list(zip([0, *ends], ends, strict=False))
    view = View(words, words.__getitem__, {})
    finder = Finder(
        [compile_text(text) for text in ("cure~ ...2 (cancer|pain)", "no ...2 cure*", "very", "^ no pain $")]
    )
    one_by_one = [found for sentence in ranges for found in finder.find(view, [sentence])]
    assert list(finder.find(view, ranges)) == one_by_one
