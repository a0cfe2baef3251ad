"""A statement in, the machine's own answer about it as one cell out, and the comparison of such cells.

The cell looks like `speaker=Daria Velkova; date=2023-05-04; kind=direct; topics=terrorism; stance=asserts`. It stands
in the column `was`, so that a later run can tell whether the machine has changed its mind since the row was written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from quotetrack.model import Claim, Statement

_PART = re.compile(r"(?:^|;)\s*(speaker|date|kind|topics|stance)\s*=\s*")


def answer(statement: Statement) -> str:
    """Give what the machine says of a statement as the `was` cell holds it; an empty value is a blank."""
    return "; ".join(f"{name}={value}".rstrip() for name, value in values(statement).items())


def values(statement: Statement) -> Mapping[str, str]:
    """Give the machine's values of the fields that an override can set, as the cells would hold them."""
    return {
        "speaker": statement.speaker or "",
        "date": str(statement.date or ""),
        "kind": statement.kind,
        "topics": topics_cell(statement.claims),
        "stance": stance_cell(statement.claims),
    }


def topics_cell(claims: tuple[Claim, ...]) -> str:
    """Give the topics of claims as a cell lists them."""
    return "|".join(claim.topic for claim in claims)


def stance_cell(claims: tuple[Claim, ...]) -> str:
    """Give the stance of claims as a cell holds it: once when all agree, else one for each topic."""
    stances = [claim.stance for claim in claims]
    return "|".join(stances if len(set(stances)) > 1 else stances[:1])


def read_answer(was: str) -> Mapping[str, str]:
    """Read a `was` cell into values by field; words without any `field=` give nothing."""
    parts = _PART.split(was)
    return {name: value.strip() for name, value in zip(parts[1::2], parts[2::2], strict=True)}


def changed(was: str, fields: tuple[str, ...], statement: Statement) -> list[str]:
    """Name the fields of a `was` cell whose value the machine gives otherwise now, with both values.

    Words without any `field=` are the old value of the first field that the row sets.
    """
    old_values = read_answer(was) or ({fields[0] if fields else "speaker": was} if was else {})
    now = values(statement)
    return [
        f"{name} was {_shown(old)}, is {_shown(now[name])}"
        for name, old in old_values.items()
        if name in now and _same(old) != _same(now[name])
    ]


def _same(value: str) -> str:
    return "" if value == "-" else re.sub(r"\s*[|,]\s*", "|", value.casefold())


def _shown(value: str) -> str:
    return f"'{value}'" if value else "blank"
