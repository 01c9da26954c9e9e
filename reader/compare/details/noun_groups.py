"""Noun groups in front of a verb and behind it: where the words for a speaker begin and end."""

from __future__ import annotations

from reader.compare.details.source_words import source_class
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import STOP_WORDS, UNITS
from reader.compare.details.wordlist import words

_AUXILIARY = words("has have had also later then once still both all did does do not never would will could")
PRONOUNS = words("he she they it i we you who which that this these those there what")
DETERMINERS = words(
    "the a an his her their its our my one two three four five six several some many other another"
)
JOINTS = words("of for from at with in to and on")
_REACH = 12
_ADVERBS = words(
    "earlier recently first again now already even just nevertheless repeatedly ever since today soon"
)
_KEPT = words("mr mrs ms dr sir us")
_SMALL = STOP_WORDS - _KEPT


def is_named(tokens: Tokens, i: int) -> bool:
    """Whether token ``i`` begins with a capital as a name does."""
    if tokens.kinds[i] == "mark" or not tokens.capital(i):
        return False
    return tokens.low[i] not in _SMALL or is_initial(tokens, i)


def is_initial(tokens: Tokens, i: int) -> bool:
    """Whether token ``i`` is a letter of a name, not a word: "Ines A. Calder"."""
    short = len(tokens.low[i]) == 1 and tokens.capital(i) and i > 0 and tokens.capital(i - 1)
    return short and i + 1 < len(tokens) and tokens.low[i + 1] == "." and tokens.glued(i + 1)


def skip_back(tokens: Tokens, end: int, taken: frozenset[int]) -> int:
    """Return where a subject ends before a verb at ``end``: adverbs, auxiliaries and times are passed over."""
    while end:
        low = tokens.low[end - 1]
        adverb = (low.endswith("ly") and not tokens.capital(end - 1)) or low in _AUXILIARY or low in _ADVERBS
        timed = end - 1 in taken or (low in {"on", "in", "early", "late"} and end in taken)
        if not adverb and not timed:
            return end
        end -= 1
    return end


def group_before(tokens: Tokens, end: int, taken: frozenset[int]) -> tuple[int, int] | None:
    """Return the noun group that ends before token ``end``, with what "of" or "for" joins to it."""
    first = end
    while first and end - first < _REACH and _inside(tokens, first - 1, taken):
        first -= 1
        if is_initial(tokens, first):
            continue
        if tokens.low[first] in PRONOUNS:
            return (first, end) if end - first == 1 else None
        if tokens.low[first] in DETERMINERS and not (first and tokens.low[first - 1] in JOINTS | DETERMINERS):
            break
        joint = first and tokens.low[first - 1] in JOINTS
        if joint and not (_joins(tokens, first - 1) and _inside(tokens, first - 2, taken)):
            break
    return _trimmed(tokens, first, end)


def _joins(tokens: Tokens, i: int) -> bool:
    """Whether a preposition or "and" at ``i`` goes on with a noun group: "a spokesman for the union"."""
    if i < 1:
        return False
    low, before = tokens.low[i], tokens.low[i - 1]
    if low == "and":
        return is_named(tokens, i - 1) and i + 1 < len(tokens) and is_named(tokens, i + 1)
    if is_named(tokens, i - 1) and i + 1 < len(tokens) and is_named(tokens, i + 1) and low in {"in", "for"}:
        return True
    return bool(source_class(before)) or (
        low == "of" and (is_named(tokens, i - 1) or before in UNITS or before == "one")
    )


def group_after(
    tokens: Tokens, i: int, taken: frozenset[int], *, subject: bool = False
) -> tuple[int, int] | None:
    """Return the noun group that begins at ``i``: "said Rep. Smith", "according to several officials".

    A ``subject`` goes on with its verb.
    """
    end = i
    while end < len(tokens) and end - i < _REACH and end not in taken:
        low = tokens.low[end]
        if is_initial(tokens, end):
            pass
        elif low in JOINTS:
            if not (
                end > i and _joins(tokens, end) and end + 1 < len(tokens) and _inside(tokens, end + 1, taken)
            ):
                break
        elif low in PRONOUNS or not _inside(tokens, end, taken):
            return (i, i + 1) if end == i and low in PRONOUNS else _trimmed(tokens, i, end)
        elif end > i and (_head_ended(tokens, end) or (subject and _verb_may_stand(tokens, end))):
            break
        end += 1
    return _trimmed(tokens, i, end)


def _head_ended(tokens: Tokens, i: int) -> bool:
    """Whether a group's head stands before ``i``, and ``i`` goes on with the sentence: "officials | briefed on it"."""
    low = tokens.low[i]
    before = tokens.low[i - 1]
    if not source_class(before) or before.endswith("'s") or tokens.capital(i) or source_class(low):
        return False
    return low not in DETERMINERS and tokens.kinds[i] != "mark"


def head_ends(tokens: Tokens, first: int, end: int) -> int:
    """Return where a noun group's own words end before what "of", "for" or the like joins to them."""
    return next((i for i in range(first + 1, end) if tokens.low[i] in JOINTS and tokens.low[i] != "and"), end)


def _verb_may_stand(tokens: Tokens, i: int) -> bool:
    """Whether a name or a noun for somebody ends before ``i``, where a plain word follows: "Ines Calder | left"."""
    before = tokens.low[i - 1]
    known = (is_named(tokens, i - 1) or source_class(before)) and not before.endswith("'s")
    plain = tokens.kinds[i] == "word" and not tokens.capital(i) and not source_class(tokens.low[i])
    return bool(known and plain)


_LEADING = JOINTS | words("that including")
_SHORTENED = words("jr sr inc co corp ltd")
"""What keeps its full stop at the end of a name."""
_TRAILING = JOINTS | DETERMINERS


def _trimmed(tokens: Tokens, first: int, end: int) -> tuple[int, int] | None:
    """Return a noun group without the small words and marks at its edges."""
    while first < end and (tokens.low[first] in _LEADING or tokens.kinds[first] == "mark"):
        first += 1
    while end > first and (tokens.low[end - 1] in _TRAILING or tokens.kinds[end - 1] == "mark"):
        if tokens.low[end - 1] == "." and tokens.low[end - 2] in _SHORTENED:
            break
        end -= 1
    # "a memo Calder" (wrote): a name behind a noun that is no title stands for itself.
    name = end
    while name > first and (is_named(tokens, name - 1) or tokens.low[name - 1] in {".", "-", "'"}):
        name -= 1
    before = tokens.low[name - 1] if name > first else ""
    if first < name < end and not _stands_before_a_name(tokens, name - 1, before):
        first = name
    return (first, end) if first < end else None


def _stands_before_a_name(tokens: Tokens, i: int, low: str) -> bool:
    """Whether a word belongs to the name behind it: a title, an article, a number, a mark."""
    if low in JOINTS | DETERMINERS | _TITLE_LIKE or tokens.kinds[i] in {"mark", "number"}:
        return True
    return source_class(low) in {"person", "body"}


_TITLE_LIKE = words(
    """
    top leading ranking retired outgoing fellow former acting interim senior chief deputy vice ex late new
    old younger elder
    """
)


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
    return low not in STOP_WORDS or low in _KEPT or low in PRONOUNS or low in DETERMINERS or low in JOINTS


def key_word(tokens: Tokens, first: int, end: int) -> str:
    """The last capitalised word of a speaker, else its last content word.

    Of "Mayor Ines Calder of Orran" it is hers; of "a spokesman for the Harbour Board" and of "the Bank of Orran" the
    last of all.
    """
    head = head_ends(tokens, first, end)
    person = is_named(tokens, head - 1) and not source_class(tokens.low[head - 1])
    for i in range((head if person else end) - 1, first - 1, -1):
        if is_named(tokens, i):
            return tokens.stems[i].removesuffix("'s")
    for i in range(end - 1, first - 1, -1):
        if tokens.low[i] not in STOP_WORDS:
            return tokens.stems[i]
    return tokens.low[first]
