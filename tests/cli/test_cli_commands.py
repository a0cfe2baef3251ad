from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import openpyxl
import pytest

from quotetrack import cli, overrides

Ran: TypeAlias = tuple[int, str, str]
Run: TypeAlias = Callable[..., Ran]

RECORD = (
    "id, doc, outlet, title, published, kind, text, spans, speaker, speaker_kind, role, mention, mention_span, cue, "
    "cue_span, via, date, date_precision, date_expression, claims, utterance_id, confidence, found_by, speaker_by, "
    "date_by, grouped_by, candidates, overridden"
).split(", ")


@pytest.fixture
def project(shared_datadir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a small project, which is the working directory."""
    folder = shared_datadir / "project"
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in the project; give exit code, output and error output."""

    def command(*words: str) -> Ran:
        code = cli.run(words)
        out, err = capsys.readouterr()
        return code, out, err

    return command


def records(run: Run, *words: str) -> list[dict[str, Any]]:
    code, out, err = run("quotes", *words, "--format", "jsonl")
    assert code == 0, err
    return [json.loads(line) for line in out.splitlines()]


def one(run: Run, words: str) -> dict[str, Any]:
    (found,) = [record for record in records(run) if words in record["text"]]
    return found


def test_a_record_has_the_columns_of_the_contract_and_its_offsets_give_the_words_back(run: Run, project: Path) -> None:
    found = records(run)
    assert len(found) >= 8
    for record in found:
        assert list(record) == RECORD
        text = (project / "texts" / f"{record['doc']}.txt").read_text(encoding="utf-8")
        assert " ".join(text[start:end] for start, end in record["spans"]) == record["text"]
        assert record["mention_span"] is None or text[slice(*record["mention_span"])] == record["mention"]
    assert [record["doc"] for record in found] == sorted(record["doc"] for record in found)


@pytest.mark.parametrize(
    ("filters", "speakers"),
    [
        (["--speaker", "velkova"], {"Daria Velkova"}),
        (["--speaker", "VÉLKOVA", "--speaker", "N. Saltan"], {"Daria Velkova", "Nuria Saltan"}),
        (["--speaker", "VSP secretary general"], {"Oleg Marant", "Nuria Saltan"}),
        (["--speaker", "VSP secretary general", "--since", "2022"], {"Nuria Saltan"}),
        (["--speaker", "VSP secretary general", "--until", "2021-12"], {"Oleg Marant"}),
        (["--topic", "terrorism", "--since", "2023-01-18", "--until", "2023-01-18"], {"Daria Velkova"}),
        (["--topic", "Drug trafficking", "--stance", "asserts"], {"Ilmar Toszek"}),
        (["--stance", "denies", "--topic", "military_threat"], {"Daria Velkova"}),
        (["--outlet", "tarsk", "--kind", "direct"], {"Nuria Saltan"}),
        (["--outlet", "Selm Wire", "--outlet", "BasinNews", "--kind", "direct"], {"Daria Velkova", "Oleg Marant"}),
        (["texts/basinnews-20190314-marant.txt"], {"Oleg Marant"}),
    ],
)
def test_filters_leave_what_they_name(run: Run, filters: list[str], speakers: set[str]) -> None:
    assert {record["speaker"] for record in records(run, *filters)} == speakers


def test_an_undated_statement_passes_no_filter_of_days(run: Run) -> None:
    assert all(record["date"] for record in records(run, "--since", "1900"))
    assert not all(record["date"] for record in records(run))
    assert "Left out: 1 without a date." in run("quotes", "--since", "2019")[2]
    assert "Left out" not in run("quotes", "--since", "2019", "--speaker", "Velkova")[2]


def test_filters_that_leave_nothing_are_no_failure(run: Run) -> None:
    code, out, err = run("quotes", "--speaker", "Velkova", "--since", "2024")
    assert (code, out) == (0, "")
    assert "none that fits" in err
    assert "1 of the texts could not be read; `quotetrack check` tells why." in err


@pytest.mark.parametrize("command", ["quotes", "claims", "officials"])
def test_a_table_without_rows_has_its_columns(run: Run, project: Path, command: str) -> None:
    import pyarrow.parquet as pq

    header = run(command, "--format", "csv")[1].splitlines()[0]
    assert run(command, "--since", "2030", "--format", "csv")[1] == f"{header}\n"
    assert run(command, "--since", "2030", "-o", "out.parquet")[0] == 0
    assert pq.read_table(project / "out.parquet").column_names == header.split(",")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (
            ["quotes", "--speaker", "Velkowa"],
            1,
            "Nobody called 'Velkowa' speaks in these texts; did you mean 'Daria Velkova'?",
        ),
        (["quotes", "--speaker", "Zzyzx"], 1, "`quotetrack officials` lists who does"),
        (["quotes", "--topic", "terorism"], 2, "'terorism' is no topic; did you mean 'terrorism'?"),
        (["quotes", "--topic", "cheese"], 2, "known are terrorism"),
        (["quotes", "--stance", "deny"], 2, "--stance: 'deny' is not known; did you mean 'denies'?"),
        (["quotes", "--kind", "x"], 2, "known are direct, indirect, mixed"),
        (["quotes", "--confidence", "hihg"], 2, "did you mean 'high'?"),
        (["quotes", "--outlet", "Selm Wier"], 1, "No text is from 'Selm Wier'; did you mean 'Selm Wire'?"),
        (["quotes", "--since", "yesterday"], 2, "--since: 'yesterday' is no date; write YYYY-MM-DD"),
        (["quotes", "--since", "2023", "--until", "2021"], 2, "swap them"),
        (["quotes", "--format", "xml"], 2, "xml"),
        (["quotes", "-o", "out.xyz"], 2, "out.xyz: its suffix tells no format"),
        (["quotes", "--sicne", "2023"], 2, "See: quotetrack quotes --help"),
        (["qoutes"], 2, "quotes"),
        (["quotes", "nowhere"], 2, "nowhere: no such file or folder"),
        (["explain", "qzzzzzzzzzz"], 1, "No statement of these texts has the id 'qzzzzzzzzzz'"),
        (["explain", "q"], 1, "is the beginning of"),
        (["overrides", "append", "qzzzzzzzzzz", "--action", "drop"], 1, "neither a file nor a statement's id"),
        (["overrides", "append", "qzzzzzzzzzz"], 2, "There is nothing to add"),
        (["overrides", "append", "officials.csv", "--speaker", "x"], 2, "give options with an id alone"),
        (["overrides", "append", "officials.csv"], 2, "line 1"),
        (["overrides", "template", "-o", "officials.csv"], 2, "is there already"),
        (["evaluate", "texts"], 2, "holds no .json with gold statements"),
        (["evaluate", "officials.csv"], 2, "is no folder"),
        (["init", "officials.csv"], 2, "is a file"),
        (["topics", "test", "--topic", "cheese"], 2, "'cheese' is no topic"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(run: Run, words: list[str], code: int, says: str) -> None:
    got, out, err = run(*words)
    assert got == code
    assert says in err
    assert "Traceback" not in err
    assert out == ""


def test_the_listing_groups_by_speaker_and_gives_line_and_id(run: Run) -> None:
    record = one(run, "no threat of an invasion")
    code, out, _ = run("quotes", "--speaker", "Velkova")
    assert code == 0
    assert out.startswith("Daria Velkova  2  Korvian Foreign Minister\n2023-01-18  Terrorists from Dushar")
    assert f"selm-wire-20230118-pass:3  {record['id']}" in out
    assert "military threat: denies, from Dushar" in out
    assert all(line == line.rstrip() for line in out.splitlines())


def test_csv_has_the_same_columns_and_rows(run: Run) -> None:
    code, out, _ = run("quotes", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert list(rows[0]) == RECORD
    assert [row["id"] for row in rows] == [record["id"] for record in records(run)]
    assert json.loads(rows[0]["spans"]) == records(run)[0]["spans"]


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "md", "txt"])
def test_a_file_holds_what_the_terminal_would_show(run: Run, project: Path, suffix: str) -> None:
    form = {"txt": "table"}.get(suffix, suffix)
    shown = run("quotes", "--format", form)[1]
    code, out, _ = run("quotes", "-o", f"out.{suffix}")
    assert (code, out) == (0, "")
    assert (project / f"out.{suffix}").read_text(encoding="utf-8") == shown


def test_parquet_has_the_same_columns(run: Run, project: Path) -> None:
    import pyarrow.parquet as pq

    assert run("quotes", "-o", "out.parquet")[0] == 0
    table = pq.read_table(project / "out.parquet")
    assert table.column_names == RECORD
    assert table.to_pylist() == records(run)


def test_markdown_escapes_what_would_be_markup(run: Run, project: Path) -> None:
    (project / "texts" / "odd.txt").write_text(
        "Pavel Dornik said that *all* of <b>it</b> [is] #1 | fine.", encoding="utf-8"
    )
    out = run("quotes", "texts/odd.txt", "--format", "md")[1]
    assert r"\*all\* of \<b\>it\</b\> \[is\] \#1 \| fine" in out


def test_claims_are_listed_with_their_counts_and_denials(run: Run) -> None:
    code, out, _ = run("claims", "--format", "jsonl")
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert {claim["topic"] for claim in found} == {"terrorism", "extremism", "military_threat", "drug_trafficking"}
    assert all(claim["statements_count"] == len(claim["statements"]) > 0 for claim in found)
    table = run("claims", "--topic", "military_threat")[1]
    assert "1 official, 1 outlet, 1 utterance, 2023-01-18" in table
    assert "Terrorism" not in table
    assert "“There is no threat of an invasion from Dushar”" in run("claims", "-f", "md")[1]


def test_officials_are_listed_with_posts_and_days(run: Run) -> None:
    out = run("officials", "--format", "jsonl")[1]
    marant = next(one for one in map(json.loads, out.splitlines()) if one["speaker"] == "Oleg Marant")
    assert (marant["posts"], marant["statements"], marant["first"]) == (["VSP Secretary General"], 2, "2019-03-14")
    assert "| Oleg Marant | VSP Secretary General | 2 |" in run("officials", "-f", "md")[1]
    assert "Oleg Marant" in run("officials")[1]


def test_explain_marks_the_words_and_names_the_rules(run: Run) -> None:
    record = one(run, "no threat of an invasion")
    code, out, _ = run("explain", record["id"][:7].upper())
    assert code == 0
    assert "“⟦There is no threat of an invasion from Dushar⟧,” [Velkova] {told} reporters." in out
    assert "⟦content⟧  [mention]  {cue}" in out
    assert f"speaker  Daria Velkova (person, Korvian Foreign Minister)  ← {record['speaker_by']}" in out
    assert "military threat: denies, from Dushar" in out
    assert "no threat of an invasion  denies" in out


def test_check_lists_texts_with_trouble_and_the_lines_to_add(run: Run) -> None:
    code, out, err = run("check")
    assert code == 1
    assert "'empty.txt' is empty" in out
    assert "doc,title,outlet,published,url\nundated-note,,,YYYY-MM-DD,\n" in out
    assert "5 texts read, 2 with trouble" in err


def test_rows_of_metadata_without_a_text_are_told_up_to_ten(run: Run, project: Path) -> None:
    with (project / "texts" / "metadata.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"gone-{number},,Selm Wire,,\n" for number in range(12))
    err = run("quotes")[2]
    assert err.count("there is no text 'gone-") == 10
    assert "… and 2 more such lines." in err


def test_topics_test_shows_examples_firing_and_matches_in_the_texts(run: Run, project: Path) -> None:
    code, out, _ = run("topics", "test", "--topic", "drug_trafficking", "-n", "1")
    assert code == 0
    assert "ok  example:" in out
    assert "ok  selm-wire-20230118-pass: " in out
    assert "and 1 more lines of the texts" in out
    (project / "topics.toml").write_text(
        '[[entry]]\ntopic = "water"\nlabel = "Water"\npatterns = ["dam"]\nexamples = ["the river is dry"]\n'
    )
    code, out, _ = run("topics", "test", "--topic", "water")
    assert code == 1
    assert "NOT example: the river is dry" in out


def test_a_report_is_a_workbook_that_states_its_filters(run: Run, project: Path) -> None:
    code, _, err = run("report", "--topic", "drug_trafficking", "--since", "2023")
    assert code == 0
    assert "reports/claims.xlsx: 2 claims from 2 statements in 5 texts." in err
    assert "2 of the texts have trouble: see Sources, or `quotetrack check`." in err
    book = openpyxl.load_workbook(project / "reports" / "claims.xlsx")
    assert len(book.sheetnames) >= 10
    about = [str(cell) for row in book["About"].iter_rows(values_only=True) for cell in row]
    assert any("drug_trafficking" in cell for cell in about)


@pytest.mark.parametrize(("form", "made"), [("csv", "claims/statements.csv"), ("jsonld", "claims.jsonld")])
def test_a_report_has_other_formats(run: Run, project: Path, form: str, made: str) -> None:
    assert run("report", "--format", form)[0] == 0
    assert (project / "reports" / made).stat().st_size > 100


def test_init_makes_a_project_and_keeps_what_is_there(run: Run, project: Path) -> None:
    code, _, err = run("init", "new/place")
    assert code == 0
    assert "Put texts into new/place/texts" in err
    made = project / "new" / "place"
    (made / "overrides.csv").write_text("mine")
    (made / "texts" / "a.txt").write_text("Pavel Dornik said that the pass is closed.")
    assert "kept as they were: " in run("init", "new/place")[2]
    assert (made / "overrides.csv").read_text() == "mine"
    (made / "overrides.csv").write_bytes(overrides.text_of([]))
    assert run("report", "new/place/texts", "-o", "new/place/reports/x.xlsx")[0] == 0


def test_a_place_without_texts_is_told(run: Run, project: Path) -> None:
    run("init", "fresh")
    code, _, err = run("report", "fresh/texts")
    assert code == 1
    assert "There is no text in 'fresh/texts'" in err
    assert not (project / "reports").exists()


def test_evaluate_measures_against_annotations(run: Run, project: Path) -> None:
    record = one(run, "no threat of an invasion")
    gold = project / "gold"
    gold.mkdir()
    (gold / f"{record['doc']}.txt").write_bytes((project / "texts" / f"{record['doc']}.txt").read_bytes())
    wrong = {"spans": [[0, 20]], "kind": "indirect", "speaker": "Nobody", "date": "2023-01-18", "claims": []}
    right = {name: record[name] for name in ("spans", "kind", "speaker", "claims")} | {"date": "2023-01-18"}
    (gold / f"{record['doc']}.json").write_text(json.dumps({"statements": [right, wrong]}), encoding="utf-8")
    code, out, _ = run("evaluate", "gold", "--json")
    figures = json.loads(out)
    assert code == 0
    assert (figures["gold"], figures["found"], figures["detection recall"]) == (2, 3, 0.5)
    assert (figures["speaker accuracy"], figures["stance recall"], figures["date right"]) == (1.0, 1.0, 1.0)
    assert "[missed] " in run("evaluate", "gold", "--errors", "3")[1]
