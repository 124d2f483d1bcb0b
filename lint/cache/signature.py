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

# Those with a say in findings.
_LIBRARIES = ("healthlint-", "spacy-", "pyromark-", "rapidfuzz-", "pyyaml-", "trafilatura-", "numpy-")
_REVIEW = re.compile(rb"""review_by["']?\s*:\s*["']?(\d{4}-\d{2}-\d{2})""")
_GONE = -1  # the size of a file that is not there
_SETTLED = 2_000_000_000  # nanoseconds: a file this young may change again and keep its time


def tool_signature(store: Store) -> str:
    """Changes with healthlint's code and data, with Python and with the libraries."""
    home = Path(__file__).parent.parent
    patterns = import_module("lint.patterns")  # not importlib.resources, which takes longer to load than all of this
    libraries = sorted(_libraries())
    installed = next((name for name in libraries if name.startswith("healthlint-")), "")
    places = [*map(Path, patterns.__path__), home]
    signature = files_signature(places, store, listed_in=home.parent / installed / "RECORD")
    return repr((sys.version_info[:3], unicodedata.unidata_version, *libraries, signature))


def files_signature(places: Iterable[Path], store: Store, *, listed_in: Path | None = None) -> str:
    """Changes with the contents of files and folders, and when a fact among them comes up for review.

    `listed_in` is the list of files that pip writes, if it is there: it changes when they do, and is one file.
    """
    named = list(places)
    looked_at = _found([listed_in]) if listed_in is not None and listed_in.is_file() else _found(named)
    if not looked_at:
        return ""
    listing = blake2b(repr([(name, size, stamp) for name, _, size, stamp in looked_at]).encode("utf-8", "replace"))
    key = b"files " + listing.digest()[:16]
    kept = store.get(key)
    if kept is None:
        files = _found(named)
        kept = _read(files)
        if max(stamp for *_, stamp in files) < time.time_ns() - _SETTLED:
            store.put(key, kept)
    contents, *review = kept.decode().split()
    today = time.strftime("%Y-%m-%d", time.gmtime())
    return f"{contents} {sum(day < today for day in review)}"


_File = tuple[str, str, int, int]  # name below its place, path, size, time


def _found(places: Iterable[Path]) -> list[_File]:
    files: list[_File] = []
    for place in places:
        _add_files(files, str(place))
    files.sort()
    return files


def _add_files(files: list[_File], path: str, below: str = "") -> None:
    """Add the files of a place; no byte code and nothing hidden."""
    # Texts, not paths, and one list: this runs for a thousand files at each start.
    try:
        entries = os.scandir(path)
    except NotADirectoryError:
        found = os.stat(path)  # noqa: PTH116
        files.append((os.path.basename(path), path, found.st_size, found.st_mtime_ns))  # noqa: PTH119
        return
    except OSError:
        files.append((os.path.basename(path), path, _GONE, 0))  # noqa: PTH119
        return
    for entry in entries:
        name = entry.name
        if name[0] == "." or name == "__pycache__":
            continue
        if entry.is_dir():
            _add_files(files, entry.path, f"{below}{name}/")
        else:
            found = entry.stat()
            files.append((below + name, entry.path, found.st_size, found.st_mtime_ns))


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
