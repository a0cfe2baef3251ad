"""The benchmark of anchoring holds on the sample texts: nearly every row finds its statement, none finds another."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

from anchoring import measure

TOP = Path(__file__).parents[2]


def test_rows_find_their_statements_in_edited_texts() -> None:
    counts = Counter(verdict for _, _, verdict in measure(TOP / "texts", 120, random.Random(1)))
    there = sum(count for verdict, count in counts.items() if not verdict.endswith("gone"))
    assert counts["wrong"] == 0
    assert counts["right"] >= 0.95 * there > 100
