"""Lines that an outlet repeats under its articles: cookie notices, "also read", share buttons, subscription prompts.

A line counts as boilerplate where enough of an outlet's articles carry it, numbers aside. What reads as a sentence of
a report (eight words or more and an end mark) must stand in many more of them: outlets repeat a background paragraph
through all their reports of one event, and that is no boilerplate. As many as of a short line are enough where it
always stands among the first or the last lines and all of it speaks to the reader about the outlet.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from index.patterns import lazy

LONGEST = 300
"""Characters of a line that can be boilerplate."""
LEAST, SHARE = 4, 0.25
"""Articles that must carry a short line, and their share among the outlet's."""
SENTENCE_LEAST, SENTENCE_SHARE = 12, 0.75
"""The same for a line that reads as a sentence."""
HEAD, FOOT = 3, 5
"""Lines at the beginning and at the end of an article among which an outlet speaks to its readers."""

_NUMBER = lazy(r"\d+")
_QUOTED = lazy(r"[\"“”„«»‘]|\b(?:said|says|told|according to)\b")
_ADDRESS = lazy(
    r"\b(?:if|wherever|whenever|where|like) you\b|\byou (?:can|may|want|wish)\b"
    r"|\byour?\b.*\b(?:our|us|we)\b|\b(?:our|us|we)\b.*\byour?\b"
    r"|^\W*(?:please |to |don['’]t |never |and |or )*(?:become|browse|buy|catch|check|click|comment|contact|discover|"
    r"donate|download|e-?mail|enjoy|explore|find|follow|get|give|help|join|keep|learn|like|listen|log|look|message|"
    r"miss|read|receive|register|see|send|share|sign|start|stay|stream|submit|subscribe|support|tap|tell|try|tune|"
    r"upgrade|visit|watch|write)\b"
    r"|\b(?:abonnez|abonnier\w*|suscr[íi]b\w+|iscriv\w+|inscreva|assine|inscrivez|melden sie|votre|vos|ihnen)\b"
)
_OFFER = lazy(
    r"\b(?:newsletters?|e-?mails?|inbox|mailbox|alerts?|apps?|podcasts?|whatsapp|telegram|facebook|twitter|instagram|"
    r"tiktok|youtube|bluesky|threads|linkedin|subscri\w+|membership|members?|donat\w+|journalism|journalists?|newsroom|"
    r"news desk|news tips?|tips?|tip-?offs?|stor(?:y|ies)|coverage|headlines|latest news|breaking news|updates|"
    r"our (?:site|website|pages?|readers?|reporters?|team|community|channels?|work|reporting|privacy|terms|cookies?)|"
    r"browser|javascript|cookies?|account|settings|helplines?|here\W*$|bookshop|edition|e-?paper|bulletin|"
    r"bolet[íi]n|infolettre|lettre d['’]information|lesen|rundbrief)\b|https?:|www\.|\w@\w"
)
_READER_ASKED = lazy(r"\byou\b.*\?$")
_SENTENCE_ENDS = lazy(r"(?<=[.!?])\s+(?=\S)")


def line_key(line: str) -> str | None:
    """Return what a line is recognised by, or None where it is too long or holds no word."""
    if len(line) > LONGEST:
        return None
    key = " ".join(_NUMBER.sub("#", line).casefold().split())
    return key if re.search(r"[^\W\d_]", key) else None


def repeated_lines(texts: Iterable[str]) -> frozenset[str]:
    """Return the keys of the lines that these texts of one outlet repeat; of few texts, none."""
    counts: Counter[str] = Counter()
    inside: set[str] = set()
    number = 0
    for text in texts:
        number += 1
        keys = [line_key(line) for line in text.split("\n") if line.strip()]
        counts.update({key for key in keys if key})
        inside.update(key for key in keys[HEAD:-FOOT] if key)
    return frozenset(
        key for key, count in counts.items() if _is_boilerplate(key, count, number, at_edge=key not in inside)
    )


def _is_boilerplate(key: str, count: int, number: int, *, at_edge: bool) -> bool:
    """Return whether a line that ``count`` of ``number`` articles carry is boilerplate."""
    if count < LEAST or count < SHARE * number:
        return False
    if key[-1] in ".!?”\"'" and key.count(" ") >= 7:
        many = count >= SENTENCE_LEAST and count >= SENTENCE_SHARE * number
        return many or (at_edge and speaks_to_reader(key))
    return True


def speaks_to_reader(key: str) -> bool:
    """Return whether every sentence of a line, in the form of its key, addresses the reader, with something that the
    outlet offers or asks for; what is quoted or said by somebody never does.
    """
    if _QUOTED.search(key):
        return False
    sentences = _SENTENCE_ENDS.split(key)
    return any(map(_OFFER.search, sentences)) and all(
        _READER_ASKED.search(sentence) or (_OFFER.search(sentence) and _ADDRESS.search(sentence))
        for sentence in sentences
    )
