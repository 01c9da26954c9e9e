"""Sentences end where a careful reader would end them, and offsets always hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Kind
from index.sentences import split_sentences
from index.sentences.boundaries import LONGEST


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(text)]


WHOLE = [
    "Mr. and Mrs. Okafor met Dr. Lind at St. Mary's on Tuesday.",
    "The bill passed on Sept. 14 in the U.S. Senate by 51 votes.",
    "Sen. Ada Moss, D-Calif., spoke with Rep. Tom H. Field of N.Y. before noon.",
    "The ferry lost 3.5 million kroner, or about 2.1 per cent of sales, in version 4.0.",
    "At 5 p.m. Eastern the gates closed, and at 6 a.m. Monday they opened.",
    "Acme Inc. shares rose while Bolt Corp. fell.",
    "The case, Ruiz v. Norden, is No. 4 on the list.",
    "“Is it safe?” the mayor asked.",
    "“Is it safe?” Mayor Ines Falk asked.",
    "He works for Yahoo! News in Oslo.",
    "The site example.com/A.B is down, e.g. on Mondays.",
    "J. R. R. Hale wrote it with George W. Pell.",
    "She paid $1.25 for i.e. nothing at all.",
    "“Strikingly, the mayor . . . finishes first,” the paper said.",
    "The iPhone was found (approx. 3 m deep) by Lt. Gen. Moe.",
]

SPLIT = [
    ("He left. She stayed.", ["He left.", "She stayed."]),
    ("“We failed. We are sorry,” she said.", ["“We failed.", "We are sorry,” she said."]),
    ("He lives in the U.S. The rest moved.", ["He lives in the U.S.", "The rest moved."]),
    ('It sank at 5 p.m. "We saw it," he said.', ["It sank at 5 p.m.", '"We saw it," he said.']),
    ("It cost $3.5 million. Nobody paid.", ["It cost $3.5 million.", "Nobody paid."]),
    ("Was it late? Yes! It was.", ["Was it late?", "Yes!", "It was."]),
    ("That was in 2019. Two years later it broke.", ["That was in 2019.", "Two years later it broke."]),
    ("The talks ended.The ship left at noon.", ["The talks ended.", "The ship left at noon."]),
    ("“It is over.” He left.", ["“It is over.”", "He left."]),
    ("She works at Acme Inc. He does not.", ["She works at Acme Inc.", "He does not."]),
    ("“What's in it?’ ” They asked twice.", ["“What's in it?’ ”", "They asked twice."]),
    ("飞机坠毁。机上六人！为什么？", ["飞机坠毁。", "机上六人！", "为什么？"]),
    ("تحطمت الطائرة. هل نجا الطاقم؟ لا أحد يعرف.", ["تحطمت الطائرة.", "هل نجا الطاقم؟", "لا أحد يعرف."]),
    ("विमान गिर गया। छह लोग थे।", ["विमान गिर गया।", "छह लोग थे।"]),
    ("One line\nanother line", ["One line", "another line"]),
    ("It fell in Feb. Analysts had warned.", ["It fell in Feb.", "Analysts had warned."]),
    ("Among them was Henry V. He was king.", ["Among them was Henry V.", "He was king."]),
    ('She wrote: "We did it!" Fans replied: "Yes!"', ['She wrote: "We did it!"', 'Fans replied: "Yes!"']),
    (
        "St. Ives, pop. 11,000, flooded. Mt. Hood did not.",
        ["St. Ives, pop. 11,000, flooded.", "Mt. Hood did not."],
    ),
    (
        "Sgt. (ret.) Paul Ames objected. Nobody listened.",
        ["Sgt. (ret.) Paul Ames objected.", "Nobody listened."],
    ),
    ("I am 30. Peter is older.", ["I am 30.", "Peter is older."]),
    (
        "Am 3. März brach er. Der 2. Weltkrieg war vorbei.",
        ["Am 3. März brach er.", "Der 2. Weltkrieg war vorbei."],
    ),
    ("Das sind 5 Mio. Euro, z. B. für Öl. Er zahlt.", ["Das sind 5 Mio. Euro, z. B. für Öl.", "Er zahlt."]),
    ("„Wer?“, fragte sie. »Niemand.« Er ging.", ["„Wer?“, fragte sie.", "»Niemand.«", "Er ging."]),
    ("„Ich gehe.“ Sabine blieb.", ["„Ich gehe.“", "Sabine blieb."]),
    ("« Qui ? » a demandé le maire. Il partit.", ["« Qui ? » a demandé le maire.", "Il partit."]),
    ("Il a dit : « Nous partons. » Il est resté.", ["Il a dit : « Nous partons. »", "Il est resté."]),
    ("EE. UU. no comentó. ¿Quién paga? ¡Nadie!", ["EE. UU. no comentó.", "¿Quién paga?", "¡Nadie!"]),
]


@pytest.mark.parametrize("sentence", WHOLE)
def test_these_are_one_sentence(sentence: str) -> None:
    assert texts(sentence) == [sentence]


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_these_are_several(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize("text", ["", " ", "\n\n", " \n \n"])
def test_nothing_gives_nothing(text: str) -> None:
    assert split_sentences(text) == ()


def test_paragraphs_are_numbered() -> None:
    found = split_sentences("First one. Second one.\n\nThird one.\nFourth one.")
    assert [s.paragraph for s in found] == [0, 0, 1, 2]


def test_a_stretch_without_end_marks_is_cut_at_spaces() -> None:
    found = split_sentences("word " * 5000)
    assert all(len(s.text) <= LONGEST and s.text[0] == "w" and s.text[-1] == "d" for s in found)


def test_a_long_word_is_cut_too() -> None:
    assert [len(s.text) for s in split_sentences("x" * (2 * LONGEST + 5))] == [LONGEST, LONGEST, 5]


@given(st.text(alphabet=st.sampled_from(list("abAB1 .!?…\"'“”’()\n,;:。؟-—")), max_size=200))
def test_every_character_that_is_not_a_space_is_in_exactly_one_sentence(text: str) -> None:
    found = split_sentences(text)
    covered = [i for s in found for i in range(s.start, s.end)]
    assert len(covered) == len(set(covered))
    assert all(text[i].isspace() for i in set(range(len(text))) - set(covered))


@given(st.text(max_size=300), st.none() | st.text(max_size=20))
def test_offsets_hold_for_any_text(text: str, title: str | None) -> None:
    last = 0
    for sentence in split_sentences(text, title=title):
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip() != ""
        assert last <= sentence.start
        assert isinstance(sentence.kind, Kind)
        last = sentence.end
