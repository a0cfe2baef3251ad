"""Web pages, Word files, PDFs and Markdown: their text, what they say of themselves, and damaged ones."""

from __future__ import annotations

import builtins
import time
from pathlib import Path
from typing import Any

import pytest

from quotetrack.reading import read
from quotetrack.reading.decoding import NotTextError
from quotetrack.reading.formats import extract_docx, extract_html, extract_pdf, join_wrapped

LEAD = "Arvenian President Ilmar Toszek said on Wednesday that the state would build four new posts before winter."
PAGE = f"""<!DOCTYPE html><html lang="en"><head>
<title>Toszek promises new posts | Zarhan Times</title><meta charset="utf-8">
<meta property="og:site_name" content="Zarhan Times"><meta property="og:title" content="Toszek promises new posts">
<meta property="article:published_time" content="2023-03-01T10:00:00+00:00">
<meta property="article:modified_time" content="2024-05-01T10:00:00+00:00">
<link rel="canonical" href="https://zarhantimes.example/2023/03/01/posts"></head>
<body><header><nav><a href="/">Home</a> <a href="/w">World</a></nav><div>Friday, 17 May 2024</div></header>
<main><article><h1>Toszek promises new posts</h1>
<p>SELM, March 1. /SELM WIRE/. {LEAD}</p>
<p>“Nobody will cross it unseen,” he said. “Not one man, not one mule.”</p>
<ul><li>Four posts</li><li>Two hundred men</li></ul>
<p>Belmark Security Council Secretary Anton Reszke asked for a joint commission before the posts are built.</p>
</article>
<aside><h3>Read also</h3><a href="/1">Wheat prices fall in Korvia</a></aside></main>
<footer>© 2024 Zarhan Times</footer></body></html>"""


def test_html(tmp_path: Path) -> None:
    (tmp_path / "posts.html").write_text(PAGE, encoding="utf-8")
    (found,) = read([tmp_path])
    assert (found.title, found.title_by) == ("Toszek promises new posts", "html")
    assert (found.outlet, found.outlet_by, found.place) == ("Zarhan Times", "html", "Selm")
    assert found.url == "https://zarhantimes.example/2023/03/01/posts"
    assert [(str(hint.date), hint.basis) for hint in found.date_hints] == [("2023-03-01", "html"), ("None", "dateline")]
    read_for_statements = [
        found.text[block.start : block.end] for block in found.blocks if block.kind in ("headline", "paragraph")
    ]
    assert read_for_statements == [
        "Toszek promises new posts",
        LEAD,
        "“Nobody will cross it unseen,” he said. “Not one man, not one mule.”",
        "Four posts",
        "Two hundred men",
        "Belmark Security Council Secretary Anton Reszke asked for a joint commission before the posts are built.",
    ]


def test_a_title_that_the_main_text_lacks_opens_it() -> None:
    page = PAGE.replace("<h1>Toszek promises new posts</h1>", "")
    assert extract_html(page.encode()).text.startswith("Toszek promises new posts\n\nSELM")


def test_declared_character_set() -> None:
    page = PAGE.replace("utf-8", "windows-1250").replace("Four posts", "Šest pošt v Łodzi")
    assert "Šest pošt v Łodzi" in extract_html(page.encode("cp1250")).text


@pytest.mark.parametrize(
    "data", [b"", b"<html></html>", b"<p>", b"<" * 500, b"<div>" * 3000, b"\x00\x01\x02\x03" * 50, b"%PDF-1.4"]
)
def test_pages_without_text(data: bytes) -> None:
    with pytest.raises(NotTextError):
        extract_html(data)


def test_a_page_of_very_many_tags_is_told_at_once() -> None:
    page = f"<article><p>{LEAD}</p>" + "<p>a</p>" * 1_000_000
    begun = time.process_time()
    with pytest.raises(NotTextError, match="more than 100,000 tags; save"):
        extract_html(page.encode())
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    "tag",
    [
        "<p " + " ".join(f"a{number}" for number in range(100_000)) + ">",
        "<p><img src='data:image/png;base64," + "/a+b" * 100_000 + "'>",
        "<div>" * 20_000 + "</div>" * 20_000 + "<p>",
    ],
    ids=["attributes", "picture", "nested and closed"],
)
def test_a_tag_of_any_length_or_depth_costs_little_and_no_words(tag: str) -> None:
    begun = time.process_time()
    assert LEAD in extract_html(f"<article><p>{LEAD}</p>{tag}{LEAD}</p></article>".encode()).text
    assert time.process_time() - begun < 5


def test_markdown_headings(tmp_path: Path) -> None:
    opening = "# Toszek promises new posts\n\n*Zarhan Times · 1 March 2023*"
    text = f"{opening}\n\n{LEAD}\n\n## Reaction\n\n- Reszke: a wise plan\n\n## Read also\n\n- Wheat prices fall\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (found,) = read([tmp_path])
    assert found.text == text
    assert (found.title, found.outlet) == ("Toszek promises new posts", "Zarhan Times")
    headlines = [found.text[block.start : block.end] for block in found.blocks if block.kind == "headline"]
    assert headlines == ["Toszek promises new posts", "Reaction"]
    dropped = [found.text[block.start : block.end] for block in found.blocks if block.kind == "boilerplate"]
    assert dropped == ["Read also", "Wheat prices fall"]
    assert [(str(hint.date), hint.basis) for hint in found.date_hints] == [("2023-03-01", "header")]


def test_docx(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("Toszek promises new posts", 1)
    document.add_paragraph(LEAD)
    document.add_table(1, 2).cell(0, 1).text = "Reszke: a wise plan"
    document.add_paragraph("He left at noon.")
    document.save(str(tmp_path / "a.docx"))
    (found,) = read([tmp_path])
    assert found.text.split("\n") == ["Toszek promises new posts", LEAD, "", "Reszke: a wise plan", "He left at noon."]
    assert found.title == "Toszek promises new posts"


def pdf(lines: list[str]) -> bytes:
    """Write the smallest PDF that holds some lines of text."""
    stream = "BT /F1 12 Tf 14 TL 50 700 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    start = len(body)
    body += f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return body.encode("latin-1")


def test_pdf(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    lines = [
        "Arvenian President Ilmar Toszek said on Wednesday that the",
        "state would build four new posts on the Lenz pass before win-",
        "ter.",
        "He left at noon.",
    ]
    (tmp_path / "a.pdf").write_bytes(pdf(lines))
    (found,) = read([tmp_path])
    assert found.text.split("\n") == [
        "Arvenian President Ilmar Toszek said on Wednesday that the state would build four new posts on the Lenz pass "
        "before winter.",
        "He left at noon.",
    ]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.docx", b"", "is a damaged Word file"),
        ("a.docx", b"PK\x03\x04 no zip", "is a damaged Word file"),
        ("a.pdf", b"", "is a damaged PDF"),
        ("a.pdf", b"%PDF-1.7 no pdf", "is a damaged PDF"),
        ("a.pdf", pdf([]), "is a PDF without text"),
    ],
)
def test_damaged_files(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    pytest.importorskip("docx")
    pytest.importorskip("pypdf")
    (tmp_path / name).write_bytes(content)
    (found,) = read([tmp_path])
    assert found.text == ""
    assert said in found.trouble[0]


@pytest.mark.parametrize(
    ("module", "extract", "extra"), [("docx", extract_docx, "docs"), ("pypdf", extract_pdf, "docs")]
)
def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, module: str, extract: Any, extra: str) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.partition(".")[0] == module:
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(NotTextError, match=rf"pip install 'quotetrack\[{extra}\]'"):
        extract(b"x")


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["A line that goes on to the", "margin and ends."], ["A line that goes on to the margin and ends."]),
        (["One line of full width here.", "Two."], ["One line of full width here. Two."]),
        (
            ["Short.", "A line that is the longest of all.", "End."],
            ["Short.", "A line that is the longest of all. End."],
        ),
        (["A word that is bro-", "ken at the end of line"], ["A word that is broken at the end of line"]),
        ([], []),
    ],
)
def test_join_wrapped(lines: list[str], joined: list[str]) -> None:
    assert list(join_wrapped(lines)) == joined
