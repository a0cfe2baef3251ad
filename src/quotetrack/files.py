"""Paths in, a safe way to write them out: files are written beside their places and moved there when all are whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


class ReportError(Exception):
    """A report that could not be written; the message is one sentence that says what to do."""


@contextmanager
def put_in_place(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """Give for each of `paths`, all of one folder, a draft to write to; move the drafts in place when all went well.

    The drafts lie in a fresh folder beside the paths, on the same disk, so that the move is one step; the folder may
    hold scratch files too and is removed in any case. Earlier files stay as they were when anything fails. Raises
    ReportError when the disk refuses.
    """
    path, parent = paths[0], paths[0].parent
    try:
        for path in paths:
            if path.is_dir():
                raise ReportError(f"{path} is a folder; give the report another name.")
        parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".writing-", dir=parent) as folder:
            drafts = [Path(folder, path.name) for path in paths]
            yield drafts
            for draft in drafts:
                with draft.open("rb+") as written:
                    os.fsync(written.fileno())
            for draft, path in zip(drafts, paths, strict=True):
                draft.replace(path)
    except PermissionError:
        raise ReportError(
            f"{path} cannot be written: it may be open in another program, or its folder may be read-only; "
            "close it or give another place, and run again."
        ) from None
    except OSError as error:
        raise ReportError(
            f"{path} cannot be written ({error.strerror or error}); mend that or give another place, and run again."
        ) from error
