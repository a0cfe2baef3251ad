"""What a registry of officials adds: holders of posts on a day, full names for surnames; never against the text."""

from __future__ import annotations

import pytest
from marked import read_marked

from quotetrack.attribution import Registry, attribute
from quotetrack.attribution.officials import Official
from quotetrack.model import PartialDate

REGISTRY = Registry(
    [
        Official("Oleg Marant", (), "Secretary General", "VSP", "", PartialDate(2016), PartialDate(2021, 12, 31)),
        Official("Nuria Saltan", (), "Secretary General", "VSP", "", PartialDate(2022, 1, 1), None),
        Official("Stefan Arvay", (), "President", "", "Korvia", PartialDate(2017), None),
        Official("Daria Velkova", ("Darya Velkova",), "Foreign Minister", "", "Korvia", PartialDate(2018), None),
    ]
)


@pytest.mark.parametrize(
    ("text", "published", "speaker", "rule"),
    [
        ("«1:The VSP secretary general» <1:said> {1:yes}.", "2019-05-14", "Oleg Marant", "registry_post"),
        ("«1:The VSP secretary general» <1:said> {1:yes}.", "2023-05-14", "Nuria Saltan", "registry_post"),
        ("«1:The VSP secretary general» <1:said> {1:yes}.", None, None, "unnamed"),
        ("«1:The former VSP secretary general» <1:said> {1:yes}.", "2023-05-14", None, "unnamed"),
        ("«1:A VSP secretary general» <1:said> {1:yes}.", "2023-05-14", None, "unnamed"),
        ("«1:Korvian President Arvay» <1:said> {1:yes}.", "2020-01-02", "Stefan Arvay", "registry_name"),
        ("«1:Korvian Prime Minister Arvay» <1:said> {1:yes}.", "2020-01-02", "Arvay", "single_name"),
        ("«1:Korvian President Moritz» <1:said> {1:yes}.", "2020-01-02", "Moritz", "single_name"),
        (
            "VSP Secretary General Ada Brenk spoke.\n«1:The VSP chief» <1:said> {1:yes}.",
            "2023-05-14",
            "Ada Brenk",
            "post",
        ),
        ("«1:Belmark’s president» <1:said> {1:yes}.", "2020-01-02", None, "unnamed"),
    ],
)
def test_registry(text: str, published: str | None, speaker: str | None, rule: str) -> None:
    document, statements = read_marked(text, published=published)
    (found,) = attribute(document, statements, REGISTRY)
    assert (found.speaker, found.speaker_by) == (speaker, rule)
