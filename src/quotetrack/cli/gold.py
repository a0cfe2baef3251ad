"""A folder of annotated texts in, their gold statements out: one `<doc>.json` beside each text.

A file holds `{"statements": [...]}`; a statement has `spans` (offsets into the text, half open), and may have `kind`,
`speaker` (null when the text names nobody), `date`, `claims` (topic, stance, origin) and `optional` (finding it is
right, missing it is no fault). `speaker_accept` and `date_accept` list every right answer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from quotetrack.cli.failures import MisuseError
from quotetrack.model import KINDS, Span, brief

Keys: TypeAlias = frozenset[tuple[str | None, ...]]

CLAIM_FIELDS: Mapping[str, tuple[str, ...]] = {
    "topics": ("topic",),
    "stance": ("topic", "stance"),
    "origin": ("topic", "origin"),
}


@dataclass(frozen=True)
class Gold:
    """One statement as an annotator has it; `speakers` and `dates` hold every right answer, None for no answer."""

    spans: tuple[Span, ...]
    kind: str
    speakers: tuple[str | None, ...]
    dates: tuple[str | None, ...]
    claims: tuple[Mapping[str, Any], ...]
    optional: bool


def load(folder: Path) -> dict[str, list[Gold]]:
    """Give the gold statements by name of text; raise MisuseError for a folder without any, or a file that is wrong."""
    if not folder.is_dir():
        raise MisuseError(f"{folder} is no folder; give one with texts and a <doc>.json beside each.")
    found = {str(path.relative_to(folder).with_suffix("")): _file(path) for path in sorted(folder.rglob("*.json"))}
    if not found:
        raise MisuseError(f"{folder} holds no .json with gold statements; put a <doc>.json beside each text.")
    return found


def _file(path: Path) -> list[Gold]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return [_statement(one) for one in data["statements"]]
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        reason = brief(str(error), 120) or type(error).__name__
        raise MisuseError(f"{path}: holds no gold statements as they should be ({reason}).") from None


def _statement(one: Mapping[str, Any]) -> Gold:
    kind = one.get("kind", "indirect")
    if kind not in KINDS:
        raise ValueError(f"kind '{kind}' is none of {', '.join(KINDS)}")
    return Gold(
        spans=tuple((int(start), int(end)) for start, end in one["spans"]),
        kind=kind,
        speakers=tuple(one.get("speaker_accept") or [one.get("speaker")]),
        dates=tuple(one.get("date_accept") or [one.get("date")]),
        claims=tuple(one.get("claims") or ()),
        optional=bool(one.get("optional")),
    )


def claim_keys(claims: tuple[Mapping[str, Any], ...], fields: tuple[str, ...]) -> Keys:
    """Give the distinct values of some fields of claims, case aside."""
    return frozenset(tuple(str(one[name]).casefold() if one.get(name) else None for name in fields) for one in claims)
