"""What outlets dispute stands under a label that says it, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

from index.article import Article, Span, article_id
from index.sentences import split_sentences
from reader.compare.claims import build_claims
from reader.compare.copies import find_copies
from reader.compare.model import (
    Claim,
    Comparison,
    Difference,
    DifferenceKind,
    Link,
    Ref,
    Relation,
    Status,
    Wording,
)
from reader.compare.prepare import prepare
from reader.compare.statements import says
from reader.compare.views import claim_rows

Ends = tuple[tuple[int, int], tuple[int, int]]


class Story:
    """Articles of invented sentences, and links between them by (article, sentence)."""

    def __init__(self, *texts: str) -> None:
        self.articles = [
            Article(article_id(text, str(n)), text, outlet=str(n)) for n, text in enumerate(texts)
        ]
        self.sentences = [split_sentences(text) for text in texts]
        self.links: list[Link] = []

    def link(self, ends: Ends, score: float, *values: tuple[str, str]) -> None:
        """Link two sentences that dispute pairs of values."""
        a, b = (Ref(*end) for end in ends)
        differences = tuple(
            Difference(DifferenceKind.NUMBER, one, two, self._span(a, one), self._span(b, two))
            for one, two in values
        )
        relation = Relation.DIVERGENT if differences else Relation.SHARED
        self.links.append(Link(a, b, relation, Wording.PARTIAL, score, differences))

    def _span(self, ref: Ref, value: str) -> Span:
        sentence = self.sentences[ref.article][ref.sentence]
        start = sentence.start + sentence.text.index(value)
        return Span(start, start + len(value))

    def claims(self) -> tuple[Claim, ...]:
        prepared = [prepare(a.text, group) for a, group in zip(self.articles, self.sentences, strict=True)]
        copies = find_copies(self.articles, self.sentences)
        return build_claims(self.articles, self.sentences, self.links, copies, prepared)

    def cells(self, claim: Claim) -> list[tuple[Status | None, tuple[str, ...]]]:
        whole = Comparison(
            tuple(self.articles), tuple(map(tuple, self.sentences)), (), tuple(self.links), (claim,)
        )
        (row,) = claim_rows(whole)
        return [(cell.status, cell.values) for cell in row.cells]


def test_a_claim_is_marked_only_for_what_its_label_says() -> None:
    """All three tell of the crew, and two of them of the passengers, whose number they dispute."""
    story = Story(
        "The crew of 11 stayed aboard the ferry.",
        "There were 84 passengers, and the crew of 11 stayed aboard the ferry all through the long night.",
        "There were 86 passengers, while the crew of 11 men stayed aboard the ferry all through the night.",
    )
    story.link(((0, 0), (1, 0)), 0.9)
    story.link(((0, 0), (2, 0)), 0.9)
    story.link(((1, 0), (2, 0)), 0.8, ("84", "86"))
    by_label = {claim.label: claim for claim in story.claims()}
    agreed = by_label.pop("The crew of 11 stayed aboard the ferry.")
    assert (agreed.divergent, agreed.disputed, agreed.outlets) == (False, (), 3)
    assert story.cells(agreed) == [(Status.SHARED, ())] * 3
    ((label, disputed),) = by_label.items()
    assert says(label, "84") or says(label, "86")
    assert disputed.members == (Ref(1, 0), Ref(2, 0))
    assert story.cells(disputed) == [
        (None, ()),
        (Status.DIVERGENT, ("84",)),
        (Status.DIVERGENT, ("86",)),
    ]


def test_a_claim_whose_sentences_all_dispute_one_point_is_called_by_it() -> None:
    story = Story(
        "The ferry sank.", "The ferry sank off Orran with 84 aboard.", "It sank with 86 people aboard."
    )
    story.link(((0, 0), (1, 0)), 0.9)
    story.link(((1, 0), (2, 0)), 0.9, ("84", "86"))
    labels = {claim.label: claim.divergent for claim in story.claims()}
    assert labels["The ferry sank off Orran with 84 aboard."]
    assert not labels.get("The ferry sank.", False)


def test_what_is_disputed_stands_whole_in_one_claim() -> None:
    """The pairs that contradict each other stand in two claims, and all of each is about the same."""
    story = Story(
        "Six men drowned in the harbour. Six men are dead.",
        "Seven men drowned in the harbour.",
        "Seven died.",
    )
    story.link(((0, 0), (1, 0)), 0.9, ("Six", "Seven"))
    story.link(((0, 1), (2, 0)), 0.9, ("Six", "Seven"))
    story.link(((1, 0), (2, 0)), 0.1)
    (claim,) = story.claims()
    assert claim.members == (Ref(0, 0), Ref(0, 1), Ref(1, 0), Ref(2, 0))
    assert len(claim.disputed) == 4


def test_two_points_of_the_same_sentences_are_named_by_one_label_or_have_a_claim_each() -> None:
    story = Story("Six men drowned and nine were hurt.", "Seven men drowned and ten were hurt.")
    story.link(((0, 0), (1, 0)), 0.9, ("Six", "Seven"), ("nine", "ten"))
    (claim,) = story.claims()
    assert story.cells(claim) == [(Status.DIVERGENT, ("Six", "nine")), (Status.DIVERGENT, ("Seven", "ten"))]
    tail = (
        " when the old ferry of the sound had struck the northern pier of Orran in the thick fog of the early morning"
        " before the fair of the islands, and {} were hurt."
    )
    story = Story("Six men drowned" + tail.format("nine"), "Seven men drowned" + tail.format("ten"))
    story.link(((0, 0), (1, 0)), 0.9, ("Six", "Seven"), ("nine", "ten"))
    one, two = story.claims()
    assert {value for claim in (one, two) for _, values in story.cells(claim) for value in values} == {
        "Six",
        "Seven",
        "nine",
        "ten",
    }
    for claim in (one, two):
        assert any(says(claim.label, value) for _, values in story.cells(claim) for value in values)


def test_who_gives_the_same_disputed_number_takes_part_though_he_contradicts_nobody() -> None:
    story = Story(
        "Seven men drowned in the harbour.",
        "Twelve men drowned in the harbour.",
        "Seven of the drowned were fishermen.",
        "Drowned seven years after the flood.",
    )
    story.link(((0, 0), (1, 0)), 0.9, ("Seven", "Twelve"))
    story.link(((0, 0), (2, 0)), 0.9)
    story.link(((0, 0), (3, 0)), 0.9)
    by_label = {claim.label: claim for claim in story.claims()}
    disputed = next(claim for claim in by_label.values() if claim.divergent)
    assert [ref.article for ref in disputed.members] == [0, 1, 2]
    assert [values for _, values in story.cells(disputed)] == [("Seven",), ("Twelve",), ("Seven",), ()]
    assert not any(
        "even" in claim.label and {0, 1} <= {ref.article for ref in claim.members}
        for claim in by_label.values()
        if not claim.divergent
    )


def test_no_claim_says_as_agreed_what_another_disputes() -> None:
    """The third report has the owner's tears, not his number; the first joins both."""
    story = Story(
        "The owner of the mine wept and put the missing at 305.",
        "There were 250 missing, said the mayor of Orran.",
        "The owner of the mine wept before all of the people who had come to the gate of the mine on Monday morning.",
    )
    story.link(((0, 0), (1, 0)), 0.5, ("305", "250"))
    story.link(((0, 0), (2, 0)), 0.6)
    found = story.claims()
    assert len(found) == 2
    for claim in found:
        assert claim.divergent == (says(claim.label, "305") or says(claim.label, "250"))


def test_who_says_the_same_disputed_phrase_takes_part_unless_he_takes_it_back() -> None:
    story = Story(
        "The crash was not caused by a storm, said the harbour.",
        "A storm brought the crane down.",
        "The harbour said the crash was not caused by a storm or a fault.",
        "Nobody denied that the crash was not caused by a storm.",
    )
    story.link(((0, 0), (1, 0)), 0.6, ("not caused by a storm", "storm brought the crane down"))
    story.link(((0, 0), (2, 0)), 0.9)
    story.link(((0, 0), (3, 0)), 0.3)
    story.links = [
        replace(
            link, differences=tuple(replace(one, kind=DifferenceKind.ACCOUNT) for one in link.differences)
        )
        for link in story.links
    ]
    disputed = next(claim for claim in story.claims() if claim.divergent)
    assert [values for _, values in story.cells(disputed)] == [
        ("not caused by a storm",),
        ("storm brought the crane down",),
        ("not caused by a storm",),
        (),
    ]


def test_a_disputed_point_has_the_first_right_to_the_sentence_that_says_it() -> None:
    clear = "The owner of the mine at Orran put the missing at 305 on Monday."
    story = Story(
        clear,
        "Some 250, they said.",
        "He did so in a letter to them, of the many pages of which nobody but his lawyer has read all to the end.",
    )
    story.link(((0, 0), (1, 0)), 0.5, ("305", "250"))
    story.link(((0, 0), (2, 0)), 0.6)
    disputed, agreed = story.claims()
    assert (disputed.divergent, disputed.label) == (True, clear)
    assert not agreed.divergent and agreed.source == Ref(2, 0)
