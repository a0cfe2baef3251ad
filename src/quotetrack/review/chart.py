"""Counts by topic over time in, the places and sizes of a stacked column chart out, for a drawing in SVG."""

from __future__ import annotations

from dataclasses import dataclass

from quotetrack.report.series import Series

HEIGHT = 260
_TOP = 12
_LEFT = 44
_BASE = HEIGHT - 34
_COLUMN = 26
_WIDEST = 110
_WIDTH = 860
_STEPS = (1, 2, 5)
_MOST_LINES = 5
_LABEL_WIDTH = 56


@dataclass(frozen=True, slots=True)
class Bar:
    """One piece of a column: `topic` counts the topics of the chart from 0, `told` says it in words."""

    x: float
    y: float
    width: float
    height: float
    topic: int
    told: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the chart, or a label below it: where, and its words."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A stacked column chart, ready to be drawn."""

    title: str
    width: float
    height: float
    base: float
    left: float
    topics: tuple[str, ...]
    bars: tuple[Bar, ...]
    lines: tuple[Tick, ...]
    labels: tuple[Tick, ...]


def chart(series: Series) -> Chart | None:
    """Lay a series out; None when it has nothing to show."""
    sums = [sum(counts) for counts in series.values]
    if not any(sums):
        return None
    step = _step(max(sums))
    top = -(-max(sums) // step) * step
    scale = (_BASE - _TOP) / top
    room = min(_WIDEST, max(_COLUMN, (_WIDTH - _LEFT) / len(sums)))
    bars: list[Bar] = []
    for number, (category, counts) in enumerate(zip(series.categories, series.values, strict=True)):
        y = float(_BASE)
        for topic, count in enumerate(counts):
            if count:
                y -= count * scale
                told = f"{category}, {series.topics[topic]}: {count}"
                x = _LEFT + number * room + room * 0.14
                bars.append(Bar(round(x, 1), round(y, 1), round(room * 0.72, 1), round(count * scale, 1), topic, told))
    every = -(-_LABEL_WIDTH // int(room))
    labels = [
        Tick(round(_LEFT + (number + 0.5) * room, 1), category)
        for number, category in enumerate(series.categories)
        if number % every == 0
    ]
    lines = [Tick(round(_BASE - value * scale, 1), str(value)) for value in range(0, top + 1, step)]
    width = round(_LEFT + room * len(sums) + 8, 1)
    return Chart(series.title, width, HEIGHT, _BASE, _LEFT, series.topics, tuple(bars), tuple(lines), tuple(labels))


def _step(most: int) -> int:
    """Give a round number of which a few reach up to the highest column."""
    size = 1
    while True:
        for step in _STEPS:
            if most <= step * size * _MOST_LINES:
                return step * size
        size *= 10
