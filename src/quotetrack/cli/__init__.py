"""Words of a command line in, an exit code out: 0 for success, 2 for misuse, 1 for failure; never a traceback."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

DEBUG = "QUOTETRACK_DEBUG"
STOPPED = 130
_SELDOM = (100_000, 20, 100)


def main(words: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code; the words are those of the process when left out."""
    gc.set_threshold(*_SELDOM)  # the collector of cycles walks through all records, which hold none
    sys.exit(run(sys.argv[1:] if words is None else words))


def run(words: Sequence[str]) -> int:
    """Run one command and give its exit code; errors are told in a sentence on standard error.

    The environment variable QUOTETRACK_DEBUG lets errors through as they are, for whoever works on quotetrack itself.
    """
    from quotetrack.cli.failures import sentence
    from quotetrack.cli.program import command

    _speak_utf8()
    try:
        result = command().main(args=list(words), prog_name="quotetrack", standalone_mode=False)
        sys.stdout.flush()
        if result == STOPPED:  # the command line's own library turns Ctrl-C into this
            return _stopped()
        return result if isinstance(result, int) else 0
    except KeyboardInterrupt:
        return _stopped()
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        code, words_of_error = sentence(error)
        print(words_of_error, file=sys.stderr)
        return code


def _stopped() -> int:
    print("Stopped; nothing more was written.", file=sys.stderr)
    return STOPPED


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale; what cannot be encoded is written as an escape, which JSON reads back."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
