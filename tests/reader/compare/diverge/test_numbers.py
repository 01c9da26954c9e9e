"""Numbers of two sentences: which exclude each other, and which can both be right."""

from __future__ import annotations

import pytest

from reader.compare.details.model import MOST_OF_A_KIND
from tests.reader.compare.diverge.kit import conflicts


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The footbridge collapsed on Monday, throwing nineteen people into the water.",
            "Twelve people fell into the river when the footbridge collapsed on Monday.",
        ),
        (
            "The bureau sent three inspectors to the island.",
            "The bureau has sent four inspectors to the island.",
        ),
        (
            "Twelve sailors died when the ferry sank off Orran.",
            "The ferry sank off Orran, killing at least 15 people.",
        ),
        ("Repairs to the pier cost $2 million.", "The pier's repairs cost $3 million."),
    ],
)
def test_two_numbers_of_one_thing_conflict(a: str, b: str) -> None:
    assert "number" in [found for found, _, _ in conflicts(a, b)]


@pytest.mark.parametrize(
    ("a", "b", "values"),
    [
        ("The fire killed nine workers.", "Eleven people burned to death in the fire.", ("nine", "Eleven")),
        (
            "About 120 firefighters fought the fire.",
            "More than 200 firemen battled the blaze.",
            ("About 120", "More than 200"),
        ),
        (
            "The fire raged for seven hours.",
            "It took nine hours to put the fire out.",
            ("seven hours", "nine hours"),
        ),
        (
            "Orran declared three days of mourning.",
            "Orran ordered a week of mourning.",
            ("three days", "a week"),
        ),
        ("Floods ruined 400 houses.", "Some 900 homes were ruined by the floods.", ("400", "Some 900")),
        ("The bridge is 28 metres wide.", "The bridge has a width of 40 metres.", ("28 metres", "40 metres")),
        (
            "The state bears 30 percent of the cost.",
            "The state bears half of the cost.",
            ("30 percent", "half"),
        ),
        (
            "The guard got four years in prison.",
            "The guard was given five years in prison.",
            ("four years", "five years"),
        ),
        (
            "The council agreed by 31 to 24.",
            "With 29 votes to 26 the council agreed.",
            ("31 to 24", "29 votes to 26"),
        ),
        # Who paid it says nothing of what it cost.
        (
            "A seat on the ferry cost 85 crowns.",
            "Passengers paid 110 crowns for a seat on the ferry.",
            ("85 crowns", "110 crowns"),
        ),
    ],
)
def test_one_thing_is_measured_twice(a: str, b: str, values: tuple[str, str]) -> None:
    assert values in [(x, y) for _, x, y in conflicts(a, b)]


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        # How far it fell is one thing, with "by" and without.
        (
            "The company's profit fell by 12 percent.",
            "The company's profit fell 15 percent.",
            ("12 percent", "15 percent"),
        ),
    ],
)
def test_how_far_it_fell_is_one_thing_with_by_and_without(a: str, b: str, found: tuple[str, str]) -> None:
    assert [values for _, *values in conflicts(a, b)] == [list(found)]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "A bus with 84 passengers on board left the road near Orran.",
            "The Haverley bus had 86 passengers, 11 crew and 23 bicycles on board.",
            [("84", "86")],
        ),
        ("The bus had 84 passengers on board.", "The bus had 11 crew on board.", []),
        ("The bus carried a crew of 11.", "The bus carried 12 crew and 84 passengers.", [("11", "12")]),
        ("The bus carried 84 passengers.", "The bus carried a crew of 11.", []),
        ("The yard has 40 new cranes.", "The yard has 45 new cranes and 15 cranes of steel.", [("40", "45")]),
        ("Twelve sailors died when the ferry sank.", "Nine passengers died when the ferry sank.", []),
    ],
)
def test_only_numbers_that_count_one_noun_are_set_against_each_other(
    a: str, b: str, expected: list[tuple[str, str]]
) -> None:
    assert [(x, y) for kind, x, y in conflicts(a, b) if kind == "number"] == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("About 300 people came to the pier.", "Some 310 people came to the pier."),
        ("Eleven sailors drowned off the coast.", "11 sailors drowned off the coast."),
        ("The bridge cost $43,350 to mend.", "The bridge cost $43,000 to mend."),
        ("He sees a 2 in 3 chance to win the seat.", "He sees a one-in-three chance to lose the seat."),
        ("The pier cost $250 million.", "The pier cost $250-M."),
        ("The pier cost US$10 mil. in all.", "The pier cost $10 million in all."),
        ("UPDATE 2-Orran talks go on.", "UPDATE 1-Orran talks go on."),
        # Nobody knows how to read them.
        ("三人在事故中死亡。", "四人在事故中死亡。"),
    ],
)
def test_one_number_in_two_forms_is_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("At least five crew members were on board.", "Six crew members were on board."),
        ("It sails four times a day.", "It broke down three times this year."),
        ("One aircraft crashed.", "Two aircraft were involved in the incident, of which one crashed."),
    ],
)
def test_a_number_that_leaves_room_or_counts_something_else_is_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The council passed the plan by 71 to 27 and the senate by 29 to 8.",
            "The senate passed the plan by 29 to 8 and the council by a wide margin.",
        ),
        (
            "The yard lost 2.5 percent of its orders.",
            "The yard lost 4 percent of its orders and the port 2.5 percent.",
        ),
    ],
)
def test_a_number_that_the_other_side_gives_too_conflicts_with_none_of_its_others(a: str, b: str) -> None:
    assert conflicts(a, b) == []


def test_the_dead_of_one_side_are_no_answer_to_the_injured_of_the_other() -> None:
    a = "At least five guards were killed and 14 injured in the riot at the jail of Orran."
    b = "Three guards were killed and nine people were injured in the riot at the jail of Orran."
    assert [values for _, *values in conflicts(a, b)] == [["At least five", "Three"], ["14", "nine"]]


def test_how_often_something_was_seen_is_no_count_of_things() -> None:
    a = "The clip of the quarrel had been watched 3 million times by Sunday night."
    assert conflicts(a, "The clip of the quarrel has been watched more than 5 million times.") == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The fire raged for a week.", "The fire raged for seven days."),
        ("The pier is three miles long.", "The pier is five kilometres long."),
        ("The pier is 2,800 metres long.", "The nearest house is 900 metres from the pier."),
        ("The state bears a third of the cost.", "The state bears 32 percent of the cost."),
        ("The fine was half a million euros.", "The fine was 500,000 euros."),
        ("The mayor of Orran paid bribes of $3 million.", "The mayor of Orran paid a fine of $2 million."),
    ],
)
def test_measures_in_two_units_or_of_two_kinds_can_both_be_right(a: str, b: str) -> None:
    assert [found for found in conflicts(a, b) if found[0] in {"number", "time"}] == []


def test_nearly_is_below_and_for_weeks_after_is_how_long() -> None:
    a = "The economists of the state put the loss from the lottery at nearly $2 million a day."
    b = "The lottery was halted too, a loss to the state of an estimated $1.5 million a day."
    assert conflicts(a, b) == [("number", "nearly $2 million", "an estimated $1.5 million")]
    a = "The inspector was suspended for two weeks after a quarrel over the letters in her office."
    assert conflicts(a, "Among them was an inspector who was suspended for ten days over the letters.") == [
        ("number", "two weeks", "ten days")
    ]


def test_a_table_in_one_line_has_no_number_that_conflicts() -> None:
    line = "was told before he left that on Monday 12 people died and "
    assert conflicts(line, line.replace("12", "15"))
    assert conflicts(line * (MOST_OF_A_KIND + 1), line.replace("12", "15") * (MOST_OF_A_KIND + 1)) == []
