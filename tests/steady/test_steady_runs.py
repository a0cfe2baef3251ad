"""Whole runs: the same answer with more processes, in another order, twice and from a cache that only saves work."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from quotetrack import finding, pipeline, reading, settings
from quotetrack.model import Document
from quotetrack.pipeline import Corpus
from quotetrack.settings import Settings
from quotetrack.workers import OutOfTimeError

SAMPLES = Path(__file__).parents[2] / "texts"


@pytest.fixture
def project(tmp_path: Path) -> Settings:
    """A project with the sample texts and, so that several processes are worth it, a copy of each."""
    for folder in ("texts/one", "texts/two"):
        shutil.copytree(SAMPLES, tmp_path / folder)
    return replace(settings.load(tmp_path), jobs=1)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the texts that were read, as they are."""
    names: list[str] = []
    real = reading.document

    def document(unit: pipeline.Unit) -> Document:
        names.append(unit.doc)
        return real(unit)

    monkeypatch.setattr(reading, "document", document)
    return names


def run(project: Settings, **changes: object) -> Corpus:
    return pipeline.run((), replace(project, **changes))  # type: ignore[arg-type]


def answer(corpus: Corpus) -> tuple[object, ...]:
    return corpus.documents, corpus.statements, corpus.claims, corpus.proposals


def test_processes_do_not_change_the_answer(project: Settings) -> None:
    assert answer(run(project)) == answer(run(project, jobs=2)) == answer(run(project, jobs=3))


def test_every_offset_of_the_samples_gives_its_words(project: Settings) -> None:
    corpus = run(project)
    texts = {document.doc: document.text for document in corpus.documents}
    assert len(corpus.statements) > 400
    for statement in corpus.statements:
        text = texts[statement.doc]
        assert statement.text == " ".join(text[start:end] for start, end in statement.spans)
        for span, words in ((statement.mention_span, statement.mention), (statement.cue_span, statement.cue)):
            assert span is None or text[slice(*span)] == words


def test_a_table_in_another_order_gives_the_same(project: Settings, tmp_path: Path) -> None:
    import json

    documents = run(project).documents
    rows = [json.dumps({"doc": document.doc, "text": document.text}) for document in documents]
    answers = []
    for name, order in (("one", rows), ("other", rows[::-1])):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "all.jsonl").write_text("\n".join(order), encoding="utf-8")
        corpus = run(project, texts=folder, jobs=2)
        found = sorted(corpus.statements, key=lambda statement: (statement.doc, statement.spans))
        answers.append((found, corpus.claims))
    assert answers[0] == answers[1]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_cache_changes_nothing(project: Settings, tmp_path: Path, jobs: int) -> None:
    plain = answer(run(project))
    kept = tmp_path / "cache" / "texts.sqlite"
    assert [answer(run(project, jobs=jobs, cache=kept)) for _ in range(2)] == [plain, plain]


def test_only_a_changed_text_is_read_again(project: Settings, read: list[str]) -> None:
    kept = project.folder / "texts.sqlite"
    run(project, cache=kept)
    assert len(read) == len(set(read)) > 30
    read.clear()
    run(project, cache=kept)
    assert read == []
    changed = project.texts / "one" / "korvpress-20190822-arms.txt"
    changed.write_text(changed.read_text(encoding="utf-8") + "\n“No,” Toszek said.\n", encoding="utf-8")
    project.overrides.write_text("id,doc,quote,action,speaker\nqaaaaaaaaaa,,,drop,\n", encoding="utf-8")
    run(project, cache=kept)
    assert read == ["one/korvpress-20190822-arms"]


def test_what_a_text_depends_on_is_part_of_its_key(project: Settings, read: list[str]) -> None:
    kept = project.folder / "texts.sqlite"
    run(project, cache=kept)
    texts = len(read)
    (project.texts / "two" / "metadata.csv").write_text(
        "doc,published\nkorvpress-20190822-arms,2019-08-23\n", encoding="utf-8"
    )
    project.officials.write_text("name,role,country\nIlmar Toszek,President,Arvenia\n", encoding="utf-8")
    corpus = run(project, cache=kept)
    assert len(read) == 2 * texts
    (changed,) = (one for one in corpus.documents if one.doc == "two/korvpress-20190822-arms")
    assert str(changed.published) == "2019-08-23"


def test_a_damaged_cache_is_no_error_and_built_again(project: Settings, read: list[str]) -> None:
    kept = project.folder / "texts.sqlite"
    plain = answer(run(project, cache=kept))
    kept.write_bytes(kept.read_bytes()[:5000] + b"\xff" * 50_000)
    assert answer(run(project, cache=kept)) == plain
    read.clear()
    assert answer(run(project, cache=kept)) == plain
    assert len(read) < 5


def test_a_text_that_changes_while_it_is_read_is_not_kept(project: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = project.folder / "texts.sqlite"
    path = project.texts / "one" / "korvpress-20190822-arms.txt"
    real = reading.document

    def document(unit: pipeline.Unit) -> Document:
        found = real(unit)
        if unit.doc.startswith("one/korvpress-20190822"):
            path.write_text("Nothing is left of it.", encoding="utf-8")
        return found

    with monkeypatch.context() as patch:
        patch.setattr(reading, "document", document)
        run(project, cache=kept)
    (changed,) = (one for one in run(project, cache=kept).documents if one.source == str(path))
    assert changed.text == "Nothing is left of it."


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OutOfTimeError(), "was given up after 60 seconds of work"),
        (MemoryError(), "needs more memory than there is"),
        (RecursionError("too deep"), "met a mistake in quotetrack (RecursionError: too deep)"),
    ],
    ids=["time", "memory", "mistake"],
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_what_goes_wrong_with_one_text_is_told_and_costs_no_other(
    error: BaseException, words: str, jobs: int, project: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = project.folder / "texts.sqlite"
    plain = run(project)
    real = finding.find

    def find(document: Document) -> object:
        if document.doc == "one/korvpress-20190822-arms":
            raise error
        return real(document)

    with monkeypatch.context() as patch:
        patch.setattr(finding, "find", find)
        corpus = run(project, jobs=jobs, cache=kept)
    (lost,) = (one for one in corpus.documents if one.doc == "one/korvpress-20190822-arms")
    assert words in lost.trouble[-1]
    assert lost.source in lost.trouble[-1]
    missing = {one.id for one in plain.statements} - {one.id for one in corpus.statements}
    assert missing == {one.id for one in plain.statements if one.doc == lost.doc}
    assert answer(run(project, cache=kept)) == answer(plain)  # what went wrong was not kept


def test_a_text_that_ends_its_process_is_told(project: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    real = finding.find

    def find(document: Document) -> object:
        if document.doc == "one/korvpress-20190822-arms":
            os._exit(9)
        return real(document)

    monkeypatch.setattr(finding, "find", find)
    corpus = run(project, jobs=2)
    (lost,) = (one for one in corpus.documents if one.doc == "one/korvpress-20190822-arms")
    assert "ended the process that read it" in lost.trouble[-1]
    assert len(corpus.documents) == len(list(_texts(project)))


def test_the_time_limit_stops_a_text_that_never_ends(project: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    real = finding.find

    def find(document: Document) -> object:
        while document.doc == "one/korvpress-20190822-arms":
            pass
        return real(document)

    monkeypatch.setattr(pipeline, "TIME_LIMIT", 1)
    monkeypatch.setattr(finding, "find", find)
    corpus = run(project, jobs=2)
    assert [
        one.doc for one in corpus.documents if any("given up after 1 seconds" in words for words in one.trouble)
    ] == ["one/korvpress-20190822-arms"]


def test_progress_tells_of_every_text(project: Settings) -> None:
    told: list[tuple[int, int | None]] = []
    corpus = pipeline.run((), project, lambda done, total: told.append((done, total)))
    count = len(corpus.documents)
    assert told == [(number, count) for number in range(1, count + 1)]


def test_progress_does_not_know_how_many_texts_a_table_has(project: Settings, tmp_path: Path) -> None:
    table = tmp_path / "texts.jsonl"
    table.write_text('{"text": "One."}\n{"text": "Two."}\n', encoding="utf-8")
    told: list[tuple[int, int | None]] = []
    pipeline.run([table], project, lambda done, total: told.append((done, total)))
    assert told == [(1, None), (2, None)]


def test_the_cache_is_one_whole_database(project: Settings) -> None:
    kept = project.folder / "texts.sqlite"
    run(project, cache=kept, jobs=2)
    database = sqlite3.connect(kept)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert database.execute("SELECT count(*) FROM text").fetchone() == (len(list(_texts(project))),)
    database.close()


def _texts(project: Settings) -> Iterator[Path]:
    return (path for path in project.texts.rglob("*-*") if path.suffix in {".txt", ".md", ".html"})
