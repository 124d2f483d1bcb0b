from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from lint.cli.hiding import Hiding, hiding_options
from lint.errors import BaselineError, OptionError, RevisionError
from lint.findings.finding import Finding, Severity
from lint.findings.fingerprint import with_fingerprints
from lint.findings.result import Result
from lint.read.load import read_file


def lint(*paths: Path) -> Iterator[Result]:
    """A linter with one rule, the word "cures": what is tested here is not what is found."""
    for path in paths:
        article = read_file(str(path))
        text, word = article.source.text, "cures"
        places = [at for at in range(len(text)) if text.startswith(word, at)]
        found = [Finding(str(path), "x", "text", Severity.ERROR, "m", word, at, at + len(word)) for at in places]
        yield Result(str(path), article, with_fingerprints(found))


def run(*paths: Path, **options: Any) -> tuple[list[int], list[str]]:
    """Findings shown by article, and what was said."""
    hiding = Hiding(**options)
    hiding.prepare(map(str, paths), skipped=())
    shown = [len(result.findings) for result in hiding.through(lint(*paths))]
    return shown, list(hiding.lines())


def test_a_baseline_is_written_and_then_hides_what_is_in_it(tmp_path: Path) -> None:
    (article := tmp_path / "a.md").write_text("It cures. And it cures.\n")
    base = tmp_path / "base.json"
    assert run(article, write_baseline=base) == ([0], [f"wrote {base}: 2 findings"])
    assert run(article, baseline=base) == ([0], [])
    article.write_text("It cures. And it cures. Truly it cures.\n")
    assert run(article, baseline=base) == ([1], [])


def test_what_is_no_longer_found_is_listed_and_taken_out_on_request(tmp_path: Path) -> None:
    (article := tmp_path / "a.md").write_text("cures " * 15)
    base = tmp_path / "base.json"
    run(article, write_baseline=base)
    article.write_text("It cures.\n")
    shown, said = run(article, baseline=base)
    assert shown == [0]
    assert said[0] == f"{base}: 14 no longer found (--prune-baseline takes out):"
    assert said[1] == "  a.md: x “cures”"
    assert (len(said), said[-1]) == (12, "  and 4 more")
    assert run(article, baseline=base, prune_baseline=True) == ([0], [f"{base}: 14 findings taken out"])
    assert run(article, baseline=base) == ([0], [])


def test_a_run_that_is_stopped_writes_no_baseline(tmp_path: Path) -> None:
    (article := tmp_path / "a.md").write_text("It cures.\n")
    hiding = Hiding(write_baseline=tmp_path / "base.json")
    hiding.prepare([], skipped=())
    results = hiding.through(lint(article, article))
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert not (tmp_path / "base.json").exists()


def test_only_changed_lines_are_shown(tmp_path: Path) -> None:
    (article := tmp_path / "a.md").write_text("It cures.\n")
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    for arguments in (("init", "-qb", "main"), ("add", "-A"), (*who, "commit", "-qmx")):
        command = ["git", *arguments]
        subprocess.run(command, cwd=tmp_path, check=True)
    article.write_text("It cures.\n\nThis cures, too.\n")
    assert run(article, diff="") == ([1], [])
    assert run(article, diff="HEAD") == ([1], [])
    with pytest.raises(RevisionError):
        run(article, diff="nonsense")


@pytest.mark.parametrize(
    "options",
    [
        {"write_baseline": Path("a"), "baseline": Path("b")},
        {"write_baseline": Path("a"), "diff": ""},
        {"prune_baseline": True},
    ],
)
def test_options_that_exclude_each_other_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(OptionError):
        Hiding(**options)


def test_a_baseline_that_is_not_there_ends_the_run_before_it_starts(tmp_path: Path) -> None:
    with pytest.raises(BaselineError):
        Hiding(baseline=tmp_path / "none.json").prepare([], skipped=())


@pytest.mark.parametrize(
    ("arguments", "revision"),
    [(["p"], None), (["p", "--diff"], ""), (["p", "--diff", "v1"], "v1"), (["--diff=v1", "p"], "v1"),
     (["--diff", "--prune-baseline", "p"], "")],
)  # fmt: skip
def test_a_revision_may_be_given_or_not(arguments: list[str], revision: str | None) -> None:
    seen: list[Any] = []

    @click.command()
    @click.argument("paths", nargs=-1, required=True)
    @hiding_options
    def command(paths: tuple[str, ...], **options: Any) -> None:
        seen.append((paths, options["diff"]))

    assert CliRunner().invoke(command, arguments).exit_code == 0
    assert seen == [(("p",), revision)]
