"""Which sentences of two articles are about the same fact, how sure that is, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from index.article import Sentence
from reader.compare.matching import match_pairs
from reader.compare.model import Ref, Run, Wording
from reader.compare.prepare import Prepared, prepare
from reader.compare.propose import propose
from reader.compare.runs import shared_runs
from reader.compare.terms import Floats, Terms, build_terms
from reader.compare.vectors import load_vectors

THRESHOLD = 0.5
"""Least score of a link that is shown, where the reader has not moved it."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two sentences of two articles that may be about the same fact; ``a.article < b.article``."""

    a: Ref
    b: Ref
    score: float
    """0 to 1: how likely a careful reader links them."""
    wording: Wording
    runs: tuple[Run, ...]
    """Shared runs of words, in the order of side a; offsets count from the start of each article's text."""
    reasons: tuple[str, ...]
    """What the link rests on, in plain words, strongest first."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The links of a story, and what is kept so that one more article costs only its own pairs."""

    pairs: tuple[Aligned, ...]
    """Links that reach the threshold, by place."""
    texts: tuple[str, ...]
    prepared: tuple[Prepared, ...]
    threshold: float


def align(
    texts: Sequence[str],
    sentences: Sequence[Sequence[Sentence]],
    *,
    threshold: float | None = None,
    known: Alignment | None = None,
) -> Alignment:
    """Link the sentences of a story's articles; captions and boilerplate take no part.

    ``known`` is an earlier alignment of some of the articles: what it found between them is taken over as it is.
    """
    least = THRESHOLD if threshold is None else threshold
    place = _places(texts, sentences, known) if known and known.threshold == least else {}
    prepared = tuple(
        known.prepared[place[n]] if known and n in place else prepare(text, group)
        for n, (text, group) in enumerate(zip(texts, sentences, strict=True))
    )
    terms = build_terms(prepared)
    fresh = np.array([n not in place for n in range(len(texts))], np.bool_)
    a, b, _ = propose(terms, keep=12, new=fresh)
    columns = match_pairs(terms, term_vectors(terms), a, b)
    scores = _score(columns)
    found = [
        _describe(terms, texts, (int(a[n]), int(b[n])), columns[n], float(scores[n]))
        for n in np.flatnonzero(scores >= least).tolist()
    ]
    if known and place:
        found += _taken_over(known, place)
    return Alignment(tuple(sorted(found, key=lambda pair: (pair.a, pair.b))), tuple(texts), prepared, least)


def describe(texts: Sequence[str], sentences: Sequence[Sequence[Sentence]], a: Ref, b: Ref) -> Aligned:
    """Return score, wording, runs and reasons of any two sentences of different articles (a link made by hand)."""
    a, b = sorted((a, b))
    groups = [sentences[ref.article][ref.sentence : ref.sentence + 1] for ref in (a, b)]
    own = [texts[ref.article] for ref in (a, b)]
    terms = build_terms([prepare(text, group) for text, group in zip(own, groups, strict=True)])
    if len(terms.rows) < 2:
        return Aligned(a, b, 0.0, Wording.PARTIAL, (), ())
    columns = match_pairs(terms, term_vectors(terms), np.array([0], np.int32), np.array([1], np.int32))
    found = _describe(terms, own, (0, 1), columns[0], float(_score(columns)[0]))
    return replace(found, a=a, b=b)


def _places(
    texts: Sequence[str], sentences: Sequence[Sequence[Sentence]], known: Alignment
) -> dict[int, int]:
    """Return which articles stand where in an earlier alignment."""
    old = {
        (text, ready.sentences): n
        for n, (text, ready) in enumerate(zip(known.texts, known.prepared, strict=True))
    }
    found = {}
    for n, (text, group) in enumerate(zip(texts, sentences, strict=True)):
        number = old.pop((text, tuple(group)), None)
        if number is not None:
            found[n] = number
    return found


def _taken_over(known: Alignment, place: dict[int, int]) -> list[Aligned]:
    """Return the links between articles that stand in an earlier alignment, under their numbers of today."""
    now = {old: n for n, old in place.items()}
    found = []
    for pair in known.pairs:
        if pair.a.article in now and pair.b.article in now:
            a = Ref(now[pair.a.article], pair.a.sentence)
            b = Ref(now[pair.b.article], pair.b.sentence)
            runs = pair.runs
            if a > b:
                a, b = b, a
                runs = tuple(sorted((Run(run.b, run.a) for run in runs), key=lambda run: run.a.start))
            found.append(replace(pair, a=a, b=b, runs=runs))
    return found


def term_vectors(terms: Terms) -> Floats:
    """Return a unit vector per term, zeros for words that the table does not know."""
    table = load_vectors()
    rows = table.rows(terms.words)
    found = table.matrix[np.maximum(rows, 0)]
    found[rows < 0] = 0
    return found


def _score(columns: Floats) -> Floats:
    soft = np.sqrt(columns[:, 2] * columns[:, 3])
    clause = np.maximum(columns[:, 6], columns[:, 7])
    mixed = (
        soft
        + columns[:, 0]
        + 0.5 * columns[:, 8]
        + 0.3 * clause
        + 0.03 * columns[:, 9]
        + 0.02 * columns[:, 14]
    )
    result: Floats = 1 / (1 + np.exp(-6 * (mixed - 1.28)))
    return result


def _describe(
    terms: Terms, texts: Sequence[str], pair: tuple[int, int], columns: Floats, score: float
) -> Aligned:
    words_a, words_b = terms.rows[pair[0]], terms.rows[pair[1]]
    a = Ref(int(terms.article[pair[0]]), words_a.sentence)
    b = Ref(int(terms.article[pair[1]]), words_b.sentence)
    runs = shared_runs(words_a, words_b, texts[a.article], texts[b.article])
    least = min(float(columns[4]), float(columns[5]))
    wording = Wording.PARTIAL
    if least > 0.85:
        wording = Wording.VERBATIM
    elif least > 0.35:
        wording = Wording.RESTATED
    return Aligned(a, b, score, wording, runs, (f"{int(columns[12])} words in common",))
