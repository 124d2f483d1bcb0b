"""What an unfinished audit was begun with: another run goes on with it only if all of that is still the same."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lint.audit.inputs.listing import Input, listed
from lint.audit.options import Options
from lint.cache.signature import tool_signature
from lint.cache.store import Store
from lint.errors import OptionError, unwritten

FILE = "manifest.json"
_ABOUT = {
    "tool": "healthlint, its rules or a library is another one",
    "inputs": "the inputs have changed",
    "reading": "the inputs are read with other options",
    "options": "the options or the configuration are others",
}


@dataclass(frozen=True, slots=True)
class Manifest:
    """`reading` is everything that decides which entries there are, as JSON values.

    What a run has found out: how many entries there are in all (of which a sample was taken), how many of them it
    prepared, and in how many parts; None until it knows.
    """

    tool: str
    inputs: str
    reading: Mapping[str, Any]
    options: Mapping[str, Any]
    offered: int | None = None
    entries: int | None = None
    parts: int | None = None

    def check(self, other: Manifest) -> None:
        """OptionError, with the reason, where a run with the other manifest must not go on with this one's parts."""
        for name, about in _ABOUT.items():
            if json.dumps(getattr(self, name), sort_keys=True) != json.dumps(getattr(other, name), sort_keys=True):
                raise OptionError(f"--resume cannot go on: {about}; remove its folder .audit to start anew")


def manifest_of(inputs: Sequence[str], reading: Mapping[str, Any], options: Options) -> Manifest:
    """The manifest of a run that begins."""
    return Manifest(signature(), inputs_signature(inputs), reading, options.as_json())


@cache
def signature() -> str:
    """Changes with healthlint, its rules and the libraries it stands on; equal on machines with the same of them."""
    said = tool_signature(Store(Path(os.devnull)))  # a store that keeps nothing: it is never flushed
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of an unfinished audit; None where there is none. OptionError for a damaged one."""
    try:
        text = (folder / FILE).read_text("utf-8")
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise OptionError(f"cannot be read: {fault.strerror}", path=str(folder / FILE)) from fault
    try:
        return Manifest(**json.loads(text))
    except (ValueError, TypeError) as fault:
        raise OptionError("is damaged: remove its folder to start anew", path=str(folder / FILE)) from fault


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Write it whole or not at all; WriteError where that cannot be done."""
    unfinished = folder / f"{FILE}.unfinished"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(json.dumps(asdict(manifest), indent=1, ensure_ascii=False), "utf-8")
        unfinished.replace(folder / FILE)
    except OSError as fault:
        raise unwritten(fault, folder) from fault


def inputs_signature(inputs: Sequence[str]) -> str:
    """Changes with names, sizes and times of the files in the inputs, and with their order."""
    seen = hashlib.sha256()
    for found in listed(inputs):
        name, size, stamp = found.path or "", 0, 0
        if isinstance(found, Input):
            with suppress(OSError):  # what is gone has no size; what reads it will say so
                known = os.stat(name)  # noqa: PTH116 - a text: for each of 100,000 files
                size, stamp = known.st_size, known.st_mtime_ns
        seen.update(f"{name}\0{size}\0{stamp}\0".encode("utf-8", "surrogateescape"))
    return seen.hexdigest()[:32]
