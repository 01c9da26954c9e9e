"""What an article's own values settle before they are set against another's: parts, times and values that disagree."""

from __future__ import annotations

import pytest

from index.article import Sentence
from reader.compare.details import Reading, Setting, read_sentence
from reader.compare.diverge import tallied
from tests.reader.compare.diverge.kit import pairs, read

FORTY = ["Forty people died."]
MANY = ["Two hundred people were injured."]


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people died on March 9.",
        "Twelve people died in 2026.",
        "Twelve people have died since 1998.",
    ],
)
def test_a_toll_of_these_days_is_the_story_s(text: str) -> None:
    assert pairs([text], FORTY) == [((0, 0), (1, 0))]


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people died on January 3, 2026.",
        "Twelve people will be dead by June 2026.",
        "Twelve people died in 1998.",
        "Nobody died in 1998.",
    ],
)
def test_a_toll_of_another_time_is_not(text: str) -> None:
    assert pairs([text], FORTY) == []


def test_a_count_of_some_is_left_out_and_a_lesser_sum_is_not() -> None:
    assert pairs(["Sixty people were injured.", "Two people were injured."], MANY) == [((0, 0), (1, 0))]
    assert pairs(["Dozens of people died.", "Twelve people died."], FORTY) == [((0, 1), (1, 0))]
    sums = ["The damage is 900 crowns.", "The damage is 100 crowns."]
    assert pairs(sums, ["The damage is 4,000 crowns."]) == []


def test_values_that_disagree_or_are_too_many_settle_nothing() -> None:
    assert (
        pairs(["Some 300 posts are to be cut.", "Some 900 posts are to be cut."], ["Two posts are cut."])
        == []
    )
    cut = ["At least 300 posts are to be cut.", "Exactly 400 posts are to be cut."]
    assert pairs(cut, ["Some 900 posts are to be cut."]) == []
    many = [f"At least {n} people were injured." for n in range(10, 38, 2)]
    assert pairs(many[:3], ["Two people were injured."])
    assert pairs(many, ["Two people were injured."]) == []


def test_an_article_with_two_hours_gives_no_hour_of_its_own() -> None:
    hours, other = (
        ["The hall was dark at 3 a.m.", "At 3.05 a.m. the hall was dark."],
        ["The hall was dark at 5 a.m."],
    )
    assert pairs(hours, other) == []
    assert pairs(hours[1:], other) == [((0, 0), (1, 0))]


def test_in_long_reports_totals_that_are_linked_need_no_word_in_common() -> None:
    long: list[Reading | None] = [read("Traffic was led through the old town.")] * 60
    one = read(
        "Twelve people were hurt when plaster fell in a hotel on the square, which painters were to leave today."
    )
    two = read(
        "Forty people were hurt, say doctors of a clinic at the harbour, where beds had to be fetched from schools."
    )
    rows = [[None, *long, one], [*long, two]]
    totals = ((0, 61), (1, 60))
    assert tallied(rows) == []
    assert tallied(rows, {totals}) == [totals]


def test_a_thing_of_which_there_are_several_is_set_against_the_same_one() -> None:
    costs = ["The bridge costs 40 million crowns.", "The school costs 90 million crowns."]
    assert pairs(costs, ["The bridge costs 70 million crowns."]) == [((0, 0), (1, 0))]


def test_an_article_of_no_known_day_tells_of_another_time_where_it_names_a_year() -> None:
    texts = ("Twelve people died in 1998.", *FORTY)
    rows = [[read_sentence(Sentence(0, len(text), text), Setting(None))] for text in texts]
    assert tallied(rows) == []
