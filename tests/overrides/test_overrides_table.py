from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quotetrack.model import PartialDate
from quotetrack.overrides import COLUMNS, OverridesError, Row, Table, read
from quotetrack.overrides.table import parse

TOPICS = ("terrorism", "drug_trafficking", "migration", "border_security")
HERE = Path(__file__).parent
HEADER = ",".join(COLUMNS)

SAMPLE = (
    Row(
        line=0,
        id="qa2b3c4d5e6",
        doc="selm/2021-09-25-lenz",
        quote="“We’re not afraid,” she said – twice",
        speaker="José Müller",
        date=PartialDate(2021, 9, 25),
        kind="direct",
        topics=("terrorism", "migration"),
        stances=("denies",),
        note="wrong man; see “Zarhan Times”, page 3",
        was="speaker=Pavel Dornik; date=2021-09-26",
    ),
    Row(0, id="qb7c2d3e4f5", doc="radio-ostrav/17", action="drop", note='a first line and a second, with "marks"'),
    Row(0, doc="tarsk-herald/9", quote="The pass is closed; nobody crosses", action="confirm"),
    Row(
        line=0,
        doc="selm/2021-09-25-lenz",
        quote="Smugglers cross at night",
        action="add",
        speaker="René d’Aubry",
        date=PartialDate(2021),
        kind="indirect",
        topics=("drug_trafficking",),
        stances=("asserts",),
        cleared=frozenset({"claim"}),
    ),
)


def table(text: str) -> Table:
    return parse(text.encode(), "overrides.csv", TOPICS)


@pytest.mark.parametrize("path", sorted((HERE / "dialects").iterdir()), ids=lambda path: path.name)
def test_every_dialect_says_the_same(path: Path) -> None:
    found = read(path, TOPICS)
    assert found.errors == ()
    assert found.remarks == ()
    assert tuple(replace(row, line=0) for row in found.rows) == SAMPLE


@pytest.mark.parametrize("path", sorted((HERE / "refused").iterdir()), ids=lambda path: path.name)
def test_what_cannot_be_read_for_sure_is_refused_with_the_cure(path: Path) -> None:
    with pytest.raises(OverridesError) as caught:
        read(path, TOPICS)
    assert path.name in str(caught.value)
    assert "save it as 'CSV UTF-8' in Excel" in str(caught.value)


def test_a_file_that_is_not_there_or_empty_is_an_empty_table(tmp_path: Path) -> None:
    assert read(tmp_path / "overrides.csv", TOPICS).rows == ()
    (tmp_path / "overrides.csv").write_bytes(b"\xef\xbb\xbf\r\n")
    assert read(tmp_path / "overrides.csv", TOPICS).rows == ()


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(OverridesError, match="cannot be read"):
        read(tmp_path, TOPICS)


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("id,speeker", "column 'speeker' is not known; did you mean 'speaker'?"),
        ("id,quote,zzz", "column 'zzz' is not known; known are id, doc, quote"),
        ("id,date,date", "column 'date' stands twice"),
        ("doc,speaker", "there is no column 'id' or 'quote'"),
        ("qa2b3c4d5e6,a,Yes", "the first line must name the columns: id, doc, quote"),
        ("id,notable", "column 'notable' is not known; did you mean"),
    ],
)
def test_a_wrong_header_is_an_error_of_its_line(header: str, says: str) -> None:
    found = table(f"\n{header}\nqa2b3c4d5e6,x\n")
    errors = [fate for fate in found.errors if fate.line == 2]
    assert says in errors[0].message
    assert errors[0].status == "error"


@pytest.mark.parametrize("name", ["note2", "Notes", "note 3", "comment", "Remarks"])
def test_more_note_columns_are_notes_with_a_remark(name: str) -> None:
    found = table(f"id,speaker,note,{name}\nqa2b3c4d5e6,Daria Velkova,one,two\n")
    assert found.errors == ()
    assert found.rows[0].note == "one · two"
    assert found.remarks == ((1, f"column '{name.lower()}' is kept as a note"),)


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ("id=q1,date=2021-02-30", "'2021-02-30' is not in the calendar; did you mean 2021-02-28?"),
        ("id=q1,date=03/04/2021", "'03/04/2021' may be 2021-03-04 or 2021-04-03; write the one you mean"),
        ("id=q1,date=yesterday", "'yesterday' is no date"),
        ("id=q1,topics=terorism", "'terorism' is no topic; did you mean 'terrorism'?"),
        ("id=q1,topics=terrorism|smugling", "'smugling' is no topic; "),
        ("id=q1,stance=denied", "'denied' is no stance; did you mean 'denies'?"),
        ("id=q1,kind=indirekt", "'indirekt' is no kind; did you mean 'indirect'?"),
        ("id=q1,kind=-", "a kind cannot be cleared; write direct, indirect, mixed"),
        ("id=q1,action=delete", "'delete' is no action; "),
        ("id=q1,action=dorp", "'dorp' is no action; did you mean 'drop'?"),
        ("id=q1,topics=terrorism|migration|border_security,stance=denies|asserts", "2 stances for 3 topics"),
        ("id=q1,topics=-,stance=denies", "topics are cleared, so there is nothing"),
        ("action=add,quote=Yes", "a row that adds a statement needs its doc and its exact quote"),
        ("action=add,doc=a", "a row that adds a statement needs its doc and its exact quote"),
        ("speaker=Daria Velkova", "the row names no statement; fill in its id, or its doc and quote"),
    ],
)
def test_a_wrong_cell_is_an_error_of_its_line(cells: str, says: str) -> None:
    given = dict(cell.split("=") for cell in cells.split(","))
    line = ",".join(given.get(column, "") for column in COLUMNS)
    found = table(f"{HEADER}\nq7,,,,Daria Velkova,,,,,,,\n{line}\n")
    assert [(fate.line, fate.status) for fate in found.errors] == [(3, "error")]
    assert says in found.errors[0].message
    assert len(found.rows) == 1


def test_words_under_no_column_are_an_error_unless_every_column_stands_before_them() -> None:
    assert "'Anton' stands under no column" in table("id,speaker\nq1,Reszke, Anton\n").errors[0].message
    beyond = table(f"{HEADER},,\nq1,,,,Anton Reszke,,,,,,,,low confidence,\n")
    assert beyond.errors == ()
    assert beyond.remarks == ((2, "'low confidence' stands under no column: left out"),)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('id,quote\nq1,"never closed\nq2,b\nq3,c\n', 2),
        ('id,quote\nq1,a\nq2,"he said "no" to it"\nq3,c\n', 3),
        ('id,quote\n\nq1,"a\nb"\nq2,"open\n', 5),
    ],
)
def test_a_quotation_mark_astray_is_told_with_its_line(text: str, line: int) -> None:
    with pytest.raises(OverridesError, match=f"line {line}: a quotation mark opens a cell"):
        table(text)


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    found = table('id,note,speaker\n\nq1,"two\nlines",A\n,,\nq2,,B\n')
    assert [row.line for row in found.rows] == [3, 6]


@pytest.mark.parametrize(
    ("cells", "fields"),
    [
        ({}, ()),
        ({"speaker": "-"}, ("speaker",)),
        ({"speaker": "—", "date": "2021"}, ("speaker", "date")),
        ({"speaker": "#NAME?"}, ()),
        ({"topics": "Drug trafficking; Border-Security"}, ("topics",)),
        ({"stance": "Calls for action"}, ("stance",)),
        ({"note": "only a note"}, ()),
        ({"speaker": "\u00a0"}, ()),
    ],
)
def test_a_row_sets_what_its_cells_say(cells: dict[str, str], fields: tuple[str, ...]) -> None:
    line = ",".join(({"id": "q1"} | cells).get(column, "") for column in COLUMNS)
    (row,) = table(f"{HEADER}\n{line}\n").rows
    assert row.fields == fields
    assert row.asks == bool(fields)


def test_a_confirmed_answer_is_what_the_machine_said_then() -> None:
    was = "speaker=Daria Velkova; date=; kind=mixed; topics=terrorism|migration; stance=denies|asserts"
    (row,) = table(f'{HEADER}\nq1,,,confirm,,,,,,,,"{was}"\n').rows
    assert (row.speaker, row.kind, row.topics, row.stances) == (
        "Daria Velkova",
        "mixed",
        ("terrorism", "migration"),
        ("denies", "asserts"),
    )
    assert row.cleared == {"date"}


@pytest.mark.parametrize("was", ["Daria Velkova", "topics=gone_topic; speaker=Daria Velkova", "kind=; date=someday"])
def test_an_answer_that_is_not_valid_any_more_confirms_what_the_machine_says_now(was: str) -> None:
    (row,) = table(f"{HEADER}\nq1,,,confirm,,,,,,,,{was}\n").rows
    assert row.fields == ()
