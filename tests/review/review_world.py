"""Texts of the invented region for the review page, and the page as a program sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient

from quotetrack.review.desk import Desk

PORT = 8123
TOKEN = "a-token-of-the-tests"
ORIGIN = f"http://127.0.0.1:{PORT}"

TEXTS = {
    "selm-wire-20230118-pass.txt": """\
Lenz pass stays closed

SELM, January 18. /Selm Wire/. Arvenian President Ilmar Toszek said on Wednesday that the threat of terrorism from \
Dushar had grown.

"The Lenz pass stays closed until the spring," Toszek told reporters.

The minister said that drug trafficking from Dushar had doubled in a year. The minister added that border guards \
had seized two tonnes of heroin.

Nobody at the pass had seen the snow so high before.
""",
    "tarsk-herald-20230207-border.txt": """\
Velkova sees no threat

TARSK, February 7 (Tarsk Herald) – Korvian Foreign Minister Daria Velkova denied that there was a threat of terrorism \
from Dushar.

"Our border is quiet," Velkova said. "Velkova & <b>others</b> sleep well," she added.
""",
    "zarhan-times-20230301-script.txt": """\
Council <script>alert("one")</script> meets

ZARHAN, March 1 (Zarhan Times) – Qadri Interior Minister Yusuf al-Hadri said that <script>alert("two")</script> \
illegal migration from Dushar threatens the whole basin.
""",
}


@dataclass
class Page:
    """The page as a program sees it: GET and POST with what the browser would send."""

    client: FlaskClient
    desk: Desk

    def get(self, name: str, **values: str) -> Any:
        return self.client.get(f"/{TOKEN}/api/{name}", query_string=values, base_url=ORIGIN).get_json()

    def post(self, name: str, **given: Any) -> Any:
        answer = self.client.post(f"/{TOKEN}/api/{name}", json=given, base_url=ORIGIN, headers={"Origin": ORIGIN})
        return answer.get_json()

    @property
    def rows(self) -> list[str]:
        """The lines of overrides.csv below its header."""
        return self.desk.file.read_text(encoding="utf-8-sig").splitlines()[1:] if self.desk.file.exists() else []
