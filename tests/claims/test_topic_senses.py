"""Word senses and lists that share a head: what a sentence is about, and what it only seems to be about."""

from __future__ import annotations

import pytest

from quotetrack.claims import topics
from quotetrack.claims.geography import mark_places

SENSES: list[tuple[str, set[str]]] = [
    # drugs as goods of smugglers, and as medicine
    ("hospitals in Selm lack drugs against cancer", set()),
    ("the ministry bought drugs for two thousand patients", set()),
    ("the new drug passed its clinical trials", set()),
    ("sanctions cut the supply of drugs to pharmacies and vaccines to clinics", set()),
    ("the supply of drugs to the north goes on by night", {"drug_trafficking"}),
    ("half a ton of drugs was seized", {"drug_trafficking"}),
    ("Port Aldany is the gate of the drug trade", {"drug_trafficking"}),
    ("opium poppies are grown in the valley", {"drug_trafficking"}),
    # arms as weapons, limbs, and as a budget
    ("he was received with open arms", set()),
    ("Korvia will buy arms from Belmark", set()),
    ("the arms race harms both", set()),
    ("the army has modern weapons", set()),
    ("arms trafficking", {"arms_trafficking"}),
    ("three lorries with smuggled weapons were stopped", {"arms_trafficking"}),
    ("nuclear weapons were not discussed", set()),
    # illegal things other than migration
    ("illegal logging in the Mirhab valley", set()),
    ("illegal fishing and illegal building", set()),
    ("birds of passage on their migration", set()),
    ("illegal migrants crossed at night", {"migration"}),
    ("the flow of illegal Dushari migrants", {"migration"}),
    ("refugees live in the town of Ostrav", set()),
    ("Korvia has hosted two million refugees", set()),
    ("an influx of refugees would be more than the towns can bear", {"migration"}),
    # terror as a title or a mood
    ("the film Night of Terror was shown", set()),
    ("the novel 'The Terror' sold well", set()),
    ("the reign of terror of King Orvan ended", set()),
    ("a terrible storm", set()),
    ("a terror attack", {"terrorism"}),
    ("the fight against terror", {"terrorism"}),
    # armed groups: their name, and what they do
    ("the Taliban formed a government", set()),
    ("talks with the Taliban went on in Zarhan", set()),
    ("Daesh is the Arabic name of the group", set()),
    ("the war on Daesh ended years ago", set()),
    ("an attack by Jundallah was foiled", {"terrorism"}),
    ("ISIS is regrouping in the highlands", {"terrorism"}),
    ("al-Qaeda camps beyond the river", {"terrorism"}),
    ("the army killed four militants", {"terrorism"}),
    # borders: their guarding, and the rest
    ("the border guards played football", set()),
    ("the markets on the border were opened again", set()),
    ("doctors without borders", set()),
    ("the border region has fine orchards", set()),
    ("the river forms the border of the two states", set()),
    ("the guards will reinforce the border", {"border_security"}),
    ("shooting and clashes on the border", {"border_security"}),
    ("illegal crossings of the border", {"border_security"}),
    # war and invasion
    ("the invasion of privacy by cameras", set()),
    ("since the invasion of Afghanistan in 1979 many have fled", set()),
    ("a military orchestra", set()),
    ("the war of words goes on", set()),
    ("an armed invasion from the south", {"military_threat"}),
    ("the danger of war", {"military_threat"}),
    # crime
    ("a crime novel", set()),
    ("war crimes must be tried", set()),
    ("the International Criminal Court", set()),
    ("organised crime", {"organized_crime"}),
    ("human trafficking", {"organized_crime"}),
    # computers
    ("computer lessons for schools", set()),
    ("the cyber café burnt down", set()),
    ("cyber attacks on banks", {"cybercrime"}),
    # radical
    ("a radical change of plans", set()),
    ("extreme cold", set()),
    ("radical groups win followers", {"extremism"}),
]
LISTS: list[tuple[str, set[str]]] = [
    ("drug and arms trafficking", {"drug_trafficking", "arms_trafficking"}),
    ("trafficking of weapons and drugs", {"drug_trafficking", "arms_trafficking"}),
    ("drug, arms and human trafficking", {"drug_trafficking", "arms_trafficking", "organized_crime"}),
    ("smuggling of drugs, weapons and people", {"drug_trafficking", "arms_trafficking", "migration"}),
    ("illegal migration and organised crime", {"migration", "organized_crime"}),
    ("terrorist and extremist groups", {"terrorism", "extremism"}),
    ("terrorism, drug trafficking, extremism", {"terrorism", "drug_trafficking", "extremism"}),
    ("terrorism, illegal migration, and the trafficking of weapons and drugs",
     {"terrorism", "migration", "arms_trafficking", "drug_trafficking"}),
    ("cross-border crime, cybercrime and the illegal sale of arms",
     {"organized_crime", "cybercrime", "arms_trafficking"}),
    ("weapons and drugs smuggling", {"arms_trafficking", "drug_trafficking"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*SENSES, *LISTS])
def test_topics_of_a_text(text: str, expected: set[str]) -> None:
    assert {hit.topic for hit in topics().find(mark_places(text).text)} == expected
