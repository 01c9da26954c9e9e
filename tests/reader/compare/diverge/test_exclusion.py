"""Statements that exclude each other: two values of one thing at stake, one value denied, one left open."""

from __future__ import annotations

from itertools import chain

import pytest

from index.article import Sentence
from reader.compare.details import read_sentence
from reader.compare.diverge import judge
from reader.compare.diverge.accounts.exclusives import exclusives, find_exclusives
from reader.compare.diverge.accounts.factuality import Factuality, factuality_at
from reader.compare.diverge.accounts.word_forms import Word, word_of
from reader.compare.diverge.answers.stated import acts, answers
from reader.compare.model import Difference
from tests.reader.compare.diverge.kit import clash, read


def conflicts(a: str, b: str) -> tuple[Difference, ...]:
    one, two = (read_sentence(Sentence(0, len(text), text)) for text in (a, b))
    return judge(one, two).conflicts


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("The Orrin paper mill will stay open.", "The paper mill in Orrin is to close in May.", "account"),
        ("The nurses accepted the offer of the clinic.", "Nurses turned down the clinic's offer.", "account"),
        ("The goalkeeper survived the crash.", "The goalkeeper died in the crash.", "account"),
        ("No guard was hurt in the museum.", "A guard was wounded in the museum.", "polarity"),
        ("The mayor will appeal against the ruling.", "The mayor will not appeal the ruling.", "polarity"),
        ("It is unclear whether the bridge was damaged.", "The bridge was damaged.", "certainty"),
        (
            "The suspect was arrested near the harbour.",
            "The suspect is still on the run after the raid near the harbour.",
            "account",
        ),
        (
            "The owner of the club, Dale Voss, was taken to the central police station and released at noon.",
            "The ringleader, club owner Dale Voss, remains in custody and has made a full confession.",
            "account",
        ),
        ("The captain has been arrested.", "The captain was questioned and released on Tuesday.", "account"),
        ("The interim dividend was held at 3 crowns.", "They have cut the dividend again.", "account"),
        (
            "Every cent of the fee went to the harbour fund, she said.",
            "Only a part of the fee went to the harbour fund.",
            "account",
        ),
        (
            "The weather was ruled out as the cause of the crash.",
            "Ice was the cause of the crash.",
            "polarity",
        ),
        ("The council ruled out redundancies.", "The council announced redundancies.", "polarity"),
        (
            "The council has not yet decided on the closure of the pool.",
            "The council approved the closure of the pool.",
            "certainty",
        ),
    ],
)
def test_statements_that_exclude_each_other_conflict(a: str, b: str, kind: str) -> None:
    found = conflicts(a, b)
    assert found
    if kind != "certainty":
        assert [d.kind.value for d in found] == [kind]
    assert all(d.a in a and d.b in b and d.reason for d in found)
    assert conflicts(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The manager resigned on Monday.", "The manager stepped down on Monday."),
        ("The pool was closed at first and later reopened.", "The pool reopened."),
        ("The mill may close next year.", "The mill is open."),
        ("Owners wanted to close the mill.", "The mill stays open."),
        ("Why the mill was closed is not known.", "The mill was closed."),
        ("One of the planes went down, and the second landed safely.", "The plane crashed near Orran."),
        ("The main road was blocked.", "The museum reopened after repairs in spring."),
        ("Will the mill close?", "The mill stays open."),
        ("The mill stays open today.", "The pool will close today."),
        # Two causes of one sort; who rules out the whole sort rules out both.
        ("Fog was ruled out as the cause of the crash.", "Ice was the cause of the crash."),
        ("The storm damaged roads in Orran.", "The storm left ruined roads in Orran."),
        (
            "Asked whether the figures had been true, Arden said they were true.",
            "The figures were true.",
        ),
        (
            "The glider landed safely near Orran.",
            "One glider crashed near Orran, and the second glider involved landed safely.",
        ),
        (
            "The emergency door of the mill was unlocked.",
            "The brigade had no evidence that the emergency door of the mill had been locked.",
        ),
        ("The council decided to lift the ban on boats.", "Boats are allowed on the lake."),
        ("Ines Arden runs Orran until voters elect a new mayor.", "Ines Arden of Orran is now acting mayor."),
    ],
)
def test_what_can_both_be_so_is_no_conflict(a: str, b: str) -> None:
    assert not conflicts(a, b)


@pytest.mark.parametrize(
    ("text", "word", "factuality"),
    [
        ("The mill closed.", "closed", Factuality.FACT),
        ("The mill has not closed.", "closed", Factuality.DENIED),
        ("The owner denied that the mill would be closed.", "closed", Factuality.DENIED),
        ("The owner refused to say whether the mill closed.", "closed", Factuality.OPEN),
        ("The owner had no evidence that the mill closed.", "closed", Factuality.DENIED),
        ("The owner ruled out that the mill closed.", "closed", Factuality.DENIED),
        ("The owner did not rule out that the mill closed.", "closed", Factuality.OPEN),
        ("The mill could be closed.", "closed", Factuality.IDLE),
        ("The mill is not going to be closed.", "closed", Factuality.DENIED),
        ("The owner denied closing the mill.", "closing", Factuality.DENIED),
        ("Lightning can be ruled out, the owner said.", "lightning", Factuality.DENIED),
        ("Lightning was not to blame.", "lightning", Factuality.DENIED),
        ("Asked whether the mill had closed, the owner laughed.", "closed", Factuality.IDLE),
        ("Asked whether the mill had closed, the owner declined to comment.", "closed", Factuality.OPEN),
        ("Asked whether it was sold, the owner said the mill had closed.", "closed", Factuality.FACT),
        ("At first the mill closed.", "closed", Factuality.IDLE),
        ("The owner did not deny that the mill never closed.", "closed", Factuality.IDLE),
    ],
)
def test_a_statement_is_a_fact_or_not(text: str, word: str, factuality: Factuality) -> None:
    reading = read_sentence(Sentence(0, len(text), text))
    at = reading.tokens.low.index(word)
    assert factuality_at(reading, at, at + 1) is factuality


def test_a_longer_phrase_hides_what_stands_inside_it() -> None:
    stakes = {exclusives().stakes[f.group] for f in find_exclusives(["the", "door", "was", "left", "open"])}
    assert "whether it stays open" not in stakes


def test_every_line_of_the_table_has_two_values_and_no_phrase_twice() -> None:
    table = exclusives()
    values: dict[int, set[int]] = {}
    stated: dict[tuple[int, tuple[Word, ...]], set[int]] = {}
    for phrase in chain(*table.phrases.values()):
        values.setdefault(phrase.group, set()).add(phrase.value)
        stated.setdefault((phrase.group, tuple(map(word_of, phrase.text.split()))), set()).add(phrase.number)
    assert len(table.stakes) >= 150
    valued = set(range(len(table.stakes))) - table.marks["*"]
    assert [table.stakes[group] for group in valued if len(values.get(group, ())) < 2] == []
    assert [words for (_, words), places in stated.items() if len(places) > 1] == []


def test_texts_are_cut_into_words_as_the_phrases_are() -> None:
    written = {word for phrase in chain(*exclusives().phrases.values()) for word in phrase.text.split()}
    words = sorted({one for word in written - {".."} for one in word.removeprefix("=").split("|")})
    assert [word for word in words if list(read(word).tokens.low) != [word]] == []


def test_a_line_with_topics_is_of_sentences_that_have_one() -> None:
    assert not conflicts("The vase broke on Monday in Orran.", "The vase held on Monday in Orran.")
    assert conflicts("The dam broke on Monday in Orran.", "The dam held on Monday in Orran.")


def test_short_statements_of_one_thing_link_two_sentences() -> None:
    one, two = (
        read_sentence(Sentence(0, len(text), text))
        for text in ("The harbour master has been arrested.", "The harbour master was released on Friday.")
    )
    assert judge(one, two, score=0.1, linked=False).conflicts


@pytest.mark.parametrize(
    ("text", "stake"),
    [
        ("The council gave the go-ahead for the mill.", "whether it was approved"),
        ("The driver was well over the legal limit for alcohol.", "whether whoever steered was sober"),
        ("Power had since been restored in the valley.", "whether there is power"),
    ],
)
def test_phrases_are_found_with_hyphens_and_with_words_between_that_only_describe(
    text: str, stake: str
) -> None:
    reading = read_sentence(Sentence(0, len(text), text))
    assert stake in {exclusives().stakes[f.group] for f in find_exclusives(reading.tokens.low)}


def test_what_stands_between_and_takes_something_back_is_not_passed_over() -> None:
    text = "The licence was hardly withdrawn when it was allegedly also forged."
    reading = read_sentence(Sentence(0, len(text), text))
    phrases = {" ".join(reading.tokens.low[f.first : f.end]) for f in find_exclusives(reading.tokens.low)}
    assert not any("hardly" in phrase or "allegedly" in phrase for phrase in phrases)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "She left the hall without speaking to anybody.",
            "Friends who spoke to her said that she was calm.",
        ),
        (
            "Calder vetoed a raise for the guards in May.",
            "The chamber approved a raise for the guards last fall.",
        ),
        (
            "The forecasters disputed that, saying they had warned of strong winds on Thursday.",
            "The weather service says that it warned of strong winds on Thursday before the fire was lit.",
        ),
        (
            "Parliament rejected a five-year farm bill on Thursday, three months before the old one ends.",
            "It was the first time in 14 years that a farm bill has been voted down in parliament.",
        ),
        (
            "The council voted late Wednesday after six hours of speeches.",
            "The mayor let the work begin at once after the vote of the council on Wednesday.",
        ),
        (
            "Under the law of Orran the harbour may forbid weapons.",
            "The law of Orran lets permit holders carry weapons at the harbour.",
        ),
        (
            "A spokeswoman for the harbour of Orran declined to comment.",
            "According to a clerk of the harbour of Orran, who spoke on condition of anonymity, the ferry leaks.",
        ),
        (
            "The tour, due to open in December, has been postponed until the spring.",
            "The tour, fourteen nights, is now to take place in April.",
        ),
    ],
)
def test_words_of_another_act_exclude_nothing(a: str, b: str) -> None:
    assert conflicts(a, b) == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Both sides say one thing twice, of which they deny it once.
        (
            "The board approved a plan that it had no right to approve, she told the court on Monday.",
            "The board approved a plan it had no right to approve, Voss told the court on Monday.",
        ),
        # Whoever names two values tells of two things.
        ("The fair of Orran was put off and its market cancelled.", "The fair of Orran will take place."),
        # The other one of two.
        (
            "The first suspect was charged, the other suspect was released.",
            "The suspect was released on Monday.",
        ),
        # A noun or a word before one may be of something else in a long sentence.
        (
            "Dock workers voted on Wednesday to end a strike of eleven days that shut the port of Orran, left ninety"
            " ships waiting and cost growers a million in delayed exports.",
            "Prices of corn fell on Wednesday after the unions agreed to call off the strike that had bottled up"
            " exports from the port since March.",
        ),
        # One after the other.
        (
            "Ines Calder was arrested on Friday in the harbour of Orran.",
            "Ines Calder was released in the harbour of Orran.",
        ),
        (
            "Four guards of Orran were taken and later freed.",
            "Four guards of Orran were held captive for hours.",
        ),
        # Another event.
        ("The mine of Orran stays open.", "In an earlier case the mine of Orran was closed."),
        ("The bridge of Orran stays open.", "After that accident the bridge of Orran was closed."),
        # What neither side knows, and what both deny.
        ("It is unclear whether the mine will close.", "It is not known whether the mine stays open."),
        ("The mine will not close.", "The mine will not stay open."),
    ],
)
def test_statements_of_two_things_or_that_agree_do_not_exclude_each_other(a: str, b: str) -> None:
    assert not clash(a, b)


def test_what_two_statements_are_of_may_be_told_in_kindred_words() -> None:
    assert clash("The mine stays open, the company said.", "The pit will be closed by the firm.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # What there was none of says what is answered; an everyday word says it only beside another.
        ("No siren howled over Orran.", True),
        ("They never rang in Orran.", False),
        ("The alarm never rang in Orran.", True),
        ("They raised the alarm in Orran.", True),
        ("Sirens howled over Orran.", True),
    ],
)
def test_an_answer_says_what_it_is_about(text: str, told: bool) -> None:
    reading = read_sentence(Sentence(0, len(text), text))
    assert ("whether the alarm worked" in {answer.stake for answer in answers(reading)}) == told


DOORS, ALARM, RANSOM = (
    "whether the doors were locked",
    "whether the alarm worked",
    "whether the ransom was paid",
)
SOBER, COACH, HURT = (
    "whether whoever steered was sober",
    "whether the coach stays",
    "whether anybody was hurt",
)


@pytest.mark.parametrize(
    ("text", "stake", "who"),
    [
        # What only describes answers nothing.
        ("The guard who locked the exit doors has left.", DOORS, None),
        ("They found no trace of any locked doors.", DOORS, None),
        ("They all refused to pay the ransom.", RANSOM, set()),
        ("The guests are all sober, the driver said.", SOBER, set()),
        ("Sober, the captain drove on, says the man who", SOBER, set()),
        # Some answers are of one thing only: one that the line names, or who stands before the phrase.
        ("Locked were the doors of the hall.", DOORS, {"door"}),
        ("The coach of the old club was sacked.", COACH, {"coach"}),
        ("The coach Tom Arden was sacked on Monday in Orran.", COACH, {"coach", "tom", "arden"}),
        ("When Ines Calder left, the coach of Orran was sacked.", COACH, {"coach", "orran"}),
        ("Sacked on Monday, the coach left for Brenn.", COACH, {""}),
        # Most lines take what is denied or left open for an answer as well.
        ("They deny that the alarm rang.", ALARM, set()),
        ("It is unclear whether the doors were locked.", DOORS, {"door"}),
        ("Nobody was hurt.", HURT, set()),
        ("They deny that nobody was hurt.", HURT, None),
    ],
)
def test_an_answer_is_of_whom_it_is_told(text: str, stake: str, who: set[str] | None) -> None:
    found = [set(answer.who) for answer in answers(read(text)) if answer.stake == stake]
    assert found[:1] == [who] if who is not None else not found


def test_only_what_was_done_has_a_doer() -> None:
    assert list(acts(read("A lorry driver raised the alarm."))) == [("who raised the alarm", 3, 6)]
    assert not list(acts(read("They deny that a lorry driver raised the alarm.")))


def test_no_two_lines_of_the_whole_story_ask_one_question() -> None:
    table = exclusives()
    asked = [table.stakes[group] for group in table.wide]
    assert len(asked) == len(set(asked))
