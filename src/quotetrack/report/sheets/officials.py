"""Report in, the Officials table out: one row a named speaker, who speaks most on security topics standing first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from quotetrack.model import STANCES, Document, PartialDate, SpeakerKind, Stance, Statement
from quotetrack.report.grid import Column, Table
from quotetrack.report.inputs import Report, topics_of
from quotetrack.report.words import STANCE_WORDS, period, tallied

MOST_NAMES = 12


@dataclass(slots=True)
class Speaker:
    """A named speaker and his, her or its statements; what can be counted is counted when it is asked for."""

    name: str
    kind: SpeakerKind
    documents: Mapping[str, Document]
    said: list[Statement] = field(default_factory=list)
    on_topic: int = 0
    claims: int = 0

    @property
    def statements(self) -> int:
        """Number of statements, reprints included."""
        return len(self.said)

    @property
    def utterances(self) -> int:
        """Number of different utterances."""
        return len({one.utterance_id or one.id for one in self.said})

    @property
    def texts(self) -> int:
        """Number of texts."""
        return len({one.doc for one in self.said})

    @property
    def outlets(self) -> Counter[str]:
        """Outlets, with the number of statements each."""
        return Counter(outlet for one in self.said if (outlet := self.documents[one.doc].outlet))

    @property
    def posts(self) -> Counter[str]:
        """Posts, with the number of statements each."""
        return Counter(one.role for one in self.said if one.role)

    @property
    def mentions(self) -> Counter[str]:
        """The words that name the speaker, with the number of statements each."""
        return Counter(one.mention for one in self.said if one.mention)

    @property
    def days(self) -> set[PartialDate]:
        """Days of the statements, as far as they are known."""
        return {one.date for one in self.said if one.date}

    @property
    def topics(self) -> Counter[str]:
        """Topics, with the number of statements each."""
        return Counter(topic for one in self._on_topic() for topic in topics_of(one))

    @property
    def stances(self) -> Counter[Stance]:
        """Stances, with the number of statements each."""
        return Counter(stance for one in self._on_topic() for stance in {claim.stance for claim in one.claims})

    def _on_topic(self) -> Iterable[Statement]:
        return [one for one in self.said if one.claims] if self.on_topic else ()


def speakers(report: Report) -> list[Speaker]:
    """Give every named speaker with the statements; who has most on a topic stands first, then who has most."""
    found: dict[str, Speaker] = {}
    documents = report.document_of
    for statement in report.statements:
        name = statement.speaker
        if not name:
            continue
        if name not in found:
            found[name] = Speaker(name, statement.speaker_kind, documents)
        found[name].said.append(statement)
        found[name].on_topic += bool(statement.claims)
    for claim in report.claims:
        for name in claim.officials:
            if name in found:
                found[name].claims += 1
    return sorted(found.values(), key=lambda s: (-s.on_topic, -s.statements, s.name))


def officials_table(report: Report, counted: list[Speaker]) -> Table[Speaker]:
    """List the speakers with their posts, names and counts."""

    def items() -> Iterator[Speaker]:
        return iter(counted)

    return Table(
        name="Officials",
        purpose="Who speaks: one row for each named person, organisation or group, with posts, the names that the "
        "texts use, and how many statements there are by topic and by stance. Who says most on security topics stands "
        "first.",
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
        lambda i: i.utterances,
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
    Column("texts", "Number of texts that quote the speaker.", lambda i: i.texts, width=8, kind="number", mark="count"),
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
