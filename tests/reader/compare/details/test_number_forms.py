"""Numbers in the many forms in which reports write them; names that hold a number are none."""

from __future__ import annotations

from math import inf

import pytest

from index.article import Sentence
from reader.compare.details import Detail, Quantity, find_details
from reader.compare.model import DifferenceKind


def numbers(text: str) -> list[Detail]:
    return [d for d in find_details(Sentence(0, len(text), text)) if d.kind is DifferenceKind.NUMBER]


def quantity(text: str) -> tuple[str, Quantity]:
    (found,) = numbers(text)
    assert isinstance(found.value, Quantity)
    return found.text, found.value


@pytest.mark.parametrize(
    ("text", "said", "amount", "unit"),
    [
        ("The pier cost Rs 5 crore.", "Rs 5 crore", 5e7, "₹"),
        ("The pier cost Rs. 2.5 lakh crore.", "Rs. 2.5 lakh crore", 2.5e12, "₹"),
        ("The pier cost 5 crore rupees.", "5 crore rupees", 5e7, "₹"),
        ("The pier cost EUR 1.5 million.", "EUR 1.5 million", 1.5e6, "€"),
        ("The pier cost AU$20 million.", "AU$20 million", 2e7, "A$"),
        ("The pier cost C$20 million.", "C$20 million", 2e7, "C$"),
        ("The pier cost 20 million Hong Kong dollars.", "20 million Hong Kong dollars", 2e7, "HK$"),
        ("The pier cost US$20m.", "US$20m", 2e7, "$"),
        ("The pier cost 20 million Kenyan shillings.", "20 million Kenyan shillings", 2e7, "shilling"),
        ("The pier cost Sh20 million.", "Sh20 million", 2e7, "shilling"),
        ("The pier cost N85 million.", "N85 million", 8.5e7, "naira"),
        ("The student owes R31 000 now.", "R31 000", 31_000, "zar"),
        ("She signed a 3 million-dollar contract.", "3 million-dollar", 3e6, "$"),
        ("A 10,000-pound fine was paid.", "10,000-pound", 10_000, "£"),
        ("The pier cost 800 pounds.", "800 pounds", 800, "£"),
        ("The 800-pound bell fell.", "800-pound", 362.88, "mass"),
        ("They landed 800 pounds of cod.", "800 pounds", 362.88, "mass"),
        ("The bell weighed 800 pounds.", "800 pounds", 362.88, "mass"),
        ("The bell is 800 pounds lighter.", "800 pounds", 362.88, "mass"),
    ],
)
def test_money_and_weight(text: str, said: str, amount: float, unit: str) -> None:
    found, value = quantity(text)
    assert (found, value.low, value.high, value.unit) == (
        said,
        pytest.approx(amount),
        pytest.approx(amount),
        unit,
    )


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It will cost $2-3 million.", 2e6, 3e6, "$"),
        ("It will cost $2 million to $3 million.", 2e6, 3e6, "$"),
        ("It will cost between £2bn and £3bn.", 2e9, 3e9, "£"),
        ("It feeds 10 to 15 million people.", 1e7, 1.5e7, ""),
        ("It feeds 900 to 1.2 million people.", 900, 1.2e6, ""),
        ("Gusts of 60-70 mph tore the roof off.", 96.558, 112.651, "speed"),
        ("Some 5-10 people waited on the quay.", 4.25, 11.5, ""),
        ("Four or five sailors swam ashore.", 4, 5, ""),
        ("One or two sailors swam ashore.", 1, 2, ""),
        ("A three- to four-day strike is planned.", 4320, 5760, "duration"),
        ("The council ruled 6-to-3 against it.", 6003, 6003, "score"),
        ("The council voted seven to two against it.", 7002, 7002, "score"),
        ("The council voted six-to-one against it.", 6001, 6001, "score"),
        ("Nine out of 10 voters agreed.", 90, 90, "%"),
        ("Two of every five voters agreed.", 40, 40, "%"),
    ],
)
def test_two_numbers_that_are_one_value(text: str, low: float, high: float, unit: str) -> None:
    _, value = quantity(text)
    assert (value.low, value.high, value.unit) == (pytest.approx(low), pytest.approx(high), unit)


@pytest.mark.parametrize(
    "text",
    [
        "The toll rose from 12 to 15.",
        "The price went up from $12 to $15.",
        "It sank 2 in 5 days.",
    ],
)
def test_a_change_and_a_pace_are_two_values(text: str) -> None:
    assert len(numbers(text)) == 2


@pytest.mark.parametrize(
    ("text", "said", "low", "high", "unit"),
    [
        ("The ferry sold 12 500 tickets.", "12 500", 12_500, 12_500, ""),
        ("The ferry sold 1.250.000 tickets.", "1.250.000", 1.25e6, 1.25e6, ""),
        ("The rate rose by 3,5 percent.", "3,5 percent", 3.5, 3.5, "%"),
        ("The rate rose by .5 percent.", ".5 percent", 0.5, 0.5, "%"),
        ("The rate rose by half a percent.", "half a percent", 0.5, 0.5, "%"),
        ("The talks took 2½ hours.", "2½ hours", 150, 150, "duration"),
        ("The talks took 3-1/2 hours.", "3-1/2 hours", 210, 210, "duration"),
        ("The talks took two-and-a-half hours.", "two-and-a-half hours", 150, 150, "duration"),
        ("The strike lasted half a century.", "half a century", 26_298_000, 26_298_000, "duration"),
        ("A one-week strike began.", "one-week", 10_080, 10_080, "duration"),
        ("Two thousand three hundred ewes drowned.", "Two thousand three hundred", 2300, 2300, ""),
        ("Two hundred and six thousand ewes drowned.", "Two hundred and six thousand", 206e3, 206e3, ""),
        ("It was the twenty-first wreck.", "twenty-first", 21, 21, "ordinal"),
        ("Sales fell by a third since spring.", "a third", 100 / 3 - 3.5, 100 / 3 + 3.5, "%"),
        ("One-fifth of the ewes drowned.", "One-fifth", 16.5, 23.5, "%"),
        ("Some 40-odd ewes drowned.", "Some 40-odd", 34, 46, ""),
        ("Just over 100 ewes drowned.", "Just over 100", 85, 115, ""),
        ("20-plus ewes drowned.", "20-plus", 20, inf, ""),
        ("100 or fewer ewes drowned.", "100 or fewer", 1, 100, ""),
        ("The sea is 35°C now.", "35°C", 35, 35, "heat"),
        ("The sea is 95 degrees Fahrenheit now.", "95 degrees Fahrenheit", 95, 95, "fahrenheit"),
        ("The air was at minus 12 degrees.", "12 degrees", -12, -12, "heat"),
        ("The fire burned 5 square miles.", "5 square miles", 1295, 1295, "area"),
        ("The fire burned 10km2 of heath.", "10km2", 1000, 1000, "area"),
        ("The fire burned 10 km² of heath.", "10 km²", 1000, 1000, "area"),
        ("The hall has 300m2.", "300m2", 0.03, 0.03, "area"),
        ("A 12-square-mile lake froze.", "12-square-mile", 3108, 3108, "area"),
        ("It lost 11.7 million cubic metres of mud.", "11.7 million cubic metres", 11.7e9, 11.7e9, "volume"),
        ("It lost 12 million m3 of mud.", "12 million m3", 12e9, 12e9, "volume"),
        ("The 5-cubic-metre tank leaked.", "5-cubic-metre", 5000, 5000, "volume"),
        ("The rate rose by 5pc.", "5pc", 5, 5, "%"),
        ("The hole was a 150m-wide crater.", "150m", 150, 150, "length"),
        ("A crowd of 1.5m-strong marched.", "1.5m", 1_500_000, 1_500_000, ""),
        ("The guide stood 5-foot-10.", "5-foot-10", 1.778, 1.778, "length"),
        ("The guide stood 5ft 10in.", "5ft 10in", 1.778, 1.778, "length"),
        ("The wave was 20m high.", "20m", 20, 20, "length"),
        ("The two-day-old truce broke.", "two-day-old", 2880, 2880, "duration"),
        ("A guide in her mid-40s drowned.", "40s", 40, 49, "age"),
        ("A six-month-old calf drowned.", "six-month-old", 0.5, 0.5, "age"),
        ("Ines Calder (41) drowned.", "41", 41, 41, "age"),
        ("She drowned at the age of 30.", "30", 30, 30, "age"),
        ("Ivo Calder Jr., 56, drowned.", "56", 56, 56, "age"),
        ("Islanders 65 and older moved away.", "65 and older", 65, inf, "age group"),
    ],
)
def test_forms_of_one_value(text: str, said: str, low: float, high: float, unit: str) -> None:
    found, value = quantity(text)
    assert (found, value.low, value.high, value.unit) == (
        said,
        pytest.approx(low),
        pytest.approx(high),
        unit,
    )


@pytest.mark.parametrize(
    ("text", "said", "low", "high", "unit"),
    [
        ("Tens of thousands of ewes drowned.", "Tens of thousands", 20e3, 99e3, ""),
        ("Several hundred ewes drowned.", "Several hundred", 300, 900, ""),
        ("A few dozen ewes drowned.", "few dozen", 24, 108, ""),
        ("A couple of ewes drowned.", "couple", 2, 3, ""),
        ("They lost millions of dollars.", "millions of dollars", 1e6 + 1, 9.99e8, "$"),
        ("They drifted a few hundred yards.", "few hundred yards", 182.88, 822.96, "length"),
    ],
)
def test_loose_amounts(text: str, said: str, low: float, high: float, unit: str) -> None:
    found, value = quantity(text)
    assert value.loose
    assert (found, value.low, value.high, value.unit) == (
        said,
        pytest.approx(low),
        pytest.approx(high),
        unit,
    )


@pytest.mark.parametrize(
    "text",
    [
        "The law broke Section 702 and Articles 10 and 40 of the treaty.",
        "H.R. 3590 and Senate Bill 1062 failed.",
        "She is the No. 2 official.",
        "The Boeing 737-800 left as Flight 417.",
        "They drove down Highway 34 and Interstate 95.",
        "The 14th Amendment and the Second Amendment hold.",
        "The 5th U.S. Circuit Court ruled.",
        "The 27th Congressional District voted.",
        "She lives on Fifth Avenue near 83rd Street.",
        "Call 555-0134 for help.",
        "The S&P 500 and the FTSE 100 fell, as did the Nikkei 225.",
        "1. Wash your hands.",
        "The office is in Orran, NY 10013.",
        "The war before World War 2 was worse.",
        "Talks with the Group of Seven failed.",
        "Detectives zero in on it.",
        "One burned a flag.",
        "The couple fled.",
    ],
)
def test_names_that_hold_a_number(text: str) -> None:
    assert [d.text for d in numbers(text)] == []


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Three U.S. troops drowned.", "troop"),
        ("Three US-backed groups met.", "group"),
        ("Nine Orran-based firms met.", "firm"),
        ("A 46-page report came out.", "page"),
        ("The 100-strong crew swam ashore.", "crew"),
        ("Four of Mr. Calder's boats sank.", "boat"),
        ("Hundreds of farmers across the county came.", "farmer"),
        ("It is the third-largest town there.", "largest town"),
    ],
)
def test_what_is_counted(text: str, head: str) -> None:
    (found,) = numbers(text)
    assert found.head == head


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("They must turn over three letters.", ""),
        ("They took over 12 farms.", ""),
        ("They lost over 12 farms.", "more than"),
        ("Over 12 farms burned.", "more than"),
    ],
)
def test_over_may_belong_to_a_verb(text: str, modifier: str) -> None:
    (found,) = numbers(text)
    assert found.modifier == modifier


def test_what_stands_behind_all_but_counts_the_rest() -> None:
    (rest, whole) = numbers("All but two of the nine divers came up.")
    assert [rest.text, whole.text] == ["two", "nine"]
    assert [isinstance(n.value, Quantity) and n.value.loose for n in (rest, whole)] == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "The dike saved the western half of the town.",
        "The second half of the match was dull.",
        "They spent the latter half of their holidays at sea.",
    ],
)
def test_the_half_of_a_place_or_a_match_is_no_share(text: str) -> None:
    assert not [n for n in numbers(text) if isinstance(n.value, Quantity) and n.value.unit == "%"]


def test_the_half_that_is_left_somehow_is_a_share() -> None:
    (half,) = numbers("The storm left half of the island without power.")
    assert isinstance(half.value, Quantity)
    assert (half.text, half.value.unit) == ("half", "%")
    assert not numbers("He walked over to the left half of the stage.")


def test_a_date_behind_a_plus_is_not_added_to_the_number() -> None:
    found = numbers("Floods drowned 20+ on 12 March and 30+, 12 of them boys.")
    assert [(n.text, n.modifier) for n in found[:2]] == [("20+", "at least"), ("30+", "at least")]


def test_the_lines_of_a_screen_are_no_pence() -> None:
    found = numbers("It has a 1080p camera.") + numbers("A ride is 50p today.") + numbers("It fell to 720p.")
    units = {n.text: n.value.unit for n in found if isinstance(n.value, Quantity)}
    assert (units["50p"], units["720p"]) == ("£", "£")
    assert "£" not in {unit for text, unit in units.items() if text.startswith("1080")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # By how much, and to what.
        ("Claims rose by 17,000 to 231,000.", [("17,000", ""), ("231,000", "")]),
        ("The share fell $2 to $12.", [("$2", "$"), ("$12", "$")]),
        ("The index rose 2.5 to 96.1.", [("2.5", ""), ("96.1", "")]),
        # Ranges.
        ("Sales rose by 10 to 15 million.", [("10 to 15 million", "")]),
        ("The sea will rise 1 to 6 feet.", [("1 to 6 feet", "length")]),
        ("The river rose by 5 to 20 cm.", [("5 to 20 cm", "length")]),
        ("Fees rose by 1 to 5 percent.", [("1 to 5 percent", "%")]),
        # A sum and another one on top.
        ("It paid £50 million plus £10 million.", [("£50 million", "£"), ("£10 million", "£")]),
        # Pence, and metres that are no millions.
        ("Petrol rose 3p to 147.2p a litre.", [("3p", "£"), ("147.2p", "£")]),
        ("He fell 30m to his death.", [("30m", "length")]),
        ("Income fell 30m to £2bn.", [("30m", ""), ("£2bn", "£")]),
        ("She ran the 100m in 10.72 seconds.", [("100m", "length"), ("10.72 seconds", "duration")]),
        ("A 50m pool is planned.", [("50m", "length")]),
        ("Asked about the 200m, she smiled.", [("200m", "")]),
        # A range in thousands, hectares, pesos, ages said once of two; the day of a siege is no count.
        ("It would save 20-30,000 jobs.", [("20-30,000", "")]),
        ("It burned 12,000ha of pines.", [("12,000ha", "area")]),
        ("They paid P2.4 million and P500,000.", [("P2.4 million", "peso"), ("P500,000", "peso")]),
        ("They did 80 and 70 km an hour.", [("80", "speed"), ("70 km an hour", "speed")]),
        ("It killed 12 and 40 miles of road fell in.", [("12", ""), ("40 miles", "length")]),
        ("They sold 80 and 70 boats.", [("80", ""), ("70", "")]),
        ("They were 29 and 59 years old.", [("29", "age"), ("59 years old", "age")]),
        ("She died on day three.", []),
        ("Each day three people died.", [("three", "")]),
        # A number that is dialled, and an age behind a name of two parts.
        ("Neighbours were told to call 110.", []),
        ("They call 110 witnesses.", [("110", "")]),
        ("Lee Jin-ho, 46, was hurt.", [("46", "age")]),
        # As India writes them.
        ("They paid Rs 2,50,000 to 1,20,000 families.", [("Rs 2,50,000", "₹"), ("1,20,000", "")]),
        ("They were aged between 17 and 63.", [("17 and 63", "age")]),
    ],
)
def test_numbers_beside_each_other(text: str, found: list[tuple[str, str]]) -> None:
    assert [(n.text, n.value.unit) for n in numbers(text) if isinstance(n.value, Quantity)] == found


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Rates fell by a quarter of a percentage point.", 0.25),
        ("Rates fell by three quarters of a point.", 0.75),
        ("Rates fell by a quarter point.", 0.25),
    ],
)
def test_part_of_a_point_is_no_share(text: str, share: float) -> None:
    (value,) = [n.value for n in numbers(text)]
    assert isinstance(value, Quantity)
    assert (value.low, value.unit) == (pytest.approx(share), "%")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        # The rounder, the rougher.
        ("About 60 boats came.", 51, 69),
        ("About 75 boats came.", 63.75, 86.25),
        ("About 71 boats came.", 65.32, 76.68),
        ("Some 26,000 boats came.", 23_920, 28_080),
        ("About 14 boats came.", 11.9, 16.1),
        ("About forty-one boats came.", 34.85, 47.15),
        ("It would save 20-30,000 jobs.", 20_000, 30_000),
    ],
)
def test_how_far_a_number_may_be_off(text: str, low: float, high: float) -> None:
    _, value = quantity(text)
    assert (value.low, value.high) == (pytest.approx(low), pytest.approx(high))
