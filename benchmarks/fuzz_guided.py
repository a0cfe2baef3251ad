"""Seconds in, the mistakes of the readers out, found by atheris, which goes after input that reaches new lines of code.

    pip install atheris
    python benchmarks/fuzz_guided.py [SECONDS] [--only a.txt,overrides.csv]

Each reader has the time to itself, in a process of its own, and begins from whole files (`reader_cases.py`). A mistake
ends its process with the error and the bytes; the exit code is then 1.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> int:
    """Run the readers one after the other, or one of them when called by itself."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("seconds", type=int, nargs="?", default=60)
    parser.add_argument("--only", default="")
    parser.add_argument("--reader", default="", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.reader:
        _guided(given.reader, given.seconds)
    from reader_cases import readers

    wrong = 0
    for name in given.only.split(",") if given.only else [reader.name for reader in readers()]:
        line = [sys.executable, __file__, str(given.seconds), "--reader", name]
        done = subprocess.run(line, capture_output=True, encoding="utf-8", errors="replace", check=False)
        said = f"{done.stdout}\n{done.stderr}".strip()
        if done.returncode:
            wrong += 1
            print(f"{name}: exit code {done.returncode}\n{said[said.find('Uncaught') :][:6000]}", flush=True)
        else:
            print(f"{name}: {said.splitlines()[-1]}", flush=True)
    return 1 if wrong else 0


def _guided(name: str, seconds: int) -> None:
    """Let atheris try one reader; it ends the process."""
    import atheris

    with atheris.instrument_imports(include=["quotetrack"]):
        import quotetrack.pipeline  # noqa: F401 (so that it is instrumented before the cases import it)
    from reader_cases import readers

    reader = next(one for one in readers() if one.name == name)
    with tempfile.TemporaryDirectory(prefix="guided-") as folder:
        for number, seed in enumerate(reader.seeds):
            Path(folder, f"seed{number}").write_bytes(seed)
        atheris.Setup(
            [
                sys.argv[0],
                f"-max_total_time={seconds}",
                "-timeout=20",
                "-max_len=6000",
                f"-artifact_prefix={folder}/",
                folder,
            ],
            reader.tried,
        )
        atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
