"""The parts that make a thing what it is in, a short stable id out."""

from __future__ import annotations

import hashlib
import re

from quotetrack.model import ten_letters

_DIGIT_E_DIGIT = re.compile(r"\de\d")
_ID = re.compile(r"[a-z2-7]{10}")


def short_id(letter: str, *parts: str) -> str:
    """Give `letter` and ten base-32 characters; never a digit-e-digit run, which a spreadsheet reads as a number."""
    made = ""
    for salt in range(64):
        seed = "\n".join((*parts, str(salt))).encode("utf-8", "surrogatepass")
        made = ten_letters(hashlib.blake2b(seed, digest_size=8).digest())
        if not _DIGIT_E_DIGIT.search(made):
            break
    return letter + made


def is_id(letter: str, words: str) -> bool:
    """Say whether words have the form of such an id."""
    return words[:1] == letter and bool(_ID.fullmatch(words[1:]))
