"""An exception in, an exit code and a plain sentence out: 2 when the user can mend it, 1 when something failed."""

from __future__ import annotations


class MisuseError(ValueError):
    """A command that cannot be carried out as it was given; the message says what to do."""


class NotFoundError(Exception):
    """A command that found nothing of what it was asked for; the message says what is near."""


def sentence(error: Exception) -> tuple[int, str]:
    """Give the exit code and what to print for an exception that ended a command.

    Every exception class of quotetrack itself carries a sentence for the user; those that are a ValueError are about
    what the user gave. Errors of the command line's own library know their sentence too.
    """
    tell = getattr(error, "format_message", None)
    if tell is not None:
        return getattr(error, "exit_code", 2), _usage(str(tell()), error)
    if type(error).__module__.partition(".")[0] == "quotetrack":
        return (2 if isinstance(error, ValueError) else 1), str(error)
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return 1, f"{where}{error.strerror or error}; mend that and run again."
    if isinstance(error, MemoryError):
        return 1, "There is not enough memory for so many texts at once; give fewer, for instance one folder at a time."
    return 1, (
        f"quotetrack failed over a mistake of its own ({type(error).__name__}: {error}). "
        "Please report it, with the output of the same command under QUOTETRACK_DEBUG=1."
    )


def _usage(message: str, error: Exception) -> str:
    path = getattr(getattr(error, "ctx", None), "command_path", "quotetrack")
    return f"{message} See: {path} --help" if message else f"See: {path} --help"
