"""The Dockerfile, its steps run as a script: what it copies is enough to build the command from."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def steps(root: Path) -> list[tuple[str, str]]:
    """Instruction and arguments of each step, continued lines joined."""
    text = (root / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return [(line.split(None, 1)[0], line.split(None, 1)[1]) for line in lines]


def sources(steps: list[tuple[str, str]]) -> list[str]:
    copied = [said.split() for step, said in steps if step == "COPY" and "--from" not in said]
    return [name for words in copied for name in words[:-1]]


def test_what_is_copied_builds_the_command(root: Path, steps: list[tuple[str, str]], tmp_path: Path) -> None:
    folder, target = tmp_path / "source", tmp_path / "installed"
    folder.mkdir()
    for name in sources(steps):
        place = root / name
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(place, folder / name, ignore=ignored) if place.is_dir() else shutil.copy(place, folder / name)
    alone = ["--no-deps", "--no-build-isolation", "--target", str(target)]  # so that no network is needed
    pip = [sys.executable, "-m", "pip", "install", "--quiet", *alone, str(folder)]
    built = subprocess.run(pip, capture_output=True, encoding="utf-8", check=False)
    assert built.returncode == 0, built.stderr
    (tmp_path / "tea.md").write_text("The tea cures diabetes.\n", encoding="utf-8")
    command = [sys.executable, "-c", "from lint.cli import main; main()", "check", "tea.md", "--format", "concise"]
    environment = {"PYTHONPATH": str(target), "HEALTHLINT_RULE_CACHE_DIR": str(tmp_path / "kept")}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1, done.stderr
    assert "tea.md:1:9: error cure-claim" in done.stdout


def test_nothing_else_is_sent_to_the_builder(root: Path, steps: list[tuple[str, str]]) -> None:
    ignored = (root / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert ignored[0] == "*"
    assert {line[1:] for line in ignored if line.startswith("!")} == set(sources(steps))


def test_the_scripts_of_its_steps_are_shell(steps: list[tuple[str, str]]) -> None:
    for step, said in steps:
        if step == "RUN":
            assert subprocess.run(["/bin/sh", "-nc", said], check=False).returncode == 0, said


def test_what_is_built_is_what_is_run(steps: list[tuple[str, str]]) -> None:
    place = next(match[1] for step, said in steps if step == "RUN" and (match := re.search(r"-m venv (\S+)", said)))
    assert ("COPY", f"--from=build {place} {place}") in steps
    assert any(step == "ENV" and f"PATH={place}/bin:" in said for step, said in steps)
    assert ("ENTRYPOINT", '["healthlint"]') in steps
    assert next(said for step, said in steps if step == "USER") != "root"
    assert len({said.split()[0] for step, said in steps if step == "FROM"}) == 1  # or the environment does not fit
