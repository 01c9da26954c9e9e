"""Whose report a sentence passes on."""

from __future__ import annotations

import pytest

from index.article import Article, article_id
from index.sentences import split_sentences
from reader.compare.citations import find_citations, medium_key
from reader.compare.model import Ref


def cited(text: str) -> set[str]:
    article = Article(article_id(text, "Quay News"), text, outlet="Quay News")
    return set(find_citations([article], [split_sentences(text)]).get(Ref(0, 0), ()))


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("The mayor told The Associated Press it was rust.", "ap"),
        ("It was rust, AFP said.", "afp"),
        ("It was rust, reported Reuters.", "reuters"),
        ("At least nine have died, according to a count by AP.", "ap"),
        ("At least nine have died, a Reuters tally shows.", "reuters"),
        ("Letters seen by Reuters show it was rust.", "reuters"),
        ("A Reuters witness said it was rust.", "reuters"),
        ("AP journalists saw three bodies on the bank.", "ap"),
        ("State news agency TASS said it was rust.", "tass"),
        ("Xinhua news agency reported it was rust.", "xinhua"),
        ("Sources have told dpa that it was rust.", "dpa"),
        ("Papers shared with CNN show rust.", "cnn"),
        ("The mayor told the Daily Quay it was rust.", "daily quay"),
        ("The closure was first reported by the Orran Herald.", "orran herald"),
        ("Speaking on CNN, the mayor blamed rust.", "cnn"),
    ],
)
def test_the_medium_that_reported_it_is_named(text: str, medium: str) -> None:
    assert cited(text) == {medium}


@pytest.mark.parametrize(
    "text",
    [
        "Reuters could not independently verify the report.",
        "Pupils in AP classes crossed the bridge.",
        "A Reuters photographer was killed in the fall.",
        "The Associated Press office stands beside it.",
        "The AP did not name the boy because of his age.",
    ],
)
def test_a_medium_that_is_only_named_is_no_source(text: str) -> None:
    assert cited(text) == set()


def test_all_names_of_an_agency_are_one() -> None:
    assert {medium_key(name) for name in ("AP", "The Associated Press", "Associated Press")} == {"ap"}
    assert medium_key("Associated Press of Orran") != "ap"
