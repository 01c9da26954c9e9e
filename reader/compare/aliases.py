"""Short forms and what they stand for: "Gull Point Lifeboat Station (GPLS)", then "the station"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from reader.compare.prepare import Prepared, Words

LONGEST = 7
"""Words of a long form."""


def label_aliases(
    articles: Sequence[Prepared], rows: Sequence[Words], ids: Mapping[str, int]
) -> NDArray[np.int32]:
    """Return per token the term number of the short form it belongs to, or -1.

    Two kinds: forms that an article introduces in brackets (the last word of the long form alone, "the command", counts
    too), and words in capitals whose letters are the first letters of neighbouring words elsewhere in the story.
    """
    total = sum(len(words.keys) for words in rows)
    labels = np.full(total, -1, np.int32)
    introduced = {short: form for article in articles for short, form in article.aliases if short in ids}
    forms: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for short, form in introduced.items():
        forms[form[0]].append((short, form))
        forms[form[-1]].append((short, form[-1:]))
    acronyms = {key for key in _acronyms(rows) if key in ids}
    if not introduced and not acronyms:
        return labels
    at = 0
    for words in rows:
        keys = words.keys
        for place, key in enumerate(keys):
            if key in introduced or key in acronyms:
                labels[at + place] = ids[key]
            for short, form in forms.get(key, ()):
                if keys[place : place + len(form)] == form:
                    labels[at + place : at + place + len(form)] = ids[short]
        for start, end, short in _spelled_out(words, acronyms):
            labels[at + start : at + end] = ids[short]
        at += len(keys)
    return labels


def _acronyms(rows: Sequence[Words]) -> Iterator[str]:
    """Find short all-letter words that are written like acronyms: no vowel pattern is asked for, only names."""
    for words in rows:
        for form in compress(words.forms, words.named):
            if form.shouted and 2 <= len(form.key) <= LONGEST and form.key.isalpha():
                yield form.key


def _spelled_out(words: Words, acronyms: set[str]) -> Iterator[tuple[int, int, str]]:
    """Find runs of words whose first letters make an acronym of the story; short ones must be names throughout."""
    if not acronyms:
        return
    letters = "".join(form.word[0] for form in words.forms)
    for short in acronyms:
        place = letters.find(short)
        while place >= 0:
            end = place + len(short)
            if len(short) >= 4 or (len(short) == 3 and all(words.named[place:end])):
                yield place, end, short
            place = letters.find(short, place + 1)
