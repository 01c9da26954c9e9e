"""The object of a statement: of two objects two things can be said."""

from __future__ import annotations

import pytest

from reader.compare.details import Detail, Reading
from reader.compare.diverge.accounts.objects import holds_for_a_time, object_of, other_noun, other_sort
from reader.compare.diverge.around.stretches import stretch
from reader.compare.diverge.judge import judge
from reader.compare.model import DifferenceKind
from tests.reader.compare.diverge.kit import clash, conflicts, read


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


@pytest.mark.parametrize(
    ("a", "met"),
    [
        # How long it has not been so; a span in figures, but no purpose behind "for".
        ("The border commission, which has not met for 5 years, is to gather in Orran this month.", True),
        ("The border commission, which has not met for talks, is to gather in Orran this month.", False),
    ],
)
def test_what_was_not_so_for_a_time_may_be_so_at_another(a: str, met: bool) -> None:
    b = "The border commission of the two countries last met in 2014 in a hotel on the river."
    assert clash(a, b) != met


def test_only_a_denial_holds_for_a_time() -> None:
    a = "The border commission met for five years in a hotel on the river in Orran, said Calder and Voss."
    b = "The border commission, which has not met in Orran, is to gather in a hotel on the river."
    assert clash(a, b)


@pytest.mark.parametrize(
    "told",
    [
        # A kindred noun, a name, and none at all.
        "Voss was charged with bribery and honest remarks to inspectors of the harbour.",
        "Voss was charged with bribery and honest Orran fraud by inspectors of the harbour.",
        "Voss was charged with bribery and was honest to inspectors of the harbour.",
    ],
)
def test_opposite_words_before_what_may_be_one_noun_conflict(told: str) -> None:
    assert clash(told, "Voss faces nine counts, among them bribery and false statements to the inspectors.")


def test_ever_before_what_was_denied_is_a_time_too() -> None:
    met = "The border commission of the two countries last met in 2014 in a hotel on the river."
    never = "No border commission ever met in Orran, though it is to gather in a hotel on the river."
    assert "No border commission ever met" not in {d.b for d in judge(read(met), read(never)).conflicts}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Not for some time, and not since: it may have happened before, or happen now.
        (
            "The border commission of the two countries last met in 2014 in a hotel on the river.",
            "The border commission, which has not met for five years, is to gather in Orran this month.",
        ),
        ("No director had been dismissed since the law took effect.", "The dismissal takes effect at once."),
        # One verb, two objects.
        (
            "Parliament on Friday rejected President Calder's veto of a bill on dams that growers had asked for.",
            "The growers fear that their efforts come late, after parliament passed the bill on dams on Friday.",
        ),
        (
            "The union had dropped its demand for a shorter week before the ministers met on Friday.",
            "The union wanted a shorter week, and the quarrel delayed the ceremony on Friday by hours.",
        ),
        (
            "The governor, who has signed three bills on guns since her election in 2013, spoke to students.",
            "The governor has vetoed a bill on guns that students and teachers had fought for many months.",
        ),
        (
            "The chamber voted to impeach Voss on Thursday, the first impeachment of an official in forty years.",
            "The last official to be impeached was a treasurer in 1975, who resigned before his trial began.",
        ),
    ],
)
def test_statements_of_two_objects_or_two_times_can_both_be_so(a: str, b: str) -> None:
    assert conflicts(a, b) == []


def word_of(text: str, word: str) -> tuple[Reading, Detail]:
    """Return a sentence and a word of it."""
    reading = read(text)
    at = reading.tokens.low.index(word)
    return reading, stretch(reading, DifferenceKind.ACCOUNT, at, at + 1)


@pytest.mark.parametrize(
    ("text", "stems", "number"),
    [
        ("Parliament rejected the plan", {"plan"}, ""),
        ("Parliament rejected a plan.", {"plan"}, "one"),
        ("Parliament rejected three plans.", {"plan"}, "many"),
        ("Parliament rejected 12 plans.", {"plan"}, "many"),
        ("Parliament rejected Ines Calder's plan.", {"plan"}, ""),
    ],
)
def test_an_object_follows_at_once(text: str, stems: set[str], number: str) -> None:
    found = object_of(*word_of(text, "rejected"))
    assert found is not None
    assert (found.stems, found.number) == (stems, number)


@pytest.mark.parametrize(
    "text",
    [
        "Parliament rejected",
        "Parliament rejected Ines Calder",
        "Parliament rejected all of it.",
        # Whose advice it was is no owner of what was rejected.
        "Parliament rejected on Calder's advice what was asked.",
    ],
)
def test_what_follows_may_be_no_object(text: str) -> None:
    assert object_of(*word_of(text, "rejected")) is None


@pytest.mark.parametrize(
    ("a", "b", "other"),
    [
        ("The honest clerk spoke.", "The dishonest mayor spoke.", True),
        ("The honest zorkel spoke.", "The dishonest zorkel spoke.", False),
        ("The honest clerk spoke.", "The clerk was dishonest", False),
        ("The clerk was honest", "The dishonest clerk spoke.", False),
        ("The honest Calder spoke.", "The dishonest mayor spoke.", False),
    ],
)
def test_words_before_two_nouns_are_of_two_things(a: str, b: str, other: bool) -> None:
    assert other_noun(*word_of(a, "honest"), *word_of(b, "dishonest")) is other


def test_one_object_without_kindred_words_is_one() -> None:
    assert clash("Parliament rejected a zorkel on Friday.", "Parliament passed the zorkel on Friday.")


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("The board hasn't met for five years.", True),
        ("The board has not met since May.", True),
        ("The board has not met for lack of a quorum.", False),
        ("The board met for five years.", False),
    ],
)
def test_a_denial_may_hold_for_a_time_only(text: str, holds: bool) -> None:
    assert holds_for_a_time(*word_of(text, "met")) is holds


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("Online sales grew by 7 percent.", "Food sales fell by 2 percent.", True),
        ("Online sales grew by 7 percent.", "Food sales at the chain fell by 2 percent.", True),
        ("Online sales grew by 7 percent.", "Sales fell by 2 percent.", False),
        ("Total sales grew by 7 percent.", "Total food sales fell by 2 percent.", False),
        ("Online sales grew by 7 percent.", "Food prices fell by 2 percent.", False),
    ],
)
def test_of_two_sorts_of_one_thing_two_things_can_be_said(a: str, b: str, apart: bool) -> None:
    one, two = read(a), read(b)
    x, y = (
        stretch(side, DifferenceKind.ACCOUNT, at, at + 1)
        for side, word in ((one, "grew"), (two, "fell"))
        for at in [side.tokens.low.index(word)]
    )
    assert other_sort(one, x, two, y) == other_sort(two, y, one, x) == apart
