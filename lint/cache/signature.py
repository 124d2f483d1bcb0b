"""What results depend on beside the article: the tool, the libraries it reads with, its data, the user's own files.

Contents count, since an installation or a checkout sets new times; but contents are read only where name, size or
time of some file has changed since they were last read, so that the usual run looks at file entries alone.
"""

from __future__ import annotations

import re
import sys
import time
import unicodedata
from collections.abc import Iterable
from hashlib import blake2b
from importlib import import_module
from pathlib import Path

from lint.cache.store import Store
from lint.listing import GONE, SETTLED, File, libraries, listed

# Those with a say in findings.
_LIBRARIES = ("healthlint-", "spacy-", "pyromark-", "rapidfuzz-", "pyyaml-", "trafilatura-", "numpy-")
_REVIEW = re.compile(rb"""review_by["']?\s*:\s*["']?(\d{4}-\d{2}-\d{2})""")


def tool_signature(store: Store) -> str:
    """Changes with healthlint's code and data, with Python and with the libraries."""
    home = Path(__file__).parent.parent
    patterns = import_module("lint.patterns")  # not importlib.resources, which takes longer to load than all of this
    versions = libraries(_LIBRARIES)
    installed = next((name for name in versions if name.startswith("healthlint-")), "")
    places = [*map(Path, patterns.__path__), home]
    signature = files_signature(places, store, listed_in=home.parent / installed / "RECORD")
    return repr((sys.version_info[:3], unicodedata.unidata_version, *versions, signature))


def files_signature(places: Iterable[Path], store: Store, *, listed_in: Path | None = None) -> str:
    """Changes with the contents of files and folders, and when a fact among them comes up for review.

    `listed_in` is the list of files that pip writes, if it is there: it changes when they do, and is one file.
    """
    named = list(places)
    looked_at = listed([listed_in]) if listed_in is not None and listed_in.is_file() else listed(named)
    if not looked_at:
        return ""
    listing = blake2b(repr([(name, size, stamp) for name, _, size, stamp in looked_at]).encode("utf-8", "replace"))
    key = b"files " + listing.digest()[:16]
    kept = store.get(key)
    if kept is None:
        files = listed(named)
        kept = _read(files)
        if max(stamp for *_, stamp in files) < time.time_ns() - SETTLED:
            store.put(key, kept)
    contents, *review = kept.decode().split()
    today = time.strftime("%Y-%m-%d", time.gmtime())
    return f"{contents} {sum(day < today for day in review)}"


def _read(files: Iterable[File]) -> bytes:
    contents = blake2b(digest_size=16)
    review = []
    for name, path, size, _ in files:
        try:
            data = Path(path).read_bytes()
        except OSError:  # what is read after all has its own way to complain
            data = b""
        contents.update(f"{name}\0{size == GONE}{len(data)}\0".encode("utf-8", "replace") + data)
        review += [day.decode() for day in _REVIEW.findall(data)]
    return " ".join((contents.hexdigest(), *sorted(review))).encode()
