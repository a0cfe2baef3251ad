"""A number of statements in, the time and memory of writing their workbook out: `python benchmarks/workbook.py 300000`.

Prints one line for the process before anything is written (the statements themselves) and one for each output.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "report"))

from invented_corpus import invented_report

from quotetrack.report import tabulate, write_jsonld, write_tables, write_workbook

STATEMENTS_A_TEXT = 6


def peak() -> float:
    """Give the highest memory use of this process so far, in megabytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def timed(name: str, work: Callable[[], object], folder: Path) -> None:
    """Do a piece of work and print what it took."""
    start = time.perf_counter()
    work()
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
    print(
        f"{name:10} {time.perf_counter() - start:7.1f} s   peak {peak():7.0f} MB   on disk {size:7.1f} MB", flush=True
    )


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("statements", type=int, nargs="?", default=300_000)
    parser.add_argument("--only", choices=["xlsx", "csv", "parquet", "jsonld"], help="write one kind of output")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start = time.perf_counter()
        report = invented_report(given.statements, given.statements // STATEMENTS_A_TEXT)
        print(f"statements {time.perf_counter() - start:7.1f} s   peak {peak():7.0f} MB   {len(report.statements):,}")
        tables = tabulate(report)
        print(f"tabulated  {time.perf_counter() - start:7.1f} s   peak {peak():7.0f} MB", flush=True)
        outputs: dict[str, Callable[[], object]] = {
            "xlsx": lambda: print(*write_workbook(tables, folder / "claims.xlsx"), sep="\n"),
            "csv": lambda: write_tables(tables, folder / "csv", "csv"),
            "parquet": lambda: write_tables(tables, folder / "parquet", "parquet"),
            "jsonld": lambda: write_jsonld(report, folder / "claims.jsonld"),
        }
        for kind, work in outputs.items():
            if given.only in (None, kind):
                timed(kind, work, folder)


if __name__ == "__main__":
    main()
