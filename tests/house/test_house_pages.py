"""The pages about texts and data name what the program reads and writes, and their Python runs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from quotetrack import settings
from quotetrack.reading import metadata, tables
from quotetrack.records import CLAIM_COLUMNS, STATEMENT_COLUMNS

TOP = Path(__file__).parents[2]
TEXTS, DATA = ((TOP / "docs" / name).read_text(encoding="utf-8") for name in ("texts.md", "data.md"))


def named(page: str, title: str) -> list[str]:
    """Give the names in the first cells of the table under a heading."""
    section = page.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


def test_every_column_is_explained() -> None:
    assert named(DATA, "Statements") == list(STATEMENT_COLUMNS)
    claims = DATA.partition("\n## Claims and speakers\n")[2]
    assert {name for name in CLAIM_COLUMNS if not name.endswith("_count")} <= set(re.findall(r"`(\w+)`", claims))
    assert set(named(TEXTS, "Columns of a table of articles")) == set(tables.COLUMNS)
    assert set(named(TEXTS, "quotetrack.toml")) == set(settings.KEYS)
    assert ",".join(metadata.COLUMNS) in TEXTS


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(TOP / "texts", tmp_path / "texts")
    return tmp_path


def python(code: str, folder: Path) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_its_python_runs(project: Path) -> None:
    read, called = re.findall(r"^```python\n(.*?)^```", DATA, re.M | re.S)
    shown = python(f'{called}    assert " ".join(words) == one.text\n    print(len(quotes))', project)
    assert int(shown) > 300
    command = "from quotetrack.cli import run; run(['quotes', '-o', 'quotes.parquet', '--no-cache'])"
    assert int(python(f"{command}\n{read}\nprint(by_year['2021', 'terrorism'].sum())", project)) > 2
