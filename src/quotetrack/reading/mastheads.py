"""Words from a place where outlets stand in, the outlet's name out: marks of datelines, header lines, file names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from quotetrack.lexicon.outlets import outlet_named, outlets
from quotetrack.reading.boilerplate import boilerplate_role

# Words that papers and stations have in their names and that menus do not have beside another name.
# fmt: off
_TITLES = frozenset({
    "agency", "chronicle", "courier", "daily", "dispatch", "examiner", "gazette", "guardian", "herald",
    "independent", "inquirer", "journal", "mail", "mirror", "monitor", "morning", "observer", "post",
    "press", "radio", "record", "register", "reporter", "review", "sentinel", "standard", "star", "sun",
    "telegraph", "times", "today", "tribune", "tv", "voice", "weekly", "wire",
})
# fmt: on
_LOOSE_TITLES = frozenset({"news", "media", "online", "report"})  # these stand in menus too
_NAME = re.compile(r"(?:[Tt]he )?[^\W\d_a-z][\w.'’&-]*(?: (?:of|and|the|[^\W\d_a-z][\w.'’&-]*)){0,4}")
_BY_THE_WAY = r"(?:told|with|to|by|that|©[ \d]{0,6})\s(?:the\s|The\s)?"


def outlet_in_marks(inside: str) -> str | None:
    """Name the outlet between the slashes or brackets of a dateline, as the lexicon knows it or else as written."""
    inside = inside.strip(" .,")
    known = outlet_named(inside, marked=True)
    if known:
        return known.name
    if not 2 <= len(inside) <= 40 or not inside[0].isalpha() or not any(letter.isupper() for letter in inside):
        return None
    return _readable(inside)


def masthead(line: str, text: str) -> str | None:
    """Name the outlet that a short header line is; one not in the lexicon must look like a paper's or be told of.

    >>> masthead("TARSK HERALD", "")
    'Tarsk Herald'
    """
    line = line.strip(" .,|·:*_-–—")
    known = outlet_named(line)
    if known:
        return known.name
    if len(line) > 40 or not _NAME.fullmatch(line) or boilerplate_role(line):
        return None
    words = line.casefold().split()
    if len(words) > 1 and _TITLES.intersection(words):
        return _readable(line)
    told = re.search(_BY_THE_WAY + f"({re.escape(line)})(?!\\w)", text[:20_000], re.IGNORECASE)
    return told[1] if told and told[1][0].isupper() and not told[1].isupper() else None


def file_name_outlet(name: str) -> str | None:
    """Read "tass-20210909-title" and "zarhan_times_20240512": the outlet's name first, a date or number next."""
    parts = re.split(r"[-_ .]+", name.casefold())
    for length in (3, 2, 1):
        if len(parts) > length and parts[length][:1].isdigit():
            words = parts[:length]
            known = _compact_names().get("".join(words))
            if known:
                return known
            if length > 1 and (_TITLES | _LOOSE_TITLES).intersection(words):
                return " ".join(word.capitalize() for word in words)
    return None


@cache
def _compact_names() -> Mapping[str, str]:
    """Map outlets' names, letters and figures only, to outlets: file names write "asiaplus", "ria-novosti"."""
    names = {}
    for outlet in outlets():
        for name in outlet.plain:
            compact = re.sub(r"\W+", "", name.casefold())
            if len(compact) > 2:
                names[compact] = outlet.name
    return names


def _readable(name: str) -> str:
    """Write "SELM WIRE" as elsewhere, Selm Wire; short words stay, as in "XYZ NEWS"."""
    if name.isupper() and " " in name:
        return " ".join(word.capitalize() if len(word) > 3 else word for word in name.split())
    return name
