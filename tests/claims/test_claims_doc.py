"""docs/claims.md says what the lexica hold: its topics, its order of rules, its worked example."""

from __future__ import annotations

import re
from pathlib import Path

from quotetrack.claims import check_topics, topics
from quotetrack.claims.stance import stance_rules

DOC = (Path(__file__).parents[2] / "docs" / "claims.md").read_text(encoding="utf-8")


def test_the_rules_stand_in_their_order() -> None:
    rows = re.findall(r"^\| (\d+) \| (.+?) \| (\w+) \|$", DOC, re.M)
    assert rows == [(str(n), rule.rule, rule.stance) for n, rule in enumerate(stance_rules(), 1)]


def test_every_topic_is_named() -> None:
    assert all(f"`{name}`" in DOC for name in topics().names)


def test_the_worked_example_works_as_shown(tmp_path: Path) -> None:
    (example,) = re.findall(r"^```toml\n(.*?)^```", DOC, re.M | re.S)
    path = tmp_path / "topics.toml"
    path.write_text(example, encoding="utf-8")
    rows = [row for row in check_topics(topics(path)) if row.topic == "water_dispute"]
    shown = [
        f"{'ok  ' if row.right else 'NOT '}{row.where}: {row.line}{f'  ← {row.words}' if row.words else ''}"
        for row in rows
    ]
    assert shown == re.findall(r"^(?:ok  |NOT ).+", DOC, re.M)
