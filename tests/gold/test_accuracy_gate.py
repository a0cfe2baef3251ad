"""The gate: floors rise by themselves, fall only when told, and belong to the gold data that they were measured on."""

from __future__ import annotations

from pathlib import Path

import accuracy
import floors
import gold_cases
import pytest
from accuracy import Saved, changes
from floors import Floors, raised, verdict
from matching import figures

LEAST = {"f1": 0.9, "exact": 0.8}
OLD = Floors("abc", LEAST)


def test_today_holds_the_floors() -> None:
    cases = gold_cases.load()
    assert verdict(floors.load(), gold_cases.digest(cases), figures(accuracy.outcomes(cases))) == []


@pytest.mark.parametrize(
    ("before", "gold", "today", "wrong"),
    [
        (OLD, "abc", LEAST, []),
        (OLD, "abc", {"f1": 0.95, "exact": 0.8}, []),
        (OLD, "abc", {"f1": 0.8999, "exact": 0.9}, ["f1 is 0.8999, its floor is 0.9000"]),
        (OLD, "abc", {"f1": 0.9}, ["exact is 0.0000, its floor is 0.8000"]),
        (OLD, "xyz", LEAST, ["the gold data changed since the floors were written; write them anew"]),
        (None, "abc", LEAST, ["there are no floors yet; write them with --raise"]),
    ],
)
def test_verdict(before: Floors | None, gold: str, today: dict[str, float], wrong: list[str]) -> None:
    assert verdict(before, gold, today) == wrong


def test_floors_are_raised_to_better_figures() -> None:
    assert raised(OLD, "abc", {"f1": 0.95, "exact": 0.8}) == Floors("abc", {"f1": 0.95, "exact": 0.8})


def test_new_gold_data_takes_new_floors_when_none_falls() -> None:
    assert raised(OLD, "xyz", LEAST).gold == "xyz"


def test_raising_lowers_nothing() -> None:
    with pytest.raises(ValueError, match=r"f1 is 0\.8500, its floor is 0\.9000; nothing was raised"):
        raised(OLD, "abc", {"f1": 0.85, "exact": 0.99})


def test_floors_survive_their_file(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    assert floors.load(path) is None
    floors.save(OLD, path)
    assert floors.load(path) == OLD


ROW = '[[row]]\nform = 1\ntext = "He said it rains."\nsays = [{ indirect = "it rains", mention = "He" }]\n'


@pytest.mark.parametrize(
    ("row", "same"),
    [
        (ROW + "# a remark\n", True),
        (ROW + 'known_failure = "not yet"\n', True),
        (ROW.replace("rains", "snows"), False),
        (ROW.replace('mention = "He"', 'mention = ""'), False),
        (ROW + ROW, False),
    ],
)
def test_the_digest_changes_with_the_gold_itself(row: str, same: bool) -> None:
    gold = gold_cases.digest(gold_cases.parse(ROW, "rows.toml"))
    assert (gold_cases.digest(gold_cases.parse(row, "rows.toml")) == gold) is same


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A gate of its own: figures are LEAST, floors are kept in a file of the test."""
    path = tmp_path / "floors.toml"
    load, save = floors.load, floors.save
    monkeypatch.setattr(accuracy, "figures", lambda _: LEAST)
    monkeypatch.setattr(accuracy, "digest", lambda _: "abc")
    monkeypatch.setattr(accuracy, "load_cases", tuple)
    monkeypatch.setattr(floors, "load", lambda: load(path))
    monkeypatch.setattr(floors, "save", lambda written: save(written, path))
    return path


def test_the_command_passes_when_the_floors_hold(gate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    floors.save(OLD)
    assert accuracy.main([]) == 0
    assert "f1               0.9000   floor 0.9000" in capsys.readouterr().out


def test_the_command_fails_below_a_floor(gate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    floors.save(Floors("abc", {"f1": 0.91}))
    assert accuracy.main([]) == 1
    assert "f1 is 0.9000, its floor is 0.9100" in capsys.readouterr().err


def test_only_lower_brings_a_floor_down(gate: Path) -> None:
    high = Floors("abc", {"f1": 0.95, "exact": 0.8})
    floors.save(high)
    assert accuracy.main(["--raise"]) == 1
    assert floors.load() == high
    assert accuracy.main(["--lower"]) == 0
    assert floors.load() == OLD


def test_the_first_floors_are_written_by_raise(gate: Path) -> None:
    assert accuracy.main([]) == 1
    assert accuracy.main(["--raise"]) == 0
    assert floors.load() == OLD


TEXTS = {"a": "Hale said the radar works well. Linde said it is broken.", "b": "Hale said it rains."}
RADAR = Saved("a", ((10, 30),), "indirect", "the radar works well")
BROKEN = Saved("a", ((43, 55),), "indirect", "it is broken")
RAIN = Saved("b", ((10, 18),), "indirect", "it rains")


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ([RADAR, BROKEN], [BROKEN, RADAR], []),
        ([RADAR], [RADAR, RAIN], ["+ b: indirect: it rains"]),
        ([RADAR, BROKEN], [BROKEN], ["- a: indirect: the radar works well"]),
        (
            [RADAR],
            [Saved("a", ((14, 30),), "indirect", "radar works well")],
            ["~ a: indirect: the radar works well -> indirect: radar works well"],
        ),
        (
            [RADAR],
            [Saved("a", ((10, 30),), "mixed", "the radar works well")],
            ["~ a: indirect: the radar works well -> mixed: the radar works well"],
        ),
    ],
)
def test_changes(before: list[Saved], after: list[Saved], lines: list[str]) -> None:
    assert changes(before, after, TEXTS) == lines


def test_a_saved_run_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    accuracy.save([RADAR, RAIN], path)
    assert accuracy.load(path) == [RADAR, RAIN]


def test_save_and_compare_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts, run = tmp_path / "texts", tmp_path / "run.jsonl"
    texts.mkdir()
    (texts / "note.txt").write_text("Selm, May 3\n\nToszek said that the pass would stay open.\n", encoding="utf-8")
    assert accuracy.main(["--save", str(run), str(texts)]) == 0
    capsys.readouterr()
    run.write_text("", encoding="utf-8")
    assert accuracy.main(["--compare", str(run), str(texts)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "+ note: indirect: the pass would stay open",
        "1 gained, 0 lost, 0 changed, 1 now",
    ]
