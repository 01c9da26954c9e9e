"""Headings, with or without a line of their own.

Scraped text often glues a heading to the sentence after it ("What happens next The council will …"): two
to ten words without a comma or a quotation, then a capitalised function word or number that begins a sentence in
small letters.
"""

from __future__ import annotations

import re

from index.patterns import lazy
from index.sentences.abbreviations import CLOCK_FOLLOWERS, TITLES

_STAMP = lazy(r" ?date:? \d{4}-\d{2}-\d{2}(?=\s+\S)", re.IGNORECASE)
"""A date that a page's template put before the text."""

_KNOWN = lazy(
    r"(?:Key (?:Points|Takeaways|Facts|Highlights|Developments|Events)|Highlights|At a glance|In a nutshell"
    r"|What we know(?: so far)?|What happened|What(?:'|’)s next|What happens next|Why (?:it|this) matters"
    r"|The big picture|The bottom line|(?:The )?background|Quick (?:read|take)s?|Summary|Top (?:points|line)"
    r"|Latest (?:updates?|developments)|Context|Timeline|Explainer|Reality check|Zoom (?:in|out)|Go deeper"
    r"|Driving the news|State of play|Here(?:'|’)s what (?:we know|to know|happened))(?= [A-Z\"“'‘0-9])",
    re.IGNORECASE,
)
"""Labels that stand over a part of a report; whatever capitalised word follows begins its first sentence."""

_DATELINE = lazy(
    r"(?<=[^.!?:;,—–-][ ])(?:[A-Z][A-Z'’.]+(?: [A-Z][A-Z'’.]+){0,3}(?:, [A-Z][A-Za-z.]{1,12}(?: [A-Z][a-z.]+)?)?"
    r"(?: \([A-Z][A-Za-z ]{1,24}\))?) ?(?:--|—|–| -) "
)
"""``WASHINGTON — `` and ``LONDON, July 3 (Agency) - `` after a title without an end mark."""

_DASHES = ("—", "–", "--", " - ")
"""One of these is what every dateline ends with; quicker to look for."""

_NUMBERS = frozenset(
    ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"]
)
_TURNS = frozenset(
    """The A An At In On It He She They We His Her Their Its This These Those That There But And As Even While When
    After Before If For From With Since Shortly Earlier Later Meanwhile However According Here Amid Despite During
    Following Speaking Officials Authorities Last Several Many Some Most All Both Another Nearly About Almost More
    Dozens Hundreds""".split()  # noqa: SIM905 - a list of words reads best as words
).union(_NUMBERS)
_TURN = lazy(rf" (?=(?P<word>{'|'.join(sorted(_TURNS))}) (?P<next>[^\s]+))")
_NEVER_LAST = frozenset(
    """told by of in to at on with for from called named and or the a an as than said says say reported reports into
    near wrote writes write titled dubbed entitled via per against between joined read reads is was are were be been
    no since until about around over under that top nos not only like vs versus i'm we're you're it's he's she's had
    has have""".split()  # noqa: SIM905 - a list of words reads best as words
)
_SMALL = frozenset(
    "a an the of in on at to for and or as by with from over vs".split()  # noqa: SIM905 - reads best as words
)
_PLAIN = lazy(r"(?=[^\w]*\w)[\w’'\-–&/$€£%.:?!()]+")
_INNER_END = lazy(r"[a-z]{3}[.!?][\"”’]? ?(?:[A-Z]|[\[(]\d)")
_QUESTION = lazy(
    r"(?:what|why|how|who|whose|when|where|which|is|are|was|were|did|does|do|will|would|can|could|should|has|have)\b",
    re.IGNORECASE,
)
_SENTENCE_MARKS = lazy(r"[,;\"“”‘«»—…]|(?:^|\s)['’]|['’](?:\s|$)")
_BEFORE_NUMBER = frozenset(
    [
        "section",
        "article",
        "chapter",
        "part",
        "phase",
        "number",
        "episode",
        "season",
        "volume",
        "act",
        "title",
        "grade",
        "group",
        "type",
    ]
)


def glued_heading(text: str, start: int, end: int) -> int | None:
    """Return where the heading that begins ``text[start:end]`` ends if a sentence is glued to it, else None."""
    stamp = _STAMP.match(text, start, end)
    if stamp:
        return stamp.end()
    known = _KNOWN.match(text, start, end)
    if known and _is_sentence(text, known.end() + 1, end):
        longer = _turn(text, start, end)
        return longer if longer is not None and longer > known.end() else known.end()
    turn = _turn(text, start, end)
    if turn is not None:
        return turn
    limit = min(end, start + 200)
    beginning = text[start:limit]
    if not any(dash in beginning for dash in _DASHES):
        return None
    dateline = _DATELINE.search(text, start, limit)
    if dateline and _is_title(text[start : dateline.start()]) and _is_sentence(text, dateline.end(), end):
        return dateline.start() - 1
    return None


def _turn(text: str, start: int, end: int) -> int | None:
    """Find the place where a heading turns into a sentence."""
    limit = min(end, start + 110)
    if _TURNS.isdisjoint(text[start:limit].split(" ")[1:]):
        return None
    for match in _TURN.finditer(text, start, limit):
        head = text[start : match.start()]
        words = head.split()
        if len(words) > 10 or _SENTENCE_MARKS.search(head) or not _is_sentence(text, match.start() + 1, end):
            return None
        if len(words) >= 2 and _opens(words, match["word"], match["next"]):
            return match.start()
    return None


def _opens(words: list[str], word: str, following: str) -> bool:
    """Decide whether ``word following`` begins a sentence after the heading ``words``."""
    last = words[-1].rstrip(".?!:").lower()
    if not words[0][0].isupper() and not words[0][0].isdigit():
        return False
    if (
        last in _NEVER_LAST
        or last in TITLES
        or words[-1][-1] in ".:!"
        or not all(map(_PLAIN.fullmatch, words))
    ):
        return False
    if last in _BEFORE_NUMBER and word in _NUMBERS:
        return False
    if word in _NUMBERS and following[0].isupper():
        return False
    return (
        not _titled(following)
        or (word in ("In", "On") and following.rstrip(",.") in CLOCK_FOLLOWERS)
        or (word == "The" and _title_case(words))
    )


def _title_case(words: list[str]) -> bool:
    """Return whether four words or more are written as headlines are in English: all large but the small ones."""
    large = [word for word in words if word.lower() not in _SMALL]
    return (
        len(words) >= 4 and len(large) >= 3 and all(word[0].isupper() or word[0].isdigit() for word in large)
    )


_REPORTING = frozenset(
    [
        "said",
        "says",
        "wrote",
        "writes",
        "reports",
        "reported",
        "continued",
        "added",
        "saying",
        "tweeted",
        "asked",
        "told",
        "statement",
        "read",
    ]
)


def _titled(word: str) -> bool:
    """Return whether a word is written like part of a name (``Washington``), not in capitals (``KC-135``, ``US``)."""
    return word[0].isupper() and any(letter.islower() for letter in word[1:]) and "-" not in word


def _is_sentence(text: str, start: int, end: int) -> bool:
    """Return whether at least four words stand from ``start`` to ``end``."""
    return text.count(" ", start, end) >= 3


def _is_title(text: str) -> bool:
    """Return whether a stretch can be a headline: two to twenty words and no end of a sentence in it."""
    return 2 <= len(text.split()) <= 20 and ". " not in text


def is_heading(text: str) -> bool:
    """Return whether a whole line reads as a heading: short, begins large, no end mark but a short question's."""
    if not text or text[-1] in ".!…,;”\"'’。！" or text.endswith(".)") or len(text) > 110:
        return False
    if _INNER_END.search(text):
        return False
    words = text.split()
    if text[-1] == "?" and not (_QUESTION.match(text) and len(words) <= 9):
        return False
    if text[-1] == ":" and (len(words) > 4 or words[-1].rstrip(":").lower() in _REPORTING):
        return False
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "“\"'‘¿¡") or not any(
        c.isalpha() for c in text
    ):
        return False
    return len(words) <= 14
