"""Rows and the run's texts and statements in; each row with what it is tied to, or the fate that it cannot be tied.

Two rows must not speak of one statement: two that are sure of it are an error, one that is unsure gives way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from rapidfuzz import fuzz, process

from quotetrack.model import Document, Span, Statement, brief
from quotetrack.overrides.anchoring import Anchor, Finder
from quotetrack.overrides.locate import Passages
from quotetrack.overrides.table import Fate, Row

_NEAR_ID = 80.0
_NEAR_DOC = 70.0
_MOST_ID_LOOKUPS = 100
_LEAD = 3.0


class Tied(NamedTuple):
    """A row and its statement, or for a row that adds one the text and the passage.

    `sure` says that the row names its statement itself, by id or by words; `remarks` are what the analyst should know,
    and `doubtful` says that they call for a look. `like` says how like the words are, 100 for the same.
    """

    row: Row
    statement: Statement | None = None
    document: Document | None = None
    spans: tuple[Span, ...] = ()
    sure: bool = True
    remarks: tuple[str, ...] = ()
    doubtful: bool = False
    like: float = 100.0

    @property
    def target(self) -> tuple[str, tuple[Span, ...]]:
        """Name the statement or the passage, so that two rows for one can be seen."""
        if self.statement:
            return self.statement.id, ()
        return (self.document.doc if self.document else ""), self.spans


def tie(
    rows: Sequence[Row], documents: Sequence[Document], statements: Sequence[Statement]
) -> tuple[list[Tied], list[Fate]]:
    """Tie rows to statements, one row to one; give the rows that cannot be tied as fates."""
    if not rows:
        return [], []
    finder = Finder((document.doc for document in documents), statements)
    finder.follow(rows)
    texts = _Texts(documents, finder)
    found = _Found(finder, texts)
    ends = _settled([texts.tie(row) if row.action == "add" else found.tie(row) for row in rows])
    ties, conflicts = _one_to_one([end for end in ends if isinstance(end, Tied)])
    return ties, [*(end for end in ends if isinstance(end, Fate)), *conflicts, *_same_id(rows)]


def lines_words(lines: Sequence[int], most: int = 5) -> str:
    """Name lines in words: "line 4", "lines 4, 9 and 12", "lines 4, 5, 6, 7, 8 and 20 more"."""
    if len(lines) == 1:
        return f"line {lines[0]}"
    shown = [str(line) for line in lines[:most]]
    last = shown.pop() if len(lines) <= most else f"{len(lines) - most} more"
    return f"lines {', '.join(shown)} and {last}"


class _Torn(NamedTuple):
    """A row that fits several statements nearly alike."""

    row: Row
    anchor: Anchor


def _settled(ends: Sequence[Tied | Fate | _Torn]) -> list[Tied | Fate]:
    """Settle rows that fit several statements: by what other rows leave, or each by its best when all differ in it."""
    taken = {end.statement.id for end in ends if isinstance(end, Tied) and end.statement}
    torn = [end for end in ends if isinstance(end, _Torn)]
    sharing: dict[frozenset[str], list[_Torn]] = defaultdict(list)
    for end in torn:
        sharing[frozenset(one.id for one in end.anchor.rivals)].append(end)
    best: dict[int, Statement] = {}
    for end in torn:
        left = [one for one in end.anchor.rivals if one.id not in taken]
        rivals = sharing[frozenset(one.id for one in end.anchor.rivals)]
        bests = {other.anchor.rivals[0].id for other in rivals if other.anchor.led}
        if len(left) == 1:
            best[end.row.line] = left[0]
        elif len(left) == len(end.anchor.rivals) == len(rivals) == len(bests):
            best[end.row.line] = end.anchor.rivals[0]
    return [_settle(end, best.get(end.row.line)) if isinstance(end, _Torn) else end for end in ends]


def _settle(torn: _Torn, best: Statement | None) -> Tied | Fate:
    if best is None:
        return Fate(torn.row.line, "ambiguous", torn.anchor.note)
    remark = "others fit nearly as well, but other rows have those"
    return Tied(torn.row, best, sure=False, remarks=(remark,), doubtful=True)


class _Found:
    """The machine's statements, for rows that change, confirm or drop one."""

    def __init__(self, finder: Finder, texts: _Texts) -> None:
        self._finder = finder
        self._texts = texts
        self._lookups = 0

    def tie(self, row: Row) -> Tied | Fate | _Torn:
        anchor = self._finder.find(row)
        if anchor.statement:
            sure = not anchor.note and (anchor.how == "id" or (anchor.how == "quote" and not row.id))
            remarks = (anchor.note,) if anchor.note else ()
            return Tied(row, anchor.statement, sure=sure, remarks=remarks, doubtful=anchor.doubtful, like=anchor.like)
        if anchor.how == "rivals":
            return _Torn(row, anchor)
        if not row.quote and (near := self._near_id(row.id)):
            return Fate(row.line, "error", f"'{brief(row.id)}' is no statement's id; did you mean '{near}'?")
        doc = self._finder.doc(row.doc) or self._finder.moved_to(row.doc)
        if doc and (longer := self._finder.holding(doc, row.quote)):
            cure = f"the words are now a small part of statement {longer.id}; write its id if you mean that"
            return Fate(row.line, "stale", cure)
        if doc and self._texts.hold(doc, row.quote):
            cure = (
                f"the words stand in text '{doc}', but no statement is found there; write add as action to make it one"
            )
            return Fate(row.line, "stale", cure)
        return Fate(row.line, "stale", f"{anchor.note}; take the row out, or give its doc and quote as they are now")

    def _near_id(self, wrong: str) -> str:
        """Give the id that a mistyped one was meant to be; at most two of its eleven characters may differ."""
        self._lookups += 1
        if self._lookups > _MOST_ID_LOOKUPS:  # so many are no slips of the pen, and each takes a walk over all ids
            return ""
        found = process.extractOne(wrong, self._finder.ids.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR_ID)
        return found[0] if found else ""


class _Texts:
    """The texts of the run, for rows that add a statement."""

    def __init__(self, documents: Sequence[Document], finder: Finder) -> None:
        self._documents = {document.doc: document for document in documents}
        self._finder = finder
        self._passages: dict[str, Passages] = {}

    def tie(self, row: Row) -> Tied | Fate:
        """Find the words of a row that adds a statement, or the machine's statement that has them by now."""
        doc, remarks = self._doc(row)
        if doc is None:
            return Fate(
                row.line, "stale", f"text '{brief(row.doc)}' is not among the texts read{self._near_doc(row.doc)}"
            )
        own = self._finder.find(replace(row, id="", doc=doc))
        if own.statement and own.how == "quote":
            return Tied(row, own.statement, remarks=remarks, doubtful=bool(remarks))
        passages = self._of(self._documents[doc])
        places = passages.find(row.quote)
        if len(places) > 1:
            remarks = (*remarks, f"the words stand {len(places)} times in '{doc}'; the first is taken")
        if not places and (near := passages.near(row.quote)):
            places, remarks = [near], (*remarks, "the text has nearly these words; its own are taken")
        if not places:
            return Fate(row.line, "stale", f"the words do not stand in text '{doc}'; copy them from it as they are")
        return Tied(row, document=self._documents[doc], spans=places[0], remarks=remarks, doubtful=bool(remarks))

    def hold(self, doc: str, quote: str) -> bool:
        """Say whether a text has the very words of a quote."""
        return doc in self._documents and bool(self._of(self._documents[doc]).find(quote))

    def _doc(self, row: Row) -> tuple[str | None, tuple[str, ...]]:
        """Give the text that a row means, or the only one that has its words when that one is gone."""
        known = self._finder.doc(row.doc)
        if known in self._documents:
            return known, ()
        target = self._finder.moved_to(row.doc)
        if target is None:
            holders = [doc for doc, document in self._documents.items() if self._of(document).find(row.quote)]
            target = holders[0] if len(holders) == 1 else None
        return target, ((f"text '{brief(row.doc)}' is gone; its words stand in '{target}'",) if target else ())

    def _near_doc(self, name: str) -> str:
        found = process.extractOne(name, self._documents.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR_DOC)
        return f"; did you mean '{found[0]}'?" if found else ""

    def _of(self, document: Document) -> Passages:
        if document.doc not in self._passages:
            self._passages[document.doc] = Passages(document)
        return self._passages[document.doc]


def _same_id(rows: Iterable[Row]) -> list[Fate]:
    """Find rows with one id, whether or not a statement has it."""
    lines: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        if row.id:
            lines[row.id].append(row.line)
    return [fate for same in lines.values() if len(same) > 1 for fate in _twice(same)]


def _one_to_one(ties: Sequence[Tied]) -> tuple[list[Tied], list[Fate]]:
    """Part the rows that meet on one statement."""
    groups: dict[tuple[str, tuple[Span, ...]], list[Tied]] = defaultdict(list)
    for tied in ties:
        groups[tied.target].append(tied)
    kept: list[Tied] = []
    fates: list[Fate] = []
    for group in groups.values():
        best = [tied for tied in group if tied.sure] or _likest(group)
        if len(best) == 1:
            kept += best
        elif best[0].sure:
            fates += _twice([tied.row.line for tied in best])
        for tied in group:
            if not tied.sure and [tied] != best:
                rest = lines_words([one.row.line for one in group if one is not tied])
                message = f"its statement is not there any more; the one with the likest words is that of {rest}"
                fates.append(Fate(tied.row.line, "ambiguous" if tied in best else "stale", message))
    return kept, fates


def _likest(group: Sequence[Tied]) -> list[Tied]:
    """Give the one row whose words are clearly the likest, else all that are nearly level with it."""
    most = max(tied.like for tied in group)
    return [tied for tied in group if tied.like > most - _LEAD]


def _twice(lines: Sequence[int]) -> list[Fate]:
    return [
        Fate(
            line, "error", f"{lines_words([one for one in lines if one != line])} is about the same statement; keep one"
        )
        for line in lines
    ]
