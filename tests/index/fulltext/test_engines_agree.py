"""Both engines find what plain reading of every document finds, whatever is asked."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from importlib.util import find_spec
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.fulltext import ENGINES, open_engine
from index.fulltext.analysis import tokens
from index.fulltext.engine import Document, Engine, Mark
from index.fulltext.numbers import day_number
from index.fulltext.parse import parse_query
from index.fulltext.query import And, Days, Field, Fuzzy, Ids, Node, Not, Or, Outlet, Prefix, Words
from index.fulltext.snippets import alike
from index.records import Sort

TODAY = date(2031, 4, 9)
TEXT = (
    "ferry ferries ferried bridge bridges abridged us US U.S. the of café cafe Président president presidency presides "
    "KC-135 2,000 3.5 don't mayor's 中国 中 straße İstanbul naïve Ωmega co-operate a I x harbour harbor storm stormy"
)
WORDS = TEXT.split()
OUTLETS = ("Mill Post", "mill post", "Lonn Wire", "The Post", None)
DAYS = ("2031-04-07", "2031-04-08T23:30-05:00", "2030-12-31", "2029-02-28", "not a date", None)

document_ids = st.sampled_from([f"d{number}" for number in range(60)])


def made(number: int) -> Document:
    chance = random.Random(number)
    return Document(
        f"d{number}",
        " ".join(chance.choices(WORDS, k=chance.choice([0, 1, 4, 12, 30]))),
        " ".join(chance.choices(WORDS, k=3)) if number % 4 else None,
        chance.choice(OUTLETS),
        chance.choice(["Ada Brandt", "Président Storm", None]),
        chance.choice(DAYS),
    )


DOCUMENTS = [made(number) for number in range(60)]


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    if request.param == "tantivy" and find_spec("tantivy") is None:
        pytest.skip("the extra “fast” (tantivy) is not installed")
    opened = open_engine(tmp_path_factory.mktemp("engine"), request.param)
    opened.clear(Mark("lib", 0))
    for start in range(0, 60, 7):
        # Every document stands there in another form first, so that there are deleted ones in the segments.
        older = [Document(one.id, "An older text about a ferry.") for one in DOCUMENTS[start : start + 7 : 2]]
        opened.update(older, (), Mark("lib", start))
        opened.update(DOCUMENTS[start : start + 7], (), Mark("lib", start + 1))
    yield opened
    opened.close()


def parts(one: Document, field: Field) -> list[str]:
    """The texts of a field; a phrase stands in one of them."""
    named = {
        Field.TEXT: (one.title, one.text),
        Field.TITLE: (one.title,),
        Field.AUTHOR: (one.author,),
        Field.OUTLET: (one.outlet,),
    }
    return [text for text in named[field] if text]


def meets(one: Document, tree: Node) -> bool:
    """Whether a document meets a resolved query, by reading it."""
    match tree:
        case Words(terms, field):
            stems = field in (Field.TEXT, Field.TITLE)
            for text in parts(one, field):
                found = tuple(token.term if stems else token.form for token in tokens(text))
                if any(found[at : at + len(terms)] == terms for at in range(len(found))):
                    return True
            return False
        case Prefix(form, field):
            return any(token.form.startswith(form) for text in parts(one, field) for token in tokens(text))
        case Fuzzy(form, distance, field):
            return any(
                alike(form, token.form, distance) for text in parts(one, field) for token in tokens(text)
            )
        case Days(first, last):
            day = day_number(one.published)
            return bool(day) and (first or date.min).toordinal() <= day <= (last or date.max).toordinal()
        case Outlet(name):
            return (one.outlet or "").casefold() == name.casefold()
        case Ids(ids):
            return one.id in ids
        case And(found):
            return all(meets(one, part) for part in found)
        case Or(found):
            return any(meets(one, part) for part in found)
        case Not(part):
            return not meets(one, part)
    return False


words = st.sampled_from(WORDS)
leaves = st.one_of(
    words,
    st.lists(words, min_size=2, max_size=3).map(lambda some: f'"{" ".join(some)}"'),
    st.tuples(words, st.integers(2, 5)).map(lambda pair: pair[0][: pair[1]] + "*"),
    st.tuples(words, st.sampled_from(["~", "~1", "~2"])).map("".join),
    st.tuples(
        st.sampled_from(["title:", "author:", "outlet:", "text:"]), words, st.sampled_from(["", "*", "~"])
    ).map("".join),
    st.sampled_from(
        ["since:2031-04-08", "until:2030", "date:2031-04", "date:2029..2030", "date:<2031-04-07"]
    ),
)
queries = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(" ".join),
        st.lists(inner, min_size=2, max_size=3).map(" OR ".join),
        inner.map(lambda one: f"-({one})"),
        inner.map(lambda one: f"({one})"),
    ),
    max_leaves=6,
)
trees = st.one_of(
    queries.map(lambda text: parse_query(text, today=TODAY).tree),
    queries.map(lambda text: parse_query(text, today=TODAY, typing=True).tree),
    st.frozensets(document_ids, max_size=4).map(Ids),
    st.sampled_from([name for name in OUTLETS if name]).map(Outlet),
)
nested = st.one_of(trees, st.lists(trees, max_size=3).map(lambda some: And(tuple(some))))


@settings(max_examples=150, deadline=None)
@given(tree=nested)
def test_an_engine_finds_what_reading_finds(engine: Engine, tree: Node) -> None:
    expected = {one.id for one in DOCUMENTS if meets(one, tree)}
    assert set(engine.ids(tree)) == expected
    found = engine.search(tree, 100, Sort.RELEVANCE)
    assert found.total == len(expected)
    assert {id_ for id_, _ in found.hits} == expected
    scores = [score for _, score in found.hits]
    assert scores == sorted(scores, reverse=True)
    assert min(scores, default=0.0) >= 0.0


@settings(max_examples=40, deadline=None)
@given(tree=trees, limit=st.integers(0, 12))
def test_the_newest_come_first_by_date(engine: Engine, tree: Node, limit: int) -> None:
    found = [id_ for id_, _ in engine.search(tree, limit, Sort.DATE).hits]
    days = {one.id: day_number(one.published) for one in DOCUMENTS}
    expected = sorted((days[one.id] for one in DOCUMENTS if meets(one, tree)), reverse=True)[:limit]
    assert [days[id_] for id_ in found] == expected


PIECES = st.sampled_from(
    ["(", ")", '"', "“", "-", "−", "*", "~", "~2", "~99", "OR", "AND", "NOT", "|", ":", "title:", "tag:", "date:",
     "since:", "..", "the", "us", "ferry", "é", "中国", "\0", "\ud800", "\u202e", " ", "[", "TO", "]", "^", "\\", "/",
     "9" * 30, "a" * 200, "+", "&&", "!", "{", "ﬁ", "ß", "İ", "0000", "9999"]
)  # fmt: skip
Ask = Callable[[str], object]


@settings(max_examples=150, deadline=None)
@given(
    text=st.one_of(
        st.text(max_size=60), st.lists(PIECES, max_size=60).map("".join), st.lists(PIECES).map(" ".join)
    ),
    typing=st.booleans(),
)
def test_no_query_makes_an_engine_fail(engine: Engine, text: str, typing: bool) -> None:
    tree = parse_query(text, today=TODAY, typing=typing).tree
    found = engine.search(tree, 100, Sort.RELEVANCE)
    assert found.total == len(found.hits) == len(set(engine.ids(tree)))
    engine.complete(text[:20], 5)
    engine.ids(Outlet(text))


def test_the_documents_are_of_many_kinds() -> None:
    sizes = [(key, len(list(group))) for key, group in groupby(sorted(len(one.text) for one in DOCUMENTS))]
    assert len(sizes) > 20
    assert any(meets(one, Words(("u.s",))) for one in DOCUMENTS)
