from __future__ import annotations

import pickle
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from lint.audit.claim_bytes import claim_bytes
from lint.claims.claim import Certainty, Claim, Span, Subject, Value

NAMES = st.text(st.characters(codec="utf-8"), max_size=8)
CLAIMS = st.builds(
    Claim,
    attribute=NAMES,
    subject=st.builds(Subject, st.none() | NAMES),
    value=st.builds(Value, NAMES, st.none() | st.floats(allow_nan=False), st.none() | st.floats(allow_nan=False)),
    certainty=st.sampled_from(Certainty),
    span=st.builds(Span, NAMES, *[st.integers(0, 99)] * 4, NAMES, st.integers(0, 9), st.integers(0, 9)),
    circumstances=st.dictionaries(NAMES, st.frozensets(NAMES, max_size=4), max_size=3),
)


@given(CLAIMS)
def test_a_claim_comes_back_as_it_was(claim: Claim) -> None:
    assert pickle.loads(claim_bytes(claim)) == claim  # noqa: S301 - written a moment ago


@given(CLAIMS)
def test_equal_claims_are_equal_bytes_whatever_their_objects(claim: Claim) -> None:
    again: Claim = pickle.loads(pickle.dumps(claim))  # noqa: S301 - as above
    turned = dict(reversed(again.circumstances.items()))
    assert claim_bytes(claim) == claim_bytes(Claim(**{**_fields(again), "circumstances": turned}))


def _fields(claim: Claim) -> dict[str, object]:
    return {name: getattr(claim, name) for name in Claim.__slots__}


SCRIPT = """
from lint.audit.claim_bytes import claim_bytes
from lint.claims.claim import Certainty, Claim, Span, Subject, Value
held = {"route": frozenset({"oral", "nasal", "buccal", "rectal"}), "population": frozenset({"men", "women", "all"})}
span = Span("a", 0, 1, 0, 1, "x", 0, 0)
print(claim_bytes(Claim("a", Subject("b"), Value("c"), Certainty.STATED, span, circumstances=held)).hex())
"""


def test_the_bytes_are_the_same_in_every_process() -> None:
    said = {
        subprocess.check_output([sys.executable, "-c", SCRIPT], env={"PYTHONHASHSEED": seed}, text=True)
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
