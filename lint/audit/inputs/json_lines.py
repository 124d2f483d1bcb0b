"""JSON Lines: an article a line, in an object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lint.audit.entry import Entry
from lint.audit.inputs.columns import Chosen, Columns, choose_columns
from lint.audit.inputs.lines import Line, lines
from lint.audit.inputs.pieces import pieces
from lint.audit.inputs.rows import lost_row, row_entry
from lint.read.files import LARGEST

_LONGEST = 2 * LARGEST  # bytes of a line: an article with all that JSON escapes
_TELLING = 100  # lines from which the columns are taken


def json_columns(path: str, columns: Columns) -> Chosen | None:
    """The columns of the file by the objects it starts with; None where it starts with none."""
    present: dict[str, None] = {}
    for line in islice(lines(pieces(path), longest=_LONGEST), _TELLING):
        found = _parsed(line)
        if isinstance(found, dict):
            present.update(dict.fromkeys(found))
    return choose_columns(columns, present, path=path) if present else None


def json_entries(path: str, chosen: Chosen | None) -> Iterator[Entry]:
    """An entry for each line."""
    for line in lines(pieces(path), longest=_LONGEST):
        place = f"line {line.number}"
        found = _parsed(line)
        if isinstance(found, str):
            yield lost_row(found, source=path, place=place)
        elif chosen is None:
            yield lost_row("no columns are known: the file starts with no JSON objects", source=path, place=place)
        else:
            yield row_entry(found, chosen, source=path, place=place)


def _parsed(line: Line) -> dict[str, Any] | str:
    """The object of a line, or what is wrong with it."""
    if line.fault:
        return line.fault
    try:
        found = json.loads(line.data.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError as fault:
        return f"not UTF-8 (byte {fault.start + 1} of the line)"
    except json.JSONDecodeError as fault:
        return f"not JSON: {fault.msg.lower()} (column {fault.colno})"
    except (RecursionError, ValueError) as fault:  # nested without end; a number of thousands of digits
        return f"not JSON that can be read: {str(fault).lower()}"
    return found if isinstance(found, dict) else f"not a JSON object but {type(found).__name__}"
