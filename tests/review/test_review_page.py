"""The report as one HTML file: whole in itself, read-only, every word of the texts escaped."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from quotetrack.claims import group
from quotetrack.cli import run
from quotetrack.model import Claim, Document, Statement
from quotetrack.pipeline import Corpus
from quotetrack.report import Report
from quotetrack.report.series import Series
from quotetrack.review.chart import HEIGHT, chart
from quotetrack.review.page import page


class Seen(HTMLParser):
    """What a browser would see: tags, ids, addresses, and the text of the marked-up words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: Counter[str] = Counter()
        self.addresses: list[str] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        if tag not in ("meta", "link", "line", "rect"):
            self.open.append(tag)
        for name, value in attrs:
            assert not name.startswith("on"), name
            if name == "id":
                self.ids[value or ""] += 1
            if name in ("href", "src", "action"):
                self.addresses.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


def report_of(corpus: Corpus) -> Report:
    return Report(corpus.documents, corpus.statements, corpus.claims, topics=corpus.topics.labels)


def test_every_word_of_a_text_stays_text(corpus: Corpus) -> None:
    html = page(report_of(corpus))
    seen = Seen(html)
    assert seen.tags["script"] == 0
    assert '<script>alert("two")</script> illegal migration' in seen.text
    assert "Velkova & <b>others</b> sleep well" in seen.text
    assert "&lt;script&gt;" in html


def test_the_file_is_whole_in_itself(corpus: Corpus) -> None:
    html = page(report_of(corpus))
    seen = Seen(html)
    assert not {"script", "link", "img", "iframe", "form", "input", "object"} & set(seen.tags)
    assert "url(" not in html and "@import" not in html
    targets = [address[1:] for address in seen.addresses if address.startswith("#")]
    assert len(targets) == len(seen.addresses)
    assert not {target for target in targets if target not in seen.ids}
    assert max(seen.ids.values()) == 1


def test_claims_texts_and_a_chart_are_in_it(corpus: Corpus) -> None:
    seen = Seen(page(report_of(corpus)))
    assert seen.tags["svg"] == 1
    assert {claim.claim_id for claim in corpus.claims} <= set(seen.ids)
    assert {f"w-{one.id}" for one in corpus.statements} <= set(seen.ids)
    for document in corpus.documents:
        last = document.text.rstrip().splitlines()[-1]
        assert re.sub(r"[\s\d]+", "", last) in re.sub(r"[\s\d]+", "", seen.text)


def test_only_words_of_the_speaker_stand_in_quotation_marks() -> None:
    text = "He said the pass is closed. “It is,” he said."
    indirect = Statement("a", ((8, 26),), "the pass is closed", "indirect", (0, 27), "test", id="qaaaaaaaaaa")
    direct = Statement("a", ((29, 34),), "It is", "direct", (28, 45), "test", id="qbbbbbbbbbb")
    claims = group([], [one._replace(claims=(Claim("terrorism", "asserts"),)) for one in (indirect, direct)])
    html = page(Report([Document("a", text)], *claims))
    assert re.findall(r'class="words">(.*?)</span>', html) == ["the pass is closed", "“It is”"]


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://basinnews.example/a?b=1&c=2", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        (" https://x", False),
    ],
)
def test_only_addresses_of_the_web_are_linked(url: str, linked: bool) -> None:
    one = Statement("a", ((0, 4),), "It is", "direct", (0, 4), "test", id="qaaaaaaaaaa")
    seen = Seen(page(Report([Document("a", "It is so.", url=url)], [one])))
    assert (url in seen.addresses) == linked


@pytest.mark.parametrize(
    "text", ["", "\x00\x01\x1b", "a\ud800b", "\ufffe\uffff", "</style><script>x</script>", "{{ 7*7 }}"]
)
def test_no_text_breaks_the_file(text: str) -> None:
    one = Statement("a", ((0, len(text)),), text, "direct", (0, len(text)), "test", id="qaaaaaaaaaa", speaker=text)
    html = page(Report([Document("a", text, title=text or None)], [one]))
    assert Seen(html).tags["script"] == 0
    assert html.encode("utf-8")
    assert "49" not in Seen(html).text


def test_no_texts_make_a_page_too() -> None:
    seen = Seen(page(Report([], [])))
    assert "0 claims" in seen.text
    assert seen.tags["svg"] == 0


def test_a_chart_stacks_counts_to_their_sums() -> None:
    series = Series("By year", "year", ("2021", "2022", "2023"), ("arms", "drugs"), ((1, 2), (0, 0), (0, 7)))
    made = chart(series)
    assert made is not None
    assert [bar.told for bar in made.bars] == ["2021, arms: 1", "2021, drugs: 2", "2023, drugs: 7"]
    first, second, third = made.bars
    assert first.y + first.height == pytest.approx(made.base, abs=0.2)
    assert second.y + second.height == pytest.approx(first.y, abs=0.2)
    assert third.height == pytest.approx(7 * first.height, rel=0.01)
    assert all(bar.y >= 0 and bar.y + bar.height <= HEIGHT for bar in made.bars)
    assert [tick.words for tick in made.lines] == ["0", "2", "4", "6", "8"]
    assert chart(Series("", "", (), (), ())) is None


def test_the_command_writes_the_file_alone(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    assert run(["report", "--html", "reports/claims.html"]) == 0
    assert [path.name for path in (project / "reports").iterdir()] == ["claims.html"]
    assert "reports/claims.html: " in capsys.readouterr().err
    assert run(["report", "--html", "a.html", "-o", "b.xlsx"]) == 2
    assert run(["report", "--html", "only.html", "--speaker", "Velkova"]) == 0
    assert "Toszek" not in (project / "only.html").read_text(encoding="utf-8")
