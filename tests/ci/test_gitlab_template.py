"""The job of the GitLab template, its script run as a script."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from lint.config.starter import starters

_INPUT = re.compile(r"\$\[\[\s*inputs\.([a-z-]+)\s*\]\]")


@pytest.fixture
def template(root: Path) -> str:
    return (root / "templates" / "healthlint.yml").read_text(encoding="utf-8")


def job(template: str, **given: str) -> dict[str, Any]:
    """The job with inputs filled in, as GitLab does before it reads the second document."""
    head, body = template.split("\n---\n")
    inputs = {name: str(item["default"]) for name, item in yaml.safe_load(head)["spec"]["inputs"].items()}
    inputs |= {name.replace("_", "-"): value for name, value in given.items()}
    found: dict[str, Any] = yaml.safe_load(_INPUT.sub(lambda match: inputs[match[1]], body))[inputs["job"]]
    return found


def run(script: list[str], site: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    lines = "\n".join(line for line in script if " pip " not in line)
    return subprocess.run(
        ["/bin/sh", "-ec", lines], cwd=site, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def test_the_job_fails_and_leaves_a_report(template: str, site: Path, environment: dict[str, str]) -> None:
    done = run(job(template)["script"], site, environment)
    assert done.returncode == 1
    assert "cure-claim" in done.stdout
    report = json.loads((site / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert [entry["location"]["path"] for entry in report if entry["check_name"] == "cure-claim"] == [
        "my articles/tea.md"
    ]


def test_the_job_passes_on_an_innocent_article(template: str, site: Path, environment: dict[str, str]) -> None:
    done = run(job(template, paths="hours.md")["script"], site, environment)
    assert done.returncode == 0, done.stderr
    assert json.loads((site / "gl-code-quality-report.json").read_text(encoding="utf-8")) == []


def test_the_inputs_reach_the_command(template: str, site: Path, environment: dict[str, str]) -> None:
    filled = job(template, fail_on="never", options="--select cure-claim", package="healthlint==0.1.0", job="prose")
    assert run(filled["script"], site, environment).returncode == 0
    assert filled["script"][0].endswith('"healthlint==0.1.0"')


def test_the_report_that_is_written_is_the_one_that_is_kept(template: str) -> None:
    found = job(template)
    report = found["artifacts"]["reports"]["codequality"]
    assert any(f"--output {report}" in line for line in found["script"])
    assert found["artifacts"]["when"] == "always"


def test_every_input_is_used_and_described(template: str) -> None:
    head, body = template.split("\n---\n")
    inputs = yaml.safe_load(head)["spec"]["inputs"]
    assert set(_INPUT.findall(body)) == set(inputs)
    assert all(item["description"] for item in inputs.values())


def test_the_starters_and_the_parts_run_in_the_same_place(root: Path, template: str) -> None:
    written = starters(version="1.2.3", suffixes=(".md",))
    mine = yaml.safe_load(written["gitlab"].text)["healthlint"]
    theirs = job(template)
    assert [mine[key] for key in ("image", "variables", "rules")] == [
        theirs[key] for key in ("image", "variables", "rules")
    ]
    action = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))
    steps = yaml.safe_load(written["github"].text)["jobs"]["healthlint"]["steps"]
    python = next(step for step in steps if "setup-python" in step.get("uses", ""))
    assert python["uses"] == action["runs"]["steps"][0]["uses"]
    assert python["with"]["python-version"] == action["inputs"]["python-version"]["default"]
    assert mine["image"].startswith(f"python:{python['with']['python-version']}-")
