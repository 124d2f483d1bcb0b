"""Results of earlier runs by what they depend on: path, bytes, tool, data, settings and options."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from lint.cache import piece as pieces
from lint.cache.piece import Piece
from lint.cache.signature import files_signature, tool_signature
from lint.cache.store import Store
from lint.errors import UnlintedError

if TYPE_CHECKING:
    from lint.config.settings import Settings
    from lint.findings.result import Result
    from lint.read.article import Article


class Cache:
    """Finds and keeps results; `settings_of` gives the settings of a path, `options` is what else changes findings."""

    def __init__(
        self, store: Store, *, settings_of: Callable[[str], Settings] | None = None, options: tuple[object, ...] = ()
    ) -> None:
        """Use a store, which the run closes at its end."""
        self._store = store
        self._settings_of = settings_of
        self._tool = f"{tool_signature(store)} {options!r}"
        self._signed: dict[int, tuple[Settings, str]] = {}  # with the settings, so that no others can have their id

    def key(self, path: str, data: bytes) -> bytes:
        """The name under which everything about an article's bytes, as they are linted now, is kept."""
        said = f"{self._tool}\0{self._settings(path)}\0{path}\0".encode("utf-8", "surrogatepass")
        return blake2b(said + blake2b(data).digest(), digest_size=16).digest()

    def result(self, key: bytes, path: str, data: bytes) -> Result | None:
        """The result that was kept, without ledger and score card; its article is read from the bytes."""
        kept = self._store.get(key)
        if kept is None:
            return None
        from lint.cache import record  # noqa: PLC0415 - a report made of pieces needs no findings

        try:
            return record.unpack(kept, path, lambda: _article(path, data))
        except (ValueError, TypeError, KeyError):  # whole, but not ours
            return None

    def keep_result(self, key: bytes, result: Result) -> None:
        """Keep a result for the next run."""
        from lint.cache import record  # noqa: PLC0415 - as above

        if not isinstance(result.error, UnlintedError):
            self._store.put(key, record.pack(result))

    def piece(self, key: bytes, path: str, layout: str) -> Piece | None:
        """The part of a report of this layout that was kept."""
        kept = self._store.get(_of_layout(key, layout))
        if kept is None:
            return None
        try:
            return pieces.unpack(kept, path)
        except (ValueError, TypeError):
            return None

    def keep_piece(self, key: bytes, piece: Piece, layout: str) -> None:
        """Keep a part of a report of this layout."""
        if not isinstance(piece.error, UnlintedError):
            self._store.put(_of_layout(key, layout), pieces.pack(piece))

    def close(self) -> None:
        """Write what is new."""
        self._store.close()

    def _settings(self, path: str) -> str:
        if self._settings_of is None:
            return ""
        settings = self._settings_of(path)
        if id(settings) not in self._signed:
            places = [Path(listed.path) for listed in (*settings.rules, *settings.facts)]
            said = f"{settings.digest} {files_signature(places, self._store)}"
            self._signed[id(settings)] = settings, said
        return self._signed[id(settings)][1]


def _article(path: str, data: bytes) -> Article:
    from lint.read.load import read_article  # noqa: PLC0415 - the readers are not needed for what could not be read

    return read_article(path, data)


def _of_layout(key: bytes, layout: str) -> bytes:
    return blake2b(key + layout.encode(), digest_size=16).digest()
