"""Text of any origin becomes text that a cell may hold, and every change is counted."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.report.cleaning import EXCEL, Bounds, Cleaner, clean_everywhere

SMALL = Bounds(cell=8)


@pytest.mark.parametrize(
    ("text", "cleaned", "hit"),
    [
        ("", "", 0),
        ("plain words", "plain words", 0),
        ("tab\tand\nline", "tab\tand\nline", 0),
        ("“curly” – dash…", "“curly” – dash…", 0),
        ("\x00", "�", 1),
        ("a\x07b\x1bc", "a�b�c", 2),
        ("\x0b\x0c", "��", 2),
        ("\x7f", "\x7f", 0),
        ("\ud800 alone", "� alone", 1),
        ("alone \udfff", "alone �", 1),
        ("\udc80\ud83d", "��", 2),
        ("\ufffe\uffff", "��", 2),
        ("\U0001f600 smiles", "\U0001f600 smiles", 0),
        ("\ufeffmark", "\ufeffmark", 0),
        ("line\r\nend\rhere", "line\nend\nhere", 0),
        ("=1+1", "=1+1", 0),
        ("_x0041_", "_x0041_", 0),
        ("مقاله", "مقاله", 0),
    ],
)
def test_characters_that_no_cell_can_hold(text: str, cleaned: str, hit: int) -> None:
    cleaner = Cleaner()
    assert cleaner.text(text) == cleaned
    assert cleaner.hit["characters"] == hit


@pytest.mark.parametrize(
    ("text", "cut", "hit"),
    [
        ("12345678", "12345678", 0),
        ("123456789", "1234567…", 1),
        ("ééééééééé", "ééééééé…", 1),
        ("\U0001f600" * 4, "\U0001f600" * 4, 0),
        ("\U0001f600" * 5, "\U0001f600" * 3 + "…", 1),
        ("1\U0001f600" * 3, "1\U0001f600" * 2 + "1…", 1),
        ("a\r\nb\r\nc\r\nd\r\n", "a\nb\nc\nd\n", 0),
    ],
)
def test_long_texts_are_cut_after_so_many_utf16_units(text: str, cut: str, hit: int) -> None:
    cleaner = Cleaner(SMALL)
    assert cleaner.text(text) == cut
    assert len(cut.encode("utf-16-le")) <= 2 * SMALL.cell
    assert cleaner.hit["cells"] == hit


@pytest.mark.parametrize(
    ("text", "xml"),
    [
        ("plain", "plain"),
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<r><t>markup of its own</t></r>", "&lt;r&gt;&lt;t&gt;markup of its own&lt;/t&gt;&lt;/r&gt;"),
        ("_x0041_", "_x005F_x0041_"),
        ("_x00e9_ and _x12", "_x005F_x00e9_ and _x12"),
        ("_x0041__x0042_", "_x005F_x0041__x005F_x0042_"),
        ("snake_xylophone", "snake_xylophone"),
        ("\x00&", "�&amp;"),
    ],
)
def test_text_between_tags(text: str, xml: str) -> None:
    assert Cleaner().xml(text) == xml


@pytest.mark.parametrize(
    ("hits", "said"),
    [
        ({}, []),
        ({"characters": 1}, ["1 character that"]),
        ({"characters": 1200, "cells": 2}, ["1,200 characters that", "2 cells of more than 32,767"]),
        ({"links": 3}, ["3 links beyond the 65,530"]),
        ({"long links": 1}, ["1 link longer than 2,079"]),
    ],
)
def test_limits_are_told_in_sentences(hits: dict[str, int], said: list[str]) -> None:
    cleaner = Cleaner(EXCEL)
    cleaner.hit.update(hits)
    assert [sentence[: len(start)] for sentence, start in zip(cleaner.limits(), said, strict=True)] == said


@given(st.text(st.characters(codec=None)))
def test_any_text_is_well_formed_and_comes_back(text: str) -> None:
    cleaner = Cleaner()
    element = ElementTree.fromstring(f"<t>{cleaner.xml(text)}</t>")
    shown = (element.text or "").replace("_x005F_", "_")
    assert shown == Cleaner().text(text).replace("_x005F_", "_")


def test_nested_values_are_cleaned() -> None:
    assert clean_everywhere({"a": ["\x00", {"b": "\ud800"}], "c": 3}) == {"a": ["�", {"b": "�"}], "c": 3}
