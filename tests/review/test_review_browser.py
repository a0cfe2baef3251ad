"""The analyst's way in a real browser: open, filter, correct, add, undo, reload, and the workbook shows it.

Skipped where no Chromium is installed (Debian: apt-get install chromium).
"""

from __future__ import annotations

import csv
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from quotetrack.cli import run
from quotetrack.pipeline import Corpus
from quotetrack.review.serving import open_server

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

TOO_FAINT = """() => {
    const parse = (colour) => {
        const parts = colour.match(/[\\d.]+/g).map(Number);
        return { rgb: parts.slice(0, 3), alpha: parts[3] ?? 1 };
    };
    const light = (rgb) => rgb.map((part) => part / 255)
        .map((part) => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
        .reduce((sum, part, place) => sum + part * [.2126, .7152, .0722][place], 0);
    const ground = (element) => {
        const layers = [];
        for (let one = element; one; one = one.parentElement) {
            layers.unshift(parse(getComputedStyle(one).backgroundColor));
            if (layers[0].alpha === 1) break;
        }
        return layers.reduce((below, { rgb, alpha }) =>
            rgb.map((part, place) => part * alpha + below[place] * (1 - alpha)), [255, 255, 255]);
    };
    return [...document.querySelectorAll("body *")].filter((element) => {
        const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
        const left = element.closest(":disabled, [hidden], dialog, .skip, .unseen, #toast, option");
        return words && !left && element.checkVisibility();
    }).map((element) => {
        const pair = [parse(getComputedStyle(element).color).rgb, ground(element)].map(light).sort((a, b) => b - a);
        return [(pair[0] + .05) / (pair[1] + .05), element.className, element.textContent.slice(0, 30)];
    }).filter(([ratio]) => ratio < 4.5);
}"""
"""Lists the words whose contrast is below 4.5 to 1, the least that WCAG 2.2 (1.4.3) allows."""

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed"),
    pytest.mark.filterwarnings("default::ResourceWarning"),  # of the browser's own pipes
    pytest.mark.filterwarnings("default::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def address(corpus: Corpus) -> Iterator[str]:
    """The page served as the command serves it."""
    server, address = open_server(corpus)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield address
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page, open at 1280 pixels; it fails the test when a script fails or anybody else is asked for anything."""
    yield from _opened(browser, address, 1280)


@pytest.fixture
def narrow(browser: Browser, address: str) -> Iterator[Page]:
    yield from _opened(browser, address, 390)


def _opened(browser: Browser, address: str, width: int) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.set_default_timeout(10_000)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "console", lambda told: wrong.append(told.text) if told.type == "error" and "409" not in told.text else None
    )
    page.on("request", lambda asked: None if asked.url.startswith((address, "data:")) else wrong.append(asked.url))
    page.goto(address)
    page.wait_for_selector("body[data-ready]")
    yield page
    page.close()
    assert wrong == []


def rows(project: Path) -> list[dict[str, str]]:
    with (project / "overrides.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def open_text(page: Page, title: str) -> None:
    page.locator("#texts button").filter(has_text=title).click()
    expect(page.locator("#reading h2")).to_have_text(title)


def select(page: Page, words: str) -> None:
    """Select words of the text as a mouse would."""
    page.evaluate(
        """(words) => {
            const walker = document.createTreeWalker(document.querySelector(".prose"), NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + words.length);
                getSelection().removeAllRanges();
                getSelection().addRange(range);
                return;
            }
        }""",
        words,
    )


def test_the_analysts_way(page: Page, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expect(page.locator("#texts li")).to_have_count(3)
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Topic").first.select_option("drug_trafficking")
    expect(page.locator("#texts li")).to_have_count(1)
    open_text(page, "Lenz pass stays closed")

    page.get_by_role("button", name=re.compile("drug trafficking from Dushar had doubled")).click()
    page.get_by_label("Speaker").click()
    page.keyboard.type("hadri")
    expect(page.locator(".names [role=option]").first).to_contain_text("Yusuf al-Hadri")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Yusuf al-Hadri")).to_be_visible()
    expect(page.locator(".chip[aria-current=true]").first).to_have_text("3✎")

    select(page, "Nobody at the pass had seen the snow so high before")
    page.get_by_role("button", name="Add as a statement").click()
    expect(page.locator("#undo")).to_contain_text("added")
    expect(page.get_by_label("Speaker")).to_be_focused()
    page.keyboard.type("Jan Ostrowik")
    expect(page.locator(".names [role=option]").first).to_contain_text("as written")
    page.keyboard.press("Enter")
    expect(page.locator("#undo")).to_contain_text("speaker: Jan Ostrowik")
    assert [(row["action"], row["speaker"]) for row in rows(project)] == [
        ("", "Yusuf al-Hadri"),
        ("add", "Jan Ostrowik"),
    ]

    page.get_by_role("button", name="Next statement").focus()
    page.keyboard.press("u")
    expect(page.get_by_label("Speaker")).to_have_value("")
    assert [row["speaker"] for row in rows(project)] == ["Yusuf al-Hadri", ""]

    page.reload()
    page.wait_for_selector("body[data-ready]")
    expect(page.locator("#texts li")).to_have_count(1)
    expect(page.locator("#reading h2")).to_have_text("Lenz pass stays closed")
    page.get_by_role("button", name=re.compile("drug trafficking from Dushar had doubled")).click()
    expect(page.get_by_label("Speaker")).to_have_value("Yusuf al-Hadri")

    monkeypatch.chdir(project)
    assert run(["report"]) == 0
    book = openpyxl.load_workbook(project / "reports" / "claims.xlsx")
    header, *lines = book["Statements"].iter_rows(values_only=True)
    said = {line[header.index("quote")]: line[header.index("speaker")] for line in lines}
    assert said["drug trafficking from Dushar had doubled in a year"] == "Yusuf al-Hadri"
    assert said["Nobody at the pass had seen the snow so high before"] is None
    book.close()


def test_the_keys_alone_take_the_analyst_through(page: Page, project: Path) -> None:
    page.keyboard.press("n")
    expect(page.get_by_label("Speaker")).to_have_value("")
    page.keyboard.press("s")
    expect(page.get_by_label("Speaker")).to_be_focused()
    page.keyboard.type("dornik pavel")
    page.keyboard.press("Enter")
    expect(page.locator("#undo")).to_contain_text("dornik pavel")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.keyboard.press("c")
    expect(page.get_by_role("status").filter(has_text="Confirmed; that was the last one")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("d")
    expect(page.get_by_role("status").filter(has_text="Dropped")).to_be_visible()
    page.keyboard.press("k")
    page.keyboard.press("/")
    expect(page.get_by_label("Search texts")).to_be_focused()
    page.keyboard.type("herald")
    expect(page.locator("#texts li")).to_have_count(1)
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert [row["action"] for row in rows(project)] == ["", "confirm", "drop"]


def test_every_field_is_saved_as_it_is_changed(page: Page, project: Path) -> None:
    open_text(page, "Velkova sees no threat")
    page.get_by_role("button", name=re.compile("there was a threat")).click()
    page.get_by_label("Date").fill("2023-02")
    page.keyboard.press("Enter")
    expect(page.locator("#undo")).to_contain_text("date: 2023-02")
    page.get_by_text("mixed", exact=True).locator("visible=true").last.click()
    expect(page.locator("#undo")).to_contain_text("kind: mixed")
    page.get_by_label("Stance on Terrorism threat").select_option("asserts")
    expect(page.locator("#undo")).to_contain_text("topics: terrorism")
    page.get_by_label("Add a topic").select_option("migration")
    expect(page.locator("#undo")).to_contain_text("terrorism, migration")
    page.get_by_label("Note").fill("see the second edition")
    page.keyboard.press("Tab")
    expect(page.locator("#undo")).to_contain_text("note: see the second edition")
    [row] = rows(project)
    assert (row["date"], row["kind"], row["topics"], row["stance"]) == (
        "2023-02",
        "mixed",
        "terrorism|migration",
        "asserts",
    )
    page.get_by_role("button", name="Back to the tool’s answer").click()
    expect(page.get_by_label("Date")).to_have_value("2023-02-07")
    assert rows(project) == []


def test_a_wrong_value_is_told_and_not_kept(page: Page, project: Path) -> None:
    open_text(page, "Velkova sees no threat")
    page.keyboard.press("j")
    page.get_by_label("Date").fill("last week")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="'last week' is no date")).to_be_visible()
    expect(page.get_by_label("Date")).to_have_value("2023-02-07")
    assert not (project / "overrides.csv").exists()


def test_words_of_a_text_stay_words(page: Page) -> None:
    open_text(page, 'Council <script>alert("one")</script> meets')
    expect(page.locator(".prose")).to_contain_text("said that")
    expect(page.locator(".prose")).to_contain_text('<script>alert("two")</script> illegal migration')
    assert page.locator("main script").count() == 0
    page.keyboard.press("j")
    expect(page.locator("blockquote")).to_contain_text('<script>alert("two")</script>')


def test_a_row_written_by_hand_meanwhile_is_shown_and_left_alone(page: Page, project: Path) -> None:
    open_text(page, "Velkova sees no threat")
    page.keyboard.press("j")
    expect(page.locator("blockquote")).to_have_text("there was a threat of terrorism from Dushar")
    identity = page.locator(".foot").inner_text()
    (project / "overrides.csv").write_text(f"id,speaker,note\n{identity},Marta Linde,mine\n", encoding="utf-8")
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.locator(".hand")).to_contain_text("Line 2 of overrides.csv, written by hand")
    expect(page.locator("#panel")).to_contain_text("Marta Linde")
    expect(page.locator("#confirm")).to_have_count(0)


def test_a_narrow_screen_shows_one_part_at_a_time(narrow: Page, project: Path) -> None:
    expect(narrow.locator("#list")).to_be_visible()
    expect(narrow.locator("#reading")).to_be_hidden()
    open_text(narrow, "Lenz pass stays closed")
    expect(narrow.locator("#list")).to_be_hidden()
    narrow.get_by_role("button", name=re.compile("Statement 1, indirect, Ilmar Toszek")).click()
    expect(narrow.locator("#panel")).to_be_visible()
    narrow.get_by_role("button", name="Confirm").click()
    expect(narrow.get_by_label("Words of the statement")).to_contain_text("The Lenz pass stays closed")
    narrow.get_by_role("button", name="Texts", exact=True).click()
    expect(narrow.locator("#list")).to_be_visible()
    wide = narrow.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
    assert [row["action"] for row in rows(project)] == ["confirm"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.keyboard.press("n")
    expect(page.get_by_label("Speaker")).to_be_visible()
    assert page.evaluate(TOO_FAINT) == []


def test_everything_to_press_or_fill_in_has_a_name(page: Page) -> None:
    page.keyboard.press("n")
    expect(page.get_by_label("Speaker")).to_be_visible()
    page.get_by_text("Filters", exact=True).click()
    for role in ("button", "combobox", "textbox", "searchbox", "checkbox", "radio"):
        for one in page.get_by_role(role).all():
            assert one.get_attribute("aria-label") or one.evaluate(
                "(one) => [...(one.labels ?? [])].map((label) => label.textContent).join('') || one.textContent"
            ), one.evaluate("(one) => one.outerHTML")
