"""What a statement does with a topic: one row a wording."""

from __future__ import annotations

import pytest
from claim_cases import stances

ASSERTS = [
    ("said", "the threat of terrorism in the basin is growing", "terrorism"),
    ("warned", "terrorist groups are regrouping in the Tarhan Highlands", "terrorism"),
    ("said", "drug trafficking through the Lenz pass remains a serious problem", "drug_trafficking"),
    ("noted", "the flow of heroin has doubled since spring", "drug_trafficking"),
    ("warned of", "a new wave of illegal migration", "migration"),
    ("said", "there are terrorist training camps beyond the valley", "terrorism"),
    ("said", "migrants are a threat to the whole valley", "migration"),
    (
        "said",
        "tens of thousands of refugees may pour into Belmark, and the influx of migrants will not stop",
        "migration",
    ),
    ("said", "radical ideas are spreading among young people", "extremism"),
    ("said", "militants have attacked two checkpoints in the Mirhab valley", "terrorism"),
    ("stated", "the situation on the Dushari-Arvenian border remains tense", "border_security"),
    ("said", "there is a real risk of an invasion this year", "military_threat"),
    ("said", "hackers attack our ministries every day", "cybercrime"),
    ("accused", "Dushar of harbouring terrorists", "terrorism"),
    ("condemned", "Dushar for supporting terrorist groups", "terrorism"),
    ("expressed concern over", "the growth of organised crime", "organized_crime"),
    ("said", "terrorism, extremism and drug trafficking are the main challenges to the basin", "extremism"),
    ("said", "the collapse of the government may lead to a surge in arms smuggling", "arms_trafficking"),
    ("said", "Meshur cannot prevent terrorists from crossing the river", "terrorism"),
    ("said", "their support for terrorist groups is well known", "terrorism"),
    ("said", "the quarrel could develop into a full-scale war", "military_threat"),
    ("said", "we are facing an unprecedented wave of cyberattacks", "cybercrime"),
    (
        "said",
        "weapons left by the army have fallen into criminal hands, and arms smuggling flourishes",
        "arms_trafficking",
    ),
    ("believes", "the Black Banner Brigade was behind the terror attack", "terrorism"),
]
DENIES = [
    ("said", "there is no threat of an armed intrusion", "military_threat"),
    ("said", "Arvenia faces no terrorist threat at present", "terrorism"),
    ("ruled out", "an invasion from the south", "military_threat"),
    ("denied", "that terrorists had crossed the border", "terrorism"),
    ("dismissed", "reports of terrorist camps in the highlands", "terrorism"),
    ("rejected", "the accusation that his country supports terrorism", "terrorism"),
    ("said", "drug trafficking does not pose a danger to the republic", "drug_trafficking"),
    ("said", "no terrorist groups operate on Belmark's soil", "terrorism"),
    ("said", "illegal migration is fully under control", "migration"),
    ("denied", "that migrants were a threat", "migration"),
    ("said", "the situation on the border is calm and under full control", "border_security"),
    ("said", "we do not see any risk of extremism in our schools", "extremism"),
    ("said", "there have been no cyberattacks since the spring", "cybercrime"),
    ("said", "talk of an invasion is groundless, an invasion is out of the question", "military_threat"),
    ("said", "an attack from the north is unlikely and an invasion even more unlikely", "military_threat"),
    ("said", "Dushar has never harboured terrorists", "terrorism"),
    ("said", "the republic is free from terrorism", "terrorism"),
    (
        "insisted",
        "no weapons were smuggled through the port and no arms smuggling takes place there",
        "arms_trafficking",
    ),
    ("said", "terrorism no longer threatens the capital", "terrorism"),
]
CALLS = [
    ("said", "the Pact must fight terrorism together", "terrorism"),
    ("called for", "a joint fight against drug trafficking", "drug_trafficking"),
    ("urged", "Korvia to strengthen its border", "border_security"),
    ("stressed", "the need to counter extremism", "extremism"),
    ("emphasized", "the importance of joint measures against organised crime", "organized_crime"),
    ("said", "it is necessary to reinforce the Dushari-Arvenian border without delay", "border_security"),
    ("said", "the basin needs a common strategy against cybercrime", "cybercrime"),
    ("voiced hope that", "the initiative would help curb terrorist activity", "terrorism"),
    ("proposed", "a common list of terrorist organisations", "terrorism"),
    ("said", "we should not allow terrorists to return", "terrorism"),
    ("expressed support for", "the proposal to create a security belt around Dushar", "border_security"),
    ("appealed to", "all states to stop arms smuggling", "arms_trafficking"),
    ("said", "the fight against drug trafficking requires the efforts of all states", "drug_trafficking"),
    ("said", "no country can defeat terrorism alone", "terrorism"),
    ("said", "it is time to put an end to human trafficking", "organized_crime"),
    ("said", "illegal migration demands an urgent response", "migration"),
    ("recommended", "tighter border controls", "border_security"),
    ("said", "terrorism has to be rooted out", "terrorism"),
]
REPORTS = [
    ("said", "the guards seized forty kilograms of opium", "drug_trafficking"),
    ("announced", "eleven members of a terrorist cell had been detained", "terrorism"),
    ("said", "the southern border is being strengthened", "border_security"),
    ("said", "the services have foiled three terror attacks this year", "terrorism"),
    ("said", "the Pact will deepen cooperation against terrorism", "terrorism"),
    ("said", "Qadristan has been fighting drug trafficking for thirty years", "drug_trafficking"),
    (
        "said",
        "the exercise will rehearse the destruction of terrorist groups, a joint drill against terrorism",
        "terrorism",
    ),
    ("said", "two hundred illegal migrants were sent back in May, deported by train", "migration"),
    ("said", "a network of arms smugglers was broken up, and their arms smuggling stopped", "arms_trafficking"),
    ("praised", "Korvia for its efforts against drug trafficking", "drug_trafficking"),
    ("said", "the council adopted a programme against extremism", "extremism"),
    ("said", "a cybercrime unit was opened and cybercrime suspects were arrested", "cybercrime"),
    ("said", "military contingents patrol the border", "border_security"),
    ("said", "the army killed nine militants near the pass", "terrorism"),
]
OTHER = [
    ("condemned", "the terrorist attack in Tarsk", "terrorism"),
    ("discussed", "drug trafficking with his guest", "drug_trafficking"),
    ("said", "he held talks with the secretary general on terrorism", "terrorism"),
    ("said", "troops may be sent to protect the border if the crisis deepens", "border_security"),
    ("criticized", "double standards in the fight against terrorism", "terrorism"),
    ("lamented", "the lack of cooperation in the anti-drug campaign", "drug_trafficking"),
    ("offered condolences to", "the victims of the terror attack", "terrorism"),
    ("said", "the two sides have no differences on the issue of terrorism", "terrorism"),
]


@pytest.mark.parametrize(
    ("cue", "content", "topic", "stance"),
    [
        *((*row, "asserts") for row in ASSERTS),
        *((*row, "denies") for row in DENIES),
        *((*row, "calls_for_action") for row in CALLS),
        *((*row, "reports_action") for row in REPORTS),
        *((*row, "other") for row in OTHER),
    ],
)
def test_stance(cue: str, content: str, topic: str, stance: str) -> None:
    assert stances(content, cue).get(topic) == stance
