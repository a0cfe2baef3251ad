"""Work in processes: results in order, a bounded window, no job lost with the process of another, and a time limit."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from quotetrack.workers import OutOfTimeError, in_order, limited

FATAL = {37, 38, 190}


def double(job: int) -> int:
    return 2 * job


def deadly(job: int) -> int:
    if job in FATAL:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * job


def nothing(job: int) -> int | None:
    return None


def minus(job: int) -> int:
    return -job


@pytest.mark.parametrize("processes", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 15, 16, 17, 200])
def test_results_come_in_order(processes: int, count: int) -> None:
    results = in_order(double, range(count), processes, known=nothing, lost=minus)
    assert list(results) == [2 * job for job in range(count)]


@pytest.mark.parametrize("processes", [1, 2])
def test_what_is_known_is_not_done_again(processes: int) -> None:
    def known(job: int) -> int | None:
        return 1000 if job % 3 == 0 or job < 40 else None

    results = in_order(double, range(150), processes, known=known, lost=minus)
    assert list(results) == [known(job) or 2 * job for job in range(150)]


def test_a_process_that_dies_costs_only_the_job_that_killed_it() -> None:
    results = in_order(deadly, range(300), 2, known=nothing, lost=minus)
    assert list(results) == [-job if job in FATAL else 2 * job for job in range(300)]


@pytest.mark.parametrize("processes", [1, 2])
def test_jobs_are_taken_only_a_little_ahead_of_the_results(processes: int) -> None:
    taken = 0

    def jobs() -> Iterator[int]:
        nonlocal taken
        while taken < 1000:
            taken += 1
            yield taken

    ahead = [taken - number for number, _ in enumerate(in_order(double, jobs(), processes, known=nothing, lost=minus))]
    assert max(ahead) <= 16 * 4 * processes + 16


def test_an_error_of_the_work_reaches_the_caller_and_leaves_no_process() -> None:
    with pytest.raises(TypeError):
        list(in_order(double, [*range(50), None], 2, known=nothing, lost=minus))


def _busy(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        try:
            sum(range(1000))
        except Exception:  # as a library may do
            continue


def test_what_takes_too_long_is_stopped_and_nothing_after_it() -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    with pytest.raises(OutOfTimeError), limited(0.05):
        _busy(20)
    assert signal.getsignal(signal.SIGVTALRM) is before
    with limited(0.05):
        pass
    _busy(0.1)


def test_in_a_thread_nothing_is_limited() -> None:
    done: list[bool] = []

    def work() -> None:
        with limited(0.01):
            _busy(0.05)
        done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]
