"""Words that exclude each other, one on each side."""

from __future__ import annotations

import pytest

from tests.reader.compare.diverge.kit import conflicts, verdict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The captain was fired on Monday by the ferry line.",
            "The captain of the ferry line resigned on Monday.",
        ),
        (
            "Ines Calder sacked her harbour secretary on Monday after being shown his letters about the ferry.",
            "Harbour secretary Dale Voss resigned on Monday over letters about the ferry.",
        ),
        (
            "Two posts on the ferry were unfilled.",
            "All posts on the ferry were filled, the line said.",
        ),
        (
            "Rescue operations are underway at the site.",
            "Recovery operations are underway at the site.",
        ),
    ],
)
def test_words_that_exclude_each_other_conflict(a: str, b: str) -> None:
    assert "account" in [found for found, _, _ in conflicts(a, b)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("She lifted the ban on imports of salt.", "She will allow imports of salt."),
        ("One of the planes went down, and the second landed safely.", "The plane crashed near Orran."),
        # Two events.
        ("The captain was cleared.", "In that case the captain was found guilty."),
        # Two people, of whom one won and one lost, or who both went.
        (
            "Ines Calder won the vote in Orran.",
            "Dale Voss conceded defeat to the winner of the vote in Orran.",
        ),
        (
            "Captain Calder was removed from the ferry on Friday after the inquiry.",
            "Finance minister Voss resigned on Friday after the inquiry into the ferry.",
        ),
        # One after the other.
        ("The suspect escaped on Wednesday from the prison.", "The suspect was arrested, the prison said."),
        # Adjectives of two nouns.
        (
            "Voss, 57, was charged with nine counts of bribery, honest services fraud and lying to inspectors.",
            "Director Dale Voss faces nine counts, among them bribery and false statements to the inspectors.",
        ),
    ],
)
def test_words_turned_round_or_of_two_things_are_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b) == []


def test_words_that_overlap_in_sense_are_not_said_to_exclude_each_other() -> None:
    def reasons(a: str, b: str) -> list[str]:
        return [d.reason for d in verdict(a, b).conflicts]

    assert reasons("The rescue went on at the quarry overnight.", "The recovery went on at the quarry.") == [
        "the two words do not say the same of one thing"
    ]
    assert reasons(
        "The council accepted the plan for the quarry.", "The council rejected the quarry plan."
    ) == ["the two words exclude each other"]
