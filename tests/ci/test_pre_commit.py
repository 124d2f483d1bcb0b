"""The hooks, run by pre-commit itself in scratch repositories."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from lint.config.starter import starters
from lint.read.load import SUFFIXES

pytest.importorskip("pre_commit")
Hook = Callable[..., tuple[int, str]]


def hooks(root: Path) -> dict[str, dict[str, object]]:
    return {hook["id"]: hook for hook in yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}


@pytest.fixture
def hook(root: Path, site: Path, tmp_path: Path, environment: dict[str, str]) -> Hook:
    """Runs one hook over the site, all of it staged; the exit code, and what pre-commit said."""

    def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False)

    def repository(folder: Path) -> None:
        for command in (["init", "-q"], ["add", "-A"], ["-c", "user.name=A", "-c", "user.email=a@b.example",
                        "commit", "-q", "--no-verify", "-m", "All"]):  # fmt: skip
            assert run("git", *command, cwd=folder).returncode == 0

    def tried(name: str, **more: object) -> tuple[int, str]:
        # Installing the tool and spaCy anew would take minutes: the hook is as published, in this environment.
        tool = tmp_path / "tool"
        tool.mkdir()
        published = [{**hooks(root)[name], "language": "system"}]
        (tool / ".pre-commit-hooks.yaml").write_text(yaml.safe_dump(published), encoding="utf-8")
        repository(tool)
        revision = run("git", "rev-parse", "HEAD", cwd=tool).stdout.strip()
        config = {"repos": [{"repo": str(tool), "rev": revision, "hooks": [{"id": name, **more}]}]}
        (site / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
        repository(site)
        done = run(sys.executable, "-m", "pre_commit", "run", "--all-files", "--verbose", cwd=site)
        return done.returncode, done.stdout + done.stderr

    return tried


def test_the_hook_fails_on_an_article_that_claims_too_much(hook: Hook) -> None:
    code, said = hook("healthlint")
    assert code == 1
    assert "cure-claim" in said
    assert "hours.md" not in said


def test_the_hook_passes_when_nothing_is_found(hook: Hook, site: Path) -> None:
    (site / "my articles" / "tea.md").unlink()
    (site / "script.py").write_text("# The tea cures diabetes.\n", encoding="utf-8")
    code, said = hook("healthlint")
    assert code == 0, said
    assert "Passed" in said


def test_arguments_of_the_hook_are_options_of_the_command(hook: Hook) -> None:
    code, said = hook("healthlint", args=["--select", "text"])
    assert code == 0, said


def test_the_fixing_hook_changes_the_article_and_says_so(hook: Hook, site: Path) -> None:
    article = site / "my articles" / "tea.md"
    article.write_text("# Spray\n\nThe nasal spray Spravatto is given in a clinic. It cures grief.\n", encoding="utf-8")
    code, said = hook("healthlint-fix")
    assert code == 1, said
    assert "files were modified by this hook" in said
    assert "Spravato is given in a clinic. It cures grief." in article.read_text(encoding="utf-8")


def test_the_hooks_take_the_files_that_the_command_reads(root: Path) -> None:
    for name, published in hooks(root).items():
        pattern = re.compile(str(published["files"]))
        assert [suffix for suffix in SUFFIXES if not pattern.search(f"a{suffix}")] == [], name
        assert not pattern.search("a.py")


def test_the_starter_configures_the_published_hook(root: Path) -> None:
    written = starters(version="1.2.3", suffixes=tuple(SUFFIXES))["pre-commit"].text
    mine = yaml.safe_load(written)["repos"][0]["hooks"][0]
    published = hooks(root)["healthlint"]
    assert {key: mine[key] for key in ("id", "name", "entry", "files", "language", "require_serial")} == {
        key: published[key] for key in ("id", "name", "entry", "files", "language", "require_serial")
    }
