"""Every pattern of the stance and direction lexica is fired by an example of its rule; the examples get the rule."""

from __future__ import annotations

from functools import cache

import pytest

from quotetrack.claims import topics
from quotetrack.claims.direction import DirectionRule, direction_rules, directions
from quotetrack.claims.geography import MarkedText, mark_places
from quotetrack.claims.groups import armed_groups
from quotetrack.claims.matching import Patterns
from quotetrack.claims.stance import StanceRule, judge, stance_rules
from quotetrack.claims.strangers import strangers
from quotetrack.claims.wording import MARKS

NAMES = strangers("It was said in Dushar and in Arvenia that Dushari and Arvenian goods are fine.")
OPENED, CLOSED = MARKS["topic"]


@cache
def marked(line: str) -> list[tuple[str, str, MarkedText]]:
    """Give (topic, line with places and one mention of the topic marked, line with places marked) a mention."""
    places = mark_places(line, NAMES)
    text = places.text
    hits = topics().find(text, "opium")
    assert hits, f"no topic in: {line}"
    return [
        (hit.topic, f"{text[: hit.start]}{OPENED}{text[hit.start : hit.end]}{CLOSED}{text[hit.end :]}", places)
        for hit in hits
    ]


def readings(rule: StanceRule, example: str) -> list[str]:
    """Give what the rule's patterns read of an example, once for each mention of a topic."""
    cue, bar, content = example.rpartition("| ")
    assert bool(bar) == (rule.where != "clause")
    if rule.where == "cue":
        return [cue]
    if rule.where == "opening":
        return [cue + content]
    return [cue + text for _, text, _ in marked(content)]


@pytest.mark.parametrize(("rule", "source"), [(rule, source) for rule in stance_rules() for source in rule.patterns])
def test_every_stance_pattern_is_fired(rule: StanceRule, source: str) -> None:
    alone = Patterns([(source, None)], armed_groups())
    assert any(any(alone.all(text)) for example in rule.examples for text in readings(rule, example))


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule in stance_rules() for example in rule.examples])
def test_every_stance_example_gets_its_rule(rule: StanceRule, example: str) -> None:
    cue, bar, content = example.rpartition("|")
    opening = " ".join(content.split()[:9])
    ruled = [judge(cue.strip(), opening, text, bool(bar)).rule for _, text, _ in marked(content.strip())]
    assert rule.rule in ruled


@pytest.mark.parametrize(("rule", "source"), [(rule, source) for rule in direction_rules() for source in rule.patterns])
def test_every_direction_pattern_is_fired(rule: DirectionRule, source: str) -> None:
    alone = Patterns([(source, None)], armed_groups())
    texts = [mark_places(line, NAMES).text for line in rule.examples]
    if not rule.cue:
        texts = [text for line in rule.examples for _, text, _ in marked(line)]
    assert any(any(alone.all(text)) for text in texts)


@pytest.mark.parametrize(
    ("rule", "example"),
    [(rule, example) for rule in direction_rules() for example in rule.examples if rule.role != "none"],
)
def test_every_direction_example_gets_its_role(rule: DirectionRule, example: str) -> None:
    stance = (rule.stances or ("asserts",))[0]
    if rule.cue:
        places = mark_places(example, NAMES)
        cases = [(rule.topics[0] if rule.topics else "terrorism", places.text, places)]
    else:
        cases = [case for case in marked(example) if not rule.topics or case[0] in rule.topics]
    found = [directions(text, places.mentions, topic, stance, rule.cue) for topic, text, places in cases]
    assert any((origin if rule.role == "origin" else target) for origin, target in found)


def test_rules_of_no_role_take_the_place_out() -> None:
    (topic, text, places), *_ = marked("with help from Dushar they fight terrorism")
    assert directions(text, places.mentions, topic, "reports_action") == (None, None)
