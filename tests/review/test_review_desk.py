"""What the analyst does on the page becomes rows of overrides.csv, and rows of a hand are left alone."""

from __future__ import annotations

import csv
import io
import threading
from collections.abc import Callable

import pytest
from review_world import Page

from quotetrack import overrides, pipeline, settings
from quotetrack.review import rows
from quotetrack.review.desk import Desk

Find = Callable[[str], str]
MINISTER, PASS, OUR = "drug trafficking", "The Lenz pass", "Our border"


def table(page: Page) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(page.desk.file.read_text(encoding="utf-8-sig"))))


def shown(page: Page, identity: str) -> dict[str, object]:
    entry = page.desk.state().entry_of[identity]
    text = page.get("text", doc=entry.document.doc)
    return next(one for one in text["statements"] if one["id"] == identity)


def test_a_correction_is_a_row_with_the_tools_answer(page: Page, statement: Find) -> None:
    told = page.post("correct", id=statement(MINISTER), fields={"speaker": "Yusuf al-Hadri"})
    assert told["done"] == "speaker: Yusuf al-Hadri"
    [row] = table(page)
    assert (row["id"], row["speaker"], row["action"]) == (statement(MINISTER), "Yusuf al-Hadri", "")
    assert row["was"].startswith("speaker=; date=2023-01-18; kind=indirect; topics=drug_trafficking")
    assert shown(page, statement(MINISTER))["speaker"] == "Yusuf al-Hadri"
    assert shown(page, statement(MINISTER))["mark"] == "corrected"


def test_one_statement_has_one_row_whatever_is_done_to_it(page: Page, statement: Find) -> None:
    identity = statement(PASS)
    page.post("correct", id=identity, fields={"speaker": "Marta Linde"})
    page.post("correct", id=identity, fields={"date": "2023-01"})
    page.post("correct", id=identity, fields={"claims": [{"topic": "border_security", "stance": "reports_action"}]})
    page.post("confirm", id=identity)
    [row] = table(page)
    cells = [row[name] for name in ("action", "speaker", "date", "kind", "topics", "stance")]
    assert cells == ["confirm", "Marta Linde", "2023-01", "", "border_security", "reports_action"]


def test_what_is_set_back_to_the_tools_answer_leaves_no_row(page: Page, statement: Find) -> None:
    page.post("correct", id=statement(PASS), fields={"speaker": "Marta Linde"})
    page.post("correct", id=statement(PASS), fields={"speaker": "Ilmar Toszek"})
    assert page.rows == []


@pytest.mark.parametrize(
    ("fields", "cells"),
    [
        ({"speaker": ""}, {"speaker": "-"}),
        ({"date": ""}, {"date": "-"}),
        ({"kind": "mixed"}, {"kind": "mixed"}),
        ({"claims": []}, {"topics": "-"}),
        (
            {"claims": [{"topic": "terrorism", "stance": "denies"}, {"topic": "migration", "stance": "asserts"}]},
            {"topics": "terrorism|migration", "stance": "denies|asserts"},
        ),
        ({"claim": "The threat grows"}, {"claim": "The threat grows"}),
        ({"note": " look  again "}, {"note": "look again"}),
    ],
)
def test_what_is_wanted_becomes_cells(
    page: Page, statement: Find, fields: dict[str, object], cells: dict[str, str]
) -> None:
    assert "error" not in page.post("correct", id=statement("the threat"), fields=fields)
    [row] = table(page)
    row["note"] = rows.note_of(row["note"])
    given = {name: row[name] for name in ("speaker", "date", "kind", "topics", "stance", "claim", "note")}
    assert {name: cell for name, cell in given.items() if cell} == cells


@pytest.mark.parametrize(
    "fields",
    [
        {"date": "yesterday"},
        {"date": "2023-02-31"},
        {"kind": "loud"},
        {"claims": [{"topic": "weather", "stance": "asserts"}]},
    ],
)
def test_a_value_that_is_none_is_refused_and_nothing_is_written(
    page: Page, statement: Find, fields: dict[str, object]
) -> None:
    assert page.post("correct", id=statement(PASS), fields=fields)["error"]
    assert not page.desk.file.exists()


def test_several_alike_are_corrected_at_once_and_undone_at_once(page: Page, statement: Find) -> None:
    first = shown(page, statement(MINISTER))
    assert first["alike"] == [statement("border guards")]
    page.post("correct", id=statement(MINISTER), also=first["alike"], fields={"speaker": "Pavel Dornik"})
    assert [row["speaker"] for row in table(page)] == ["Pavel Dornik"] * 2
    assert page.post("undo")["done"].startswith("Undone")
    assert page.rows == []


def test_a_statement_is_dropped_brought_back_and_confirmed(page: Page, statement: Find) -> None:
    identity = statement(OUR)
    page.post("drop", id=identity)
    assert shown(page, identity)["mark"] == "dropped"
    assert page.get("start")["statements"] == len(page.desk.corpus.machine) - 1
    page.post("forget", id=identity)
    assert (shown(page, identity)["mark"], page.rows) == ("", [])
    page.post("confirm", id=identity)
    assert shown(page, identity)["confidence"] == "high"


def test_a_missed_statement_is_added_corrected_and_taken_out(page: Page) -> None:
    doc = "selm-wire-20230118-pass"
    text = page.desk.state().document_of[doc].text
    start = text.index("Nobody at the pass")
    told = page.post("add", doc=doc, start=start, end=text.index(" before.") + 7)
    added = told["id"]
    assert shown(page, added)["mark"] == "added"
    page.post("correct", id=added, fields={"speaker": "Jan Ostrowik", "kind": "direct", "date": ""})
    [row] = table(page)
    assert [row[name] for name in ("id", "action", "speaker", "kind", "date")] == [
        "", "add", "Jan Ostrowik", "direct", "-",
    ]  # fmt: skip
    assert (shown(page, added)["speaker"], shown(page, added)["date"]) == ("Jan Ostrowik", "")
    page.post("drop", id=added)
    assert page.rows == []
    for _ in range(2):
        page.post("undo")
    assert shown(page, added)["speaker"] == ""


@pytest.mark.parametrize(
    ("words", "error"),
    [("  ", "Select"), ("Dushar", "stand 2 times"), ("words that are not there", "do not stand")],
)
def test_words_that_are_no_one_place_are_not_added(page: Page, words: str, error: str) -> None:
    assert error in page.post("add", doc="selm-wire-20230118-pass", words=words)["error"]
    assert page.rows == []


def test_undo_goes_back_step_by_step(page: Page, statement: Find) -> None:
    identity = statement(PASS)
    page.post("correct", id=identity, fields={"speaker": "Marta Linde"})
    page.post("correct", id=identity, fields={"speaker": "Daria Velkova"})
    page.post("undo")
    assert shown(page, identity)["speaker"] == "Marta Linde"
    page.post("undo")
    assert shown(page, identity)["speaker"] == "Ilmar Toszek"
    assert page.post("undo")["error"] == "There is nothing to undo."


def test_rows_of_a_hand_are_never_rewritten(page: Page, statement: Find) -> None:
    by_hand = f"id;speaker;note\r\n{statement(PASS)};Marta Linde;mine\r\n".encode()
    page.desk.file.write_bytes(by_hand)
    assert (shown(page, statement(PASS))["speaker"], shown(page, statement(PASS))["by_hand"]) == ("Marta Linde", True)
    for action in ("confirm", "drop", "forget"):
        assert "Line 2 of overrides.csv, written by hand" in page.post(action, id=statement(PASS))["error"]
    assert page.desk.file.read_bytes() == by_hand
    page.post("correct", id=statement(OUR), fields={"speaker": "Jan Ostrowik"})
    assert page.desk.file.read_bytes().startswith(by_hand)
    page.post("undo")
    assert page.desk.file.read_bytes() == by_hand


def test_a_row_of_the_page_that_a_hand_changed_belongs_to_the_hand(page: Page, statement: Find) -> None:
    page.post("correct", id=statement(PASS), fields={"speaker": "Marta Linde"})
    edited = page.desk.file.read_bytes().replace(b"Marta Linde", b"Jan Ostrowik")
    page.desk.file.write_bytes(edited)
    assert shown(page, statement(PASS))["by_hand"]
    assert "written by hand" in page.post("drop", id=statement(PASS))["error"]
    assert "was changed" in page.post("undo")["error"]
    assert page.desk.file.read_bytes() == edited


def test_a_row_of_the_page_stays_its_own_after_excel_saved_the_file(page: Page, statement: Find) -> None:
    page.post("correct", id=statement(PASS), fields={"date": "2023-01-17", "speaker": "Marta Linde"})
    cells = [list(row) for row in csv.reader(io.StringIO(page.desk.file.read_text(encoding="utf-8-sig")))]
    saved = io.StringIO()
    csv.writer(saved, delimiter=";", lineterminator="\r\n").writerows(cells)
    page.desk.file.write_bytes(saved.getvalue().replace("2023-01-17;;", "17.01.2023;;").encode("cp1252"))
    assert not shown(page, statement(PASS))["by_hand"]
    page.post("forget", id=statement(PASS))
    assert page.rows == []


def test_a_file_changed_meanwhile_is_read_before_it_is_written(page: Page, statement: Find) -> None:
    page.post("correct", id=statement(PASS), fields={"speaker": "Marta Linde"})
    with page.desk.file.open("a", encoding="utf-8") as file:
        file.write(f"{statement(OUR)},,,,Jan Ostrowik,,,,,,by hand,\n")
    page.post("correct", id=statement(MINISTER), fields={"speaker": "Pavel Dornik"})
    assert [row["speaker"] for row in table(page)] == ["Marta Linde", "Jan Ostrowik", "Pavel Dornik"]
    assert shown(page, statement(OUR))["speaker"] == "Jan Ostrowik"


def test_while_the_file_has_an_error_nothing_is_written(page: Page, statement: Find) -> None:
    page.desk.file.write_text("id,quote,action,topics,note\nqaaaaaaaaaa,x,,weather,\n", encoding="utf-8")
    assert "line 2" in page.get("version")["trouble"]
    assert "line 2" in page.post("drop", id=statement(PASS))["error"]
    page.desk.file.write_bytes(b"PK\x03\x04")
    assert "workbook" in page.get("version")["trouble"]
    assert "workbook" in page.post("drop", id=statement(PASS))["error"]
    assert page.desk.file.read_bytes() == b"PK\x03\x04"


def test_a_file_without_the_columns_that_are_needed_is_left_alone(page: Page, statement: Find) -> None:
    page.desk.file.write_text("id,speaker\n", encoding="utf-8")
    assert "no column 'note'" in page.post("correct", id=statement(PASS), fields={"speaker": "X Y"})["error"]
    assert page.desk.file.read_text(encoding="utf-8") == "id,speaker\n"


def test_actions_at_the_same_time_all_arrive(desk: Desk) -> None:
    from quotetrack.review import actions

    ids = list(desk.corpus.machine)
    threads = [threading.Thread(target=lambda one=one: desk.carry_out(actions.confirm(desk, one))) for one in ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(desk.state().table.rows) == len(ids)
    assert {entry.mark for entry in desk.state().entries} == {"confirmed"}
    assert not list(desk.file.parent.glob(".overrides.csv.*[0-9]"))


def test_what_the_page_wrote_is_what_a_later_run_reads(page: Page, statement: Find) -> None:
    page.post("correct", id=statement(MINISTER), fields={"speaker": "Pavel Dornik"})
    page.post("drop", id=statement(OUR))
    again = pipeline.run([], settings.load(page.desk.file.parent))
    assert {fate.status for fate in again.fates} == {"applied"}
    one = next(one for one in again.statements if one.id == statement(MINISTER))
    assert (one.speaker, one.confidence) == ("Pavel Dornik", "high")
    assert not any(fate.needs_look for fate in again.fates)
    assert overrides.read(page.desk.file, again.topics.names).errors == ()


def test_claims_are_grouped_anew_after_a_correction(page: Page, statement: Find) -> None:
    claims = [{"topic": "terrorism", "stance": "asserts"}]
    page.post("correct", id=statement(PASS), fields={"claims": claims, "claim": "The pass is in danger"})
    for _ in range(50):
        if not page.get("version")["grouping"]:
            break
    assert "The pass is in danger" in page.get("start")["labels"]
