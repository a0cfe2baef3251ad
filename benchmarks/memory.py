"""Texts in, bytes out: how much the peak memory of a run's parent process grows with each statement.

    python benchmarks/memory.py TEXTS [--sizes 1000 4000] [--jobs 2]

TEXTS is a folder of text files, of which the first so many are read. Each run is a process of its own without a cache;
the processes that it starts are not counted.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

RUN = """
import resource, sys
from quotetrack.cli import run
code = run(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
sys.exit(code)
"""
KILOBYTE = 1 if sys.platform == "darwin" else 1024  # what ru_maxrss counts


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("--sizes", type=int, nargs=2, default=(1000, 4000))
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    files = sorted(path for path in given.texts.resolve().rglob("*.txt"))
    if len(files) <= given.sizes[0]:
        raise SystemExit(f"{given.texts} holds {len(files)} texts; name a larger folder, or fewer texts with --sizes.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size in given.sizes:
            (folder / str(size)).mkdir()
            for number, file in enumerate(files[:size]):
                (folder / str(size) / f"{number}.txt").symlink_to(file)
        statements = [_statements(folder, size, given.jobs) for size in given.sizes]
        for command, output in (("quotes", "a.jsonl"), ("report", "b.xlsx")):
            small, large = (_peak([command, "-o", output], folder, size, given.jobs) for size in given.sizes)
            each = (large - small) / (statements[1] - statements[0])
            print(f"{command:8}{small / 1e6:8.1f} and {large / 1e6:8.1f} MB, {each:8.0f} bytes a statement")


def _statements(folder: Path, size: int, jobs: int) -> int:
    _peak(["quotes", "-o", "counted.jsonl"], folder, size, jobs)
    with (folder / "counted.jsonl").open(encoding="utf-8") as lines:
        return sum(1 for _ in lines)


def _peak(words: list[str], folder: Path, size: int, jobs: int) -> int:
    """Give the peak memory of one command's own process in bytes."""
    line = [sys.executable, "-c", RUN, *words, "--no-cache", f"--jobs={jobs}", str(folder / str(size))]
    done = subprocess.run(line, cwd=folder, stdout=subprocess.PIPE, text=True, check=True)
    return int(done.stdout.split()[-1]) * KILOBYTE


if __name__ == "__main__":
    main()
