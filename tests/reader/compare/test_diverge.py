"""What two linked sentences conflict over, and what is only a note."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from index.article import Sentence
from reader.compare.details import Setting, read_sentence
from reader.compare.diverge import Verdict, judge
from reader.compare.model import DifferenceKind

FRIDAY = date(2026, 3, 13)
PAIRS = Path(__file__).resolve().parents[4] / "shared" / "pairs"


def verdict(a: str, b: str, *, day: date | None = FRIDAY, score: float = 1.0, linked: bool = True) -> Verdict:
    one, two = (read_sentence(Sentence(0, len(text), text), Setting(day)) for text in (a, b))
    return judge(one, two, score=score, linked=linked)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The pier cost $250 million.", "The pier cost $250-M."),
        (
            '"We shut it early rather than late," Ines Calder said.',
            '"We shut it early rather than late," said Calder.',
        ),
        ("The lake has been lowered by five metres.", "Engineers expect to lower the lake by six metres."),
        (
            "A diver found the leak at 7:40 p.m.",
            "The leak was found at about 7:40 p.m. by a diver; by 9 p.m. it had grown.",
        ),
        ("The pier cost US$10 mil. in all.", "The pier cost $10 million in all."),
        ("UPDATE 2-Orran talks go on.", "UPDATE 1-Orran talks go on."),
        ("Teenager Ines Calder died on the pier.", "Haverley Ines Calder died on the pier."),
        ("The prince married at Orran Palace.", "The prince married in Haverley."),
        ("The fire spread in northern Orran.", "The fire spread in Orran."),
        ("All four divers were rescued in that case.", "It is unclear whether the divers survived."),
        ("Earlier this month two trawlers sank off Orran.", "Three trawlers sank off Orran on Monday."),
        ("One of the planes went down, and the second landed safely.", "The plane crashed near Orran."),
    ],
)
def test_what_can_both_be_right_is_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b) == []


@pytest.mark.parametrize(
    ("a", "b", "shown"),
    [
        (
            "It is unclear whether the divers of the first boat survived.",
            "Two divers on the boat have been confirmed dead as the search goes on.",
            ("unclear whether the divers of the first boat survived", "the boat have been confirmed dead"),
        ),
        (
            "The navy says the loss of the boat was not caused by hostile fire.",
            "A militia claimed responsibility for downing the navy's boat.",
            ("not caused by hostile fire", "claimed responsibility for downing the navy's boat"),
        ),
    ],
)
def test_a_value_is_a_phrase_without_loose_ends(a: str, b: str, shown: tuple[str, str]) -> None:
    assert [(x, y) for _, x, y in conflicts(a, b)] == [shown]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "A bus with 84 passengers on board left the road near Orran.",
            "The Haverley bus had 86 passengers, 11 crew and 23 bicycles on board.",
            [("84", "86")],
        ),
        ("The bus had 84 passengers on board.", "The bus had 11 crew on board.", []),
        ("The bus carried a crew of 11.", "The bus carried 12 crew and 84 passengers.", [("11", "12")]),
        ("The bus carried 84 passengers.", "The bus carried a crew of 11.", []),
        ("Twelve sailors died when the ferry sank.", "Nine passengers died when the ferry sank.", []),
    ],
)
def test_only_numbers_that_count_one_noun_are_set_against_each_other(
    a: str, b: str, expected: list[tuple[str, str]]
) -> None:
    assert [(x, y) for kind, x, y in conflicts(a, b) if kind == "number"] == expected


def conflicts(a: str, b: str) -> list[tuple[str, str, str]]:
    found = [(d.kind.value, d.a, d.b) for d in verdict(a, b).conflicts]
    turned = [(d.kind.value, d.b, d.a) for d in verdict(b, a).conflicts]
    assert sorted(found) == sorted(turned), "the sides must not matter"
    return found


CONFLICTS = [
    (
        "number",
        "The footbridge collapsed on Monday, throwing nineteen people into the water.",
        "Twelve people fell into the river when the footbridge collapsed on Monday.",
    ),
    (
        "number",
        "The bureau sent three inspectors to the island.",
        "The bureau has sent four inspectors to the island.",
    ),
    (
        "number",
        "Twelve sailors died when the ferry sank off Orran.",
        "The ferry sank off Orran, killing at least 15 people.",
    ),
    ("number", "Repairs to the pier cost $2 million.", "The pier's repairs cost $3 million."),
    ("time", "The ferry sank on Tuesday off the coast.", "Officials said the ferry sank on Wednesday night."),
    ("time", "The ferry, built in 1998, crosses twice a day.", "The ferry, built in 1994, is the oldest."),
    ("time", "She has led the council since 2002.", "She has led the council since 2003, a record."),
    ("time", "The vote will be held in mid May.", "The vote would be held on April 30."),
    (
        "time",
        "The last of the passengers was ashore by 9.30 p.m.",
        "It was just before 11 p.m. when the last passengers came ashore.",
    ),
    ("place", "He misspoke at a 2008 event in Norfolk.", "At the 2008 event in Norwalk he misspoke."),
    (
        "name",
        "Ines Calder won the race for harbour master.",
        "The race for harbour master was won by Maria Calder.",
    ),
    (
        "polarity",
        "The crew said the steering had failed.",
        "The recorder shows that the steering did not fail.",
    ),
    ("polarity", "No fuel had leaked from the ferry.", "By morning fuel was leaking from the ferry."),
    ("polarity", "The mayor has yet to make an endorsement.", "On Friday the mayor endorsed her deputy."),
    (
        "polarity",
        "No charges have been filed against the captain.",
        "The captain has been charged with neglect.",
    ),
    (
        "account",
        "The crash of the helicopter was not due to hostile fire.",
        "The militia said it shot down the helicopter in the crash.",
    ),
    (
        "account",
        "The captain was fired on Monday by the ferry line.",
        "The captain of the ferry line resigned on Monday.",
    ),
    (
        "account",
        "Two posts on the ferry were unfilled.",
        "All posts on the ferry were filled, the line said.",
    ),
    (
        "account",
        "Rescue operations are underway at the site.",
        "Recovery operations are underway at the site.",
    ),
    (
        "account",
        "The mayor denied that she asked the council to delay the vote.",
        "Minutes show the mayor asked the council to delay the vote.",
    ),
    (
        "certainty",
        "It is unclear whether the crew survived the crash.",
        "All the crew survived the crash unhurt.",
    ),
    (
        "certainty",
        "The condition of the crew had not yet been confirmed after the crash.",
        "Four of the crew were killed in the crash.",
    ),
    (
        "quote",
        "“There was a bang, and then everything slid to one side,” said Nerys Vale.",
        "“There was a huge bang and everything went flying,” said Nerys Vale.",
    ),
    (
        "attribution",
        "Ines Calder said: “The harbour will be rebuilt stone by stone.”",
        "“The harbour will be rebuilt stone by stone,” said Maria Oduya.",
    ),
]


@pytest.mark.parametrize(
    ("kind", "a", "b"), CONFLICTS, ids=[f"{kind}-{n}" for n, (kind, _, _) in enumerate(CONFLICTS)]
)
def test_a_conflict_names_its_kind(kind: str, a: str, b: str) -> None:
    assert kind in [found for found, _, _ in conflicts(a, b)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("At least five crew members were on board.", "Six crew members were on board."),
        ("About 300 people came to the pier.", "Some 310 people came to the pier."),
        ("Eleven sailors drowned off the coast.", "11 sailors drowned off the coast."),
        ("The bridge cost $43,350 to mend.", "The bridge cost $43,000 to mend."),
        ("The ferry sank earlier this week.", "The ferry sank on Tuesday."),
        ("The ferry sank on Thursday evening.", "The ferry sank on Thursday (Mar 12)."),
        (
            "The jet went down at 2 pm ET on March 12.",
            "The jet went down in the evening of 12 March local time.",
        ),
        ("The jet went down at 2 pm ET on March 12.", "The jet went down at 6 pm GMT on March 12."),
        ("It struck the reef shortly after 7.40 p.m.", "It struck the reef at 19.42 local time."),
        ("All six crew members of the jets ejected safely.", "Four crew members of the tanker were killed."),
        ("A ferry with 84 passengers on board sank.", "Seven passengers of the ferry were injured."),
        (
            "Twelve people died when the ferry sank, including three children.",
            "Twelve died when the ferry sank.",
        ),
        (
            "Twelve people died when the ferry sank, two of them crew.",
            "The ferry sank and twelve people died.",
        ),
        ("It sails four times a day.", "It broke down three times this year."),
        ("One aircraft crashed.", "Two aircraft were involved in the incident, of which one crashed."),
        ("He sees a 2 in 3 chance to win the seat.", "He sees a one-in-three chance to lose the seat."),
        (
            "The crash of the helicopter was not due to hostile fire.",
            "The crash of the helicopter was not caused by fire of any side, hostile or friendly.",
        ),
        (
            "The loss was not due to hostile fire.",
            "A militia said it shot it down; the army said it was not hostile fire.",
        ),
        ("It is unclear whether the crew survived.", "Whether the crew survived is not yet known."),
        ("She lifted the ban on imports of salt.", "She will allow imports of salt."),
        ("The mayor did not only resign.", "The mayor resigned."),
        ("James Calder won the race.", "Jim Calder won the race."),
        ("Ines Calder met her sister Maria Calder.", "Maria Calder met her sister Ines Calder."),
        ("", "Six people drowned."),
        ("三人在事故中死亡。", "四人在事故中死亡。"),
    ],
)
def test_what_agrees_or_cannot_be_held_against_each_other(a: str, b: str) -> None:
    assert conflicts(a, b) == []


def test_a_difference_has_both_values_both_spans_and_a_reason() -> None:
    a, b = "The ferry sank on Tuesday off the coast.", "Officials said the ferry sank on Wednesday night."
    one = read_sentence(Sentence(100, 100 + len(a), a), Setting(FRIDAY))
    two = read_sentence(Sentence(50, 50 + len(b), b), Setting(FRIDAY))
    (found,) = judge(one, two).conflicts
    assert (found.kind, found.a, found.b) == (DifferenceKind.TIME, "Tuesday", "Wednesday night")
    assert found.a_span is not None and a[found.a_span.start - 100 : found.a_span.end - 100] == found.a
    assert found.b_span is not None and b[found.b_span.start - 50 : found.b_span.end - 50] == found.b
    assert found.reason == "two days for one event"
    assert found.label == "time: Tuesday ≠ Wednesday night"


@pytest.mark.parametrize(
    ("a", "b", "kind", "reason"),
    [
        (
            "At least five crew were on board.",
            "Six crew were on board.",
            "number",
            "“At least five” leaves room for “Six”",
        ),
        (
            "It sank earlier this week off the pier.",
            "It sank on Tuesday off the pier.",
            "time",
            "holds the other",
        ),
        (
            "The jet went down at 2 pm ET on March 12.",
            "The jet went down in the evening of 12 March local time.",
            "time",
            "a clock time and a part of the day",
        ),
        (
            "The pier reopens in May.",
            "The pier reopens in May, Ines Calder said.",
            "name",
            "on this side only",
        ),
    ],
)
def test_a_difference_that_is_no_conflict_is_a_note(a: str, b: str, kind: str, reason: str) -> None:
    notes = verdict(a, b).notes
    assert [(d.kind.value, reason in d.reason) for d in notes][:1] == [(kind, True)]


def test_a_short_form_of_a_name_is_no_note() -> None:
    found = verdict("The Central Command confirmed the loss.", "CENTCOM confirmed the loss.")
    assert found.notes == ()


def test_a_weekday_to_come_is_the_next_articles_today() -> None:
    a, b = (
        "The bureau would send inspectors to the island on Friday.",
        "Inspectors are due on the island today.",
    )
    one = read_sentence(Sentence(0, len(a), a), Setting(date(2025, 10, 16)))
    two = read_sentence(Sentence(0, len(b), b), Setting(date(2025, 10, 17)))
    assert judge(one, two).conflicts == ()


def test_an_unlinked_pair_needs_more_than_a_linked_one() -> None:
    a, b = (
        "The captain was fired on Monday by the ferry line.",
        "The captain of the ferry line resigned on Monday.",
    )
    assert verdict(a, b).conflicts
    assert not verdict(a, b, score=0.2).conflicts
    # Two short sentences that say what excludes each other of one captain link themselves.
    assert verdict(a, b, linked=False).conflicts
    apart = "The owner of the shop beside the pier resigned on Monday."
    assert not verdict(a, apart, linked=False).conflicts
    days = (
        "The report was published Saturday in the town's paper.",
        "The report was published Sunday in the town's paper.",
    )
    assert verdict(*days, linked=False, score=0.2).conflicts


@pytest.mark.skipif(not PAIRS.is_dir(), reason="../shared/pairs is not there")
def test_hardly_any_pair_that_says_the_same_is_called_divergent() -> None:
    same = alarms = 0
    for path in sorted(PAIRS.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                if len(row) >= 3 and float(row[0]) >= 4.8:
                    same += 1
                    alarms += bool(verdict(row[1], row[2], day=None).conflicts)
    assert same > 200
    assert alarms <= 0.04 * same


def test_a_conflict_of_numbers_says_what_both_count() -> None:
    found = verdict(
        "The chapel in Orran, built by 40 monks, has a new roof.",
        "The chapel in Orran was built by 60 monks and has a new roof.",
    )
    assert [d.reason for d in found.conflicts] == ["both count monks and cannot both be right"]


def test_a_conflict_of_numbers_says_what_is_asked_where_that_is_known() -> None:
    found = verdict(
        "A ferry with 84 passengers on board ran aground off Orran.",
        "The ferry went onto the rocks off Orran with 86 passengers on board.",
    )
    assert [d.reason for d in found.conflicts] == ["how many were aboard"]


@pytest.mark.parametrize(
    ("told", "conflict"),
    [
        ("The sudden closure by the mayor was a response to complaints from residents.", True),
        ("The mayor closed the bridge because a beam had cracked.", True),
        ("The mayor ordered the closure due to a cracked beam.", True),
        ("The mayor closed the bridge and spoke at noon.", False),
        ("The sudden order by the mayor was due to be read at noon.", False),
        ("The mayor closed the bridge, and it was not known why.", False),
    ],
)
def test_a_stated_reason_answers_an_open_why(told: str, conflict: bool) -> None:
    found = conflicts("It was not immediately clear why the mayor ordered the closure of the bridge.", told)
    assert bool(found) == conflict


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The fire killed nine workers.", "Eleven people burned to death in the fire.", ("nine", "Eleven")),
        (
            "About 120 firefighters fought the fire.",
            "More than 200 firemen battled the blaze.",
            ("About 120", "More than 200"),
        ),
        (
            "The fire raged for seven hours.",
            "It took nine hours to put the fire out.",
            ("seven hours", "nine hours"),
        ),
        (
            "Orran declared three days of mourning.",
            "Orran ordered a week of mourning.",
            ("three days", "a week"),
        ),
        ("Floods ruined 400 houses.", "Some 900 homes were ruined by the floods.", ("400", "Some 900")),
        ("The bridge is 28 metres wide.", "The bridge has a width of 40 metres.", ("28 metres", "40 metres")),
        (
            "The state bears 30 percent of the cost.",
            "The state bears half of the cost.",
            ("30 percent", "half"),
        ),
        (
            "The guard got four years in prison.",
            "The guard was given five years in prison.",
            ("four years", "five years"),
        ),
        (
            "The boat sank at four in the morning.",
            "The boat sank at 6 a.m.",
            ("four in the morning", "6 a.m."),
        ),
        (
            "The council agreed by 31 to 24.",
            "With 29 votes to 26 the council agreed.",
            ("31 to 24", "29 votes to 26"),
        ),
    ],
)
def test_one_thing_measured_twice(a: str, b: str, expected: tuple[str, str]) -> None:
    assert expected in [(x, y) for _, x, y in conflicts(a, b)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The fire killed twelve people.", "Four children died in the fire."),
        ("The fire killed nine people.", "Two of the nine dead were from Orran."),
        ("The fire raged for a week.", "The fire raged for seven days."),
        ("The pier is three miles long.", "The pier is five kilometres long."),
        ("The pier is 2,800 metres long.", "The nearest house is 900 metres from the pier."),
        ("The state bears a third of the cost.", "The state bears 32 percent of the cost."),
        ("The fine was half a million euros.", "The fine was 500,000 euros."),
        ("The fire killed nine workers.", "The fire injured eleven workers."),
        ("The mayor of Orran paid bribes of $3 million.", "The mayor of Orran paid a fine of $2 million."),
    ],
)
def test_measures_that_can_both_be_right(a: str, b: str) -> None:
    assert [found for found in conflicts(a, b) if found[0] in {"number", "time"}] == []


def test_who_only_passes_on_what_was_said_is_no_other_source() -> None:
    words = "the ferry of Orran had left the harbour too early on Monday with forty sacks of salt on deck"
    told = conflicts(f"Captain Calder said {words}.", f"A reporter said {words}.")
    assert [found for found in told if found[0] == "attribution"] == []
    told = conflicts(f"The harbour master said {words}.", f"The coastguard said {words}.")
    assert [found[0] for found in told] == ["attribution"]
