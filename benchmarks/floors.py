"""Figures in, verdict out: floors that only rise, kept in floors.toml and tied to a hash of the gold data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.toml")
_HEAD = "# Written by benchmarks/accuracy.py: --raise lifts a floor, only --lower brings one down.\n"


@dataclass(frozen=True)
class Floors:
    """The least that each figure may be, and the hash of the gold data that they were measured on."""

    gold: str
    least: Mapping[str, float]


def load(path: Path = FLOORS) -> Floors | None:
    """Give the floors of a file; None when there is no file yet."""
    if not path.is_file():
        return None
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Floors(gold=table["gold"], least=table["floors"])


def save(floors: Floors, path: Path = FLOORS) -> None:
    """Write the floors to their file."""
    lines = [f"{name} = {value:.4f}\n" for name, value in floors.least.items()]
    path.write_text(f'{_HEAD}gold = "{floors.gold}"\n\n[floors]\n{"".join(lines)}', encoding="utf-8")


def verdict(floors: Floors | None, gold: str, figures: Mapping[str, float]) -> list[str]:
    """Give what is wrong in plain sentences: figures below their floor, gold data that changed; [] when all hold."""
    if floors is None:
        return ["there are no floors yet; write them with --raise"]
    wrong = [] if floors.gold == gold else ["the gold data changed since the floors were written; write them anew"]
    return wrong + _fallen(floors, figures)


def raised(floors: Floors | None, gold: str, figures: Mapping[str, float]) -> Floors:
    """Give floors lifted to better figures; raise ValueError when any figure is below its floor."""
    fallen = _fallen(floors, figures) if floors else []
    if fallen:
        raise ValueError("; ".join(fallen) + "; nothing was raised. Mend it, or lower the floors with --lower")
    return Floors(gold=gold, least=dict(figures))


def _fallen(floors: Floors, figures: Mapping[str, float]) -> list[str]:
    return [
        f"{name} is {figures.get(name, 0.0):.4f}, its floor is {least:.4f}"
        for name, least in floors.least.items()
        if figures.get(name, 0.0) < least
    ]
