"""Causes that sentences name: two of them, one denied, one not known."""

from __future__ import annotations

import pytest

from index.article import Sentence
from reader.compare.details import read_sentence
from reader.compare.diverge import judge
from reader.compare.diverge.accounts.causes import causes, reason_candidates
from reader.compare.diverge.accounts.factuality import Factuality
from tests.reader.compare.diverge.kit import Shown, candidates_of


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
            "The fire chief blamed the blaze in the Orran theatre on old wiring.",
            "The mayor put the blame for the blaze in the Orran theatre on a painter.",
            DIFFERENT,
        ),
        (
            "A pan of fat caused the blaze in the Orran theatre.",
            "Nobody knows how the blaze in the Orran theatre began.",
            "one side names a cause, the other says that it is not known",
        ),
        (
            "The collapse of the Orran grandstand was the result of a rusty bolt.",
            "Why the Orran grandstand failed is still not known.",
            "one side names a cause, the other says that it is not known",
        ),
        (
            "The navy of Orran said the boat had made an emergency landing because of engine trouble.",
            "The boat was stopped neither by ice nor by any fault of its engine, but struck a sandbank in the fog.",
            "one side rules out the cause that the other states",
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
            "A pan of fat caused the blaze in the Orran theatre.",
            "It is unclear how many actors were hurt by the blaze in the Orran theatre.",
        ),
        (
            "The cause was known to the owner of the theatre.",
            "The cause of the blaze in the theatre is not yet known.",
        ),
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


@pytest.mark.parametrize(
    ("text", "named"),
    [
        # Said outright, with what stands before or behind.
        ("The fire was caused by a short circuit.", [("short circuit", "fact", True, "a short circuit")]),
        ("A short circuit caused the fire.", [("short circuit", "fact", True, "A short circuit")]),
        ("The cause of the fire was a short circuit.", [("short circuit", "fact", True, "a short circuit")]),
        (
            "A short circuit was the cause of the fire.",
            [("short circuit", "fact", True, "A short circuit was the")],
        ),
        ("A short circuit is to blame.", [("short circuit", "fact", True, "A short circuit is")]),
        ("The mayor blamed the wind.", [("wind", "fact", True, "the wind")]),
        ("The fire was blamed on the wind.", [("wind", "fact", True, "the wind")]),
        ("The fire was put down to the wind.", [("wind", "fact", True, "the wind")]),
        # One reason of several.
        ("The fire spread because of the wind.", [("wind", "fact", False, "the wind")]),
        ("The fire spread because the wind turned.", [("wind turned", "fact", False, "the wind turned")]),
        ("The fire was due to old beams.", [("old beams", "fact", False, "old beams")]),
        # Ruled out, or not known.
        ("The fire was not caused by the wind.", [("wind", "denied", True, "the wind")]),
        ("The cause was not the wind.", [("wind", "denied", True, "not the wind")]),
        (
            "The cause of the fire is not yet known.",
            [("", "open", True, "cause of the fire is not yet known")],
        ),
        (
            "The cause of the fire is unclear to the town.",
            [("", "open", True, "cause of the fire is unclear")],
        ),
        # As far as the words for it go: eight tokens, to the end of the clause.
        ("The fire was caused by wind, and sparks.", [("wind", "fact", True, "wind")]),
        ("The fire was caused by the wind for an hour.", [("wind", "fact", True, "the wind")]),
        (
            "The fire was due to worn old northern stone mill wires, beams and more.",
            [("worn old northern stone mill wires", "fact", False, "worn old northern stone mill wires")],
        ),
        (
            "Sparks from worn old northern stone mill wires on beams caused the fire.",
            [
                (
                    "worn old northern stone mill wires beams",
                    "fact",
                    True,
                    "worn old northern stone mill wires on beams",
                )
            ],
        ),
        ("Voss came, and the wind caused the fire.", [("wind", "fact", True, "the wind")]),
        ("By noon, the wind caused the fire.", [("wind", "fact", True, "the wind")]),
        # No cause.
        ("It was caused.", []),
        ("Caused, it burned.", []),
        ("The cause of the fire has been found.", []),
        ("The cause that he gave for the fire was a short circuit.", []),
        ("They gave a cause.", []),
        ("They take the blame.", []),
        ("To blame her was easy.", []),
        ("What caused the fire was the wind.", []),
        ("The fire may have been caused by the wind.", []),
    ],
)
def test_a_cause_is_named_with_its_words(text: str, named: list[tuple[str, str, bool, str]]) -> None:
    """Of each cause its words of content, how it is meant, whether it is said plainly, and what is shown."""
    reading = read_sentence(Sentence(0, len(text), text))
    found = [
        (
            " ".join(reading.tokens.low[i] for i in cause.named),
            cause.factuality.value,
            cause.plain,
            reading.tokens.words(cause.first, cause.end),
        )
        for cause in causes(reading)
    ]
    assert found == named


@pytest.mark.parametrize(
    ("a", "b", "shown"),
    [
        (
            "The fire was caused by a short circuit.",
            "The fire was caused by arson.",
            [("reason", "a short circuit", "arson", 1.0)],
        ),
        (
            "The fire was caused by a short circuit.",
            "The fire was due to arson.",
            [("reason", "a short circuit", "arson", 0.5)],
        ),
        (
            "The fire was not caused by a short circuit.",
            "The fire was caused by a short circuit.",
            [("reason", "a short circuit", "a short circuit", 1.0)],
        ),
        (
            "The cause of the fire is not yet known.",
            "The fire was caused by arson.",
            [("reason", "cause of the fire is not yet known", "arson", 1.0)],
        ),
        # Two reasons of several, one cause in other words, or one that the other side names as well.
        ("The fire was due to a short circuit.", "The fire was due to arson.", []),
        ("The fire was caused by a short circuit.", "The fire was caused by a worn circuit.", []),
        (
            "The fire was caused by a short circuit.",
            "The fire was caused by arson, not by the short circuit of the tower.",
            [],
        ),
        (
            "The fire was caused by arson, not by the short circuit of the tower.",
            "The fire was caused by a short circuit.",
            [],
        ),
        # What one side rules out is not what the other states, or is not known to it.
        ("The fire was not caused by a short circuit.", "The fire was caused by arson.", []),
        ("The fire was not caused by a short circuit.", "The fire was not caused by arson.", []),
        ("The cause of the fire is not yet known.", "The cause of the fire is unclear.", []),
        ("The cause of the fire is not yet known.", "The fire was not caused by arson.", []),
        ("The fire burned.", "The fire was caused by arson.", []),
    ],
)
def test_two_causes_are_shown_that_exclude_each_other(a: str, b: str, shown: Shown) -> None:
    assert candidates_of(reason_candidates, a, b) == shown
