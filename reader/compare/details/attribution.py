"""Who says it: the speaker of a sentence, found at its verb of saying or after "according to".

A speaker is a person, an office, an organisation or an outlet: a name, or a noun for one of these. A document that is
cited has the modifier ``record``, a pronoun ``pronoun``; anything else in front of a verb is no speaker.
"""

from __future__ import annotations

from index.article import Span
from reader.compare.details.model import Detail
from reader.compare.details.source_words import source_class
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import STOP_WORDS, UNITS
from reader.compare.details.wordlist import words
from reader.compare.model import DifferenceKind

_SAYING = words(
    """
    said says say told tells tweeted wrote writes added adds stated states announced announces insisted
    insists claimed claims argued argues reported reports confirmed confirms denied denies testified
    noted explained declared acknowledged admitted warned suggested asserted alleged maintained maintains replied
    responded concluded contended estimated blamed rejected rejects disputed disputes
    """
)
_TURNED = words(
    "said says wrote writes added adds tweeted explained noted replied argued insisted warned recalled"
)
"""Verbs that may stand before their speaker: “…,” said Ines Calder."""
_NOUNS = words("claims states reports notes")
_AUXILIARY = words("has have had also later then once still both all did does do not never would will could")
_PASSIVE = words("was were been being be is are am get got")
_PRONOUNS = words("he she they it i we you who which that this these those there what")
_DETERMINERS = words(
    "the a an his her their its our my one two three four five six several some many other another"
)
_JOINTS = words("of for from at with in to and on")
_REACH = 9
_ASIDE = 16


HINTS = _SAYING | {"according"}
"""Words of which a sentence has one where it names a speaker."""


def find_attributions(tokens: Tokens, taken: frozenset[int], start: int) -> list[Detail]:
    """Return the speakers of a sentence; the value is the speaker's folded key word, the head the verb's stem.

    ``taken`` are the tokens of times; ``start`` is where the sentence begins in its article's text.
    """
    found = []
    for i, low in enumerate(tokens.low):
        if low == "according" and tokens.low[i + 1 : i + 2] == ["to"]:
            place = _group_after(tokens, i + 2, taken)
        elif low in _SAYING and not tokens.quoted[i] and _is_verb(tokens, i):
            place = _speaker_before(tokens, i, taken)
            if place is None and low in _TURNED and i and tokens.low[i - 1] in {'"', ",", "'"}:
                place = _group_after(tokens, i + 1, taken)
        else:
            continue
        if place is not None and (detail := _speaker(tokens, i, *place, start=start)) is not None:
            found.append(detail)
    return found


def _is_verb(tokens: Tokens, i: int) -> bool:
    """Whether a form that may be a noun or a participle is a verb with a subject here."""
    low = tokens.low[i]
    before = tokens.low[i - 1] if i else ""
    if low == "states" and tokens.capital(i):
        return False
    if before in _PASSIVE or (low in _NOUNS and (before in _DETERMINERS or before in _JOINTS)):
        return False
    return not (
        low in _NOUNS
        and i
        and source_class(before) == ""
        and not tokens.capital(i - 1)
        and before not in _PRONOUNS
    )


def _speaker(tokens: Tokens, verb: int, first: int, end: int, *, start: int) -> Detail | None:
    """Make a detail of a noun group, or None where nobody could speak by that name."""
    sort = "pronoun" if end - first == 1 and tokens.low[first] in _PRONOUNS else _sort(tokens, first, end)
    if not sort:
        return None
    span = Span(start + tokens.starts[first], start + tokens.ends[end - 1])
    context = frozenset(tokens.content(verb + 1, verb + 10) + tokens.content(0, max(0, first)))
    return Detail(
        DifferenceKind.ATTRIBUTION,
        tokens.words(first, end),
        span,
        first,
        end,
        tokens.clauses[first],
        tokens.stems[verb],
        "" if sort in {"person", "body"} else sort,
        _key(tokens, first, end),
        context,
    )


def _sort(tokens: Tokens, first: int, end: int) -> str:
    """Say what a noun group names by its head: the last word before "of", "for" or the like."""
    head = first
    while head + 1 < end and (head + 1 == first or tokens.low[head + 1] not in _JOINTS):
        head += 1
    while head > first and tokens.kinds[head] == "mark":
        head -= 1
    low = tokens.low[head]
    if tokens.low[end - 1].endswith("'s") or low in _EMPTY:
        return ""
    known = source_class(low)
    if known or tokens.kinds[head] == "mark":
        return known
    if not _named(tokens, head):
        return ""
    # A lone capital that opens the sentence may be any word; a short one is a letter or a mark of a list.
    lone = end - first == 1 and (head == 0 or tokens.low[head - 1] == '"')
    if lone and (low.endswith(("ly", "ing")) or low in STOP_WORDS):
        return ""
    return "person" if tokens.ends[head] - tokens.starts[head] > 1 else ""


_EMPTY = words("needless suffice something nothing anything everything amendment")


def _named(tokens: Tokens, i: int) -> bool:
    return tokens.kinds[i] != "mark" and tokens.capital(i) and tokens.low[i] not in _SMALL


def _skip_back(tokens: Tokens, end: int, taken: frozenset[int]) -> int:
    """Return where a subject ends before a verb at ``end``: adverbs, auxiliaries and times are passed over."""
    while end:
        low = tokens.low[end - 1]
        adverb = (low.endswith("ly") and not tokens.capital(end - 1)) or low in _AUXILIARY or low in _ADVERBS
        timed = end - 1 in taken or (low in {"on", "in", "early", "late"} and end in taken)
        if not adverb and not timed:
            return end
        end -= 1
    return end


_ADVERBS = words(
    "earlier recently first again now already even just nevertheless repeatedly ever since today soon"
)


def _speaker_before(tokens: Tokens, i: int, taken: frozenset[int]) -> tuple[int, int] | None:
    """Return the noun group that is the subject of the verb at ``i``.

    A remark between commas may stand between: of "Ines Calder, the mayor, said" the name is taken, of "the mayor,
    Ines Calder, said" as well.
    """
    end = _skip_back(tokens, i, taken)
    if end and tokens.low[end - 1] == ")":
        opens = next((k for k in range(end - 1, max(end - _ASIDE, 0), -1) if tokens.low[k] == "("), 0)
        return _group_before(tokens, opens, taken)
    if end and tokens.low[end - 1] == ",":
        return _around_aside(tokens, end - 1, taken)
    place = _group_before(tokens, end, taken)
    if place and tokens.low[place[0]] == "who" and place[0]:
        return None
    return place


def _around_aside(tokens: Tokens, comma: int, taken: frozenset[int]) -> tuple[int, int] | None:
    """Return the subject where a remark between commas ends at ``comma``."""
    opens = next((k for k in range(comma - 1, max(comma - _ASIDE, 0), -1) if tokens.low[k] == ","), None)
    if opens is None:
        return None
    outer = _group_before(tokens, _skip_back(tokens, opens, taken), taken)
    inner = _group_before(tokens, comma, taken)
    named = outer is not None and _named(tokens, outer[1] - 1)
    if not named and inner and inner[0] == opens + 1 and _named(tokens, inner[1] - 1):
        return inner if tokens.low[inner[0]] not in _DETERMINERS else None
    return outer if outer and _sort(tokens, *outer) in {"person", "body"} else None


def _group_before(tokens: Tokens, end: int, taken: frozenset[int]) -> tuple[int, int] | None:
    """Return the noun group that ends before token ``end``, with what "of" or "for" joins to it."""
    first = end
    while first and end - first < _REACH and _inside(tokens, first - 1, taken):
        first -= 1
        if tokens.low[first] in _PRONOUNS:
            return (first, end) if end - first == 1 else None
        if tokens.low[first] in _DETERMINERS and not (
            first and tokens.low[first - 1] in _JOINTS | _DETERMINERS
        ):
            break
        joint = first and tokens.low[first - 1] in _JOINTS
        if joint and not (_joins(tokens, first - 1) and _inside(tokens, first - 2, taken)):
            break
    return _trimmed(tokens, first, end)


def _joins(tokens: Tokens, i: int) -> bool:
    """Whether a preposition or "and" at ``i`` goes on with a noun group: "a spokesman for the union"."""
    if i < 1:
        return False
    low, before = tokens.low[i], tokens.low[i - 1]
    if low == "and":
        return _named(tokens, i - 1) and i + 1 < len(tokens) and _named(tokens, i + 1)
    if _named(tokens, i - 1) and i + 1 < len(tokens) and _named(tokens, i + 1) and low in {"in", "for"}:
        return True
    return bool(source_class(before)) or (
        low == "of" and (_named(tokens, i - 1) or before in UNITS or before == "one")
    )


def _group_after(tokens: Tokens, i: int, taken: frozenset[int]) -> tuple[int, int] | None:
    """Return the noun group that begins at ``i``: "said Rep. Smith", "according to several officials"."""
    end = i
    while end < len(tokens) and end - i < _REACH and end not in taken:
        low = tokens.low[end]
        if low in _JOINTS:
            if not (
                end > i and _joins(tokens, end) and end + 1 < len(tokens) and _inside(tokens, end + 1, taken)
            ):
                break
        elif low in _PRONOUNS or not _inside(tokens, end, taken):
            return (i, i + 1) if end == i and low in _PRONOUNS else _trimmed(tokens, i, end)
        elif end > i and _head_ended(tokens, end):
            break
        end += 1
    return _trimmed(tokens, i, end)


def _head_ended(tokens: Tokens, i: int) -> bool:
    """Whether a group's head stands before ``i``, and ``i`` goes on with the sentence: "officials | briefed on it"."""
    low = tokens.low[i]
    if not source_class(tokens.low[i - 1]) or tokens.capital(i) or source_class(low):
        return False
    return low not in _DETERMINERS and tokens.kinds[i] != "mark"


_LEADING = _JOINTS | words("that including")
_TRAILING = _JOINTS | _DETERMINERS


def _trimmed(tokens: Tokens, first: int, end: int) -> tuple[int, int] | None:
    """Return a noun group without the small words and marks at its edges."""
    while first < end and (tokens.low[first] in _LEADING or tokens.kinds[first] == "mark"):
        first += 1
    while end > first and (tokens.low[end - 1] in _TRAILING or tokens.kinds[end - 1] == "mark"):
        end -= 1
    # "a memo Calder" (wrote): a name behind a noun that is no title stands for itself.
    name = end
    while name > first and (_named(tokens, name - 1) or tokens.low[name - 1] in {".", "-", "'"}):
        name -= 1
    before = tokens.low[name - 1] if name > first else ""
    if first < name < end and not _stands_before_a_name(tokens, name - 1, before):
        first = name
    return (first, end) if first < end else None


def _stands_before_a_name(tokens: Tokens, i: int, low: str) -> bool:
    """Whether a word belongs to the name behind it: a title, an article, a number, a mark."""
    if low in _JOINTS | _DETERMINERS | _TITLE_LIKE or tokens.kinds[i] in {"mark", "number"}:
        return True
    return source_class(low) in {"person", "body"}


_TITLE_LIKE = words("former acting interim senior chief deputy vice then-mayor ex late new old younger elder")


def _inside(tokens: Tokens, i: int, taken: frozenset[int]) -> bool:
    """Whether a token may stand inside a noun group."""
    if i < 0 or i in taken:
        return False
    low = tokens.low[i]
    if tokens.kinds[i] in {"mark", "clock"}:
        if low == "'":
            return tokens.glued(i) and tokens.low[i - 1].endswith("s")
        if tokens.hyphenated(i):
            return True
        return (
            low in {".", "-"} and 0 < i < len(tokens) - 1 and tokens.ends[i - 1] - tokens.starts[i - 1] <= 4
        )
    return low not in STOP_WORDS or low in _KEPT or low in _PRONOUNS or low in _DETERMINERS or low in _JOINTS


_KEPT = words("mr mrs ms dr sir us")
_SMALL = STOP_WORDS - _KEPT


def _key(tokens: Tokens, first: int, end: int) -> str:
    """The last capitalised word of a speaker, else its last content word."""
    for i in range(end - 1, first - 1, -1):
        if _named(tokens, i):
            return tokens.stems[i].removesuffix("'s")
    for i in range(end - 1, first - 1, -1):
        if tokens.low[i] not in STOP_WORDS:
            return tokens.stems[i]
    return tokens.low[first]
