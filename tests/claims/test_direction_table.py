"""Where a threat comes from and whom it meets: one row a frame; None where the words do not say."""

from __future__ import annotations

import pytest
from claim_cases import claim_of, tagged

# Some rows name places that no lexicon knows; the first sentence tells the reader of a text that they are places.
KNOWN = "The talks were held in Arvenia after those in Dushar, in Korvia, in Belmark and in Qadristan."

# (cue, content, topic, origin, target)
ROWS: list[tuple[str, str, str, str | None, str | None]] = [
    ("said", "the terrorist threat from Dushar is growing", "terrorism", "Dushar", None),
    ("said", "drug trafficking emanating from Dushar remains a problem", "drug_trafficking", "Dushar", None),
    ("said", "the main danger is terrorism coming from the territory of Dushar", "terrorism", "Dushar", None),
    ("said", "terrorism in the Dushari direction is growing", "terrorism", "Dushar", None),
    ("said", "the Pact sees a terrorist threat from the direction of Dushar", "terrorism", "Dushar", None),
    ("said", "Dushari drugs reach every town", "drug_trafficking", "Dushar", None),
    ("said", "a wave of Dushari refugees is expected, an influx of migrants", "migration", "Dushar", None),
    ("said", "the events in Dushar lead to a surge in terrorism", "terrorism", "Dushar", None),
    ("said", "the situation around Dushar may bring about a wave of illegal migration", "migration", "Dushar", None),
    ("said", "the crisis in Dushar feeds extremism", "extremism", "Dushar", None),
    ("said", "Dushar sponsors terrorism", "terrorism", "Dushar", None),
    ("said", "Dushar remains a hotbed of terrorism", "terrorism", "Dushar", None),
    ("accused", "Dushar of supporting terrorists", "terrorism", "Dushar", None),
    ("said", "heroin is produced in Dushar and spreads over the basin", "drug_trafficking", "Dushar", None),
    ("said", "training camps of terrorists in Dushar pose a danger", "terrorism", "Dushar", None),
    ("said", "terrorists hiding in Dushar threaten the valley", "terrorism", "Dushar", None),
    ("said", "the attackers were Dushari nationals who belonged to a terrorist cell", "terrorism", "Dushar", None),
    ("said", "members of the terrorist team were Dushari", "terrorism", "Dushar", None),
    ("supported", "the idea of a security belt around Dushar", "border_security", "Dushar", None),
    ("said", "there is no threat of invasion from Dushar", "military_threat", "Dushar", None),
    ("said", "terrorists from Dushar and Qadristan meet in the pass", "terrorism", "Dushar", None),
    ("said", "terrorism spreads in Arvenia", "terrorism", None, "Arvenia"),
    ("said", "terrorism is a danger to Arvenia", "terrorism", None, "Arvenia"),
    ("said", "terrorism poses a threat to the security of Arvenia", "terrorism", None, "Arvenia"),
    ("said", "terrorists threaten Arvenia", "terrorism", None, "Arvenia"),
    ("said", "a terrorist attack on Arvenia was planned", "terrorism", None, "Arvenia"),
    ("said", "terrorists seek to infiltrate into Arvenia", "terrorism", None, "Arvenia"),
    ("said", "the drugs were destined for Arvenia and drug trafficking goes on", "drug_trafficking", None, "Arvenia"),
    ("said", "the recruitment of Arvenian citizens by radical preachers goes on", "extremism", None, "Arvenia"),
    ("said", "drugs from Dushar flow into Arvenia", "drug_trafficking", "Dushar", "Arvenia"),
    ("said", "terrorists from Dushar threaten Korvia", "terrorism", "Dushar", "Korvia"),
    ("said", "Korvia may invade Belmark, an invasion of Belmark is likely", "military_threat", "Korvia", "Belmark"),
    ("said", "we must fortify the Dushari-Arvenian border", "border_security", None, "Dushari-Arvenian border"),
    ("said", "tension on the border between Arvenia and Dushar grows", "border_security", None, "Arvenia"),
    ("said", "Arvenia's border with Dushar must be strengthened", "border_security", None, "Arvenia"),
    ("said", "the protection of the Belmarkian border is a priority", "border_security", None, "Belmark"),
    ("said", "with help from Belmark the army fights terrorism", "terrorism", None, None),
    ("said", "we fight terrorism", "terrorism", None, None),
    ("said", "Qadristan is fighting drug trafficking", "drug_trafficking", None, None),
    ("said", "the guards seized heroin in Arvenia", "drug_trafficking", None, None),
    ("called for", "measures against terrorism in Korvia", "terrorism", None, "Korvia"),
    ("said", "militants crossed into Dushar and terrorism is exported from there", "terrorism", "Dushar", None),
    # places of the lexicon: demonyms, blocs, regions, parts of a country
    ("said", "the threat of terrorism from Afghan territory remains", "terrorism", "Afghanistan", None),
    ("said", "terrorists from northern Afghanistan threaten Central Asia", "terrorism", "Afghanistan", "Central Asia"),
    ("said", "illegal migration from the Middle East into the European Union grows", "migration", "Middle East", "EU"),
    ("said", "there is tension on the Tajik-Afghan frontier", "border_security", None, "Tajik-Afghan border"),
    ("said", "drug trafficking threatens the CSTO member states", "drug_trafficking", None, "CSTO"),
    ("said", "U.S.-backed terrorists remain a danger", "terrorism", "United States", None),
    ("said", "the Collective Security Treaty Organization faces terrorism", "terrorism", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("cue", "content", "topic", "origin", "target"), ROWS)
def test_direction(cue: str, content: str, topic: str, origin: str | None, target: str | None) -> None:
    claims = [claim for claim in tagged(content, cue, before=KNOWN + "\n").claims if claim.topic == topic]
    assert [(claim.origin, claim.target) for claim in claims][:1] == [(origin, target)]


def test_each_origin_of_a_list_is_a_claim() -> None:
    claims = tagged("terrorists from Afghanistan, Iraq and Syria are still active").claims
    assert [claim.origin for claim in claims] == ["Afghanistan", "Iraq", "Syria"]


@pytest.mark.parametrize(
    ("before", "cue", "content", "origin"),
    [
        ("", "said, referring to Afghanistan, that", "the threat of terrorism remains", "Afghanistan"),
        ("", ", speaking about the situation in Afghanistan, said", "terrorism is on the rise", "Afghanistan"),
        ("", ", asked about Afghanistan, Iran's envoy said", "terrorism is on the rise", "Afghanistan"),
        ("He spoke of the threats from Afghanistan.", "said", "these threats include terrorism", "Afghanistan"),
        ("He spoke of the threats from Afghanistan.", "said", "terrorism is on the rise", None),
        ("He spoke of the threats from Afghanistan.\n", "said", "these threats include terrorism", None),
        ("He came from Afghanistan to Tajikistan.", "said", "the fight against these terrorists goes on", None),
    ],
)
def test_origin_outside_the_content(before: str, cue: str, content: str, origin: str | None) -> None:
    assert claim_of(tagged(content, cue, before), "terrorism").origin == origin


def test_one_statement_denies_one_claim_and_asserts_another() -> None:
    statement = tagged("there is no threat of an invasion from Afghanistan, but terrorism and drug trafficking remain")
    assert [(claim.topic, claim.stance) for claim in statement.claims] == [
        ("military_threat", "denies"),
        ("terrorism", "asserts"),
        ("drug_trafficking", "asserts"),
    ]


def test_one_topic_denied_of_one_place_and_asserted_of_another() -> None:
    statement = tagged("there is no terrorist threat from Tajikistan, but terrorists from Afghanistan remain a danger")
    assert [(claim.stance, claim.origin) for claim in statement.claims] == [
        ("denies", "Tajikistan"),
        ("asserts", "Afghanistan"),
    ]


def test_reasons_lead_to_the_words() -> None:
    statement = tagged("drugs from Afghanistan flow into Tajikistan", before="It rained.")
    text = "It rained. Oleg Marant said drugs from Afghanistan flow into Tajikistan."
    words = {reason.field: text[slice(*reason.words)] for reason in statement.reasons if reason.words}
    assert words["topic.drug_trafficking"] == "drugs from Afghanistan"
    assert words["origin.drug_trafficking"] == "from Afghanistan"
    assert words["target.drug_trafficking"] == "into Tajikistan"
