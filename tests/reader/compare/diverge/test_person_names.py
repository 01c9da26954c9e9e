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
        # What somebody is may stand behind the name.
        ("Ivo Brandel, the captain of the ferry, spoke.", "Ivar Brandel, captain of the ferry, slept."),
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
        # A second given name on one side only.
        ("Captain Ines Maria Kordel spoke.", "Captain Maria Kordel spoke."),
        ("Captain Maria Kordel spoke.", "Captain Ines Maria Kordel spoke."),
        # Short family names may be two, and one may be the other's genitive or be cut off.
        ("Mayor Ines Roy spoke.", "Mayor Ines Roby spoke."),
        ("Mayor Ines Kalder spoke.", "Mayor Ines Kalderman spoke."),
        ("Mayor Ines Kalderman spoke.", "Mayor Ines Kalder spoke."),
        # A team is no role, and a role behind the end of a clause is somebody else's.
        ("Orran Hunters' Ivo Brandel spoke.", "Orran Hunters' Ivar Brandel spoke."),
        ("Ivo Brandel, Hunters of Orran, spoke.", "Ivar Brandel, Hunters of Orran, spoke."),
        ("Ivo Brandel, 51; the captain slept.", "Ivar Brandel, 51; the captain slept."),
    ],
)
def test_what_may_be_two_persons_or_one_name_is_left_alone(a: str, b: str) -> None:
    assert pairs([a], [b]) == []


def test_an_article_that_names_both_knows_of_two() -> None:
    both = ["Captain Ivo Brandel was questioned.", "So was captain Jan Brandel, a cousin."]
    assert pairs(both, ["Captain Jan Brandel was let go."]) == []
