"""Words for a post in, the office they name out, so that two ways of naming one office can be compared.

"Belarus' Security Council chief", "Secretary of the Security Council of Belarus" → a post word and what it is of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from quotetrack.attribution.phrases import form_starts
from quotetrack.attribution.spelling import fold
from quotetrack.lexicon.places import place_words
from quotetrack.lexicon.posts import Post, post_forms, posts

_ASIDE = re.compile(r"\([^()]{0,200}\)")
_POSSESSIVE = re.compile(r"(?:['’]s?|(?<=s)['’])(?=\s|$)")
_LINK = {"of", "for", "to", "at", "in", "on"}
_EMPTY = {
    "the", "a", "an", "and", "his", "her", "its", "their", "our", "this", "that", "current", "incumbent",
    "new", "newly",
}  # fmt: skip
# Different words for one field of duty; "" drops a word that only says that there is a ministry.
_FIELD = {
    "defense": "defence", "internal": "interior", "home": "interior", "external": "foreign",
    "ministry": "", "affairs": "", "dept": "", "department": "",
}  # fmt: skip
# Words that tell a post's field but not whose it is: "the interior minister" may be anybody's.
_COMMON = {
    "foreign", "defence", "interior", "security", "council", "national", "supreme", "finance", "economy", "economic",
    "trade", "industry", "justice", "health", "education", "energy", "oil", "labour", "labor", "culture", "sports",
    "transport", "agriculture", "environment", "emergency", "emergencies", "situations", "information",
    "intelligence", "border", "guard", "guards", "police", "drug", "control", "anti", "narcotics", "counter",
    "terrorism", "military", "army", "navy", "air", "force", "forces", "general", "staff", "state", "government",
    "parliament", "parliamentary", "press", "political", "public", "prosecutor", "provincial", "regional", "local",
    "federal", "district", "city", "town", "country", "nation", "bloc", "alliance", "organization", "organisation",
    "agency", "body", "group", "union", "commission", "committee", "ministers", "cabinet", "senior", "top", "acting",
    "outgoing", "deputy", "first", "second", "chief", "head", "executive", "special",
    "permanent", "presidential", "human", "rights", "religious",
}  # fmt: skip
_PAST = {"former", "ex", "late", "then", "ousted", "onetime", "retired"}
_SKIPPED = _LINK | _EMPTY | _PAST
# Two names that the head of one body's secretariat goes by, and two that the head of a security council does.
_SAME_POST = {"executive secretary": "secretary general", "state secretary": "secretary"}
# The only loose words that may stand for a post on their own: an "official" or "envoy" of a bloc is not its head.
_LOOSE = {"chief", "head", "leader", "head of state", "head of government"}
_DEMONYM = re.compile(r"(?<=\w{4})(?:istan|stan|land|ians?|ans?|ia|ese|ish|is?|a)$")


@dataclass(frozen=True, slots=True)
class Office:
    """A post: its commonest word (`posts.toml`) and, in `of`, what it is the post of: field, body and place.

    `short` has a body's initials in place of its words (vsp for Varan Security Pact), where they can be an acronym.
    `named` tells whether the words say whose post it is, `past` whether they say that it is held no more,
    `known` whether the lexicon has the post word.
    """

    post: str
    of: frozenset[str]
    short: frozenset[str] = field(default=frozenset(), compare=False)
    named: bool = field(default=False, compare=False)
    past: bool = field(default=False, compare=False)
    known: bool = field(default=True, compare=False)

    @property
    def keys(self) -> tuple[frozenset[str], ...]:
        """Give the ways to look up what the post is of: by its words, and by their initials."""
        return (self.of, self.short) if self.short else (self.of,)

    def includes(self, other: Office) -> bool:
        """Say whether the other office is this one, or this one named more fully: "president" includes Arvenia's."""
        return self.stands_for(other) and any(mine <= its for mine in self.keys for its in other.keys)

    def stands_for(self, other: Office) -> bool:
        """Say whether these words, as precise as they are, can mean the other office of the same body."""
        return self.post == other.post or (self.post in _LOOSE and other.post in _post(self.post).covers)


@lru_cache(maxsize=2048)
def office(words: str) -> Office | None:
    """Read the words for a post; None when there are none. A person's name among them is not understood.

    A post word that the lexicon lacks is taken to be the last one ("drug tsar").
    """
    if "(" in words:
        words = _ASIDE.sub(" ", words)
    if "'" in words or "’" in words:
        words = _POSSESSIVE.sub("", words)
    written = words.replace("-", " ").replace(",", " ").split()
    low = [word.casefold() for word in written]
    head = _head(low)
    known = head is not None
    first, last = head or _last_word(low)
    if first == last:
        return None
    form = " ".join(low[first:last])
    post = _SAME_POST.get(form) or (post_forms()[form].post if known else form)
    rest = [word for at, word in enumerate(written) if not first <= at < last and low[at] not in _SKIPPED]
    places, others = _places_in(rest)
    units = {unit for word in others if (unit := _FIELD[word] if word in _FIELD else _stem(word))}
    if post in {"chief", "head"} and "ministry" in low:
        post = "minister"
    if post in {"chief", "head", "chairman"} and "cabinet" in units:
        post, units = "prime minister", units - {"cabinet", "ministers"}
    proper = len(others) > 1 and not _COMMON.issuperset(others)
    short = places | {"".join(word[0] for word in others)} if proper else frozenset()
    named = bool(places) or any(word[:1].isupper() and fold(word) not in _COMMON for word in rest)
    return Office(post, places | units, short, named, past=not _PAST.isdisjoint(low), known=known)


def _head(low: list[str]) -> tuple[int, int] | None:
    """Find the post word: the last one before the first "of", else the last one of all; longest first."""
    found: tuple[int, int] | None = None
    opens_with_link = False
    at = 0
    while at < len(low):
        size = _form_at(low, at) if low[at] in form_starts() else 0
        if size:
            found = (at, at + size)
        elif low[at] in _LINK:
            if found is not None and not opens_with_link:
                break
            opens_with_link = True
        at += size or 1
    return found


def _form_at(low: list[str], at: int) -> int:
    """Give the number of words of the longest post word that begins there, 0 for none."""
    forms = post_forms()
    for size in range(min(form_starts()[low[at]], 5, len(low) - at), 0, -1):
        if " ".join(low[at : at + size]) in forms:
            return size
    return 0


def _last_word(low: list[str]) -> tuple[int, int]:
    link = next((at for at, word in enumerate(low) if word in _LINK), len(low))
    return (link - 1, link) if link else (0, 0)


def _places_in(words: list[str]) -> tuple[frozenset[str], list[str]]:
    """Give the canonical places that the words name, and the folded words that are left."""
    places: set[str] = set()
    others: list[str] = []
    known, openings = _places()
    folded = [fold(word) for word in words]
    at = 0
    while at < len(words):
        most = min(8, len(words) - at) if folded[at].partition(" ")[0] in openings else 0
        for size in range(most, 0, -1):
            place = known.get(" ".join(filter(None, folded[at : at + size])))
            if place is not None:
                places.add(place)
                at += size
                break
        else:
            others += folded[at].split()
            at += 1
    return frozenset(places), others


def _stem(word: str) -> str:
    """Bring a country that no lexicon has and its demonym together: "korvia", "korvian" → "korv"."""
    while word not in _COMMON and (shorter := _DEMONYM.sub("", word)) != word:
        word = shorter
    return word


@cache
def _places() -> tuple[Mapping[str, str], frozenset[str]]:
    """Map folded names and demonyms to canonical places, and give the words that they begin with.

    Capitals are left out, because a city has posts of its own; the empty word stands for one that folding leaves none.
    """
    pairs = ((fold(words), fold(found.name)) for words, (found, kind) in place_words().items() if kind != "capital")
    known = dict(reversed([*pairs]))
    return known, frozenset(("", *(words.partition(" ")[0] for words in known)))


@cache
def _post(name: str) -> Post:
    return next(post for post in posts() if post.post == name)
