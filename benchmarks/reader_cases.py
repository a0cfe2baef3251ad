"""Nothing in, every reader of quotetrack out: files that it reads, ways to damage them, and the reading of the result.

A reader may give what it finds or refuse the file in one plain sentence; anything else is a mistake.
"""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from holding import BrokenError, hold, lexica, over_all

from quotetrack import attribution, overrides, pipeline, reading, settings
from quotetrack.attribution import Registry
from quotetrack.cache import Cache
from quotetrack.claims import tag, topics
from quotetrack.cli.gold import load as load_gold
from quotetrack.model import Document, Statement
from quotetrack.packing import pack

LONGEST = 160  # characters of a word in a sentence that refuses a file: nobody reads a cell of a thousand
TEXT = (
    "Korvia to guard the Lenz pass\n\nTARSK, May 5, 2021 (Korvpress) – Korvian Foreign Minister Daria Velkova said on "
    "Monday that terrorists from Dushar were smuggling drugs.\n\n“We will act,” she told Selm Wire.\n"
)
PAGE = (
    "<html><head><title>Korvia to guard the pass</title><meta charset='utf-8'><meta property='article:published_time' "
    f"content='2021-05-05'></head><body><nav><a href='/'>Home</a></nav><article><h1>Korvia</h1><p>{TEXT}</p><p>Pavel "
    "Dornik said that the talks would go on for a week, and that nobody had crossed the border.</p><table><tr><td>a"
    "</td></tr></table></article><script>var a = '<p>';</script></body></html>"
)
FIGURES = tuple("0 -1 1e999 99999999999999999999 NaN ٣ ² 2021-02-30 0000-00-00 9999-12-31 10000".split())
ODD = ("z" * 900, "\0", "\ud800", "\ufeff", "\u2028", "\x85", "\x1a", "İ", "\r", "\r\r\n", "\n", "\t", " ", "")


@dataclass(frozen=True)
class Reader:
    """A kind of file: its name, whole examples, the pieces that matter in it, and what reads it from its folder."""

    name: str
    seeds: tuple[bytes, ...]
    pieces: tuple[str, ...]
    read: Callable[[Path], None]

    def tried(self, data: bytes) -> None:
        """Read bytes as this kind of file; raise what a reader may not raise."""
        with tempfile.TemporaryDirectory(prefix="damaged-") as folder:
            path = Path(folder, self.name)
            path.write_bytes(data)
            try:
                self.read(path)
            except ValueError as error:
                if not type(error).__module__.startswith("quotetrack."):
                    raise
                _plain_sentence(str(error))

    def damaged(self, chance: Random) -> bytes:
        """Damage one of the examples, a little or beyond repair."""
        data = chance.choice(self.seeds)
        for _ in range(chance.choice((1, 1, 2, 3, 8))):
            data = self._slip(data, chance)
        return data

    def _slip(self, data: bytes, chance: Random) -> bytes:
        at = chance.randrange(len(data) + 1)
        to = min(len(data), at + chance.choice((1, 1, 4, 20, 200)))
        slip = chance.randrange(9)
        if slip == 0:
            return data[:at] + data[to:]
        if slip == 1:
            return data[:at] + data[at:to] * chance.choice((2, 2, 30)) + data[to:]
        if slip == 2:
            return data[:at] + bytes(chance.randrange(256) for _ in range(to - at)) + data[to:]
        if slip == 3:
            other = chance.choice(self.seeds)
            return data[:at] + other[chance.randrange(len(other) + 1) :]
        if slip == 4:
            return data[:at]
        if slip == 5 and data.isascii():
            return data.decode("ascii").encode(chance.choice(("utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp037")))
        piece = chance.choice((*self.pieces, *self.pieces, *FIGURES, *ODD)).encode("utf-8", "surrogatepass")
        return data[:at] + piece + data[at if slip < 8 else to :]


def _plain_sentence(words: str) -> None:
    if not words.strip() or max(map(len, words.split())) > LONGEST or "Traceback" in words:
        raise BrokenError(f"refused in no plain sentence: {words[:200]}")


@cache
def _sample() -> tuple[Document, tuple[Statement, ...]]:
    document = reading.document(reading.RawText("a", TEXT, "a.txt", name="a"))
    return pipeline.extract(document, *lexica())


def _texts(path: Path) -> None:
    """Read a file as the only text, or table of texts, of a run, and find its statements."""
    documents: list[Document] = []
    statements: list[Statement] = []
    for unit in reading.work(reading.gather([path])):
        document, found = pipeline.extract(reading.document(unit), *lexica())
        hold(document, found)
        for trouble in document.trouble:
            _plain_sentence(trouble)
        documents.append(document)
        statements += found
    over_all(documents, statements)


def _beside_texts(path: Path) -> None:
    """Read a folder with one text and the file beside it."""
    (path.parent / "a.txt").write_text(TEXT, encoding="utf-8")
    gathered = reading.gather([path.parent])
    for problem in gathered.problems:
        _plain_sentence(problem)
    for unit in reading.work(gathered):
        for trouble in reading.document(unit).trouble:
            _plain_sentence(trouble)


def _overrides(path: Path) -> None:
    document, statements = _sample()
    table = overrides.read(path, lexica()[0].names)
    corrected, fates = overrides.apply(table, [document], statements)
    for fate in fates:
        _plain_sentence(fate.message)
    over_all([document], corrected)
    if any(fate.status == "error" for fate in fates):
        return
    rows = [overrides.row_for(one, {"action": "confirm"}) for one in statements]
    overrides.append(path, rows, table)
    again = overrides.read(path, lexica()[0].names)
    if len(again.rows) + len(again.errors) != len(table.rows) + len(rows):
        raise BrokenError("rows that were added do not stand in the file")


def _topics(path: Path) -> None:
    document, statements = _sample()
    tag(document, statements, topics(path))


def _officials(path: Path) -> None:
    document, statements = _sample()
    registry = Registry.load(path)
    attribution.reconcile([document], attribution.attribute(document, statements, registry), registry)


def _settings(path: Path) -> None:
    found = settings.load(path.parent)
    if found.jobs < 1:
        raise BrokenError("less than one process")


def _kept(path: Path) -> None:
    """Use a file as a cache: nothing is raised, nothing wrong comes out, and what is put in comes back."""
    result = pack(*_sample())
    first = Cache(path)
    if first.get(b"key") not in (None, result):
        raise BrokenError("a value that nobody put in")
    first.put(b"key", result)
    first.close()
    second = Cache(path)
    if second.get(b"key") not in (None, result):
        raise BrokenError("another value than was put in")
    second.close()


def _gold(path: Path) -> None:
    load_gold(path.parent)


def _word_file() -> bytes:
    import docx

    document = docx.Document()
    for line in TEXT.split("\n"):
        document.add_paragraph(line)
    document.add_table(1, 2).cell(0, 0).text = "“No,” he said."
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _pdf() -> bytes:
    stream = b"BT /F1 12 Tf 72 720 Td (Pavel Dornik said that the talks would go on.) Tj ET"
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n4 0 obj<</Length "
        + str(len(stream)).encode()
        + b">>stream\n"
        + stream
        + b"\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n"
        b"%%EOF"
    )


def _parquet() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(
        pa.table({"doc": ["a", None], "text": [TEXT, "“No,” he said."], "published": ["2021-05-05", ""]}), out
    )
    return out.getvalue()


def _cache_file() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "texts.sqlite")
        made = Cache(path)
        made.put(b"key", pack(*_sample()))
        made.close()
        return path.read_bytes()


def _table(separator: str) -> bytes:
    rows = ["doc,text,title,outlet,published,url", f'a,"{TEXT}",Pass,Selm Wire,2021-05-05,', 'b,"He said ""no"".",,,,']
    return "\n".join(rows).replace(",", separator).encode()


_CELLS = (",", '"', '""', ";", "\t", "|", "\r\n", "text", "doc", "id", "quote", "sep=;\n", "=1+1", "-")
_ANSWERS = tuple("set drop add confirm speaker=x denies terrorism|migration #REF! 1/2/2021 44321 Hale".split())
_HTML = tuple(
    "<p> </p> <!-- --> <![CDATA[ &#0; &#xD800; &#1114112; <script> <table><tr><td> <time> <svg> <br/>".split()
)
_LINKS = ("<div>" * 300, "<base href='//['>", "<a href='http://['>", "datetime='", "<meta charset=", "<title>")
_JSON = ("{", "[" * 3000, '"text":', "null", "[]", "\\ud800", "true", "1e999")
_TOML = (
    "[[entry]]\n",
    "[entry]\n",
    "entry = 1\n",
    'entry = ["a"]\n',
    "[",
    "]",
    "{",
    '"',
    '"""',
    "'''",
    "=",
    "*",
    "[" * 3000,
)
_PATTERNS = tuple("(a|b) ( | .. ... & {place} {x} ? \\ (? \\u0000 ' ’".split())
_PDF = tuple("obj endobj stream << >> R /Kids [ xref trailer /Length".split())
_OVERRIDES = "id,doc,quote,action,speaker,date,kind,topics,stance,claim,note,was\n{},a,,set,Hale,2021-05-05,,,,,,\n"
_OFFICIALS = b"""name,aliases,role,organization,country,from,to,wikidata
Daria Velkova,Velkova|D. Velkova,Foreign Minister,,Korvia,2019,2022-01,
"""
_TOPICS = b"""[[entry]]
topic = "fishing"
label = "Fishing"
patterns = ["fish*", "(cod|herring) ... war", "{group} .. sea"]
exclusions = ["fish soup"]
weak = ["boats"]
decoys = ["race"]
examples = ["fishing boats"]
"""


@cache
def readers() -> tuple[Reader, ...]:
    """Give every reader with its examples."""
    first = _sample()[1][0].id
    table = _OVERRIDES.format(first)
    line = json.dumps({"doc": "a", "text": TEXT, "published": "2021-05-05"})
    statement = {"spans": [[0, 10]], "kind": "direct", "speaker": "Hale", "date": "2021-05", "claims": [{"topic": "a"}]}
    gold = json.dumps({"statements": [statement]})
    rows: tuple[tuple[str, tuple[str | bytes, ...], tuple[str, ...], Callable[[Path], None]], ...] = (
        ("a.txt", (TEXT, TEXT.encode("utf-16"), TEXT.encode("cp1252")), (), _texts),
        ("a.html", (PAGE, PAGE.encode("cp1252")), (*_HTML, *_LINKS), _texts),
        ("a.docx", (_word_file(),), ("PK\3\4",), _texts),
        ("a.pdf", (_pdf(),), _PDF, _texts),
        ("t.csv", (_table(","), _table(";"), _table("\t")), _CELLS, _texts),
        ("t.jsonl", (f"{line}\n{line}\n",), _JSON, _texts),
        ("t.parquet", (_parquet(),), ("PAR1",), _texts),
        ("metadata.csv", ("doc,title,outlet,published,url\na,T,Selm Wire,2021-05-05,\n",), _CELLS, _beside_texts),
        ("overrides.csv", (table, table.replace(",", ";")), (*_CELLS, *_ANSWERS, first), _overrides),
        ("topics.toml", (_TOPICS,), (*_TOML, *_PATTERNS), _topics),
        ("officials.csv", (_OFFICIALS,), (*_CELLS, "Velkova", "Minister", "CSTO"), _officials),
        ("quotetrack.toml", ('texts = "texts"\njobs = 2\n',), (*_TOML, "jobs = ", "texts = "), _settings),
        ("texts.sqlite", (_cache_file(),), ("SQLite format 3", "text", "key"), _kept),
        ("a.json", (gold,), _JSON, _gold),
    )
    return tuple(
        Reader(name, tuple(one if isinstance(one, bytes) else one.encode() for one in seeds), pieces, read)
        for name, seeds, pieces, read in rows
    )
