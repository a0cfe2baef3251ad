"""The page answers to its own address, token and origin alone, and lists what the filters ask for."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from review_world import ORIGIN, PORT, TOKEN, Page

from quotetrack import pipeline, settings
from quotetrack.model import Document, Statement
from quotetrack.pipeline import Corpus
from quotetrack.review import app as app_module
from quotetrack.review.app import make_app
from quotetrack.review.desk import Desk

STATIC = Path(app_module.__file__).with_name("static")
Find = Callable[[str], str]


@pytest.mark.parametrize(
    ("path", "base", "headers", "status"),
    [
        (f"/{TOKEN}/api/start", ORIGIN, {}, 200),
        (f"/{TOKEN}/api/start", f"http://localhost:{PORT}", {}, 200),
        (f"/{TOKEN}/", ORIGIN, {}, 200),
        (f"/{TOKEN}/static/main.js", ORIGIN, {}, 200),
        (f"/{TOKEN}/static/../app.py", ORIGIN, {}, 404),
        (f"/{TOKEN}/static/%2e%2e/app.py", ORIGIN, {}, 404),
        ("/", ORIGIN, {}, 404),
        ("/another-token/api/start", ORIGIN, {}, 404),
        ("/static/main.js", ORIGIN, {}, 404),
        (f"/{TOKEN}/api/nothing", ORIGIN, {}, 404),
        (f"/{TOKEN}/api/text?doc=nothing", ORIGIN, {}, 404),
        (f"/{TOKEN}/api/start", "http://attacker.example", {}, 403),
        (f"/{TOKEN}/api/start", f"http://attacker.example:{PORT}", {}, 403),
        (f"/{TOKEN}/api/start", "http://127.0.0.1:81", {}, 403),
    ],
)
def test_only_its_own_address_and_token_are_answered(
    page: Page, path: str, base: str, headers: dict[str, str], status: int
) -> None:
    assert page.client.get(path, base_url=base, headers=headers, buffered=True).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": ORIGIN}, 200),
        ({}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://attacker.example"}, 403),
        ({"Origin": f"https://127.0.0.1:{PORT}"}, 403),
        ({"Origin": "http://127.0.0.1:81"}, 403),
    ],
)
def test_actions_come_from_the_page_itself(page: Page, statement: Find, headers: dict[str, str], status: int) -> None:
    given = {"id": statement("Our border")}
    answer = page.client.post(f"/{TOKEN}/api/confirm", json=given, base_url=ORIGIN, headers=headers)
    assert answer.status_code == status
    assert bool(page.rows) == (status == 200)


@pytest.mark.parametrize(
    ("data", "kind", "status"),
    [
        (b"id=q", "application/x-www-form-urlencoded", 415),
        (b"{}", "text/plain", 415),
        (b"[1]", "application/json", 400),
        (b"{", "application/json", 400),
        (b"{}", "application/json", 409),
        (b'"' + b"x" * 1_100_000 + b'"', "application/json", 413),
    ],
)
def test_an_action_that_is_none_is_refused_with_a_sentence(page: Page, data: bytes, kind: str, status: int) -> None:
    answer = page.client.post(
        f"/{TOKEN}/api/confirm", data=data, content_type=kind, base_url=ORIGIN, headers={"Origin": ORIGIN}
    )
    assert answer.status_code == status
    assert answer.get_json()["error"].endswith((".", "?"))


def test_an_action_is_no_get(page: Page) -> None:
    assert page.client.get(f"/{TOKEN}/api/undo", base_url=ORIGIN).status_code == 405


def test_every_answer_forbids_what_the_page_does_not_need(page: Page) -> None:
    for path in ("", "api/start", "static/main.js"):
        headers = page.client.get(f"/{TOKEN}/{path}", base_url=ORIGIN, buffered=True).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert (headers["Cache-Control"], headers["Referrer-Policy"]) == ("no-store", "no-referrer")


def test_the_page_asks_nobody_else_for_anything() -> None:
    for path in STATIC.iterdir():
        foreign = re.findall(r"(?:https?:)?//[\w.-]+\.\w+[^\s'\"]*", path.read_text(encoding="utf-8"))
        assert [one for one in foreign if "www.w3.org/2000/svg" not in one] == [], path.name
        assert "innerHTML" not in path.read_text(encoding="utf-8"), path.name


def docs(page: Page, **filters: str) -> list[str]:
    return [one["doc"].split("-")[0] for one in page.get("texts", **filters)["texts"]]


@pytest.mark.parametrize(
    ("filters", "texts"),
    [
        ({}, ["selm", "tarsk", "zarhan"]),
        ({"q": "LENZ pass"}, ["selm"]),
        ({"q": "herald"}, ["tarsk"]),
        ({"q": "lenz zarhan"}, []),
        ({"speaker": "Daria Velkova"}, ["tarsk"]),
        ({"speaker": "-"}, ["selm"]),
        ({"topic": "terrorism"}, ["selm", "tarsk"]),
        ({"topic": "terrorism", "stance": "denies"}, ["tarsk"]),
        ({"outlet": "Tarsk Herald"}, ["tarsk"]),
        ({"kind": "mixed"}, ["zarhan"]),
        ({"confidence": "low"}, []),
        ({"look": "1"}, ["selm"]),
        ({"mark": "dropped"}, []),
        ({"mark": "any"}, []),
    ],
)
def test_filters_leave_the_texts_that_fit(page: Page, filters: dict[str, str], texts: list[str]) -> None:
    assert docs(page, **filters) == texts


def test_the_list_comes_in_pages(page: Page) -> None:
    first = page.get("texts", most="2")
    assert (first["total"], len(first["texts"])) == (3, 2)
    rest = page.get("texts", **{"from": "2", "most": "2"})
    assert [one["doc"] for one in rest["texts"]] == ["zarhan-times-20230301-script"]
    assert page.get("texts", **{"from": "-1", "most": "many"})["total"] == 3


def test_steps_go_through_what_the_filters_leave_from_text_to_text(page: Page) -> None:
    seen, here = [], ""
    while (here := page.get("step", start=here, topic="terrorism")["id"]) != "":
        seen.append(here)
    state = page.desk.state()
    texts = [state.entry_of[one].document.doc.split("-")[0] for one in seen]
    assert texts == ["selm", "tarsk"]
    assert page.get("step", start=seen[1], topic="terrorism", to="previous")["id"] == seen[0]
    assert page.get("step", start=seen[0], topic="terrorism", to="previous")["id"] == ""


def test_a_statement_that_is_settled_needs_no_look_any_more(page: Page, statement: Find) -> None:
    assert docs(page, look="1") == ["selm"]
    for opening in ("drug trafficking", "border guards"):
        page.post("confirm", id=statement(opening))
    assert docs(page, look="1") == []


@pytest.mark.parametrize(
    ("typed", "doc", "first"),
    [
        ("vel", "", "Daria Velkova"),
        ("tos ilm", "", "Ilmar Toszek"),
        ("", "zarhan-times-20230301-script", "Yusuf al-Hadri"),
        ("hadri", "", "Yusuf al-Hadri"),
        ("Tokayev", "", "Kassym-Jomart Tokayev"),
    ],
)
def test_names_are_offered_for_a_few_letters(page: Page, typed: str, doc: str, first: str) -> None:
    assert page.get("names", q=typed, doc=doc)["names"][0]["name"] == first


def test_nobody_is_offered_for_letters_that_begin_no_name(page: Page) -> None:
    assert page.get("names", q="zzz")["names"] == []


def test_the_text_is_told_as_it_was_read(page: Page) -> None:
    for document in page.desk.state().documents:
        for passage in page.get("text", doc=document.doc)["passages"]:
            start, words = passage["parts"][0][0], "".join(part[1] for part in passage["parts"])
            assert document.text[start : start + len(words)] == words


def test_why_the_tool_decided_so_is_told_with_the_words_used(page: Page) -> None:
    [one, *_] = page.get("text", doc="tarsk-herald-20230207-border")["statements"]
    assert "speaker" in {field for field, *_ in one["reasons"]}
    assert any("Velkova" in used for _, _, used, _ in one["reasons"])


def many(corpus: Corpus, count: int) -> Corpus:
    """Make a corpus of many texts by giving those of a small one new names."""
    documents: list[Document] = []
    statements: list[Statement] = []
    for number in range(count):
        old = corpus.documents[number % len(corpus.documents)]
        documents.append(old._replace(doc=f"{old.doc}-{number:05}"))
        statements += [
            one._replace(doc=documents[-1].doc, id=f"q{number:05}{place:05}")
            for place, one in enumerate(one for one in corpus.statements if one.doc == old.doc)
        ]
    return replace(
        corpus,
        documents=tuple(documents),
        statements=tuple(statements),
        claims=(),
        machine={one.id: one for one in statements},
    )


def test_five_thousand_texts_are_shown_within_two_seconds(corpus: Corpus) -> None:
    grown = many(corpus, 5000)
    begun = time.perf_counter()
    page = Page(make_app(Desk(grown), PORT, TOKEN).test_client(), Desk(grown))
    assert page.get("start")["texts"] == 5000
    assert page.get("texts", most="60")["total"] == 5000
    assert time.perf_counter() - begun < 2


def test_a_project_of_no_statements_has_a_page_too(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "note.txt").write_text("Nothing was said.\n", encoding="utf-8")
    desk = Desk(pipeline.run([], settings.load(tmp_path)))
    page = Page(make_app(desk, PORT, TOKEN).test_client(), desk)
    assert page.get("step")["id"] == ""
    assert page.get("text", doc="note")["statements"] == []
    assert page.get("start")["looks"] == 0
