"""Files fixed one after the other: read, fixed, written; one bad file never ends a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.errors import HealthlintError, ReadError
from lint.findings.result import Result
from lint.fixes.fix import Check, Fixed, fix_bytes
from lint.fixes.write import replace_file
from lint.read.files import STDIN, read_bytes


def fix_inputs(
    inputs: Iterable[str | ReadError],
    check: Check,
    *,
    unsafe: bool = False,
    write: bool = True,
    stdin_name: str | None = None,
) -> Iterator[Fixed]:
    """Each input of `discover` fixed, in order; with `write` the files are changed, else only what would be is told.

    A file that cannot be read or written comes back unfixed, with its `error`.
    """
    for item in inputs:
        if isinstance(item, ReadError):
            yield _unread(item.path or "?", item)
        else:
            yield fix_file(item, check, unsafe=unsafe, write=write, stdin_name=stdin_name)


def fix_file(
    path: str, check: Check, *, unsafe: bool = False, write: bool = True, stdin_name: str | None = None
) -> Fixed:
    """One file, or "-" for standard input, which is never written; `stdin_name` is what to call that."""
    name = stdin_name if path == STDIN and stdin_name is not None else path
    try:
        fixed = fix_bytes(name, read_bytes(path), check, unsafe=unsafe)
    except ReadError as error:
        return _unread(path, error)
    if write and path != STDIN and fixed.after != fixed.before:
        try:
            replace_file(path, before=fixed.before, after=fixed.after)
        except HealthlintError as error:
            return Fixed(path, fixed.first, fixed.first, fixed.before, fixed.before, error=error)
    return fixed


def _unread(path: str, error: ReadError) -> Fixed:
    result = Result(path, None, error=error)
    return Fixed(path, result, result, error=error)
