"""Report in, the About table out: settings, versions, definitions, topics, limits hit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quotetrack.report.grid import Column, Table
from quotetrack.report.inputs import Report
from quotetrack.report.sheets.summary import filter_sentence
from quotetrack.report.words import STANCE_WORDS, number

DEFINITIONS: tuple[tuple[str, str], ...] = (
    ("statement", "Words, a view or a demand that a text credits to a source."),
    (
        "direct, indirect, mixed",
        "All of the content in quotation marks; none of it; a quoted part in a reported clause.",
    ),
    ("speaker", "Who said it, by full name. Blank where the text leaves several open: nothing is guessed."),
    ("via", "The agency or outlet that a text credits with the words when it is not the text's own."),
    (
        "date",
        "When it was said, as far as the text and its publication date settle it: to the day, the month, the year.",
    ),
    ("confidence", "high, medium or low: how sure the reading is as a whole. Rules that decided stand beside it."),
    ("topic", "A security theme that a statement makes a claim about. A statement may have several, or none."),
    (STANCE_WORDS["asserts"], "The speaker says that the threat exists, grows or goes on."),
    (STANCE_WORDS["denies"], "The speaker says that there is no threat, or that it is under control."),
    (STANCE_WORDS["calls_for_action"], "The speaker says that something should be done about it."),
    (STANCE_WORDS["reports_action"], "The speaker says that something is being done, or has been done, about it."),
    (STANCE_WORDS["other"], "The speaker speaks about it in another way."),
    ("origin, target", "Where the speaker says that the threat comes from, and whom it faces."),
    ("utterance", "The same words by the same speaker, however many outlets print them: reprints are counted once."),
    ("recurring claim", "The same topic, stance and origin over different utterances, whoever says it."),
)


class Line(NamedTuple):
    """A line of About."""

    section: str
    item: str
    text: str


def about_table(report: Report, limits: Sequence[str], purposes: Sequence[tuple[str, str]]) -> Table[Line]:
    """List how the report was made; `limits` are those hit in writing, `purposes` says what each sheet is for."""
    lines = list(_lines(report, limits, purposes))

    def items() -> Iterator[Line]:
        return iter(lines)

    return Table(
        name="About",
        purpose="How the report was made: versions, settings, filters, limits hit, and what the words mean.",
        columns=COLUMNS,
        items=items,
        count=len(lines),
    )


def _lines(report: Report, limits: Sequence[str], purposes: Sequence[tuple[str, str]]) -> Iterator[Line]:
    if report.made:
        yield Line("report", "made", report.made.strftime("%Y-%m-%d %H:%M"))
    for name, version in report.versions.items():
        yield Line("versions", name, version)
    yield Line("filters", "filters", filter_sentence(report.filters) or "None: the report shows every statement found.")
    for name, value in report.settings.items():
        yield Line("settings", name, value)
    for suffix, count in sorted(report.skipped.items()):
        yield Line("files left out", suffix, f"{number(count, 'file')} of a kind that is not read")
    for sentence in (*report.limits, *limits) or ("None.",):
        yield Line("limits hit", "limit", sentence)
    for name, purpose in purposes:
        yield Line("sheets", name, purpose)
    for topic, words in report.topic_names.items():
        statements = number(report.topic_counts[topic], "statement")
        yield Line("topics", words, f"{statements}; its name in overrides.csv and topics.toml is {topic}")
    for word, meaning in DEFINITIONS:
        yield Line("definitions", word, meaning)


COLUMNS: tuple[Column[Line], ...] = (
    Column("section", "What the line is about.", lambda i: i.section, width=16),
    Column("item", "Name of the setting, limit, topic or word.", lambda i: i.item, width=26, wrap=True),
    Column("text", "Its value or meaning.", lambda i: i.text, width=100, wrap=True),
)
