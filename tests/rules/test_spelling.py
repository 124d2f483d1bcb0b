from __future__ import annotations

from importlib.resources import files

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lint.language.lexicon import load_lexicon
from lint.rules.slips import slip_cost
from lint.rules.spelling import Speller, load_speller

TERMS = files("lint.patterns").joinpath("terms")
NAMES = [drug.name for drug in load_lexicon().drugs()]
# Long names in use: every slip below is one that a long name must survive.
LONG = [name for name, _ in load_lexicon().targets() if len(name) >= 9]


def correction(word: str) -> str | None:
    found = load_speller().misspelling(word, capitalised=word[0].isupper())
    return found.text if found else None


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("Cymballta", "Cymbalta"),
        ("Wellbutrinn", "Wellbutrin"),
        ("Lexipro", "Lexapro"),
        ("Zanax", "Xanax"),
        ("Elliquis", "Eliquis"),
        ("Trintelix", "Trintellix"),
        ("Mounjarro", "Mounjaro"),
        ("Leqembbi", "Leqembi"),
        ("Qulypta", "Qulipta"),
        ("ZOLOFFT", "ZOLOFT"),
        ("OxyCotin", "OxyContin"),
        ("metphormin", "metformin"),
        ("Omeprezole", "Omeprazole"),
        ("levothyroxin", "levothyroxine"),
        ("hydroxycloroquine", "hydroxychloroquine"),
        ("escitalopran", "escitalopram"),
        ("rosuvstatin", "rosuvastatin"),
        ("lecanamab", "lecanemab"),
        ("tirzepitide", "tirzepatide"),
        ("zolpidme", "zolpidem"),
        ("Rinvock's", "Rinvoq's"),
        ("Skyrizzi\u2019s", "Skyrizi\u2019s"),
    ],
)
def test_a_slip_gives_the_right_name_in_the_case_of_the_word(word: str, right: str) -> None:
    assert correction(word) == right


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("sertralina", id="the Spanish and Italian name"),
        pytest.param("metformine", id="the French name"),
        pytest.param("ibuprofenum", id="the Latin name"),
        pytest.param("amitriptilina", id="a foreign name spelt by ear"),
        pytest.param("sulphadiazine", id="an older English spelling"),
        pytest.param("cephalexin", id="an American name"),
        pytest.param("Lamisil", id="a look-alike that is a drug"),
        pytest.param("triptans", id="a class in the plural"),
        pytest.param("gliptins", id="a class in the plural, short"),
        pytest.param("sumatriptans", id="a substance in the plural"),
        pytest.param("microRNAs", id="capitals inside a word that no drug has there"),
        pytest.param("prozak", id="a brand in small letters may be anything"),
        pytest.param("Zocr", id="four letters are too few"),
        pytest.param("PAXLI", id="five capitals may be an acronym"),
        pytest.param("approved", id="an English word"),
        pytest.param("Aproved", id="a slip in an English word, nearer than a brand"),
        pytest.param("efficent", id="a slip in an English word in small letters"),
        pytest.param("Nicolette", id="a first name"),
        pytest.param("Matrigel", id="a laboratory product"),
        pytest.param("meplazumab", id="another antibody of the class"),
        pytest.param("ketamin3", id="a digit inside"),
        pytest.param("prozac.com", id="an address"),
        pytest.param("mitochondria", id="biology"),
        pytest.param("berberine", id="a supplement"),
        pytest.param("tyrosine", id="an amino acid near thyroxine"),
        pytest.param("dioxin", id="a poison near digoxin"),
        pytest.param("breathin'", id="a dropped letter shown by its apostrophe"),
        pytest.param("caf\u00e9ine", id="a letter that no drug's name has"),
    ],
)
def test_a_word_that_is_no_slip_is_let_be(word: str) -> None:
    assert correction(word) is None


def test_no_name_of_the_lexicon_is_a_misspelling_in_any_case() -> None:
    forms = [form for name in NAMES for form in (name, name.lower(), name.upper(), name + "'s")]
    forms += [name + "s" for name in NAMES if not name.endswith("s")]
    assert [form for form in forms if correction(form)] == []


def test_neither_name_of_a_look_alike_pair_is_a_misspelling() -> None:
    pairs = yaml.safe_load(TERMS.joinpath("drug_lookalikes.yaml").read_text("utf-8"))["pairs"]
    assert len(pairs) > 100
    assert all(len(pair) == 2 for pair in pairs)
    assert [name for pair in pairs for name in pair if correction(name)] == []


def test_the_guarded_words_are_each_a_lower_case_word_with_a_known_kind() -> None:
    lines = [line for line in TERMS.joinpath("words.tsv").read_text("utf-8").splitlines() if line[0] != "#"]
    rows = [line.split("\t") for line in lines]
    assert {row[1] for row in rows} == {"common", "word", "name", "place", "substance"}
    assert [row for row in rows if len(row) != 2 or not row[0].isalpha() or not row[0].islower()] == []
    assert not {row[0] for row in rows} & load_lexicon().names


def test_the_wrong_words_of_an_article_are_found_again_each_time() -> None:
    words = ["Cymballta", "helped", "metphormin", "Cymbalta", "helped"]
    for _ in range(2):
        assert load_speller().wrong_among(words) == {"Cymballta", "metphormin"}


def test_a_name_known_here_is_let_be() -> None:
    assert correction("Mounjarro") == "Mounjaro"
    assert load_speller().misspelling("Mounjarro", capitalised=True, known_here=frozenset({"mounjarro"})) is None


def test_a_capital_at_the_start_of_a_sentence_counts_for_less() -> None:
    inside = load_speller().misspelling("Huimra", capitalised=True)
    at_start = load_speller().misspelling("Huimra", capitalised=True, sentence_start=True)
    assert inside is not None
    assert at_start is None


def test_a_name_an_article_uses_steadily_is_its_own() -> None:
    speller = load_speller()
    assert speller.own_names({"Revivex": 5, "Zepboundo": 3}) == {"zepboundo"}
    assert speller.own_names({"Zepboundo": 2}) == frozenset()
    assert speller.own_names({"Zepboundo": 3, "Zepbound": 1}) == frozenset()


def test_repeating_a_plain_slip_does_not_make_it_a_name() -> None:
    assert load_speller().own_names({"Cymballta": 9}) == frozenset()


def test_a_correction_between_two_near_names_is_not_safe() -> None:
    speller = Speller([("Abcdevar", True), ("Abcdovar", True)], frozenset(), frozenset())
    found = speller.misspelling("Abcduvar", capitalised=True)
    assert found is not None
    assert not found.safe


def test_a_slip_nearer_to_a_common_word_is_a_slip_in_that_word() -> None:
    common = frozenset({"celebrate"})
    assert Speller([("Celebrex", True)], frozenset(), frozenset()).misspelling("Celebrte", capitalised=True) is None
    assert Speller([("Celebratex", True)], frozenset(), frozenset()).misspelling("Celebrtex", capitalised=True)
    assert Speller([("Celebratex", True)], frozenset(), common).misspelling("Celebrte", capitalised=True) is None


@given(st.sampled_from(LONG), st.data())
def test_doubling_a_letter_of_a_long_name_is_never_corrected_to_another_name(name: str, data: st.DataObject) -> None:
    index = data.draw(st.integers(1, len(name) - 1))
    found = load_speller().misspelling(name[:index] + name[index] + name[index:], capitalised=name[0].isupper())
    assert found is None or found.name == name


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9), st.text("aeioubcdst", min_size=1, max_size=9))
def test_the_price_of_slips_is_zero_only_for_the_same_word(written: str, meant: str) -> None:
    assert (slip_cost(written, meant, limit=50.0) == 0.0) == (written == meant)


@given(st.text(max_size=20))
def test_any_text_at_all_can_be_looked_up(word: str) -> None:
    load_speller().misspelling(word, capitalised=True)
