"""Which sentences of two articles are about the same fact, how sure that is, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from index.article import Sentence
from reader.compare.judging import WORDINGS, Judged, Positions, judge_pairs, ranked_groups
from reader.compare.labels import without_fact
from reader.compare.model import Ref, Run, Wording
from reader.compare.prepare import Prepared, Words, prepare
from reader.compare.reasons import VALUES, tell
from reader.compare.runs import shared_runs
from reader.compare.steps import each, step
from reader.compare.terms import Floats, Stakes, Terms, build_terms

THRESHOLD = 0.33
"""Least score of a link that is shown, where the reader has not moved it (the fitting script finds it)."""

DOUBTFUL = 0.08
"""Least score of a pair that is kept as doubtful."""


class Basis(NamedTuple):
    """What the reasons for a link are told from."""

    values: tuple[float, ...]
    """The features ``VALUES``."""
    groups: tuple[str, ...]
    """The ``GROUPS`` of features, those first that added most to the judgement."""

    def tell(self, a: Words, b: Words) -> tuple[str, ...]:
        """Return the reasons, strongest first."""
        return tell(a, b, dict(zip(VALUES, self.values, strict=True)), self.groups)


class Telling(NamedTuple):
    """What is told of two linked sentences, found when it is asked for."""

    a: Words
    b: Words
    text_a: str
    text_b: str
    basis: Basis
    first: str = ""
    """The first reason, where there is one before those of the basis."""

    @property
    def runs(self) -> tuple[Run, ...]:
        """Shared runs of words, in the order of side a; offsets count from the start of each article's text."""
        return shared_runs(self.a, self.b, self.text_a, self.text_b)

    @property
    def reasons(self) -> tuple[str, ...]:
        """What the link rests on, in plain words, strongest first."""
        told = self.basis.tell(self.a, self.b)
        return (self.first, *told) if self.first else told


class Judgement(NamedTuple):
    """Where a doubtful pair stands among those that were judged; few of them are ever asked for their reasons."""

    judged: Judged
    pair: int


class Aligned(NamedTuple):
    """Two sentences of two articles that may be about the same fact; ``a.article < b.article``."""

    a: Ref
    b: Ref
    score: float
    """0 to 1: how likely a careful reader links them."""
    wording: Wording
    told: Telling | None = None
    """What can be told of the two; nothing of a doubtful pair, nor where one of them has no words."""
    judgement: Judgement | None = None
    """Of a doubtful pair, what can be told is found by this once it is wanted."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The links of a story, and what is kept so that one more article costs little."""

    pairs: tuple[Aligned, ...]
    """Links that reach the threshold, by place."""
    doubtful: tuple[Aligned, ...]
    """Pairs below the threshold that may still be links, by place; see ``complete``."""
    texts: tuple[str, ...]
    prepared: tuple[Prepared, ...]
    threshold: float
    stakes: Stakes = ()
    """What is at stake in each sentence of each article."""


def align(
    texts: Sequence[str],
    sentences: Sequence[Sequence[Sentence]],
    *,
    threshold: float | None = None,
    known: Alignment | None = None,
    stakes: Stakes = (),
) -> Alignment:
    """Link the sentences of a story's articles; captions and boilerplate take no part.

    ``known`` is an earlier alignment of some of the articles: their words are taken over. How sure a link is depends on
    the whole story (how rare a word is in it, what third articles support), so that all pairs are judged anew unless
    the story is the same and only the threshold moved: whoever adds articles one by one must see what is seen by
    whoever opens them at once. ``stakes`` are what is at stake in each sentence of each article.
    """
    least = THRESHOLD if threshold is None else threshold
    place = _places(texts, sentences, known) if known else {}
    prepared = tuple(
        known.prepared[place[n]] if known and n in place else prepare(text, group)
        for n, (text, group) in each("Reading words", list(enumerate(zip(texts, sentences, strict=True))), 1)
    )
    same = known is not None and known.prepared == prepared and known.stakes == stakes
    if known and same and least >= min(known.threshold, DOUBTFUL):
        every = (*known.pairs, *known.doubtful)
        pairs = [_complete(pair, prepared, texts) for pair in every if pair.score >= least]
        doubtful = [pair for pair in every if DOUBTFUL <= pair.score < least]
    else:
        step("Weighing words")
        terms = build_terms(prepared, stakes)
        judged = judge_pairs(terms)
        step("Linking sentences")
        judged = replace(judged, score=_of_facts(terms, prepared, judged))
        step("Linking sentences")
        pairs = describe_judged(terms, texts, judged, np.flatnonzero(judged.score >= least))
        doubtful = _doubtful(terms, judged, least)
    return Alignment(_by_place(pairs), _by_place(doubtful), tuple(texts), prepared, least, stakes)


def _of_facts(terms: Terms, prepared: Sequence[Prepared], judged: Judged) -> Floats:
    """Return the scores, 0 where one side is a heading that states no fact."""
    result: Floats = np.where(without_fact(terms, prepared, judged.a, judged.b), np.float32(0), judged.score)
    return result


def complete(alignment: Alignment, pair: Aligned) -> Aligned:
    """Return a doubtful pair with what can be told of it, which costs too much to be found for all of them."""
    return _complete(pair, alignment.prepared, alignment.texts)


def _complete(pair: Aligned, prepared: Sequence[Prepared], texts: Sequence[str]) -> Aligned:
    one, two = (prepared[ref.article].of(ref.sentence) for ref in (pair.a, pair.b))
    if pair.judgement is None or one is None or two is None:
        return pair
    (basis,) = _bases(pair.judgement.judged, np.array([pair.judgement.pair]))
    told = Telling(one, two, texts[pair.a.article], texts[pair.b.article], basis)
    return pair._replace(told=told, judgement=None)


def _by_place(pairs: Sequence[Aligned]) -> tuple[Aligned, ...]:
    return tuple(sorted(pairs, key=attrgetter("a", "b")))


def describe_judged(terms: Terms, texts: Sequence[str], judged: Judged, chosen: Positions) -> list[Aligned]:
    """Return the chosen pairs with what can be told of them."""
    if not len(chosen):
        return []
    found = []
    columns = [values[chosen].tolist() for values in (judged.a, judged.b, judged.score)]
    every = list(zip(*columns, _bases(judged, chosen), _wordings(judged, chosen), strict=True))
    for row_a, row_b, score, basis, wording in each("Linking sentences", every):
        a, b = terms.refs[row_a], terms.refs[row_b]
        told = Telling(terms.rows[row_a], terms.rows[row_b], texts[a.article], texts[b.article], basis)
        found.append(Aligned(a, b, score, wording, told))
    return found


def _bases(judged: Judged, chosen: Positions) -> list[Basis]:
    """Return what the reasons for the chosen pairs are told from."""
    groups = ranked_groups(judged, chosen)
    nothing = np.zeros(len(chosen), np.float32)
    values = [judged.columns[name][chosen] if name in judged.columns else nothing for name in VALUES]
    rows = zip(*[column.tolist() for column in values], strict=True)
    return [Basis(value, ranked) for value, ranked in zip(rows, groups, strict=True)]


def _wordings(judged: Judged, chosen: Positions) -> list[Wording]:
    """Tell how close the chosen pairs are in words, by the shares of either sentence that the other covers."""
    columns = [judged.columns[name][chosen].tolist() for name in WORDINGS]
    return [_wording(*values) for values in zip(*columns, strict=True)]


def _wording(phrases: float, pairs: float, exact: float, soft: float) -> Wording:
    # The same words in another order are told anew.
    if phrases >= 0.4 or (exact >= 0.6 and pairs >= 0.4):
        return Wording.VERBATIM
    return Wording.RESTATED if soft >= 0.3 else Wording.PARTIAL


def _doubtful(terms: Terms, judged: Judged, threshold: float) -> list[Aligned]:
    """Return the pairs that come near the threshold, without what costs time."""
    chosen = np.flatnonzero((judged.score >= DOUBTFUL) & (judged.score < threshold))
    if not len(chosen):
        return []
    columns = [values[chosen].tolist() for values in (judged.a, judged.b, judged.score)]
    refs = terms.refs
    return [
        Aligned(refs[a], refs[b], score, wording, None, Judgement(judged, pair))
        for pair, a, b, score, wording in zip(
            chosen.tolist(), *columns, _wordings(judged, chosen), strict=True
        )
    ]


def _places(
    texts: Sequence[str], sentences: Sequence[Sequence[Sentence]], known: Alignment
) -> dict[int, int]:
    """Return which articles stand where in an earlier alignment; equal texts in the order they stand in."""
    old: dict[str, list[int]] = {}
    for number, text in enumerate(known.texts):
        old.setdefault(text, []).append(number)
    found = {}
    for n, (text, group) in enumerate(zip(texts, sentences, strict=True)):
        for number in old.get(text, ()):
            if known.prepared[number].sentences == tuple(group):
                found[n] = number
                old[text].remove(number)
                break
    return found
