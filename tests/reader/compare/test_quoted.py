"""Where quotations begin and end in a text."""

from __future__ import annotations

import pytest

from reader.compare.quoted import quoted_stretches


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        (
            '“Eins,” „zwei“, «trois», »fire« and "five" were said.',
            ["“Eins,”", "„zwei“", "«trois»", "»fire«", '"five"'],
        ),
        ("“One.\n\n“Two.\n\n“Three,” he said.", ["“One.", "“Two.", "“Three,”"]),
        ("“One.\nTwo,” he said.\nThree.", ["“One.\nTwo,”"]),
        ("“One is never closed.\nTwo is “closed” here.", ["“One is never closed.", "“closed”"]),
        ('The 12" pipe was 5\'10" long. "Yes," she said.', ['"Yes,"']),
        ("The crews’ union said ‘it was all a long mistake,’ and left.", ["‘it was all a long mistake,’"]),
        ("“Outer ‘inner words here’ rest,” he said.", ["“Outer ‘inner words here’ rest,”"]),
        ('" A b c " he said.', ['" A b c "']),
        ("``Old marks,'' he said.", ["``Old marks,''"]),
        ("", []),
    ],
)
def test_quotations_are_found(text: str, quoted: list[str]) -> None:
    assert [text[first:last] for first, last in quoted_stretches(text)] == quoted


@pytest.mark.parametrize("text", ["“a ", '"a ', "“a ” ", "'a ", "\n“a"])
def test_marks_without_end_take_bounded_time(text: str) -> None:
    assert all(0 <= first < last for first, last in quoted_stretches(text * 20_000))
