"""Pages as they come, read and dated: header lines, datelines, menus, file names."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotetrack import reading
from quotetrack.dating import publish

BODY = (
    "The Lenz pass may be closed if the situation worsens, Arvenian President Ilmar Toszek said on Thursday. "
    "He told reporters that the guards had seized more than 2,000 rifles since 2019, and that the fence was of 2016."
    "\n\n"
    "“Nobody crosses the pass unseen,” he said, adding that a summit would meet on December 3, 2030."
)
HEADLINE = "Arvenia may close the Lenz pass, says president"
MENU = "All news\nPolitics\nEconomy\nSociety\n"

# file name, text, publication date, basis
PAGES = [
    ("a.txt", f"{MENU}9 Sep 2021, 10:17\n\n{HEADLINE}\n\nSELM, Sept. 9. /SELM WIRE/. {BODY}", "2021-09-09", "header"),
    ("a.txt", f"{MENU}18 February 2021, 14:22\n\n{HEADLINE}\n\n{BODY}", "2021-02-18", "header"),
    ("a.txt", f"{HEADLINE}\nSeptember 9, 2021\n\n{BODY}", "2021-09-09", "header"),
    ("a.txt", f"{HEADLINE}\nPublished: 2021-09-09 10:17\nUpdated: 2021-09-12 08:00\n\n{BODY}", "2021-09-09", "header"),
    ("a.txt", f"{HEADLINE}\n\nSELM, 9 September 2021 (Selm Wire) - {BODY}", "2021-09-09", "dateline"),
    ("a-20210909.txt", f"{HEADLINE}\n\nSELM, September 9. /SELM WIRE/. {BODY}", "2021-09-09", "dateline"),
    ("tarsk-20210909-pass.txt", f"{HEADLINE}\n\n{BODY}", "2021-09-09", "file name"),
    ("2021-09-09.txt", f"{HEADLINE}\n\nSELM (Selm Wire): {BODY}", "2021-09-09", "file name"),
    ("a.txt", f"Flag Tuesday, 14 May 2024\n{MENU}9 Sep 2021, 14:22\n\n{HEADLINE}\n\n{BODY}", "2021-09-09", "header"),
    ("a.txt", f"{HEADLINE}\n\nSELM, September 9. /SELM WIRE/. {BODY}", None, ""),
    ("a.txt", f"{HEADLINE}\n\nSELM – {BODY}", None, ""),
    # a section's name beside the date; a weekday there is that of the download
    ("a.txt", f"{MENU}{HEADLINE}\n9 September 2021 Border security\n\n{BODY}", "2021-09-09", "header"),
    ("a.txt", f"Interview | 09.09.2021\n{HEADLINE}\n\n{BODY}", "2021-09-09", "header"),
    ("a.txt", f"KPN • 09.09.2021 17:45\n{HEADLINE}\n\n{BODY}", "2021-09-09", "header"),
    ("a.txt", f"Edition | Thursday, 9 September 2021\n{HEADLINE}\n\n{BODY}", None, ""),
    ("a.txt", f"Source: Korvpress | 2021-09-09 10:17:00 | Editor: an\n{BODY}", "2021-09-09", "header"),
    # an update under the date; the record of a press database
    ("a.txt", f"Sep 09 2021, 16:22 ist\nupdated: Sep 10 2021, 00:31 ist\nSelm,\n\n{BODY}", "2021-09-09", "header"),
    (
        "a.txt",
        f"September 9, 2021 Thursday\nCopyright 2021 Tarsk Herald\nLength: 412 words\nBody\n\n{BODY}\n\n"
        "Load-Date: September 11, 2021\nEnd of Document",
        *("2021-09-09", "header"),
    ),
    # the date under the title before that above it
    ("a.txt", f"8 September 2021, 19:30\n{HEADLINE}\n9 September 2021, 13:25\n\n{BODY}", "2021-09-09", "header"),
    ("a.txt", f"{HEADLINE}\n\n{BODY}", None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "day", "by"), PAGES)
def test_a_page_tells_its_publication_date(tmp_path: Path, name: str, text: str, day: str | None, by: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    (document,) = map(publish, reading.read([tmp_path]))
    assert (str(document.published) if document.published else None, document.published_by) == (day, by)


def test_metadata_outranks_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGES[0][1], encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("doc,published\na,2021-09-10\n", encoding="utf-8")
    (document,) = map(publish, reading.read([tmp_path]))
    assert (str(document.published), document.published_by, document.trouble) == ("2021-09-10", "metadata", ())


def test_html_outranks_the_header(tmp_path: Path) -> None:
    page = (
        "<html><head><meta property='article:published_time' content='2021-09-09T10:17:00+03:00'>"
        f"<title>{HEADLINE}</title></head><body><article><h1>{HEADLINE}</h1>"
        + "".join(f"<p>{part}</p>" for part in BODY.split("\n\n") * 2)
        + "</article></body></html>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (document,) = map(publish, reading.read([tmp_path]))
    assert (str(document.published), document.published_by) == ("2021-09-09", "html")


@pytest.mark.parametrize(
    ("head", "byline", "after", "day", "by"),
    [
        (
            '<meta property="og:updated_time" content="2023-02-01T00:00:00Z">',
            "September 9, 2021",
            "",
            "2021-09-09",
            "header",
        ),
        ('<meta property="og:updated_time" content="2023-02-01T00:00:00Z">', "", "", None, ""),
        ("", "", '<div><a href="#">Floods</a><time datetime="2024-01-05">5 Jan 2024</time></div>', None, ""),
        ("", '<time datetime="2021-09-09">9 September 2021</time>', "", "2021-09-09", "html"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-09-09T08:00:00Z",'
            '"dateModified":"2021-10-01T08:00:00Z"}</script>',
            *("", "", "2021-09-09", "html"),
        ),
    ],
)
def test_an_update_or_another_article_dates_no_page(
    tmp_path: Path, head: str, byline: str, after: str, day: str | None, by: str
) -> None:
    page = (
        f"<html><head><title>{HEADLINE}</title>{head}</head><body><article><h1>{HEADLINE}</h1><p>{byline}</p>"
        + "".join(f"<p>{part}</p>" for part in BODY.split("\n\n") * 2)
        + f"</article>{after}</body></html>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (document,) = map(publish, reading.read([tmp_path]))
    assert (str(document.published) if document.published else None, document.published_by) == (day, by)
