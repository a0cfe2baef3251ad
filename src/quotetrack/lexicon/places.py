"""The places lexicon in, a look-up out: countries, blocs, regions and cities by name, alias, demonym or capital.

The data are `data/places.csv`. Everything is case-sensitive, because "US" and "us", "the West" and "the west" differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from quotetrack.lexicon import builtin

PlaceKind: TypeAlias = Literal["country", "bloc", "region", "city"]
PlaceWord: TypeAlias = Literal["name", "demonym", "people", "capital"]


class Place(NamedTuple):
    """A country, bloc, region or city; `capital` lists the towns (and houses) that stand for its government.

    `parent` names the region or country that holds it ("" for none); `reason` says what is not plain about the entry.
    """

    name: str
    kind: PlaceKind
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    parent: str = ""
    reason: str = ""


@cache
def places() -> tuple[Place, ...]:
    """Give every place of the lexicon, in the order of the file."""
    return builtin("places.csv", Place)


@cache
def place_words() -> Mapping[str, tuple[Place, PlaceWord]]:
    """Map each written form to its place and to what the form is: a name, a demonym, a people (plural) or a capital.

    Names outrank demonyms and demonyms capitals where two places share a word. A leading "the" is left out.
    """
    words: dict[str, tuple[Place, PlaceWord]] = {}
    for place in places():
        for name in (place.name, *place.aliases):
            words.setdefault(_bare(name), (place, "name"))
    for place in places():
        for demonym in place.demonyms:
            words.setdefault(demonym, (place, "demonym"))
    for place in places():
        for demonym in place.demonyms:
            words.setdefault(f"{demonym}s", (place, "people"))
        for capital in place.capital:
            words.setdefault(_bare(capital), (place, "capital"))
    return words


def place(words: str) -> Place | None:
    """Give the place that a name, alias, demonym, people or capital stands for, else None; case counts."""
    found = place_words().get(_bare(" ".join(words.split())))
    return found[0] if found else None


@cache
def wider(name: str) -> tuple[str, ...]:
    """Name the places that hold the place called `name`, the nearest first: Tajikistan → Central Asia, Asia."""
    found = place(name)
    holders: list[str] = []
    while found and found.parent and found.parent not in holders:
        holders.append(found.parent)
        found = place(found.parent)
    return tuple(holders)


def _bare(words: str) -> str:
    return words[4:] if words[:4] in ("the ", "The ") else words
