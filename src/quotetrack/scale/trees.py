"""Values of many parts in, one value out, by merging a few at a time, so that no worker holds all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

_WIDTH = 8


def merged(values: Sequence[Any], merge: Callable[[list[Any]], Any]) -> Any:
    """Give one delayed value from the delayed values of parts, in their order."""
    from dask import delayed

    level = list(values)
    while len(level) > 1:
        level = [delayed(merge, pure=False)(level[at : at + _WIDTH]) for at in range(0, len(level), _WIDTH)]
    return level[0]
