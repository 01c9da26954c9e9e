"""What one side denies or leaves open, and whether the other side states it."""

from __future__ import annotations

import pytest

from reader.compare.diverge.accounts.cues import cue_candidates
from tests.reader.compare.diverge.kit import Shown, candidates_of, clash, conflicts


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The mayor denied that she asked the council to delay the vote.",
            "Minutes show the mayor asked the council to delay the vote.",
        ),
        (
            "The porter has denied taking the silver from the chapel.",
            "The porter took the silver from the chapel.",
        ),
        ("The abbot denied meeting the smith.", "The abbot met the smith."),
    ],
)
def test_what_is_denied_and_stated_conflicts(a: str, b: str) -> None:
    assert "account" in [found for found, _, _ in conflicts(a, b)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "It is unclear whether the crew survived the crash.",
            "All the crew survived the crash unhurt.",
        ),
        (
            "The condition of the crew had not yet been confirmed after the crash.",
            "Four of the crew were killed in the crash.",
        ),
    ],
)
def test_what_is_left_open_and_told_conflicts(a: str, b: str) -> None:
    assert "certainty" in [found for found, _, _ in conflicts(a, b)]


def test_what_is_left_open_in_the_words_of_what_is_told_conflicts() -> None:
    a = "It is unclear whether the mayor had warned the villages below the dam before the gates were opened."
    b = "The mayor warned all villages below the dam by radio, an hour before the gates were opened, she said."
    assert {kind for kind, *_ in conflicts(a, b)} == {"certainty"}


@pytest.mark.parametrize(
    ("told", "conflict"),
    [
        ("The sudden closure by the mayor was a response to complaints from residents.", True),
        ("The mayor closed the bridge because a beam had cracked.", True),
        ("The mayor ordered the closure due to a cracked beam.", True),
        ("The mayor closed the bridge and spoke at noon.", False),
        ("The sudden order by the mayor was due to be read at noon.", False),
        ("The mayor closed the bridge, and it was not known why.", False),
    ],
)
def test_a_stated_reason_answers_an_open_why(told: str, conflict: bool) -> None:
    found = conflicts("It was not immediately clear why the mayor ordered the closure of the bridge.", told)
    assert bool(found) == conflict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("It is unclear whether the crew survived.", "Whether the crew survived is not yet known."),
    ],
)
def test_what_both_leave_open_is_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # A right is not its use, and a name is not what is left open about its bearer.
        (
            "It is not clear whether the mayor has the power to dismiss a harbour master before his term ends.",
            "Mayor Ines Calder on Monday dismissed the harbour master of Orran after months of quarrels.",
        ),
        (
            "Investigators trying to determine whether guards had heard the alarms at Orran Point found blank logs.",
            "The guards at Orran Point get new uniforms, the report of the prison service says, and better boots.",
        ),
        # A dispute is no denial.
        (
            "A treaty to end an old dispute with Haverley over the herring banks north of Orran failed on Friday.",
            "Parliament on Friday voted down the treaty that draws a line between Orran and Haverley.",
        ),
        # A question of what to do is no doubt about what was done.
        (
            "Under the law the schools may decide for themselves whether to ban phones in their yards and halls.",
            "The governor signed a bill on phones that bans them in the yards and halls of schools.",
        ),
        (
            "Voss was accused of breaking the code by hiding four meetings with a shipping man of Orran.",
            "Voss stepped down after she admitted that she had not disclosed meetings with a shipping man of Orran.",
        ),
    ],
)
def test_a_cue_of_another_thing_is_no_denial(a: str, b: str) -> None:
    assert conflicts(a, b) == []


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ("It is unclear whether anyone on the ferry survived.", "Everyone on the ferry survived.", True),
        (
            "It is unclear whether anyone on the ferry survived.",
            "The ferry carried 40 passengers to Orran.",
            False,
        ),
        (
            "The condition of the crew of the ferry is not known.",
            "The crew of the ferry was sent to Orran.",
            False,
        ),
    ],
)
def test_a_fate_is_told_by_what_became_of_people_not_by_where_they_were(a: str, b: str, told: bool) -> None:
    assert clash(a, b) == told


def test_who_denies_his_own_deed_denies_nobody_else_s() -> None:
    denied = "Mayor Arden denied calling for a boycott of the fair."
    assert not clash(denied, "Her deputy called for a boycott of the fair.")
    assert clash(denied, "Mayor Arden called for a boycott of the fair.")


@pytest.mark.parametrize(
    ("a", "b", "shown"),
    [
        (
            "It is unclear whether the mayor warned the villages.",
            "The mayor warned the villages.",
            [("unclear", "unclear whether the mayor warned the villages", "mayor warned the villages", 1.0)],
        ),
        # Less squarely where only one side is a quotation, less still where one is not sure.
        (
            "It is unclear whether the mayor warned the villages.",
            '"The mayor warned the villages," he said.',
            [("unclear", "unclear whether the mayor warned the villages", "mayor warned the villages", 0.5)],
        ),
        (
            "It is unclear whether the mayor warned the villages.",
            "The mayor might have warned the villages.",
            [
                (
                    "unclear",
                    "unclear whether the mayor warned the villages",
                    "mayor might have warned the villages",
                    0.3,
                )
            ],
        ),
        ("It is unclear whether the mayor warned the villages.", "The villages were dark.", []),
        # A reason answers "why", a day "when", a place "where", and nothing "how".
        (
            "It is unclear why the mayor closed the bridge.",
            "The mayor closed the bridge because a beam had cracked.",
            [("unclear", "unclear why the mayor closed the bridge", "mayor closed the bridge", 1.5)],
        ),
        (
            "It is unclear why the mayor closed the bridge.",
            "The bridge was shut in response to complaints.",
            [("unclear", "unclear why the mayor closed the bridge", "bridge was shut", 1.5)],
        ),
        ("It is unclear why the mayor closed the bridge.", "The bridge was shut, citing complaints.", []),
        (
            "It is unclear why the mayor closed the bridge.",
            "The mayor closed the bridge, citing complaints.",
            [("unclear", "unclear why the mayor closed the bridge", "mayor closed the bridge", 1.0)],
        ),
        (
            "It is unclear why the mayor closed the bridge.",
            "The mayor closed the bridge and spoke at noon.",
            [],
        ),
        (
            "It is unclear whether the mayor closed the bridge.",
            "The bridge was shut because of complaints.",
            [],
        ),
        (
            "It is unclear when the mayor closed the bridge.",
            "The mayor closed the bridge on Monday.",
            [("unclear", "unclear when the mayor closed the bridge", "mayor closed the bridge", 1.0)],
        ),
        ("It is unclear when the mayor closed the bridge.", "The mayor closed the bridge.", []),
        ("It is unclear when the mayor closed the bridge.", "The mayor closed the bridge in Orran.", []),
        (
            "It is unclear where the mayor met the envoy.",
            "The mayor met the envoy in Orran.",
            [("unclear", "unclear where the mayor met the envoy", "mayor met the envoy", 1.0)],
        ),
        ("It is unclear where the mayor met the envoy.", "The mayor met the envoy on Monday.", []),
        ("It is unclear how the mayor warned the villages.", "The mayor warned the villages.", []),
        (
            "It is not known who closed the bridge to traffic.",
            "The mayor closed the bridge to traffic.",
            [
                (
                    "unclear",
                    "is not known who closed the bridge to traffic",
                    "closed the bridge to traffic",
                    1.0,
                )
            ],
        ),
        # A right is not its use.
        (
            "It is unclear whether the mayor has the power to dismiss the harbour master.",
            "The mayor dismissed the harbour master.",
            [],
        ),
        (
            "It is unclear whether the mayor has the power to dismiss the harbour master.",
            "The mayor has the power to dismiss the harbour master.",
            [
                (
                    "unclear",
                    "unclear whether the mayor has the power to dismiss",
                    "mayor has the power to dismiss the harbour master",
                    1.0,
                )
            ],
        ),
        # Names are not what is left open, and one word of several is too little.
        ("It is unclear whether Ines Calder spoke to Voss.", "Ines Calder and Voss were in Orran.", []),
        (
            "It is unclear whether the mayor sold the old stone mill to the northern bank.",
            "The mayor saw the bank.",
            [],
        ),
        # What somebody kept silent is told by the sentence itself, but not whether.
        (
            "She had not disclosed the meetings with the envoy.",
            "She disclosed the meetings with the envoy.",
            [],
        ),
        (
            "The meetings with the envoy had not been disclosed.",
            "The meetings with the envoy were disclosed.",
            [],
        ),
        (
            "She had not disclosed whether she met the envoy of Orran.",
            "She met the envoy of Orran at night.",
            [("unclear", "not disclosed whether she met the envoy of Orran", "met the envoy of Orran", 1.0)],
        ),
        # A denial, one that is denied in its turn, one that is conditional, one that both sides tell.
        (
            "The mayor denied that she asked the council to delay the vote.",
            "The mayor asked the council to delay the vote.",
            [
                (
                    "denial",
                    "denied that she asked the council to delay the vote",
                    "asked the council to delay the vote",
                    1.0,
                )
            ],
        ),
        (
            "The mayor does not deny that she asked the council to delay the vote.",
            "The mayor asked the council to delay the vote.",
            [],
        ),
        (
            "If she denied that she asked the council to delay the vote, she lied.",
            "The mayor asked the council to delay the vote.",
            [
                (
                    "denial",
                    "denied that she asked the council to delay the vote",
                    "asked the council to delay the vote",
                    0.3,
                )
            ],
        ),
        (
            "The mayor denied that she asked the council to delay the vote.",
            "The mayor denied that she had asked the council to delay the vote.",
            [],
        ),
        (
            "The mayor denied that she asked the council to delay the vote.",
            "The mayor did not ask the council to delay the vote.",
            [],
        ),
        (
            "The mayor may have closed the bridge to lorries.",
            "The mayor closed the bridge to lorries.",
            [("hedge", "may have closed the bridge to lorries", "closed the bridge to lorries", 0.3)],
        ),
        (
            "The mayor may have closed the bridge to lorries.",
            "The mayor reportedly closed the bridge to lorries.",
            [],
        ),
        ("The mayor may have slept.", "The mayor closed the bridge to lorries.", []),
        # A fate that is told answers whether there is any.
        (
            "It is unclear whether anyone on the ferry survived.",
            "Everyone on the ferry survived.",
            [
                (
                    "unclear",
                    "unclear whether anyone on the ferry survived",
                    "Everyone on the ferry survived",
                    2.0,
                )
            ],
        ),
        (
            "It may be that anyone on the ferry survived.",
            "Everyone on the ferry survived.",
            [("hedge", "may be that anyone on the ferry survived", "ferry survived", 0.3)],
        ),
    ],
)
def test_of_what_is_left_open_or_denied_and_told_the_words_are_shown(a: str, b: str, shown: Shown) -> None:
    assert candidates_of(cue_candidates, a, b) == shown
