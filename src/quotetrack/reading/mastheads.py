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
_NOBODY = frozenset({"agencies", "dispatches", "combined dispatches", "news agencies", "wire services", "agency"})
_NAME = re.compile(r"(?:[Tt]he )?[^\W\d_a-z][\w.'’&-]*(?: (?:of|and|the|[^\W\d_a-z][\w.'’&-]*)){0,4}")
_BEFORE_OUTLET = re.compile(r"\b(?:told|with|to|by|that)\s(?:[Tt]he\s)?$")
_SAMPLE = 20_000
_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.)?|\.(?:com|org|net|info|ru|by|kz|kg|uz|tj|am|az|af|ir)$", re.IGNORECASE)


def outlet_in_marks(inside: str) -> str | None:
    """Name the outlet between the slashes or brackets of a dateline, as the lexicon knows it or else as written.

    "" stands for outlets that are not named ("(Agencies)"), None for words that are no outlet.
    """
    inside = inside.strip(" .,")
    if inside.casefold() in _NOBODY:
        return ""
    for name in (inside, re.split(r"[/,;]| and ", inside)[0].strip()):  # "AP/Reuters" is AP's text first
        known = outlet_named(name, marked=True)
        if known:
            return known.name
    if not 2 <= len(inside) <= 40 or not inside[0].isalpha() or not any(letter.isupper() for letter in inside):
        return None
    return _readable(inside)


def masthead(line: str, text: str, *, marked: bool = False) -> str | None:
    """Name the outlet that a short header line is; one not in the lexicon must look like a paper's or be told of.

    `marked` says that the place shows an outlet ("Source: Dawn", "(Fars)" behind the last sentence).

    >>> masthead("TARSK HERALD", "")
    'Tarsk Herald'
    """
    line = line.strip(" .,|·:*_-–—")
    domain = _DOMAIN.sub("", line)
    places = (line, line.partition(",")[0])  # "BBC News, Selm"
    known = next(filter(None, map(outlet_named, places)), None) or (
        outlet_named(domain, marked=True) if marked or domain != line else None
    )
    if known:
        return known.name
    if len(line) > 40 or not _NAME.fullmatch(line) or boilerplate_role(line):
        return None
    words = line.casefold().split()
    if "press release" in line.casefold():
        return None
    if len(words) > 1 and _TITLES.intersection(words):
        return _readable(line)
    return _as_told_of(line, text[:_SAMPLE])


def _as_told_of(line: str, sample: str) -> str | None:
    """Find the outlet in words such as "told Radio Ostrav" and give it as written there."""
    wanted, lower = line.casefold(), sample.casefold()
    at = lower.find(wanted) if len(lower) == len(sample) else -1
    while at >= 0:
        end = at + len(wanted)
        name = sample[at:end]
        if _BEFORE_OUTLET.search(sample, max(0, at - 12), at) and not sample[end : end + 1].isalnum():
            return name if name[0].isupper() and not name.isupper() else None
        at = lower.find(wanted, end)
    return None


def byline_outlet(line: str) -> str | None:
    """Name the outlet that a byline gives beside the author: "By Jan Novak, BelTA", "By RFE/RL's Basin Service"."""
    for part in re.split(r"[,|(]| for |['’]s ", line.partition(" ")[2]):
        known = outlet_named(part.strip(" )"))
        if known:
            return known.name
    return None


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
