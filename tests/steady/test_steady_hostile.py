"""Hostile texts through all stages: no error, spans that give their words, and work that grows with the text alone."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest
from holding import hold, lexica

from quotetrack import attribution, claims, dating, finding, reading
from quotetrack.model import Document, Statement

WORST = 2.3  # times the work for twice the text
ENOUGH = 0.08  # seconds of a stage's work that can be measured
WORTH = 0.2  # seconds of work of all stages at which the text is long enough to compare
TRIES = 6  # other work on the machine may spoil some
Costs = dict[str, float]  # seconds by stage


def _letters(number: int) -> str:
    """Write a number in letters."""
    return "".join(chr(97 + number // 26**place % 26) for place in range(4))


def _each(count: int, line: Callable[[int, str], str]) -> str:
    """Make so many lines, each with a number and letters that no other has."""
    return "".join(line(number, _letters(number)) for number in range(count))


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
    "questions and answers": lambda n: "Q: What?\nA: No.\n" * (n * 62),
    "bullets": lambda n: "• they agreed\n" * (n * 71),
    "he said": lambda n: _each(n * 33, lambda i, _: f"“We will act {i},” he said.\n"),
    "speakers": lambda n: _each(n * 22, lambda _, x: f"General A{x} Toszek said he will attack. "),
    "offices and speakers": lambda n: _each(
        n * 12, lambda _, x: f"Korvian {x.title()} Minister Dar {x.title()} said so it was.\n"
    ),
    "bodies": lambda n: _each(
        n * 13, lambda _, x: f"The {x.title()} Council told the {x.title()} Ministry that it was.\n"
    ),
    "one speaker": lambda n: _each(
        n * 12, lambda i, x: f"“Smugglers from Dushar sold {i} kg of {x} to us,” said Toszek.\n"
    ),
    "one quotation": lambda n: "Toszek: “" + "terrorists in Dushar smuggle drugs and " * (n * 25) + "”",
    "days that differ": lambda n: _each(n * 36, lambda i, _: f"On May {i % 28 + 1}, {1900 + i % 130}, he said. "),
    "days alone": lambda n: _each(n * 80, lambda i, _: f"{i % 28 + 1} May {1900 + i % 130}\n"),
    "an outlet in an outlet": lambda n: "BelTA quoted TASS as saying that Reuters said that " * (n * 18),
    "a letter with marks": lambda n: "a" + "\u0301" * (n * 1000),
    "a word": lambda n: "Ab" * (n * 500),
}


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """Build on first use what every text needs."""
    _work("“Terrorists smuggle drugs from Korvia,” President Ilmar Toszek said on May 5, 2021.")


def _work(text: str) -> tuple[Document, tuple[Statement, ...], Costs]:
    """Run every stage over one text; give its statements and the processor time that each stage took."""
    topics, registry = lexica()
    costs: Costs = {}
    before = time.process_time()

    def done(stage: str) -> None:
        nonlocal before
        now = time.process_time()
        costs[stage], before = now - before, now

    document = reading.document(reading.RawText("hostile", text, "hostile.txt", name="hostile"))
    done("reading")
    document = dating.publish(document)
    found = finding.find(document)
    done("finding")
    found = attribution.attribute(document, found, registry)
    done("attribution")
    found = dating.date(document, found, registry.terms)
    done("dating")
    found = claims.tag(document, found, topics)
    done("tagging")
    reconciled, _ = attribution.reconcile([document], found, registry)
    done("reconciling")
    grouped, _ = claims.group([document], reconciled)
    done("grouping")
    return document, grouped, costs


@pytest.mark.parametrize("name", HOSTILE)
def test_offsets_of_a_hostile_text_give_its_words(name: str) -> None:
    document, statements, _ = _work(HOSTILE[name](5))
    hold(document, statements)


@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_text_is_at_most_a_little_more_than_twice_the_work_for_any_stage(name: str) -> None:
    size = 25
    while sum(_least(name, size, {}).values()) < WORTH and size < 800:
        size *= 2
    least: dict[str, float] = {}
    for _ in range(TRIES):
        once: Costs = {}
        twice: Costs = {}
        for _ in range(2):
            once, twice = _least(name, size, once), _least(name, 2 * size, twice)
        for stage, cost in twice.items():
            ratio = cost / max(once[stage], 1e-9) if cost > ENOUGH else 0.0
            least[stage] = min(ratio, least.get(stage, ratio))
        if max(least.values()) <= WORST:
            return
    slow = {stage: f"{ratio:.2f}" for stage, ratio in least.items() if ratio > WORST}
    pytest.fail(f"times the work for twice the text of {size} kB: {slow}")


def _least(name: str, size: int, before: Costs) -> Costs:
    """Run once more; give the least that each stage ever took."""
    text = HOSTILE[name](size)
    gc.collect()
    gc.disable()  # a collection falls into whichever stage comes next
    try:
        costs = _work(text)[2]
    finally:
        gc.enable()
    return {stage: min(cost, before.get(stage, cost)) for stage, cost in costs.items()}
