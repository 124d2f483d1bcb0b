from __future__ import annotations

import pytest

from lint.language.sentences import sentence_starts
from lint.read.article import Block, BlockKind


def sentences(text: str) -> list[str]:
    starts = sentence_starts(text, [Block(BlockKind.PARAGRAPH, 0, len(text))])
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Smith agreed.",
        "It helps, e.g. Sunday walkers.",
        "Compare drug vs. Placebo first.",
        "The U.S. Food and Drug Administration approved it.",
        "It was shown by Lee et al. in May.",
        "Take 5 mg. tablets daily.",
        "See Fig. 3 for doses of 2.5 mg.",
        "Is it safe? she asked.",
        "The study by J. Smith ended.",
        "Wait ... and see.",
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "It works. It lasts.",
        "It was approved in the U.S. The drug is dear.",
        "Is it safe? Nobody knows.",
        'He said "it works." She left.',
        "Take 5 mg. Then wait.",
        "Nurses, doctors, etc. They all agree.",
        "It is I. Nobody else came.",
        "Stop! Take no more.",
    ],
)
def test_a_sentence_ends_where_the_next_one_starts(text: str) -> None:
    assert len(sentences(text)) == 2


def test_each_block_starts_a_sentence_even_without_a_full_stop() -> None:
    text = "A heading\nfirst item\nsecond item"
    blocks = [Block(BlockKind.HEADING, 0, 9), Block(BlockKind.LIST_ITEM, 10, 20), Block(BlockKind.LIST_ITEM, 21, 32)]
    assert sentence_starts(text, blocks) == [0, 10, 21]
