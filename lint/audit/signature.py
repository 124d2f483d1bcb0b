"""What tells an article from others in a few bytes: MinHash of its pairs of words, and the words it repeats most."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from itertools import pairwise

import numpy as np
from rensa import RMinHash

from lint.read.article import Article, BlockKind

HASHES = 120  # of the MinHash: similarities are off by .04 or less, two times in three
WORDS = 64  # words that it uses more than others
SIZE = HASHES + 1 + WORDS  # numbers of two bytes: MinHash, how many of the words it is about, the words
LEAST = 40  # words; texts with fewer are alike by chance
_SEED = 1
_WORD = re.compile(r"[^\W_]+")
_NAME = 4  # letters of a word that may be what an article is about
_OFTEN = 4  # times; words used less often come and go with a small edit
_SUBJECT = 16  # at most so many words, used most of all, are what it is about


def signature(article: Article) -> bytes | None:
    """The signature of an article's prose, 2 bytes a number; None where the text is too short to have one.

    The same on every machine: nothing depends on Python's hash or on the order of bytes.
    """
    prose = (article.text[b.start : b.end] for b in article.blocks if b.kind is not BlockKind.RESIDUE)
    words = _WORD.findall("\n".join(prose).lower())
    if len(words) < LEAST:
        return None
    sketch = RMinHash(num_perm=HASHES, seed=_SEED)
    sketch.update({f"{first} {second}" for first, second in pairwise(words)})
    low = np.array(sketch.digest(), dtype="<u4").astype("<u2")  # two bytes tell two hashes apart well enough
    return low.tobytes() + np.array(_used_most(words), dtype="<u2").tobytes()


def _used_most(words: list[str]) -> list[int]:
    """How many of the words an article is about, and hashes of the words, the most used first; 0 for no word."""
    counts = Counter(word for word in words if len(word) >= _NAME)
    most = sorted(counts, key=lambda word: (-counts[word], word))[:WORDS]
    subject = sum(counts[word] >= _OFTEN for word in most[:_SUBJECT])
    hashes = [zlib.crc32(word.encode()) % 0xFFFF + 1 for word in most]
    return [subject, *hashes, *[0] * (WORDS - len(hashes))]
