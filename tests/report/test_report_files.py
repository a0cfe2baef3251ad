"""The same tables as CSV and Parquet, and the claims as JSON-LD."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from quotetrack.model import Document, Statement
from quotetrack.report import Report, ReportError, TableFormat, Tables, tabulate, write_jsonld, write_tables
from quotetrack.report.grid import plain

FORMATS: tuple[TableFormat, ...] = ("csv", "parquet")
NAMES = [
    "summary",
    "claims",
    "evidence",
    "statements",
    "officials",
    "timeline",
    "sources",
    "review",
    "overrides",
    "about",
]
each_format = pytest.mark.parametrize("form", FORMATS)


def read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path) if path.suffix == ".csv" else pd.read_parquet(path)


@each_format
def test_a_file_is_written_for_every_sheet(tables: Tables, tmp_path: Path, form: TableFormat) -> None:
    paths = write_tables(tables, tmp_path / "tables", form)
    assert [path.name for path in paths] == [f"{name}.{form}" for name in NAMES]
    assert sorted((tmp_path / "tables").iterdir()) == sorted(paths)


def test_csv_holds_the_plain_values_of_the_tables(tables: Tables, tmp_path: Path) -> None:
    write_tables(tables, tmp_path, "csv")
    for table in tables.all():
        raw = (tmp_path / f"{table.name.lower()}.csv").read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(raw.decode("utf-8-sig").splitlines(keepends=True)))
        assert rows[0] == [column.name for column in table.columns]
        expected = [["" if plain(cell) is None else str(plain(cell)) for cell in row] for row in table.rows()]
        assert rows[1:] == expected


def test_parquet_holds_the_same_with_types(tables: Tables, tmp_path: Path) -> None:
    write_tables(tables, tmp_path, "parquet")
    for table in tables.all():
        frame = pd.read_parquet(tmp_path / f"{table.name.lower()}.parquet")
        assert list(frame.columns) == [column.name for column in table.columns]
        assert len(frame) == table.count
        for column in table.columns:
            assert pd.api.types.is_integer_dtype(frame[column.name]) is (column.kind == "number"), column.name


@each_format
def test_empty_tables_keep_their_header(tmp_path: Path, form: TableFormat) -> None:
    write_tables(tabulate(Report([], [])), tmp_path, form)
    frame = read(tmp_path / f"claims.{form}")
    assert list(frame.columns)[:3] == ["rank", "claim", "stance"]
    assert frame.empty


@each_format
def test_texts_are_whole_and_clean(tmp_path: Path, form: TableFormat) -> None:
    text = '=x, "quoted"; \x00\ud800 ' + "word " * 9000
    made = Statement("a", ((0, 1),), text, "direct", (0, 1), "quote", id="q1")
    write_tables(tabulate(Report([Document("a", "x")], [made])), tmp_path, form)
    assert read(tmp_path / f"statements.{form}")["quote"][0] == text.replace("\x00\ud800", "��")
    about = read(tmp_path / f"about.{form}")
    assert any("2 characters" in told for told in about[about["section"] == "limits hit"]["text"])


def test_parquet_without_pyarrow_is_one_plain_sentence(
    tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ReportError, match=r"pip install 'quotetrack\[parquet\]', or choose csv\."):
        write_tables(tables, tmp_path, "parquet")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def graph(report: Report, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    path = tmp_path_factory.mktemp("jsonld") / "claims.jsonld"
    write_jsonld(report, path)
    read = json.loads(path.read_text(encoding="utf-8"))
    assert read["@context"] == "https://schema.org"
    nodes: list[dict[str, Any]] = read["@graph"]
    return nodes


def of_type(graph: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [node for node in graph if node["@type"] == kind]


def test_every_claim_is_a_claim_of_schema_org(graph: list[dict[str, Any]], report: Report) -> None:
    nodes = of_type(graph, "Claim")
    assert [node["identifier"] for node in nodes] == [claim.claim_id for claim in report.claims]
    for node, claim in zip(nodes, report.claims, strict=True):
        assert node["name"] == claim.label
        assert node["datePublished"] == str(claim.first)
        assert [author["name"] for author in node.get("author", [])] == list(claim.officials)
        assert len(node["appearance"]) == len(claim.statements)
        assert node["firstAppearance"]["@id"] == node["appearance"][0]["@id"]


def test_every_appearance_is_part_of_an_article_of_the_graph(graph: list[dict[str, Any]]) -> None:
    articles = [node["@id"] for node in of_type(graph, "NewsArticle")]
    assert len(articles) == len(set(articles))
    quotations = [quotation for claim in of_type(graph, "Claim") for quotation in claim["appearance"]]
    assert quotations
    assert {quotation["isPartOf"]["@id"] for quotation in quotations} == set(articles)
    assert {quotation["@type"] for quotation in quotations} == {"Quotation"}


def test_a_denial_reviews_what_it_denies(graph: list[dict[str, Any]], report: Report) -> None:
    reviews = of_type(graph, "ClaimReview")
    claims = {node["@id"]: node["identifier"] for node in of_type(graph, "Claim")}
    denied = [claim.denies for claim in report.claims if claim.denies in claims.values()]
    assert denied
    assert [claims[review["itemReviewed"]["@id"]] for review in reviews] == denied
    assert not any("reviewRating" in review for review in reviews)


def test_nothing_is_written_that_is_not_known(graph: list[dict[str, Any]]) -> None:
    def values(node: Any) -> list[Any]:
        if isinstance(node, dict):
            return [deep for value in node.values() for deep in values(value)]
        return [deep for value in node for deep in values(value)] if isinstance(node, list) and node else [node]

    assert not [value for value in values(graph) if value in (None, "", [])]


def test_an_empty_report_is_an_empty_graph(tmp_path: Path) -> None:
    write_jsonld(Report([], []), tmp_path / "claims.jsonld")
    assert json.loads((tmp_path / "claims.jsonld").read_text(encoding="utf-8"))["@graph"] == []
