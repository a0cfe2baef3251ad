"""Made-up and damaged input for every stage: sentences from the lexica's own words, real texts with slips, bad files.

`benchmarks/fuzz.py` does the same for as long as it is told to; what it found stands here in the tables.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from random import Random

import pytest
from holding import BrokenError, hold, lexica, over_all, statements_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from inventing import article, slipped
from reader_cases import Reader, readers

from quotetrack import attribution, claims, dating, finding, lexicon, overrides, reading, review
from quotetrack import settings as projects
from quotetrack.attribution import Registry
from quotetrack.cli.gold import load as load_gold
from quotetrack.model import Document
from quotetrack.report import Report, tabulate, write_workbook

SAMPLES = sorted((Path(__file__).parents[2] / "texts").glob("*.txt"))
CHANCE = st.randoms(use_true_random=False)
FEW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def read(text: str, doc: str = "made-up") -> Document:
    return dating.publish(reading.document(reading.RawText(doc, text, "made-up.txt", name=doc)))


@FEW
@given(CHANCE)
def test_reading(chance: Random) -> None:
    document = read(article(chance))
    before = 0
    for block in document.blocks:
        assert before <= block.start < block.end <= len(document.text)
        before = block.end


@FEW
@given(CHANCE)
def test_finding(chance: Random) -> None:
    document = read(article(chance))
    found = finding.find(document)
    hold(document, found)
    assert found == finding.find(document)


@FEW
@given(CHANCE)
def test_attribution(chance: Random) -> None:
    document = read(article(chance))
    found = finding.find(document)
    named = attribution.attribute(document, found, lexica()[1])
    hold(document, named)
    assert {one.id for one in named} <= {one.id for one in found}
    reconciled, _ = attribution.reconcile([document], named, lexica()[1])
    assert [one.id for one in reconciled] == [one.id for one in named]


@FEW
@given(CHANCE)
def test_dating(chance: Random) -> None:
    document = read(article(chance))
    found = finding.find(document)
    dated = dating.date(document, found, lexica()[1].terms)
    hold(document, dated)
    cleared = [one._replace(date=None, date_expression=None, date_by="", reasons=()) for one in dated]
    assert cleared == [one._replace(reasons=()) for one in found]


@FEW
@given(CHANCE)
def test_claims(chance: Random) -> None:
    documents = [read(article(chance, 3), f"text {number}") for number in range(3)]
    found = [one for document in documents for one in claims.tag(document, finding.find(document), lexica()[0])]
    grouped, recurring = claims.group(documents, found)
    again, likewise = claims.group(documents[::-1], found[::-1])
    assert {one.id: one for one in grouped} == {one.id: one for one in again}
    assert recurring == likewise


@FEW
@given(CHANCE)
def test_overrides(chance: Random) -> None:
    document, statements = statements_of(article(chance))
    rows = [overrides.row_for(one, {"action": "confirm"}) for one in statements]
    table = overrides.parse(overrides.text_of(rows), "overrides.csv", lexica()[0].names)
    corrected, fates = overrides.apply(table, [document], statements)
    assert [(fate.status, fate.statement_id) for fate in fates] == [("applied", one.id) for one in statements]
    assert [(one.id, overrides.answer(one)) for one in corrected] == [
        (one.id, overrides.answer(one)) for one in statements
    ]


@settings(FEW, max_examples=15)
@given(chance=CHANCE)
def test_report(chance: Random, tmp_path_factory: pytest.TempPathFactory) -> None:
    document, statements = statements_of(article(chance))
    grouped, recurring = over_all([document], statements)
    made = Report(documents=(document,), statements=grouped, claims=recurring)
    folder = tmp_path_factory.mktemp("report")
    write_workbook(tabulate(made), folder / "claims.xlsx")
    assert zipfile.ZipFile(folder / "claims.xlsx").testzip() is None
    review.write_page(made, folder / "claims.html")


@FEW
@given(CHANCE)
def test_texts_with_slips(chance: Random) -> None:
    text = chance.choice(SAMPLES).read_text(encoding="utf-8")
    begin = chance.randrange(len(text))
    statements_of(slipped(text[begin : begin + 1500], chance))


@pytest.mark.parametrize("reader", readers(), ids=lambda reader: reader.name)
def test_damaged_files(reader: Reader) -> None:
    chance = Random(1)
    for _ in range(25):
        reader.tried(reader.damaged(chance))


def test_what_is_whole_is_read() -> None:
    for reader in readers():
        for seed in reader.seeds:
            reader.tried(seed)


FOUND = {
    "an outlet around two cues": "i,o said)—y magazine assures,according to u",
    "two speakers in an outlet's report": "h 0,said s,e said,s,h news agency reported",
    "content that grows past its sentence": "a?” s told«m”protests station Il. A”",
}


@pytest.mark.parametrize("text", FOUND.values(), ids=FOUND)
def test_what_was_found(text: str) -> None:
    statements_of(text)


def test_a_broken_promise_is_seen() -> None:
    document, statements = statements_of("“The pass is shut,” Hale said.")
    for broken in (
        statements[0]._replace(spans=((0, 5),)),
        statements[0]._replace(sentence=(3, 9)),
        statements[0]._replace(mention="Velkova"),
    ):
        with pytest.raises(BrokenError):
            hold(document, [broken])


DEEP = "[" * 5000
LONG = "z" * 3000


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("topics.toml", f"entry = {DEEP}", "not valid TOML"),
        ("topics.toml", "entry = 1", "each entry must begin with [[entry]]"),
        ("topics.toml", '[entry]\ntopic = "a"', "each entry must begin with [[entry]]"),
        ("topics.toml", 'entry = ["a"]', "each entry must begin with [[entry]]"),
        ("topics.toml", f"{LONG} = 1", "is not known"),
        ("topics.toml", f'[[entry]]\ntopic = "a"\nlabel = "A"\nexamples = ["a"]\npatterns = ["{LONG} |"]', "cannot be"),
        ("officials.csv", f"name,{LONG}\na,b", "is not known"),
        ("officials.csv", f"name,from\na,{LONG}", "is no date"),
        ("quotetrack.toml", f"texts = {DEEP}", "not valid TOML"),
        ("quotetrack.toml", f"{LONG} = 1", "is not known"),
        ("quotetrack.toml", f'texts = "{LONG}"', "is no path (File name too long)"),
        ("quotetrack.toml", 'texts = "a\\u0000b"', "is no path (embedded null"),
        ("gold.json", DEEP, "holds no gold statements"),
        ("gold.json", '{"statements": [{"spans": [[0, 1e999]]}]}', "holds no gold statements"),
        ("gold.json", f'{{"statements": [{{"kind": "{LONG}"}}]}}', "holds no gold statements"),
        ("metadata.csv", f"doc,{LONG}\na,b", "is not known"),
        ("metadata.csv", f"doc\n{LONG}", "there is no text"),
        ("overrides.csv", f"id,{LONG}\na,b", "is not known"),
        ("overrides.csv", f"id,quote,date\n,a,{LONG}", "is no date"),
        ("overrides.csv", f"id,quote,topics\n,a,{LONG}", "is no topic"),
        ("overrides.csv", f"doc,quote,topics,claim\nmade-up,The pass is shut,terrorism,{LONG}", "claim → zzz"),
        ("overrides.csv", f"doc,quote,speaker\nmade-up,The pass is shut,{LONG}", "speaker Hale → zzz"),
        ("overrides.csv", f"id,speaker\n{LONG},a", "no statement has this id"),
        ("overrides.csv", f"doc,quote,speaker\n{LONG},a,b", "is not among the texts read"),
    ],
)
def test_a_bad_file_is_told_in_a_sentence(name: str, content: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“The pass is shut,” Hale said.", encoding="utf-8")
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    said = " ".join(_told(path))
    assert words in said
    assert len(said) < 500
    assert "\n" not in said


def _told(path: Path) -> list[str]:
    """Read a file as what its name says; give the sentences about what is wrong with it."""
    if path.name == "metadata.csv":
        gathered = reading.gather([path.parent])
        return [*gathered.problems, *reading.unknown_docs(gathered.rows, [item.doc for item in gathered.items])]
    if path.name == "overrides.csv":
        table = overrides.read(path, lexica()[0].names)
        document, statements = statements_of("“The pass is shut,” Hale said.")
        return [fate.message for fate in overrides.apply(table, [document], statements)[1]]
    with pytest.raises((lexicon.LexiconError, projects.SettingsError, ValueError)) as raised:
        if path.name == "topics.toml":
            claims.topics(path)
        elif path.name == "officials.csv":
            Registry.load(path)
        elif path.name == "quotetrack.toml":
            projects.load(path.parent)
        else:
            load_gold(path.parent)
    assert type(raised.value).__module__.startswith("quotetrack.")
    return [str(raised.value)]
