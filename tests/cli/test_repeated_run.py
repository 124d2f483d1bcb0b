from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARTICLE = "# A letter\n\nThis tea cures cancer.\n\nThe clinic opens at nine.\n"
LOADED = """
import sys
from lint.cli import main
try:
    main()
finally:
    print(*sorted({name.split(".")[0] for name in sys.modules}), file=sys.stderr)
"""
HEAVY = {"spacy", "numpy", "yaml", "pydantic", "jinja2", "pyromark"}


def run(site: Path, *options: str, code: str = "") -> subprocess.CompletedProcess[str]:
    start = ["-c", code] if code else ["-m", "lint"]
    command = [sys.executable, *start, "check", ".", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=site, env=environment, capture_output=True, check=False, text=True)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for number in range(3):
        (tmp_path / f"{number}.md").write_text(ARTICLE + f"\nNumber {number}.\n")
    (tmp_path / "old.txt").write_bytes(b"A caf\xe9 that cures cancer.")
    return tmp_path


def test_the_second_run_says_the_same_and_loads_neither_spacy_nor_rules(site: Path) -> None:
    first, second = (run(site, code=LOADED) for _ in range(2))
    assert first.returncode == second.returncode == 1
    assert first.stdout == second.stdout
    assert set(first.stderr.split()) >= {"spacy", "yaml", "pydantic"}
    assert not set(second.stderr.split()) & HEAVY
    assert first.stderr.splitlines()[:-1] == second.stderr.splitlines()[:-1]


@pytest.mark.parametrize("change", ["article", "new article", "configuration", "option", "baseline"])
def test_a_run_that_differs_in_anything_is_no_repetition(site: Path, change: str) -> None:
    options = ["--baseline", "base.json"] if change == "baseline" else []
    if options:
        run(site, "--write-baseline", "base.json")
    before = run(site, *options)
    match change:
        case "article":
            (site / "1.md").write_text(ARTICLE.replace("cures", "heals"))
        case "new article":
            (site / "3.md").write_text(ARTICLE)
        case "configuration":
            (site / "healthlint.toml").write_text('ignore = ["overclaim"]\n')
        case "option":
            options = ["--ignore", "overclaim"]
        case "baseline":
            run(site, "--select", "evidence", "--write-baseline", "base.json")
    after = run(site, *options)
    assert after.stdout == run(site, *options, "--no-cache").stdout
    assert after.stdout != before.stdout


def test_without_a_cache_nothing_is_left_behind(site: Path) -> None:
    run(site, "--no-cache")
    assert not (site / ".healthlint-cache").exists()


def test_clean_removes_the_cache_and_nothing_else(site: Path) -> None:
    run(site)
    (site / ".healthlint-cache" / "mine.txt").write_text("kept")
    command = [sys.executable, "-m", "lint", "clean"]
    done = subprocess.run(command, cwd=site, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert done.returncode == 0
    assert [path.name for path in (site / ".healthlint-cache").iterdir()] == ["mine.txt"]


def test_two_processes_report_what_one_reports_in_the_same_order(site: Path) -> None:
    for number, path in enumerate(sorted((ROOT / "corpus").glob("*.md")) * 2):
        shutil.copy(path, site / f"{number:02}-{path.name}")
    one, two = (run(site, "--no-cache", "--jobs", jobs, "--format", "jsonl") for jobs in ("1", "2"))
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr
    assert one.returncode == two.returncode == 1


FACTS = """\
about: What this house knows.
as_of: 2026-01-01
review_by: 2999-01-01
facts:
  - product: esketamine
    attribute: first-approval
    value: {year}
    jurisdiction: US
    source: The house's own archive
"""


@pytest.mark.parametrize(("year", "found"), [(2019, False), (2011, True)])
def test_facts_of_the_house_are_what_articles_are_held_to(site: Path, year: int, found: bool) -> None:  # noqa: FBT001
    for path in site.iterdir():
        path.unlink()
    (site / "article.md").write_text("# Spravato\n\nThe FDA first approved Spravato in 2019.\n")
    (site / "healthlint.toml").write_text('facts = ["facts.yaml"]\n')
    (site / "facts.yaml").write_text(FACTS.format(year=year))
    done = run(site, "--select", "fact", "--format", "jsonl")
    assert bool(done.stdout) is found, done.stderr
    assert ("archive" in done.stdout) is found
