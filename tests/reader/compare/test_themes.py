"""The object of a statement: of two objects two things can be said."""

from __future__ import annotations

import pytest

from tests.reader.compare.clash_kit import clash


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Whose it is stands before it, with a name of one word or two, and is no part of it.
        ("Parliament rejected Calder's plan on Friday.", "Parliament passed the bill on Friday."),
        ("Parliament rejected Ines Calder's plan on Friday.", "Parliament passed the bill on Friday."),
        ("Parliament rejected Ines Calder's plan on guns.", "Parliament passed the Calder bill on guns."),
        # A number opens it; a comma, a word in -ed behind it and a fourth word end it.
        ("Parliament rejected 12 plans of the guards.", "Parliament passed the bills of the guards."),
        ("Parliament rejected the plan, dams too.", "Parliament passed a bill, dams too."),
        (
            "Parliament rejected the plan supported widely by guards.",
            "Parliament passed a bill supported widely by guards.",
        ),
        ("Parliament rejected the planned dam.", "Parliament passed a bill."),
        (
            "Parliament rejected the long harsh prison guards plan dam.",
            "Parliament passed a new costly winter crime bill dam.",
        ),
        # One and many.
        ("Parliament rejected a bill on guns.", "Parliament passed three bills on guns."),
        ("Parliament rejected a bill on guns.", "Parliament passed 12 bills on guns."),
    ],
)
def test_two_objects_are_two_things(a: str, b: str) -> None:
    assert not clash(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Nothing that opens an object: no article, no owner, or a name that owns nothing.
        ("Parliament rejected it.", "Parliament passed the bill."),
        ("Parliament rejected new plans of the guards.", "Parliament passed old bills of the guards."),
        (
            "Parliament rejected Orran Harbour Museum Company plans on Friday.",
            "Parliament passed the treaty on Friday.",
        ),
        ("Parliament rejected yesterday's bill.", "Parliament passed the treaty."),
        # What stands behind a passive is no object.
        ("The plan was rejected this week.", "The plan was accepted that spring."),
        # Kindred words.
        ("Parliament rejected the bill on guns.", "Parliament passed the law on guns."),
    ],
)
def test_what_may_be_one_object_conflicts(a: str, b: str) -> None:
    assert clash(a, b)
