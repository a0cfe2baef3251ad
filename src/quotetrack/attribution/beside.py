"""A name's place in a text in, the titles and offices beside it out.

Left: "Korvian Foreign Minister X", "head of the border guard X", "the interior minister, X,". Right: "X, chief of ...",
"X, 54, the ...", "X (BCC chairman)", "X, who heads ...".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from quotetrack.attribution.phrases import DETERMINERS, LINKS, Phrase, Reader, find_head, may_begin_post
from quotetrack.attribution.tokens import kind, unowned
from quotetrack.lexicon.given_names import given_names
from quotetrack.lexicon.posts import post_forms
from quotetrack.lexicon.titles import Title, plain_title, title_words
from quotetrack.lexicon.vocabulary import sorts

_MARKUP = ("*", "_")  # Markdown around a name
_WINDOW = 130
_MOST_WORDS = 14
# Left of a name these end the words that may be its office.
STOPS = frozenset((
    "that", "by", "from", "as", "when", "while", "if", "is", "was", "are", "were", "be", "been", "has", "had", "have",
    "will", "would", "said", "says", "told", "after", "before", "between", "during", "against", "than", "but", "or",
    "nor", "so", "because", "where", "what", "why", "how", "he", "she", "it", "they", "we", "not", "also", "according",
    "like", "including", "met", "meets", "meet", "visited", "received", "hosted", "quoted", "cited", "urged", "asked",
    "called", "thanked", "accused", "named", "among", "over", "under", "added", "noted", "stressed", "about", "into",
    "through", "around", "behind", "via", "without", "despite", "since", "until", "i", "you", "there", "here", "only",
    "even", "both", "either", "neither", "then", "saying", "adding", "noting", "especially", "particularly", "notably",
))  # fmt: skip
_RIGHT_STOPS = (STOPS - {"that", "also"}) | {"announced", "stated", "told", "warned"}
# A name right after one of these has no office on its left.
_NO_OFFICE = (STOPS | LINKS | DETERMINERS | {"and"}) - {"then"}
_JOINTS = LINKS | {"and"}
_MAY_STAND = DETERMINERS | LINKS | frozenset((
    "and", "first", "second", "third", "former", "late", "then", "own", "visiting", "leading",
))  # fmt: skip
_CLOSED = re.compile(r"[’']?[,;.:)\n”\"]|$")  # what closes an apposition: "the minister, X, said"
_LEADS = re.compile(r"\s(?:is|was|has|also|acts|serves|heads|leads|chairs|commands|runs)\b")
_LED_IN = re.compile(r"\s*(?:[A-Z]\w+ed (?:at|by|in|on|with|from|to)|[A-Z]\w+ing|Alongside|With|After|Before)\b")
_WHO_WORDS = frozenset(("is", "was", "has", "been", "also", "serves", "acts", "as", "currently"))
_CLAUSE_WORDS = STOPS - _WHO_WORDS
# Before the post word of an apposition these are adjectives, other words in -ed verbs.
_PARTICIPLES = frozenset((
    "united", "appointed", "elected", "newly-appointed", "retired", "deposed", "ousted", "armed", "sacked",
    "displaced", "advanced", "allied", "supposed", "related",
))  # fmt: skip


def left(
    text: str, floor: int, start: int, end: int, reader: Reader
) -> tuple[int, Phrase | None, tuple[Title, ...]] | None:
    """Read titles and an office that end where the name at `start:end` starts, not left of `floor`.

    Gives where they begin, the office and the titles; None when there are neither.
    """
    while start > floor and text[start - 1] in _MARKUP:
        start -= 1
    if text[start - 2 : start - 1] == "," and not _CLOSED.match(text, end):
        return None  # a comma ends no title, and an office before one needs an apposition
    low = max(floor, start - _WINDOW)
    if low >= start:
        return None
    words = text[low:start].split()
    if low > floor and not text[low].isspace():
        del words[0]  # it may begin further left
    named, at = _titles(words)
    begin = _begin(text, start, words[at:])
    if at:
        apposition = words[at - 1][-1] == ","
        owned = words[at - 1] in _outlet_nouns() and text[start:end].split()[0] not in given_names()
        first = None if owned or (apposition and not _CLOSED.match(text, end)) else _office(words, at, apposition)
        if first is not None:
            opening = _begin(text, begin, words[first:at])
            phrase = reader.phrase(text[opening:begin].rstrip().rstrip(", "))
            if phrase is not None and not phrase.plural:
                return opening, phrase, tuple(reversed(named))
    return (begin, None, tuple(reversed(named))) if named else None


@cache
def _outlet_nouns() -> frozenset[str]:
    """Give the nouns after which an outlet's name stands: "an analyst at the newspaper Zarhan Morning"."""
    return frozenset(word for word, sorts_of in sorts().items() if "outlet" in sorts_of)


def _begin(text: str, end: int, words: Sequence[str]) -> int:
    """Say where words begin that stand one after the other left of an offset."""
    for word in reversed(words):
        end = text.rindex(word, 0, end)
    return end


def may_follow_office(text: str, start: int) -> bool:
    """Say, from the word right before a name, whether an office or a title can stand there; quick, never too strict."""
    while start and text[start - 1] in _MARKUP:
        start -= 1
    if not start or text[start - 1] not in " \xa0":
        return False
    before = text[max(0, start - 30) : start].rsplit(None, 1)
    if not before:
        return False
    may = _may_precede_name(before[-1])
    if may is not None:
        return may
    wide = text[max(0, start - _WINDOW) : start]
    return " of " in wide or " for " in wide


@lru_cache(maxsize=16384)
def _may_precede_name(word: str) -> bool | None:
    """Say whether a word can end an office or a title; None where only the words before it can tell."""
    if word[0].isupper() or word[-1] in ",)":
        read = _word(word)
        return not read.ends or read.ends_title
    low = word.casefold()
    if low in _NO_OFFICE or low[-1] in ".;:":
        return low.rstrip(".") in title_words()
    return low.replace("-", " ").rsplit(" ", 1)[-1] in _last_words() or None


@cache
def _last_of_titles() -> frozenset[str]:
    return frozenset(words.rpartition(" ")[2] for words in title_words())


@cache
def _last_words() -> Mapping[str, int]:
    """Map the last word of each post form to the number of words of the longest form so ended."""
    most: dict[str, int] = {}
    for form in post_forms():
        last = form.rsplit(" ", 1)[-1]
        most[last] = max(most.get(last, 1), form.count(" ") + 1)
    return most


def _titles(words: Sequence[str]) -> tuple[list[Title], int]:
    """Take the titles off the end of the words; give them from the right, and how many words are left."""
    at = len(words)
    named: list[Title] = []
    while at and _word(words[at - 1]).ends_title:
        title, size = _title(words[at - 1]), 1
        if at > 1:
            longer = _title(f"{words[at - 2]} {words[at - 1]}")
            title, size = (longer, 2) if longer is not None else (title, 1)
        if title is None or (title.rank and _is_office(words, at)):
            break
        named.append(title)
        at -= size
    return named, at


@lru_cache(maxsize=16384)
def _title(words: str) -> Title | None:
    return title_words().get(plain_title(words))


def _is_office(words: Sequence[str], at: int) -> bool:
    """Say whether the title before `at` is, or ends, a written-out office: "President", "Secretary General"."""
    for first in (at - 1, max(0, at - 2)):
        written = " ".join(words[first:at]).casefold().replace("-", " ")
        if written in post_forms():
            return True
    return False


def _office(words: Sequence[str], end: int, apposition: bool) -> int | None:
    """Find where the words of an office that end before `end` begin; None when they name none.

    With a comma between office and name the office must open its sentence part ("the interior minister, X,").
    """
    read = _noun_phrase(words, end)
    while read and read[0].leads_nothing:
        del read[0]
    if not read:
        return None
    first = end - len(read)
    plain = [word.plain for word in read]
    adjacent = _adjacent(plain)
    if adjacent is not None:
        # The office ends right at the name: what precedes the last "of", "with" ... is no part of it.
        for at in range(adjacent - 1, -1, -1):
            if plain[at] in _JOINTS and not _inside_body(words, first + at):
                after = (one for one in range(at + 1, len(read)) if not read[one].leads_nothing)
                return first + next(after, adjacent)
            if plain[at] in DETERMINERS:
                return first + at
        return first
    head = find_head([word.unowned for word in read])
    if head is None or head[2] is None or head[4]:
        return None
    stop = head[1]
    if stop >= len(plain) or plain[stop] not in LINKS or len(plain) == stop + 1:
        return None
    if not apposition and plain[-1].endswith(("'s", "’s")):
        return None  # "a leader of Dushar's Black Banner": the name is what the place owns
    if apposition and first and words[first - 1][-1] not in ',.”"' and plain[0] not in DETERMINERS:
        return None
    for at in range(head[0] - 1, -1, -1):
        if plain[at] in _JOINTS:
            return first + at + 1
    return first


class _Word(NamedTuple):
    """A word that may stand in an office left of a name, whatever the text."""

    plain: str  # in small letters, without marks, hyphens as blanks
    unowned: str  # the same without its possessive
    ends: bool  # it is in no noun phrase with what follows
    closes: bool  # nothing of a noun phrase follows it
    determiner: bool
    opens: bool  # nothing of a noun phrase comes before it
    leads_nothing: bool  # it is no noun phrase's first word
    ends_title: bool  # a title may end in it


@lru_cache(maxsize=65536)
def _word(word: str) -> _Word:
    low = word.rstrip(",").casefold()
    bare = low.strip('“"‘(')
    plain = bare.replace("-", " ")
    acronym = word[0] == "(" and word[-1] == ")"
    shown = sorts().get(low, ())
    ends = (
        not low
        or bare in STOPS
        or (len(word) == 1 and not word.isalnum())
        or word[-1] in "-–—"  # "SELM- President Toszek"
        or ("opener" in shown and low not in _MAY_STAND)
        or (word[-1] == "." and word[:-1].casefold() not in title_words() and "." not in word[:-1])
    )
    return _Word(
        plain, unowned(plain) if plain else "", ends, word[-1] in ',;:)”"!?' and not acronym, low in DETERMINERS,
        word[0] in '“"‘(' and not acronym, low in _JOINTS or "calendar" in shown,
        word[0].isupper() and plain_title(word).rpartition(" ")[2] in _last_of_titles(),
    )  # fmt: skip


def _noun_phrase(words: Sequence[str], end: int) -> list[_Word]:
    """Walk left from `end` over the words that one noun phrase can have; give those, in the order of the text."""
    found: list[_Word] = []
    for word in map(_word, reversed(words[max(0, end - _MOST_WORDS) : end])):
        if word.ends or (word.closes and found):
            break
        found.append(word)
        if word.opens:
            break
        if word.determiner:
            first = end - len(found)
            if not (first and words[first - 1].casefold() in _JOINTS):
                break
    return found[::-1]


def _inside_body(words: Sequence[str], at: int) -> bool:
    """Say whether a link word stands inside a body's name: "Organization for Migration", "Drugs and Crime"."""
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if after == "the" and at + 2 < len(words):
        after = words[at + 2]
    return before[:1].isupper() and after[:1].isupper() and kind(before) in "MO"


def _adjacent(plain: Sequence[str]) -> int | None:
    """Give where the post word that ends a phrase begins, None when the phrase does not end in one."""
    most = _last_words().get(plain[-1].rpartition(" ")[2], 0)
    for length in range(min(most, 5, len(plain)), 0, -1):
        if " ".join(plain[-length:]) in post_forms():
            return len(plain) - length
    return None


def right(text: str, end: int, stop: int, reader: Reader) -> tuple[Phrase, ...]:
    """Read the offices in apposition right of a name that ends at `end`.

    `stop` is where the words that introduce the next name begin.
    """
    while text[end : end + 1] in _MARKUP and end < stop:
        end += 1
    if text[end : end + 2] not in (", ", " ("):
        return ()
    stop = min(stop, end + 2 + _WINDOW)
    line = text.find("\n", end, stop)
    words = _apposition(text, end + 2, line if line >= 0 else stop)
    if not any(map(may_begin_post, words)):
        return ()  # most are clauses
    phrases: list[Phrase] = []
    if words[0].casefold() == "the" and _verb_ends(text, end, words):
        return ()  # "Flanked by X, the governor urged calm"
    opening = True
    for piece in " ".join(words).rstrip(",;:.)").split(" and "):
        phrase = reader.phrase(piece)
        if phrase is None or phrase.post is None:
            if opening:
                return ()
            phrases[-1] = reader.phrase(f"{phrases[-1].words} and {piece}") or phrases[-1]
            continue
        opening = False
        lows = [word.strip(",.;:()").casefold().replace("-", " ") for word in piece.split()]
        head = find_head(lows)
        if phrase.plural or head is None or any(_verb_like(word) for word in lows[: head[0]]):
            break
        phrases.append(phrase)
    return tuple(phrases)


def _verb_ends(text: str, end: int, words: Sequence[str]) -> bool:
    """Say whether a past verb follows the office at once, and a participle leads the sentence in: no apposition."""
    lows = [word.strip(",.;:()").casefold().replace("-", " ") for word in words]
    head = find_head(lows)
    if head is None or head[1] >= len(lows) or not lows[head[1]].endswith("ed") or lows[head[1]] in _PARTICIPLES:
        return False
    near = text[max(0, end - _WINDOW) : end].rpartition("\n")[2]
    return any(map(_LED_IN.match, near.split(". ")))


def _apposition(text: str, start: int, stop: int) -> list[str]:
    """Give the words from `start` to what ends an apposition; none when a clause that is no office begins there."""
    words: list[str] = []
    for word in text[start:stop].split():
        low = _plain_right(word)
        if low.isdigit() and not words:
            continue
        if not words and low in ("who", "whose"):
            if not _LEADS.match(text, text.index(word, start) + len(word)):
                return []
            continue
        if low in _RIGHT_STOPS and not (len(words) < 3 and low in _WHO_WORDS):
            break
        words.append(word)
        if (word[-1] in ',;:).”"' and not (word[-1] == "." and "." in word[:-1])) or len(words) > _MOST_WORDS:
            break
    while words and words[0].casefold() in _WHO_WORDS:
        del words[0]
    return words


@lru_cache(maxsize=65536)
def _plain_right(word: str) -> str:
    return word.strip("“\"‘’',.;:()”").casefold()


def _verb_like(word: str) -> bool:
    """Say whether a lower-case word before the post word shows that the phrase is a clause, not an apposition."""
    return word in _CLAUSE_WORDS or (word.endswith("ed") and word not in _PARTICIPLES)
