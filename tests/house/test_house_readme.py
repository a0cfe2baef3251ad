"""The README tells the truth: its console blocks print what the commands print, and what it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from readme_console import README, TOP, renewed

TEXT = README.read_text(encoding="utf-8")


def test_console_blocks_are_real_output() -> None:
    assert renewed(TEXT) == TEXT, "run python tests/house/readme_console.py"


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#:]+)\)", TEXT))))
def test_links_lead_somewhere(target: str) -> None:
    assert (TOP / target).exists()


@pytest.mark.parametrize("page", sorted((TOP / "docs").glob("*.md")), ids=lambda page: page.name)
def test_every_page_of_docs_is_linked(page: Path) -> None:
    assert f"docs/{page.name}" in TEXT


@pytest.mark.parametrize("title", ["Quick start", "Tests"])
def test_a_block_of_one_line_stands_alone(title: str) -> None:
    found = re.search(rf"^## {title}$.*?^```\w*\n(.*?)^```", TEXT, re.M | re.S)
    assert found is not None
    assert found[1].count("\n") == 1
