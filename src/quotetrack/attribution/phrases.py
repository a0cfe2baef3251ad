"""Words that name somebody by office in, a comparable phrase out: "Belarus' Security Council chief" → chief, of what.

Two phrases fit when the one's post word may stand for the other's and what they are "of" does not contradict. A place
and its demonym are one ("Korvia", "Korvian"), an organisation and its acronym too once a text or the lexicon ties them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from quotetrack.lexicon.organisations import organisation_names
from quotetrack.lexicon.places import place_words
from quotetrack.lexicon.posts import Post, plural_forms, post_forms
from quotetrack.lexicon.titles import title_words
from quotetrack.lexicon.vocabulary import sorts

Form: TypeAlias = tuple[tuple[str, ...], str]  # the words of a name, and the name that they stand for
Forms: TypeAlias = Mapping[str, tuple[Form, ...]]  # by their first word

LINKS = frozenset(("of", "for", "to", "in", "at", "on", "with"))
DETERMINERS = frozenset((
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "that", "these", "those", "one", "another",
    "both", "all", "some",
))  # fmt: skip
_PAST = frozenset(("former", "ex", "late", "then", "ousted", "onetime", "retired", "erstwhile"))
_RANKS_BELOW = frozenset(("deputy", "vice", "assistant"))
# Words that say nothing of whose office it is: they point back to a body or country just named, or only praise.
_SAYS_NOTHING = frozenset((
    "and", "country", "nation", "republic", "bloc", "alliance", "pact", "organization", "organisation", "group",
    "grouping", "union", "ministry", "affairs", "body", "department", "state", "top", "senior", "current", "incumbent",
    "new", "newly", "appointed", "elected", "visiting", "acting", "said", "same", "ruling", "old", "year", "high",
    "ranking", "level", "male", "female", "unnamed", "de", "facto", "who", "which", "also", "serves", "as", "is", "was",
    "own", "top-ranking", "high-ranking", "long", "time", "longtime", "veteran", "prominent", "leading", "outspoken",
    "embattled", "certain",
))  # fmt: skip
_EMPTY = DETERMINERS | LINKS | _PAST | _SAYS_NOTHING
_FIELD = {"defense": "defence", "internal": "interior", "external": "foreign", "home": "interior", "aid": "relief",
          "counter-narcotics": "drug", "narcotics": "drug", "anti-narcotics": "drug", "drugs": "drug",
          "provincial": "province", "regional": "region", "parliamentary": "parliament", "presidential": "president",
          "governmental": "government", "municipal": "city"}  # fmt: skip
_FIELDS_IN_SHORT = {"fm": "foreign", "dm": "defence", "eam": "foreign"}
_FIELDS_IN_HEADS = frozenset(("foreign", "defence", "interior", "home"))  # "foreign minister" is one post word
_DEMONYM = re.compile(r"(?<=\w{3})(?:istani|istan|ians?|ians?|ani|ans?|ia|ese|ish|i|a)$")
_LONGEST = 300  # characters that are read of the words for an office
_ASIDE = re.compile(r"(?<=\w)\s*\([^()]{0,80}(?:\)|$)")
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_](?:[\w.]*[\w])?(?:[-‑'’][\w]+)*")


class Phrase(NamedTuple):
    """An office as words name it: the post word, what it is of, and how it is introduced.

    `proper` holds places, bodies and names ("Korvia", "VSP"), `field` common words ("foreign", "border"). `post` is
    None when the head is a rank that stands alone ("the general"), which `rank` then names. `determiner` is "" when
    there is none; `words` are the phrase without it.
    """

    words: str
    determiner: str
    post: Post | None
    proper: frozenset[str]
    field: frozenset[str]
    rank: str = ""
    past: bool = False
    plural: bool = False

    def contradicts(self, other: Phrase) -> bool:
        """Say whether both name whose office it is, and name nothing in common; or only one is a deputy's."""
        loose = self.post is not None and self.post.generic
        if not loose and self.field & _RANKS_BELOW != other.field & _RANKS_BELOW:
            return True
        return bool(self.proper and other.proper and not self.proper & other.proper) and not (self.past or other.past)

    def excludes(self, other: Phrase) -> bool:
        """Say whether one person hardly holds both: the same post of different bodies or places."""
        if self.post is None or other.post is None or self.post.post != other.post.post or self.post.many:
            return False
        return self.contradicts(other)

    def fit(self, held: Phrase) -> int:
        """Say how well these words fit an office that somebody holds: 0 not at all, the more the better.

        1: the post word fits, the rest only in part. From 2: everything said of the office is known of it; 2 more
        when a place or body is shared, 1 more when a word that is not loose is the same, 1 more when nothing
        narrows the office further ("the UN chief" is sooner its secretary general than its aid chief), 1 more when
        both are held now or both were once.
        """
        if self.post is None or held.post is None or not self.post.may_name(held.post) or self.contradicts(held):
            return 0
        shared = self.proper & held.proper
        if self.field - held.field - _RANKS_BELOW:
            return 1 if shared or self.field & held.field else 0
        same = self.post.post == held.post.post and not self.post.generic
        return 2 + 2 * bool(shared) + same + (bool(self.proper) and held.field <= self.field) + (self.past == held.past)


class Reader:
    """Reads phrases of one text: knows its acronyms besides the lexicons' organisations and places."""

    def __init__(self, acronyms: Mapping[str, tuple[str, ...]]) -> None:
        """Take the text's acronyms with the words that they stand for.

        `explained` has the first acronym and the full name for each name, full or short.
        """
        self.acronyms = acronyms
        own: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        right: dict[tuple[str, ...], str] = {}
        for short, words in acronyms.items():  # a mistyped acronym comes after the right one
            name = right.setdefault(words, _known_forms().get((short,)) or _known_forms().get(words) or short)
            for form in ((short,), words):
                own.setdefault(form[0], []).append((form, name))
        self.explained = _by_name(acronyms)
        self._own: Forms = {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in own.items()}
        self._read: dict[str, Phrase | None] = {}

    def phrase(self, words: str) -> Phrase | None:
        """Read words as an office; None when no post word is among them."""
        words = words[:_LONGEST]
        phrase, plain = _in_any_text(words)
        if plain.isdisjoint(self._own):
            return phrase
        if words not in self._read:
            raw = _WORD.findall(words)
            self._read[words] = _phrase(raw, _unowned(raw, words), self._own, _shown(raw, words))
        return self._read[words]


def _by_name(acronyms: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for short, words in acronyms.items():
        full = " ".join(words)
        found.setdefault(short, (short, full))
        found.setdefault(full, (short, full))
    return found


@lru_cache(maxsize=16384)
def _in_any_text(words: str) -> tuple[Phrase | None, frozenset[str]]:
    """Read words as a text without acronyms of its own has them; give the words among which such may be."""
    raw = _WORD.findall(words)
    plain = _unowned(raw, words)
    return _phrase(raw, plain, {}, _shown(raw, words)), frozenset(plain)


def _shown(raw: list[str], words: str) -> list[str]:
    """Leave out what stands in brackets, which is no part of the office: "secretary of the Pact (VSP)"."""
    return _WORD.findall(_ASIDE.sub("", words)) if "(" in words else raw


def _phrase(raw: Sequence[str], plain: Sequence[str], own: Forms, shown: Sequence[str]) -> Phrase | None:
    """Read words, as they stand and without possessives; `shown` are those that the phrase is written with."""
    low = "\n".join(plain).lower().replace("-", " ").split("\n")
    head = find_head(low)
    if head is None:
        return None
    first, last, post, rank, plural = head
    proper, field = _units([*plain[:first], *plain[last:]], own)
    head_words = low[first:last]
    if not _RANKS_BELOW.isdisjoint(head_words):
        field.update(_RANKS_BELOW.intersection(head_words))
    if post is not None and len(head_words) > 1:
        field.update(_FIELD.get(word, word) for word in head_words if word in _FIELDS_IN_HEADS)
    elif head_words[0] in _FIELDS_IN_SHORT:
        field.add(_FIELDS_IN_SHORT[head_words[0]])
    determiner = low[0] if low[0] in DETERMINERS else ""
    return Phrase(
        " ".join(shown[1:] if determiner else shown), determiner, post, frozenset(proper), frozenset(field), rank,
        past=not _PAST.isdisjoint(low), plural=plural,
    )  # fmt: skip


def _units(plain: Sequence[str], own: Forms) -> tuple[set[str], set[str]]:
    """Split what an office is of into proper units (places, bodies, names) and common words."""
    proper: set[str] = set()
    field: set[str] = set()
    known = (own, _first_words()) if own else (_first_words(),)
    at = 0
    while at < len(plain):
        word = plain[at]
        for forms in known:
            if word in forms and (found := _form(plain, at, forms[word])) is not None:
                proper.add(found[1])
                at += len(found[0])
                break
        else:
            at += 1
            low = word.lower()
            if low in _EMPTY or not word:
                continue
            if word[0].isupper() and not (low in sorts() or low in post_forms() or low in title_words()):
                proper.add(_stem(low))
            elif not low[0].isdigit():
                low = low.removesuffix("s") if len(low) > 4 else low
                field.add(_FIELD.get(low, low))
    return proper, field


def _form(words: Sequence[str], at: int, forms: Sequence[Form]) -> Form | None:
    """Find the form of several, the longest first, that the words from `at` on have."""
    for found in forms:
        form = found[0]
        if len(form) == 1 or tuple(words[at : at + len(form)]) == form:
            return found
    return None


def find_head(low: Sequence[str]) -> tuple[int, int, Post | None, str, bool] | None:
    """Find the post word of a phrase: the last before the first "of", "for" ..., else the first after it.

    Gives where it stands, the post (None for a rank alone), the rank, and whether it is plural.
    """
    starts = form_starts()
    if starts.keys().isdisjoint(low):
        return None
    found: tuple[int, int, Post | None, str, bool] | None = None
    at, size = 0, len(low)
    while at < size:
        word = low[at]
        if word in LINKS and found is not None:
            break
        if word in starts:
            for length in range(min(starts[word], size - at), 0, -1):
                words = word if length == 1 else " ".join(low[at : at + length])
                post = post_forms().get(words) or plural_forms().get(words)
                if post is not None:
                    found = (at, at + length, post, "", words not in post_forms())
                    at += length - 1
                    break
            else:
                title = title_words().get(word)
                if title is not None and title.rank:
                    found = (at, at + 1, None, title.title, False)
        at += 1
    return found


@lru_cache(maxsize=16384)
def may_begin_post(written: str) -> bool:
    """Say whether a post or rank may begin in what stands between two blanks; a phrase without any is no office."""
    words = _unowned(_WORD.findall(written), written)
    return any(word.lower().replace("-", " ") in form_starts() for word in words)


@cache
def form_starts() -> Mapping[str, int]:
    """Map the first word of each post form and each rank to the number of words of the longest form so begun.

    A whole form is there too, because a word with hyphens is one ("secretary-general").
    """
    starts = {word: 1 for word, title in title_words().items() if title.rank and " " not in word}
    for form in (*post_forms(), *plural_forms()):
        first = form.split()[0]
        starts[first] = max(starts.get(first, 1), form.count(" ") + 1)
        starts.setdefault(form, 1)
    return starts


@cache
def _known_forms() -> Mapping[tuple[str, ...], str]:
    forms = {
        tuple(_WORD.findall(words)): found.name for words, (found, kind) in place_words().items() if kind != "capital"
    }
    forms |= {tuple(_WORD.findall(words)): name for words, name in organisation_names().items()}
    return forms


@cache
def _first_words() -> Forms:
    rows: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for form, name in _known_forms().items():
        if form:
            rows.setdefault(form[0], []).append((form, name))
    return {first: tuple(sorted(found, key=lambda row: -len(row[0]))) for first, found in rows.items()}


def _unowned(raw: list[str], words: str) -> list[str]:
    """Take the possessive off the words among those that `words` have."""
    if "'" not in words and "’" not in words:
        return raw
    return [word[:-2] if word.endswith(("'s", "’s")) else word for word in raw]


def _stem(low: str) -> str:
    """Bring a country that no lexicon has and its demonym together: "korvia", "korvian" → "korv"."""
    return _DEMONYM.sub("", low)
