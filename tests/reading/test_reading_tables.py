"""Tables of articles and metadata.csv: columns, dialects, bad rows, and which source outranks which."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from quotetrack.model import Document
from quotetrack.reading import RawText, gather, read, unknown_docs, work

PROSE = "Korvian Foreign Minister Daria Velkova said on Sunday that the pact had no plan for a base."
TITLED = f"Velkova: no base planned\n\n{PROSE}"


def docs(path: Path) -> dict[str, Document]:
    return {found.doc: found for found in read([path])}


def problems(path: Path) -> list[str]:
    """Give what is said of the metadata of texts."""
    gathered = gather([path])
    return [*gathered.problems, *unknown_docs(gathered.rows, [found.doc for found in read([path])])]


def rows(path: Path) -> list[RawText]:
    return [unit for unit in work(gather([path])) if isinstance(unit, RawText)]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_dialects(tmp_path: Path, mark: str, encoding: str) -> None:
    table = f'Doc{mark}Text{mark}Outlet\r\nfirst{mark}"{PROSE}\r\n\r\n“So it is,” she said."{mark}Selm Wire\r\n'
    (tmp_path / "news.csv").write_bytes(table.encode(encoding))
    (found,) = read([tmp_path])
    assert (found.doc, found.outlet, found.outlet_by) == ("first", "Selm Wire", "table")
    assert found.text == f"{PROSE}\n\n“So it is,” she said."
    assert found.source.endswith("news.csv, line 4")


def test_jsonl(tmp_path: Path) -> None:
    rows = [
        {"doc": "a", "text": PROSE + "\r\r\nMore.", "title": "T", "published": "2021-03-03", "url": "u", "more": 1},
        {"text": PROSE},
        {"doc": "a", "text": PROSE},
        {"doc": "b", "text": " "},
        {"doc": "c"},
        {"doc": 7, "text": None},
        ["no", "object"],
    ]
    lines = [json.dumps(row) for row in rows] + ["", "{broken", "[" * 5000]
    (tmp_path / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = list(read([tmp_path]))
    assert [one.doc for one in found] == ["a", "news#2", "a#2", "b", "c", "7", "news#7", "news#8", "news#9"]
    assert found[0].text == PROSE + "\nMore."
    assert (found[0].title, found[0].title_by, found[0].url) == ("T", "table", "u")
    assert [(str(hint.date), hint.basis) for hint in found[0].date_hints] == [("2021-03-03", "table")]
    assert [one.text for one in found[3:]] == [""] * 6
    assert all("has no text" in one.trouble[0] for one in found[3:6])
    assert "line 9: is no JSON" in found[7].trouble[0]


def test_many_rows_of_one_name_are_numbered_in_time_that_grows_with_their_number(tmp_path: Path) -> None:
    count = 30_000
    (tmp_path / "a.csv").write_text("doc,text\n" + "a,b\n" * 2 + "a#3,b\n" + "a,b\n" * (count - 3), encoding="utf-8")
    begun = time.process_time()
    names = [unit.doc for unit in work(gather([tmp_path]))]
    assert time.process_time() - begun < 10
    assert names == ["a", *(f"a#{number}" for number in range(2, count + 1))]


def test_lone_surrogates_are_shown_and_long_cells_survive(tmp_path: Path) -> None:
    long = PROSE + " “More.”" * 30_000
    (tmp_path / "a.jsonl").write_text('{"text": "Velkova \\ud800 said so."}\n', encoding="utf-8")
    (tmp_path / "b.csv").write_text(f'text\n"{long}"\n', encoding="utf-8")
    found = docs(tmp_path)
    assert found["a#1"].text == "Velkova \ufffd said so."
    assert found["b#1"].text == long


@pytest.mark.parametrize(
    "line",
    [
        json.dumps({"text": PROSE, "more": "x" * 2_000_000}),
        json.dumps({"text": PROSE * 10_000}),
        '{"doc": ' + "7" * 500_000 + ', "text": "a"}',
        '{"text": ' + "[" * 200_000 + "]" * 200_000 + "}",
    ],
    ids=["long cell", "long text", "long number", "deep"],
)
def test_a_line_of_any_length_or_depth_costs_no_other_line(line: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f'{line}\n{{"text": "{PROSE}"}}\n', encoding="utf-8")
    begun = time.process_time()
    assert [unit.text for unit in rows(tmp_path)][1:] == [PROSE]
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("cell", [PROSE * 10_000, '""' * 500_000, "a, b\n" * 200_000], ids=["words", "marks", "lines"])
def test_a_cell_of_any_length_is_read_whole_and_costs_no_other_row(cell: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'doc,text\na,"{cell}"\nb,{PROSE}\n', encoding="utf-8")
    begun = time.process_time()
    assert [unit.text for unit in rows(tmp_path)] == [cell.replace('""', '"'), PROSE]
    assert time.process_time() - begun < 5


def test_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    import datetime as dt

    import pyarrow.parquet as parquet

    table = pyarrow.table({"Text": [PROSE, None], "published": [dt.date(2021, 3, 3), None], "other": [1, 2]})
    parquet.write_table(table, tmp_path / "news.parquet")
    found = docs(tmp_path)
    assert found["news#1"].text == PROSE
    assert [str(hint.date) for hint in found["news#1"].date_hints] == ["2021-03-03"]
    assert "row 2: has no text" in found["news#2"].trouble[0]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.csv", b"title,body\na,b\n", "has no column 'text'"),
        ("x.csv", b"", "is empty"),
        ("x.csv", bytes(range(256)) * 9, "is binary data"),
        ("x.jsonl", b"", "is empty"),
        ("x.parquet", b"PAR1 no parquet", "is a damaged Parquet table"),
        ("x.parquet", b"", "is a damaged Parquet table"),
    ],
)
def test_tables_that_cannot_be_read(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    (found,) = read([tmp_path])
    assert (found.doc, found.text) == ("x", "")
    assert said in found.trouble[0]


def test_a_bad_date_in_a_table_is_told_and_the_row_kept(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(f"text,published\n{PROSE},03/04/2021\n", encoding="utf-8")
    (found,) = read([tmp_path])
    assert found.text == PROSE
    assert "x.csv, line 2: '03/04/2021' is no date that can be read; write YYYY-MM-DD" in found.trouble[0]


# -- metadata.csv --------------------------------------------------------------------------------------------------


def write_metadata(folder: Path, *rows: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "metadata.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def test_metadata_outranks_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Selm Herald\n3 March 2021\n\n{TITLED}", encoding="utf-8")
    write_metadata(
        tmp_path, "doc,title,outlet,published,url", "a,Another title,Tarsk Herald,2021-03-04,https://x.example"
    )
    (found,) = read([tmp_path])
    assert (found.title, found.title_by) == ("Another title", "metadata")
    assert (found.outlet, found.outlet_by, found.url) == ("Tarsk Herald", "metadata", "https://x.example")
    assert [(str(hint.date), hint.basis) for hint in found.date_hints] == [
        ("2021-03-04", "metadata"),
        ("2021-03-03", "header"),
    ]
    assert problems(tmp_path) == []


def test_metadata_at_the_root_and_beside_the_texts(tmp_path: Path) -> None:
    sub = tmp_path / "sub"
    sub.mkdir()
    for name in ("a", "b"):
        (sub / f"{name}.txt").write_text(PROSE, encoding="utf-8")
    write_metadata(tmp_path, "doc;outlet", "sub/a;Root Herald", "sub/b;Root Herald")
    write_metadata(sub, "doc;outlet", "b;Near Herald")
    assert {doc: found.outlet for doc, found in docs(tmp_path).items()} == {
        "sub/a": "Root Herald",
        "sub/b": "Near Herald",
    }
    (alone,) = read([sub / "b.txt"])
    assert alone.outlet == "Near Herald"
    assert problems(sub / "b.txt") == []


def test_metadata_for_rows_of_a_table(tmp_path: Path) -> None:
    (tmp_path / "news.csv").write_text(f"doc,text,outlet\nx,{PROSE},Selm Wire\n", encoding="utf-8")
    write_metadata(tmp_path, "doc,outlet", "x,Tarsk Herald")
    (found,) = read([tmp_path])
    assert (found.outlet, found.outlet_by) == ("Tarsk Herald", "metadata")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["doc,outlett", "a,b"], "line 1: column 'outlett' is not known; did you mean 'outlet'?"),
        (["doc,colour", "a,b"], "line 1: column 'colour' is not known; known are doc, title"),
        (["name,outlet", "a,b"], "line 1: no column 'doc'"),
        (["doc,outlet", "velkova-bass,b"], "line 2: there is no text 'velkova-bass'; did you mean 'velkova-base'?"),
        (["doc,outlet", "zzz,b"], "line 2: there is no text 'zzz'; write the file's path"),
        (["doc,outlet", "velkova-base,b", "velkova-base,c"], "line 3: 'velkova-base' stands in an earlier line too"),
        (["doc,outlet", ",b"], "line 2: no 'doc'"),
        ([""], "is empty"),
    ],
)
def test_faults_of_metadata_are_told(tmp_path: Path, rows: list[str], said: str) -> None:
    (tmp_path / "velkova-base.txt").write_text(PROSE, encoding="utf-8")
    write_metadata(tmp_path, *rows)
    found = problems(tmp_path)
    assert any(said in problem for problem in found), found


def test_a_row_of_metadata_that_no_row_of_a_table_has_is_told(tmp_path: Path) -> None:
    (tmp_path / "news.csv").write_text(f"doc,text\nx,{PROSE}\n", encoding="utf-8")
    write_metadata(tmp_path, "doc,outlet", "x,Tarsk Herald", "y,Tarsk Herald")
    (found,) = problems(tmp_path)
    assert "line 3: there is no text 'y'" in found


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        ("Headline,Publication,Date,Text", f"T,Selm Wire,2021-03-03,{PROSE}", ("T", "Selm Wire", "2021-03-03")),
        ("title,headline,date,published,text", f"T,H,2021-03-03,2021-03-04,{PROSE}", ("T", None, "2021-03-04")),
        ("headline,title,published,date,text", f"H,T,2021-03-04,2021-03-03,{PROSE}", ("T", None, "2021-03-04")),
        ("title,headline,text", f",H,{PROSE}", ("H", None, None)),
        ("text,author,section", f"{PROSE},A,B", (None, None, None)),
    ],
)
def test_usual_names_of_columns_are_known(
    tmp_path: Path, header: str, cells: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    (tmp_path / "news.csv").write_text(f"{header}\n{cells}\n", encoding="utf-8")
    (found,) = read([tmp_path])
    assert found.text == PROSE
    dates = [str(hint.date) for hint in found.date_hints if hint.basis == "table"]
    assert (found.title, found.outlet, dates[0] if dates else None) == expected


def test_a_bad_date_in_metadata_is_the_trouble_of_its_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE, encoding="utf-8")
    write_metadata(tmp_path, "doc,outlet,published", "a,Selm Wire,2021-13-45")
    (found,) = read([tmp_path])
    assert found.outlet == "Selm Wire"
    assert "metadata.csv, line 2: '2021-13-45' is no date" in found.trouble[0]
