from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from quotetrack import cli

Run: TypeAlias = Callable[..., tuple[int, str, str]]
HEADER = "id,doc,quote,action,speaker,date,kind,topics,stance,claim,note,was"


@pytest.fixture
def project(shared_datadir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a small project, which is the working directory."""
    folder = shared_datadir / "project"
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in the project; give exit code, output and error output."""

    def command(*words: str) -> tuple[int, str, str]:
        code = cli.run(words)
        out, err = capsys.readouterr()
        return code, out, err

    return command


def records(run: Run) -> list[dict[str, Any]]:
    code, out, err = run("quotes", "--format", "jsonl")
    assert code == 0, err
    return [json.loads(line) for line in out.splitlines()]


def one(run: Run, words: str) -> dict[str, Any]:
    (found,) = [record for record in records(run) if words in record["text"]]
    return found


def test_names_and_texts_that_no_utf8_holds_come_back_from_a_template(run: Run, project: Path) -> None:
    texts = project / "odd"
    texts.mkdir()
    said = "“The pass {} is shut,” the minister Anna Hale said."
    (texts / os.fsdecode(b"a\xff.txt")).write_text(said.format("here"), encoding="utf-8")
    lines = json.dumps({"doc": "b\ud800", "outlet": "Selm\udc00", "text": said.format("\ud800")})
    (texts / "b.jsonl").write_text(lines, encoding="utf-8")
    assert run("overrides", "template", "odd", "-o", "overrides.csv")[0] == 0
    rows = (project / "overrides.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [row.split(",")[1] for row in rows[1:]] == ["a\ufffd", "b\ufffd"]
    filled = [rows[0], *(row.replace(",,", ",confirm,", 1) for row in rows[1:])]
    (project / "overrides.csv").write_text("\n".join(filled), encoding="utf-8")
    code, out, _ = run("overrides", "check", "odd")
    assert (code, out.splitlines()[-1]) == (0, "overrides.csv: 2 applied; 0 to look at again.")


def test_a_template_is_filled_in_added_and_applied(run: Run, project: Path) -> None:
    code, _, err = run("overrides", "template", "-o", "todo.csv", "--separator", "semicolon")
    assert code == 0
    assert "quotetrack overrides append todo.csv" in err
    with (project / "todo.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    doubtful = [row["doc"] for row in rows if row["note"]]
    assert "undated-note" in doubtful
    assert [row["doc"] for row in rows[: len(doubtful)]] == doubtful, "what needs a look comes first"
    for row in rows:
        if "two lorries" in row["quote"]:
            row |= {"speaker": "Jan Ostrowik", "date": "2023-03"}
        if "safe from terrorism" in row["quote"]:
            row |= {"stance": "asserts"}
        if "pass was closed" in row["quote"]:
            row |= {"action": "drop"}
    with (project / "todo.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, HEADER.split(","), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    code, out, err = run("overrides", "append", "todo.csv")
    assert code == 0, err
    assert "overrides.csv: 3 rows added." in err
    assert out.count("applied") == 3
    lorries = one(run, "two lorries")
    assert (lorries["speaker"], lorries["date"], lorries["overridden"]) == (
        "Jan Ostrowik",
        "2023-03",
        ["speaker", "date"],
    )
    assert one(run, "safe from terrorism")["claims"][0]["stance"] == "asserts"
    assert not any("pass was closed" in record["text"] for record in records(run))
    code, out, _ = run("overrides", "check")
    assert code == 0
    assert "overrides.csv: 3 applied; 0 to look at again." in out
    again = run("overrides", "append", "todo.csv")
    assert again[0] == 2
    assert "nothing was added" in again[2]
    assert "is about the same statement; keep one" in again[2]
    assert len(records(run)) == len(rows) - 1


@pytest.mark.parametrize(
    ("options", "field", "expected"),
    [
        (["--speaker", "Jan Ostrowik"], "speaker", "Jan Ostrowik"),
        (["--date", "14.03.2023"], "date", "2023-03-14"),
        (["--kind", "mixed"], "kind", "mixed"),
        (["--action", "confirm"], "confidence", "high"),
        (["--speaker", "-"], "speaker", None),
    ],
)
def test_one_statement_is_corrected_by_its_id(run: Run, options: list[str], field: str, expected: str | None) -> None:
    record = one(run, "two lorries")
    code, out, err = run("overrides", "append", record["id"].upper(), *options, "--note", "checked, twice")
    assert code == 0, err
    assert "applied" in out
    assert one(run, "two lorries")[field] == expected
    told = run("explain", record["id"])[1]
    assert "overrides.csv, line 2: " in told
    assert "(note: checked, twice)" in told
    assert "the machine alone says: speaker=Belmark border guard service; date=; kind=indirect" in told


def test_a_dropped_statement_is_still_explained(run: Run) -> None:
    record = one(run, "two lorries")
    run("overrides", "append", record["id"], "--action", "drop")
    code, out, _ = run("explain", record["id"])
    assert code == 0
    assert "line 2: drop: dropped" in out


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--date", "3/4/2023"], "may be 2023-03-04 or 2023-04-03"),
        (["--topics", "terorism"], "did you mean 'terrorism'?"),
        (["--topics", "terrorism", "--stance", "denied"], "did you mean 'denies'?"),
    ],
)
def test_a_wrong_value_is_not_added(run: Run, project: Path, options: list[str], says: str) -> None:
    code, _, err = run("overrides", "append", one(run, "two lorries")["id"], *options)
    assert code == 2
    assert says in err
    assert not (project / "overrides.csv").exists()


WRONG = f"""{HEADER}
qzzzzzzzzzz,undated-note,never said by anybody here,,Jan Ostrowik,,,,,,,
,undated-note,two lorries with weapons were stopped at the Lenz pass,,Jan Ostrowik,2023-13-45,,,,,,
"""


@pytest.mark.parametrize("command", [["report"], ["quotes"], ["claims"], ["officials"], ["overrides", "template"]])
def test_nothing_is_made_while_a_line_of_the_overrides_is_wrong(run: Run, project: Path, command: list[str]) -> None:
    (project / "reports").mkdir()
    (project / "reports" / "claims.xlsx").write_bytes(b"the old report")
    (project / "overrides.csv").write_text(WRONG)
    code, out, err = run(*command)
    assert (code, out) == (2, "")
    assert "overrides.csv: nothing was done, because of\n  line 3: '2023-13-45' is not in the calendar" in err
    assert (project / "reports" / "claims.xlsx").read_bytes() == b"the old report"


def test_overrides_check_tells_the_fate_of_every_line(run: Run, project: Path) -> None:
    (project / "overrides.csv").write_text(WRONG.replace("note,", "note,speeker,", 1) + ",,,,,,,,,,asks nothing,,\n")
    code, out, _ = run("overrides", "check")
    assert code == 1
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert "1 error column 'speeker' is not known; did you mean 'speaker'?" in lines
    assert any(line.startswith("2 stale no statement has these words now") for line in lines)
    assert not any("asks for nothing" in line for line in lines), "only what is wrong"
    assert any(line.startswith("3 error '2023-13-45' is not in the calendar") for line in lines)
    assert "overrides.csv: 2 error, 1 stale; no row is applied until lines 1 and 3 are mended." in lines


def test_a_report_tells_of_rows_that_lost_their_statement(run: Run, project: Path) -> None:
    (project / "overrides.csv").write_text(WRONG.replace("2023-13-45", "2023-03-14"))
    code, _, err = run("report")
    assert code == 0
    assert "overrides.csv: 1 of 2 rows applied, 0 to look at again." in err
    assert "  line 2: no statement has these words now; take the row out" in err


def test_a_statement_is_added_and_keeps_its_row_when_text_is_put_above_it(run: Run, project: Path) -> None:
    row = ",undated-note,stopped at the Lenz pass,add,Jan Ostrowik,2023-03-14,,arms_trafficking,reports_action,,,"
    corrected = one(run, "two lorries")["id"]
    (project / "overrides.csv").write_text(f"{HEADER}\n{row}\n{corrected},,,,Jan Ostrowik,,,,,,,\n")
    before = {record["id"]: record["speaker"] for record in records(run)}
    text = project / "texts" / "undated-note.txt"
    text.write_text("“Nothing has changed,” Viktor Hale said.\n\n" + text.read_text(encoding="utf-8"), encoding="utf-8")
    after = {record["id"]: record["speaker"] for record in records(run)}
    assert before.items() <= after.items()
    assert after[corrected] == "Jan Ostrowik"
    assert "2 applied" in run("overrides", "check")[1]


def test_overrides_check_proposes_what_is_better_said_once(run: Run, project: Path) -> None:
    text = "\n\n".join(f"Border guard chief Ostrowik said that post number {n} was open." for n in range(4))
    (project / "texts" / "posts.txt").write_text(text, encoding="utf-8")
    ids = [record["id"] for record in records(run) if record["doc"] == "posts"]
    rows = "".join(f"{made},,,,Jan Ostrowik,2023-03-14,,,,,,\n" for made in ids)
    (project / "overrides.csv").write_text(f"{HEADER}\n{rows}")
    out = run("overrides", "check")[1]
    assert "Better said once, in officials.csv:\nJan Ostrowik," in out
    assert "Better said once, in metadata.csv:\nposts,,,2023-03-14,\n" in out
    assert "lines 2, 3, 4 and 5 say that" in out
