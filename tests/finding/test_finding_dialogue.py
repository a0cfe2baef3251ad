"""Lines in the form of dialogue, and the turns that `find` makes of them; a line is a block."""

from __future__ import annotations

import pytest

from quotetrack.finding import find
from quotetrack.model import Block, Document


def document(lines: list[str], outlet: str | None = None) -> Document:
    text = "\n".join(lines)
    blocks, at = [], 0
    for line in lines:
        begin = at + len(line) - len(line.lstrip("• "))
        blocks.append(Block(begin, at + len(line), "paragraph"))
        at += len(line) + 1
    return Document("row", text, outlet=outlet, blocks=tuple(blocks))


CASES = [
    pytest.param(
        ["Q: Will the pass open?", "A: It will open in May.", "In June at the latest.", "Q: Sure?", "A: Yes."],
        [("It will open in May In June at the latest", None), ("Yes", None)],
        id="an answer of two paragraphs, and a short one",
    ),
    pytest.param(
        ["**Q: Will the pass open?**", "**A:** It will open in May."],
        [("It will open in May", None)],
        id="bold letters",
    ),
    pytest.param(
        ["Question: Will the pass open?", "Answer: It will open in May."],
        [("It will open in May", None)],
        id="letters written out",
    ),
    pytest.param(
        [
            "QUESTION: Will it open?",
            "MS. LINDE: In May, we hope.",
            "(Laughter.)",
            "Not before.",
            "QUESTION: Thank you.",
        ],
        [("In May, we hope Not before", "MS. LINDE")],
        id="a briefing, remarks in brackets left out",
    ),
    pytest.param(
        [
            "Selm Wire: Will it open?",
            "Marta Linde: In May, we hope.",
            "Selm Wire: And the bridge?",
            "Linde: It stands.",
        ],
        [("In May, we hope", "Marta Linde"), ("It stands", "Linde")],
        id="the outlet asks",
    ),
    pytest.param(
        ["Jana Molk: Will it open?", "Marta Linde: In May.", "Jana Molk: Is it sure?", "Marta Linde: No."],
        [("In May", "Marta Linde"), ("No", "Marta Linde")],
        id="one of two only asks",
    ),
    pytest.param(
        ["Sir Jan Molk (Selm North) (Green): Will it open?", "Marta Linde (Tarsk): It will, in May."],
        [
            ("Will it open", "Sir Jan Molk"),
            ("It will, in May", "Marta Linde"),
        ],
        id="a parliament, where a question is one's own",
    ),
    pytest.param(
        ["• Arvenian energy minister Jan Molk: the pass stays open", "• Date: the fifth of May at noon"],
        [("the pass stays open", "Arvenian energy minister Jan Molk")],
        id="bullets with an office, no rubric",
    ),
    pytest.param(
        ["• Foreign Minister Daria Velkova – the pass stays open", "• Port Aldany – two dead and three hurt"],
        [("the pass stays open", "Foreign Minister Daria Velkova")],
        id="a dash after an office, not after a place",
    ),
    pytest.param(
        ["• Nuria Saltan, secretary general: we shall read it first"],
        [("we shall read it first", "Nuria Saltan")],
        id="an office behind a comma",
    ),
    pytest.param(
        [
            "Marta Linde: Foreign Minister Daria Velkova said that the pass was shut. I doubt it.",
            "Jan Molk: I said that it was open. We said so twice.",
        ],
        [
            ("Foreign Minister Daria Velkova said that the pass was shut. I doubt it", "Marta Linde"),
            ("the pass was shut", "Foreign Minister Daria Velkova"),
            ("I said that it was open. We said so twice", "Jan Molk"),
        ],
        id="what others said is nested, what one says oneself is not",
    ),
    pytest.param(["Venue: Hall 2 of the old customs house."], [], id="no dialogue"),
    pytest.param(
        ["Our reporter Jan Molk is in Tarsk. He writes:", "The square is full and nobody is leaving."],
        [("The square is full and nobody is leaving", "He")],
        id="a paragraph without marks below who writes it",
    ),
]


@pytest.mark.parametrize(("lines", "says"), CASES)
def test_turns(lines: list[str], says: list[tuple[str, str | None]]) -> None:
    assert [(one.text, one.mention) for one in find(document(lines, "Selm Wire"))] == says
