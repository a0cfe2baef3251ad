"""The packed results for single texts in, the same out on a later run: one SQLite file in the user's cache folder.

A result stands under a key made of everything that it depends on, so nothing in the file is ever out of date; and each
value has a check sum, so nothing in it is trusted. A cache is a convenience: what goes wrong with it is no error, and
the run goes on without it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import importlib.metadata
import os
import sqlite3
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import platformdirs

_FORM = 1  # the form of the file, raised when it changes
_APPLICATION = 0x71747261
_TABLE = "CREATE TABLE IF NOT EXISTS text (key BLOB PRIMARY KEY, sum BLOB, value BLOB, day INTEGER)"
_WAIT = 5.0  # seconds that one run waits for another to finish writing
_BATCH = 500  # texts that are written at once
_DAYS = 60  # what no run has used for so long is thrown out
_ERRORS = (sqlite3.Error, UnicodeDecodeError, MemoryError)  # the last two from words and sizes of a damaged file
_READERS = ("trafilatura", "htmldate", "lxml", "pypdf", "python-docx", "charset-normalizer")


def default_path() -> Path:
    """Give the cache file in the user's own cache folder."""
    return platformdirs.user_cache_path("quotetrack") / "texts.sqlite"


def salt(files: Iterable[Path | None]) -> bytes:
    """Digest what results depend on besides their texts: the program, what reads files for it, the given lexicons."""
    digest = hashlib.blake2b(_program())
    for file in files:
        digest.update(b"-" if file is None else hashlib.blake2b(file.read_bytes()).digest())
    return digest.digest()


def key(salt: bytes, *parts: bytes) -> bytes:
    """Make the key of a result from the salt and all parts of what it was made from."""
    digest = hashlib.blake2b(salt, digest_size=24)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


class Cache:
    """Results by key, in one SQLite file; safe to use from several runs and processes at once.

    A file that is damaged, old or not a cache at all is put aside under another name and begun anew.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._new: list[tuple[bytes, bytes, bytes, int]] = []
        self._used: list[tuple[int, bytes]] = []
        self._today = dt.date.today().toordinal()
        self._database = self._opened()

    def get(self, key: bytes) -> bytes | None:
        """Give the value under a key, None when there is none or it is damaged."""
        try:
            found = self._database.execute("SELECT sum, value, day FROM text WHERE key = ?", (key,)).fetchone()
        except _ERRORS as error:
            self._mend(error)
            return None
        if found is None or not isinstance(found[1], bytes) or found[0] != _sum(key, found[1]):
            return None
        if found[2] != self._today:
            self._used.append((self._today, key))
        return found[1]

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value; it is on disk at the latest when the cache is closed."""
        self._new.append((key, _sum(key, value), value, self._today))
        if len(self._new) >= _BATCH:
            self._write()

    def close(self) -> None:
        """Write what is new and throw out what has not been used for long."""
        self._write()
        self._database.close()

    def _write(self) -> None:
        new, used, self._new, self._used = self._new, self._used, [], []
        try:
            with self._database:
                self._database.executemany("INSERT OR REPLACE INTO text VALUES (?, ?, ?, ?)", new)
                self._database.executemany("UPDATE text SET day = ? WHERE key = ?", used)
                self._database.execute("DELETE FROM text WHERE day < ?", (self._today - _DAYS,))
        except _ERRORS as error:
            self._mend(error)

    def _opened(self) -> sqlite3.Connection:
        for _ in range(2):
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                return _connect(self._path)
            except _ERRORS as error:
                if not _is_damage(error) or not self._put_aside():
                    break
            except OSError:
                break
        return _nowhere()

    def _mend(self, error: Exception) -> None:
        """Begin anew after damage; after any other trouble (locked, disk full) go on without what did not work."""
        if _is_damage(error):
            self._database.close()
            self._database = self._opened() if self._put_aside() else _nowhere()

    def _put_aside(self) -> bool:
        """Rename the file, for it may be the user's own and named by mistake."""
        try:
            for end in ("", "-journal"):
                file = Path(f"{self._path}{end}")
                if file.exists():
                    file.replace(f"{file}.damaged")
        except OSError:
            return False
        return True


class _DamagedError(sqlite3.DatabaseError):
    """A whole SQLite file that is no cache of this form."""


def _connect(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=_WAIT)
    try:
        # A process that is killed leaves the file whole all the same; only a machine that fails may not.
        database.execute("PRAGMA synchronous = OFF")
        # The tables come first: another run that begins the file just now makes them last.
        (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        (form,) = database.execute("PRAGMA user_version").fetchone()
        (application,) = database.execute("PRAGMA application_id").fetchone()
        if tables and (form, application) != (_FORM, _APPLICATION):
            raise _DamagedError
        if not tables:
            with database:
                database.execute(f"PRAGMA user_version = {_FORM}")
                database.execute(f"PRAGMA application_id = {_APPLICATION}")
                database.execute(_TABLE)
        database.execute("SELECT key, sum, value, day FROM text LIMIT 1").fetchone()
    except _ERRORS:
        database.close()
        raise
    return database


def _nowhere() -> sqlite3.Connection:
    """Give a cache that lasts as long as the run."""
    database = sqlite3.connect(":memory:")
    database.execute(_TABLE)
    return database


def _is_damage(error: Exception) -> bool:
    if isinstance(error, _DamagedError) or not isinstance(error, sqlite3.Error):
        return True
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)


def _sum(key: bytes, value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=16, key=key).digest()


@cache
def _program() -> bytes:
    """Digest quotetrack's own files, so that no change of it finds results from before, and what it reads files by."""
    digest = hashlib.blake2b(f"{_FORM} {sys.version}".encode())
    top = Path(__file__).parent
    for folder, folders, files in os.walk(top):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            path = Path(folder, name)
            digest.update(str(path.relative_to(top)).encode())
            digest.update(hashlib.blake2b(path.read_bytes()).digest())
    for name in _READERS:
        try:
            digest.update(f"{name} {importlib.metadata.version(name)}".encode())
        except importlib.metadata.PackageNotFoundError:
            digest.update(f"{name} -".encode())
    return digest.digest()
