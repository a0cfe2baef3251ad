"""A document's text in, the names out that no lexicon knows: places, their demonyms, armed groups."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from functools import lru_cache
from itertools import chain
from typing import Literal, NamedTuple, TypeAlias

from quotetrack.lexicon.places import place_words
from quotetrack.lexicon.vocabulary import is_a
from quotetrack.model import Span

MentionKind: TypeAlias = Literal["place", "people", "border", "group"]

_SIDE = (
    r"(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Cc]entral"
    r"|(?:[Nn]orth-?|[Ss]outh-?)?(?:[Ee]ast|[Ww]est|[Nn]orth|[Ss]outh)ern)"
)
# A preposition of place and capitalised words: the way in which a text names a place that no list has. After the
# second kind of prepositions people stand too.
_LEAD = (
    r"\W(?:(?P<sure>in|into|inside|across|throughout|within|neighbou?ring)|from|near|around|towards?|to|via|against)\s+"
    rf"(?:the\s+)?(?:{_SIDE}\s+)*"
)
_PLACED = re.compile(
    rf"{_LEAD}(?P<name>(?:[A-Z][^\W\d_]+[\s-]){{0,2}}[A-Z][^\W\d_]{{3,}})"
    r"(?=[\s,.;:)\"”]|$)(?!\s+(?:[A-Z]|border|frontier))"
)
# What only a country, or else a person, has: Korvia's foreign ministry, Korvia's armed forces.
_OWNED = re.compile(
    r"[’']s\s+(?:(?:foreign|interior|defen[cs]e|prime|justice|health)\s+minist(?:er|ry)|president|embassy"
    r"|armed forces|border guards?|coast ?guard|territory|soil|airspace|capital)\b"
)
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_LED_BY = re.compile(rf"{_LEAD}\Z")
# No lead is longer, unless the text is odd.
_LEAD_LENGTH = 60
_HYPHENS = frozenset("-–")
_BORDER_PAIR = re.compile(r"([A-Z][^\W\d_]{3,})[-–]([A-Z][^\W\d_]{3,})(?=\s+(?:border|frontier))")
_LED = re.compile(r"[A-Z](?<!\w[A-Z])[\w’'-]*+\.?\s(?=([A-Z][^\W\d_]{3,}))")
_WRITTEN = re.compile(r"[\w-]+")
_SMALL = re.compile(r"[a-z]{4,}")
_CAPITAL = re.compile(r"[A-Z][^\W\d_]+")
_CAPITALISED = re.compile(r"[A-Z][^\W\d_]{3,}")
# Capitalised words after "in" and "from" that are no places.
_NO_PLACE = {
    "Western", "Eastern", "Northern", "Southern", "Central", "Arab", "Arabs", "Muslims", "Latin", "Gulf", "North",
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Ramadan", "Islam",
    "Christianity", "God", "Parliament", "Congress", "Majlis", "Government", "President", "Prime", "Minister",
    "Ministry", "Council", "Agency", "Committee", "Party", "Army", "Police", "Court", "University", "Conference",
    "Treaty", "Pact", "Union", "Organization", "Organisation", "Secretary", "General", "Foreign", "Interior",
    "Defence", "Defense", "Security", "Commander", "Chief", "English", "Russian", "Persian", "Arabic", "French",
    "Twitter", "Facebook", "Telegram", "Instagram", "Internet", "Quran", "Bible", "Spokesman", "Spokesperson",
    "Spokeswoman", "Brigade", "Front", "Movement", "Daesh", "ISIS", "ISIL", "Taliban", "Qaeda", "Islamic", "Muslim",
    "Christian", "Jewish", "Shia", "Sunni", "Takfiri", "Zionist", "Wahhabi", "Kurdish", "Article", "Resolution",
    "Chapter", "Operation", "Agreement", "Declaration",
}  # fmt: skip
_UNIT = re.compile(r"\s+(?:province|region|territory|city|district|county|oblast|state)$", re.IGNORECASE)
_DEMONYM_ENDS = ("i", "an", "ian", "n", "ese", "ish", "is", "ans", "ians", "ns")


# What armed groups call themselves: the Soldiers of the Dawn.
_WARLIKE = (
    "Sons",
    "Soldiers",
    "Warriors",
    "Lions",
    "Wolves",
    "Falcons",
    "Swords",
    "Sword",
    "Martyrs",
    "Partisans",
    "Fist",
)
_NAME_WORD = re.compile(r"[A-Z][\w-]+")
_NAME = r"(?:al-)?[A-Z][\w’'-]+(?:\s+(?:of\s+|al-)?[A-Z][\w’'-]+){0,4}"
_GROUP = re.compile(
    r"\b(?:terrorist|terror|militant|extremist|jihadist|insurgent)\s+(?:group|organi[sz]ation|movement|network|gang|outfit)"
    rf"\s+(?:called\s+|known\s+as\s+)?(?:the\s+)?[\"“]?(?P<after>{_NAME})"
    rf"|(?P<before>{_NAME})[\"”]?\s+(?:militants|terrorists|insurgents|(?:terrorist|terror|militant|extremist)\s+group)\b"
    r"|(?P<named>(?:[A-Z][\w’'-]+\s+){1,3}(?:Brigades?|Jihad|Mujahideen))\b"
    rf"|\b(?P<warlike>(?:{'|'.join(_WARLIKE)})\s+of\s+(?:the\s+)?[A-Z][\w’'-]+)"
)
_ARMED_WORDS = ("militant", "extremist", "jihadist", "insurgent", "Brigade", "Jihad", "Mujahideen")
_GROUP_WORDS = ("terrorist", "terror ", "terror\n", *_ARMED_WORDS, *(f"{word} of" for word in _WARLIKE))
# No name stands further away from these words.
_NEAR = 150
# In a text up to this length it pays to look whether a word may be a stranger before all strangers are found.
_SHORT = 20_000
# Capitalised words beside "militants" that name no group.
_NO_GROUP = {
    "A", "An", "All", "Any", "Armed", "Both", "But", "Foreign", "He", "In", "It", "Many", "Of", "Other", "Several",
    "She", "Some", "Such", "That", "The", "These", "They", "This", "Those", "Takfiri", "Islamist", "Islamic",
    "Muslim", "Salafi", "Sunni", "Shia", "Wahhabi", "Zionist", "Western", "Eastern", "Northern", "Southern",
    "President", "Minister", "Naval", "Infantry", "Airborne", "Mechanized", "Mechanised", "Armored", "Armoured",
    "Air", "Army", "Tank", "Guards", "Guard", "Border", "Special", "Rifle", "Mountain", "Marine", "General",
    "Secretary", "Council", "Committee", "Ministry", "Parliament",
}  # fmt: skip
_NO_NAME = _NO_PLACE & _NO_GROUP


class Stranger(NamedTuple):
    """A place or armed group that no lexicon knows, as its document writes it; `kind` is that of the written form."""

    name: str
    kind: MentionKind


@lru_cache(maxsize=4)
def strangers(text: str) -> dict[str, Stranger]:
    """Find the places and armed groups of a document that no lexicon knows, each form with its name.

    A place is a capitalised word after "in" and its like; after "from", "to" and their like, or as the owner of a
    foreign ministry ("Arvenia's foreign ministry"), when the document never puts a first name or title before it; any
    word beside another in "the Dushari-Arvenian border"; and a word whose form with -n or -ian the document has too
    (Arvenia, Arvenian). A demonym is such a name with its ending: Dushari. An armed group is a name beside "terrorist
    group" and its like. A word that is also written small is no name. Nothing else is guessed.
    """
    known = place_words()
    written = _written(text)

    def strange(words: str) -> bool:
        parts = words.replace("-", " ").split()
        return (
            words not in known
            and parts[0] not in known
            and not any(part in _NO_PLACE or part.isupper() or _is_small(part, written) for part in parts)
        )

    parts = {part for run in written if not run.islower() for part in run.split("-")}
    words = {part for part in parts if _CAPITALISED.fullmatch(part) and strange(part)}
    names = _places(text, words, strange)
    names |= _demonyms(words, names)
    for match in _BORDER_PAIR.finditer(text) if "border" in text or "frontier" in text else ():
        for word in match.groups():
            if word not in known:
                names.setdefault(word, Stranger(word, "people"))
    return names | {name: Stranger(name, "group") for name in named_groups(text)}


@lru_cache(maxsize=2)
def _written(text: str) -> frozenset[str]:
    """Give the words of a text; most stand between blanks, and only the others need a closer look."""
    pieces = set(text.split())
    words = frozenset(filter(str.isalpha, pieces))
    return words.union(_WRITTEN.findall(" ".join(pieces - words)))


def _is_small(word: str, written: Set[str]) -> bool:
    """Say whether a capitalised word stands among the words of a text in small letters too."""
    small = word.casefold()
    return small in written and bool(_SMALL.fullmatch(small))


def may_name_strangers(part: str, text: str) -> bool:
    """Say cheaply whether a part of a document's text can name a stranger."""
    if not _has_odd_name(part):
        return False
    if len(text) > _SHORT or any(_may_be_strange(word, text) for word in set(_CAPITAL.findall(part))):
        return True
    return bool(_groups_near(part, text))


def may_name_group(part: str, text: str) -> bool:
    """Say cheaply whether a part of a document's text can name an armed group that only the document knows."""
    return any(name.partition(" ")[0] in part for name in _groups_near(part, text))


def _groups_near(part: str, text: str) -> frozenset[str]:
    """Name the armed groups of a document; those that can stand in a part of it are all among them."""
    armed = _has_armed_word(text) or any(word in part for word in _WARLIKE)
    return named_groups(text) if armed and _has_odd_name(part) else frozenset()


@lru_cache(maxsize=4)
def _has_armed_word(text: str) -> bool:
    return "terror" in text or any(word in text for word in _ARMED_WORDS)


def _has_odd_name(part: str) -> bool:
    """Say whether a part of a document has a capitalised word that is not plain."""
    known = place_words()
    return any(
        word not in known and word not in _NO_NAME and not is_a(word.lower(), "opener")
        for word in _NAME_WORD.findall(part)
    )


def _may_be_strange(word: str, text: str) -> bool:
    """Say whether a capitalised word of a text stands there as a place does, or has kin (Arvenia, Arvenian)."""
    if word in place_words():
        return False
    long = len(word) > 3
    odd = word not in _NO_PLACE and not word.isupper() and not (long and word.isascii() and f" {word.lower()} " in text)
    stem = word[:4]
    at = text.find(stem)
    while at >= 0:
        end = at + len(word)
        kin = not text.startswith(word, at) or text[end : end + 1].isalpha()
        beside = _HYPHENS.intersection((text[at - 1 : at], text[end : end + 1]))
        named = odd and not kin and (_is_led(text, at) or _OWNED.match(text, end) is not None)
        if (kin and odd and long) or named or (not kin and beside):
            return True
        at = text.find(stem, at + 1)
    return False


def _is_led(text: str, at: int) -> bool:
    return _LED_BY.search(f" {text[max(0, at - _LEAD_LENGTH) : at]}") is not None


@lru_cache(maxsize=4)
def named_groups(text: str) -> frozenset[str]:
    """Name the armed groups that a document calls so: "the terrorist group Black Banner", "Black Banner militants"."""
    known = place_words()
    found: set[str] = set()
    for match in chain.from_iterable(_GROUP.finditer(text, *span) for span in _around(text, _GROUP_WORDS)):
        parts = (
            " ".join((match["after"] or match["before"] or match["named"] or match["warlike"]).split())
            .removeprefix("The ")
            .split()
        )
        if parts and not any(part in known or part in _NO_GROUP for part in parts):
            found.add(" ".join(parts))
    written = _written(text) if found else frozenset()
    return frozenset(name for name in found if " " in name or not _is_small(name, written))


def _around(text: str, words: Sequence[str]) -> list[Span]:
    """Give the stretches of a text around any of these words, apart from each other."""
    found: list[int] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + 1)
    spans: list[Span] = []
    for at in sorted(found):
        first, last = max(0, at - _NEAR), at + _NEAR
        if spans and first <= spans[-1][1]:
            first = spans.pop()[0]
        spans.append((first, last))
    return spans


def _places(text: str, words: set[str], strange: Callable[[str], bool]) -> dict[str, Stranger]:
    led: set[str] | None = None
    names: dict[str, Stranger] = {}
    for match in _PLACED.finditer(f" {text}"):
        spelt = " ".join(match["name"].split())
        if not strange(spelt):
            continue
        if not match["sure"] and " " not in spelt:
            led = set(_LED.findall(text)) if led is None else led
            if spelt in led:
                continue
        names[spelt] = Stranger(_UNIT.sub("", spelt), "place")
    for match in _OWNED.finditer(text):
        owner = _LAST_WORD.search(text, max(0, match.start() - _LEAD_LENGTH), match.start())
        word = owner[0] if owner else ""
        if word in words and word not in names:
            led = set(_LED.findall(text)) if led is None else led
            if word not in led:
                names[word] = Stranger(word, "place")
    for word in sorted(words):
        ended = word[:-1] if word.endswith("an") else ""
        for name in (ended, word[:-3] if word.endswith("ian") else ""):
            if name in words:
                names.setdefault(name, Stranger(name, "place"))
    return names


def _demonyms(words: set[str], names: Mapping[str, Stranger]) -> dict[str, Stranger]:
    """Give the words that are a name with a demonym's ending: Dushari, Arvenian, and Qadri of Qadristan."""
    forms: dict[str, str] = {}
    for name in sorted(name for name in names if " " not in name):
        stems = {name, name.rstrip("aeiouy")}
        if name.endswith("stan"):
            stems.add(name.removesuffix("stan").removesuffix("i"))
        for stem in stems:
            if len(stem) > 3:
                forms |= {stem + end: name for end in _DEMONYM_ENDS if stem + end != name}
    return {word: Stranger(names[forms[word]].name, "people") for word in sorted(words) if word in forms}
