"""`quotetrack review`: texts in, a page on this machine out on which the analyst sees and corrects what was found."""

from __future__ import annotations

import importlib.util
from typing import Annotated

import typer

from quotetrack.cli import options
from quotetrack.cli.failures import MisuseError
from quotetrack.cli.running import corpus_of, say

_NEEDED = ("flask", "filelock")


def review(
    paths: options.Paths = None,
    port: Annotated[
        int, typer.Option(min=0, max=65535, metavar="NUMBER", help="The port to listen on; 0 takes any that is free.")
    ] = 0,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in the browser.")] = True,
) -> None:
    """Open a page in the browser on which statements are read in their texts, confirmed, corrected, dropped and added.

    Each action goes to overrides.csv at once. The page is served on this machine alone, until Ctrl-C.
    """
    if missing := [name for name in _NEEDED if importlib.util.find_spec(name) is None]:
        raise MisuseError(f"The review page needs {' and '.join(missing)}; run: pip install 'quotetrack[review]'")
    from quotetrack.review.serving import serve

    corpus = corpus_of(paths, strict=False)

    def tell(address: str) -> None:
        print(address, flush=True)
        say(f"Corrections go to {corpus.settings.overrides}. Stop with Ctrl-C.")
        if browser:
            import webbrowser

            webbrowser.open(address)

    try:
        serve(corpus, port, tell)
    except OSError as error:
        raise MisuseError(
            f"Port {port} cannot be used ({error.strerror or error}); give another with --port."
        ) from None
    say(f"Closed. What you corrected is in {corpus.settings.overrides}; now run: quotetrack report")
