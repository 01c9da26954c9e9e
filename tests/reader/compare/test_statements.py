"""Sentences as lines that say what they state: what may go, and what never does."""

from __future__ import annotations

import time

import pytest

from index.article import Sentence
from reader.compare.statements import (
    LABEL_WIDTH,
    LONGEST,
    fitting,
    plain,
    says,
    shorten,
    statement_with,
    statements,
)


def sentence(text: str) -> Sentence:
    return Sentence(0, len(text), text)


def shortest(text: str) -> str:
    """The shortest line that says what a sentence states."""
    return min(statements(sentence(text)), key=len)


def test_a_line_stands_on_its_own() -> None:
    said = "ORRAN, Aug 20 (Lonn Wire) - Four divers drowned on Monday."
    assert plain(said) == "Four divers drowned on Monday."
    assert plain("WASHINGTON -- Four divers drowned.") == "Four divers drowned."
    assert plain("HAVERLEY, Keldland: Four divers drowned.") == "Four divers drowned."
    assert plain("CALDER: Four divers drowned.") == "CALDER: Four divers drowned."
    assert plain("Orran – Lonn Mills plc confirms the deaths.") == "Lonn Mills plc confirms the deaths."
    assert plain("Orran, 3 March 2031 – Four divers drowned.") == "Four divers drowned."
    assert plain("Calder – Mayor since May – left.") == "Calder – Mayor since May – left."
    assert plain("17:52 Four divers drowned.") == "Four divers drowned."
    assert plain("3.50pm: Four divers drowned.") == "Four divers drowned."
    assert plain("10.15 Monday was the last train.") == "10.15 Monday was the last train."
    assert plain("But the mine was closed.") == "The mine was closed."
    assert plain('"I have made mistakes and must answer for them," he said on Monday.') == (
        '"I have made mistakes and must answer for them"'
    )
    assert plain("“Freedom means freedom for everyone.") == "“Freedom means freedom for everyone.”"
    assert plain('No one came," said Berg, who added that "nobody saw it."') == (
        '"No one came," said Berg, who added that "nobody saw it."'
    )
    assert plain('He said that "nobody saw it.') == 'He said that "nobody saw it."'
    assert plain('“Nobody had come to the pier," he said.') == "“Nobody had come to the pier”"
    assert plain("No one came,” Berg said.") == "“No one came,” Berg said."
    assert plain("US-based firms - all of them - left.") == "US-based firms - all of them - left."
    assert shortest("Orran, however, has no gate.") == "Orran has no gate."


def test_the_speaker_of_a_long_quotation_stands_before_it() -> None:
    quoted = '"The gate had been shut since Sunday and nobody had told the crews of the {}boats of it," Lena Orth said.'
    told = '"The gate had been shut since Sunday and nobody had told the crews of the boats of it," said {} on Monday.'
    whole = (
        'Lena Orth: "The gate had been shut since Sunday and nobody had told the crews of the boats of it"'
    )
    assert shortest(quoted.format("many old wooden fishing ")) == whole.replace(
        "the boats", "the many old wooden fishing boats"
    )
    assert shortest(told.format("Lena Orth, who runs the port")) == whole
    assert (
        shortest('"The gate had been shut," Lena Orth said.') == '"The gate had been shut," Lena Orth said.'
    )
    cut = shortest(quoted.format("many boats and ships and ferries and rafts and other old and new " * 2))
    assert cut.startswith('Lena Orth: "The gate') and cut.endswith('…"') and len(cut) <= LONGEST
    for nobody in ("Monday night", "Orth's brother", "the pilot"):
        assert shortest(told.format(nobody)).startswith('"The gate had')


@pytest.mark.parametrize(
    ("long", "short"),
    [
        (
            "Lena Orth, deputy head of the harbour of Orran since the flood, said that the gate would be shut until the"
            " end of May.",
            "Lena Orth said that the gate would be shut until the end of May.",
        ),
        (
            "Lena Orth, who has run the harbour of Orran since the flood, said that the gate would be shut until the"
            " end of May.",
            "Lena Orth said that the gate would be shut until the end of May.",
        ),
        (
            "The divers were found on Monday by a boy, who had walked along the quarry with his dog since the early"
            " hours of the day.",
            "The divers were found on Monday by a boy.",
        ),
        (
            "The ferry struck the northern pier of Orran on Monday, throwing cars into the water and breaking all the"
            " windows of the saloon.",
            "The ferry struck the northern pier of Orran on Monday.",
        ),
        (
            "The ferry struck the northern pier of Orran on Monday, throwing cars into the water and breaking windows,"
            " the coastguard said in a statement.",
            "The ferry struck the northern pier of Orran on Monday, the coastguard said.",
        ),
        (
            "The harbour office closed the gate of Orran to all ferries on Monday, and he opened the old school to all"
            " those who had come.",
            "The harbour office closed the gate of Orran to all ferries on Monday.",
        ),
        (
            "In the late afternoon of the second Monday in October, the harbour office closed the gate to the ferries"
            " of Orran and Haverley.",
            "The harbour office closed the gate to the ferries of Orran and Haverley.",
        ),
        (
            "The harbour office closed the gate to the ferries of Orran two days after the old pier had been found to"
            " rest on rotten piles.",
            "The harbour office closed the gate to the ferries of Orran.",
        ),
        (
            "The mill (built in 1870 by the grandfather of its last owner) burned down on Monday with all the grain of"
            " the summer in it.",
            "The mill burned down on Monday with all the grain of the summer in it.",
        ),
    ],
)
def test_what_may_go_goes_where_a_sentence_is_long(long: str, short: str) -> None:
    assert len(long) > LABEL_WIDTH
    assert shortest(long) == short
    assert len(long) > LONGEST or long in statements(sentence(long)), "the whole may label a claim as well"


@pytest.mark.parametrize(
    "long",
    [
        "The harbour office closed the gate to all the ferries on Monday, but the mayor opened it again before noon of"
        " the same day.",
        "The mayor closed the gate of the harbour to all the ferries on Monday, denying that anybody had asked him for"
        " it before.",
        "The mayor has taken money from the builders of the pier for years, which he denies in every interview that he"
        " gives.",
        "The mayor took money from the builders of the pier for years, according to a witness whom nobody else has"
        " ever met.",
        "The captain was not drunk when the old ferry struck the northern pier of Orran in the thick fog of the early"
        " morning.",
        "The mayor said the guard opened fire when the man drew a long knife from his coat on the old pier of"
        " the harbour.",
        "No ferry sailed from the harbour after the storm had thrown the old lightship onto the rocks below the"
        " northern pier.",
        "The council will close the harbour after the summer guests have left the island and the last of the boats are"
        " ashore.",
        "At least 12 people were killed in the harbour and on the ferries of Orran, the harbour office of Haverley"
        " said on Monday.",
        "Under the new plan of the mayor and of the council, the ferries of Orran pay two thirds of what they paid"
        " before the flood.",
        "A parcel found at the station of Orran in the night and addressed to the mayor of Haverley held a device with"
        " two wires.",
        "If the pier of Orran is not mended before the storms of autumn, the ferries of the sound will have nowhere to"
        " put in.",
        "The storm killed as many as 120 people on the islands of the sound and along the whole of the eastern shore"
        " of Orran.",
        "The court of the islands has ordered that a new vote be held within 60 days after the old one was found to be"
        " void.",
        "The harbour office says Lena Orth, who left the port in November amid a dispute with the owner, took the money"
        " of it.",
        "On Monday, the heads of the nine Orran-based ferry lines, including the oldest and the largest of them, to the"
        " council wrote.",
        "The council found the harbour master of Orran, the owner of the mill and the builder of the pier guilty of"
        " taking money.",
    ],
)
def test_what_changes_the_sense_never_goes(long: str) -> None:
    assert len(long) > LABEL_WIDTH
    assert statements(sentence(long)) == (long,)


def test_a_second_clause_may_stand_alone_where_nobody_is_said_to_have_said_it() -> None:
    first = "The mayor of Orran opened the fair of the islands on Sunday morning"
    second = "the harbour office closed the gate to all of the ferries in the sound."
    alone = second[0].upper() + second[1:]
    assert alone in statements(sentence(f"{first}, and {second}"))
    assert alone not in statements(sentence(f"{first}, but {second}"))
    assert alone not in statements(sentence(f"The mayor said he opened the fair on Sunday, and {second}"))
    assert alone not in statements(
        sentence(f"If the mayor opened the fair of the islands on Sunday, and {second}")
    )


def test_a_line_begins_late_where_what_it_must_say_would_be_cut_off() -> None:
    line = sentence(
        "The ferry, which had left Haverley at noon with a load of timber for the yards of the island, it is thought,"
        " struck the pier, and the last of the passengers were ashore by 9.30 p.m. on Monday."
    )
    assert statement_with(line, "9.30 p.m.") == (
        "…and the last of the passengers were ashore by 9.30 p.m. on Monday."
    )
    assert says(statement_with(line, "Haverley"), "Haverley")
    assert says("At 9.30 p.m. it sank", "9.30 p.m.") and not says("At 19.30 p.m. it sank", "9.30 p.m.")


def test_a_line_is_fitted_to_its_room_but_keeps_what_is_disputed() -> None:
    line = (
        "The ferry struck the pier of Orran on Monday, throwing 84 people into the cold water of the sound."
    )
    assert fitting(line, 120) == line
    assert fitting(line, 60) == "The ferry struck the pier of Orran on Monday."
    assert fitting(line, 60, ("84", "86")) == line
    assert fitting(line, 40, ("84",)) == "…throwing 84 people into the cold water…"
    assert fitting(line, 60, ("86",)) == "The ferry struck the pier of Orran on Monday."


def test_lines_end_with_no_word_that_hangs_in_the_air() -> None:
    line = "The divers who had drowned on Monday were found by a boy who was walking along the quarry with the dog"
    assert shorten(line, 70) == "The divers who had drowned on Monday were found by a boy…"
    assert shorten("The divers were found by a boy, who told the police at once", 40) == (
        "The divers were found by a boy…"
    )


def test_lines_are_cut_between_words() -> None:
    assert shorten("one two three", 20) == "one two three"
    assert shorten("one two three four five", 14) == "one two three…"
    assert len(shorten("x" * 300, 90)) <= 90


@pytest.mark.parametrize(
    "text",
    ["A " * 50_000, '"x y ' * 20_000 + '" A' + " B" * 30_000, "A, who " * 20_000, "He was, and the " * 9_000],
)
def test_a_hostile_sentence_is_shortened_at_once(text: str) -> None:
    began = time.process_time()
    assert shortest(text).endswith("…")
    assert "…" in statement_with(sentence(text), "who")
    assert time.process_time() - began < 2
