"""A text and its statements, or a claim, in, bytes out; and back, in records that keep packed what few look at.

A run holds the statements of all its texts, and its memory must not grow with all that is known of them. So an unpacked
Document has its text, blocks and date hints in compressed form, and an unpacked Statement shares with the others of its
text one compressed page of words, spans and reasons. They unpack these when they are asked for, page by page, and are
otherwise like any other. Words that many statements have (speakers, cues, names of rules) are held once.
"""

from __future__ import annotations

import io
import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from sys import intern
from typing import Any, ClassVar, NamedTuple

from quotetrack.model import Block, Claim, DateHint, Document, PartialDate, Reason, RecurringClaim, Statement

_PAGES = 8  # unpacked pages at hand; who goes through the statements in order needs one
_LEVEL = 1  # more makes texts five percent smaller in twice the time

_WORDS = ("text", "spans", "sentence", "mention_span", "cue_span", "via_span")
_OFTEN_ALIKE = (
    "kind", "found_by", "confidence", "mention", "cue", "speaker", "speaker_kind", "role", "via", "speaker_by",
    "date_expression", "date_by",
)  # fmt: skip
_AT = {name: place for place, name in enumerate(Statement._fields)}
_WORDS_AT, _ALIKE_AT = [_AT[name] for name in _WORDS], [_AT[name] for name in _OFTEN_ALIKE]
_DATE, _CLAIMS, _REASONS = _AT["date"], _AT["claims"], _AT["reasons"]
_DOCUMENT_AT = {name: place for place, name in enumerate(Document._fields)}
_TEXT, _BLOCKS, _HINTS, _PUBLISHED = (_DOCUMENT_AT[name] for name in ("text", "blocks", "date_hints", "published"))


def pack(document: Document, statements: Iterable[Statement], traces: Iterable[bytes] = ()) -> bytes:
    """Turn a text and its statements into bytes; each may bring a trace of its words, for `trace` to give back."""
    text = document.text, list(map(tuple, document.blocks)), [(_parts(one[0]), *one[1:]) for one in document.date_hints]
    known: list[Any] = list(document)
    known[_TEXT] = known[_BLOCKS] = known[_HINTS] = None
    known[_PUBLISHED] = _parts(document.published)
    words, reasons, rest = [], [], []
    for statement in statements:
        values: list[Any] = list(statement)
        words.append([values[at] for at in _WORDS_AT])
        reasons.append(list(map(tuple, statement.reasons)))
        for at in (*_WORDS_AT, _REASONS):
            values[at] = None
        values[_DATE] = _parts(statement.date)
        values[_CLAIMS] = list(map(tuple, statement.claims))
        rest.append(values)
    pages = [zlib.compress(_bytes(page), _LEVEL) for page in (text, (words, _bytes(reasons)))]
    return _bytes((known, len(document.text), *pages, rest, [*traces] or [None] * len(rest)))


def unpack(packed: bytes) -> tuple[Document, tuple[Statement, ...]]:
    """Turn bytes from `pack` into records again; nothing else can come out of them."""
    known, length, text, page, rest, traces = _plain(packed)
    known[_TEXT] = known[_BLOCKS] = known[_HINTS] = _Text(text, length)
    known[_PUBLISHED] = _date(known[_PUBLISHED])
    for place, (values, traced) in enumerate(zip(rest, traces, strict=True)):
        held = _Words(page, place, traced)
        for at in _WORDS_AT:
            values[at] = held
        values[_REASONS] = held
        for at in _ALIKE_AT:
            if values[at]:
                values[at] = intern(values[at])
        values[_DATE] = _date(values[_DATE])
        values[_CLAIMS] = tuple([Claim(*claim) for claim in values[_CLAIMS]])
    new = tuple.__new__
    return new(_PackedDocument, known), tuple([new(_PackedStatement, values) for values in rest])


def trace(statement: Statement) -> bytes | None:
    """Give the trace that was packed with a statement, None when there was none or the text has become another."""
    held: Any = tuple.__getitem__(statement, _AT["text"])
    return held.trace if held.__class__ is _Words else None


def pack_claim(claim: RecurringClaim) -> bytes:
    """Turn a recurring claim into bytes."""
    return _bytes(claim._asdict() | {"first": _parts(claim.first), "last": _parts(claim.last)})


def unpack_claim(packed: bytes) -> RecurringClaim:
    """Turn bytes from `pack_claim` into a recurring claim again; nothing else can come out of them."""
    known = _plain(packed)
    return RecurringClaim(**known | {"first": _date(known["first"]), "last": _date(known["last"])})


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a record")


def _bytes(value: object) -> bytes:
    return pickle.dumps(value, protocol=5)


def _plain(packed: bytes) -> Any:
    return _Unpickler(io.BytesIO(packed)).load()


def _parts(date: PartialDate | None) -> tuple[int, int, int] | None:
    return (date.year, date.month, date.day) if date else None


@lru_cache(maxsize=10_000)
def _date(parts: tuple[int, int, int] | None) -> PartialDate | None:
    return PartialDate(*parts) if parts else None


class _Text(NamedTuple):
    """Where a document's text, blocks and date hints are."""

    page: bytes
    length: int


class _Words(NamedTuple):
    """Where a statement's words, spans and reasons are, and the trace of the words."""

    page: bytes
    place: int
    trace: bytes | None


@lru_cache(maxsize=_PAGES)
def _text_page(packed: bytes) -> tuple[str, tuple[Block, ...], tuple[DateHint, ...]]:
    text, blocks, hints = _plain(zlib.decompress(packed))
    return text, tuple([Block(*one) for one in blocks]), tuple([DateHint(_date(date), *one) for date, *one in hints])


@lru_cache(maxsize=_PAGES)
def _words_page(packed: bytes) -> tuple[Sequence[Sequence[Any]], bytes]:
    words, reasons = _plain(zlib.decompress(packed))
    return words, reasons


@lru_cache(maxsize=_PAGES)
def _reasons_page(packed: bytes) -> Sequence[tuple[Reason, ...]]:
    return [tuple([Reason(*one) for one in reasons]) for reasons in _plain(packed)]


def _reasons(held: _Words) -> tuple[Reason, ...]:
    return _reasons_page(_words_page(held.page)[1])[held.place]


def _unpacking(at: int, unpacked: Callable[[Any], Any]) -> property:
    """Make the attribute for a value that is packed until it is replaced."""

    def value(record: tuple[Any, ...]) -> Any:
        held = tuple.__getitem__(record, at)
        return unpacked(held) if held.__class__ in (_Text, _Words) else held

    return property(value)


def _word(place: int) -> property:
    at = _WORDS_AT[place]

    def value(record: tuple[Any, ...]) -> Any:
        held = tuple.__getitem__(record, at)
        if held.__class__ is not _Words:
            return held
        return _words_page(held.page)[0][held.place][place]

    return property(value)


class _Packed(tuple[Any, ...]):
    """What packed records have in common: to all who look at them they are whole."""

    __slots__ = ()
    _whole: ClassVar[type[Document | Statement]]
    _at: ClassVar[Mapping[str, int]]

    def __iter__(self) -> Iterator[Any]:
        return iter([getattr(self, name) for name in self._whole._fields])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, self._whole) and tuple(iter(self)) == tuple(iter(other))

    def __ne__(self, other: object) -> bool:
        return not self == other  # a tuple's own looks at what is packed

    def __hash__(self) -> int:
        return hash(tuple(iter(self)))

    def __repr__(self) -> str:
        return repr(self._whole(*self))

    def __reduce__(self) -> Any:
        return self._whole, tuple(iter(self))

    def _replace(self, **named: Any) -> Any:
        """Give the record with other values; what was packed stays so."""
        values = [*tuple.__iter__(self)]
        for name, value in named.items():
            if name not in self._at:
                raise ValueError(f"no field of {self._whole.__name__}: {name}")
            values[self._at[name]] = value
        return tuple.__new__(type(self), values)


class _PackedDocument(_Packed, Document):
    """A document whose text, blocks and date hints are packed."""

    __slots__ = ()
    _whole = Document
    _at = _DOCUMENT_AT

    text = _unpacking(_TEXT, lambda held: _text_page(held.page)[0])
    blocks = _unpacking(_BLOCKS, lambda held: _text_page(held.page)[1])
    date_hints = _unpacking(_HINTS, lambda held: _text_page(held.page)[2])

    @property
    def length(self) -> int:
        """Number of characters."""
        held: Any = tuple.__getitem__(self, _TEXT)
        return held.length if isinstance(held, _Text) else len(held)


class _PackedStatement(_Packed, Statement):
    """A statement whose words, spans and reasons are packed with those of its text."""

    __slots__ = ()
    _whole = Statement
    _at = _AT

    text, spans, sentence, mention_span, cue_span, via_span = map(_word, range(len(_WORDS)))
    reasons = _unpacking(_REASONS, _reasons)
