"""Why two articles are said to report one event, in one line for people. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.background import UNSEEN, background_idf
from index.fulltext.analysis import STOP_WORDS, analyse, raw_words

_RUN = 5
"""Words that stand alike in both texts from which on a run is worth telling."""


def give_reason(a: tuple[str | None, str, int | None], b: tuple[str | None, str, int | None]) -> str:
    """Return in one line why two articles report one event: names and runs that both have, and their dates.

    Each article is its title, its text and the ordinal of its day.
    """
    parts = []
    names = _shared_names(a, b)
    if names:
        parts.append(f"both name {_listed(names)}")
    run = _longest_run(a[1], b[1])
    if run:
        parts.append(f"both write “{run}”")
    if not parts:
        words = _shared_words(a, b)
        parts.append(f"both write of {_listed(words)}" if words else "alike in their words")
    if a[2] is not None and b[2] is not None:
        apart = abs(a[2] - b[2])
        parts.append(
            "published the same day" if not apart else f"published {apart} day{'s' * (apart > 1)} apart"
        )
    return "; ".join(parts)


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _shared_names(a: tuple[str | None, str, int | None], b: tuple[str | None, str, int | None]) -> list[str]:
    """Return the rarest names that both articles have more than at the beginning of a sentence."""
    table = background_idf()
    both = _names(a[1][:20_000]) & _names(b[1][:20_000])
    ranked = sorted(
        both.items(), key=lambda pair: (-pair[1] * table.get(analyse(pair[0])[1], UNSEEN), pair[0])
    )
    return [name for name, _ in ranked[:3]]


def _names(text: str) -> Counter[str]:
    """Return words in capitals that do not stand first in a sentence, with how often."""
    found: Counter[str] = Counter()
    for match in re.finditer(r"(?<=[a-z,] )[A-Z][\w.-]*\w", text):
        word = match.group()
        if len(word) > 2 and analyse(word)[1] not in STOP_WORDS:
            found[word] += 1
    return found


def _shared_words(a: tuple[str | None, str, int | None], b: tuple[str | None, str, int | None]) -> list[str]:
    table = background_idf()
    both = set(raw_words(a[1][:20_000].lower())) & set(raw_words(b[1][:20_000].lower()))
    telling = [word for word in both if len(word) > 3 and analyse(word)[1] not in STOP_WORDS]
    return sorted(telling, key=lambda word: (-table.get(analyse(word)[1], UNSEEN), word))[:3]


def _longest_run(a: str, b: str) -> str:
    """Return the longest run of words that stands in both texts, at most 8 words of it; empty if it is short."""
    one, other = raw_words(a[:20_000]), raw_words(b[:20_000])
    starts: dict[tuple[str, ...], int] = {}
    for at in range(len(one) - _RUN + 1):
        starts.setdefault(tuple(one[at : at + _RUN]), at)
    best: tuple[int, int] = (0, 0)
    for at in range(len(other) - _RUN + 1):
        start = starts.get(tuple(other[at : at + _RUN]))
        if start is None or (at and start and one[start - 1] == other[at - 1]):
            continue
        length = _RUN
        while (
            start + length < len(one)
            and at + length < len(other)
            and one[start + length] == other[at + length]
        ):
            length += 1
        best = max(best, (length, start))
    words = one[best[1] : best[1] + min(best[0], 8)]
    return " ".join(words) if words and any(analyse(word)[1] not in STOP_WORDS for word in words) else ""
