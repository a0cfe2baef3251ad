"""What the analyst wants of a statement in, the cells of its row out; and a row in, whether it is the page's own out.

A row that the page wrote ends its note with a seal: a digest of what the row asks for. A row that a hand has changed
since does not fit its seal any more, and belongs to the hand that changed it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from quotetrack import overrides
from quotetrack.model import Claim, Document, Statement
from quotetrack.overrides import Row
from quotetrack.overrides.answers import values

_SEAL = re.compile(r"\s*\[review page ([a-z2-7]{8})\]$")
_WORD = re.compile(r"\w+")
CLEAR = "-"


def sealed(cells: Mapping[str, str], topics: Collection[str]) -> dict[str, str]:
    """Give a row with the seal at the end of its note; raise OverridesError when a cell of it is wrong."""
    trial = overrides.parse(overrides.text_of([cells]), "the row", topics)
    if trial.errors:
        raise overrides.OverridesError(trial.errors[0].message)
    note = note_of(cells.get("note", ""))
    return {**cells, "note": f"{note} [review page {_digest(trial.rows[0])}]".strip()}


def is_own(row: Row) -> bool:
    """Say whether the page wrote a row, and nobody has changed it since."""
    seal = _SEAL.search(row.cells.get("note", ""))
    return seal is not None and seal[1] == _digest(row)


def note_of(cell: str) -> str:
    """Give a note without the seal."""
    return _SEAL.sub("", cell)


def _digest(row: Row) -> str:
    quote = "".join(_WORD.findall(row.quote)).casefold()
    asked = (row.speaker, str(row.date or ""), row.kind, row.topics, row.stances, row.claim, sorted(row.cleared))
    told = repr((row.id, row.doc, quote, row.action, asked, " ".join(note_of(row.cells.get("note", "")).split())))
    return base64.b32encode(hashlib.sha256(told.encode(errors="replace")).digest())[:8].decode().lower()


def changed_cells(old: Mapping[str, str], wanted: Mapping[str, Any], base: Mapping[str, str]) -> dict[str, str]:
    """Give the cells of a row with the fields that the analyst wants otherwise now.

    `base` holds what the fields are without a row: what is wanted as it is anyway leaves the cell blank. Claims are
    wanted as a list of topics with their stances.
    """
    cells = {name: old.get(name, "") for name in ("speaker", "date", "kind", "topics", "stance", "claim", "note")}
    for name in ("speaker", "date", "kind"):
        if name in wanted:
            cells[name] = _cell(" ".join(str(wanted[name] or "").split()), base.get(name, ""))
    if "claims" in wanted:
        cells |= _claim_cells(wanted["claims"], base)
    for name in ("claim", "note"):
        if name in wanted:
            cells[name] = " ".join(str(wanted[name] or "").split())
    return cells


def _cell(wanted: str, base: str) -> str:
    if wanted == base:
        return ""
    return wanted or CLEAR


def _claim_cells(wanted: Sequence[Mapping[str, str]], base: Mapping[str, str]) -> dict[str, str]:
    pairs = {str(claim["topic"]): str(claim["stance"]) for claim in wanted}
    topics = "|".join(pairs)
    stances = list(pairs.values())
    stance = "|".join(stances if len(set(stances)) > 1 else stances[:1])
    if (topics, stance) == (base.get("topics", ""), base.get("stance", "")):
        return {"topics": "", "stance": ""}
    return {"topics": _cell(topics, ""), "stance": stance} if pairs else {"topics": CLEAR, "stance": ""}


def base_of(machine: Statement) -> dict[str, str]:
    """Give what the fields of a statement of the machine are without a row; each topic once."""
    topics: dict[str, Claim] = {}
    for claim in machine.claims:
        topics.setdefault(claim.topic, claim)
    return dict(values(machine._replace(claims=tuple(topics.values()))))


def base_of_added(document: Document) -> dict[str, str]:
    """Give what the fields of a statement that the analyst added are when its row leaves them blank."""
    return {"date": str(document.published or "")}


def new_row(machine: Statement) -> dict[str, str]:
    """Give the row that anchors a statement of the machine and asks for nothing yet."""
    return overrides.row_for(machine)


def new_addition(document: Document, words: str) -> dict[str, str]:
    """Give the row that adds a statement."""
    blank = Statement(document.doc, (), words, "direct", (0, 0), "")
    return {**overrides.row_for(blank), "action": "add", "was": ""}
