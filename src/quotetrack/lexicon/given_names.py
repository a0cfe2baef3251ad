"""given_names.toml in, a look-up out: whether a given name is a man's or a woman's."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from quotetrack.lexicon import builtin
from quotetrack.lexicon.titles import Gender


class GivenNames(NamedTuple):
    """Given names of one origin and gender."""

    origin: str
    gender: Gender
    names: tuple[str, ...]
    example: str


@cache
def given_name_lists() -> tuple[GivenNames, ...]:
    """Give the built-in lists in file order."""
    return builtin("given_names.toml", GivenNames)


@cache
def given_names() -> Mapping[str, Gender]:
    """Map each given name, as written, to the gender that it shows."""
    return MappingProxyType({name: row.gender for row in given_name_lists() for name in row.names})
