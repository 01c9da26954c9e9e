"""Who says it: the speaker of a sentence, found at its verb of saying or after "according to"."""

from __future__ import annotations

from index.article import Span
from reader.compare.details.model import Detail
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import STOP_WORDS
from reader.compare.details.wordlist import words
from reader.compare.model import DifferenceKind

_SAYING = words(
    """
    said says say told tells tweeted wrote writes added adds stated states announced announces insisted
    insists claimed claims argued argues reported reports confirmed confirms denied denies testified
    noted explained declared acknowledged admitted warned suggested asserted alleged maintained replied
    responded concluded contended
    """
)
_PRONOUNS = words("he she they it i we you who which that")
_REACH = 7


def find_attributions(tokens: Tokens, taken: frozenset[int], start: int) -> list[Detail]:
    """Return the speakers of a sentence; the value is the speaker's folded key word, the head the verb's stem."""
    found = []
    for i, low in enumerate(tokens.low):
        if low == "according" and tokens.low[i + 1 : i + 2] == ["to"]:
            place = _speaker_after(tokens, i + 2, taken)
        elif low in _SAYING and not tokens.quoted[i] and not _part_of_a_name(tokens, i):
            place = _speaker_before(tokens, i, taken) or _speaker_after(tokens, i + 1, taken)
        else:
            continue
        if place is None:
            continue
        first, end = place
        key = _key(tokens, first, end)
        span = Span(start + tokens.starts[first], start + tokens.ends[end - 1])
        context = frozenset(tokens.content(i + 1, i + 10) + tokens.content(0, max(0, first)))
        found.append(
            Detail(
                DifferenceKind.ATTRIBUTION,
                tokens.words(first, end),
                span,
                first,
                end,
                tokens.clauses[first],
                tokens.stems[i],
                "pronoun" if tokens.low[first] in _PRONOUNS else "",
                key,
                context,
            )
        )
    return found


def _part_of_a_name(tokens: Tokens, i: int) -> bool:
    """Return whether a verb's form is the noun of a name: "the United States military denied"."""
    return tokens.low[i] == "states" and tokens.capital(i)


def _speaker_before(tokens: Tokens, i: int, taken: frozenset[int]) -> tuple[int, int] | None:
    """The noun group that ends right before the verb at ``i``, adverbs and times skipped."""
    end = i
    while end and (
        end - 1 in taken
        or tokens.low[end - 1]
        in {"also", "has", "have", "had", "later", "then", "on", "late", "early", "repeatedly"}
    ):
        end -= 1
    first = end
    while first and end - first < _REACH and _inside_group(tokens, first - 1):
        first -= 1
    while (
        first < end
        and tokens.low[first] in {"of", "and", "for", "but", "that", "as"}
        and tokens.low[first] not in _PRONOUNS
    ):
        first += 1
    return (first, end) if first < end else None


def _speaker_after(tokens: Tokens, i: int, taken: frozenset[int]) -> tuple[int, int] | None:
    """The noun group right behind the verb: "said Rep. Smith", "according to several officials"."""
    end = i
    while end < len(tokens) and end - i < _REACH and end not in taken and _inside_group(tokens, end):
        end += 1
    if end == i or (not any(tokens.capital(k) for k in range(i, end)) and tokens.low[i - 1] != "to"):
        return None
    return i, end


def _inside_group(tokens: Tokens, i: int) -> bool:
    low = tokens.low[i]
    if tokens.kinds[i] in {"mark", "clock"}:
        return (
            low in {".", "-"} and 0 < i < len(tokens) - 1 and tokens.ends[i - 1] - tokens.starts[i - 1] <= 4
        )
    return (
        low not in STOP_WORDS
        or low in _PRONOUNS
        or low
        in {
            "the",
            "a",
            "an",
            "of",
            "his",
            "her",
            "their",
            "its",
            "mr",
            "mrs",
            "ms",
            "dr",
            "sir",
            "us",
            "several",
            "one",
            "two",
        }
    )


def _key(tokens: Tokens, first: int, end: int) -> str:
    """The last capitalised word of a speaker, else its last content word."""
    for i in range(end - 1, first - 1, -1):
        if tokens.kinds[i] != "mark" and tokens.capital(i) and tokens.low[i] not in STOP_WORDS:
            return tokens.stems[i].removesuffix("'s")
    for i in range(end - 1, first - 1, -1):
        if tokens.low[i] not in STOP_WORDS:
            return tokens.stems[i]
    return tokens.low[first]
