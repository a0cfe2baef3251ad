"""Statements annotated before the rules saw them get their claims; those known to fail are marked."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet
from claim_cases import tagged

TABLE = Path(__file__).with_name("unseen_claims.toml")
# Makes the invented countries places, as the text around a statement does.
CONTEXT = "The talks were held in Tamur after those in Zhelan, in Ruvenia, in Lethia and in Oskania.\n"


def rows() -> list[tuple[str, str, tuple[str, ...]]]:
    table: dict[str, list[list[str]]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return [(cue, content, tuple(claims)) for group in table.values() for cue, content, *claims in group]


ROWS = rows()
# Where origin, target, topic or stance still go wrong: content → what the rules give instead.
KNOWN_WRONG: dict[str, str] = tomllib.loads(TABLE.with_name("unseen_claims_wrong.toml").read_text(encoding="utf-8"))


def written(content: str, cue: str) -> list[tuple[str, ...]]:
    """Give the claims of a content as (topic, stance, origin, target)."""
    claims = tagged(content, cue, before=CONTEXT).claims
    return sorted((claim.topic, claim.stance, claim.origin or "-", claim.target or "-") for claim in claims)


def expected(claims: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Give the claims of a row in the same form."""
    parts = [[part.strip() for part in claim.split("/")] for claim in claims]
    return sorted(tuple([*part, "-", "-"][:4]) for part in parts)


def cases() -> list[ParameterSet]:
    """Give the rows, those known to fail as strict xfail with what is wrong about them."""
    return [
        pytest.param(
            *row, marks=pytest.mark.xfail(reason=KNOWN_WRONG[row[1]], strict=True) if row[1] in KNOWN_WRONG else ()
        )
        for row in ROWS
    ]


@pytest.mark.parametrize(("cue", "content", "claims"), cases())
def test_claims_of_an_unseen_statement(cue: str, content: str, claims: tuple[str, ...]) -> None:
    assert written(content, cue) == expected(claims)


def test_known_failures_are_rows() -> None:
    assert KNOWN_WRONG.keys() <= {content for _, content, _ in ROWS}
