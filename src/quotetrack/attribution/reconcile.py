"""Statements of all texts in, the same with speakers that only the other texts or the registry can tell, out.

Rules, in order: `registry_alias`, `same_name`, `registry_post`, `corpus_surname`, `corpus_post`. Names that merely look
alike are never merged: they are proposed as aliases.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from quotetrack.attribution.alike import AliasProposal, propose
from quotetrack.attribution.ledger import Ledger, compatible, is_short, middle, name_keys, nearest, surrounding
from quotetrack.attribution.offices import Office, office
from quotetrack.attribution.officials import Registry
from quotetrack.attribution.one_name import Spellings, one_name_each
from quotetrack.attribution.spelling import fold
from quotetrack.model import Document, PartialDate, Reason, Statement

Days: TypeAlias = Mapping[str, PartialDate | None]

# Posts that one person holds at a time; of the others ("official", "ambassador", "deputy minister") there are many.
_HELD_BY_ONE = {
    "president", "prime minister", "chancellor", "king", "queen", "emir", "supreme leader", "head of state",
    "head of government", "leader", "minister", "secretary of state", "attorney general", "chief of staff",
    "national security adviser", "secretary general", "secretary", "chairman", "director", "high commissioner",
    "chief executive", "governor", "mayor", "speaker", "ombudsman", "spokesman", "chief", "head",
}  # fmt: skip
_POST_ALONE = {"registry_post", "corpus_post"}
# Rules of the text alone that leave a speaker blank where the one before is blank.
_GOING_ON = {"pronoun", "continuation"}


class _Answer(NamedTuple):
    """Who a speaker is, by which rule and why; no name means that several fit, and who."""

    name: str | None
    rule: str
    note: str
    role: str = ""
    several: tuple[str, ...] = ()


def reconcile(
    documents: Iterable[Document], statements: Sequence[Statement], registry: Registry
) -> tuple[list[Statement], tuple[AliasProposal, ...]]:
    """Name speakers over all texts; give the statements in their order, and the aliases to propose.

    The answer does not depend on the order of the texts. A speaker is named when exactly one person fits: the post on
    the text's day by the registry, or the only person whom the texts of about a year around show in that post.
    """
    days: Days = {document.doc: document.published for document in documents}
    named, spellings = one_name_each(statements, days, registry)
    ledger = Ledger(named, days)
    result = resolved(named, days, spellings, ledger, registry)
    del named, ledger  # they would be in memory beside the answers and their ledger
    return result, propose(Ledger(result, days), registry)


def resolved(
    named: Sequence[Statement], days: Days, spellings: Spellings, ledger: Ledger, registry: Registry
) -> list[Statement]:
    """Name the speakers of some texts by the ledger of all, whose spellings the statements have already."""
    roles = _roles_of_surnames(named)
    surnames = {
        (doc, name): _by_surname(name, posts, days.get(doc), ledger, registry) for (doc, name), posts in roles.items()
    }
    result: list[Statement] = []
    for statement in named:
        answer = _answer(statement, days, surnames, ledger, registry)
        result.append(statement if answer is None else _answered(statement, answer, spellings))
    _go_on(result)
    return result


def _answer(
    statement: Statement,
    days: Days,
    surnames: Mapping[tuple[str, str], _Answer | None],
    ledger: Ledger,
    registry: Registry,
) -> _Answer | None:
    if statement.speaker is not None:
        return surnames.get((statement.doc, statement.speaker))
    if statement.speaker_kind in ("organization", "group"):
        return None
    words = _post_words(statement)
    date = days.get(statement.doc) or statement.date
    found = _by_post(words, date, ledger, registry) if words and date else None
    if found and found.name and statement.candidates and found.name not in statement.candidates:
        return None
    return found


def _go_on(statements: list[Statement]) -> None:
    """Give the speaker of a post that was resolved to the pronouns and bare quotations that go on from it, in place."""
    docs = {statement.doc for statement in statements if statement.speaker_by in _POST_ALONE}
    order = [(one.doc, one.spans[:1], at) for at, one in enumerate(statements) if one.doc in docs]
    before: Statement | None = None
    for _, _, at in sorted(order):
        statement = statements[at]
        goes_on = statement.speaker is None and statement.speaker_by in _GOING_ON and not statement.candidates
        if goes_on and before is not None and before.doc == statement.doc and before.speaker_by in _POST_ALONE:
            note = f"goes on with '{before.mention}', {before.speaker}"
            answer = _Answer(before.speaker, before.speaker_by, note, before.role or "")
            statements[at] = _answered(statement, answer)
        if not statement.nested:
            before = statements[at]


def _roles_of_surnames(statements: Iterable[Statement]) -> dict[tuple[str, str], set[str]]:
    """Collect the posts that a text gives to each speaker whom it names by surname alone."""
    roles: dict[tuple[str, str], set[str]] = {}
    for statement in statements:
        if statement.speaker and statement.speaker_kind == "person" and is_short(statement.speaker):
            posts = roles.setdefault((statement.doc, statement.speaker), set())
            if statement.role:
                posts.add(statement.role)
    return roles


def _by_surname(
    surname: str, roles: set[str], date: PartialDate | None, ledger: Ledger, registry: Registry
) -> _Answer | None:
    """Find the only full name that fits a surname and a post: by the registry's terms, else by the other texts."""
    key = name_keys(surname)[-1]
    alone = len(ledger.of_surname(key)) == 1  # then "President Toszek" needs no country
    posts = [
        (role, post) for role in sorted(roles) if (post := office(role)) and (post.known or alone) and not post.past
    ]
    for role, _ in posts:
        held = registry.by_post(role, date)
        if held and name_keys(held.name)[-1] == key:
            return _Answer(
                held.name, "registry_post", f"'{role} {surname}' on {date} by the officials registry", held.post
            )
    if not posts:
        return None
    fitting: dict[str, bool] = {}
    for name in ledger.of_surname(key):
        seen = ledger.people[name]
        others = seen.near(middle(date)) if date else [*seen.days, *seen.undated]
        if others and any(other is None or _fits(other, posts) for other in others):
            fitting[name] = any(other is not None and _fits(other, posts) for other in others)
    if date is None and len(ledger.of_surname(key)) > 1:
        return None
    if not any(fitting.values()):
        return None
    role = posts[0][0]
    if len(fitting) > 1:
        note = f"'{role} {surname}' fits several people of the other texts: {', '.join(fitting)}"
        return _Answer(None, "corpus_surname", note, several=tuple(fitting))
    (name,) = fitting
    where = "of the other texts of about a year around" if date else "of all the texts"
    return _Answer(name, "corpus_surname", f"'{role} {surname}' can only be {name} {where}")


def _fits(other: Office, posts: Iterable[tuple[str, Office]]) -> bool:
    return any(compatible(post, other) for _, post in posts)


def _post_words(statement: Statement) -> str | None:
    """Give the words of a statement that name a post of one known body or country, held by one person."""
    if fold(statement.mention or "").partition(" ")[0] in ("a", "an", "one", "another"):
        return None
    for words in (statement.role, statement.mention):
        found = office(words) if words else None
        if found is None or not found.known or not found.named or found.past or found.post not in _HELD_BY_ONE:
            continue
        if found.post != "minister" or len(found.of) > 1:  # "the Korvian minister" may be any of them
            return words
    return None


def _by_post(words: str, date: PartialDate, ledger: Ledger, registry: Registry) -> _Answer | None:
    """Find who held a post on a day: by the registry, else the only one seen in it within a year of the day."""
    held = registry.by_post(words, date)
    if held:
        return _Answer(held.name, "registry_post", f"'{words}' on {date} by the officials registry", held.post)
    asked = office(words)
    seen = ledger.holders(asked) if asked else {}
    wanted = middle(date)
    near = {name: day for name, days in seen.items() if (day := nearest(days, wanted)) is not None}
    if len(near) > 1:
        between = surrounding(seen, wanted)
        if between is not None:
            note = f"'{words}' is {between} in the nearest texts before and after {date}"
            return _Answer(between, "corpus_post", note, words)
        note = f"within a year of {date} the texts have several people as '{words}': {', '.join(near)}"
        return _Answer(None, "corpus_post", note, several=tuple(near))
    for name, day in near.items():
        when = dt.date.fromordinal(day).isoformat()
        return _Answer(name, "corpus_post", f"'{words}' is {name} in the text nearest in time, of {when}", words)
    return None


def _answered(statement: Statement, answer: _Answer, spellings: Spellings | None = None) -> Statement:
    reason = Reason("speaker", answer.rule, statement.mention_span, answer.note)
    if answer.name is None:
        candidates = statement.candidates or answer.several
        return statement._replace(candidates=candidates, reasons=(*statement.reasons, reason))
    return statement._replace(
        speaker=spellings.of(answer.name) if spellings else answer.name,
        speaker_kind="person",
        role=statement.role or answer.role or None,
        speaker_by=answer.rule,
        reasons=(*statement.reasons, reason),
    )
