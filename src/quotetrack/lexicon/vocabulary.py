"""vocabulary.toml in, a look-up out: what a capitalised or head word shows (a body, a document, an opener ...)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from quotetrack.lexicon import builtin

Sort: TypeAlias = Literal[
    "opener", "calendar", "modifier", "body", "outlet", "document", "source", "people", "feature"
]  # fmt: skip


class Vocabulary(NamedTuple):
    """Words of one sort, in lower case; a word may be of several sorts."""

    sort: Sort
    words: tuple[str, ...]
    example: str


@cache
def vocabularies() -> tuple[Vocabulary, ...]:
    """Give the built-in word lists in file order."""
    return builtin("vocabulary.toml", Vocabulary)


@cache
def sorts() -> Mapping[str, frozenset[Sort]]:
    """Map each lower-case word to its sorts."""
    found: dict[str, set[Sort]] = {}
    for row in vocabularies():
        for word in row.words:
            found.setdefault(word, set()).add(row.sort)
    return MappingProxyType({word: frozenset(kinds) for word, kinds in found.items()})


def is_a(word: str, sort: Sort) -> bool:
    """Say whether a lower-case word is of the given sort."""
    return sort in sorts().get(word, frozenset())
