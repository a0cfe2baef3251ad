"""One row and the statements of this run in; the statement that the row means out, or why there is none.

In this order: the id, the same words in the row's text, nearly the same words there. When the row's text is gone, the
text that now holds the words of its rows takes its place. The words of a statement are always held against those of the
row, whatever tied them together, and a runner-up that fits nearly as well makes the row ambiguous: a correction that is
shown as stale costs a minute, one on the wrong statement is not seen. (The order is that of web annotation clients,
which look for an exact position, an exact quotation, then a near one, and call the rest orphans.)
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import PurePosixPath
from typing import Literal, NamedTuple, TypeAlias

from rapidfuzz import fuzz

from quotetrack.model import Statement, brief, statement_id
from quotetrack.overrides.table import Row

How: TypeAlias = Literal["id", "quote", "near", "moved", "none", "rivals"]

NEAR = 82.0
"""Least likeness (0 to 100, rapidfuzz's normalised indel similarity) of words that are taken for the same."""
SURE = 94.0
"""Least likeness of words that need no second look: a letter or two differ, or a mark that made a word of two."""
MARGIN = 6.0
"""Least lead over the runner-up; the statement with the row's id needs none."""

_MANY = 200
_COMMON = 2000
_PART = 0.92
_PART_LETTERS = 40
_WORD = re.compile(r"[^\W_]+")
_NEGATIONS = frozenset({"not", "no", "never", "without", "nor", "neither", "none", "cannot", "nobody", "nothing", "t"})


class Anchor(NamedTuple):
    """Where a row belongs: `statement` and how it was found, or None and `note` with what stands in the way.

    `note` also tells of a statement that was not found as it was; `doubtful` says that a person should look at it.
    `like` says how like its words are to those of the row. `rivals` are the statements that fit too nearly alike, the
    best first; `led` says that the first fits best alone.
    """

    statement: Statement | None
    how: How
    note: str = ""
    doubtful: bool = False
    like: float = 100.0
    rivals: tuple[Statement, ...] = ()
    led: bool = False


def words(text: str) -> list[str]:
    """Give the words of a text as they are compared: lower case, no marks, compatible forms of letters as one."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def likeness(quote: Sequence[str], other: Sequence[str]) -> float:
    """Say how like a quote and the words of a statement are, 0 to 100; 0 when their numbers or negations differ.

    A better rule may give a statement more or fewer words than it had. So the one may stand nearly whole inside the
    other and is like it, a little less so, when it is half of it at least.
    """
    wanted, given = " ".join(quote), " ".join(other)
    if not wanted or not given or not _may_agree(quote, other):
        return 0.0
    whole = fuzz.ratio(wanted, given)
    short, long = sorted((len(wanted), len(given)))
    part = 0.0
    if short >= max(_PART_LETTERS, long / 2):
        part = fuzz.partial_ratio(wanted, given) * _PART
    if part > whole:
        return part
    return whole if not _lacking(quote, other) and not _lacking(other, quote) else 0.0


def _lacking(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """Name the numbers and negations of one text that the other does not have.

    A negation whose letters stand in another order in a word that is new there was mistyped ("ont" for "not").
    """
    missing = Counter(one) - Counter(other)
    new = ["".join(sorted(word)) for word in Counter(other) - Counter(one)]
    return [
        word
        for word in missing
        if any(ch.isdigit() for ch in word) or (word in _NEGATIONS and "".join(sorted(word)) not in new)
    ]


def _may_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether all numbers and negations of the shorter text stand in the longer too."""
    few, many = sorted((one, other), key=len)
    return not _lacking(few, many)


class Finder:
    """The statements of a run, indexed once so that many rows can be tied to them."""

    def __init__(self, docs: Iterable[str], statements: Sequence[Statement]) -> None:
        self.ids = {statement.id.casefold(): statement for statement in statements}
        self._by_doc: dict[str, list[Statement]] = {doc: [] for doc in docs}
        for statement in statements:
            self._by_doc.setdefault(statement.doc, []).append(statement)
        self._plain_docs = {_plain_doc(doc): doc for doc in sorted(self._by_doc, reverse=True)}
        self._statements = statements
        self._words: dict[str, list[str]] = {}
        self._moved: dict[str, str] = {}
        self._old_ids: dict[str, dict[str, Statement]] = {}

    def doc(self, name: str) -> str | None:
        """Give the text that a doc cell names, whatever its case, slashes or suffix; None when it is not there."""
        if name in self._by_doc:
            return name
        plain = _plain_doc(name)
        return self._plain_docs.get(plain) or self._plain_docs.get(plain.rpartition(".")[0])

    def moved_to(self, name: str) -> str | None:
        """Give the text that took the place of one that is gone, as `follow` found it."""
        return self._moved.get(name)

    def follow(self, rows: Sequence[Row]) -> None:
        """Find out which texts of the rows are gone, and which other text holds the words of most of their rows.

        Of texts that hold equally many, the one with the old file name in another folder is taken, or else the only
        one that no row speaks of; a reprint that was there before has rows of its own. The ids that the statements had
        under the old name can be made again, since an id is made from name and opening.
        """
        gone: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            if row.doc and row.quote and row.id not in self.ids and self.doc(row.doc) is None:
                gone[row.doc].append(row)
        named = {self.doc(row.doc) for row in rows}
        for name, members in gone.items():
            best = self._most_like(members)
            if len(best) > 1:
                same_file = [doc for doc in best if PurePosixPath(doc).name == PurePosixPath(name).name]
                best = same_file or [doc for doc in best if doc not in named]
            if len(best) == 1:
                self._moved[name] = best[0]
                self._old_ids[name] = dict(
                    zip(ids_under(name, self._by_doc[best[0]]), self._by_doc[best[0]], strict=True)
                )

    def find(self, row: Row) -> Anchor:
        """Tie one row to its statement; call `follow` with all rows first."""
        own = self.ids.get(row.id)
        if own and not row.quote:
            return Anchor(own, "id")
        quote = words(row.quote)
        if own and "".join(self._of(own)) == "".join(quote):
            return Anchor(own, "id")
        if not quote:
            return Anchor(None, "none", "no statement has this id, and the row has no quote to go by")
        doc = own.doc if own else self.doc(row.doc)
        if doc:
            return self._within(self._pool(doc, quote), quote, own, "near")
        if row.doc:
            return self._elsewhere(row, quote)
        return self._within(self._alike(quote), quote, None, "near")

    def holding(self, doc: str, quote: str) -> Statement | None:
        """Give the statement of a text in which the words of a quote stand among others."""
        inner = f" {' '.join(words(quote))} "
        return next((one for one in self._by_doc[doc] if inner in f" {' '.join(self._of(one))} "), None)

    def _pool(self, doc: str, quote: list[str]) -> list[Statement]:
        """Give the statements of a text that may have the words: all, or the likeliest where there are very many."""
        pool = self._by_doc[doc]
        return pool if len(pool) <= _MANY else [one for one in self._alike(quote, _MANY) if one.doc == doc]

    def _elsewhere(self, row: Row, quote: list[str]) -> Anchor:
        target = self._moved.get(row.doc)
        if target is None:
            return Anchor(
                None, "none", f"text '{brief(row.doc)}' is not among the texts read, and no other holds its words"
            )
        found = self._within(self._pool(target, quote), quote, self._old_ids[row.doc].get(row.id), "moved")
        if found.statement is None:
            return found
        note = f"text '{brief(row.doc)}' is gone; its words stand in '{target}'"
        doubtful = found.doubtful or row.id not in self._old_ids[row.doc]
        return Anchor(found.statement, "moved", note, doubtful, found.like)

    def _within(self, candidates: Sequence[Statement], quote: list[str], own: Statement | None, how: How) -> Anchor:
        same = [one for one in candidates if "".join(self._of(one)) == "".join(quote)]
        if own in same:
            return Anchor(own, "id")
        if len(same) == 1:
            if own is None:
                return Anchor(same[0], "quote")
            return Anchor(same[0], "quote", "the id is that of other words; tied by the quote", True)
        if same:
            return _rivals("the same words stand in", same)
        ranked = sorted(((likeness(quote, self._of(one)), one) for one in candidates), key=lambda pair: -pair[0])
        if own and (
            f" {' '.join(quote)} " in f" {' '.join(self._of(own))} "
            or any(one is own and score >= max(NEAR, ranked[0][0]) for score, one in ranked)
        ):
            return Anchor(own, "id")
        if not ranked or ranked[0][0] < NEAR:
            return Anchor(None, "none", "no statement has these words now")
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
            rivals = [(score, one) for score, one in ranked if ranked[0][0] - score < MARGIN]
            led = rivals[0][0] > rivals[1][0]
            return _rivals("nearly the same words stand in", [one for _, one in rivals], led)
        return Anchor(ranked[0][1], how, "tied by nearly the same words", ranked[0][0] < SURE, ranked[0][0])

    def _of(self, statement: Statement) -> list[str]:
        if statement.id not in self._words:
            self._words[statement.id] = words(statement.text)
        return self._words[statement.id]

    def _most_like(self, rows: Sequence[Row]) -> list[str]:
        """Name the texts that hold the words of most of some rows, or nearly those; several when they are level."""
        votes: Counter[str] = Counter()
        for row in rows:
            quote = words(row.quote)
            holders = [*self._by_letters.get("".join(quote), ()), *self._alike(quote)]
            votes.update({one.doc for one in holders if likeness(quote, self._of(one)) >= NEAR})
        most = max(votes.values(), default=0)
        return sorted(doc for doc, count in votes.items() if count == most)

    @cached_property
    def _by_letters(self) -> dict[str, list[Statement]]:
        index: dict[str, list[Statement]] = defaultdict(list)
        for statement in self._statements:
            index["".join(self._of(statement))].append(statement)
        return index

    @cached_property
    def _by_shingle(self) -> dict[tuple[str, ...], list[int]]:
        index: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, statement in enumerate(self._statements):
            for shingle in _shingles(self._of(statement)):
                index[shingle].append(number)
        return index

    def _alike(self, quote: list[str], most: int = 8) -> list[Statement]:
        """Give the few statements of all texts that share most runs of three words with a quote."""
        shared: Counter[int] = Counter()
        for shingle in _shingles(quote):
            places = self._by_shingle.get(shingle, ())
            if len(places) <= _COMMON:
                shared.update(places)
        best = sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:most]
        return [self._statements[number] for number, _ in best]


def ids_under(name: str, statements: Iterable[Statement]) -> list[str]:
    """Give the ids that the statements of one text, in reading order, would have if the text had another name."""
    alike: Counter[str] = Counter()
    made = []
    for statement in statements:
        first = statement_id(name, statement.text)
        alike[first] += 1
        made.append(first if alike[first] == 1 else statement_id(name, statement.text, alike[first]))
    return made


def _rivals(what: str, rivals: Sequence[Statement], led: bool = False) -> Anchor:
    ids = ", ".join(sorted(one.id for one in rivals)[:5])
    return Anchor(None, "rivals", f"{what} {ids}; write the id of the one you mean", True, 0, tuple(rivals), led)


def _shingles(given: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(given[i : i + 3]) for i in range(max(1, len(given) - 2))}


def _plain_doc(name: str) -> str:
    return name.casefold().replace("\\", "/").strip("/ ")
