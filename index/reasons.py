"""Why two articles are said to report one event, in one line for people. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from index.background import UNSEEN, background_idf
from index.fulltext.analysis import STOP_WORDS, analyse, raw_words, token_matches

_RUN = 5
"""Words that stand alike in both texts from which on a run is worth telling."""
_MOST = 8
"""Words of it that are told."""
_NAMED = 3
"""Names that are told."""
_TELLING = 12.0
"""Background weight that the first words of a run must have together."""
_READ = 20_000
"""Characters of an article that are looked at."""
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w.’'-]*\w(?:\.(?=\w))?(?: [A-Z][\w.’'-]*\w){0,3}")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_ENDS = re.compile(r"[.!?…][”’\"')]*\s|\n")
_NO_NAME = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August"
    r"|(?:Septem|Octo|Novem|Decem)ber|Jan|Feb|Aug|Sept|Oct|Nov|Dec|I|I['’]\w+"
    r"|Mr|Mrs|Ms|Dr|Gov|Reps?|Sens?|Rev|Col|Gen|Lt|Sgt|Capt|Prof)\.?"
)
"""Words with a capital that name nobody."""


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
    """Return the most telling names that both articles have more than at the beginning of a sentence."""
    table = background_idf()
    one, other = _names(a[1][:_READ]), _names(b[1][:_READ])
    both = _words_of(one) & _words_of(other)
    ranked = sorted(
        both.items(), key=lambda pair: (-pair[1] * table.get(analyse(pair[0])[1], UNSEEN), pair[0])
    )
    shared = _parts_of(one) & _parts_of(other)
    found: list[str] = []
    for word, _ in ranked:
        if any(word in name.split() or name.startswith(word) or word.startswith(name) for name in found):
            continue
        whole = min(
            (name for name in shared if word in name.split()),
            key=lambda name: (-shared[name], -len(name), name),
            default=word,
        )
        found = [name for name in found if name not in whole.split()]
        found.append(f"{whole}." if _INITIALS.fullmatch(whole) else whole)
        if len(found) == _NAMED:
            break
    return found


def _parts_of(names: Counter[str]) -> Counter[str]:
    """Return the parts of names that are two words or more, the whole names too, with how often they stand in one."""
    found: Counter[str] = Counter()
    for name, count in names.items():
        words = name.split()
        for first in range(len(words)):
            for end in range(first + 2, len(words) + 1):
                found[" ".join(words[first:end])] += count
    return found


def _names(text: str) -> Counter[str]:
    """Return names, each with all its words, that do not begin a sentence, with how often."""
    found: Counter[str] = Counter()
    for match in _NAME.finditer(text):
        words = match.group().removesuffix("’s").removesuffix("'s").split()
        while words and (_NO_NAME.fullmatch(words[0]) or analyse(words[0])[1] in STOP_WORDS):
            del words[0]
        if words and not _NO_NAME.fullmatch(words[-1]):
            found[" ".join(words)] += 1
    return found


def _words_of(names: Counter[str]) -> Counter[str]:
    """Return the words of names, with how often they stand in one."""
    found: Counter[str] = Counter()
    for name, count in names.items():
        for word in name.split():
            if len(word) > 2 and word[0].isupper() and analyse(word)[1] not in STOP_WORDS:
                found[word] += count
    return found


def _shared_words(a: tuple[str | None, str, int | None], b: tuple[str | None, str, int | None]) -> list[str]:
    table = background_idf()
    both = set(raw_words(a[1][:_READ].lower())) & set(raw_words(b[1][:_READ].lower()))
    telling = [word for word in both if len(word) > 3 and analyse(word)[1] not in STOP_WORDS]
    return sorted(telling, key=lambda word: (-table.get(analyse(word)[1], UNSEEN), word))[:3]


def _longest_run(a: str, b: str) -> str:
    """Return the longest run of words that stands in both texts, as the first writes it; empty if it is short.

    It stays within a sentence; of a long one the beginning is told.
    """
    one, other = list(token_matches(a[:_READ])), raw_words(b[:_READ])
    words = [match.group() for match in one]
    starts: dict[tuple[str, ...], int] = {}
    for at in range(len(words) - _RUN + 1):
        if not any(
            _ENDS.search(a[left.end() : right.start()]) for left, right in pairwise(one[at : at + _RUN])
        ):
            starts.setdefault(tuple(words[at : at + _RUN]), at)
    best: tuple[int, int] = (0, 0)
    for at in range(len(other) - _RUN + 1):
        start = starts.get(tuple(other[at : at + _RUN]))
        if start is None or not _telling(words[start : start + _RUN]):
            continue
        length = _RUN
        while (
            start + length < len(words)
            and at + length < len(other)
            and words[start + length] == other[at + length]
            and not _ENDS.search(a[one[start + length - 1].end() : one[start + length].start()])
        ):
            length += 1
        best = max(best, (length, -start))
    length, start = min(best[0], _MOST), -best[1]
    if not length:
        return ""
    run = " ".join(a[one[start].start() : one[start + length - 1].end()].split())
    return run if length == best[0] else f"{run}…"


def _telling(words: Sequence[str]) -> bool:
    """Return whether words say something: not “at the end of the”."""
    table = background_idf()
    terms = [analyse(word)[1] for word in words]
    known = [table.get(term, UNSEEN if len(term) > 3 else 0.0) for term in terms if term not in STOP_WORDS]
    return sum(known) >= _TELLING
