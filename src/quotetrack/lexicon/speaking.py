"""speaking_nouns.csv in, a look-up out: which common nouns name persons, bodies or documents that words come from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from quotetrack.lexicon import builtin
from quotetrack.lexicon.posts import plural

NounKind: TypeAlias = Literal["person", "body", "document"]


class SpeakingNoun(NamedTuple):
    """A common noun that can be the source of words; its plural is understood."""

    noun: str
    kind: NounKind
    example: str


@cache
def speaking_nouns() -> tuple[SpeakingNoun, ...]:
    """Give the built-in nouns in file order."""
    return builtin("speaking_nouns.csv", SpeakingNoun)


@cache
def noun_kinds() -> Mapping[str, NounKind]:
    """Map each lower-case noun, singular and plural, to what it names."""
    found: dict[str, NounKind] = {plural(row.noun): row.kind for row in speaking_nouns()}
    return MappingProxyType(found | {row.noun: row.kind for row in speaking_nouns()})
