"""A text cut at the edges of its statements is still the text, and each part knows whose words it holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quotetrack.model import Block, Document, Span, Statement
from quotetrack.review.marking import Part, marked

TEXT = "Velkova said that the president had called the pass closed. Nothing more.\nMenu\n\nMore menu\nThe end came."
BLOCKS = (
    Block(0, 73, "paragraph"),
    Block(74, 78, "boilerplate"),
    Block(80, 89, "boilerplate"),
    Block(90, 103, "paragraph"),
)
DOCUMENT = Document("pass", TEXT, blocks=BLOCKS)


def statement(*spans: Span, mention: Span | None = None, cue: Span | None = None) -> Statement:
    words = " ".join(TEXT[start:end] for start, end in spans)
    return Statement("pass", spans, words, "indirect", (0, 59), "test", mention_span=mention, cue_span=cue)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return start, start + len(words)


OUTER = statement(at("the president had called the pass closed"), mention=at("Velkova"), cue=at("said"))
INNER = statement(at("the pass closed"), mention=at("the president"), cue=at("called"))


def part(words: str, statements: list[Statement]) -> Part:
    parts = [one for passage in marked(DOCUMENT, statements) for one in passage.parts]
    return next(one for one in parts if one.text == words)


def test_nested_statements_are_told_from_the_outside_in() -> None:
    inner = part("the pass closed", [INNER, OUTER])
    assert (inner.inside, inner.opens, inner.closes) == ((1, 0), (0,), (1, 0))
    assert part("the president", [OUTER, INNER]).mentions == (1,)
    assert part("the president", [OUTER, INNER]).inside == (0,)
    assert part("said", [OUTER, INNER]).cues == (0,)
    assert part("Velkova", [OUTER, INNER]).inside == ()


def test_lines_of_boilerplate_are_one_passage() -> None:
    passages = marked(DOCUMENT, [])
    assert [passage.kind for passage in passages] == ["paragraph", "boilerplate", "paragraph"]
    assert "".join(one.text for one in passages[1].parts) == "Menu\n\nMore menu"


def test_a_text_without_blocks_is_one_passage() -> None:
    assert [one.text for one in marked(Document("pass", TEXT), [])[0].parts] == [TEXT]
    assert marked(Document("empty", ""), []) == []


SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda pair: (min(pair), max(pair)))


@given(st.lists(st.tuples(st.lists(SPANS, min_size=1, max_size=3), SPANS, SPANS), max_size=5))
def test_every_character_is_in_the_statements_that_have_it(
    drawn: list[tuple[list[Span], Span, Span]],
) -> None:
    statements = [statement(*sorted(spans), mention=mention, cue=cue) for spans, mention, cue in drawn]
    for passage in marked(DOCUMENT, statements):
        place = passage.parts[0].start
        for one in passage.parts:
            assert one.start == place
            assert one.text == TEXT[place : place + len(one.text)]
            place += len(one.text)
            for number, made in enumerate(statements):
                holds = any(start <= one.start and place <= end for start, end in made.spans if start < end)
                assert (number in one.inside) == holds
                assert (number in one.mentions) == (
                    made.mention_span is not None and made.mention_span[0] <= one.start < made.mention_span[1]
                )
