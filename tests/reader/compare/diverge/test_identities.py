"""Places, names, speakers and quotations: which exclude each other, and which may be one."""

from __future__ import annotations

import pytest

from tests.reader.compare.diverge.kit import conflicts


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("He misspoke at a 2008 event in Norfolk.", "At the 2008 event in Norwalk he misspoke."),
    ],
)
def test_two_places_of_one_thing_conflict(a: str, b: str) -> None:
    assert "place" in [found for found, _, _ in conflicts(a, b)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Ines Calder won the race for harbour master.",
            "The race for harbour master was won by Maria Calder.",
        ),
    ],
)
def test_two_given_names_of_one_person_conflict(a: str, b: str) -> None:
    assert "name" in [found for found, _, _ in conflicts(a, b)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "“There was a bang, and then everything slid to one side,” said Nerys Vale.",
            "“There was a huge bang and everything went flying,” said Nerys Vale.",
        ),
    ],
)
def test_two_wordings_of_one_utterance_conflict(a: str, b: str) -> None:
    assert "quote" in [found for found, _, _ in conflicts(a, b)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Ines Calder said: “The harbour will be rebuilt stone by stone.”",
            "“The harbour will be rebuilt stone by stone,” said Maria Oduya.",
        ),
    ],
)
def test_two_speakers_of_one_sentence_conflict(a: str, b: str) -> None:
    assert "attribution" in [found for found, _, _ in conflicts(a, b)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The prince married at Orran Palace.", "The prince married in Haverley."),
        ("The fire spread in northern Orran.", "The fire spread in Orran."),
        # Two towns, and little else in common.
        (
            "The leader of the party, who lives in exile in Haverley, said in a call that she was shocked.",
            "Exiled foes of the government in Orran complained that nobody had asked them.",
        ),
    ],
)
def test_a_place_that_may_hold_the_other_is_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Teenager Ines Calder died on the pier.", "Haverley Ines Calder died on the pier."),
        ("James Calder won the race.", "Jim Calder won the race."),
        ("Ines Calder met her sister Maria Calder.", "Maria Calder met her sister Ines Calder."),
        # Neither a club, nor a rank of the bar, nor which of his name a king is, is a family name.
        ("Orran United won the cup.", "Vell United won the cup."),
        ("Calder Hale KC opened the case.", "Brandt Vale KC opened the case."),
        ("King Ivo Charles III opened the hall.", "King Otto Philip III opened the hall."),
    ],
)
def test_names_that_may_be_of_one_person_or_are_of_two_are_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            '"We shut it early rather than late," Ines Calder said.',
            '"We shut it early rather than late," said Calder.',
        ),
    ],
)
def test_one_quotation_is_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b) == []


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "The tanker Ines struck Tarn Reef on Monday.",
            "On Monday the tanker Ines ploughed into Cobb Point.",
            [("Tarn Reef", "Cobb Point")],
        ),
        (
            "The tanker Ines ran onto Tarn Reef, off the cape.",
            "The tanker Ines grounded on Cobb Shoal.",
            [("Tarn Reef", "Cobb Shoal")],
        ),
        ("The van struck Piers Oduya.", "The van struck Ines Calder.", []),
        ("The tanker Ines struck Tarn Reef.", "The tanker Ines ploughed into Tarn Reef.", []),
    ],
)
def test_a_ship_strikes_one_place(a: str, b: str, expected: list[tuple[str, str]]) -> None:
    assert [(x, y) for kind, x, y in conflicts(a, b) if kind == "place"] == expected


@pytest.mark.parametrize(
    ("a", "b", "conflict"),
    [
        (
            "“We heard a crack, and then the roof came down,” she said.",
            "“We heard a loud crack and the roof fell in,” she said.",
            True,
        ),
        (
            "“We heard a crack, and then the roof came down,” she said.",
            "“We heard a loud crack and the roof fell in,” he said.",
            False,
        ),
        (
            "“We heard a crack, and then the roof came down,” she said.",
            "“We heard a crack, and then the roof came down,” she said.",
            False,
        ),
    ],
)
def test_one_utterance_has_one_wording(a: str, b: str, conflict: bool) -> None:
    assert ("quote" in [kind for kind, _, _ in conflicts(a, b)]) is conflict


def test_who_only_passes_on_what_was_said_is_no_other_source() -> None:
    words = "the ferry of Orran had left the harbour too early on Monday with forty sacks of salt on deck"
    told = conflicts(f"Captain Calder said {words}.", f"A reporter said {words}.")
    assert [found for found in told if found[0] == "attribution"] == []
    told = conflicts(f"The harbour master said {words}.", f"The coastguard said {words}.")
    assert [found[0] for found in told] == ["attribution"]


def test_an_office_may_be_the_person_whose_name_stands_alone() -> None:
    a = '"He went to Orran to dig wells and to teach," the president said.'
    b = '"He went to Orran to dig wells and to teach," Kettle said.'
    assert conflicts(a, b) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sæther", "Saether"), ("Bjørnstad", "Bjornstad"), ("Großmann", "Grossmann"), ("Müller", "Muller")],
)
def test_a_name_in_plain_letters_is_the_same_name(one: str, other: str) -> None:
    for sentence in (
        "Captain Ingrid {} said the crew had followed every procedure.",
        "“We lost steering within seconds,” Captain Ingrid {} told reporters.",
        "The crew had followed every procedure, {} said.",
    ):
        assert conflicts(sentence.format(one), sentence.format(other)) == []
    ((kind, _, _),) = conflicts(
        f"Captain Ingrid {one} steered the ferry on Monday.",
        f"Captain Petra {other} steered the ferry on Monday.",
    )
    assert kind == "name", "one family name in two spellings, and two given names"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Harbour master Hans Köhler resigned on Tuesday in Lüdenbach.",
            "Harbour master Hans Koehler resigned on Tuesday in Luedenbach.",
        ),
        (
            "Harbour master Hans Köhler resigned on Tuesday in Lüdenbach.",
            "Harbour master Hans Kohler resigned on Tuesday in Ludenbach.",
        ),
    ],
)
def test_one_name_with_and_without_its_umlauts_is_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b) == []
