"""What a number counts: the noun group behind it, or the noun before it in "a crew of 11"."""

from __future__ import annotations

from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import STOP_WORDS, UNITS
from reader.compare.details.wordlist import words
from reader.compare.words import key_of

_PARTITIVE = words("the its their his her our those these all")
_VERBS = words(
    """
    took take takes went go came come fell fall hit hits die dies began ran broke sank lost left fled held spent
    met swam sat stood rose grew became saw knew spoke wrote won flew drew drove rode slept chose threw wore woke shook
    struck brought bought built caught gave got heard kept led made paid said sent sold sought told thought
    """
)
_ADVERBS = words("ago later earlier old p am pm et")
_PREPOSITIONS = words(
    """
    across along amid among around behind beneath beside besides beyond despite inside near outside past throughout
    unlike upon versus via
    """
)
_ENDS = STOP_WORDS | _VERBS | _ADVERBS | _PREPOSITIONS
_WORDY = frozenset({"word", "designation", "initials"})
_THINGS = {
    word: many for many in words("attacks residences villages") for word in (many, many.removesuffix("s"))
}
"""Things that share a stem with people: attacks are no attackers."""
_MOST = 4
_OWNER = 5
"""Tokens in which the owner of what is counted is named: "four of Mr. Calder's boats"."""


def noun_key(word: str) -> str:
    """Return what stands for a lower-case noun that is counted: its stem, or its plural where people share that."""
    return _THINGS.get(word) or key_of(word)


def head_behind(tokens: Tokens, end: int, *, ordinal: bool = False) -> tuple[str, int]:
    """Return the stems of the noun group that a number counts, as ``noun_key`` has them, and the token after it.

    Without a tagger the group is the run of content words behind the number ("six crew members aboard"), at
    most four, ended by any function word, mark, number or participle. Of what is joined to the number by a hyphen
    only the first word is counted: "a 46-page report" has pages; "the third-largest town" is still a town.
    """
    i, size = end, len(tokens)
    joined = i + 1 < size and tokens.low[i] == "-"
    if joined:
        if tokens.capital(i + 1) and tokens.kinds[i + 1] == "word":
            return "", end
        i += 1
        if tokens.low[i] == "strong":
            # "The 100-strong crew".
            joined, i = False, i + 1
    if i + 1 < size and tokens.low[i] == "of":
        i = _behind_owner(tokens, i + 1)
        while i < size and (
            tokens.low[i] in _PARTITIVE or tokens.low[i] in UNITS or tokens.kinds[i] == "number"
        ):
            i += 1
    head: list[str] = []
    while i < size and len(head) < _MOST:
        low = tokens.low[i]
        if low == "us" and _nation(tokens, i):
            # "Three US troops", "three US-backed groups".
            i += 3 if tokens.low[i + 1 : i + 2] == ["-"] else 1
            continue
        if tokens.kinds[i] not in _WORDY or low in _ENDS:
            break
        if head and low.endswith(("ed", "ing")) and not low.endswith(("ceed", "seed")):
            if tokens.low[i - 1] != "-":
                break
            # "Five Orran-based firms" are firms.
            head.pop()
        else:
            head.append(_THINGS.get(low, tokens.stems[i]))
        i += 1
        if tokens.low[i : i + 1] == ["-"]:
            i += 1
    return " ".join(head[:1] if joined and not ordinal else head), i


def _nation(tokens: Tokens, i: int) -> bool:
    """Whether "US" is the country, not the pronoun."""
    return tokens.kinds[i] == "initials" or tokens.text[tokens.starts[i] : tokens.ends[i]] == "US"


def _behind_owner(tokens: Tokens, i: int) -> int:
    """Return the token behind a named owner that begins at ``i``: "four of Mr. Calder's boats"; else ``i``."""
    for at in range(i, min(i + _OWNER, len(tokens))):
        if not (tokens.capitals[at] or tokens.low[at] in {".", "the"}):
            return i
        if tokens.low[at].endswith("'s"):
            return at + 1
    return i


def head_before(tokens: Tokens, first: int) -> str:
    """Return the stem of the noun that a number counts from behind: "a crew of 11", "a toll of at least 20"."""
    if first < 2 or tokens.low[first - 1] != "of" or tokens.kinds[first - 2] != "word":
        return ""
    before = tokens.low[first - 2]
    return "" if before in STOP_WORDS else _THINGS.get(before, tokens.stems[first - 2])
