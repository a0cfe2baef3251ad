"""Words for an outlet, and statements that only say that an outlet reported another."""

from __future__ import annotations

import pytest
from marked import read_marked

from quotetrack.attribution.chains import outlet_name, unwrap


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the Zarhan Times newspaper", "Zarhan Times"),
        ("Korvia’s state news agency Korvpress", "Korvpress"),
        ("the Korvpress agency", "Korvpress"),
        ("Radio Ostrav", "Radio Ostrav"),
        ("Basin TV", "Basin TV"),
        ("state television", "state television"),
        ("the Arvenian president’s official website", "Arvenian president’s official website"),
        ("the Tarsk Herald", "Tarsk Herald"),
        ("the Basin News Service (BNS)", "Basin News Service"),
        ("this newspaper", None),
        ("Viktor Hale", None),
        ("the UN refugee agency", None),
        ("the Interior Ministry", None),
        ("Belmark", None),
        ("reporters", None),
        ("survivors", None),
        ("", None),
        ("Korvia agreed to talks but the drug control agency", None),
    ],
)
def test_outlet_name(words: str, expected: str | None) -> None:
    assert outlet_name(words) == expected


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("«1:Korvpress» <1:reported> that {1:«2:Anton Reszke» <2:said> {2:~the pass is shut}}.", [2]),
        ("«2:Reszke» <2:said> {1:{2:the pass is shut} and the road too}, <1:according to> «1:Korvpress».", [2]),
        ("«1:Korvpress» <1:reported> that {1:the pass is shut}.", [1]),
        ("«1:Reszke» <1:said> that {1:«2:critics» <2:claim> {2:~the pass is shut}}.", [1, 2]),
        ("«1:Korvpress» <1:said> {1:snow fell}. «2:Reszke» <2:said> {2:it melted}.", [1, 2]),
    ],
)
def test_unwrap(text: str, kept: list[int]) -> None:
    _, statements = read_marked(text)
    left = unwrap(statements)
    assert [int(one.id[1:]) for one in left] == kept
    assert all(one.via_span is not None and not one.nested for one in left if kept == [2])
