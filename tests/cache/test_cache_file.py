"""The cache file: what is put in comes out, and nothing that is wrong with the file is an error or is believed."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from quotetrack import cache
from quotetrack.cache import Cache

KEY, OTHER = cache.key(b"salt", b"one"), cache.key(b"salt", b"other")
VALUE = b"a packed result \0\xff"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A cache file with one value under KEY."""
    file = tmp_path / "deep" / "texts.sqlite"
    _store(file, {KEY: VALUE})
    return file


def _store(file: Path, values: dict[bytes, bytes]) -> None:
    kept = Cache(file)
    for key, value in values.items():
        kept.put(key, value)
    kept.close()


def _stored(file: Path, key: bytes = KEY) -> bytes | None:
    kept = Cache(file)
    try:
        return kept.get(key)
    finally:
        kept.close()


def _sql(file: Path, *commands: str) -> None:
    with sqlite3.connect(file) as database:
        for command in commands:
            database.execute(command)
    database.close()


def test_a_value_comes_out_as_it_was_put_in(file: Path) -> None:
    assert _stored(file) == VALUE
    assert _stored(file, OTHER) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.write_bytes(b"no database at all, but some text of somebody"),
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes()[:1000]),
        lambda file: file.write_bytes(file.read_bytes()[:4096] + b"\xff" * 9000),
        lambda file: file.write_bytes(file.read_bytes()[:16] + b"\0" * 84 + file.read_bytes()[100:]),
        lambda file: _sql(file, "UPDATE text SET value = x'80054e2e'"),
        lambda file: _sql(file, "UPDATE text SET value = 'words'"),
        lambda file: _sql(file, "UPDATE text SET value = NULL"),
        lambda file: _sql(file, "UPDATE text SET sum = x'00'"),
        lambda file: _sql(file, "DROP TABLE text"),
        lambda file: _sql(file, "ALTER TABLE text RENAME COLUMN value TO values_"),
        lambda file: _sql(file, "PRAGMA user_version = 77"),
        lambda file: _sql(file, "PRAGMA application_id = 0"),
    ],
    ids=[
        "garbage",
        "empty",
        "cut off",
        "pages lost",
        "header lost",
        "another value",
        "a value of text",
        "no value",
        "another sum",
        "no table",
        "another column",
        "another form",
        "another program",
    ],
)
def test_what_is_damaged_or_old_is_not_believed_and_built_again(damage: Callable[[Path], object], file: Path) -> None:
    damage(file)
    assert _stored(file) is None
    _store(file, {OTHER: b"new"})
    assert _stored(file, OTHER) == b"new"


def test_a_file_that_is_no_cache_is_put_aside_and_not_lost(tmp_path: Path) -> None:
    mine = tmp_path / "overrides.csv"
    mine.write_text("id,doc,quote", encoding="utf-8")
    _store(mine, {KEY: b"value"})
    assert (tmp_path / "overrides.csv.damaged").read_text(encoding="utf-8") == "id,doc,quote"
    assert _stored(mine) == b"value"


def test_a_value_under_another_key_is_not_believed(file: Path) -> None:
    _sql(file, f"UPDATE text SET key = x'{OTHER.hex()}'")
    assert _stored(file, OTHER) is None


@pytest.mark.parametrize("place", ["file.txt/texts.sqlite", "folder"])
def test_a_place_that_takes_no_file_is_no_error(place: str, tmp_path: Path) -> None:
    (tmp_path / "file.txt").write_text("a file, no folder", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    kept = Cache(tmp_path / place)
    kept.put(KEY, b"value")
    assert kept.get(OTHER) is None
    kept.close()
    assert (tmp_path / "folder").is_dir()


def test_a_file_that_another_run_holds_is_no_error_and_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_WAIT", 0.05)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    _store(file, {OTHER: b"lost"})
    assert _stored(file) is None
    other.rollback()
    other.close()
    assert _stored(file) == VALUE


def test_a_full_disk_is_no_error(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Cache(file)
    kept._database.execute("PRAGMA max_page_count = 3")
    kept.put(OTHER, b"x" * 100_000)
    kept.close()
    assert _stored(file) == VALUE
    assert _stored(file, OTHER) is None


def test_several_runs_at_once_keep_what_each_found(tmp_path: Path) -> None:
    file = tmp_path / "texts.sqlite"
    keys = [[cache.key(b"", bytes([run, number])) for number in range(200)] for run in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda run: _store(file, {key: key for key in keys[run]}), range(4)))
    kept = Cache(file)
    assert all(kept.get(key) == key for run in keys for key in run)
    kept.close()


def test_runs_that_begin_one_file_at_once_keep_what_each_found(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        for number in range(100):
            file = tmp_path / f"{number}.sqlite"
            list(pool.map(lambda run, file=file: _store(file, {bytes([run]): b"value"}), range(8)))
            assert [_stored(file, bytes([run])) for run in range(8)] == [b"value"] * 8


def test_what_is_not_used_for_long_goes_and_what_is_used_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Later(dt.date):
        days = 0

        @classmethod
        def today(cls) -> Later:
            return cls.fromordinal(dt.date(2024, 1, 1).toordinal() + cls.days)

    file.unlink()
    monkeypatch.setattr(dt, "date", Later)
    _store(file, {KEY: b"used", OTHER: b"not used"})
    for Later.days in (50, 100):
        assert _stored(file) == b"used"
    assert _stored(file, OTHER) is None


def test_the_key_hangs_on_every_part_and_on_the_salt() -> None:
    keys = [cache.key(b"s", b"ab", b"c"), cache.key(b"s", b"a", b"bc"), cache.key(b"t", b"ab", b"c"), cache.key(b"s")]
    assert len(set(keys)) == len(keys)


def test_the_salt_hangs_on_the_content_of_the_users_files(tmp_path: Path) -> None:
    topics = tmp_path / "topics.toml"
    topics.write_text("# one", encoding="utf-8")
    before = cache.salt([topics, None])
    assert before == cache.salt([topics, None])
    topics.write_text("# two", encoding="utf-8")
    assert len({before, cache.salt([topics, None]), cache.salt([None, topics]), cache.salt([None, None])}) == 4
