"""Every entry of the lexicons of reporting words finds the statement of its own example."""

from __future__ import annotations

import pytest

from quotetrack.finding import find
from quotetrack.finding.cues import Cue, cues
from quotetrack.lexicon.forms import forms
from quotetrack.lexicon.speaking import SpeakingNoun, speaking_nouns
from quotetrack.lexicon.speech_nouns import SpeechNoun, speech_nouns
from quotetrack.model import Block, Document, Statement

BE = {"is", "are", "was", "were", "am"}


def statements(text: str) -> tuple[Statement, ...]:
    return find(Document("example", text, blocks=(Block(0, len(text), "paragraph"),)))


@pytest.mark.parametrize("cue", cues(), ids=lambda cue: str(cue.verb))
def test_example_of_a_cue_fires(cue: Cue) -> None:
    head = cue.verb.split()[0]
    made = forms(head)
    words = {made.base, made.third, made.past, made.participle, made.ing} | (BE if head == "be" else set())
    assert any(words & set((one.cue or "").lower().split()) for one in statements(cue.example))


@pytest.mark.parametrize("row", speaking_nouns(), ids=lambda row: str(row.noun))
def test_example_of_a_speaking_noun_fires(row: SpeakingNoun) -> None:
    assert any(row.noun in (one.mention or "").lower() for one in statements(row.example))


@pytest.mark.parametrize("row", speech_nouns(), ids=lambda row: str(row.noun))
def test_example_of_a_speech_noun_fires(row: SpeechNoun) -> None:
    assert row.noun in {one.cue for one in statements(row.example)}


def test_no_entry_stands_twice() -> None:
    for names in ([cue.verb for cue in cues()], [r.noun for r in speaking_nouns()], [r.noun for r in speech_nouns()]):
        assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("cue", [cue for cue in cues() if cue.not_before], ids=lambda cue: str(cue.verb))
def test_excluded_words_silence_a_cue(cue: Cue) -> None:
    made = forms(cue.verb.split()[0]).past
    phrase = " ".join([made, *cue.verb.split()[1:]])
    for words in cue.not_before:
        found = statements(f"Pavel Dornik {phrase} {words} at the gate of the camp.")
        assert not any(one.cue == phrase for one in found), words
