"""A block's text and its quotations in, masked sentences out: words with offsets, each quotation one single token.

Masking keeps the frame around a quotation visible: `“We shall stay,” Mr. Hale said.` becomes `Q Mr. Hale said .`.
Sentence ends know abbreviations, initials, decimal numbers, ellipses and quotations that carry the full stop inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from quotetrack.finding.marks import Quotation
from quotetrack.finding.signals import reporting_words
from quotetrack.model import Block, Span

if TYPE_CHECKING:
    from quotetrack.finding.cues import Hit

QUOTE = "“”"  # the lower-case form of a masked quotation
_ABBREVIATIONS = (
    "Mr Mrs Ms Smt Dr Prof Gen Lt Col Maj Capt Cmdr Adm Sgt Brig Sen Rep Gov Rev Hon Pres St Jr Sr Amb Supt Det Insp "
    "Atty Msgr Fr Mt Ft No Nos vs Inc Ltd Corp Co Bros Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec etc al approx v"
).split()
# Words, compounds, possessives, numbers with points and with commas between the thousands.
_COMPOUND = r"\w++(?:[’'\-‑.@/]\w++|(?<=\d),\d{3}(?!\d))*+[’']?+"
_ODD_TOKEN = (
    r"[,;:()]|\.(?!\.)|(?!\s)(?:"  # most of them are told by their first character
    r"(?=[A-Za-z]++(?:-[A-Z][a-z]++)?\.)(?:"
    r"(?:[A-Z]\.){2,8}(?:[’']s|(?:[-‑–]\w++)++)?"  # U.S., U.S.-led
    rf"|(?:[A-Za-z]{{2,6}}-)?(?:{'|'.join(_ABBREVIATIONS)})\.(?=\s)"  # Gen., then-Gov.
    r"|[A-Z]\.(?=\s?[A-Z])"  # an initial
    rf")|{_COMPOUND}"
    r"|\.\.\.|-{2,}+|[^\w\s])"
)
_PLAIN_ENDS = r"(?![\w’'.@/‑-])"
_TOKEN = re.compile(rf"([A-Za-z]++{_PLAIN_ENDS}|{_ODD_TOKEN})")
# A run: words of plain letters with nothing but spaces between them, or one other token. A match costs far more than
# the letters in it, and runs are a third as many as tokens.
_RUN = re.compile(rf"([A-Za-z][A-Za-z ]*(?<! ){_PLAIN_ENDS}|{_ODD_TOKEN})")
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
_BEHIND = _ENDS | frozenset(")]”’\"'")  # marks that close behind a full stop
# After an abbreviation in full stops, these words begin a new sentence when they are capitalised.
_STARTERS = frozenset(
    "the a an he she it they we i but and in on at this that these those his her their according after when while if "
    "there as for however meanwhile following during since also some many all no".split()
)
_NO_QUOTES: Mapping[int, Quotation] = {}
_NO_TITLES: Mapping[int, int] = {}


class Sentence:
    """A masked sentence: parallel lists of raw words and lower-case words, one item a token.

    `low[i]` is `QUOTE` where token i is a quotation that `quotes[i]` holds; apostrophes outside them are straight.
    `places` are the tokens that a report can begin at with their words, `titles` those of quoted names with the
    characters after their marks, `hits` the cues once they have been asked for; `block` is the block's index,
    `start:end` are the sentence's characters.
    """

    __slots__ = (
        "_begin", "_runs", "_starts", "_stop", "block", "end", "hits", "low", "places", "quotes", "raw", "start",
        "titles",
    )  # fmt: skip

    def __init__(self, runs: _Runs, block: int, begin: int, stop: int):
        self.block = block
        self.start = runs.edges[2 * begin + 1]
        self.end = runs.edges[2 * stop]
        spaced = " ".join(runs.masked[begin:stop])
        self.raw = spaced.split()
        self.low = spaced.lower().split()
        self.quotes: Mapping[int, Quotation] = _NO_QUOTES
        self.titles: Mapping[int, int] = _NO_TITLES
        if QUOTE in spaced:
            self._unmask(runs, begin)
        known = reporting_words()
        self.places = {at: word for at, word in enumerate(self.low) if word in known}
        self.hits: list[Hit] | None = None
        self._runs, self._begin, self._stop = runs, begin, stop
        self._starts: list[int] | None = None

    def __len__(self) -> int:
        return len(self.raw)

    def _unmask(self, runs: _Runs, begin: int) -> None:
        """Give the masked tokens of a sentence that begins with the run `begin` their words back."""
        quotes: dict[int, Quotation] = {}
        titles: dict[int, int] = {}
        run = begin
        for at, word in enumerate(self.raw):
            if word == QUOTE:
                run = runs.masked.index(QUOTE, run)
                if run in runs.held:
                    quotes[at] = runs.held[run]
                else:
                    titles[at] = runs.edges[2 * run + 2]
                    self.low[at] = runs.titles[run].lower().replace("’", "'")
                self.raw[at] = runs.words[run]
                run += 1
        self.quotes, self.titles = quotes, titles

    def span(self, begin: int, end: int) -> Span:
        """Give the characters of the tokens `begin:end`, at least one."""
        starts = self._starts
        if starts is None:
            starts = self._starts = self._runs.starts_of(self._begin, self._stop)
        last = end - 1
        if last in self.titles:
            return starts[begin], self.titles[last]
        return starts[begin], starts[last] + len(self.raw[last])

    def opening(self, at: int) -> str:
        """Give the first character of quotation `at`, marks passed over."""
        return self.raw[at].lstrip("“\"'‘«„` ")[:1]

    def ending(self, at: int) -> str:
        """Give the last character of quotation `at`, marks passed over; a space where it is empty."""
        return self.raw[at].rstrip("”\"'’»“ ")[-1:] or " "


class _Runs:
    """The runs of one block, each a quotation, a few words of plain letters, or one token of another kind.

    `words[i]` stands at the characters `edges[2i + 1]:edges[2i + 2]`; `masked` are the same with `QUOTE` for each
    quotation. `held` are the quotations by their run, `titles` the quoted names, without their marks.
    """

    __slots__ = ("edges", "held", "masked", "titles", "words")

    def __init__(self, text: str, block: Block, quotes: Sequence[Quotation], pattern: re.Pattern[str]):
        self.held: dict[int, Quotation] = {}
        self.titles: dict[int, str] = {}
        start = block.start
        here = text[start : block.end].replace("’", "'")
        at = 0
        parts: list[str] = []  # what stands between two runs, and the runs, in turn
        for quote in quotes:
            parts += pattern.split(here[at : quote.start - start])
            run = len(parts) // 2
            inner = text[quote.inner[0] : quote.inner[1]]
            if run and _is_title(inner, self._last_word(parts[-2], run - 1).lower()):
                self.titles[run] = inner
            else:
                self.held[run] = quote
            at = quote.end - start
            parts.append(text[quote.start : quote.end])
        parts += pattern.split(here[at:])
        self.edges = list(accumulate(map(len, parts), initial=start))
        self.words = self.masked = parts[1::2]
        if quotes:
            self.masked = self.words.copy()
            for run in (*self.held, *self.titles):
                self.masked[run] = QUOTE
            for run, inner in self.titles.items():
                self.words[run] = inner

    def _last_word(self, words: str, run: int) -> str:
        return self.titles.get(run) or (words if run in self.held else words.rpartition(" ")[2])

    def starts_of(self, begin: int, stop: int) -> list[int]:
        """Give the first characters of all tokens in the runs `begin:stop`."""
        starts: list[int] = []
        add = starts.append
        for words, at in zip(self.masked[begin:stop], self.edges[2 * begin + 1 : 2 * stop : 2], strict=True):
            add(at)
            if " " in words:
                last, *rest = words.split(" ")
                for word in rest:
                    at += len(last) + 1
                    if word:  # else two spaces
                        add(at)
                    last = word
        return starts


def sentences(text: str, block: Block, number: int, quotes: Sequence[Quotation]) -> list[Sentence]:
    """Give the masked sentences of one block; `quotes` are the block's outer quotations in order."""
    made = _sentences(_Runs(text, block, quotes, _RUN), number)
    if max(map(len, made), default=0) >= _LONGEST:
        made = _sentences(_Runs(text, block, quotes, _TOKEN), number)  # so that it can be cut at any token
    return made


def _sentences(runs: _Runs, number: int) -> list[Sentence]:
    cuts = [0, *_cuts(runs), len(runs.words)]
    return [Sentence(runs, number, begin, end) for begin, end in pairwise(cuts) if begin < end]


def _is_title(inner: str, before: str) -> bool:
    """Tell whether quoted words are a title or a name: "on “Face the Region”", "the film “Dust of Selm”"."""
    named = before in _BEFORE_TITLES or before.endswith(("'s", "’s"))
    if not named or not inner[:1].isupper() or inner[-1:] in ".,!?":
        return False
    words = inner.split()
    long = [word for word in words if len(word) > _LONGEST_SMALL_WORD and not word.isdigit()]
    return len(words) <= _LONGEST_TITLE and all(word[0].isupper() for word in long)


def _cuts(runs: _Runs) -> Iterator[int]:
    """Give the runs at which a new sentence begins."""
    words, held = runs.words, runs.held
    size = len(words)
    at = begin = 0
    stops = [run for run, word in enumerate(runs.masked) if word[-1] in _STOPS and (word in _ENDS or _dotted(word))]
    for stop in sorted({*stops, *held}) if held else stops:
        if stop < at:
            continue  # a closing mark after a full stop
        while stop - begin >= _LONGEST:
            begin += _LONGEST
            yield begin
        ends, at = _ends_at(runs, stop)
        if (ends or at - begin >= _LONGEST) and at < size:
            yield at
            begin = at
    while size - begin > _LONGEST:
        begin += _LONGEST
        yield begin


def _dotted(word: str) -> bool:
    """Tell whether a token that ends in a full stop has more of them: "U.S." """
    return word.count(".") > 1


def _ends_at(runs: _Runs, at: int) -> tuple[bool, int]:
    """Tell whether a sentence ends with the run `at` and the marks that close behind it; give the run after."""
    words, held = runs.words, runs.held
    size = len(words)
    word = words[at]
    ends = False
    if at in held:
        inner = word.rstrip("”\"'’»“ ")
        following = words[at + 1][0] if at + 1 < size else ""
        ends = inner[-1:] in _STOPS and (following.isupper() or following.isdigit() or at + 1 in held)
        introduced = at > 0 and words[at - 1] in (",", ":")  # its cue stands before it
        ends = ends and not (inner[-1:] in "!?" and not introduced and _said_after(runs, at + 1))
    elif word in _ENDS:
        while at + 1 < size and words[at + 1] in _BEHIND and at + 1 not in held:
            at += 1
        ends = at + 1 < size and not words[at + 1][0].islower() and words[at + 1] not in (",", ";", "-", "–", "—")
    elif at + 1 < size:
        following = words[at + 1]  # behind "U.S."
        ends = following[0].isupper() and at + 1 not in held and following.split()[0].lower() in _STARTERS
    return ends, at + 1


def _said_after(runs: _Runs, at: int) -> bool:
    """Tell whether a quotation that asks or exclaims is followed by a name and a verb of speech: “Why?” Hale asked."""
    following: list[str] = []
    for run in range(at, min(at + _LONGEST_SPEAKER + 1, len(runs.words))):
        masked = runs.masked[run] == QUOTE
        following += [runs.words[run]] if masked else runs.words[run].split()
    for place, word in enumerate(following[:_LONGEST_SPEAKER]):
        if word in _SPOKE and place:
            return following[place + 1 : place + 2] != ["that"]
        if not (word[0].isupper() or (place and word in ("of", "the", "’s", "'s"))):
            return False
    return False
