"""Times that count from one told before, or from an event."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.reader.compare.tale.kit import FRIDAY, LEAD, inferred, meant, told


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        ([LEAD, "Two days later the owner resigned."], {"Two days later": "2031-05-16"}),
        (["He was hired in 2029, and about a year later he left."], {"a year later": "2030-01-01/2030-12-31"}),
        (["He signed the bill on Wednesday that was sent to him a day earlier."], {"a day earlier": "2031-05-13"}),
        ([LEAD, "The next morning the pier was shut."], {"The next morning": "2031-05-15 morning"}),
        ([LEAD, "That evening the crew were fed."], {"That evening": "2031-05-14 evening"}),
        (["The mill was sold in 2006 and closed three years later."], {"three years later": "2009-01-01/2009-12-31"}),
        (["He paid in March 2029, and it came a month later."], {"a month later": "2029-04-01/2029-04-30"}),
        (["She spoke at 7:16 p.m. on Wednesday.", "Twenty-three minutes later she left."],
         {"Twenty-three minutes later": "2031-05-14 19:39"}),
        (["They sat from 7 p.m. on Tuesday until 5:40 the next morning."], {"the next morning": "2031-05-14 morning"}),
        (["She resigned on Wednesday, two days after the vote."], {"two days after": "2031-05-12"}),
        (["A day after she lost the vote, the mayor resigned on Wednesday."], {"A day after": "2031-05-13"}),
    ],
)  # fmt: skip
def test_a_time_counts_from_the_one_told_before(sentences: list[str], found: dict[str, str]) -> None:
    assert inferred(*sentences) == found


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        (["A car crashed into the pier on Monday.", "The pier was shut two days after the crash."],
         {"two days after": "2031-05-14"}),
        (["Tuesday's deadly fire shook Tarrow.", "Its owner had gone abroad a week before the fire."],
         {"a week before": "2031-05-06"}),
        (["They voted on Tuesday.", "The night after the vote he left."], {"The night after": "2031-05-14 night"}),
        (["She spoke on Wednesday, the morning after the vote."], {"the morning after": "2031-05-13"}),
        # Of two fires, of an event without a day, and of what nobody named.
        (["Monday's fire and Tuesday's fire shook Tarrow.", "The pier was shut a day after the fire."], {}),
        (["The fire shook Tarrow.", "The pier was shut a day after the fire."], {}),
        (["Tuesday's fire shook Tarrow.", "The pier was shut a day after he fell."], {}),
    ],
)  # fmt: skip
def test_a_time_counts_from_an_event_of_one_day(sentences: list[str], found: dict[str, str]) -> None:
    assert inferred(*sentences) == found


@pytest.mark.parametrize(
    "sentences",
    [
        [LEAD, "Nobody was hurt.", "Two days later the owner resigned."],
        ["The crew were fed.", "The next morning the pier was shut."],
        # The day is said.
        ["He left on May 2 and was found a day later, on May 3."],
        # One length of time against another, and a length of time.
        ["Sales on Wednesday were up 4 percent from a year earlier."],
        [LEAD, "Over the next month it will rain."],
        # Which night is meant was told elsewhere.
        ["He admitted on Wednesday that he had slept that night."],
        # What follows belongs to something that is not told of here.
        ["The plan was dropped on Wednesday less than four weeks before it is due."],
        ["He resigned in 2031 as he had promised in June the same day that she did."],
    ],
)
def test_a_time_that_counts_from_nothing_sure_stays_out(sentences: list[str]) -> None:
    assert inferred(*sentences) == {}


def test_the_order_of_articles_changes_nothing() -> None:
    first = [LEAD.replace("Wednesday", "Wednesday evening"), "It was hit at 2 a.m."]
    second = ["The Tarrow barge went down on Wednesday morning.", "It was raised at 2 p.m."]
    third = ["A barge has sunk off Tarrow.", "It struck the pier at 3 a.m.", "A year later it was sold."]
    articles = [(FRIDAY, first), (FRIDAY, second), (FRIDAY, third)]
    found = [
        sorted((words, meant(each.when)) for words, each in told(*(articles[n] for n in order)))
        for order in permutations(range(3))
    ]
    assert all(each == found[0] for each in found)
