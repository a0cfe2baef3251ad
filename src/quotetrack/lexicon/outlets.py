"""`outlets.toml` in, the known agencies, newspapers and broadcasters out, to be looked up by any of their names."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from quotetrack.lexicon import builtin

OutletKind: TypeAlias = Literal["agency", "newspaper", "broadcaster", "site"]


class Outlet(NamedTuple):
    """A news outlet; `aliases` name it anywhere, `marked` only where the place shows that an outlet is meant.

    Names are ambiguous when they are words or other bodies' initials too ("Dawn", "Fars", "APA"). Such a name stands
    in `marked`, the outlet's own `name` included when it is one of them.
    """

    name: str
    kind: OutletKind
    example: str
    aliases: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()

    @property
    def plain(self) -> tuple[str, ...]:
        """Give the names that mean the outlet wherever they stand."""
        return tuple(name for name in dict.fromkeys((self.name, *self.aliases)) if name not in self.marked)


@cache
def outlets() -> tuple[Outlet, ...]:
    """Give every outlet known without a user's file."""
    return builtin("outlets.toml", Outlet)


@cache
def _by_name(with_marked: bool) -> dict[str, Outlet]:
    names: dict[str, Outlet] = {}
    for outlet in outlets():
        for name in (*outlet.plain, *(outlet.marked if with_marked else ())):
            names[_key(name)] = outlet
    return names


def outlet_named(words: str, *, marked: bool = False) -> Outlet | None:
    """Find the outlet that `words` name; `marked=True` where the place shows that an outlet is meant ("/Trend/").

    Capitals, a leading "the" and a trailing "news agency" do not matter, but words all in small letters name no outlet
    ("the independent") unless it is written so ("dpa").

    >>> outlet_named("the TASS news agency").name
    'TASS'
    >>> outlet_named("Dawn") is None, outlet_named("Dawn", marked=True).name
    (True, 'Dawn')
    """
    key = _key(words)
    for ending in (" news agency", " agency", " newspaper", " magazine"):
        if key.endswith(ending) and key not in _by_name(True):
            key, marked = key.removesuffix(ending), True
            break
    outlet = _by_name(marked).get(key)
    if outlet and words.islower() and words not in (*outlet.plain, *outlet.marked):
        return None
    return outlet


def _key(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split()).removeprefix("the ")
