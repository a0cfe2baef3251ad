"""No lexicon file is without a shape that loads it, and no file of the project names a path of one machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import quotetrack

SOURCE = Path(quotetrack.__file__).parent
TOP = Path(__file__).parents[2]
DATA = sorted((SOURCE / "lexicon" / "data").iterdir())
CODE = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
TEXTS = sorted(
    path
    for folder in ("src", "tests", "docs", "benchmarks", "texts")
    for path in (TOP / folder).rglob("*")
    if path.suffix in {".py", ".md", ".toml", ".csv", ".txt", ".html", ".rst"}
)
FOREIGN = re.compile(r"/work/(?:main|shared)|/tmp/dev|/root/|\.\./shared")


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_every_lexicon_file_is_loaded_somewhere(path: Path) -> None:
    assert f'builtin("{path.name}"' in CODE


def test_no_file_names_a_path_of_one_machine() -> None:
    named = [
        str(path.relative_to(TOP))
        for path in TEXTS
        if path != Path(__file__) and FOREIGN.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not named
