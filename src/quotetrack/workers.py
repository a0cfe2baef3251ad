"""A function and jobs in, the results in their order out, from several processes; and a limit on processor time.

Jobs are taken as they are needed, a few ahead of the results, so that neither has to fit into memory at once.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from types import FrameType
from typing import TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

_CHUNK = 16  # jobs that a process takes at once
_AHEAD = 4  # chunks for each process that are handed out before the first of them is waited for


class OutOfTimeError(BaseException):
    """The limit is reached; no Exception, so that a handler of other errors does not take it for its own."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise OutOfTimeError inside the block when it has used so many seconds of processor time.

    Processor time, so that a busy machine changes no result. It needs a Unix system and the main thread of a process;
    elsewhere nothing is limited.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _out_of_time)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, 1.0)  # again each second, should anything swallow the first
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def in_order(
    work: Callable[[Job], Result],
    jobs: Iterable[Job],
    processes: int,
    *,
    known: Callable[[Job], Result | None],
    lost: Callable[[Job], Result],
) -> Iterator[Result]:
    """Give `work(job)` for each job, in order, from so many processes; from this one when there is little to do.

    `known(job)` is asked first, in this process, and may give the result without work. When a process dies (killed,
    out of memory, a fault in a library), the jobs that were under way are done again one by one; for one that ends its
    process again, `lost(job)` is given.
    """
    chunks = _chunks(jobs)
    first = next(chunks, [])
    if processes == 1 or len(first) < _CHUNK:
        for job in chain(first, chain.from_iterable(chunks)):
            result = known(job)
            yield work(job) if result is None else result
        return
    waiting: deque[tuple[list[Result | None], list[Job], Future[list[Result]]]] = deque()
    crew = _Crew(processes)
    try:
        for chunk in chain([first], chunks):
            results = [known(job) for job in chunk]
            todo = [job for job, result in zip(chunk, results, strict=True) if result is None]
            waiting.append((results, todo, crew.submit(work, todo)))
            if len(waiting) >= processes * _AHEAD:
                yield from _results(work, *waiting.popleft(), lost)
        while waiting:
            yield from _results(work, *waiting.popleft(), lost)
    finally:
        crew.dismiss()


def _chunks(jobs: Iterable[Job]) -> Iterator[list[Job]]:
    source = iter(jobs)
    while chunk := list(islice(source, _CHUNK)):
        yield chunk


class _Crew:
    """A pool of processes that is replaced when it breaks."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._pool = _pool(processes)

    def submit(self, work: Callable[[Job], Result], jobs: list[Job]) -> Future[list[Result]]:
        if not jobs:
            nothing: Future[list[Result]] = Future()
            nothing.set_result([])
            return nothing
        try:
            return self._pool.submit(_each, work, jobs)
        except BrokenProcessPool:
            self.dismiss()
            self._pool = _pool(self._processes)
            return self._pool.submit(_each, work, jobs)

    def dismiss(self) -> None:
        self._pool.shutdown(cancel_futures=True)


def _results(
    work: Callable[[Job], Result],
    results: list[Result | None],
    todo: list[Job],
    future: Future[list[Result]],
    lost: Callable[[Job], Result],
) -> Iterator[Result]:
    try:
        done = iter(future.result())
    except BrokenProcessPool:
        done = (_alone(work, job, lost) for job in todo)
    for result in results:
        yield next(done) if result is None else result


def _alone(work: Callable[[Job], Result], job: Job, lost: Callable[[Job], Result]) -> Result:
    with _pool(1) as pool:
        try:
            return pool.submit(work, job).result()
        except BrokenProcessPool:
            return lost(job)


def _each(work: Callable[[Job], Result], jobs: list[Job]) -> list[Result]:
    return [work(job) for job in jobs]


def _pool(processes: int) -> ProcessPoolExecutor:
    # A forked process has everything loaded; other systems are not safe to fork on and start theirs afresh.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_begin)


def _begin() -> None:
    """Set up a process of the pool: Ctrl-C is for the parent alone to hear, and it does not outlive the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _out_of_time(number: int, frame: FrameType | None) -> None:
    raise OutOfTimeError
