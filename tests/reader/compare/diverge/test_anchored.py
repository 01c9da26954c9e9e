"""How much two sentences must share to be of one matter, for all that they and their articles say besides."""

from __future__ import annotations

import pytest

from reader.compare.diverge.around.anchored import all_but_linked
from tests.reader.compare.diverge.kit import clash_of_doubtful, pairs, read

FILLER = ["The harbour is shut."] * 3
YARD, WINTER, SONGS = " at the shipyard of Orran", " before winter", " with songs and speeches of veterans"
CRANES, QUARRELS = " beside the rusting cranes", " after old quarrels about a museum"
POSTS, JOBS = "Some 700 posts are to be cut", "Management will cut 1,200 jobs"
WORKERS, EMPLOYEES = f"{POSTS} for the workers", f"{JOBS} of employees"


def beside_fillers(a: str, b: str, before: int = 1) -> bool:
    """Whether two sentences that stand behind others in their articles are set against each other."""
    return bool(pairs([*FILLER * before, f"{a}."], [*FILLER, f"{b}."]))


@pytest.mark.parametrize(
    ("a", "b", "enough"),
    [
        # In a brief a sentence may say something else for nothing.
        (POSTS, JOBS + YARD + QUARRELS, True),
        # Beyond that more and more must be shared, but never all.
        (POSTS + WINTER, JOBS + WINTER + SONGS + CRANES, False),
        (POSTS + YARD, JOBS + YARD + WINTER + SONGS + CRANES, True),
        # Kindred words count, though less than equal ones.
        (WORKERS + WINTER, EMPLOYEES + YARD + WINTER + SONGS, True),
        (WORKERS, EMPLOYEES + YARD + SONGS, False),
    ],
)
def test_the_more_is_said_besides_the_more_must_be_shared(a: str, b: str, enough: bool) -> None:
    assert beside_fillers(a, b) == enough


def test_in_a_long_article_a_short_sentence_is_still_free() -> None:
    assert beside_fillers(POSTS, JOBS + YARD, before=20)


def test_at_the_head_of_both_articles_less_is_enough() -> None:
    a = (
        "Workers at the harbour heard on Monday that 700 posts are to be cut before winter, with songs and speeches "
        "of veterans beside the rusting cranes of old and long quarrels about a museum."
    )
    b = (
        "Management will cut 1,200 posts at the harbour before winter, a spokesman told reporters in the marble "
        "lobby of the bank that owns most of the yard through a chain of holdings."
    )
    assert pairs([a], [b])
    assert not pairs([*FILLER, a], [b])
    assert not pairs([*FILLER, a], [*FILLER, b])


DIED, DROWNED = "Nine workers died off Orran", "Eleven sailors drowned"


@pytest.mark.parametrize(
    ("a", "b", "enough"),
    [
        (DIED + WINTER, DROWNED + WINTER + CRANES, True),
        (DIED + YARD, DROWNED + YARD + WINTER + CRANES, True),
        (DIED + YARD + WINTER + CRANES, DROWNED + YARD + SONGS + QUARRELS, False),
        (DIED, DROWNED + YARD + SONGS, False),
    ],
)
def test_a_doubtful_pair_must_share_the_more_the_more_it_says(a: str, b: str, enough: bool) -> None:
    assert clash_of_doubtful(f"{a}.", f"{b}.") == enough


def test_it_does_not_matter_which_side_has_several_words_of_one_kind() -> None:
    one = read(
        "Officials of the harbour said in a statement on the radio that casualties had not been confirmed by anybody, "
        "whatever foreign papers wrote."
    )
    many = read(
        "Sailors were killed, drowned and burned to death in the harbour of Orran, wrote an officer who died of his "
        "wounds, beside rusting cranes."
    )
    assert all_but_linked(one, many)
    assert all_but_linked(many, one)
