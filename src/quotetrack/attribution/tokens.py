"""A capitalised word in, its class out: part of a name, or of an office, a body, a place, a sentence's opening.

Classes: N name, L particle of a name, T title, P office, G place, O body or outlet, M modifier inside offices and
bodies, F geographic feature, A acronym or known outlet, S anything that opens a sentence or names a time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from quotetrack.attribution.names import PARTICLES
from quotetrack.attribution.phrases import LINKS
from quotetrack.lexicon.given_names import given_names
from quotetrack.lexicon.outlets import outlets
from quotetrack.lexicon.places import place_words
from quotetrack.lexicon.posts import plural_forms, post_forms
from quotetrack.lexicon.titles import plain_title, title_words, titles
from quotetrack.lexicon.vocabulary import Sort, sorts

_INITIALS = 2  # letters of an office that is written so: "FM", "PM"
_HYPHEN = re.compile(r"[-‑]")
# Chinese given names that end as English participles do: "Lanying", "Meiling", not "Calling".
_SYLLABLES = re.compile(
    r"[A-Z][a-z]{0,2}?(?:[aeo]|ai|ei|ao|ou|[ae]ng?|ong|i|i[ae]|iao|iu|ing?|iang?|u|u[ao]|uai|ui|u[ae]n|un|uang)"
    r"[bpmdtnljqxy]ing"
)
# "Korvia-backed", "Selm-based": a place or body with such an ending is no name.
_LOWER_TAIL = frozenset((
    "led", "backed", "based", "born", "style", "era", "sponsored", "controlled", "held", "owned", "linked",
    "affiliated", "run", "wide", "made", "level", "dominated", "friendly", "funded", "mediated", "brokered",
))  # fmt: skip
_CLASSES: tuple[tuple[Sort, str], ...] = (
    ("opener", "S"), ("calendar", "S"), ("people", "M"), ("body", "O"), ("outlet", "O"), ("document", "O"),
    ("feature", "F"), ("modifier", "M"), ("source", "M"),
)  # fmt: skip
_DOUBTFUL = re.compile("GN|N[GSTP]")  # classes beside which a word may yet be part of a name, or a name of a place


def unowned(word: str) -> str:
    """Take the possessive off a word: "Arvenia’s" → "Arvenia", "Belarus’" → "Belarus"."""
    if word[-1] in "s'’":
        if word.endswith(("'s", "’s")):
            return word[:-2]
        return word.rstrip("'’")
    return word


@lru_cache(maxsize=65536)
def kind(word: str) -> str:
    """Give the class of one word as it stands in a run of capitalised words."""
    table = _table()
    found = table.get(word) or (table.get(word.replace("’", "'")) if "’" in word else None)
    if found:
        return found
    bare = unowned(word)
    found = table.get(bare) if bare != word else None
    if found:
        return found
    if word[0] == "(":
        return "A"
    if bare in given_names():
        return "N"
    if bare.endswith("ing") and len(bare) > 6:
        return "S"  # "Chasing": no name ends so, an opening of a sentence does
    if bare.isupper() and len(bare) > 1:
        return "N" if "." in bare else "A"
    parts = _HYPHEN.split(bare) if "-" in bare or "‑" in bare else ()
    if parts and parts[0] not in PARTICLES:
        if bare.casefold().replace("-", " ") in post_forms():
            return "P"
        if plain_title(bare) in title_words():
            return "T"
        if parts[-1] in _LOWER_TAIL or parts[-1].isdigit() or table.get(parts[0]) == "G":
            return "M"
        if table.get(parts[-1].capitalize(), "N") in "POM":
            return "M"
    return "N"


def kinds(words: Sequence[str]) -> list[str]:
    """Give the classes of the words of a run; places and outlets of several words are found as wholes."""
    found = list(map(kind, words))
    if "N" not in found:
        return found
    if not _first_words().keys().isdisjoint(words):
        _mark_places(words, found)
    if not _DOUBTFUL.search("".join(found)):
        return found
    for at in range(len(words) - 1):
        pair = found[at] + found[at + 1]
        if pair in ("GN", "NG") and words[at] in given_names():
            found[at] = found[at + 1] = "N"  # "Georgia Melk", "Babar Baloch": the name is a place's word too
        elif pair == "NS" and (
            words[at] in given_names()
            or _SYLLABLES.fullmatch(unowned(words[at + 1]))
            or (
                at and found[at - 1] in "TP" and at + 2 == len(words) and words[at + 1].endswith("ing")
            )  # "Sheriff X Kettering"
        ):
            found[at + 1] = "N"  # "Larry Fleming", "Qiu Lanying": after a name such an ending is one more name
        elif pair in ("NT", "NP") and found[at + 2 : at + 3] == ["N"] and _is_honour(words[at], words[at + 1]):
            found[at + 1] = "N"  # a title inside a name is a name: "Hamad Sheikh Omar"
    return found


def _is_honour(before: str, word: str) -> bool:
    return before in given_names() and word.casefold() in title_words()


def _mark_places(words: Sequence[str], found: list[str]) -> None:
    bare = [unowned(word) for word in words]
    for at, word in enumerate(bare):
        for form in _first_words().get(word, ()):
            if tuple(bare[at : at + len(form)]) == form:
                found[at : at + len(form)] = "G" * len(form)
                break


@cache
def _table() -> Mapping[str, str]:
    """Map words as they stand in a run to their class; what is not here is taken for part of a name."""
    table: dict[str, str] = dict.fromkeys(PARTICLES, "L")
    for word, sorts_of in sorts().items():
        letter = next(letter for sort, letter in _CLASSES if sort in sorts_of)
        for form in (word.capitalize(), word.upper(), word.title()):
            table.setdefault(form, letter)
    for form in (*post_forms(), *plural_forms()):
        parts = form.split()
        for word in parts:
            if len(parts) == 1 or (word not in LINKS and word.capitalize() not in table):
                table[word.capitalize()] = "P"
        if len(form) == _INITIALS:
            table[form.upper()] = "P"
    for form in place_words():
        if " " not in form:
            table.setdefault(form, "G")
    for form in (form for outlet in outlets() for form in outlet.plain):
        if " " not in form:
            table.setdefault(form, "A")
    for form in title_words():
        for word in form.split():
            for written in (word.capitalize(), word.capitalize() + "."):
                if table.get(written) != "P":
                    table[written] = "T"
    for title in titles():
        table |= {form: "T" for form in (title.title, *title.aliases) if form.isupper()}  # "CP", "HRH"
    for name in given_names():
        if table.get(name, "N") in "MOFP":
            del table[name]
    return table


@cache
def _first_words() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Map the first word of each place or outlet of several words to those words, the longest first."""
    rows: dict[str, list[tuple[str, ...]]] = {}
    for form in (*place_words(), *(form for outlet in outlets() for form in outlet.plain)):
        words = tuple(form.split())
        if len(words) > 1:
            rows.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in rows.items()}
