"""One place that runs git: bytes out, every failure one line."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from lint.errors import RevisionError, system_reason

# A hook of git sets these for its own repository; the article's may be another, and paths are asked from its top.
_OURS_TO_CHOOSE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS")


@dataclass(frozen=True, slots=True)
class Repository:
    """A working tree; `top` is its folder, links resolved."""

    top: Path

    def run(self, *arguments: str) -> bytes:
        """What a command prints; RevisionError with git's own words if it fails."""
        code, out, said = _git(self.top, arguments)
        if code:
            raise RevisionError(f"git {arguments[0]} failed: {said}", path=str(self.top))
        return out

    def ask(self, *arguments: str) -> str | None:
        """The one line a command prints, or None if it says no."""
        code, out, _ = _git(self.top, arguments)
        return os.fsdecode(out).strip() if not code else None

    @property
    def shallow(self) -> bool:
        """Whether history was cut off when it was fetched, as CI does."""
        return self.ask("rev-parse", "--is-shallow-repository") == "true"


def repository_of(folder: Path) -> Repository:
    """The repository that a folder is in; RevisionError if there is none, or no git."""
    code, out, said = _git(folder, ("rev-parse", "--show-toplevel"))
    if code:
        reason = "is in no git repository: there are no changed lines to go by" if "not a git" in said else said
        raise RevisionError(reason, path=str(folder))
    top = os.fsdecode(out).rstrip("\r\n")
    if not top:
        raise RevisionError("is in a git repository without a working tree", path=str(folder))
    return Repository(Path(os.path.realpath(top)))


def _git(folder: Path, arguments: tuple[str, ...]) -> tuple[int, bytes, str]:
    environment = {name: value for name, value in os.environ.items() if name not in _OURS_TO_CHOOSE}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program; arguments are no shell's
            ["git", "-c", "core.quotePath=false", *arguments],  # noqa: S607 - the user's own git
            cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False,
        )  # fmt: skip
    except FileNotFoundError:
        raise RevisionError("git is not installed; without it changed lines cannot be told") from None
    except OSError as fault:
        raise RevisionError(f"git cannot be run: {system_reason(fault)}", path=str(folder)) from fault
    said = " ".join(done.stderr.decode("utf-8", errors="replace").split())
    return done.returncode, done.stdout, said.removeprefix("fatal: ") or f"exit code {done.returncode}"
