"""The baseline file, version 1: one entry a line, sorted, so that a review reads it and a merge rarely clashes.

    {"version": 1, "articles": {"notes/tea.md": [
      {"rule": "cure-claim", "fingerprint": "1f0c2d3e4a5b6c7d-1", "beside": "0a1b2c3d", "quote": "cures cancer"}]}}

Paths are relative to the folder of the file, with forward slashes.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from lint.baseline.entry import Entry
from lint.errors import BaselineError, system_reason

VERSION = 1
_FIELDS = ("rule", "fingerprint", "beside", "quote")
_NEW_FILE = 0o666


def read_baseline(path: Path) -> dict[str, list[Entry]]:
    """Entries by article; BaselineError names what is wrong, with line and column for broken JSON."""
    try:
        data = json.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        raise BaselineError("does not exist; --write-baseline makes one", path=str(path)) from None
    except OSError as fault:
        raise BaselineError(f"cannot be read: {system_reason(fault)}", path=str(path)) from fault
    except UnicodeDecodeError:
        raise BaselineError("is no baseline: not UTF-8", path=str(path)) from None
    except json.JSONDecodeError as fault:
        reason = f"is no baseline: {fault.msg.lower()}"
        raise BaselineError(reason, path=str(path), line=fault.lineno, column=fault.colno) from None
    except RecursionError:
        raise BaselineError("is no baseline: nested too deeply", path=str(path)) from None
    version = data.get("version") if isinstance(data, dict) else None
    if version != VERSION:
        said = "it has no version" if version is None else f"its version is {version}, this is for {VERSION}"
        raise BaselineError(f"is no baseline that can be used: {said}", path=str(path))
    articles = data.get("articles")
    if not isinstance(articles, dict):
        raise BaselineError('is no baseline: "articles" is missing', path=str(path))
    return {name: list(_entries(name, items, path)) for name, items in articles.items()}


def _entries(name: str, items: Any, path: Path) -> Iterator[Entry]:
    if not isinstance(items, list):
        raise BaselineError(f"{name}: its entries are no list", path=str(path))
    for number, item in enumerate(items, 1):
        values: list[str] = []
        for field in _FIELDS:
            value = item.get(field) if isinstance(item, dict) else None
            if not isinstance(value, str):
                raise BaselineError(f'{name}, entry {number}: "{field}" is missing or no text', path=str(path))
            values.append(value)
        ends = item.get("ends", [])
        if not isinstance(ends, list) or not all(isinstance(end, str) for end in ends):
            raise BaselineError(f'{name}, entry {number}: "ends" is no list of texts', path=str(path))
        rule, fingerprint, beside, quote = values
        yield Entry(rule, fingerprint, beside, quote, tuple(ends))


def write_baseline(path: Path, articles: Mapping[str, Sequence[Entry]]) -> None:
    """Write the file whole or not at all; BaselineError where it cannot be written."""
    target = Path(os.path.realpath(path))  # a link stays a link
    try:
        mode = target.stat().st_mode & 0o777 if target.exists() else _NEW_FILE & ~_umask()
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
                out.writelines(_lines(articles))
                out.flush()
                os.fsync(out.fileno())
            Path(name).chmod(mode)
            Path(name).replace(target)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as fault:
        raise BaselineError(f"cannot be written: {system_reason(fault)}", path=str(path)) from fault


def _lines(articles: Mapping[str, Sequence[Entry]]) -> Iterator[str]:
    yield f'{{\n"version": {VERSION},\n"articles": {{'
    names = sorted(name for name, entries in articles.items() if entries)
    for count, name in enumerate(names):
        yield f"{',' if count else ''}\n{_json(name)}: [\n"
        entries = sorted(articles[name], key=lambda entry: (entry.rule, entry.quote, entry.fingerprint, entry.beside))
        yield ",\n".join(f"  {_json(_record(entry))}" for entry in entries)
        yield "\n]"
    yield "\n}\n}\n"


def _record(entry: Entry) -> dict[str, Any]:
    record = asdict(entry)
    if not entry.ends:
        del record["ends"]
    return record


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
