"""Who speaks in dialogue and in other kinds of text, from the words to the speakers: our own small texts."""

from __future__ import annotations

import pytest

from quotetrack.attribution import Registry, attribute
from quotetrack.finding import find
from quotetrack.model import Block, Document


def speakers(text: str) -> list[tuple[str, str | None, str]]:
    """Give the opening of each statement, its speaker and the rule; a line is a paragraph."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(at, at + len(line), "paragraph"))
        at += len(line) + 1
    document = Document("row", text, blocks=tuple(blocks))
    found = attribute(document, find(document), Registry.empty())
    return [(one.text[:16].strip(), one.speaker, one.speaker_by) for one in found]


CASES = [
    pytest.param(
        "The sociologist Selma Brod was asked by Selm Wire.\nQ: Has it failed?\nA: The mayor of Selm, Jan Molk, "
        "said it had.\nQ: And?\nA: It was not tried.",
        [
            ("The mayor of Sel", "Selma Brod", "answering"),
            ("it had", "Jan Molk", "exact_name"),
            ("It was not tried", "Selma Brod", "answering"),
        ],
        id="all answers are of the one introduced",
    ),
    pytest.param(
        "Selma Brod: It was not tried.\nQuestion: Why?\nAnswer: Nobody paid for it.",
        [("It was not tried", "Selma Brod", "exact_name"), ("Nobody paid for", "Selma Brod", "answering")],
        id="the only one who answers by name",
    ),
    pytest.param(
        "Q: Why?\nA: Nobody paid for it.",
        [("Nobody paid for", None, "answering")],
        id="nobody is introduced",
    ),
    pytest.param(
        "Nuria Saltan, spokesperson\nQUESTION: Is it open?\nMS. SALTAN: I have seen the reports.",
        [("I have seen the", "Nuria Saltan", "surname")],
        id="a surname in capitals",
    ),
    pytest.param(
        "PAVLA HORN (Korvia) said the pass was shut. She called for talks.",
        [("the pass was shu", "Pavla Horn", "exact_name"), ("talks", "Pavla Horn", "pronoun")],
        id="a full name in capitals is spelt as names are",
    ),
    pytest.param(
        "Mr. Molk-Brandt (Korvia) said the pass was shut. He called for talks.",
        [("the pass was shu", "Molk-Brandt", "single_name"), ("talks", "Molk-Brandt", "pronoun")],
        id="brackets with a country behind a name",
    ),
    pytest.param(
        "“The pass is shut,” said Rhys Molk MP.",
        [("The pass is shut", "Rhys Molk", "exact_name")],
        id="letters behind a name",
    ),
    pytest.param(
        "Governor Jan Molk wrote on Telegram that two farms had burned. “Nobody is hurt,” his post read.",
        [("two farms had bu", "Jan Molk", "exact_name"), ("Nobody is hurt", "Jan Molk", "document_of")],
        id="his post",
    ),
    pytest.param(
        "Governor Jan Molk wrote on Telegram that two farms had burned. The post said nobody was hurt.",
        [("two farms had bu", "Jan Molk", "exact_name"), ("nobody was hurt", "Jan Molk", "document_of")],
        id="the post of who wrote before",
    ),
    pytest.param(
        "General Victor Stern called the figures a tale. When a reporter asked Jan Molk, he said they were right.",
        [("the figures a ta", "Victor Stern", "exact_name"), ("they were right", "Jan Molk", "pronoun")],
        id="the person of a clause before",
    ),
    pytest.param(
        "General Victor Stern called the figures a tale. After meeting Jan Molk, he said they were right.",
        [("the figures a ta", "Victor Stern", "exact_name"), ("they were right", "Victor Stern", "pronoun")],
        id="not whom the speaker met",
    ),
    pytest.param(
        "“It is open,” Hana Brod said.\nA spokeswoman for the guards declined to comment. She wrote that it was shut.",
        [("It is open", "Hana Brod", "exact_name"), ("it was shut", None, "pronoun")],
        id="somebody unnamed is talked about",
    ),
    pytest.param(
        "“It is open,” a source said. Korvia was visited by the secretary, Jan Molk. “It is shut,” he said.",
        [("It is open", None, "unnamed"), ("It is shut", "Jan Molk", "pronoun")],
        id="the doer in the passive",
    ),
    pytest.param(
        "Carla Stow, 34, said it was loud. The mother-of-two added that she was afraid.",
        [("it was loud", "Carla Stow", "exact_name"), ("she was afraid", "Carla Stow", "definite_description")],
        id="a mother of two",
    ),
    pytest.param(
        "Scared mum says it was loud. A pensioner said it was not. Carla Stow said it was late.",
        [
            ("it was loud", None, "unnamed"),
            ("it was not", None, "unnamed"),
            ("it was late", "Carla Stow", "exact_name"),
        ],
        id="common nouns name nobody",
    ),
    pytest.param(
        "Sheriff Dan Kettering said it was late. “It is late,” Kettering said.",
        [("it was late", "Dan Kettering", "exact_name"), ("It is late", "Dan Kettering", "surname")],
        id="a surname that ends as participles do",
    ),
    pytest.param(
        "His Highness Karim Bas received Jan Molk. His Highness stressed the need for talks.",
        [("the need for tal", "Karim Bas", "rank")],
        id="his highness",
    ),
    pytest.param(
        "In Tarsk, Korvia's premier offered talks. “We are ready,” Stefan Arvay said.",
        [("We are ready", "Stefan Arvay", "exact_name")],
        id="a town before an office is no premier",
    ),
    pytest.param(
        "Daria Velkova is foreign minister. FM Daria Velkova said talks were on. The FM said it was late.",
        [("talks were on", "Daria Velkova", "exact_name"), ("it was late", "Daria Velkova", "post")],
        id="an office in two letters",
    ),
    pytest.param(
        "Jan Molk said it was open; the president said it was shut.",
        [("it was open", "Jan Molk", "exact_name"), ("it was shut", None, "unnamed")],
        id="another speaks in the same sentence",
    ),
]


@pytest.mark.parametrize(("text", "said"), CASES)
def test_speakers(text: str, said: list[tuple[str, str | None, str]]) -> None:
    assert speakers(text) == said
