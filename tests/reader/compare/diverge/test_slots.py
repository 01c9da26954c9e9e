"""What speaks for two times being told of one happening, and how likely that makes it."""

from __future__ import annotations

import pytest

from reader.compare.details import Detail, Reading
from reader.compare.diverge.around.slots import one_slot, slot_features
from reader.compare.model import DifferenceKind
from tests.reader.compare.diverge.kit import read


def timed(text: str) -> tuple[Reading, Detail]:
    """Read a sentence and its first time."""
    reading = read(text)
    return reading, reading.of(DifferenceKind.TIME)[0]


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        (
            "The mill closed on Monday.",
            "The mill closed on Friday.",
            {
                "verb": 1,
                "verb_in_clause": 1,
                "bearer": 1,
                "words_near": 2,
                "same_relation": 1,
                "same_preposition": 1,
            },
        ),
        (
            "The mill closed on Monday.",
            "The mill was sold on Friday.",
            {"other_verb": 1, "words_near": 1, "same_relation": 1, "same_preposition": 1},
        ),
        (
            "The mill closed since Monday.",
            "The mill closed on Friday.",
            {"verb": 1, "verb_in_clause": 1, "bearer": 1, "words_near": 2},
        ),
        # A light verb tells nothing.
        (
            "The mill took a fee on Monday.",
            "The mill took its time on Friday.",
            {"verb_in_clause": 1, "words_near": 2, "same_relation": 1, "same_preposition": 1},
        ),
        # A verb of saying counts for itself.
        (
            "The mayor said on Monday that it closed.",
            "The mayor said on Friday that it closed.",
            {"verb_says": 1, "bearer": 1, "words_near": 2, "same_relation": 1, "same_preposition": 1},
        ),
        (
            "The mill closed, she said on Monday.",
            "The mill closed, he said on Friday.",
            {"verb_says": 1, "bearer_says": 1, "words_near": 2, "same_relation": 1, "same_preposition": 1},
        ),
        # Names, in the clause and near the times; none is what only opens a sentence.
        (
            "Ines Calder left Orran on Monday.",
            "Ines Calder left Haverley on Friday.",
            {
                "verb": 1,
                "verb_in_clause": 1,
                "names_in_clause": 2,
                "names_near": 2,
                "words_near": 1,
                "same_relation": 1,
                "same_preposition": 1,
            },
        ),
        (
            "Ines Calder left Orran on Monday.",
            "Dale Voss left Haverley on Friday.",
            {
                "verb": 1,
                "verb_in_clause": 1,
                "other_names_in_clause": 1,
                "words_near": 1,
                "same_relation": 1,
                "same_preposition": 1,
            },
        ),
        (
            "Ines Calder left Orran on Monday.",
            "The mayor left town on Friday.",
            {"verb": 1, "verb_in_clause": 1, "words_near": 1, "same_relation": 1, "same_preposition": 1},
        ),
        (
            "Mayor Voss slept on Monday.",
            "The mill of Voss slept on Friday.",
            {
                "verb": 1,
                "verb_in_clause": 1,
                "bearer": 1,
                "names_in_clause": 1,
                "names_near": 1,
                "words_near": 1,
                "same_relation": 1,
                "same_preposition": 1,
            },
        ),
        (
            "Voss slept on Monday.",
            "Voss slept on Friday.",
            {
                "verb": 1,
                "verb_in_clause": 1,
                "bearer": 1,
                "words_near": 2,
                "same_relation": 1,
                "same_preposition": 1,
            },
        ),
        # What a clause tells only to date it by did not happen then.
        (
            "The mayor slept until Monday, before she left.",
            "The mayor left on Friday.",
            {"other_verb": 1, "words_near": 2},
        ),
        (
            "The mayor slept on Monday, and so she left.",
            "The mayor left on Friday.",
            {"words_near": 2, "same_relation": 1, "same_preposition": 1},
        ),
        # Both or one in a quotation.
        (
            "“The mill closed on Monday,” she said.",
            "“The mill closed on Friday,” she said.",
            {
                "verb": 1,
                "verb_in_clause": 1,
                "bearer": 1,
                "words_near": 2,
                "same_relation": 1,
                "same_preposition": 1,
                "both_quoted": 1,
            },
        ),
        (
            "“The mill closed on Monday,” she said.",
            "The mill closed on Friday.",
            {
                "verb": 1,
                "verb_in_clause": 1,
                "bearer": 1,
                "words_near": 2,
                "same_relation": 1,
                "same_preposition": 1,
                "one_quoted": 1,
            },
        ),
        # Times that open a sentence, or have nothing in front of them alike.
        (
            "Monday saw the mill closed.",
            "The mill closed Friday.",
            {"verb_in_clause": 1, "words_near": 2, "same_relation": 1},
        ),
        (
            "The mill closed in March 2012.",
            "The mill closed in May 2012.",
            {
                "verb": 1,
                "verb_in_clause": 1,
                "bearer": 1,
                "words_near": 2,
                "same_relation": 1,
                "same_preposition": 1,
            },
        ),
        # No verb on one side, or on both.
        ("Rain on Monday.", "Rain on Friday.", {"words_near": 1, "same_relation": 1, "same_preposition": 1}),
        ("Rain on Monday.", "The mill closed on Friday.", {"same_relation": 1, "same_preposition": 1}),
        (
            "The mayor said on Monday that it closed.",
            "The mill closed on Friday.",
            {"bearer": 1, "words_near": 1, "same_relation": 1, "same_preposition": 1},
        ),
        # The clause in which the time stands tells what was then.
        (
            "Before she left on Monday, she slept.",
            "She left on Friday.",
            {
                "verb": 1,
                "verb_in_clause": 1,
                "bearer": 1,
                "words_near": 1,
                "same_relation": 1,
                "same_preposition": 1,
            },
        ),
        # Days and months are no names, and what a time is written with is no word beside it.
        (
            "The mill closed on Good Friday.",
            "The mill closed on Easter Monday.",
            {
                "verb": 1,
                "verb_in_clause": 1,
                "bearer": 1,
                "words_near": 2,
                "same_relation": 1,
                "same_preposition": 1,
            },
        ),
        (
            "The mill closed on Monday, in March.",
            "The mill closed on Friday, in March.",
            {
                "verb": 1,
                "verb_in_clause": 1,
                "bearer": 1,
                "words_near": 3,
                "same_relation": 1,
                "same_preposition": 1,
            },
        ),
        (
            "The mill closed in the spring of 2011.",
            "The mill closed in the spring of 2012.",
            {
                "verb": 1,
                "verb_in_clause": 1,
                "bearer": 1,
                "words_near": 2,
                "same_relation": 1,
                "same_preposition": 1,
            },
        ),
    ],
)
def test_these_features_speak_for_one_happening(a: str, b: str, wanted: dict[str, int]) -> None:
    one, two = timed(a), timed(b)
    found = slot_features(*one, *two)
    assert found == slot_features(*two, *one), "the sides must not matter"
    shared = {name: value for name, value in found.items() if value and name not in {"jaccard", "covered"}}
    assert shared == wanted


def test_the_times_themselves_are_no_words_that_sentences_share() -> None:
    one, two = timed("The mill closed on 12 March."), timed("The mill closed in March.")
    found = slot_features(*one, *two)
    assert found["jaccard"] == found["covered"] == 1.0


def test_a_happening_is_the_likelier_one_the_more_is_shared() -> None:
    closed = timed("The mill closed on Monday.")
    mill, bridge, sold = (
        one_slot(*closed, *timed(text))
        for text in (
            "The mill closed on Friday.",
            "The old bridge closed on Friday.",
            "The mill was sold on Friday.",
        )
    )
    assert 1 > mill > 0.9 > bridge > sold == 0
