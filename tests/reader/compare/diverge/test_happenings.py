"""The hour of a crash, a collapse or a blast, whatever words tell of it; noon and midnight are hours too."""

from __future__ import annotations

import pytest

from tests.reader.compare.diverge.kit import clash, clash_of_totals, pairs

BRIDGE = (
    "The western span of the Orla bridge, over which lorries bound for the harbour and its warehouses thunder, "
    "collapsed at 3.40 p.m. on Thursday."
)
MORE = ["Traffic was led through the old town."] * 40
"""In a long report more than a question must be shared by two sentences that tell much."""
OTHER_WORDS = [
    "Anglers on the bank below were unpacking their sandwiches when concrete and steel gave way shortly before noon.",
    "The disaster happened at 1.15 p.m., when pupils of two nearby schools were cycling home along the embankment.",
    "According to seismologists of the university, who keep instruments there, the piers failed at 2.15 p.m.",
]


@pytest.mark.parametrize("text", OTHER_WORDS)
def test_two_hours_of_one_happening_need_no_word_in_common(text: str) -> None:
    assert pairs([*MORE, BRIDGE], [*MORE, text]) == [((0, 40), (1, 40))]
    assert clash_of_totals(BRIDGE, text)


@pytest.mark.parametrize(
    "text",
    [
        "Ambulances and fire engines from three towns were called to the collapse at 4.10 p.m. by a lorry driver.",
        "The second collapse, which buried two excavators of the company that was to clear it, came at 5.05 p.m.",
        "An hour before, at 2.30 p.m., inspectors of the road office had failed to find the key to the shaft.",
        "In Brenn, where the harbour office has its seat, talks over a replacement broke down at 5.30 p.m.",
        "Prosecutors and engineers of the road office say that the collapse was under way before 2 p.m.",
        "A rescue boat of the harbour police exploded at 5.20 p.m. while divers were getting out of it.",
        "The disaster happened at 1.15 p.m. on Tuesday, when pupils of two nearby schools were cycling home.",
        "The span collapsed at 3.45 p.m., when pupils of two nearby schools were cycling home.",
        "A year earlier, on a Monday in March 2025, a footbridge in the old town collapsed at 1 p.m.",
    ],
)
def test_the_hour_of_something_else_is_no_answer(text: str) -> None:
    assert pairs([*MORE, BRIDGE], [*MORE, text]) == []


def test_noon_and_midnight_are_hours() -> None:
    assert clash("The dam broke at around midday.", "The dam broke at 2.20 p.m.")
    assert clash("The dam broke shortly after midnight.", "The dam broke at 2.20 a.m.")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The dam broke at around midday.", "The dam broke at 12.50 p.m."),
        ("The dam broke at noon.", "The dam broke at 11.40 a.m."),
        ("The dam broke before noon.", "The dam broke at 9.20 a.m."),
        ("The dam broke after midnight.", "The dam broke at 3.20 a.m."),
    ],
)
def test_they_are_round_and_may_be_edges(one: str, two: str) -> None:
    assert not clash(one, two)


LEFT = "The ferry left Orsund at ten to six this morning and was reported missing two hours later."


def test_two_hours_with_the_time_between_them_told_are_of_two_things() -> None:
    assert not clash_of_totals(LEFT, "The Berta vanished at 7.50 a.m., two hours after it had sailed.")
    assert not clash_of_totals(LEFT, "The Berta vanished at 7.50 a.m.")
    assert clash_of_totals(LEFT, "The ferry left Orsund at 6.30 a.m.")
