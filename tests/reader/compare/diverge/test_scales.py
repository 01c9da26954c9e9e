"""Opposite accounts that share no word, places of an impact, and one utterance in two wordings."""

from __future__ import annotations

import pytest

from index.article import Article, Sentence
from reader.compare.details import read_sentence
from reader.compare.diverge import judge, opposed
from reader.compare.model import Relation
from reader.compare.story import compare_articles
from tests.reader.compare.diverge.kit import read


def conflicts(a: str, b: str, *, linked: bool = True) -> list[tuple[str, str, str]]:
    one, two = (read_sentence(Sentence(0, len(text), text)) for text in (a, b))
    return [(d.kind.value, d.a, d.b) for d in judge(one, two, linked=linked).conflicts]


@pytest.mark.parametrize(
    ("a", "b", "shown"),
    [
        (
            "The lake was flat and the light good.",
            "Waves were breaking over the jetty all day.",
            None,
        ),
        (
            "“It was a gentle sea,” the skipper said.",
            "The trawler met heavy swell off the cape.",
            ("a gentle sea", "heavy swell"),
        ),
        (
            "Visibility was good when the lorry set out.",
            "The lorry drove in thick fog.",
            ("Visibility was good", "thick fog"),
        ),
        ("The road was dry.", "Police said the icy road was to blame.", ("road was dry", "icy road")),
        (
            "The ward was fully staffed that night.",
            "Relatives say the ward was two nurses short.",
            ("fully staffed", "nurses short"),
        ),
        ("The ship was fully manned.", "The ship was undermanned.", ("fully manned", "undermanned")),
        (
            "The navy said the loss wasn't due to enemy action.",
            "Rebels claimed responsibility for sinking the trawler.",
            ("wasn't due to enemy action", "claimed responsibility for sinking the trawler"),
        ),
        (
            "Rebels claimed they blew up the pipeline, but the ministry said the leak was not caused by a bomb.",
            "The leak was not caused by sabotage.",
            None,
        ),
        ("The leak was caused by sabotage.", "Rebels claimed responsibility for blowing up the pipe.", None),
        ("The leak was not caused by a bomb.", "The owner claims the pipe was never blown up.", None),
        ("The sea was not calm.", "The sea was rough.", None),
        ("The sea was calm, then rough.", "The sea was rough.", None),
        ("He remained calm in court.", "The sea was rough.", None),
    ],
)
def test_opposite_ends_of_a_scale_conflict(a: str, b: str, shown: tuple[str, str] | None) -> None:
    found = conflicts(a, b, linked=False)
    if shown is None:
        assert found == []
    else:
        ((kind, x, y),) = found
        assert kind == "account"
        assert (shown[0].removeprefix("a "), shown[1]) == (x.removeprefix("a "), y)


def test_opposite_accounts_are_found_among_the_sentences_of_a_story() -> None:
    story = [
        ["The trawler sank.", "The sea was calm."],
        ["Nobody was hurt.", "A heavy swell was running."],
        ["The sea was smooth."],
    ]
    assert opposed([list(map(read, texts)) for texts in story]) == [((0, 1), (1, 1)), ((1, 1), (2, 0))]


def test_a_thing_of_which_there_are_many_proposes_nothing() -> None:
    assert opposed([[read("The sea was calm.")] * 10, [read("The sea was rough.")] * 10]) == []


def test_opposite_accounts_are_linked_though_they_share_no_word() -> None:
    texts = (
        "The trawler Ines sank off Orran on Monday. The sea was calm.",
        "The trawler Ines sank near Orran on Monday. Nobody had expected such a heavy swell.",
    )
    compared = compare_articles([Article(str(n), text) for n, text in enumerate(texts)])
    (link,) = [link for link in compared.links if link.a.sentence == link.b.sentence == 1]
    assert link.relation is Relation.DIVERGENT
    assert "disagree" in link.reasons[0]
    (difference,) = link.differences
    assert difference.a_span is not None
    assert texts[0][difference.a_span.start : difference.a_span.end] == difference.a


def test_a_denied_cause_and_a_claim_of_it_are_one_conflict() -> None:
    found = conflicts(
        "The army said the loss of the helicopter was not caused by a missile.",
        "Rebels claimed they shot down the helicopter with a missile.",
    )
    assert [kind for kind, _, _ in found] == ["account"]


def test_which_pair_shows_a_denied_attack_does_not_depend_on_which_article_is_named_first() -> None:
    one = [
        "The tug sank off Orra on Monday.",
        "Its loss was not due to hostile fire, the navy said.",
        "A rebel group claimed it had sunk the tug.",
    ]
    other = [
        "A rebel group claimed that it sank the tug.",
        "The navy said it was not caused by hostile action.",
    ]
    first, second = list(map(read, one)), list(map(read, other))
    assert opposed([first, second]) == [((0, 1), (1, 0))]
    assert opposed([second, first]) == [((0, 0), (1, 1))]
