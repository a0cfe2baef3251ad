"""The boilerplate lexicon: every entry fires on its example, and sentences of articles are let alone."""

from __future__ import annotations

import pytest

from quotetrack.reading.boilerplate import Boilerplate, boilerplate_role, entries
from quotetrack.reading.dateline import dateline


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.words)
def test_every_entry_fires(entry: Boilerplate) -> None:
    if entry.role == "kicker":
        assert dateline(entry.example, first=True) is None
        assert dateline(entry.example.replace(entry.words, "ZARHAN"), first=True) is not None
    else:
        assert boilerplate_role(entry.example) == entry.role


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("• Read also:", "list"),
        ("READ ALSO", "list"),
        ("Comments (12)", "line"),
        ("All news »", "list"),
        ("[Share]", "line"),
        ("Editor’s picks", "list"),
        ("© 2021 Selm Wire", "start"),
        ("(c) 2021 Selm Wire", "start"),
        ("Photo: Selm Wire", "start"),
        ("Photo shows the pass", None),
        ("Video evidence was shown to the court.", None),
        ("Watch towers were built on the pass.", None),
        ("Related claims were denied by the ministry.", None),
        ("Politics has no place here, the minister said.", None),
        ("Security council meets", None),
        ("Follow the money, the minister said.", None),
        ("Sharetown is quiet", None),
        ("Subscribers left", None),
        ("Support our troops? Toszek says no", None),
        ("Contacts between the two capitals go on.", None),
        ("", None),
        ("(", None),
        ("…", None),
    ],
)
def test_lines(line: str, role: str | None) -> None:
    assert boilerplate_role(line) == role
