"""Days that articles name without their year or week, and "tonight" that several print, settled over a story."""

from __future__ import annotations

from datetime import date

from index.article import Sentence, Span
from reader.compare.details import Detail, Setting, When, find_details
from reader.compare.model import DifferenceKind, Ref
from reader.compare.told_days import as_first_said, settle_days


def settled(mentions: list[tuple[Ref, Detail]]) -> list[str]:
    """Return the days that some times mean, each once, in order; months as such."""
    times = [(ref, detail, detail.value) for ref, detail in mentions]
    read = [(ref, detail, when) for ref, detail, when in times if isinstance(when, When)]
    spans = settle_days([(ref, when) for ref, _, when in read])
    spans = as_first_said([detail for _, detail, _ in read], spans)
    return [str(first) if first == last else f"{first:%Y-%m}" for first, last in sorted(set(spans))]


def test_a_day_without_a_year_is_the_same_in_all_articles() -> None:
    behind, ahead = (When("day", date(y, 6, 25), date(y, 6, 25), yearless=True) for y in (2030, 2031))
    assert settled(told(0, behind, ahead)) == ["2031-06-25"]


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
    return settled([each for told_in in mentions for each in told_in])


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


def test_a_date_is_not_the_weekday_that_another_day_is_called_by() -> None:
    sunday, later = at(2031, 5, 4, weekday=6, or_next=True), at(2031, 5, 11, weekday=6)
    (moved,) = settle_days([(Ref(0, 0), sunday), (Ref(0, 1), at(2031, 5, 4)), (Ref(1, 0), later)])[:1]
    (kept,) = settle_days([(Ref(0, 0), sunday), (Ref(0, 1), at(2031, 5, 4, weekday=6)), (Ref(1, 0), later)])[
        :1
    ]
    assert (str(moved[0]), str(kept[0])) == ("2031-05-11", "2031-05-04")


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
    assert settled(mentions) == ["2031-05-19"]
    assert settled([mention for mention in mentions if mention[0].sentence == 1]) == ["2031-05-12"]


def test_tonight_in_words_that_two_articles_print_is_the_night_they_were_said() -> None:
    said = "“The captain is safe tonight, and the long search is over,” the owner said."
    other = "“The harbour is open tonight, and so are all the shops,” the mayor said."
    mentions = [
        (Ref(number, 0), detail)
        for number, (text, day) in enumerate(((said, 15), (said, 16), (other, 16)))
        for detail in find_details(Sentence(0, len(text), text), Setting(date(2031, 5, day)))
    ]
    assert settled(mentions[:2]) == ["2031-05-15"]
    assert settled(mentions) == ["2031-05-15", "2031-05-16"]
