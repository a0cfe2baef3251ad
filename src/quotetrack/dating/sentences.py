"""A text in, its sentences out: where each begins, found once, looked up often."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from quotetrack.model import Span

LONGEST = 400
"""Characters to either side of a place beyond which even an endless sentence is not followed."""

# A pattern for each mark, because the search for one given character skips ahead much faster than that for a class.
_ENDS = {
    "\n": re.compile(r"\n\n*"),
    **{mark: re.compile(rf"{re.escape(mark)}[\"”’»)]*\s+(?=[\"“‘«(]?[A-Z0-9])") for mark in ".!?…"},
}
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Brig|Sgt|Sen|Rep|Gov|Rev|St|Jr|Sr|No|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z])\Z"
)
_LONGEST_ABBREVIATION = 6


class Sentences:
    """The sentences of a text as far as `reach`; a line break ends one, an abbreviation does not."""

    def __init__(self, text: str, reach: int) -> None:
        self._length = len(text)
        self._starts = starts = [0]
        ends = [
            found.span()
            for mark, pattern in _ENDS.items()
            if mark in text
            for found in pattern.finditer(text, 0, reach)
        ]
        covered = 0
        for at, end in sorted(ends):
            if at < covered:
                continue  # a line break behind a full stop
            covered = end
            if text[at] == ".":
                before = text[at - _LONGEST_ABBREVIATION : at] if at > _LONGEST_ABBREVIATION else text[:at]
                # Abbreviations open with a capital; most words before a full stop do not.
                if not before.islower() and _ABBREVIATION.search(before):
                    continue
            starts.append(end)

    def around(self, start: int, end: int) -> Span:
        """Widen a stretch to the whole sentences that hold it, the space behind them included."""
        starts = self._starts
        first = starts[bisect_right(starts, start) - 1]
        after = bisect_left(starts, end if end > start else start + 1)
        last = starts[after] if after < len(starts) else self._length
        if first > start - LONGEST:
            start = first
        else:
            start -= LONGEST
        if last > end:
            end = last if last < end + LONGEST else end + LONGEST
        return start, end

    def number(self, place: int) -> int:
        """Give the number of the sentence that a place lies in."""
        return bisect_right(self._starts, place) - 1

    def opening(self, start: int, count: int) -> int:
        """Give where the first `count` sentences from `start` on end."""
        after = bisect_right(self._starts, start) + count - 1
        return self._starts[after] if after < len(self._starts) else self._length
