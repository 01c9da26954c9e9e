"""The query language: what becomes of words, phrases, fields and dates, and that nothing makes it fail."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fulltext.lex import LONGEST
from index.fulltext.parse import DEEPEST, MOST, parse_query
from index.fulltext.query import (
    EVERYTHING,
    And,
    Days,
    Field,
    Fuzzy,
    Named,
    Node,
    Not,
    Or,
    Outlet,
    Prefix,
    Words,
    narrow,
    resolve,
)
from index.records import Filters

TODAY = date(2031, 4, 9)


def tree(text: str, *, typing: bool = False) -> Node:
    return parse_query(text, today=TODAY, typing=typing).tree


def notes(text: str) -> tuple[str, ...]:
    return parse_query(text, today=TODAY).notes


def test_words_must_all_occur() -> None:
    assert tree("bridges collapsing") == And((Words(("bridg",)), Words(("collaps",))))


def test_or_binds_weaker_than_words_that_stand_together() -> None:
    assert tree("ferry OR bridge lonn") == Or((Words(("ferri",)), And((Words(("bridg",)), Words(("lonn",))))))


def test_parentheses_group() -> None:
    assert tree("(ferry OR bridge) lonn") == And(
        (Or((Words(("ferri",)), Words(("bridg",)))), Words(("lonn",)))
    )


def test_a_phrase_keeps_its_small_words() -> None:
    assert tree("“bank of the Lonn”") == Words(("bank", "of", "the", "lonn"))


def test_small_words_beside_others_are_left_out_but_not_alone() -> None:
    assert tree("the bridge") == Words(("bridg",))
    assert tree("the") == Words(("the",))


def test_minus_and_not_exclude() -> None:
    assert (
        tree("bridge -ferry") == tree("bridge NOT ferry") == And((Words(("bridg",)), Not(Words(("ferri",)))))
    )
    assert tree("-ferry") == Not(Words(("ferri",)))


def test_a_hyphen_inside_a_word_is_no_minus() -> None:
    assert tree("KC-135") == Words(("kc", "135"))


@pytest.mark.parametrize("written", ["US", "U.S.", "USA", "U.S"])
def test_the_country_is_not_the_pronoun(written: str) -> None:
    assert tree(written) == Words(("u.s",))


def test_us_in_small_letters_means_either() -> None:
    assert tree("us") == Or((Words(("us",)), Words(("u.s",))))


def test_accents_and_case_are_folded() -> None:
    assert tree("CAFÉ") == tree("cafe")


@pytest.mark.parametrize(
    ("written", "spellings"),
    [
        ("Müller", ["muller", "mueller"]),
        ("mueller", ["mueller", "muller"]),
        ("Muller", ["muller"]),
        ("Sørensen", ["sørensen", "sorensen"]),
        ("poet", ["poet"]),
        ("shoes", ["shoe"]),
        ("queen", ["queen"]),
    ],
)
def test_names_are_found_however_their_umlauts_are_spelt(written: str, spellings: list[str]) -> None:
    found = parse_query(written, today=TODAY).tree
    words = found.parts if isinstance(found, Or) else (found,)
    assert [word.terms for word in words if isinstance(word, Words)] == [(one,) for one in spellings]
    typed = parse_query(written, today=TODAY, typing=True).tree
    assert isinstance(typed, Or) and typed.parts[:-1] == words and isinstance(typed.parts[-1], Prefix)


def test_prefix_and_fuzzy() -> None:
    assert tree("bridg*") == Prefix("bridg")
    assert tree("bridge~") == Fuzzy("bridge", 2)
    assert tree("ferry~1") == Fuzzy("ferry", 1)
    assert tree("ferry~9") == Fuzzy("ferry", 2)


def test_fields() -> None:
    assert tree("title:bridges") == Words(("bridg",), Field.TITLE)
    assert tree('outlet:"Mill Post"') == Words(("mill", "post"), Field.OUTLET)
    assert tree("author:Brandt") == Words(("brandt",), Field.AUTHOR)
    assert tree('tag:"to check"') == Named("tag", "to check")
    assert tree("story:s-1") == Named("story", "s-1")
    assert tree('note:"the hospital"') == Named("note", "the hospital")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("since:2031-04-07", date(2031, 4, 7), None),
        ("until:yesterday", None, date(2031, 4, 8)),
        ("date:today", TODAY, TODAY),
        ("date:2031-02", date(2031, 2, 1), date(2031, 2, 28)),
        ("date:2030", date(2030, 1, 1), date(2030, 12, 31)),
        ("date:2031-04-01..2031-04-05", date(2031, 4, 1), date(2031, 4, 5)),
        ("date:2031-04-01..", date(2031, 4, 1), None),
        ('since:"7 April 2031"', date(2031, 4, 7), None),
        ("date:>2030", date(2031, 1, 1), None),
        ("date:>=2030-05", date(2030, 5, 1), None),
        ("date:<2031-04-07", None, date(2031, 4, 6)),
        ("date:<=2030", None, date(2030, 12, 31)),
    ],
)
def test_dates(text: str, first: date | None, last: date | None) -> None:
    assert tree(text) == Days(first, last)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("date:2031-02-30", "no date"),
        ("since:whenever", "no date"),
        ("date:>whenever", "no date"),
        ("ferry outlet:", "no value"),
        ("since: ", "no value"),
        ("bridge OR", "OR"),
        ("(bridge", "never closed"),
        ("bridge)", "closing parenthesis"),
        ('"bridge', "never closed"),
        ("colour:red", "no field"),
        ("b*", "at least 2 letters"),
        ("bridge -", "no letters"),
        ("br*dge", "only a star at the end"),
    ],
)
def test_what_is_ignored_is_said(text: str, said: str) -> None:
    assert any(said in note for note in notes(text)), notes(text)


def test_bounds() -> None:
    assert any(str(MOST) in note for note in notes("word " * (MOST + 1)))
    assert any(str(LONGEST) in note for note in notes("x" * (LONGEST + 1)))
    assert any(str(DEEPEST) in note for note in notes("(" * (DEEPEST + 1) + "x"))


def test_typing_takes_the_last_word_as_begun() -> None:
    assert tree("lonn brid", typing=True) == And((Words(("lonn",)), Or((Words(("brid",)), Prefix("brid")))))
    assert tree("lonn brid ", typing=True) == tree("lonn brid")
    assert tree("br", typing=True) == Words(("br",))


def test_nothing_asks_for_everything() -> None:
    assert tree("") == tree("  ") == tree("()") == EVERYTHING


def test_narrowing_and_resolving() -> None:
    asked = narrow(tree("bridge tag:x"), Filters(outlet="Mill Post", since=TODAY, story="s-1"))
    found = resolve(asked, tagged=lambda tag: frozenset({tag}), story=lambda story: frozenset({story}))
    assert isinstance(found, And)
    assert Outlet("Mill Post") in found.parts
    assert Days(TODAY, None) in found.parts
    assert not any(isinstance(part, Named) for part in found.parts)


def test_fields_of_notes_are_resolved_by_whoever_knows_the_notes() -> None:
    asked: list[str] = []

    def tagged(text: str) -> frozenset[str]:
        asked.append(text)
        return frozenset()

    resolve(tree('tag:disputed note:"the hospital" by:Ada'), tagged=tagged, story=lambda _: frozenset())
    assert asked == ["disputed", "note:the hospital", "by:Ada"]


PIECES = st.sampled_from(
    ["(", ")", '"', "“", "-", "−", "*", "~", "~2", "OR", "AND", "NOT", "|", ":", "title:", "tag:", "date:", "since:",
     "..", "the", "us", "bridge", "é", "中国", "\0", "\u202e", " ", "[", "TO", "]", "^", "\\", "9" * 30, "a" * 200]
)  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=80).map("".join)), st.booleans())
def test_no_text_makes_it_fail(text: str, typing: bool) -> None:
    query = parse_query(text, today=TODAY, typing=typing)
    assert query.text == text
    assert all(note.endswith(".") for note in query.notes)


@given(st.integers(1, 5000))
def test_depth_is_bounded(depth: int) -> None:
    parse_query("(" * depth + "bridge" + ")" * depth, today=TODAY)
    parse_query("-" * depth + "bridge", today=TODAY)
    parse_query("NOT " * depth + "bridge", today=TODAY)
