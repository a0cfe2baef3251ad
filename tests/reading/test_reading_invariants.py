"""What holds for every input: blocks in order and disjoint, offsets that fit, no errors, time in line with length."""

from __future__ import annotations

import doctest
import importlib
import pickle
import pkgutil
import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import quotetrack.reading
from quotetrack.lexicon import outlets
from quotetrack.model import Document
from quotetrack.reading import document, gather, read, work
from quotetrack.reading.page import read_page

PIECES = [
    "Korvian Foreign Minister Daria Velkova said on Sunday that the pact had no plan for a base.",
    "“We have no plan,” she said.",
    "SELM, March 3. /SELM WIRE/. ",
    "TARSK (Korvpress) – ",
    "Read also: Wheat prices fall",
    "Related articles",
    "Wheat prices fall in Korvia",
    "3 March 2021, 14:22",
    "By Irena Moll",
    "© 2021 Selm Wire. All rights reserved.",
    "All Content by Korv News is licensed under an open licence.",
    " DV/JN",
    "Velkova: no base | BelTA",
    "They agreed to:",
    "• double the patrols",
    "# Heading",
    "Source: Dawn",
    "(Fars)",
    "Войдите, пожалуйста",
    "\ud800\x00\u200b",
    "\n",
    "\n\n",
    " ",
    "\u00a0",
]
MARKS = "•▪·●■►‣◦*#-+>.0123456789"
PAGES = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=300)


def check(found: Document) -> None:
    text = found.text
    position = 0
    for block in found.blocks:
        assert position <= block.start < block.end <= len(text)
        words = text[block.start : block.end]
        assert words == words.strip()
        position = block.end
    kinds = {block.kind for block in found.blocks}
    assert kinds <= {"headline", "paragraph", "dateline", "meta", "boilerplate", "repeat"}
    ends = [0, *(block.end for block in found.blocks)]
    starts = [*(block.start for block in found.blocks), len(text)]
    left = "".join(text[end:start] for end, start in zip(ends, starts, strict=True))
    assert all(letter.isspace() or letter in MARKS for letter in left), "only bullets and white space stand outside"


def read_text(text: str) -> Document:
    return document(quotetrack.reading.RawText("x", text, "x.txt"))


@given(PAGES)
@example("\n".join(PIECES * 2))
@example(PIECES[0] * 3)
@settings(max_examples=300, deadline=None)
def test_blocks(text: str) -> None:
    if text:
        found = read_text(text)
        assert found.text == re.sub("[\ud800-\udfff]", "\ufffd", text), "a lone surrogate shows as U+FFFD"
        check(found)


@given(PAGES)
@settings(max_examples=100, deadline=None)
def test_every_sentence_is_read_or_a_repeat(noise: str) -> None:
    """Whatever stands around it, a plain long sentence on a line of its own is never dropped."""
    sentence = (
        "Belmark Security Council Secretary Anton Reszke told the Ostrav parliament that the Lenz pass would stay shut."
    )
    text = f"{noise}\n\n{sentence}\n\n{noise}"
    found = read_text(text)
    kinds = {block.kind for block in found.blocks if sentence in text[block.start : block.end]}
    assert kinds & {"paragraph", "headline"}


@given(PAGES)
@settings(max_examples=50, deadline=None)
def test_the_answer_is_the_same_every_time(text: str) -> None:
    assert read_page(text) == read_page(text)


SIZE = 60_000
HOSTILE = {
    "quotes": '"' * SIZE,
    "mixed quotes": "“\"‘’”'" * (SIZE // 6),
    "said": "said " * (SIZE // 5),
    "spaces": " " * SIZE,
    "tabs inside": "a" + "\t" * SIZE + "b",
    "line ends": "\n" * SIZE,
    "short lines": "a b c\n" * (SIZE // 6),
    "dates": "3 March 2021\n" * (SIZE // 13),
    "dates in a line": "3 March 2021 " * (SIZE // 13),
    "dots": "." * SIZE,
    "spaced dots": ". " * (SIZE // 2),
    "copyright": "©" * SIZE,
    "pipes": " | " * (SIZE // 3),
    "capitals": "MINISTER OF THE " * (SIZE // 16),
    "digits": "1" * SIZE,
    "datelines": "TARSK – " * (SIZE // 8),
    "brackets": "(" * SIZE,
    "agencies": "(AP) " * (SIZE // 5),
    "slashes": "/AP/ " * (SIZE // 5),
    "headlines": "Minister Of The\n" * (SIZE // 16),
    "mastheads": "Selm Brand\n" * (SIZE // 11)
    + "He told Selm the story of the many bridges of the basin once again. " * 20,
    "nul": "\0" * SIZE,
    "surrogates": "\ud800a " * (SIZE // 3),
    "one sentence": "This is one and the same sentence again. " * (SIZE // 41),
    "one line": "This is one and the same sentence again.\n" * (SIZE // 41),
    "wrapped": ("word " * 12 + "\nand ") * (SIZE // 65),
    "colons": "They said:\n" * (SIZE // 11),
    "read also": "Read also: x\n" * (SIZE // 13),
    "stairs": "\n".join(" ".join(f"Sentence {n} is here." for n in range(k, 50)) for k in range(50)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_length(name: str) -> None:
    text = HOSTILE[name]
    half, whole = text[: len(text) // 2], text
    times = []
    for part in (half, whole):
        fastest = 9.0
        for _ in range(5):
            start = time.process_time()
            found = read_page(part)
            fastest = min(fastest, time.process_time() - start)
        times.append(fastest)
        if part.strip():
            check(Document("x", part, blocks=tuple(found.blocks)))
    assert times[1] < 0.05 or times[1] < 3.5 * times[0], times


def test_units_of_work_can_be_sent_to_other_processes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PIECES[0], encoding="utf-8")
    (tmp_path / "b.csv").write_text(f"text\n{PIECES[0]}\n", encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("doc,outlet\na,Selm Wire\n", encoding="utf-8")
    units = list(work(gather([tmp_path])))
    sent = [document(pickle.loads(pickle.dumps(unit))) for unit in units]
    assert sent == list(read([tmp_path]))
    assert pickle.loads(pickle.dumps(sent)) == sent


def test_examples_in_docstrings() -> None:
    names = [f"quotetrack.reading.{module.name}" for module in pkgutil.iter_modules(quotetrack.reading.__path__)]
    modules = [importlib.import_module(name) for name in names]
    tried = [doctest.testmod(module) for module in (*modules, outlets)]
    assert sum(result.failed for result in tried) == 0
    assert sum(result.attempted for result in tried) > 5
