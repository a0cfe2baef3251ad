"""The examples of docs/officials.md do what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quotetrack import lexicon
from quotetrack.attribution.officials import COLUMNS, Official, Registry
from quotetrack.model import PartialDate

PAGE = (Path(__file__).parents[2] / "docs" / "officials.md").read_text(encoding="utf-8")
HEADER = ",".join(COLUMNS) + "\n"


def registry(rows: str) -> Registry:
    return Registry(lexicon.parse(rows, Official, "officials.csv"))


def test_the_page_names_every_column_and_each_rule() -> None:
    told = re.findall(r"^\| (`[^|]+`) \|", PAGE, re.MULTILINE)
    words = re.findall(r"`(\w+)`", " ".join(told))
    assert tuple(words) == (*COLUMNS, "registry_alias", "same_name", "registry_post", "corpus_surname", "corpus_post")


def test_the_example_file_loads_and_answers() -> None:
    found = re.search(r"```csv\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    example = registry(found[1])
    for words in ("The VSP secretary general", "Secretary-General of the Varan Security Pact", "the VSP chief"):
        holders = [example.by_post(words, PartialDate(year)) for year in (2021, 2023)]
        assert [holder and holder.name for holder in holders] == ["Oleg Marant", "Nuria Saltan"]
    for words in ("Korvia's foreign minister", "head of the Korvian foreign ministry"):
        holder = example.by_post(words, PartialDate(2020))
        assert holder is not None and holder.name == "Daria Velkova"
    alias = example.by_name("Darya Velkova")
    assert alias is not None and alias.name == "Daria Velkova"


def test_the_error_of_the_page_is_the_error_of_the_loader() -> None:
    text = HEADER + "A,,,,,,,\nB,,,,,,,\nAna Lind,,mayor,,Selm,12.03.2020,,\n"
    with pytest.raises(lexicon.LexiconError) as error:
        registry(text)
    assert str(error.value) in PAGE


def test_the_lines_to_paste_load() -> None:
    lines = re.findall(r"^    ((?:[^,\n]*,){7}[^,\n]*)$", PAGE, re.MULTILINE)
    assert len(lines) == 4
    for line in lines:
        registry(HEADER + line + "\n")
    pair = registry(HEADER + "\n".join(lines[-2:]) + "\n")
    days = (PartialDate(2024, 5, 13), PartialDate(2024, 5, 14))
    holders = [pair.by_post("the Belmark interior minister", day) for day in days]
    assert [holder and holder.name for holder in holders] == ["Olga Trent", "Karl Osten"]
