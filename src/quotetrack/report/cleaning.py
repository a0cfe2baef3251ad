"""Text of any origin in, text that a spreadsheet cell may hold out; what had to be changed is counted.

Limits as Microsoft states them in "Excel specifications and limits": 1,048,576 rows a sheet, 32,767 characters a cell
(UTF-16 units), 65,530 hyperlinks a sheet; a link of more than 2,079 characters does not open.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from quotetrack.report.words import number

# What XML 1.0 cannot hold: control characters, lone surrogates, U+FFFE and U+FFFF.
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CARE = re.compile(r"[\x00-\x08\x0b-\x1f&<>\ud800-\udfff\ufffe\uffff]|_x")
_ESCAPE_OF_XLSX = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LINE_ENDS = re.compile(r"\r\n?")
_INSTEAD = "\N{REPLACEMENT CHARACTER}"
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much a sheet, a cell and a link may hold."""

    rows: int = 1_048_576
    cell: int = 32_767
    links: int = 65_530
    link: int = 2_079


EXCEL = Bounds()


@dataclass(slots=True)
class Cleaner:
    """Makes text fit for cells and remembers how often it had to change something."""

    bounds: Bounds = EXCEL
    hit: Counter[str] = field(default_factory=Counter)

    def text(self, text: str) -> str:
        """Give the text without characters that no cell can hold, cut where it is longer than a cell."""
        if _NOT_XML.search(text):
            text, times = _NOT_XML.subn(_INSTEAD, text)
            self.hit["characters"] += times
        if "\r" in text:
            text = _LINE_ENDS.sub("\n", text)
        if len(text) * 2 > self.bounds.cell:
            text = self._cut(text)
        return text

    def xml(self, text: str) -> str:
        """Give the cleaned text as it stands between tags of a workbook.

        What looks like the workbook's own way to write a character (`_x0041_`) is escaped, or Excel would show an A.
        """
        if not _CARE.search(text) and len(text) * 2 <= self.bounds.cell:
            return text
        text = self.text(text)
        if "_x" in text:
            text = _ESCAPE_OF_XLSX.sub("_x005F_", text)
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    def _cut(self, text: str) -> str:
        """Cut after as many UTF-16 units as a cell holds, never inside a character."""
        units = text.encode("utf-16-le")
        if len(units) <= 2 * self.bounds.cell:
            return text
        self.hit["cells"] += 1
        return units[: 2 * (self.bounds.cell - len(_CUT))].decode("utf-16-le", errors="ignore") + _CUT

    def limits(self) -> list[str]:
        """Say in sentences what was changed."""
        said = []
        if count := self.hit["characters"]:
            said.append(
                f"{number(count, 'character')} that no cell can hold (control characters, broken code points) "
                f"were replaced by {_INSTEAD}."
            )
        if count := self.hit["cells"]:
            said.append(
                f"{number(count, 'cell')} of more than {self.bounds.cell:,} characters were cut; the end is "
                f"marked by {_CUT} and the whole stands in the text."
            )
        if count := self.hit["links"]:
            said.append(
                f"{number(count, 'link')} beyond the {self.bounds.links:,} that a sheet holds were left as plain text."
            )
        if count := self.hit["long links"]:
            said.append(f"{number(count, 'link')} longer than {self.bounds.link:,} characters were left as plain text.")
        return said


def clean_everywhere(value: Any) -> Any:
    """Clean every text in nested lists and dictionaries."""
    if isinstance(value, str):
        return _NOT_XML.sub(_INSTEAD, value)
    if isinstance(value, list):
        return [clean_everywhere(part) for part in value]
    if isinstance(value, dict):
        return {name: clean_everywhere(part) for name, part in value.items()}
    return value
