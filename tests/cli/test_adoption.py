"""A site of 300 old articles adopts healthlint: one baseline, then changes on top of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLES = 300
_OLD = (
    "This tea cures {}.",
    "It has no side effects at all, and works for everyone with {}.",
    "Studies have shown that it ends {} within minutes.",
    "The treatment is 100% effective against {}.",
    "Doctors are hiding this miracle remedy for {}.",
    "It is guaranteed to reverse {} forever.",
    "Order now, before the offer for people with {} ends tonight!",
    "The drug helped the the patients with {} to sleep.",
)
_CONDITIONS = ("cancer", "diabetes", "asthma", "depression", "migraine", "arthritis", "eczema", "epilepsy")
_NEW = "A new paragraph: this oil cures Parkinson's disease."


class Site:
    """A repository with articles; `check` gives the exit code and the findings."""

    def __init__(self, top: Path) -> None:
        self.top = top

    def git(self, *words: str) -> None:
        who = ("-c", "user.name=editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false")
        command = ["git", *who, *words]
        subprocess.run(command, cwd=self.top, check=True, capture_output=True)

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", "articles")

    def check(self, *options: str) -> tuple[int, list[dict[str, object]]]:
        command = [sys.executable, "-m", "lint", "check", "articles", "--isolated", "--format", "jsonl", *options]
        environment = {**os.environ, "PYTHONPATH": os.getcwd()}  # noqa: PTH109
        done = subprocess.run(command, cwd=self.top, env=environment, capture_output=True, check=False, text=True)
        assert done.returncode in {0, 1}, done.stderr
        return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]

    def article(self, number: int) -> Path:
        return self.top / "articles" / f"{number:03}.md"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = Site(tmp_path_factory.mktemp("site"))
    (site.top / "articles").mkdir()
    for number in range(ARTICLES):
        said = [line.format(_CONDITIONS[(number + at) % len(_CONDITIONS)]) for at, line in enumerate(_OLD)]
        site.article(number).write_text("\n\n".join([f"# Health letter {number}", *said]) + "\n")
    site.git("init", "-qb", "main")
    (site.top / ".gitignore").write_text(".healthlint-cache/\n")
    code, found = site.check()
    assert code == 1
    assert len(found) >= 2000
    assert site.check("--write-baseline", "baseline.json")[0] == 0
    site.commit()
    return site


@pytest.fixture
def adopted(site: Site) -> Site:
    site.git("checkout", "-q", "--", ".")
    return site


def test_nothing_old_is_shown(adopted: Site) -> None:
    assert adopted.check("--baseline", "baseline.json") == (0, [])
    assert adopted.check("--diff") == (0, [])


@pytest.mark.parametrize("option", [("--baseline", "baseline.json"), ("--diff",)])
def test_one_new_overclaim_is_exactly_what_is_shown(adopted: Site, option: tuple[str, ...]) -> None:
    path = adopted.article(150)
    path.write_text(path.read_text().replace("\n\n", f"\n\n{_NEW}\n\n", 1))
    code, found = adopted.check(*option)
    assert code == 1
    assert [(row["path"], row["rule"], row["line"]) for row in found] == [("articles/150.md", "cure-claim", 3)]


def test_moved_paragraphs_and_new_line_breaks_bring_nothing_back(adopted: Site) -> None:
    for number in range(0, ARTICLES, 3):
        title, *said = adopted.article(number).read_text().strip().split("\n\n")
        wrapped = [" ".join(said[-1].split()).replace(" to ", "\nto ", 1), *said[:-1]]
        adopted.article(number).write_text("\n\n".join([title, *wrapped]) + "\n")
    assert adopted.check("--baseline", "baseline.json") == (0, [])
