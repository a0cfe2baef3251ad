"""A decoded text in, its page read out: blocks, title, outlet, place, and the dates that may be that of publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from quotetrack.model import Block, BlockKind, DateHint
from quotetrack.reading.dateline import dateline
from quotetrack.reading.headings import run_in_headings
from quotetrack.reading.lines import Line, is_byline, lines_of
from quotetrack.reading.mastheads import byline_outlet, masthead, outlet_in_marks
from quotetrack.reading.repeats import mark_repeats
from quotetrack.reading.roles import Roles, roles_of
from quotetrack.reading.stamps import label_of, stamps

_NOTICE = re.compile(
    r"[A©(C](?:(?<=A)ll\s(?:[Cc]ontent|[Rr]ights)\b.{0,200}?(?:licensed|[Rr]eserved)"
    r"|(?:(?<=©)|(?<=\()[cC]\)|(?<=\bC)opyright(?: ?©| ?\([cC]\))?)"
    r"[ ,]{0,2}(?:(?:19|20)\d\d|(?<=©) ?[A-Z])).{0,200}$",
    re.DOTALL,
)
_NOTICE_REACH = 420
_INITIALS = re.compile(r"(?<=[.!?”\"’')\]])\s+(?:Enditem|[A-Z]{2,4}(?:/[A-Z]{0,4}){0,4}(?:\s+END\s+[A-Z]{2,5})?)$")
_INITIALS_REACH = 40
_INITIALS_ENDS = ("/", "Enditem")
_TITLE_OUTLET = re.compile(r"(?<!\s)\s+(?:[|»•]|[-–—]{1,2})\s+(?P<outlet>[^|»•–—]{2,40})$")
_SOURCE = re.compile(
    r"[(\[]?(?:(?:source|agency|publisher|via)\s*:\s*)?(?P<outlet>[^\n:()\[\]]{2,40}?)[)\].]{0,2}", re.IGNORECASE
)
_CREDIT = re.compile(r"\s+[(\[](?:[Ss]ource\s*:\s*)?(?P<outlet>[^()\[\]\n]{2,40})[)\]]$")
_CREDIT_REACH = 60
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|\bCopyright\b)[\s©,]{0,4}(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?[\s,]{0,3}(?:by\s)?"
    r"(?P<outlet>[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*){0,4})"
)
_PLACE_BEFORE_DATE = re.compile(r"([^\W\d_a-z][^\d,.;:|]{1,30}), ?")
_IN = re.compile(r"(?:in|by|on)\s")  # "Published in Dawn, 3 March"
_TRANSCRIPT = re.compile(r"\n[ \t]*[^\W\d_a-z]{2}[^\na-z:]{0,40}:[ \t]")
_LATE_DATELINE = re.compile(
    r"(?<=[.!?”\"’'\w] )[A-Z][A-Z'’ -]{2,30}[,.] "
    r"(?:[A-Za-z]{3,9}\.? \d{1,2}|\d{1,2} [A-Za-z]{3,9})\b[., ]{0,3}(?:\d{4}[., ]{0,3})?"
    r"(?:/[^/\n]{2,40}/|\([^()\n]{2,40}\))"
)
_LATE_REACH = 400
_MAY_BE_DATELINE = re.compile(r"[^\W\d_a-z][^\W\d_a-z]|\(")
_NEAR_LEAD = 3
_NEAR_TITLE = 20
_MASTHEADS_TRIED = 30
_MASTHEAD_WORDS = 12
_SECTION_WORDS = 3
_FIELD = re.compile(r"(?:Length|Byline|Section|Highlight|Copyright|Body|HEADLINE|LENGTH|BYLINE|SECTION|BODY)\b")
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)", re.I)


@dataclass(slots=True)
class Page:
    """What the page of one text shows; `outlet_by` names where the outlet was seen."""

    blocks: list[Block] = field(default_factory=list)
    title: str | None = None
    outlet: str | None = None
    outlet_by: str = ""
    place: str | None = None
    date_hints: list[DateHint] = field(default_factory=list)


def read_page(text: str, *, title: str | None = None, markdown: bool = False) -> Page:
    """Read the page of a text; `title` is the title known from elsewhere, which settles what is the headline."""
    lines = list(lines_of(text, markdown=markdown))
    reader = _PageReader(text, lines, roles_of(text, lines, title))
    reader.read()
    reader.page.blocks = mark_repeats(text, reader.page.blocks)
    return reader.page


class _PageReader:
    """One pass over the lines of one text."""

    def __init__(self, text: str, lines: Sequence[Line], roles: Roles) -> None:
        self._text = text
        self._lines = lines
        self._roles = roles
        self._copyright: str | None = None
        self._tried = 0
        self._above_title: list[DateHint] = []
        self.page = Page()

    def read(self) -> None:
        foreign = False  # in the tail, something that is not the article has been seen
        for number, (line, kind) in enumerate(zip(self._lines, self._roles.kinds, strict=True)):
            in_tail = number > self._roles.last
            foreign = foreign or (in_tail and kind == "boilerplate" and line.look != "junk")
            if kind == "meta" or (kind == "boilerplate" and line.rest is not None):
                kind = self._dated(number, line, kind, foreign=foreign)
            elif kind == "boilerplate":
                kind = self._outlet_line(line)
            if number == self._roles.title:
                self._headline(line)
            elif kind == "paragraph":
                self._paragraph(number, line)
            else:
                self._add(line.start, line.end, kind)
        self.page.date_hints += self._above_title
        self._set_outlet(self._copyright, "copyright")

    def _add(self, start: int, end: int, kind: BlockKind) -> None:
        while start < end and self._text[start].isspace():
            start += 1
        while start < end and self._text[end - 1].isspace():
            end -= 1
        if start < end:
            self.page.blocks.append(Block(start, end, kind))

    # -- header and tail ---------------------------------------------------------------------------------------

    def _dated(self, number: int, line: Line, kind: BlockKind, *, foreign: bool) -> BlockKind:
        """Take the dates of a line that holds little else; a date among menu words is the day of the download."""
        words = self._text[line.start : line.end]
        beside = _IN.sub("", line.rest or "")
        if line.look == "byline" or is_byline(beside):
            self._set_outlet(byline_outlet(words), "byline")
            kind = "meta"
        elif beside and self._set_outlet(masthead(beside, self._text, marked=beside != line.rest), "header"):
            kind = "meta"
        found = stamps(words)
        place = _PLACE_BEFORE_DATE.fullmatch(words[: found[0].span[0]]) if found and kind != "meta" else None
        if place:
            self.page.place = self.page.place or place[1]
            kind = "meta"
        before = 0
        for stamp in found:
            label = label_of(words[before : stamp.span[0]])
            before = stamp.span[1]
            basis = (
                "updated"
                if label == "updated"
                else self._place_of_date(
                    number,
                    label,
                    kind,
                    foreign=foreign,
                    weekday=_WEEKDAY.match(stamp.words) is not None,
                )
            )
            if basis:
                above = basis == "header" and not label and number < (self._roles.title or 0)
                hints = self._above_title if above else self.page.date_hints  # a date under the title is the surer one
                hints.append(DateHint(stamp.date, basis, stamp.words))
        return kind

    def _place_of_date(self, number: int, label: str, kind: BlockKind, *, foreign: bool, weekday: bool) -> str:
        """Name the part of the page in which a date stands; "" for one in the midst of the article."""
        lead, last = self._roles.lead, self._roles.last
        if number > last:
            return "menu" if foreign and label != "published" else "footer"
        if number > lead + _NEAR_LEAD:
            return ""
        if label == "published":
            return "header"
        below_title = self._roles.title is not None and number > self._roles.title
        end = lead if self._roles.title is None or below_title else self._roles.title
        # The day of a download has its weekday beside it: "Flag Tuesday, 14 May 2024".
        sectioned = number < end and self._beside_section(self._lines[number]) and (below_title or not weekday)
        if kind != "meta" and not sectioned:
            return "menu"
        if below_title:
            return "header"
        if end - number > _NEAR_TITLE:
            return "menu"
        between = range(number + 1, min(end, len(self._lines)))
        foreign_lines = sum(
            self._roles.kinds[other] == "boilerplate" and not self._is_field(other) for other in between
        )
        nearer = any(self._lines[other].look == "stamp" and not self._is_update(other) for other in between)
        # One line may stand between: the section's name. Two, or one with another date after it, are a menu.
        return "menu" if foreign_lines > 1 or (foreign_lines and nearer) else "header"

    def _is_field(self, number: int) -> bool:
        """Tell whether a line is a field of a press database's record, between the date and the article."""
        return _FIELD.match(self._text, self._lines[number].start, self._lines[number].end) is not None

    def _is_update(self, number: int) -> bool:
        line = self._lines[number]
        return label_of(self._text[line.start : line.end]) == "updated"

    def _beside_section(self, line: Line) -> bool:
        """Tell whether a date opens or ends a line that holds only a section's name besides ("9 Sep 2021 Security")."""
        rest = line.rest or ""
        words = self._text[line.start : line.end]
        return rest.count(" ") < _SECTION_WORDS and (words.endswith(rest) or words.startswith(rest))

    def _outlet_line(self, line: Line) -> BlockKind:
        """Look for the outlet in a line outside the article: its name alone, "Source: ...", "© 2021 ..."."""
        words = self._text[line.start : line.end]
        if line.words > _MASTHEAD_WORDS or self._tried == _MASTHEADS_TRIED:
            return "boilerplate"
        self._tried += 1
        source = _SOURCE.fullmatch(words)
        if source and self._set_outlet(
            masthead(source["outlet"], self._text, marked=source["outlet"] != words), "header"
        ):
            return "meta"
        owner = _COPYRIGHT.search(words)
        if owner and not self._copyright:
            self._copyright = outlet_in_marks(owner["outlet"]) or None
        return "boilerplate"

    def _set_outlet(self, name: str | None, basis: str) -> bool:
        """Take an outlet's name if there is one; the first that is seen stays. Say whether there was one."""
        if name and not self.page.outlet:
            self.page.outlet, self.page.outlet_by = name, basis
        return name is not None

    # -- the article -------------------------------------------------------------------------------------------

    def _headline(self, line: Line) -> None:
        """Keep the title without the outlet's name at its end ("... | BelTA")."""
        words = self._text[line.start : line.end]
        end = line.end
        behind = _TITLE_OUTLET.search(words)
        if behind and self._set_outlet(masthead(behind["outlet"], self._text), "title"):
            end = line.start + behind.start()
        self._add(line.start, end, "headline")
        if end < line.end:
            self._add(end + 1, line.end, "meta")
        self.page.title = self._text[line.start : end].strip()

    def _paragraph(self, number: int, line: Line) -> None:
        start, end = line.start, line.end
        first = number == self._roles.lead
        if first or _MAY_BE_DATELINE.match(self._text, start):
            start = self._dateline(start, end, first=first)
        near_end = number >= self._roles.last - 1
        cut = self._cut_notice(start, end) if near_end else end
        credit = self._credit(start, cut) if near_end else None
        if credit and self._set_outlet(masthead(credit["outlet"], "", marked=True), "credit"):
            credited = max(start, cut - _CREDIT_REACH) + credit.start()
            self._prose(start, credited)
            self._add(credited, cut, "meta")
        else:
            self._prose(start, cut)
        self._add(cut, end, "boilerplate")

    def _prose(self, start: int, end: int) -> None:
        """Add a paragraph, the headings that have run into it apart."""
        for begin, stop in run_in_headings(self._text, start, end):
            self._add(start, begin, "paragraph")
            self._add(begin, stop, "headline")
            start = stop
        self._add(start, end, "paragraph")

    def _dateline(self, start: int, end: int, *, first: bool) -> int:
        """Take the dateline off a paragraph; in a text of one line, the title may still stand before it."""
        words = self._text[start : min(end, start + 2 * _LATE_REACH)]
        found = dateline(words, first=first, transcript=not first or self._is_transcript(end))
        if not found and first and self._roles.title is None:
            late = _LATE_DATELINE.search(words[:_LATE_REACH])
            found = dateline(words[late.start() :], first=True) if late else None
            if late and found:
                self._add(start, start + late.start(), "headline")
                self.page.title = words[: late.start()].strip()
                start += late.start()
        if not found:
            return start
        self._add(start, start + found.end, "dateline")
        self.page.place = self.page.place or found.place
        self._set_outlet(found.outlet, "dateline")
        if found.stamp:
            self.page.date_hints.append(DateHint(found.stamp.date, "dateline", found.stamp.words))
        return start + found.end

    def _is_transcript(self, end: int) -> bool:
        """Say whether later lines open with a speaker in capitals, as "HALE: Good morning"."""
        return _TRANSCRIPT.search(self._text, end) is not None

    def _credit(self, start: int, end: int) -> re.Match[str] | None:
        """Find the brackets that end a paragraph and may hold its source."""
        tail = self._text[max(start, end - _CREDIT_REACH) : end].rstrip()
        return _CREDIT.search(tail) if tail.endswith((")", "]")) else None

    def _cut_notice(self, start: int, end: int) -> int:
        """Find where the words of the article end before a licence notice and the initials of its writers."""
        reach = max(start, end - _NOTICE_REACH)
        tail = self._text[reach:end]
        notice = _NOTICE.search(tail) if _may_hold_notice(tail) else None
        cut = reach + notice.start() if notice else end
        reach = max(start, cut - _INITIALS_REACH)
        tail = self._text[reach:cut].rstrip()
        initials = _INITIALS.search(tail) if tail[-1:].isupper() or tail.endswith(_INITIALS_ENDS) else None
        return reach + initials.start() if initials else cut


def _may_hold_notice(words: str) -> bool:
    """Tell whether one of the signs that every licence notice has is there; most paragraphs have none."""
    if "©" in words or "(c)" in words or "(C)" in words:
        return True
    return "Copyright" in words or "eserved" in words or "licensed" in words
