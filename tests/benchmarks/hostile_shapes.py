"""Shapes of stories that no report has and a file may have: what ``hostile.py`` compares."""

from __future__ import annotations

import random
from collections.abc import Callable

Texts = list[str]
SHAPES: dict[str, Callable[[], Texts]] = {}

_PLACES = ("north", "south", "east", "west", "centre", "harbour", "valley", "old town")
_WORDS = (
    *(
        "the",
        "a",
        "of",
        "in",
        "after",
        "before",
        "ferry",
        "crew",
        "harbour",
        "storm",
        "engine",
        "rescue",
        "captain",
    ),
    *(
        "pier",
        "engineer",
        "council",
        "bridge",
        "tunnel",
        "school",
        "hospital",
        "minister",
        "police",
        "fire",
        "strike",
    ),
    *("market", "river", "village", "road", "station", "worker", "farmer", "union", "factory", "inquiry"),
)


def shape(texts: Callable[[], Texts]) -> Callable[[], Texts]:
    """Enter a shape under its name."""
    SHAPES[texts.__name__.replace("_", " ")] = texts
    return texts


def _story(articles: int, sentences: int, tell: Callable[[random.Random], str], seed: int = 3) -> Texts:
    chance = random.Random(seed)
    return ["\n".join(tell(chance) for _ in range(sentences)) for _ in range(articles)]


def _made_up(chance: random.Random) -> str:
    """A sentence of made-up words, some of which every story has often."""
    words = chance.choices(_WORDS, k=8) + [
        "".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(chance.randint(2, 4)))
        for _ in range(8)
    ]
    chance.shuffle(words)
    return " ".join(words).capitalize() + "."


def _toll(chance: random.Random) -> str:
    return (
        f"At least {chance.randint(2, 99)} people were killed and {chance.randint(2, 400)} injured in the"
        f" {chance.choice(_PLACES)}, officials said."
    )


@shape
def tolls_20_of_50() -> Texts:
    return _story(20, 50, _toll)


@shape
def tolls_50_of_20() -> Texts:
    return _story(50, 20, _toll)


@shape
def one_of_20000_and_four_of_30() -> Texts:
    return [*_story(1, 20_000, _made_up), *_story(4, 30, _made_up, seed=4)]


@shape
def two_of_20000() -> Texts:
    return [*_story(1, 20_000, _made_up), *_story(1, 20_000, _made_up, seed=4)]


@shape
def fifty_of_200() -> Texts:
    return _story(50, 200, _made_up)


@shape
def three_hundred_of_3() -> Texts:
    return _story(300, 3, _made_up)


@shape
def three_hundred_of_3_tolls() -> Texts:
    return _story(300, 3, _toll)


@shape
def a_sentence_of_100000_words() -> Texts:
    chance = random.Random(3)
    return [" ".join(chance.choices(_WORDS, k=100_000)) + ".", *_story(2, 30, _made_up)]


@shape
def two_sentences_of_100000_words() -> Texts:
    chance = random.Random(3)
    return [" ".join(chance.choices(_WORDS, k=100_000)) + "." for _ in range(2)]


@shape
def a_sentence_of_100000_numbers() -> Texts:
    chance = random.Random(3)
    return [" ".join(str(chance.randint(2, 9999)) for _ in range(100_000)) + "." for _ in range(2)]


@shape
def a_sentence_of_names() -> Texts:
    names = ["Ines Calder", "Odd Brekke", "Lonn Harbour", "Mayor Klaus Hofer", "HSB", "Orran"]
    return _story(2, 1, lambda chance: ", ".join(chance.choices(names, k=20_000)) + ".")


@shape
def a_sentence_of_denials() -> Texts:
    words = [
        "did not",
        "denied",
        "unclear whether",
        "nobody",
        "said",
        "according to",
        "never",
        "killed",
        "“no”",
    ]
    return _story(2, 1, lambda chance: " ".join(chance.choices(words, k=20_000)) + ".")


@shape
def sentences_of_2900_letters() -> Texts:
    pieces = [
        "in 1998",
        "12 sailors",
        "Ines Calder",
        "denied",
        "$5 million",
        "“nobody”",
        "on Monday",
        "killed",
    ]
    return _story(3, 20, lambda chance: " ".join(chance.choices(pieces, k=280)) + ".")


@shape
def one_sentence_5000_times() -> Texts:
    return ["The ferry Halden ran aground off Korsund on Monday evening with 84 passengers. " * 5_000] * 2


@shape
def one_short_sentence_5000_times_in_other_lines() -> Texts:
    return ["The ferry ran aground.\n" * 5_000, "The ferry ran aground on rocks.\n" * 5_000]


@shape
def sentences_of_five_words() -> Texts:
    words = ["Ferry", "storm", "harbour", "captain", "engine"]
    return _story(2, 2_000, lambda chance: " ".join(chance.choices(words, k=7)) + ".")


@shape
def dates() -> Texts:
    months = ["January", "May", "June", "March", "October"]
    return _story(
        5,
        300,
        lambda chance: (
            f"The inquiry of {chance.randint(1, 28)} {chance.choice(months)} {chance.randint(1900, 2031)}"
            f" began at {chance.randint(1, 12)}:{chance.randint(10, 59)} p.m. last {chance.choice(('week', 'May'))}."
        ),
    )


@shape
def money() -> Texts:
    return _story(
        5,
        300,
        lambda chance: (
            f"The council paid ${chance.randint(2, 900)} million for the {chance.choice(_PLACES)} bridge, "
            f"€{chance.randint(2, 900)},000 more than the {chance.randint(2, 99)}% it had asked."
        ),
    )


@shape
def quotations() -> Texts:
    return _story(
        5,
        300,
        lambda chance: (
            f"“{_made_up(chance)[:-1]},” said {chance.choice(['Ines Calder', 'Odd Brekke', 'the mayor'])}."
        ),
    )


@shape
def open_quotation_marks() -> Texts:
    return _story(2, 2_000, lambda chance: f'"{_made_up(chance)} “' + "'" * chance.randint(0, 3))


@shape
def one_name() -> Texts:
    return _story(
        5, 300, lambda chance: f"Ines Calder of Lonn {_made_up(chance).lower()[:-1]} Ines Calder of Lonn."
    )


@shape
def denials() -> Texts:
    says = ["denied", "confirmed", "did not say", "said it was unclear"]
    things, states = ["strike", "bridge", "ferry", "trial"], ["cancelled", "open", "safe", "closed"]

    def tell(chance: random.Random) -> str:
        said, thing, state = map(chance.choice, (says, things, states))
        return f"The minister {said} that the {thing} was {state}."

    return _story(5, 300, tell)


@shape
def only_numbers() -> Texts:
    return _story(
        3,
        500,
        lambda chance: " ".join(str(chance.randint(0, 10 ** chance.randint(1, 9))) for _ in range(12)) + ".",
    )


@shape
def only_punctuation() -> Texts:
    return _story(
        3, 2_000, lambda chance: "".join(chance.choices(".,;:!?()[]{}\"'“”‘’–—…-/\\|<>#*_~^`", k=60))
    )


@shape
def no_spaces() -> Texts:
    return ["abcdefghij" * 50_000, "bcdefghijk" * 50_000]


@shape
def capitals_without_spaces() -> Texts:
    return ["A.B." * 60_000, "A-B-" * 60_000, "AbC'" * 60_000]


@shape
def combining_characters() -> Texts:
    return _story(
        3, 200, lambda chance: "Z" + "".join(chr(chance.randint(0x300, 0x36F)) for _ in range(400)) + " ran."
    )


@shape
def chinese() -> Texts:
    return _story(
        3, 500, lambda chance: "".join(chr(chance.randint(0x4E00, 0x4F00)) for _ in range(40)) + "。"
    )


@shape
def arabic() -> Texts:
    return _story(
        3,
        500,
        lambda chance: (
            " ".join("".join(chr(chance.randint(0x627, 0x64A)) for _ in range(5)) for _ in range(12)) + "؟"
        ),
    )


@shape
def thai() -> Texts:
    return _story(3, 500, lambda chance: "".join(chr(chance.randint(0xE01, 0xE2E)) for _ in range(60)) + " ")


@shape
def mixed_scripts() -> Texts:
    pieces = [
        "桥倒塌",
        "ました",
        "สะพาน",
        "جسر",
        "мост",
        "γέφυρα",
        "bridge",
        "12",
        "١٢",
        "\u202e",
        "\u200f",
        "גשר",
    ]
    return _story(3, 500, lambda chance: " ".join(chance.choices(pieces, k=15)) + ".")


@shape
def emoji() -> Texts:
    return _story(3, 500, lambda chance: "".join(chance.choices("🚢🔥👨\u200d👩🏽🇳🇴😀", k=50)) + ".")


@shape
def nothing() -> Texts:
    return ["", " \n ", "\x00"]


@shape
def one_word() -> Texts:
    return ["Ferry", "Ferry", ""]


@shape
def two_alike() -> Texts:
    return _story(1, 300, _made_up) * 2


@shape
def twenty_alike() -> Texts:
    return _story(1, 60, _made_up) * 20


@shape
def a_line_of_20_megabytes() -> Texts:
    chance = random.Random(3)
    return [" ".join(_made_up(chance) for _ in range(200_000)), *_story(1, 30, _made_up)]


@shape
def a_line_of_20_megabytes_without_a_stop() -> Texts:
    chance = random.Random(3)
    return [" ".join(_made_up(chance)[:-1] for _ in range(200_000)), *_story(1, 30, _made_up)]


@shape
def a_table() -> Texts:
    return _story(3, 400, lambda chance: "\t".join(str(chance.randint(0, 999)) for _ in range(20)))


@shape
def opposites() -> Texts:
    things, states = (
        ["sea", "market", "vote", "engine"],
        ["calm", "rough", "safe", "unsafe", "open", "closed"],
    )

    def tell(chance: random.Random) -> str:
        thing, state, place = map(chance.choice, (things, states, _PLACES))
        return f"The {thing} was {state} in the {place}."

    return _story(10, 150, tell)


@shape
def acronyms() -> Texts:
    def tell(chance: random.Random) -> str:
        words = ["".join(chance.choices("bdfgklmnprst", k=5)).capitalize() for _ in range(4)]
        short = "".join(word[0] for word in words)
        return f"The {' '.join(words)} ({short}) met the {''.join(chance.choices('BDFGKL', k=3))}."

    return _story(3, 800, tell)
