"""Paths in, a sorted list of things to read out: the walk over folders, suffixes, names of texts."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from quotetrack.reading.decoding import whole
from quotetrack.reading.metadata import MetadataRow, read_metadata

Format: TypeAlias = Literal["text", "html", "docx", "pdf", "csv", "jsonl", "parquet"]

FORMATS: Mapping[str, Format] = {
    ".txt": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".pdf": "pdf",
    ".csv": "csv",
    ".jsonl": "jsonl",
    ".parquet": "parquet",
}
TABLES: frozenset[Format] = frozenset({"csv", "jsonl", "parquet"})
# Tables that an analyst keeps beside the texts and that hold no articles.
_OWN_TABLES = frozenset({"metadata.csv", "overrides.csv", "officials.csv"})


class PathError(ValueError):
    """A path that the user gave and that cannot be read at all; one plain sentence with the cure."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to read: a file that holds one text, or a table of articles.

    `doc` is the name of the text, or what the names of a table's rows begin with. `metadata` holds the rows of
    `metadata.csv` that may concern it, by name of text. `trouble` is set when it is known beforehand to be unreadable.
    """

    path: Path
    doc: str
    format: Format
    metadata: Mapping[str, MetadataRow] = field(default_factory=dict)
    trouble: str = ""

    @property
    def is_table(self) -> bool:
        """Say whether the item may hold many texts."""
        return self.format in TABLES


class Gathered(NamedTuple):
    """What lies under the given paths: items sorted by name, files left out by suffix, sentences for the user.

    `rows` are those of every metadata.csv; `unknown_docs` tells which have no text once all names are known.
    """

    items: tuple[Item, ...]
    skipped: Mapping[str, int]
    problems: tuple[str, ...] = ()
    rows: tuple[MetadataRow, ...] = ()


def gather(paths: Sequence[Path]) -> Gathered:
    """List all texts and tables under files and folders; the answer does not depend on the order of `paths`.

    Raises PathError when a given path does not exist, or is a file that quotetrack cannot read.
    """
    walk = _Walk()
    for path in sorted(set(paths), key=lambda path: (not path.is_dir(), str(path))):
        walk.start(path)
    items = _unique_names(walk.items)
    metadata, problems = _all_metadata(walk.metadata_files)
    return Gathered(
        items=tuple(_with_metadata(items, metadata)),
        skipped=dict(sorted(walk.skipped.items())),
        problems=tuple(walk.problems + problems),
        rows=() if walk.alone else tuple(metadata.values()),  # a file given alone leaves its neighbours out
    )


class _Walk:
    """The walk over the given paths: each file once, whatever links lead to it."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.skipped: Counter[str] = Counter()
        self.problems: list[str] = []
        self.metadata_files: list[tuple[Path, str]] = []
        self.alone = False
        self._folders: set[tuple[int, int]] = set()
        self._files: set[tuple[int, int]] = set()

    def start(self, path: Path) -> None:
        try:
            mode = path.stat().st_mode
        except FileNotFoundError:
            raise PathError(f"{path}: no such file or folder; check the spelling, or run 'quotetrack init'") from None
        except (OSError, ValueError) as error:
            raise PathError(f"{path}: cannot be opened ({plain_reason(error)})") from None
        if stat.S_ISDIR(mode):
            self._folder(path)
            return
        suffix = path.suffix.lower()
        if suffix not in FORMATS:
            known = ", ".join(FORMATS)
            raise PathError(f"{path}: quotetrack reads {known}; save it as one of these")
        if path.name.lower() == "metadata.csv":
            raise PathError(f"{path}: holds data about texts; give the folder that it lies in")
        self.alone = True
        self._file(path, path.stem, FORMATS[suffix], path.stat)
        beside = path.with_name("metadata.csv")
        if beside.is_file() and all(beside != known for known, _ in self.metadata_files):
            self.metadata_files.append((beside, ""))

    def _folder(self, top: Path) -> None:
        """Take in all files below `top`; an explicit stack, because folders may be nested deeply."""
        stack = [(top, "")]
        while stack:
            folder, prefix = stack.pop()
            try:
                found = folder.stat()
                if (found.st_dev, found.st_ino) in self._folders:
                    continue
                self._folders.add((found.st_dev, found.st_ino))
                with os.scandir(folder) as entries:
                    listed = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                self.problems.append(f"{folder}: this folder cannot be opened ({plain_reason(error)})")
                continue
            for entry in listed:
                if entry.name.startswith((".", "~$")):
                    continue
                path = folder / entry.name
                if _is_folder(entry):
                    stack.append((path, f"{prefix}{entry.name}/"))
                elif entry.name.lower() == "metadata.csv":
                    self.metadata_files.append((path, whole(prefix)))
                elif entry.name.lower() not in _OWN_TABLES:
                    suffix = path.suffix.lower()
                    if suffix in FORMATS:
                        self._file(path, f"{prefix}{path.stem}", FORMATS[suffix], entry.stat)
                    else:
                        self.skipped[suffix or "(none)"] += 1

    def _file(self, path: Path, doc: str, format: Format, look: Callable[[], os.stat_result]) -> None:
        trouble = ""
        try:
            found = look()
            if not stat.S_ISREG(found.st_mode):  # opening a pipe would wait for ever
                trouble = "is not a regular file; copy its text into one"
            elif (found.st_dev, found.st_ino) in self._files:
                return
            self._files.add((found.st_dev, found.st_ino))
        except OSError as error:
            trouble = f"cannot be read ({plain_reason(error)})"
        self.items.append(Item(path, whole(doc), format, trouble=trouble))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def plain_reason(error: Exception) -> str:
    """Say what the system says of a path, without numbers and without the path itself."""
    return (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)


def _unique_names(items: Iterable[Item]) -> list[Item]:
    """Sort the items by name and give those that share one ("a.txt", "a.html") their suffix or a number."""
    items = list(items)
    if len({item.doc for item in items}) == len(items):
        return sorted(items, key=lambda item: item.doc)
    taken: set[str] = set()
    named: list[Item] = []
    for item in sorted(items, key=lambda item: (item.doc, item.path.suffix, str(item.path))):
        doc = item.doc
        if doc in taken:
            doc = with_suffix = f"{item.doc}{item.path.suffix}"
            number = 2
            while doc in taken:
                doc = f"{with_suffix}-{number}"
                number += 1
        taken.add(doc)
        named.append(item if doc == item.doc else replace(item, doc=doc))
    return sorted(named, key=lambda item: item.doc)


def _all_metadata(files: Iterable[tuple[Path, str]]) -> tuple[dict[str, MetadataRow], list[str]]:
    """Read every metadata.csv; a row nearer to its text (in a deeper folder) outranks one further up."""
    rows: dict[str, MetadataRow] = {}
    problems: list[str] = []
    for path, prefix in sorted(files, key=lambda file: (file[1].count("/"), str(file[0]))):
        found, said = read_metadata(path)
        rows |= {prefix + row.doc: row._replace(doc=prefix + row.doc) for row in found}
        problems += said
    return rows, problems


def _with_metadata(items: Sequence[Item], metadata: Mapping[str, MetadataRow]) -> Iterator[Item]:
    """Give each text its row, and each table the rows that no file claims."""
    files = {item.doc for item in items if not item.is_table}
    unclaimed = {doc: row for doc, row in metadata.items() if doc not in files}
    for item in items:
        if item.is_table:
            yield replace(item, metadata=unclaimed) if unclaimed else item
        else:
            yield replace(item, metadata={item.doc: metadata[item.doc]}) if item.doc in metadata else item
