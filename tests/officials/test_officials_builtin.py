"""The built-in registry: every row is found by name, alias and post on its days, and no two rows clash."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from rapidfuzz import fuzz

from quotetrack import lexicon
from quotetrack.attribution.officials import COLUMNS, KNOWN_UNTIL, Official, Registry
from quotetrack.attribution.spelling import bare, fold
from quotetrack.lexicon.places import place
from quotetrack.model import PartialDate

REGISTRY = Registry.load()
ROWS = lexicon.builtin("officials.csv", Official)
DAY = dt.timedelta(days=1)
COUNTRIES = ("Armenia", "Belarus", "Kazakhstan", "Kyrgyzstan", "Russia", "Tajikistan")
BLOCS = ("CSTO", "CIS", "SCO", "UN", "OSCE", "NATO")


def label(row: Official) -> str:
    return f"{row.name}, {row.post}, {row.since}"


def middle(row: Official) -> PartialDate:
    """Give a day well inside the term, so that a handover in a month that two terms share does not count."""
    last = min(row.last, KNOWN_UNTIL)
    return PartialDate.of(row.first + (last - row.first) // 2)


@pytest.mark.parametrize("row", ROWS, ids=label)
def test_a_row_is_found_by_its_name_and_each_alias(row: Official) -> None:
    for written in (row.name, *row.aliases, row.name.upper(), f"Mr. {row.name}", fold(row.name)):
        found = REGISTRY.by_name(written, middle(row))
        assert found is not None and found.name == row.name, written


@pytest.mark.parametrize("row", ROWS, ids=label)
def test_a_row_is_found_by_its_post_on_a_day_of_its_term(row: Official) -> None:
    body = row.country or row.organization
    for words in (row.post, f"the {body} {row.role.lower()}", f"{row.role} of the {body}", f"{body}’s {row.role}"):
        found = REGISTRY.by_post(words, middle(row))
        assert found is not None and found.name == row.name, words


@pytest.mark.parametrize("row", ROWS, ids=label)
def test_a_row_is_not_found_by_its_post_outside_its_terms(row: Official) -> None:
    own = [other for other in ROWS if (other.name, other.office) == (row.name, row.office)]
    days = [row.first - 40 * DAY, *([row.last + 40 * DAY] if row.until else [])]
    for day in days:
        if any(other.first <= day <= other.last for other in own):
            continue
        found = REGISTRY.by_post(row.post, PartialDate.of(day))
        assert found is None or found.name != row.name, day


@pytest.mark.parametrize("row", [row for row in ROWS if row.until is None], ids=label)
def test_who_held_a_post_last_is_not_given_for_days_that_the_file_does_not_know(row: Official) -> None:
    assert REGISTRY.by_post(row.post, PartialDate.of(KNOWN_UNTIL)) == row
    assert REGISTRY.by_post(row.post, PartialDate.of(KNOWN_UNTIL + DAY)) is None


def test_terms_of_one_post_do_not_overlap() -> None:
    for one, other in itertools.combinations(ROWS, 2):
        if one.office != other.office:
            continue
        early, late = sorted((one, other), key=lambda row: row.first)
        assert early.until and late.since, f"{label(early)} has no end, and {label(late)} follows"
        # One day or month may end a term and begin the next: the handover.
        shared = min(early.until, late.since, key=lambda date: (date.day > 0) + (date.month > 0)).precision
        parts = {"day": 3, "month": 2, "year": 1}[shared]
        ends = (early.until.year, early.until.month, early.until.day)[:parts]
        begins = (late.since.year, late.since.month, late.since.day)[:parts]
        assert ends <= begins, f"{label(early)} ends {early.until} after {label(late)} begins"


def test_nobody_stands_in_the_file_under_two_spellings() -> None:
    names = sorted({row.name for row in ROWS})
    for one, other in itertools.combinations(names, 2):
        given, others_given = (" ".join(bare(name).split()[:-1]) for name in (one, other))
        alike = fuzz.ratio(fold(one), fold(other)) >= 85 and fuzz.ratio(given, others_given) >= 75
        assert not alike, f"{one} and {other}"


def test_no_alias_names_two_people_and_none_repeats_a_name() -> None:
    owner: dict[str, str] = {}
    for row in ROWS:
        assert len({*map(fold, (row.name, *row.aliases))} - {fold(row.name)}) == len(row.aliases), label(row)
        for written in (row.name, *row.aliases):
            assert owner.setdefault(fold(written), row.name) == row.name, written


def test_rows_of_one_person_give_the_same_aliases() -> None:
    for name, rows in itertools.groupby(sorted(ROWS, key=lambda row: row.name), key=lambda row: row.name):
        assert len({row.aliases for row in rows}) == 1, name


@pytest.mark.parametrize("row", ROWS, ids=label)
def test_a_row_is_well_formed(row: Official) -> None:
    assert row.since is not None and row.wikidata == ""
    assert row.last >= dt.date(2000, 1, 1) and row.first <= KNOWN_UNTIL
    assert row.office is not None and row.office.known and row.office.named
    if row.country:
        found = place(row.country)
        assert row.country in COUNTRIES and found is not None and found.name == row.country
        assert row.organization in ("", "Security Council")
    else:
        assert row.organization in BLOCS


def test_the_file_has_the_documented_columns() -> None:
    from importlib import resources

    text = resources.files(lexicon).joinpath("data", "officials.csv").read_text(encoding="utf-8")
    assert tuple(text.partition("\n")[0].split(",")) == COLUMNS


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("post", ["President", "Prime Minister", "Foreign Minister"])
def test_each_state_has_its_leading_posts_in_2023(country: str, post: str) -> None:
    assert REGISTRY.by_post(f"{post} of {country}", PartialDate(2023, 7, 1)) is not None


@pytest.mark.parametrize("bloc", BLOCS)
def test_each_bloc_has_its_secretary_general_in_2023(bloc: str) -> None:
    assert REGISTRY.by_post(f"{bloc} secretary-general", PartialDate(2023)) is not None


@pytest.mark.parametrize(
    ("words", "on", "name"),
    [
        ("CSTO Secretary General", "2021-02-18", "Stanislav Zas"),
        ("the CSTO secretary-general", "2024-11", "Imangali Tasmagambetov"),
        ("the CSTO chief", "2018-05-20", "Yury Khachaturov"),
        ("CSTO Secretary General", "2019-06-01", None),  # only an acting one held it
        ("CSTO Acting Secretary General", "2019-06-01", "Valery Semerikov"),
        ("Secretary-General of the Collective Security Treaty Organization (CSTO)", "2024", "Imangali Tasmagambetov"),
        ("Secretary-General of the CIS", "2024-11-07", "Sergei Lebedev"),
        ("CIS Executive Secretary", "2010", "Sergei Lebedev"),
        ("CIS Executive Secretary", "2004-07", None),  # the file knows the handover to the year
        ("NATO chief", "2024-10-01", None),  # the day of the handover
        ("NATO chief", "2024-10-02", "Mark Rutte"),
        ("UN chief", "2016", "Ban Ki-moon"),
        ("Russian President", "2010", "Dmitry Medvedev"),
        ("Russian President", "2012", None),
        ("President of the Russian Federation", "2013", "Vladimir Putin"),
        ("the Tajikistan head of state", "2021-02", "Emomali Rahmon"),
        ("head of Tajikistan", "2021-02", "Emomali Rahmon"),
        ("Tajik leader", "2021-02", None),  # president and prime minister both lead
        ("Belarus' Security Council chief", "2021-09-09", "Alexander Volfovich"),
        ("State Secretary of the Belarusian Security Council", "2017", "Stanislav Zas"),
        ("Security Council chief", "2021-09-09", None),  # whose?
        ("head of the Kazakh Foreign Ministry", "2020", "Mukhtar Tleuberdi"),
        ("Minister of Foreign Affairs of Kazakhstan", "2020", "Mukhtar Tleuberdi"),
        ("Russian Defense Minister", "2024-05-13", None),
        ("Russian Defense Minister", "2024-06-13", "Andrey Belousov"),
        ("Russian Minister of Internal Affairs", "2020", "Vladimir Kolokoltsev"),
        ("former Russian President", "2020", None),
        ("the then Russian President", "2020", None),
        ("Russian Deputy Foreign Minister", "2020", None),
        ("Russian Foreign Ministry spokeswoman", "2020", None),
        ("CSTO official", "2021", None),
        ("a NATO diplomat", "2021", None),
        ("Chairman of the Cabinet of Ministers of Kyrgyzstan", "2023", "Akylbek Japarov"),
        ("Korvian President", "2021", None),
    ],
)
def test_posts_as_the_news_writes_them(words: str, on: str, name: str | None) -> None:
    found = REGISTRY.by_post(words, PartialDate.parse(on))
    assert (found and found.name) == name
