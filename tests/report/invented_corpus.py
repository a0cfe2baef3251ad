"""A size in, a Report about the invented Varan basin out: as many statements as asked for, the same every time."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass

from quotetrack.model import Claim, Confidence, Document, Kind, PartialDate, RecurringClaim, Stance, Statement
from quotetrack.report import Report

SPEAKERS = (
    ("Ilmar Toszek", "President of Arvenia", ("Toszek", "the president", "he")),
    ("Daria Velkova", "Foreign Minister of Korvia", ("Velkova", "the Korvian foreign minister", "she")),
    ("Anton Reszke", "Security Council Secretary of Belmark", ("Reszke", "the secretary", "he")),
    ("Oleg Marant", "Secretary General of the VSP", ("Marant", "the VSP secretary general", "Mr. Marant")),
    ("Nuria Saltan", "Secretary General of the VSP", ("Saltan", "the VSP chief", "she")),
    ("Yusuf al-Hadri", "Interior Minister of Qadristan", ("al-Hadri", "the interior minister")),
    ("Rustam bin Salih", "drug control chief of Qadristan", ("Gen. bin Salih", "the general")),
    ("Marta Linde", "Prime Minister of Arvenia", ("Linde", "the prime minister")),
    ("Pavel Dornik", "Defence Minister of Korvia", ("Dornik", "the defence minister")),
    ("Jan Ostrowik", "border guard chief of Belmark", ("Col. Ostrowik", "the colonel")),
    ("Viktor Hale", "VSP spokesman", ("Hale", "the spokesman")),
    ("Karim Dost", "spokesman of the Meshur authorities", ("Mullah Karim Dost", "Dost")),
    ("Stefan Arvay", "President of Korvia", ("Arvay", "the Korvian president")),
)
OUTLETS = ("Selm Wire", "BasinNews", "Tarsk Herald", "Zarhan Times", "Radio Ostrav", "Korvpress")
PLACES = ("Dushar", "the Mirhab valley", "the Tarhan Highlands")
TARGETS = ("Arvenia", "Korvia", "Belmark", "Qadristan", "the Varan basin")
WORDS: dict[str, tuple[str, str]] = {
    "terrorism": ("the Black Banner Brigade", "armed cells of the Black Banner Brigade"),
    "drug_trafficking": ("the flow of drugs", "the trade in opium and pills"),
    "migration": ("illegal migration", "the number of people who cross without papers"),
    "extremism": ("extremist preaching", "recruitment of young people on the internet"),
    "arms_trafficking": ("arms smuggling", "the traffic in rifles and explosives"),
    "border_security": ("the state of the border", "gaps in the guard of the Lenz pass"),
    "organized_crime": ("organised crime", "gangs that work on both sides of the Varan"),
}
SHAPES: dict[Stance, str] = {
    "asserts": "{what} in {origin} remains a serious danger for {target}, which has grown by {n} per cent",
    "denies": "{what} in {origin} poses no threat to {target}, and not one of {n} reports was true",
    "calls_for_action": "the countries of the pact must act together against {what} in {origin} before {n} more "
    "villages of {target} live in fear, and must not wait for the next summer",
    "reports_action": "our services have broken up {n} groups behind {what} in {origin} that were aimed at {target}",
    "other": "we spoke for {n} hours about {what} in {origin} and about what it means for {target}",
}
PLAIN = "the harvest festival in Port Aldany drew {n} guests, and relations between our peoples have never been better"


@dataclass(frozen=True, slots=True)
class InventedFate:
    line: int
    status: str
    message: str
    statement_id: str = ""
    needs_look: bool = False


@dataclass(frozen=True, slots=True)
class InventedRow:
    line: int
    id: str = ""
    doc: str = ""
    quote: str = ""
    action: str = "set"
    fields: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class InventedProposal:
    alias: str
    name: str
    why: str


def documents(count: int) -> Iterator[Document]:
    """Texts of six outlets from 2019 to 2024; some without a date, some with trouble, one that could not be read."""
    for number in range(count):
        outlet = OUTLETS[number % len(OUTLETS)]
        day = dt.date(2019, 1, 7) + dt.timedelta(days=(number * 2150 // max(count, 1)))
        published = None if number % 17 == 5 else PartialDate.of(day)
        doc = f"{day.year}/{outlet.lower().replace(' ', '-')} {number:04}"
        yield Document(
            doc=doc,
            text="" if number == 3 else f"SELM, {day:%B %d} – " + "Words of the text. " * 9,
            source=f"texts/{doc}.txt",
            title=f"Ministers of the basin meet in Selm for the {number + 1}th time",
            title_by="first line",
            outlet=None if number == 3 else outlet,
            outlet_by="agency mark in the dateline",
            published=None if number == 3 else published,
            published_by="dateline" if published else "",
            url=f"https://news.example/{number}",
            place="Selm",
            trouble=("The file is empty; put the text into it, or remove it.",)
            if number == 3
            else ("The dateline says 4 May and the file name 5 May; the dateline was taken.",)
            if number % 23 == 7
            else (),
        )


def statement(number: int, document: Document, random_: random.Random) -> Statement:
    """Make the statement of a number: speaker, words, claims and doubts follow from it."""
    name, role, mentions = SPEAKERS[min(int(random_.expovariate(0.28)), len(SPEAKERS) - 1)]
    claims: tuple[Claim, ...] = ()
    text = PLAIN.format(n=number)
    if random_.random() < 0.7:
        topics = random_.choices(list(WORDS), weights=(9, 7, 4, 3, 2, 2, 1), k=1 + (random_.random() < 0.15))
        stance: Stance = random_.choices(list(SHAPES), weights=(8, 2, 4, 4, 1))[0]
        origin, target = random_.choice(PLACES), random_.choice(TARGETS)
        claims = tuple(
            Claim(
                topic, stance, origin, target, f"{topic}-{stance}-{PLACES.index(origin)}", label(topic, stance, origin)
            )
            for topic in dict.fromkeys(topics)
        )
        what = random_.choice(WORDS[topics[0]])
        text = SHAPES[stance].format(what=what, origin=origin, target=target, n=2 + number % 97)
    kind: Kind = random_.choices(("direct", "indirect", "mixed"), weights=(5, 4, 1))[0]
    sure: Confidence = random_.choices(("high", "medium", "low"), weights=(7, 3, 1))[0]
    open_speaker = random_.random() < 0.06
    mention = random_.choice(mentions)
    said = document.published
    if said and random_.random() < 0.1:
        said = PartialDate(said.year, said.month)
    if said and random_.random() < 0.04:
        said = PartialDate(said.year)
    start = 20 * number
    return Statement(
        doc=document.doc,
        spans=((start, start + len(text)),),
        text=text[0].upper() + text[1:],
        kind=kind,
        sentence=(start, start + len(text) + 20),
        found_by="quote with a cue after it" if kind == "direct" else "reported clause",
        confidence=sure,
        id=f"q{number:010}",
        mention=mention,
        mention_span=(start + len(text) + 8, start + len(text) + 8 + len(mention)),
        cue=random_.choice(("said", "stressed", "according to", "warned")),
        cue_span=(start + len(text) + 2, start + len(text) + 6),
        speaker=None if open_speaker else name,
        speaker_kind="person",
        role=role,
        via="Korvpress" if number % 9 == 0 else None,
        speaker_by="" if open_speaker else "surname of a name in the text",
        candidates=(name, SPEAKERS[number % len(SPEAKERS)][0]) if open_speaker else (),
        date=said,
        date_expression="on Tuesday" if number % 3 == 0 else None,
        date_by="weekday before publication" if number % 3 == 0 else "publication date",
        claims=claims,
        utterance_id=f"u{number - number % 5 if number % 5 == 1 else number}",
        grouped_by="same words" if number % 5 == 1 else "alone",
    )


def label(topic: str, stance: Stance, origin: str) -> str:
    """Name a claim in plain words."""
    return f"{topic.replace('_', ' ').capitalize()} threat from {origin} – {stance.replace('_', ' ')}"


def statements(count: int, texts: list[Document]) -> Iterator[Statement]:
    """Give statements in document order."""
    random_ = random.Random(7)
    readable = [document for document in texts if document.text]
    for number in range(count):
        yield statement(number, readable[number * len(readable) // count], random_)


def recurring(said: list[Statement], texts: list[Document]) -> list[RecurringClaim]:
    """Group statements by their claims, as the claims stage does, only simpler."""
    outlet_of = {document.doc: document.outlet for document in texts}
    found: dict[str, list[tuple[Statement, Claim]]] = {}
    for one in said:
        for claim in one.claims:
            found.setdefault(claim.claim_id, []).append((one, claim))
    claims = []
    for claim_id, members in found.items():
        if len({one.utterance_id for one, _ in members}) < 2:
            continue
        claim = members[0][1]
        days = sorted((one.date for one, _ in members if one.date), key=lambda day: day.first)
        denied = claim_id.replace("-denies-", "-asserts-")
        claims.append(
            RecurringClaim(
                claim_id=claim_id,
                label=claim.label,
                topic=claim.topic,
                stance=claim.stance,
                origin=claim.origin,
                targets=tuple(sorted({c.target for _, c in members if c.target})),
                statements=tuple(one.id for one, _ in members),
                utterances=tuple(sorted({one.utterance_id for one, _ in members})),
                officials=tuple(sorted({one.speaker for one, _ in members if one.speaker})),
                outlets=tuple(sorted({outlet for one, _ in members if (outlet := outlet_of[one.doc])})),
                first=days[0] if days else None,
                last=days[-1] if days else None,
                quote=min(members, key=lambda member: len(member[0].text))[0].id,
                denies=denied if claim.stance == "denies" and denied in found else "",
            )
        )
    return claims


def invented_report(size: int = 400, texts: int = 60) -> Report:
    """Make a report of `size` statements from about `texts` texts, with everything that a report can show."""
    read = list(documents(texts))
    said = list(statements(size, read))
    return Report(
        documents=read,
        statements=said,
        claims=recurring(said, read),
        overrides=(
            InventedRow(2, id=said[0].id, fields=("speaker",), note="his deputy spoke"),
            InventedRow(3, doc="2019/lost", quote="words that are in no text any more", fields=("topics",)),
            InventedRow(4, id=said[2].id, action="confirm"),
        )
        if said
        else (),
        fates=(
            InventedFate(2, "applied", "The machine now says Oleg Marant, not Viktor Hale.", said[0].id, True),
            InventedFate(3, "stale", "No statement in 2019/lost is near this quote; look for its new words."),
            InventedFate(4, "unchanged", "", said[2].id),
        )
        if said
        else (),
        proposals=(
            InventedProposal("Rustam Salih", "Rustam bin Salih", "Both are the drug control chief in 2 texts."),
        ),
        answer=lambda statement: f"speaker={statement.speaker or '-'}",
        topics={"drug_trafficking": "drug trafficking"},
        settings={"texts": "texts", "reports": "reports", "jobs": "1"},
        versions={"quotetrack": "0.1.0", "Python": "3.11"},
        skipped={".jpg": 2, ".mp3": 1},
        made=dt.datetime(2025, 1, 15, 9, 30),
    )
