"""A `metadata.csv` in, what it says of each text out, with a plain sentence for every cell that cannot be used."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from quotetrack.model import PartialDate, brief
from quotetrack.reading.decoding import NotTextError, decode
from quotetrack.reading.stamps import parse_date

COLUMNS = ("doc", "title", "outlet", "published", "url")


class MetadataRow(NamedTuple):
    """What is known of one text from outside it: a row of metadata.csv or the cells beside a text in a table.

    `where` names the file and line; `trouble` is the sentence for a date that cannot be read.
    """

    doc: str
    title: str = ""
    outlet: str = ""
    published: PartialDate | None = None
    url: str = ""
    where: str = ""
    trouble: str = ""


def read_metadata(path: Path) -> tuple[list[MetadataRow], list[str]]:
    """Read one metadata.csv; give its rows and sentences about what is wrong with it as a whole."""
    try:
        text = decode(path.read_bytes()).text
    except NotTextError as error:
        return [], [f"{path}: this file {error}; fill it in or remove it"]
    except OSError as error:
        return [], [f"{path}: cannot be read ({(error.strerror or str(error)).lower()})"]
    reader = csv.reader(io.StringIO(text), delimiter=delimiter_of(text))
    try:
        return _rows(reader, path)
    except csv.Error as error:
        return [], [f"{path}, line {reader.line_num}: no valid CSV ({error}); save it again from a spreadsheet"]


def _rows(reader: Any, path: Path) -> tuple[list[MetadataRow], list[str]]:
    rows: dict[str, MetadataRow] = {}
    problems: list[str] = []
    header: list[str] = []
    for cells in reader:
        line = reader.line_num
        if not any(cell.strip() for cell in cells):
            continue
        if not header:
            header = [cell.strip().lower() for cell in cells]
            problems += [f"{path}, line {line}: {said}" for said in _header_faults(header)]
            if "doc" not in header:
                return [], problems
            continue
        row = row_of(dict(zip(header, cells, strict=False)), f"{path}, line {line}")
        if not row.doc:
            problems.append(f"{path}, line {line}: no 'doc'; write the text's name there")
        elif row.doc in rows:
            problems.append(f"{path}, line {line}: '{brief(row.doc)}' stands in an earlier line too; keep one of them")
        else:
            rows[row.doc] = row
    return list(rows.values()), problems


def _header_faults(header: Collection[str]) -> list[str]:
    if "doc" not in header:
        return [f"no column 'doc'; the first line must name the columns: {', '.join(COLUMNS)}"]
    faults = []
    for name in header:
        if name and name not in COLUMNS:
            near = difflib.get_close_matches(name, COLUMNS, n=1)
            cure = f"did you mean '{near[0]}'?" if near else f"known are {', '.join(COLUMNS)}"
            faults.append(f"column '{brief(name)}' is not known; {cure}")
    return faults


def row_of(cells: dict[str, str], where: str) -> MetadataRow:
    """Make a row from cells by column name; a date that cannot be read becomes the row's trouble."""
    values = {name: cells.get(name, "").strip() for name in COLUMNS}
    published, trouble = None, ""
    if values["published"]:
        published = parse_date(values["published"])
        if not published:
            trouble = f"{where}: '{brief(values['published'])}' is no date that can be read; write YYYY-MM-DD"
    return MetadataRow(values["doc"], values["title"], values["outlet"], published, values["url"], where, trouble)


def unknown_docs(rows: Iterable[MetadataRow], docs: Collection[str]) -> list[str]:
    """Give a sentence for each row whose text does not exist, with the name that comes nearest."""
    known, listed = set(docs), sorted(docs)
    said = []
    for row in rows:
        if row.doc not in known:
            from rapidfuzz import process  # slow to load, and hardly any run needs it

            near = process.extractOne(row.doc, listed, score_cutoff=70)
            cure = (
                f"did you mean '{brief(near[0])}'?"
                if near
                else "write the file's path below the folder, without suffix"
            )
            said.append(f"{row.where}: there is no text '{brief(row.doc)}'; {cure}")
    return said


def delimiter_of(text: str) -> str:
    """Tell comma, semicolon and tab apart by the header line, as spreadsheets of different countries save them."""
    header = text.lstrip().partition("\n")[0]
    return max(",;\t", key=lambda mark: (header.count(mark), mark == ","))
