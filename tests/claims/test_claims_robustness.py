"""Nothing raises and nothing hangs: odd spans, odd characters, endless sentences; claims hold what they must."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack.claims import group, tag, topics
from quotetrack.claims.wording import MARKS
from quotetrack.model import STANCES, Document, Statement

PIECES = st.sampled_from(
    ["terrorism", "drug", "trafficking", "from", "Dushar", "the", "Tajik-Afghan border", ",", ".", "“", "”", "no",
     "Afghan", "in", "\n", "\ue000", "\ue003", "İ", "ß", "’s", "against", "and", "U.S.", "is", "grow", "ISIS", "must"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=30).map(" ".join))


def statement(text: str, spans: tuple[tuple[int, int], ...], cue: str | None = None) -> Statement:
    joined = " ".join(text[start:end] for start, end in spans)
    return Statement("d", spans, joined, "direct", (0, len(text)), "test", id="qx", cue=cue)


@settings(deadline=None)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=3), st.none() | TEXTS)
def test_tag_never_raises(text: str, spans: list[tuple[int, int]], cue: str | None) -> None:
    document = Document("d", text)
    before = statement(text, tuple(spans), cue)
    (after,) = tag(document, [before], topics())
    assert {claim.topic for claim in after.claims} <= set(topics().names)
    assert {claim.stance for claim in after.claims} <= set(STANCES)
    assert len(set(after.claims)) == len(after.claims)
    for claim in after.claims:
        assert f"topic.{claim.topic}" in {reason.field for reason in after.reasons}
        assert not any(mark in f"{claim.origin}{claim.target}" for pair in MARKS.values() for mark in pair)
    group([document], [after])


@settings(deadline=None)
@given(TEXTS)
def test_reasons_lie_in_the_statement_or_its_sentence(text: str) -> None:
    whole = statement(text, ((0, len(text)),))
    (after,) = tag(Document("d", text), [whole], topics())
    assert all(0 <= reason.words[0] <= reason.words[1] <= len(text) for reason in after.reasons if reason.words)


HOSTILE = {
    "quotes": '"' * 300_000,
    "one word": "terrorism" * 30_000,
    "one topic": "terrorism " * 30_000,
    "no stop": "drug and arms trafficking from Dushar to Arvenia and " * 6_000,
    "borders": "the Tajik-Afghan border is strengthened, " * 7_000,
    "places": "in Dushar from Korvia near Belmark " * 8_000,
    "new places": " ".join(f"in Place{chr(97 + n % 26) * (3 + n % 40)}" for n in range(15_000)),
    "commas": "a,b," * 70_000 + " drug",
    "blanks": "drug" + " " * 300_000 + "trafficking",
    "dots": "terrorism" + "." * 300_000 + " Drug trafficking",
    "numbers": "seized 1,1,1,1,1,1,1,1," * 12_000,
    "sentences": "Terrorism grows. " * 18_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_endless_texts_take_seconds_at_most(name: str) -> None:
    text = HOSTILE[name]
    start = time.process_time()
    tag(Document("d", text), [statement(text, ((0, len(text)),))], topics())
    assert time.process_time() - start < 5


def test_many_statements_of_one_text_take_seconds_at_most() -> None:
    sentence = "Terrorists from Dushar threaten Arvenia and drug trafficking grows. "
    text = sentence * 2_000
    spans = [((n * len(sentence), (n + 1) * len(sentence) - 1),) for n in range(2_000)]
    start = time.process_time()
    tagged = tag(Document("d", text), [statement(text, one) for one in spans], topics())
    group([], tagged)
    assert time.process_time() - start < 15
