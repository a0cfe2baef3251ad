"""The words that name a statement's speaker in, what kind of naming they are out: pronoun, name, office, body ..."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple, TypeAlias

from quotetrack.attribution.mentions import Sighting
from quotetrack.attribution.people import People
from quotetrack.attribution.phrases import LINKS, Phrase, find_head
from quotetrack.lexicon.organisations import organisation_names
from quotetrack.lexicon.outlets import outlet_named
from quotetrack.lexicon.places import place_words
from quotetrack.lexicon.posts import plural_forms, post_forms
from quotetrack.lexicon.titles import title_words
from quotetrack.lexicon.vocabulary import Sort, is_a, sorts
from quotetrack.model import Span

Naming: TypeAlias = Literal[
    "none", "pronoun", "name", "names", "office", "place", "outlet", "body", "people", "source", "document", "other"
]  # fmt: skip

HE = frozenset(("he", "him", "his", "himself"))
SHE = frozenset(("she", "her", "hers", "herself"))
THEY = frozenset(("they", "them", "their", "theirs", "themselves", "both"))
IT = frozenset(("it", "its", "itself"))
WE = frozenset(("i", "me", "my", "we", "us", "our", "myself", "ourselves", "you", "your", "yourself"))
PRONOUNS = HE | SHE | THEY | IT | WE

_ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "those"))
# Words before a noun that count or pick; they are no part of what the group is called.
_OWNERS = frozenset(("his", "her", "its", "their"))
_QUANTIFIERS = frozenset((
    "all", "both", "some", "several", "many", "most", "certain", "few", "various", "numerous", "other", "another",
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "each", "every", "any", "more",
    "much", "dozens", "hundreds", "thousands", "scores",
))  # fmt: skip
_ONE = frozenset(("a", "an", "one", "another"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those")) | _OWNERS
_PREPOSITIONS = ("by", "from", "to", "with")
_CORE_ENDS = (
    LINKS
    | frozenset("from by who which that whose whom where when including against among between , ( and".split())
    | frozenset(
        "issued published released made given obtained cited seen carried posted quoted attributed entitled".split()
    )
    | frozenset("titled prepared compiled conducted written signed sent known familiar close speaking involved".split())
)
_CLAUSE = re.compile(r",? (?:who|which|that|whose)\b|, ")
_ASIDE = re.compile(r"\s*\([^()]{0,80}\)")
_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|\w(?:[\w’'.&/-]*[\w’'])?|[^\w\s]")
_MARKS = frozenset('“”"')
_HIDING = ("nonym", "named", "dent", "cond")  # one of them is in whatever the next pattern finds
_SELF_HIDING = re.compile(
    r"\b(?:anonym|unnamed|unidentified"
    r"|(?:not|declined|refus\w+|asked not|wish\w* not|did not want) to be (?:named|identified)"
    r"|on condition of|speaking on condition)",
    re.IGNORECASE,
)


class Reading(NamedTuple):
    """What the words of a mention are: `core` is the noun phrase up to its first "of", `head` its last word.

    `words` leave out the article and what only counts. `sightings` are the names inside; `named` is the one that the
    words name, when they name a person. `one` and `plural` tell number, `definite` that "the" or "his" stands first.
    """

    span: Span
    naming: Naming
    words: str
    low: tuple[str, ...]
    head: str
    phrase: Phrase | None = None
    named: tuple[Sighting, ...] = ()
    definite: bool = False
    one: bool = False
    plural: bool = False
    owner: str = ""

    @property
    def pronoun(self) -> str:
        """Give the pronoun in lower case, "" for anything else."""
        return self.low[0] if self.naming == "pronoun" else ""


def read(text: str, span: Span, people: People) -> Reading:
    """Read the words at a span of the text."""
    word = text[span[0] : span[1]].lower()
    if word in PRONOUNS:
        return Reading(span, "pronoun", word, (word,), word, plural=word in THEY)
    start, end = _trim(text, span)
    words = text[start:end]
    named = named_in(text, (start, end), people)
    if named:
        naming: Naming = "names" if len(named) > 1 else "name"
        return Reading((start, end), naming, words, (), "", named=named, plural=len(named) > 1)
    described = _described(words) if len(words) < _OFTEN else _describe(words)
    if described is None:
        return Reading(span, "none", "", (), "")
    phrase = people.scan.reader.phrase(described.office) if described.office else None
    return Reading(
        (start, end), described.naming, described.words, described.low, described.head, phrase, (),
        described.definite, described.one, described.plural, described.owner,
    )  # fmt: skip


class _Description(NamedTuple):
    """What words that name nobody say, in whatever text; `office` are those that may be read as an office."""

    naming: Naming
    words: str
    low: tuple[str, ...]
    head: str
    office: str
    definite: bool
    one: bool
    plural: bool
    owner: str


def _describe(words: str) -> _Description | None:
    tokens = [token for token in _TOKEN.findall(words[:400]) if token not in _MARKS]
    if not tokens:
        return None
    low = tuple("\n".join(tokens).lower().replace("’", "'").split("\n"))
    at, last = 0, len(low) - 1
    while at < last and low[at] in _PREPOSITIONS:
        at += 1
    low_first = low[at]
    while at < last and (low[at] in _ARTICLES or low[at] in _QUANTIFIERS or (at and low[at] == "of")):
        at += 1
    if at < last and low[at] in _OWNERS:
        at += 1
    core_end = _core_end(low, at)
    if core_end <= last and low[core_end] == "and" and not _is_noun(low[core_end - 1]):
        core_end = _core_end(low, core_end)
    while core_end > at + 1 and low[core_end - 1].isdigit():
        core_end -= 1  # "the World Drug Report 2019"
    core = low[at:core_end]
    head = _bare(core[-1])
    plain = _from_token(words, tokens, at)
    naming, plural = _naming(tokens, at, core, head)
    if _hides(words):
        naming = "source"
    office = _CLAUSE.split(words)[0] if naming in ("office", "people") else ""
    if (_ASIDE.sub("", plain) if "(" in plain else plain).strip() in organisation_names():
        naming, plural = "body", False  # "the High Commissioner for Refugees (UNHCR)" is an office by its words alone
    return _Description(
        naming, plain, low, head, office, low_first in _DEFINITE, low_first in _ONE, plural,
        low_first if low_first in _OWNERS else "",
    )  # fmt: skip


def _core_end(low: Sequence[str], at: int) -> int:
    """Give where the first word after `at` stands that ends a noun phrase's core."""
    for end in range(at + 1, len(low)):
        if low[end] in _CORE_ENDS:
            return end
    return len(low)


def _hides(words: str) -> bool:
    """Say whether words tell that the speaker is not to be named."""
    small = words.casefold()
    for hint in _HIDING:
        if hint in small:
            return _SELF_HIDING.search(words) is not None
    return False


_OFTEN = 120  # longer words hardly stand in two texts
_described = lru_cache(maxsize=16384)(_describe)


def _naming(tokens: Sequence[str], at: int, core: Sequence[str], head: str) -> tuple[Naming, bool]:
    """Tell offices, bodies, places, outlets, documents, sources and people apart by the head word."""
    bare = " ".join(tokens[at : at + len(core)])
    title = tokens[at][:1].isupper()
    found = place_words().get(_bare(bare))
    if found is not None and found[1] in ("name", "capital"):
        return "place", False
    if (found is not None and found[1] == "people") or (
        core[-1].endswith("s") and _is_people(tokens[at + len(core) - 1])
    ):
        return "people", True
    if outlet_named(bare) is not None:
        return "outlet", False
    of = sorts().get(head, _OF_NONE)
    plain = [_bare(word).replace("-", " ") for word in core]
    for length in range(min(5, len(plain)) if plain[-1].rpartition(" ")[2] in _last_words() else 0, 0, -1):
        ending = " ".join(plain[-length:])
        if ending in post_forms():
            return "office", False
        if ending == "figures" and _PUBLIC.isdisjoint(plain):
            return "document", True
        if ending in plural_forms() and not (length == 1 and "source" in of):
            return "people", True
    rank = title_words().get(plain[-1])
    if rank is not None and rank.rank and len(plain[-1]) > 3:
        return "office", False
    longer = at + len(core) < len(tokens)
    if longer and _longer_office(plain, [word.lower().replace("’", "'") for word in tokens[at:]]):
        return "office", False
    if "document" in of:
        return "document", head.endswith("s")
    if "source" in of:
        named_body = len(core) > 1 and "outlet" in of and title
        return ("outlet" if named_body else "source"), head.endswith("s") or head in ("media", "people", "press")
    if "outlet" in of and not _has_name(tokens[at:]) and (head == "media" or head.endswith("s")):
        return "source", True
    if "people" in of and not ("body" in of and not head.endswith("s")):
        return "people", True
    if "outlet" in of and "body" not in of:
        return "outlet", False
    if "body" in of:
        return "body", False
    if head.endswith("s") and is_a(head[:-1], "body"):
        return "people", True
    many = head.endswith("s") and not head.endswith(("ss", "us", "is")) and not title
    return ("people" if many else "other"), many


@cache
def _last_words() -> frozenset[str]:
    """Give the words with which a form of a post, in one or in many, ends."""
    return frozenset(form.rpartition(" ")[2] for form in ("figures", *post_forms(), *plural_forms()))


_OF_NONE: frozenset[Sort] = frozenset()


def _has_name(tokens: Sequence[str]) -> bool:
    """Say whether a capital shows a name; a common word that opens a sentence has one too."""
    opening = bool(tokens) and any(is_a(tokens[0].lower(), sort) for sort in _COMMON_SORTS)
    return any(token[:1].isupper() for token in tokens[opening:])


_COMMON_SORTS: tuple[Sort, ...] = ("modifier", "outlet", "source", "opener")
# Figures of these kinds are people, others are numbers.
_PUBLIC = frozenset(("top", "senior", "leading", "prominent", "opposition", "public", "political", "key", "religious",
                     "party", "military", "influential"))  # fmt: skip


def _is_noun(word: str) -> bool:
    """Say whether a word before "and" can be the head of a phrase: "officials and ..." , not "political and ..."."""
    bare = _bare(word).replace("-", " ")
    known = bare in post_forms() or bare in plural_forms() or any(is_a(bare, sort) for sort in _NOUN_SORTS)
    return known or not is_a(bare, "modifier")


_NOUN_SORTS: tuple[Sort, ...] = ("body", "outlet", "document", "people", "source")


def _is_people(word: str) -> bool:
    found = place_words().get(word)
    return found is not None and found[1] == "people"


def _longer_office(plain: Sequence[str], low: Sequence[str]) -> bool:
    """Say whether an office with a link inside starts at the core's end: "head | of state", "secretary | of state"."""
    found = find_head([_bare(word).replace("-", " ") for word in low])
    return found is not None and found[0] < len(plain) <= found[1] and found[1] - found[0] > 1


def named_in(text: str, span: Span, people: People) -> tuple[Sighting, ...]:
    """Give the people whom a mention names: one, or those joined by "and"; none when a name only says whose it is.

    "Toszek's office" and "a spokesman for Toszek" name nobody; "Toszek's spokesman Viktor Hale" names the last.
    """
    heads: list[Sighting] = []
    inside = people.within(span)
    for sighting in inside:
        after = text[sighting.end : span[1]]
        if after[:1] in ("'", "’") and " " in after:
            continue
        if len(inside) > 1 and any(other.begin <= sighting.start < other.start for other in inside):
            continue  # a place in the next name's office: "Ostrav police chief X"
        if after[:1] == " " and after[1:2].islower() and not after[1:].startswith(_AFTER_NAME):
            continue  # "the Toszek camp", "the Linde administration"
        begin = max(span[0], sighting.begin)
        if not heads:
            lead = text[span[0] : begin].casefold().replace(",", " ,").split()
            # "Belmark's tough-talking X", "the head of the mission, X", but not "a spokesman for X"
            if _OWNING.isdisjoint(lead) or lead[-1] == ",":
                heads.append(sighting)
        else:
            joint = text[heads[-1].end : begin].strip()
            if joint in ("and", ",", "&") or (joint[:1] == "," and joint.endswith(" and") and len(joint) < 120):
                heads.append(sighting)
    return tuple(heads) or _within_introduction(people, span)


def _within_introduction(people: People, span: Span) -> tuple[Sighting, ...]:
    """Give the person whose introduction and name hold all of the words: "Belmark" in "Belmark spokesman X"."""
    after = people.within((span[0], span[1] + _INTRODUCTION))
    return (after[0],) if after and after[0].begin <= span[0] and span[1] < after[0].end else ()


_INTRODUCTION = 90  # characters


_OWNING = LINKS | frozenset((
    "from", "by", "against", "between", "about", "around", "who", "which", "that", "near", "under", "over",
    "including", "like",
))  # fmt: skip
_AFTER_NAME = (
    "and ",
    "who ",
    "of ",
    "in ",
    "at ",
    "from ",
    "himself",
    "herself",
    "also",
    "for ",
    "on ",
    "with ",
    "as ",
    "the ",
)


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while start < end and not (text[start].isalnum() or text[start] in '(“"‘'):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ")”\"’'."):
        end -= 1
    return start, end


def _from_token(words: str, tokens: Sequence[str], at: int) -> str:
    place = 0
    for number, token in enumerate(tokens[: at + 1]):
        place = words.find(token, place)
        if number < at:
            place += len(token)
    return words[place:]


def _bare(word: str) -> str:
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word.rstrip("'’")
