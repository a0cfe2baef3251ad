"""Pairs in, what hangs together out: a forest in which all that is tied, however far round, has one root.

The forest maps each key to one that it hangs together with, and the least of a component to itself, so that forests of
several machines can be made one whatever the order (B. Galler and M. Fischer, "An improved equivalence algorithm",
1964).
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import TypeAlias, TypeVar

Key = TypeVar("Key", int, str)
Forest: TypeAlias = MutableMapping[Key, Key]


def unite(forest: Forest[Key], one: Key, other: Key) -> None:
    """Let two keys hang together."""
    low, high = sorted((root(forest, one), root(forest, other)))
    forest[low] = forest[high] = low


def root(forest: Forest[Key], one: Key) -> Key:
    """Give the least key of the component; one that hangs together with nothing is its own."""
    forest.setdefault(one, one)
    while (above := forest[one]) != one:
        forest[one] = one = forest[above]
    return one
