"""Causes that sentences name: two of them, one denied, one not known."""

from __future__ import annotations

import pytest

from index.article import Sentence
from reader.compare.details import read_sentence
from reader.compare.diverge import judge
from reader.compare.diverge.accounts.causes import causes
from reader.compare.diverge.accounts.factuality import Factuality


def reasons(a: str, b: str) -> list[str]:
    one, two = (read_sentence(Sentence(0, len(text), text)) for text in (a, b))
    return [d.reason for d in judge(one, two).conflicts]


DIFFERENT = "the two sides name different causes"


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        (
            "A pan of fat caused the blaze in the Orran theatre.",
            "The blaze in the Orran theatre was caused by a mirror.",
            DIFFERENT,
        ),
        (
            "The fire chief blamed old wiring for the blaze in the theatre.",
            "The cause of the blaze in the theatre is still unknown.",
            "one side names a cause, the other says that it is not known",
        ),
        (
            "The outbreak in the camp was traced to a spoiled stew.",
            "The outbreak in the camp was not caused by a spoiled stew.",
            "one side rules out the cause that the other states",
        ),
    ],
)
def test_causes_that_do_not_agree_conflict(a: str, b: str, reason: str) -> None:
    assert reasons(a, b) == [reason]
    assert reasons(b, a) == [reason]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "A short circuit caused the blaze in the theatre.",
            "The blaze in the theatre was caused by a short circuit.",
        ),
        ("A short circuit caused the blaze in the theatre.", "The theatre has stood since 1900."),
        ("Rain caused the delay of the match.", "The strike at the brewery was caused by low wages."),
        (
            "The cause of the blaze in the theatre is unknown.",
            "The cause of the blaze in the theatre has not been found.",
        ),
    ],
)
def test_causes_of_one_mind_or_of_two_things_do_not(a: str, b: str) -> None:
    assert reasons(a, b) == []


@pytest.mark.parametrize(
    ("text", "named", "factuality"),
    [
        ("The leak was caused by a rusty valve.", "rusty valve", Factuality.FACT),
        ("Old pipes are to blame.", "Old pipes", Factuality.FACT),
        ("The cause was a rusty valve.", "rusty valve", Factuality.FACT),
        ("The leak was not caused by a rusty valve.", "rusty valve", Factuality.DENIED),
        ("The cause of the leak is a mystery.", "", Factuality.OPEN),
    ],
)
def test_a_cause_is_read_with_its_words(text: str, named: str, factuality: Factuality) -> None:
    reading = read_sentence(Sentence(0, len(text), text))
    (cause,) = causes(reading)
    assert " ".join(text[reading.tokens.starts[i] : reading.tokens.ends[i]] for i in cause.named) == named
    assert cause.factuality is factuality
