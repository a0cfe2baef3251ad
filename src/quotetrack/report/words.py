"""Codes and lists in, plain words out: how topics, stances and names are written in every sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from quotetrack.model import PartialDate, Stance

STANCE_WORDS: dict[Stance, str] = {
    "asserts": "asserts",
    "denies": "denies",
    "calls_for_action": "calls for action",
    "reports_action": "reports action",
    "other": "other",
}
"""What each stance is called for the reader."""


def stance_words(stance: str) -> str:
    """Write a stance in plain words."""
    return stance.replace("_", " ")


def topic_words(topics: Iterable[str], labels: Mapping[str, str]) -> dict[str, str]:
    """Give each topic its plain words, no two alike: the label it was given, else its name without underscores.

    >>> topic_words(["drug_trafficking"], {})
    {'drug_trafficking': 'drug trafficking'}
    """
    words: dict[str, str] = {}
    taken: set[str] = set()
    for topic in sorted(set(topics)):
        written = " ".join(labels.get(topic, "").split()) or topic.replace("_", " ")
        if written.casefold() in taken:
            written = f"{written} ({topic})"
        taken.add(written.casefold())
        words[topic] = written
    return words


def listed(words: Iterable[str | None], between: str = "; ", most: int = 0) -> str:
    """Write distinct words in the order they come; beyond `most` (0 is no bound) only their number is given."""
    distinct = list(dict.fromkeys(filter(None, words)))
    if most and len(distinct) > most:
        return between.join(distinct[:most]) + f"{between}and {len(distinct) - most} more"
    return between.join(distinct)


def tallied(words: Counter[str], most: int = 0) -> str:
    """Write words with how often each was seen, the most frequent first: `Marant (5); the secretary (2)`."""
    ordered = sorted(words.items(), key=lambda pair: (-pair[1], pair[0]))
    return listed((f"{word} ({times})" for word, times in ordered), most=most)


def number(count: int, one: str, many: str = "") -> str:
    """Write a count with its noun: `1 text`, `1,200 texts`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def period(days: Iterable[PartialDate | None]) -> tuple[PartialDate | None, PartialDate | None]:
    """Give the first and the last of the dates; a vague date counts from its first and to its last possible day."""
    known = [day for day in days if day is not None]
    if not known:
        return None, None
    return min(known, key=lambda day: (day.first, day)), max(known, key=lambda day: (day.last, day))
