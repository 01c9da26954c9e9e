"""In long prose two sentences say many things: what must stand on both sides for a conflict about one of them."""

from __future__ import annotations

from datetime import date

import pytest

from index.article import Sentence
from reader.compare.details import Setting, read_sentence
from reader.compare.diverge import judge
from reader.compare.diverge.values.numbers import MOST

FRIDAY = Setting(date(2026, 3, 13))


def conflicts(a: str, b: str) -> list[tuple[str, str, str]]:
    one, two = (read_sentence(Sentence(0, len(text), text), FRIDAY) for text in (a, b))
    return [(d.kind.value, d.a, d.b) for d in judge(one, two).conflicts]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Two who are named, and what else each of them faces.
        (
            "Calder, who faces seven counts, pleaded not guilty.",
            "Director Dale Voss faces nine counts of bribery.",
        ),
        # What was asked for, what is needed, by how much, on average: each another number.
        (
            "The growers had demanded a quota of 900 tonnes of honey for the coming season.",
            "The ministry granted the growers a quota of 400 tonnes of honey on Thursday.",
        ),
        (
            "To change the charter the council needs 61 votes, and the mayor has counted them often.",
            "The council passed the change of the charter with 57 votes after midnight.",
        ),
        (
            "Calder led the first ballot in the assembly by nine votes.",
            "Calder drew 48 votes on the first ballot in the assembly, Voss 39.",
        ),
        (
            "An average of the recent polls puts support for the harbour tunnel at 44 percent in Orran.",
            "A poll of Tuesday puts support for the harbour tunnel in Orran at 49 percent.",
        ),
        (
            "The union cut its demand for new cars from 70 tonnes of steel a week to 55 in the talks.",
            "The talks over steel for new cars ended with 55 tonnes of steel, the union said.",
        ),
        # Two spans of time in two clauses that share only who is spoken of.
        (
            "For almost three hours on Tuesday, Harbour Minister Ines Calder answered questions of the deputies.",
            "Harbour Minister Ines Calder told the deputies on Tuesday that the yard had hidden the leak "
            "from her office for two months.",
        ),
    ],
)
def test_numbers_of_two_roles_or_two_clauses_can_both_be_right(a: str, b: str) -> None:
    assert conflicts(a, b) == []
    assert conflicts(b, a) == []


@pytest.mark.parametrize(
    ("a", "b", "values"),
    [
        (
            "The growers had demanded a quota of 900 tonnes of honey for the coming season.",
            "In the spring the growers asked the ministry for a quota of 700 tonnes of honey, records show.",
            ("900 tonnes", "700 tonnes"),
        ),
        (
            "The inspector was suspended for two weeks because she had shown the letters to a reporter.",
            "Among them was an inspector of the Orran office who was suspended for ten days over the letters.",
            ("two weeks", "ten days"),
        ),
    ],
)
def test_numbers_of_one_role_beside_the_same_words_conflict(a: str, b: str, values: tuple[str, str]) -> None:
    assert [found[1:] for found in conflicts(a, b)] == [values]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # A right is not its use, and a name is not what is left open about its bearer.
        (
            "It is not clear whether the mayor has the power to dismiss a harbour master before his term ends.",
            "Mayor Ines Calder on Monday dismissed the harbour master of Orran after months of quarrels.",
        ),
        (
            "Investigators trying to determine whether guards had heard the alarms at Orran Point found blank logs.",
            "The guards at Orran Point get new uniforms, the report of the prison service says, and better boots.",
        ),
        # A dispute is no denial.
        (
            "A treaty to end an old dispute with Haverley over the herring banks north of Orran failed on Friday.",
            "Parliament on Friday voted down the treaty that draws a line between Orran and Haverley.",
        ),
        # Adjectives of two nouns.
        (
            "Voss, 57, was charged with nine counts of bribery, honest services fraud and lying to inspectors.",
            "Director Dale Voss faces nine counts, among them bribery and false statements to the inspectors.",
        ),
    ],
)
def test_shared_names_and_words_of_other_things_are_no_denial(a: str, b: str) -> None:
    assert conflicts(a, b) == []
    assert conflicts(b, a) == []


def test_what_is_left_open_in_the_words_of_what_is_told_conflicts() -> None:
    a = "It is unclear whether the mayor had warned the villages below the dam before the gates were opened."
    b = "The mayor warned all villages below the dam by radio, an hour before the gates were opened, she said."
    assert {kind for kind, *_ in conflicts(a, b)} == {"certainty"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Not for some time, and not since: it may have happened before, or happen now.
        (
            "The border commission of the two countries last met in 2014 in a hotel on the river.",
            "The border commission, which has not met for five years, is to gather in Orran this month.",
        ),
        ("No director had been dismissed since the law took effect.", "The dismissal takes effect at once."),
        # A question of what to do is no doubt about what was done.
        (
            "Under the law the schools may decide for themselves whether to ban phones in their yards and halls.",
            "The governor signed a bill on phones that bans them in the yards and halls of schools.",
        ),
        # One verb, two objects.
        (
            "Parliament on Friday rejected President Calder's veto of a bill on dams that growers had asked for.",
            "The growers fear that their efforts come late, after parliament passed the bill on dams on Friday.",
        ),
        (
            "The union had dropped its demand for a shorter week before the ministers met on Friday.",
            "The union wanted a shorter week, and the quarrel delayed the ceremony on Friday by hours.",
        ),
        (
            "The governor, who has signed three bills on guns since her election in 2013, spoke to students.",
            "The governor has vetoed a bill on guns that students and teachers had fought for many months.",
        ),
        (
            "The chamber voted to impeach Voss on Thursday, the first impeachment of an official in forty years.",
            "The last official to be impeached was a treasurer in 1975, who resigned before his trial began.",
        ),
    ],
)
def test_statements_of_two_things_or_two_times_can_both_be_so(a: str, b: str) -> None:
    assert conflicts(a, b) == []
    assert conflicts(b, a) == []


def test_an_office_may_be_the_person_whose_name_stands_alone() -> None:
    a = '"He went to Orran to dig wells and to teach," the president said.'
    b = '"He went to Orran to dig wells and to teach," Kettle said.'
    assert conflicts(a, b) == []


def test_a_clause_with_before_does_not_happen_at_the_time_beside_it() -> None:
    a = "Hale, who appointed Pruitt in 2011 over the protest of two senators, took no questions."
    b = "In December 2010, before Pruitt was appointed, two senators urged Hale to choose another man."
    assert conflicts(a, b) == []
    assert conflicts(a, "Hale appointed Pruitt in 2009 over the protest of two senators.") != []


def test_others_of_another_fate_are_no_part_of_the_first() -> None:
    a = "Two sailors were killed and four others wounded when their boat was shelled near a sandbar."
    b = "The navy said that two sailors died and three were wounded when shells hit their boat near a sandbar."
    assert conflicts(a, b) == [("number", "four", "three")]


def test_nearly_is_below_and_for_weeks_after_is_how_long() -> None:
    a = "The economists of the state put the loss from the lottery at nearly $2 million a day."
    b = "The lottery was halted too, a loss to the state of an estimated $1.5 million a day."
    assert conflicts(a, b) == [("number", "nearly $2 million", "an estimated $1.5 million")]
    a = "The inspector was suspended for two weeks after a quarrel over the letters in her office."
    assert conflicts(a, "Among them was an inspector who was suspended for ten days over the letters.") == [
        ("number", "two weeks", "ten days")
    ]


def test_a_count_of_some_soldiers_is_no_count_of_all_the_dead() -> None:
    a = "Two Tessin marines were killed when soldiers opened fire on their boat near a sandbar, the navy said."
    b = "The two armies traded fire on the river, killing at least three people, officials said."
    assert conflicts(a, b) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Years or months apart: it has happened twice.
        (
            "Calder won the race for the harbour seat in 2016.",
            "Calder won the race for the harbour seat in 2004.",
        ),
        (
            "The reporter received a message from the office on May 20, 2025.",
            "The last message the reporter received from the office came in December.",
        ),
        # When the report was changed.
        (
            "UPDATE, 6:05 p.m.: The deputy director has left the office too.",
            "She left the office at 4:15 p.m.",
        ),
        # He and she.
        (
            "As for the film he made with Calder in the spring, he does not regret it.",
            "Ms. Calder went online on Tuesday night to express regret about the film made in the spring.",
        ),
        # Two towns, and little else in common.
        (
            "The leader of the party, who lives in exile in Haverley, said in a call that she was shocked.",
            "Exiled foes of the government in Orran complained that nobody had asked them.",
        ),
    ],
)
def test_dates_towns_and_persons_of_two_occasions_can_both_be_right(a: str, b: str) -> None:
    assert conflicts(a, b) == []
    assert conflicts(b, a) == []


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
    ],
)
def test_words_of_another_act_are_no_opposite(a: str, b: str) -> None:
    assert conflicts(a, b) == []
    assert conflicts(b, a) == []


def test_tonight_in_one_utterance_is_one_night() -> None:
    text = '"Peter Voss is free tonight, and a long ordeal is over," '
    one = read_sentence(
        Sentence(0, len(text) + 24, text + "President Calder said."), Setting(date(2026, 3, 12))
    )
    two = read_sentence(Sentence(0, len(text) + 21, text + "her office said."), Setting(date(2026, 3, 14)))
    assert [d.kind.value for d in judge(one, two).conflicts] == []


def test_two_dates_a_day_apart_in_sentences_that_are_one_are_of_one_event() -> None:
    a = "The inmate, a roofer who had been arrested over fines, died on July 9, 2012, in the jail of Orran."
    b = "The sheriff was in bed when the inmate died in a scuffle with guards of the jail on July 10, 2012."
    assert conflicts(a, b) == [("time", "July 9, 2012", "July 10, 2012")]
    assert conflicts(a, b.replace("July 10", "October 10")) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The mayor said that no ransom was paid for the girls.",
            "The mayor denied that a ransom had been paid.",
        ),
        (
            "Women are told to eat no fish from the river.",
            "Women are told to eat zero meals of any river fish.",
        ),
        (
            "Voss was accused of breaking the code by hiding four meetings with a shipping man of Orran.",
            "Voss stepped down after she admitted that she had not disclosed meetings with a shipping man of Orran.",
        ),
        ("Eleven people were confirmed dead on Monday.", "The collapse is feared to have killed 20 people."),
        (
            "Eleven bodies have been recovered from the river.",
            "Divers recovered four more bodies from the river.",
        ),
        (
            "The council voted late Wednesday after six hours of speeches.",
            "The mayor let the work begin at once after the vote of the council on Wednesday.",
        ),
        (
            "The tour, due to open in December, has been postponed until the spring.",
            "The tour, fourteen nights, is now to take place in April.",
        ),
    ],
)
def test_what_says_the_same_in_other_words_is_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b) == []
    assert conflicts(b, a) == []


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        # How far it fell is one thing, with "by" and without.
        (
            "The company's profit fell by 12 percent.",
            "The company's profit fell 15 percent.",
            ("12 percent", "15 percent"),
        ),
        # A date written with the wrong year.
        (
            "The ship sank off Orran on May 20, 2016.",
            "The ship sank off Orran on May 20, 2015.",
            ("May 20, 2016", "May 20, 2015"),
        ),
        # Only a stamp with a colon is the report's own time.
        (
            "Officials updated on Monday the list of the dead.",
            "Officials updated on Wednesday the list of the dead.",
            ("Monday", "Wednesday"),
        ),
    ],
)
def test_one_thing_told_twice_is_still_set_against_itself(a: str, b: str, found: tuple[str, str]) -> None:
    assert [values for _, *values in conflicts(a, b)] == [list(found)]


def test_a_table_in_one_line_has_no_number_that_conflicts() -> None:
    line = "was told before he left that on Monday 12 people died and "
    assert conflicts(line, line.replace("12", "15"))
    assert conflicts(line * (MOST + 1), line.replace("12", "15") * (MOST + 1)) == []


def test_a_toll_of_the_whole_war_is_not_that_of_one_crash() -> None:
    whole = "Seven soldiers have been killed in the border conflict thus far, the ministry said."
    assert conflicts(whole, "All six soldiers on board were killed in the crash, the ministry said.") == []
    crash = "Seven soldiers have been killed in the crash, the ministry said."
    assert conflicts(crash, "Six soldiers were killed in the crash, the ministry said.")
