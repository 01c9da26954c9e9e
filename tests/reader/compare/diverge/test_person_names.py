"""One person under two names: outlets that give one role two given names, or a family name two spellings."""

from __future__ import annotations

import pytest

from tests.reader.compare.diverge.kit import pairs


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Captain Ivo Brandel was questioned.", "The police let Captain Ivar Brandel go."),
        ("The court heard judge Tomas Weil.", "The judge, Henrik Weil, spoke."),
        ("Chief justice Ruth Okell will preside.", "Judge Rose Okell has dined in Orran."),
        ("The inspector Ines Kalder spoke.", "A question went to inspector Ines Calder."),
    ],
)
def test_one_role_with_two_names_is_found(a: str, b: str) -> None:
    assert pairs([a], ["The harbour is shut.", b]) == [((0, 0), (1, 1))]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Captain Ivo Brandel was questioned.", "Captain I. Brandel was let go."),
        ("Captain Ivo Brandel was questioned.", "His brother Jan Brandel was at home."),
        ("Captain Thomas Brandel was questioned.", "Captain Tom Brandel was let go."),
        ("Mayor Ines Calder spoke.", "Mayor Ines Orrin spoke."),
        ("Mayor Ines Calder spoke.", "Mayor Ines Calder's office was shut."),
    ],
)
def test_what_may_be_two_persons_or_one_name_is_left_alone(a: str, b: str) -> None:
    assert pairs([a], [b]) == []


def test_an_article_that_names_both_knows_of_two() -> None:
    both = ["Captain Ivo Brandel was questioned.", "So was captain Jan Brandel, a cousin."]
    assert pairs(both, ["Captain Jan Brandel was let go."]) == []
