"""A Corpus in; its review page, served on this machine until it is stopped."""

from __future__ import annotations

import gc
import secrets
import socket
from collections.abc import Callable

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from quotetrack.pipeline import Corpus
from quotetrack.review.app import HOST, make_app
from quotetrack.review.desk import Desk


class _Quiet(WSGIRequestHandler):
    """Writes no line for each request: the terminal belongs to the analyst."""

    protocol_version = "HTTP/1.1"  # one connection for many requests

    def log(self, type: str, message: str, *args: object) -> None:
        """Write nothing."""


def open_server(corpus: Corpus, port: int = 0) -> tuple[BaseWSGIServer, str]:
    """Give a server that listens on this machine alone, and the address of its page; port 0 takes any that is free.

    The token in the address is new each time. Raises OSError when the port is taken.
    """
    gc.freeze()  # what was read stays: the collector need not walk through it again and again
    token = secrets.token_urlsafe(24)
    with socket.create_server((HOST, port)) as bound:
        port = bound.getsockname()[1]
        app = make_app(Desk(corpus), port, token)
        server = make_server(HOST, port, app, threaded=True, request_handler=_Quiet, fd=bound.fileno())
    return server, f"http://{HOST}:{port}/{token}/"


def serve(corpus: Corpus, port: int, tell: Callable[[str], None]) -> None:
    """Serve the page until Ctrl-C; `tell` is called with its address as soon as it can be opened."""
    server, address = open_server(corpus, port)
    try:
        tell(address)
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
