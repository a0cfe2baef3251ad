"""Statements in, the outlets that passed them on out: "BelTA quoted X as saying", "X told Reuters", ", TASS reported".

A statement whose speaker is an outlet and whose content is another's statement is no statement of its own: it is
dropped, and the outlet stands as the other's `via`. The article's own outlet is nobody's `via`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotetrack.lexicon.outlets import outlet_named
from quotetrack.lexicon.vocabulary import is_a
from quotetrack.model import Document, Statement

_HINT = re.compile(
    r"report|quot|cit|told|interview|accord|publish|artic|carri|air|says|said|broadcast|stated|post", re.IGNORECASE
)
_NAME = r"(?:[A-Z][\w.&’'/-]*(?:\s(?:of\s|de\s|el\s)?[A-Z][\w.&’'-]*){0,4})"
_NOUN = (
    r"(?:news agency|press agency|news service|news website|news site|agency|newspaper|magazine|daily|weekly|newswire|"
    r"broadcaster|television|TV|radio|channel|website|web site|portal|station|outlet|network|media)"
)
# The words for an outlet, read from where they begin: "Russia’s state news agency TASS", "the Zarhan Times newspaper".
_OUTLET = re.compile(
    rf"(?:the\s)?(?:[\w’'.-]+\s){{0,5}}?(?:{_NOUN}\s{_NAME}|{_NAME}(?:\s\([A-Za-z. ]{{1,40}}\))?(?:\s{_NOUN}){{0,2}}|(?:[\w’'.-]+\s){{0,2}}{_NOUN}s?)"
)
_ENDING = re.compile(
    r"[,;]\s+(?P<out>[^,;.”\"\x00]{2,90}?)\s(?:has\s|have\s|had\s)?(?:also\s)?(?:reported|reports|report|says|said|wrote|writes|informed|quoted\shim|quoted\sher)"
    r"(?:\s(?:on|late|earlier|in|this)\s[\w ]{1,25})?[.\s\x00”\"]*$"
)
_BEFORE_QUOTED = re.compile(
    r"(?P<out>[^,;.\x00]{2,90}?)\s(?:has\s|have\s|had\s|also\s)*(?:quoted|quotes|cited|cites|quoting|citing)\s[^\x00]{1,160}?\sas\s\w+ing\b"
)
_AFTER = re.compile(
    r"\b(?:(?:quoted|cited|reported|carried|aired|published|broadcast|posted)\s(?:as\s\w+ing\s)?(?:on\s\w+\s)?(?:by|in|on)\s"
    r"|as\s\w+ing\s(?:on\s\w+\s)?by\s"
    r"|(?:told|informed)\s"
    r"|interview\s(?:with|to|for|published\sby|published\sin)\s"
    r"|(?:article|column|report|commentary|op-ed|piece|remarks|comments|statement)s?\s(?:published\s)?(?:in|for|to|on|by)\s"
    r"|(?:spoke|speaking|talking)\s(?:to|on)\s"
    r"|(?:according\sto|citing|quoting)\s)(?=(?P<out>\S[^,;\x00]{1,90}))"
)
_FRONT = re.compile(
    r"^(?:[^\x00]{0,80}?,\s)?(?P<out>[^,;\x00]{2,90}?)\s(?:has\s|have\s|had\s|also\s)*(?:reported|reports|report|said|says|quoted|wrote|writes)\b"
)
_SURE = re.compile(r"(?:News|Press|Wire|Times|Herald|Post|Radio|TV|Agency|Daily|Tribune|Gazette|Journal|Today|Media|"
                   r"Television|Broadcasting|Newspaper|news|press|TASS|Tass)$|^(?:Radio|Voice|Radio Free)\s")  # fmt: skip


def unwrap(document: Document, statements: Sequence[Statement]) -> list[Statement]:
    """Drop the statements of outlets that only wrap another statement; the wrapped one is nested no more."""
    dropped: set[int] = set()
    changed: dict[int, Statement] = {}
    outlets = [n for n, one in enumerate(statements) if one.mention_span and outlet_words(one.mention or "")]
    for number in outlets:
        outer = statements[number]
        for inner_number in range(max(0, number - 4), min(len(statements), number + 6)):
            inner = statements[inner_number]
            if inner_number == number or not _wrapped(inner, outer):
                continue
            dropped.add(number)
            changed[inner_number] = replace(
                changed.get(inner_number, inner), nested=False, via_span=inner.via_span or outer.mention_span
            )
    return [changed.get(n, one) for n, one in enumerate(statements) if n not in dropped]


def _wrapped(inner: Statement, outer: Statement) -> bool:
    """Say whether one statement, speaker and words, is what the other's outlet reports."""
    if outlet_words(inner.mention or "") or inner.cue_span is None:
        return False
    marks = [inner.cue_span] if inner.mention_span is None else [inner.cue_span, inner.mention_span]
    if all(any(start <= one[0] and one[1] <= end for start, end in outer.spans) for one in (*marks, *inner.spans)):
        return True
    if inner.sentence != outer.sentence:
        return False
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in inner.spans for c, d in outer.spans)
    return shared > 0.75 * sum(end - start for start, end in outer.spans)


def vias(document: Document, statements: Sequence[Statement]) -> list[str | None]:
    """Give, for each statement, the outlet credited with passing its words on, None for none or the article's own."""
    return [_via(document, statement) for statement in statements]


def _via(document: Document, statement: Statement) -> str | None:
    text = document.text
    if statement.via_span is not None:
        start, end = statement.via_span
        name = outlet_name(text[start:end], sure=True)
        if name is not None:
            return _foreign(name, document)
    frame = _frame(text, statement)
    if not _HINT.search(frame):
        return None
    mention = statement.mention or ""
    for pattern in (_ENDING, _BEFORE_QUOTED, _AFTER, _FRONT):
        for match in pattern.finditer(frame):
            words = match["out"].strip()
            if not words or words in mention or (mention and mention in words and mention[:1].isupper()):
                continue
            name = outlet_name(_outlet_at(words), sure=pattern is _ENDING)
            if name is not None and name not in mention:
                return _foreign(name, document)
    return None


def _frame(text: str, statement: Statement) -> str:
    """Give the sentence with a zero character in place of each stretch of content."""
    parts: list[str] = []
    at = statement.sentence[0]
    for start, end in statement.spans:
        parts.append(text[at:start])
        at = max(at, end)
    parts.append(text[at : max(at, statement.sentence[1])])
    return "\x00".join(part[-200:] if number == 0 else part[:200] for number, part in enumerate(parts))


def _outlet_at(words: str) -> str:
    match = _OUTLET.match(words)
    return match[0] if match else words


def outlet_words(words: str) -> bool:
    """Say whether words name an outlet, known or called one."""
    return outlet_name(words) is not None


def outlet_name(words: str, sure: bool = False) -> str | None:
    """Give an outlet's name from the words for it; None when they name none. `sure`: the frame shows an outlet.

    >>> outlet_name("Russia’s state news agency TASS"), outlet_name("the Zarhan Times newspaper"), outlet_name("state TV")
    ('TASS', 'Zarhan Times', 'state TV')
    """
    plain = _plain(words)
    if not plain or len(plain) > 100:
        return None
    found = outlet_named(plain)
    if found is not None:
        return found.name
    noun = re.search(rf"\b{_NOUN}s?\b", plain)
    if noun is not None:
        after = plain[noun.end() :].strip()
        if after[:1].isupper() and re.fullmatch(_NAME, after):
            known = outlet_named(after, marked=True)
            return known.name if known else after
        if noun.end() == len(plain):
            name = re.search(rf"{_NAME}$", plain[: noun.start()].strip())
            if name is None or re.fullmatch(r"[\w ]*[’']s", name[0]):
                return plain
            if plain[noun.start() :] in (
                "website",
                "web site",
                "media",
                "TV",
                "television",
                "radio",
                "channel",
                "network",
            ):
                return plain
            known = outlet_named(name[0], marked=True)
            return known.name if known else name[0]
    if _SURE.search(plain) and plain[:1].isupper():
        return plain
    if sure and re.fullmatch(_NAME, plain) and not is_a(plain.casefold(), "opener"):
        known = outlet_named(plain, marked=True)
        return known.name if known else (plain if _looks_made(plain) else None)
    return None


def _looks_made(name: str) -> bool:
    """Say whether a name is written as outlets are: "BelTA", "IRNA", "BasinNews", "Korvpress"."""
    return " " not in name and (name.isupper() or any(letter.isupper() for letter in name[1:]))


def _plain(words: str) -> str:
    plain = " ".join(words.split()).strip(" \"“”‘’',.;:/()")
    for article in ("the ", "The ", "a ", "A ", "an "):
        plain = plain.removeprefix(article)
    return plain


def _foreign(name: str, document: Document) -> str | None:
    """Give the outlet unless it is the article's own."""
    own = document.outlet
    if own and (name.casefold() == own.casefold() or _same_outlet(name, own)):
        return None
    return name


def _same_outlet(name: str, own: str) -> bool:
    one, other = outlet_named(name, marked=True), outlet_named(own, marked=True)
    return one is not None and one is other
