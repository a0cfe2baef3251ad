"""A block's text and its quotations in, masked sentences out: words with offsets, each quotation one single token.

Masking keeps the frame around a quotation visible: `“We shall stay,” Mr. Hale said.` becomes `Q Mr. Hale said .`.
Sentence ends know abbreviations, initials, decimal numbers, ellipses and quotations that carry the full stop inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotetrack.finding.marks import Quotation
from quotetrack.model import Block

QUOTE = "“”"  # the lower-case form of a masked quotation
_ABBREVIATIONS = (
    "Mr Mrs Ms Dr Prof Gen Lt Col Maj Capt Cmdr Adm Sgt Brig Sen Rep Gov Rev Hon Pres St Jr Sr Amb Supt Det Insp "
    "Atty Msgr Fr Mt Ft No Nos vs Inc Ltd Corp Co Bros Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec etc al approx"
).split()
_WORD = re.compile(
    rf"(?:[A-Z]\.){{2,8}}(?:[’']s)?"  # U.S.
    rf"|(?:{'|'.join(_ABBREVIATIONS)})\.(?=\s)"
    r"|[A-Z]\.(?=\s?[A-Z])"  # an initial
    r"|\w++(?:[’'\-‑.@/]\w++)*+[’']?+"  # words, compounds, possessives, numbers with points
    r"|\.\.\.|-{2,}+|[^\w\s]"
)
_NUMBER_TAIL = re.compile(r"(?<=\d),(?=\d)")
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
_ENDS = frozenset(".!?…") | {"..."}
_CLOSES = frozenset(")]”’\"'")
# After an abbreviation in full stops, these words begin a new sentence when they are capitalised.
_STARTERS = frozenset(
    "the a an he she it they we i but and in on at this that these those his her their according after when while if "
    "there as for however meanwhile".split()
)


class Sentence:
    """A masked sentence: parallel lists of raw words, lower-case words, start and end offsets, one item a token.

    `low[i]` is `QUOTE` where token i is a quotation, then `quotes[i]` holds it. `block` is the block's index, `first`
    tells whether the sentence opens its block, `last` whether it closes it.
    """

    __slots__ = ("block", "end", "first", "last", "low", "quotes", "raw", "start", "starts", "stops")

    def __init__(self, block: int, raw: list[str], starts: list[int], stops: list[int], quotes: dict[int, Quotation]):
        self.block = block
        self.raw = raw
        self.low = [word.lower().replace("’", "'") for word in raw]
        for at in quotes:
            self.low[at] = QUOTE
        self.starts = starts
        self.stops = stops
        self.quotes = quotes
        self.start = starts[0]
        self.end = stops[-1]
        self.first = False
        self.last = False

    def __len__(self) -> int:
        return len(self.raw)

    def opening(self, at: int) -> str:
        """Give the first character of quotation `at`, marks passed over."""
        return self.raw[at].lstrip("“\"'‘«„` ")[:1]

    def ending(self, at: int) -> str:
        """Give the last character of quotation `at`, marks passed over; a space where it is empty."""
        return self.raw[at].rstrip("”\"'’»“ ")[-1:] or " "


def sentences(text: str, block: Block, number: int, quotes: Sequence[Quotation]) -> Iterator[Sentence]:
    """Give the masked sentences of one block; `quotes` are the block's outer quotations in order."""
    raw: list[str] = []
    starts: list[int] = []
    stops: list[int] = []
    held: dict[int, Quotation] = {}

    at = block.start
    for quote in quotes:
        _words(text, at, quote.start, raw, starts, stops)
        if _is_title(text[slice(*quote.inner)], raw[-1].lower() if raw else ""):
            raw.append(text[slice(*quote.inner)])
        else:
            held[len(raw)] = quote
            raw.append(text[quote.start : quote.end])
        starts.append(quote.start)
        stops.append(quote.end)
        at = quote.end
    _words(text, at, block.end, raw, starts, stops)

    begin, made = 0, []
    for cut in _cuts(raw, held):
        made.append(_slice(number, raw, starts, stops, held, begin, cut))
        begin = cut
    if begin < len(raw):
        made.append(_slice(number, raw, starts, stops, held, begin, len(raw)))
    if made:
        made[0].first = made[-1].last = True
    yield from made


def _is_title(inner: str, before: str) -> bool:
    """Tell whether quoted words are a title or a name: "on “Face the Region”", "the film “Dust of Selm”"."""
    named = before in _BEFORE_TITLES or before.endswith(("'s", "’s"))
    if not named or not inner[:1].isupper() or inner[-1:] in ".,":
        return False
    words = inner.split()
    return len(words) <= _LONGEST_TITLE and all(word[0].isupper() for word in words if len(word) > _LONGEST_SMALL_WORD)


def _words(text: str, start: int, end: int, raw: list[str], starts: list[int], stops: list[int]) -> None:
    for match in _WORD.finditer(text, start, end):
        raw.append(match[0])
        starts.append(match.start())
        stops.append(match.end())


def _cuts(raw: Sequence[str], held: dict[int, Quotation]) -> Iterator[int]:
    """Give the indices at which a new sentence begins."""
    size = len(raw)
    at = begin = 0
    while at < size:
        word = raw[at]
        ends = False
        if at in held:
            inner = word.rstrip("”\"'’»“ ")
            following = raw[at + 1][0] if at + 1 < size else ""
            ends = inner[-1:] in ".!?…" and (following.isupper() or following.isdigit() or at + 1 in held)
            ends = ends and not (inner[-1:] in "!?" and _said_after(raw, at + 1))
        elif word in _ENDS:
            while at + 1 < size and (raw[at + 1] in _CLOSES or raw[at + 1] in _ENDS) and at + 1 not in held:
                at += 1
            ends = at + 1 < size and not raw[at + 1][0].islower() and raw[at + 1] not in (",", ";", "-", "–", "—")
        elif word[-1] == "." and len(word) > 2 and at + 1 < size:
            ends = raw[at + 1][0].isupper() and raw[at + 1].lower() in _STARTERS and word.count(".") > 1
        at += 1
        if (ends or at - begin >= _LONGEST) and at < size:
            yield at
            begin = at


def _said_after(raw: Sequence[str], at: int) -> bool:
    """Tell whether a quotation that asks or exclaims is followed by a name and a verb of speech: “Why?” Hale asked."""
    for place in range(at, min(at + _LONGEST_SPEAKER, len(raw))):
        word = raw[place]
        if word in _SPOKE and place > at:
            return raw[place + 1 : place + 2] != ["that"]
        if not (word[0].isupper() or (place > at and word in ("of", "the", "’s", "'s"))):
            return False
    return False


def _slice(
    number: int,
    raw: list[str],
    starts: list[int],
    stops: list[int],
    held: dict[int, Quotation],
    begin: int,
    end: int,
) -> Sentence:
    quotes = {at - begin: held[at] for at in range(begin, end) if at in held} if held else {}
    return Sentence(number, raw[begin:end], starts[begin:end], stops[begin:end], quotes)
