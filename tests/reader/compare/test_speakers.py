"""Who is quoted over a story: one person under several names is one speaker, two of one name are two."""

from __future__ import annotations

import time

import pytest

from index.article import Article
from index.sentences import split_sentences
from reader.compare.model import Comparison
from reader.compare.speaker_names import bearers
from reader.compare.speakers import speakers


def quoted(*texts: str, outlet: str | None = None) -> dict[str, int]:
    """Return the speakers of reports with how often each is quoted; ``outlet`` is that of the first."""
    articles = tuple(Article(str(n), text, outlet=None if n else outlet) for n, text in enumerate(texts))
    sentences = tuple(split_sentences(text) for text in texts)
    statuses = tuple(() for _ in texts)
    return {s.name: len(s.mentions) for s in speakers(Comparison(articles, sentences, statuses, ()))}


TALK = (
    "HOST: Good evening. Our reporter, Piers Oduya, is there.\n\nODUYA: It was rust.\n\n"
    "CALDER: I shut the gate. Nobody came to look.\n\nHOST: Thank you."
)


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (
            ("Gov. Ines A. Calder of Orran said it was rust. Ms. Calder said so twice.", "Calder said so."),
            {"Gov. Ines A. Calder of Orran": 3},
        ),
        (
            ("Representative Piers Oduya of Lonn said it was rust.", "Rep. Piers Oduya (L-Lonn) said so."),
            {"Representative Piers Oduya of Lonn": 2},
        ),
        (
            ("Calder’s lawyer Piers Oduya said it was rust. Mr. Oduya said so. Calder said so.",),
            {"Calder's lawyer Piers Oduya": 2, "Calder": 1},
        ),
        (
            ("A lawyer for Ines Calder said it was rust. Ms. Calder said so.",),
            {"A lawyer for Ines Calder": 1, "Ines Calder": 1},
        ),
        (
            ("The Calder administration said it was rust. Mayor Calder said so.",),
            {"The Calder administration": 1, "Mayor Calder": 1},
        ),
        (
            ("Ines Calder left. Her son, Piers Calder, said it was rust. Ms. Calder said so.",),
            {"Piers Calder": 1, "Ines Calder": 1},
        ),
        (
            ("Ines Calder left. The younger Ms. Calder said it was rust. Ms. Calder said so.",),
            {"The younger Ms. Calder": 1, "Ines Calder": 1},
        ),
        (
            ("Ines Calder and Piers Oduya said it was rust. Oduya said so.",),
            {"Ines Calder and Piers Oduya": 1, "Piers Oduya": 1},
        ),
        (
            ("“It was rust. The mayor told me so. Nobody came,” said Ines Calder.",),
            {"Ines Calder": 3},
        ),
        (
            ("Ridiculing Calder, the firm left. Ines A. Calder stayed. Ms. Calder said it was rust.",),
            {"Ines A. Calder": 1},
        ),
        (
            ("A letter by the Orran Harbour Board came. The board said it was rust.", "The board said so."),
            {"Orran Harbour Board": 2},
        ),
        (
            ("The board said it was rust. A letter by the Orran Harbour Board came.",),
            {"The board": 1},
        ),
        (
            ("Neither the Orran Board nor the Lonn Board came. The board said it was rust.",),
            {"The board": 1},
        ),
        (
            ("A person close to the inquiry told us it was rust. The person said so twice.",),
            {"A person close to the inquiry": 2},
        ),
        (
            (
                "It was rust, according to two people with knowledge of Mr. Calder’s plans.",
                "A person said so.",
            ),
            {"Two people with knowledge of Mr. Calder's plans": 1, "A person": 1},
        ),
        (
            (
                "Ines Calder called the verdict “untenable”. A group called “Orran First” came. He is called “Ox”.",
            ),
            {"Ines Calder": 1},
        ),
        (
            (
                "Ines Calder spoke of “rust” and called it “old”. The board hit back, calling the mast a “toy”.",
            ),
            {"Ines Calder": 1, "The board": 1},
        ),
        (
            (
                "Ines Calder accused the crew of “theft”. The owner was accused of “fraud”. He spoke “at length”.",
            ),
            {"Ines Calder": 1},
        ),
        (("Ines Calder called it a “bad idea”, saying that it was rust.",), {"Ines Calder": 1}),
        (
            ("Rust was found, the health ministry said. The ministry said so twice.",),
            {"The health ministry": 2},
        ),
        (("Calder said it was rust.", "Ines Calder left. Piers left."), {"Ines Calder": 1}),
        (("A port official said it was rust. The official said so twice.",), {"A port official": 2}),
        (("Lonn-based Calder sank. Calder said it was rust. Its founder was Ines Calder.",), {"Calder": 1}),
        (
            ("US Harbour Command said it was rust. HARCOM said so. The US HARCOM said so twice.",),
            {"US Harbour Command": 3},
        ),
        (("The firm grew, citing stronger consumer spending. They’ve said so.",), {}),
        (("The number of people confirmed dead rose. The army confirmed the deaths.",), {"The army": 1}),
        (
            ("“It was rust,” Ines Calder said. “Nobody came to look at it.”\n\nPiers left.",),
            {"Ines Calder": 2},
        ),
        (
            ("“It was rust,” Ines Calder said.\n\n“Nobody came to look,” the report says.",),
            {"Ines Calder": 1},
        ),
        (("“It was rust,” said Piers O., 31, from Lonn. “I swam for my life.”",), {"Piers O": 2}),
        (
            ("Calder’s deputies said so. “Nobody came to look,” Ines Calder wrote.",),
            {"Calder's deputies": 1, "Ines Calder": 1},
        ),
        (("The prime minister said it was rust.", "Prime Minister Ines Calder left."), {"Ines Calder": 1}),
        (("The mayor said it was rust.", "Mayor Ines Calder and Mayor Piers Oduya left."), {"The mayor": 1}),
        (("The president said it was rust.", "Lonnish President Ines Calder left."), {"The president": 1}),
        (("An aide came. The aide said it was rust.", "Aide Ines Calder left."), {"The aide": 1}),
        ((TALK, "Mayor Ines Calder left."), {"Ines Calder": 2}),
        (("“Nobody came to look,” says the mayor of Orran, Ines Calder.",), {"Ines Calder": 1}),
        (("It was rust, its director, Ines Calder, said.",), {"Ines Calder": 1}),
        (("It was rust, its managing director Ines Calder said.",), {"Managing director Ines Calder": 1}),
        (
            ("Ines Calder said her members had complained about “rust”. “Nobody came to look,” she said.",),
            {"Ines Calder": 2, "Her members": 1},
        ),
        (
            ("The environment agency said it was rust. It was rust, the news agency said.",),
            {"The environment agency": 1},
        ),
        (("It was rust, police in the canton of Orran said.",), {"Police in the canton of Orran": 1}),
    ],
)
def test_each_speaker_has_one_entry(texts: tuple[str, ...], names: dict[str, int]) -> None:
    assert {name.replace("’", "'"): count for name, count in quoted(*texts).items()} == names


def test_a_family_name_alone_is_whoever_each_report_names_first() -> None:
    found = quoted(
        "Ines Calder spoke first. Calder said it was rust.",
        "Piers Calder spoke first. Calder said it was rust. Piers Calder said so twice.",
    )
    assert sorted(found.values()) == [1, 2]


def test_the_first_full_name_is_taken_without_titles_and_openers() -> None:
    texts = [
        "While Calder slept, President Calder and the Calder team left. Ines B. Calder stayed.",
        "Ines Calder's son, Ines Calder Jr., is there; Calder Jr. said so, and Calder Jr. left.",
        "Nobody is named.",
    ]
    assert bearers("Calder", texts) == [("ine", "calder"), ("ine", "calder"), None]


def test_a_name_is_looked_for_in_a_wall_of_capitals_in_no_time() -> None:
    wall = "A-" * 100_000
    assert bearers("Calder", [f"{wall}\nCalder left. {wall}"]) == [None]
    assert "Calder" in quoted(f"The council said it was rust. Calder said so.\n{wall}\nCalder Council")


def test_the_company_is_the_one_whose_press_release_the_story_has() -> None:
    release = "Lonn Mills closes its pier. Lonn Mills said it was rust. The pier of Lonn Mills is old."
    reports = ("It was rust, the company said.", "According to Lonn, it was rust. The mayor said so.")
    assert quoted(release, *reports, outlet="Lonn Mills plc") == {"Lonn Mills": 3, "The mayor": 1}
    assert quoted(release, *reports, outlet="Lonn Post") == {"Lonn Mills": 1, "Lonn": 1, "The mayor": 1}


def test_a_speaker_is_one_however_the_umlauts_are_spelt() -> None:
    said = [
        f"Hans {name} said it was rust. {name} said so twice." for name in ("Köhler", "Koehler", "Kohler")
    ]
    assert quoted(*said) == {"Hans Köhler": 6}


@pytest.mark.parametrize(
    ("opening", "line", "name"),
    [
        ("The harbour was shut.", "The prime minister said that gate {} was shut.", "The prime minister"),
        ("It is up to Orran Council.", "The council said that gate {} was shut.", "Orran Council"),
        ("Ines Calder spoke.", "CALDER: I shut gate number {}.", "Ines Calder"),
    ],
)
def test_who_speaks_a_thousand_times_is_looked_up_once(opening: str, line: str, name: str) -> None:
    text = "\n".join([opening, *map(line.format, range(1000))])
    began = time.process_time()
    assert quoted(text) == {name: 1000}
    assert time.process_time() - began < 2
