from __future__ import annotations

from math import inf

import pytest

from index.article import Sentence
from reader.compare.details import Detail, Quantity, find_details
from reader.compare.model import DifferenceKind


def numbers(text: str, start: int = 0) -> list[Detail]:
    sentence = Sentence(start, start + len(text), text)
    return [d for d in find_details(sentence) if d.kind is DifferenceKind.NUMBER]


def quantity(text: str) -> Quantity:
    found = numbers(text)
    assert len(found) == 1, [d.text for d in found]
    value = found[0].value
    assert isinstance(value, Quantity)
    return value


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("At least five sailors drowned.", 5, inf, ""),
        ("More than 1,200 houses burned.", 1200, inf, ""),
        ("The bridge cost $3bn in all.", 3e9, 3e9, "$"),
        ("The bridge cost $85.6-million in all.", 85.6e6, 85.6e6, "$"),
        ("The bridge cost 4 million euros.", 4e6, 4e6, "€"),
        ("Two dozen cars were lost.", 24, 24, ""),
        ("Twenty-five cars were lost.", 25, 25, ""),
        ("Two hundred and six cars were lost.", 206, 206, ""),
        ("Between 20 and 30 cars were lost.", 20, 30, ""),
        ("Support rose by 5-10 percent.", 5, 10, "%"),
        ("Support fell to 12 per cent.", 12, 12, "%"),
        ("As many as 40 people drowned.", 1, 40, ""),
        ("Hardly more than 100 people came.", 85, 115, ""),
        ("Half of the voters stayed away.", 46.5, 53.5, "%"),
        ("A third of the voters stayed away.", 100 / 3 - 3.5, 100 / 3 + 3.5, "%"),
        ("Two thirds of the voters stayed away.", 200 / 3 - 3.5, 200 / 3 + 3.5, "%"),
        ("The pier cost half a million euros.", 5e5, 5e5, "€"),
        ("The pier cost a quarter of a billion euros.", 2.5e8, 2.5e8, "€"),
        ("The crossing took two and a half hours.", 150, 150, "duration"),
        ("The town declared a week of mourning.", 10080, 10080, "duration"),
        ("The ferry was two days late.", 2880, 2880, "duration"),
        ("The warning came an hour later.", 60, 60, "lag"),
        ("The wave was 12 feet high.", 3.6576, 3.6576, "length"),
        ("Gusts of 95 kilometres an hour hit the pier.", 95, 95, "speed"),
        ("Gusts of 60 mph hit the pier.", 96.558, 96.558, "speed"),
        ("A quake of magnitude 5.4 shook the coast.", 5.4, 5.4, "magnitude"),
        ("With 29 votes to 26 the council agreed.", 29026, 29026, "score"),
        ("It was the fourth wreck of the winter.", 4, 4, "ordinal"),
        ("A 21-year-old student found it.", 21, 21, "age"),
        ("A girl of seven was on the pier.", 7, 7, "age"),
        ("A girl of seven brothers was on the pier.", 7, 7, ""),
        ("The dead pilot, 31, had planned to fly home.", 31, 31, "age"),
        ("A captain, 58, was freed.", 58, 58, "age"),
        ("A steward aged just 22 was freed.", 22, 22, "age"),
        ("Of the pilots, 31, a good half, had gone home.", 31, 31, ""),
        ("Of the crew, 31, a good half, had gone home.", 31, 31, ""),
        ("In the grip of winter, 31, a good half, had gone home.", 31, 31, ""),
        ("The motion passed 98 to 96.", 98096, 98096, "score"),
        ("He sees a one-in-three chance.", 100 / 3, 100 / 3, "%"),
    ],
)
def test_value_unit_and_modifier(text: str, low: float, high: float, unit: str) -> None:
    value = quantity(text)
    assert (value.low, value.high, value.unit) == (pytest.approx(low), pytest.approx(high), unit)


@pytest.mark.parametrize(
    "text", ["Around 300 people came.", "Nearly 300 people came.", "Some 300 people came."]
)
def test_a_rough_number_leaves_room_on_both_sides(text: str) -> None:
    value = quantity(text)
    assert value.low < 300 < value.high < inf


@pytest.mark.parametrize(
    "text",
    [
        "The KC-135 followed an F-15E to the G20.",
        "No one knew which one was the other's.",
        "The attack of 9/11 was discussed.",
        "They met at 7:30 p.m. on 12 March 2026.",
        "It was built in the 1950s.",
    ],
)
def test_names_pronouns_and_times_are_no_numbers(text: str) -> None:
    assert numbers(text) == []


def test_the_span_counts_in_the_article_and_holds_the_modifier() -> None:
    text = "The pilot counted at least five crew members on deck."
    (found,) = numbers(text, start=1000)
    assert text[found.span.start - 1000 : found.span.end - 1000] == found.text == "at least five"
    assert found.modifier == "at least"
    assert found.head.split() == ["crew", "member"]


def test_the_head_of_a_part_is_what_the_whole_counts() -> None:
    heads = [d.head for d in numbers("Four of the six crew members were rescued.")]
    assert heads == ["crew member", "crew member"]
