"""Entries on disk: one SQLite file, whose transactions keep it whole under parallel runs and sudden ends.

Every entry carries a checksum. Nothing here ever fails a run: what cannot be read was never there, and what cannot
be written is found again by the next run.
"""

from __future__ import annotations

import sqlite3
import time
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Self

from lint.cache.folder import STORE, make_folder

LARGEST = 256 * 1024 * 1024  # bytes; a site of 20,000 articles stays below
_BATCH = 256  # entries that are written at a time
_PATIENCE = 5.0  # seconds to wait for another process that writes
_PAGE = 32 * 1024  # bytes: a report lies in few pages, and is read five times as fast as from SQLite's usual ones
_OLDEST = 60  # days without use
_DAY = 86_400
_TABLE = "CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, used INTEGER NOT NULL, value BLOB NOT NULL)"


class Store:
    """Values by key; `put` is kept in memory until `flush`, which the `with` statement ends with."""

    def __init__(self, folder: Path, *, largest: int = LARGEST) -> None:
        """Use a folder, which is made when there is something to write; at most about `largest` bytes."""
        self._folder = folder
        self._largest = largest
        self._today = int(time.time()) // _DAY
        self._new: dict[bytes, bytes] = {}
        self._touched: list[bytes] = []
        self._connection: sqlite3.Connection | None = None
        self._off = False
        self._open(make=False)

    def get(self, key: bytes) -> bytes | None:
        """The value of a key; None where there is none, or a damaged one."""
        if key in self._new:
            return self._new[key]
        if self._connection is None:
            return None
        try:
            row = self._connection.execute("SELECT used, value FROM entries WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as fault:
            self._trouble(fault)
            return None
        if row is None or not isinstance(row[1], bytes) or _sum(row[1][4:]) != row[1][:4]:
            return None
        if row[0] != self._today:
            self._touched.append(key)
        return row[1][4:]

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value."""
        self._new[key] = value
        if len(self._new) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what is new in one transaction, and drop what is old where there is too much."""
        if (not self._new and not self._touched) or self._off:
            return
        for _ in range(2):  # a damaged file is replaced by an empty one, and written to the second time
            try:
                self._write()
            except (sqlite3.Error, OSError) as fault:
                self._trouble(fault)
            else:
                break
        self._new.clear()
        self._touched.clear()

    def close(self) -> None:
        """Write what is new and let the file go."""
        self.flush()
        self._leave()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _open(self, *, make: bool) -> None:
        path = self._folder / STORE
        if make:
            make_folder(self._folder)
        elif not path.is_file():
            return
        # A cache may lose its last entries when the power fails: waiting for the disk would cost more than they do.
        self._connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            self._connection.execute("PRAGMA synchronous = OFF")
            if make:
                self._connection.execute(f"PRAGMA page_size = {_PAGE}")
        except sqlite3.Error as fault:
            self._trouble(fault)

    def _write(self) -> None:
        if self._off:
            return
        if self._connection is None:
            self._open(make=True)
        if self._connection is None:
            return
        with suppress(sqlite3.Error):  # what a failed attempt has left open
            self._connection.execute("ROLLBACK")
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute(_TABLE)
        rows = [(key, self._today, _sum(value) + value) for key, value in self._new.items()]
        self._connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)
        used = [(self._today, key) for key in self._touched]
        self._connection.executemany("UPDATE entries SET used = ? WHERE key = ?", used)
        self._connection.execute("DELETE FROM entries WHERE used < ?", (self._today - _OLDEST,))
        self._connection.execute("COMMIT")
        self._shrink(self._connection)

    def _shrink(self, connection: sqlite3.Connection) -> None:
        """Drop the entries that were not used for longest, down to half, and give the room back."""
        names = ("page_count", "page_size", "freelist_count")
        pages, size, free = (_number(connection, f"PRAGMA {name}") for name in names)
        if (pages - free) * size <= self._largest:
            return
        half = _number(connection, "SELECT count(*) FROM entries") // 2
        oldest = "SELECT key FROM entries ORDER BY used, rowid LIMIT ?"
        connection.execute(f"DELETE FROM entries WHERE key IN ({oldest})", (half,))  # noqa: S608 - two texts of ours
        connection.execute("VACUUM")

    def _trouble(self, fault: Exception) -> None:
        """A damaged file is thrown away; where the file cannot be had (locked, read-only, full), do without."""
        damaged = type(fault) is sqlite3.DatabaseError or "no such" in str(fault)
        self._leave()
        if not damaged:
            self._off = True
            return
        for name in (STORE, f"{STORE}-journal"):
            try:
                (self._folder / name).unlink(missing_ok=True)
            except OSError:
                self._off = True

    def _leave(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None


def _sum(value: bytes) -> bytes:
    return zlib.crc32(value).to_bytes(4, "big")


def _number(connection: sqlite3.Connection, question: str) -> int:
    return int(connection.execute(question).fetchone()[0])
