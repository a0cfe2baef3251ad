"""Files, web pages and rows in, addresses that a workbook can hold out: relative to its folder, percent-encoded."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from xlsxwriter.utility import xl_range

# What may stand in a web address unencoded: RFC 3986 reserved characters, and % of what is encoded already.
_WEB_SAFE = "%:/?#[]@!$&'()*+,;=~"


class Part(NamedTuple):
    """One worksheet of a table, and the number of rows that it takes."""

    sheet: str
    rows: int


def file_address(file: str, folder: str) -> str:
    """Give the way from `folder`, itself no link, to a file as a relative reference: `../texts/a%20b.txt`.

    Folders that have no common root (two drives of Windows) give an absolute `file:` address.
    """
    try:
        way = os.path.relpath(file, folder)
    except ValueError:
        return Path(file).resolve().as_uri()
    return quote(way.replace(os.sep, "/").encode(errors="surrogateescape"))


def web_address(address: str) -> str:
    """Give a web address with everything encoded that may not stand in one."""
    return quote(address.encode(errors="replace"), safe=_WEB_SAFE)


def place_address(parts: Sequence[Part], first: int, last: int) -> str:
    """Give the address of rows of a table (from 0, without its header), for a link within the workbook.

    Of rows that go over two sheets it gives those on the first; "" when there are no such rows.
    """
    for part in parts:
        if first < part.rows:
            rows = xl_range(first + 1, 0, min(last, part.rows - 1) + 1, 0)
            return f"'{part.sheet}'!{rows}"
        first, last = first - part.rows, last - part.rows
    return ""
