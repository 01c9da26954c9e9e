"""Where a name begins and ends, and what before it is only a title."""

from __future__ import annotations

import pytest

from index.article import Sentence
from reader.compare.details import find_details
from reader.compare.model import DifferenceKind


def names(text: str) -> list[tuple[str, str, object]]:
    found = find_details(Sentence(0, len(text), text))
    return [(d.text, d.modifier, d.value) for d in found if d.kind is DifferenceKind.NAME]


@pytest.mark.parametrize(
    ("named", "title", "name"),
    [
        ("FBI Director Ines Calder", "fbi director", "ines calder"),
        ("Orran Gov. Ines Calder", "orran gov .", "ines calder"),
        ("Lt. Col. Ines Calder", "lt . col .", "ines calder"),
        ("Secretary of State Ines Calder", "secretary of state", "ines calder"),
        ("Director of National Intelligence Ines Calder", "director of national intelligence", "ines calder"),
        ("White House Press Secretary Ines Calder", "white house press secretary", "ines calder"),
        ("Secretary-General Ines Calder", "secretary - general", "ines calder"),
        ("Martin Luther King Calder", "", "martin luther king calder"),
        ("White House", "", "white house"),
        ("Justice Department", "", "justice department"),
        ("General Assembly", "", "general assembly"),
        ("Food and Drug Administration", "", "food and drug administration"),
        ("Department of Health and Human Services", "", "department of health and human services"),
        ("Brigade of the Hills", "", "brigade of the hills"),
        ("Children's Hospital", "", "children hospital"),
        ("St. Peter's Square", "", "st . peter square"),
        ("Ludwig van der Berg", "", "ludwig van der berg"),
        ("Abu Tarik al-Orrani", "", "abu tarik al - orrani"),
        ("Kim Sang-un", "", "kim sang - un"),
    ],
)
def test_a_name_is_one_and_its_titles_are_none(named: str, title: str, name: str) -> None:
    assert names(f"They met {named} there.") == [(named, title, name)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was Calder's Justice Department that sued.", ["Calder", "Justice Department"]),
        ("They met on Orran City's Gull Island.", ["Orran City", "Gull Island"]),
        ("Two US soldiers met Ines Calder.", ["US", "Ines Calder"]),
        ("Three Iraqi soldiers met Ines Calder.", ["Iraqi", "Ines Calder"]),
        ("Seven Sisters Road is shut.", ["Seven Sisters Road"]),
        ("They met Ines Calder and Ivo Brandt there.", ["Ines Calder", "Ivo Brandt"]),
        ("They met Rep. Ines Calder (D-Orr.) there.", ["Rep. Ines Calder"]),
        ("They met Sen. Ines Calder, R-Orr., there.", ["Sen. Ines Calder"]),
        ("They met Mayor Ines Calder's aide.", ["Mayor Ines Calder"]),
        ("ORRAN, Vell - Police fired.", ["Vell"]),
    ],
)
def test_what_owns_and_what_is_beside_is_apart(text: str, found: list[str]) -> None:
    assert [name for name, _, _ in names(text)] == found


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("They met in Orran and stayed near Gull Point.", ["Orran", "Gull Point"]),
        ("They studied at Orran University.", ["Orran University"]),
        ("They lost seats in the Senate.", []),
        ("They served in the ORAF.", []),
        ("They got a call from Ines Calder.", []),
        ("They wrote it on paper and in English.", []),
        ("They closed at Christmas.", []),
        ("They argued over Twitter.", []),
    ],
)
def test_a_body_a_site_a_feast_and_a_sender_are_no_places(text: str, places: list[str]) -> None:
    found = find_details(Sentence(0, len(text), text))
    assert [d.text for d in found if d.kind is DifferenceKind.PLACE] == places
