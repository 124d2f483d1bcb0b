"""Each claim is tied to the intervention that a reader would tie it to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint.claims.claim import Claim

Ledger = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Ketamine works within hours, while sertraline takes weeks to work.", ["ketamine", "sertraline"]),
        ("Ketamine is new. It works within hours.", ["ketamine"]),
        ("Ketamine is new. The treatment works within hours.", ["ketamine"]),
        ("## Ketamine\n\nThe medicine works within hours.", ["ketamine"]),
        ("# Ketamine at home\n\nSome wait. Relief comes within hours.", ["ketamine"]),
        ("Unlike sertraline, ketamine works within hours.", ["ketamine"]),
        ("Relief with ketamine comes within hours.", ["ketamine"]),
        ("Current medicines work within weeks.", ["other medicines"]),
        ("Some wait. Relief comes within hours.", [None]),
    ],
)
def test_a_claim_is_tied_to_its_intervention(ledger: Ledger, text: str, subjects: list[str | None]) -> None:
    assert [claim.subject.key for claim in ledger(text, "onset-of-benefit")] == subjects


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Zoloft", "sertraline"),
        ("Spravato", "esketamine"),
        ("esketamine", "esketamine"),
        ("racemic ketamine", "ketamine"),
        ("Ketalar", "ketamine"),
        ("TMS", "transcranial magnetic stimulation"),
        ("SSRIs", "selective serotonin reuptake inhibitor"),
    ],
)
def test_names_resolve_to_one_substance(ledger: Ledger, name: str, key: str) -> None:
    assert [claim.subject.key for claim in ledger(f"{name} works within a day.", "onset-of-benefit")] == [key]


def test_a_product_that_no_list_knows_is_told_by_the_title(ledger: Ledger) -> None:
    text = "# Zorvexa for tired legs\n\nPeople like Zorvexa. Many take Zorvexa daily.\n\nIt works within a day."
    assert [claim.subject.key for claim in ledger(text, "onset-of-benefit")] == ["zorvexa"]
