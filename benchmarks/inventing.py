"""Chance in, made-up news out: sentences put together from the lexica's own words, and real texts with slips in them.

Random letters never make the sentences on which rules stumble; these do, for they hold cues, speakers, marks, dates and
places in every order. The tests draw the chance from hypothesis, `fuzz.py` from a seed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from quotetrack.claims import topics
from quotetrack.finding.cues import cues
from quotetrack.lexicon.forms import forms
from quotetrack.lexicon.organisations import organisations
from quotetrack.lexicon.outlets import outlets
from quotetrack.lexicon.places import places
from quotetrack.lexicon.posts import plural, posts
from quotetrack.lexicon.speaking import speaking_nouns
from quotetrack.lexicon.speech_nouns import speech_nouns
from quotetrack.lexicon.titles import titles
from quotetrack.lexicon.vocabulary import vocabularies

NAMES = tuple(
    "Ilmar Toszek|Toszek|Daria Velkova|Velkova|Anton Reszke|Yusuf al-Hadri|al-Hadri|Rustam bin Salih|Karim Dost|Hale"
    "|J. K. Toszek|D'Arvay|Jan Ostrowik-Weld|TOSZEK|İlhan Örs|Nuria Saltan, 52|de la Torv|O’Dorn|Marant Jr.".split("|")
)
PRONOUNS = ("he", "she", "they", "it", "who", "I", "we", "both", "both sides", "all three", "the latter", "others")
PLACES = ("Arvenia", "Korvian", "Korvia", "Belmark", "Meshur", "Dushar", "the Lenz pass", "U.S.", "Tarsk")
BODIES = ("VSP", "the ministry", "Basin Cooperation Council", "Black Banner Brigade", "the pact", "parliament's")
DAYS = tuple(
    "on Monday|May 5|on May 5, 2021|5 May|in 2021|yesterday|last week|December|31 February 2021|Feb 29, 2023|2021-13-45"
    "|the 40th|in the 1990s|on 0/0/0000|Sunday, 12 March 2023|earlier|a day earlier|two years ago|in early May"
    "|next Friday|this month|on the same day|99999|9999-12-31|1 January 0001|May 5-7|from Monday to Friday|²|٣ May|①"
    "|the day before yesterday|at the end of last year|a week ago on Monday|Sept. 31|an hour ago".split("|")
)
LINKS = tuple(
    "and|but|while|because|that|if|whether|which|who|as|when|of|in|for|to|not|with|from|by|the|a|what|why|how|than|so"
    "|whose|according to|quoting|citing|in the words of|as saying|is that|was quoted as saying that|or".split("|")
)
OPENING = ("“", '"', "‘", "«", "„", "'", "``", "(", "[", "¡", "‹", "『")
CLOSING = ("”", '"', "’", "»", "“", "'", "''", ")", "]", "!”", ",”", ".”", "?”", "…”", "›")
STOPS = (".", "?", "!", "...", "…", "?!", ".”", "”.", ",”", ":", ";", "", ",", " –", "—", "-", ".)", ". . .")
BREAKS = (*(" ",) * 24, *(", ",) * 6, " – ", " — ", ": ", "; ", " - ", ",", "", "  ", "\n", "/", " (", ") ", "’s ")
ODD = tuple(
    "\u200b \u202e \u2066 \ufeff \x00 \ud800 \u00ad ́ İ ﬁ ŉ ß \u0130stan Ⅳ \x85 \u2028 \x1c \x0b \t 🙂".split(" ")
)
CLAUSES = tuple(
    "the pass is shut|we will act|there is no plan|a camp near the border was hit|the talks go on|to close the border"
    "|nobody crossed|no|yes|patrols|terrorists from Dushar smuggle drugs to Korvia|there are no terrorists in Arvenia"
    "|migrants were stopped|an attack on Belmark is being prepared|he said|she had told them|it would, if needed, act"
    "|the army, the guards and the police|3,000 people, 12.5 percent|5' 10\" tall|Mr. Hale’s|its members".split("|")
)
FURNITURE = tuple(
    "SELM, May 5. /SELM WIRE/. |TARSK (Korvpress) – |Read also: Wheat prices fall|By Irena Moll|3 March 2021, 14:22"
    "|© 2021 Selm Wire. All rights reserved.|Source: BasinNews|# Heading|• |- |Q: |A: |HALE: |Toszek: |(BasinNews)"
    "|Published: 5 May 2021|Updated: 6 May 2021|Related articles|***|[Photo: Korvpress]|1. |> ".split("|")
)
_TOKEN = re.compile(r"\w+|[^\w\s]|\s+")


@dataclass(frozen=True)
class _Words:
    """What the lexica hold, by what it does in a sentence."""

    cues: tuple[str, ...]
    speakers: tuple[str, ...]
    nouns: tuple[str, ...]
    outlets: tuple[str, ...]
    contents: tuple[str, ...]
    others: tuple[str, ...]


@cache
def _words() -> _Words:
    verbs: list[str] = []
    for one in cues():
        verb, _, rest = one.verb.partition(" ")
        made = forms(verb)
        inflected = dict.fromkeys((made.past, made.third, made.base, made.participle, made.ing))
        verbs.extend(f"{form} {rest}".strip() for form in inflected)
    holders = [form for one in posts() for form in (*one.forms, plural(one.post))]
    ranks = [form for one in titles() for form in (one.title, *one.aliases)]
    sources = [f"the {one.noun}" for one in speaking_nouns()]
    bodies = [form for one in organisations() for form in (one.name, *one.aliases)]
    regions = [form for one in places()[::7] for form in (one.name, *one.demonyms)]
    return _Words(
        cues=tuple(verbs),
        speakers=(*holders, *ranks, *sources, *bodies, *regions),
        nouns=tuple(f"{one.noun} {one.takes.partition(' ')[0]}" for one in speech_nouns()),
        outlets=tuple(form for one in outlets() for form in (one.name, *one.aliases)),
        contents=(*CLAUSES, *(line for one in topics().entries for line in (*one.examples[:8], *one.negatives[:4]))),
        others=tuple(word for one in vocabularies() for word in one.words[::5]),
    )


def article(chance: Random, paragraphs: int = 6) -> str:
    """Make up a text: some paragraphs of made-up sentences, with the furniture of a news page about them."""
    made = []
    for _ in range(chance.randint(1, paragraphs)):
        opening = chance.choice(FURNITURE) if chance.random() < 0.2 else ""
        made.append(opening + " ".join(sentence(chance) for _ in range(chance.randint(0, 4))))
    return chance.choice(("\n\n", "\n", "\n")).join(made)


def sentence(chance: Random) -> str:
    """Make up a sentence: a usual shape with its parts now and then out of place, or parts in any order."""
    if chance.random() < 0.35:
        parts = [_part(chance) for _ in range(chance.randint(1, 14))]
    else:
        parts = [make(chance) for make in chance.choice(_SHAPES)]
        for _ in range(chance.choice((0, 0, 1, 1, 2, 3))):
            _misplace(chance, parts)
    words = ""
    for part in parts:
        words += part if not words or part in CLOSING else chance.choice(BREAKS) + part
    if chance.random() < 0.7:
        words = words[:1].upper() + words[1:]
    return words + chance.choice(STOPS)


def slipped(text: str, chance: Random, slips: int = 12) -> str:
    """Give a text after some slips: tokens lost, doubled, swapped or foreign, marks dropped, its end cut off."""
    tokens = _TOKEN.findall(text)
    for _ in range(chance.randint(1, slips)):
        if not tokens:
            break
        at = chance.randrange(len(tokens))
        to = min(len(tokens), at + chance.choice((1, 1, 2, 5, 40)))
        slip = chance.randrange(7)
        if slip == 0:
            del tokens[at:to]
        elif slip == 1:
            tokens[at:at] = tokens[at:to]
        elif slip == 2:
            other = chance.randrange(len(tokens))
            tokens[at], tokens[other] = tokens[other], tokens[at]
        elif slip == 3:
            tokens.insert(at, f" {_part(chance)} ")
        elif slip == 4:
            tokens[at] = chance.choice((*OPENING, *CLOSING, *STOPS, *ODD))
        elif slip == 5:
            lost = chance.choice("“”\"'’‘.,\n")
            tokens[at:] = [token for token in tokens[at:] if token != lost]
        else:
            tokens = tokens[:to] if chance.random() < 0.5 else tokens[at:]
    made = "".join(tokens)
    return made[: chance.randrange(len(made) + 1)] if chance.random() < 0.2 else made


def _speaker(chance: Random) -> str:
    kind = chance.randrange(8)
    known = _words()
    if kind < 2:
        return chance.choice(NAMES)
    if kind == 2:
        return chance.choice(PRONOUNS)
    if kind == 3:
        return f"{chance.choice(PLACES)} {chance.choice(known.speakers)} {chance.choice(NAMES)}"
    if kind == 4:
        return f"{chance.choice(NAMES)}, {chance.choice(known.speakers)} of {chance.choice(BODIES)},"
    if kind == 5:
        return f"the {chance.choice(known.speakers).title()}"
    return chance.choice(BODIES) if kind == 6 else chance.choice(known.speakers)


def _cue(chance: Random) -> str:
    if chance.random() < 0.5:
        return chance.choice(("said", "said that", "told reporters", "says", "added", "warned", "noted", "who said"))
    return chance.choice(_words().cues)


def _content(chance: Random) -> str:
    return chance.choice(CLAUSES) if chance.random() < 0.6 else chance.choice(_words().contents)


def _quoted(chance: Random) -> str:
    inner = _content(chance)
    if chance.random() < 0.2:
        inner += f" {chance.choice(OPENING)}{_content(chance)}{chance.choice(CLOSING)} {_content(chance)}"
    opening = chance.choice(OPENING[:6]) if chance.random() < 0.95 else ""
    return opening + inner + (chance.choice(CLOSING) if chance.random() < 0.92 else "")


def _day(chance: Random) -> str:
    return chance.choice(DAYS)


def _link(chance: Random) -> str:
    return chance.choice(LINKS)


def _outlet(chance: Random) -> str:
    return chance.choice(_words().outlets)


def _noun(chance: Random) -> str:
    return f"{chance.choice(NAMES)}’s {chance.choice(_words().nouns)}"


def _mark(chance: Random) -> str:
    return chance.choice(chance.choice((OPENING, CLOSING, STOPS)))


def _any_word(chance: Random) -> str:
    return chance.choice(chance.choice((_words().others, PLACES, ODD, BODIES)))


def _that(chance: Random) -> str:
    return chance.choice(("that", "that", "that,", "", "to", "whether", "how", ":"))


def _according(chance: Random) -> str:
    return chance.choice(("according to", "in the view of", "for", "as", "in the words of", "by"))


_PARTS: tuple[Callable[[Random], str], ...] = (
    _speaker, _speaker, _cue, _cue, _content, _quoted, _quoted, _day, _link, _link, _outlet, _noun, _mark, _mark,
    _any_word,
)  # fmt: skip
_SHAPES: tuple[Sequence[Callable[[Random], str]], ...] = (
    (_speaker, _cue, _that, _content),
    (_speaker, _cue, _quoted),
    (_quoted, _speaker, _cue),
    (_quoted, _cue, _speaker),
    (_quoted, _speaker, _cue, _day, _quoted),
    (_speaker, _cue, _day, _that, _content, _link, _content),
    (_speaker, _cue, _content, _quoted, _link, _content, _quoted),
    (_according, _speaker, _content),
    (_content, _according, _speaker),
    (_content, _speaker, _cue),
    (_content, _cue, _speaker),
    (_day, _speaker, _cue, _outlet, _that, _content),
    (_outlet, _cue, _speaker, _link, _cue, _that, _content),
    (_speaker, _cue, _speaker, _cue, _that, _content),
    (_noun, _content),
    (_speaker, _link, _speaker, _cue, _that, _content, _day),
    (_cue, _that, _content, _speaker, _cue, _quoted),
    (_content, _link, _speaker, _cue, _content),
    (_speaker, _mark, _content, _mark),
    (_quoted,),
)  # fmt: skip


def _part(chance: Random) -> str:
    return chance.choice(_PARTS)(chance)


def _misplace(chance: Random, parts: list[str]) -> None:
    """Take a part out, double it, put it elsewhere or put a strange one in."""
    at = chance.randrange(len(parts))
    slip = chance.randrange(4)
    if slip == 0 and len(parts) > 1:
        del parts[at]
    elif slip == 1:
        parts.insert(at, parts[at])
    elif slip == 2:
        parts.insert(chance.randrange(len(parts)), parts.pop(at))
    else:
        parts.insert(at, _part(chance))
