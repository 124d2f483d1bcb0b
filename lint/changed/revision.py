"""The commit that changes are counted from: where this branch left the main one, or a revision."""

from __future__ import annotations

from pathlib import Path

from lint.changed.git import Repository
from lint.errors import RevisionError

# The remote's comes first: a local main may be months old, or not be there at all in CI.
_MAIN = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
_FETCH = "this is a shallow clone: fetch the history first (`git fetch --unshallow`; in CI set the fetch depth to 0)"


def base_commit(repository: Repository, revision: str | None = None) -> str:
    """The merge base of HEAD and `revision` (the main branch for None), as a commit id; RevisionError without one.

    For a revision that HEAD grew from this is the revision itself. For a branch that went on since, it is where
    the two parted: what others changed there is no change of ours.
    """
    head = _commit(repository, "HEAD")
    if head is None:
        raise RevisionError(
            "has no commit yet: there is nothing that lines could have changed since", path=_top(repository)
        )
    name = revision or _main_branch(repository)
    commit = _commit(repository, name)
    if commit is None:
        raise _missing(repository, name)
    base = repository.ask("merge-base", commit, head)
    if base is None:
        reason = f"'{name}' and HEAD have no common history"
        if repository.shallow:
            reason += f", as far as it is here; {_FETCH}"
        raise RevisionError(reason, path=_top(repository))
    return base


def _main_branch(repository: Repository) -> str:
    for name in _MAIN:
        if _commit(repository, name) is not None:
            return name
    reason = "no main branch (origin/HEAD, main, master): name what to compare with, as in --diff=origin/trunk"
    if repository.shallow:
        reason = f"the main branch is not here; {_FETCH}"
    raise RevisionError(reason, path=_top(repository))


def _missing(repository: Repository, name: str) -> RevisionError:
    reason = f"no revision '{name}'"
    if Path(name).exists():
        reason += ", but a path: write --diff after the paths, or --diff=REVISION"
    elif repository.shallow:
        reason += f"; {_FETCH}"
    return RevisionError(reason, path=_top(repository))


def _commit(repository: Repository, name: str) -> str | None:
    if name.startswith("-"):  # would be an option
        return None
    return repository.ask("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")


def _top(repository: Repository) -> str:
    return str(repository.top)
