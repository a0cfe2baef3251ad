"""A command that reads texts in, the same with `--jobs`, `--cache` and `--no-cache` out, and what was said by them."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from quotetrack.settings import Settings

_PANEL = "How the work is done"
Jobs = Annotated[
    int | None,
    typer.Option(
        metavar="NUMBER",
        min=1,
        help="Read texts in so many processes; as many as there are cores when left out.",
        rich_help_panel=_PANEL,
    ),
]
Cache = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Keep what was found in each text in this file; it is in your cache folder when left out.",
        rich_help_panel=_PANEL,
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Read every text again and keep nothing.", rich_help_panel=_PANEL)
]
_OPTIONS = {"jobs": (Jobs, None), "cache": (Cache, None), "no_cache": (NoCache, False)}
_READS = {"paths", "gold"}

_said: ContextVar[dict[str, Any]] = ContextVar("_said", default={})  # noqa: B039 (never changed in place)


def working(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command that reads texts the options for how the work is done; give any other as it is."""
    signature = inspect.signature(function)
    if not _READS & set(signature.parameters):
        return function

    @wraps(function)
    def command(**words: Any) -> None:
        token = _said.set({name: words.pop(name) for name in _OPTIONS})
        try:
            function(**words)
        finally:
            _said.reset(token)

    hints = typing.get_type_hints(function, include_extras=True)
    given = [one.replace(annotation=hints[name]) for name, one in signature.parameters.items()]
    more = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint)
        for name, (hint, default) in _OPTIONS.items()
    ]
    command.__signature__ = inspect.Signature([*given, *more])  # type: ignore[attr-defined]
    command.__annotations__ = {one.name: one.annotation for one in [*given, *more]}
    return command


def as_said(settings: Settings) -> Settings:
    """Give the settings with what the command line says of processes and cache."""
    from quotetrack import cache

    said = _said.get()
    keep = None if said.get("no_cache") else said.get("cache") or cache.default_path()
    return replace(settings, jobs=said.get("jobs") or settings.jobs, cache=keep)
