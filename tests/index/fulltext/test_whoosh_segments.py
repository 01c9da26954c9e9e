"""Posting lists, segments and merges of the Whoosh engine, against plain counting over the same documents."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from index.fulltext import whoosh_build, whoosh_merge, whoosh_tidy
from index.fulltext.analysis import analyse, raw_words
from index.fulltext.engine import Document, Mark
from index.fulltext.parse import parse_query
from index.fulltext.whoosh_engine import WhooshEngine
from index.fulltext.whoosh_postings import BadPostingsError, Postings, joined, kept, moved, pack_lists, unpack
from index.records import Sort

WORDS = "ferry bridge river storm council market harbour lantern footbridge 2,000 café 中 nowhere".split()  # noqa: SIM905


def document(number: int) -> Document:
    chance = random.Random(number)
    text = " ".join(chance.choices(WORDS, k=chance.randint(0, 60)))
    return Document(f"d{number}", text, " ".join(chance.choices(WORDS, k=3)), f"Outlet {number % 3}")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[WhooshEngine]:
    made = WhooshEngine(tmp_path / "whoosh")
    made.clear(Mark("lib", 0))
    yield made
    made.close()


def lists(seed: int) -> list[Postings]:
    chance = random.Random(seed)
    found = []
    for _ in range(20):
        docs = sorted(chance.sample(range(chance.choice([5, 300, 90_000])), chance.choice([1, 2, 5])))
        counts = [chance.choice([1, 1, 2, 300]) for _ in docs]
        titles = [chance.choice([0, 1]) for _ in docs]
        top = chance.choice([200, 60_000, 100_000])
        places = [place for count in counts for place in sorted(chance.sample(range(top), min(count, top)))]
        counts = [min(count, top) for count in counts]
        found.append(Postings(*(np.array(part, dtype=np.int64) for part in (docs, counts, titles, places))))
    return found


def same(a: Postings, b: Postings) -> bool:
    titles = [one.titles if len(one.titles) else np.zeros_like(one.docs) for one in (a, b)]
    return all(
        np.array_equal(x, y)
        for x, y in ((a.docs, b.docs), (a.counts, b.counts), (a.positions, b.positions), tuple(titles))
    )


@pytest.mark.parametrize("seed", range(5))
def test_lists_come_back_as_they_were_packed(seed: int) -> None:
    found = lists(seed)
    starts = np.cumsum([0, *(len(one.docs) for one in found[:-1])])
    for one, (documents, total, packed) in zip(found, pack_lists(starts, joined(found)), strict=True):
        assert (documents, total) == (len(one.docs), int(one.counts.sum()))
        assert same(unpack(packed), one)
        assert unpack(moved(packed, 7)).docs.tolist() == [doc + 7 for doc in one.docs.tolist()]


def test_a_list_with_one_wrong_bit_is_refused() -> None:
    ((_, _, packed),) = pack_lists(np.zeros(1, dtype=np.int64), lists(3)[0])
    for at in range(8, len(packed)):
        wrong = bytearray(packed)
        wrong[at] ^= 1
        with pytest.raises(BadPostingsError):
            unpack(bytes(wrong))
    with pytest.raises(BadPostingsError):
        unpack(packed[:10])


def test_documents_leave_a_list_with_their_positions() -> None:
    one = Postings(*(np.array(part) for part in ([2, 5, 9], [1, 2, 1], [0, 1, 0], [4, 1, 8, 3])))
    new = np.full(10, -1)
    new[[2, 9]] = [0, 1]
    left = kept(one, new)
    assert (left.docs.tolist(), left.counts.tolist(), left.positions.tolist()) == ([0, 1], [1, 1], [4, 3])


def check_against_counting(engine: WhooshEngine, documents: dict[str, Document]) -> None:
    assert engine.check() is None
    assert engine.count() == len(documents)
    for word in WORDS:
        stem = analyse(word)[1]
        expected = {
            id_
            for id_, one in documents.items()
            if stem in [analyse(found)[1] for found in raw_words(f"{one.title} {one.text}")]
        }
        found = engine.search(parse_query(word, today=date(2031, 1, 1)).tree, 10_000, Sort.RELEVANCE)
        assert ({id_ for id_, _ in found.hits}, found.total) == (expected, len(expected))
    for a, b in zip(WORDS, WORDS[3:], strict=False):
        stems = analyse(a)[1], analyse(b)[1]
        expected = set()
        for id_, one in documents.items():
            for part in (one.title or "", one.text):
                terms = [analyse(found)[1] for found in raw_words(part)]
                if stems in list(pairwise(terms)):
                    expected.add(id_)
        assert set(engine.ids(parse_query(f'"{a} {b}"', today=date(2031, 1, 1)).tree)) == expected


@pytest.mark.parametrize("size", [1, 7, 50])
def test_many_commits_merge_into_few_segments_that_hold_the_same(engine: WhooshEngine, size: int) -> None:
    chance = random.Random(size)
    documents: dict[str, Document] = {}
    for turn in range(40):
        new = {f"d{number}": document(number + turn) for number in chance.sample(range(200), size)}
        gone = [id_ for id_ in chance.sample(sorted(documents), min(len(documents), 3)) if id_ not in new]
        documents.update(new)
        for id_ in gone:
            del documents[id_]
        engine.update(
            [Document(id_, one.text, one.title, one.outlet) for id_, one in new.items()],
            gone,
            Mark("lib", turn),
        )
    check_against_counting(engine, documents)
    before = len(sizes(engine))
    engine.tidy()
    assert len(sizes(engine)) <= min(before, 20)
    check_against_counting(engine, documents)


def test_a_batch_that_is_too_large_for_one_segment_becomes_several(
    engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whoosh_build, "MOST_DOCUMENTS", 10)
    documents = {f"d{number}": document(number) for number in range(45)}
    engine.update(documents.values(), (), Mark("lib", 1))
    with engine._segments() as segments:
        assert len(segments) == 5
    check_against_counting(engine, documents)


def test_large_segments_are_left_alone(engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whoosh_merge, "LARGEST", 20)
    for turn in range(12):
        engine.update([document(20 * turn + number) for number in range(20)], (), Mark("lib", turn))
    with engine._segments() as segments:
        assert [segment.size for segment in segments] == [20] * 12


def sizes(engine: WhooshEngine) -> list[int]:
    with engine._segments() as segments:
        return [segment.size for segment in segments]


def test_one_document_never_waits_for_a_merge(engine: WhooshEngine) -> None:
    for number in range(20):
        engine.update([document(number)], (), Mark("lib", number))
        assert sizes(engine) == [1] * (number + 1)
        claim = engine.claim_tidying()
        assert (claim is not None) == (number + 1 >= whoosh_tidy.MANY)
        if claim is not None:
            os.close(claim)


def test_many_documents_wait_for_merges_of_their_own_size(
    engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whoosh_merge, "MANY_CHANGED", 100)
    engine.update([document(1_000)], (), Mark("lib", 0))
    for turn in range(8):
        engine.update([document(100 * turn + number) for number in range(100)], (), Mark("lib", turn))
    assert sorted(sizes(engine)) == [1, 800]


def test_where_nobody_tidies_the_segments_stay_few_all_the_same(
    engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whoosh_merge, "MOST_SMALL", 10)
    documents = {f"d{number}": document(number) for number in range(300)}
    for number, one in enumerate(documents.values()):
        engine.update([one], (), Mark("lib", number))
    assert len(sizes(engine)) <= 2 * whoosh_merge.MOST_SMALL + 1
    check_against_counting(engine, documents)


def test_a_reader_goes_on_while_another_writes(engine: WhooshEngine, tmp_path: Path) -> None:
    other = WhooshEngine(tmp_path / "whoosh")
    for number in range(30):
        engine.update([document(number)], (), Mark("lib", number))
        assert other.count() == engine.count() == number + 1
    other.close()
    assert other.count() == 30
    other.close()


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("limit", [1, 7, 40, 500])
def test_the_best_are_the_best_of_all_segments_in_one_settled_order(
    engine: WhooshEngine, sort: Sort, limit: int
) -> None:
    chance = random.Random(8)
    days = {f"d{number}": chance.choice([None, "2031-04-07", "2031-04-08"]) for number in range(90)}
    for start in range(0, 90, 30):
        part = list(days.items())[start : start + 30]
        rows = (Document(id_, "bridge " * chance.choice([1, 2]), published=day) for id_, day in part)
        engine.update(rows, (), Mark("lib", 1))
    for query in ("bridge", "brid*"):
        tree = parse_query(query, today=date(2031, 5, 1)).tree
        whole = engine.search(tree, 1_000, sort).hits
        newest = {None: "", **{day: day for day in days.values() if day}}
        first = [(-score if sort is Sort.RELEVANCE else 0.0) for _, score in whole]
        order = [
            (one, [-ord(c) for c in newest[days[id_]]] or [0], id_)
            for one, (id_, _) in zip(first, whole, strict=True)
        ]
        assert order == sorted(order), "best first, the newer of equals, then by id"
        assert engine.search(tree, limit, sort).hits == whole[:limit]


@pytest.mark.skipif(
    not Path("/proc/self/smaps").is_file(), reason="only Linux tells what is mapped and resident"
)
def test_a_search_leaves_nothing_of_the_index_in_this_process(engine: WhooshEngine, tmp_path: Path) -> None:
    engine.update([document(n) for n in range(300)], [], Mark("lib", 1))
    tree = parse_query("ferry OR bri*", today=date(2026, 3, 13)).tree
    for _ in range(2):
        assert engine.search(tree, 10, Sort.RELEVANCE).total
        sizes: dict[str, int] = {}
        name = ""
        for line in Path("/proc/self/smaps").read_text("utf-8", "replace").splitlines():
            if str(tmp_path) in line:
                name = Path(line.split()[-1]).suffix
            elif line[:4] == "Rss:" and name:
                sizes[name], name = sizes.get(name, 0) + int(line.split()[1]), ""
        assert {".pst", ".trm"} <= sizes.keys()
        assert sizes[".pst"] == sizes[".trm"] == 0
