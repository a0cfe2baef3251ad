"""The lexicon of armed groups in, their names out, for the placeholder `{group}` of the patterns."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from quotetrack.lexicon import builtin


class ArmedGroup(NamedTuple):
    """The name of an armed group, or a common noun that behaves like one; `reason` says what is not plain about it."""

    name: str
    aliases: tuple[str, ...] = ()
    reason: str = ""


@cache
def armed_groups() -> tuple[str, ...]:
    """Name the armed groups, their aliases included, the longest first."""
    names = {name for entry in builtin("armed_groups.csv", ArmedGroup) for name in (entry.name, *entry.aliases)}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))
