"""A claim as bytes that `pickle.loads` reads, the same in every process for equal claims.

A plain pickle differs from process to process: sets come in the order of their hashes, and texts that are equal are
written once or twice, as they happen to be one object or two.
"""

from __future__ import annotations

import io
import pickle
from dataclasses import replace
from typing import Any

from lint.claims.claim import Claim


class _Sorted(frozenset[str]):
    """A set that is pickled as a frozenset, in order."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return frozenset, (sorted(self),)


def claim_bytes(claim: Claim) -> bytes:
    """The claim as bytes."""
    circumstances = {name: _Sorted(held) for name, held in sorted(claim.circumstances.items())}
    written = io.BytesIO()
    pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True  # every text in full
    pickler.dump(replace(claim, circumstances=circumstances))
    return written.getvalue()
