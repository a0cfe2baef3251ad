"""Which day the words beside the cue give, and which days near it belong to something else."""

from __future__ import annotations

import pytest
from dating_markup import story

from quotetrack.dating import date

THURSDAY = "2021-09-09"
OWN = "reporting clause"
PUBLISHED = "publication date"


def no_terms(speaker: str) -> tuple[()]:
    return ()


# marked text (published on Thursday, 2021-09-09), date, words
IN_THE_CLAUSE = [
    # weekdays
    ("{Toszek} <said> on Sunday that [the pass was closed].", "2021-09-05", "Sunday"),
    ("{Toszek} <said> Sunday [the pass was closed].", "2021-09-05", "Sunday"),
    ("{Toszek} on Sunday <said> [the pass was closed].", "2021-09-05", "Sunday"),
    ("On Sunday, {Toszek} <said> [the pass was closed].", "2021-09-05", "Sunday"),
    ("“[The pass is closed],” {Toszek} <said> on Sunday.", "2021-09-05", "Sunday"),
    ("“[The pass is closed],” <said> {Ilmar Toszek}, president of Arvenia, on Sunday.", "2021-09-05", "Sunday"),
    ("{Toszek} <said> on Thursday that [the pass was closed].", "2021-09-09", "Thursday"),
    ("{Toszek} <said> last Thursday that [the pass was closed].", "2021-09-02", "last Thursday"),
    ("{Toszek} <said> last Wednesday that [the pass was closed].", "2021-09-08", "last Wednesday"),
    ("{Toszek} <told> reporters late on Tuesday night that [the pass was closed].", "2021-09-07", "Tuesday night"),
    ("{Toszek} <told> reporters on Friday of last week that [it was closed].", "2021-09-03", "Friday of last week"),
    ("{Toszek} <said> in the early hours of Monday that [it was closed].", "2021-09-06", "Monday"),
    ("{Toszek} <told> Radio Ostrav in Selm, Arvenia, on Monday that [it was closed].", "2021-09-06", "Monday"),
    ("{Toszek} <said> here Monday night that [the pass was closed].", "2021-09-06", "Monday night"),
    ("In comments on Saturday, {Toszek} <denounced> [the brutal raid].", "2021-09-04", "Saturday"),
    ("[The pass is closed], {Toszek} <said>, Korvpress reported on Monday.", "2021-09-06", "Monday"),
    ("On Monday, Korvpress reported that {Toszek}, speaking of Dushar, <said> [it was calm].", "2021-09-06", "Monday"),
    ("By Monday evening, {Linde}, the premier, <was saying> [it was closed].", "2021-09-06", "Monday evening"),
    ("By Monday, {Linde}, the premier, <was saying> [it was closed].", "2021-09", "Monday"),
    ("At the beginning of September {Toszek} <said> [it was closed].", "2021-09", "September"),
    ("In his 2009 memoirs, {Toszek} <wrote> that [the pass was closed].", "2009", "2009"),
    # calendar dates, with and without a year
    ("{Toszek} <said> on September 6 that [the pass was closed].", "2021-09-06", "September 6"),
    ("“[It is closed],” Mr. {Toszek} <said> on 6 September.", "2021-09-06", "6 September"),
    ("{Toszek} <said> on Sept. 6 that [the pass was closed].", "2021-09-06", "Sept. 6"),
    ("{Toszek} <said> on Monday, September 6, that [it was closed].", "2021-09-06", "Monday, September 6"),
    ("{Toszek} <said> on the 6th of September that [it was closed].", "2021-09-06", "6th of September"),
    ("{Toszek} <said> on Monday (September 6) that [it was closed].", "2021-09-06", "Monday (September 6)"),
    ("{Toszek} <said> on December 19 that [the pass was closed].", "2020-12-19", "December 19"),
    ("{Toszek} <said> on December 19, 2019, that [it was closed].", "2019-12-19", "December 19, 2019"),
    ("{Toszek} <wrote> on 19.12.2019 that [the pass was closed].", "2019-12-19", "19.12.2019"),
    ("{Toszek} <wrote> on 2019-12-19 that [the pass was closed].", "2019-12-19", "2019-12-19"),
    ("{Toszek} <wrote> on 05/06/2019 that [the pass was closed].", "2019", "05/06/2019"),
    ("In talks on September 4–5, {Toszek} <said> [the pass was closed].", "2021-09", "September 4–5"),
    ("By September 6 {the brigade} <announced> that [it held the valley].", "2021-09", "September 6"),
    ("The brigade retreated and by September 6 <announced> that [it was over].", "2021-09", "September 6"),
    # relative days
    ("{Toszek} <said> today that [the pass was closed].", "2021-09-09", "today"),
    ("{Toszek} <said> earlier today that [the pass was closed].", "2021-09-09", "earlier today"),
    ("{Toszek} <said> this morning that [the pass was closed].", "2021-09-09", "this morning"),
    ("{Toszek} <said> yesterday that [the pass was closed].", "2021-09-08", "yesterday"),
    ("{Toszek} <said> last night that [the pass was closed].", "2021-09-08", "last night"),
    ("{Toszek} <said> the day before yesterday that [it was closed].", "2021-09-07", "the day before yesterday"),
    ("{Toszek} <said> two days ago that [the pass was closed].", "2021-09-07", "two days ago"),
    ("Two days earlier, {Toszek} had <said> [the pass was closed].", "2021-09-07", "Two days earlier"),
    ("{Toszek} <said> 10 days ago that [the pass was closed].", "2021-08-30", "10 days ago"),
    ("{Toszek} <said> a few days ago that [the pass was closed].", "2021-09", "a few days ago"),
    ("{Toszek} <said> exactly two weeks ago that [it was closed].", "2021-08-26", "exactly two weeks ago"),
    ("{Toszek} <said> two weeks ago that [the pass was closed].", "2021-08", "two weeks ago"),
    ("{It} had previously <declared>, about two weeks ago, that [it was safe].", "2021-08", "about two weeks ago"),
    ("{Toszek} <said> about a week ago that [the pass was closed].", "2021", "about a week ago"),
    # weeks, months, years
    ("{Toszek} <said> earlier this week that [the pass was closed].", "2021-09", "earlier this week"),
    ("{Toszek} <said> earlier in the week that [it was closed].", "2021-09", "earlier in the week"),
    ("{Toszek} <said> last week that [the pass was closed].", "2021", "last week"),
    ("{Toszek} <said> over the weekend that [it was closed].", "2021-09", "the weekend"),
    ("{Toszek} <said> last month that [the pass was closed].", "2021-08", "last month"),
    ("{Toszek} <said> in April that [the pass was closed].", "2021-04", "April"),
    ("{Toszek} <said> in November that [the pass was closed].", "2020-11", "November"),
    ("{Toszek} <said> in late April 2019 that [it was closed].", "2019-04", "April 2019"),
    ("{Toszek} <said> in December last year that [it was closed].", "2020-12", "December last year"),
    ("{Toszek} <told> a meeting in April that [it was closed].", "2021-04", "April"),
    ("During the 2019 session of the pact held in April, {Toszek} <lamented> [the delay].", "2019-04", "April"),
    ("{Toszek} <said> three months ago that [it was closed].", "2021-06", "three months ago"),
    ("{Toszek} <said> last year that [the pass was closed].", "2020", "last year"),
    ("{Toszek} <said> two years ago that [the pass was closed].", "2019", "two years ago"),
    ("{Toszek} had <said> in 2016 that [the pass was closed].", "2016", "2016"),
    ("In a 2019 interview, {Toszek} <said> [the pass was closed].", "2019", "2019"),
    ("In its 2020 review, {the ministry} <warned> that [the pass was closed].", "2020", "2020"),
    ("{Toszek} <said> back in 2018 that [the pass was closed].", "2018", "2018"),
    # occasions that are named with their day
    ("Speaking at a forum in Selm on Monday, {Toszek} <said> [it was closed].", "2021-09-06", "Monday"),
    ("In an interview published on Sunday, {Toszek} <said> [it was closed].", "2021-09-05", "Sunday"),
    ("{Toszek} <told> Tuesday's press conference that [it was closed].", "2021-09-07", "Tuesday"),
    ("After Monday's talks {Toszek} <said> [the pass was closed].", "2021-09-06", "Monday"),
    ("[This view] was <expressed> by {Toszek} in an article in the Tarsk Herald on Monday.", "2021-09-06", "Monday"),
    ("{Toszek} <told> a Tuesday briefing that [it was closed].", "2021-09-07", "Tuesday"),
    ("{Toszek} <said> in a statement on the attack, released on Monday, that [it was closed].", "2021-09-06", "Monday"),
    ("[It is calm], <according to> {a statement} of 6 September.", "2021-09-06", "6 September"),
    ("At a forum held from 3 to 5 September, {Toszek} <said> [it was closed].", "2021-09", "3 to 5 September"),
    ("{Toszek}, who was speaking in Selm on Monday, <said> [it was closed].", "2021-09-06", "Monday"),
    ("In a phone call on Monday, {Toszek} <told> Arvay that [it was closed].", "2021-09-06", "Monday"),
    ("{Toszek} visited the pass on Monday, <saying> that [it was closed].", "2021-09-06", "Monday"),
    ("At the 2019 Basin Forum, {Toszek} <said> [the pass was closed].", "2019", "2019"),
    ("“[It is closed],” {Toszek} <was quoted as saying> by Selm Wire on Monday.", "2021-09-06", "Monday"),
    ("“[It is closed],” {Toszek} <said> on Monday. “[Nobody crosses it].”", "2021-09-06", "Monday"),
    ("“[It is closed],” {Toszek} <said>, according to a transcript released on Monday.", "2021-09-06", "Monday"),
    ("Asked on Monday whether it was safe, {Toszek} <said> [it was closed].", "2021-09-06", "Monday"),
    ("After meeting Arvay in Selm on Monday, {Toszek} <said> [it was closed].", "2021-09-06", "Monday"),
    ("{Toszek} <said> on the night of September 6 that [it was closed].", "2021-09-06", "September 6"),
    ("{Toszek} <once again said> on Monday that [it was closed].", "2021-09-06", "Monday"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "words"), IN_THE_CLAUSE)
def test_the_day_beside_the_cue_is_the_day_of_the_words(text: str, day: str | None, words: str) -> None:
    document, statements = story(text, THURSDAY)
    dated = date(document, statements, no_terms)[0]
    assert (str(dated.date) if dated.date else None, dated.date_expression) == (day, words)
    assert dated.date_by == (OWN if day else "")


# marked text (published on Thursday, 2021-09-09); the statement gets the publication date
NOT_OF_THE_SAYING = [
    "{Toszek} <said> [the pass was closed on Monday].",
    "{Toszek} <said> that [on Monday the pass was closed].",
    "“[On Monday we closed the pass],” {Toszek} <said>.",
    "{Toszek}, who took office on Monday, <said> [the pass was closed].",
    "{Toszek}, elected in 2019, <said> [the pass was closed].",
    "{Toszek}, who resigned last month, <said> [the pass was closed].",
    "Commenting on Monday's attack, {Toszek} <said> [the pass was closed].",
    "After the attack on Monday {Toszek} <said> [the pass was closed].",
    "Asked about the arrests in Tarsk on Monday, {Toszek} <said> [the pass was closed].",
    "Ahead of Sunday's vote, {Toszek} <said> [the pass was closed].",
    "{Toszek} <told> reporters ahead of a summit on Monday that [the pass was closed].",
    "{Toszek}, in office since April 2019, <said> [the pass was closed].",
    "Until Monday {Toszek} <insists> that [the pass stays closed].",
    "In a plan for 2025, {the ministry} <says> that [the pass will be closed].",
    "{Toszek} <said> [the pass was closed], while Velkova left Selm on Monday.",
    "The brigade struck in mid-August but {Toszek} <said> [the pass was open].",
    "There is a threat from Dushar today, because, as {Toszek} <stressed>, [the pass is open].",
    "{Toszek} <called for> [calm] before Friday next week.",
    "{Toszek} <condemned> [the deal of May 2015].",
    "The 2015 agreement, {Toszek} <said>, [is dead].",
    "{Toszek} <told> the Sunday Times that [the pass was closed].",
    "{Toszek} <said> [tomorrow's exercise would be short].",
    "{Toszek} <told> a forum that will end on September 12 that [the pass was closed].",
    "The pass, closed on Monday after the raid, [is safe], {Toszek} <said>.",
    "During a visit that began on Monday, {Toszek} <said> [the pass was closed].",
    "Some of those at Friday prayers <said> [the pass was closed].",
    "Speaking two days after the raid on Monday, {Toszek} <said> [the pass was closed].",
    "{Toszek}, sworn in on Monday as president, <said> [the pass was closed].",
    "{Toszek}, who was born in 1962, <said> [the pass was closed].",
    "{The ministry} has <said> since Monday that [the pass was closed].",
    "{Toszek} <said> [the pass was closed] ahead of the summit on September 16.",
    "{Toszek} <said> before Monday that [the pass was closed].",
    "{Toszek} <once again said> that [the pass was closed].",
    "{Toszek} has <said> that [the pass was closed].",
    "{Toszek} <said> of the fence built in 2019 that [it was useless].",
]


@pytest.mark.parametrize("text", NOT_OF_THE_SAYING)
def test_a_day_of_something_else_leaves_the_publication_date(text: str) -> None:
    document, statements = story(text, THURSDAY)
    dated = date(document, statements, no_terms)[0]
    assert (str(dated.date), dated.date_by, dated.date_expression) == (THURSDAY, PUBLISHED, None)


# marked text, published or not; the statement stays without a date
OPEN = [
    ("{Toszek} <said> on Sunday that [the pass was closed].", "", "Sunday"),
    ("{Toszek} <said> on December 19 that [the pass was closed].", "", "December 19"),
    ("{Toszek} <said> in April that [the pass was closed].", "", "April"),
    ("{Toszek} <said> yesterday that [the pass was closed].", "", "yesterday"),
    ("{Toszek} <said> that [the pass was closed].", "", None),
    ("{Toszek} <said> recently that [the pass was closed].", THURSDAY, "recently"),
    ("{Toszek} <said> the other day that [the pass was closed].", THURSDAY, "the other day"),
    ("{Toszek} <said> years ago that [the pass was closed].", THURSDAY, "years ago"),
    ("{Toszek} had <said> [the pass was closed].", THURSDAY, None),
    ("{Toszek} had earlier <said> [the pass was closed].", THURSDAY, None),
    ("{Toszek} <previously said> [the pass was closed].", THURSDAY, None),
    ("Previously, {Toszek} had <warned> that [the pass was closed].", THURSDAY, None),
    ("Earlier, {Toszek} <said> [the pass was closed].", THURSDAY, None),
    ("{Toszek} has repeatedly <warned> that [the pass was closed].", THURSDAY, None),
    ("{Toszek} once <said> that [the pass was closed].", THURSDAY, None),
    ("{Toszek} <told> Selm Wire earlier that [the pass was closed].", THURSDAY, None),
    ("{Toszek} <said> at the time that [the pass was closed].", THURSDAY, None),
    ("{Toszek} <initially said> that [the pass was closed].", THURSDAY, None),
    ("{The constitution} <says> that [the region is one].", THURSDAY, None),
    ("{The charter of the pact} <says> that [the region is one].", THURSDAY, None),
]


@pytest.mark.parametrize(("text", "published", "words"), OPEN)
def test_what_nothing_settles_stays_open_with_a_reason(text: str, published: str, words: str | None) -> None:
    document, statements = story(text, published)
    dated = date(document, statements, no_terms)[0]
    assert (dated.date, dated.date_by, dated.date_expression) == (None, "", words)
    assert dated.reasons[0].field == "date" and dated.reasons[0].note


# marked text without a publication date, and a date that is settled all the same
SETTLED_WITHOUT_PUBLICATION = [
    ("{Toszek} <said> on December 19, 2022, that [it was closed].", "2022-12-19"),
    ("{Toszek} <said> in April 2019 that [it was closed].", "2019-04"),
    ("{Toszek} had <said> in 2016 that [it was closed].", "2016"),
    ("Shield-2021, Shield 2021 and the plan for 2021. {Toszek} <said> on May 3 that [it was closed].", "2021-05-03"),
    ("The fence was built in 2019. {Toszek} <said> on Friday, May 3, that [it was closed].", "2019-05-03"),
    ("On May 3, 2019, the post burned. On May 5 {Toszek} <said> [it was closed].", "2019-05-05"),
    ("The post burned on May 3, 2019. Two days later {Toszek} <said> [it was closed].", "2019-05-05"),
]


@pytest.mark.parametrize(("text", "day"), SETTLED_WITHOUT_PUBLICATION)
def test_a_year_in_the_text_settles_the_day(text: str, day: str) -> None:
    document, statements = story(text)
    dated = date(document, statements, no_terms)[0]
    assert (str(dated.date), dated.date_by) == (day, OWN)
