"""Cells as XML in, a worksheet of them out: what XlsxWriter's worksheet lacks for tables of some hundred thousand rows.

XlsxWriter makes the workbook, not openpyxl: its charts and notes need no XML by hand, it takes 2.5 times less time for
the same rows, and a text is never taken for a formula. Its constant-memory mode, in which rows go to disk at once,
has three gaps that are closed here: it refuses tables, because it would note down every cell of their range; it spends
most of its time on finding out what each cell is, which a table with typed columns knows; and it holds an object of
some size for every link, and turns the `/` of a relative one into a backslash. The tests read the result with openpyxl.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xlsxwriter.utility import xl_col_to_name, xl_range
from xlsxwriter.worksheet import Worksheet


class RowSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A worksheet of a constant-memory workbook that takes whole rows, from the first to the last."""

    def __init__(self) -> None:
        super().__init__()
        self._file_links: list[tuple[str, str]] = []
        self._place_links: list[tuple[str, str]] = []

    def put_row(self, number: int, cells: Iterable[str], height: float = 0) -> None:
        """Write row `number`, counted from 0, of cells made by `cells.CellWriter`; height 0 is the usual one."""
        shape = f' ht="{height:g}" customHeight="1"' if height else ""
        self.row_data_fh.write(f'<row r="{number + 1}"{shape}>{"".join(cells)}</row>')

    def close_rows(self, rows: int, columns: int) -> None:
        """Say how many rows and columns were put."""
        self._check_dimensions(0, 0)
        self._check_dimensions(rows - 1, columns - 1)
        self.previous_row = rows

    def release(self) -> None:
        """Close the file that the rows were put to, also when the workbook was given up."""
        self._opt_close()

    @property
    def links(self) -> int:
        """Number of links put so far."""
        return len(self._file_links) + len(self._place_links)

    def put_link(self, cell: str, address: str) -> None:
        """Let a cell (`B7`) lead to a file or a web page, the address percent-encoded."""
        self._file_links.append((cell, address))

    def put_place_link(self, cell: str, place: str) -> None:
        """Let a cell lead to cells of this workbook (`'Evidence'!A2:A9`)."""
        self._place_links.append((cell, place))

    def declare_table(self, name: str, columns: Sequence[str], rows: int) -> None:
        """Declare a table over the header and `rows` rows below it; its cells are put as rows.

        `add_table` is given two rows, with the mode that it refuses switched off, and the true range afterwards.
        """
        self.constant_memory = False
        options = {"name": name, "columns": [{"header": name} for name in columns], "style": "Table Style Light 1"}
        self.add_table(0, 0, 1, len(columns) - 1, options)
        self.constant_memory = True
        self.table.clear()
        whole = xl_range(0, 0, rows, len(columns) - 1)
        self.tables[-1].update(range=whole, a_range=whole, autofilter=whole)

    def _write_hyperlinks(self) -> None:
        if not self.links:
            return
        self._xml_start_tag("hyperlinks")
        for cell, place in self._place_links:
            self._xml_empty_tag("hyperlink", [("ref", cell), ("location", place)])
        first = self.rel_count + 1
        self.rel_count += len(self._file_links)
        relations = {address: ("/hyperlink", address, "External") for _, address in self._file_links}
        self.external_hyper_links += [relations[address] for _, address in self._file_links]  # many lead to one file
        self.fh.writelines(
            f'<hyperlink ref="{cell}" r:id="rId{number}"/>' for number, (cell, _) in enumerate(self._file_links, first)
        )
        self._xml_end_tag("hyperlinks")


def column_letters(count: int) -> list[str]:
    """Give the letters of the first columns: A, B, …, Z, AA."""
    return [xl_col_to_name(column) for column in range(count)]
