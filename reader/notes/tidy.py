"""Foreign and typed text made fit to be kept: no controls, no lone surrogates, no stray white space."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def tidy(text: str) -> str:
    """Return a note's text: NFC, ``\\n`` line ends, without controls, bidi overrides and outer white space."""
    text = _LINE_ENDS.sub("\n", _SURROGATES.sub("\ufffd", text))
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text)).strip()


def tidy_line(text: str) -> str:
    """Return a text that stands on one line (a tag, a claim, a name)."""
    return " ".join(tidy(text).split())


def fold(text: str) -> str:
    """Return a text as it is searched in: lower case, accents dropped, one blank between words."""
    spread = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in spread if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())
