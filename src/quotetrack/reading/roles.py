"""The lines of a text in, the kind of block that each becomes out, and where the article begins and ends.

The lines before the first solid paragraph are the header, those after the last one the tail. What is dropped there
must look like a menu or like another article's headline; sentences are kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from quotetrack.model import BlockKind
from quotetrack.reading.dateline import dateline
from quotetrack.reading.lines import Line

_CONTENT_WORD = re.compile(r"[^\W\d_]{4,}")
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_STEM = 5
_SAMPLE = 3000
_ALIKE = 0.34
_CLEARLY_ALIKE = 0.5
_TITLE_WORDS = 4
_LIST_LENGTH = 3
_SUBHEADING_WORDS = 10


class Roles(NamedTuple):
    """The kind of every line; `lead` and `last` are the first and last line of the article's body, `title` its title.

    `lead` is the number of lines when no line is solid; `title` is None when no line is the title.
    """

    kinds: tuple[BlockKind, ...]
    lead: int
    last: int
    title: int | None


def roles_of(text: str, lines: Sequence[Line], title: str | None = None) -> Roles:
    """Decide what each line is; `title` is the article's title when it is known from elsewhere."""
    return _Sorter(text, lines, title).sort()


class _Sorter:
    def __init__(self, text: str, lines: Sequence[Line], title: str | None) -> None:
        self._text = text
        self._lines = lines
        self._known_title = _NOT_ALPHANUMERIC.sub("", title).casefold() if title else ""
        self._kinds: list[BlockKind] = ["boilerplate"] * len(lines)
        self._lead = next((number for number, line in enumerate(lines) if self._opens_body(line)), len(lines))
        solid = (number for number in reversed(range(len(lines))) if lines[number].solid)
        self._last = max(next(solid, self._lead), self._lead)

    def sort(self) -> Roles:
        for number, line in enumerate(self._lines):
            if line.look in ("stamp", "byline"):
                self._kinds[number] = "meta"
        title = self._header()
        if self._lead == len(self._lines):
            title = self._without_body(title)
        else:
            self._body()
            self._tail()
        return Roles(tuple(self._kinds), self._lead, self._last, title)

    def _opens_body(self, line: Line) -> bool:
        if line.solid:
            return True
        return line.look in ("prose", "bare") and dateline(self._text[line.start : line.end], first=True) is not None

    # -- header ------------------------------------------------------------------------------------------------

    def _header(self) -> int | None:
        """Tell title and standfirst, which share words with the body and stand next to it, from a menu."""
        header = [number for number in range(self._lead) if self._lines[number].look in ("bare", "prose")]
        title = self._title(header)
        for number in header:
            line = self._lines[number]
            if number == title:
                self._kinds[number] = "headline"
            elif line.look == "prose" or line.short_sentence:
                title_like = line.question or line.colon_title or self._is_title_case(line)
                self._kinds[number] = "headline" if title_like else "paragraph"
            elif title is not None and number > title and line.words >= _TITLE_WORDS and not _is_dated(line):
                self._kinds[number] = "headline"
        return title

    def _title(self, header: Sequence[int]) -> int | None:
        if self._known_title:
            for number in (*header, self._lead):
                if number < len(self._lines) and self._is_known_title(self._lines[number]):
                    return number
        title = short = nearest = None
        missed = 0
        for number in reversed(header):
            line = self._lines[number]
            if not self._may_be_title(number):
                continue
            alike = self._alike(line)
            if line.words < _TITLE_WORDS:
                if short is None and line.words > 1 and alike >= _CLEARLY_ALIKE:
                    short = number
            elif alike >= _ALIKE:
                title, missed = number, 0
            elif title is not None or missed == _LIST_LENGTH:
                break
            else:
                nearest = number if nearest is None else nearest
                missed += 1
        return next((found for found in (title, short, nearest) if found is not None), None)

    def _may_be_title(self, number: int) -> bool:
        line = self._lines[number]
        if line.heading:
            return True
        if line.look == "bare":
            return not _is_dated(line) and (line.question or not line.ends_sentence)
        if line.colon_title or line.question or self._is_title_case(line):
            return True
        after = self._lines[number + 1] if number + 1 < len(self._lines) else None
        return after is not None and (
            after.look in ("stamp", "byline") or (not after.solid and self._opens_body(after))
        )

    def _is_known_title(self, line: Line) -> bool:
        return _NOT_ALPHANUMERIC.sub("", self._text[line.start : line.end]).casefold() == self._known_title

    def _is_title_case(self, line: Line) -> bool:
        words = _CONTENT_WORD.findall(self._text, line.start, line.end)
        return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)

    # -- body --------------------------------------------------------------------------------------------------

    def _body(self) -> None:
        in_list = False
        number = self._lead
        while number <= self._last:
            line = self._lines[number]
            run = 1
            if line.look == "list":
                in_list = True
            elif line.look == "prose":
                in_list = in_list and line.question and not line.solid
                self._kinds[number] = "boilerplate" if in_list else "paragraph"
            elif line.look == "bare" and not in_list:
                run = self._bare_run(number, self._last + 1)
                self._sort_bare(number, run)
            number += run

    def _bare_run(self, number: int, end: int) -> int:
        run = 1
        while number + run < end and self._lines[number + run].look == "bare" and not self._lines[number + run].item:
            run += 1
        return run

    def _sort_bare(self, number: int, run: int) -> None:
        """Keep subheadings, list items and sentences without a stop; drop a row of headlines about other things."""
        members = range(number, number + run)
        after_colon = number > 0 and self._lines[number - 1].colon
        long = [self._lines[member] for member in members if self._lines[member].words >= _TITLE_WORDS]
        others = (
            not after_colon
            and len(long) >= _LIST_LENGTH
            and sum(self._alike(line) for line in long) < _ALIKE * len(long)
        )
        for member in members:
            line = self._lines[member]
            if line.heading:
                self._kinds[member] = "headline"
            elif not _is_dated(line) and (not others or line.quoted or line.short_sentence):
                plain = line.words <= _SUBHEADING_WORDS and not (line.quoted or line.question or line.short_sentence)
                self._kinds[member] = "headline" if plain and not after_colon else "paragraph"

    # -- tail --------------------------------------------------------------------------------------------------

    def _tail(self) -> None:
        going_on = True  # the article may still be going on: nothing foreign has been seen yet
        number = self._last + 1
        while number < len(self._lines):
            line = self._lines[number]
            run = 1
            if line.look in ("list", "notice"):
                going_on = False
            elif line.heading:
                self._kinds[number] = "headline"
                going_on = True
            elif line.look == "prose" or line.short_sentence:
                if going_on or not line.question:
                    self._kinds[number] = "paragraph"
            elif going_on and (line.question or line.item):
                self._kinds[number] = "paragraph"
            elif line.look == "bare" and going_on:
                run = self._bare_run(number, len(self._lines))
                going_on = self._keep_last_bare(number, run)
            number += run

    def _keep_last_bare(self, number: int, run: int) -> bool:
        """Keep the items of a list under a colon or heading and one last sentence without its stop; say if any was."""
        if self._lines[number - 1].colon or self._lines[number - 1].heading:
            self._kinds[number : number + run] = ["paragraph"] * run
            return True
        line = self._lines[number]
        after = self._lines[number + run] if number + run < len(self._lines) else None
        if run == 1 and after is not None and (after.item or (after.look == "prose" and not after.question)):
            self._kinds[number] = "headline"  # a subheading over one more paragraph
            return True
        kept = (line.quoted or line.pronoun) and line.words >= _TITLE_WORDS
        if not kept and run == 1:
            kept = line.words > _TITLE_WORDS and self._alike(line) >= _CLEARLY_ALIKE
        if kept:
            self._kinds[number] = "paragraph"
        return kept and run == 1

    def _without_body(self, title: int | None) -> int | None:
        """Sort a text that has no solid paragraph: keep whatever is no notice, the first bare line as its title."""
        for number, line in enumerate(self._lines):
            if line.look == "prose" and self._kinds[number] == "boilerplate":
                self._kinds[number] = "paragraph"
            elif line.look == "bare" and not _is_dated(line):
                if title is None:
                    title = number
                self._kinds[number] = "headline" if number == title or line.heading else "paragraph"
        return title

    # -- likeness ----------------------------------------------------------------------------------------------

    @cached_property
    def _stems(self) -> frozenset[str]:
        """The stems of the body's first words, which a headline of this article shares."""
        if self._lead == len(self._lines):
            return frozenset()
        words: set[str] = set()
        left = _SAMPLE
        for number in range(self._lead, self._last + 1):
            line = self._lines[number]
            if line.look == "prose" and left > 0:
                end = min(line.end, line.start + left)
                words.update(word[:_STEM].lower() for word in _CONTENT_WORD.findall(self._text, line.start, end))
                left -= end - line.start
        return frozenset(words)

    def _alike(self, line: Line) -> float:
        words = [word[:_STEM].lower() for word in _CONTENT_WORD.findall(self._text, line.start, line.end)]
        return sum(word in self._stems for word in words) / len(words) if words else 0.0


def _is_dated(line: Line) -> bool:
    """Say whether a line holds a date and hardly anything else, as menus do."""
    return line.rest is not None and line.rest.count(" ") < 3
