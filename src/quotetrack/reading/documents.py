"""Gathered items in, documents out: each text read, its page read, and each value taken from the best source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from quotetrack.model import DateHint, Document
from quotetrack.reading.decoding import NotTextError, decode, whole
from quotetrack.reading.files import Gathered, Item, plain_reason
from quotetrack.reading.formats import Extracted, extract_docx, extract_html, extract_pdf
from quotetrack.reading.mastheads import file_name_outlet
from quotetrack.reading.metadata import MetadataRow
from quotetrack.reading.page import Page, read_page
from quotetrack.reading.stamps import file_name_stamp
from quotetrack.reading.tables import TableRow, table_rows

_MOST_HINTS = 40  # a page has a handful of dates that may be its own; hundreds are many texts in one file


class RawText(NamedTuple):
    """A text whose page has not been read yet, with what is known of it from outside the text, the best source first.

    `known` pairs a basis ("metadata", "table", "html") with the values from there.
    """

    doc: str
    text: str
    source: str
    known: tuple[tuple[str, MetadataRow], ...] = ()
    name: str = ""
    markdown: bool = False
    trouble: tuple[str, ...] = ()


def work(gathered: Gathered) -> Iterator[Item | RawText]:
    """Give one unit of work a text, in order: files as they are, tables opened and split into their rows.

    A unit can be pickled, so `document` may be called on it in another process. No two units share a name.
    """
    taken = {item.doc: 1 for item in gathered.items if not item.is_table}
    for item in gathered.items:
        if item.is_table:
            yield from _rows(item, taken)
        else:
            yield item


def document(unit: Item | RawText) -> Document:
    """Read one unit of work; whatever is wrong with it becomes the document's trouble, never an error."""
    raw = unit._replace(text=whole(unit.text)) if isinstance(unit, RawText) else _read_file(unit)
    if not raw.text:
        return Document(doc=raw.doc, text="", source=raw.source, trouble=raw.trouble)
    title, title_by = _best(raw, "title")
    page = read_page(raw.text, title=title, markdown=raw.markdown)
    outlet, outlet_by = _outlet(raw, page)
    return Document(
        doc=raw.doc,
        text=raw.text,
        source=raw.source,
        title=title or page.title,
        title_by=title_by or ("headline" if page.title else ""),
        outlet=outlet,
        outlet_by=outlet_by,
        url=_best(raw, "url")[0],
        place=page.place,
        blocks=tuple(page.blocks),
        date_hints=tuple(_date_hints(raw, page)),
        trouble=raw.trouble,
    )


# -- units of work -------------------------------------------------------------------------------------------------


def _rows(item: Item, taken: dict[str, int]) -> Iterator[RawText]:
    if item.trouble:
        yield _unreadable(item, item.trouble)
        return
    try:
        for row in table_rows(item.path, item.format):
            doc = free_name(row.data.doc or f"{item.doc}#{row.number}", taken)
            yield table_text(row, doc, item.metadata)
    except NotTextError as error:
        yield _unreadable(item, str(error))
    except OSError as error:
        yield _unreadable(item, f"cannot be read ({plain_reason(error)})")


def free_name(name: str, taken: dict[str, int]) -> str:
    """Give the name of a table's row, with a number when an earlier one has it, and take it.

    `taken` holds the names that are taken with the last number that each was tried with.
    """
    free = name
    while free in taken:
        taken[name] += 1
        free = f"{name}#{taken[name]}"
    taken[free] = 1
    return free


def table_text(row: TableRow, doc: str, metadata: Mapping[str, MetadataRow]) -> RawText:
    """Give the text of a table's row under the name `doc`, with what the row and the metadata say of it."""
    known = (*_from_metadata(metadata, doc), ("table", row.data))
    trouble = (row.trouble,) if row.trouble else ()
    return RawText(doc, row.text, row.data.where, known, trouble=trouble + _faults(known))


def _read_file(item: Item) -> RawText:
    if item.trouble:
        return _unreadable(item, item.trouble)
    try:
        found = _extract(item)
    except NotTextError as error:
        return _unreadable(item, str(error))
    except OSError as error:
        return _unreadable(item, f"cannot be read ({plain_reason(error)})")
    except MemoryError:
        return _unreadable(item, "is too large for this machine's memory; split it")
    known = _from_metadata(item.metadata, item.doc)
    if found.title or found.outlet or found.published or found.url:
        own = MetadataRow(item.doc, found.title, found.outlet, found.published, found.url)
        known = (*known, (item.format, own))
    note = (f"'{item.path.name}': {found.note}",) if found.note else ()
    return RawText(
        item.doc,
        found.text,
        str(item.path),
        known,
        name=item.path.stem,
        markdown=item.path.suffix.lower() == ".md" or item.format == "html",  # lists come out with their dashes
        trouble=note + _faults(known),
    )


def _extract(item: Item) -> Extracted:
    data = item.path.read_bytes()
    if item.format == "html":
        return extract_html(data)
    if item.format == "docx":
        return extract_docx(data)
    if item.format == "pdf":
        return extract_pdf(data)
    decoded = decode(data)
    return Extracted(decoded.text, note=decoded.note)


def _unreadable(item: Item, reason: str) -> RawText:
    return RawText(item.doc, "", str(item.path), trouble=(f"'{item.path.name}' {reason}",))


def _from_metadata(metadata: Mapping[str, MetadataRow], doc: str) -> tuple[tuple[str, MetadataRow], ...]:
    return (("metadata", metadata[doc]),) if doc in metadata else ()


def _faults(known: tuple[tuple[str, MetadataRow], ...]) -> tuple[str, ...]:
    return tuple(row.trouble for _, row in known if row.trouble)


# -- values --------------------------------------------------------------------------------------------------------


def _best(raw: RawText, field: str) -> tuple[str | None, str]:
    """Give the first source's value of a field, and the source."""
    for basis, row in raw.known:
        value = getattr(row, field)
        if value:
            return value, basis
    return None, ""


def _outlet(raw: RawText, page: Page) -> tuple[str | None, str]:
    told, basis = _best(raw, "outlet")
    if told:
        return told, basis
    if page.outlet:
        return page.outlet, page.outlet_by
    named = file_name_outlet(raw.name)
    return (named, "file name") if named else (None, "")


def _date_hints(raw: RawText, page: Page) -> Iterator[DateHint]:
    for basis, row in raw.known:
        if row.published:
            yield DateHint(row.published, basis, str(row.published))
    yield from page.date_hints[:_MOST_HINTS]
    stamp = file_name_stamp(raw.name)
    if stamp:
        yield DateHint(stamp.date, "file name", stamp.words)
