"""A text in, its sentences out: where each begins, found once, looked up often."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from quotetrack.model import Span

LONGEST = 400
"""Characters to either side of a place beyond which even an endless sentence is not followed."""

_END = re.compile(r"\n+|[.!?…][\"”’»)]*\s+(?=[\"“‘«(]?[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Brig|Sgt|Sen|Rep|Gov|Rev|St|Jr|Sr|No|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z])\Z"
)


class Sentences:
    """The sentences of a text; a line break ends one, an abbreviation does not."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._starts = [0]
        self._starts += [
            end.end()
            for end in _END.finditer(text)
            if text[end.start()] != "." or not _ABBREVIATION.search(text, max(0, end.start() - 6), end.start())
        ]

    def around(self, start: int, end: int) -> Span:
        """Widen a stretch to the whole sentences that hold it, the space behind them included."""
        first = self._starts[bisect_right(self._starts, start) - 1]
        after = bisect_left(self._starts, max(end, start + 1))
        last = self._starts[after] if after < len(self._starts) else self._length
        return max(first, start - LONGEST), max(end, min(last, end + LONGEST))

    def number(self, place: int) -> int:
        """Give the number of the sentence that a place lies in."""
        return bisect_right(self._starts, place) - 1

    def opening(self, start: int, count: int) -> int:
        """Give where the first `count` sentences from `start` on end."""
        after = bisect_right(self._starts, start) + count - 1
        return self._starts[after] if after < len(self._starts) else self._length
