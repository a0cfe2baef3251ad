"""Nothing in, the arguments and options out that several commands share, each told once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

from quotetrack.model import CONFIDENCES, KINDS, STANCES

Format: TypeAlias = Literal["table", "csv", "jsonl", "md"]

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATHS", help="Files and folders of texts; the project's texts when left out.", show_default=False
    ),
]
Speaker = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME", help="Only this speaker: a name, part of one, an alias or a post ('VSP secretary general')."
    ),
]
Topic = Annotated[list[str] | None, typer.Option(metavar="TOPIC", help="Only statements on this topic.")]
Stance = Annotated[list[str] | None, typer.Option(metavar="|".join(STANCES), help="Only claims of this stance.")]
Outlet = Annotated[
    list[str] | None, typer.Option(metavar="NAME", help="Only texts of this outlet; part of its name is enough.")
]
Kind = Annotated[list[str] | None, typer.Option(metavar="|".join(KINDS), help="Only statements of this kind.")]
Since = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only statements of this day or later: 2024-10-07, 2024-10 or 2024.")
]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only statements of this day or earlier.")]
Confidence = Annotated[
    list[str] | None, typer.Option(metavar="|".join(CONFIDENCES), help="Only statements of this confidence.")
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        metavar="table|csv|jsonl|md",
        help="How to write it; a table when left out, or what the suffix of --output says.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to this file (.csv, .jsonl, .md, .parquet) and not to the terminal.",
    ),
]
