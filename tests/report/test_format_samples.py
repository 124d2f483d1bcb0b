"""The samples in docs/formats/: each is what the tool writes now; `--update-samples` writes them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lint import __version__
from lint.cli.check import FORMATS
from lint.findings.result import Result

FOLDER = Path(__file__).parents[2] / "docs" / "formats"
SAMPLES = {
    "text": "sample.txt",
    "concise": "sample.concise.txt",
    "json": "sample.json",
    "jsonl": "sample.jsonl",
    "csv": "sample.csv",
    "sarif": "sample.sarif",
    "github": "sample.github.txt",
    "gitlab": "sample.gitlab.json",
    "junit": "sample.junit.xml",
    "rdjson": "sample.rdjson",
    "rdjsonl": "sample.rdjsonl",
}
SUMMARY = "sample.summary.md"


def agree(name: str, now: str, config: pytest.Config) -> None:
    now = now.replace(f'"version": "{__version__}"', '"version": "0.0.0"')  # a release is no change of the format
    if config.getoption("--update-samples"):
        (FOLDER / name).write_text(now, encoding="utf-8")
    was = (FOLDER / name).read_text(encoding="utf-8")
    assert was == now, f"docs/formats/{name} is out of date: sh tests/run --update-samples"


@pytest.mark.parametrize(("form", "name"), SAMPLES.items())
def test_the_sample_of_a_format_is_what_the_tool_writes(
    form: str, name: str, sample_run: list[Result], written: Callable[..., str], pytestconfig: pytest.Config
) -> None:
    agree(name, written(sample_run, form), pytestconfig)


def test_the_sample_of_the_job_summary_is_what_the_tool_writes(
    sample_run: list[Result],
    written: Callable[..., str],
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
    pytestconfig: pytest.Config,
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here / "summary.md"))
    written(sample_run, "github")
    agree(SUMMARY, (here / "summary.md").read_text(encoding="utf-8"), pytestconfig)


def test_each_format_has_a_sample_and_a_chapter() -> None:
    guide = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert {*SAMPLES, "html"} == set(FORMATS)
    assert [form for form in FORMATS if f"\n## `{form}`" not in guide] == []
    assert [name for name in (*SAMPLES.values(), SUMMARY) if f"({name})" not in guide] == []


def test_the_readme_names_each_format() -> None:
    readme = (FOLDER.parents[1] / "README.md").read_text(encoding="utf-8")
    assert [form for form in FORMATS if f"`{form}`" not in readme] == []


def test_no_sample_is_left_behind() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {*SAMPLES.values(), SUMMARY, "README.md"}
