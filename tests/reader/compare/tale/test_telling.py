"""Days that a text tells without saying them: clock times, and times that count from one told before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from index.article import Sentence
from reader.compare.details import Setting, When, read_sentence
from reader.compare.model import Ref
from reader.compare.tale.dated import Dated
from reader.compare.tale.telling import tell, times_of

FRIDAY = date(2031, 5, 16)


def told(*articles: tuple[date | Setting | None, list[str]]) -> list[tuple[str, Dated]]:
    """Return the times of some articles, in the order of the text, with the words for each."""
    rows, settings, texts = [], [], []
    for number, (day, sentences) in enumerate(articles):
        text = " ".join(sentences)
        setting = replace(day, text=text) if isinstance(day, Setting) else Setting(day, text=text)
        row = []
        for place, sentence in enumerate(sentences):
            reading = read_sentence(Sentence(text.index(sentence), 0, sentence), setting)
            row.append((Ref(number, place), reading, times_of(reading)))
        rows.append(row)
        settings.append(setting)
        texts.append(text)
    found = sorted(tell(rows, settings), key=lambda each: (each.ref.article, each.span.start))
    return [(texts[each.ref.article][each.span.start : each.span.end], each) for each in found]


def meant(when: When) -> str:
    """Return the first day of a time, and the last if it is another, with its clock time or part of the day."""
    days = str(when.first) if when.first == when.last else f"{when.first}/{when.last}"
    clock = "" if when.minute is None else f" {when.minute // 60:02d}:{when.minute % 60:02d}"
    return f"{days}{clock}" if clock else f"{days} {when.part}".rstrip()


def inferred(*sentences: str, day: date | None = FRIDAY) -> dict[str, str]:
    """Return what is told but not said in an article, by its words."""
    return {words: meant(each.when) for words, each in told((day, list(sentences))) if each.inferred}


LEAD = "A barge sank off Tarrow on Wednesday, and its crew of four swam ashore."


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


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The court will sentence him on June 28.", True),
        ("A vote is due in June.", True),
        ("The minister will speak at 5 p.m. today.", True),
        ("He will run in 2034.", True),
        ("The shutdown was to begin yesterday.", True),
        ("The intent was to repeat the 2019 law.", False),
        ("He declined to meet them later this month.", True),
        ("She lobbied them to vote otherwise next week.", True),
        ("The barge sank on Wednesday.", False),
        ("The council met on Friday.", False),
        ("No talks were scheduled as of Friday night.", False),
        ("It has rained in May.", False),
        # The report was changed on the day after its date.
        ("In a statement on Saturday, the owner said he was sorry.", False),
    ],
)
def test_what_lies_ahead_of_a_report_is_expected(sentence: str, expected: bool) -> None:
    ((_, found),) = told((FRIDAY, [sentence]))
    assert found.expected is expected


@pytest.mark.parametrize(
    "sentence",
    [
        "UPDATE: 9 p.m. -- The mayor says she is sorry.",
        "UPDATE, Friday, 9 p.m.: The mayor says she is sorry.",
        "TARROW, May 16 (ANP) - A barge sank in the harbour.",
        "TARROW, Keld, May 16 — A barge sank in the harbour.",
        "TARROW, May 16: A barge sank in the harbour.",
    ],
)
def test_when_a_report_was_written_is_no_time_of_its_tale(sentence: str) -> None:
    assert not any(each.when.minute or each.when.first == FRIDAY for _, each in told((FRIDAY, [sentence])))


def test_a_date_before_a_dash_in_the_middle_is_one_of_the_tale() -> None:
    ((words, _),) = told((FRIDAY, ["The barge sank on May 14 - in a calm sea."]))
    assert words == "May 14"


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
