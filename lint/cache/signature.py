"""What results depend on beside the article: the tool, the libraries it reads with, its data, the user's own files.

Contents count, since an installation or a checkout sets new times; but contents are read only where name, size or
time of some file has changed since they were last read, so that the usual run looks at file entries alone.
"""

from __future__ import annotations

import os
import re
import sys
import time
import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from importlib import import_module
from pathlib import Path

from lint.cache.store import Store

_LIBRARIES = ("spacy-", "pyromark-", "rapidfuzz-", "pyyaml-", "trafilatura-", "numpy-")  # those with a say in findings
_REVIEW = re.compile(rb"""review_by["']?\s*:\s*["']?(\d{4}-\d{2}-\d{2})""")
_GONE = -1  # the size of a file that is not there
_SETTLED = 2_000_000_000  # nanoseconds: a file this young may change again and keep its time


def tool_signature(store: Store) -> str:
    """Changes with healthlint's code and data, with Python and with the libraries."""
    patterns = import_module("lint.patterns")  # not importlib.resources, which takes longer to load than all of this
    places = [*map(Path, patterns.__path__), Path(__file__).parent.parent]
    said = (sys.version_info[:3], unicodedata.unidata_version, *sorted(_libraries()), files_signature(places, store))
    return repr(said)


def files_signature(places: Iterable[Path], store: Store) -> str:
    """Changes with the contents of files and folders, and when a fact among them comes up for review."""
    files = sorted({file for place in places for file in _files(str(place), "")})
    if not files:
        return ""
    listing = blake2b(repr([(name, size, stamp) for name, _, size, stamp in files]).encode("utf-8", "replace"))
    key = b"files " + listing.digest()[:16]
    kept = store.get(key)
    if kept is None:
        kept = _read(files)
        if max(stamp for *_, stamp in files) < time.time_ns() - _SETTLED:
            store.put(key, kept)
    contents, *review = kept.decode().split()
    today = time.strftime("%Y-%m-%d", time.gmtime())
    return f"{contents} {sum(day < today for day in review)}"


_File = tuple[str, str, int, int]  # name below its place, path, size, time


def _files(path: str, name: str) -> Iterator[_File]:
    """The files of a place; no byte code and nothing hidden."""
    # Texts, not paths: this runs for a thousand files at each start.
    try:
        entries = list(os.scandir(path)) if os.path.isdir(path) else None  # noqa: PTH112
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        yield os.path.basename(path), path, _GONE, 0  # noqa: PTH119
        return
    if entries is None:
        yield os.path.basename(path), path, found.st_size, found.st_mtime_ns  # noqa: PTH119
        return
    for entry in entries:
        if entry.name[0] == "." or entry.name == "__pycache__":
            continue
        if entry.is_dir():
            yield from _files(entry.path, f"{name}{entry.name}/")
        else:
            found = entry.stat()
            yield name + entry.name, entry.path, found.st_size, found.st_mtime_ns


def _read(files: Iterable[_File]) -> bytes:
    contents = blake2b(digest_size=16)
    review = []
    for name, path, size, _ in files:
        try:
            data = Path(path).read_bytes()
        except OSError:  # what is read after all has its own way to complain
            data = b""
        contents.update(f"{name}\0{size == _GONE}{len(data)}\0".encode("utf-8", "replace") + data)
        review += [day.decode() for day in _REVIEW.findall(data)]
    return " ".join((contents.hexdigest(), *sorted(review))).encode()


def _libraries() -> Iterator[str]:
    """Name and version of the libraries, from the names of their folders: to ask importlib.metadata takes longer."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info") and name.lower().startswith(_LIBRARIES):
                yield name.lower()
