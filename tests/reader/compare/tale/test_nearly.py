"""How near a clock time lies to what is told."""

from __future__ import annotations

import pytest

from index.article import Sentence
from reader.compare.details import Setting, read_sentence
from reader.compare.model import DifferenceKind
from reader.compare.tale.nearly import nearly


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry sank shortly before 10 p.m. on Tuesday.", "shortly before"),
        ("The ferry sank just after 10 p.m. on Tuesday.", "shortly after"),
        ("The ferry sank at about 10 p.m. on Tuesday.", "about"),
        ("The ferry sank at nearly 10 p.m. on Tuesday.", "shortly before"),
        ("The ferry sank at 10 p.m. on Tuesday.", ""),
        ("The ferry sank hours before 10 p.m. on Tuesday.", ""),
    ],
)
def test_words_before_a_clock_time_say_how_near_it_is(text: str, expected: str) -> None:
    reading = read_sentence(Sentence(0, len(text), text), Setting())
    (clock,) = reading.of(DifferenceKind.TIME)
    assert nearly(reading.tokens, clock.token) == expected
