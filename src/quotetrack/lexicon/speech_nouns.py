"""speech_nouns.csv in, a look-up out: nouns that report what their owner says ("her call for X", "his claim that")."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from quotetrack.lexicon import builtin


class SpeechNoun(NamedTuple):
    """A noun that reports speech; `takes` lists, with spaces between, what its content follows: that, to, for ..."""

    noun: str
    takes: str
    example: str


@cache
def speech_nouns() -> tuple[SpeechNoun, ...]:
    """Give the built-in nouns in file order."""
    return builtin("speech_nouns.csv", SpeechNoun)


@cache
def noun_complements() -> Mapping[str, tuple[str, ...]]:
    """Map each lower-case noun to what may follow it."""
    return MappingProxyType({row.noun: tuple(row.takes.split()) for row in speech_nouns()})
