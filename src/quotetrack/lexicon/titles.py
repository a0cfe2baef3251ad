"""titles.toml in, titles before names out: Mr., Dr., Ayatollah, Gen.; which settle gender, which stand alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from quotetrack.lexicon import builtin

Gender: TypeAlias = Literal["male", "female", ""]  # "" when it is not settled


class Title(NamedTuple):
    """A title before a name; with `rank` it may also stand alone for its bearer ("the general")."""

    title: str
    example: str
    aliases: tuple[str, ...] = ()
    gender: Gender = ""
    rank: bool = False


@cache
def titles() -> tuple[Title, ...]:
    """Give the built-in titles in file order."""
    return builtin("titles.toml", Title)


@cache
def title_words() -> Mapping[str, Title]:
    """Map each lower-case form, without full stops and with hyphens as spaces, to its title ("brig gen")."""
    return MappingProxyType(
        {plain_title(form): title for title in reversed(titles()) for form in (title.title, *title.aliases)}
    )


def plain_title(words: str) -> str:
    """Give a title as `title_words` spells it: lower case, no full stops, hyphens as spaces."""
    return " ".join(words.casefold().replace(".", " ").replace("-", " ").split())
