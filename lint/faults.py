"""A fault of ours in one line, as error records and messages tell it."""

from __future__ import annotations

import traceback
from pathlib import PurePath

REPORT_IT = "internal error, please report it: "


def told(fault: Exception) -> str:
    """What the fault is, and where in the code it arose; `REPORT_IT` goes before it."""
    where = traceback.extract_tb(fault.__traceback__)[-1]
    return " ".join(f"{fault!r} in {PurePath(where.filename).name}:{where.lineno}".split())
