"""A document and its statements in, a Story out: date expressions read in order, statements sorted, look-ups ready."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from quotetrack.dating.decisions import FRESH_DAYS, is_fresh
from quotetrack.dating.expressions import Expression, find
from quotetrack.dating.meanings import Calendar, Reading, Shift, Weekday, read, retrospective, with_year
from quotetrack.dating.occasions import may_be_remarks
from quotetrack.dating.plain import plain
from quotetrack.dating.sentences import LONGEST, Sentences
from quotetrack.dating.years import Terms, settle, years_of
from quotetrack.model import Document, PartialDate, Span, Statement

_NEIGHBOURS = 4  # statements to either side that may share a sentence
_MEMORY = 1500  # characters over which "a day earlier" may look back for its day
REMARKS_REACH = 1500  # characters over which "he made the remarks on Monday" looks back
_NEXT_DAY_REACH, _NEXT_DAYS = 400, 92  # characters and days within which one day's year is the next one's too
_DATELINE_PLACE = re.compile(r"[^a-z\d\n]{2,45}\Z")
_DATELINE_AGENCY = re.compile(r"\s*(?:\d{4})?[.,:]?\s*[(/–—-]")
_DATELINE_BRACKET = re.compile(r"[^a-z\d\n(]{2,30}\([^()\n]{0,30}\Z")
_DATELINE_CLOSE = re.compile(r"\)\s*[:–—-]")
_PRONOUNS = frozenset(("he", "she", "they", "it", "him", "her", "them", "his", "their", "who", "we", "i"))


class Clause(NamedTuple):
    """The clause that reports a statement: its stretches of the text, their words in a row, and these plain."""

    stretches: Sequence[Span]
    text: str
    words: Sequence[bytes]


@dataclass(frozen=True)
class Story:
    """What the rules look at: `text` and `published` of the document, its statements and its date expressions.

    `letters` are the text in plain letters as far as a rule may look. `statements` stand in text order, `places` beside
    them: the sentence or sentences of each. `expressions` have their `readings` beside them.
    """

    document: Document
    text: str
    letters: bytes
    published: PartialDate | None
    statements: tuple[Statement, ...]
    places: tuple[Span, ...]
    terms: Terms
    expressions: tuple[Expression, ...]
    readings: tuple[Reading, ...]
    sentences: Sentences

    @cached_property
    def years(self) -> Counter[int]:
        """Count the years that the text names; of use only where a day has no year and nothing else settles it."""
        return years_of(self.document)

    @cached_property
    def _starts(self) -> list[int]:
        return [expression.start for expression in self.expressions]

    def expressions_in(self, span: Span) -> range:
        """Give the indices of the expressions that begin in a stretch."""
        starts = self._starts
        first = bisect_left(starts, span[0])
        return range(first, bisect_left(starts, span[1], first))

    def neighbours(self, number: int) -> list[int]:
        """Give the statements whose sentences overlap that of statement `number`, without it."""
        begin, end = self.places[number]
        first = max(0, number - _NEIGHBOURS)
        near = enumerate(self.places[first : number + _NEIGHBOURS + 1], first)
        return [n for n, place in near if place[0] < end and begin < place[1] and n != number]

    def clause(self, number: int) -> Clause:
        """Give the words around the content of statement `number` in its sentences."""
        text, letters = self.text, self.letters
        stretches = outside(self.places[number], self.statements[number].spans)
        words = " ".join([text[start:end] for start, end in stretches])
        plain_words = b" ".join([letters[start:end] for start, end in stretches]).split()
        return Clause(stretches, words, plain_words)

    def words(self, index: int) -> Span:
        """Give the span of an expression."""
        return self.expressions[index].start, self.expressions[index].end

    def reading_for(self, index: int, statement: Statement) -> Reading:
        """Give what an expression comes to beside a statement, whose speaker's terms may settle a year."""
        meaning, reading = self.expressions[index].meaning, self.readings[index]
        if reading.date or reading.coming or self.published or not isinstance(meaning, Calendar) or meaning.of_year:
            return reading
        return Reading(*settle(meaning, self.years, self.terms(statement.speaker) if statement.speaker else ()))


def tell(document: Document, statements: Sequence[Statement], terms: Terms) -> Story:
    """Read a document's date expressions and put its statements in order, outer before nested."""
    text = document.text
    ordered = tuple(sorted(statements, key=_order))
    extents = [_extent(statement) for statement in ordered]
    last = max([end for _, end in extents])
    # Behind the last statement only what looks back counts: "He made the remarks on Monday."
    behind = REMARKS_REACH + LONGEST
    letters = plain(text[: last + behind + 3 * LONGEST])
    if not may_be_remarks(letters[max(0, last - LONGEST) :]):
        behind = 0
    sentences = Sentences(text, last + behind + 3 * LONGEST)
    around = sentences.around
    places = tuple([around(*extent) for extent in extents])
    blocks = [block.start for block in document.blocks]
    found = find(text, letters, max([end for _, end in places]) + behind)
    expressions = tuple([expression for expression in found if _readable(document, blocks, expression)])
    return Story(
        document,
        text,
        letters,
        document.published,
        ordered,
        places,
        terms,
        expressions,
        _readings(document, expressions, ordered),
        sentences,
    )


def _order(statement: Statement) -> tuple[int, int, str]:
    spans = statement.spans
    return spans[0][0], -spans[-1][1], statement.id


def speaker_key(statement: Statement) -> str | None:
    """Give what tells one speaker from another: the name, else the words that name nobody ("a source"), else None."""
    if statement.speaker:
        return statement.speaker
    mention = (statement.mention or "").casefold()
    return f"“{mention}”" if mention and mention not in _PRONOUNS else None


def outside(span: Span, holes: Sequence[Span]) -> list[Span]:
    """Give the parts of a stretch that lie in none of the holes."""
    parts: list[Span] = []
    at, end = span
    for first, last in holes if len(holes) == 1 else sorted(holes):
        if at >= end:
            break
        if first > at:
            parts.append((at, first if first < end else end))
        if last > at:
            at = last
    if at < end:
        parts.append((at, end))
    return parts


def _extent(statement: Statement) -> Span:
    """Give the stretch from the first to the last part of a statement, its sentence included as far as it is near."""
    start, end = statement.spans[0]
    for part in (*statement.spans[1:], statement.cue_span, statement.mention_span):
        if part:
            if part[0] < start:
                start = part[0]
            if part[1] > end:
                end = part[1]
    first, last = statement.sentence
    if first < start:
        start = first if first > start - LONGEST else start - LONGEST
    if last > end:
        end = last if last < end + LONGEST else end + LONGEST
    return start, end


def _readable(document: Document, blocks: Sequence[int], expression: Expression) -> bool:
    """Leave out what stands in menus, headers and datelines; `blocks` are the places where the blocks begin."""
    if blocks:
        at = bisect_right(blocks, expression.start) - 1
        if at < 0 or document.blocks[at].kind not in ("headline", "paragraph"):
            return False
    text = document.text
    line = max(text.rfind("\n", max(0, expression.start - 60), expression.start) + 1, expression.start - 60, 0)
    if _DATELINE_PLACE.match(text, line, expression.start):
        return not _DATELINE_AGENCY.match(text, expression.end)
    bracket = _DATELINE_BRACKET.match(text, line, expression.start)
    return not (bracket and _DATELINE_CLOSE.match(text, expression.end))


@dataclass(slots=True)
class _Told:
    """What a text has spoken of so far, each with the place behind it: a date, a day, a day of the story's present."""

    text: str
    date: tuple[int, PartialDate] | None = None
    day: tuple[int, PartialDate] | None = None
    present: tuple[int, PartialDate] | None = None

    def before(self, expression: Expression) -> PartialDate | None:
        """Give the date that "a day earlier", "that year" and their kin are reckoned from."""
        meaning, at = expression.meaning, expression.start
        if not isinstance(meaning, Shift):
            return self.date[1] if self.date and self._reaches(self.date, at) else None
        found = self.day if meaning.unit in ("day", "week") else self.date
        if meaning.base == "story" and not self._reaches(found, at, paragraph=True):
            found = self.present
        if found is None or not self._reaches(found, at, paragraph=meaning.unit == "year"):
            return None
        # "A month ago we asked. The next day, ..." is reckoned from no day before that month.
        passed = found is self.day and self.date and not self.date[1].day
        return None if passed and self._reaches(self.date, at, paragraph=True) else found[1]

    def add(self, expression: Expression, reading: Reading, published: PartialDate | None) -> None:
        """Remember what an expression comes to; a day that is not known ends the memory of those before it."""
        meaning = expression.meaning
        if reading.date is None:
            if isinstance(meaning, (Calendar, Weekday)):
                self.date = self.day = None
        elif not reading.coming:
            self.date = expression.end, reading.date
            if reading.date.day:
                self.day = self.date
                if is_fresh(reading.date, published) and not retrospective(meaning):
                    self.present = self.date

    def _reaches(self, told: tuple[int, PartialDate] | None, at: int, *, paragraph: bool = False) -> bool:
        """Tell whether a date told is near enough to a place, or stands in its paragraph."""
        if told is None or at - told[0] > _MEMORY:
            return False
        return not paragraph or self.text.find("\n", told[0], at) < 0


def _readings(
    document: Document, expressions: Sequence[Expression], statements: Sequence[Statement]
) -> tuple[Reading, ...]:
    """Read the expressions in text order, each with the day and the date that the text spoke of before it."""
    quoted = sorted(span for s in statements if s.kind == "direct" for span in s.spans)
    readings: list[Reading] = []
    told = _Told(document.text)
    for expression in expressions:
        meaning = expression.meaning
        reading = read(meaning, document.published, told.before(expression))
        if isinstance(meaning, Calendar) and not meaning.year and not meaning.of_year and told.date:
            reading = _same_year(document, expression, meaning, reading, *told.date)
        readings.append(reading)
        at = bisect_right(quoted, (expression.start, len(document.text))) - 1
        if at < 0 or expression.start >= quoted[at][1]:
            told.add(expression, reading, document.published)
    return tuple(readings)


def _same_year(
    document: Document, expression: Expression, day: Calendar, reading: Reading, at: int, told: PartialDate
) -> Reading:
    """Take the year of the day told just before: "On May 3, 2016, ... On May 5, he said"."""
    if not told.day or expression.start - at > _NEXT_DAY_REACH or "\n" in document.text[at : expression.start]:
        return reading
    date = with_year(day, told.year)
    published = document.published
    if date is None or not 0 <= (date.first - told.first).days <= _NEXT_DAYS:
        return reading
    if published and (date.first > published.last or (reading.date and reading.date.year == told.year)):
        return reading
    if reading.date and published and (published.first - reading.date.last).days <= FRESH_DAYS:
        return reading
    return reading._replace(date=date, note=f"year of {told}, told just before", coming=False)
