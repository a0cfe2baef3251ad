from __future__ import annotations

from pathlib import Path

import pytest

from quotetrack import settings


def test_a_folder_without_a_file_has_defaults(tmp_path: Path) -> None:
    found = settings.load(tmp_path)
    assert found.texts == tmp_path / "texts"
    assert found.reports == tmp_path / "reports"
    assert found.overrides == tmp_path / "overrides.csv"
    assert found.jobs >= 1


def test_paths_are_read_from_the_project_folder(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("id\n")
    (tmp_path / settings.FILE).write_text("\ufefftexts = 'wire'\noverrides = 'mine.csv'\njobs = 2\n", encoding="utf-8")
    found = settings.load(tmp_path)
    assert (found.texts, found.overrides, found.jobs) == (tmp_path / "wire", tmp_path / "mine.csv", 2)


@pytest.mark.parametrize(
    ("in_project", "beside_default", "beside_given", "expected"),
    [
        (True, True, True, "overrides.csv"),
        (False, True, False, "overrides.csv"),
        (False, True, True, "given/overrides.csv"),
        (False, False, True, "given/overrides.csv"),
        (False, False, False, "overrides.csv"),
    ],
)
def test_an_unnamed_table_is_in_the_project_else_beside_the_texts(
    tmp_path: Path, in_project: bool, beside_default: bool, beside_given: bool, expected: str
) -> None:
    for folder, wanted in [(tmp_path, in_project), (tmp_path / "texts", beside_default)]:
        folder.mkdir(exist_ok=True)
        if wanted:
            (folder / "overrides.csv").write_text("id\n")
    given = tmp_path / "given"
    given.mkdir()
    (given / "a.txt").write_text("a")
    if beside_given:
        (given / "overrides.csv").write_text("id\n")
    for path in (given, given / "a.txt"):
        assert settings.load(tmp_path, [path]).overrides == tmp_path / expected
    if beside_default and not in_project:
        assert settings.load(tmp_path).overrides == tmp_path / "texts" / "overrides.csv"


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("text = 'wire'", "'text' is not known; did you mean 'texts'?"),
        ("zzz = 1", "'zzz' is not known; known are texts, reports,"),
        ("texts = 3", "texts must be a path in quotation marks, not 3"),
        ("reports = ' '", "reports must be a path in quotation marks"),
        ("jobs = 0", "jobs must be a whole number from 1 up, not 0"),
        ("jobs = true", "jobs must be a whole number from 1 up, not True"),
        ("jobs = 1.5", "jobs must be a whole number"),
        ("officials = 'mine.csv'", "officials = 'mine.csv' is not there"),
        ("texts 'wire'", "not valid TOML"),
    ],
)
def test_a_wrong_file_is_told_in_a_sentence(tmp_path: Path, written: str, says: str) -> None:
    (tmp_path / settings.FILE).write_text(written)
    with pytest.raises(settings.SettingsError) as caught:
        settings.load(tmp_path)
    assert says in str(caught.value)
    assert settings.FILE in str(caught.value)


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / settings.FILE).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(settings.SettingsError, match="cannot be read as UTF-8"):
        settings.load(tmp_path)
