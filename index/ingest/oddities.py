"""What a reader should be warned of: pages that may be cut by a paywall, corrections, names in two alphabets."""

from __future__ import annotations

import re
import unicodedata

from index.ingest.clean import one_line
from index.patterns import lazy
from index.sentences.kinds import says_corrected

_LOCKED = lazy(r'"isAccessibleForFree"\s*:\s*"?(?:false|no)"?', re.IGNORECASE)
_ASKING = lazy(
    r"subscribe (?:now )?to (?:continue|read|keep reading|unlock)|(?:to|and) continue reading|already a subscriber\?"
    r"|this (?:article|content|story) is (?:for|reserved for|only available to) (?:paying |premium )?"
    r"(?:subscribers|members)"
    r"|(?:log|sign) in to (?:continue|read)|you(?:'|’|&#8217;)ve (?:reached|used) your (?:free )?(?:article )?limit"
    r"|unlock (?:this|the full) (?:article|story)|start your (?:free )?trial|abonnieren sie, um|réservé aux abonnés"
    r"|solo para suscriptores",
    re.IGNORECASE,
)
NOTE = 1500
"""Characters of a paragraph that says what was corrected."""
_CORRECTING = lazy(
    r"corre[ck]t|correc|clarif|amended|revised|refiled|berichtig|richtigst|rectific|errat|erramos|r[äe]ttelse|geändert"
    r"|\b(?:earlier|previous|prior|original|früheren|ersten|première|précédente|anterior|precedente|eerdere)\b",
    re.IGNORECASE,
)
"""Words of which one stands in every such paragraph."""
CUT = 250
"""Words below which a page that asks for a subscription is taken to be cut."""


_CHECKPOINT = lazy(
    r"\A\s*(?:before you continue|just a moment|attention required|access (?:to this page has been )?denied"
    r"|are you a robot|verify(?:ing)? (?:that )?you are (?:a )?human|please (?:verify|enable (?:javascript|cookies))"
    r"|security check|we value your privacy|your privacy (?:choices|settings)|cookie (?:settings|consent|preferences)"
    r"|consent|privacy (?:settings|preference)|captcha|bevor sie (?:fortfahren|weiterlesen)|avant d.accéder"
    r"|antes de continuar)\b",
    re.IGNORECASE,
)
"""How pages begin that stand in front of the one that was asked for."""


def is_checkpoint(title: str, text: str) -> bool:
    """Return whether a page asks for consent, or for proof that a person reads it, instead of holding an article."""
    if len(text.split()) >= CUT:
        return False
    return bool(_CHECKPOINT.match(title) or _CHECKPOINT.match(text))


def paywalled(page: str, text: str) -> bool:
    """Return whether a page's article may have been cut off: the page says so, or it is short and asks for money."""
    if _LOCKED.search(page):
        return True
    return len(text.split()) < CUT and bool(_ASKING.search(page))


def correction(text: str) -> str | None:
    """Return the first line of a clean text in which it says that it was wrong before, shortened, or None."""
    if not _CORRECTING.search(text):
        return None
    lines = (line for line in text.split("\n") if len(line) <= NOTE and _CORRECTING.search(line))
    return next((one_line(line, 160) for line in lines if says_corrected(line)), None)


def imitates(name: str) -> str | None:
    """Return the alphabet of letters that stand among Latin ones in the same word (``Rеuters``), or None.

    Only Cyrillic, Greek, Armenian, Cherokee and mathematical or full-width letters look like Latin ones.
    """
    if name.isascii():
        return None
    for word in re.findall(r"[^\W\d_]+", name):
        scripts = {_script(letter) for letter in word}
        if "Latin" in scripts and len(scripts - {"other"}) > 1:
            return next(iter(sorted(scripts - {"Latin", "other"})))
        if scripts & {"mathematical", "full-width"}:
            return next(iter(sorted(scripts & {"mathematical", "full-width"})))
    return None


def _script(letter: str) -> str:
    """Return the alphabet of a letter, as far as it matters here."""
    name = unicodedata.name(letter, "")
    for first, script in _SCRIPTS:
        if name.startswith(first):
            return script
    return "other"


_SCRIPTS = (
    ("LATIN ", "Latin"),
    ("CYRILLIC ", "Cyrillic"),
    ("GREEK ", "Greek"),
    ("ARMENIAN ", "Armenian"),
    ("CHEROKEE ", "Cherokee"),
    ("MATHEMATICAL ", "mathematical"),
    ("FULLWIDTH ", "full-width"),
)
