"""The small rules that say who spoke, in the order in which they are asked; the first that answers decides.

A rule answers None when it has nothing to say. A verdict without a speaker ends the search too: it says why the
speaker stays blank, and who might have been meant.
"""

from collections.abc import Mapping

from quotetrack.attribution.readings import Naming
from quotetrack.attribution.rules.case import Case, Rule, Verdict, blank
from quotetrack.attribution.rules.groups import body, document_of, group, owned, pair, unnamed_source
from quotetrack.attribution.rules.persons import hidden_surname, joined_names, named_person
from quotetrack.attribution.rules.posts import (
    definite_description,
    office_without_name,
    post,
    post_in_part,
    registry_post,
    somebody,
)
from quotetrack.attribution.rules.pronouns import pronoun_body, pronoun_many, pronoun_person, pronoun_self

RULES: Mapping[Naming, tuple[Rule, ...]] = {
    "pronoun": (pronoun_person, pronoun_many, pronoun_body, pronoun_self),
    "name": (named_person,),
    "names": (joined_names, named_person),
    "source": (unnamed_source,),
    "office": (hidden_surname, post, registry_post, post_in_part, definite_description, office_without_name),
    "people": (pair, group),
    "document": (hidden_surname, document_of),
    "place": (body,),
    "body": (hidden_surname, owned, body),
    "outlet": (owned, body),
    "other": (hidden_surname, owned, definite_description, somebody, body),
}
"""The rules that may answer for each kind of naming."""

__all__ = ["RULES", "Case", "Verdict", "ask"]


def ask(case: Case) -> Verdict:
    """Give the verdict of the first rule that answers."""
    for rule in RULES.get(case.reading.naming, ()):
        verdict = rule(case)
        if verdict is not None:
            return verdict
    return blank("unresolved", case, f"no rule says who '{case.reading.words}' is", human=False)
