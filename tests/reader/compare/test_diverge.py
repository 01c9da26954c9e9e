from __future__ import annotations

from datetime import date

from index.article import Sentence
from reader.compare.details import Setting, read_sentence
from reader.compare.diverge import Verdict, judge
from reader.compare.model import DifferenceKind

FRIDAY = Setting(date(2026, 3, 13))


def verdict(a: str, b: str, *, a_start: int = 0, b_start: int = 0) -> Verdict:
    one = read_sentence(Sentence(a_start, a_start + len(a), a), FRIDAY)
    two = read_sentence(Sentence(b_start, b_start + len(b), b), FRIDAY)
    return judge(one, two)


def kinds(a: str, b: str) -> list[str]:
    return [d.kind.value for d in verdict(a, b).conflicts]


def test_two_days_of_one_event_conflict() -> None:
    a, b = "The ferry sank on Tuesday off the northern coast.", "Officials said the ferry sank on Wednesday night."
    found = verdict(a, b, a_start=100, b_start=50).conflicts
    assert [(d.kind, d.a, d.b) for d in found] == [(DifferenceKind.TIME, "Tuesday", "Wednesday night")]
    assert found[0].a_span is not None
    assert a[found[0].a_span.start - 100 : found[0].a_span.end - 100] == "Tuesday"


def test_a_vague_time_agrees_with_the_day_inside_it() -> None:
    assert kinds("The ferry sank earlier this week.", "The ferry sank on Tuesday.") == []
