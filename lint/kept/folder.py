"""The folder of what is kept: the user's cache folder, or the one that HEALTHLINT_RULE_CACHE_DIR names.

What is kept is pickled, and a pickle can run code: only what this user alone can have written is read.
"""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "HEALTHLINT_RULE_CACHE_DIR"
_OTHERS_MAY_WRITE = 0o022


def kept_folder() -> Path | None:
    """The folder, whether it is there or not; None for a user without a home."""
    if named := os.environ.get(VARIABLE):
        return Path(named).absolute()
    from platformdirs import user_cache_path  # noqa: PLC0415 - seldom more than the line above is needed in tests

    folder = user_cache_path("healthlint", appauthor=False)
    return folder if folder.is_absolute() else None


def is_mine(entry: os.stat_result) -> bool:
    """Whether a file or folder belongs to this user, and no other user may write to it."""
    if os.name != "posix":  # the cache folder of a user on Windows is closed to others
        return True
    return entry.st_uid == os.geteuid() and not entry.st_mode & _OTHERS_MAY_WRITE
