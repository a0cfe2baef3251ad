"""`quotetrack init`: a folder in, a project in it out: a place for texts, and the analyst's own tables, still empty."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quotetrack.cli.failures import MisuseError
from quotetrack.cli.running import say

_SETTINGS = """\
# Settings of this project; every line may be left out.
texts = "texts"       # folder that is read when a command names no files
reports = "reports"   # folder that reports are written to
# jobs = 2            # texts are read by so many processes at once; by default as many as there are cores
"""

_README = """\
# A quotetrack project

1. Put news texts into texts/ (.txt, .md, .html, .docx, .pdf, or tables .csv, .jsonl, .parquet).
2. `quotetrack report` makes reports/claims.xlsx. `quotetrack check` shows texts whose date or outlet is in doubt.
3. Correct what is wrong; the corrections hold in every later run:
   - texts/metadata.csv: title, outlet, publication date of a text (doc is its path below texts/ without suffix);
   - officials.csv: names, aliases and posts with terms, for all texts at once;
   - `quotetrack review` opens a page on which single statements are corrected in their texts;
   - overrides.csv: the same by hand, by id; `quotetrack overrides template -o todo.csv` begins a list to fill in,
     `quotetrack overrides append todo.csv` adds it, `quotetrack overrides check` tells what became of each row.
4. `quotetrack report` again.
"""


def init(folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make, or an empty one.")]) -> None:
    """Make a project folder: texts/, quotetrack.toml, and empty metadata.csv, officials.csv and overrides.csv.

    What is there already is left as it is.
    """
    from quotetrack.attribution.officials import COLUMNS as OFFICIALS
    from quotetrack.cli.checking import METADATA_COLUMNS
    from quotetrack.overrides import text_of

    if folder.exists() and not folder.is_dir():
        raise MisuseError(f"{folder} is a file; give the name of a folder.")
    files = {
        "quotetrack.toml": _SETTINGS.encode(),
        "README.md": _README.encode(),
        "texts/metadata.csv": f"\ufeff{METADATA_COLUMNS}\n".encode(),
        "officials.csv": f"\ufeff{','.join(OFFICIALS)}\n".encode(),
        "overrides.csv": text_of([]),
    }
    (folder / "texts").mkdir(parents=True, exist_ok=True)
    (folder / "reports").mkdir(exist_ok=True)
    made = []
    for name, content in files.items():
        if not (folder / name).exists():
            (folder / name).write_bytes(content)
            made.append(name)
    kept = (
        f"; kept as they were: {', '.join(name for name in files if name not in made)}"
        if len(made) < len(files)
        else ""
    )
    say(f"{folder}: made {', '.join(made) or 'nothing'}{kept}")
    say(f"Put texts into {folder / 'texts'}, then: cd {folder} && quotetrack report")
