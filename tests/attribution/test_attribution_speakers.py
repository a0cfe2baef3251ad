"""Who speaks in our own small texts, statement by statement: speaker, kind, rule, via, candidates."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from marked import Row, load

from quotetrack.attribution import Registry, attribute
from quotetrack.model import Statement

TEXTS = sorted((Path(__file__).parent / "texts").glob("*.toml"))


def _rows() -> list[object]:
    rows = [row for path in TEXTS for row in load(path)[2]]
    failing = pytest.mark.xfail(reason="known failure")
    return [pytest.param(row, id=str(row), marks=failing if row.known_failure else ()) for row in rows]


@cache
def _attributed(text: str) -> dict[int, Statement]:
    document, statements, _ = load(Path(__file__).parent / "texts" / f"{text}.toml")
    return {int(one.id[1:]): one for one in attribute(document, statements, Registry.empty())}


@pytest.mark.parametrize("row", _rows())
def test_speaker(row: Row) -> None:
    found = _attributed(row.text)[row.number]
    assert (found.speaker, found.speaker_kind, found.speaker_by) == (row.speaker, row.kind, row.rule)
    assert found.via == row.via
    assert found.candidates == row.candidates


def test_every_rule_that_decides_here_is_told_of_in_the_docs() -> None:
    told = (Path(__file__).parents[2] / "docs" / "attribution.md").read_text(encoding="utf-8")
    used = {found.speaker_by for path in TEXTS for found in _attributed(path.stem).values()}
    assert {rule for rule in used if f"`{rule}`" not in told} == set()
