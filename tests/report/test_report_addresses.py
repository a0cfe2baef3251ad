"""Links lead from the folder of the workbook to files, pages and rows."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.report.addresses import Part, file_address, place_address, web_address

TWO_SHEETS = (Part("Evidence", 10), Part("Evidence 2", 5))


@pytest.mark.parametrize(
    ("file", "folder", "address"),
    [
        ("texts/a.txt", "reports", "../texts/a.txt"),
        ("texts/a.txt", ".", "texts/a.txt"),
        ("texts/a.txt", "texts", "a.txt"),
        ("texts/2021/a b.txt", "reports", "../texts/2021/a%20b.txt"),
        ("texts/a.txt", "reports/old/2021", "../../../texts/a.txt"),
        ("texts/50%.txt", "reports", "../texts/50%25.txt"),
        ("texts/no#1.txt", "reports", "../texts/no%231.txt"),
        ("texts/what?.txt", "reports", "../texts/what%3F.txt"),
        ("texts/a&b.txt", "reports", "../texts/a%26b.txt"),
        ("texts/été.txt", "reports", "../texts/%C3%A9t%C3%A9.txt"),
        ("texts/a'b\"c.txt", "reports", "../texts/a%27b%22c.txt"),
        ("texts/a%20b.txt", "reports", "../texts/a%2520b.txt"),
        ("C:notes.txt", ".", "C%3Anotes.txt"),
        ("texts/\udce9.txt", "reports", "../texts/%E9.txt"),
    ],
)
def test_files(file: str, folder: str, address: str) -> None:
    assert file_address(file, folder) == address


def test_a_file_elsewhere_is_reached_from_the_folder(tmp_path: Path) -> None:
    text = tmp_path / "news" / "été 1.txt"
    (tmp_path / "reports").mkdir()
    address = file_address(str(text), str(tmp_path / "reports"))
    assert Path(os.path.normpath(tmp_path / "reports" / unquote(address))) == text


def test_files_without_a_common_root_get_an_absolute_address(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def no_way(file: str, start: str) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", no_way)
    assert file_address(str(tmp_path / "a b.txt"), str(tmp_path)) == (tmp_path / "a b.txt").as_uri()


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("https://selmwire.example/a", "https://selmwire.example/a"),
        ("https://selmwire.example/a b", "https://selmwire.example/a%20b"),
        ("https://selmwire.example/a%20b?x=1&y=2#z", "https://selmwire.example/a%20b?x=1&y=2#z"),
        ('https://selmwire.example/"<>', "https://selmwire.example/%22%3C%3E"),
        ("https://selmwire.example/é\n", "https://selmwire.example/%C3%A9%0A"),
        ("https://selmwire.example/\ud800", "https://selmwire.example/?"),
    ],
)
def test_pages(page: str, address: str) -> None:
    assert web_address(page) == address


@pytest.mark.parametrize(
    ("first", "last", "address"),
    [
        (0, 0, "'Evidence'!A2"),
        (0, 3, "'Evidence'!A2:A5"),
        (9, 9, "'Evidence'!A11"),
        (8, 11, "'Evidence'!A10:A11"),
        (10, 10, "'Evidence 2'!A2"),
        (12, 14, "'Evidence 2'!A4:A6"),
        (15, 16, ""),
    ],
)
def test_rows_over_two_sheets(first: int, last: int, address: str) -> None:
    assert place_address(TWO_SHEETS, first, last) == address


@given(st.text(st.characters(exclude_characters="\x00/\\", exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_any_file_name_comes_back_from_its_address(name: str) -> None:
    if name not in (".", ".."):
        assert unquote(file_address(f"texts/{name}", "reports")) == f"../texts/{name}"
