"""Which status voices suggest; never one that needs evidence."""

from __future__ import annotations

import pytest

from reader.notes.proposing import Voice, propose_status

SUPPORT, DENY = "support", "deny"


@pytest.mark.parametrize(
    ("heard", "status"),
    [
        ([], None),
        ([("A", None), ("B", "comment"), ("C", "query")], None),
        ([("A", SUPPORT)], "attributed"),
        ([("A", SUPPORT), ("A", SUPPORT)], "attributed"),
        ([("A", SUPPORT), ("B", SUPPORT)], "corroborated"),
        ([("A", SUPPORT), ("B", DENY)], "disputed"),
        ([("B", DENY)], "disputed"),
    ],
)
def test_what_is_proposed(heard: list[tuple[str, str | None]], status: str | None) -> None:
    found = propose_status(Voice(name, stance) for name, stance in heard)
    assert (found.status if found else None) == status


def test_an_outlet_that_repeats_another_is_no_source_of_its_own() -> None:
    own, copied = Voice("A", SUPPORT), Voice("B", SUPPORT, second_hand=True)
    found = propose_status([own, copied])
    assert found is not None
    assert found.status == "attributed"
    assert found.reason == "Only A says so."


def test_the_reason_names_who_says_what() -> None:
    found = propose_status([Voice("A", SUPPORT), Voice("B", SUPPORT), Voice("C", DENY)])
    assert found is not None
    assert found.reason == "A and B support it, C denies it."
    many = propose_status([Voice(name, DENY) for name in "ABCDE"])
    assert many is not None
    assert many.reason == "A, B and 3 others deny it."
