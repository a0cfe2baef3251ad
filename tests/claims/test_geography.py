"""Places of a text: known names, demonyms, borders, and names that only the text itself explains."""

from __future__ import annotations

import pytest

from quotetrack.claims.geography import find_places, mark_places
from quotetrack.claims.strangers import may_name_group, may_name_strangers, named_groups, strangers
from quotetrack.claims.wording import MARKS, unmarked


@pytest.mark.parametrize(
    ("part", "rest", "may"),
    [
        ("terrorists from Dushar", "", True),
        ("terrorists of Dushar", "", False),
        ("terrorists of Dushar", "They met in northern Dushar.", True),
        ("terrorists of Dushar", "Dushar's embassy was silent.", True),
        ("terrorists of Dushar", "They met in the Dushar.", True),
        ("terrorists of Dushar", "Dushari guards came.", True),
        ("Dushari terrorists", "They met in Dushar.", True),
        ("terrorists of Dushar", "The Dushar-Korvian border is long.", True),
        ("El Varan", "They met in El Varan.", True),
        ("Terrorists of the hills", "They met in Terrorists.", True),
        ("Terrorists of the hills", "All terrorists left.", False),
        ("The Black Banner militants", "", True),
        ("The Black Banner", "Black Banner militants came.", True),
        ("Soldiers of the Dawn", "", True),
        ("DUSHAR is far", "They met in DUSHAR.", False),
        ("terrorists from Afghanistan’s hills", "", False),
        ("We know that the President is in Kabul", "", False),
        ("it’s over", "They met in Dushar.", False),
    ],
)
def test_only_a_part_with_an_unknown_name_may_name_strangers(part: str, rest: str, may: bool) -> None:
    text = f"{part}. {rest}"
    assert may_name_strangers(part, text) is may
    marked = mark_places(part, strangers(text)).text
    assert may or marked == mark_places(part).text


@pytest.mark.parametrize(
    ("part", "rest", "may"),
    [
        ("Black Banner came", "Black Banner militants came.", True),
        ("White Banner came", "Black Banner militants came.", False),
        ("Black Banner came", "", False),
        ("the banner came", "Black Banner militants came.", False),
        ("Soldiers of the Dawn came", "", True),
    ],
)
def test_only_a_part_with_the_first_word_of_its_name_may_name_a_group(part: str, rest: str, may: bool) -> None:
    assert may_name_group(part, f"{part}. {rest}") is may


def found(text: str, explained: str = "") -> list[tuple[str, str, str]]:
    """Give (words, name, kind) of each place; `explained` is the rest of the document."""
    names = strangers(f"{explained} {text}") if explained else {}
    return [(text[one.start : one.end], one.name, one.kind) for one in find_places(text, names)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from Afghanistan to Russia", [("Afghanistan", "Afghanistan", "place"), ("Russia", "Russia", "place")]),
        ("Afghan and Russian guards", [("Afghan", "Afghanistan", "people"), ("Russian", "Russia", "people")]),
        ("U.S. forces and us", [("U.S.", "United States", "place")]),
        ("the US-led coalition", [("the US", "United States", "place")]),
        ("in northern Afghanistan", [("northern Afghanistan", "Afghanistan", "place")]),
        ("the neighbouring Tajikistan’s towns", [("the neighbouring Tajikistan", "Tajikistan", "place")]),
        ("the Collective Security Treaty Organization (CSTO)",
         [("the Collective Security Treaty Organization", "CSTO", "place"), ("CSTO", "CSTO", "place")]),
        ("the Tajik-Afghan border", [("the Tajik-Afghan border", "Tajik-Afghan border", "border")]),
        ("the Tajik–Afghan frontier area", [("the Tajik–Afghan frontier area", "Tajik-Afghan border", "border")]),
        ("the Iran-Pakistan border", [("the Iran-Pakistan border", "Iranian-Pakistani border", "border")]),
        ("the Afghan border", [("the Afghan", "Afghanistan", "people")]),
        ("South Korea and Korea", [("South Korea", "South Korea", "place")]),
        ("the west of the town, turkey and polish", []),
        ("", []),
    ],
)  # fmt: skip
def test_known_places(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("explained", "text", "expected"),
    [
        ("They met in Dushar.", "drugs from Dushar", [("Dushar", "Dushar", "place")]),
        ("They met in Dushar.", "Dushari drugs", [("Dushari", "Dushar", "people")]),
        ("They met in Qadristan.", "the Qadri minister", [("the Qadri", "Qadristan", "people")]),
        ("They met in Belmark.", "Belmarkian guards", [("Belmarkian", "Belmark", "people")]),
        ("Arvenia is a state, the Arvenian army is small.", "Arvenia fears it", [("Arvenia", "Arvenia", "place")]),
        ("It rained.", "the Dushari-Arvenian border",
         [("the Dushari-Arvenian border", "Dushari-Arvenian border", "border")]),
        ("They fled to the Tarhan Highlands.", "in the Tarhan Highlands",
         [("the Tarhan Highlands", "Tarhan Highlands", "place")]),
        ("He lives in Yarsk province.", "drugs from Yarsk", [("Yarsk", "Yarsk", "place")]),
        ("Korvia's embassy was silent.", "hackers of Korvia", [("Korvia", "Korvia", "place")]),
        ("Belmark’s defence ministry denied it.", "Belmarkian jets", [("Belmarkian", "Belmark", "people")]),
        # people, days, posts, things
        ("Velkova's government fell.", "threats from the hills of Velkova", []),
        ("Daria Velkova’s foreign ministry was silent.", "the threats of Velkova", []),
        ("Daria Velkova wrote. A letter came from Velkova.", "threats from Velkova", []),
        ("He came on Monday and in March.", "in March", []),
        ("He spoke in Parliament.", "in Parliament", []),
        ("In Violence and Peace, violence is described.", "against Violence", []),
        ("He believes in Hassan, Hassani said.", "in NATO's name", [("NATO", "NATO", "place")]),
    ],
)  # fmt: skip
def test_places_that_no_lexicon_knows(explained: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text, explained) == expected


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("the terrorist group Black Banner was beaten", {"Black Banner"}),
        ("the extremist organisation “Sons of Dawn” was banned", {"Sons of Dawn"}),
        ("three Black Banner militants were killed", {"Black Banner"}),
        ("The Sword Brothers insurgents came", {"Sword Brothers"}),
        ("Foreign militants and Afghan militants came", set()),
        ("many militants came", set()),
        ("Black Banner plays football", set()),
    ],
)
def test_groups_that_no_lexicon_knows(text: str, groups: set[str]) -> None:
    assert named_groups(text) == groups


def test_marks_lead_back() -> None:
    text = (
        "the Dushari army fights the terrorist group Black Banner in northern Dushar near the Dushari-Arvenian border"
    )
    marked = mark_places(text, strangers(text))
    assert unmarked(marked.text) == text
    assert [one.kind for one in marked.mentions] == ["people", "group", "place", "border"]
    for one in marked.mentions:
        opened, closed = MARKS[one.kind]
        start = marked.text.index(opened + text[one.start : one.end] + closed)
        assert marked.plain(start + 1) == one.start
        assert marked.within(start, start + 1) == (one,)
