"""A Corpus and the statements that a command's filters chose in, the Corpus of those alone out, and as a Report."""

from __future__ import annotations

import datetime as dt
import platform
from collections.abc import Sequence
from dataclasses import replace
from importlib import metadata
from typing import TYPE_CHECKING

from quotetrack import __version__
from quotetrack.cli.choosing import Filters
from quotetrack.model import Statement

if TYPE_CHECKING:
    from quotetrack.pipeline import Corpus
    from quotetrack.report import Report

_TOLD_LIBRARIES = ("charset-normalizer", "rapidfuzz", "trafilatura", "xlsxwriter")


def narrowed(corpus: Corpus, chosen: Sequence[Statement], filters: Filters) -> Corpus:
    """Give the corpus with the chosen statements alone, its claims counted anew over them.

    A filter by topic or stance leaves only the claims that pass it; one by outlet leaves only its texts.
    """
    if not filters.told():
        return corpus
    from quotetrack import claims
    from quotetrack.cli.choosing import topic_named

    documents = corpus.documents
    if filters.outlet:
        wanted = [query.casefold().strip() for query in filters.outlet]
        documents = tuple(one for one in documents if any(query in (one.outlet or "").casefold() for query in wanted))
    topics = {topic_named(query, corpus.topics.names) for query in filters.topic}
    statements, recurring = claims.group(documents, chosen, corpus.topics)
    kept = tuple(
        claim
        for claim in recurring
        if (not topics or claim.topic in topics) and (not filters.stance or claim.stance in filters.stance)
    )
    return replace(corpus, documents=documents, statements=statements, claims=kept)


def report_of(corpus: Corpus, filters: Filters) -> Report:
    """Give everything that a report shows of a corpus."""
    from quotetrack.report import Report

    settings = corpus.settings
    return Report(
        documents=corpus.documents,
        statements=corpus.statements,
        claims=corpus.claims,
        overrides=corpus.table.rows,
        fates=corpus.fates,
        proposals=corpus.proposals,
        answer=corpus.was,
        topics=corpus.topics.labels,
        settings={name: str(getattr(settings, name)) for name in ("texts", "overrides", "officials", "topics")},
        versions={
            "quotetrack": __version__,
            "Python": platform.python_version(),
            **{name: metadata.version(name) for name in _TOLD_LIBRARIES},
        },
        filters=filters.told(),
        limits=corpus.problems,
        skipped=corpus.skipped,
        made=dt.datetime.now(),
    )
