"""Bytes of an HTML page, a Word file or a PDF in, their text and what they say of themselves out."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

from quotetrack.model import PartialDate
from quotetrack.reading.decoding import Decoded, NotTextError, decode, unify_line_ends
from quotetrack.reading.stamps import parse_date

_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)
_TAG = re.compile(r"(<[a-zA-Z][a-zA-Z\d]*+)[^>]*+")
# The work of the page's reader grows with the square of the attributes of one tag and of the tags of one page.
_LONGEST_TAG = 20_000
_MOST_TAGS = 100_000
_SENTENCE_END = re.compile(r"[.!?:…][\"”’'»)\]]*$")
_WRAPPED_HYPHEN = re.compile(r"[^\W\d_]-$")
_MODIFIED = re.compile(
    r"[\"'](?:og:updated_time|article:modified_time|date_?modified|last-modified)[\"']"
    r"[^<>,]{0,40}?[\"'][\d:.TZ+ -]{10,35}[\"']",
    re.IGNORECASE,
)
_TIME_TAG = re.compile(r"<time\b[^>]{0,400}>", re.IGNORECASE)
Result = TypeVar("Result")
# What these log about a damaged file would stand on the terminal beside the one sentence that tells of it.
for _name in ("pypdf", "trafilatura", "htmldate", "courlan", "docx"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
_LATEST_DATE = "2100-01-01"  # the date finder's own limit is today, and the answer must not depend on the day


class Extracted(NamedTuple):
    """The text taken out of a file, and the title, outlet, date and address that the file gives ("" for none)."""

    text: str
    title: str = ""
    outlet: str = ""
    published: PartialDate | None = None
    url: str = ""
    note: str = ""


def extract_html(data: bytes) -> Extracted:
    """Take the main text and the metadata out of a web page, with trafilatura; raise NotTextError when it has none."""
    import trafilatura  # imported here and below because most runs need none of these and they are slow to load
    from trafilatura.settings import Document as MainText

    decoded = _decode_page(data)
    if decoded.text.count("<") > _MOST_TAGS:
        raise NotTextError(f"is a page of more than {_MOST_TAGS:,} tags; save the article's text as .txt")
    page = _without_endless_tags(decoded.text)

    def main_text() -> MainText | dict[str, Any] | None:
        return trafilatura.bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            favor_recall=True,
            deduplicate=False,
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": _LATEST_DATE},
        )

    found = _guarded("web page", main_text)
    text = (found.text or "") if isinstance(found, MainText) else ""
    if not isinstance(found, MainText) or not text.strip():
        raise NotTextError("is a page without a main text; save the article's text as .txt")
    title = " ".join((found.title or "").split())
    if title and title.casefold() not in text[: 3 * len(title) + 200].casefold():
        text = f"{title}\n\n{text}"
    return Extracted(
        text,
        title=title,
        outlet=found.sitename or "",
        published=parse_date(found.date or "") if _is_own_date(found.date or "", page) else None,
        url=found.url or "",
        note=decoded.note,
    )


def _is_own_date(date: str, page: str) -> bool:
    """Tell whether a date that a page was found to hold is more than that of an update or of an article beside it."""
    if date not in page:
        return True  # written otherwise, in words of the page
    end = page.rfind("</article>")
    own = page if end < 0 else page[:end] + _TIME_TAG.sub("", page[end:])
    return date in _MODIFIED.sub("", own)


def _decode_page(data: bytes) -> Decoded:
    """Decode a page by UTF-8, else by the character set that its head declares, else by guessing."""
    declared = _CHARSET.search(data, 0, 4096)
    if declared:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return Decoded(unify_line_ends(data.decode(declared[1].decode("ascii"))))
            except (UnicodeDecodeError, LookupError):
                pass
    return decode(data)


def _without_endless_tags(page: str) -> str:
    """Leave a tag of great length (a picture inside it, or harm that is meant) without its attributes."""
    if max(map(len, page.split(">"))) < _LONGEST_TAG:
        return page
    return _TAG.sub(lambda tag: tag[0] if len(tag[0]) < _LONGEST_TAG else tag[1], page)


def extract_docx(data: bytes) -> Extracted:
    """Take the paragraphs and table cells of a Word file in order; the extra `docs` brings the library."""
    try:
        import docx
        from docx.table import Table
    except ImportError:
        raise NotTextError("is a Word file; install the extra that reads it: pip install 'quotetrack[docs]'") from None

    def parts() -> Iterator[str]:
        document = docx.Document(io.BytesIO(data))
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                yield from (cell.text for row in block.rows for cell in row.cells)
            else:
                yield block.text

    paragraphs = _guarded("Word file", lambda: list(parts()))
    return _not_empty("\n".join(paragraphs), "Word file")


def extract_pdf(data: bytes) -> Extracted:
    """Take the text of a PDF, its lines joined to paragraphs again; the extra `docs` brings the library."""
    try:
        import pypdf
    except ImportError:
        raise NotTextError("is a PDF; install the extra that reads it: pip install 'quotetrack[docs]'") from None

    def pages() -> list[str]:
        return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]

    lines = [line for page in _guarded("PDF", pages) for line in page.splitlines()]
    return _not_empty("\n".join(join_wrapped(lines)), "PDF")


def join_wrapped(lines: Iterable[str]) -> Iterator[str]:
    """Join lines that a page broke at its margin: those that are about as long as the longest ones."""
    stripped = [line.strip() for line in lines]
    widths = sorted(len(line) for line in stripped if line)
    margin = widths[len(widths) * 9 // 10] if widths else 0
    paragraph = ""
    for line in stripped:
        if not line:
            continue
        if _WRAPPED_HYPHEN.search(paragraph) and line[:1].islower():
            paragraph = paragraph[:-1] + line
        elif paragraph:
            paragraph += " " + line
        else:
            paragraph = line
        if len(line) < 0.7 * margin or (_SENTENCE_END.search(line) and len(line) < 0.9 * margin):
            yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph


def _guarded(name: str, read: Callable[[], Result]) -> Result:
    try:
        return read()
    except Exception as error:  # the libraries raise dozens of kinds on damaged files, none of them documented
        raise NotTextError(f"is a damaged {name} ({type(error).__name__}); open it and save it again") from None


def _not_empty(text: str, name: str) -> Extracted:
    if not text.strip():
        raise NotTextError(f"is a {name} without text; if it holds pictures of pages, run text recognition first")
    return Extracted(text)
