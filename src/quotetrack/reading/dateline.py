"""The opening of a paragraph in, its dateline out: place, date and agency, and where the first word of content stands.

News services open with "MINSK, May 5. /TASS/.", "KABUL (Khaama Press):", "MINSK, 5 May (BelTA) -",
"CITY, Country (AP) —" or "TEHRAN –". The more of place, date, agency and closing mark stands there, the less the
place itself needs to be known; a lone "Moscow:" is left alone, because it is how headlines name a speaker.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from quotetrack.lexicon.outlets import outlet_named
from quotetrack.lexicon.places import place_words
from quotetrack.lexicon.vocabulary import sorts
from quotetrack.reading.boilerplate import kickers
from quotetrack.reading.mastheads import outlet_in_marks
from quotetrack.reading.stamps import Stamp, stamps

_LONGEST = 140
_LEAST_PARAGRAPH = 80
_SPACE = r"[ \t\u00a0]"
_DASH = r"[-–—―_]{1,3}"
_END = re.compile(
    rf"""(?=[ \t\u00a0/(:_–—―-])(?:
      (?<!\w)/(?P<slash>[^/\n]{{2,50}})/[.,:]{{0,2}}(?:{_SPACE}{{0,2}}{_DASH})?                       # /TASS/.
    | \((?P<bracket>[^()\n]{{2,50}})\)[.,]?(?:{_SPACE}{{0,2}}(?P<mark>{_DASH}|:))?             # (BelTA) -
    | (?P<dash>{_SPACE}{{0,2}}(?:[–—―]{{1,3}}|--+)|{_SPACE}{{1,2}}[-_]|[-_](?={_SPACE}))       # –
    | (?P<hyphen>(?<=[A-Z])-(?=[A-Z“"][a-z]))                                                  # TEHRAN-Police
    | (?P<colon>:)(?={_SPACE})
    )""",
    re.VERBOSE,
)
_MARK = re.compile(r"[/(:_–—―-]")  # what every end of a dateline holds
_SPACES_BEFORE = 2
_SPLIT = re.compile(rf",{_SPACE}*|(?<!\b[SM]t)(?<!\bST)\.{_SPACE}+|[\[\]()]")
_PLACE_PART = re.compile(
    r"[^\W\d_a-z][\w.'’`/-]*(?:[ \u00a0](?:of|the|and|de|del|el|al|upon|on|[^\W\d_a-z][\w.'’`/-]*)){0,4}"
)
_CAPITALISED = re.compile(r"[^\W\d_](?:['’`](?![A-Z]{2})|[^\W\d_])*")
_NO_LETTER = re.compile(r"\W+")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})([^*_\n]{2,80})(\*{1,3}|_{1,3})")
_CONTENT = re.compile(r"[^\W_a-zа-я]|[\d\"“‘«„'$€£]")


class Dateline(NamedTuple):
    """A dateline: `end` counts from the start of the words given and points at the first word of content."""

    end: int
    place: str | None = None
    stamp: Stamp | None = None
    outlet: str | None = None


def dateline(words: str, *, first: bool, transcript: bool = True) -> Dateline | None:
    """Find the dateline that a paragraph opens with; `first` says that it is the first paragraph of its text.

    `transcript` says that capitals and a colon may name a speaker ("HALE: Good morning"); only where no other line
    opens so, an unknown "SELM:" is a place.

    >>> dateline("MINSK, May 5. /TASS/. The presidents met.", first=True).outlet
    'TASS'
    """
    marked = _EMPHASIS.match(words)
    if marked:  # Markdown's "**ZARHAN** –"
        plain = dateline(marked[2] + words[marked.end() :], first=first, transcript=transcript)
        return plain._replace(end=plain.end + len(marked[1]) + len(marked[3])) if plain else None
    head = words[:_LONGEST]
    first_mark = _MARK.search(head)
    ends = _END.finditer(head, max(0, first_mark.start() - _SPACES_BEFORE)) if first_mark else ()
    for tried, end in enumerate(ends):
        if tried == 4:
            break
        found = _read(words, head, end, first=first, transcript=transcript)
        if found:
            return found
    return _bare_agency(words, head)


def _read(words: str, head: str, end: re.Match[str], *, first: bool, transcript: bool) -> Dateline | None:
    before = head[: end.start()]
    found = stamps(before)
    places = _places(before, found)
    if places is None:
        return None
    start = _content_start(words, end.end())
    inside = end["slash"] or end["bracket"]
    if inside:
        if not places and not found and before.strip():
            return None
        inner = stamps(inside)
        # "(Zarhan Times, November 8)": the agency is what stands beside the date.
        agency = inside.replace(inner[0].words, "").strip(" ,;") if inner and len(inner[0].words) > 5 else inside
        found, outlet = found or inner, outlet_in_marks(agency) if agency else None
        if end["slash"]:
            accepted = bool(places or found)
        else:
            accepted = outlet is not None and _bracket_fits(before, places, found, end, first=first)
    else:
        places, outlet = _take_outlet(places)
        if outlet:
            accepted = True
        else:
            accepted = bool(places) and _mark_fits(words, start, places, found, end, first=first, transcript=transcript)
    if not accepted:
        return None
    return Dateline(start, _place_name(places), found[0] if found else None, outlet or None)


def _bracket_fits(before: str, places: list[str], found: list[Stamp], end: re.Match[str], *, first: bool) -> bool:
    """Tell "KABUL (Khaama Press):" from "Rasul (Korvia):" and "TOSZEK (R): We ..."."""
    inside = end["bracket"].strip()
    if inside in place_words() or inside.removeprefix("the ") in place_words():
        return False
    if outlet_named(inside, marked=True):
        return bool(places or found or (end["mark"] and not before.strip()))
    if not inside[0].isalpha() or inside[0].islower() or not end["mark"] or not places:
        return False
    if len(inside) < 3 and (end["mark"] == ":" or not (inside.isupper() and len(inside) == 2)):
        return False  # a party or an age; agencies have two letters at least, and a dash
    if found or _known(places[0]):
        return True
    names_outlet = any("outlet" in sorts().get(word, ()) for word in re.findall(r"\w+", inside.lower()))
    return first and places[0].isupper() and (end["mark"] != ":" or names_outlet)


def _mark_fits(
    words: str, start: int, places: list[str], found: list[Stamp], end: re.Match[str], *, first: bool, transcript: bool
) -> bool:
    """Decide on a place, with or without a date, that only a dash or a colon closes."""
    if not _CONTENT.match(words, start) and start < len(words):
        return False
    place, caps, known = places[0], places[0].isupper() and len(places[0]) > 2, _known(places[0])
    if end["hyphen"]:
        return caps and known and first
    named = known or (place not in place_words() and not kickers().intersection(_NO_LETTER.split(place)))
    if end["colon"]:
        long_enough = first and len(words) > _LEAST_PARAGRAPH
        return (bool(found) and known) or (caps and named and long_enough and (known or not transcript))
    if found or known:
        return caps or known
    return caps and first and named


def _bare_agency(words: str, head: str) -> Dateline | None:
    """Read "YEREVAN, MARCH 3, ARMENPRESS. The ...": the agency stands between stops, in capitals."""
    for stop in list(re.finditer(r"\.(?=[ \u00a0])", head))[:4]:
        before = head[: stop.start()]
        found = stamps(before)
        places = _places(before, found)
        if places is None:
            continue
        places, outlet = _take_outlet(places)
        if places and outlet and places[0].isupper():
            start = _content_start(words, stop.end())
            return Dateline(start, _place_name(places), found[0] if found else None, outlet)
    return None


def _places(before: str, found: list[Stamp]) -> list[str] | None:
    """Give the parts beside the dates when each looks like a place (or an agency), else None."""
    bare = before
    for stamp in reversed(found):
        bare = bare[: stamp.span[0]] + ", " + bare[stamp.span[1] :]
    parts = [part.strip(" \t\u00a0.,") if len(part) > 5 else part.strip(" \t\u00a0,") for part in _SPLIT.split(bare)]
    parts = [part for part in parts if part.strip(".")]
    if len(parts) > 4 or not all(_PLACE_PART.fullmatch(part) for part in parts):
        return None
    return parts


def _take_outlet(places: list[str]) -> tuple[list[str], str | None]:
    """Split off a known agency that ends the parts: "DUSHANBE, August 24, Asia-Plus --"."""
    known = outlet_named(places[-1]) if len(places) > 1 else None
    return (places[:-1], known.name) if known else (places, None)


def _known(place: str) -> bool:
    """Say whether a place is a known country, region, city or capital (a bloc is none: "NATO –")."""
    for form in (place, _capitalised(place)):
        known = place_words().get(form)
        if known and known[0].kind != "bloc" and known[1] in ("name", "capital"):
            return True
    return False


def _place_name(places: list[str]) -> str | None:
    return (_capitalised(places[0]) if places[0].isupper() else places[0]) if places else None


@lru_cache(maxsize=1024)
def _capitalised(place: str) -> str:
    return _CAPITALISED.sub(lambda word: word[0].capitalize(), place)


def _content_start(words: str, position: int) -> int:
    while position < len(words) and words[position] in " \t\u00a0":
        position += 1
    return position
