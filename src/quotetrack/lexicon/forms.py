"""A verb in, its tense forms out: regular English inflection, with the irregular verbs that report speech."""

from __future__ import annotations

from typing import NamedTuple

# Past and past participle; other verbs are regular.
_IRREGULAR = {
    "say": ("said", "said"), "tell": ("told", "told"), "write": ("wrote", "written"), "think": ("thought", "thought"),
    "know": ("knew", "known"), "feel": ("felt", "felt"), "see": ("saw", "seen"), "hold": ("held", "held"),
    "speak": ("spoke", "spoken"), "go": ("went", "gone"), "make": ("made", "made"), "put": ("put", "put"),
    "find": ("found", "found"), "give": ("gave", "given"), "read": ("read", "read"), "shoot": ("shot", "shot"),
    "hear": ("heard", "heard"), "swear": ("swore", "sworn"), "bring": ("brought", "brought"), "lay": ("laid", "laid"),
    "take": ("took", "taken"), "cast": ("cast", "cast"), "understand": ("understood", "understood"),
    "foresee": ("foresaw", "foreseen"), "draw": ("drew", "drawn"), "seek": ("sought", "sought"),
    "show": ("showed", "shown"), "fire": ("fired", "fired"), "hit": ("hit", "hit"), "let": ("let", "let"),
    "retell": ("retold", "retold"), "misstate": ("misstated", "misstated"), "set": ("set", "set"),
    "send": ("sent", "sent"), "come": ("came", "come"), "run": ("ran", "run"), "foretell": ("foretold", "foretold"),
    "have": ("had", "had"), "be": ("was", "been"), "begin": ("began", "begun"), "mean": ("meant", "meant"),
    "learn": ("learned", "learned"), "spell": ("spelled", "spelled"), "break": ("broke", "broken"),
}  # fmt: skip
_DOUBLING = {"admit", "quip", "permit", "refer", "infer", "rebut", "concur", "demur", "plan", "slam", "rap", "submit",
             "blab", "regret", "stop", "pan", "chat", "tut", "nod", "rip", "hit", "put", "set", "let", "begin", "run",
             "tap", "pin", "drop", "blog", "bet", "tip", "step", "brag", "beg", "dub", "extol", "deadpan", "snap",
             "shrug", "fret", "prefer", "aver", "bat", "chip",
             "grin", "sob"}  # fmt: skip
_THIRD = {"have": "has", "be": "is", "go": "goes"}


class Forms(NamedTuple):
    """The five forms of a verb: say, says, said, said, saying."""

    base: str
    third: str
    past: str
    participle: str
    ing: str


def forms(verb: str) -> Forms:
    """Inflect one verb; `forms("deny")` gives deny, denies, denied, denied, denying."""
    consonant_y = verb.endswith("y") and verb[-2:-1] not in "aeiou"
    if verb in _THIRD:
        third = _THIRD[verb]
    elif consonant_y:
        third = verb[:-1] + "ies"
    else:
        third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    doubled = verb + verb[-1] if verb in _DOUBLING else verb
    if verb in _IRREGULAR:
        past, participle = _IRREGULAR[verb]
    else:
        past = participle = verb + "d" if verb.endswith("e") else verb[:-1] + "ied" if consonant_y else doubled + "ed"
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be" else doubled
    return Forms(verb, third, past, participle, stem + "ing")
