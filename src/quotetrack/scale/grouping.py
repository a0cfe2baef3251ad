"""Statements of all parts in; out come their utterances and the claims that recur, as `claims.group` gives them.

Everything goes by key through shuffles: statements by their very words and speaker become units; units by the bands of
their MinHash signatures meet; pairs that are alike form components; each component is joined by itself; and evidence by
claim becomes recurring claims. Shuffles go by tasks: what a lost worker had is done again, and nothing else.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any

from quotetrack import claims, pipeline
from quotetrack.claims.bands import MOST_HOLDERS, rows
from quotetrack.claims.components import root, unite
from quotetrack.claims.recurrence import evidence, ranked, recurring
from quotetrack.claims.sameness import Words
from quotetrack.claims.traces import trace_of
from quotetrack.claims.utterances import (
    Likeness,
    Unit,
    UnitKey,
    Utterance,
    alike,
    day_of,
    joined,
    may_be_one,
    merged,
    unit_of,
)
from quotetrack.model import Document, RecurringClaim, Statement
from quotetrack.pipeline import Recipe
from quotetrack.records import STATEMENT_COLUMNS, record
from quotetrack.scale import trees
from quotetrack.scale.frames import checked_in, frame, meta
from quotetrack.scale.layout import STATEMENTS, TEXTS, WORK, Store, part, read_texts, write_records, write_texts
from quotetrack.scale.speakers import NAMED

if TYPE_CHECKING:
    import pandas as pd

_SAID = {"part": "int", "at": "int", "key": "key", "unit": "bytes"}
_UNITS = {"key": "key", "unit": "bytes"}
_BANDS = {"band": "band", "key": "key", "surname": "key"}
_PAIRS = {"one": "key", "other": "key"}
_EDGES = {"one": "key", "other": "key", "held": "bytes"}
_HOMES = {"key": "key", "home": "key"}
_MEMBERS = {"home": "key", "one": "key", "other": "key", "held": "bytes"}
_FOUND = {"key": "key", "utterance": "key", "rules": "key"}
_ANSWERS = {"part": "int", "at": "int", "utterance": "key", "rules": "key"}
_EVIDENCE = {"claim": "key", "row": "bytes"}
_CLAIMS = {"claim": "key", "result": "bytes"}

_NONE = ""  # the key of the row that stands for a part itself, which may have no statement


def group(out: Store, parts: int, recipe: Recipe) -> tuple[RecurringClaim, ...]:
    """Write all parts with their utterances and claims; give the recurring claims. Needs a client."""
    import dask.dataframe as dd

    work = out / WORK
    said = dd.from_map(_said, range(parts), work=work, meta=meta(_SAID))
    units = said[["key", "unit"]].shuffle("key").map_partitions(_units, meta=meta(_UNITS))
    units = checked_in(units, work / "units", _UNITS)
    edges = checked_in(_edges(units), work / "edges", _EDGES)
    together = checked_in(_together(units, edges), work / "together", _FOUND)
    found = units.merge(together, on="key", how="left").map_partitions(_alone, meta=meta(_FOUND))
    answers = said[["part", "at", "key"]].merge(found, on="key", how="left")
    answers = checked_in(answers[list(_ANSWERS)].shuffle("part", npartitions=parts), work / "answers", _ANSWERS)
    seen = answers.map_partitions(_written, out, recipe, meta=meta(_EVIDENCE))
    found_claims = seen.shuffle("claim").map_partitions(_recurring, meta=meta(_CLAIMS)).compute()
    return ranked(pickle.loads(one) for one in found_claims["result"])


# -- statements and units ------------------------------------------------------------------------------------------


def _said(number: int, work: Store) -> pd.DataFrame:
    """Give the statements of a part by place, each as a unit of its own."""
    made: list[tuple[int, int, str, bytes]] = [(number, -1, _NONE, b"")]
    texts = read_texts(work / NAMED / part(number))
    for at, (document, statement) in enumerate((text[0], one) for text in texts for one in text[1]):
        unit = unit_of(statement, day_of(document, statement), Words.of(statement.text))
        made.append((number, at, _key(unit.key), pickle.dumps(unit, protocol=5)))
    return frame(made, _SAID)


def _units(said: pd.DataFrame) -> pd.DataFrame:
    """Make one unit of all with the same key."""
    units: dict[str, Unit] = {}
    for key, packed in zip(said["key"], said["unit"], strict=True):
        if key != _NONE:
            unit = pickle.loads(packed)
            units[key] = merged(units[key], unit) if key in units else unit
    return frame(((key, pickle.dumps(unit, protocol=5)) for key, unit in units.items()), _UNITS)


def _key(key: UnitKey) -> str:
    return hashlib.blake2b(repr(key).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


# -- units that are alike ------------------------------------------------------------------------------------------


def _edges(units: Any) -> Any:
    """Give the pairs of units that are alike, with their likeness."""
    bands = units.map_partitions(_bands, meta=meta(_BANDS))
    pairs = bands.shuffle("band").map_partitions(_pairs, meta=meta(_PAIRS))
    pairs = pairs.shuffle("one").map_partitions(_once, meta=meta(_PAIRS))
    ones = units.rename(columns={"key": "one", "unit": "left"})
    others = units.rename(columns={"key": "other", "unit": "right"})
    return pairs.merge(ones, on="one").merge(others, on="other").map_partitions(_alike, meta=meta(_EDGES))


def _bands(units: pd.DataFrame) -> pd.DataFrame:
    made: list[tuple[int, str, str]] = []
    for key, packed in zip(units["key"], units["unit"], strict=True):
        unit = pickle.loads(packed)
        made.extend((band, key, unit.surname) for row in rows(trace_of(unit.words), unit.surname) for band in row)
    return frame(made, _BANDS)


def _pairs(bands: pd.DataFrame) -> pd.DataFrame:
    bands = bands[bands["band"].duplicated(keep=False)].drop_duplicates()
    holders: dict[int, list[tuple[str, str]]] = {}
    for band, key, surname in zip(bands["band"], bands["key"], bands["surname"], strict=True):
        holders.setdefault(band, []).append((key, surname))
    pairs = {
        (one, other)
        for own in holders.values()
        if len(own) <= MOST_HOLDERS
        for (one, his), (other, hers) in combinations(sorted(own), 2)
        if may_be_one(his, hers)
    }
    return frame(sorted(pairs), _PAIRS)


def _once(pairs: pd.DataFrame) -> pd.DataFrame:
    return pairs.drop_duplicates()


def _alike(pairs: pd.DataFrame) -> pd.DataFrame:
    made = []
    for one, other, left, right in pairs[["one", "other", "left", "right"]].itertuples(index=False):
        first, second = sorted((pickle.loads(left), pickle.loads(right)), key=lambda unit: unit.key)
        if likeness := alike(first, second):
            made.append((one, other, pickle.dumps(likeness, protocol=5)))
    return frame(made, _EDGES)


# -- components ----------------------------------------------------------------------------------------------------


def _together(units: Any, edges: Any) -> Any:
    """Give the utterances of the units that are like another: each component of alike units is joined by itself."""
    import dask
    import dask.dataframe as dd

    forests = [dask.delayed(_forest, pure=False)(one) for one in edges[["one", "other"]].to_delayed()]
    homes = dd.from_delayed(
        [dask.delayed(_homes, pure=False)(trees.merged(forests, _one_forest))], meta=meta(_HOMES), verify_meta=False
    )
    members = units.merge(homes, on="key").map_partitions(_members, meta=meta(_MEMBERS))
    pairs = edges.merge(homes.rename(columns={"key": "one"}), on="one")[list(_MEMBERS)]
    by_home = dd.concat([members, pairs]).shuffle("home", npartitions=edges.npartitions)
    return by_home.map_partitions(_joined, meta=meta(_FOUND))


def _forest(edges: pd.DataFrame) -> dict[str, str]:
    """Give for each unit of some pairs one that it hangs together with; for the least of a component that itself."""
    forest: dict[str, str] = {}
    for one, other in zip(edges["one"], edges["other"], strict=True):
        unite(forest, one, other)
    return forest


def _one_forest(forests: list[dict[str, str]]) -> dict[str, str]:
    whole: dict[str, str] = {}
    for forest in forests:
        for one, other in forest.items():
            unite(whole, one, other)
    return whole


def _homes(forest: dict[str, str]) -> pd.DataFrame:
    return frame([(one, root(forest, one)) for one in sorted(forest)], _HOMES)


def _members(units: pd.DataFrame) -> pd.DataFrame:
    held = zip(units["home"], units["key"], units["unit"], strict=True)
    return frame([(home, key, _NONE, unit) for home, key, unit in held], _MEMBERS)


def _joined(members: pd.DataFrame) -> pd.DataFrame:
    made: list[tuple[str, str, str]] = []
    for _, component in members.groupby("home"):
        units: dict[str, Unit] = {}
        pairs: dict[tuple[str, str], Likeness] = {}
        for one, other, held in component[["one", "other", "held"]].itertuples(index=False):
            if other == _NONE:
                units[one] = pickle.loads(held)
            else:
                pairs[one, other] = pickle.loads(held)
        made.extend((key, *found) for key, found in joined(units, pairs).items())
    return frame(made, _FOUND)


def _alone(units: pd.DataFrame) -> pd.DataFrame:
    """Fill in the utterances of the units that are like no other."""
    made: list[tuple[str, str, str]] = []
    for key, packed, utterance, rules in units[["key", "unit", "utterance", "rules"]].itertuples(index=False):
        if isinstance(utterance, str):
            made.append((key, utterance, rules))
        else:
            made.append((key, *joined({key: pickle.loads(packed)}, {})[key]))
    return frame(made, _FOUND)


# -- answers and claims --------------------------------------------------------------------------------------------


def _written(answers: pd.DataFrame, out: Store, recipe: Recipe) -> pd.DataFrame:
    """Write the parts whose answers these are; give the evidence in them."""
    made: list[tuple[str, bytes]] = []
    topics, _ = pipeline.lexica(recipe)
    for number in sorted(set(answers["part"])):
        rows_ = answers[answers["part"] == number]
        found: dict[int, Utterance] = {
            at: (utterance, rules)
            for at, utterance, rules in rows_[["at", "utterance", "rules"]].itertuples(index=False)
            if at >= 0
        }
        texts = list(_answered(read_texts(out / WORK / NAMED / part(number)), found, topics))
        write_texts(out / TEXTS / part(number), texts)
        records = (record(statement, document) for document, statements in texts for statement in statements)
        write_records(out / STATEMENTS / part(number), records, STATEMENT_COLUMNS)
        seen = [row for document, statements in texts for one in statements for row in evidence(document, one)]
        made.extend((row.claim.claim_id, pickle.dumps(row, protocol=5)) for row in seen)
    return frame(made, _EVIDENCE)


def _answered(
    texts: list[tuple[Document, tuple[Statement, ...]]], found: dict[int, Utterance], topics: claims.Topics
) -> Iterator[tuple[Document, tuple[Statement, ...]]]:
    at = -1
    for document, statements in texts:
        made = []
        for statement in statements:
            at += 1
            utterance, rules = found[at]
            made.append(claims.named(statement._replace(utterance_id=utterance, grouped_by=rules), topics))
        yield document, tuple(made)


def _recurring(seen: pd.DataFrame) -> pd.DataFrame:
    made = [
        (claim, pickle.dumps(recurring(map(pickle.loads, rows_["row"])), protocol=5))
        for claim, rows_ in seen.groupby("claim")
    ]
    return frame(made, _CLAIMS)
