"""Closed word classes of English that the clause rules look up; lower case, straight apostrophes."""

from __future__ import annotations

from functools import lru_cache

CONTRACTED = frozenset("he's she's i'm they're we're you're i've they've we've you've he'd she'd they'd we'd".split())
PRONOUNS = frozenset("i he she they we you".split()) | CONTRACTED
OTHER_PRONOUNS = frozenset("it this that these those who which him her them us me himself herself themselves".split())
DETERMINERS = frozenset(
    "the a an his her their its our my your this these those some any no every each another both all several many "
    "few most one two three four five other".split()
)
AUXILIARIES = frozenset(
    "is are was were be been being am has have had having do does did will would can could shall should may might must "
    "isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot couldn't "
    "shouldn't i'm he's she's it's they're we're you're i've they've we've i'd he'd she'd they'd we'd i'll he'll "
    "she'll they'll we'll it'll that's there's".split()
)
BE = frozenset("i'm they're we're you're is are was were be been being am isn't aren't wasn't weren't 's 're".split())
HAVE = frozenset("i've they've we've you've has have had having hasn't haven't hadn't".split())
MODALS = frozenset("will would can could shall should may might must won't wouldn't can't cannot couldn't".split())
DO = frozenset("do does did don't doesn't didn't".split())
NEGATIONS = frozenset("not never don't doesn't didn't isn't wasn't aren't weren't hasn't haven't hadn't n't".split())
CONJUNCTIONS = frozenset(
    "and or but nor while whereas although though because since if unless when whenever as before after until once so "
    "that whether where why how than yet except despite".split()
)
PREPOSITIONS = frozenset(
    "of in on at to for from by with about against over under into onto through during after before between among "
    "amid across along around behind beyond despite near off per since toward towards until upon via within without "
    "following including like regarding concerning versus alongside inside outside throughout above below".split()
)
WH = frozenset("how why what whether if when who where which".split())
RELATIVE = frozenset("who which whose whom where".split())
RELATIVE_OR_THAT = RELATIVE | {"that"}
PREPOSITIONS_AND_DETERMINERS = PREPOSITIONS | DETERMINERS
COORDINATORS = frozenset("and but or while whereas nor yet".split())
DASHES = frozenset("- – — -- ---".split())
TERMINALS = frozenset(". ! ? … ...".split())
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.".split()
)
TIME_WORDS = (
    WEEKDAYS
    | MONTHS
    | frozenset("today yesterday tonight tomorrow earlier later recently now then again ago late early".split())
)
TIME_NOUNS = frozenset(
    "morning afternoon evening night day week month year weekend noon midnight hours minutes days weeks months years "
    "time moment decade century spring summer autumn fall winter".split()
)
# Adverbs that stand between a subject and its verb, or between a verb and its object.
ADVERBS = frozenset(
    "also further furthermore then later earlier previously recently repeatedly reportedly allegedly again once often "
    "already just only even still now additionally strongly clearly publicly privately explicitly specifically "
    "simply finally initially eventually frequently always never ever first last long formally officially "
    "openly merely rather instead however meanwhile subsequently separately flatly sharply famously "
    "almost sometimes very quite perhaps indeed maybe mostly "
    "consistently firmly likewise similarly not all both himself herself themselves itself".split()
)
SPEECH_NOUNS = frozenset(
    "statement interview speech conference address remarks tweet message letter post email e-mail briefing meeting "
    "rally debate session hearing ceremony event forum summit talk talks call report article op-ed column essay "
    "memo testimony press news television radio show program programme broadcast podcast blog video release "
    "visit gathering lecture sermon comments response reply turn part parliament phone telephone conversation "
    "appearance announcement declaration communique note notice filing complaint lawsuit book documentary "
    "series trip tour stop dinner lunch breakfast reception campaign town hall panel discussion panel-discussion "
    "convention congress seminar workshop webinar opening closing sidelines margins".split()
)
OCCASIONS = SPEECH_NOUNS | TIME_NOUNS

_NOUNS_IN_LY = frozenset(
    "assembly family july italy reply supply monopoly anomaly bully rally belly daily weekly monthly homily melancholy "
    "elderly butterfly".split()
)


@lru_cache(maxsize=8192)
def is_adverb(word: str) -> bool:
    """Tell whether a lower-case word may stand between a subject and its verb."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in _NOUNS_IN_LY)
