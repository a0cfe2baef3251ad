"""A Corpus and the filters of a command in, the statements that pass them out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from quotetrack.cli.failures import MisuseError, NotFoundError
from quotetrack.cli.running import say
from quotetrack.model import CONFIDENCES, KINDS, STANCES, Document, PartialDate, Statement

if TYPE_CHECKING:
    from quotetrack.pipeline import Corpus

Test: TypeAlias = Callable[[Statement, Document], bool]


@dataclass(frozen=True)
class Filters:
    """What a command was asked to show; several values of one filter are alternatives."""

    speaker: Sequence[str] = ()
    topic: Sequence[str] = ()
    stance: Sequence[str] = ()
    outlet: Sequence[str] = ()
    kind: Sequence[str] = ()
    since: str | None = None
    until: str | None = None
    confidence: Sequence[str] = ()

    def __post_init__(self) -> None:
        """Raise MisuseError for a value that is none; what the texts must tell is checked when they are read."""
        for option, given, known in (
            ("--stance", self.stance, STANCES),
            ("--kind", self.kind, KINDS),
            ("--confidence", self.confidence, CONFIDENCES),
        ):
            for value in given:
                if value not in known:
                    raise MisuseError(f"{option}: '{value}' is not known; {_nearest(value, known)}")
        if self.first and self.last and self.first > self.last:
            raise MisuseError(f"--since {self.since} is later than --until {self.until}; swap them.")

    @property
    def first(self) -> dt.date | None:
        """Give the first day that may be shown."""
        since = _day(self.since, "--since")
        return since.first if since else None

    @property
    def last(self) -> dt.date | None:
        """Give the last day that may be shown."""
        until = _day(self.until, "--until")
        return until.last if until else None

    def told(self) -> dict[str, str]:
        """Give the filters that are set in words, for the report."""
        many = {name: getattr(self, name) for name in ("speaker", "topic", "stance", "outlet", "kind", "confidence")}
        told = {name: ", ".join(values) for name, values in many.items() if values}
        return told | {name: date for name, date in (("since", self.since), ("until", self.until)) if date}


def choose(corpus: Corpus, filters: Filters) -> list[Statement]:
    """Give the statements that pass all filters, in their order.

    An undated statement passes no filter of days, and how many there are is said. A claim of one topic and stance at
    once must pass both filters.

    Raises MisuseError for a topic or date that is none, and NotFoundError for a speaker or outlet that no text has;
    both name the nearest.
    """
    tests: list[Test] = [*_people(corpus, filters), *_outlets(corpus, filters)]
    if filters.topic or filters.stance:
        tests.append(_claims(corpus, filters))
    if filters.kind:
        tests.append(lambda statement, _: statement.kind in filters.kind)
    if filters.confidence:
        tests.append(lambda statement, _: statement.confidence in filters.confidence)
    documents = {document.doc: document for document in corpus.documents}
    passed = [one for one in corpus.statements if all(test(one, documents[one.doc]) for test in tests)]
    first, last = filters.first or dt.date.min, filters.last or dt.date.max
    if (first, last) == (dt.date.min, dt.date.max):
        return passed
    undated = sum(1 for one in passed if one.date is None)
    if undated:
        say(f"Left out: {undated} without a date. `quotetrack check` shows the texts that have none.")
    return [one for one in passed if one.date and one.date.last >= first and one.date.first <= last]


def _people(corpus: Corpus, filters: Filters) -> Iterable[Test]:
    if not filters.speaker:
        return
    matching = {query: corpus.registry.matches(query) for query in filters.speaker}
    for query, answers in matching.items():
        if not any(answers(statement) for statement in corpus.statements):
            raise NotFoundError(_nobody(corpus, query))
    yield lambda statement, _: any(answers(statement) for answers in matching.values())


def _nobody(corpus: Corpus, query: str) -> str:
    speakers = {statement.speaker for statement in corpus.statements if statement.speaker}
    near = type(corpus.registry).empty().nearest(query, speakers)
    if near:
        return f"Nobody called '{query}' speaks in these texts; did you mean '{near}'?"
    return f"Nobody called '{query}' speaks in these texts; `quotetrack officials` lists who does."


def _outlets(corpus: Corpus, filters: Filters) -> Iterable[Test]:
    if not filters.outlet:
        return
    known = sorted({document.outlet for document in corpus.documents if document.outlet})
    wanted: set[str] = set()
    for query in filters.outlet:
        found = {outlet for outlet in known if query.casefold().strip() in outlet.casefold()}
        if not found:
            raise NotFoundError(f"No text is from '{query}'; {_nearest(query, known)}")
        wanted |= found
    yield lambda _, document: document.outlet in wanted


def _day(written: str | None, option: str) -> PartialDate | None:
    if written is None:
        return None
    try:
        return PartialDate.parse(written)
    except ValueError:
        raise MisuseError(f"{option}: '{written}' is no date; write YYYY-MM-DD, YYYY-MM or YYYY.") from None


def _claims(corpus: Corpus, filters: Filters) -> Test:
    names = corpus.topics.names
    topics = {topic_named(query, names) for query in filters.topic}

    def test(statement: Statement, _: Document) -> bool:
        return any(
            (not topics or claim.topic in topics) and (not filters.stance or claim.stance in filters.stance)
            for claim in statement.claims
        )

    return test


def topic_named(query: str, names: Sequence[str]) -> str:
    """Give the topic of that name, whatever its case, spaces or hyphens; raise MisuseError with the nearest."""
    plain = query.strip().casefold().replace(" ", "_").replace("-", "_")
    if plain not in names:
        raise MisuseError(f"'{query}' is no topic; {_nearest(plain, names)}")
    return plain


def _nearest(query: str, known: Sequence[str]) -> str:
    from rapidfuzz import fuzz, process

    found = process.extractOne(query.casefold(), known, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=60)
    return f"did you mean '{found[0]}'?" if found else f"known are {', '.join(known) or 'none'}."
