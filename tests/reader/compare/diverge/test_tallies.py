"""Totals that articles give of one thing are set against each other, wherever they stand and in whatever words."""

from __future__ import annotations

import pytest

from index.article import Article, article_id
from reader.compare.diverge.answers.referents import referent_of_number, referent_of_time
from reader.compare.diverge.values.times import told_times
from reader.compare.model import DifferenceKind, Relation
from reader.compare.story import compare_articles
from tests.reader.compare.diverge.kit import pairs, read


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Eight miners were injured, two of them badly.", "Hospitals treated twenty-five people."),
        ("The army sent 350 soldiers with boats.", "Only 80 troops were on the spot by noon."),
        ("Gusts of 95 km/h were measured.", "The wind blew at 140 kilometres an hour."),
        ("Orran declared two days of mourning.", "A week of mourning has been ordered."),
        ("The fire broke out at about 3.30 a.m.", "It began shortly after 4 a.m. in a shed."),
        ("Losses run to 250 million euros.", "They put the damage at 90 million euros."),
        ("Ines Calder, 41, was on deck.", "The captain is Ines Calder, 44, of Orran."),
        ("It was the worst storm since 1954.", "The gale was the deadliest since 1921."),
        ("The toll of the landslide in the Orran valley stands at 34.", "Forty-one people died."),
        ("Fewer than ten people are being looked for.", "Twenty-seven people are missing."),
        ("The 44-year-old guide Ines Calder slept.", "Guide Ines Calder, 51, clung to a tree."),
        ("The disaster occurred at 11.40 p.m.", "The wall broke shortly after 1 a.m."),
    ],
)
def test_two_totals_of_one_thing_are_found(a: str, b: str) -> None:
    assert pairs([a], ["The harbour is shut.", b]) == [((0, 0), (1, 1))]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Eight miners were injured.", "Eight people were hurt."),
        ("Eight miners were injured.", "Thirteen people died."),
        ("Twelve people died.", "Four children died."),
        ("Twelve people died.", "In 1998 a fire in Orran killed 40 people."),
        ("Nobody was hurt.", "In 1998 a fire in Orran left 40 people hurt."),
        ("Twelve people died.", "In an earlier accident 40 people died."),
        ("Twelve people died.", "Two of the dead were from Orran."),
        ("The fine was 3 million euros.", "The damage is 9 million euros."),
        ("The fire broke out at 3 a.m.", "The fire was out by 4 a.m."),
        ("Ines Calder, 41, was on deck.", "Tom Arden, 44, was on deck."),
        ("The ferry carries 210,000 passengers a year.", "The ferry had 41 passengers on board."),
        ("The ship was making 14 knots.", "Gusts of 90 kilometres an hour were measured."),
        ("Eleven guests fell ill.", "Children in two schools fell ill."),
        ("Reports for 14 months are missing.", "With the files missing, nobody can check that."),
        ("ORRAN — Managers at a depot in St. Ines ordered it.", "Its head, Tom Arden, gave the order."),
        ("Nobody was hurt when 340 people had to leave.", "No one was hurt."),
    ],
)
def test_what_may_be_another_thing_is_left_alone(a: str, b: str) -> None:
    assert pairs([a], [b]) == []


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Gusts of 95 km/h were measured.", ["speed of the wind"]),
        ("The lorry was going 95 km/h.", ["speed"]),
        ("It had a magnitude of 5.8.", ["magnitude"]),
        ("Twelve people died.", ["fate dead"]),
        ("Four children died.", []),
        ("They lack 40 ships.", []),
        ("They build 40 ships a year.", []),
        ("They have 40 of them.", []),
        ("The damage is 900 crowns.", ["crown damage"]),
        ("The damage is 9 kilometres.", ["length damage"]),
        ("The damage is 9 percent.", []),
        ("He sat there for nine seconds.", []),
        # Whose age it is.
        ("Ines Calder (41) was on deck.", ["age calder"]),
        ("Calder, aged 41, was on deck.", ["age calder"]),
        ("Police named Quint, a 44-year-old guide.", ["age quint"]),
        ("The Orran skipper, 41, slept.", []),
        ("In Orran, 41-year-old skipper Ines Calder slept.", ["age calder"]),
        ("On Monday, a 44-year-old guide slept.", []),
        ("A 44-year-old guide slept.", []),
        ("41-year-old skipper seeks Quint", []),
        ("The 44-year-old former guide Rosa Quint slept.", ["age quint"]),
        ("The 44-year-old Orran guide slept.", []),
        ("The 44-year-old from Orran slept.", []),
        ("The 44-year-old guide Rosa Anna Quint", ["age quint"]),
        ("The 44-year-old, Tom Arden said, slept.", []),
        ("The 44-year-old son of a baker and of Ines Calder slept.", []),
        ("The skipper was aged 41 when Tom Arden died.", []),
    ],
)
def test_what_a_number_is_of_has_one_name(text: str, things: list[str]) -> None:
    reading = read(text)
    assert [
        thing for d in reading.of(DifferenceKind.NUMBER) for thing in referent_of_number(reading, d)
    ] == things


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("The fire broke out at 3 a.m.", "clock begin"),
        ("By then the fire had broken out at 3 a.m.", "clock begin"),
        ("The talks broke up at 3 a.m. and they went out.", "clock break"),
        ("The dam broke at 3 a.m., and the water was out in the fields.", "clock event"),
        ("The siren wailed at 3 a.m. after a fire broke out.", "clock wail"),
        ("Shortly after 3 a.m. a fire was seen on the pier.", "clock see"),
        ("The fire broke out on Monday.", ""),
        ("The fire broke out by 3 a.m.", ""),
        ("The fire broke out shortly before 3 a.m.", "clock begin"),
        ("Police said so at 3 a.m.", ""),
        ("The hall was dark at 3 a.m.", ""),
        ("The worst storm since 1954 hit Orran.", "best since"),
        # The verb of its own clause, or else that of another one.
        (
            "The fire began with a bang under the roof of the town hall at 3 a.m., burst windows fell.",
            "clock begin",
        ),
        ("Shortly after 3 a.m. on the old pier, a ball began.", "clock begin"),
    ],
)
def test_what_a_time_is_of_has_one_name(text: str, thing: str) -> None:
    reading = read(text)
    assert [referent_of_time(reading, d)[0] for d in told_times(reading)] == [thing]


def test_an_article_that_gives_two_values_has_no_total() -> None:
    assert (
        pairs(["Twelve people died on the pier.", "On the boat 30 people died."], ["Forty people died."])
        == []
    )


def test_a_total_told_over_and_over_costs_little() -> None:
    many = [f"On pier {n} they said that twelve people died." for n in range(600)]
    assert len(pairs(many, ["Forty people died."])) <= 4


def test_totals_are_linked_and_told_why() -> None:
    texts = (
        ["A wave hit the pier of Orran on Friday.", "Eight sailors were injured."],
        ["The council of Orran met.", "Hospitals treated twenty-five people."],
    )
    articles = [
        Article(id=article_id(whole, name), text=whole, title=None, outlet=name, published="2026-03-13")
        for name, whole in zip("AB", ("\n".join(t) for t in texts), strict=True)
    ]
    (link,) = (link for link in compare_articles(articles).links if link.relation is Relation.DIVERGENT)
    assert [(d.a, d.b) for d in link.differences] == [("Eight", "twenty-five")]
    assert link.reasons[0] == "both answer one question of the story, and the answers differ"
