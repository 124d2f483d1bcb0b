from __future__ import annotations

import string
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.errors import RuleError
from lint.language.lexicon import load_lexicon, parse_lexicon

HEADER = "name\tkind\tsubstance\tsource\tmarks\n"


def test_the_lexicon_holds_thousands_of_names_and_says_where_each_is_from() -> None:
    drugs = load_lexicon().drugs()
    assert len(drugs) >= 3000
    assert all(drug.source and drug.substance == drug.substance.lower() for drug in drugs)


def test_no_name_is_listed_twice() -> None:
    names = [drug.name.lower() for drug in load_lexicon().drugs()]
    assert len(names) == len(set(names))


def test_names_written_with_stray_spaces_or_signs_are_not_in_the_lexicon() -> None:
    allowed = set(string.ascii_letters + " -'&")
    assert [drug.name for drug in load_lexicon().drugs() if set(drug.name) - allowed or "  " in drug.name] == []


@pytest.mark.parametrize(
    ("name", "substance"),
    [
        ("Spravato", "esketamine"),
        ("spravato's", "esketamine"),
        ("OZEMPIC\u2019S", "semaglutide"),
        ("statins'", None),
        ("paracetamol", "acetaminophen"),
        ("Zurzuvae", "zuranolone"),
        ("Cobenfy", "xanomeline and trospium"),
        ("mRESVIA", "respiratory syncytial virus vaccine"),
        ("benzodiazepine", None),
        ("estrogens", "estrogen"),
        ("folic  acid", "folic acid"),
    ],
)
def test_a_name_resolves_to_its_substance_in_any_case_and_with_an_ending(name: str, substance: str | None) -> None:
    drug = load_lexicon().resolve(name)
    assert (drug.substance if drug else None) == substance


@pytest.mark.parametrize(
    "name",
    ["finerenone", "cenobamate", "Journavx", "Kisunla", "Auvelity", "Arexvy", "psilocybin", "aciclovir", "Tylenol"],
)
def test_newer_and_national_and_everyday_names_are_known(name: str) -> None:
    assert name in load_lexicon()


def test_names_that_are_also_everyday_words_are_kept_apart() -> None:
    lexicon = load_lexicon()
    assert {"today", "soma", "plan b"} <= lexicon.ambiguous
    assert not lexicon.names & lexicon.ambiguous
    drug = lexicon.resolve("Today")
    assert drug is not None
    assert drug.ambiguous


@given(st.sampled_from([drug.name for drug in load_lexicon().drugs()]), st.sampled_from(["'s", "\u2019s", ""]))
def test_every_name_resolves_to_itself_however_it_is_written(name: str, ending: str) -> None:
    for form in (name, name.upper(), name.lower()):
        drug = load_lexicon().resolve(form + ending)
        assert drug is not None
        assert drug.name == name


def test_a_row_with_a_column_too_few_is_refused_with_its_place() -> None:
    with pytest.raises(RuleError, match=r"drugs\.tsv:3:1: 4 columns, not 5"):
        parse_lexicon("# drugs\n" + HEADER + "Aspirin\tgeneric\taspirin\thand\n", path="drugs.tsv")


def test_other_columns_than_the_documented_ones_are_refused() -> None:
    with pytest.raises(RuleError, match=r"drugs\.tsv:1:1: columns are not name"):
        parse_lexicon("name\tsubstance\tkind\tsource\tmarks\n", path="drugs.tsv")


def test_looking_names_up_does_not_import_spacy() -> None:
    code = "import sys; from lint.language.lexicon import load_lexicon; load_lexicon(); print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
