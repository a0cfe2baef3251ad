"""Extracts made by Dask: the same answer as a local run, also when workers are killed; what is wrong is told."""

from __future__ import annotations

import csv
import json
import os
import signal
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from distributed import Client, LocalCluster

from quotetrack import cli, pipeline, scale, settings
from quotetrack.pipeline import Corpus
from quotetrack.scale import extracting
from quotetrack.settings import Settings

Row = dict[str, str | int | None]

pytestmark = pytest.mark.filterwarnings("ignore")  # the cluster's own, on ports and on workers that are killed


@pytest.fixture
def project(tmp_path: Path) -> Settings:
    return replace(settings.load(tmp_path), jobs=1)


def write(file: Path, rows: list[Row]) -> Path:
    """Write a table with lines between the rows that hold none, and with one that is no JSON."""
    lines = [json.dumps(row) + ("\n" if number % 4 else "\n\n") for number, row in enumerate(rows)]
    file.write_text("\n" + "".join(lines) + "no JSON\n[1]", encoding="utf-8")
    return file


def answer(corpus: Corpus) -> dict[str, Any]:
    names = ("documents", "statements", "claims", "proposals", "fates", "machine")
    return {name: getattr(corpus, name) for name in names}


def test_an_extract_equals_the_local_run_row_for_row(
    project: Settings, cluster: LocalCluster, tmp_path: Path, rows: list[Row]
) -> None:
    table = write(tmp_path / "articles.jsonl", rows)
    out = tmp_path / "out.parquet"
    count = scale.extract(str(table), str(out), project, cluster.scheduler_address, "14KB")
    local = pipeline.run([table], project)
    assert answer(scale.corpus(out, project)) == answer(local)
    assert len(list((out / "texts").iterdir())) > 2
    assert len({statement.utterance_id for statement in local.statements}) < count == len(local.statements)
    assert {"one/1#2", "one/1#2#2", "articles#4#2"} < {document.doc for document in local.documents}
    written = pq.read_table(out / "statements").to_pylist()
    assert [(row["id"], row["text"], row["utterance_id"], row["grouped_by"]) for row in written] == [
        (one.id, one.text, one.utterance_id, one.grouped_by or None) for one in local.statements
    ]
    assert [row["claim_id"] for row in pq.read_table(out / "claims").to_pylist()] == [
        claim.claim_id for claim in local.claims
    ]
    folders = {"claims", "people.json", "quotetrack.json", "statements", "texts"}
    assert {path.name for path in out.iterdir()} == folders


def test_an_extract_of_parquet_is_whole_when_workers_are_killed(
    project: Settings, tmp_path: Path, rows: list[Row]
) -> None:
    table = tmp_path / "articles.parquet"
    pd.DataFrame(rows[8:26]).to_parquet(table, row_group_size=6)
    out = tmp_path / "out.parquet"
    killed: list[int] = []
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        address = cluster.scheduler_address

        def kill(begun: str, files: int) -> None:
            """Kill a worker as soon as so many files of a pass are there."""
            while len([*out.glob(f"_work/{begun}/*.parquet")]) < files:
                time.sleep(0.01)
            with Client(address) as client:
                killed.append(min(set(client.run(os.getpid).values())))
                os.kill(killed[-1], signal.SIGKILL)

        def kill_twice() -> None:
            kill("found", 2)
            kill("units", 1)

        thread = threading.Thread(target=kill_twice)
        thread.start()
        scale.extract(str(table), str(out), project, address, "16KB")
        thread.join()
    assert len(killed) == 2
    assert answer(scale.corpus(out, project)) == answer(pipeline.run([table], project))
    assert not [*out.rglob("*.draft")]


def test_an_object_store_is_read_written_and_reported_from(
    tmp_path: Path, rows: list[Row], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import fsspec

    monkeypatch.chdir(tmp_path)
    write(Path("articles.jsonl"), rows[:6])
    with fsspec.open("memory://archive/articles.jsonl", "wb") as file:
        file.write(Path("articles.jsonl").read_bytes())
    Path("overrides.csv").touch()
    # workers that are threads of this process see its memory
    with LocalCluster(n_workers=1, processes=False, dashboard_address=None) as inside:
        words = ["-o", "memory://archive/out.parquet", "--scheduler", inside.scheduler_address]
        assert cli.run(["extract", "memory://archive/articles.jsonl", *words]) == 0
        assert cli.run(["extract", "memory://archive/articles.jsonl", *words]) == 2
    assert "holds an extract already" in capsys.readouterr().err
    assert cli.run(["report", "memory://archive/out.parquet", "-o", "claims.xlsx"]) == 0
    found = openpyxl.load_workbook("claims.xlsx", read_only=True)["Statements"].max_row
    local = pipeline.run([Path("articles.jsonl")], settings.load(tmp_path))
    assert found == len(local.statements) + 1
    # the analyst's word counts here as in a local run
    one = local.statements[0]
    with Path("overrides.csv").open("w", encoding="utf-8", newline="") as table:
        csv.writer(table).writerows([["id", "action"], [one.id, "drop"]])
    chosen = settings.load(tmp_path)
    corrected, locally = (
        scale.corpus(Path("memory://archive/out.parquet"), chosen),
        pipeline.run([Path("articles.jsonl")], chosen),
    )
    assert [fate.status for fate in corrected.fates] == ["applied"]
    assert (corrected.statements, corrected.claims) == (locally.statements, locally.claims)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("notes.txt", "is no table of articles"),
        ("missing.jsonl", "cannot be read"),
        ("missing.parquet", "cannot be read"),
        ("s4://bucket/articles.jsonl", "there is no way to this address"),
    ],
)
def test_a_source_that_is_no_table_is_told(
    source: str, words: str, project: Settings, cluster: LocalCluster, tmp_path: Path
) -> None:
    source = source if "://" in source else str(tmp_path / source)
    with pytest.raises(scale.ScaleError, match=words):
        scale.extract(source, str(tmp_path / "out.parquet"), project, cluster.scheduler_address)


@pytest.mark.parametrize("scheduler", ["tcp://127.0.0.1:9", "nonsense", "nonsense://here"])
def test_a_scheduler_that_does_not_answer_is_told(
    scheduler: str, project: Settings, tmp_path: Path, rows: list[Row], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extracting, "WAIT", 1)
    table = write(tmp_path / "articles.jsonl", rows[:1])
    with pytest.raises(scale.ScaleError, match="no Dask scheduler answers; start one, or mend the address"):
        scale.extract(str(table), str(tmp_path / "out.parquet"), project, scheduler)


def test_a_scheduler_without_workers_is_told(
    project: Settings, tmp_path: Path, rows: list[Row], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extracting, "WAIT", 1)
    table = write(tmp_path / "articles.jsonl", rows[:1])
    with (
        LocalCluster(n_workers=0, dashboard_address=None) as empty,
        pytest.raises(scale.ScaleError, match="has no workers; start some"),
    ):
        scale.extract(str(table), str(tmp_path / "out.parquet"), project, empty.scheduler_address)


def test_a_place_that_cannot_be_written_is_told(
    project: Settings, cluster: LocalCluster, tmp_path: Path, rows: list[Row]
) -> None:
    table = write(tmp_path / "articles.jsonl", rows[:1])
    with pytest.raises(scale.ScaleError, match=r"cannot be written .*choose another place"):
        scale.extract(str(table), str(table / "out.parquet"), project, cluster.scheduler_address)


@pytest.mark.parametrize("missing", ["dask", "distributed", "pyarrow"])
def test_what_is_not_installed_is_told(
    missing: str, project: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(scale.ScaleError, match=r"pip install 'quotetrack\[scale\]'"):
        scale.extract("articles.jsonl", str(tmp_path / "out.parquet"), project)


def test_an_extract_that_was_not_finished_is_told(project: Settings, tmp_path: Path) -> None:
    (tmp_path / "out.parquet" / "texts").mkdir(parents=True)
    assert scale.is_extract(tmp_path / "out.parquet")
    assert not scale.is_extract(tmp_path)
    with pytest.raises(scale.ScaleError, match="was not finished"):
        scale.corpus(tmp_path / "out.parquet", project)
