"""The code as the type checker, the linter and the formatter see it; each is one command over the whole project."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
FIXTURES = sorted(str(path.relative_to(TOP)) for path in (TOP / "tests").glob("*/conftest.py"))


@pytest.mark.parametrize(
    "command",
    [("mypy",), *(("mypy", path) for path in FIXTURES), ("ruff", "check", "."), ("ruff", "format", "--check", ".")],
    ids=" ".join,
)
def test_the_project_passes(command: tuple[str, ...]) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=TOP, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
