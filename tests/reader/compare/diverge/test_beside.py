"""What must stand beside two values, and before them, in sentences that say much else."""

from __future__ import annotations

import pytest

from tests.reader.compare.diverge.kit import clash, conflicts

HUNGRY = (
    "Painters in the Orran Museum went hungry twelve days, one of them wrote to his mother and to the union."
)
WRITES = "went hungry twelve days, one of them wrote to his mother and to the union"
UNTIL = "until somebody let them in with their teachers"


def test_short_sentences_are_of_one_thing_whatever_stands_beside() -> None:
    assert clash("Orran Harbour was shut for nine hours.", "For 14 hours nobody entered Orran Harbour.")
    assert not clash("The Orran Museum kept pupils waiting nine days.", HUNGRY)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # A name of three words says where, and the word of a name may be a plain one elsewhere.
        (
            f"The Orran Harbour Museum kept pupils out for nine days, {UNTIL}.",
            f"Painters in the Orran Harbour Museum {WRITES}.",
        ),
        (f"The museum at Orran kept pupils out for nine days, {UNTIL}.", HUNGRY),
        # A kindred word.
        (
            f"Workers at the Orran Museum stayed away for nine days, {UNTIL}.",
            f"Employees in the Orran Museum {WRITES}.",
        ),
        # The first word of a sentence is no name where the next one has no capital.
        (
            "Painters stood nine hours at Orran, until somebody let them in with bags and all their teachers.",
            "Painters from Orran went hungry for twelve hours, one of them wrote to his mother and the union of cooks.",
        ),
    ],
)
def test_values_beside_the_same_words_conflict(a: str, b: str) -> None:
    assert clash(a, b)


@pytest.mark.parametrize(
    "a",
    [
        # A name of two words, a number, a month and a unit: a story has them everywhere.
        f"The Orran Museum kept pupils out for nine days, {UNTIL}.",
        f"Orran Museum kept pupils out for nine days, {UNTIL}.",
        f"The Orran Museum kept all the 61 pupils out for nine days, {UNTIL}.",
        f"The Orran Museum kept pupils out for nine days a year, {UNTIL}.",
        # A word that stands too far from the value.
        f"The Orran Museum kept pupils out for nine days, {UNTIL} and ladders.",
    ],
)
@pytest.mark.parametrize(
    "b",
    [
        f"Painters, 61 in all, in the Orran Museum {WRITES} of ladders.",
        f"Orran Museum left painters who {WRITES}, as in any year.",
        "Painters in the Orran Museum went hungry twelve days a year, one of them wrote to his mother and the union.",
    ],
)
def test_names_and_numbers_beside_two_values_are_not_enough(a: str, b: str) -> None:
    assert not clash(a, b)


@pytest.mark.parametrize(("score", "one_hour"), [(0.6, False), (0.9, True)])
def test_two_hours_in_sentences_that_surely_state_one_fact_need_no_such_words(
    score: float, one_hour: bool
) -> None:
    feast = "for the feast, to sing with their teachers before a crowd of clapping parents"
    a = f"The Orran Museum let pupils in at 4 a.m. {feast}."
    b = f"{HUNGRY.replace('twelve days', 'at 6.30 a.m.').removesuffix('.')} in haste."
    assert clash(a, b, score=score) == one_hour


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("She faces seven counts of bribery.", "He faces nine counts of bribery.", True),
        ("She faces nine counts of bribery.", "Mr. Brandt faces seven counts of bribery.", True),
        ("She was calm; the clerk faces seven counts of bribery.", "He faces nine counts of bribery.", False),
        ("She said the yard faces seven counts.", "He said the yard faces nine counts.", False),
        (
            "She was calm when the whole long list of all the seven counts of bribery was read.",
            "He was calm when the whole long list of all the nine counts of bribery was read.",
            False,
        ),
    ],
)
def test_he_and_she_are_two_unless_they_only_speak_or_stand_far_off(a: str, b: str, apart: bool) -> None:
    assert clash(a, b) != apart


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        (
            "Voss, a clerk, faces seven counts of bribery.",
            "Calder, a clerk, faces nine counts of bribery.",
            True,
        ),
        # Nobody is named on one side: words without a capital, "I", a day, a plural that opens the sentence.
        (
            "Voss, a clerk, faces seven counts of bribery.",
            "The director faces nine counts of bribery.",
            False,
        ),
        ("The director got seven counts of bribery.", "The clerk faces nine counts of bribery.", False),
        ("In spring I got seven counts of bribery.", "The mate Voss got nine counts of bribery.", False),
        (
            "On Monday the yard faced seven counts of bribery.",
            "Then Ines Calder faced nine counts of bribery.",
            False,
        ),
        ("Prosecutors listed seven counts of bribery.", "Clerks listed nine counts of bribery.", False),
        # The other one is named too.
        (
            "Tom Voss faces seven counts of bribery.",
            "Ines Calder faces nine counts of bribery, unlike Voss.",
            False,
        ),
        ("Ines Calder faces seven counts of bribery.", "In Orran nine counts of bribery await Ines.", False),
        # Speakers, another part of the sentence, or too far off.
        ("Tom Voss said the yard faces seven counts.", "Ines Calder said the yard faces nine counts.", False),
        (
            "Tom Voss was calm; the yard faces seven counts.",
            "Ines Calder was calm; the yard faces nine counts.",
            False,
        ),
        (
            "Tom Voss heard when the whole long list of all the seven counts of bribery was read.",
            "Ines Calder heard when the whole long list of all the nine counts of bribery was read.",
            False,
        ),
        # Those on a boat, those who died and what a thing costs are the event's, whoever tells of them.
        ("Tom Voss counted seven divers on the boat.", "Ines Calder counted nine divers on the boat.", False),
        (
            "Tom Voss rammed the pier and seven were killed.",
            "Ines Calder rammed the pier and nine were killed.",
            False,
        ),
        ("Tom Voss paid a fine of 900 crowns.", "Ines Calder paid a fine of 1,400 crowns.", False),
    ],
)
def test_counts_of_two_who_are_named_are_two_counts(a: str, b: str, apart: bool) -> None:
    assert clash(a, b) != apart


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Two who are named, and what else each of them faces.
        (
            "Calder, who faces seven counts, pleaded not guilty.",
            "Director Dale Voss faces nine counts of bribery.",
        ),
        # Two spans of time in two clauses that share only who is spoken of.
        (
            "For almost three hours on Tuesday, Harbour Minister Ines Calder answered questions of the deputies.",
            "Harbour Minister Ines Calder told the deputies on Tuesday that the yard had hidden the leak "
            "from her office for two months.",
        ),
        # He and she.
        (
            "As for the film he made with Calder in the spring, he does not regret it.",
            "Ms. Calder went online on Tuesday night to express regret about the film made in the spring.",
        ),
    ],
)
def test_values_of_two_who_are_named_or_of_two_clauses_can_both_be_right(a: str, b: str) -> None:
    assert conflicts(a, b) == []


@pytest.mark.parametrize(
    ("a", "b", "values"),
    [
        (
            "The inspector was suspended for two weeks because she had shown the letters to a reporter.",
            "Among them was an inspector of the Orran office who was suspended for ten days over the letters.",
            ("two weeks", "ten days"),
        ),
    ],
)
def test_numbers_beside_the_same_words_conflict(a: str, b: str, values: tuple[str, str]) -> None:
    assert [found[1:] for found in conflicts(a, b)] == [values]


def test_a_name_inside_the_sentence_is_a_subject() -> None:
    assert not clash(
        "In court Voss faces seven counts of fraud.", "In court Arden faces nine counts of fraud."
    )
