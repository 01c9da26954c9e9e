"""What states nothing to be checked."""

from __future__ import annotations

import pytest

from reader.compare.asides import is_aside


@pytest.mark.parametrize(
    "text",
    [
        "So who wanted the gate shut on Monday?",
        "“What is there to study now?”",
        "And the gauge upstream that would have warned the people of Orran?",
        "Here's all we know.",
        "Here’s how one passenger described it:",
        "But here is what you may not have heard.",
    ],
)
def test_questions_and_what_leads_on_state_nothing(text: str) -> None:
    assert is_aside(text)


@pytest.mark.parametrize(
    "text",
    [
        "PRESENTER: Good evening.",
        "Good morning, Piers.",
        "Good evening and welcome.",
        "Hello and welcome.",
        "Welcome back.",
        "Thank you, Ines.",
        "Thanks.",
        "Over to you.",
        "Coming up: how to mend a net.",
        "22:48 That is where we are pausing our coverage for tonight.",
        "4.45pm That's all from Orran.",
        "We will be back at 6am on Wednesday.",
        "NEWSREADER: Ines Calder, thank you.",
        "Our political correspondent, Ines Calder, is in parliament.",
        "Let's hear what she said at noon.",
        "The weather after the news.",
        "Later on Coast Radio: how to mend a net.",
        "CALDER: No.",
        "Not any more, Piers.",
        "Sign up for our newsletter and never miss a story.",
        "You can check your number on our website.",
    ],
)
def test_what_is_said_to_the_public_states_nothing(text: str) -> None:
    assert is_aside(text)


@pytest.mark.parametrize(
    "text",
    [
        "17:52 The fire service confirms two deaths.",
        "Nobody was hurt.",
        "No gate was shut.",
        "Our reporter was hit by a stone.",
        "You can read the name on the hull from our shore.",
        "Later on Monday the gate was shut.",
        "News reached the council at noon.",
        "Let's go back to the gate, the mayor said, and they went.",
        "Thanks to the pumps the town stayed dry and nobody had to leave the houses by the river that night.",
        "One of them shouted, “Where is our pension?”",
        "The gate was shut on Monday.",
        "The mayor declined to comment.",
        "She was not hurt.",
        "Thanks to the pumps, nobody was hurt.",
        "Welcome rain fell on the valley.",
        "Hello Quay, a toy, was recalled.",
        "Good day for the Orran side.",
        "That’s all the money the town has left.",
        "Over to the east, the river burst its banks.",
        "Our correspondent in Orran has been arrested.",
        "The news next day was worse: nine were dead.",
        "The weather follows a pattern of storms.",
        "Coming up on the ridge, the car lost a wheel.",
        "Later on Monday: rain in Orran.",
        "Get the latest vaccine, the minister said.",
        "Here is what the harbour office said: “The gate is shut.”",
        "Here's what I think should happen now, the mayor said.",
        "船が沈んだ。",
    ],
)
def test_what_is_told_is_no_aside(text: str) -> None:
    assert not is_aside(text)
