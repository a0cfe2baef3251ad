"""Extracts made by Dask: the same answer as a local run, also when a worker is killed; what is wrong is told."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from distributed import Client, LocalCluster

from quotetrack import cli, pipeline, scale, settings
from quotetrack.pipeline import Corpus
from quotetrack.settings import Settings

TEXTS = Path(__file__).parents[2] / "texts"
SMALL = "8KB"  # of a table that makes several partitions of a few texts

pytestmark = pytest.mark.filterwarnings("ignore")  # the cluster's own, on ports and on workers that are killed


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str | None]]:
    """The sample texts twice, some rows without a name or a day."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    return [
        {
            "doc": f"{copy}/{number}" if number % 3 else None,
            "published": "2021-03-0" + str(number % 9 + 1) if number % 2 else None,
            "text": text,
        }
        for copy in ("one", "two")
        for number, text in enumerate(texts)
    ]


@pytest.fixture(params=["jsonl", "parquet"])
def table(request: pytest.FixtureRequest, tmp_path: Path, rows: list[dict[str, str | None]]) -> Path:
    file = tmp_path / f"articles.{request.param}"
    if request.param == "jsonl":
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    else:
        pd.DataFrame(rows).to_parquet(file, row_group_size=5)
    return file


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster


@pytest.fixture
def project(tmp_path: Path) -> Settings:
    return replace(settings.load(tmp_path), jobs=1)


def answer(corpus: Corpus) -> tuple[object, ...]:
    texts = [document._replace(source="") for document in corpus.documents]
    return texts, corpus.statements, corpus.claims, corpus.proposals


def test_an_extract_equals_the_local_run_row_for_row(
    table: Path, project: Settings, cluster: LocalCluster, tmp_path: Path
) -> None:
    out = tmp_path / "out.parquet"
    count = scale.extract(str(table), str(out), project, cluster.scheduler_address, SMALL)
    local = pipeline.run([table], project)
    assert answer(scale.corpus(out, project)) == answer(local)
    assert len(list((out / "texts").iterdir())) > 2
    written = pq.read_table(out / "statements").to_pylist()
    assert len(written) == count == len(local.statements)
    assert {row["id"]: row["text"] for row in written} == {one.id: one.text for one in local.statements}


def test_an_extract_is_whole_when_a_worker_is_killed(
    project: Settings, tmp_path: Path, rows: list[dict[str, str | None]]
) -> None:
    table = tmp_path / "articles.jsonl"
    table.write_text("".join(json.dumps(row | {"doc": f"{n}"}) + "\n" for n, row in enumerate(rows * 6)), "utf-8")
    killed: list[int] = []
    out = tmp_path / "out.parquet"
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:

        def kill() -> None:
            """Wait until some partitions are written, then kill a worker."""
            while not (out / "texts").is_dir() or len(list((out / "texts").glob("part-*.parquet"))) < 2:
                time.sleep(0.01)
            with Client(cluster) as client:
                killed.extend(client.run(os.getpid).values())
                os.kill(killed[0], signal.SIGKILL)

        thread = threading.Thread(target=kill)
        thread.start()
        scale.extract(str(table), str(out), project, cluster.scheduler_address, SMALL)
        thread.join()
    assert len(killed) == 2
    assert answer(scale.corpus(out, project)) == answer(pipeline.run([table], project))
    assert not list(out.rglob("*.draft"))


def test_the_commands_make_an_extract_and_its_report(
    table: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    cluster: LocalCluster,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["-o", "out.parquet", "--engine", "dask", "--scheduler", cluster.scheduler_address]
    assert cli.run(["extract", str(table), *words]) == 0
    assert cli.run(["report", "out.parquet", "-o", "claims.xlsx"]) == 0
    assert Path("claims.xlsx").is_file()
    capsys.readouterr()
    assert cli.run(["extract", str(table), *words]) == 2
    assert "out.parquet: holds an extract already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("notes.txt", "is no table of articles"),
        ("missing.jsonl", "cannot be read"),
        ("missing.parquet", "cannot be read"),
    ],
)
def test_a_source_that_is_no_table_is_told(
    source: str, words: str, project: Settings, cluster: LocalCluster, tmp_path: Path
) -> None:
    with pytest.raises(scale.ScaleError, match=words):
        scale.extract(str(tmp_path / source), str(tmp_path / "out.parquet"), project, cluster.scheduler_address)


def test_an_extract_that_was_not_finished_is_told(project: Settings, tmp_path: Path) -> None:
    (tmp_path / "out.parquet" / "texts").mkdir(parents=True)
    assert scale.is_extract(tmp_path / "out.parquet")
    assert not scale.is_extract(tmp_path)
    with pytest.raises(scale.ScaleError, match="was not finished"):
        scale.corpus(tmp_path / "out.parquet", project)
