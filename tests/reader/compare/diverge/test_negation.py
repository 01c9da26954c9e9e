"""What one side negates and the other states."""

from __future__ import annotations

import pytest

from reader.compare.diverge.accounts.negation import negation_candidates
from reader.compare.diverge.candidate import Topic
from tests.reader.compare.diverge.kit import conflicts, read


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The crew said the steering had failed.",
            "The recorder shows that the steering did not fail.",
        ),
        # What stands between two commas parts no subject from its verb.
        (
            "A weather station, long expected as a gift, had been agreed in principle.",
            "The weather station was never agreed, since Orran did not want it.",
        ),
        (
            "Two thousand crowns for the repair of the harbour crane had been paid in spring.",
            "The bill for the repair of the harbour crane was signed for but not paid.",
        ),
        (
            "The owner had promised to keep up his halt on tests of rockets.",
            "Asked about the halt on tests of rockets, she said nothing had been promised.",
        ),
        ("No fuel had leaked from the ferry.", "By morning fuel was leaking from the ferry."),
        # One verb in one tense, whoever is its subject.
        (
            "He hasn't shown the licence of the ferry.",
            "She has shown the licence of the ferry to the press.",
        ),
        (
            "He has not shown the licence of the ferry.",
            "She has shown the licence of the ferry to the press.",
        ),
        ("The mayor has yet to make an endorsement.", "On Friday the mayor endorsed her deputy."),
        # Who does it and to what it is done, and what somebody has in mind.
        ("The line does not intend to sell the ferry.", "The ferry is to be sold by the line in spring."),
        ("The line did not pay the sailors.", "The sailors were paid on Friday."),
        (
            "No charges have been filed against the captain.",
            "The captain has been charged with neglect.",
        ),
    ],
)
def test_what_is_negated_and_stated_conflicts(a: str, b: str) -> None:
    assert "polarity" in [found for found, _, _ in conflicts(a, b)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The crash of the helicopter was not due to hostile fire.",
            "The militia said it shot down the helicopter in the crash.",
        ),
    ],
)
def test_a_cause_that_is_ruled_out_and_stated_conflicts(a: str, b: str) -> None:
    assert "account" in [found for found, _, _ in conflicts(a, b)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The crash of the helicopter was not due to hostile fire.",
            "The crash of the helicopter was not caused by fire of any side, hostile or friendly.",
        ),
        (
            "The loss was not due to hostile fire.",
            "A militia said it shot it down; the army said it was not hostile fire.",
        ),
        ("The mayor did not only resign.", "The mayor resigned."),
        (
            "The mayor said that no ransom was paid for the girls.",
            "The mayor denied that a ransom had been paid.",
        ),
        (
            "Women are told to eat no fish from the river.",
            "Women are told to eat zero meals of any river fish.",
        ),
    ],
)
def test_a_negation_of_something_else_or_on_both_sides_is_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # The verb behind the commas has a subject of its own.
        ("The station, he said, would wait until the fee was agreed.", "The station was never agreed."),
        # One participle, and nothing else in common.
        ("The bill was signed for but not paid.", "The fine of the skipper had been paid."),
        ("Asked about the halt, she said nothing had been promised.", "Rain was promised for the harvest."),
        # A denial of what was offered, of former days, and of what nothing indicates.
        ("The line did not offer the sailors a raise.", "The sailors were offered a share in the line."),
        ("Prior to this spring the line did not pay the sailors.", "The sailors will be paid from now on."),
        ("Nothing indicated that the pipeline was attacked.", "There was no attack on the pipeline."),
    ],
)
def test_one_verb_of_two_things_is_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b) == []


LICENCE = "He hasn't shown the licence of the ferry."
CRANE = "The bill for the repair of the harbour crane was signed for but not paid."
ROCKETS = "Asked about the halt on tests of rockets, she said nothing had been promised."
MILL = "The owner said that the mill did not fail."


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Left open or negated on the other side as well.
        (LICENCE, "Perhaps she has shown the licence of the ferry to somebody."),
        (LICENCE, "She hasn't shown the licence of the ferry either."),
        (CRANE, "The bill for the repair of the harbour crane might be paid in spring."),
        (CRANE, "The bill for the repair of the harbour crane was never paid."),
        (ROCKETS, "He might have promised a halt on tests of rockets."),
        (MILL, "It was not because the old mill had failed, the crew said."),
        (MILL, "Some believe that the old mill had failed."),
        # Another tense, and a perfect tense with nothing else in common.
        (LICENCE, "Asked to show the licence of the ferry, she did."),
        (LICENCE, "The licence of the ferry shown to her was false."),
        (LICENCE, "The polls have shown a lead for Orran."),
        # What somebody is quoted as saying is set against other words of his, not against the report's.
        (CRANE, "“The bill for the repair of the harbour crane was paid,” he said."),
        (MILL, "“The mill failed,” the owner said."),
        # A noun, an infinitive, a participle that only describes, or what changed by itself.
        (MILL, "The rain caused the mill to fail."),
        (ROCKETS, "It was the promised halt on tests of rockets."),
        (ROCKETS, "It was his promise of a halt on tests of rockets."),
        ("No charges have been filed against the captain.", "The captain charged the crowd."),
        (
            "The town had not paid the bill for the repair of the harbour crane.",
            "The bill for the repair of the harbour crane had been paid.",
        ),
        ("On the halt on tests of rockets nothing had changed.", "His halt on tests of rockets had changed."),
        # Only what there was none of is what none was made of.
        ("The captain was not in charge of the ferry.", "The captain of the ferry was charged with neglect."),
        ("No charges have been filed against the captain.", "The captain may be charged with neglect."),
        ("No charges have been filed against the captain.", "The captain was not charged with neglect."),
        (CRANE, "The town had paid the bill for the repair of the harbour crane."),
        # What is negated is a noun, a name, far from the cue, or said of what another clause tells of.
        ("The ferry was not a wreck.", "The ferry wrecked the pier."),
        ("The captain was not in Orran.", "The captain left Orran."),
        ("The captain did not report a fire.", "The captain reported for work."),
        ("The mayor has not been there for some weeks.", "The mayor was away two weeks."),
        ("When the guard slept, she did not call.", "The guard slept and somebody called."),
        ("No sailor from Orran drowned.", "A sailor left Orran."),
        ("He hasn't even been at the mill.", "The mill has even been sold."),
    ],
)
def test_nothing_is_negated_that_the_other_side_states(a: str, b: str) -> None:
    assert not [c for c in negation_candidates(read(a), read(b)) if c.topic is Topic.NEGATION]


@pytest.mark.parametrize(
    ("a", "b", "shown"),
    [
        (LICENCE, "She has shown the licence of the ferry.", [("He hasn't shown", "has shown")]),
        (CRANE, "The bill for the repair of the harbour crane had been paid.", [("not paid", "been paid")]),
        (MILL, "The mill failed.", [("mill did not fail", "mill failed")]),
        (
            "The weather station was never agreed.",
            "A weather station, long expected as a gift, had been agreed in principle.",
            [
                ("station was never agreed", "station, long expected as a gift, had been agreed"),
                ("never agreed", "been agreed"),
            ],
        ),
        (
            ROCKETS,
            "He had promised a halt on tests of rockets.",
            [("nothing had been promised", "He had promised")],
        ),
        (
            "No charges have been filed against the captain.",
            "The captain has been charged with neglect.",
            [("No charges", "has been charged")],
        ),
        (
            "No alarm has sounded in the tower.",
            "The alarm sounded.",
            [("No alarm has sounded", "alarm sounded")],
        ),
        (
            "The mayor has yet to make an endorsement.",
            "The mayor endorsed her deputy.",
            [("mayor has yet to make an endorsement", "mayor endorsed")],
        ),
    ],
)
def test_of_what_is_negated_and_stated_the_words_are_shown(
    a: str, b: str, shown: list[tuple[str, str]]
) -> None:
    found = [(c.a.text, c.b.text) for c in negation_candidates(read(a), read(b)) if c.topic is Topic.NEGATION]
    assert found == shown
    turned = [
        (c.b.text, c.a.text) for c in negation_candidates(read(b), read(a)) if c.topic is Topic.NEGATION
    ]
    assert turned == shown
