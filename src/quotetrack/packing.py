"""A text and its statements, or a claim, in, bytes out; and back, in records that keep packed what few look at.

A run holds the statements of all its texts, and its memory must not grow with all that is known of them. So an unpacked
Document or Statement holds itself what the steps over all texts ask for; all else is in one compressed page of the
text, which its records share: words that are both the text's and a statement's take little room there. They unpack it
when they are asked for it, page by page, and are otherwise like any other. Words that many statements have (speakers,
posts, names of rules) are held once.
"""

from __future__ import annotations

import io
import pickle
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from sys import intern
from typing import Any, ClassVar, NamedTuple

from quotetrack.model import Block, Claim, DateHint, Document, PartialDate, Reason, RecurringClaim, Statement

_PAGES = 8  # unpacked pages at hand; who goes through the statements in order needs one
_LEVEL = 1  # more makes texts five percent smaller in twice the time
_ALIKE = 10_000  # dates and claims at hand: many statements have the same

_TEXT = ("text", "blocks", "date_hints")
_WORDS = (
    "text", "spans", "sentence", "found_by", "mention_span", "cue", "cue_span",
    "via_span", "date_expression",
)  # fmt: skip


class _OwnOfDocument(NamedTuple):
    """What an unpacked document holds: its page, the length of the text, and fields of its own."""

    page: bytes
    length: int
    doc: str
    source: str
    title: str | None
    title_by: str
    outlet: str | None
    outlet_by: str
    published: PartialDate | None
    published_by: str
    url: str | None
    place: str | None
    trouble: tuple[str, ...]


class _Manner(NamedTuple):
    """Values that many statements have together; of those that do, each holds the same ones."""

    date: PartialDate | None
    kind: str
    confidence: str
    nested: bool
    via: str | None
    speaker_kind: str
    speaker_by: str
    candidates: tuple[str, ...]
    date_by: str
    grouped_by: str
    overridden: tuple[str, ...]


class _OwnOfStatement(NamedTuple):
    """What an unpacked statement holds: its page and its place there, the trace of its words, and fields of its own.

    `further` reasons come after those on the page.
    """

    page: bytes
    at: int
    trace: bytes | None
    further: tuple[Reason, ...]
    manner: _Manner
    doc: str
    id: str
    mention: str | None
    speaker: str | None
    role: str | None
    claims: tuple[Claim, ...]
    utterance_id: str


_DOCUMENTS, _STATEMENTS = _OwnOfDocument._fields[2:], _OwnOfStatement._fields[5:]
_known_of, _words_of = attrgetter(*_DOCUMENTS), attrgetter(*_WORDS)
_manner_of, _rest_of = attrgetter(*_Manner._fields), attrgetter(*_STATEMENTS)
_PUBLISHED, _CLAIMS = _DOCUMENTS.index("published"), _STATEMENTS.index("claims")
_HELD = {*_Manner._fields, *_STATEMENTS}
_ALIKE_AT = [_STATEMENTS.index(name) for name in ("mention", "speaker", "role")]


def pack(document: Document, statements: Iterable[Statement], traces: Iterable[bytes | None] = ()) -> bytes:
    """Turn a text and its statements into bytes; each may bring a trace of its words, for `trace` to give back."""
    hints = [(_parts(one[0]), *one[1:]) for one in document.date_hints]
    text = document.text, list(map(tuple, document.blocks)), hints
    known = list(_known_of(document))
    known[_PUBLISHED] = _parts(document.published)
    words, reasons, rest = [], [], []
    for statement in statements:
        words.append(_words_of(statement))
        reasons.append(list(map(tuple, statement.reasons)))
        date, *manner = _manner_of(statement)
        values = list(_rest_of(statement))
        values[_CLAIMS] = list(map(tuple, statement.claims))
        rest.append(((_parts(date), *manner), values))
    page = zlib.compress(_bytes((_bytes(text), _bytes(words), _bytes(reasons))), _LEVEL)
    return _bytes((page, len(document.text), known, rest, [*traces] or [None] * len(rest)))


def unpack(packed: bytes) -> tuple[Document, tuple[Statement, ...]]:
    """Turn bytes from `pack` into records again; nothing else can come out of them."""
    page, length, known, rest, traces = _plain(packed)
    known[_PUBLISHED] = _date(known[_PUBLISHED])
    for _, values in rest:
        for at in _ALIKE_AT:
            if values[at]:
                values[at] = intern(values[at])
        values[_CLAIMS] = tuple([_claim(*claim) for claim in values[_CLAIMS]])
    new = tuple.__new__
    return new(_PackedDocument, (page, length, *known)), tuple(
        [
            new(_PackedStatement, (page, at, traced, (), _manner(*manner), *values))
            for at, ((manner, values), traced) in enumerate(zip(rest, traces, strict=True))
        ]
    )


def trace(statement: Statement) -> bytes | None:
    """Give the trace that was packed with a statement, None when there is none: the text has become another, say."""
    return statement.trace if isinstance(statement, _PackedStatement) else None


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


@lru_cache(maxsize=_ALIKE)
def _date(parts: tuple[int, int, int] | None) -> PartialDate | None:
    return PartialDate(*parts) if parts else None


_claim = lru_cache(maxsize=_ALIKE)(Claim)


@lru_cache(maxsize=_ALIKE)
def _manner(date: tuple[int, int, int] | None, *others: Any) -> _Manner:
    return _Manner(_date(date), *others)


@lru_cache(maxsize=_PAGES)
def _page(packed: bytes) -> tuple[bytes, bytes, bytes]:
    """Give the three parts of a page, each packed: the text's, the words of statements, their reasons."""
    text, words, reasons = _plain(zlib.decompress(packed))
    return text, words, reasons


@lru_cache(maxsize=_PAGES)
def _text_page(packed: bytes) -> Sequence[Any]:
    text, blocks, hints = _plain(_page(packed)[0])
    dated = tuple([DateHint(_date(date), *one) for date, *one in hints])
    return text, tuple([Block(*one) for one in blocks]), dated


@lru_cache(maxsize=_PAGES)
def _words_page(packed: bytes) -> Sequence[Sequence[Any]]:
    words: Sequence[Sequence[Any]] = _plain(_page(packed)[1])
    return words


@lru_cache(maxsize=_PAGES)
def _reasons_page(packed: bytes) -> Sequence[tuple[Reason, ...]]:
    return [tuple([Reason(*one) for one in reasons]) for reasons in _plain(_page(packed)[2])]


def _of_text(place: int) -> property:
    """Make the attribute for a value on the page of a document."""
    return property(lambda record: _text_page(record.page)[place])


def _of_manner(place: int) -> property:
    """Make the attribute for a value that a statement has in common with others."""
    return property(lambda record: record.manner[place])


def _of_words(place: int) -> property:
    """Make the attribute for a value on the page of a statement."""
    return property(lambda record: _words_page(record.page)[record.at][place])


class _Packed(tuple[Any, ...]):
    """What packed records have in common: to all who look at them they are whole."""

    __slots__ = ()
    _whole: ClassVar[type[Document | Statement]]
    _own: ClassVar[Mapping[str, int]]  # the fields that the record holds itself, and where

    def __iter__(self) -> Iterator[Any]:
        return iter([getattr(self, name) for name in self._whole._fields])

    def __len__(self) -> int:
        return len(self._whole._fields)

    def __getitem__(self, at: Any) -> Any:
        return tuple(iter(self))[at]

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
        """Give the record with other values; a whole one when a value is another than that on the page."""
        if not self._own.keys() >= named.keys():
            return self._whole(*self)._replace(**named)
        values = [*tuple.__iter__(self)]
        for name, value in named.items():
            values[self._own[name]] = value
        return tuple.__new__(type(self), values)


class _PackedDocument(_Packed, Document):
    """A document whose text, blocks and date hints are packed."""

    __slots__ = ()
    _whole = Document
    _own: ClassVar = {name: at for at, name in enumerate(_OwnOfDocument._fields)}


class _PackedStatement(_Packed, Statement):
    """A statement whose words, spans and reasons are packed with those of its text."""

    __slots__ = ()
    _whole = Statement
    _own: ClassVar = {name: at for at, name in enumerate(_OwnOfStatement._fields)}
    page: bytes
    at: int
    trace: bytes | None
    further: tuple[Reason, ...]
    manner: _Manner

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Those that were packed and those that came since."""
        return _reasons_page(self.page)[self.at] + self.further

    def _replace(self, **named: Any) -> Any:
        """Give the statement with other values; reasons that are added to its own do not unpack these for good."""
        if not named.keys() - {"reasons"} <= _HELD:
            return super()._replace(**named)
        if "reasons" in named:
            packed = _reasons_page(self.page)[self.at]
            if named["reasons"][: len(packed)] != packed:
                return super()._replace(**named)
            named["further"] = named.pop("reasons")[len(packed) :]
        if alike := {name: named.pop(name) for name in _Manner._fields if name in named}:
            date, *others = self.manner._replace(**alike)
            named["manner"] = _manner(_parts(date), *others)
        if "utterance_id" in named:
            named["trace"] = None  # it is there for grouping alone
        return super()._replace(**named)


for _name in _OwnOfDocument._fields:
    setattr(_PackedDocument, _name, getattr(_OwnOfDocument, _name))
for _name in _OwnOfStatement._fields:
    setattr(_PackedStatement, _name, getattr(_OwnOfStatement, _name))
for _place, _name in enumerate(_Manner._fields):
    setattr(_PackedStatement, _name, _of_manner(_place))
for _place, _name in enumerate(_TEXT):
    setattr(_PackedDocument, _name, _of_text(_place))
for _place, _name in enumerate(_WORDS):
    setattr(_PackedStatement, _name, _of_words(_place))
