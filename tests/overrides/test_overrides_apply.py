from __future__ import annotations

import pytest
from overrides_world import claims, document, run, statement, table

from quotetrack.model import Claim, PartialDate, Statement
from quotetrack.overrides import answer, apply

TEXT = document(
    "selm/lenz",
    "SELM, May 4. Militants of the Black Banner Brigade gather beyond the Lenz pass, the minister said.\n"
    "“We are not afraid,” Daria Velkova said. There is no reason to close the border, she added.\n"
    "Smugglers cross the Varan at night. Subscribe to Selm Wire.",
)
GATHER = statement(
    TEXT,
    "Militants of the Black Banner Brigade gather beyond the Lenz pass",
    mention="the minister",
    candidates=("Daria Velkova", "Pavel Dornik"),
    confidence="low",
    date=PartialDate(2023, 5, 4),
    claims=claims("terrorism/asserts/Tarhan Highlands", "border_security/asserts/"),
)
AFRAID = statement(
    TEXT,
    "We are not afraid",
    speaker="Daria Velkova",
    speaker_kind="person",
    role="foreign minister",
    confidence="high",
)
CLOSE = statement(TEXT, "There is no reason to close the border", speaker="Daria Velkova", speaker_kind="person")
OTHER = document("tarsk/9", "The VSP press service said the pass is open.", "2023-05-05")
OPEN = statement(OTHER, "the pass is open", speaker="VSP press service", speaker_kind="organization")
TEXTS = (TEXT, OTHER)
ALL = (GATHER, AFRAID, CLOSE, OPEN)


def one(row: dict[str, str]) -> tuple[Statement, str]:
    made, (fate,) = run([{"id": GATHER.id} | row], TEXTS, ALL)
    return made[GATHER.id], f"{fate.status}: {fate.message}"


@pytest.mark.parametrize(
    ("row", "field", "expected", "says"),
    [
        ({"speaker": "Daria Velkova"}, "speaker", "Daria Velkova", "applied: speaker blank → Daria Velkova"),
        ({"speaker": "Daria Velkova"}, "speaker_kind", "person", "applied"),
        ({"speaker": "Daria Velkova"}, "role", "foreign minister", "applied"),
        ({"speaker": "Daria Velkova"}, "speaker_by", "override", "applied"),
        ({"speaker": "Daria Velkova"}, "confidence", "high", "applied"),
        ({"speaker": "Daria Velkova"}, "overridden", ("speaker",), "applied"),
        ({"speaker": "VSP press service"}, "speaker_kind", "organization", "applied"),
        ({"speaker": "Anton Reszke"}, "speaker_kind", "person", "applied"),
        ({"date": "2023-05-03"}, "date", PartialDate(2023, 5, 3), "applied: date 2023-05-04 → 2023-05-03"),
        ({"date": "2023-05-03"}, "date_by", "override", "applied"),
        ({"date": "2023-05"}, "date", PartialDate(2023, 5), "applied: date 2023-05-04 → 2023-05"),
        ({"date": "-"}, "date", None, "applied: date 2023-05-04 → blank"),
        ({"kind": "mixed"}, "kind", "mixed", "applied: kind indirect → mixed"),
        ({"topics": "-"}, "claims", (), "applied: topics terrorism|border_security → blank"),
        ({"topics": "terrorism"}, "claims", claims("terrorism/asserts/Tarhan Highlands"), "applied"),
        (
            {"topics": "migration, terrorism"},
            "claims",
            claims("migration/asserts/", "terrorism/asserts/Tarhan Highlands"),
            "applied",
        ),
        (
            {"stance": "denies"},
            "claims",
            claims("terrorism/denies/Tarhan Highlands", "border_security/denies/"),
            "applied: stance asserts → denies",
        ),
        (
            {"topics": "terrorism|border_security", "stance": "asserts|calls_for_action"},
            "claims",
            claims("terrorism/asserts/Tarhan Highlands", "border_security/calls_for_action/"),
            "applied: stance asserts → asserts|calls_for_action",
        ),
        ({"stance": "-"}, "claims", claims("terrorism/other/Tarhan Highlands", "border_security/other/"), "applied"),
        (
            {"topics": "terrorism", "claim": "Militants at the Lenz pass"},
            "claims",
            (Claim("terrorism", "asserts", "Tarhan Highlands", label="Militants at the Lenz pass"),),
            "applied: topics terrorism|border_security → terrorism; claim → Militants at the Lenz pass",
        ),
        ({"action": "confirm"}, "confidence", "high", "applied: confirmed"),
        ({"action": "confirm"}, "speaker", None, "applied: confirmed"),
        ({"action": "confirm", "kind": "mixed"}, "kind", "mixed", "applied: confirmed; kind indirect → mixed"),
        ({"action": "SET", "date": "2023-05-04"}, "confidence", "low", "unchanged: says what the machine says"),
        ({"speaker": "-"}, "overridden", (), "unchanged: says what the machine says"),
        ({"note": "look at the next one"}, "confidence", "low", "unchanged: asks for nothing"),
    ],
)
def test_a_row_does_what_its_cells_say(row: dict[str, str], field: str, expected: object, says: str) -> None:
    made, told = one(row)
    assert getattr(made, field) == expected
    assert told.startswith(says)


def test_other_fields_and_other_statements_stay_as_they_are() -> None:
    made, _ = run([{"id": GATHER.id, "speaker": "Pavel Dornik"}], TEXTS, ALL)
    changed = made[GATHER.id]
    assert (changed.text, changed.date, changed.kind, changed.claims) == (
        GATHER.text,
        GATHER.date,
        GATHER.kind,
        GATHER.claims,
    )
    assert [made[same.id] for same in (AFRAID, CLOSE, OPEN)] == [AFRAID, CLOSE, OPEN]


def test_the_reason_names_the_line_and_what_the_machine_said() -> None:
    made, _ = one({"date": "2023-05-03"})
    assert made.reasons[-1].note == "overrides.csv, line 2; the machine says '2023-05-04'"
    assert (made.reasons[-1].field, made.reasons[-1].rule) == ("date", "override")


def test_a_dropped_statement_is_gone() -> None:
    made, (fate,) = run([{"id": AFRAID.id, "action": "drop"}], TEXTS, ALL)
    assert list(made) == [GATHER.id, CLOSE.id, OPEN.id]
    assert (fate.status, fate.message, fate.statement_id) == ("applied", "dropped", AFRAID.id)


def test_an_added_statement_stands_in_its_place() -> None:
    row = {"doc": "selm/lenz", "quote": "smugglers cross the Varan at night", "action": "add"}
    statements, (fate,) = apply(table(row | {"topics": "drug_trafficking", "stance": "asserts"}), TEXTS, ALL)
    added = statements[3]
    assert [one.id for one in statements] == [GATHER.id, AFRAID.id, CLOSE.id, fate.statement_id, OPEN.id]
    assert TEXT.text[slice(*added.spans[0])] == added.text == "Smugglers cross the Varan at night"
    assert TEXT.text[slice(*added.sentence)] == "Smugglers cross the Varan at night."
    assert (added.found_by, added.confidence, added.kind) == ("override", "high", "indirect")
    assert (added.date, added.claims) == (TEXT.published, claims("drug_trafficking/asserts/"))
    assert (fate.status, fate.message, fate.needs_look) == ("applied", "added", False)


def test_an_added_statement_keeps_its_id_over_runs_and_differs_from_all_others() -> None:
    rows = [
        {"doc": "selm/lenz", "quote": words, "action": "add"} for words in ("Smugglers cross", "the Varan at night")
    ]
    first, second = run(rows, TEXTS, ALL)[0], run(rows[::-1], TEXTS[::-1], ALL[::-1])[0]
    assert set(first) == set(second)
    assert len(first) == len(ALL) + 2


@pytest.mark.parametrize(
    ("row", "field", "expected"),
    [
        ({"quote": "Smugglers cross the Varan at night", "speaker": "Jan Ostrowik"}, "speaker", "Jan Ostrowik"),
        ({"quote": "Smugglers cross the Varan at night", "date": "2023"}, "date", PartialDate(2023)),
        ({"quote": "Smugglers cross the Varan at night", "kind": "mixed"}, "kind", "mixed"),
        ({"quote": "We are"}, "kind", "indirect"),
        ({"quote": "not afraid,” Daria"}, "kind", "mixed"),
        ({"quote": "Smugglers […] at night"}, "text", "Smugglers at night"),
        ({"quote": "  smugglers CROSS the “Varan” "}, "text", "Smugglers cross the Varan"),
        ({"doc": "Selm\\Lenz.txt", "quote": "Smugglers cross"}, "doc", "selm/lenz"),
    ],
)
def test_an_added_statement_has_what_its_row_says(row: dict[str, str], field: str, expected: object) -> None:
    made, (fate,) = run([{"doc": "selm/lenz", "action": "add"} | row], TEXTS, ALL)
    assert fate.status == "applied"
    assert getattr(made[fate.statement_id], field) == expected


def test_adding_what_the_machine_finds_itself_corrects_that() -> None:
    row = {"doc": "selm/lenz", "quote": "“We are not afraid,”", "action": "add", "speaker": "Marta Linde"}
    made, (fate,) = run([row], TEXTS, ALL)
    assert made[AFRAID.id].speaker == "Marta Linde"
    assert fate.message == "speaker Daria Velkova → Marta Linde; quotetrack finds this statement by itself now"
    assert len(made) == len(ALL)


@pytest.mark.parametrize(
    ("row", "status", "says"),
    [
        (
            {"doc": "selm/lenz", "quote": "The moon is made of cheese"},
            "stale",
            "the words do not stand in text 'selm/lenz'",
        ),
        ({"doc": "selm/lens", "quote": "Of the moon they said nothing"}, "stale", "did you mean 'selm/lenz'?"),
        ({"doc": "gone", "quote": "Of the moon they said nothing"}, "stale", "text 'gone' is not among the texts read"),
    ],
)
def test_a_row_that_adds_words_which_are_not_there_is_stale(row: dict[str, str], status: str, says: str) -> None:
    made, (fate,) = run([row | {"action": "add"}], TEXTS, ALL)
    assert fate.status == status
    assert says in fate.message
    assert len(made) == len(ALL)


def test_an_added_statement_follows_its_words_into_a_renamed_text() -> None:
    row = {"doc": "old-name", "quote": "Smugglers cross the Varan at night", "action": "add"}
    made, (fate,) = run([row], TEXTS, ALL)
    assert made[fate.statement_id].doc == "selm/lenz"
    assert fate.needs_look
    assert "text 'old-name' is gone; its words stand in 'selm/lenz'" in fate.message


def test_words_of_a_menu_are_not_added() -> None:
    text = document(
        "a", "Read also: Smugglers cross the Varan\nSmugglers cross the Varan at night.", skipped="Read also"
    )
    made, (fate,) = run([{"doc": "a", "quote": "Smugglers cross the Varan", "action": "add"}], [text], [])
    assert made[fate.statement_id].spans[0][0] == text.text.rindex("Smugglers")
    assert fate.message == "added"


@pytest.mark.parametrize(
    ("was", "row", "says"),
    [
        (answer(GATHER), {"kind": "mixed"}, ""),
        ("speaker=Daria Velkova; date=2023-05-04", {"kind": "mixed"}, "speaker was 'Daria Velkova', is blank"),
        ("Daria Velkova", {"speaker": "Pavel Dornik"}, "speaker was 'Daria Velkova', is blank"),
        ("-", {"speaker": "Pavel Dornik"}, ""),
        ("2023-05-04", {"date": "2023-05-03"}, ""),
        ("2023-05-02", {"date": "2023-05-03"}, "date was '2023-05-02', is '2023-05-04'"),
        ("topics=terrorism, border_security", {"kind": "mixed"}, ""),
        ("topics=terrorism", {"kind": "mixed"}, "topics was 'terrorism', is 'terrorism|border_security'"),
        ("stance=denies", {"action": "drop"}, "stance was 'denies', is 'asserts'"),
    ],
)
def test_a_row_applies_and_is_shown_again_when_the_machine_has_changed_its_answer(
    was: str, row: dict[str, str], says: str
) -> None:
    _, (fate,) = run([{"id": GATHER.id, "was": was} | row], TEXTS, ALL)
    assert fate.status == "applied"
    assert fate.needs_look == bool(says)
    assert says in fate.message


def test_a_confirmed_answer_holds_when_the_machine_changes_its_own() -> None:
    row = {"id": GATHER.id, "action": "confirm", "was": "speaker=Daria Velkova; date=; kind=indirect; topics=terrorism"}
    made, (fate,) = run([row], TEXTS, ALL)
    kept = made[GATHER.id]
    assert (kept.speaker, kept.date) == ("Daria Velkova", None)
    assert kept.claims == claims("terrorism/asserts/Tarhan Highlands")
    assert (fate.status, fate.needs_look) == ("applied", True)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Daria Velkowa", "no other statement has the speaker 'Daria Velkowa'; did you mean 'Daria Velkova'?"),
        ("daria velkova", "did you mean 'Daria Velkova'?"),
        ("Velkova", "did you mean 'Daria Velkova'?"),
        ("Vélková", "did you mean 'Daria Velkova'?"),
        ("Anton Reszke", ""),
        ("Daria Velkova", ""),
    ],
)
def test_a_name_that_is_nearly_known_is_asked_about(name: str, says: str) -> None:
    made, (fate,) = run([{"id": GATHER.id, "speaker": name}], TEXTS, ALL)
    assert made[GATHER.id].speaker == name
    assert says in fate.message
    assert fate.needs_look == bool(says)


def test_a_stance_without_a_topic_is_told() -> None:
    made, (fate,) = run([{"id": OPEN.id, "stance": "denies"}], TEXTS, ALL)
    assert made[OPEN.id] == OPEN
    assert fate.needs_look
    assert "on no topic to which the stance could belong" in fate.message


@pytest.mark.parametrize(
    "row",
    [
        {"id": AFRAID.id, "date": "3/4/2023"},
        {"id": AFRAID.id, "topics": "terorism"},
        {"id": GATHER.id, "date": "2023-05-03"},
        {"id": AFRAID.id[:-1] + ("a" if AFRAID.id[-1] != "a" else "b"), "speaker": "Marta Linde"},
    ],
)
def test_an_error_anywhere_and_nothing_is_applied(row: dict[str, str]) -> None:
    rows = [{"id": GATHER.id, "speaker": "Pavel Dornik"}, row, {"id": "qzzzzzzzzzz", "action": "drop"}]
    statements, fates = apply(table(*rows), TEXTS, ALL)
    assert statements == ALL
    assert [fate.line for fate in fates] == [2, 3, 4]
    assert fates[1].status == "error"
    assert fates[2].status == "stale"
    assert fates[0].status == "error" or "nothing of the file is until line 3 is mended" in fates[0].message


def test_an_unknown_column_and_nothing_is_applied() -> None:
    wrong = table({"id": GATHER.id, "speeker": "Pavel Dornik"}, columns=("id", "speeker", "date"))
    statements, fates = apply(wrong, TEXTS, ALL)
    assert statements == ALL
    assert fates[0].line == 1
    assert "did you mean 'speaker'?" in fates[0].message


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"id": GATHER.id}, {"id": GATHER.id.upper()}),
        ({"id": GATHER.id}, {"doc": "selm/lenz", "quote": GATHER.text}),
        ({"doc": "selm/lenz", "quote": GATHER.text}, {"quote": GATHER.text.upper()}),
        ({"id": "qzzzzzzzzzz"}, {"id": "qzzzzzzzzzz"}),
        ({"id": AFRAID.id}, {"doc": "selm/lenz", "quote": "We are not afraid", "action": "add"}),
        (
            {"doc": "selm/lenz", "quote": "Smugglers cross", "action": "add"},
            {"doc": "selm/lenz.txt", "quote": "smugglers cross!", "action": "add"},
        ),
    ],
)
def test_two_rows_for_one_statement_are_an_error_that_names_both(first: dict[str, str], second: dict[str, str]) -> None:
    rows = [first | {"speaker": "Pavel Dornik"}, {}, {"note": "nothing"}, second | {"speaker": "Marta Linde"}]
    statements, fates = apply(table(*rows), TEXTS, ALL)
    assert statements == ALL
    wrong = {fate.line: fate.message for fate in fates if fate.status == "error"}
    assert wrong == {
        2: "line 5 is about the same statement; keep one",
        5: "line 2 is about the same statement; keep one",
    }


def test_a_row_that_asks_for_nothing_is_no_second_row() -> None:
    _, fates = run([{"id": GATHER.id, "speaker": "Pavel Dornik"}, {"id": GATHER.id, "was": "speaker="}], TEXTS, ALL)
    assert [fate.status for fate in fates] == ["applied", "unchanged"]


def test_a_mistyped_id_is_an_error_with_the_nearest_and_an_unknown_one_is_stale() -> None:
    wrong = GATHER.id[:4] + GATHER.id[5] + GATHER.id[4] + GATHER.id[6:]
    _, (fate,) = run([{"id": wrong, "speaker": "Pavel Dornik"}], TEXTS, ALL)
    assert (fate.status, fate.message) == ("error", f"'{wrong}' is no statement's id; did you mean '{GATHER.id}'?")
    _, (fate,) = run([{"id": "q234567abcd", "speaker": "Pavel Dornik"}], TEXTS, ALL)
    assert fate.status == "stale"
    assert "take the row out, or give its doc and quote" in fate.message
