"""The files of a new site: a commented configuration, and the parts that continuous integration needs."""

from __future__ import annotations

from dataclasses import dataclass

from lint.config.keys import KEYS, Key

CHECK = "healthlint check ."


@dataclass(frozen=True, slots=True)
class Starter:
    """A file to write; one that people share with other tools is `merged` by hand where it is there already."""

    path: str
    text: str
    merged: bool = False


def starters(*, version: str, suffixes: tuple[str, ...]) -> dict[str, Starter]:
    """The files by what they are for: config, pre-commit, github, gitlab."""
    files = "|".join(sorted(suffix.removeprefix(".") for suffix in suffixes))
    return {
        "config": Starter("healthlint.toml", configuration()),
        "pre-commit": Starter(
            ".pre-commit-config.yaml", _PRE_COMMIT % {"version": version, "files": files}, merged=True
        ),
        "github": Starter(".github/workflows/healthlint.yml", _GITHUB % {"version": version, "check": CHECK}),
        "gitlab": Starter(".gitlab-ci.yml", _GITLAB % {"version": version, "check": CHECK}, merged=True),
    }


def configuration() -> str:
    """A configuration file in which every key is explained and none is set."""
    return _HEAD + "".join(_explained(key) for key in KEYS)


def _explained(key: Key) -> str:
    about = "".join(f"# {line}\n" for line in key.about.splitlines())
    return f"\n{about}# Value: {key.kind}.\n" + "".join(f"#{line}\n" for line in key.example.splitlines())


_HEAD = """\
# Configuration of healthlint. Without any of this, all rules run on everything.
#
# The file nearest to an article counts; `healthlint config ARTICLE` shows what applies and which line says so.
# Remove the sign before a line to set it. "# " starts an explanation, "#" alone a setting.
# Files and folders are named from the folder of this file. Keys that are not known are errors.
"""

_PRE_COMMIT = """\
# Lints the articles of a commit. Once in each clone: pre-commit install
repos:
  - repo: local
    hooks:
      - id: healthlint
        name: healthlint
        entry: healthlint check
        language: python
        additional_dependencies: ["healthlint==%(version)s"]
        files: '\\.(%(files)s)$'
        require_serial: true
"""

_GITHUB = """\
# Lints all articles for each pull request, and for each push to the main branch.
name: healthlint
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  healthlint:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0 # changed lines are told from the whole history
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: python -m pip install "healthlint==%(version)s"
      - run: %(check)s
"""

_GITLAB = """\
# Lints all articles for each merge request, and for each push to the main branch.
healthlint:
  image: python:3.12-slim
  variables:
    GIT_DEPTH: "0" # changed lines are told from the whole history
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - python -m pip install "healthlint==%(version)s"
    - %(check)s
"""
