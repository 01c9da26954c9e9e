"""Points of a story: two answers to one question are set against each other, however unlike the sentences."""

from __future__ import annotations

from importlib.resources import files

import pytest

from index.article import Article, article_id
from reader.compare.diverge.accounts.exclusives import exclusives
from reader.compare.diverge.answers.asked_values import FILE, GRAINS, UNITS
from reader.compare.diverge.answers.points import AGE, CLOCK, other_question, point_candidates, told
from reader.compare.model import DifferenceKind, Relation
from reader.compare.story import compare_articles
from tests.reader.compare.diverge.kit import clash_of_totals, pairs, read


def points(text: str) -> set[str]:
    return {one.key for one in told(read(text))}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The prosecution demands seven years.", "A term of four years was sought by the state attorney."),
        ("Orran must pay a fine of 3 million crowns.", "He was fined 900,000 crowns."),
        ("Ballen pays 20 euros a share.", "For each share the buyers offer 24 euros."),
        ("The turnout was 61 percent.", "Only 48 percent of the electorate went to the polls."),
        ("Some 300 posts are to be cut.", "About 1,200 workers will lose their jobs."),
        ("The band was founded in 1988.", "Established in 1994, the band has made nine records."),
        ("The game was halted in the 31st minute.", "After 62 minutes the referee broke off the match."),
        ("It has debts of 40 million francs.", "The owner owes banks over 90 million francs."),
        ("The dam was completed in 1978.", "The dam was built in the early 1980s."),
        ("Deposits of up to 900 francs are safe.", "Deposits are insured up to 500 francs."),
    ],
)
def test_two_numbers_or_times_of_one_point_are_found(a: str, b: str) -> None:
    assert pairs([a], ["The harbour is shut.", b]) == [((0, 0), (1, 1))]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ines Calder will appeal against the verdict.", "Her lawyer said they accept the ruling."),
        ("The pistol was a toy.", "He carried a loaded revolver."),
        ("The prosecutor has opened an inquiry.", "Prosecutors see no grounds for an investigation."),
        ("The board recommended the offer.", "The directors rejected the bid."),
        ("He acted alone.", "There was a second man, and he is on the run."),
        ("Police fired tear gas at the marchers.", "No tear gas was used, an officer said."),
        ("The dam held.", "The dam burst shortly after noon."),
        ("The ship's master was the last to leave.", "The captain jumped into the first lifeboat."),
    ],
)
def test_two_answers_in_words_are_found(a: str, b: str) -> None:
    assert pairs([a], ["The harbour is shut.", b]) == [((0, 0), (1, 1))]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The prosecution demands seven years.", "He was sentenced to four years in prison."),
        ("The state attorney demanded seven years.", "The prosecutor asked for seven years."),
        ("He was sentenced to four years in prison.", "Murder carries up to fifteen years in prison."),
        ("Orran must pay a fine of 3 million crowns.", "The loot is worth 900,000 crowns."),
        ("The police arrested 40 people.", "Of those arrested, twelve of them are from Orran."),
        ("The band was founded in 1988.", "The band set out for Orran on Friday."),
        ("He may appeal against the verdict.", "He accepted the verdict."),
        ("The minister Calder resigned on Friday.", "A driver, Tom Arden, was dismissed."),
        ("The turnout was 61 percent.", "About 60 percent went to the polls."),
        (
            "The bus had six people on board.",
            "At least 20 Orran Air Force planes were in the air, carrying bombs.",
        ),
        ("A 40-year-old man is in hospital.", "A 47-year-old man was at the wheel."),
        ("Ines Calder, 40, is in hospital.", "Rosa Quint, 44, was at the wheel."),
        ("The 61-year-old driver is in hospital.", "A man of 61 was at the wheel."),
    ],
)
def test_what_answers_another_question_is_left_alone(a: str, b: str) -> None:
    assert pairs([a], [b]) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("A lorry driver raised the alarm.", "A passenger called the police with her own telephone."),
        ("The wreck was found by divers.", "A fisherman discovered the wreck."),
        ("Ines Calder will lead the bank.", "Tom Arden is to succeed him."),
        ("Almost all passengers wore seat belts.", "Hardly any of them had fastened a seat belt."),
        ("The 61-year-old driver is in hospital.", "A man of 57 was at the wheel."),
        ("The roof fell in at 8.15 p.m.", "It was 7.30 p.m. when the hall went dark."),
        ("A 40-year-old man is in hospital.", "A 46-year-old man was at the wheel."),
        ("Ines Calder, 40, is in hospital.", "A 44-year-old woman was at the wheel."),
    ],
)
def test_doers_parts_of_a_whole_ages_and_hours_are_set_against_each_other(a: str, b: str) -> None:
    assert pairs([a], ["The harbour is shut.", b]) == [((0, 0), (1, 1))]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("A lorry driver raised the alarm.", "The driver called the police."),
        ("Police raised the alarm.", "A man called the police."),
        ("Most passengers wore seat belts.", "Two thirds of the passengers wore seat belts."),
        ("The driver, 61, is in hospital.", "A boy of 7 was saved."),
        ("The liberals voted against the bill.", "Parliament passed the bill."),
        ("The club raised its offer to 9 percent.", "The club offered 4 percent."),
        ("The ferry has a crew of 11.", "The owner sent the ferry out two crew short."),
        ("The ferry sailed with 11 crew.", "The ferry sailed two crew members short."),
    ],
)
def test_what_may_both_be_right_is_left_alone(a: str, b: str) -> None:
    texts = [f"{a}\nThe harbour is shut.", f"Snow fell in Orran.\n{b}"]
    articles = [
        Article(id=article_id(t, str(n)), text=t, outlet=str(n), published="2026-03-13", language="en")
        for n, t in enumerate(texts)
    ]
    assert not [one for one in compare_articles(articles).links if one.relation is Relation.DIVERGENT]


@pytest.mark.parametrize(
    ("a", "b", "differ"),
    [
        ("A lorry driver raised the alarm.", "A passenger called the police with her own telephone.", True),
        ("Parliament voted against the bill.", "Parliament passed the bill.", True),
        ("Tom Arden raised the alarm.", "Ines Calder called the police.", True),
        ("Tom Arden raised the alarm.", "Arden called the police.", False),
        ("Tom Arden raised the alarm.", "A passenger called the police.", False),
        ("The guard Tom Arden raised the alarm.", "The guard Ines Calder called the police.", False),
        ("The guard Tom Arden raised the alarm.", "The cook Ines Calder called the police.", True),
        ("Passengers raised the alarm.", "Ines Calder called the police.", False),
        ("Soldiers raised the alarm.", "Troops called the police.", False),
        # Two actors said two things.
        ("The liberals voted against the bill.", "Parliament passed the bill.", False),
    ],
)
def test_answers_may_be_told_apart_by_who_gave_them(a: str, b: str, differ: bool) -> None:
    assert clash_of_totals(a, b) == differ


@pytest.mark.parametrize(
    ("a", "b", "differ"),
    [
        ("Nobody died.", "Five people died.", True),
        ("Nobody died.", "Fewer than five people died.", False),
        ("Nobody died.", "No one died.", False),
        ("Two people died.", "Five people died.", False),
        ("Five people died.", "The fine is 3 million crowns.", False),
        ("The rescue took four hours.", "They were rescued seven hours later.", True),
        ("The rescue took four hours.", "They were rescued four hours later.", False),
        ("The fine is 3 million crowns.", "The fine is 9 million crowns.", True),
        ("The fine is 3 million crowns.", "The fine is 9 million euros.", False),
        ("The fine is 3 million crowns.", "The bail is 9 million crowns.", False),
        ("The fine is 3 million crowns, not 9 million crowns.", "The fine is 9 million crowns.", False),
        (
            "The fine of 3 million crowns was raised to 9 million crowns.",
            "The fine is 3 million crowns.",
            False,
        ),
        ("The game was halted in the 31st minute.", "After 62 minutes the game was broken off.", True),
        ("The game was halted in the 31st minute.", "After 31 minutes the game was broken off.", False),
        ("The dam was completed in 1978.", "The dam was completed in 1994.", True),
        ("The dam was completed in 1978.", "The dam was completed in the 1970s.", False),
        ("Parliament voted against the bill.", "Parliament passed the bill.", True),
        ("The doors of the hall were locked.", "The doors of the hall stood open.", True),
        ("The doors of the hall were locked.", "The gates of the hall stood open.", False),
        ("Ines Calder, aged 61, drove.", "The driver, aged 64, drove.", True),
        # Ages are of one person only where the words beside them are akin.
        ("The driver, aged 61, fell.", "The motorist, aged 64, fell.", True),
        ("The driver, aged 61, fell.", "The motorist, aged 61, fell.", False),
        ("A miner, 61, fell.", "A nurse, 64, is at home.", False),
        # The one says how long lay between.
        ("The ferry left at 5.40 p.m.", "The ferry was lost at 5.51 p.m.", True),
        ("The ferry left at 5.40 p.m. and sank 11 minutes later.", "The ferry was lost at 5.51 p.m.", False),
    ],
)
def test_two_sentences_answer_one_question_in_two_ways_or_not(a: str, b: str, differ: bool) -> None:
    one, two = read(a), read(b)
    assert bool(list(point_candidates(one, two))) == bool(list(point_candidates(two, one))) == differ


@pytest.mark.parametrize(
    ("a", "b", "other"),
    [
        ("The fine is 3 million crowns.", "The bail is 9 million crowns.", True),
        ("The fine is 3 million crowns.", "The fine is 9 million crowns.", False),
        ("The fine is 3 million crowns.", "Orran has 9 million crowns.", False),
        (
            "The fine is 3 million crowns.",
            "A roof for 9 million crowns is a fine of 3 million crowns.",
            False,
        ),
        ("The roof is of 3 million tiles.", "The fine is 9 million crowns.", False),
        ("Two people died.", "Five people were hurt.", False),
    ],
)
def test_values_that_answer_two_questions_are_known(a: str, b: str, other: bool) -> None:
    one, two = read(a), read(b)
    x, y = one.of(DifferenceKind.NUMBER)[0], two.of(DifferenceKind.NUMBER)[0]
    assert other_question(one, x, two, y) == other


@pytest.mark.parametrize(
    ("text", "key", "who"),
    [
        ("Ines Calder, 40, was hurt.", AGE, {"calder"}),
        ("A 40-year-old was hurt.", AGE, set()),
        ("The pier is 40 metres long.", AGE, None),
        ("The dam broke at 3 a.m.", CLOCK, set()),
        ("The dam broke shortly after 3 a.m.", CLOCK, set()),
        ("The dam broke by 3 a.m.", CLOCK, None),
        ("Police said at 3 a.m. that the dam broke.", CLOCK, None),
        ("The dam broke on Monday.", CLOCK, None),
        ("Twelve people died.", "whether there were any dead", set()),
        ("Four children died.", "whether there were any dead", None),
        ("Twelve percent of the patients died.", "whether there were any dead", None),
    ],
)
def test_ages_hours_and_the_dead_answer_whatever_they_are_of(
    text: str, key: str, who: set[str] | None
) -> None:
    assert [set(one.who) for one in told(read(text)) if one.key == key] == ([] if who is None else [who])


def test_an_article_that_gives_both_answers_gives_none() -> None:
    both = ["The turnout was 61 percent.", "The opposition puts turnout at 48 percent."]
    assert pairs(both, ["Turnout was 70 percent at noon.", "Turnout was 48 percent."]) == []


def test_a_count_of_some_leaves_an_article_its_total() -> None:
    first = ["Sixty people were taken to hospital.", "Two women were treated on the spot."]
    assert pairs(first, ["More than 200 people were injured."]) == [((0, 0), (1, 0))]


def test_an_answer_is_shown_with_its_question() -> None:
    texts = (
        "The prosecution demands seven years.\nIt rains.",
        "Snow fell.\nThe state attorney sought four years.",
    )
    articles = [
        Article(
            id=article_id(t, str(n)), text=t, title="T", outlet=str(n), published="2026-03-13", language="en"
        )
        for n, t in enumerate(texts)
    ]
    (link,) = [one for one in compare_articles(articles).links if one.relation is Relation.DIVERGENT]
    (difference,) = link.differences
    assert difference.reason == "what sentence was asked for"
    assert {difference.a, difference.b} == {"seven years", "four years"}


def test_words_that_say_what_a_value_is_of_may_stand_far_from_it_no_more() -> None:
    assert "what the turnout was" in points("Turnout reached 61 percent.")
    assert not points("Turnout was never counted in the old days of the town, and beer rose by 61 percent.")


def test_every_line_of_the_points_asks_for_a_kind_of_value_that_there_is() -> None:
    lines = files("reader.compare").joinpath("data", FILE).read_text("utf-8").splitlines()
    kinds = [line.split("|")[1].strip() for line in lines if line and line[0] != "#"]
    assert len(kinds) > 150
    assert set(kinds) <= UNITS.keys() | GRAINS.keys()
    names = [line.split("|")[0] for line in lines if line and line[0] != "#"]
    assert len(names) == len(set(names))


def test_every_line_of_the_whole_story_is_read() -> None:
    table = exclusives()
    assert len(table.wide) > 100
    assert all(table.stakes[group] for group in table.wide)


def test_a_plan_does_not_tell_when_something_was_last_done() -> None:
    past, plan = (
        "The cable was last inspected in January.",
        "All cables are to be inspected by September 2026.",
    )
    assert "when the last check was" in points(past)
    assert "when the last check was" not in points(plan)


def test_the_day_of_the_saying_answers_no_question() -> None:
    text = "The agency said on Wednesday that the last inspection had listed three defects."
    assert "when the last check was" not in points(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ines Calder denies that the court named any banned substance.",
        "Two walkers who lit the fire have fled.",
        "Two walkers who failed to put out the fire have fled.",
    ],
)
def test_what_only_describes_answers_no_question(text: str) -> None:
    assert not [one for one in told(read(text)) if "judge" in one.key or "fire" in one.key]
