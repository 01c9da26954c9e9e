"""Letter after letter: what was read for fewer letters is used again, and must answer as if nothing had been kept."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from index.fulltext.engine import Document, Mark
from index.fulltext.parse import parse_query
from index.fulltext.whoosh_begun import read_begun, successor
from index.fulltext.whoosh_engine import WhooshEngine
from index.fulltext.whoosh_files import term_key
from index.records import Sort

TODAY = date(2026, 3, 1)
LETTERS = "aabcdeé中"


def words(chance: random.Random, count: int) -> list[str]:
    return ["".join(chance.choices(LETTERS, k=chance.randint(2, 7))) for _ in range(count)]


def documents(chance: random.Random, known: list[str], first: int, count: int) -> list[Document]:
    return [
        Document(f"d{n}", " ".join(chance.choices(known, k=30)), chance.choice(known))
        for n in range(first, first + count)
    ]


@pytest.mark.parametrize("seed", range(2))
def test_an_engine_that_was_typed_into_answers_like_one_just_opened(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    known = words(chance, 400)
    typed_into = WhooshEngine(tmp_path / "whoosh")
    typed_into.clear(Mark("lib", 0))
    for step in range(4):
        fresh = documents(chance, known, 60 * step, chance.choice([1, 20, 60]))
        typed_into.update(fresh, [f"d{chance.randrange(300)}"], Mark("lib", step + 1))
        for _ in range(4):
            before = "".join(f"{word} " for word in chance.choices(known, k=chance.choice([0, 0, 1])))
            word = chance.choice(known) + chance.choice(["", "", "~", "*"])
            ends = [*range(1, len(word) + 1), *range(len(word) - 1, 1, -2)]  # forth, then back with backspace
            for end in ends:
                query = before + word[:end]
                tree = parse_query(query, today=TODAY, typing=True).tree
                sort = chance.choice(list(Sort))
                opened = WhooshEngine(tmp_path / "whoosh")
                expected = (
                    opened.search(tree, 7, sort),
                    sorted(opened.ids(tree)),
                    opened.complete(word[:end], 9),
                )
                opened.close()
                ids = sorted(typed_into.ids(tree)) if chance.random() < 0.5 else expected[1]
                assert (typed_into.search(tree, 7, sort), ids) == expected[:2], query
                assert typed_into.complete(word[:end], 9) == expected[2], query
    typed_into.close()


def test_words_read_at_once_are_those_read_one_by_one(tmp_path: Path) -> None:
    chance = random.Random(7)
    engine = WhooshEngine(tmp_path / "whoosh")
    engine.clear(Mark("lib", 0))
    engine.update(documents(chance, words(chance, 300), 0, 80), [], Mark("lib", 1))
    with engine._segments() as (segment,):
        every = list(segment.all_terms())
        dictionary = segment._dictionary
        for start in (
            b"",
            b"\x00",
            *(term_key("forms", prefix) for prefix in (b"", b"a", b"ab", b"\xc3", b"zz")),
        ):
            found = read_begun(dictionary, start)
            expected = [
                (term, documents, at, length)
                for field, term, documents, _, at, length in every
                if (field.to_bytes(2, "big") + term).startswith(start)
            ]
            known = zip(
                found.words,
                *(found.known[name].tolist() for name in ("documents", "at", "length")),
                strict=True,
            )
            assert list(known) == expected
    engine.close()


def test_the_key_above_all_that_begin_so() -> None:
    assert successor(b"ab") == b"ac"
    assert successor(b"a\xff\xff") == b"b"
    assert successor(b"\xff") is None
    assert successor(b"") is None


def test_a_search_ends_where_its_pause_says_so(tmp_path: Path) -> None:
    class Enough(BaseException):
        pass

    def pause() -> None:
        raise Enough

    engine = WhooshEngine(tmp_path / "whoosh")
    engine.clear(Mark("lib", 0))
    engine.update([Document("d1", "a ferry")], [], Mark("lib", 1))
    tree = parse_query("ferry", today=TODAY).tree
    with pytest.raises(Enough):
        engine.search(tree, 5, Sort.RELEVANCE, pause)
    assert engine.search(tree, 5, Sort.RELEVANCE).total == 1
    engine.close()
