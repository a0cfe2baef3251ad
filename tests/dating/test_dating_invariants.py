"""What holds for any text: nothing is raised, no day lies after the publication, every word used stands in the text."""

from __future__ import annotations

import datetime as dt

from dating_markup import marked
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack.dating import date, proposal, publish
from quotetrack.dating.expressions import find
from quotetrack.dating.meanings import read
from quotetrack.dating.plain import plain
from quotetrack.model import Block, DateHint, Document, Kind, PartialDate, Statement

WORDS = (
    "on Sunday|last Friday|next Monday|Monday last week|yesterday|today|tomorrow|two days earlier|about two weeks ago|"
    "a day later|the same day|that year|December 19|29 February|19 December 2022|May 3-5|in April|in 2016|since 2019|"
    "last month|earlier this week|over the weekend|hours later|recently|999 years ago|99 months ago|the next day|"
    "Toszek|He|Velkova|met|held talks|said|had said|told a briefing|the session|for her part|who resigned|in Selm|"
    "“closed,”|the attack|ahead of|.|,|.\n|\n|:|(|)|- |/|2021|0000|\ud800|\u2028|é|\t|[|the"
).split("|")
texts = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), min_size=1, max_size=40).map(" ".join)
days = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)).map(PartialDate.of)
dates = st.one_of(
    days, days.map(lambda day: PartialDate(day.year, day.month)), days.map(lambda day: PartialDate(day.year))
)
likely = st.dates(dt.date(2019, 1, 1), dt.date(2024, 12, 31)).map(PartialDate.of)
published = st.one_of(st.none(), likely, dates)


@st.composite
def stories(draw: st.DrawFn) -> tuple[Document, list[Statement]]:
    text = draw(texts)
    places = st.integers(0, len(text))
    statements = []
    for number in range(draw(st.integers(0, 6))):
        a, b, c, d, e, f = sorted(draw(st.lists(places, min_size=6, max_size=6)))
        spans = draw(st.sampled_from([((a, b),), ((c, d),), ((e, f),), ((a, b), (e, f))]))
        cue = draw(st.sampled_from([None, (c, d), (a, b)]))
        mention = draw(st.sampled_from([None, (b, c), (d, e)]))
        kinds: list[Kind] = ["direct", "indirect", "mixed"]
        statements.append(
            Statement(
                doc="story",
                spans=spans,
                text=" ".join(text[x:y] for x, y in spans),
                kind=draw(st.sampled_from(kinds)),
                sentence=(a, f),
                found_by="by chance",
                id=f"q{number}",
                mention=mention and text[slice(*mention)],
                mention_span=mention,
                cue=cue and text[slice(*cue)],
                cue_span=cue,
                nested=draw(st.booleans()),
                speaker=draw(st.sampled_from([None, "Ilmar Toszek", "Daria Velkova"])),
            )
        )
    blocks: tuple[Block, ...] = ()
    if draw(st.booleans()):
        half = len(text) // 2
        blocks = (Block(0, half, "headline"), Block(half, len(text), "paragraph"))
    return Document("story", text, blocks=blocks, published=draw(published), published_by="metadata"), statements


def terms(speaker: str) -> tuple[tuple[PartialDate | None, PartialDate | None], ...]:
    return ((PartialDate(2016), PartialDate(2021, 12)),) if speaker == "Ilmar Toszek" else ((PartialDate(2022), None),)


@settings(max_examples=150, deadline=None)
@given(stories())
def test_days_are_sound_for_any_text(story: tuple[Document, list[Statement]]) -> None:
    document, statements = story
    dated = date(document, statements, terms)
    assert dated == date(document, statements, terms)
    for before, after in zip(statements, dated, strict=True):
        assert after == before._replace(
            date=after.date,
            date_expression=after.date_expression,
            date_by=after.date_by,
            reasons=after.reasons,
        )
        assert bool(after.date) == bool(after.date_by)
        assert after.reasons and all(reason.field == "date" and reason.rule for reason in after.reasons)
        if after.date and document.published:
            assert after.date.first <= document.published.last
        if after.date_expression is not None:
            assert after.date_expression in document.text
        for reason in after.reasons:
            assert reason.words is None or 0 <= reason.words[0] < reason.words[1] <= len(document.text)


@settings(max_examples=150, deadline=None)
@given(stories())
def test_the_order_in_which_statements_come_does_not_matter(story: tuple[Document, list[Statement]]) -> None:
    document, statements = story
    forwards, backwards = date(document, statements, terms), date(document, statements[::-1], terms)
    assert forwards == backwards[::-1]


@settings(max_examples=100, deadline=None)
@given(stories(), st.sampled_from(WORDS).map(f"{' It rained. ' * 40}The post burned on Monday, May 3. {{}}".format))
def test_what_the_story_tells_behind_the_last_statement_dates_nothing(
    story: tuple[Document, list[Statement]], more: str
) -> None:
    document, statements = story
    document = document._replace(text=document.text + ". ", published=PartialDate(2022, 5, 9))
    longer = document._replace(text=document.text + more)
    assert date(longer, statements, terms) == date(document, statements, terms)


@given(st.text() | texts)
def test_plain_letters_stand_where_the_letters_stand(text: str) -> None:
    assert len(plain(text)) == len(text)
    for at, letter in enumerate(plain(text).decode("latin-1")):
        assert letter == " " or letter == text[at].lower()


@settings(max_examples=150, deadline=None)
@given(texts, published, st.one_of(st.none(), dates))
def test_expressions_lie_in_order_and_never_after_the_publication(
    text: str, publication: PartialDate | None, mentioned: PartialDate | None
) -> None:
    end = 0
    for expression in find(text):
        assert end <= expression.start < expression.end <= len(text)
        end = expression.end
        reading = read(expression.meaning, publication, mentioned)
        if reading.date and publication:
            assert reading.date.first <= publication.last


BASES = ["metadata", "table", "html", "header", "dateline", "file name", "footer", "menu", "updated", "nonsense"]
hints = st.builds(DateHint, st.one_of(st.none(), dates), st.sampled_from(BASES), st.one_of(texts, st.text(max_size=20)))


@settings(max_examples=150, deadline=None)
@given(texts, st.lists(hints, max_size=5))
def test_publication_dates_are_sound_for_any_hints(text: str, given_hints: list[DateHint]) -> None:
    document = publish(Document("story", text, date_hints=tuple(given_hints)))
    assert publish(document) == document
    assert bool(document.published) == bool(document.published_by)
    assert document.published or document.trouble
    assert bool(proposal(document)) == bool(document.trouble)
    assert not document.published_by.startswith(("menu", "updated", "nonsense"))


def test_marks_are_read_as_they_are_written() -> None:
    text, (first, second) = marked("{2=Daria Velkova: She} <2 said> on Monday [2 that {Toszek} <said> [no]].")
    assert text == "She said on Monday that Toszek said no."
    assert (first.speaker, first.cue, first.text, first.nested) == ("Toszek", "said", "no", True)
    assert (second.speaker, second.mention, second.text, second.nested) == (
        "Daria Velkova",
        "She",
        text[14 + 5 : -1],
        False,
    )
