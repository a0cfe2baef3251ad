"""Fixtures: a small project of the invented region, its corpus, a desk on it, and its page as a test client."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from review_world import PORT, TEXTS, TOKEN, Page

from quotetrack import pipeline, settings
from quotetrack.pipeline import Corpus
from quotetrack.review.app import make_app
from quotetrack.review.desk import Desk


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project folder with three texts and no overrides yet."""
    (tmp_path / "texts").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "texts" / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def corpus(project: Path) -> Corpus:
    return pipeline.run([], settings.load(project))


@pytest.fixture
def desk(corpus: Corpus) -> Desk:
    return Desk(corpus)


@pytest.fixture
def page(desk: Desk) -> Page:
    return Page(make_app(desk, PORT, TOKEN).test_client(), desk)


@pytest.fixture
def statement(desk: Desk) -> Callable[[str], str]:
    """Gives the id of the statement whose words begin so."""

    def find(opening: str) -> str:
        found = [entry.statement.id for entry in desk.state().entries if entry.statement.text.startswith(opening)]
        assert len(found) == 1, [entry.statement.text for entry in desk.state().entries]
        return found[0]

    return find
