"""Whom an article names anywhere, seen at a glance: runs of words with a capital."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reader.compare.details.names import TITLES, without_umlauts
from reader.compare.details.tokens import fold_marks
from reader.compare.details.vocabulary import STOP_WORDS

_RUN = re.compile(r"[^\W\da-z_][\w'.-]*(?: [^\W\da-z_][\w'.-]*)*")
_MOST = 100_000
"""Characters of an article that are looked at."""


class Named(NamedTuple):
    """The words of an article that may be names, in lower case without accents."""

    words: frozenset[str]
    """All that begin with a capital."""
    alone: frozenset[str]
    """Those that stand alone, but for titles: "Mr. Calder", "Calder"."""


@lru_cache(maxsize=128)
def named_in(text: str) -> Named:
    """Return the words of an article that may be names."""
    words: set[str] = set()
    alone: set[str] = set()
    for run in _RUN.findall(fold_marks(text[:_MOST])):
        parts = [plain for part in run.split(" ") if (plain := _plain(part)) and plain not in _NO_NAMES]
        words.update(parts)
        if len(parts) == 1:
            alone.update(parts)
    return Named(frozenset(words), frozenset(alone))


_NO_NAMES = STOP_WORDS | TITLES


def _plain(word: str) -> str:
    return without_umlauts(word.lower().rstrip(".'-"))


def names_as_well(text: str, name: list[str]) -> bool:
    """Whether an article names what is called so, in full or by the last of its words alone."""
    if not text:
        return False
    given, name = named_in(text), [without_umlauts(word) for word in name]
    return name[-1] in given.alone or given.words.issuperset(name)
