"""Nothing in, the whole command line out: every command by its name, in the order in which help shows them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from quotetrack.cli import overriding, topics
from quotetrack.cli.checking import check
from quotetrack.cli.claims import claims
from quotetrack.cli.evaluating import evaluate
from quotetrack.cli.explain import explain
from quotetrack.cli.extracting import extract
from quotetrack.cli.officials import officials
from quotetrack.cli.quotes import quotes
from quotetrack.cli.report import report
from quotetrack.cli.reviewing import review
from quotetrack.cli.starting import init
from quotetrack.cli.working import working

HELP = "Who said what, when, about security: quotations and reported statements from news texts, in an Excel report."
COMMANDS: tuple[Callable[..., None], ...] = (
    report,
    quotes,
    claims,
    officials,
    explain,
    check,
    review,
    evaluate,
    extract,
    init,
)
GROUPS: dict[str, tuple[str, tuple[Callable[..., None], ...]]] = {
    "overrides": (
        "Correct what the tool got wrong, in overrides.csv: check it, make a template, add rows.",
        (overriding.check, overriding.template, overriding.append),
    ),
    "topics": ("Look into the topics: those built in and those of topics.toml.", (topics.test,)),
}


def command() -> Any:
    """Give the program as one command object, ready to be run or asked for its help."""
    program = typer.Typer(name="quotetrack", no_args_is_help=True, add_completion=False, help=HELP)
    program.callback()(_start)
    for function in COMMANDS:
        program.command(help=_unwrapped(function))(working(function))
    for name, (words, functions) in GROUPS.items():
        group = typer.Typer(no_args_is_help=True, help=words)
        for function in functions:
            group.command(help=_unwrapped(function))(working(function))
        program.add_typer(group, name=name)
    return typer.main.get_command(program)


def _start(
    version: Annotated[
        bool,
        typer.Option("--version", callback=lambda wanted: _version(wanted), is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    pass


def _version(wanted: bool) -> None:
    if wanted:
        from quotetrack import __version__

        print(f"quotetrack {__version__}")
        raise typer.Exit


def _unwrapped(function: Callable[..., None]) -> str:
    """Give a command's docstring with a line for each paragraph, so that help can break it anew."""
    paragraphs = inspect.cleandoc(function.__doc__ or "").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
