"""The timeline: resolved, in order, one moment for what means one time."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from index.article import Sentence, Span
from reader.compare.details import Detail, Setting, When, find_details
from reader.compare.model import DifferenceKind, Ref
from reader.compare.timeline import build_timeline


def mention(
    sentence: int, when: When | str, kind: DifferenceKind = DifferenceKind.TIME
) -> tuple[Ref, Detail]:
    span = Span(sentence * 10, sentence * 10 + 5)
    return Ref(0, sentence), Detail(kind, "…", span, 0, 1, 0, value=when)


def day(number: int, **more: object) -> When:
    the_day = date(2031, 4, number)
    return When("day", the_day, the_day, **more)  # type: ignore[arg-type]


def test_moments_come_in_order_and_equal_times_are_one() -> None:
    found = build_timeline(
        [
            mention(0, day(8)),
            mention(1, day(7, minute=14 * 60, zone="-240")),
            mention(2, When("month", date(2031, 4, 1), date(2031, 4, 30))),
            mention(3, day(8)),
            mention(4, day(7, part="evening")),
            mention(5, day(7)),
            mention(6, When("decade", date(1950, 1, 1), date(1959, 12, 31))),
            mention(7, When("year", date(2031, 1, 1), date(2031, 12, 31))),
        ]
    )
    assert [(m.when, m.label) for m in found] == [
        ("1950-01-01/1959-12-31", "1950s"),
        ("2031", "2031"),
        ("2031-04", "April 2031"),
        ("2031-04-07", "7 April 2031"),
        ("2031-04-07T14:00-04:00", "7 April 2031, 14:00 UTC−04:00"),
        ("2031-04-07", "7 April 2031, evening"),
        ("2031-04-08", "8 April 2031"),
    ]
    assert found[-1].mentions == ((Ref(0, 0), Span(0, 5)), (Ref(0, 3), Span(30, 35)))


def test_what_is_no_time_or_cannot_be_resolved_is_left_out() -> None:
    assert (
        build_timeline([mention(0, When("day", weekday=3)), mention(1, "six", DifferenceKind.NUMBER)]) == ()
    )


def test_a_span_of_days_is_shown_as_one() -> None:
    (week,) = build_timeline([mention(0, When("week", date(2031, 4, 7), date(2031, 4, 13)))])
    assert (week.when, week.label) == ("2031-04-07/2031-04-13", "7–13 April 2031")


@given(
    st.lists(
        st.tuples(
            st.dates(), st.dates(), st.none() | st.integers(0, 1439), st.sampled_from(["", "local", "60"])
        )
    )
)
def test_any_times_can_be_ordered(times: list[tuple[date, date, int | None, str]]) -> None:
    mentions = [
        mention(n, When("day", min(a, b), max(a, b), minute=minute, zone=zone))
        for n, (a, b, minute, zone) in enumerate(times)
    ]
    moments = build_timeline(mentions)
    assert sum(len(m.mentions) for m in moments) == len(times)


def test_one_sentence_may_name_a_time_twice() -> None:
    ref, first = mention(0, day(8))
    again = Detail(DifferenceKind.TIME, "…", Span(2, 4), 0, 1, 0, value=day(8))
    (moment,) = build_timeline([(ref, first), (ref, again)])
    assert moment.mentions == ((ref, Span(0, 5)), (ref, Span(2, 4)))


def test_a_loosely_named_week_is_told_by_its_monday() -> None:
    (moment,) = build_timeline([mention(0, When("week", date(2031, 4, 6), date(2031, 4, 13), vague=True))])
    assert moment.label == "Week of 7 April 2031"
    assert moment.when == "2031-04-06/2031-04-13"


def test_times_are_labelled_as_they_are_said() -> None:
    found = build_timeline(
        [
            mention(0, When("year", date(2024, 9, 20), date(2025, 10, 25), vague=True, counted=True)),
            mention(1, When("month", date(2031, 4, 18), date(2031, 4, 30), vague=True)),
            mention(2, When("month", date(2031, 4, 1), date(2031, 4, 7), vague=True)),
            mention(3, When("year", date(2030, 1, 1), date(2030, 5, 31), vague=True)),
            mention(4, When("season", date(2029, 12, 1), date(2030, 2, 28), vague=True)),
            mention(5, When("decade", date(1996, 1, 1), date(1999, 12, 31), vague=True)),
            mention(6, When("day", date(2031, 5, 18), date(2031, 5, 25), weekday=6, vague=True)),
        ]
    )
    assert [moment.label for moment in found] == [
        "Late 1990s",
        "About 2025",
        "Winter 2029–2030",
        "Early 2030",
        "1–7 April 2031",
        "Late April 2031",
        "18 or 25 May 2031",
    ]


def test_one_instant_in_three_zones_is_one_moment() -> None:
    (moment,) = build_timeline(
        [
            mention(0, day(7, minute=135, zone="600")),
            mention(1, day(6, minute=975, zone="0")),
            mention(2, day(7, minute=135, zone="600")),
        ]
    )
    assert (moment.when, len(moment.mentions)) == ("2031-04-07T02:15+10:00", 3)


def test_a_day_without_a_year_is_the_same_in_all_articles() -> None:
    behind, ahead = (When("day", date(y, 6, 25), date(y, 6, 25), yearless=True) for y in (2030, 2031))
    (moment,) = build_timeline([mention(0, behind), mention(1, ahead)])
    assert moment.when == "2031-06-25"


def told(article: int, *days: When) -> list[tuple[Ref, Detail]]:
    """Return mentions of times in an article, a sentence each."""
    found = []
    for number, when in enumerate(days):
        span = Span(number * 10, number * 10 + 5)
        found.append((Ref(article, number), Detail(DifferenceKind.TIME, "…", span, 0, 1, 0, value=when)))
    return found


def at(year: int, month: int, number: int, **more: object) -> When:
    the_day = date(year, month, number)
    return When("day", the_day, the_day, **more)  # type: ignore[arg-type]


def moments(*mentions: list[tuple[Ref, Detail]]) -> list[str]:
    return [moment.when for moment in build_timeline([each for told_in in mentions for each in told_in])]


def test_a_day_without_a_year_has_that_of_the_article_that_says_it() -> None:
    now = [at(2031, 5, 14), at(2031, 5, 14)]
    assert moments(told(0, *now, at(2030, 9, 4)), told(1, at(2031, 9, 4, yearless=True))) == [
        "2030-09-04",
        "2031-05-14",
    ]


def test_the_day_of_an_anniversary_is_not_that_of_what_is_remembered() -> None:
    now = [at(2031, 6, 6, yearless=True), at(2031, 6, 5), at(2031, 6, 5)]
    assert moments(told(0, at(1944, 6, 6), *now)) == ["1944-06-06", "2031-06-05", "2031-06-06"]
    assert moments(told(0, at(2030, 6, 6), *now)) == ["2030-06-06", "2031-06-05", "2031-06-06"]


def test_a_month_that_seems_to_lie_ahead_is_the_one_its_article_names_with_a_year() -> None:
    august, last_august = (
        When("month", date(year, 8, 1), date(year, 8, 31), yearless=year == 2031) for year in (2031, 2030)
    )
    now = at(2031, 5, 14)
    assert moments(told(0, now, august, last_august)) == ["2030-08", "2031-05-14"]
    assert moments(told(0, now, august), told(1, now, last_august)) == ["2030-08", "2031-05-14", "2031-08"]


def test_a_weekday_may_be_that_of_the_day_after_the_articles_date() -> None:
    friday = at(2031, 5, 9, weekday=4, or_next=True)
    thursday, next_friday = at(2031, 5, 15, weekday=3), at(2031, 5, 16, weekday=4)
    assert moments(told(0, friday, thursday), told(1, next_friday)) == ["2031-05-15", "2031-05-16"]
    assert moments(told(0, friday, thursday), told(1, thursday)) == ["2031-05-09", "2031-05-15"]
    assert moments(told(0, friday), told(1, next_friday), told(2, at(2031, 5, 9))) == [
        "2031-05-09",
        "2031-05-16",
    ]


def test_a_weekday_of_which_nothing_tells_is_the_one_of_the_sentence_that_does() -> None:
    friday = Setting(date(2031, 5, 16))
    tells, silent = (
        "The two mayors will meet in Ostrel on Monday.",
        "Some want him to cancel the Monday session.",
    )
    mentions = [
        (Ref(0, number), detail)
        for number, text in enumerate((tells, silent))
        for detail in find_details(Sentence(0, len(text), text), friday)
    ]
    assert [(moment.when, len(moment.mentions)) for moment in build_timeline(mentions)] == [("2031-05-19", 2)]
    alone = [mention for mention in mentions if mention[0].sentence == 1]
    assert [moment.when for moment in build_timeline(alone)] == ["2031-05-12"]


def test_tonight_in_words_that_two_articles_print_is_the_night_they_were_said() -> None:
    said = "“The captain is safe tonight, and the long search is over,” the owner said."
    other = "“The harbour is open tonight, and so are all the shops,” the mayor said."
    mentions = [
        (Ref(number, 0), detail)
        for number, (text, day) in enumerate(((said, 15), (said, 16), (other, 16)))
        for detail in find_details(Sentence(0, len(text), text), Setting(date(2031, 5, day)))
    ]
    assert [(moment.when, len(moment.mentions)) for moment in build_timeline(mentions)] == [
        ("2031-05-15", 2),
        ("2031-05-16", 1),
    ]
