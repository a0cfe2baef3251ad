"""A statement's words as a reader sees them: what is left out is shown, and what was opened is closed."""

from __future__ import annotations

import pytest

from quotetrack.model import Document, Kind, Span, Statement, quote, quoted


def _statement(marked: str, kind: Kind) -> tuple[Statement, Document]:
    """Make a statement of the words between ⟦ and ⟧."""
    text, spans, start = "", list[Span](), 0
    for ch in marked:
        if ch == "⟦":
            start = len(text)
        elif ch == "⟧":
            spans.append((start, len(text)))
        else:
            text += ch
    content = " ".join(text[start:end] for start, end in spans)
    return Statement("a", tuple(spans), content, kind, (0, len(text)), "test"), Document("a", text)


@pytest.mark.parametrize(
    ("marked", "kind", "shown"),
    [
        ("“⟦The pass is closed⟧,” he said.", "direct", "“The pass is closed”"),
        ("“⟦It is closed⟧,” he said. “⟦It stays so⟧.”", "direct", "“It is closed … It stays so”"),
        ("“⟦It is closed.⟧\n\n“⟦It stays so⟧.”", "direct", "“It is closed. It stays so”"),
        ("He said ⟦the pass\nis closed⟧.", "indirect", "the pass is closed"),
        ("He said ⟦the pass⟧, he thought, ⟦was closed⟧.", "indirect", "the pass … was closed"),
        ("He said ⟦it was “closed for good⟧.”", "mixed", "it was “closed for good”"),
        ("He said ⟦it was “closed for good⟧,” and left.", "mixed", "it was “closed for good”"),
        ('He said ⟦it was "closed for good⟧."', "mixed", 'it was "closed for good"'),
        ('He said ⟦it was "closed" for good⟧".', "mixed", 'it was "closed" for good'),
        ("He said ⟦it was “closed” for good⟧.", "mixed", "it was “closed” for good"),
        ("He said ⟦it was “closed for good⟧ and left.", "mixed", "it was “closed for good"),
        ("He said ⟦it was closed⟧.”", "indirect", "it was closed"),
    ],
)
def test_words_for_a_reader(marked: str, kind: Kind, shown: str) -> None:
    assert quoted(*_statement(marked, kind)) == shown


def test_without_its_text_a_statement_shows_its_own_words() -> None:
    one = Statement("lost", ((0, 6), (20, 28)), "It is closed", "mixed", (0, 30), "test")
    assert quote(one, Document("lost", "")) == "It is closed"
