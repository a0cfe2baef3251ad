"""A paragraph in, the headings that have run into it out: "... he said. Linde lauds patrols In her speech, she ...".

A page whose line ends were lost keeps its subheadings inside its paragraphs. A heading has no full stop, so the words
behind it show where it ends: a capital that no name explains. What is not surely a heading stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotetrack.lexicon.posts import post_forms
from quotetrack.model import Span

_SHORTEST = 500  # characters of a paragraph that may hold a heading
_LONGEST = 130  # characters of a heading
_FEWEST_WORDS, _MOST_WORDS = 3, 16
# Words that open a sentence and are capitalised nowhere else, behind a small letter and with no capital behind them. A
# search that begins with one of a few letters is quick; what stands before is looked at from there.
_OPENERS = (
    "In On At During Elsewhere Meanwhile Speaking Addressing According Touching Pointing Commenting Asked He She They "
    "The For"
).split()
_LOWER = r"[a-z0-9’'”)]"
_OPENER = re.compile(
    rf"[{''.join({word[0]: '' for word in _OPENERS})}]"
    rf"(?:(?<={_LOWER}[ \xa0].)|(?<={_LOWER}[ \xa0]{{2}}.)|(?<={_LOWER}[ \xa0]{{3}}.))"
    rf"(?:{'|'.join(f'(?<={word[0]}){word[1:]}' for word in _OPENERS)})(?=[ \xa0](?![A-Z“\"‘]))"
)
# An office and a name before a verb of speech: "... rights | Belmark Foreign Minister Karl Osten said".
_SPEAKER = re.compile(
    r"[A-Z](?<=[a-z’'] .)[\w.’-]*+ (?:(?:[A-Z][\w.’-]*+|of|for|the|and|spokesman|spokeswoman|al) ){2,8}"
    r"(?:also )?(?:said|told|stated|stressed|noted|added|warned|announced|affirmed|praised|called|urged|expressed"
    r"|criticized|criticised|condemned|described|reiterated|underlined|emphasized|emphasised|highlighted)\b"
)
_SIGNS = (": ", "’ ")  # one of them is in a heading that such a speaker follows
_SENTENCE_END = re.compile(r"(?<=[a-z\d][a-z\d)”’\"%][.!?])[”’\"')\]]{0,2}[ \xa0]+(?=[A-Z‘])")
_NAMED = re.compile(r"(?:[A-Z][\w.’'-]*+ ?){1,5}: \S")  # "Belmark FM: the toll must go"
_STOPPED = re.compile(r"[.!?][”’')]+$")
_PARTLY_QUOTED = re.compile(r"‘[^‘’]{2,60}’$")
# What opens a sentence opens no heading, and behind these words a capital may be a name's: "in The Hague".
_NOT_FIRST = frozenset("He She It They We I In On At As According But And However Also Meanwhile This That".split())
_TIES = frozenset(
    "a an the of in on at to for from by with and or but as is are was were be told said says than that near "
    "former late then acting interim ex new outgoing incoming senior top deputy his her its their".split()
)


def run_in_headings(text: str, start: int, end: int) -> Iterator[Span]:
    """Give where headings stand inside the paragraph at `start:end`, in order."""
    if end - start < _SHORTEST:
        return
    splits = {match.start(): False for match in _OPENER.finditer(text, start, end)}
    if any(text.find(sign, start, end) >= 0 for sign in _SIGNS):
        splits |= {match.start(): True for match in _SPEAKER.finditer(text, start, end)}
    floor = start
    for split, named in sorted(splits.items()):
        begin = _beginning(text, max(floor, split - _LONGEST), split)
        if begin is not None and _is_heading(text[begin:split].rstrip(), named):
            yield begin, split
            floor = split


def _beginning(text: str, floor: int, split: int) -> int | None:
    """Give where the words between the last sentence's end and `split` begin; None where no sentence ends before."""
    return max((match.end() for match in _SENTENCE_END.finditer(text, floor, split)), default=None)


def _is_heading(words: str, named: bool) -> bool:
    """Tell whether words can be a heading; `named`: an office and a name follow, which need a sign of a heading."""
    parts = words.split()
    if not _FEWEST_WORDS <= len(parts) <= _MOST_WORDS or parts[0] in _NOT_FIRST or parts[-1].casefold() in _TIES:
        return False
    if words.count("“") != words.count("”") or '"' in words or "''" in words or " said" in words:
        return False
    if parts[-1].casefold() in post_forms() or _STOPPED.search(words):
        return False
    return not named or _NAMED.match(words) is not None or _PARTLY_QUOTED.search(words) is not None
