"""Whose a value is in a sentence that no link joins to the other one: the name before it, where there is one."""

from __future__ import annotations

import pytest

from tests.reader.compare.diverge.kit import clash_of_totals

ARDEN = "Tom Arden earns a salary of 1,400 crowns."


@pytest.mark.parametrize(
    "other",
    [
        # A name in the value's own clause, not one of another clause.
        "Ivo Brandt earns a salary of 900 crowns.",
        "While Tom Arden slept, Ivo Brandt earned a salary of 900 crowns.",
        # The name that the sentence opens with.
        "Ivo Brandt, who led the yard, earned a salary of 900 crowns.",
    ],
)
def test_values_of_two_names_are_of_two_matters(other: str) -> None:
    assert not clash_of_totals(ARDEN, other)


@pytest.mark.parametrize(
    "other",
    [
        # A name behind the value, or with a preposition before it.
        "A salary of 900 crowns Ivo Brandt earned.",
        "In Orran Harbour a salary of 900 crowns is paid.",
        "The mate of Ivo Brandt earns a salary of 900 crowns.",
        # A name neither in the clause nor near the head, and no comma before the number.
        "On Monday, as the mate Ivo Brandt slept, a salary of 900 crowns was paid.",
        "At the gate of the yard stood Ivo Brandt whose 900 crowns salary was cut.",
        # No name opens it.
        "Miners knew who earned a salary of 900 crowns.",
        "Later, they earned a salary of 900 crowns.",
    ],
)
def test_a_value_that_is_said_of_no_name_may_be_anybody_s(other: str) -> None:
    assert clash_of_totals(ARDEN, other)


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        # Before a comma stands whose age it is, and no name further off counts.
        ("Ivo Brandt, 58, has left.", "The man at the wheel was Tom Arden, 55, of Orran.", True),
        ("Arden, 58, has left.", "At the wheel sat, as Tom Arden knew, the mate Ivo Brandt, 55.", True),
        # A lone first word is a name by what follows it, and only where no other name is there.
        (
            "Brandt, who led it, earned a salary of 900 crowns.",
            "Arden, who slept, earned a salary of 700 crowns.",
            True,
        ),
        ("Brandt, 58, earned a salary of 900 crowns.", "Arden, 58, earned a salary of 700 crowns.", True),
        (
            "French police told Arden, and Ivo Brandt earned a salary of 900 crowns.",
            "French police earned a salary of 700 crowns.",
            True,
        ),
        ("Sixty, who slept, were injured.", "Tom Arden told of forty who were injured.", False),
        # A nation is one name, whatever its form, and nothing but a nation where it opens the sentence.
        ("German police put the damage at 900 crowns.", "French police put the damage at 700 crowns.", True),
        ("German police put the damage at 900 crowns.", "Germany put the damage at 700 crowns.", False),
        # What many names have in them is none: small words and hyphens.
        (
            "The Bank of Orran earned a profit of 900 crowns.",
            "The Court of Haverley earned a profit of 700 crowns.",
            True,
        ),
        (
            "The Orran-Lonn yard earned a profit of 900 crowns.",
            "The Tessin-Vasby yard earned a profit of 700 crowns.",
            True,
        ),
    ],
)
def test_which_words_are_the_name(a: str, b: str, apart: bool) -> None:
    assert clash_of_totals(a, b) != apart


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("Police look for the family of an 18-year-old man.", "Tom Arden, 20, a nurse, stood there.", True),
        ("Police look for the family of a 24-year-old man.", "A 26-year-old nurse stood there.", False),
        ("The nurse, a 24-year-old, wept.", "Tom Arden, 26, a nurse, stood there.", False),
        ("The family of a 24-year-old nurse Tom Arden wept.", "Tom Arden, 26, a nurse, stood there.", False),
        # Only ages are told of somebody unnamed in this way.
        ("It paid a 900 crown fine.", "Tom Arden paid a fine of 1,400 crowns.", False),
    ],
)
def test_an_age_of_somebody_unnamed_is_not_that_of_a_named_person(a: str, b: str, apart: bool) -> None:
    assert clash_of_totals(a, b) != apart


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ('"I earn 1,400 crowns a month," said a porter.', "The guards earn 900 crowns a month.", True),
        # Who tells of himself beside the value tells another thing.
        (
            'Porters earn 1,400 crowns a month. "I love it," said one.',
            "Guards earn 900 crowns a month.",
            False,
        ),
        ("UPDATE, 6.05 p.m.: The wall of the mill collapsed.", "The wall came down at 4.15 p.m.", True),
        # A time of another clause does not date a value.
        (
            "The party endorsed Arden, and Brandt spoke in January.",
            "On Thursday the party withdrew its support for Arden.",
            False,
        ),
        # Nobody is not far from some.
        ("Nobody died.", "Forty people died.", False),
    ],
)
def test_what_else_is_of_another_matter(a: str, b: str, apart: bool) -> None:
    assert clash_of_totals(a, b) != apart
