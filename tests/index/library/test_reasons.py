"""Why two articles stand together: whole names, words as they are written, and dates."""

from __future__ import annotations

from index.reasons import give_reason

ONE = (
    "The bank of Norland raised its rate on Monday. Governor Elsa Haugen said prices rose in the U.S. market as well. "
    "“We shall go on, step by step, until it is done,” she said. Later she met Rev. Ida Moe of New Keld."
)
OTHER = (
    "Norland has raised its rate. That is the word of the governor, Elsa Haugen, on Monday: “We shall go on, step by "
    "step, until it is done,” although the U.S. has not. In town was Ida Moe, who is at home in New Keld."
)


def reason(one: str, other: str) -> str:
    return give_reason((None, one, 100), (None, other, 100))


def test_names_are_told_whole_and_days_are_no_names() -> None:
    told = reason(ONE, OTHER)
    assert told.startswith("both name Elsa Haugen, ")
    assert "Ida Moe" in told or "New Keld" in told
    assert "Monday" not in told
    assert "Rev" not in told


def test_a_country_of_initials_keeps_its_last_stop() -> None:
    assert reason("It was in the U.S. of old.", "Now in the U.S. it is.").startswith("both name U.S.;")


def test_a_run_is_told_as_it_is_written_and_its_cut_is_seen() -> None:
    assert "both write “We shall go on, step by step, until…”" in reason(ONE, OTHER)


def test_a_run_does_not_reach_over_the_end_of_a_sentence() -> None:
    one = "Seven people were hurt badly. Divers searched the hull for leaks."
    other = "So seven people were hurt badly. Divers searched the hull all day."
    assert "Divers" not in reason(one, other)


def test_words_that_say_nothing_are_no_run_worth_telling() -> None:
    one = "At the end of the day it was for all of them to say that it had been so."
    other = "They felt that at the end of the day it was for all of the others to go."
    assert "both write “" not in reason(one, other)


def test_a_name_is_told_once() -> None:
    one = "Then came Vernon Stell. We asked Stell, and Stell laughed, as an Australian would in Australia."
    other = "There was Vernon Stell, and to Stell, yes, Stell, they spoke of Australia and of an Australian."
    told = reason(one, other)
    assert told.count("Stell") == 1
    assert told.count("Australia") == 1
