"""A text in, its runs of capitalised words out, parted into groups that may be names; sentences and acronyms too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple, TypeAlias

from quotetrack.attribution.names import PARTICLES, Keys, key, keys
from quotetrack.attribution.tokens import kind, kinds, unowned
from quotetrack.lexicon.given_names import given_names
from quotetrack.model import Block

Run: TypeAlias = tuple[int, str]
"""Where a run of capitalised words begins, and its words."""

UPPER = "A-ZÀ-ÖØ-Þ" + "".join(chr(n) for n in range(0x100, 0x250) if chr(n).isupper())
_ABBREVIATED = (
    "Brig|Gen|Lt|Maj|Col|Capt|Cmdr|Cdr|Cpl|Sgt|Adm|Sen|Rep|Gov|Pres|Prof|Dr|Mrs|Mr|Ms|Rev|Hon|Amb|Fr|Eng|St|Sec|Supt|"
    "Insp|Det|Jr|Sr|Smt|Atty"
)
_PARTICLES = "|".join(
    f"{first}(?:{'|'.join(word[1:] for word in words)})"
    for first, words in groupby(sorted(PARTICLES), lambda word: word[0])
)
_WORD_TAIL = r"\w*+(?:[’'‘`](?=\w)\w*+)*+(?:[-‑](?:\w|[’'](?=\w))++)*+[’']?"
# Each word is spelt from its first letter on, because a search for one of a set of letters is quick; what costs more is
# looked for only behind a cheap look ahead.
_ABBREVIATION = rf"(?=\w{{1,4}}\.)(?:{'|'.join(f'(?<={short[0]}){short[1:]}' for short in _ABBREVIATED.split('|'))})\."
_PLAIN_TAIL = r"[a-z]++(?![\w.’'‘`‑-])"  # what most words are, tried first
_REST = rf"(?:{_PLAIN_TAIL}|{_ABBREVIATION}|\.(?:[{UPPER}]\.)*+(?!\w)|{_WORD_TAIL})"
_FIRST = rf"[{UPPER}(](?<![\w’'.].)(?:(?<!\(){_REST}|(?<=\()[A-Z][A-Za-z-]{{1,9}}\))"
_NEXT = (
    rf"[ \xa0]{{1,2}}+(?=[{UPPER}(]|(?:{_PARTICLES})[ \xa0’'‘-])(?:(?:{_PARTICLES})[ \xa0]){{0,2}}"
    rf"(?:[{UPPER}]{_REST}|(?:{_PARTICLES})[-’'‘][{UPPER}]{_WORD_TAIL}|\([A-Z][A-Za-z-]{{1,9}}\))"
)
_RUN = re.compile(rf"{_FIRST}(?:{_NEXT}){{0,14}}")
_AFTER_HYPHEN = re.compile(rf"-[{UPPER}(]")
_BEFORE_HYPHEN = re.compile(rf"(?<![\w-])(?:{_PARTICLES})-$")
# A full stop after one of these ends no sentence; all have a capital among the four letters before it.
_ABBREVIATION_ENDS = "|".join(
    rf"(?<=(?<!\w)(?:{'|'.join(words)})\.)" for _, words in groupby(sorted(_ABBREVIATED.split("|"), key=len), len)
)
_ENDS_NONE = rf"(?<![^A-Z]{{4}}.)(?:(?<=(?<!\w)[A-Z]\.)|(?<=(?<!\w)[A-Z]\.[A-Z]\.)|{_ABBREVIATION_ENDS})"
# The empty group takes part only where a sentence ends.
_SENTENCE = re.compile(
    rf"[.!?…\n](?:(?<=\n)\n*+()|(?<!\n)(?:{_ENDS_NONE}|())[”\"’')\]]{{0,3}}\s+(?=[“\"‘'(\[]?[{UPPER}]))"
)
_HYPHEN = re.compile(r"[-‑]")
_BRACKETS = re.compile(r"\(([A-Z][A-Za-z]{1,9})\)")
_HONOURS = frozenset("MP MEP MSP MLA TD QC KC OBE MBE CBE PhD MD Esq".split())  # behind a name
_LEAST_LETTERS, _MOST_LETTERS = 3, 6
_MANY_LETTERS = 100  # that are looked for in a text one by one
_SHORT = re.compile(rf"[A-Z][A-Z](?<![\w.-]..)[A-Z]{{{_LEAST_LETTERS - 2},{_MOST_LETTERS - 2}}}(?![\w.-])")
_SMALL = frozenset(("of", "the", "and", "for", "on", "in", "to", "against", "with"))
_READ = frozenset(("headline", "paragraph"))
_LONGEST_NAME = 5
# A word before a run after which a capitalised word may be a place: "President | of | Arvenia".
_BEFORE_PLACE = (" of ", " of the ", " for the ", " for ", " to ", " in ")


class Part(NamedTuple):
    """Words of a run that may be a name, whatever the text: offsets count from the run's start.

    `needs_office`: they follow a body's words; `opens`: they are the run's first.
    """

    start: int
    end: int
    words: tuple[str, ...]
    keys: Keys
    needs_office: bool
    opens: bool


Group: TypeAlias = tuple[int, Part, bool]
"""Where a run begins, a part of it that may be a name, and whether a place may lead it."""


def runs(text: str, blocks: Sequence[Block]) -> list[Run]:
    """Give the runs of capitalised words in headlines and paragraphs (in all the text when there are no blocks)."""
    spans = [(one.start, one.end) for one in blocks if one.kind in _READ] if blocks else [(0, len(text))]
    found = [(match.start(), match[0]) for start, end in spans for match in _RUN.finditer(text, start, end)]
    if not _AFTER_HYPHEN.search(text) or "-" not in [text[at - 1] for at, _ in found]:
        return found
    whole = (_after_hyphen(text, *run) if run[0] and text[run[0] - 1] == "-" else run for run in found)
    return [run for run in whole if run is not None]


def _after_hyphen(text: str, at: int, words: str) -> Run | None:
    """Take the particle before a run ("al-Hadri") into it; the rest of another word ("anti-Korvian") is left out."""
    particle = _BEFORE_HYPHEN.search(text, max(0, at - 6), at)
    if particle is not None:
        return particle.start(), text[particle.start() : at] + words
    _, space, rest = words.partition(" ")
    return (at + len(words) - len(rest), rest) if space and rest[0].isupper() else None


def groups(text: str, found: Iterable[Run]) -> list[Group]:
    """Part runs into groups of words that no other class claims, in order."""
    return [
        (begin, part, part.opens and text[max(0, begin + part.start - 8) : begin + part.start].endswith(_BEFORE_PLACE))
        for begin, run in found
        for part in _parts(run)
    ]


@lru_cache(maxsize=65536)
def _parts(run: str) -> Sequence[Part]:
    """Part the words of a run, which every text has anew."""
    if " " not in run and "\xa0" not in run:
        if kind(run) != "N" or len(run) < 2:
            return ()
        bare = unowned(run)
        return (Part(0, len(bare), (bare,), (key(bare),), False, True),)
    words = run.split()
    classes = kinds(words)
    if "N" not in classes:
        return ()
    if len(words) <= _LONGEST_NAME and classes.count("N") == len(words) and "'" not in run and "’" not in run:
        name = tuple(words)
        return (Part(0, len(run), name, keys(name), False, True),)
    return _parted(run, words, classes)


def _parted(run: str, words: Sequence[str], classes: Sequence[str]) -> list[Part]:
    found: list[Part] = []
    size, at = len(words), 0
    place = counted = 0  # where the words that are counted end
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
        surname = after in ("P", "M") and at == size - 1 and words[first] in given_names()  # "Larry King", "Jane Grand"
        honours = bool(after) and last - first > 1 and words[at] in _HONOURS  # "Rhys Penn MP"
        if surname and not honours:
            last = at = at + 1
        elif honours:
            at += 1
        elif after and after in "PTMOFGA" and not _set_apart(words[at], words[first]):
            continue  # the words qualify an office or a body: "Korvian Foreign Minister", "Black Banner Brigade"
        bare = tuple(map(unowned, words[first:last]))
        long = last - first > _LONGEST_NAME and sum(word not in PARTICLES for word in bare) > _LONGEST_NAME
        if long or bare == ("",):
            continue
        for word in words[counted:first]:
            place = run.index(word, place) + len(word)
        start = place = run.index(words[first], place)
        for word in words[first:last]:
            place = run.index(word, place) + len(word)
        counted = last
        end = place - len(words[last - 1]) + len(bare[-1])
        needs_office = bool(first) and classes[first - 1] in "MOAF" and not _owns(words[first - 1])
        if needs_office and classes[first - 1] == "A" and len(bare) > 1 and bare[0] in given_names():
            needs_office = False  # "CP Sara Bello": before a given name and another letters are a rank
        found.append(Part(start, end, bare, keys(bare), needs_office, not first))
    return found


def _set_apart(bracket: str, first: str) -> bool:
    """Say whether brackets behind a name tell a place or a party, not how a body is called for short: "(Agrarian)"."""
    return bracket[0] == "(" and not (bracket[1:-1].isupper() and bracket[1] == first[0])


def _owns(word: str) -> bool:
    """Say whether a word is a possessive, after which a name may stand alone: "the VSP's Saltan"."""
    return word.endswith(("'s", "’s"))


def sentence_starts(text: str) -> list[int]:
    """Give where sentences begin, by full stops and line ends alone; abbreviations and initials end none."""
    return [0] + [match.end() for match in _SENTENCE.finditer(text) if match.lastindex]


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
    several = {
        run: _initials(run)
        for _, run in found
        if " " in run and run.count(" ") + run.count("\xa0") > _LEAST_LETTERS - 2
    }
    if not known and not _may_stand(several.values(), text):
        return known
    shorts = dict.fromkeys(_SHORT.findall(text))
    seen = [short for short in shorts if short not in known and kind(short) == "A"]
    if not seen:
        return known
    known |= _unexplained(several, seen)
    if not known:
        return known
    by_letters: dict[str, set[tuple[str, ...]]] = {}
    for short, words in known.items():
        by_letters.setdefault("".join(sorted(short)), set()).add(words)
    for short in seen:
        meant = by_letters.get("".join(sorted(short)), ()) if short not in known else ()
        if len(meant) == 1:
            known[short] = next(iter(meant))
    return known


def _may_stand(initials: Iterable[str], text: str) -> bool:
    """Say whether a text may have the first letters of some words, as many as an acronym has at least."""
    count = _LEAST_LETTERS
    least = {letters[at : at + count] for letters in set(initials) for at in range(len(letters) - count + 1)}
    if len(least) > _MANY_LETTERS:
        return True  # to look for each would take longer than to look for all acronyms
    return any(letters.isupper() and letters in text for letters in least)


def _unexplained(several: Mapping[str, str], wanted: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Tie acronyms that no bracket explains to the only capitalised words of the text that begin with their letters."""
    together = " ".join(several.values())
    known: dict[str, tuple[str, ...]] = {}
    for short in wanted:
        if short not in together:
            continue
        full: set[tuple[str, ...]] = set()
        for run, initials in several.items():
            at = initials.find(short)
            if at >= 0:
                full.add(tuple(map(unowned, run.split()[at : at + len(short)])))
        if len(full) == 1:
            known[short] = full.pop()
    return known


@lru_cache(maxsize=65536)
def _initials(run: str) -> str:
    return "".join([word[0] for word in run.split()])


def _explained(text: str, bracket: re.Match[str]) -> tuple[str, ...]:
    """Give the words left of a bracket whose first letters are the acronym's: "Varan Security Pact (VSP)"."""
    words = text[max(0, bracket.start() - 120) : bracket.start()].replace("’s", "").replace("'s", "").split()
    letters = [letter for letter in bracket[1] if letter.isupper()]
    at, taken = len(words), len(letters)
    while at and taken and len(words) - at < 2 * len(letters) + 3:
        at -= 1
        parts = [part[0].upper() for part in _HYPHEN.split(words[at]) if part]
        if words[at][0].isupper() and parts == letters[max(0, taken - len(parts)) : taken]:
            taken -= len(parts)
        elif words[at].lower() not in _SMALL:
            break
    return tuple(words[at:]) if not taken and len(words) - at > 1 else ()


def in_title_case(text: str, at: int) -> bool:
    """Say whether the line of an offset is a headline in which every longer word has a capital."""
    end = text.find("\n", at, at + 160)
    if end < 0 or text[end - 1] in ",;:.":
        return False
    start = text.rfind("\n", max(0, at - 160), at) + 1
    if start == 0 and at > 160:
        return False
    long = [word for word in text[start:end].split() if len(word) > 4 and word[0].isalpha()]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)
