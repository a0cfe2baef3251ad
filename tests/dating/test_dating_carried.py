"""How a day that the text has told carries on to statements without one, and where it must not."""

from __future__ import annotations

import pytest
from dating_markup import story

from quotetrack.dating import date
from quotetrack.model import PartialDate, Statement

THURSDAY = "2021-09-09"


def no_terms(speaker: str) -> tuple[()]:
    return ()


def told(statement: Statement) -> str:
    return f"{statement.date or '-'} {statement.date_by}".strip()


# marked text (published on Thursday, 2021-09-09), then date and rule of each statement in the order of their numbers
CARRIED = [
    (
        "{Toszek} <said> on Sunday that [the pass was closed].\n“[2 Nobody crosses it],” {2=Toszek: he} <2 added>.",
        ["2021-09-05 reporting clause", "2021-09-05 same speech"],
    ),
    (
        "{Toszek} <said> on Sunday that [the pass was closed], <2 adding> that [2 nobody crosses it{2=Toszek: }].",
        ["2021-09-05 reporting clause", "2021-09-05 reporting clause"],
    ),
    (
        "{Toszek} <said> on Sunday [the pass was closed], while {2 Velkova} <2 said> on Monday [2 it was open].",
        ["2021-09-05 reporting clause", "2021-09-06 reporting clause"],
    ),
    (
        "{Toszek} <said> [the pass was closed], while {2 Velkova} <2 said> on Monday [2 it was open].",
        ["2021-09-09 publication date", "2021-09-06 reporting clause"],
    ),
    (
        "On Monday {Toszek} <said> [the pass was closed] and {2 Velkova} <2 said> [2 it was open].",
        ["2021-09-06 reporting clause", "2021-09-06 reporting clause"],
    ),
    # the lead waits for its day
    (
        "{Toszek} <believes> [the pass is safe].\n“[2 The pass is safe],” Mr. {2 Toszek} <2 said> on September 6.",
        ["2021-09-06 same speech", "2021-09-06 reporting clause"],
    ),
    (
        "{=Toszek: The president} <warned> that [the pass was closed].\nOn Monday, {2 Toszek} <2 said> [2 it was war].",
        ["2021-09-06 same speech", "2021-09-06 reporting clause"],
    ),
    # ... but not for the day of an old quote
    (
        "{Toszek} <believes> [the pass is safe].\nIn April 2019 {2 Toszek} <2 said> [2 it was not].",
        ["2021-09-09 publication date", "2019-04 reporting clause"],
    ),
    (
        "{Toszek} <believes> [the pass is safe].\n{2 Toszek} had <2 said> on Monday [2 it was not].",
        ["2021-09-09 publication date", "2021-09-06 reporting clause"],
    ),
    # another speaker without a day has the publication date
    (
        "{Toszek} <said> on Sunday that [the pass was closed].\n{2 Ostrowik} <2 said> [2 few had crossed].",
        ["2021-09-05 reporting clause", "2021-09-09 publication date"],
    ),
    (
        "{Toszek} <said> on Sunday [it was closed].\nIn another interview, {2 Toszek} <2 said> [2 it was open].",
        ["2021-09-05 reporting clause", "2021-09-09 publication date"],
    ),
    (
        "Separately, {Toszek} <praised> [the guards].\n{2 Toszek} <2 said> on Sunday [2 it was open].",
        ["2021-09-09 publication date", "2021-09-05 reporting clause"],
    ),
    # old quotes go on only while they last
    (
        "In April 2019 {Toszek} <described> [the pass as safe], and <2 said>, "
        "“[2 We hold it{2=Toszek: }].” “[3 We shall],” "
        "{3 Toszek} <3 said>.",
        ["2019-04 reporting clause", "2019-04 reporting clause", "2019-04 same speech"],
    ),
    (
        "In 2016 {Toszek} <said> [the pass was safe].\n"
        "The road has been rebuilt since then, with money of the council, "
        "and the traffic has doubled; the customs house has a new roof, too, and there is talk of a second one.\n"
        "{2 Toszek} <2 said> [2 it was closed].",
        ["2016 reporting clause", "2021-09-09 publication date"],
    ),
    (
        "{Toszek} <said> on Monday [it was closed].\nIn 2016 {2 Toszek} <2 said> [2 it was safe].\n"
        "{3 Velkova} <3 said> on Tuesday [3 it was not].\n{4 Toszek} <4 called for> [4 calm].",
        [
            "2021-09-06 reporting clause",
            "2016 reporting clause",
            "2021-09-07 reporting clause",
            "2021-09-06 same speech",
        ],
    ),
    # the story tells the day before the words
    (
        "Ilmar Toszek met reporters in Selm on Monday. {=Ilmar Toszek: He} <said> [the pass was closed].",
        ["2021-09-06 sentence before"],
    ),
    (
        "Velkova gave an interview to Radio Ostrav on 5 September. "
        "“[The pass is closed],” {=Daria Velkova: she} <said>.",
        ["2021-09-05 sentence before"],
    ),
    (
        "Speaking at a forum in Selm on Monday, Toszek outlined the plan.\n“[The pass is closed],” {Toszek} <said>.",
        ["2021-09-06 sentence before"],
    ),
    (
        "{Velkova} <said> [it was closed].\nIt rained.\nIt rained again.\nThe guards left.\nIlmar Toszek met reporters "
        "in Selm last Sunday. {2=Ilmar Toszek: He} <2 said> [2 it was open].",
        ["2021-09-09 publication date", "2021-09-05 sentence before"],
    ),
    (
        "{Velkova} <said> [it was closed].\nIt rained.\nIt rained again.\nAll left.\nThe recent talks with Toszek "
        "were held on Sunday. {2=Ilmar Toszek: He} <2 said> [2 it was open].",
        ["2021-09-09 publication date", "2021-09-09 publication date"],
    ),
    (
        "Gunmen attacked a post in the Mirhab valley on Monday. {=Jan Ostrowik: He} <said> [the pass was closed].",
        ["2021-09-09 publication date"],
    ),
    # events
    (
        "An extraordinary session of the pact's council took place yesterday.\nThe guests came late.\n"
        "{=session participants: The session participants} <noted> [the danger].\n"
        "{2=session participants: They} <2 stressed> [2 unity].",
        ["2021-09-08 event", "2021-09-08 same speech"],
    ),
    (
        "A summit of the pact was held in Zarhan on Tuesday.\n{Toszek} <called for> [calm].\n"
        "{2 Velkova} <2 voiced hope> that [2 it lasts].",
        ["2021-09-07 event", "2021-09-07 event"],
    ),
    (
        "A summit of the pact was held in Zarhan on Tuesday.\n"
        "{=Viktor Hale: Pact spokesman Viktor Hale} <said> [it went well].",
        ["2021-09-09 publication date"],
    ),
    (
        "Toszek met Velkova in Selm on Tuesday.\nThe talks took three hours.\n{Toszek} <praised> [the pact].\n"
        "{2=Ivo Brandt: Analyst Ivo Brandt} <2 said> [2 it was weak].",
        ["2021-09-07 event", "2021-09-09 publication date"],
    ),
    (
        "{Toszek} <told> a press conference in Selm on Sunday that [it was closed].\nThe road is old.\n"
        "{2 Dornik} <2 told> the press conference that [2 it was mined].",
        ["2021-09-05 reporting clause", "2021-09-05 event"],
    ),
    (
        "During the 2019 session of the pact held in April, {Toszek} <lamented> [the delay].\n"
        "[2 More money was needed], {2=Toszek: the president} had <2 stated> in the session.",
        ["2019-04 reporting clause", "2019-04 event"],
    ),
    (
        "Toszek met Velkova in Selm on Tuesday.\n{Toszek} <said> [it was closed].\n"
        "Toszek met Arvay in Tarsk on Wednesday.\n{2 Arvay} <2 said> [2 it was open].",
        ["2021-09-07 sentence before", "2021-09-08 sentence before"],
    ),
    (
        "An extraordinary session was held on Monday.\n{Toszek} <called for> [calm].\n"
        "The agenda also held the recent talks between Toszek and Arvay, held in Tarsk on August 20.\n"
        "In his speech, {2 Toszek} also <2 focused on> [2 trade].",
        ["2021-09-06 event", "2021-09-06 same speech"],
    ),
    (
        "{Toszek} <said> on Monday [it was closed].\nSimultaneously, {2 Velkova} <2 expressed> [2 support for it].\n"
        "{3 Velkova} <3 voiced hope> that [3 it lasts].",
        ["2021-09-06 reporting clause", "2021-09-06 same occasion", "2021-09-06 same speech"],
    ),
    (
        "{Toszek} <said> on Monday [it was closed].\n{2 Velkova}, for her part, <2 praised> [2 the guards].",
        ["2021-09-06 reporting clause", "2021-09-06 same occasion"],
    ),
    # ... or right after them
    (
        "“[The pass is closed],” {Toszek} <said>.\nHe made the remarks at a ceremony in Selm on Monday.",
        ["2021-09-06 sentence after"],
    ),
    (
        "{Toszek} <said> [it was closed]. {2=Toszek: He} <2 added> that [2 it was safe]. The comments came on Monday.",
        ["2021-09-06 sentence after", "2021-09-06 sentence after"],
    ),
    (
        "{Velkova} <praised> [the guards].\n{2 Toszek} <2 said> [2 it was closed].\nToszek made the remarks on Monday.",
        ["2021-09-09 publication date", "2021-09-06 sentence after"],
    ),
    (
        "{Toszek} <said> [it was closed].\nThe attack came on Monday.",
        ["2021-09-09 publication date"],
    ),
    (
        "The council met on Monday to hear the general.\n“[It is closed],” {Ostrowik} <told> the council.",
        ["2021-09-06 event"],
    ),
    (
        "The leaders of the pact met by video link yesterday.\n{Toszek} <voiced> [concern].\n"
        "{2=Meshur: Meshur} <2 has denied> [2 everything].\n{3 Spokesman Viktor Hale} <3 said> [3 it went well].",
        ["2021-09-08 event", "2021-09-09 publication date", "2021-09-09 publication date"],
    ),
    # vague times hold for the words that go on, not for the rest of the story
    (
        "{Toszek} recently <said> [it was closed]. {2=Toszek: He} <2 added> that [2 it was safe].\nThe road is old.\n"
        "It was built by hand, and it has been mended often.\n{3 Velkova} <3 agreed> that [3 it was].\n"
        "{4 Toszek} <4 called for> [4 calm].",
        ["-", "-", "2021-09-09 publication date", "2021-09-09 publication date"],
    ),
    (
        "{Toszek} <said> earlier this month [it was closed].\n{2 Velkova} <2 agreed> that [2 it was].\n"
        "{3 Toszek} <3 called for> [3 calm].",
        ["2021-09 reporting clause", "2021-09-09 publication date", "2021-09-09 publication date"],
    ),
    (
        "{Toszek} <told> reporters on Monday [it was closed]. Hours later {2 Velkova} <2 said> [2 it was open].",
        ["2021-09-06 reporting clause", "2021-09-06 reporting clause"],
    ),
    # older speech is left open and takes nothing from its neighbours
    (
        "{Toszek} <said> on Monday [it was closed].\n{2 Toszek} had <2 said> [2 it was open].\n"
        "{3=Toszek: He} <3 added> that [3 it was safe].",
        ["2021-09-06 reporting clause", "-", "-"],
    ),
    (
        "{Toszek} <said> on Wednesday [it was closed].\nA day earlier, {2 Dornik} had <2 said> [2 it was open].",
        ["2021-09-08 reporting clause", "2021-09-07 reporting clause"],
    ),
    (
        "The post burned on Monday. Two days earlier {Dornik} had <said> [it was safe]. "
        "The next day {2 Linde} <2 said> [2 it was not].",
        ["2021-09-04 reporting clause", "2021-09-05 reporting clause"],
    ),
    # statements inside statements, websites
    (
        "{2=Viktor Hale: Spokesman Viktor Hale} <2 said> on Tuesday that [2 {Toszek} <emphasized> [the danger]].",
        ["2021-09-07 reporting clause", "2021-09-07 reporting clause"],
    ),
    (
        "{2=Viktor Hale: Spokesman Viktor Hale} <2 told> Korvpress that [2 {Toszek} had <emphasized> [the danger]].",
        ["-", "2021-09-09 publication date"],
    ),
    (
        "[A session of the pact took place yesterday], "
        "<according to> {=Korvian presidency: the president's official website}.",
        ["2021-09 between event and publication"],
    ),
    (
        "{=pact press center: The pact's press center} <says> [Marant on September 6 held a press conference]. "
        "{2=Oleg Marant: He} <2 called> [2 the fence useless].",
        ["2021-09 between event and publication", "2021-09-06 sentence before"],
    ),
    # a committee that hears a report sits on that day; whoever hears shots does not
    (
        "The border committee of the Korvian parliament on Tuesday heard a long report on the pass.\n"
        "{Dornik} <conceded> that [the pass was closed].\n{2 Linde} <2 said> [2 nobody asked her].",
        ["2021-09-07 event", "2021-09-07 event"],
    ),
    (
        "Villagers on Tuesday heard shots near the pass.\n{Dornik} <conceded> that [the pass was closed].",
        ["2021-09-09 publication date"],
    ),
    (
        "Lawmakers debated the law on Tuesday.\n{Linde} <called> [it sound].",
        ["2021-09-07 event"],
    ),
    (
        "{=police: Police} <said> [three men were arrested on Monday].",
        ["2021-09-09 publication date"],
    ),
    # words that point back to the one day of the sentence before, or to an event whose day is not told
    (
        "The pass opened in May 2019. At the time, {Linde} <said> [it was safe].",
        ["2019-05 sentence before"],
    ),
    (
        "The pass opened in May 2019. “[It is safe],” {Linde} <said> at the time.",
        ["2019-05 sentence before"],
    ),
    (
        "The post burned on Monday. Hours after the attack, {Linde} <said> [it was safe].",
        ["2021-09-06 sentence before"],
    ),
    (
        "The pass opened in May 2019 and closed in June 2020. At the time, {Linde} <said> [it was safe].",
        ["-"],
    ),
    ("The pass opened.\nGuards came.\nTwo weeks after the vote, {Linde} <said> [it was safe].", ["-"]),
    ("The pass opened.\nGuards came.\nThe vote came a day after {Linde} <told> them [it was safe].", ["-"]),
    ("Two weeks after the vote, {Linde} <said> [it was safe].", ["2021-09-09 publication date"]),
    (
        "The pass opened.\nGuards came.\n“[Two weeks after the vote we left],” {Linde} <said>.",
        ["2021-09-09 publication date"],
    ),
    # a lead does not wait for a day that the story looks back to
    (
        "{Toszek} <says> [the pass is safe].\nLast Friday {2 Toszek} <2 said> [2 it was not].",
        ["2021-09-09 publication date", "2021-09-03 reporting clause"],
    ),
    (
        "{Toszek} <says> [the pass is safe].\nOn August 30 {2 Toszek} <2 said> [2 it was not].",
        ["2021-09-09 publication date", "2021-08-30 reporting clause"],
    ),
    # "earlier in the day" is the story's day, not one that it looks back to
    (
        "Last Wednesday {Toszek} <said> [it was closed].\nEarlier in the day, {2 Linde} <2 said> [2 it was open].",
        ["2021-09-08 reporting clause", "2021-09-09 reporting clause"],
    ),
    # a later day is reckoned from no day before one that is not known
    (
        "On May 3, 2020, {Toszek} <said> [it was closed].\n"
        "A month ago we asked. The next day {2 Linde} <2 said> [2 it was open].",
        ["2020-05-03 reporting clause", "-"],
    ),
    # years are reckoned from a year of the same paragraph only
    (
        "In a 1987 interview {Toszek} <boasted> of [the pass]. Sixteen years later, {2 he} <2 denied> [2 it].",
        ["1987 reporting clause", "2003 reporting clause"],
    ),
    (
        "In a 1987 interview {Toszek} <boasted> of [the pass].\nA year later, {2 Linde} <2 said> [2 it was closed].",
        ["1987 reporting clause", "-"],
    ),
    # a figure of another year beside the words
    ("{Linde} <said> [seizures rose to 60], up from 40 in the same period last year.", ["2021-09-09 publication date"]),
    # who is received speaks on that day; a quotation right after words about its speaker
    (
        "Speaker Jon Ostrowik on Sunday received a delegation.\n{=Jon Ostrowik: Ostrowik} <praised> [the talks].",
        ["2021-09-05 sentence before"],
    ),
    ("On Tuesday she was adamant. “[There is no war],” {Linde} <told> reporters.", ["2021-09-07 sentence before"]),
    ("On Tuesday she will be adamant.\n“[It is no war],” {Linde} <told> reporters.", ["2021-09-09 publication date"]),
    # two who met; the same gathering by another name
    (
        "Last week Toszek met with Velkova. During that meeting {Toszek} <called> [it safe].",
        ["2021 event"],
    ),
    (
        "The cabinet, at its meeting on Sunday, <condemned> [the raid{cabinet: }].\n"
        "After the session {2 Linde} <2 said> [2 it hurt].",
        ["2021-09-05 reporting clause", "2021-09-05 event"],
    ),
    (
        "{Linde} <announced> on June 28, 2012, that [it would leave], <2 saying> [2 nobody asked her{2=Linde: }].",
        ["2012-06-28 reporting clause", "2012-06-28 reporting clause"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_days_carry_on_within_a_speech_or_an_event(text: str, expected: list[str]) -> None:
    document, statements = story(text, THURSDAY)
    assert [told(statement) for statement in date(document, statements, no_terms)] == expected


def terms_of(speaker: str) -> tuple[tuple[PartialDate | None, PartialDate | None], ...]:
    known: dict[str, tuple[tuple[PartialDate | None, PartialDate | None], ...]] = {
        "Oleg Marant": ((PartialDate(2016), PartialDate(2021, 12)),),
        "Nuria Saltan": ((PartialDate(2022, 1), None),),
        "Ivo Brandt": ((PartialDate(2021), PartialDate(2021)),),
    }
    return known.get(speaker, ())


# marked text without a publication date, and its date when the speakers' terms are known
BY_TERM = [
    ("On Thursday, November 7, {=Nuria Saltan: Saltan} <said> [it was closed].", "2024-11-07"),
    ("On November 7 {=Ivo Brandt: Brandt} <said> [it was closed].", "2021-11-07"),
    ("On Sunday, November 7, {=Ivo Brandt: Brandt} <said> [it was closed].", "2021-11-07"),
    ("On Thursday, November 7, {=Oleg Marant: Marant} <said> [it was closed].", "2019-11-07"),
    ("On November 7 {=Oleg Marant: Marant} <said> [it was closed]. Plans for 2022 were made in 2021.", "2021-11-07"),
    ("On November 7 {=Nuria Saltan: Saltan} <said> [it was closed]. Plans for 2023 were made in 2022.", None),
    ("On December 19 {=Oleg Marant: Marant} <said> [it was closed]. Results of 2021, plans for 2022.", "2021-12-19"),
    ("On Monday {=Oleg Marant: Marant} <said> [it was closed].", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), BY_TERM)
def test_a_term_of_office_settles_the_year(text: str, day: str | None) -> None:
    document, statements = story(text)
    dated = date(document, statements, terms_of)[0]
    assert (str(dated.date) if dated.date else None) == day
