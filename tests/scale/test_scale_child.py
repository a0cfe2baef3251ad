"""Texts read by a process of one's own: one that takes too long, or ends its process, costs no other text anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotetrack.pipeline import Recipe
from quotetrack.reading import RawText
from quotetrack.scale import child

# Read by the child as it starts: two texts that no reader is known to fail at are made up here.
FAULTS = """
import os
from quotetrack import pipeline, reading
pipeline.TIME_LIMIT = 2  # the first text of a process takes a good part of a second
read = reading.document
def document(unit):
    while unit.text == "endless":
        pass
    if unit.text == "deadly":
        os._exit(3)
    return read(unit)
reading.document = document
"""


def test_a_text_that_ends_or_holds_its_process_costs_no_other_text_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text(FAULTS, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=":")
    said = 'Oleg Marant said: "We will guard the Lenz pass together this winter."'
    texts = [said, "endless", said, "deadly", said]
    units = [RawText(str(number), text, f"row {number}") for number, text in enumerate(texts)]
    monkeypatch.setattr(child, "_idle", [])
    found = list(child.extracted(units, Recipe(None, None)))
    assert [len(statements) for _, statements in found] == [1, 0, 1, 0, 1]
    told = [trouble for document, _ in found for trouble in document.trouble if "missing" in trouble]
    assert told == [
        "'row 1' was given up after 2 seconds of work, so its statements are missing; split it.",
        "'row 3' ended the process that read it, so its statements are missing; "
        "split it, or save it in another format.",
    ]
    (idle,) = child._idle
    idle.end()
