from __future__ import annotations

from datetime import date

import pytest

from index.article import Sentence
from reader.compare.details import Detail, Setting, When, find_details
from reader.compare.model import DifferenceKind

FRIDAY = date(2026, 3, 13)


def times(text: str, day: date | None = FRIDAY) -> list[Detail]:
    found = find_details(Sentence(0, len(text), text), Setting(day))
    return [d for d in found if d.kind is DifferenceKind.TIME]


def when(text: str, day: date | None = FRIDAY) -> When:
    found = times(text, day)
    assert len(found) == 1, [d.text for d in found]
    value = found[0].value
    assert isinstance(value, When)
    return value


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It sank on Thursday.", "2026-03-12", "2026-03-12"),
        ("It sank on Friday.", "2026-03-13", "2026-03-13"),
        ("It sank on Saturday.", "2026-03-07", "2026-03-07"),
        ("It will sail on Saturday.", "2026-03-14", "2026-03-14"),
        ("It sank on Thursday (Mar 12).", "2026-03-12", "2026-03-12"),
        ("It sank on 28 February.", "2026-02-28", "2026-02-28"),
        ("It sank on March 12, 2024.", "2024-03-12", "2024-03-12"),
        ("It sank on 2024-03-12.", "2024-03-12", "2024-03-12"),
        ("Ships were moved to the coast at the end of February.", "2026-02-18", "2026-02-28"),
        ("It sank in November.", "2025-11-01", "2025-11-30"),
        ("It sank last month.", "2026-02-01", "2026-02-28"),
        ("It sank earlier this month.", "2026-03-01", "2026-03-13"),
        ("It sank last year.", "2025-01-01", "2025-12-31"),
        ("It sank yesterday.", "2026-03-12", "2026-03-12"),
        ("It sank three days ago.", "2026-03-10", "2026-03-10"),
        ("It was built in the 1950s.", "1950-01-01", "1959-12-31"),
        ("It was built in the late 1950s.", "1956-01-01", "1959-12-31"),
        ("It was built in 1998.", "1998-01-01", "1998-12-31"),
        ("It opens in mid May.", "2026-05-09", "2026-05-22"),
        ("It was built in the mid-1980s.", "1983-01-01", "1987-12-31"),
        ("It was promised back in the nineties.", "1990-01-01", "1999-12-31"),
        ("It was built in the late '60s.", "1966-01-01", "1969-12-31"),
        ("It ran ashore in the summer of 2023.", "2023-06-01", "2023-08-31"),
        ("It opened in spring 2024.", "2024-03-01", "2024-05-31"),
        ("It was tested twice this winter.", "2025-12-01", "2026-02-28"),
        ("It sank on Christmas Eve 1975.", "1975-12-24", "1975-12-24"),
        ("It sank on New Year's Day.", "2026-01-01", "2026-01-01"),
        ("It sank on Christmas Eve in 1975.", "1975-12-24", "1975-12-24"),
        ("It was gone between 10 and 12 January.", "2026-01-10", "2026-01-12"),
        ("It was gone from 10 to 12 January 2025.", "2025-01-10", "2025-01-12"),
        ("It will be raised by the end of next month.", "2026-04-18", "2026-04-30"),
        ("It sank early last year.", "2025-01-01", "2025-05-31"),
        ("Traffic has doubled over the last decade.", "2016-03-12", "2026-03-13"),
        # A date in digits; of the fourth of March, or the third of April, only the year is sure.
        ("It sank on 13/02/2026.", "2026-02-13", "2026-02-13"),
        ("It sank on 02/13/2026.", "2026-02-13", "2026-02-13"),
        ("It sank on 5/5/2020.", "2020-05-05", "2020-05-05"),
        ("It sank in 2020, on 3/4/", "2020-01-01", "2020-12-31"),
        ("It sank on 3/4/2020.", "2020-01-01", "2020-12-31"),
        ("Talks were held on March 7 and 8 in the old hall.", "2026-03-07", "2026-03-08"),
        ("Talks were held on March 7 and 8, 2020.", "2020-03-07", "2020-03-08"),
        ("On March 7 and 8 people drowned.", "2026-03-07", "2026-03-07"),
        ("It sank a fortnight ago.", "2026-02-23", "2026-03-03"),
        ("It will sail on Good Friday.", "2026-04-03", "2026-04-03"),
        ("It sank in Q3 2025.", "2025-07-01", "2025-09-30"),
        ("It sank in H1 of 2024.", "2024-01-01", "2024-06-30"),
        ("Am 12. Mai 2025 sank das Schiff.", "2025-05-12", "2025-05-12"),
        ("Le 12 février, le navire a coulé.", "2026-02-12", "2026-02-12"),
        ("El 3 de junio de 2025 se hundió.", "2025-06-03", "2025-06-03"),
        ("Das Schiff fährt seit März 2024.", "2024-03-01", "2024-03-31"),
        ("Es stammt aus den 1960er Jahren.", "1960-01-01", "1969-12-31"),
        ("Он затонул 3 июня 2025 года.", "2025-06-03", "2025-06-03"),
        ("船舶于2025年6月3日凌晨沉没。", "2025-06-03", "2025-06-03"),
        ("غرقت السفينة في 3 يونيو 2025.", "2025-06-03", "2025-06-03"),
    ],
)
def test_resolved_against_the_articles_day(text: str, first: str, last: str) -> None:
    value = when(text)
    assert (str(value.first), str(value.last)) == (first, last)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The mayor is expected to open the bridge Monday.", "2026-03-16"),
        ("The mayor was scheduled to open the bridge on Monday.", "2026-03-16"),
        ("The bridge has been scheduled to open Monday.", "2026-03-16"),
        (
            "The bridge is expected to be opened to cyclists on Monday.",
            "2026-03-16",
        ),
        ("The mayor said she would open the bridge Monday.", "2026-03-16"),
        ("The ferry is due to arrive Monday.", "2026-03-16"),
        ("The road stays closed until Monday.", "2026-03-16"),
        ("The ferry will sail, she said, on Monday.", "2026-03-16"),
        ("Residents plan to march on Monday.", "2026-03-16"),
        ("The mayor cancelled a scheduled interview Monday night.", "2026-03-09"),
        ("The bridge had been scheduled to open Monday.", "2026-03-09"),
        (
            "Few know what the mayor will do, but an outlet reported Monday that she leans towards staying.",
            "2026-03-09",
        ),
        ("The ferry would have sailed on Monday but for the storm.", "2026-03-09"),
        ("The crew did not reach the wreck until Monday.", "2026-03-09"),
        ("Residents criticised the plan Monday.", "2026-03-09"),
        ("The match was called off due to fog Monday.", "2026-03-09"),
        ("Will Arden spoke to the crew on Monday.", "2026-03-09"),
        ("The council meets on Monday to discuss it.", "2026-03-16"),
        ("The firm does not expect the service to restart before Monday.", "2026-03-16"),
        ("The firm plans a smaller service from Monday.", "2026-03-16"),
        ("They criticised the plan Monday.", "2026-03-09"),
        ("The votes on Monday were close.", "2026-03-09"),
        ("A meeting of the board was called for Monday.", "2026-03-16"),
        ("The inquiry is set for Monday.", "2026-03-16"),
        ("The spare part should arrive by Monday.", "2026-03-16"),
        ("She appeared increasingly likely to leave Monday.", "2026-03-16"),
        ("They expect to lower the water in the whole lake by six metres before Saturday.", "2026-03-14"),
        ("The owner said he expected to announce his choice of a new master by Monday.", "2026-03-16"),
        ("Both will be asked when they meet on Monday in Lonn.", "2026-03-16"),
        ("It could be Monday before the ferries sail again.", "2026-03-16"),
        ("The ferries may sail again on Monday.", "2026-03-16"),
        ("Theresa May spoke to the crew on Monday.", "2026-03-09"),
        ("The spare part should have arrived on Monday.", "2026-03-09"),
        ("The owner could not be reached on Monday.", "2026-03-09"),
        ("Divers could see the wreck on Monday.", "2026-03-09"),
        ("The pilot was blamed for Monday's collision.", "2026-03-09"),
    ],
)
def test_the_nearest_cue_says_which_monday_is_meant(text: str, day: str) -> None:
    value = when(text)
    assert (str(value.first), str(value.last)) == (day, day)


def test_a_weekday_and_its_date_are_one_time() -> None:
    for text in (
        "It sank on Thursday 12 March.",
        "It sank on Thursday, 12 March.",
        "It sank last Thursday, 12 March.",
    ):
        assert str(when(text).first) == "2026-03-12"
    assert str(when("It will sail next Friday, 20 March.").first) == "2026-03-20"


@pytest.mark.parametrize(
    "text", ["She taped the Sunday morning news programs.", "He was on the Sunday shows."]
)
def test_a_broadcast_of_every_week_is_on_no_day_of_its_own(text: str) -> None:
    assert when(text).first is None


def test_late_on_a_day_is_its_evening() -> None:
    assert [
        (value.part, str(value.first))
        for value in (when("It sank late on Thursday."), when("It sank late Thursday."))
    ] == [("evening", "2026-03-12")] * 2


def test_the_week_holds_its_days() -> None:
    value = when("It sank earlier this week.")
    assert value.first is not None
    assert value.last is not None
    assert value.first <= date(2026, 3, 10) <= value.last <= FRIDAY


@pytest.mark.parametrize(
    ("text", "minute", "zone"),
    [
        ("It went down at 2 pm ET on March 12.", 840, "-240"),
        ("It went down at 2 pm ET on January 12.", 840, "-300"),
        ("It went down at 14:00 GMT.", 840, "0"),
        ("It struck the reef at 7.40 p.m.", 1180, ""),
        ("It struck the reef at 3:00am.", 180, ""),
        ("It sails at 6 tonight.", 1080, ""),
        ("It sails at ten o'clock tonight.", 1320, ""),
        ("It struck the reef at 9:40 on Thursday night.", 1300, ""),
        ("It struck the reef at 4:10 on Thursday night.", 250, ""),
        ("It struck the reef at 10:35PM on March 12.", 1355, ""),
        ("It struck the reef at 19.42 local time.", 1182, "local"),
        ("It struck the reef around 2 pm Eastern Time on March 12.", 840, "-240"),
    ],
)
def test_clock_times_carry_their_zone(text: str, minute: int, zone: str) -> None:
    value = when(text)
    assert (value.grain, value.minute, value.zone) == ("clock", minute, zone)


@pytest.mark.parametrize("text", ["The hull weighed about 2.15 tonnes.", "Shares closed at 21.14 euros."])
def test_what_is_counted_is_no_clock_time(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "minute", "zone", "day"),
    [
        ("It sank at 2:15 a.m. on Tuesday (1615 GMT Monday).", 135, "600", "2026-03-10"),
        ("The board meets at 10 am on Thursday (2300 GMT Wednesday).", 600, "660", "2026-03-19"),
        ("It sank on 12 March at 3:15 pm on Thursday (1415 GMT).", 915, "60", "2026-03-12"),
    ],
)
def test_a_second_reading_in_brackets_gives_the_zone(text: str, minute: int, zone: str, day: str) -> None:
    first, second = [d.value for d in times(text) if isinstance(d.value, When) and d.value.minute is not None]
    assert first == second
    assert (first.minute, first.zone, str(first.first)) == (minute, zone, day)


def test_a_place_names_the_zone_of_its_time() -> None:
    sydney, lonn = when("It sank at 3.15am on Tuesday Sydney time."), when("It sank at 3.15 am Lonn time.")
    assert (sydney.zone, lonn.zone) == ("660", "elsewhere")


def test_four_digits_are_a_year_without_a_zone() -> None:
    assert when("The bridge dates from 1615.").minute is None
    assert when("It fell at 1615 GMT.").minute == 975


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("It sailed in August and October 2017.", ["2017-08-01", "2017-10-01"]),
        ("It sailed in August and in October 2017.", ["2017-08-01", "2017-10-01"]),
        ("It sailed in December and January 2017.", ["2016-12-01", "2017-01-01"]),
        ("It sailed from March 7 to 9 April 2020.", ["2020-03-07", "2020-04-09"]),
        ("She was not met in May and in November of last year.", ["2025-05-01", "2025-11-01"]),
    ],
)
def test_months_share_the_year_named_last(text: str, months: list[str]) -> None:
    assert [str(d.value.first) for d in times(text) if isinstance(d.value, When)] == months


@pytest.mark.parametrize(
    "text",
    [
        'She told NBC\'s "Today" show of it.',
        'He said so on "Fox News Sunday."',
        "The annual New Year's Eve party was dull.",
        "The Good Friday Agreement holds.",
        "The odds are 3/4 for the ship.",
        "She is in her nineties.",
        "Temperatures rose to the nineties.",
    ],
)
def test_names_that_hold_a_time_are_none(text: str) -> None:
    assert times(text) == []


def test_a_part_of_a_day_in_local_time() -> None:
    value = when("It sank some time on the evening of 12 March local time.")
    assert (value.part, value.zone, value.minute, str(value.first)) == (
        "evening",
        "local",
        None,
        "2026-03-12",
    )


def test_without_a_day_of_publication_a_weekday_stays_a_weekday() -> None:
    value = when("It sank on Thursday evening.", day=None)
    assert (value.first, value.weekday, value.part) == (None, 3, "evening")


@pytest.mark.parametrize(
    "text",
    [
        "We may march on, the sat nav said.",
        "Jan Brewer and May Parker met.",
        "It can be second to none.",
        "The 48 hours were over in 60 seconds.",
    ],
)
def test_words_that_only_look_like_times(text: str) -> None:
    assert times(text) == []


def test_the_relation_before_a_time_is_its_modifier() -> None:
    assert [(d.text, d.modifier) for d in times("He has led the town since 2002.")] == [("2002", "since")]


@pytest.mark.parametrize("day", [date.min, date.max, date(1, 1, 2), date(9999, 12, 30)])
def test_the_ends_of_the_calendar_hold(day: date) -> None:
    text = (
        "Last year, last month, last week, last weekend, last summer, next year, next Friday, tomorrow, yesterday,"
        " Monday, the past decade, two years ago, in December, in March 2020, next winter and next month."
    )
    assert times(text, day)


@pytest.mark.parametrize(
    ("text", "day", "first"),
    [
        ("He honoured the Sept. 11 survivors.", date(2010, 8, 16), date(2001, 9, 11)),
        ("The post-Sept. 11 law was renewed.", date(2013, 6, 8), date(2001, 9, 11)),
        ("The march is planned for Sept. 11 in Lonn.", date(2013, 9, 5), date(2013, 9, 11)),
        ("The deputies met the next day, Sept. 15, to hear him.", date(2013, 5, 15), date(2012, 9, 15)),
        ("The vote next month, on Sept. 15, will be close.", date(2013, 5, 15), date(2013, 9, 15)),
    ],
)
def test_the_year_that_a_day_without_one_means(text: str, day: date, first: date) -> None:
    assert [d.value.first for d in times(text, day) if isinstance(d.value, When) and d.head == "day"] == [
        first
    ]


def test_the_next_decade_begins_today() -> None:
    found = when("The bill would cut deficits over the next decade.", date(2011, 6, 17))
    assert found.first == date(2011, 6, 17)
    assert found.last is not None and found.last.year == 2021
