"""Two values that no link joins are of one matter, or else they contradict nothing."""

from __future__ import annotations

import pytest

from reader.compare.diverge import tallied
from reader.compare.diverge.judge import judge
from tests.reader.compare.diverge.kit import pairs, read


def found(a: str, b: str) -> bool:
    """Whether two sentences conflict that give the only such values of their articles."""
    return bool(judge(read(a), read(b), linked=False, tallied=True).conflicts)


def test_numbers_of_one_matter_lie_near_each_other() -> None:
    gift = "The shipyard gave the mayor's party a donation of 90,000 crowns."
    assert found(gift, "The party received donations of 60,000 crowns.")
    assert not found(gift, "A baker gave the party a donation of 400 crowns.")
    assert found("Nobody was injured.", "Forty people were injured.")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Calder, 58, has left for Orran.", "Arden, 55, was relieved."),
        ("Tom Arden, 26, a nurse, stood on the pier.", "Police look for the family of a 24-year-old man."),
        ("Captain Ivo Brandt faces nine counts.", "Arden, who faces seven counts, pleaded not guilty."),
    ],
)
def test_what_is_said_of_two_people_is_no_conflict(a: str, b: str) -> None:
    assert not found(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ines Calder, 58, has left for Orran.", "Calder, 55, was relieved."),
        ("Tom Arden, 26, a nurse, stood on the pier.", "The nurse, a 24-year-old, wept."),
        ("Captain Ivo Brandt faces nine counts.", "Brandt, who faces seven counts, pleaded not guilty."),
    ],
)
def test_what_is_said_of_one_person_is(a: str, b: str) -> None:
    assert found(a, b)


def test_what_a_witness_tells_of_himself_is_not_the_story_s() -> None:
    wage = "The guards earn 900 crowns a month."
    assert found(wage, "Each of them earned 1,400 crowns a month, the union said.")
    assert not found(wage, '"I earn 1,400 crowns a month," said a porter.')


def test_a_line_s_own_time_is_no_time_of_the_event() -> None:
    hour = "The wall came down at 4.15 p.m. on Friday."
    assert found(hour, "At 6.05 p.m. the wall collapsed.")
    assert not found(hour, "UPDATE, 6.05 p.m.: The wall of the mill collapsed.")


def test_statements_of_two_days_may_both_have_been_so() -> None:
    assert found("The party endorsed Arden.", "The party withdrew its support for Arden.")
    dated = "On Thursday the party withdrew its support for Arden."
    assert not found("The party endorsed Arden in January.", dated)
    assert not found(dated, "The party endorsed Arden in January.")


_CUT = "Some {} posts are to be cut"
_LONG = (
    "Workers who had gathered since dawn beside the rusting cranes of the harbour recalled, between songs and speeches "
    "from veterans of earlier quarrels, that {}."
)
_FILLER = ["The harbour is shut."] * 3


def test_long_sentences_must_share_more_than_a_question() -> None:
    brief = "Management will cut 1,200 jobs."
    assert pairs([*_FILLER, _CUT.format(700)], [brief]) == [((0, 3), (1, 0))]
    long = _LONG.format(_CUT.format(700))
    assert pairs([*_FILLER, long], [brief]) == []
    assert pairs([*_FILLER, long], [long.replace("700", "1,200")]) == [((0, 3), (1, 0))]


def test_the_longer_an_article_the_less_a_sentence_may_say_besides() -> None:
    cut = f"{_CUT.format(700)} at the shipyard of Orran before winter, its owner wrote."
    brief = "Management will cut 1,200 jobs."
    assert pairs([*_FILLER, cut], [brief]) == [((0, 3), (1, 0))]
    assert pairs([*_FILLER * 20, cut], [brief]) == []


def test_sentences_that_a_link_joins_need_not_share_more() -> None:
    cut = f"{_CUT.format(700)} at the shipyard of Orran before winter, its owner wrote."
    rows = [[read(text) for text in (*_FILLER * 20, cut)], [read("Management will cut 1,200 jobs.")]]
    pair = (0, len(rows[0]) - 1), (1, 0)
    assert tallied(rows) == []
    assert tallied(rows, {pair}) == [pair]


def test_a_sentence_that_gives_two_values_settles_nothing() -> None:
    turnout = "The turnout was 61 percent."
    assert pairs([turnout], ["Only 48 percent went to the polls."]) == [((0, 0), (1, 0))]
    assert pairs([turnout], ["Turnout, at 48 percent by noon, was 55 percent in the end."]) == []


def test_a_doubtful_pair_of_long_sentences_must_share_more() -> None:
    a, b = "Nine people died when the ferry sank off Orran.", "Eleven people died off Orran."
    assert judge(read(a), read(b), linked=False).conflicts
    harbour = (
        "Beside the rusting cranes of the harbour, whose owner had promised the council a museum of shipbuilding, a "
        "choir of pupils and pensioners remembered on Sunday with candles and hymns that eleven people died."
    )
    assert not judge(read(a), read(harbour), linked=False).conflicts


def test_an_everyday_phrase_needs_another_word_that_tells_what_is_asked() -> None:
    told = "The parents of Orran were told."
    assert pairs([told], ["The parents were never told."]) == [((0, 0), (1, 0))]
    assert pairs(["The sailors were told."], ["The owners were never told."]) == []


def test_a_sentence_that_gives_the_other_one_s_number_as_well_does_not_contradict_it() -> None:
    whole = "The vessel was carrying 95 people, 84 passengers and 11 crew."
    assert not found(whole, "A ferry with 84 passengers on board ran aground.")
    assert found("The vessel was carrying 95 people.", "A ferry with 84 people on board ran aground.")


def test_opposite_accounts_in_other_words_need_not_share_many() -> None:
    calm = "The sea was calm and the lighthouse was working normally that evening, the harbour master of the town said."
    rough = "Passengers told of a heavy swell and of waves breaking over the rail before the two cars came loose below."
    assert judge(read(calm), read(rough), linked=False).conflicts
