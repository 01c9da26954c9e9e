"""Who does it: two doers of one act are set against each other, and a place or a short form is no doer."""

from __future__ import annotations

import pytest

from tests.reader.compare.diverge.kit import clash, pairs


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # A stop that belongs to a short form ends nothing, any other mark does.
        ("Managers at a depot in St. Ines ordered the release.", "The mayor ordered the release."),
        ("The mayor met guards etc. managers ordered the release.", "The mayor ordered the release."),
        ("The mayor met Arden, managers ordered the release.", "The mayor ordered the release."),
        # Where a doer is or belongs is not who does it, unless nobody else is told.
        ("Managers at a depot in Orran ordered the release.", "The council in Orran ordered the release."),
        ("Managers at a depot in Orran ordered the release.", "The depot ordered the release."),
        ("At the depot ordered the release.", "The mayor ordered the release."),
        # A capital that only opens the sentence, or what follows its dateline, makes no name.
        ("Managers ordered the release.", "The council ordered the release."),
        ("ORRAN — Managers ordered the release.", "The council ordered the release."),
        # A comma right before the act.
        ("Tom Arden, the mayor, ordered the release.", "The council ordered the release."),
    ],
)
def test_two_doers_are_found(a: str, b: str) -> None:
    assert pairs([a], [b]) == [((0, 0), (1, 0))]


def test_behind_by_a_doer_keeps_the_place() -> None:
    assert pairs(["The release was ordered by managers at a depot."], ["A depot ordered the release."]) == []


@pytest.mark.parametrize(
    ("a", "b", "two"),
    [
        ("The court rejected the plan.", "The mayor accepted the plan.", True),
        ("Mill owners accepted the plan.", "Ines rejected the plan.", False),
    ],
)
def test_two_actors_may_say_two_things(a: str, b: str, two: bool) -> None:
    assert clash(a, b) != two
