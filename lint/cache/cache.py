"""Results of earlier runs by what they depend on: path, bytes, tool, data and settings."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from lint.cache import record
from lint.cache.signature import files_signature, tool_signature
from lint.cache.store import Store
from lint.errors import UnlintedError
from lint.read.load import read_article

if TYPE_CHECKING:
    from lint.config.settings import Settings
    from lint.findings.result import Result


class Cache:
    """Finds and keeps results; `settings_of` gives the settings of a path."""

    def __init__(self, store: Store, *, settings_of: Callable[[str], Settings] | None = None) -> None:
        """Use a store, which the run closes at its end."""
        self._store = store
        self._settings_of = settings_of
        self._tool = tool_signature(store)
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
        try:
            return record.unpack(kept, path, lambda: read_article(path, data))
        except (ValueError, TypeError, KeyError):  # whole, but not ours
            return None

    def keep(self, key: bytes, result: Result) -> None:
        """Keep a result for the next run."""
        if not isinstance(result.error, UnlintedError):
            self._store.put(key, record.pack(result))

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
