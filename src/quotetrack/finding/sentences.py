"""A block's text and its quotations in, masked sentences out: words with offsets, each quotation one single token.

Masking keeps the frame around a quotation visible: `“We shall stay,” Mr. Hale said.` becomes `Q Mr. Hale said .`.
Sentence ends know abbreviations, initials, decimal numbers, ellipses and quotations that carry the full stop inside.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from quotetrack.finding.marks import Quotation
from quotetrack.finding.signals import reporting_words
from quotetrack.model import Block, Span

if TYPE_CHECKING:
    from quotetrack.finding.cues import Hit

QUOTE = "“”"  # the lower-case form of a masked quotation
_ABBREVIATIONS = (
    "Mr Mrs Ms Dr Prof Gen Lt Col Maj Capt Cmdr Adm Sgt Brig Sen Rep Gov Rev Hon Pres St Jr Sr Amb Supt Det Insp "
    "Atty Msgr Fr Mt Ft No Nos vs Inc Ltd Corp Co Bros Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec etc al approx"
).split()
_COMPOUND = r"\w++(?:[’'\-‑.@/]\w++)*+[’']?+"  # words, compounds, possessives, numbers with points
# The first branch takes nearly every word, so that the long list of abbreviations is hardly ever tried.
_TOKEN = re.compile(
    r"([A-Za-z]++(?![\w’'.@/‑-])"
    r"|(?!\s)(?:"
    r"(?=[A-Za-z]++\.)(?:"
    r"(?:[A-Z]\.){2,8}(?:[’']s)?"  # U.S.
    rf"|(?:{'|'.join(_ABBREVIATIONS)})\.(?=\s)"
    r"|[A-Z]\.(?=\s?[A-Z])"  # an initial
    rf")|{_COMPOUND}"
    r"|\.\.\.|-{2,}+|[^\w\s]))"
)
_DOTTED = re.compile(r"[A-Z]\.[A-Z]\.")  # U.S.
_LONGEST = 500  # tokens; a longer sentence is cut, so that no rule's cost grows with the square of it
# Before a capitalised quotation, these words show that it is a title: "on “Face the Region”".
_BEFORE_TITLES = frozenset(
    "on in of from for at by with during the a an his her its titled entitled called named dubbed show program "
    "programme film movie song book series album magazine newspaper play operation".split()
)
_LONGEST_TITLE = 8  # words
_LONGEST_SMALL_WORD = 3  # letters of "the", "and", "for" inside a title
_LONGEST_SPEAKER = 8  # words between a quotation and the verb of “Why?” Arvenian President Toszek asked
_SPOKE = frozenset(
    "said says asked asks wrote writes tweeted tweets added adds shouted yelled exclaimed quipped replied responded "
    "told continued declared joked wondered cried".split()
)
_STOPS = ".!?…"
_ENDS = frozenset(_STOPS) | {"..."}
_CLOSES = frozenset(")]”’\"'")
# After an abbreviation in full stops, these words begin a new sentence when they are capitalised.
_STARTERS = frozenset(
    "the a an he she it they we i but and in on at this that these those his her their according after when while if "
    "there as for however meanwhile".split()
)


class Sentence:
    """A masked sentence: parallel lists of raw words and lower-case words, one item a token.

    `low[i]` is `QUOTE` where token i is a quotation that `quotes[i]` holds; apostrophes outside them are straight.
    `places` are the tokens that a report can begin at, `titles` those of quoted names, `hits` the cues once they have
    been asked for; `block` is the block's index.
    """

    __slots__ = ("_edges", "_offset", "block", "hits", "low", "places", "quotes", "raw", "titles")

    def __init__(self, words: _Words, block: int, begin: int, end: int):
        self.block = block
        self.raw = words.raw[begin:end]
        self.low = words.low[begin:end]
        self._edges = words.edges
        self._offset = 2 * begin + 1
        self.places = [at - begin for at in _within(words.places, begin, end)]
        held = words.held
        self.quotes = {at - begin: held[at] for at in _within(words.masked, begin, end)} if held else {}
        self.titles = [at - begin for at in _within(words.named, begin, end)] if words.named else []
        self.hits: list[Hit] | None = None

    def __len__(self) -> int:
        return len(self.raw)

    @property
    def start(self) -> int:
        """Give the sentence's first character."""
        return self._edges[self._offset]

    @property
    def end(self) -> int:
        """Give the character after the sentence's last one."""
        return self._edges[self._offset + 2 * len(self.raw) - 1]

    def span(self, begin: int, end: int) -> Span:
        """Give the characters of the tokens `begin:end`, at least one."""
        return self._edges[self._offset + 2 * begin], self._edges[self._offset + 2 * end - 1]

    def opening(self, at: int) -> str:
        """Give the first character of quotation `at`, marks passed over."""
        return self.raw[at].lstrip("“\"'‘«„` ")[:1]

    def ending(self, at: int) -> str:
        """Give the last character of quotation `at`, marks passed over; a space where it is empty."""
        return self.raw[at].rstrip("”\"'’»“ ")[-1:] or " "


class _Words:
    """The tokens of one block; token i stands at the characters `edges[2i + 1]:edges[2i + 2]`.

    `held` are the quotations by their token, `masked` those tokens in order, `named` the tokens of quoted names,
    `places` those that a report can begin at, `stops` those that a sentence can end with.
    """

    __slots__ = ("edges", "held", "low", "masked", "named", "places", "raw", "stops")

    def __init__(self, text: str, block: Block, quotes: Sequence[Quotation]):
        self.held: dict[int, Quotation] = {}
        titles: dict[int, str] = {}
        start = block.start
        here = text[start : block.end].replace("’", "'")
        at = 0
        parts: list[str] = []  # what stands between two tokens, and the tokens, in turn
        for quote in quotes:
            parts += _TOKEN.split(here[at : quote.start - start])
            number = len(parts) // 2
            inner = text[quote.inner[0] : quote.inner[1]]
            if _is_title(inner, (titles.get(number - 1) or parts[-2]).lower() if number else ""):
                titles[number] = inner
            else:
                self.held[number] = quote
            at = quote.end - start
            parts.append(text[quote.start : quote.end])
        parts += _TOKEN.split(here[at:])
        self.edges = list(accumulate(map(len, parts), initial=start))
        self.masked, self.named = list(self.held), list(titles)
        self.raw = parts[1::2]
        for number, inner in titles.items():
            self.raw[number] = inner
        self.low = list(map(str.lower, self.raw))
        for number in self.held:
            self.low[number] = QUOTE
        for number in titles:
            self.low[number] = self.low[number].replace("’", "'")
        known = _known_words()
        marked = [number for number, word in enumerate(self.low) if word in known]
        self.places = [number for number in marked if self.low[number] not in _ENDS]
        stops = [number for number in marked if self.low[number] in _ENDS]
        if _DOTTED.search(here):
            stops += [number for number, word in enumerate(self.raw) if word[-1] == "." and word.count(".") > 1]
        stops += self.masked
        self.stops = sorted(set(stops))


@cache
def _known_words() -> frozenset[str]:
    return reporting_words() | _ENDS


def _within(places: list[int], begin: int, end: int) -> list[int]:
    """Give those of some ordered tokens that stand in `begin:end`."""
    return places[bisect_left(places, begin) : bisect_left(places, end)]


def sentences(text: str, block: Block, number: int, quotes: Sequence[Quotation]) -> list[Sentence]:
    """Give the masked sentences of one block; `quotes` are the block's outer quotations in order."""
    words = _Words(text, block, quotes)
    cuts = [0, *_cuts(words), len(words.raw)]
    return [Sentence(words, number, begin, end) for begin, end in pairwise(cuts) if begin < end]


def _is_title(inner: str, before: str) -> bool:
    """Tell whether quoted words are a title or a name: "on “Face the Region”", "the film “Dust of Selm”"."""
    named = before in _BEFORE_TITLES or before.endswith(("'s", "’s"))
    if not named or not inner[:1].isupper() or inner[-1:] in ".,!?":
        return False
    words = inner.split()
    return len(words) <= _LONGEST_TITLE and all(word[0].isupper() for word in words if len(word) > _LONGEST_SMALL_WORD)


def _cuts(words: _Words) -> Iterator[int]:
    """Give the indices at which a new sentence begins."""
    raw, held = words.raw, words.held
    size = len(raw)
    at = begin = 0
    for stop in words.stops:
        if stop < at:
            continue  # a closing mark after a full stop
        while stop - begin >= _LONGEST:
            begin += _LONGEST
            yield begin
        ends, at = _ends_at(raw, held, stop)
        if (ends or at - begin >= _LONGEST) and at < size:
            yield at
            begin = at
    while size - begin > _LONGEST:
        begin += _LONGEST
        yield begin


def _ends_at(raw: Sequence[str], held: Mapping[int, Quotation], at: int) -> tuple[bool, int]:
    """Tell whether a sentence ends with the token `at` and the marks that close behind it; give the token after."""
    size = len(raw)
    word = raw[at]
    ends = False
    if at in held:
        inner = word.rstrip("”\"'’»“ ")
        following = raw[at + 1][0] if at + 1 < size else ""
        ends = inner[-1:] in _STOPS and (following.isupper() or following.isdigit() or at + 1 in held)
        introduced = at > 0 and raw[at - 1] in (",", ":")  # its cue stands before it
        ends = ends and not (inner[-1:] in "!?" and not introduced and _said_after(raw, at + 1))
    elif word in _ENDS:
        while at + 1 < size and (raw[at + 1] in _CLOSES or raw[at + 1] in _ENDS) and at + 1 not in held:
            at += 1
        ends = at + 1 < size and not raw[at + 1][0].islower() and raw[at + 1] not in (",", ";", "-", "–", "—")
    elif at + 1 < size:
        ends = raw[at + 1][0].isupper() and raw[at + 1].lower() in _STARTERS  # behind "U.S."
    return ends, at + 1


def _said_after(raw: Sequence[str], at: int) -> bool:
    """Tell whether a quotation that asks or exclaims is followed by a name and a verb of speech: “Why?” Hale asked."""
    for place in range(at, min(at + _LONGEST_SPEAKER, len(raw))):
        word = raw[place]
        if word in _SPOKE and place > at:
            return raw[place + 1 : place + 2] != ["that"]
        if not (word[0].isupper() or (place > at and word in ("of", "the", "’s", "'s"))):
            return False
    return False
