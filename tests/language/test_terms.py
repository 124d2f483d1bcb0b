from __future__ import annotations

from functools import cache
from importlib.resources import files

import pytest

from lint.language.context import Cues
from lint.language.load import term_classes
from lint.language.pipeline import Analyser
from lint.language.terms import TermClass, TermFinder, build_finder
from lint.language.words import Words
from lint.patternlang.syntax import spell_out

CLASSES = {item.name: item for item in term_classes()}
FUNCTION_WORDS = frozenset(
    "a an the and or of to in on at for by with from as is are was were be been it its this that these those i you he "
    "she they we not no but if so than then there here what which who when how all any some most more can may".split()
)


@cache
def finder() -> TermFinder:
    return build_finder(CLASSES.values())


@cache
def analyser() -> Analyser:
    return Analyser(terms=finder(), cues=Cues(()))


def words_of(text: str) -> Words:
    return analyser().reader.read(text)


def classes_of(text: str) -> dict[str, list[str]]:
    words = words_of(text)
    return {
        name: [text[words.starts[at] : words.ends[ends[0] - 1]] for at, ends in sorted(places.items())]
        for name, places in finder().find(words, text).items()
    }


def normal(term: str) -> str:
    exact = term.startswith("=")
    return term if exact else " ".join(word for part in term.split() for word in spell_out(part))


def test_each_class_that_is_included_exists() -> None:
    wanted = {(item.name, part) for item in CLASSES.values() for part in item.includes if part != "drug"}
    assert {(name, part) for name, part in wanted if part not in CLASSES} == set()


@pytest.mark.parametrize("item", CLASSES.values(), ids=CLASSES)
def test_a_term_stands_once_in_its_file(item: TermClass) -> None:
    seen: set[str] = set()
    assert [term for term in item.terms if normal(term) in seen or seen.add(normal(term))] == []


@pytest.mark.parametrize("item", CLASSES.values(), ids=CLASSES)
def test_no_term_is_a_function_word(item: TermClass) -> None:
    assert [term for term in item.terms if term.lower() in FUNCTION_WORDS] == []


@pytest.mark.parametrize("item", CLASSES.values(), ids=CLASSES)
def test_each_term_is_found_where_it_is_written(item: TermClass) -> None:
    missed = []
    for term in item.terms:
        text = term.removeprefix("=")
        words = words_of(text)
        if len(words) not in finder().find(words, text).get(item.name, {}).get(0, ()):
            missed.append((term, words.low))
    assert missed == []


@pytest.mark.parametrize("name", ["condition", "supplement", "procedure", "food", "population", "person"])
def test_the_broad_classes_are_broad(name: str) -> None:
    assert len(CLASSES[name].terms) >= 150


def test_a_file_says_what_its_class_is() -> None:
    for file in (files("lint.patterns") / "terms").iterdir():
        if file.name.removesuffix(".yaml") in CLASSES:
            assert file.read_text("utf-8").startswith("about: "), file.name


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Her asthma and two migraines got worse.", "condition", ["asthma", "migraines"]),
        ("A treatment for post-traumatic stress disorder.", "condition", ["post-traumatic stress disorder"]),
        ("Veterans with PTSD slept better.", "condition", ["PTSD"]),
        ("It eases brain fog and nausea.", "symptom", ["brain fog", "nausea"]),
        ("SSRIs and beta-blockers are old drugs.", "drug-class", ["SSRIs", "beta-blockers"]),
        ("Ashwagandha, vitamin D and fish oils sell well.", "supplement", ["Ashwagandha", "vitamin D", "fish oils"]),
        ("After knee replacement she tried acupuncture.", "procedure", ["knee replacement", "acupuncture"]),
        ("He wears a CPAP mask.", "device", ["CPAP mask"]),
        ("The keto diet is strict.", "diet", ["keto diet"]),
        ("Red wine and dark chocolate again.", "food", ["Red wine", "dark chocolate"]),
        ("Yoga and cognitive behavioural therapy.", "therapy", ["Yoga", "cognitive behavioural therapy"]),
        ("Older adults and pregnant women took part.", "population", ["Older adults", "pregnant women"]),
        ("Two dietitians and a GP agreed.", "person", ["dietitians", "GP"]),
        ("It worked in mice and zebrafish.", "animal", ["mice", "zebrafish"]),
        ("Cells in a dish died in the petri dish.", "cell", ["Cells in a dish", "petri dish"]),
        ("A double-blind trial, then two cohort studies.", "design", ["double-blind trial", "cohort studies"]),
        ("Two cohort studies and a survey.", "observational", ["cohort studies", "survey"]),
        ("The FDA and the EMA approved it.", "regulator", ["FDA", "EMA"]),
        ("The statin lowers cholesterol.", "intervention", ["statin"]),
        ("Loneliness and air pollution raise the risk.", "exposure", ["Loneliness", "air pollution"]),
        ("It caused dizziness and low mood.", "problem", ["dizziness", "low mood"]),
    ],
)
def test_a_class_finds_its_words_in_a_sentence(text: str, name: str, found: list[str]) -> None:
    assert set(found) <= set(classes_of(text).get(name, []))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The cold patient waited for hours in the hall.", "condition"),
        ("Of course the session was long.", "intervention"),
        ("She had a baby after in vitro fertilisation.", "cell"),
        ("Walking the dog keeps owners fit, and cats are calm.", "animal"),
        ("It aids the body.", "condition"),
        ("The ecstatic crowd will act.", "therapy"),
        ("Time flies in the food court.", "animal"),
        ("All options were tried.", "condition"),
    ],
)
def test_a_word_with_another_sense_is_left_alone(text: str, name: str) -> None:
    assert classes_of(text).get(name, []) == []


def test_no_term_is_longer_than_patterns_allow() -> None:
    assert [term for item in CLASSES.values() for term in item.terms if len(normal(term).split()) > 7] == []
