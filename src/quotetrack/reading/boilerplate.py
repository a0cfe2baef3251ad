"""A line of a page in, the part that the boilerplate lexicon gives it out: menu word, list heading, notice or none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from quotetrack.lexicon import builtin

BoilerplateRole: TypeAlias = Literal["line", "list", "start", "kicker"]

_EDGES = " \t\u00a0.,:;!|/\\-–—•·*›»>«<[]#\u200b\ufeff"
_COUNT = re.compile(r"\(?\d+\)?$")
_FIRST = re.compile(r"[^\W_]+|©|\([^\W_]+")
_LONGEST = 60


class Boilerplate(NamedTuple):
    """Words that mark a line as no part of the article; `role` says how they are compared (see boilerplate.toml)."""

    words: str
    role: BoilerplateRole
    example: str


@cache
def entries() -> tuple[Boilerplate, ...]:
    """Give the entries of the lexicon."""
    return builtin("boilerplate.toml", Boilerplate)


@cache
def kickers() -> frozenset[str]:
    """Give the words in capitals that open a paragraph as a place does and are none (EXCLUSIVE, ANALYSIS)."""
    return frozenset(entry.words for entry in entries() if entry.role == "kicker")


def boilerplate_role(line: str) -> BoilerplateRole | None:
    """Say which role the lexicon gives a line: "line", "list", "start" or None.

    >>> boilerplate_role("• Read also:"), boilerplate_role("Read also: Port Aldany reopens")
    ('list', 'start')
    """
    if len(line) <= _LONGEST:
        role = _whole().get(_key(line))
        if role:
            return role
    opening = _plain(line[: 2 * _LONGEST].lstrip(_EDGES))
    first = _FIRST.match(opening)
    known = _starts().get(first[0], ()) if first else ()
    return "start" if any(_begins(opening, words) for words in known) else None


@cache
def _whole() -> Mapping[str, BoilerplateRole]:
    return {_key(entry.words): entry.role for entry in entries() if entry.role in ("line", "list")}


@cache
def _starts() -> Mapping[str, tuple[str, ...]]:
    """Map the first word of each "start" entry to the entries that begin with it."""
    starts: dict[str, tuple[str, ...]] = {}
    for entry in entries():
        words = _plain(entry.words)
        first = _FIRST.match(words)
        if entry.role == "start" and first:
            starts[first[0]] = (*starts.get(first[0], ()), words)
    return starts


def _begins(opening: str, words: str) -> bool:
    bare = words.removesuffix("#")
    if not opening.startswith(bare):
        return False
    after = opening[len(bare) :]
    if words.endswith("#"):
        return after.lstrip()[:1] in ("", ":", "|", "–")
    return not (bare[-1].isalnum() and after[:1].isalnum())


def _plain(words: str) -> str:
    return words.casefold().replace("’", "'")


def _key(line: str) -> str:
    """Compare without capitals, bullets, closing marks and a count: "Comments (12)"."""
    return " ".join(_COUNT.sub("", _plain(line.strip(_EDGES))).strip(_EDGES).split())
