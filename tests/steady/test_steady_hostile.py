"""Hostile texts through all stages: no error, spans that give their words, and work that grows with the text alone."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from quotetrack import attribution, claims, pipeline, reading
from quotetrack.attribution import Registry
from quotetrack.claims import Topics
from quotetrack.model import Document, Statement

WORST = 2.3  # times the work for twice the text
ENOUGH = 0.08  # seconds of work that can be measured

# Each makes a text of about so many thousand characters.
HOSTILE: dict[str, Callable[[int], str]] = {
    "straight marks": lambda n: '"' * (n * 500),
    "opening marks": lambda n: "“" * (n * 500),
    "closing marks": lambda n: "”" * (n * 500),
    "mixed marks": lambda n: "“\"‘«'" * (n * 125),
    "pairs of marks": lambda n: "“a” " * (n * 125),
    "nested marks": lambda n: "“He said ‘" * (n * 60) + "’”" * (n * 60),
    "said": lambda n: "said " * (n * 200),
    "offices": lambda n: "Minister Of The " * (n * 60),
    "one sentence": lambda n: "the army of the north moved on and " * (n * 30),
    "one sentence of capitals": lambda n: "Army Chief Of North Korvia, " * (n * 36),
    "according to": lambda n: "according to " * (n * 80),
    "he said that": lambda n: "He said that " * (n * 80),
    "commas": lambda n: "Toszek, president, said, " * (n * 40),
    "lines of speech": lambda n: "- Yes.\n" * (n * 140),
    "speech": lambda n: "“We will act,” President Ilmar Toszek said on May 5.\n" * (n * 20),
    "one name": lambda n: "Ilmar Toszek " * (n * 80),
    "initials": lambda n: "A. " * (n * 330),
    "hyphens": lambda n: "a-" * (n * 500),
    "days": lambda n: "May 5, 2021, " * (n * 80),
    "months": lambda n: "May " * (n * 250),
    "digits": lambda n: "7" * (n * 1000),
    "blanks": lambda n: " " * (n * 1000) + "x",
    "line ends": lambda n: "\n" * (n * 1000) + "x",
    "zero width and direction": lambda n: "\u200b\u202e“\u2066" * (n * 250),
    "lone surrogates": lambda n: "\ud800 said " * (n * 120),
    "NUL": lambda n: "\0" * (n * 1000),
    "brackets": lambda n: "(" * (n * 1000),
    "apostrophes": lambda n: "'s " * (n * 330),
    "slashes": lambda n: "/BASIN/ " * (n * 130),
    "addresses": lambda n: "http://a.b/c?d=e " * (n * 60),
    "full stops": lambda n: "." * (n * 1000),
    "dashes": lambda n: " – " * (n * 330),
    "semicolons": lambda n: "; and " * (n * 160),
    "threats": lambda n: "terrorism from Dushar and drugs from " * (n * 27),
    "no": lambda n: "not no never " * (n * 80),
}


@pytest.fixture(scope="module")
def lexica() -> tuple[Topics, Registry]:
    loaded = claims.topics(None), Registry.load(None)
    _work("“We will act,” President Ilmar Toszek said on May 5, 2021.", *loaded)  # patterns are built on first use
    return loaded


def _work(text: str, topics: Topics, registry: Registry) -> tuple[Document, tuple[Statement, ...]]:
    unit = reading.RawText("hostile", text, "hostile.txt", name="hostile")
    document, statements, whole = pipeline.read_and_extract(unit, topics, registry)
    assert whole, document.trouble
    reconciled, _ = attribution.reconcile([document], statements, registry)
    grouped, _ = claims.group([document], reconciled)
    return document, grouped


@pytest.mark.parametrize("name", HOSTILE)
def test_offsets_of_a_hostile_text_give_its_words(name: str, lexica: tuple[Topics, Registry]) -> None:
    document, statements = _work(HOSTILE[name](5), *lexica)
    for statement in statements:
        assert statement.text == " ".join(document.text[start:end] for start, end in statement.spans)
        assert all(0 <= start < end <= len(document.text) for start, end in statement.spans)


@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_text_is_at_most_a_little_more_than_twice_the_work(
    name: str, lexica: tuple[Topics, Registry]
) -> None:
    def cost(size: int) -> float:
        text = HOSTILE[name](size)
        begun = time.process_time()
        _work(text, *lexica)
        return time.process_time() - begun

    size = 25
    while cost(size) < ENOUGH and size < 800:
        size *= 2
    ratios: list[float] = []
    while len(ratios) < 4:  # other work on the machine only ever makes a run slower
        one = min(cost(size) for _ in range(2))
        two = min(cost(2 * size) for _ in range(2))
        ratios.append(two / one if two > ENOUGH else 0.0)
        if ratios[-1] <= WORST:
            return
    pytest.fail(f"{name}: {', '.join(f'{ratio:.2f}' for ratio in ratios)} times the work for twice the text")
