"""Changed lines of the articles of a run, over all repositories they come from."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lint.changed.git import Repository, repository_of
from lint.changed.patch import Lines, parse
from lint.changed.revision import base_commit
from lint.errors import OptionError
from lint.read.files import STDIN

# Whatever the user's configuration says, the patch looks the same.
_DIFF = (
    "diff", "--unified=0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative",
    "--src-prefix=a/", "--dst-prefix=b/", "--find-renames", "--ignore-submodules=all", "--output-indicator-new=+",
    "--output-indicator-old=-", "-O/dev/null",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Tree:
    changed: dict[str, Lines]
    known: frozenset[str]  # paths that git follows

    def lines(self, path: str) -> Lines:
        """Those of the diff; none for a file as it was; all for one that git does not follow."""
        return self.changed.get(path) or Lines(whole=path not in self.known)


class Changes:
    """What changed since a revision: commits, the index, the working tree and files not yet added."""

    def __init__(self, paths: Iterable[str], revision: str | None = None) -> None:
        """Ask git about the repositories of these files; RevisionError where it has no answer."""
        self._trees: dict[Path, _Tree] = {}
        self._tops: dict[Path, Path] = {}
        for path in paths:
            if path == STDIN:
                raise OptionError("--diff needs files: what comes from standard input has no history")
            folder = _folder(path)
            if folder not in self._tops and folder.is_dir():  # else a link to nothing, which cannot be read either
                repository = repository_of(folder)
                self._tops[folder] = repository.top
                if repository.top not in self._trees:
                    self._trees[repository.top] = _tree(repository, revision)

    def of(self, path: str) -> Lines:
        """The changed lines of one of the files."""
        top = self._tops[_folder(path)]
        return self._trees[top].lines(Path(os.path.realpath(path)).relative_to(top).as_posix())


def _folder(path: str) -> Path:
    return Path(os.path.realpath(path)).parent


def _tree(repository: Repository, revision: str | None) -> _Tree:
    patch = repository.run(*_DIFF, base_commit(repository, revision), "--")
    known = repository.run("ls-files", "-z").split(b"\0")
    return _Tree(parse(patch), frozenset(os.fsdecode(name) for name in known))
