"""posts.toml in, words for offices out: which office a word names, and which offices it may stand for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from quotetrack.lexicon import builtin


class Post(NamedTuple):
    """An office or trade by its commonest word, e.g. `secretary general`.

    Of a post with `many` there are many holders at a time, so that "the analyst" can only point back to somebody.

    `aliases` mean the same office. `female` and `male` are those forms that settle the holder's gender. A `generic`
    word ("official", "chief") may stand for the posts in `covers`, or for any post when `covers` is empty; a post that
    is not generic may have `covers` too ("head of state" covers "president"). `example` shows the word in use.
    """

    post: str
    example: str
    aliases: tuple[str, ...] = ()
    female: tuple[str, ...] = ()
    male: tuple[str, ...] = ()
    generic: bool = False
    covers: tuple[str, ...] = ()
    many: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """Give every singular form, the commonest first, without repeats."""
        return tuple(dict.fromkeys((self.post, *self.aliases, *self.female, *self.male)))

    @property
    def names_any(self) -> bool:
        """Say whether this word can stand for whoever holds a post."""
        return self.generic and not self.covers

    @property
    def named(self) -> frozenset[str]:
        """Give the posts that this word can stand for, where it does not for any."""
        return frozenset((self.post, *self.covers))

    def may_name(self, other: Post) -> bool:
        """Say whether this word can stand for a person who holds `other`."""
        return self.post == other.post or other.post in self.covers or (self.generic and not self.covers)


@cache
def posts() -> tuple[Post, ...]:
    """Give the built-in posts in file order."""
    return builtin("posts.toml", Post)


@cache
def post_forms() -> Mapping[str, Post]:
    """Map each lower-case singular form to its post; hyphens are read as spaces ("secretary-general")."""
    return MappingProxyType({plain(form): post for post in reversed(posts()) for form in post.forms})


@cache
def plural_forms() -> Mapping[str, Post]:
    """Map each lower-case plural form ("spokesmen", "heads of state", "both presidents") to its post."""
    return MappingProxyType({plural(form): post for form, post in post_forms().items()})


def plain(words: str) -> str:
    """Give words as the maps of this module spell them: lower case, hyphens as spaces, one space between."""
    return " ".join(words.casefold().replace("-", " ").split())


def plural(form: str) -> str:
    """Give the English plural of a post's form: "spokesmen", "secretaries general", "heads of state"."""
    first, space, rest = form.partition(" ")
    if space and rest.split(" ", 1)[0] in {"of", "general", "d'affaires"}:
        return f"{plural(first)} {rest}"
    if form.endswith("man"):
        return f"{form[:-3]}men"
    if form.endswith("y") and form[-2:-1] not in "aeiou":
        return f"{form[:-1]}ies"
    return f"{form}es" if form.endswith(("s", "ch", "sh", "x")) else f"{form}s"
