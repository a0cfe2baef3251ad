"""organisations.toml in, a look-up out: the name under which an organisation's statements are gathered."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from quotetrack.lexicon import builtin


class Organisation(NamedTuple):
    """An organisation that goes by several names."""

    name: str
    aliases: tuple[str, ...]
    example: str


@cache
def organisations() -> tuple[Organisation, ...]:
    """Give the built-in organisations in file order."""
    return builtin("organisations.toml", Organisation)


@cache
def organisation_names() -> Mapping[str, str]:
    """Map each written form, case kept, to the organisation's name."""
    return MappingProxyType({form: row.name for row in organisations() for form in (row.name, *row.aliases)})
