"""Texts in, ratios out: how many times the work of one token scan does quotetrack take, cold, warm and in processes.

    python benchmarks/speed.py TEXTS [--jobs 2] [--repeat 3] [--spacy en_core_web_sm]

TEXTS is a folder or a table. Each run is a process of its own, started cold; ratios are taken within one run of this
script, because the speed of a machine that others use too changes by the minute. With `--spacy` the model named is run
over the same texts with its parser and names, as GenderGapTracker's published pipeline does; it must be installed.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from quotetrack import reading

TOKEN = re.compile(r"\w+|[^\w\s]")
COMMAND = (sys.executable, "-c", "from quotetrack.cli import main; main()")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--spacy", default="")
    given = parser.parse_args()
    texts = [document.text for document in reading.read([given.texts])]
    characters = sum(map(len, texts))
    print(f"{len(texts)} texts, {characters / 1e6:.2f} million characters; the least of {given.repeat} runs")
    scan = min(_scan(texts) for _ in range(given.repeat))
    print(f"{'token scan, one core':36}{scan:8.2f} s {characters / scan / 1e6:8.2f} M/s")
    with tempfile.TemporaryDirectory() as folder:
        cases: dict[str, list[str]] = {
            "quotes, 1 process, cold": ["quotes", "--no-cache", "-o", "a.jsonl", "--jobs", "1"],
            f"quotes, {given.jobs} processes, cold": ["quotes", "--no-cache", "-o", "b.jsonl", f"--jobs={given.jobs}"],
            f"report, {given.jobs} processes, cold": ["report", "--no-cache", "-o", "c.xlsx", f"--jobs={given.jobs}"],
            "report, first with a cache": ["report", "--cache", "NEW", "-o", "d.xlsx", f"--jobs={given.jobs}"],
            "report, after overrides.csv changed": ["report", "--cache", "OLD", "-o", "e.xlsx", f"--jobs={given.jobs}"],
        }
        took = {
            name: min(_run(words, given.texts, Path(folder)) for _ in range(given.repeat))
            for name, words in cases.items()
        }
        for name, seconds in took.items():
            print(f"{name:36}{seconds:8.2f} s {characters / seconds / 1e6:8.2f} M/s {seconds / scan:8.1f} × the scan")
        *_, first, second = took.values()
        print(f"the second run with a cache takes {second / first:.0%} of the first")
    if given.spacy:
        seconds = _spacy(texts, given.spacy)
        print(f"{given.spacy:36}{seconds:8.2f} s, {seconds / next(iter(took.values())):.0f} × `quotes --jobs 1`")


def _scan(texts: list[str]) -> float:
    begun = time.perf_counter()
    for text in texts:
        TOKEN.findall(text)
    return time.perf_counter() - begun


def _run(words: list[str], texts: Path, folder: Path) -> float:
    """Time one command in a folder of its own."""
    kept = folder / "texts.sqlite"
    if "NEW" in words:
        kept.unlink(missing_ok=True)
    if "OLD" in words:
        note = f"id,doc,quote,action,note\nqaaaaaaaaaa,,,set,{time.monotonic()}\n"
        (folder / "overrides.csv").write_text(note, encoding="utf-8")
    line = [str(kept) if word in ("NEW", "OLD") else word for word in words]
    begun = time.perf_counter()
    done = subprocess.run([*COMMAND, *line, str(texts.resolve())], cwd=folder, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(words)} ended with {done.returncode}")
    return time.perf_counter() - begun


def _spacy(texts: list[str], model: str) -> float:
    import spacy

    pipe = spacy.load(model)
    begun = time.perf_counter()
    for _ in pipe.pipe(texts):
        pass
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
