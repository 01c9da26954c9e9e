"""Which number or time of a sentence answers a question of its story, and which only stands near its words."""

from __future__ import annotations

import pytest

from reader.compare.diverge.answers.points import told
from tests.reader.compare.diverge.kit import pairs, read


@pytest.mark.parametrize(
    ("question", "text"),
    [
        # A day to come, where no last time is asked for; numbers that count no people, where none are asked for.
        ("when it opens again", "The museum opens again on Monday."),
        ("how many charges there are", "The guard faces nine counts."),
        ("when vaccination begins", "The first injection was given on March 11."),
        ("when the book came out", "Her memoir appeared in December 2018."),
        ("how deep the quake was", "The quake was 10 km below the sea floor."),
        ("how far off the epicentre was", "The epicentre was about 60 km north of Orran."),
        # A minute, as a span or in a row.
        ("in which minute", "The game was halted after 62 minutes."),
        ("in which minute", "The game was halted in the 31st minute."),
        ("how long the contract is", "She put pen to paper on a six-year deal."),
        # People, with a noun or without, with a hyphen in it, and some of a thing that owns them.
        ("how many were aboard", "The bus had 84 on board."),
        ("how large the crew is", "The trawler has a crew of nine."),
        ("how many were aboard", "There were 40-something people on board."),
        ("how many were arrested", "The police arrested 12 of Orran's guards."),
        ("how many visitors come", "The museum has 90,000 visitors a year."),
        # A possessive is its noun.
        ("what the turnout was", "The turnout's high: 61 percent."),
        # One for each name: in the value's clause however far, in another one near it.
        ("how many seats liber", "The Liberals won 31 of the seats in parliament."),
        (
            "what share of the vote arden",
            "Tom Arden in the old harbour town of all the people of the valley won 31 percent of the vote.",
        ),
        ("what share of the vote calder", "Ines Calder, who slept, won 31 percent of the vote."),
    ],
)
def test_a_value_answers(question: str, text: str) -> None:
    assert question in {one.key for one in told(read(text))}


@pytest.mark.parametrize(
    ("question", "text"),
    [
        # Too fine or too coarse a time, or one of no known day.
        ("when it was founded", "The band was founded on Friday."),
        ("when it opens again", "The museum opens again in 2027."),
        ("when the road opens", "The road opens at 9 a.m."),
        ("how deep the quake was", "The epicentre was about 60 km north of Orran."),
        ("how far off the epicentre was", "Haverley, 300 km off, is nearer to the epicentre."),
        # No number at all, another unit, other things than people.
        ("how many charges there are", "They faced several charges."),
        ("what the fine is", "The fine is 12 percent."),
        ("what the deal is worth", "Its previous purchase cost $58 million."),
        ("how many were aboard", "Two ferries with 340 bicycles on board ran aground."),
        ("in which minute", "The 3rd game of minutes was halted."),
        # Some of them, those who are not there, an age, so many a year, a part of a word.
        ("how many were arrested", "The police arrested 12 of them."),
        ("how many were arrested", "They arrested guards, including 12 women."),
        ("how many were arrested", "Police arrested a man of three nationalities."),
        ("how many were aboard", "The ferry was two crew members short on board."),
        ("how many were aboard", "The ferry carries 210,000 passengers a year on board."),
        ("how many were aboard", "The ferry had 14- and more on board."),
        # A word that bars it, or words too far off or in another part of the sentence.
        ("what the fine is", "The fine was a bribe of 900 crowns."),
        ("how large the crew is", "The trawler had 84 passengers and a crew aboard."),
        (
            "what the turnout was",
            "Some 61 percent of beer in the old days of the town was drunk before the turnout.",
        ),
        ("what the turnout was", "Turnout fell; beer rose by 61 percent."),
        ("what the turnout was", "Beer rose by 61 percent; turnout fell."),
        (
            "what sentence was asked for",
            "The mayor asked in the spring for tea; the prosecution had seven years.",
        ),
        # No name, or one in another clause far before.
        ("what share of the vote win", "Then Ines Calder won 31 percent of the vote."),
        ("what share of the vote ", "Then The Calder won 31 percent of the vote."),
        (
            "what share of the vote arden",
            "As Tom Arden of the old harbour party had told the people of the whole long valley so often, "
            "Ines Calder won 31 percent of the vote.",
        ),
        # Of some of them only, and not for the first time.
        ("when vaccination begins", "Vaccination of children begins on March 20."),
        ("when vaccination begins", "Vaccination was resumed on March 12."),
    ],
)
def test_a_value_does_not_answer(question: str, text: str) -> None:
    assert question not in {one.key for one in told(read(text))}


def test_of_two_minutes_only_the_one_in_minutes_answers() -> None:
    text = "The game was halted two hours and ten minutes in."
    assert [one.key for one in told(read(text))].count("in which minute") == 1


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("The bridge costs 40 million crowns.", "The school costs 90 million crowns.", False),
        ("The bridge costs 40 million crowns.", "The bridge costs 90 million crowns.", True),
        ("It costs 40 million crowns.", "It costs 90 million crowns.", False),
        (
            "Ines Calder won 31 percent of the vote, Tom Arden 24.",
            "Tom Arden won 24 percent of the vote.",
            False,
        ),
    ],
)
def test_where_a_story_has_several_both_must_name_the_same(a: str, b: str, found: bool) -> None:
    assert bool(pairs([a], [b])) == found
