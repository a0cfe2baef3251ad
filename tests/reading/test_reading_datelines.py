"""Datelines: place, date and agency of a paragraph's opening, and what only looks like one."""

from __future__ import annotations

import pytest

from quotetrack.reading.dateline import dateline

FOUND = [
    # words, place, date as written, outlet
    ("SELM, March 12. /SELM WIRE/. The pact met.", "Selm", "March 12", "Selm Wire"),
    ("Selm, March 12. /SELM WIRE/. The pact met.", "Selm", "March 12", "Selm Wire"),
    ("MINSK, May 5. /TASS/. The presidents met.", "Minsk", "May 5", "TASS"),
    ("BAKU, Azerbaijan, March 3. /Trend/. The pact met.", "Baku", "March 3", "Trend"),
    ("ST. PETERSBURG, June 5. /TASS/. The pact met.", "St. Petersburg", "June 5", "TASS"),
    ('DUSHANBE, 12.03.2021 /NIAT "Khovar"/. The pact met.', "Dushanbe", "12.03.2021", 'NIAT "Khovar"'),
    ("LONDON, March 3, 2021 /PRNewswire/ -- The pact met.", "London", "March 3, 2021", "PRNewswire"),
    ("ZARHAN (BasinNews): The pact met in Zarhan.", None, None, None),
    ("KABUL (Khaama Press): The ministry met.", "Kabul", None, "Khaama Press"),
    ("**ZARHAN** – The council met in the old hall on the river.", "Zarhan", None, None),
    ("ZARHAN (Zarhan Times): The council met.", "Zarhan", None, "Zarhan Times"),
    ("ZARHAN (Zarhan Times, November 8): The council met.", "Zarhan", "November 8", "Zarhan Times"),
    ("MINSK, 5 May (BelTA) - The presidents met.", "Minsk", "5 May", "BelTA"),
    ("OSTRAV, 12 March 2022 (BasinNews) – The pact met.", "Ostrav", "12 March 2022", "BasinNews"),
    ("Ostrav, 12 March 2022 (BasinNews) – The pact met.", "Ostrav", "12 March 2022", "BasinNews"),
    ("OSTRAV (BasinNews) – The pact met.", "Ostrav", None, "BasinNews"),
    ("TARSK, Korvia (AP) — The pact met.", "Tarsk", None, "Associated Press"),
    ("MESHUR, Dushar (KP) — The pact met.", "Meshur", None, "KP"),
    ("PORT ALDANY, Korvia (Reuters) - The pact met.", "Port Aldany", None, "Reuters"),
    ("New Delhi [India], March 3 (ANI): The pact met.", "New Delhi", "March 3", "ANI"),
    ("SOFIA (Bulgaria), March 3 (SeeNews) – The pact met.", "Sofia", "March 3", "SeeNews"),
    ("BRUSSELS/GENEVA (Reuters) - The pact met.", "Brussels/Geneva", None, "Reuters"),
    ("NEW YORK, Dec. 11 (UPI) — The pact met.", "New York", "Dec. 11", "United Press International"),
    ("SELM, July 22 (AP/Reuters) -- The pact met.", "Selm", "July 22", "Associated Press"),
    ("SELM, July 22 (Agencies) -- The pact met.", "Selm", "July 22", None),
    ("SANA'A (Saba) - The pact met.", "Sana'a", None, "Saba"),
    ("MOSCOW. May 5 (Interfax) – The pact met.", "Moscow", "May 5", "Interfax"),
    ("YEREVAN, MARCH 3, ARMENPRESS. The pact met.", "Yerevan", "MARCH 3", "Armenpress"),
    ("DUSHANBE, August 24, 2021, Asia-Plus -- The pact met.", "Dushanbe", "August 24, 2021", "Asia-Plus"),
    ("ASTANA. KAZINFORM - The pact met.", "Astana", None, "Kazinform"),
    ("Kyiv. April 4. Interfax-Ukraine – The pact met.", "Kyiv", "April 4", "Interfax-Ukraine"),
    ("(Bloomberg) -- The pact met.", None, None, "Bloomberg"),
    ("March 3 (UPI) -- The pact met.", None, "March 3", "United Press International"),
    ("MESHUR, Tarhan Highlands, 2 May – The pact met.", "Meshur", "2 May", None),
    ("SELM – The pact met.", "Selm", None, None),
    ("SELM - The pact met.", "Selm", None, None),
    ("SELM _ The pact met.", "Selm", None, None),
    ("SELM— The pact met.", "Selm", None, None),
    ("SELM -- The pact met.", "Selm", None, None),
    ("SELM- The pact met.", "Selm", None, None),
    ("PORT ALDANY – “We stay,” he said.", "Port Aldany", None, None),
    ("COLUMBIA, S.C. - The pact met.", "Columbia", None, None),
    ("Tehran – The pact met.", "Tehran", None, None),
    ("TEHRAN-Police seized rifles.", "Tehran", None, None),
    (
        "ISLAMABAD: The prime minister said on Monday that the pact would meet again before the summer.",
        "Islamabad",
        None,
        None,
    ),
]

NOT_FOUND = [
    "Moscow: no need to fear an invasion",
    "Ostrav: no need to fear an invasion",
    "TOSZEK: We will close the pass.",
    "Toszek (Arvenia): We will close the pass.",
    "RESZKE (BM): We will close the pass.",
    "RESZKE (Belmark): We will close the pass.",
    "LINDE (D): We will close the pass.",
    "VSP – an alliance of four states",
    "NATO – The alliance met.",
    "EXCLUSIVE — The pact met.",
    "WHAT'S NEXT – The pact meets.",
    "The president – who had come alone – left.",
    "Ilmar Toszek (Arvenia) – president of the pact",
    "US-Arvenian talks go on",
    "ISLAMABAD-based officials met.",
    "TEHRAN-MOSCOW talks go on.",
    "The VSP (Varan Security Pact) - an alliance",
    "Dornik – defence minister – left.",
    "Fishing/hunting/camping is allowed.",
    "In 2021 (March) - The pact met.",
    "Poll: 3 states are close",
    "In May 2021 - The pact met.",
    "Selm – Tarsk border closed",
    "He read it (AP) - The pact met.",
    "A: There is no threat.",
    "Q: Is there a threat?",
    "",
    "(",
    "– ",
]


@pytest.mark.parametrize(("words", "place", "date", "outlet"), [row for row in FOUND if any(row[1:])])
def test_dateline(words: str, place: str | None, date: str | None, outlet: str | None) -> None:
    found = dateline(words, first=True)
    assert found is not None
    assert (found.place, found.stamp.words if found.stamp else None, found.outlet) == (place, date, outlet)
    assert words[found.end :].startswith(("The", "“We", "Police"))


@pytest.mark.parametrize("words", NOT_FOUND + [row[0] for row in FOUND if not any(row[1:])])
def test_no_dateline(words: str) -> None:
    assert dateline(words, first=True) is None


@pytest.mark.parametrize("words", ["SELM – The pact met.", "OSTRAV (BasinNews) – The pact met."])
def test_an_unknown_place_without_a_date_needs_the_first_paragraph(words: str) -> None:
    assert dateline(words, first=False) is None


def test_a_dateline_may_be_all_there_is() -> None:
    found = dateline("SELM, March 12. /SELM WIRE/.", first=True)
    assert found is not None
    assert found.end == len("SELM, March 12. /SELM WIRE/.")
