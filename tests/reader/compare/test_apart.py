from itertools import product

import numpy as np
import pytest

from index.sentences import split_sentences
from reader.compare.align import describe_judged
from reader.compare.apart import describe
from reader.compare.judging import judge_given
from reader.compare.model import Ref, Wording
from reader.compare.prepare import prepare
from reader.compare.terms import build_terms

ONE = (
    "The Harbour Safety Board (HSB) closed the north pier at 9 p.m. on Monday. Two cranes fell into the water. "
    "“Nobody was hurt,” said Lise Tarn, who runs the port. The ferry Nordlys, which carries 300 cars, waited."
)
TWO = (
    "At nine in the evening the board closed a pier. A pair of cranes dropped into the harbour, witnesses said. "
    "Lise Tarn said that “nobody was hurt” at the port. It was the HSB’s first closure since 1998. ?!"
)
TEXTS = ONE, TWO
SENTENCES = [split_sentences(text) for text in TEXTS]
PAIRS = [(Ref(0, i), Ref(1, j)) for i, j in product(range(len(SENTENCES[0])), range(len(SENTENCES[1])))]
STAKES = [
    [frozenset({2 * n % 3, n}) for n in range(len(SENTENCES[0]))],
    [frozenset({n % 3}) for n in range(len(SENTENCES[1]))],
]


@pytest.mark.parametrize("stakes", [(), STAKES])
def test_many_pairs_are_each_judged_as_a_story_of_its_own(stakes: list[list[frozenset[int]]]) -> None:
    compared = 0
    for (a, b), found in zip(PAIRS, describe(TEXTS, SENTENCES, PAIRS, stakes), strict=True):
        assert (found.a, found.b) == (a, b)
        prepared = [prepare(TEXTS[ref.article], [SENTENCES[ref.article][ref.sentence]]) for ref in (a, b)]
        terms = build_terms(
            prepared, [[stakes[ref.article][ref.sentence]] for ref in (a, b)] if stakes else ()
        )
        if len(terms.rows) < 2:
            assert (found.score, found.wording, found.told) == (0.0, Wording.PARTIAL, None)
            continue
        judged = judge_given(terms, np.array([0], np.int32), np.array([1], np.int32))
        (alone,) = describe_judged(terms, TEXTS, judged, np.array([0]))
        assert found.score == pytest.approx(alone.score, abs=1e-5)
        assert found.wording == alone.wording
        assert (found.told.runs, found.told.reasons) == (alone.told.runs, alone.told.reasons)
        compared += 1
    assert compared >= 12


def test_nothing_is_asked_for() -> None:
    assert describe(TEXTS, SENTENCES, []) == []
