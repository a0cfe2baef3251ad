"""A Desk, a port and a token in; the web application out: the page, what it asks for, and the analyst's actions.

It answers only requests that name its own address (`Host`), know its token (the first part of every path) and, for
actions, come from its own page (`Origin`). So neither another machine, nor a page of another site that the analyst has
open, nor a name that was made to point here can read texts or change rows.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, abort, jsonify, request
from werkzeug.exceptions import HTTPException

from quotetrack.review import actions, shapes
from quotetrack.review.desk import Deed, Desk, DeskError
from quotetrack.review.listing import Lists, Wanted, names

HOST = "127.0.0.1"
_STATIC = Path(__file__).with_name("static")
_MOST_LISTED = 200
_MOST_BYTES = 1_000_000
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def make_app(desk: Desk, port: int, token: str) -> Flask:
    """Give the application for one desk; it is reached at http://127.0.0.1:PORT/TOKEN/ alone."""
    app = Flask("quotetrack.review", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = _MOST_BYTES
    app.before_request(lambda: _admit(port, token))
    app.after_request(_sealed_off)
    app.register_error_handler(HTTPException, _refusal)
    app.register_error_handler(DeskError, lambda error: (jsonify(error=str(error)), 409))
    pages = _Pages(desk)
    routes = Blueprint("review", "quotetrack.review", static_folder=str(_STATIC), static_url_path="/static")
    routes.add_url_rule("/", view_func=pages.index)
    for name in ("start", "version", "texts", "text", "step", "names"):
        routes.add_url_rule(f"/api/{name}", name, getattr(pages, name))
    for name in ("correct", "confirm", "drop", "forget", "add", "undo"):
        routes.add_url_rule(f"/api/{name}", name, getattr(pages, name), methods=["POST"])
    app.register_blueprint(routes, url_prefix=f"/{token}")
    return app


def _admit(port: int, token: str) -> None:
    """Turn away whoever does not come from the page itself."""
    own = (f"{HOST}:{port}", f"localhost:{port}")
    if request.host not in own:
        abort(403, "This page answers to its own address alone.")
    given = request.path.split("/")[1]
    if not hmac.compare_digest(given.encode(errors="replace"), token.encode()):
        abort(404, "There is nothing here; open the address that `quotetrack review` printed.")
    if request.method not in ("GET", "HEAD"):
        if request.headers.get("Origin") not in tuple(f"http://{host}" for host in own):
            abort(403, "Actions are taken from the page itself alone.")
        if not request.is_json:
            abort(415, "Actions come as JSON.")


def _sealed_off(response: Response) -> Response:
    response.headers.update(_HEADERS)
    return response


def _refusal(error: HTTPException) -> tuple[Response, int]:
    return jsonify(error=error.description or "That did not work."), error.code or 500


class _Pages:
    """What the addresses give, one method each."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._searched: dict[str, str] = {}
        self._last = Lists(desk.state(), self._searched)

    def index(self) -> Response:
        """Give the page itself."""
        return Response((_STATIC / "index.html").read_text(encoding="utf-8"), mimetype="text/html")

    def start(self) -> Response:
        """Give figures and the values of the filters."""
        return jsonify(shapes.start(self._desk, self._lists()))

    def version(self) -> Response:
        """Give the number of the state, so that the page can see whether it is behind."""
        return jsonify(shapes.status(self._desk, self._desk.state()))

    def texts(self) -> Response:
        """Give a page of the list of texts."""
        lists, wanted = self._lists(), Wanted.of(request.args)
        found = lists.texts(wanted)
        first, most = _number("from"), min(_number("most", 60), _MOST_LISTED)
        return jsonify(
            version=lists.state.version,
            total=len(found),
            passing=sum(one.passing for one in found),
            texts=[shapes.listed(one) for one in found[first : first + most]],
        )

    def text(self) -> Response:
        """Give a text, and which of its statements are looked for."""
        return jsonify(self._text(request.args.get("doc", ""), request.args))

    def step(self) -> Response:
        """Give the statement that comes next, or before, among those looked for."""
        lists = self._lists()
        entry = lists.step(Wanted.of(request.args), request.args.get("start", ""), request.args.get("to") != "previous")
        if entry is None:
            return jsonify(id="", doc="")
        return jsonify(id=entry.statement.id, doc=entry.document.doc)

    def names(self) -> Response:
        """Give names for the letters typed so far."""
        found = names(
            self._desk.state(), self._desk.corpus.registry, request.args.get("q", ""), request.args.get("doc", "")
        )
        return jsonify(names=[{"name": name, "about": about} for name, about in found])

    def correct(self) -> Response:
        """Set fields of a statement, and of those alike if asked."""
        ids = [_word("id"), *(str(one) for one in _given().get("also", []))]
        wanted = _given().get("fields")
        if not isinstance(wanted, dict) or not wanted:
            abort(400, "There is nothing to correct.")
        return self._done(lambda: actions.correct(self._desk, ids, wanted))

    def confirm(self) -> Response:
        """Confirm a statement."""
        return self._done(lambda: actions.confirm(self._desk, _word("id")))

    def drop(self) -> Response:
        """Drop a statement."""
        return self._done(lambda: actions.drop(self._desk, _word("id")))

    def forget(self) -> Response:
        """Take back what the page did to a statement."""
        return self._done(lambda: actions.forget(self._desk, _word("id")))

    def add(self) -> Response:
        """Add a statement that the tool missed."""
        start, end = _given().get("start"), _given().get("end")
        span = (start, end) if isinstance(start, int) and isinstance(end, int) else None
        return self._done(lambda: actions.add(self._desk, _word("doc"), span, _word("words")))

    def undo(self) -> Response:
        """Take the last action back."""
        deed = self._desk.undo()
        return self._answer(deed, f"Undone: {deed.words}", deed.statement)

    def _done(self, make: Callable[[], Deed]) -> Response:
        deed = make()
        state = self._desk.carry_out(deed)
        return self._answer(deed, deed.words, deed.statement or actions.added_id(state, deed))

    def _answer(self, deed: Deed, words: str, identity: str) -> Response:
        return jsonify(done=words, id=identity, text=self._text(deed.doc, _given().get("filters", {})))

    def _text(self, doc: str, filters: Mapping[str, str]) -> dict[str, Any]:
        lists = self._lists()
        state = lists.state
        document = state.document_of.get(doc)
        if document is None:
            abort(404, f"There is no text '{doc}'.")
        wanted = Wanted.of(filters)
        passing = [entry.statement.id for entry in state.entries_of[doc] if wanted.passes(entry)]
        return shapes.text(state, document) | {"passing": passing, "status": shapes.status(self._desk, state)}

    def _lists(self) -> Lists:
        state = self._desk.state()
        if self._last.state is not state:
            self._last = Lists(state, self._searched)
        return self._last


def _given() -> dict[str, Any]:
    given = request.get_json(silent=True)
    if not isinstance(given, dict):
        abort(400, "An action comes as a JSON object.")
    return given


def _word(name: str) -> str:
    return str(_given().get(name, ""))


def _number(name: str, usual: int = 0) -> int:
    given = request.args.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else usual
