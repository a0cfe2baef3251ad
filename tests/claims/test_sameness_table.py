"""Which reprints are one utterance, and what forbids it: one row a pair of statements of one speaker."""

from __future__ import annotations

import pytest

from quotetrack.claims.sameness import Words, same, vetoed

BASE = "The threat of terrorism from the Tarhan Highlands is growing and the Pact must answer it together"

# (one, other, rule or None), said on neighbouring days
CLOSE: list[tuple[str, str, str | None]] = [
    (BASE, BASE, "same words"),
    (BASE, f"“{BASE}.”", "same words"),
    (BASE, BASE.upper().replace("THE", "the"), "same words"),
    (BASE, BASE.replace("is growing", "grows"), "small edits"),
    (BASE, BASE.replace("together", "jointly"), "small edits"),
    (BASE, BASE.replace("terrorism", "terorism"), "small edits"),
    (BASE, BASE.replace("Highlands is", "Highlands, he said, is"), "small edits"),
    (BASE, "The threat of terrorism from the Tarhan Highlands is growing", "cut"),
    (BASE, "the Pact must answer it together and the threat of terrorism from the Tarhan Highlands is growing",
     "another wording"),
    ("Forty smugglers were detained on the Varan river this week and two tons of opium were seized",
     "Two tons of opium were seized and forty smugglers were detained on the Varan river this week", "another wording"),
    # another speech
    (BASE, "The harvest in the Mirhab valley will be better than last year", None),
    (BASE, "The threat of drug trafficking from Port Aldany is falling and the council can rest", None),
    ("Terrorism must be fought", "Extremism must be fought", None),
    ("We will answer", "We will answer it", None),
    # numbers
    ("The guards seized 40 kilograms of opium near the Lenz pass on Monday morning",
     "The guards seized 75 kilograms of opium near the Lenz pass on Monday morning", None),
    ("The guards seized 1,200 kilograms of opium near the Lenz pass",
     "The guards seized 1200 kilograms of opium near the Lenz pass", "small edits"),
    ("Two soldiers were killed in the clash near the Lenz pass last night",
     "Three soldiers were killed in the clash near the Lenz pass last night", None),
    ("Two soldiers were killed in the clash near the Lenz pass last night",
     "2 soldiers were killed in the clash near the Lenz pass last night", "small edits"),
    ("The guards seized 40 kilograms of opium near the Lenz pass on Monday morning, he said in Selm",
     "The guards seized kilograms of opium near the Lenz pass on Monday morning, he said in Selm", "small edits"),
    # negation
    ("There is a threat of an invasion from the south of the basin this year",
     "There is no threat of an invasion from the south of the basin this year", None),
    ("We will send troops to the border before the winter comes to the valley",
     "We won't send troops to the border before the winter comes to the valley", None),
    ("Drug trafficking does pose a danger to the towns of the Mirhab valley",
     "Drug trafficking does not pose a danger to the towns of the Mirhab valley", None),
    # names
    ("The drugs came from Dushar and were meant for the ports of the coast",
     "The drugs came from Korvia and were meant for the ports of the coast", None),
    ("The gang was led by Ivo Marek and paid its men in opium and in silver",
     "The gang was led by Jan Toller and paid its men in opium and in silver", None),
    ("The Afghan refugees were met by the guards at the bridge in the morning",
     "The refugees from Afghanistan were met by the guards at the bridge in the morning", "another wording"),
    ("The council met in Selm and spoke of the threat of terrorism for two hours",
     "The council met and spoke of the threat of terrorism for two hours", "small edits"),
    # accents and marks
    ("The café owner’s house wasn’t searched by the guards that evening",
     "The café owner's house wasn't searched by the guards that evening", "same words"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "rule"), CLOSE)
def test_same_speaker_close_days(one: str, other: str, rule: str | None) -> None:
    for left, right in ((one, other), (other, one)):
        found = same(Words.of(left), Words.of(right), close=True)
        assert (found[1] if found else None) == rule


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        (BASE, BASE, "same words"),
        (BASE, BASE.replace("together", "jointly"), None),
        ("We will win", "We will win", None),
    ],
)
def test_far_apart_only_the_very_words_are_one_utterance(one: str, other: str, rule: str | None) -> None:
    found = same(Words.of(one), Words.of(other), close=False)
    assert (found[1] if found else None) == rule


@pytest.mark.parametrize(
    ("one", "other", "veto"),
    [
        ("There are 5 tons", "There are 7 tons", "numbers"),
        ("There are 5 tons", "There are tons", ""),
        ("It is safe", "It is not safe", "negation"),
        ("He met Ivo Marek", "He met Jan Toller", "names"),
        ("He met Ivo Marek", "He met Marek", ""),
        ("It came from Afghan lands", "It came from Afghanistan", ""),
        ("", "", ""),
    ],
)
def test_vetoes(one: str, other: str, veto: str) -> None:
    assert vetoed(Words.of(one), Words.of(other)) == veto
