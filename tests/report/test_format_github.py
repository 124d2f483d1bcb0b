from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.errors import WriteError
from lint.findings.finding import Severity
from lint.findings.result import Result
from lint.report import github, job_summary
from lint.report.write import Layout, write


@dataclass(frozen=True)
class Command:
    name: str
    properties: dict[str, str]
    data: str


def parsed(line: str) -> Command | None:
    """What GitHub's runner makes of a line of a log: a command of the newer form, of the older, or none."""
    if line.lstrip().startswith("::"):
        info, _, data = line.lstrip()[2:].partition("::")
        name, _, rest = info.partition(" ")
        pairs = [pair.partition("=") for pair in rest.split(",") if pair]
        return Command(name, {key: unescaped(value, ":,") for key, _, value in pairs}, unescaped(data, ""))
    if "##[" in line:
        return Command(line.partition("##[")[2].partition("]")[0], {}, "")
    return None


def unescaped(text: str, more: str) -> str:
    for char in ("\r", "\n", *more, "%"):
        text = text.replace(f"%{ord(char):02X}", char)
    return text


def annotations(results: list[Result]) -> list[Command]:
    lines = "".join(github.commands(github.collected(results))).split("\n")
    commands = [command for line in lines if (command := parsed(line))]
    return [command for command in commands if command.name not in ("group", "endgroup")]


def shown(results: list[Result]) -> str:
    """The words of the rendered summary."""
    page = job_summary.summary(github.collected(results))
    reader = Words()
    reader.feed(pyromark.html(page, options=pyromark.Options.ENABLE_TABLES))
    return reader.words


class Words(HTMLParser):
    """The words of a page; `tags` are all its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.usefixtures("here")
def test_the_worst_comes_first_and_inputs_that_were_not_linted_before_all(sample_run: list[Result]) -> None:
    found = annotations(sample_run)
    assert [command.name for command in found] == ["error"] * 4 + ["warning"] + ["notice"] * 2
    assert [command.data for command in found[:2]] == [
        "not linted: does not exist",
        "not linted: a line of 3,000,000 characters",
    ]
    assert found[1].properties == {"file": "articles/dump.txt", "line": "4", "col": "1", "title": "healthlint"}


@pytest.mark.usefixtures("here")
def test_an_annotation_has_its_file_lines_and_what_to_write_instead(sample_run: list[Result]) -> None:
    (drug,) = (command for command in annotations(sample_run) if command.name == "warning")
    assert drug.properties == {
        "file": "articles/green tea.md", "line": "6", "endLine": "6", "col": "38", "endColumn": "46",
        "title": "misspelled-drug",
    }  # fmt: skip
    assert drug.data == '"Sprovato" is Spravato (esketamine).\nwrite: "Spravato"'


@pytest.mark.usefixtures("here")
def test_columns_are_left_out_where_a_finding_spans_lines_and_all_places_for_a_whole_article(
    sample_run: list[Result],
) -> None:
    whole, wrapped = (command for command in annotations(sample_run) if command.name == "notice")
    assert wrapped.properties.keys() == {"file", "line", "endLine", "title"}
    assert whole.properties.keys() == {"file", "title"}


@pytest.mark.usefixtures("here")
def test_no_kind_goes_over_the_cap_and_the_rest_is_a_group_of_the_log(many: Callable[..., Result]) -> None:
    results = [many(Severity.SUGGESTION, 3), many(Severity.WARNING, 25), many(Severity.ERROR, 12)]
    text = "".join(github.commands(github.collected(results)))
    assert Counter(command.name for command in annotations(results)) == {"error": 10, "warning": 10, "notice": 3}
    rest = text.partition("::group::healthlint: 17 more\n")[2]
    assert rest.splitlines()[0] == "error.md:21:3: error cure-claim: claim10 |"
    assert rest.endswith("::endgroup::\n")
    assert len(rest.splitlines()) == 18


@pytest.mark.usefixtures("here")
def test_the_path_is_that_from_the_root_of_the_checkout(
    sample_run: list[Result], here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(here.parent))
    assert annotations(sample_run)[0].properties["file"] == f"{here.name}/articles/gone.md"


@given(data=st.data())
def test_any_words_come_back_from_the_runner_and_make_no_command_of_their_own(
    data: st.DataObject, hostile_results: st.SearchStrategy
) -> None:
    results = data.draw(hostile_results)
    run = github.collected(results)
    found = annotations(results)
    assert len(found) == len(run.unread) + len(run.found)
    for command, item in zip(found[len(run.unread) :], run.found, strict=True):
        assert command.data.startswith(item.finding.message)
        assert command.properties["file"] == item.path
        assert command.properties["title"] == item.finding.rule


def test_a_line_of_the_group_holds_no_command(many: Callable[..., Result]) -> None:
    result = many(Severity.ERROR, 12)
    bad = tuple(replace(finding, message="##[add-mask]x\n::error::y") for finding in result.findings)
    assert len(annotations([replace(result, findings=bad)])) == 10


def test_the_summary_counts_and_lists_findings_and_failures(sample_run: list[Result]) -> None:
    words = shown(sample_run)
    assert "2 errors, 1 warning, 2 suggestions in 2 articles." in words
    assert "2 inputs could not be linted" in words
    assert "articles/gone.md: not linted: does not exist" in words
    assert words.index("cure-claim") < words.index("misspelled-drug") < words.index("missing-costs")


def test_the_summary_of_a_clean_run_says_so(sample_run: list[Result]) -> None:
    assert "Nothing found in 1 article." in shown(sample_run[1:2])


@pytest.mark.usefixtures("here")
def test_places_are_links_to_the_commit_where_it_is_known(
    sample_run: list[Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("SERVER_URL", "https://github.com"), ("REPOSITORY", "a/b"), ("SHA", "c0ffee")):
        monkeypatch.setenv(f"GITHUB_{name}", value)
    page = job_summary.summary(github.collected(sample_run))
    assert "(https://github.com/a/b/blob/c0ffee/articles/green%20tea.md?plain=1#L6)" in page


def test_the_summary_stays_below_what_github_takes(
    many: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_summary, "LIMIT", 4_000)
    page = job_summary.summary(github.collected([many(Severity.ERROR, 200)]))
    assert len(page.encode()) <= 4_000
    rows = page.count("\n| error |")
    assert f"{200 - rows} more are not shown" in page


@given(data=st.data())
def test_no_words_of_an_article_become_markup_of_the_summary(
    data: st.DataObject, hostile_results: st.SearchStrategy
) -> None:
    results = data.draw(hostile_results)
    reader = Words()
    page = job_summary.summary(github.collected(results))
    reader.feed(pyromark.html(page, options=pyromark.Options.ENABLE_TABLES))
    assert reader.tags <= {"h2", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"}
    assert page.count("\n| ") - page.count("\n| |") == sum(len(result.findings) for result in results)


def test_the_summary_is_added_to_what_stands_in_the_file(
    sample_run: list[Result], here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = here / "summary.md"
    page.write_text("# Before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    said = list(write(sample_run, Layout("github", here / "log")))
    assert page.read_text().startswith("# Before\n## healthlint\n")
    assert said == [f"wrote {here / 'log'}", f"added to the job summary {page}"]


def test_a_summary_that_cannot_be_written_is_named(
    sample_run: list[Result], here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here / "none" / "summary.md"))
    with pytest.raises(WriteError, match=r"none/summary\.md: cannot be written"):
        list(write(sample_run, Layout("github", here / "log")))
