"""Whatever texts are thrown at it, the comparison gives an answer that keeps its promises."""

from __future__ import annotations

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.article import Article, Span, article_id
from reader.compare.model import Comparison, Overrides, Ref, Relation
from reader.compare.story import compare_articles

PIECES = (
    *(
        "The ferry",
        "sank",
        "near Lonn",
        "on Monday",
        "at 2 pm ET",
        "in May 1951",
        "since 99999-99-99",
        "last week",
    ),
    *(
        "at least five",
        "six people",
        "3.5%",
        "$1,200bn",
        "1/0",
        "two dozen",
        "0",
        "١٢",
        "none of the crew",
        "twelve",
    ),
    *(
        "did not",
        "denied that",
        "it is unclear whether",
        "may have",
        "“",
        "”",
        '"',
        "'",
        "‘quoted words here’",
        "( ",
    ),
    *("said Mayor Ines Calder", "according to the HSB", "Harbour Safety Board (HSB)", "(AP) —", "calm sea"),
    *(
        "killed",
        "injured",
        "rescued",
        "not due to hostile fire",
        "shot down",
        "桥倒塌",
        "ました",
        "สะพาน",
        "جسر",
        "🚢🔥",
    ),
    *(
        ". ",
        "! ",
        "? ",
        "\n",
        "\n\n",
        "…",
        ";",
        ", ",
        "--",
        "\u200d",
        "\u202e",
        "\ud83d",
        "\x00",
        "A.B.C.",
        "KC-135",
    ),
)
PROSE = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)
TEXTS = st.one_of(PROSE, PROSE, st.text(max_size=300))


def articles_of(texts: list[str]) -> list[Article]:
    return [
        Article(article_id(text, f"Outlet {n}"), text, outlet=f"Outlet {n}" if n % 3 else None, published=day)
        for n, (text, day) in enumerate(
            zip(texts, (None, "2031-04-08", "2031-04-08T09:00:00+02:00") * 2, strict=False)
        )
    ]


def check(found: Comparison) -> None:
    def inside(ref: Ref, span: Span | None) -> bool:
        if span is None:
            return True
        sentence = found.sentences[ref.article][ref.sentence]
        return sentence.start <= span.start < span.end <= sentence.end

    assert [len(group) for group in found.statuses] == [len(group) for group in found.sentences]
    for link in found.links:
        assert link.a.article < link.b.article
        assert 0 <= link.score <= 1
        assert bool(link.differences) == (link.relation is Relation.DIVERGENT)
        assert all(inside(link.a, run.a) and inside(link.b, run.b) for run in link.runs)
        for difference in (*link.differences, *link.notes):
            assert inside(link.a, difference.a_span) and inside(link.b, difference.b_span)
    for claim in found.claims:
        assert len({ref.article for ref in claim.members}) > 1
        assert 1 <= claim.independent <= claim.outlets
    for moment in found.timeline:
        date.fromisoformat(f"{moment.when[:10]}{'-01-01'[len(moment.when[:10]) - 4 :]}")
        assert all(inside(ref, span) for ref, span in moment.mentions)


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, max_size=5))
def test_any_texts_get_an_answer(texts: list[str]) -> None:
    check(compare_articles(articles_of(texts)))


@settings(max_examples=20, deadline=None)
@given(st.lists(PROSE, min_size=2, max_size=4), st.floats(0, 1), st.integers(0, 3), st.integers(0, 9))
def test_any_decisions_on_any_texts_get_an_answer(texts: list[str], threshold: float, a: int, b: int) -> None:
    articles = articles_of(texts)
    first = compare_articles(articles[:-1])
    pair = (Ref(0, a), Ref(1, b))
    chosen = Overrides(
        refused=frozenset({pair}), made=frozenset({(Ref(0, b), Ref(1, a))}), threshold=threshold
    )
    found = compare_articles(articles, overrides=chosen, previous=first)
    check(found)
    assert pair not in {(link.a, link.b) for link in found.links}


@settings(max_examples=20, deadline=None)
@given(st.lists(PROSE, min_size=2, max_size=4))
def test_the_same_articles_twice_give_the_same(texts: list[str]) -> None:
    articles = articles_of(texts)
    once = compare_articles(articles)
    assert compare_articles(articles) == once
    assert compare_articles(articles, previous=once) == once


@settings(max_examples=40, deadline=None)
@given(
    st.lists(PROSE, min_size=2, max_size=4),
    st.lists(st.integers(0, 3), min_size=1, max_size=4),
    st.lists(PROSE, max_size=1),
)
@example(["", "", "The ferry since 99999-99-99", "The ferry sank two dozen"], [2, 2, 3], [])
def test_what_was_compared_before_changes_nothing(
    texts: list[str], order: list[int], more: list[str]
) -> None:
    first = articles_of(texts)
    later = [first[n] for n in order if n < len(first)] + articles_of([*texts, *more])[len(texts) :]
    assert compare_articles(later, previous=compare_articles(first)) == compare_articles(later)
