"""The words of a whole story as arrays: what the proposal of pairs and their features are computed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from math import log

import numpy as np
from numpy.typing import NDArray

from reader.compare.aliases import label_aliases
from reader.compare.background import idf
from reader.compare.prepare import Prepared, Words
from reader.compare.refs import Ref
from reader.compare.steps import pause

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]
Longs = NDArray[np.int64]
Stakes = Sequence[Sequence[frozenset[int]]]

_NOTHING = frozenset[int]()


@dataclass(frozen=True, slots=True)
class Terms:
    """Rows are the compared sentences of all articles in order; tokens are their content words in order."""

    rows: tuple[Words, ...]
    article: Ints
    """Per row, its article."""
    bounds: Ints
    """Per article, its first row; one more at the end."""
    first: Ints
    """Per row, its first token; one more at the end."""
    term: Ints
    """Per token, its term: equal where the keys are equal."""
    alias: Ints
    """Per token, the short form it belongs to, or -1."""
    weight: Floats
    """Per token, how much it tells in this story: background IDF times the share of the story's IDF."""
    rarity: Floats
    """Per token, background IDF alone."""
    quoted: Flags
    named: Flags
    number: Flags
    clause: Ints
    """First token of every clause; one more at the end."""
    clauses: Ints
    """Per row, its first clause; one more at the end."""
    keys: tuple[str, ...]
    """Per term, its key."""
    refs: tuple[Ref, ...]
    """Per row, where its sentence stands."""
    word: Longs
    """Per word of the rows, function words too, its number: equal where the keys are equal."""
    word_row: Longs
    """Per word, its row."""
    words: tuple[str, ...]
    """Per number of a word, its key."""
    stakes: tuple[frozenset[int], ...]
    """Per row, the numbers of what is at stake in its sentence; empty where nobody looked."""
    apart: bool = False
    """Whether each two rows are a story of their own, see ``side_by_side``."""

    @property
    def story_rows(self) -> int:
        """How many rows the story has, or each of the stories."""
        return 2 if self.apart else len(self.rows)


def build_terms(articles: Sequence[Prepared], stakes: Stakes = ()) -> Terms:
    """Number the words of a story's articles and weigh them, in time linear in their number.

    ``stakes`` are what is at stake in each sentence of each article, or nothing where nobody looked.
    """
    rows = tuple(words for article in articles for words in article.words)
    owner = np.repeat(np.arange(len(articles), dtype=np.int32), [len(article.words) for article in articles])
    keys = list(chain.from_iterable([words.keys for words in rows]))
    ids = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    pause()
    terms = np.fromiter(map(ids.__getitem__, keys), np.int32, len(keys))
    first = _ends([len(words.keys) for words in rows])
    rarity, weight = _weights(tuple(ids), terms, first)
    number = np.array([key[0] == "#" for key in ids], np.bool_)
    pause()
    clause = _clauses(rows)
    pause()
    every = list(chain.from_iterable([words.every for words in rows]))
    words = {key: number for number, key in enumerate(dict.fromkeys(every))}
    return Terms(
        rows=rows,
        article=owner,
        bounds=_ends([len(article.words) for article in articles]),
        first=first,
        term=terms,
        alias=label_aliases(articles, rows, ids),
        weight=weight[terms],
        rarity=rarity[terms],
        quoted=np.fromiter(chain.from_iterable([words.quoted for words in rows]), np.bool_, len(keys)),
        named=np.fromiter(chain.from_iterable([words.named for words in rows]), np.bool_, len(keys)),
        number=number[terms],
        clause=clause,
        clauses=_ends([len(words.clauses) for words in rows]),
        keys=tuple(ids),
        refs=tuple([Ref(n, words.sentence) for n, article in enumerate(articles) for words in article.words]),
        word=np.fromiter(map(words.__getitem__, every), np.int64, len(every)),
        word_row=np.repeat(np.arange(len(rows)), [len(words.every) for words in rows]),
        words=tuple(words),
        stakes=tuple(
            stakes[n][words.sentence] if stakes else _NOTHING
            for n, article in enumerate(articles)
            for words in article.words
        ),
    )


def side_by_side(stories: Sequence[Terms], refs: Sequence[Ref]) -> Terms:
    """Return stories of two rows each, one or more, as one: what is equal in two of them is not the same there.

    ``refs`` are the rows' places, under which they are known from then on.
    """

    def moved(name: str, sizes: Sequence[int]) -> list[NDArray[np.integer]]:
        by = np.cumsum([0, *sizes[:-1]])
        return [getattr(story, name) + step for story, step in zip(stories, by, strict=True)]

    def joined(parts: Sequence[NDArray[np.integer]]) -> Ints:
        return np.concatenate(parts).astype(np.int32)

    def ends(name: str, sizes: Sequence[int]) -> Ints:
        return joined([*(part[:-1] for part in moved(name, sizes)), np.array([sum(sizes)])])

    tokens, keys = [len(story.term) for story in stories], [len(story.keys) for story in stories]
    unlike = [
        np.where(one.alias < 0, -1, more) for one, more in zip(stories, moved("alias", keys), strict=True)
    ]
    rows = np.arange(2 * len(stories) + 1, dtype=np.int32)
    return Terms(
        rows=tuple(row for story in stories for row in story.rows),
        article=rows[:-1],
        bounds=rows,
        first=ends("first", tokens),
        term=joined(moved("term", keys)),
        alias=joined(unlike),
        weight=np.concatenate([story.weight for story in stories]),
        rarity=np.concatenate([story.rarity for story in stories]),
        quoted=np.concatenate([story.quoted for story in stories]),
        named=np.concatenate([story.named for story in stories]),
        number=np.concatenate([story.number for story in stories]),
        clause=ends("clause", tokens),
        clauses=ends("clauses", [len(story.clause) - 1 for story in stories]),
        keys=tuple(key for story in stories for key in story.keys),
        refs=tuple(refs),
        word=np.concatenate(moved("word", [len(story.words) for story in stories])),
        word_row=np.concatenate(moved("word_row", [2] * len(stories))),
        words=tuple(word for story in stories for word in story.words),
        stakes=tuple(stake for story in stories for stake in story.stakes),
        apart=True,
    )


def _weights(keys: Sequence[str], terms: Ints, first: Ints) -> tuple[Floats, Floats]:
    """Return per term the background IDF, and that times the story's own IDF over its maximum."""
    rows = len(first) - 1
    rarity = np.array([idf(key) for key in keys], np.float32)
    row = np.repeat(np.arange(rows), np.diff(first))
    once = distinct(row * max(len(keys), 1) + terms) % max(len(keys), 1)
    counts = np.bincount(once, minlength=len(keys))
    local = np.log(1 + rows / np.maximum(counts, 2)) / log(1 + max(rows, 2) / 2)
    return rarity, rarity * local.astype(np.float32)


def distinct(numbers: Longs) -> Longs:
    """Return the numbers, 0 and up, each once, in order: ``numpy.unique`` alone would import masked arrays for it."""
    ordered = np.sort(numbers)
    return ordered[np.diff(ordered, prepend=-1) > 0]


def _ends(lengths: Sequence[int]) -> Ints:
    """Return where consecutive pieces of these lengths begin, and the end of the last."""
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)


def _clauses(rows: Sequence[Words]) -> Ints:
    starts = []
    at = 0
    for words in rows:
        starts += [at + start for start in words.clauses]
        at += len(words.keys)
    return np.array([*starts, at], np.int32)
