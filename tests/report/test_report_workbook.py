"""The workbook on disk: valid tables, types, links, notes, print set-up, limits, and a safe place."""

from __future__ import annotations

import datetime as dt
import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import openpyxl
import pytest
from invented_corpus import invented_report
from openpyxl.utils import range_boundaries

from quotetrack.model import Document, PartialDate, Statement
from quotetrack.report import Bounds, Report, ReportError, Tables, tabulate, write_workbook
from quotetrack.report.grid import Mark
from quotetrack.report.sheet import header_line_count
from quotetrack.report.styles import MARKS

DATA = ["Claims", "Evidence", "Statements", "Officials", "Timeline", "Sources", "Review", "Overrides", "About"]
SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def load(path: Path) -> Any:
    """Read a workbook back; openpyxl's types say of every cell that it may hold anything."""
    return openpyxl.load_workbook(path)


each_table = pytest.mark.parametrize("name", DATA)


def columns_of(tables: Tables, name: str) -> list[tuple[str, str, str, float]]:
    table = next(table for table in tables.all() if table.name == name)
    return [(column.name, column.kind, column.note, column.width) for column in table.columns]


# -- what spreadsheets need to open it without a word


def test_the_sheets_stand_in_order(book: Any) -> None:
    assert book.sheetnames == ["Summary", *DATA]


def test_every_part_is_well_formed(workbook_path: Path) -> None:
    with zipfile.ZipFile(workbook_path) as package:
        assert package.testzip() is None
        parts = [name for name in package.namelist() if name.endswith((".xml", ".rels", ".vml"))]
        for name in parts:
            ElementTree.fromstring(package.read(name))
        assert len(parts) > 30


def test_relations_of_a_sheet_are_there_and_no_two_share_a_name(workbook_path: Path) -> None:
    with zipfile.ZipFile(workbook_path) as package:
        for number in range(1, 11):
            sheet = package.read(f"xl/worksheets/sheet{number}.xml").decode()
            rels = ElementTree.fromstring(package.read(f"xl/worksheets/_rels/sheet{number}.xml.rels"))
            ids = [rel.attrib["Id"] for rel in rels]
            assert len(ids) == len(set(ids))
            assert set(re.findall(r'r:id="(\w+)"', sheet)) <= set(ids)


def test_rows_and_cells_go_up(workbook_path: Path) -> None:
    with zipfile.ZipFile(workbook_path) as package:
        for number in range(1, 11):
            root = ElementTree.fromstring(package.read(f"xl/worksheets/sheet{number}.xml"))
            rows = list(root.iter(f"{SPREADSHEET}row"))
            numbers = [int(row.attrib["r"]) for row in rows]
            assert numbers == list(range(1, len(rows) + 1))
            for row in rows:
                places = [range_boundaries(cell.attrib["r"]) for cell in row]
                assert [place[1] for place in places] == [int(row.attrib["r"])] * len(places)
                columns = [place[0] or 0 for place in places]
                assert columns == sorted(set(columns))


@each_table
def test_a_table_covers_its_sheet_and_has_its_header(book: Any, tables: Tables, name: str) -> None:
    sheet = book[name]
    [table] = sheet.tables.values()
    rows = next(table.count for table in tables.all() if table.name == name)
    names = [column[0] for column in columns_of(tables, name)]
    assert table.displayName == name
    assert table.autoFilter.ref == table.ref == sheet.dimensions
    assert range_boundaries(table.ref) == (1, 1, len(names), rows + 1)
    assert [cell.value for cell in sheet[1]] == names == [column.name for column in table.tableColumns]
    assert all(cell.data_type == "s" for cell in sheet[1])
    assert len({column.casefold() for column in names}) == len(names)


def test_names_and_numbers_of_tables_are_their_own(workbook_path: Path) -> None:
    with zipfile.ZipFile(workbook_path) as package:
        tables = [
            ElementTree.fromstring(package.read(name)) for name in package.namelist() if name.startswith("xl/tables/")
        ]
    assert len({table.attrib["id"] for table in tables}) == len(DATA)
    assert {table.attrib["displayName"] for table in tables} == set(DATA)


@each_table
def test_no_cells_are_merged_and_nothing_is_a_formula(book: Any, name: str) -> None:
    assert not book[name].merged_cells.ranges
    assert not any(cell.data_type == "f" for row in book[name].iter_rows() for cell in row)


# -- what a reader needs


@each_table
def test_cells_are_of_the_kind_of_their_column(book: Any, tables: Tables, name: str) -> None:
    allowed = {"text": (str,), "link": (str,), "number": (int,), "date": (dt.datetime, dt.date)}
    for place, (column, kind, _, _) in enumerate(columns_of(tables, name)):
        values = [row[place] for row in book[name].iter_rows(min_row=2, values_only=True) if row[place] is not None]
        assert all(isinstance(value, allowed[kind]) for value in values), column


@each_table
def test_the_header_stays_in_view_and_is_explained(book: Any, tables: Tables, name: str) -> None:
    sheet = book[name]
    assert sheet.freeze_panes
    assert sheet.freeze_panes.endswith("2")
    notes = [cell.comment.text if cell.comment else "" for cell in sheet[1]]
    assert notes == [note for _, _, note, _ in columns_of(tables, name)]
    assert all(note.rstrip().endswith((".", ";")) for note in notes)


@each_table
def test_no_word_of_a_header_is_wider_than_its_column(tables: Tables, name: str) -> None:
    table = next(table for table in tables.all() if table.name == name)
    for column in table.columns:
        assert max(map(len, column.name.split())) <= column.width - 1, column.name
        assert header_line_count(column) <= 3, column.name


@each_table
def test_a_sheet_prints_across_one_page_with_its_header(book: Any, tables: Tables, name: str) -> None:
    sheet = book[name]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$1:$1"
    table = next(table for table in tables.all() if table.name == name)
    hidden = [column.printed for column in table.columns]
    assert hidden == sorted(hidden, reverse=True), "columns that are not printed stand on the right"


def test_dates_show_as_much_as_is_known(book: Any, report: Report) -> None:
    formats = {"day": "yyyy\\-mm\\-dd", "month": "yyyy\\-mm", "year": "yyyy"}
    sheet = book["Statements"]
    for row, statement in enumerate(report.statements, 2):
        cell = sheet.cell(row, 1)
        if statement.date is None:
            assert cell.value is None
        else:
            assert cell.value.date() == statement.date.first
            assert cell.number_format.replace("\\", "") == formats[statement.date.precision].replace("\\", "")


def test_long_quotes_wrap_and_rows_are_tall_enough(book: Any) -> None:
    sheet = book["Statements"]
    quotes = [(cell.row, cell) for cell in sheet["D"][1:]]
    assert all(cell.alignment.wrap_text for _, cell in quotes)
    long = [row for row, cell in quotes if len(cell.value) > 100]
    assert long
    assert all(sheet.row_dimensions[row].height > 25 for row in long)


def test_claims_lead_to_their_evidence(book: Any) -> None:
    claims, evidence = book["Claims"], book["Evidence"]
    names = [cell.value for cell in claims[1]]
    label, link = names.index("claim") + 1, names.index("evidence") + 1
    for row in range(2, claims.max_row + 1):
        target = claims.cell(row, link).hyperlink.location
        found = re.fullmatch(r"'Evidence'!(A\d+(?::A\d+)?)", target)
        assert found
        first, last = (bound or 0 for bound in range_boundaries(found[1])[1::2])
        shown = {evidence.cell(line, 1).value for line in range(first, last + 1)}
        assert shown == {claims.cell(row, label).value}
        assert claims.cell(row, link).value == f"{last - first + 1} row{'s' if last > first else ''}"


@pytest.mark.parametrize("name", ["Evidence", "Statements", "Sources"])
def test_rows_lead_to_the_file_of_their_text(book: Any, report: Report, workbook_path: Path, name: str) -> None:
    sheet = book[name]
    column = [cell.value for cell in sheet[1]].index("doc") + 1
    sources = {document.doc: document.source for document in report.documents}
    for row in range(2, sheet.max_row + 1):
        cell = sheet.cell(row, column)
        target = cell.hyperlink.target
        assert "\\" not in target
        assert " " not in target
        assert os.path.normpath(workbook_path.parent / unquote(target)) == os.path.abspath(sources[cell.value])  # noqa: PTH100


@pytest.mark.parametrize("mark", MARKS)
def test_what_is_coloured_differs_in_grey_too(mark: Mark) -> None:
    cuts = ("bold", "italic", "underline")
    looks = [
        (*(bool(look.get(cut)) for cut in cuts), look.get("font_color") == "#FFFFFF") for look in MARKS[mark].values()
    ]
    pale = [look.get("font_color") == "#7F7F7F" for look in MARKS[mark].values()]
    assert len(set(zip(looks, pale, strict=True))) == len(looks)


@pytest.mark.parametrize(("name", "mark"), [("Claims", "stance"), ("Evidence", "stance"), ("Evidence", "confidence")])
def test_stance_and_confidence_are_coloured_by_rule(book: Any, name: str, mark: Mark) -> None:
    letter = next(cell.column_letter for cell in book[name][1] if cell.value == mark)
    rules = {str(ranges.sqref): ranges.rules for ranges in book[name].conditional_formatting}
    words = [rule.formula[0] for rule in rules[f"{letter}2:{letter}{book[name].max_row}"]]
    assert words == [f'"{word}"' for word in MARKS[mark]]


def test_summary_is_one_page_with_two_titled_charts(book: Any) -> None:
    sheet = book["Summary"]
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight or 1) == ("landscape", 1)
    charts = sheet._charts
    assert [chart.tagname for chart in charts] == ["barChart", "barChart"]
    assert [chart.barDir for chart in charts] == ["col", "bar"]
    assert all(chart.grouping == "stacked" for chart in charts)
    for chart in charts:
        for series in chart.series:
            area = series.val.numRef.f.replace("Summary!", "").replace("$", "")
            values = [cell.value for row in sheet[area] for cell in row]
            assert all(isinstance(value, int) for value in values)
            name = sheet[series.tx.strRef.f.replace("Summary!", "").replace("$", "")].value
            assert isinstance(name, str)
            assert "_" not in name


def test_summary_names_the_top_claims_as_claims_does(book: Any) -> None:
    texts = [[cell.value for cell in row] for row in book["Summary"].iter_rows()]
    top = [row[1] for row in texts if isinstance(row[0], int)]
    assert top == [book["Claims"].cell(row, 2).value for row in range(2, 12)]


# -- awkward content, limits, failure


def awkward_report(texts: list[str]) -> Report:
    document = Document("a & b <c>", "x", "texts/a & b.txt", title="=HYPERLINK(1)", published=PartialDate(1850, 3))
    made = [
        Statement(document.doc, ((0, 1),), text, "direct", (0, 1), "quote", id=f"q{n}", speaker="@Velkova")
        for n, text in enumerate(texts)
    ]
    return Report([document], made)


AWKWARD = [
    '=cmd|"/C calc"!A1',
    "+7 900 000",
    "-1",
    "@home",
    "=",
    "<r><t>looks like markup</t></r>",
    "tab\tand\nline",
    " leading and trailing ",
    "_x000D_ stays",
    "2024",
    "TRUE",
    "1e5",
    "#N/A",
    "\U0001f600",
    "&amp; &lt;",
    "https://selmwire.example/",
    "mailto:a@b.example",
    "internal:Claims!A1",
    "{=1+1}",
]


@pytest.mark.parametrize("text", AWKWARD)
def test_text_stays_the_text_it_is(text: str, tmp_path: Path) -> None:
    write_workbook(tabulate(awkward_report([text])), tmp_path / "a.xlsx")
    sheet = load(tmp_path / "a.xlsx")["Statements"]
    cells = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert cells["quote"].value == text.replace("_x000D_", "_x005F_x000D_")  # openpyxl shows the escape as it is
    assert cells["quote"].data_type in ("s", "inlineStr")
    assert cells["quote"].quotePrefix == text.startswith(("=", "+", "-", "@"))
    assert cells["speaker"].value == "@Velkova"
    assert cells["title"].value == "=HYPERLINK(1)"
    assert cells["published"].value == "1850-03"
    assert cells["doc"].hyperlink.target.endswith("/texts/a%20%26%20b.txt")


def test_what_no_cell_holds_is_changed_counted_and_told(tmp_path: Path) -> None:
    tables = tabulate(awkward_report(["\x00\ud800", "word " * 8000, "fine"]))
    limits = write_workbook(tables, tmp_path / "a.xlsx")
    book = load(tmp_path / "a.xlsx")
    assert [len(str(cell.value)) for cell in book["Statements"]["D"][1:]] == [2, 32_767, 4]
    told = [row[2] for row in book["About"].iter_rows(values_only=True) if row[0] == "limits hit"]
    assert told == limits
    assert [sentence.split(" ", 2)[:2] for sentence in limits] == [["2", "characters"], ["1", "cell"]]


def test_rows_beyond_a_sheet_go_on_in_the_next(tmp_path: Path) -> None:
    report = invented_report(120, 20)
    limits = write_workbook(tabulate(report), tmp_path / "a.xlsx", Bounds(rows=51))
    book = load(tmp_path / "a.xlsx")
    assert book.sheetnames[2:8] == [
        "Evidence", "Evidence 2", "Statements", "Statements 2", "Statements 3", "Officials",
    ]  # fmt: skip
    parts = [book[name] for name in ("Statements", "Statements 2", "Statements 3")]
    assert [next(iter(part.tables)) for part in parts] == ["Statements", "Statements_2", "Statements_3"]
    assert [part.max_row - 1 for part in parts] == [50, 50, 20]
    ids = [row[-1] for part in parts for row in part.iter_rows(min_row=2, values_only=True)]
    assert ids == [statement.id for statement in report.statements]
    told = "Statements has 120 rows, more than a sheet holds; it goes on in Statements 2, Statements 3."
    assert told in limits
    assert told in [row[0] for row in book["Summary"].iter_rows(values_only=True)]
    targets = {cell.hyperlink.location.split("!")[0] for cell in book["Claims"]["J"][1:] if cell.hyperlink is not None}
    assert targets == {"'Evidence'", "'Evidence 2'"}


def test_links_beyond_a_sheet_are_counted(tmp_path: Path) -> None:
    limits = write_workbook(tabulate(invented_report(40, 10)), tmp_path / "a.xlsx", Bounds(links=30))
    sheet = load(tmp_path / "a.xlsx")["Statements"]
    linked = [cell.hyperlink is not None for cell in sheet["K"][1:]]
    assert linked == [True] * 30 + [False] * 10
    assert all(cell.value for cell in sheet["K"])
    assert any("beyond the 30 that a sheet holds" in sentence for sentence in limits)


def test_an_empty_report_is_a_valid_workbook_that_says_so(tmp_path: Path) -> None:
    write_workbook(tabulate(Report([], [])), tmp_path / "a.xlsx")
    book = load(tmp_path / "a.xlsx")
    assert {name: len(book[name].tables) for name in DATA} == {name: int(name == "About") for name in DATA}
    assert book["Statements"]["A2"].value == "No statement was found."
    assert book["Summary"]["A2"].value == "Read: 0 texts from 0 outlets."
    assert not book["Summary"]._charts


def test_filters_stand_on_summary_and_about(tmp_path: Path) -> None:
    report = replace(invented_report(20, 5), filters={"since": "2023", "topic": "terrorism"})
    write_workbook(tabulate(report), tmp_path / "a.xlsx")
    book = load(tmp_path / "a.xlsx")
    for name in ("Summary", "About"):
        cells = [value for row in book[name].iter_rows(values_only=True) for value in row if isinstance(value, str)]
        assert any(value.startswith("Filtered: since 2023, topic terrorism.") for value in cells)


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_workbook(tabulate(invented_report(60, 12)), tmp_path / name / "claims.xlsx")
    first, second = ((tmp_path / name / "claims.xlsx").read_bytes() for name in ("a", "b"))
    assert first == second


def test_a_failed_run_leaves_the_old_report_and_no_scraps(tmp_path: Path) -> None:
    path = tmp_path / "claims.xlsx"
    path.write_bytes(b"the old report")
    broken = replace(invented_report(20, 5), answer=lambda statement: 1 / 0)  # type: ignore[arg-type,return-value]
    tables = tabulate(invented_report(20, 5))

    def fail() -> Iterator[object]:
        raise ZeroDivisionError

    failing = replace(tables.data[3], items=fail)
    with pytest.raises(ZeroDivisionError):
        write_workbook(replace(tables, data=(*tables.data[:3], failing, *tables.data[4:])), path)
    with pytest.raises(ZeroDivisionError):
        tabulate(broken)
    assert path.read_bytes() == b"the old report"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [
        (PermissionError(13, "Permission denied"), "may be open in another program"),
        (OSError(28, "No space left on device"), "No space left on device"),
    ],
)
def test_a_place_that_cannot_be_written_is_one_plain_sentence(
    trouble: OSError, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise trouble

    path = tmp_path / "claims.xlsx"
    path.write_bytes(b"the old report")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ReportError, match=sentence) as raised:
        write_workbook(tabulate(Report([], [])), path)
    assert str(raised.value).startswith(f"{path} cannot be written")
    assert "\n" not in str(raised.value)
    assert path.read_bytes() == b"the old report"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_of_the_same_name_is_one_plain_sentence(tmp_path: Path) -> None:
    (tmp_path / "claims.xlsx").mkdir()
    with pytest.raises(ReportError, match="is a folder; give the report another name"):
        write_workbook(tabulate(Report([], [])), tmp_path / "claims.xlsx")


def test_a_file_in_place_of_the_folder_is_one_plain_sentence(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file")
    with pytest.raises(ReportError, match="cannot be written"):
        write_workbook(tabulate(Report([], [])), tmp_path / "reports" / "claims.xlsx")
