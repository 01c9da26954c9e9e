"""Days that a text tells without saying them: of clock times."""

from __future__ import annotations

import pytest

from reader.compare.details import Setting
from reader.compare.steps import listening
from reader.compare.tale.posts import is_live
from tests.reader.compare.tale.kit import FRIDAY, LEAD, inferred, meant, told


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        ([LEAD, "It struck the pier at 2:15 p.m."], {"2:15 p.m.": "2031-05-14 14:15"}),
        ([LEAD, "The hull is old.", "The last man was ashore by 3 p.m."], {"3 p.m.": "2031-05-14 15:00"}),
        ([LEAD, "It was built in 2004.", "It struck the pier at 2 p.m."], {"2 p.m.": "2031-05-14 14:00"}),
        (
            ["The bridge was shut at 9 p.m. on Monday and reopened at 5 a.m."],
            {"5 a.m.": "2031-05-13 05:00"},
        ),
        (
            ["A barge sank off Tarrow late Wednesday.", "Divers reached it at 3 a.m."],
            {"3 a.m.": "2031-05-15 03:00"},
        ),
        (
            ["The talks began at 4 p.m. on Tuesday, May 6.", "At 6:20 p.m. the mayor walked out."],
            {"6:20 p.m.": "2031-05-06 18:20"},
        ),
    ],
)
def test_a_clock_time_is_of_the_day_that_the_text_tells_of(
    sentences: list[str], found: dict[str, str]
) -> None:
    assert inferred(*sentences) == found


@pytest.mark.parametrize(
    "sentences",
    [
        # Only said on Wednesday, or so on Wednesday.
        ["A barge sank off Tarrow, police said on Wednesday.", "It struck the pier at 2:15 p.m."],
        ["Four men were still missing on Wednesday.", "Their boat struck the pier at 2:15 p.m."],
        ["The captain resigned in an e-mail on Wednesday.", "He left the pier at 2:15 p.m."],
        # The morning after an evening may be the next one.
        ["A barge sank off Tarrow on Wednesday evening.", "The owner was called at 8 a.m."],
        # What is done every day, what somebody quotes, what a witness tells of another day.
        [LEAD, "The ferry leaves the pier at 2 p.m. every day, and it was late."],
        [LEAD, "“I left the pier at 2 p.m.,” the cook said."],
        [LEAD, "The captain testified that he left the pier at 2 p.m."],
        # Another day stands beside it.
        [LEAD, "Monday's crossing, at 2 p.m., went well."],
        # It had not come yet.
        ["A barge sank off Tarrow late on Friday.", "It was towed away at 4 a.m."],
        ["It struck the pier at 2:15 p.m."],
    ],
)
def test_a_clock_time_stays_out_where_its_day_is_not_sure(sentences: list[str]) -> None:
    assert inferred(*sentences) == {}


def test_the_day_may_be_told_by_most_of_the_other_reports() -> None:
    silent = ["A barge has sunk off Tarrow.", "It struck the pier at 2:15 p.m."]
    others = [(FRIDAY, [LEAD]), (FRIDAY, ["The Tarrow barge went down on Wednesday afternoon."])]
    found = {words: meant(each.when) for words, each in told(*others, (FRIDAY, silent)) if each.inferred}
    assert found == {"2:15 p.m.": "2031-05-14 14:15"}
    apart = [(FRIDAY, [LEAD]), (FRIDAY, ["The Tarrow barge went down on Tuesday."])]
    assert not any(each.inferred for _, each in told(*apart, (FRIDAY, silent)))


def test_what_will_be_at_an_hour_will_be_on_the_day_of_the_report_or_on_the_one_just_told() -> None:
    assert inferred("The minister will speak at 5 p.m.") == {"5 p.m.": "2031-05-16 17:00"}
    assert inferred("The funeral will be on Monday.", "The doors will open at 9 a.m.") == {
        "9 a.m.": "2031-05-19 09:00"
    }
    assert inferred("The minister will speak at 5 p.m.", day=None) == {}
    assert inferred("It was announced that the minister would speak at 5 p.m. instead.") == {}


def test_the_open_half_of_a_clock_time_is_that_of_the_tale() -> None:
    lead = "The hall filled up at 4 p.m. on Wednesday."
    assert inferred(lead, "At 6:52 the lights went out.") == {"6:52": "2031-05-14 18:52"}
    assert inferred(lead, "At 6:52, eight minutes before it began, she said so.") == {
        "6:52": "2031-05-14 18:52",
        "eight minutes before": "2031-05-14 19:00",
    }
    assert inferred("The hall filled up on Wednesday at 3 p.m., and all day.", "It closed at 11:30 a.m.") == {
        "11:30 a.m.": "2031-05-14 11:30"
    }
    ((_, day),) = [
        each
        for each in told((FRIDAY, ["He left at 4:40 on Wednesday, not at 9 p.m."]))
        if not each[1].inferred
    ]
    assert meant(day.when) == "2031-05-14"


def test_an_article_without_a_date_counts_from_the_day_that_the_others_tell() -> None:
    others = [(FRIDAY, [LEAD]), (FRIDAY, ["The Tarrow barge went down on Wednesday afternoon."])]
    undated = Setting(FRIDAY, guessed=True)
    begins = ["A barge went down off Tarrow yesterday.", "It will be raised tomorrow."]
    found = [
        (words, meant(each.when)) for words, each in told(*others, (undated, begins)) if each.ref.article == 2
    ]
    assert found == [("yesterday", "2031-05-14"), ("tomorrow", "2031-05-16")]
    nothing = ["A barge has sunk off Tarrow.", "Divers went down yesterday, and on Thursday."]
    found = [
        (words, meant(each.when))
        for words, each in told(*others, (undated, nothing))
        if each.ref.article == 2
    ]
    assert found == [("Thursday", "2031-05-15")]


def test_what_follows_in_the_small_hours_may_be_of_the_next_day() -> None:
    assert inferred("The mayor resigned on Wednesday, after which the vote began at 12:20 a.m.") == {}
    assert inferred("Four men died on Wednesday after their boat sank at 2 a.m.") == {
        "2 a.m.": "2031-05-14 02:00"
    }
    assert inferred("The mayor fell early on Wednesday.", "The vote began at 11:58 p.m.") == {}


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        ([LEAD, "Two of the men were let go about noon."], {"noon": "2031-05-14 noon"}),
        (["A barge sank late on Wednesday.", "It rose shortly after midnight."], {"midnight": "2031-05-15 00:00"}),
        (["A barge sank early on Thursday.", "It was hit shortly after midnight."], {"midnight": "2031-05-15 00:00"}),
        # Of which of its two ends is said of no day, and what is done before it is of the day before.
        ([LEAD, "Its crew came ashore at midnight."], {}),
        (["A barge sank late on Wednesday.", "Its crew came ashore shortly before midnight."], {}),
        ([LEAD, "The noon ferry was late."], {}),
        (["A barge sank before dawn on Wednesday.", "It was hit at 5 a.m."], {"5 a.m.": "2031-05-14 05:00"}),
    ],
)  # fmt: skip
def test_noon_and_midnight_are_clock_times(sentences: list[str], found: dict[str, str]) -> None:
    assert inferred(*sentences) == found


def test_a_table_in_a_line_tells_no_tale() -> None:
    table = "It ran on Wednesday at 7:15, " + ", ".join(f"7:{minute} a.m." for minute in range(20, 40)) + "."
    assert inferred(LEAD, table, "At 2 p.m. it ran once more.") == {"2 p.m.": "2031-05-14 14:00"}
    assert len(inferred(LEAD, "At 2 p.m., 3 p.m. and 4 p.m. it ran once more.")) == 3


def test_whoever_waits_may_stop_it_at_any_sentence() -> None:
    heard = []
    with listening(lambda *progress: heard.append(progress)):
        told((FRIDAY, [LEAD, "It was hit at 2 p.m.", "It was raised at 4 p.m."]))
    assert len(heard) == 3


POSTS = [
    "\n15:41 Police clear the pier.",
    "\n14:30 A loud bang is reported at about 2.20pm.",
    "\n9:05 Good morning.",
]


def test_each_post_of_a_live_report_is_of_its_day() -> None:
    assert inferred(*POSTS) == {
        "15:41": "2031-05-16 15:41",
        "14:30": "2031-05-16 14:30",
        "2.20pm": "2031-05-16 14:20",
        "9:05": "2031-05-16 09:05",
    }
    assert inferred(*POSTS[:2]) == {}
    headed = [
        "\n+++ 14.05: Ferry will sail +++",
        "\n+++ 13.10: Pier is shut +++",
        "\n+++ 12.30: Two are dead +++",
    ]
    assert inferred(*headed) == {
        "14.05": "2031-05-16 14:05",
        "13.10": "2031-05-16 13:10",
        "12.30": "2031-05-16 12:30",
    }
    assert not any(each.expected for _, each in told((FRIDAY, headed)))
    # Days that open the lines of a list are no hours.
    assert not is_live("14.05.2031: A barge sank.\n15.05.2031: It was raised.\n16.05.2031: It sailed.")
    assert is_live("".join(headed))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Lena Orth was mayor of Tarrow from 2014 to 2022.", {"2014 to 2022": "2014-01-01/2022-12-31"}),
        (
            "The boats were built between April 2028 and March 2030.",
            {"April 2028 and March 2030": "2028-04-01/2030-03-31"},
        ),
        ("It sank on Wednesday at noon.", {"Wednesday at noon": "2031-05-14 noon"}),
        (
            "It sank at 9.50 this morning, and the last came at 2 p.m.",
            {"9.50 this morning": "2031-05-16 09:50"},
        ),
        (
            "It sank this morning, May 16, at 4:10 a.m.",
            {"this morning, May 16, at 4:10 a.m.": "2031-05-16 04:10"},
        ),
        ("It was made around 1600 BC.", {}),
        # Two years that are no span.
        ("It sank in 2014 and 2022.", {"2014": "2014-01-01/2014-12-31", "2022": "2022-01-01/2022-12-31"}),
    ],
)
def test_what_is_one_moment_is_one(sentence: str, found: dict[str, str]) -> None:
    every = {words: meant(each.when) for words, each in told((FRIDAY, [sentence])) if not each.inferred}
    assert every == found


def test_what_is_missing_after_a_crash_on_a_day_crashed_then() -> None:
    lead = "One man is dead and two were missing after a crash on Wednesday, police said."
    assert inferred(lead, "The barge struck the pier at 2:15 p.m.") == {"2:15 p.m.": "2031-05-14 14:15"}
