"""Claims: which sentences state one fact, without chaining unrelated ones together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.article import Article, Span, article_id
from index.sentences import split_sentences
from reader.compare import claims as claiming
from reader.compare.claims import build_claims
from reader.compare.copies import find_copies
from reader.compare.model import Claim, Difference, DifferenceKind, Link, Ref, Relation, Wording
from reader.compare.prepare import prepare
from reader.compare.story import compare_articles

TEXTS = (
    "Nineteen people fell into the river. The mayor will resign.",
    "Some nineteen fell into the water when it broke. A school is shut.",
    "At least twelve fell. Rain is expected all week.",
)


def link(
    a: tuple[int, int], b: tuple[int, int], score: float, divergent: bool = False, about: int = 0
) -> Link:
    """Return a link; divergent ones dispute a number at one place of either sentence, ``about`` says which."""
    if not divergent:
        return Link(Ref(*a), Ref(*b), Relation.SHARED, Wording.PARTIAL, score)
    at = [Span(100 * ref[1] + about, 100 * ref[1] + about + 1) for ref in (a, b)]
    difference = Difference(DifferenceKind.NUMBER, "six", "seven", *at)
    return Link(Ref(*a), Ref(*b), Relation.DIVERGENT, Wording.PARTIAL, score, (difference,))


def claims(
    *links: Link,
    outlets: tuple[str | None, ...] = ("A", "B", "C"),
    texts: tuple[str, ...] = TEXTS,
    doubtful: dict[tuple[Ref, Ref], float] | None = None,
) -> tuple[Claim, ...]:
    articles = [Article(article_id(t, o), t, outlet=o) for t, o in zip(texts, outlets, strict=True)]
    sentences = [split_sentences(a.text) for a in articles]
    prepared = [prepare(a.text, group) for a, group in zip(articles, sentences, strict=True)]
    return build_claims(
        articles, sentences, links, find_copies(articles, sentences), prepared, doubtful or {}
    )


def test_linked_sentences_of_three_outlets_are_one_claim() -> None:
    (claim,) = claims(
        link((0, 0), (1, 0), 0.9), link((0, 0), (2, 0), 0.7, divergent=True), link((1, 0), (2, 0), 0.6)
    )
    assert claim.members == (Ref(0, 0), Ref(1, 0), Ref(2, 0))
    assert (claim.outlets, claim.independent, claim.divergent, claim.missing) == (3, 3, True, ())
    assert claim.label in {
        "Nineteen people fell into the river.",
        "At least twelve fell.",
        TEXTS[1].split(" A ")[0],
    }


def test_a_chain_of_weak_links_is_not_one_claim() -> None:
    found = claims(link((0, 0), (1, 0), 0.8), link((1, 0), (2, 1), 0.4))
    assert [c.members for c in found] == [(Ref(0, 0), Ref(1, 0)), (Ref(1, 0), Ref(2, 1))]
    assert found[0].missing == (2,)


def test_a_headline_and_the_lead_that_repeats_it_are_one_claim() -> None:
    texts = (
        "Four divers drown in flooded quarry near Orran. Four divers drowned in a flooded quarry on Monday.",
        "Four divers lost their lives in Orran.",
        "The quarry claimed four lives on Monday.",
    )
    links = (link((0, 0), (1, 0), 0.9), link((0, 1), (2, 0), 0.8))
    (claim,) = claims(*links, texts=texts)
    assert claim.members == (Ref(0, 0), Ref(0, 1), Ref(1, 0), Ref(2, 0))
    other = ("Four divers drown in flooded quarry. The mayor of Orran will visit them on Monday.", *texts[1:])
    assert len(claims(*links, texts=other)) == 2


def test_groups_that_share_most_of_their_sentences_are_one_claim() -> None:
    found = claims(
        link((0, 0), (1, 0), 0.9),
        link((0, 1), (2, 0), 0.8),
        link((0, 0), (2, 0), 0.75),
        link((0, 1), (1, 0), 0.7),
    )
    members = [set(claim.members) for claim in found]
    for n, one in enumerate(members):
        for other in members[n + 1 :]:
            assert 3 * len(one & other) < 2 * min(len(one), len(other))
    assert len({claim.label for claim in found}) == len(found)


def test_a_sentence_in_two_claims_labels_only_the_one_it_fits_best() -> None:
    found = claims(link((0, 0), (1, 0), 0.9), link((1, 0), (2, 0), 0.5), link((1, 0), (2, 1), 0.5))
    assert len(found) > 1
    assert len({claim.label for claim in found}) == len(found)


def test_two_facts_that_one_sentence_joins_are_two_claims() -> None:
    found = claims(link((0, 0), (1, 0), 0.6), link((0, 0), (1, 1), 0.55))
    assert [claim.members for claim in found] == [(Ref(0, 0), Ref(1, 0)), (Ref(0, 0), Ref(1, 1))]
    told_twice = claims(link((0, 0), (1, 0), 0.9), link((0, 0), (1, 1), 0.9))
    assert [claim.members for claim in told_twice] == [(Ref(0, 0), Ref(1, 0), Ref(1, 1))]


def test_what_is_linked_weakly_to_two_copies_of_one_text_comes_near_their_claim() -> None:
    """Whoever is like one of them is like the other as well: that is no more reason to take it for the same fact."""
    (claim,) = claims(link((0, 0), (1, 0), 1.0), link((0, 0), (2, 0), 0.45), link((1, 0), (2, 0), 0.45))
    assert (claim.members, claim.near, claim.missing) == ((Ref(0, 0), Ref(1, 0)), (Ref(2, 0),), (2,))
    (claim,) = claims(link((0, 0), (1, 0), 1.0), link((0, 0), (2, 0), 0.6), link((1, 0), (2, 0), 0.6))
    assert (len(claim.members), claim.near) == (3, ())


def test_of_many_articles_one_may_miss_a_link_to_a_sentence_of_a_claim() -> None:
    texts = tuple(f"Report {n} tells in words of its own that the ferry sank." for n in range(5))
    pairs = [(a, b) for a in range(5) for b in range(a + 1, 5) if (a, b) not in {(0, 4), (1, 4)}]
    found = claims(*(link((a, 0), (b, 0), 0.7) for a, b in pairs), outlets=tuple("ABCDE"), texts=texts)
    assert [len(claim.members) for claim in found] == [5]


def test_each_linked_sentence_stands_in_a_claim_however_weak_its_links() -> None:
    found = claims(link((0, 0), (1, 0), 0.9), link((1, 0), (2, 0), 0.2), link((0, 1), (2, 1), 0.1))
    assert {claim.members for claim in found} == {
        (Ref(0, 0), Ref(1, 0)),
        (Ref(1, 0), Ref(2, 0)),
        (Ref(0, 1), Ref(2, 1)),
    }


def test_what_sentences_of_two_claims_dispute_is_a_claim_of_its_own() -> None:
    """Both tell of the fire and end on how many are missing: no conflict over the fire."""
    agreed = (link((0, 0), (1, 0), 0.9), link((0, 1), (1, 1), 0.9))
    contested, *others = claims(*agreed, link((0, 0), (2, 0), 0.01, divergent=True))
    assert contested.divergent
    assert contested.members == (Ref(0, 0), Ref(2, 0))
    assert [claim.divergent for claim in others] == [False, False]


def test_sentences_that_dispute_one_point_stand_in_one_claim() -> None:
    disputed = link((0, 0), (1, 0), 0.9, divergent=True)
    (claim,) = claims(disputed, link((0, 0), (2, 0), 0.01, divergent=True))
    assert claim.members == (Ref(0, 0), Ref(1, 0), Ref(2, 0))
    found = claims(disputed, link((0, 0), (2, 0), 0.01, divergent=True, about=5))
    assert {claim.members for claim in found} == {(Ref(0, 0), Ref(1, 0)), (Ref(0, 0), Ref(2, 0))}
    far = link((0, 0), (1, 0), 0.02, divergent=True)
    (claim,) = claims(far, link((0, 0), (2, 0), 0.01, divergent=True))
    assert claim.members == (Ref(0, 0), Ref(1, 0), Ref(2, 0))


def test_what_the_reader_linked_stands_in_one_claim() -> None:
    agreed = (link((0, 0), (1, 0), 0.9), link((0, 1), (1, 1), 0.9))
    made = replace(link((1, 1), (2, 1), 0.0), by_hand=True)
    assert {claim.members for claim in claims(*agreed, made)} == {
        (Ref(0, 0), Ref(1, 0)),
        (Ref(0, 1), Ref(1, 1), Ref(2, 1)),
    }
    (alone,) = claims(made)
    assert alone.members == (Ref(1, 1), Ref(2, 1))


def test_two_articles_of_one_outlet_count_once() -> None:
    (claim,) = claims(link((0, 0), (1, 0), 0.9), outlets=("A", "a", "C"))
    assert claim.outlets == 1


def test_articles_without_an_outlet_count_each() -> None:
    (claim,) = claims(link((0, 0), (1, 0), 0.9), outlets=(None, None, None))
    assert claim.outlets == 2


def test_contested_and_widely_reported_claims_come_first() -> None:
    found = claims(
        link((0, 1), (1, 1), 0.9),
        link((0, 0), (1, 0), 0.9),
        link((0, 0), (2, 0), 0.8),
        link((1, 0), (2, 0), 0.8),
    )
    assert [c.outlets for c in found] == [3, 2]
    assert [c.id for c in found] == [0, 1]
    found = claims(link((0, 0), (1, 0), 0.9), link((0, 1), (1, 1), 0.9, divergent=True))
    assert [c.divergent for c in found] == [True, False]


def test_of_claims_that_as_many_report_the_surest_comes_first() -> None:
    found = claims(link((0, 0), (1, 0), 0.4), link((0, 1), (1, 1), 0.9))
    assert [c.members[0] for c in found] == [Ref(0, 1), Ref(0, 0)]


def test_of_claims_that_are_as_sure_what_reports_begin_with_comes_first() -> None:
    texts = (
        "The ferry struck the pier. Nobody was hurt. A school was shut. Rain is expected.",
        "All are well. One school is closed. More rain will fall. A ship hit the mole.",
    )
    found = claims(link((0, 0), (1, 3), 0.9), link((0, 1), (1, 0), 0.9), outlets=("A", "B"), texts=texts)
    assert [claim.members[0] for claim in found] == [Ref(0, 1), Ref(0, 0)]


def test_facts_come_before_what_somebody_said_in_so_many_words() -> None:
    texts = (
        '"We had no warning at all of the storm," said Lena Orth. A ferry sank off Orran on Monday.',
        'Lena Orth said: "We had no warning." On Monday a boat went down near the island of Orran.',
    )
    found = claims(link((0, 0), (1, 0), 0.95), link((0, 1), (1, 1), 0.9), outlets=("A", "B"), texts=texts)
    assert [claim.members[0] for claim in found] == [Ref(0, 1), Ref(0, 0)]
    assert found[1].label.startswith('"') or ': "' in found[1].label


def test_a_silent_article_perhaps_reports_a_claim_that_a_sentence_of_it_comes_near() -> None:
    linked = link((0, 0), (1, 0), 0.9)
    near = {(Ref(0, 0), Ref(2, 0)): 0.3, (Ref(1, 0), Ref(2, 0)): 0.2, (Ref(0, 0), Ref(2, 1)): 0.3}
    (claim,) = claims(linked, doubtful=near)
    assert (claim.missing, claim.near, claim.outlets) == ((2,), (Ref(2, 0),), 2)
    (claim,) = claims(linked, doubtful={(Ref(0, 0), Ref(2, 0)): 0.3})
    assert claim.near == ()
    (claim,) = claims(linked, doubtful=near, outlets=("A", "B", "A"))
    assert (claim.missing, claim.near) == ((), ())


def test_no_links_no_claims() -> None:
    assert claims() == ()


@pytest.mark.parametrize(
    ("vague", "clear"),
    [
        ("On Monday he resigned as mayor of Orran.", "The mayor of Orran resigned on Monday, the town said."),
        ("His office shut the gate at Orran.", "The office of the mayor shut the gate at Orran then."),
        ("It was shut at Orran by the crew.", "The gate at Orran was shut by the crew on duty."),
        ("One of them drowned at Orran pier.", "One of the divers drowned at Orran pier on Monday."),
        ('"We shut the gate at Orran on Monday."', '"We shut the gate at Orran on Monday," Lena Orth said.'),
        (
            "At Orran four in ten skippers have such boats.",
            "At Orran wooden boats belong to four in ten skippers.",
        ),
        (
            "A new gate at Orran does not answer that.",
            "A new gate at Orran does not tell who shut the old one.",
        ),
        (
            "Let's hear who shut the gate at Orran then.",
            "The crew shut the gate at Orran then, the mayor said.",
        ),
        ("Who shut the gate at Orran on Monday?", "Nobody knows who shut the gate at Orran on Monday."),
    ],
)
def test_a_claim_is_labelled_by_the_sentence_that_stands_on_its_own(vague: str, clear: str) -> None:
    (claim,) = claims(link((0, 0), (1, 0), 0.9), outlets=("A", "B"), texts=(vague, clear))
    assert (claim.label, claim.source) == (clear, Ref(1, 0))


def test_a_label_says_what_the_others_say_as_well() -> None:
    texts = (
        "Four divers died when the boat sank off Orran.",
        "A boat sank off Orran on Monday with divers aboard.",
        "A boat with divers aboard sank on Monday off Orran.",
    )
    (claim,) = claims(
        link((0, 0), (1, 0), 0.8), link((0, 0), (2, 0), 0.8), link((1, 0), (2, 0), 0.8), texts=texts
    )
    assert claim.source != Ref(0, 0)


def test_a_claim_is_called_by_what_all_its_sentences_support_even_if_another_is_shorter() -> None:
    texts = (
        "Four divers died and nine were hurt on Monday with the boat that sank in the fog off the old pier of the"
        " harbour of Orran.",
        "A boat sank off the pier of Orran in fog on Monday.",
        "In the harbour of Orran four divers died and nine were hurt on Monday in the fog off the pier as they dived.",
    )
    found = (link((0, 0), (1, 0), 0.9), link((0, 0), (2, 0), 0.9), link((1, 0), (2, 0), 0.56))
    (claim,) = claims(*found, texts=texts)
    assert (claim.source, len(claim.members)) == (Ref(0, 0), 3)


def test_a_label_keeps_the_part_of_a_sentence_that_others_state_too() -> None:
    both = (
        "The mayor of Orran opened the fair on Sunday with a speech to the guests from the other islands of the sound,"
        " and the harbour office closed the gate to all ferries."
    )
    other = "He saw the harbour office close the gate to all ferries."
    (claim,) = claims(link((0, 0), (1, 0), 0.9), outlets=("A", "B"), texts=(both, other))
    assert claim.label == "The harbour office closed the gate to all ferries."
    other = "He saw the mayor of Orran open the fair with a speech to guests of other islands."
    (claim,) = claims(link((0, 0), (1, 0), 0.9), outlets=("A", "B"), texts=(both, other))
    assert claim.label == both.partition(", and")[0] + "."


def test_of_a_claim_as_long_as_a_list_the_first_sentences_tell_who_copied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = "The harbour office said on Tuesday that ferry {} of the Orran line had sunk off the northern pier at dawn."
    text = " ".join(line.format(n) for n in range(6))
    articles = [Article(id=str(n), text=text + " " * n, outlet=f"Outlet {n}") for n in range(3)]
    whole = [(claim.outlets, claim.independent) for claim in compare_articles(articles).claims]
    assert whole and set(whole) == {(3, 1)}
    monkeypatch.setattr(claiming, "MOST_ASKED", 2)
    assert [(claim.outlets, claim.independent) for claim in compare_articles(articles).claims] == whole
