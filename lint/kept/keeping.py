"""Anything that is loaded from files, kept between runs: made anew when a file, the tool or Python has changed."""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable, Sequence
from hashlib import blake2b
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from lint.kept import record
from lint.kept.collecting import collected_later
from lint.kept.folder import kept_folder
from lint.kept.sources import DIGEST, Sources, sources_of, versions
from lint.listing import SETTLED

T = TypeVar("T")
_NO_STAMP = bytes(DIGEST)  # one that no files have


def kept(
    name: str,
    places: Sequence[Traversable],
    make: Callable[[], T],
    *,
    known_as: Sequence[str] = (),
    sound: Callable[[T], bool] = lambda _: True,
) -> T:
    """What `make` loads from folders, or what an earlier run has loaded from the same files.

    `known_as` is what else it depends on, such as the names that the places go by. It is not kept if `make` raises,
    or if it is not `sound`.
    """
    folder = kept_folder()
    folders = [place for place in places if isinstance(place, Path)]
    if folder is None or len(folders) < len(places):  # what lies in an archive has no files to look at
        return make()
    try:
        sources = sources_of(folders)
    except OSError:  # `make` says what is wrong with them
        return make()
    said = repr((name, versions(), [str(place.absolute()) for place in folders], list(known_as)))
    digest = blake2b(said.encode("utf-8", "surrogateescape"), digest_size=10).hexdigest()
    return _kept(folder / f"{name}-{digest}{record.ENDING}", sources, make, sound)


def _kept(file: Path, sources: Sources, make: Callable[[], T], sound: Callable[[T], bool]) -> T:
    now = sources.stamp
    stamp = now if sources.newest < time.time_ns() - SETTLED else _NO_STAMP
    found, contents = record.read(file), None
    if found is not None and found.stamp != now:
        contents = _contents(sources)
        if found.contents == contents:  # other times, as a checkout sets them
            data = found.data
            record.write(file, stamp=stamp, contents=contents, data=lambda: data)
        else:
            found = None
    if found is not None:
        try:
            with collected_later():
                whole: T = pickle.loads(found.data)  # noqa: S301 - only this user can have written it
        except Exception:  # noqa: BLE001, S110 - whatever is wrong with it, the files are still there
            pass
        else:
            return whole
    contents = contents or _contents(sources)
    made = make()
    if contents is not None and sound(made):
        record.write(file, stamp=stamp, contents=contents, data=lambda: pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
    return made


def _contents(sources: Sources) -> bytes | None:
    try:
        return sources.contents()
    except OSError:
        return None
