from __future__ import annotations

import json
import random
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.audit.duplicates import Duplicates
from lint.audit.signature import LEAST, SIZE, signature
from lint.read.load import read_article

WORDS = (
    "patients trial drug results weeks dose doctors study blood pain sleep heart risk treatment women children "
    "hospital research adults group symptoms months evidence effects reported found better many number change "
    "clinic therapy nurses week night morning evening health people which other these after before between under "
    "around during without several early later small large common rare mild severe young older daily often"
).split()


def signed(text: str) -> bytes | None:
    return signature(read_article("x.txt", text.encode(), format="text"))


def story(seed: int, words: int = 300) -> str:
    """Sentences of words drawn as in texts, few often and most seldom; what is often differs from story to story."""
    draw = random.Random(seed)  # noqa: S311 - data, no secret
    every = [*WORDS, *(f"word{seed}x{number}" for number in range(100))]
    draw.shuffle(every)
    weights = [1 / rank for rank in range(3, len(every) + 3)]
    sentences = [" ".join(draw.choices(every, weights, k=10)).capitalize() + "." for _ in range(words // 10)]
    return "\n\n".join(" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4))


def edited(text: str, seed: int, share: float) -> str:
    draw = random.Random(seed)  # noqa: S311 - data, no secret
    return " ".join(f"other{draw.randrange(999)}" if draw.random() < share else word for word in text.split(" "))


def with_frame(text: str) -> str:
    return f"Another heading for the page\n\n{text}\n\nSubscribe to our newsletter. All rights reserved."


@pytest.mark.parametrize("seed", range(20))
def test_a_copy_with_small_edits_and_another_frame_is_a_duplicate(seed: int) -> None:
    seen = Duplicates()
    seen.original_of("first", signed(story(seed)))
    assert seen.original_of("second", signed(with_frame(edited(story(seed), seed, 0.03)))) == "first"


def test_different_stories_are_no_duplicates() -> None:
    seen = Duplicates()
    assert [seen.original_of(str(seed), signed(story(seed))) for seed in range(200)] == [None] * 200


def test_two_articles_of_one_template_are_no_duplicates() -> None:
    body = story(1)
    pages = [
        f"About {drug}\n\n{body}\n\n{drug} is a drug. {drug} is taken daily. Ask your doctor before you take {drug}."
        for drug in ("metformin", "sildenafil", "ibuprofen")
    ]
    seen = Duplicates()
    assert [seen.original_of(page[:10], signed(page)) for page in pages] == [None, None, None]


def test_a_rewritten_story_is_no_duplicate() -> None:
    seen = Duplicates()
    seen.original_of("first", signed(story(1)))
    assert seen.original_of("second", signed(edited(story(1), 2, 0.3))) is None


def test_the_first_in_order_is_the_original_of_all() -> None:
    seen = Duplicates()
    found = [seen.original_of(f"copy {number}", signed(with_frame(story(1)))) for number in range(4)]
    assert found == [None, "copy 0", "copy 0", "copy 0"]


def test_a_short_text_has_no_signature() -> None:
    assert signed("Aspirin is a drug. " * (LEAST // 4 - 1)) is None


def test_texts_without_signature_are_never_duplicates() -> None:
    seen = Duplicates()
    assert [seen.original_of(name, None) for name in "ab"] == [None, None]


def test_originals_are_still_known_after_many_others() -> None:
    seen = Duplicates()
    seen.original_of("first", signed(story(1)))
    draw = np.random.default_rng(1)
    for number in range(3000):
        seen.original_of(str(number), draw.integers(1, 65535, SIZE, dtype=np.uint16).tobytes())
    assert seen.original_of("second", signed(with_frame(story(1)))) == "first"


def test_pages_that_share_most_of_their_text_do_not_hide_a_copy() -> None:
    template = story(1, words=200)
    pages = [f"{template}\n\n{story(seed, words=200)}" for seed in range(2, 60)]
    seen = Duplicates()
    for number, page in enumerate(pages):
        seen.original_of(str(number), signed(page))
    assert seen.original_of("copy", signed(with_frame(pages[40]))) == "40"


def test_a_signature_is_the_same_in_another_process() -> None:
    code = (
        "import json, sys; from lint.read.load import read_article; from lint.audit.signature import signature;"
        "print(signature(read_article('x.txt', json.load(sys.stdin).encode(), format='text')).hex())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=json.dumps(story(3)), capture_output=True, text=True, check=True
    )
    expected = signed(story(3))
    assert expected is not None
    assert done.stdout.strip() == expected.hex()


@settings(deadline=None)  # of the first example, which loads what is slow to load
@given(st.lists(st.integers(0, 6), max_size=6))
def test_the_same_stories_in_the_same_order_have_the_same_originals(seeds: list[int]) -> None:
    def originals() -> list[str | None]:
        seen = Duplicates()
        return [seen.original_of(f"{place}:{seed}", signed(story(seed, 60))) for place, seed in enumerate(seeds)]

    found = originals()
    assert found == originals()
    for place, (seed, original) in enumerate(zip(seeds, found, strict=True)):
        assert original == (f"{seeds.index(seed)}:{seed}" if seed in seeds[:place] else None)
