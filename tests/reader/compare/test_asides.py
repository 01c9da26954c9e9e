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
        "One of them shouted, “Where is our pension?”",
        "The gate was shut on Monday.",
        "The mayor declined to comment.",
        "She was not hurt.",
        "Here is what the harbour office said: “The gate is shut.”",
        "Here's what I think should happen now, the mayor said.",
        "船が沈んだ。",
    ],
)
def test_what_is_told_is_no_aside(text: str) -> None:
    assert not is_aside(text)
