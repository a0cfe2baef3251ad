"""The matching and the figures: what counts as found, exact, missed and spurious."""

from __future__ import annotations

import pytest
from gold_cases import GoldCase, parse
from matching import figures, judge, same_mention

from quotetrack.cli.overlap import pair
from quotetrack.model import Kind, Span, Statement

TEXT = "Hale said the radar works. Linde said nothing."
#       0    5    10  14        25


def case(says: str = '[{ indirect = "the radar works", mention = "Hale" }]') -> GoldCase:
    (row,) = parse(f"[[row]]\nform = 1\ntext = '{TEXT}'\n" + (f"says = {says}" if says else 'why = "x"'), "rows.toml")
    return row


def found(*spans: Span, kind: Kind = "indirect", mention: Span | None = (0, 4)) -> Statement:
    text = " ".join(TEXT[start:end] for start, end in spans)
    return Statement(
        doc="rows.toml:1",
        spans=spans,
        text=text,
        kind=kind,
        sentence=(0, 26),
        found_by="test",
        mention=TEXT[slice(*mention)] if mention else None,
        mention_span=mention,
    )


@pytest.mark.parametrize(
    ("statements", "problems"),
    [
        ([found((10, 25))], []),
        ([found((10, 26))], []),  # the full stop is no letter
        ([], ["missed indirect: 'the radar works'"]),
        ([found((14, 25))], ["boundary (test): 'radar works', should be 'the radar works'"]),
        ([found((20, 25))], ["missed indirect: 'the radar works'", "spurious indirect (test): 'works'"]),
        ([found((10, 25), kind="mixed")], ["kind: mixed, should be indirect: 'the radar works'"]),
        ([found((10, 25), mention=None)], ["mention: None, should be 'Hale': 'the radar works'"]),
        ([found((10, 25), mention=(27, 32))], ["mention: 'Linde', should be 'Hale': 'the radar works'"]),
        ([found((10, 25)), found((38, 45))], ["spurious indirect (test): 'nothing'"]),
        ([found((14, 25)), found((10, 25))], ["spurious indirect (test): 'radar works'"]),
        ([found((10, 13), (14, 25))], []),
    ],
)
def test_problems(statements: list[Statement], problems: list[str]) -> None:
    assert judge(case(), statements).problems() == problems


def test_a_negative_has_only_spurious_statements() -> None:
    assert judge(case(says=""), [found((10, 25))]).problems() == ["spurious indirect (test): 'the radar works'"]
    assert judge(case(says=""), []).problems() == []


def test_an_optional_statement_may_be_missed_or_found() -> None:
    optional = case('[{ indirect = "the radar works", mention = "Hale", optional = true }]')
    assert judge(optional, []).problems() == []
    assert judge(optional, [found((10, 25))]).problems() == []


def test_the_better_overlap_wins_whatever_the_order() -> None:
    whole, part = frozenset(range(10)), frozenset(range(6))
    assert pair([whole], [part, whole]) == {0: 1}
    assert pair([whole, part], [part]) == {1: 0}
    assert pair([whole], [frozenset(range(4))]) == {}


@pytest.mark.parametrize(
    ("gold", "other", "same"),
    [(None, None, True), ((0, 4), None, False), (None, (0, 4), False), ((0, 4), (0, 9), True), ((0, 4), (5, 9), False)],
)
def test_same_mention(gold: Span | None, other: Span | None, same: bool) -> None:
    assert same_mention(TEXT, gold, other) is same


def test_figures() -> None:
    outcomes = [
        judge(case(), [found((10, 25))]),
        judge(case(), [found((14, 25), kind="mixed", mention=None), found((38, 45))]),
        judge(case(), []),
        judge(case(says=""), []),
        judge(case(says=""), [found((38, 45))]),
    ]
    assert figures(outcomes) == {
        "precision": 0.5,
        "recall": 0.6666,
        "f1": 0.5714,
        "exact": 0.5,
        "kind": 0.5,
        "mention": 0.5,
        "recall_direct": 1.0,
        "recall_indirect": 0.6666,
        "recall_mixed": 1.0,
        "negatives_clean": 0.5,
        "rows_right": 0.4,
    }
