"""Report in, the Officials table out: one row a named speaker, who speaks most standing first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from quotetrack.model import STANCES, PartialDate, SpeakerKind, Stance, Statement
from quotetrack.report.grid import Column, Table
from quotetrack.report.inputs import Report, topics_of
from quotetrack.report.words import STANCE_WORDS, period, tallied

MOST_NAMES = 12


@dataclass(slots=True)
class Speaker:
    """A named speaker and what was counted of him, her or it."""

    name: str
    kind: SpeakerKind
    statements: int = 0
    utterances: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    outlets: Counter[str] = field(default_factory=Counter)
    posts: Counter[str] = field(default_factory=Counter)
    mentions: Counter[str] = field(default_factory=Counter)
    topics: Counter[str] = field(default_factory=Counter)
    stances: Counter[Stance] = field(default_factory=Counter)
    on_topic: int = 0
    claims: int = 0
    days: set[PartialDate] = field(default_factory=set)

    def count(self, statement: Statement, outlet: str | None) -> None:
        """Count one statement in."""
        self.statements += 1
        self.utterances.add(statement.utterance_id or statement.id)
        self.texts.add(statement.doc)
        self.on_topic += bool(statement.claims)
        if outlet:
            self.outlets[outlet] += 1
        if statement.role:
            self.posts[statement.role] += 1
        if statement.mention:
            self.mentions[statement.mention] += 1
        if statement.date:
            self.days.add(statement.date)
        for topic in topics_of(statement):
            self.topics[topic] += 1
        for stance in {claim.stance for claim in statement.claims}:
            self.stances[stance] += 1


def speakers(report: Report) -> list[Speaker]:
    """Count every named speaker's statements; who has most stands first."""
    found: dict[str, Speaker] = {}
    for statement in report.statements:
        if not statement.speaker:
            continue
        if statement.speaker not in found:
            found[statement.speaker] = Speaker(statement.speaker, statement.speaker_kind)
        found[statement.speaker].count(statement, report.document_of[statement.doc].outlet)
    for claim in report.claims:
        for name in claim.officials:
            if name in found:
                found[name].claims += 1
    return sorted(found.values(), key=lambda s: (-s.statements, s.name))


def officials_table(report: Report, counted: list[Speaker]) -> Table[Speaker]:
    """List the speakers with their posts, names and counts."""

    def items() -> Iterator[Speaker]:
        return iter(counted)

    return Table(
        name="Officials",
        purpose="Who speaks: one row for each named person, organisation or group, with posts, the names that the "
        "texts use, and how many statements there are by topic and by stance.",
        columns=officials_columns({topic: report.topic_names[topic] for topic in report.topic_order}),
        items=items,
        count=len(counted),
        empty="No statement has a named speaker.",
    )


def officials_columns(topics: Mapping[str, str]) -> tuple[Column[Speaker], ...]:
    """Give the columns of Officials, with one for each topic and for each stance."""
    return (*_WHO, *(_topic_column(*topic) for topic in topics.items()), *map(_stance_column, STANCES), *_MORE)


def _topic_column(topic: str, words: str) -> Column[Speaker]:
    return Column(
        f"topic: {words}",
        f"Number of statements that make a claim about {words}.",
        lambda i: i.topics[topic],
        width=12.5,
        kind="number",
        mark="count",
    )


def _stance_column(stance: Stance) -> Column[Speaker]:
    return Column(
        f"stance: {STANCE_WORDS[stance]}",
        f"Number of statements with a claim of this stance ({STANCE_WORDS[stance]}).",
        lambda i: i.stances[stance],
        width=13,
        kind="number",
        mark="count",
        printed=False,
    )


_WHO: tuple[Column[Speaker], ...] = (
    Column("speaker", "Full name of the person, organisation or group.", lambda i: i.name, width=26, wrap=True),
    Column("kind", "person, organization or group.", lambda i: i.kind, width=13),
    Column(
        "posts",
        "Posts that the speaker was given, with the number of statements each.",
        lambda i: tallied(i.posts, MOST_NAMES),
        width=34,
        wrap=True,
    ),
    Column(
        "statements",
        "Number of statements, reprints included.",
        lambda i: i.statements,
        width=12,
        kind="number",
        mark="count",
    ),
    Column(
        "utterances",
        "Number of different utterances; the same words in three outlets are one.",
        lambda i: len(i.utterances),
        width=11.5,
        kind="number",
        mark="count",
    ),
    Column(
        "on a topic",
        "Number of statements that make a claim about a security topic.",
        lambda i: i.on_topic,
        width=11,
        kind="number",
        mark="count",
    ),
    Column(
        "claims",
        "Number of recurring claims that the speaker makes.",
        lambda i: i.claims,
        width=9,
        kind="number",
        mark="count",
    ),
    Column(
        "texts", "Number of texts that quote the speaker.", lambda i: len(i.texts), width=8, kind="number", mark="count"
    ),
    Column(
        "outlets",
        "Number of outlets that quote the speaker.",
        lambda i: len(i.outlets),
        width=9,
        kind="number",
        mark="count",
    ),
    Column(
        "first",
        "First day with a statement, as far as it is known.",
        lambda i: period(i.days)[0],
        width=11.5,
        kind="date",
    ),
    Column(
        "last",
        "Last day with a statement, as far as it is known.",
        lambda i: period(i.days)[1],
        width=11.5,
        kind="date",
    ),
)

_MORE: tuple[Column[Speaker], ...] = (
    Column(
        "names seen",
        f"The words by which the texts name the speaker, with how often; the {MOST_NAMES} most frequent.",
        lambda i: tallied(i.mentions, MOST_NAMES),
        width=60,
        wrap=True,
        printed=False,
    ),
    Column(
        "outlets seen",
        "Outlets that quote the speaker, with the number of statements each.",
        lambda i: tallied(i.outlets, MOST_NAMES),
        width=40,
        wrap=True,
        printed=False,
    ),
)
