"""What a date expression is, how far it reaches, and what day it comes to."""

from __future__ import annotations

import pytest

from quotetrack.dating.expressions import find
from quotetrack.dating.meanings import read
from quotetrack.model import PartialDate

THURSDAY = PartialDate(2021, 9, 9)

# text around one expression, the expression, its date in a text published on Thursday, 2021-09-09
FORMS = [
    # calendar
    ("on December 19, 2020, he", "December 19, 2020", "2020-12-19"),
    ("on 19 December 2020 he", "19 December 2020", "2020-12-19"),
    ("on Dec. 19, 2020, he", "Dec. 19, 2020", "2020-12-19"),
    ("on the 19th of December 2020", "19th of December 2020", "2020-12-19"),
    ("on December 19th, he", "December 19th", "2020-12-19"),
    ("on December 19 of last year", "December 19 of last year", "2020-12-19"),
    ("9 Sep 2021, 10:17", "9 Sep 2021", "2021-09-09"),
    ("SELM, Sept. 9 (Selm Wire)", "Sept. 9", "2021-09-09"),
    ("on September 9 at 10:17", "September 9", "2021-09-09"),
    ("on September 10, he", "September 10", None),
    ("on October 10, he", "October 10", None),
    ("on Thursday, 9 September, he", "Thursday, 9 September", "2021-09-09"),
    ("on Thursday, September 9, 2021", "Thursday, September 9, 2021", "2021-09-09"),
    ("on September 9 (Thursday) he", "September 9 (Thursday)", "2021-09-09"),
    ("on September 3-5 he", "September 3-5", "2021-09"),
    ("on 3 and 4 September he", "3 and 4 September", "2021-09"),
    ("on the 3rd and 4th of May 2020", "the 3rd and 4th of May 2020", "2020-05"),
    ("by May 2020, he", "May 2020", "2020-05"),
    ("in May of 2020", "May of 2020", "2020-05"),
    ("in September, he", "September", "2021-09"),
    ("in October, he", "October", "2020-10"),
    ("in mid-October he", "October", "2020-10"),
    # seasons of the north
    ("said last summer that", "last summer", None),
    ("said last autumn that", "last autumn", "2020"),
    ("said last spring that", "last spring", None),
    ("said last winter that", "last winter", None),
    ("said in the spring that", "the spring", "2021"),
    ("said this spring that", "this spring", "2021"),
    ("said this summer that", "this summer", "2021"),
    ("said over the summer that", "the summer", "2021"),
    ("said in the autumn that", "the autumn", "2021"),
    ("said last fall that", "last fall", "2020"),
    ("said in the summer of last year", "the summer of last year", "2020"),
    ("said in the summer of 2019", "2019", "2019"),
    ("in April this year", "April this year", "2021-04"),
    ("last May, he", "last May", "2021-05"),
    ("last September, he", "last September", "2020-09"),
    ("last October, he", "last October", "2020-10"),
    ("as early as 2019 he", "2019", "2019"),
    ("at the beginning of May he", "May", "2021-05"),
    ("this May, he", "this May", "2021-05"),
    ("the August takeover", "August", "2021-08"),
    ("in 2016, he", "2016", "2016"),
    ("in the spring of 2016, he", "2016", "2016"),
    ("on 2020-12-19 he", "2020-12-19", "2020-12-19"),
    ("on 19.12.2020 he", "19.12.2020", "2020-12-19"),
    ("on 12/19/2020 he", "12/19/2020", "2020-12-19"),
    ("on 19/12/2020 he", "19/12/2020", "2020-12-19"),
    ("on 05/06/2020 he", "05/06/2020", "2020"),
    ("on February 29, he", "February 29", None),
    ("on February 29, 2020, he", "February 29, 2020", "2020-02-29"),
    ("on February 29, 2021, he", "February 29, 2021", None),
    # weekdays
    ("on Thursday he", "Thursday", "2021-09-09"),
    ("on Friday he", "Friday", "2021-09-03"),
    ("last Friday he", "last Friday", "2021-09-03"),
    ("this Monday he", "this Monday", "2021-09-06"),
    ("on Friday last week he", "Friday last week", "2021-09-03"),
    ("on Tuesday this week he", "Tuesday this week", "2021-09-07"),
    ("on Tuesday of last week he", "Tuesday of last week", "2021-08-31"),
    ("Sunday evening he", "Sunday evening", "2021-09-05"),
    ("on Sunday and Monday he", "Sunday and Monday", "2021-09"),
    ("from Monday to Wednesday", "Monday to Wednesday", "2021-09"),
    ("next Monday he", "next Monday", None),
    # days, weeks, months, years
    ("he said today that", "today", "2021-09-09"),
    ("Yesterday evening he", "Yesterday evening", "2021-09-08"),
    ("he said last night that", "last night", "2021-09-08"),
    ("the day before yesterday he", "the day before yesterday", "2021-09-07"),
    ("three days ago, he", "three days ago", "2021-09-06"),
    ("about ten days ago, he", "about ten days ago", "2021"),
    ("a couple of days ago, he", "a couple of days ago", "2021-09-07"),
    ("some days ago, he", "some days ago", "2021"),
    ("a week ago, he", "a week ago", "2021-09"),
    ("two weeks ago, he", "two weeks ago", "2021-08"),
    ("exactly two weeks ago, he", "exactly two weeks ago", "2021-08-26"),
    ("about two weeks ago, he", "about two weeks ago", "2021-08"),
    ("a few weeks ago, he", "a few weeks ago", "2021"),
    ("a month ago, he", "a month ago", "2021-08"),
    ("six months ago, he", "six months ago", "2021-03"),
    ("about six months ago, he", "about six months ago", "2021"),
    ("a year ago, he", "a year ago", "2020"),
    ("three years ago, he", "three years ago", "2018"),
    ("nearly three years ago, he", "nearly three years ago", None),
    ("a decade ago, he", "a decade ago", None),
    ("two hours ago, he", "two hours ago", "2021-09"),
    ("last week he", "last week", "2021"),
    ("this week he", "this week", "2021-09"),
    ("earlier this week he", "earlier this week", "2021-09"),
    ("over the weekend he", "the weekend", "2021-09"),
    ("last weekend he", "last weekend", "2021-09"),
    ("last month he", "last month", "2021-08"),
    ("earlier this month he", "earlier this month", "2021-09"),
    ("late last year he", "late last year", "2020"),
    ("this year he", "this year", "2021"),
    ("earlier in the year he", "earlier in the year", "2021"),
    ("he recently said", "recently", None),
    ("the other day he", "the other day", None),
    ("weeks ago, he", "weeks ago", None),
    ("he said tomorrow", "tomorrow", None),
]


@pytest.mark.parametrize(("text", "words", "date"), FORMS)
def test_an_expression_comes_to_a_date(text: str, words: str, date: str | None) -> None:
    found = find(f"In Selm {text}")
    assert [f"In Selm {text}"[e.start : e.end] for e in found] == [words]
    reading = read(found[0].meaning, THURSDAY, None)
    assert (str(reading.date) if reading.date else None) == date
    assert reading.date or reading.note


# an expression, the day that the text has told before, the date; published on Thursday, 2021-09-09
RECKONED = [
    ("a day earlier,", "2021-09-06", "2021-09-05"),
    ("the day before,", "2021-09-06", "2021-09-05"),
    ("the previous day,", "2021-09-06", "2021-09-05"),
    ("two days later,", "2021-09-06", "2021-09-08"),
    ("the next day,", "2021-09-06", "2021-09-07"),
    ("the following day,", "2021-09-06", "2021-09-07"),
    ("the same day,", "2021-09-06", "2021-09-06"),
    ("that day,", "2021-09-06", "2021-09-06"),
    ("earlier in the day,", "2021-09-06", "2021-09-06"),
    ("the same evening,", "2021-09-06", "2021-09-06"),
    ("a week earlier,", "2021-09-06", "2021-08"),
    ("later that year,", "2016-05-03", "2016"),
    ("in April that year,", "2016-05-03", "2016-04"),
    ("the previous month,", "2016-05-03", "2016-04"),
    ("two years later,", "2016-05-03", "2018"),
    ("a week later,", "2021-09-08", None),
    # nothing told before
    ("a day earlier,", "", "2021-09-08"),
    ("two days later,", "", None),
    ("that year,", "", None),
]


@pytest.mark.parametrize(("words", "mentioned", "date"), RECKONED)
def test_some_expressions_are_reckoned_from_the_day_told_before(words: str, mentioned: str, date: str | None) -> None:
    (expression,) = find(f" {words} he said")
    reading = read(expression.meaning, THURSDAY, PartialDate.parse(mentioned) if mentioned else None)
    assert (str(reading.date) if reading.date else None) == date


# publication to the month or year, or at the turn of a year
FROM_OTHER_DAYS = [
    (" on Sunday", "2021-09", "2021"),
    (" yesterday", "2021-09", "2021"),
    (" last month", "2021-09", "2021-08"),
    (" last month", "2021", None),
    (" last year", "2021", "2020"),
    (" in April", "2021-09", "2021-04"),
    (" in December", "2021", "2021-12"),
    (" yesterday", "2021-01-01", "2020-12-31"),
    (" on Friday", "2021-01-01", "2021-01-01"),
    (" last Friday", "2021-01-01", "2020-12-25"),
    (" on December 30", "2021-01-01", "2020-12-30"),
    (" on February 29", "2021-03-01", None),
    (" on February 29", "2020-03-01", "2020-02-29"),
    (" earlier this week", "2021-01-01", None),
    (" last week", "2021-01-25", "2021-01"),
    (" three months ago", "2021-01-31", "2020-10"),
    (" over the weekend", "2021-09-05", "2021-09"),
    (" last week", "0001-01-02", None),
    (" three months ago", "0001-01-02", None),
]


@pytest.mark.parametrize(("words", "published", "date"), FROM_OTHER_DAYS)
def test_precision_is_what_the_publication_date_allows(words: str, published: str, date: str | None) -> None:
    (expression,) = find(words)
    reading = read(expression.meaning, PartialDate.parse(published), None)
    assert (str(reading.date) if reading.date else None) == date


NO_DATES = [
    "Mr. May may march on Marchfield with April Benson and August Stein.",
    "the Sunday Times and the Black Friday sales and Bloody Sunday",
    "Friday prayers were held",
    "more than 2000 people and 2,021 guards, 2019 km away",
    "seasons 2019/20 and 2019-2021",
    "Shield-2021 and Echelon 2021",
    "flight 1984 left",
    "two days before the talks, a week after the raid",
    "on 31 February and on the 32nd of May",
    "for two days, every day, day by day, one day",
    "the past two weeks and the last three years",
    "holiday, Mondays only, yesterdays, midweek",
    "the year of the fish",
    "September-born, Julys, Decembers",
    "version 1.2020.3",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert [text[e.start : e.end] for e in find(text)] == []
