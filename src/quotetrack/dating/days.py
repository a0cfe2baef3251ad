"""Statements of a document in, the same statements with the day they were said out, each with the rule that decided.

The rules in their order, by the name that stands in `date_by`:

    reporting clause               the words beside the cue: "said on Monday", "Speaking in Selm on Monday, ..."
    event                          "said at the session", where the text has told the session's day
    (left open)                    "had said", "previously warned", a constitution: no day of the story is carried there
    sentence before                the story told the day just before: "Toszek met reporters on Monday. He said ..."
    same speech                    the same speaker's dated words before, or after when those are of the story's present
    event                          the speaker took part in an event whose day the text has told
    sentence after                 "He made the remarks at a ceremony on Monday."
    same occasion                  "for her part", "simultaneously": the day of the statement before
    headline                       a headline takes the day of the first words that the story dates
    between event and publication  a website tells of an event: between its day and the publication
    outer statement                words reported inside another statement
    publication date               when nothing in the text names a day

What no rule settles stays blank, with the reason in `reasons`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotetrack.dating.carrying import as_outer, carried, kept_open
from quotetrack.dating.decisions import Decision
from quotetrack.dating.meanings import enclosing
from quotetrack.dating.publication import IN_TEXT
from quotetrack.dating.reporting import own_day
from quotetrack.dating.story import Story, tell
from quotetrack.dating.years import Terms
from quotetrack.model import Document, Reason, Statement

_WEBSITE = re.compile(r"\b(?:website|web site|press (?:service|cent(?:er|re)|office|department)|portal)\b", re.I)

_DATE, _EXPRESSION, _BY, _REASONS = map(
    Statement._fields.index, ("date", "date_expression", "date_by", "reasons")
)  # statements are many, and _replace takes three times as long


def date(document: Document, statements: Sequence[Statement], terms: Terms) -> tuple[Statement, ...]:
    """Give the statements with `date`, `date_expression`, `date_by` and reasons set, in the order they came in.

    `terms` gives a speaker's terms of office, empty when unknown. Past speech is never dated after the publication.
    """
    if not statements:
        return ()
    story = tell(document, statements, terms)
    own: dict[int, Decision] = {}
    passed: dict[int, list[Reason]] = {}
    if story.expressions:
        for number in range(len(story.statements)):
            decision, passed[number] = own_day(story, number)
            if decision:
                own[number] = decision
        decisions = carried(story, own)
    else:
        decisions = [kept_open(story, number) for number in range(len(story.statements))]
    for number in range(len(story.statements)):
        decisions[number] = decisions[number] or _last_rules(story, number, decisions)
    undated = _publication(story)
    dated = {
        id(statement): _written(story, statement, decision or undated, passed.get(number, ()))
        for number, (statement, decision) in enumerate(zip(story.statements, decisions, strict=True))
    }
    return tuple([dated[id(statement)] for statement in statements])


def _written(story: Story, statement: Statement, decision: Decision, passed: Sequence[Reason]) -> Statement:
    words = decision.words
    values = list(statement)
    values[_DATE] = decision.date
    values[_EXPRESSION] = story.text[words[0] : words[1]] if words else None
    values[_BY] = decision.rule if decision.date else ""
    values[_REASONS] = (*statement.reasons, Reason("date", decision.rule, words, decision.note), *passed)
    return Statement._make(values)


def _last_rules(story: Story, number: int, decisions: Sequence[Decision | None]) -> Decision | None:
    return _between(story, number) or (as_outer(story, number, decisions) if story.statements[number].nested else None)


def _between(story: Story, number: int) -> Decision | None:
    """Date a website's or press office's account of an event between the event's day and the publication."""
    statement, published = story.statements[number], story.published
    if published is None or statement.kind == "direct" or not _WEBSITE.search(statement.mention or ""):
        return None
    for index in story.expressions_in((statement.spans[0][0], statement.spans[-1][1])):
        reading = story.readings[index]
        if reading.date and reading.date.day and not reading.coming:
            span = enclosing(reading.date.first, published.last)
            note = f"said between the event on {reading.date} and the publication"
            return Decision(span, "between event and publication", story.words(index), note)
    return None


def _publication(story: Story) -> Decision:
    document, published = story.document, story.published
    if published is None:
        return Decision(None, "left open", None, "the text tells no day, and its publication date is not known")
    words = None
    for hint in document.date_hints:
        if hint.words and hint.basis in IN_TEXT and hint.basis == document.published_by.partition(",")[0]:
            at = document.text.find(hint.words)
            if at >= 0:
                words = (at, at + len(hint.words))
                break
    return Decision(published, "publication date", words, f"published {published} ({document.published_by})")
