"""Words for a body or group in, the name out under which its statements are gathered."""

from __future__ import annotations

import re
from functools import lru_cache

from quotetrack.attribution.coreference import Entity, holders, of_person
from quotetrack.attribution.mentions import Scan, is_word
from quotetrack.attribution.people import People
from quotetrack.attribution.readings import Reading
from quotetrack.attribution.tokens import kind
from quotetrack.lexicon.organisations import organisation_names
from quotetrack.lexicon.outlets import outlet_named
from quotetrack.lexicon.places import place_words
from quotetrack.lexicon.vocabulary import is_a

_ASIDE = re.compile(r"\s*\([^()]{0,120}\)")
_ARTICLE = re.compile(r"^(?:the|a|an|all|certain|some|several|many|both|most|various|other|numerous)\s+", re.IGNORECASE)
_TRAILING = re.compile(r"(?:,| who | which | that ).*$", re.DOTALL)
_OWNED_PLACE = re.compile(r"^(\S+(?: \S+)?)[’']s? (?=\S)")
_OF = re.compile(r"\b(?:of|(?<!obtained )(?<!seen )(?<!reviewed )by|from)\s+(?:the\s+)?(?=[A-Z])")
_BODY = re.compile(r"\b(?:[A-Z][\w’'-]*|of|the|for|and|on|in)(?:\s(?:[A-Z][\w’'-]*|of|the|for|and|on|in)){0,9}")
# Houses and palaces that stand for a government speak under their own name, towns under their country's.
_HOUSES = ("House", "Kremlin", "Pentagon", "Street", "Palace", "Hill", "Elysee", "Élysée", "Department")


def canonical(words: str, scan: Scan, place: bool = False) -> str:
    """Give a body's or group's name: no article, aside or clause; acronyms and aliases under one name."""
    alone, name = _in_any_text(words, place)
    return (alone and _acronym(alone, scan)) or name


@lru_cache(maxsize=8192)
def _in_any_text(words: str, place: bool) -> tuple[str, str]:
    """Give the words by which a text may have a body's acronym, "" where nothing is open, and the name without it."""
    name = _bare(words)
    if not name:
        return "", ""
    if name in organisation_names():
        return "", organisation_names()[name]
    outlet = outlet_named(name)
    if outlet is not None:
        return "", outlet.name
    if place and name.endswith(("'s", "’s")):
        name = name[:-2]
    if place and (found := place_words().get(name)) is not None:
        if found[1] == "name":
            return "", found[0].name
        if found[1] == "capital" and found[0].kind == "country" and not name.endswith(_HOUSES):
            return "", found[0].name
        return "", name
    owner = _OWNED_PLACE.match(name)
    if owner and owner[1] in place_words():
        return name, f"{_adjective(owner[1])} {name[owner.end() :]}"
    return name, name


def _adjective(place: str) -> str:
    """Give the demonym of a country that has a plain name, so that "Iran's parliament" is the Iranian parliament."""
    found, form = place_words()[place]
    plain = found.kind == "country" and form == "name" and found.demonyms and " " not in found.name
    return found.demonyms[0] if plain else place


def _bare(words: str) -> str:
    """Take article, aside, clause and marks off the words for a body."""
    name = " ".join(_ASIDE.sub("", _TRAILING.sub("", words)).split())
    while (shorter := _ARTICLE.sub("", name)) != name:
        name = shorter
    name = name.strip(" \"“”‘’',;:")
    return name if _INITIALS.search(name) else name.rstrip(".")


def national(words: str, scan: Scan, at: int) -> str:
    """Say whose "the authorities" are: "French authorities" when one country alone is named shortly before."""
    bare = words.casefold()
    if bare not in _NATIONAL and not (bare.startswith(_NATIONAL) and bare.endswith(" country")):
        return ""
    before = scan.text[max(0, at - 450) : at]
    countries: dict[str, str] = {}
    for match in _CAPITALISED.finditer(before):
        found = place_words().get(match[0]) or place_words().get(match[0].split()[0])
        if found is not None and found[0].kind == "country" and found[0].demonyms:
            countries[found[0].name] = found[0].demonyms[0]
    return f"{next(iter(countries.values()))} {bare.split()[0]}" if len(countries) == 1 else ""


_NATIONAL = ("authorities", "government")
# What follows a body and only says when: "the Fund in October 2016", "the Fund on Monday".
_WHEN = re.compile(
    r"\s(?:in|on|last|late|early|this|earlier)\s(?:(?:late|early|mid)[ -])?"
    r"(?:\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\b|week|month|year).*$",
    re.DOTALL,
)
_INITIALS = re.compile(r"\b[A-Z]\.$")  # "U.S."
_CAPITALISED = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?")


_AND = re.compile(r",\s+and\s+|\s+and\s+|,\s+")


def joined_places(words: str) -> str | None:
    """Give the canonical names of two or three places joined by "and", None when the words are anything else."""
    if "and" not in words and "," not in words:
        return None
    parts = _AND.split(words.strip())
    found = [place_words().get(part.removeprefix("the ")) for part in parts]
    names = [one[0].name for one in found if one is not None and one[1] in ("name", "capital")]
    if not 1 < len(parts) < 5 or len(names) != len(parts):
        return None
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _acronym(name: str, scan: Scan) -> str:
    """Give one name to a body that the text has in full and by acronym: the acronym when it is used on its own."""
    found = scan.reader.explained.get(name)
    if found is None:
        return ""
    short, full = found
    known = organisation_names().get(full) or organisation_names().get(short)
    if known:
        return known
    right = scan.reader.explained[full][0]
    return right if len(scan.text) >= 100_000 or is_word(right, scan.text, but_after="(") else full


def pointed_back(scan: Scan, reading: Reading, at: int) -> str | None:
    """Give the body that "the ministry", "the bloc" point back to: the last one of that kind named before."""
    low = reading.low
    if len(low) != 2 or low[0] not in ("the", "this") or not is_a(low[1], "body"):
        return None
    first = max(0, at - _LOOK_BACK)
    if scan.text.rfind(low[1][1:], first, at) < 0:
        return None
    last = None
    for stretch in _STRETCH.finditer(scan.text, first, at):
        if low[1][1:] in stretch[0]:
            for match in _named_as(low[1]).finditer(scan.text, *stretch.span()):
                if match[0].casefold() != f"the {low[1]}":  # which points back itself
                    last = match[0]
    return canonical(last.replace("\n", " "), scan) if last else None


_LOOK_BACK = 3000  # characters
_STRETCH = re.compile(r"[\w\s’'-]+")  # no name goes beyond it


@lru_cache(maxsize=256)
def _named_as(noun: str) -> re.Pattern[str]:
    """Give the pattern of bodies of a kind: "Korvian Defence Ministry", "Ministry of Defence of Korvia"."""
    title = noun.capitalize()
    of = r"\s(?:of|for)(?:\sthe)?(?:\s[A-Z][\w’'-]*)+"
    before = r"(?:[A-Z][\w’'-]*\s(?:of\s|for\s|the\s|and\s)*){1,6}"
    # "the Korvian parliament's border committee" has small letters, but begins with a name
    small = rf"(?:(?!(?:the|an?|this|that|new|said|told)\s)[a-z][\w’'-]*\s){{0,2}}{noun}\b"
    return re.compile(rf"{before}(?:{title}\b(?:{of}){{0,2}}|{small})|\b{title}(?:{of}){{1,2}}")


_POSSESSIVE = re.compile(r"[’']s?$")
_CAPITALISED_END = re.compile(r"(?:^|\s)((?:[A-Z][\w’'.-]*+\s?)+(?:(?:of|for|and)\s(?:[A-Z][\w’'.-]*+\s?)+)*)$")


def behind(scan: Scan, people: People, reading: Reading) -> Entity | None:
    """Give whose document it is: "a report of the Basin Fund", "a UN report", "Linde's letter"."""
    words = reading.words
    found = _OF.search(words)
    if found:
        return _entity(scan, people, words[found.end() :], reading.span[0] + 0)
    head = words.casefold().rfind(reading.head)
    before = words[:head].rstrip() if head > 0 else ""
    before = _POSSESSIVE.sub("", before.removesuffix(" own"))
    office = scan.reader.phrase(before) if before else None
    if office is not None and office.post is not None and before.casefold().endswith(office.post.forms):
        fitting = holders(people, office, reading.span[0])
        return of_person(fitting[0]) if len(fitting) == 1 else None
    match = _CAPITALISED_END.search(before)
    if (
        match
        and any(kind(word) not in "MS" for word in match[1].split())
        and not match[1].strip().isdigit()
        and not is_a(match[1].strip().casefold(), "source")
    ):
        return _entity(scan, people, _body_first(match[1].split()), reading.span[0])
    lower = before.split()
    if lower and is_a(lower[-1].casefold(), "body") and not is_a(lower[-1].casefold(), "source"):
        return Entity(canonical(before, scan), "organization")
    return None


def _body_first(words: list[str]) -> str:
    """Take the body off the words before a document: "VSP | Border Report", "UN | World Report"."""
    for size in range(len(words), 0, -1):
        if " ".join(words[:size]) in organisation_names():
            return " ".join(words[:size])
    return words[0] if kind(words[0]) == "A" else " ".join(words)


def _entity(scan: Scan, people: People, words: str, start: int) -> Entity | None:
    at = scan.text.find(words, start)
    if at >= 0:
        inside = [people.person(sighting) for sighting in people.within((at, at + len(words)))]
        if len(inside) == 1 and inside[0] is not None:
            return of_person(inside[0])
    name = canonical(_WHEN.sub("", words), scan)
    demonym = place_words().get(name)
    if demonym is not None and demonym[1] in ("demonym", "people"):
        return None
    return Entity(name, "organization") if name else None
