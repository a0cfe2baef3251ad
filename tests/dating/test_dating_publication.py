"""Which of the dates in and beside a text is its publication date, and what is said when that is not sure."""

from __future__ import annotations

import pytest

from quotetrack.dating import proposal, publish
from quotetrack.model import Block, DateHint, Document, PartialDate


def hint(written: str) -> DateHint:
    """Read `basis: 2021-09-09` or `basis: 2021-09-09 = words`; `-` stands for a date whose year is not written."""
    basis, _, rest = written.partition(": ")
    day, _, words = rest.partition(" = ")
    return DateHint(None if day == "-" else PartialDate.parse(day), basis, words or day)


def page(*hints: str, text: str = "") -> Document:
    return Document(
        "korvia/story-1",
        text,
        blocks=(Block(0, len(text.partition("\n")[0]), "paragraph"),),
        date_hints=tuple(map(hint, hints)),
    )


# hints, the date, its basis, words of the trouble ("" for none)
CASES = [
    # the order of trust
    (["metadata: 2021-09-09"], "2021-09-09", "metadata", ""),
    (["table: 2021-09-09"], "2021-09-09", "table", ""),
    (["html: 2021-09-09"], "2021-09-09", "html", ""),
    (["header: 2021-09-09 = 9 Sep 2021, 10:17"], "2021-09-09", "header", ""),
    (["header: 2021-02-18 = 18 February 2021, 14:22"], "2021-02-18", "header", ""),
    (["dateline: 2021-09-09 = 9 September 2021"], "2021-09-09", "dateline", ""),
    (["file name: 2021-09-09 = 20210909"], "2021-09-09", "file name", "inferred from the file name alone"),
    (["footer: 2021-09-09"], "2021-09-09", "footer", "inferred from the footer alone"),
    (["file name: 2021-09-09", "header: 2021-09-09"], "2021-09-09", "header", ""),
    (["dateline: 2021-09-08", "html: 2021-09-09"], "2021-09-09", "html", ""),
    (["footer: 2021-09-09", "file name: 2021-09-09"], "2021-09-09", "file name", ""),
    # the analyst's word ends every quarrel
    (["metadata: 2021-09-01", "html: 2021-09-09"], "2021-09-01", "metadata", ""),
    (["html: 2021-09-09", "metadata: 2021-09"], "2021-09", "metadata", ""),
    # decoys never win
    (["menu: 2024-05-14 = Tuesday, 14 May 2024"], None, "", "not its own, Tuesday, 14 May 2024 (menu)"),
    (["updated: 2021-09-10"], None, "", "No publication date"),
    (["menu: 2024-05-14", "header: 2021-02-18"], "2021-02-18", "header", ""),
    (["updated: 2021-09-12", "header: 2021-09-09"], "2021-09-09", "header", ""),
    (["menu: 2024-05-14", "file name: 2021-02-18"], "2021-02-18", "file name", "inferred from the file name"),
    (["read also: 2021-09-01", "body: 2021-09-02"], None, "", "No publication date"),
    # datelines without a year
    (["header: 2021-09-09", "dateline: - = September 9"], "2021-09-09", "header", ""),
    (["header: 2021-09-10", "dateline: - = SEPTEMBER 8"], "2021-09-10", "header", ""),
    (["file name: 2021-09-09", "dateline: - = September 9"], "2021-09-09", "dateline", ""),
    (["updated: 2021-09-20", "dateline: - = 9 September"], "2021-09-09", "dateline, year inferred", "lends 2021"),
    (["file name: 2022-01-02", "dateline: - = December 31"], "2021-12-31", "dateline, year inferred", "lends 2021"),
    (["menu: 2024-05-14", "dateline: - = 18 February"], None, "", "“18 February” (dateline) has no year"),
    (["dateline: - = September 9"], None, "", "“September 9” (dateline) has no year"),
    (["dateline: - = Sunday, February 29"], "2004-02-29", "dateline, year inferred", "the weekday"),
    (["dateline: - = nonsense"], None, "", "“nonsense” (dateline) has no year"),
    # 05/06/2021: the order of day and month shows elsewhere on the page
    (["header: - = 05/06/2021"], "2021", "header, year inferred", "may be swapped"),
    (["header: - = 05/06/2021", "menu: 2021-06-25 = 25/06/2021"], "2021-06-05", "header", ""),
    (["header: - = 05/06/2021", "menu: 2021-06-25 = 06/25/2021"], "2021-05-06", "header", ""),
    (
        ["header: - = 05/06/2021", "menu: 2021-06-25 = 25/06/2021", "menu: 2021-06-25 = 06/25/2021"],
        *("2021", "header, year inferred", "may be swapped"),
    ),
    (["header: - = 05/06/2021", "dateline: - = June 5"], "2021-06-05", "header", ""),
    (["header: - = 05/06/2021", "dateline: - = May 5"], "2021-05-06", "header", ""),
    (["header: - = 05/06/2021", "updated: - = 06/06/2021"], "2021-06-05", "header", ""),
    (["header: - = 05/06/2021", "updated: - = 05/07/2021"], "2021-05-06", "header", ""),
    (["header: - = 05/06/2021", "footer: 2021-06-25 = June 25, 2021"], "2021", "header, year inferred", "swapped"),
    # less than a day
    (["header: 2021-09"], "2021-09", "header", ""),
    (["header: 2021-09", "file name: 2021-09-09"], "2021-09-09", "file name", ""),
    (["header: 2021", "dateline: - = September 9"], "2021-09-09", "dateline", ""),
    (["header: - = 05/06/2021"], "2021", "header, year inferred", "day and month may be swapped"),
    (["header: - = 05/06/2021", "file name: 2021-06-05"], "2021-06-05", "header", ""),
    # conflicts
    (["html: 2021-09-09", "header: 2021-09-12"], "2021-09-09", "html", "in conflict with 2021-09-12 (header)"),
    (["header: 2021-09-09", "file name: 2021-09-10"], "2021-09-09", "header", ""),
    (["header: 2021-09-09", "file name: 2020-09-09"], "2021-09-09", "header", "in conflict with 2020-09-09"),
    (["header: 2021-09-09", "dateline: - = May 3"], "2021-09-09", "header", ""),
    (["header: 2021-09-09", "dateline: 2021-05-03"], "2021-09-09", "header", "in conflict with 2021-05-03 (dateline)"),
    (["header: 2021-09-09", "dateline: 2021-09-06"], "2021-09-09", "header", ""),
    # two stamps in one header: the one that another hint bears out
    (["header: 2024-05-14", "header: 2021-02-18", "dateline: - = 18 February"], "2021-02-18", "header", "conflict"),
    (["header: 2021-02-18", "header: 2021-02-18"], "2021-02-18", "header", ""),
    ([], None, "", "neither the page nor the file name gives one"),
]  # fmt: skip


@pytest.mark.parametrize(("hints", "day", "by", "trouble"), CASES)
def test_the_most_trusted_hint_is_the_publication_date(
    hints: list[str], day: str | None, by: str, trouble: str
) -> None:
    document = publish(page(*hints))
    assert (str(document.published) if document.published else None, document.published_by) == (day, by)
    if trouble:
        assert trouble in " ".join(document.trouble)
        assert all("metadata.csv" in said for said in document.trouble)
    else:
        assert document.trouble == ()


@pytest.mark.parametrize(("hints", "day", "by", "trouble"), CASES)
def test_a_text_with_trouble_gets_a_line_for_metadata(hints: list[str], day: str | None, by: str, trouble: str) -> None:
    expected = f"korvia/story-1,,,{day or 'YYYY-MM-DD'}," if trouble else None
    assert proposal(page(*hints)) == expected


# dateline words, text, and the year that the text settles
FROM_THE_TEXT = [
    ("September 9", "Shield-2021 and Shield 2021 will follow the drills of 2021.", "2021-09-09"),
    ("September 9", "In 2021 the pact met on Thursday, as in 2021 it must.", "2021-09-09"),
    ("September 9", "In 2021 the pact met on Monday, as in 2021 it must.", None),
    ("September 9", "The pact of 2015 met on Wednesday.", None),
    ("September 9", "The years 2021, 2020, 2021, 2020 and 2021 were good.", None),
    ("September 9", "The plans for 2022, 2021, 2021 and 2021 are made.", None),
    ("Thursday, September 9", "The pact of 2020 met again in 2021.", "2021-09-09"),
    ("September 9", "", None),
    # between the latest year of the text and that of the page's copyright notice, by the lead's weekday
    ("September 9", "The round of 2020 failed, he said on Thursday.\n© Selm Wire 1998–2024", "2021-09-09"),
    ("September 9", "The round of 2020 failed, he said on Thursday.\n(c) 2021 Selm Wire", "2021-09-09"),
    ("September 9", "The round of 2020 failed, he said on Sunday.\n© Selm Wire 1998–2024", None),
    ("September 9", "The round of 2010 failed, he said on Thursday.\n© Selm Wire 1998–2024", None),
    ("September 9", "The round of 2020 failed, he said on Thursday.", None),
    ("September 9", "The round failed, he said on Thursday.\n© Selm Wire 1998–2024", None),
]


@pytest.mark.parametrize(("words", "text", "day"), FROM_THE_TEXT)
def test_the_text_may_settle_the_year_of_its_dateline(words: str, text: str, day: str | None) -> None:
    document = publish(page(f"dateline: - = {words}", text=text))
    assert (str(document.published) if document.published else None) == day
    assert document.trouble


def test_of_two_stamps_the_one_with_a_clock_time_is_taken() -> None:
    text = "14 May 2024\n18 February 2021, 14:22\nThe pact met."
    hints = (hint("header: 2024-05-14 = 14 May 2024"), hint("header: 2021-02-18 = 18 February 2021"))
    assert publish(Document("story", text, date_hints=hints)).published == PartialDate(2021, 2, 18)


def test_a_document_without_hints_keeps_its_date() -> None:
    document = Document("story", "", published=PartialDate(2021, 9, 9), published_by="metadata")
    assert publish(document) == document
    assert proposal(document) is None


def test_publishing_twice_says_nothing_twice() -> None:
    once = publish(page("file name: 2021-09-09"))
    assert publish(once) == once


def test_a_line_for_metadata_quotes_names_with_commas() -> None:
    document = Document("notes, old/story", "", date_hints=(hint("file name: 2021-09-09"),))
    assert proposal(document) == '"notes, old/story",,,2021-09-09,'
