"""The rows and lists that the app and the commands share, on comparisons written by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.article import Article, Sentence, Span, article_id
from reader.compare.model import (
    Claim,
    Comparison,
    Difference,
    DifferenceKind,
    Link,
    Mention,
    Ref,
    Relation,
    Status,
    Wording,
)
from reader.compare.speakers import speakers
from reader.compare.views import claim_rows, conflict_points, only_here, reporting

TEXTS = (
    ["Seven people were hurt.", "The harbour was calm."],
    ["Seven passengers were injured.", "Soup was handed out."],
    ["At least 12 people were injured."],
)


def difference(a: str, b: str, link: tuple[Ref, Ref]) -> Difference:
    spans = [
        Span(TEXTS[ref.article][ref.sentence].index(v), TEXTS[ref.article][ref.sentence].index(v) + len(v))
        for v, ref in zip((a, b), link, strict=True)
    ]
    return Difference(DifferenceKind.NUMBER, a, b, spans[0], spans[1], "seven is fewer than 12")


def comparison() -> Comparison:
    articles, sentences = [], []
    for n, group in enumerate(TEXTS):
        text = "\n".join(group)
        found, at = [], 0
        for piece in group:
            found.append(Sentence(at, at + len(piece), piece))
            at += len(piece) + 1
        articles.append(Article(article_id(text, f"Outlet {n}"), text, outlet=f"Outlet {n}"))
        sentences.append(tuple(found))
    a, b, c = Ref(0, 0), Ref(1, 0), Ref(2, 0)
    links = (
        Link(a, b, Relation.SHARED, Wording.RESTATED, 0.9),
        Link(a, c, Relation.DIVERGENT, Wording.RESTATED, 0.8, (difference("Seven", "At least 12", (a, c)),)),
        Link(b, c, Relation.DIVERGENT, Wording.RESTATED, 0.8, (difference("Seven", "At least 12", (b, c)),)),
    )
    return Comparison(
        tuple(articles),
        tuple(sentences),
        ((Status.DIVERGENT, Status.UNIQUE), (Status.DIVERGENT, Status.UNIQUE), (Status.DIVERGENT,)),
        links,
        (
            Claim(
                0,
                "Seven people were hurt.",
                (a, b, c),
                3,
                3,
                True,
                disputed=(Mention(a, Span(0, 5)), Mention(b, Span(0, 5)), Mention(c, Span(0, 11))),
            ),
        ),
        partners={a: (0, 1), b: (0, 2), c: (1, 2)},
    )


def test_two_outlets_against_one_are_one_point_with_two_sides() -> None:
    (point,) = conflict_points(comparison())
    assert [(side.value, side.articles) for side in point.sides] == [("Seven", (0, 1)), ("At least 12", (2,))]
    assert point.links == (1, 2)
    assert point.reasons == ("seven is fewer than 12",)


def test_sides_worded_alike_in_linked_sentences_are_one_point() -> None:
    texts = (
        "84 passengers sailed.",
        "Some 84 passengers sailed.",
        "86 passengers sailed.",
        "100 passengers sailed.",
    )

    def conflict(a: int, b: int, left: str, right: str) -> Link:
        spans = [Span(texts[n].index(v), texts[n].index(v) + len(v)) for n, v in ((a, left), (b, right))]
        found = Difference(DifferenceKind.NUMBER, left, right, *spans)
        return Link(Ref(a, 0), Ref(b, 0), Relation.DIVERGENT, Wording.RESTATED, 0.8, (found,))

    agreed = Link(Ref(0, 0), Ref(1, 0), Relation.SHARED, Wording.RESTATED, 0.9)
    apart = (conflict(0, 2, "84", "86"), conflict(1, 3, "84", "100"))

    def sides(*links: Link) -> list[list[str]]:
        whole = Comparison(
            tuple(Article(str(n), text) for n, text in enumerate(texts)),
            tuple((Sentence(0, len(text), text),) for text in texts),
            ((Status.DIVERGENT,),) * 4,
            links,
        )
        return [[side.value for side in point.sides] for point in conflict_points(whole)]

    assert sides(agreed, *apart) == [["84", "86", "100"]]
    assert sides(*apart) == [["84", "86"], ["84", "100"]]
    assert sides(conflict(0, 1, "84", "84")) == [["84", "84"]]


def test_phrases_that_oppose_the_same_ones_are_one_side() -> None:
    texts = ("Two men drowned.", "Both are feared dead.", "Their fate is unclear.", "Nothing is known yet.")
    values = ("drowned", "feared dead", "unclear", "Nothing is known")

    def conflict(a: int, b: int) -> Link:
        spans = [Span(texts[n].index(values[n]), texts[n].index(values[n]) + len(values[n])) for n in (a, b)]
        found = Difference(DifferenceKind.CERTAINTY, values[a], values[b], *spans)
        return Link(Ref(a, 0), Ref(b, 0), Relation.DIVERGENT, Wording.RESTATED, 0.8, (found,))

    def sides(*pairs: tuple[int, int]) -> list[tuple[str, tuple[int, ...]]]:
        whole = Comparison(
            tuple(Article(str(n), text) for n, text in enumerate(texts)),
            tuple((Sentence(0, len(text), text),) for text in texts),
            ((Status.DIVERGENT,),) * 4,
            tuple(conflict(a, b) for a, b in pairs),
        )
        (point,) = conflict_points(whole)
        return [(side.value, side.articles) for side in point.sides]

    assert sides((0, 2), (1, 2), (1, 3)) == [("drowned", (0, 1)), ("unclear", (2, 3))]
    assert len(sides((0, 1), (1, 2), (0, 2))) == 3, "three that all oppose each other have no two camps"


def test_a_points_key_outlives_another_order_of_the_articles() -> None:
    whole = comparison()
    (point,) = conflict_points(whole)
    flipped = Comparison(
        (whole.articles[2], whole.articles[0]),
        (whole.sentences[2], whole.sentences[0][:1]),
        ((Status.DIVERGENT,), (Status.DIVERGENT,)),
        (
            Link(
                Ref(0, 0),
                Ref(1, 0),
                Relation.DIVERGENT,
                Wording.RESTATED,
                0.8,
                (Difference(DifferenceKind.NUMBER, "At least 12", "Seven", Span(0, 11), Span(0, 5)),),
            ),
        ),
    )
    (other,) = conflict_points(flipped)
    assert other.key != point.key, "outlet 1 no longer takes part"
    pair = Comparison(
        (whole.articles[0], whole.articles[2]),
        (whole.sentences[0][:1], whole.sentences[2]),
        ((Status.DIVERGENT,), (Status.DIVERGENT,)),
        (
            Link(
                Ref(0, 0),
                Ref(1, 0),
                Relation.DIVERGENT,
                Wording.RESTATED,
                0.8,
                (Difference(DifferenceKind.NUMBER, "Seven", "At least 12", Span(0, 5), Span(0, 11)),),
            ),
        ),
    )
    assert conflict_points(pair)[0].key == other.key


def test_a_claims_row_has_a_cell_per_article_with_its_values() -> None:
    (row,) = claim_rows(comparison())
    assert [cell.values for cell in row.cells] == [("Seven",), ("Seven",), ("At least 12",)]
    assert {cell.status for cell in row.cells} == {Status.DIVERGENT}


def test_a_number_put_in_two_ways_stands_in_the_cells_also_where_both_may_be_right() -> None:
    whole = comparison()
    a, c = Ref(0, 0), Ref(2, 0)
    noted = Link(
        a, c, Relation.SHARED, Wording.RESTATED, 0.8, notes=(difference("Seven", "At least 12", (a, c)),)
    )
    claim = Claim(0, "At least 12 were hurt.", (a, c), 2, 2, False, (1,), c)
    noted_only = Comparison(whole.articles, whole.sentences, whole.statuses, (noted,), (claim,))
    (row,) = claim_rows(noted_only)
    assert [(cell.status, cell.values) for cell in row.cells] == [
        (Status.SHARED, ("Seven",)),
        (None, ()),
        (Status.SHARED, ("At least 12",)),
    ]
    (row,) = claim_rows(replace(noted_only, claims=(replace(claim, label="The harbour was calm."),)))
    assert [cell.values for cell in row.cells] == [(), (), ()]


def test_a_silent_article_has_an_empty_cell() -> None:
    whole = comparison()
    claim = Claim(0, "x", (Ref(0, 0), Ref(1, 0)), 2, 2, False, (2,))
    (row,) = claim_rows(Comparison(whole.articles, whole.sentences, whole.statuses, whole.links, (claim,)))
    assert [cell.status for cell in row.cells] == [Status.SHARED, Status.SHARED, None]
    assert row.cells[2].refs == ()
    assert row.cells[2].near is None
    perhaps = replace(claim, near=(Ref(2, 0),))
    (row,) = claim_rows(Comparison(whole.articles, whole.sentences, whole.statuses, whole.links, (perhaps,)))
    assert [cell.near for cell in row.cells] == [None, None, Ref(2, 0)]
    assert (row.cells[2].status, row.cells[2].refs) == (None, ())


def test_what_only_one_article_reports() -> None:
    assert only_here(comparison()) == ((Ref(0, 1),), (Ref(1, 1),), ())


def test_which_articles_report_a_sentence() -> None:
    assert reporting(comparison(), Ref(2, 0)) == (0, 1, 2)
    assert reporting(comparison(), Ref(0, 1)) == (0,)


def test_speakers_are_gathered_over_articles() -> None:
    texts = ("Harbourmaster Joan Pellow said the swell was heavy.", "“It was rough,” said Joan Pellow.")
    (speaker,) = speakers(story_of(*texts))
    assert speaker.articles == (0, 1)
    assert speaker.name == "Harbourmaster Joan Pellow"
    for mention in speaker.mentions:
        assert "Pellow" in texts[mention.ref.article][mention.span.start : mention.span.end]


def story_of(*texts: str) -> Comparison:
    return Comparison(
        tuple(Article(str(n), text) for n, text in enumerate(texts)),
        tuple((Sentence(0, len(text), text),) for text in texts),
        ((Status.UNIQUE,),) * len(texts),
        (),
    )


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (
            ("The Orran Command said it was calm.", "ORCOM said so.", "It was calm, the command said."),
            ["The Orran Command"],
        ),
        (("Ms. Pellow said it was calm.", "Joan Pellow said so.", "Pellow said so."), ["Joan Pellow"]),
        (
            ("Several harbour officials said so.", "A harbour official said so."),
            ["A harbour official"],
        ),
        (("The group said so.", "The statement said so.", "He said so."), []),
        (("The Free Crews in Orran said so.", "Orran said so."), ["The Free Crews in Orran"]),
        (("Ines Pellow said so.", "Joan Pellow said so.", "Pellow said so."), None),
    ],
)
def test_one_speaker_has_one_entry_under_the_fullest_name(
    texts: tuple[str, ...], names: list[str] | None
) -> None:
    found = [speaker.name for speaker in speakers(story_of(*texts))]
    # Where a short name fits two people, it stays by itself.
    assert found == names if names is not None else len(found) == 3
