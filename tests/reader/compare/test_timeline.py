"""The timeline: resolved, in order, one moment for what means one time."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from reader.compare.details import When
from reader.compare.model import Ref
from reader.compare.tale.dated import Dated
from reader.compare.timeline import build_timeline


def mention(sentence: int, when: When, *, inferred: bool = False, expected: bool = False) -> Dated:
    return Dated(Ref(0, sentence), Span(sentence * 10, sentence * 10 + 5), when, inferred, expected)


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


def test_what_means_no_day_is_left_out() -> None:
    assert build_timeline([mention(0, When("day", weekday=3))]) == ()


def test_a_day_that_nobody_says_stands_in_brackets() -> None:
    clock = day(7, minute=19 * 60 + 40)
    (moment,) = build_timeline([mention(0, clock, inferred=True), mention(1, clock, inferred=True)])
    assert (moment.when, moment.label) == ("2031-04-07T19:40", "[7 April 2031], 19:40")
    assert moment.wholly_inferred
    (moment,) = build_timeline([mention(0, clock, inferred=True), mention(1, clock)])
    assert moment.label == "7 April 2031, 19:40"
    assert moment.inferred == {(Ref(0, 0), Span(0, 5))}
    assert not moment.wholly_inferred
    found = build_timeline(
        [
            mention(0, day(7, minute=90, counted=True), inferred=True),
            mention(1, day(7, part="morning"), inferred=True),
            mention(2, When("year", date(2031, 1, 1), date(2031, 12, 31)), inferred=True),
        ]
    )
    assert [m.label for m in found] == ["[2031]", "[7 April 2031], about 01:30", "[7 April 2031], morning"]


def test_a_moment_is_expected_while_no_report_says_it_has_come() -> None:
    (moment,) = build_timeline([mention(0, day(8), expected=True), mention(1, day(8), expected=True)])
    assert moment.wholly_expected
    (moment,) = build_timeline([mention(0, day(8), expected=True), mention(1, day(8))])
    assert not moment.wholly_expected
    assert moment.expected == {(Ref(0, 0), Span(0, 5))}


def test_what_is_to_come_by_the_end_of_a_month_stands_behind_its_days() -> None:
    late = When("month", date(2031, 4, 18), date(2031, 4, 30), vague=True)
    found = build_timeline([mention(0, late, expected=True), mention(1, day(24))])
    assert [m.label for m in found] == ["24 April 2031", "Late April 2031"]


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
    ref = Ref(0, 0)
    (moment,) = build_timeline([Dated(ref, Span(0, 5), day(8)), Dated(ref, Span(2, 4), day(8))])
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
            mention(7, When("year", date(2032, 1, 1), date(2032, 3, 31), vague=True)),
            mention(8, When("year", date(2032, 7, 1), date(2032, 12, 31), vague=True)),
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
        "First quarter of 2032",
        "Second half of 2032",
    ]


def test_a_clock_time_that_all_give_as_near_is_shown_so() -> None:
    clock = day(7, minute=22 * 60)

    def label(*nearly: str) -> str:
        dated = [Dated(Ref(n, 0), Span(0, 5), clock, nearly=word) for n, word in enumerate(nearly)]
        (moment,) = build_timeline(dated)
        return moment.label

    assert label("shortly before", "shortly before") == "7 April 2031, shortly before 22:00"
    assert label("shortly before", "about") == "7 April 2031, about 22:00"
    assert label("shortly before", "") == "7 April 2031, 22:00"


def test_a_clock_time_without_a_zone_is_of_the_one_that_others_give_it_in() -> None:
    bare, known, local = (day(7, minute=17 * 60, zone=zone) for zone in ("", "-240", "local"))
    (moment,) = build_timeline([mention(0, bare, inferred=True), mention(1, bare), mention(2, known)])
    assert (moment.when, len(moment.mentions)) == ("2031-04-07T17:00-04:00", 3)
    found = build_timeline([mention(0, bare), mention(1, known), mention(2, local)])
    assert [len(m.mentions) for m in found] == [1, 1, 1]


def test_spans_are_told_as_short_as_they_can_be() -> None:
    found = build_timeline(
        [
            mention(0, When("week", date(2031, 4, 4), date(2031, 4, 6), vague=True)),
            mention(1, When("week", date(2031, 4, 30), date(2031, 5, 2))),
            mention(2, When("week", date(2031, 12, 30), date(2032, 1, 2))),
            mention(3, When("day", date(2031, 6, 29), date(2031, 7, 6), weekday=6, vague=True)),
            mention(4, When("month", date(2029, 4, 1), date(2030, 9, 30))),
            mention(5, When("month", date(2030, 4, 1), date(2030, 9, 30))),
            mention(6, When("month", date(2021, 4, 1), date(2027, 9, 30))),
        ]
    )
    assert [m.label for m in found] == [
        "April 2021 – September 2027",
        "April 2029 – September 2030",
        "April – September 2030",
        "Weekend of 5 April 2031",
        "30 April – 2 May 2031",
        "29 June or 6 July 2031",
        "30 December 2031 – 2 January 2032",
    ]


def test_what_was_earlier_in_a_month_or_a_year_is_one_moment_whenever_that_is_said() -> None:
    said = [When("month", date(2031, 4, 1), date(2031, 4, end), vague=True) for end in (22, 24)]
    this_year = When("year", date(2031, 1, 1), date(2031, 4, 22), vague=True)
    found = build_timeline([mention(0, said[0]), mention(1, said[1]), mention(2, this_year)])
    assert [(m.label, m.when, len(m.mentions)) for m in found] == [
        ("Earlier in 2031", "2031", 1),
        ("Earlier in April 2031", "2031-04", 2),
    ]


def test_what_is_named_first_decides_nothing() -> None:
    evening, clock = day(7, part="evening"), day(7, minute=19 * 60)
    zones = [day(7, minute=135, zone="600"), day(6, minute=975, zone="0")]
    named = [mention(0, evening), mention(1, clock), mention(2, zones[0]), mention(3, zones[1])]
    assert build_timeline(named) == build_timeline(named[::-1])


def test_one_instant_in_three_zones_is_one_moment() -> None:
    (moment,) = build_timeline(
        [
            mention(0, day(7, minute=135, zone="600")),
            mention(1, day(6, minute=975, zone="0")),
            mention(2, day(7, minute=135, zone="600")),
        ]
    )
    assert (moment.when, len(moment.mentions)) == ("2031-04-07T02:15+10:00", 3)
