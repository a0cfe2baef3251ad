"""Units of work in, texts with their statements out, by a process of one's own whose texts have a limit of time.

A Dask worker runs its tasks in threads, where no text can be stopped. Here a text runs in the main thread of a process
that belongs to the task alone: one that takes too long or ends its process costs no other text anything, as in a local
run. (The worker itself is a daemon and may have no children by `multiprocessing`.)
"""

from __future__ import annotations

import atexit
import pickle
import subprocess
import sys
from collections.abc import Iterable, Iterator

from quotetrack import packing, pipeline
from quotetrack.pipeline import Extracted, Recipe, Unit

_idle: list[_Child] = []  # children of this worker that wait for work: one has to load its lexicons first


def extracted(units: Iterable[Unit], recipe: Recipe) -> Iterator[Extracted]:
    """Give each text with its statements, in order."""
    child = _child(recipe)
    for unit in units:
        packed = child.ask(unit)
        if packed is None:
            child = _child(recipe)
            packed = child.ask(unit)
        if packed is None:
            child = _child(recipe)
        yield packing.unpack(packed) if packed is not None else pipeline.lost(unit)
    _idle.append(child)


@atexit.register
def _dismiss() -> None:
    while _idle:
        _idle.pop().end()


def _child(recipe: Recipe) -> _Child:
    """Give a child that is not at work, or a new one."""
    while _idle:
        child = _idle.pop()  # of threads at once, each gets its own
        if child.recipe == recipe:
            return child
        child.end()
    return _Child(recipe)


class _Child:
    """A process that reads texts until its input ends, so that it does not outlive the worker."""

    def __init__(self, recipe: Recipe) -> None:
        command = [sys.executable, "-c", "from quotetrack.scale.child import serve; serve()"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.recipe = recipe
        self._told = False

    def ask(self, unit: Unit) -> bytes | None:
        """Give the result for a text; None when the process has ended."""
        assert self._process.stdin and self._process.stdout
        try:
            for one in [unit] if self._told else [self.recipe, unit]:
                pickle.dump(one, self._process.stdin, protocol=5)
            self._told = True
            self._process.stdin.flush()
            return bytes(pickle.load(self._process.stdout))
        except (OSError, EOFError, pickle.UnpicklingError):
            self.end()
            return None

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()


def serve() -> None:
    """Read a recipe and units from standard input, write packed results to standard output."""
    source, out = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library may print is no result
    lexica = pipeline.lexica(pickle.load(source))
    while True:
        try:
            unit = pickle.load(source)
        except EOFError:
            return
        document, statements, _ = pipeline.read_and_extract(unit, *lexica)
        pickle.dump(packing.pack(document, statements), out, protocol=5)
        out.flush()
