"""Who says it: the speaker of a sentence, found at its verb of saying or after "according to".

A speaker is a person, an office, an organisation or an outlet: a name, or a noun for one of these. A document that is
cited has the modifier ``record``, a pronoun ``pronoun``, who calls something by a word in quotation marks ``calls``;
anything else in front of a verb is no speaker.
"""

from __future__ import annotations

from reader.compare.details.making import detail_of
from reader.compare.details.model import Detail
from reader.compare.details.noun_groups import (
    DETERMINERS,
    JOINTS,
    PRONOUNS,
    group_after,
    group_before,
    head_ends,
    is_initial,
    is_named,
    key_word,
    skip_back,
)
from reader.compare.details.saying_verbs import HINTS as HINTS
from reader.compare.details.saying_verbs import (
    NAMING,
    is_quoted,
    is_saying,
    is_tail,
    speaker_with_by,
    stands_beside_quotation,
    turns,
)
from reader.compare.details.source_words import PLURALS, source_class
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import STOP_WORDS
from reader.compare.details.wordlist import words
from reader.compare.model import DifferenceKind

CALLS = "calls"
_ASIDE = 16
_LONGEST_ASIDE = 48
"""Tokens that may stand between a subject and its verb, commas and all."""


def find_attributions(tokens: Tokens, taken: frozenset[int], start: int) -> list[Detail]:
    """Return the speakers of a sentence; the value is the speaker's folded key word, the head the verb's stem.

    ``taken`` are the tokens of times; ``start`` is where the sentence begins in its article's text.
    """
    found: list[Detail] = []
    for i in range(len(tokens)):
        if tokens.low[i] not in HINTS:
            continue
        place = _place(tokens, i, taken, spoken=any(detail.modifier != CALLS for detail in found))
        if place is not None and (detail := _speaker(tokens, i, *place, start=start)) is not None:
            found.append(detail)
    return found


def _place(tokens: Tokens, i: int, taken: frozenset[int], *, spoken: bool) -> tuple[int, int] | None:
    """Return the words for the speaker whom the word at ``i`` names; ``spoken`` says that one was named before."""
    low = tokens.low[i]
    if low == "according":
        return _apposed(tokens, i + 2, taken) if tokens.low[i + 1 : i + 2] == ["to"] else None
    if low in {"citing", "quoting"} and not tokens.quoted[i]:
        place = _known(tokens, group_after(tokens, i + 1, taken))
        return place if place and _is_whole(tokens, *place) else None
    if is_quoted(tokens, i):
        return _speaker_before(tokens, i - 1, taken)
    if (by := speaker_with_by(tokens, i)) is not None:
        return _known(tokens, group_after(tokens, by, taken))
    if is_tail(tokens, i):
        return None if spoken else _subject(tokens, i, taken)
    if not is_saying(tokens, i):
        return None
    end = skip_back(tokens, i, taken)
    if end and tokens.low[end - 1] in {"and", "but"}:
        return None if spoken else _subject(tokens, i, taken)
    place = _speaker_before(tokens, i, taken)
    if place is None and turns(tokens, i):
        place = _apposed(tokens, i + 1, taken)
    return place if place and stands_beside_quotation(tokens, place[0], i) else None


def _apposed(tokens: Tokens, first: int, taken: frozenset[int]) -> tuple[int, int] | None:
    """Return the noun group at ``first``, or the name that follows it: "said the head of the board, Ines Calder"."""
    place = group_after(tokens, first, taken)
    if (
        place is None
        or is_named(tokens, head_ends(tokens, *place) - 1)
        or tokens.low[place[1] : place[1] + 1] != [","]
    ):
        return place
    name = group_after(tokens, place[1] + 1, taken)
    ends = name is not None and tokens.low[name[1] : name[1] + 1] in ([], ["."], [";"], [","])
    # Behind "according to" a name between commas may begin what was said.
    listed = (
        ends
        and name is not None
        and tokens.low[name[1] : name[1] + 1] == [","]
        and tokens.low[first - 1] == "to"
    )
    # "Said the photographer, Lena Orth": whatever he is, a name of two words is his.
    whole = name is not None and name[1] - name[0] > 1 and tokens.low[place[0]] in DETERMINERS
    if (
        name is None
        or not ends
        or listed
        or _sort(tokens, *place) not in ({"person", ""} if whole else {"person"})
    ):
        return place
    return name if name[0] == place[1] + 1 and is_named(tokens, name[1] - 1) else place


def _known(tokens: Tokens, place: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return a noun group if it names somebody."""
    return place if place and _sort(tokens, *place) in {"person", "body"} else None


def _subject(tokens: Tokens, i: int, taken: frozenset[int]) -> tuple[int, int] | None:
    """Return the subject of the clause that the verb at ``i`` goes on with: who stands at its beginning."""
    low = tokens.low
    # A quotation may end before "and": he spoke of "rust" and called it old.
    goes_on = low[i] in NAMING and low[max(0, i - 2) : i] == ['"', "and"]
    ends = {";", ":"} if is_tail(tokens, i) or goes_on else _ENDS_CLAUSE
    first = next((k + 1 for k in range(i - 1, -1, -1) if low[k] in ends), _behind_dateline(tokens))
    adverb = first < i and (low[first] in _ADVERBS or low[first].endswith("ly") or first in taken)
    if adverb or (first < i and low[first] in _OPENS_PHRASE):
        # "In a strong reply, the council…", "Earlier, the council…".
        first = next((k + 1 for k in range(first, i) if low[k] == ","), i)
    if first >= i or tokens.quoted[first]:
        return None
    return _known(tokens, group_after(tokens, first, taken, subject=True))


def _behind_dateline(tokens: Tokens) -> int:
    """Return where a sentence goes on behind "ORRAN — "."""
    dash = next((k for k in range(min(len(tokens), 6)) if tokens.low[k] in {"—", "–", "-"}), 0)
    return dash + 1 if dash and tokens.text[: tokens.ends[dash]].isupper() else 0


_ADVERBS = words(
    "earlier later meanwhile still however instead elsewhere yesterday today then also but and yet so"
)
_ENDS_CLAUSE = frozenset('";:—–')
_OPENS_PHRASE = JOINTS | words(
    "as after before during when while although though despite amid by speaking asked since if"
)


def _speaker(tokens: Tokens, verb: int, first: int, end: int, *, start: int) -> Detail | None:
    """Make a detail of a noun group, or None where nobody could speak by that name."""
    sort = "pronoun" if end - first == 1 and tokens.low[first] in PRONOUNS else _sort(tokens, first, end)
    if not sort:
        return None
    if sort in {"person", "body"}:
        sort = CALLS if tokens.low[verb] in NAMING else ""
    context = frozenset(tokens.content(verb + 1, verb + 10) + tokens.content(0, max(0, first)))
    return detail_of(
        DifferenceKind.ATTRIBUTION,
        tokens,
        start,
        first,
        end,
        head=tokens.stems[verb],
        modifier=sort,
        value=key_word(tokens, first, end),
        context=context,
    )


def _sort(tokens: Tokens, first: int, end: int) -> str:
    """Say what a noun group names by its head: the last word before "of", "for" or the like."""
    head = first
    while tokens.low[head] in _PARTS and tokens.low[head + 1 : head + 2] == ["of"] and head + 2 < end:
        head += 2
    first = head
    while head + 1 < end and (head + 1 == first or tokens.low[head + 1] not in JOINTS):
        head += 1
    while head > first and (tokens.kinds[head] == "mark" or _is_short_for_a_name(tokens, head)):
        head -= 1
    low = tokens.low[head]
    if tokens.low[end - 1].endswith("'s") or low in _EMPTY:
        return ""
    known = source_class(low)
    if known or tokens.kinds[head] == "mark":
        return known
    if not is_named(tokens, head):
        return ""
    # A lone capital that opens the sentence may be any word; a short one is a letter or a mark of a list.
    lone = end - first == 1 and (head == 0 or tokens.low[head - 1] == '"')
    if lone and (low.endswith(("ly", "ing")) or low in STOP_WORDS or low.partition("'")[0] in PRONOUNS):
        return ""
    return "person" if tokens.ends[head] - tokens.starts[head] > 1 else ""


def _is_short_for_a_name(tokens: Tokens, i: int) -> bool:
    """Whether token ``i`` is the letter that a report leaves of a family name: "Lena O."."""
    return tokens.ends[i] - tokens.starts[i] == 1 and is_initial(tokens, i) and is_named(tokens, i - 1)


_PARTS = words(
    "one two three four five six some many most several few all none both dozens hundreds thousands scores"
)
"""Words that count those behind "of", who are the speakers: "one of the divers"."""
_EMPTY = words("needless suffice something nothing anything everything amendment less more fewer")


def _speaker_before(tokens: Tokens, i: int, taken: frozenset[int]) -> tuple[int, int] | None:
    """Return the noun group that is the subject of the verb at ``i``.

    A remark between commas may stand between: of "Ines Calder, the mayor, said" the name is taken, of "the mayor,
    Ines Calder, said" as well.
    """
    end = skip_back(tokens, i, taken)
    if end and tokens.low[end - 1] == ")":
        opens = next((k for k in range(end - 1, max(end - _ASIDE, 0), -1) if tokens.low[k] == "("), 0)
        return group_before(tokens, opens, taken)
    if end and tokens.low[end - 1] == ",":
        return _around_aside(tokens, end - 1, taken)
    if end and tokens.low[end - 1] in {"—", "–", "-"} and not tokens.hyphenated(end - 1):
        opens = next(
            (k for k in range(end - 2, max(end - _ASIDE, 0), -1) if tokens.low[k] in {"—", "–", "-"}), 0
        )
        return _known(tokens, group_before(tokens, opens, taken)) if opens else None
    if end and tokens.low[end - 1] == "who":
        end -= 1
        place = _known(tokens, group_before(tokens, end - (end > 0 and tokens.low[end - 1] == ","), taken))
        return place if place and _stands_alone(tokens, *place) else None
    told = _before_addition(tokens, end, taken)
    return told if told else group_before(tokens, end, taken)


def _stands_alone(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a group is whole: a name, a plural or a noun with its article."""
    head = tokens.low[end - 1]
    return (
        is_named(tokens, end - 1) or head.endswith("s") or tokens.low[first] in DETERMINERS or end - first > 1
    )


def _is_whole(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a group's noun can name somebody as it stands: "citing officials", not "citing consumer spending"."""
    head = tokens.low[head_ends(tokens, first, end) - 1]
    counted = tokens.low[first] in DETERMINERS or tokens.low[first].endswith("'s")
    return counted or head.endswith("s") or head in PLURALS or any(tokens.capitals[first:end])


def _before_addition(tokens: Tokens, end: int, taken: frozenset[int]) -> tuple[int, int] | None:
    """Return who is meant by "two people briefed on the inquiry", where the group ends before ``end``."""
    for k in range(end - 1, max(end - _ASIDE, 0), -1):
        low = tokens.low[k]
        if low in {",", '"', ";", ":"} or k in taken:
            return None
        if low in _ADDITIONS:
            behind = k - (low == "knowledge" and tokens.low[k - 1] == "with")
            place = group_before(tokens, behind, taken)
            return place if place and source_class(tokens.low[place[1] - 1]) == "person" else None
    return None


_ADDITIONS = words("familiar briefed close aware knowledge involved acquainted near working")
"""What may follow the noun for a source: "a person familiar with the matter"."""


def _around_aside(tokens: Tokens, comma: int, taken: frozenset[int]) -> tuple[int, int] | None:
    """Return the subject where remarks between commas end at ``comma``: of several the one that opens the clause."""
    commas = [
        k
        for k in range(comma - 1, max(comma - _LONGEST_ASIDE, 0), -1)
        if tokens.low[k] in {",", *_ENDS_CLAUSE}
    ]
    nearest = None
    for n, opens in enumerate(commas):
        if tokens.low[opens] != ",":
            break
        before = skip_back(tokens, opens, taken)
        if before and tokens.low[before - 1] == ")":
            # "Lena Orth (Lonn), the deputy, said".
            before = next(
                (k for k in range(before - 1, max(before - _ASIDE, 0), -1) if tokens.low[k] == "("), before
            )
        outer = group_before(tokens, before, taken)
        if n == 0:
            nearest = _beside_aside(tokens, opens, comma, outer, taken)
        if outer and _opens_clause(tokens, outer[0]) and _known(tokens, outer):
            return outer if n else nearest
    return nearest


def _opens_clause(tokens: Tokens, first: int) -> bool:
    """Whether a noun group that begins at ``first`` may be the subject of what follows."""
    return first == 0 or tokens.low[first - 1] in {*_ENDS_CLAUSE, "and", "but", "as", "while", "that", "when"}


def _beside_aside(
    tokens: Tokens, opens: int, comma: int, outer: tuple[int, int] | None, taken: frozenset[int]
) -> tuple[int, int] | None:
    """Return who speaks where one remark stands between ``opens`` and ``comma``, behind the group ``outer``."""
    inner = group_before(tokens, comma, taken)
    named = outer is not None and is_named(tokens, outer[1] - 1)
    if not named and inner and inner[0] == opens + 1 and is_named(tokens, inner[1] - 1):
        return inner if tokens.low[inner[0]] not in DETERMINERS else None
    return _known(tokens, outer)
