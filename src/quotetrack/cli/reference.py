"""The command line in, its reference page out: `python -m quotetrack.cli.reference > docs/commands.md`.

The page is made of the words that `--help` shows. A test fails when it is not that of the program.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from quotetrack.cli.program import command

_TOP = """\
# Commands

Made by `python -m quotetrack.cli.reference > docs/commands.md` from what `quotetrack COMMAND --help` shows.

Every command reads the project in the working directory: `quotetrack.toml`, `overrides.csv`, `officials.csv` and
`topics.toml`, each of which may be missing. The exit code is 0 when all went well, 2 when the command or one of those
files has to be mended, 1 when something failed or was not found. Results go to standard output, all else to standard
error; progress is shown on a terminal only.
"""


def page() -> str:
    """Give the page as Markdown."""
    return "\n".join([_TOP, *_sections(command(), "quotetrack")])


def _sections(given: Any, path: str) -> Iterator[str]:
    for name, member in given.commands.items():
        if hasattr(member, "commands"):
            yield f"## {path} {name}\n\n{member.help}\n"
            yield from _sections(member, f"{path} {name}")
        else:
            yield from _command(member, f"{path} {name}")


def _command(given: Any, path: str) -> Iterator[str]:
    arguments = [one for one in given.params if one.param_type_name == "argument"]
    options = [one for one in given.params if one.param_type_name == "option"]
    words = [path, *(["[OPTIONS]"] if options else []), *map(_shape, arguments)]
    yield f"##{'#' * (path.count(' ') - 1)} {path}\n\n    {' '.join(words)}\n\n{given.help}\n"
    rows = [f"| `{_shape(one)}` | {_words(one.help)} |" for one in arguments]
    rows += [f"| {_names(one)} | {_words(one.help)}{_default(one)} |" for one in options]
    if rows:
        yield "\n".join(["| | |", "|---|---|", *rows, ""])


def _shape(argument: Any) -> str:
    name = argument.metavar or argument.name.upper()
    return name if argument.required else f"[{name}]..."


def _names(option: Any) -> str:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    return names if option.is_flag else f"{names} `{option.metavar}`".replace("|", "\\|")


def _words(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|")


def _default(option: Any) -> str:
    if option.is_flag:
        return ""
    shown = option.show_default if isinstance(option.show_default, str) else option.default
    return f" Default: `{shown}`." if shown not in (None, False, "") else ""


if __name__ == "__main__":
    sys.stdout.write(page())
