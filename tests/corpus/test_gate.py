"""The gate on a tiny made-up corpus, with made-up findings in place of the linter."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.corpus import floors, gate
from lint.corpus.__main__ import main
from lint.corpus.load import load
from lint.corpus.score import Score, score
from lint.errors import HealthlintError, ReadError
from lint.findings.finding import CATEGORIES, Finding, Related, Severity
from lint.findings.result import Result

ILL = "Garlic cures gout. It is not a cure for asthma. Take two. Never take more than one."
CALM = "No food cures gout."


def place(words: str, text: str = ILL) -> dict[str, Any]:
    start = text.index(words)
    return {"quote": words, "start": start, "end": start + len(words)}


CURE = {"file": "ill.txt", **place("cures gout"), "category": "overclaim-cure"}
CLASH = {
    "file": "ill.txt",
    **place("Take two"),
    "category": "contradiction",
    "pair": place("Never take more than one"),
}
HARMS = {
    "file": "ill.txt",
    "quote": None,
    "start": None,
    "end": None,
    "category": "missing-info",
    "which": "harms",
}
TRAP = {"file": "ill.txt", **place("not a cure for asthma")}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return tiny(tmp_path)


@pytest.fixture(scope="session")
def still_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Serve the tests that run many examples and change nothing."""
    return tiny(tmp_path_factory.mktemp("tiny"))


def tiny(folder: Path) -> Path:
    (folder / "ill.txt").write_text(ILL, "utf-8")
    (folder / "calm.md").write_text(CALM, "utf-8")
    (folder / "README.md").write_text("Not an article.", "utf-8")
    write(folder, "files", {"file": "ill.txt", "class": "flawed"}, {"file": "calm.md", "class": "clean"})
    write(folder, "gold", CURE, CLASH, HARMS)
    write(folder, "traps", TRAP)
    return folder


def write(folder: Path, name: str, *rows: dict[str, Any]) -> None:
    (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def finding(
    category: str,
    words: str | None,
    *,
    related: str | None = None,
    which: str | None = None,
    file: str = "ill.txt",
) -> Finding:
    text = ILL if file == "ill.txt" else CALM
    at = {"start": None, "end": None} if words is None else place(words, text)
    ends = [] if related is None else [place(related, text)]
    return Finding(
        file,
        "made-up",
        category,
        Severity.WARNING,
        "",
        words,
        at["start"],
        at["end"],
        related=tuple(Related(file, end["quote"], end["start"], end["end"], "") for end in ends),
        which=which,
    )


FOUND_CURE = finding("overclaim", "Garlic cures")
FOUND_CLASH = finding("contradiction", "Never take", related="two")
FOUND_HARMS = finding("balance", None, which="harms")
ALL_FOUND = (FOUND_CURE, FOUND_CLASH, FOUND_HARMS)
FELL_FOR_TRAP = finding("overclaim", "cure for asthma")


def saying(*findings: Finding) -> gate.LintFiles:
    def lint_files(paths: Sequence[str]) -> Iterable[Result]:
        for path in paths:
            yield Result(path, None, tuple(one for one in findings if one.path == Path(path).name))

    return lint_files


def scored(folder: Path, *findings: Finding) -> Score:
    return score(load(folder), findings)


def pinned(folder: Path, *findings: Finding) -> Path:
    assert gate.update(gate.measure(folder, lint_files=saying(*findings))) == []
    return folder / "floors.yaml"


def shortfalls(folder: Path, *findings: Finding) -> list[str]:
    return gate.shortfalls(gate.measure(folder, lint_files=saying(*findings)))


# What counts as found, right, near, false


def test_a_finding_of_the_right_category_on_the_words_finds_the_item(corpus: Path) -> None:
    tally = scored(corpus, FOUND_CURE).tallies["overclaim"]
    assert (tally.gold, tally.found, tally.right, tally.false) == (1, 1, 1, 0)


def test_a_finding_of_another_category_on_the_words_is_near_and_finds_nothing(corpus: Path) -> None:
    result = scored(corpus, finding("evidence", "cures gout"))
    assert result.tallies["evidence"].near == 1
    assert result.tallies["evidence"].precision == 1
    assert result.tallies["overclaim"].found == 0


def test_a_finding_of_an_alternative_category_is_right(corpus: Path) -> None:
    write(corpus, "gold", {**CURE, "alt_categories": ["citation-vague"]})
    result = scored(corpus, finding("evidence", "cures gout"))
    assert result.tallies["evidence"].right == 1
    assert result.tallies["overclaim"].found == 1


def test_a_contradiction_is_found_only_with_both_ends(corpus: Path) -> None:
    one_end = scored(corpus, finding("contradiction", "Take two")).tallies["contradiction"]
    assert (one_end.found, one_end.false) == (0, 1)
    assert scored(corpus, FOUND_CLASH).tallies["contradiction"].found == 1


def test_something_left_out_is_found_by_its_which(corpus: Path) -> None:
    assert scored(corpus, FOUND_HARMS).tallies["balance"].found == 1
    other = scored(corpus, finding("balance", None, which="costs")).tallies["balance"]
    assert (other.found, other.false) == (0, 1)


def test_a_finding_on_free_words_is_right_and_nobody_asked_for_it(corpus: Path) -> None:
    write(corpus, "neutral", {"file": "ill.txt", **place("Garlic"), "category": "overclaim-hype"})
    write(corpus, "gold", CLASH)
    tally = scored(corpus, finding("overclaim", "Garlic")).tallies["overclaim"]
    assert (tally.gold, tally.right) == (0, 1)


def test_an_item_outside_the_core_is_free(corpus: Path) -> None:
    write(corpus, "gold", {**CURE, "core": False})
    silent, said = (scored(corpus, *said).tallies["overclaim"] for said in ((), (FOUND_CURE,)))
    assert (silent.gold, said.gold, said.right) == (0, 0, 1)


def test_a_false_finding_over_half_of_a_trap_hits_it(corpus: Path) -> None:
    result = scored(corpus, FELL_FOR_TRAP)
    assert (result.tallies["overclaim"].false, result.tallies["overclaim"].trapped) == (1, 1)


def test_a_false_finding_that_grazes_a_trap_does_not_hit_it(corpus: Path) -> None:
    grazing = finding("overclaim", ". It is not")
    tally = scored(corpus, finding("overclaim", "It is n"), grazing).tallies["overclaim"]
    assert (tally.false, tally.trapped) == (2, 0)


def test_warnings_in_a_clean_article_are_counted_as_loud(corpus: Path) -> None:
    result = scored(corpus, finding("overclaim", "cures gout", file="calm.md"))
    assert (result.clean, result.loud) == (1, 1)


@given(st.lists(st.sampled_from([*ALL_FOUND, FELL_FOR_TRAP, finding("text", "two")]), max_size=12), st.randoms())
def test_the_order_of_findings_does_not_change_the_score(
    still_corpus: Path, said: list[Finding], random: Random
) -> None:
    shuffled = random.sample(said, len(said))
    assert scored(still_corpus, *said).tallies == scored(still_corpus, *shuffled).tallies


# Annotations that could never be scored


@pytest.mark.parametrize(
    ("name", "row", "reason"),
    [
        ("gold", {**CURE, "quote": "cures gouty"}, "reads 'cures gout', not 'cures gouty'"),
        ("gold", {**CURE, "start": 900, "end": 910}, "reads '', not 'cures gout'"),
        ("gold", {**CURE, "file": "gone.txt"}, "unknown file 'gone.txt'"),
        ("gold", {**CURE, "category": "overclaim"}, "unknown category 'overclaim'"),
        ("gold", {**CURE, "alt_categories": ["hype"]}, "unknown category 'hype'"),
        ("gold", {**CLASH, "pair": None}, "a contradiction without its pair"),
        ("gold", {**CLASH, "pair": {**CLASH["pair"], "end": 80}}, "not 'Never take more than one'"),
        ("gold", {"quote": "cures gout"}, "unknown file None"),
        ("gold", ["cures gout"], "no object"),
        ("gold", {**HARMS, "which": None}, "no span and no `which`"),
        ("neutral", {**CURE, "file": "gone.txt"}, "unknown file 'gone.txt'"),
        ("traps", {**TRAP, "start": 0}, "reads 'Garlic cures gout. It is not a cure for asthma'"),
        ("traps", {**TRAP, "start": None}, "a trap without a span"),
        ("traps", {**TRAP, **place("cures gout. It")}, "overlaps overclaim-cure 'cures gout'"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_annotation_that_cannot_be_scored_is_a_fault(
    corpus: Path, name: str, row: dict[str, Any], reason: str
) -> None:
    write(corpus, name, row)
    faults = load(corpus).faults
    assert any(reason in fault for fault in faults), faults


def test_a_line_that_is_no_json_is_a_fault_with_its_place(corpus: Path) -> None:
    (corpus / "gold.jsonl").write_text("\n{oops\n", "utf-8")
    assert load(corpus).faults[0].startswith("gold.jsonl:2: no JSON")


def test_an_article_that_is_not_listed_is_a_fault(corpus: Path) -> None:
    (corpus / "new.html").write_text("<p>New</p>", "utf-8")
    assert load(corpus).faults == ("files.jsonl: new.html is not listed",)


def test_a_clean_article_with_something_to_find_is_a_fault(corpus: Path) -> None:
    write(corpus, "files", {"file": "ill.txt", "class": "clean"}, {"file": "calm.md", "class": "clean"})
    assert load(corpus).faults == ("files.jsonl: ill.txt is clean and has gold items",)


def test_a_corpus_with_faults_is_not_measured(corpus: Path) -> None:
    write(corpus, "gold", {**CURE, "file": "gone.txt"})
    with pytest.raises(HealthlintError, match=r"gold\.jsonl:1: unknown file"):
        gate.measure(corpus, lint_files=saying())


def test_an_article_the_linter_cannot_read_stops_the_measurement(corpus: Path) -> None:
    def failing(paths: Sequence[str]) -> Iterable[Result]:
        return [Result(path, None, error=ReadError("no text", path=path)) for path in paths]

    with pytest.raises(ReadError, match="no text"):
        gate.measure(corpus, lint_files=failing)


def test_an_article_the_linter_passes_over_stops_the_measurement(corpus: Path) -> None:
    def lazy(paths: Sequence[str]) -> Iterable[Result]:
        return [Result(path, None) for path in paths if path.endswith(".md")]

    with pytest.raises(HealthlintError, match=r"not linted: ill\.txt"):
        gate.measure(corpus, lint_files=lazy)


# Holding and moving the pins


def test_what_was_pinned_passes(corpus: Path) -> None:
    pinned(corpus, *ALL_FOUND, FELL_FOR_TRAP)
    assert shortfalls(corpus, *ALL_FOUND, FELL_FOR_TRAP) == []


def test_pins_survive_writing_and_reading(corpus: Path) -> None:
    path = pinned(corpus, FOUND_CURE, FELL_FOR_TRAP)
    values = floors.read(path).values
    assert (values["overclaim.recall"], values["overclaim.precision"], values["overclaim.trap_rate"]) == (
        1,
        0.5,
        1,
    )
    assert {name.partition(".")[0] for name in values} == {*CATEGORIES, "overall"}


def test_a_lost_finding_misses_its_recall_floor(corpus: Path) -> None:
    pinned(corpus, *ALL_FOUND)
    assert "overclaim.recall: 0.000 is below its floor of 1.000" in shortfalls(corpus, FOUND_CLASH, FOUND_HARMS)


def test_a_new_false_finding_misses_the_precision_floor_and_the_trap_ceiling(corpus: Path) -> None:
    pinned(corpus, *ALL_FOUND)
    reasons = shortfalls(corpus, *ALL_FOUND, FELL_FOR_TRAP)
    assert "overclaim.precision: 0.500 is below its floor of 1.000" in reasons
    assert "overclaim.trap_rate: 1.000 is above its ceiling of 0.000" in reasons


def test_a_new_warning_in_a_clean_article_misses_its_ceiling(corpus: Path) -> None:
    pinned(corpus, *ALL_FOUND)
    reasons = shortfalls(corpus, *ALL_FOUND, finding("overclaim", "cures gout", file="calm.md"))
    assert "overall.loud_per_clean_article: 1.000 is above its ceiling of 0.000" in reasons


def test_a_category_that_speaks_for_the_first_time_must_be_pinned(corpus: Path) -> None:
    pinned(corpus, FOUND_CURE)
    assert "contradiction.precision is not pinned" in shortfalls(corpus, FOUND_CURE, FOUND_CLASH)


def test_a_category_that_falls_silent_misses_no_precision(corpus: Path) -> None:
    pinned(corpus, *ALL_FOUND, finding("text", "It is"))
    assert shortfalls(corpus, *ALL_FOUND) == []


def test_a_difference_within_rounding_misses_nothing() -> None:
    assert floors.regressions({"text.recall": 0.667}, {"text.recall": 0.6666}) == []
    assert floors.regressions({"text.recall": 0.667}, {"text.recall": 0.666}) != []


@pytest.mark.parametrize("name", ["ill.txt", "gold.jsonl", "traps.jsonl", "files.jsonl"])
def test_a_changed_file_is_not_the_pinned_corpus(corpus: Path, name: str) -> None:
    pinned(corpus, *ALL_FOUND)
    with (corpus / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert shortfalls(corpus, *ALL_FOUND) == ["the articles or annotations are not the pinned ones"]


def test_a_changed_readme_changes_no_pin(corpus: Path) -> None:
    pinned(corpus, *ALL_FOUND)
    (corpus / "README.md").write_text("Other words.", "utf-8")
    assert shortfalls(corpus, *ALL_FOUND) == []


def test_an_update_raises_the_floors(corpus: Path) -> None:
    path = pinned(corpus, FELL_FOR_TRAP)
    pinned(corpus, *ALL_FOUND)
    values = floors.read(path).values
    assert (values["overclaim.recall"], values["overclaim.trap_rate"]) == (1, 0)


def test_an_update_that_would_lower_floors_is_refused_and_writes_nothing(corpus: Path) -> None:
    before = pinned(corpus, *ALL_FOUND).read_bytes()
    refused = gate.update(gate.measure(corpus, lint_files=saying(FOUND_HARMS, FELL_FOR_TRAP)))
    assert {change.name for change in refused} >= {
        "overclaim.recall",
        "overclaim.trap_rate",
        "contradiction.recall",
    }
    assert (corpus / "floors.yaml").read_bytes() == before


def test_only_the_named_floors_may_be_lowered(corpus: Path) -> None:
    pinned(corpus, *ALL_FOUND)
    measured = gate.measure(corpus, lint_files=saying(FOUND_CURE, FOUND_HARMS))
    assert [c.name for c in gate.update(measured, allow_regression=["contradiction.recall"])] == ["overall.recall"]
    assert gate.update(measured, allow_regression=["contradiction.recall", "overall.recall"]) == []
    assert floors.read(corpus / "floors.yaml").values["contradiction.recall"] == 0


@pytest.mark.parametrize("content", ["", "sha256: x\n", "floors: 3\nsha256: x\n", "a: [\n", None])
def test_floors_that_cannot_be_read_are_refused_with_their_place(corpus: Path, content: str | None) -> None:
    if content is not None:
        (corpus / "floors.yaml").write_text(content, "utf-8")
    with pytest.raises(HealthlintError, match=r"floors\.yaml: no floors"):
        shortfalls(corpus)


@given(st.integers(0, 999), st.integers(1, 999))
def test_a_value_is_never_a_regression_against_its_own_pin(part: int, whole: int) -> None:
    result = Score(traps=whole, clean=whole, loud=part)
    tally = result.tallies["text"]
    tally.gold, tally.found, tally.right, tally.false = part + whole, part, part, whole
    values = floors.measured_values(result)
    assert floors.regressions(values, values) == []
    assert values["text.recall"] <= part / (part + whole) <= values["text.recall"] + floors.STEP


# The command


def test_the_command_passes_pins_and_says_what_is_missed(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = saying(*ALL_FOUND), saying(FOUND_CURE, FOUND_HARMS, FELL_FOR_TRAP)
    assert main([str(corpus), "--update"], lint_files=good) == 0
    assert main([str(corpus)], lint_files=good) == 0
    capsys.readouterr()
    assert main([str(corpus), "--show"], lint_files=bad) == 1
    said = capsys.readouterr()
    assert "MISS  ill.txt: contradiction: Take two" in said.out
    assert "FALSE ill.txt: made-up: cure for asthma" in said.out
    assert "contradiction.recall: 0.000 is below its floor of 1.000" in said.err


def test_the_command_refuses_to_lower_and_says_how_to(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(corpus), "--update"], lint_files=saying(*ALL_FOUND))
    weaker = saying(FOUND_CURE, FOUND_CLASH)
    assert main([str(corpus), "--update"], lint_files=weaker) == 1
    names = ["balance.recall", "overall.recall"]
    assert f"--update --allow-regression {' '.join(names)}" in capsys.readouterr().err
    assert main([str(corpus), "--update", "--allow-regression", *names], lint_files=weaker) == 0
    assert main([str(corpus)], lint_files=weaker) == 0


def test_the_command_says_in_one_line_what_cannot_be_scored(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(corpus, "traps", {**TRAP, "quote": "other words"})
    assert main([str(corpus)], lint_files=saying()) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
