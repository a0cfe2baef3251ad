"""README.md in, its console blocks run anew out: what stands behind each "$ quotetrack ..." is real output.

`python tests/house/readme_console.py` writes the blocks anew. All run in order in one copy of the sample project.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).parents[2]
README = TOP / "README.md"
_BLOCK = re.compile(r"^```console\n(.*?)^```", re.M | re.S)
_SAMPLE = ("texts", "officials.csv", "overrides.csv")


def renewed(readme: str) -> str:
    """Give the README with the output of every console block as the commands print it now."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for name in _SAMPLE:
            source = TOP / name
            if source.is_dir():
                shutil.copytree(source, project / name)
            else:
                shutil.copy(source, project / name)
        return _BLOCK.sub(lambda block: f"```console\n{_run(block[1], project)}```", readme)


def _run(block: str, project: Path) -> str:
    """Run the lines of a block that begin with "$ " and give commands and output."""
    environment = os.environ | {
        "COLUMNS": "110",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    out = []
    for line in block.splitlines():
        if not line.startswith("$ "):
            continue
        done = subprocess.run(
            ["bash", "-c", line[2:]], cwd=project, env=environment, text=True, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        printed = "\n".join(row.rstrip() for row in done.stdout.rstrip("\n").splitlines())
        out.append(f"{line}\n{printed}\n" if printed else f"{line}\n")
    return "".join(out)


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")
