"""What is packed comes out as it was, keeps packed what few look at, and nothing but records can come out."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quotetrack import packing
from quotetrack.model import Block, Claim, DateHint, Document, PartialDate, Reason, RecurringClaim, Statement

DOCUMENT = Document(
    doc="a",
    text="“No,” he said. \ud800",
    published=PartialDate(2021, 5),
    blocks=(Block(0, 16, "paragraph"),),
    date_hints=(DateHint(PartialDate(2021, 5, 3), "line"), DateHint(None, "dateline", "May 3")),
    trouble=("it is short",),
)
STATEMENT = Statement(
    doc="a",
    spans=((1, 3),),
    text="No",
    kind="direct",
    sentence=(0, 14),
    found_by="marks",
    mention="he",
    mention_span=(6, 8),
    date=PartialDate(2021, 5, 3),
    claims=(Claim("terrorism", "denies", "Dushar"),),
    reasons=(Reason("speaker", "pronoun", (6, 8), "nobody else"), Reason("date", "dateline")),
)
OTHER = STATEMENT._replace(text="Yes", spans=((9, 12),), mention_span=None, reasons=())


def test_records_come_out_as_they_were_and_look_like_any_other() -> None:
    packed, statements = packing.unpack(packing.pack(DOCUMENT, (STATEMENT, OTHER)))
    pairs: list[tuple[Any, Any]] = [(packed, DOCUMENT), *zip(statements, (STATEMENT, OTHER), strict=True)]
    for one, whole in pairs:
        assert one == whole
        assert whole == one
        assert (one != whole, whole != one) == (False, False)
        assert hash(one) == hash(whole)
        assert repr(one) == repr(whole)
        assert list(one) == list(whole)
        assert one._asdict() == whole._asdict()
        assert copy.deepcopy(one) == whole
        assert pickle.loads(pickle.dumps(one)) == whole
    assert packed.length == len(DOCUMENT.text)
    assert packed._replace(text="").length == 0


def test_a_changed_record_has_the_change_and_all_the_rest() -> None:
    _, (one, _) = packing.unpack(packing.pack(DOCUMENT, (STATEMENT, OTHER)))
    reason = Reason("speaker", "corpus_surname")
    changes: dict[str, Any] = {
        "speaker": "Anton Reszke",
        "reasons": (*one.reasons, reason),
        "text": "Never",
        "utterance_id": "u1",
    }
    assert one._replace(**changes) == STATEMENT._replace(**changes)
    assert one != one._replace(cue="said")
    wrong: dict[str, Any] = {"speakers": "nobody"}
    with pytest.raises(ValueError, match="speakers"):
        one._replace(**wrong)


def test_the_statements_of_a_text_share_what_is_packed() -> None:
    _, statements = packing.unpack(packing.pack(DOCUMENT, [STATEMENT] * 50))
    held: list[Any] = [*statements]
    assert len({id(one.page) for one in held}) == 1
    assert [one.at for one in held] == list(range(50))


@pytest.mark.parametrize("last", [PartialDate(2021, 5, 3), None])
def test_a_claim_comes_out_as_it_was(last: PartialDate | None) -> None:
    ids = ("qabc",), ("u1",), ("Anton Reszke",), ()
    claim = RecurringClaim(
        "c1", "No \ud800", "terrorism", "denies", None, ("Dushar",), *ids, PartialDate(2021, 5), last, ""
    )
    assert packing.unpack_claim(packing.pack_claim(claim)) == claim


@pytest.mark.parametrize("unpack", [packing.unpack, packing.unpack_claim])
@pytest.mark.parametrize("thing", [print, Path("a"), dt.date(2024, 1, 1), pickle.PickleBuffer, STATEMENT])
def test_only_records_can_come_out(thing: object, unpack: Callable[[bytes], object]) -> None:
    with pytest.raises(pickle.UnpicklingError, match="is no part of a record"):
        unpack(pickle.dumps(thing))


def test_a_trace_stays_with_its_statement_until_the_text_is_another() -> None:
    _, (one, other) = packing.unpack(packing.pack(DOCUMENT, (STATEMENT, OTHER), (b"one", b"other")))
    assert (packing.trace(one), packing.trace(other._replace(speaker="Jan Ostrowik"))) == (b"one", b"other")
    assert packing.trace(one._replace(text="Other words.")) is None
    assert packing.trace(STATEMENT) is None
    _, (bare, _) = packing.unpack(packing.pack(DOCUMENT, (STATEMENT, OTHER)))
    assert packing.trace(bare) is None
