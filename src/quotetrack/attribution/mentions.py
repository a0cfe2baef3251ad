"""A text in, its sightings of people out: each name that stands in it, with the titles and offices beside it.

One scan finds the runs of capitalised words. Words that no name has (openings of sentences, offices, bodies, places)
part a run into names; the words left and right of a name are then read for offices: "Korvian Foreign Minister X",
"head of the border guard X", "the interior minister, X,", "X, chief of ...", "X (BCC chairman)".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from quotetrack.attribution.names import PARTICLES, Keys, keys
from quotetrack.attribution.phrases import DETERMINERS, LINKS, Phrase, Reader, find_head
from quotetrack.lexicon.given_names import given_names
from quotetrack.lexicon.outlets import outlets
from quotetrack.lexicon.places import place_words
from quotetrack.lexicon.posts import plural_forms, post_forms
from quotetrack.lexicon.titles import Title, plain_title, title_words
from quotetrack.lexicon.vocabulary import sorts
from quotetrack.model import Document, Span

_UPPER = "A-ZÀ-ÖØ-Þ" + "".join(chr(n) for n in range(0x100, 0x250) if chr(n).isupper())
_ABBREVIATED = "Brig|Gen|Lt|Maj|Col|Capt|Cmdr|Cdr|Cpl|Sgt|Adm|Sen|Rep|Gov|Pres|Prof|Dr|Mrs|Mr|Ms|Rev|Hon|Amb|Fr|Eng|St|Sec|Supt|Insp|Det|Jr|Sr"
_PARTICLES = "|".join(sorted(PARTICLES, key=len, reverse=True))
_TOKEN = (
    rf"(?:(?:{_ABBREVIATED})\."
    rf"|(?:[{_UPPER}]\.)++(?!\w)"
    rf"|(?:(?:{_PARTICLES})[-’'‘])?[{_UPPER}](?:[\w]|[’'‘`](?=\w))*+(?:[-‑](?:\w|[’'](?=\w))++)*+[’']?"
    r"|\([A-Z][A-Za-z-]{1,9}\))"
)
_RUN = re.compile(rf"(?<![\w’'.-])(?:{_TOKEN})(?:[ \xa0]{{1,2}}(?:(?:{_PARTICLES})[ \xa0]){{0,2}}{_TOKEN}){{0,14}}")
_SENTENCE = re.compile(rf"[.!?…][”\"’')\]]*\s+(?=[“\"‘'(\[]?[{_UPPER}])|\n+")
_ABBREVIATION_END = re.compile(rf"(?:^|\W)(?:{_ABBREVIATED}|[A-Z]|[A-Z]\.[A-Z])$")
_WORD = re.compile(r"\S+")
_LOWER_TAIL = frozenset((
    "led", "backed", "based", "born", "style", "era", "sponsored", "controlled", "held", "owned", "linked",
    "affiliated", "run", "wide", "made", "level", "dominated", "friendly", "funded", "mediated", "brokered",
))  # fmt: skip
_LONGEST_NAME = 5
_WINDOW = 130
# Left of a name these end the words that may be its office.
_STOPS = frozenset((
    "that", "by", "from", "as", "when", "while", "if", "is", "was", "were", "are", "be", "been", "has", "had",
    "have", "will", "would", "said", "says", "told", "after", "before", "between", "during", "against", "than",
    "but", "or", "nor", "so", "because", "where", "what", "why", "how", "he", "she", "it", "they", "we", "not",
    "also", "according", "like", "including", "met", "meets", "meet", "visited", "received", "hosted", "quoted",
    "cited", "urged", "asked", "called", "thanked", "accused", "named", "among", "over", "under", "added",
    "noted", "stressed", "about", "into", "through", "around", "behind", "via", "without", "despite", "since",
    "until", "i", "you", "there", "here", "only", "even", "both", "either", "neither", "then", "than", "saying",
    "adding", "noting",
))  # fmt: skip
_RIGHT_STOPS = _STOPS - {"that", "also"} | {"announced", "stated", "told", "warned"}


@dataclass(slots=True)
class Sighting:
    """A name as it stands in a text: `start:end` is the bare name, `begin` where the words that introduce it begin.

    `phrases` are the offices read beside it; `titles` those before it. `people.Index` sets the person.
    """

    start: int
    end: int
    begin: int
    words: tuple[str, ...]
    keys: Keys
    phrases: tuple[Phrase, ...] = ()
    titles: tuple[Title, ...] = ()
    sure: bool = False
    person: int = -1


@dataclass(slots=True)
class Scan:
    """What one pass over a text gives: sightings in order, sentence starts, bodies and the reader of offices."""

    text: str
    sightings: list[Sighting]
    sentences: list[int]
    reader: Reader
    bodies: list[tuple[int, int, str]] = field(default_factory=list)

    def sentence(self, at: int) -> Span:
        """Give the sentence (by full stops and line ends alone) that holds an offset."""
        number = bisect_right(self.sentences, at)
        start = self.sentences[number - 1] if number else 0
        return start, self.sentences[number] if number < len(self.sentences) else len(self.text)


def scan(document: Document) -> Scan:
    """Read a document's headline and paragraphs (the whole text when its blocks are not known)."""
    text = document.text
    runs = [match for match in _RUN.finditer(text) if len(match[0]) > 1]
    if document.blocks:
        runs = list(_inside(runs, [(block.start, block.end) for block in document.blocks if block.kind in _READ]))
    reader = Reader(_acronyms(text, runs))
    starts = _sentence_starts(text)
    found = Scan(text, [], starts, reader)
    groups = [(match, group) for match in runs for group in _groups(match, found)]
    evidence = {keys(group.words) for _, group in groups if not group.after_of}
    for _, group in groups:
        sighting = _sighting(found, group, evidence)
        if sighting is not None:
            found.sightings.append(sighting)
    for at, sighting in enumerate(found.sightings):
        following = found.sightings[at + 1] if at + 1 < len(found.sightings) else None
        stop = following.begin if following is not None and following.phrases else len(text)
        right = () if _is_where(text, sighting) else _right(found, sighting.end, stop)
        if right:
            sighting.phrases += right
            sighting.sure = True
    return found


def _is_where(text: str, sighting: Sighting) -> bool:
    """Say whether a name stands where places do: "in Yazd, a police commander said"."""
    if sighting.sure or sighting.words[0] in given_names():
        return False
    before = text[max(0, sighting.start - 14) : sighting.start].casefold()
    return before.endswith(_WHERE) and not before.endswith("according to ")


_WHERE = tuple(f" {word} " for word in ["of", "in", "at", "from", "near", "to", "across", "around", "outside", "into"])
_READ = frozenset(("headline", "paragraph"))


def _inside(runs: Sequence[re.Match[str]], spans: Sequence[Span]) -> Iterator[re.Match[str]]:
    at = 0
    for run in runs:
        while at < len(spans) and spans[at][1] <= run.start():
            at += 1
        if at < len(spans) and spans[at][0] <= run.start():
            yield run


def _sentence_starts(text: str) -> list[int]:
    starts = [0]
    for match in _SENTENCE.finditer(text):
        if text[match.start()] != "\n" and _ABBREVIATION_END.search(text, max(0, match.start() - 6), match.start()):
            continue
        starts.append(match.end())
    return starts


def _acronyms(text: str, runs: Sequence[re.Match[str]]) -> dict[str, tuple[str, ...]]:
    """Give the acronyms that the text explains in brackets, and those mistyped by a swap of two letters."""
    found: dict[str, tuple[str, ...]] = {}
    seen: set[str] = set()
    for run in runs:
        if "(" in run[0] or text[run.end() : run.end() + 2] == " (":
            found |= _explained(text, run)
        seen |= {word for word in run[0].split() if word.isupper() and 2 < len(word) < 9}
    for word in sorted(seen - found.keys()):
        swapped = [known for known in found if sorted(known) == sorted(word) and len(known) == len(word)]
        if len(swapped) == 1:
            found[word] = found[swapped[0]]
    return found


def _explained(text: str, run: re.Match[str]) -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for match in _BRACKETS.finditer(text, run.start(), run.end() + 14):
        short = match[1]
        words = text[max(0, match.start() - 120) : match.start()].replace("’s", "").replace("'s", "").split()
        letters = [letter for letter in short if letter.isupper()]
        at, taken = len(words), len(letters)
        while at and taken and len(words) - at < 2 * len(letters) + 3:
            at -= 1
            initial = re.split(r"[-‑]", words[at])[-1][:1] if words[at][:1].islower() else words[at][0]
            parts = [part[:1].upper() for part in re.split(r"[-‑]", words[at]) if part]
            if parts[::-1] == letters[max(0, taken - len(parts)) : taken][::-1] and words[at][0].isupper():
                taken -= len(parts)
            elif initial.islower() and words[at].lower() in _SMALL:
                continue
            else:
                break
        if not taken and len(words) - at > 1:
            out[short] = tuple(words[at:])
    return out


_BRACKETS = re.compile(r"\(([A-Z][A-Za-z]{1,9})\)")
_SMALL = frozenset(("of", "the", "and", "for", "on", "in", "to", "against", "with"))


@dataclass(slots=True)
class _Group:
    """Words of a run that may be a name, and what the run shows about them."""

    start: int
    end: int
    words: tuple[str, ...]
    needs_office: bool
    after_of: bool


def _groups(run: re.Match[str], found: Scan) -> Iterator[_Group]:
    """Part a run into groups of words that no other class claims."""
    tokens = [(run.start() + word.start(), word[0]) for word in _WORD.finditer(run[0])]
    kinds = _kinds(tokens)
    size, at = len(tokens), 0
    while at < size:
        if kinds[at] != "N":
            at += 1
            continue
        first = at
        owned = False
        while at < size and kinds[at] in "NL" and not owned:
            owned = tokens[at][1].endswith(("'s", "’s", "s'", "s’"))
            at += 1
        last = at
        while last > first and kinds[last - 1] == "L":
            last -= 1
        words = tuple(_unowned(word) for _, word in tokens[first:last])
        after = kinds[at] if at < size and not owned else ""
        if after and after in "PTMOFG" and not (after == "P" and at == size - 1 and words[0] in given_names()):
            continue  # the words qualify an office or a body: "Korvian Foreign Minister", "Black Banner Brigade"
        if after == "P":
            words += (_unowned(tokens[at][1]),)
            last = at = at + 1
        if sum(word not in PARTICLES for word in words) > _LONGEST_NAME or len(words) == 0:
            continue
        start, stop = tokens[first][0], tokens[last - 1][0] + len(_unowned(tokens[last - 1][1]))
        before = kinds[first - 1] if first else ""
        left = found.text[max(0, start - 8) : start] if not first else ""
        after_of = left.endswith((" of ", " of the ", " for the ", " for ", " to ", " in "))
        yield _Group(start, stop, words, before in "MOAF" and before != "", after_of)


def _kinds(tokens: Sequence[tuple[int, str]]) -> list[str]:
    """Classify each token of a run: N name, L particle, T title, P office, G place, O body, M modifier ..."""
    table = _table()
    kinds = []
    for _, word in tokens:
        kind = table.get(word)
        if kind is None:
            kind = _kind(word)
        kinds.append(kind)
    for at, (_, word) in enumerate(tokens):
        if word in _place_starts():
            for form in _place_starts()[word]:
                if tuple(_unowned(token) for _, token in tokens[at : at + len(form)]) == form:
                    kinds[at : at + len(form)] = "G" * len(form)
                    break
    for at in range(len(tokens) - 1):
        pair = kinds[at] + kinds[at + 1]
        if pair in ("GN", "NG") and tokens[at][1] in given_names():
            kinds[at] = kinds[at + 1] = "N"  # "Georgia Melk", "Babar Baloch": the name is a place's word too
    return kinds


def _kind(word: str) -> str:
    bare = _unowned(word)
    found = _table().get(bare)
    if found:
        return found
    if word[0] == "(":
        return "A"
    if bare.isupper() and len(bare) > 1:
        return "N" if "." in bare else "A"
    tail = re.split(r"[-‑]", bare)
    if (
        len(tail) > 1
        and tail[0] not in PARTICLES
        and (
            tail[-1] in _LOWER_TAIL
            or tail[-1].isdigit()
            or _table().get(tail[0]) == "G"
            or _table().get(tail[-1].capitalize()) in ("P", "O", "M")
        )
    ):
        return "M"
    return "N"


@cache
def _table() -> Mapping[str, str]:
    """Map words as they stand in a run to their class; what is not here is taken for part of a name."""
    table: dict[str, str] = dict.fromkeys(PARTICLES, "L")
    for word, found in sorts().items():
        kind = next((letter for sort, letter in _LETTERS if sort in found), "M")
        for form in (word.capitalize(), word.upper(), word.title()):
            table.setdefault(form, kind)
    for form in (*post_forms(), *plural_forms()):
        for word in form.split():
            if word not in LINKS:
                table[word.capitalize()] = "P"
    for form in place_words():
        if " " not in form and form not in table:
            table[form] = "G"
    for form in (form for outlet in outlets() for form in outlet.plain):
        if " " not in form and form not in table:
            table[form] = "A"
    for form in title_words():
        for word in form.split():
            for written in (word.capitalize(), word.capitalize() + "."):
                if table.get(written) != "P":
                    table[written] = "T"
    for name in given_names():
        if table.get(name) in ("M", "O", "F"):
            del table[name]
    return table


_LETTERS = (("opener", "S"), ("calendar", "S"), ("people", "M"), ("body", "O"), ("outlet", "O"), ("document", "O"),
            ("feature", "F"), ("modifier", "M"), ("source", "M"))  # fmt: skip


@cache
def _place_starts() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Map the first word of each place of several words to those words, the longest first."""
    rows: dict[str, list[tuple[str, ...]]] = {}
    for form in (*place_words(), *(form for outlet in outlets() for form in outlet.plain)):
        words = tuple(form.split())
        if len(words) > 1:
            rows.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in rows.items()}


def _unowned(word: str) -> str:
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word.rstrip("'’")


def _sighting(found: Scan, group: _Group, evidence: set[Keys]) -> Sighting | None:
    """Read the words on both sides of a group; None when it turns out to be no name."""
    start, words = group.start, group.words
    text = found.text
    floor = found.sentence(start)[0]
    if group.after_of:
        cut = _place_first(words, evidence)
        if cut:
            start = text.index(words[cut], start + 1)
            words = words[cut:]
    left = _left(found, floor, start)
    if left is None:
        if group.needs_office:
            return None
        if start != group.start:
            start, words = group.start, group.words
        left = (start, None, ())
    begin, phrase, titles = left
    phrases = (phrase,) if phrase is not None else ()
    return Sighting(start, group.end, begin, words, keys(words), phrases, titles, sure=bool(phrases or titles))


def _place_first(words: Sequence[str], evidence: set[Keys]) -> int:
    """Say how many words after "of" are a place that no lexicon has: "President of Arvenia | Ilmar Toszek"."""
    if len(words) < 2:
        return 0
    for cut in range(1, len(words)):
        rest = keys(words[cut:])
        if rest in evidence or words[cut] in given_names():
            return cut
    if words[0] in given_names() or len(words) == 2:
        return 0
    return 1


def _left(found: Scan, floor: int, start: int) -> tuple[int, Phrase | None, tuple[Title, ...]] | None:
    """Read titles and an office that end where a name starts; None when there are neither."""
    low = max(floor, start - _WINDOW)
    window = found.text[low:start]
    if not window or window[-1] not in " \xa0":
        return None
    parts = [(match.start(), match[0]) for match in _WORD.finditer(window)]
    if low > floor and parts and parts[0][0] == 0:
        parts = parts[1:]
    at = len(parts)
    named: list[Title] = []
    while at:
        title, size = title_words().get(plain_title(parts[at - 1][1])), 1
        if at > 1:
            longer = title_words().get(plain_title(f"{parts[at - 2][1]} {parts[at - 1][1]}"))
            title, size = (longer, 2) if longer is not None else (title, 1)
        if title is None or not parts[at - 1][1][0].isupper() or _is_office(parts, at):
            break
        named.append(title)
        at -= size
    begin = low + parts[at][0] if at < len(parts) else start
    phrase: Phrase | None = None
    if at:
        first = _office_left(parts, at, apposition=parts[at - 1][1].endswith(","))
        if first is not None:
            words = window[parts[first][0] : parts[at - 1][0] + len(parts[at - 1][1])].rstrip(", ")
            phrase = found.reader.phrase(words)
            if phrase is not None and not phrase.plural:
                begin = low + parts[first][0]
            else:
                phrase = None
    if phrase is None and not named:
        return None
    return begin, phrase, tuple(reversed(named))


def _is_office(parts: Sequence[tuple[int, str]], at: int) -> bool:
    """Say whether the title before `at` is, or ends, a written-out office: "President", "Secretary General"."""
    for first in (at - 1, max(0, at - 2)):
        words = " ".join(word for _, word in parts[first:at]).casefold().replace("-", " ")
        if words in post_forms():
            return True
    return False


def _office_left(parts: Sequence[tuple[int, str]], end: int, apposition: bool) -> int | None:
    """Find where the words of an office that end before `end` begin; None when they name none.

    With a comma between office and name the office must open its sentence part ("the interior minister, X,").
    """
    first = end
    lows: list[str] = []
    while first > max(0, end - 14):
        word = parts[first - 1][1]
        low = word.rstrip(",").casefold()
        acronym = word[0] == "(" and word[-1] == ")"
        if (first < end and word[-1] in ',;:)”"!?' and not acronym) or low.strip('“"‘(') in _STOPS:
            break
        if not word[0].isalnum() and len(word) == 1:
            break
        if low in sorts() and "opener" in sorts()[low] and low not in _MAY_STAND:
            break
        if word[-1] == "." and word[:-1].casefold() not in title_words() and "." not in word[:-1]:
            break
        first -= 1
        lows.append(low)
        if low in DETERMINERS and not (first and parts[first - 1][1].casefold() in LINKS | {"and"}):
            break
        if word[0] in '“"‘(' and not acronym:
            break
    lows.reverse()
    while lows and (lows[0] in LINKS or lows[0] == "and" or (sorts().get(lows[0], _NONE) & _LEAD)):
        lows.pop(0)
        first += 1
    if not lows:
        return None
    plain = [word.strip('“"‘(').replace("-", " ") for word in lows]
    adjacent = _adjacent(plain)
    if adjacent is not None:
        # The office ends right at the name: what precedes the last "of", "with" ... is no part of it.
        for at in range(adjacent - 1, -1, -1):
            if (plain[at] in LINKS or plain[at] == "and") and not _inside_body(parts, first + at):
                return first + at + 1
            if plain[at] in DETERMINERS:
                return first + at
        return first
    head = find_head([_singular_owner(word) for word in plain])
    if head is None or head[2] is None or head[4]:
        return None
    stop = head[1]
    if stop >= len(plain) or plain[stop] not in LINKS or len(plain) == stop + 1:
        return None
    if apposition and first and not parts[first - 1][1].endswith((",", ".", "”", '"')) and plain[0] not in DETERMINERS:
        return None
    for at in range(head[0] - 1, -1, -1):
        if plain[at] in LINKS or plain[at] == "and":
            return first + at + 1
    return first


def _inside_body(parts: Sequence[tuple[int, str]], at: int) -> bool:
    """Say whether a link word stands inside a body's name: "Organization for Migration", "Drugs and Crime"."""
    before = parts[at - 1][1] if at else ""
    after = parts[at + 1][1] if at + 1 < len(parts) else ""
    if after == "the" and at + 2 < len(parts):
        after = parts[at + 2][1]
    return before[:1].isupper() and after[:1].isupper() and _table().get(before, "N") in ("M", "O")


_MAY_STAND = DETERMINERS | LINKS | frozenset((
    "and", "first", "second", "third", "former", "late", "then", "own", "visiting", "leading",
))  # fmt: skip
_NONE: frozenset[str] = frozenset()
_LEAD = {"calendar"}


def _singular_owner(word: str) -> str:
    return _unowned(word)


def _adjacent(plain: Sequence[str]) -> int | None:
    """Give where the post word that ends a phrase begins, None when the phrase does not end in one."""
    for length in range(min(5, len(plain)), 0, -1):
        if " ".join(plain[-length:]) in post_forms():
            return len(plain) - length
    return None


def _right(found: Scan, end: int, stop: int) -> tuple[Phrase, ...]:
    """Read an office in apposition right of a name: ", chief of ...", ", 54, the ...", "(BCC chairman)", ", who heads".

    `stop` is where the words that introduce the next name begin.
    """
    text = found.text
    mark = text[end : end + 2]
    if mark not in (", ", " ("):
        return ()
    stop = min(stop, end + 2 + _WINDOW)
    words: list[str] = []
    for match in _WORD.finditer(text, end + 2, stop):
        word = match[0]
        low = word.strip("“\"‘’',.;:()”").casefold()
        if low.isdigit() and not words:
            continue
        if not words and low in ("who", "whose"):
            if not _LEADS.match(text, match.end()):
                return ()
            continue
        if low in _RIGHT_STOPS and not (len(words) < 3 and low in _WHO_WORDS):
            break
        words.append(word)
        if word[-1] in ',;:).”"' and not (word[-1] == "." and "." in word[:-1]):
            break
        if len(words) > 13 or match.end() >= found_end(text, match.end()):
            break
    if not words:
        return ()
    while words and words[0].casefold() in _WHO_WORDS:
        del words[0]
    pieces = " ".join(words).rstrip(",;:.)").split(" and ")
    phrases: list[Phrase] = []
    joined = ""
    for piece in pieces:
        phrase = found.reader.phrase(piece)
        if phrase is None or phrase.post is None:
            joined = f"{joined} and {piece}" if joined else piece
            if phrases:
                phrases[-1] = found.reader.phrase(f"{phrases[-1].words} and {piece}") or phrases[-1]
            continue
        if joined and not phrases:
            return ()
        lows = [word.strip(",.;:()").casefold().replace("-", " ") for word in piece.split()]
        head = find_head(lows)
        if phrase.plural or head is None or any(_verb_like(word) for word in lows[: head[0]]):
            break
        phrases.append(phrase)
        joined = piece
    return tuple(phrases)


_LEADS = re.compile(r"\s(?:is|was|has|also|acts|serves|heads|leads|chairs|commands|runs)\b")
_WHO_WORDS = frozenset(("is", "was", "has", "been", "also", "serves", "acts", "as", "currently"))


def found_end(text: str, at: int) -> int:
    """Give the end of the line that holds an offset."""
    line = text.find("\n", at)
    return line if line >= 0 else len(text) + 1


def _verb_like(word: str) -> bool:
    """Say whether a lower-case word before the post word shows that the phrase is a clause, not an apposition."""
    return word in _STOPS - {"is", "was", "also", "has"} or (word.endswith("ed") and word not in _PARTICIPLES)


_PARTICIPLES = frozenset((
    "united", "appointed", "elected", "newly-appointed", "retired", "deposed", "ousted", "armed", "sacked",
    "displaced", "advanced", "allied", "supposed", "related",
))  # fmt: skip
