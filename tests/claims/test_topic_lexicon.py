"""Every pattern, exclusion and decoy of the topics lexicon is fired by a line of its own entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotetrack.claims import TopicCheck, check_topics, tag, topics
from quotetrack.claims.geography import mark_places
from quotetrack.claims.groups import ArmedGroup, armed_groups
from quotetrack.claims.matching import Patterns
from quotetrack.claims.strangers import strangers
from quotetrack.claims.topic import Topic
from quotetrack.lexicon import LexiconError, builtin
from quotetrack.model import Document, Statement

ENTRIES = topics().entries


def rows(fields: tuple[str, ...]) -> list[tuple[Topic, str]]:
    return [(entry, source) for entry in ENTRIES for name in fields for source in getattr(entry, name)]


def fires(source: str, entry: Topic, lines: tuple[str, ...]) -> bool:
    names = strangers(" ".join((*entry.examples, *entry.negatives)))
    alone = Patterns([(source, None)], armed_groups())
    return any(any(alone.all(mark_places(line, names).text)) for line in lines)


@pytest.mark.parametrize(("entry", "source"), rows(("patterns", "weak", "leaning")))
def test_every_pattern_is_fired_by_an_example(entry: Topic, source: str) -> None:
    assert fires(source, entry, entry.examples)


@pytest.mark.parametrize(("entry", "source"), rows(("exclusions", "decoys")))
def test_every_exclusion_silences_a_negative(entry: Topic, source: str) -> None:
    assert fires(source, entry, entry.negatives)


@pytest.mark.parametrize("row", check_topics(topics()), ids=lambda row: f"{row.topic}-{row.where}-{row.line[:40]}")
def test_every_line_of_the_lexicon_is_as_it_says(row: TopicCheck) -> None:
    assert row.right


@pytest.mark.parametrize("entry", builtin("armed_groups.csv", ArmedGroup), ids=lambda entry: entry.name)
def test_every_armed_group_counts_when_it_threatens(entry: ArmedGroup) -> None:
    for name in (entry.name, *entry.aliases):
        assert "terrorism" in [hit.topic for hit in topics().find(f"an attack planned by {name}")], name
        assert "terrorism" not in [hit.topic for hit in topics().find(f"the name of {name} was mentioned")], name


def test_the_brief_topics_are_all_there() -> None:
    assert set(topics().names) == {
        "terrorism", "drug_trafficking", "migration", "extremism", "arms_trafficking", "organized_crime", "cybercrime",
        "border_security", "military_threat",
    }  # fmt: skip


OWN = """
[[entry]]
topic = "water_dispute"
label = "Water dispute"
patterns = ["water (shortage*|dispute*)", "dam* ... downstream"]
exclusions = ["water disputes club"]
examples = ["a water dispute over the Varan", "the dams starve the towns downstream"]
negatives = ["the Water Disputes Club met"]
"""


def test_own_topics_are_added(tmp_path: Path) -> None:
    path = tmp_path / "topics.toml"
    path.write_text(OWN, encoding="utf-8")
    known = topics(path)
    assert known.names == (*topics().names, "water_dispute")
    assert all(row.right for row in check_topics(known))
    text = "the dams of Korvia harm the farmers downstream"
    statement = Statement("a", ((0, len(text)),), text, "indirect", (0, len(text)), "test")
    (claim,) = tag(Document("a", text), [statement], known)[0].claims
    assert claim.topic == "water_dispute"


def test_own_topics_replace_built_in_ones(tmp_path: Path) -> None:
    path = tmp_path / "topics.toml"
    path.write_text(OWN.replace("water_dispute", "migration"), encoding="utf-8")
    known = topics(path)
    assert known.names == topics().names
    assert known.labels["migration"] == "Water dispute"
    assert not known.find("illegal migration")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("patterns = [", "pattern = ["), "'pattern' is not known; did you mean 'patterns'?"),
        (("water_dispute", "Water dispute"), "must be written with small letters"),
        (('label = "Water dispute"', 'label = " "'), "needs a label in plain words"),
        (("dam* ... downstream", "dam* ..."), "'...' must stand between two words"),
        (("dam* ... downstream", "(dam*|) river"), "an alternative in the brackets is empty"),
        (("dam* ... downstream", "da* river"), "write at least three letters before '*'"),
        (("dam* ... downstream", "{river} dam"), "'{river}' is not known; known are {topic}, {place}"),
        (("dam* ... downstream", "dam (s)?"), "may then as well be left out"),
        (("dam* ... downstream", "dam [s]"), "cannot be read"),
        (("dam* ... downstream", "dam (s"), "cannot be read"),
        (("dam* ... downstream", "(dam)? ..."), "must stand between two words"),
        (("dam* ... downstream", ""), "a pattern is empty"),
        (("[[entry]]", OWN + "[[entry]]"), "stands there twice"),
    ],
)
def test_mistakes_in_own_topics_are_told(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    path = tmp_path / "topics.toml"
    path.write_text(OWN.replace(*change), encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        topics(path)
    assert message in str(caught.value)
    assert "topics.toml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_texts_are_tried_line_by_line() -> None:
    text = "It rained in Selm. Two tons of opium from Dushar were seized. Later two smugglers were arrested."
    found = [(row.where, row.words) for row in check_topics(topics(), [("story", text)]) if row.where == "story"]
    assert found == [("story", "opium"), ("story", "smugglers were arrested")]
