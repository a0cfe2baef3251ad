"""Lexicon files in, validated entries out: the one loader for every TOML and CSV word list, built-in or the user's.

A lexicon is a TOML file of `[[entry]]` tables or a CSV file with a header. The stage that uses it passes a named tuple,
or a frozen dataclass where entries check themselves; its fields are the allowed keys, and those without a default are
required. A dataclass's field whose key is no name in Python says so in its metadata: `field(metadata={"key": "from"})`.
"""

from __future__ import annotations

import codecs
import csv
import dataclasses
import difflib
import io
import tomllib
import types
import typing
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from quotetrack.model import PartialDate, brief

Entry = TypeVar("Entry")


class LexiconError(ValueError):
    """A lexicon file that cannot be used; the message names the file, the entry and the cure."""


def builtin(name: str, shape: type[Entry]) -> tuple[Entry, ...]:
    """Give the entries of a lexicon shipped with quotetrack, e.g. `builtin("cues.toml", Cue)`."""
    text = resources.files(__name__).joinpath("data", name).read_text(encoding="utf-8")
    return parse(text, shape, name)


def load(path: Path, shape: type[Entry]) -> tuple[Entry, ...]:
    """Give the entries of a user's lexicon file; raise LexiconError when it is missing or wrong."""
    try:
        raw = path.read_bytes()
        utf16 = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        text = raw.decode("utf-16" if utf16 else "utf-8-sig")
    except FileNotFoundError:
        raise LexiconError(f"{path}: no such file") from None
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise LexiconError(f"{path}: is not UTF-8 text; save it again, in Excel as 'CSV UTF-8'") from None
    return parse(text, shape, str(path))


def parse(text: str, shape: type[Entry], name: str) -> tuple[Entry, ...]:
    """Turn a file's text into entries of `shape`; the suffix of `name` tells TOML from CSV."""
    table = name.endswith(".csv")
    rows = _csv_rows(text, name) if table else _toml_rows(text, name)
    keys = _keys(shape)
    for where, row in rows:
        for written in row:
            if written not in keys:
                near = difflib.get_close_matches(written, keys, n=1)
                cure = f"did you mean '{near[0]}'?" if near else f"known are {', '.join(keys)}"
                raise LexiconError(f"{name}, {'line 1' if table else where}: '{brief(written)}' is not known; {cure}")
    return tuple([_entry(row, shape, keys, f"{name}, {where}") for where, row in rows])


class _Key(typing.NamedTuple):
    """What an entry may say under a key: the field that takes it, of what kind it is, and whether it must be there."""

    field: str
    hint: Any
    required: bool


def _keys(shape: type) -> Mapping[str, _Key]:
    hints = typing.get_type_hints(shape)
    if dataclasses.is_dataclass(shape):
        return {
            field.metadata.get("key", field.name): _Key(
                field.name, hints[field.name], field.default is dataclasses.MISSING
            )
            for field in dataclasses.fields(shape)
        }
    defaults: Mapping[str, Any] = getattr(shape, "_field_defaults")  # noqa: B009 (a type does not say so)
    return {name: _Key(name, hint, name not in defaults) for name, hint in hints.items()}


def _toml_rows(text: str, name: str) -> list[tuple[str, Mapping[str, Any]]]:
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise LexiconError(f"{name}: not valid TOML: {brief(str(error), 120)}") from None
    unknown = sorted(set(tables) - {"entry"})
    if unknown:
        raise LexiconError(f"{name}: '{brief(unknown[0])}' is not known; entries stand under [[entry]]")
    entries = tables.get("entry", [])
    if not isinstance(entries, list) or not all(isinstance(row, dict) for row in entries):
        raise LexiconError(f"{name}: each entry must begin with [[entry]] on a line of its own")
    return [(f"entry {number}", row) for number, row in enumerate(entries, 1)]


def _csv_rows(text: str, name: str) -> list[tuple[str, Mapping[str, Any]]]:
    """Read rows with their line numbers; the header shows whether commas, semicolons or tabs part the cells."""
    header = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count))
    rows: list[tuple[str, Mapping[str, Any]]] = []
    try:
        for row in reader:
            cells = {(key or "").strip(): value.strip() for key, value in row.items() if isinstance(value, str)}
            if any(row.get(None) or []):
                raise LexiconError(
                    f"{name}, line {reader.line_num}: more cells than the header has columns; "
                    "put quotation marks around a cell that holds a comma"
                )
            if any(cells.values()):
                rows.append((f"line {reader.line_num}", {key: value for key, value in cells.items() if value}))
    except csv.Error as error:
        raise LexiconError(f"{name}, line {reader.line_num}: not valid CSV: {error}") from None
    return rows


def _entry(row: Mapping[str, Any], shape: type[Entry], keys: Mapping[str, _Key], where: str) -> Entry:
    for name, key in keys.items():
        if key.required and name not in row:
            raise LexiconError(f"{where}: '{name}' is missing")
    values = {keys[name].field: _value(value, keys[name].hint, f"{where}: '{name}'") for name, value in row.items()}
    try:
        return shape(**values)
    except ValueError as error:
        raise LexiconError(f"{where}: {error}") from None


def _value(value: object, hint: Any, where: str) -> object:
    """Check one cell against its type hint: str, bool, date, Literal or tuple[str, ...] (in CSV split at `|`)."""
    if hint is str and isinstance(value, str):
        return value
    origin, options = _taken_apart(hint)
    if origin is types.UnionType:
        return _value(value, next(option for option in options if option is not type(None)), where)
    if origin is tuple:
        if isinstance(value, str):
            value = [part.strip() for part in value.split("|") if part.strip()]
        if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
            raise LexiconError(f"{where} must be a list of texts")
        return tuple(value) if options[0] is str else tuple(_value(part, options[0], where) for part in value)
    if origin is typing.Literal:
        if value not in options:
            near = difflib.get_close_matches(str(value), map(str, options), n=1)
            raise LexiconError(
                f"{where}: '{brief(str(value))}' is not one of {', '.join(map(str, options))}"
                + (f"; did you mean '{near[0]}'?" if near else "")
            )
        return value
    if hint is PartialDate and isinstance(value, str):
        try:
            return PartialDate.parse(value)
        except ValueError as error:
            raise LexiconError(f"{where}: {error}") from None
    if hint is bool or hint is str:
        if not isinstance(value, hint):
            raise LexiconError(f"{where} must be {'true or false' if hint is bool else 'a text'}")
        return value
    raise TypeError(f"{where}: a lexicon cannot hold {hint}")


@cache
def _taken_apart(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    return typing.get_origin(hint), typing.get_args(hint)
