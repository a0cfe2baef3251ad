from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.model import PartialDate
from quotetrack.overrides import cells


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2021", "2021"),
        ("2021-09", "2021-09"),
        ("2021-09-25", "2021-09-25"),
        ("2021-9-5", "2021-09-05"),
        ("2021/09/25", "2021-09-25"),
        ("2021.09.25", "2021-09-25"),
        ("2021-09-25 00:00:00", "2021-09-25"),
        ("2021-09-25T00:00:00", "2021-09-25"),
        ("25.09.2021", "2021-09-25"),
        ("3.4.2021", "2021-04-03"),
        ("25. 09. 2021", "2021-09-25"),
        ("25/09/2021", "2021-09-25"),
        ("9/25/2021", "2021-09-25"),
        ("9/25/2021 0:00", "2021-09-25"),
        ("09-25-2021", "2021-09-25"),
        ("7/7/2021", "2021-07-07"),
        ("09/2021", "2021-09"),
        ("09.2021", "2021-09"),
        ("25 September 2021", "2021-09-25"),
        ("25-Sep-2021", "2021-09-25"),
        ("25. Sept. 2021", "2021-09-25"),
        ("September 25, 2021", "2021-09-25"),
        ("Sep 25th 2021", "2021-09-25"),
        ("Sep 2021", "2021-09"),
        ("May-2021", "2021-05"),
        ("29.02.2024", "2024-02-29"),
    ],
)
def test_a_date_with_one_reading_is_read(written: str, expected: str) -> None:
    assert str(cells.date(written)) == expected


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("3/4/2021", "may be 2021-03-04 or 2021-04-03"),
        ("12-11-2021", "may be 2021-11-12 or 2021-12-11"),
        ("25.09.21", "can be read in two ways"),
        ("9/25/21", "can be read in two ways"),
        ("Sep-21", "can be read in two ways"),
        ("Sep 21", "can be read in two ways"),
        ("44464", "looks like a spreadsheet's day number; if it is, write 2021-09-25"),
        ("2021-13-05", "did you mean 2021-05-13?"),
        ("2021-00", "did you mean 2021-01?"),
        ("2021-02-29", "did you mean 2021-02-28?"),
        ("31.04.2021", "did you mean 2021-04-30?"),
        ("31/31/2021", "did you mean 2021-12-31?"),
        ("0021-09-25", "a year that no news text is from"),
        ("9021", "a year that no news text is from"),
        ("last week", "is no date"),
        ("25 Smarch 2021", "is no date"),
        ("２０２１", "is no date"),
    ],
)
def test_a_date_in_doubt_is_refused_with_the_cure(written: str, says: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        cells.date(written)
    assert says in str(caught.value)


@given(st.dates())
def test_every_day_reads_back(day: object) -> None:
    written = str(day)
    if "1000" <= written[:4] <= "2999":
        assert str(cells.date(written)) == written


@given(st.text(max_size=20))
def test_a_date_cell_is_read_or_refused_and_nothing_else(written: str) -> None:
    try:
        assert isinstance(cells.date(cells.bare(written)), PartialDate)
    except ValueError as error:
        assert str(error)
