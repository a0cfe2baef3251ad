"""A damaged file is told in its trouble alone: no library writes beside it on the terminal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

READ = "from pathlib import Path\nfrom quotetrack import reading\nprint(*next(reading.read([Path({!r})])).trouble)"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj", "is a damaged PDF"),
        ("a.pdf", b"no pdf", "is a damaged PDF"),
        ("a.html", b"<html><body></body></html>", "is a page without a main text"),
        ("a.html", b"<!-- -->", "is a page without a main text"),
        ("a.docx", b"PK\x03\x04", "is a damaged Word file"),
    ],
)
def test_libraries_say_nothing(name: str, data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    done = subprocess.run([sys.executable, "-c", READ.format(str(path))], capture_output=True, encoding="utf-8")
    assert done.stderr == ""
    assert reason in done.stdout
