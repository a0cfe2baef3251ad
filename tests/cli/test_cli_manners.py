"""How the command line behaves: quick to start, quiet in pipes, never a traceback, and documented."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quotetrack import cli, pipeline
from quotetrack.cli.program import command
from quotetrack.cli.reference import page

TOP = Path(__file__).parents[2]
UNREAD = "1 of the texts could not be read; `quotetrack check` tells why.\n"
HEAVY = (
    "pandas",
    "numpy",
    "openpyxl",
    "xlsxwriter",
    "trafilatura",
    "lxml",
    "pyarrow",
    "rapidfuzz",
    "quotetrack.pipeline",
)


def commands(given: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, member in given.commands.items():
        if hasattr(member, "commands"):
            yield from commands(member, (*path, name))
        else:
            yield (*path, name)


COMMANDS = list(commands(command()))


@pytest.fixture
def project(shared_datadir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a small project, which is the working directory."""
    folder = shared_datadir / "project"
    monkeypatch.chdir(folder)
    return folder


def process(*words: str, folder: Path, **options: Any) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "COLUMNS": "100"}
    line = [sys.executable, "-c", "from quotetrack.cli import main; main()", *words]
    return subprocess.run(line, cwd=folder, env=environment, capture_output=True, encoding="utf-8", **options)


def test_every_command_is_there() -> None:
    names = {" ".join(path) for path in COMMANDS}
    assert names >= {
        *("report", "quotes", "claims", "officials", "explain", "check", "evaluate", "init", "topics test"),
        *("overrides check", "overrides template", "overrides append"),
    }


@pytest.mark.parametrize("path", [(), ("overrides",), ("topics",), *COMMANDS], ids=" ".join)
def test_help_is_given(path: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([*path, "--help"]) == 0
    out = capsys.readouterr().out
    assert f"Usage: quotetrack {' '.join(path)}".rstrip() in out
    assert len(out) > 300


def test_the_page_of_commands_is_that_of_the_program() -> None:
    written = (TOP / "docs" / "commands.md").read_text(encoding="utf-8")
    assert written == page(), "run: python -m quotetrack.cli.reference > docs/commands.md"
    for path in COMMANDS:
        assert f"# quotetrack {' '.join(path)}\n" in written


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from quotetrack.cli import run; run(['--help']); "
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("words", [[], ["overrides"], ["topics"]])
def test_a_command_that_is_not_whole_shows_help(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(words) == 2
    out, err = capsys.readouterr()
    assert "Commands" in out + err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("quotetrack 0.")


def test_python_runs_it_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "quotetrack", "--version"], capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stdout[:12]) == (0, "quotetrack 0")


def test_a_mistake_of_the_program_is_a_sentence(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("nowhere")

    monkeypatch.delenv(cli.DEBUG, raising=False)
    monkeypatch.setattr(pipeline, "run", fail)
    assert cli.run(["quotes"]) == 1
    err = capsys.readouterr().err
    assert "a mistake of its own (KeyError: 'nowhere')" in err
    assert "Traceback" not in err
    monkeypatch.setenv(cli.DEBUG, "1")
    with pytest.raises(KeyError):
        cli.run(["quotes"])


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (KeyboardInterrupt(), 130, "Stopped"),
        (
            OSError(28, "No space left on device", "reports/claims.xlsx"),
            1,
            "reports/claims.xlsx: No space left on device",
        ),
        (MemoryError(), 1, "not enough memory"),
    ],
)
def test_what_stops_a_command_is_told(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    code: int,
    says: str,
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(pipeline, "run", fail)
    assert cli.run(["quotes"]) == code
    assert says in capsys.readouterr().err


def test_settings_that_are_wrong_are_misuse(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "quotetrack.toml").write_text("txets = 'wire'\n")
    assert cli.run(["quotes"]) == 2
    assert "'txets' is not known; did you mean 'texts'?" in capsys.readouterr().err


def test_a_report_that_cannot_be_written_leaves_the_old_one(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "reports").write_text("a file in the way")
    assert cli.run(["report"]) == 1
    assert "reports" in capsys.readouterr().err
    assert (project / "reports").read_text() == "a file in the way"


def test_a_pipe_holds_results_alone_in_utf8_without_colours_or_progress(project: Path) -> None:
    done = process("quotes", folder=project)
    assert done.returncode == 0
    assert "“There is no threat of an invasion from Dushar”" in done.stdout
    assert "\x1b" not in done.stdout + done.stderr
    assert done.stderr == UNREAD


def test_a_reader_that_stops_early_is_no_error(project: Path) -> None:
    text = "\n\n".join(f"“Post number {n} is open,” Daria Velkova said." for n in range(400))
    (project / "texts" / "long.txt").write_text(text, encoding="utf-8")
    script = f"{sys.executable} -c 'from quotetrack.cli import main; main()' quotes -f jsonl | head -c 10"
    done = subprocess.run(["bash", "-c", script], cwd=project, capture_output=True, encoding="utf-8")
    assert done.stdout == '{"id": "q' + done.stdout[-1]
    assert done.stderr == UNREAD
