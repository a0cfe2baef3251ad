"""Stamps: dates as pages, cells and file names write them."""

from __future__ import annotations

import pytest

from quotetrack.reading.stamps import file_name_stamp, label_of, parse_date, rest_beside_stamps, stamps


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        ("5 May 2021, 14:22", ["2021-05-05"]),
        ("9 Jun 2021, 10:17", ["2021-06-09"]),
        ("Friday, 17 May 2024", ["2024-05-17"]),
        ("Fri., May 17, 2024", ["2024-05-17"]),
        ("May 17th, 2024", ["2024-05-17"]),
        ("17th of May 2024", ["2024-05-17"]),
        ("17-May-2024", ["2024-05-17"]),
        ("Sept. 9, 2021", ["2021-09-09"]),
        ("2024-07-19T10:00", ["2024-07-19"]),
        ("2024-07-19T10:00:00+05:00", ["2024-07-19"]),
        ("2024/07/19", ["2024-07-19"]),
        ("2024.07.19", ["2024-07-19"]),
        ("19.07.2024", ["2024-07-19"]),
        ("03.04.2024", ["2024-04-03"]),
        ("19/07/2024", ["2024-07-19"]),
        ("7/19/2024", ["2024-07-19"]),
        ("04/04/2024", ["2024-04-04"]),
        ("03/04/2024", [None]),
        ("Mon 03/04/2023", ["2023-04-03"]),
        ("Tue 03/04/2023", [None]),
        ("19.07.24 | 14:35", ["2024-07-19"]),
        ("7/19/24", ["2024-07-19"]),
        ("03/04/24", []),
        ("version 2.10.23", []),
        ("192.168.10.12", []),
        ("19-Jul-24", ["2024-07-19"]),
        ("19/Jul/2024", ["2024-07-19"]),
        ("Jul-19-2024", ["2024-07-19"]),
        ("July 19 , 2024", ["2024-07-19"]),
        ("Friday the 19th of July 2024", ["2024-07-19"]),
        ("2024. 7. 19. Friday", ["2024-07-19"]),
        ("March 2021", ["2021-03"]),
        ("18 March", [None]),
        ("March 18", [None]),
        ("from 3 March 2021 to 5 March 2021", ["2021-03-03", "2021-03-05"]),
        ("31 February 2021", []),
        ("32 May", []),
        ("1748 tons of opium", []),
        ("may 2 sides agree", [None]),
        ("section 12.5.1", []),
        ("", []),
    ],
)
def test_stamps(line: str, dates: list[str | None]) -> None:
    found = stamps(line)
    assert [str(stamp.date) if stamp.date else None for stamp in found] == dates
    assert all(line[slice(*stamp.span)].strip(" ,") == stamp.words for stamp in found)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("5 May 2021, 14:22", ""),
        ("Published: 5 May 2021 at 2:22 pm GMT", ""),
        ("Published 2 October 2020, updated 4 October 2020", ""),
        ("2 hours ago", ""),
        ("Yesterday, 10:17", ""),
        ("Today, 10:17", ""),
        ("3 March 2022 | 5 min read", ""),
        ("By Jan Novak | 3 March 2022", "By Jan Novak"),
        ("Jan. 8, 2024, 5:00 a.m. ET", ""),
        ("3 March 2022 at 7:45pm EET", ""),
        ("3 March 2022, 7 pm local time", ""),
        ("3 March 2022 1435 GMT", ""),
        ("2022-03-03 14:22:09+03:00", ""),
        ("3 March 2022 17:05 Tarsk time", ""),
        ("3 March 2022, Thursday", ""),
        ("3 March 2022 | 4,310 views", ""),
        ("3 March 2022 | Viewed: 4310", ""),
        ("Volume 731: debated on 3 March 2022", ""),
        ("Thursday, 3 March 2022 | 30 Rajab 1443", ""),
        ("3 March 2022 - Esfand 12, 1400", ""),
        ("Source: Korvpress | 2022-03-03 14:22:09 | Editor: an", "Korvpress"),
        ("3 March 2022 Border security", "Border security"),
        ("Flag Friday, 17 May 2024", "Flag"),
        ("The pact meets on 17 May 2024 in Selm", "The pact meets in Selm"),
        ("The pact meets", None),
    ],
)
def test_rest_beside_stamps(line: str, rest: str | None) -> None:
    assert rest_beside_stamps(line) == rest


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("2021-03-03", "2021-03-03"),
        ("2021-03", "2021-03"),
        ("2021", "2021"),
        ("20210909", "2021-09-09"),
        ("20211309", None),
        ("3 March 2021", "2021-03-03"),
        ("2021-03-03T10:00:00Z", "2021-03-03"),
        ("2021-03-03 10:00:00", "2021-03-03"),
        ("03.03.2021", "2021-03-03"),
        ("03/04/2021", None),
        ("2021-13-03", None),
        ("soon", None),
        ("3 March", None),
        ("3 March 2021 or 4 March 2021", None),
    ],
)
def test_cells(cell: str, date: str | None) -> None:
    found = parse_date(cell)
    assert (str(found) if found else None) == date


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("selm-wire-20210909-pact", "2021-09-09"),
        ("2021-09-09 pact", "2021-09-09"),
        ("pact_2021_09_09", "2021-09-09"),
        ("pact 9 Sep 2021", "2021-09-09"),
        ("pact_09-09-2021_selm", "2021-09-09"),
        ("2021-9-9 pact", "2021-09-09"),
        ("Sep-09-2021-pact", None),
        ("2021-09-09 and 9 May 2021", None),
        ("pact-2021-09", None),
        ("pact 03-04-2021", None),
        ("2021.09.09", "2021-09-09"),
        ("20210909-20210910", None),
        ("tarsk-405741", None),
        ("pact-20219999", None),
        ("1202109091", None),
        ("pact", None),
    ],
)
def test_file_names(name: str, date: str | None) -> None:
    found = file_name_stamp(name)
    assert (str(found.date) if found else None) == date


@pytest.mark.parametrize(
    ("before", "label"),
    [
        ("Updated: ", "updated"),
        ("Published 2 May, updated ", "updated"),
        ("Last modified on ", "updated"),
        ("Posted ", "published"),
        ("Updated 2 May, first published ", "published"),
        ("Date of publication: ", "published"),
        ("Source: Korvpress | ", "published"),
        ("Corrected on ", "updated"),
        ("By Jan Novak, ", ""),
    ],
)
def test_labels(before: str, label: str) -> None:
    assert label_of(before) == label
