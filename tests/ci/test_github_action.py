"""The steps of action.yml, run as the runner runs them: bash -e, inputs by the environment."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from lint.cli.check import FORMATS, THRESHOLDS

_INPUT = re.compile(r"\$\{\{\s*inputs\.([a-z-]+)\s*\}\}")
Step = Callable[..., tuple[int, str, dict[str, str]]]


@pytest.fixture
def action(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def step(action: dict[str, Any], site: Path, tmp_path: Path, environment: dict[str, str]) -> Step:
    """Runs a step by its name, with inputs; the exit code, all it wrote, and the outputs it set."""

    def run(name: str, **given: str) -> tuple[int, str, dict[str, str]]:
        found = next(step for step in action["runs"]["steps"] if step.get("name") == name)
        inputs = {key: str(item["default"]) for key, item in action["inputs"].items()}
        inputs |= {key.replace("_", "-"): value for key, value in given.items()}
        values = {key: _INPUT.sub(lambda match: inputs[match[1]], str(text)) for key, text in found["env"].items()}
        outputs = tmp_path / "outputs"
        outputs.write_text("", encoding="utf-8")
        github = {"GITHUB_OUTPUT": str(outputs), "GITHUB_WORKSPACE": str(site)}
        done = subprocess.run(
            [shutil.which("bash") or "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", found["run"]],
            cwd=site, env={**environment, **github, **values}, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        pairs = (line.split("=", 1) for line in outputs.read_text(encoding="utf-8").splitlines())
        return done.returncode, done.stdout + done.stderr, dict(pairs)

    return run


def test_the_step_fails_with_an_annotation_where_an_article_claims_too_much(step: Step) -> None:
    code, said, outputs = step("Lint")
    assert code == 1
    assert "::error file=my articles/tea.md,line=3" in said
    assert outputs == {"exit-code": "1"}


def test_the_step_passes_on_an_innocent_article(step: Step) -> None:
    code, said, outputs = step("Lint", paths="hours.md")
    assert code == 0, said
    assert outputs == {"exit-code": "0"}


def test_paths_stand_one_a_line_and_may_have_spaces(step: Step) -> None:
    code, said, _ = step("Lint", paths="my articles\nhours.md\n", format="concise")
    assert code == 1
    assert "my articles/tea.md:3:" in said


def test_inputs_are_never_commands(step: Step, site: Path) -> None:
    code, _, _ = step("Lint", paths='$(touch made); touch made "; touch made', fail_on="never")
    assert code == 2
    assert not (site / "made").exists()


def test_the_threshold_decides(step: Step) -> None:
    assert step("Lint", fail_on="never")[0] == 0


def test_a_sarif_report_is_written_beside_the_annotations(step: Step, site: Path) -> None:
    code, said, _ = step("Lint", sarif="healthlint.sarif")
    assert code == 1
    assert "::error" in said
    results = json.loads((site / "healthlint.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert "cure-claim" in {result["ruleId"] for result in results}


def test_what_cannot_be_done_fails_the_step_with_its_own_code(step: Step) -> None:
    code, said, outputs = step("Lint", paths="missing.md", sarif="healthlint.sarif")
    assert code == 2
    assert "missing.md" in said
    assert outputs == {"exit-code": "2"}


def test_a_baseline_hides_what_was_there(step: Step, site: Path, environment: dict[str, str]) -> None:
    write = ["healthlint", "check", ".", "--write-baseline", "old.json", "--exit-zero"]
    subprocess.run(write, cwd=site, env=environment, capture_output=True, check=True)
    code, said, _ = step("Lint", baseline="old.json")
    assert code == 0, said
    (site / "hours.md").write_text("# Hours\n\nOur tea cures arthritis.\n", encoding="utf-8")
    code, said, _ = step("Lint", baseline="old.json")
    assert code == 1
    assert "hours.md" in said
    assert "tea.md" not in said


def test_a_configuration_of_its_own_is_used(step: Step, site: Path) -> None:
    (site / "strict.toml").write_text('select = ["text"]\n', encoding="utf-8")
    code, said, _ = step("Lint", config="strict.toml")
    assert code == 0, said


@pytest.mark.parametrize(("version", "wanted"), [("", "/where/the/action/is"), ("0.1.0", "healthlint==0.1.0")])
def test_the_version_that_was_asked_for_is_installed(
    action: dict[str, Any], step: Step, tmp_path: Path, version: str, wanted: str
) -> None:
    python = tmp_path / "programs" / "python"
    python.write_text('#!/bin/sh\nfor word; do echo "$word"; done\n', encoding="utf-8")
    python.chmod(0o755)
    found = next(step for step in action["runs"]["steps"] if step.get("name") == "Install healthlint")
    found["env"]["ACTION"] = "/where/the/action/is"  # as the runner fills in its own expression
    code, said, _ = step("Install healthlint", version=version)
    assert code == 0
    assert [word for word in said.splitlines() if not word.startswith("-")] == ["pip", "install", wanted]


def test_every_expression_of_a_step_is_an_input_that_there_is(action: dict[str, Any]) -> None:
    used = set(_INPUT.findall(json.dumps(action["runs"])))
    assert used == set(action["inputs"])
    assert not any("${{" in step.get("run", "") for step in action["runs"]["steps"])


def test_defaults_are_values_of_the_command(action: dict[str, Any]) -> None:
    assert action["inputs"]["format"]["default"] in FORMATS
    assert action["inputs"]["fail-on"]["default"] in THRESHOLDS
