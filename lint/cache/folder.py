"""The folder of the cache: `.healthlint-cache` beside the configuration, as users of Ruff and mypy expect it.

Beside the configuration, not in the user's cache: a CI service keeps it by naming one path, it goes when the project
goes, and the words of an unpublished draft stay where the draft is.
"""

from __future__ import annotations

import os
from pathlib import Path

from lint.errors import WriteError, system_reason

NAME = ".healthlint-cache"
CONFIGURATIONS = ("healthlint.toml", ".healthlint.toml", "pyproject.toml")  # as in lint/config/find.py, slow to load
STORE = "results-1.sqlite"  # the number is that of the table: another one starts anew beside it
_TAG = """\
Signature: 8a477f597d28d172789f06886806bc55
# This folder is a cache of healthlint: backups may leave it out, and `healthlint clean` removes it.
# What the first line is for: https://bford.info/cachedir/
"""
_OURS = {"CACHEDIR.TAG": _TAG, ".gitignore": "# A cache of healthlint belongs in no repository.\n*\n"}


def folder_of(place: Path) -> Path:
    """The cache of an absolute folder: beside the nearest configuration from there upwards, else in the folder itself.

    A look at the files, no reading of them: this is asked before anything else, at each start.
    """
    return next((folder for folder in (place, *place.parents) if _is_configured(folder)), place) / NAME


def _is_configured(folder: Path) -> bool:
    return any(_configures(os.path.join(folder, name)) for name in CONFIGURATIONS)  # noqa: PTH118


def _configures(path: str) -> bool:
    if not os.path.isfile(path):  # noqa: PTH113
        return False
    try:
        return not path.endswith("pyproject.toml") or b"tool.healthlint" in Path(path).read_bytes()
    except OSError:
        return False


def make_folder(folder: Path) -> None:
    """Make the folder and mark it as a cache; OSError where that cannot be done."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in _OURS.items():
        path = folder / name
        if not path.exists():
            path.write_text(text, encoding="utf-8", newline="\n")


def remove_folder(folder: Path) -> int | None:
    """Remove a cache; its size in bytes, or None where there is none. WriteError for a folder that is none of ours.

    Only files of the cache's own names are removed, so that no option can make this empty another folder.
    """
    if not folder.is_dir():
        return None
    try:
        if not (folder / "CACHEDIR.TAG").is_file():
            raise WriteError("is not a cache of healthlint (it has no CACHEDIR.TAG): nothing removed", path=str(folder))
        ours = [path for path in folder.iterdir() if path.name in _OURS or path.name.startswith("results-")]
        size = sum(path.stat().st_size for path in ours)
        for path in sorted(ours, key=lambda path: path.name == "CACHEDIR.TAG"):  # the mark goes last
            path.unlink(missing_ok=True)
        if not any(folder.iterdir()):
            folder.rmdir()
    except OSError as fault:
        raise WriteError(f"cannot be removed: {system_reason(fault)}", path=str(folder)) from fault
    return size
