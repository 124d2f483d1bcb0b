from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from lint.changed.changes import Changes
from lint.changed.touch import changed_only
from lint.findings.finding import Finding, Related, Severity
from lint.findings.fingerprint import with_fingerprints
from lint.findings.result import Result
from lint.read.load import read_file

_PROMISE = re.compile(r"(?i)cures\s+\w+")
_HOURS = re.compile(r"within (hours|weeks)")


class Repo:
    """A scratch repository; `shown` are the words of findings on changed lines, by file."""

    def __init__(self, top: Path) -> None:
        self.top = top

    def git(self, *arguments: str) -> str:
        names = ("author", "committer")
        who = {f"GIT_{name.upper()}_{part}": f"{name}@example.org" for name in names for part in ("NAME", "EMAIL")}
        environment = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        command = ["git", "-c", "protocol.file.allow=always", *arguments]
        done = subprocess.run(command, cwd=self.top, env=environment, capture_output=True, check=True)
        return os.fsdecode(done.stdout).strip()

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def commit(self, **files: str) -> None:
        for name, text in files.items():
            self.write(name.replace("__", "/") + ".md", text)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "x")

    def shown(self, revision: str | None = None) -> dict[str, list[str]]:
        paths = sorted(str(path) for path in self.top.rglob("*") if path.suffix in (".md", ".txt"))
        changes = Changes(paths, revision)
        results = {path: changed_only(_lint(path), changes.of(path)) for path in paths}
        return {
            os.path.relpath(path, self.top): [" ".join((item.quote or "whole").split()) for item in result.findings]
            for path, result in results.items()
            if result.findings
        }


def _lint(path: str) -> Result:
    """Two small rules, one of them for contradictions: what is tested here is not what is found."""
    article = read_file(path)
    text = article.source.text
    found = [
        Finding(path, "cures", "overclaim", Severity.ERROR, "m", match.group(), *match.span())
        for match in _PROMISE.finditer(text)
    ]
    times = list(_HOURS.finditer(text))
    if len(times) == 2:
        one, two = times
        other = Related(path, two.group(), *two.span(), "m")
        found.append(
            Finding(path, "onset", "contradiction", Severity.ERROR, "m", one.group(), *one.span(), related=(other,))
        )
    if "no harms" in text:
        found.append(Finding(path, "harms", "balance", Severity.WARNING, "m", None, None, None))
    return Result(path, article, with_fingerprints(found))


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "site").mkdir()
    made = Repo(tmp_path / "site")
    made.git("init", "-q", "-b", "main")
    return made


@pytest.fixture
def clone(repo: Repo, tmp_path: Path) -> Callable[..., Repo]:
    def make(*options: str) -> Repo:
        repo.git("clone", "-q", *options, f"file://{repo.top}", str(tmp_path / "clone"))
        return Repo(tmp_path / "clone")

    return make
