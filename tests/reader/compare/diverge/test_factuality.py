"""A question of what to do, a right, a quarrel and the other one state nothing that the story denies."""

from __future__ import annotations

import pytest

from tests.reader.compare.diverge.kit import clash


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Parents told the council whether to close the pool.", "The council closed the pool."),
        (
            "It was the clinic that had to choose whether to accept the offer.",
            "The clinic turned down the offer.",
        ),
        (
            "It is not clear whether the mayor has the power to dismiss a clerk.",
            "The mayor dismissed a clerk.",
        ),
        ("The owner denied that, saying the mill was closed.", "The mill was closed."),
        ("The other mill was closed.", "The mill stays open."),
        # A dispute is a quarrel, and what is disputed a noun's own word.
        (
            "The disputed bill draws a line between the two herring banks.",
            "The bill draws a line between the two herring banks.",
        ),
        ("Disputes over herring banks divide the two towns.", "Herring banks divide the two towns."),
    ],
)
def test_what_only_sounds_like_a_denial_is_none(a: str, b: str) -> None:
    assert not clash(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The boat had nine guards, none of whom was hurt.", "A guard was hurt on the boat."),
        (
            "The denial that any guard asked for money came in a letter.",
            "A guard asked for money in a letter.",
        ),
    ],
)
def test_a_denial_is_one(a: str, b: str) -> None:
    assert clash(a, b)
