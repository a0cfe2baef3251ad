"""A text in, its runs of capitalised words out, parted into groups that may be names; sentences and acronyms too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from quotetrack.attribution.names import PARTICLES
from quotetrack.attribution.tokens import kind, kinds, unowned
from quotetrack.lexicon.given_names import given_names
from quotetrack.model import Block

Run: TypeAlias = tuple[int, str]
"""Where a run of capitalised words begins, and its words."""

UPPER = "A-ZÀ-ÖØ-Þ" + "".join(chr(n) for n in range(0x100, 0x250) if chr(n).isupper())
_ABBREVIATED = (
    "Brig|Gen|Lt|Maj|Col|Capt|Cmdr|Cdr|Cpl|Sgt|Adm|Sen|Rep|Gov|Pres|Prof|Dr|Mrs|Mr|Ms|Rev|Hon|Amb|Fr|Eng|St|Sec|Supt|"
    "Insp|Det|Jr|Sr"
)
_PARTICLES = "|".join(sorted(PARTICLES, key=len, reverse=True))
_WORD_TAIL = r"(?:\w|[’'‘`](?=\w))*+(?:[-‑](?:\w|[’'](?=\w))++)*+[’']?"
_TOKEN = (
    rf"(?:(?:{_ABBREVIATED})\.|(?:[{UPPER}]\.)++(?!\w)|(?:(?:{_PARTICLES})[-’'‘])?[{UPPER}]{_WORD_TAIL}"
    r"|\([A-Z][A-Za-z-]{1,9}\))"
)
# The first word of a run is spelt from its first letter on, because a search for one of a set of letters is quick.
_FIRST = (
    rf"[{UPPER}(](?<![\w’'.].)"
    rf"(?:(?:{'|'.join(f'(?<={short[0]}){short[1:]}' for short in _ABBREVIATED.split('|'))})\."
    rf"|(?<!\()\.(?:[{UPPER}]\.)*+(?!\w)|(?<=\()[A-Z][A-Za-z-]{{1,9}}\)|(?<!\(){_WORD_TAIL})"
)
_RUN = re.compile(rf"{_FIRST}(?:[ \xa0]{{1,2}}(?:(?:{_PARTICLES})[ \xa0]){{0,2}}{_TOKEN}){{0,14}}")
_BEFORE_HYPHEN = re.compile(rf"(?<![\w-])(?:{_PARTICLES})-$")
_SENTENCE = re.compile(rf"[.!?…][”\"’')\]]{{0,3}}\s+(?=[“\"‘'(\[]?[{UPPER}])|\n+")
_ABBREVIATION_END = re.compile(rf"(?:^|\W)(?:{_ABBREVIATED}|[A-Z]|[A-Z]\.[A-Z])$")
_BRACKETS = re.compile(r"\(([A-Z][A-Za-z]{1,9})\)")
_SHORT = re.compile(r"[A-Z](?<![\w.-].)[A-Z]{2,5}(?![\w.-])")
_SMALL = frozenset(("of", "the", "and", "for", "on", "in", "to", "against", "with"))
_READ = frozenset(("headline", "paragraph"))
_LONGEST_NAME = 5
# A word before a run after which a capitalised word may be a place: "President | of | Arvenia".
_BEFORE_PLACE = (" of ", " of the ", " for the ", " for ", " to ", " in ")


@dataclass(frozen=True, slots=True)
class Group:
    """Words of a run that may be a name. `needs_office`: they follow a body's words; `after_of`: a place may lead."""

    start: int
    end: int
    words: tuple[str, ...]
    needs_office: bool
    after_of: bool


def runs(text: str, blocks: Sequence[Block]) -> list[Run]:
    """Give the runs of capitalised words in headlines and paragraphs (in all the text when there are no blocks)."""
    spans = [(one.start, one.end) for one in blocks if one.kind in _READ] if blocks else [(0, len(text))]
    found: list[Run] = []
    for start, end in spans:
        for match in _RUN.finditer(text, start, end):
            at = match.start()
            if at and text[at - 1] == "-":
                run = _after_hyphen(text, at, match[0])
                if run is not None:
                    found.append(run)
            else:
                found.append((at, match[0]))
    return found


def _after_hyphen(text: str, at: int, words: str) -> Run | None:
    """Take the particle before a run ("al-Hadri") into it; the rest of another word ("anti-Korvian") is left out."""
    particle = _BEFORE_HYPHEN.search(text, max(0, at - 6), at)
    if particle is not None:
        return particle.start(), text[particle.start() : at] + words
    _, space, rest = words.partition(" ")
    return (at + len(words) - len(rest), rest) if space and rest[0].isupper() else None


def groups(text: str, found: Sequence[Run]) -> Iterator[Group]:
    """Part runs into groups of words that no other class claims, in order."""
    for start, word in found:
        if " " not in word and "\xa0" not in word:
            if kind(word) == "N" and len(word) > 1:
                bare = unowned(word)
                before = text[max(0, start - 8) : start]
                yield Group(start, start + len(bare), (bare,), False, before.endswith(_BEFORE_PLACE))
        else:
            yield from _parted(text, start, word.split())


def _parted(text: str, begin: int, words: Sequence[str]) -> Iterator[Group]:
    classes = kinds(words)
    if "N" not in classes:
        return
    places: list[int] = []
    place = begin
    for word in words:
        place = text.index(word, place)
        places.append(place)
        place += len(word)
    size, at = len(words), 0
    while at < size:
        if classes[at] != "N":
            at += 1
            continue
        first, owned = at, False
        while at < size and classes[at] in "NL" and not owned:
            owned = words[at][-1] in "'’" or _owns(words[at])
            at += 1
        last = at
        while classes[last - 1] == "L":
            last -= 1
        after = classes[at] if at < size and not owned else ""
        surname = after == "P" and at == size - 1 and words[first] in given_names()  # "Larry King"
        if surname:
            last = at = at + 1
        elif after and after in "PTMOFGA":
            continue  # the words qualify an office or a body: "Korvian Foreign Minister", "Black Banner Brigade"
        bare = tuple(unowned(word) for word in words[first:last])
        if sum(word not in PARTICLES for word in bare) > _LONGEST_NAME or bare == ("",):
            continue
        start = places[first]
        left = text[max(0, start - 8) : start] if not first else ""
        yield Group(
            start, places[last - 1] + len(bare[-1]), bare,
            needs_office=bool(first) and classes[first - 1] in "MOAF" and not _owns(words[first - 1]),
            after_of=left.endswith(_BEFORE_PLACE),
        )  # fmt: skip


def _owns(word: str) -> bool:
    """Say whether a word is a possessive, after which a name may stand alone: "the VSP's Saltan"."""
    return word.endswith(("'s", "’s"))


def sentence_starts(text: str) -> list[int]:
    """Give where sentences begin, by full stops and line ends alone; abbreviations and initials end none."""
    starts = [0]
    for match in _SENTENCE.finditer(text):
        at = match.start()
        if text[at] == "." and _ABBREVIATION_END.search(text, max(0, at - 6), at):
            continue
        starts.append(match.end())
    return starts


def acronyms(text: str, found: Sequence[Run]) -> dict[str, tuple[str, ...]]:
    """Give the acronyms that the text explains in brackets or has in full elsewhere, and mistyped ones.

    Without a bracket the full name must be the only capitalised words of the text that begin with the letters. An
    acronym is taken for mistyped when its letters are those of one other acronym.
    """
    known: dict[str, tuple[str, ...]] = {}
    for match in _BRACKETS.finditer(text):
        words = _explained(text, match)
        if words:
            known.setdefault(match[1], words)
    seen = {short: None for short in _SHORT.findall(text) if short not in known and kind(short) == "A"}
    if not seen:
        return known
    known |= _unexplained(found, seen)
    by_letters: dict[str, set[tuple[str, ...]]] = {}
    for short, words in known.items():
        by_letters.setdefault("".join(sorted(short)), set()).add(words)
    for short in seen:
        meant = by_letters.get("".join(sorted(short)), ())
        if short not in known and len(meant) == 1:
            known[short] = next(iter(meant))
    return known


def _unexplained(found: Sequence[Run], wanted: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Tie acronyms that no bracket explains to the only capitalised words of the text that begin with their letters."""
    full: dict[str, set[tuple[str, ...]]] = {}
    for _, written in found:
        if " " not in written:
            continue
        words = written.split()
        letters = "".join([word[0] for word in words])
        for short in wanted:
            at = letters.find(short)
            if at >= 0:
                full.setdefault(short, set()).add(tuple(unowned(word) for word in words[at : at + len(short)]))
    return {short: next(iter(ways)) for short, ways in full.items() if len(ways) == 1}


def _explained(text: str, bracket: re.Match[str]) -> tuple[str, ...]:
    """Give the words left of a bracket whose first letters are the acronym's: "Varan Security Pact (VSP)"."""
    words = text[max(0, bracket.start() - 120) : bracket.start()].replace("’s", "").replace("'s", "").split()
    letters = [letter for letter in bracket[1] if letter.isupper()]
    at, taken = len(words), len(letters)
    while at and taken and len(words) - at < 2 * len(letters) + 3:
        at -= 1
        parts = [part[0].upper() for part in re.split(r"[-‑]", words[at]) if part]
        if words[at][0].isupper() and parts == letters[max(0, taken - len(parts)) : taken]:
            taken -= len(parts)
        elif words[at].lower() not in _SMALL:
            break
    return tuple(words[at:]) if not taken and len(words) - at > 1 else ()


def in_title_case(text: str, at: int) -> bool:
    """Say whether the line of an offset is a headline in which every longer word has a capital."""
    start = text.rfind("\n", max(0, at - 160), at) + 1
    end = text.find("\n", at, at + 160)
    if (start == 0 and at > 160) or end < 0 or text[end - 1] in ",;:.":
        return False
    long = [word for word in text[start:end].split() if len(word) > 4 and word[0].isalpha()]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)
