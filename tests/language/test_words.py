from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.language.context import Cues
from lint.language.pipeline import Analyser
from lint.language.terms import build_finder
from lint.language.words import WordReader, Words

PIECES = st.lists(st.text(alphabet="aBcd.,-–()'’0123%\n“”\"/", min_size=1, max_size=8).filter(lambda x: x == x.strip()))


READER = Analyser(terms=build_finder([]), cues=Cues(())).reader


def fresh() -> WordReader:
    return WordReader(READER.tokenizer)


def written(words: Words, text: str) -> list[str]:
    return [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]


@given(PIECES)
def test_a_piece_holds_the_same_words_wherever_it_stands(pieces: list[str]) -> None:
    text = " ".join(pieces)
    at, apart = 0, []
    for piece in pieces:
        words = fresh().read(piece + " x")
        apart += [(at + start, at + end) for start, end in zip(words.starts[:-1], words.ends[:-1], strict=True)]
        at += len(piece) + 1
    whole = READER.read(text + " x")
    assert list(zip(whole.starts, whole.ends, strict=True))[:-1] == apart


@given(PIECES)
def test_words_that_were_met_before_are_read_as_at_first(pieces: list[str]) -> None:
    text = " ".join(pieces)
    assert READER.read(text) == fresh().read(text)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Don't take it.", ["do", "not", "take", "it", "."]),
        ("risk-free flu‑jab", ["risk", "free", "flu", "jab"]),
        ("works - mostly", ["works", "–", "mostly"]),
        ("works -", ["works"]),
        ("works -\nmostly", ["works", "\n", "mostly"]),
        ("two  spaces", ["two", "spaces"]),
        ("", []),
    ],
)
def test_words_are_lower_case_and_spelled_out(text: str, low: list[str]) -> None:
    assert READER.read(text).low == low


def test_each_word_knows_where_it_is_written() -> None:
    text = "It can't cure “long COVID”, they say - yet."
    words = READER.read(text)
    assert written(words, text) == ["It", "ca", "n't", "cure", "long", "COVID", ",", "they", "say", "-", "yet", "."]
