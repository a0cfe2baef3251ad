"""The command line where disk and files refuse, and where it is killed: one sentence, and old files stay whole."""

from __future__ import annotations

import errno
import gc
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotetrack import cli, reading

SAMPLES = Path(__file__).parents[2] / "texts"
OVERRIDES = "id,doc,quote,action,speaker\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with some of the sample texts, which is the working directory."""
    (tmp_path / "texts").mkdir()
    for path in sorted(SAMPLES.glob("korvpress-*.txt")):
        shutil.copy(path, tmp_path / "texts")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """Run a command; give its exit code and what it says, which must be sentences."""
    code = cli.run([*words, "--no-cache"])
    error = capsys.readouterr().err.strip()
    assert "Traceback" not in error
    return code, error


def test_a_full_disk_leaves_the_old_report(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said(capsys, "report")[0] == 0
    before = Path("reports/claims.xlsx").read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    code, error = said(capsys, "report")
    assert (code, error.count("\n")) == (1, 0)
    assert "reports/claims.xlsx cannot be written (No space left on device)" in error
    assert Path("reports/claims.xlsx").read_bytes() == before
    assert [path.name for path in Path("reports").iterdir()] == ["claims.xlsx"]


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few hundred kilobytes, where one may be mounted."""
    place = tmp_path / "tiny"
    place.mkdir()
    mount = shutil.which("mount")
    line = [str(mount), "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(place)]
    if mount is None or subprocess.run(line, capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)  # a draft that was given up may be open still


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the writer's own file stays open
def test_a_disk_that_is_really_full_is_told(project: Path, tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tiny / "filler").write_bytes(b"x" * 280_000)
    (tiny / "claims.xlsx").write_bytes(b"old")
    code, error = said(capsys, "report", "-o", str(tiny / "claims.xlsx"))
    assert (code, error.count("\n")) == (1, 0)
    assert "claims.xlsx cannot be written (No space left on device)" in error
    assert sorted(path.name for path in tiny.iterdir()) == ["claims.xlsx", "filler"]
    assert (tiny / "claims.xlsx").read_bytes() == b"old"
    gc.collect()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_listing_to_a_full_device_fails_in_a_sentence(project: Path) -> None:
    line = [sys.executable, "-c", "from quotetrack.cli import main; main()", "quotes", "--no-cache", "-f", "jsonl"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(line, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("place", ["texts/korvpress-20190822-arms.txt/claims.xlsx", "texts"])
def test_a_place_that_takes_no_report_is_told(place: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, error = said(capsys, "report", "-o", place)
    assert (code, error.count("\n")) == (1, 0)
    assert place in error


def test_a_report_that_is_locked_is_told(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said(capsys, "report")[0] == 0

    def locked(self: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(target))

    monkeypatch.setattr(Path, "replace", locked)
    code, error = said(capsys, "report")
    assert (code, error.count("\n")) == (1, 0)
    assert "may be open in another program" in error


def test_a_missing_path_is_misuse(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, error = said(capsys, "report", "nowhere.txt")
    assert (code, error.count("\n")) == (2, 0)
    assert "nowhere.txt: no such file or folder" in error


def test_a_link_that_loops_is_followed_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "texts" / "loop").symlink_to(project / "texts")
    (project / "texts" / "itself.txt").symlink_to(project / "texts" / "itself.txt")
    code, error = said(capsys, "report")
    assert code == 0
    assert "in 4 texts" in error


def test_a_file_that_vanishes_while_the_texts_are_read_is_told(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = reading.work
    gone = project / "texts" / "korvpress-20190822-arms.txt"

    def work(gathered: reading.Gathered) -> object:
        gone.unlink()
        return real(gathered)

    monkeypatch.setattr(reading, "work", work)
    code = cli.run(["check"])
    assert code == 1
    assert "no such file or directory" in " ".join(capsys.readouterr().out.split())


def test_a_folder_of_very_many_files_is_walked(project: Path) -> None:
    folder = project / "many"
    folder.mkdir()
    (folder / "0.txt").write_text("“No,” he said.", encoding="utf-8")
    for number in range(1, 20_000):
        os.link(folder / "0.txt", folder / f"{number}.log")
    begun = time.process_time()
    gathered = reading.gather([folder])
    assert (len(gathered.items), gathered.skipped) == (1, {".log": 19_999})
    assert time.process_time() - begun < 10


def test_very_many_small_texts_are_read_to_the_end(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project / "many"
    folder.mkdir()
    for number in range(500):
        words = f"“We shut post {number},” President Ilmar Toszek said."
        (folder / f"{number}.txt").write_text(words, encoding="utf-8")
    assert cli.run(["quotes", "many", "--jobs", "2", "--no-cache", "-f", "jsonl"]) == 0
    assert capsys.readouterr().out.count("\n") == 500


def test_killed_at_any_moment_old_files_stay_whole(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    overrides, report = project / "overrides.csv", project / "reports" / "claims.xlsx"
    overrides.write_text(OVERRIDES, encoding="utf-8")
    kept = project / "texts.sqlite"
    for path in SAMPLES.glob("[st]*.txt"):
        shutil.copy(path, project / "texts")
    line = [sys.executable, "-c", "from quotetrack.cli import main; main()", "report", "--cache", str(kept), "--jobs=2"]
    begun = time.monotonic()
    subprocess.run(line, check=True, capture_output=True)
    whole = time.monotonic() - begun
    chance = random.Random(1)
    for _ in range(10):
        changed = project / "texts" / "korvpress-20190822-arms.txt"
        changed.write_text(changed.read_text(encoding="utf-8") + "\n“No,” Toszek said.\n", encoding="utf-8")
        running = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(chance.uniform(0.2, 1.0) * whole)
        running.kill()
        running.wait()
        assert zipfile.ZipFile(report).testzip() is None
        assert overrides.read_text(encoding="utf-8") == OVERRIDES
        database = sqlite3.connect(kept)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        database.close()
        _wait_for_the_end_of(running.pid)
    assert subprocess.run(line, capture_output=True, check=True).returncode == 0


def _wait_for_the_end_of(group: int) -> None:
    """Wait until no process of a killed run is left: none outlives it."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    os.killpg(group, signal.SIGKILL)
    pytest.fail("a process of the killed run is still there")
