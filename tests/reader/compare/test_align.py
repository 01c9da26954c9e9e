"""Alignment: links, their wording, runs and reasons; added articles; odd input."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from index.sentences import split_sentences
from reader.compare.align import DOUBTFUL, THRESHOLD, Alignment, align, complete
from reader.compare.apart import describe
from reader.compare.linkmodel import load_model
from reader.compare.model import Ref, Wording

ONE = """The ferry Halden ran aground off Korsund on Monday evening with 84 passengers on board.
Seven passengers were taken to hospital, the coast guard said.
"We did not see the rocks until it was too late," said the captain, Odd Brekke.
The harbour master blamed a broken beacon.
Ticket prices rose in spring."""

TWO = """A car ferry with 84 passengers aboard ran aground near Korsund on Monday evening.
"We did not see the rocks until it was too late," captain Odd Brekke told reporters.
The coast guard said seven passengers had been taken to a hospital.
The town has 3,000 inhabitants and a cheese market."""

THREE = """The cheese market of the town opens in June.
Seven passengers of the ferry went to hospital after it ran aground off Korsund.
Odd Brekke, the captain, said the rocks were not seen until it was too late."""


def run(*texts: str, known: Alignment | None = None, threshold: float | None = None) -> Alignment:
    return align(texts, [split_sentences(text) for text in texts], known=known, threshold=threshold)


def places(alignment: Alignment) -> set[tuple[tuple[int, int], tuple[int, int]]]:
    return {((p.a.article, p.a.sentence), (p.b.article, p.b.sentence)) for p in alignment.pairs}


def test_sentences_about_one_fact_are_linked_in_any_order() -> None:
    assert places(run(ONE, TWO)) >= {((0, 0), (1, 0)), ((0, 1), (1, 2)), ((0, 2), (1, 1))}


def test_sentences_about_something_else_are_not_linked() -> None:
    linked = {place for pair in places(run(ONE, TWO)) for place in pair}
    assert not linked & {(0, 3), (0, 4), (1, 3)}


def test_the_lower_article_comes_first_and_scores_are_probabilities() -> None:
    for pair in run(ONE, TWO, THREE).pairs:
        assert pair.a.article < pair.b.article
        assert THRESHOLD <= pair.score <= 1


def test_runs_are_the_same_words_on_both_sides() -> None:
    found = run(ONE, TWO)
    (quote,) = (p for p in found.pairs if p.a == Ref(0, 2) and p.b == Ref(1, 1))
    texts = [(ONE[r.a.start : r.a.end], TWO[r.b.start : r.b.end]) for r in quote.told.runs]
    assert ("We did not see the rocks until it was too late",) * 2 in texts
    assert all(x.lower() == y.lower() for x, y in texts)


def test_runs_take_function_words_along_and_end_with_the_sentence() -> None:
    one = "It was on fire. “I have seen 🔥 it all, and I have to answer for them,” Berg told the inquiry in Lonn."
    two = "Nobody else was there. 'I have seen it all, and I have to answer for them', he said. Lonn was on fire."
    (found,) = (p for p in run(one, two).pairs if p.a.sentence == 1 and p.b.sentence == 1)
    texts = [(one[r.a.start : r.a.end], two[r.b.start : r.b.end]) for r in found.told.runs]
    words = "I have seen it all, and I have to answer for them"
    assert texts == [(words.replace(" it", " 🔥 it"), words)]


def test_no_run_leaves_its_sentence() -> None:
    one, two = "The ferry A.B.C. The ferry", "sank A.B.C. The ferry"
    groups = split_sentences(one), split_sentences(two)
    for pair in run(one, two).pairs:
        a, b = groups[0][pair.a.sentence], groups[1][pair.b.sentence]
        for found in pair.told.runs:
            assert a.start <= found.a.start < found.a.end <= a.end
            assert b.start <= found.b.start < found.b.end <= b.end


def test_the_same_words_in_another_order_are_not_verbatim() -> None:
    one = "“Residents should keep windows and doors closed,” mayor Klaus Hofer said."
    two = "Klaus Hofer, the mayor, told residents to keep doors and windows closed."
    (found,) = run(one, two).pairs
    assert found.wording is Wording.RESTATED


def test_every_link_says_what_it_rests_on() -> None:
    found = run(ONE, TWO)
    assert all(pair.told.reasons for pair in found.pairs)
    (quote,) = (p for p in found.pairs if p.a == Ref(0, 2) and p.b == Ref(1, 1))
    assert "the same quotation" in quote.told.reasons
    (opening,) = (p for p in found.pairs if p.a == Ref(0, 0) and p.b == Ref(1, 0))
    assert any("84" in reason for reason in opening.told.reasons)


def test_the_words_in_common_are_counted_as_they_are_listed() -> None:
    one = "The crash of the ferry Halden near Korsund on 3 May was a crash that 84 passengers survived."
    two = "84 passengers survived the crash of the Halden near Korsund on 3 May."
    told = [reason for pair in run(one, two, ONE, TWO, THREE).pairs for reason in pair.told.reasons]
    listed = [reason.split(" in common: ") for reason in told if " in common: " in reason]
    assert listed
    for count, words in listed:
        named = [word for word in words.split(", ") if word != "…"]
        number = 1 if count == "a word" else int(count.removesuffix(" words"))
        assert len(set(named)) == len(named)
        assert number > len(named) if words.endswith("…") else number == len(named)


def test_identical_articles_are_linked_line_by_line_verbatim() -> None:
    found = run(ONE, ONE)
    same = [pair for pair in found.pairs if pair.a.sentence == pair.b.sentence]
    assert len(same) == 5
    assert {pair.wording for pair in same} == {Wording.VERBATIM}


def test_doubtful_pairs_lie_below_the_threshold() -> None:
    found = run(ONE, TWO, THREE)
    assert all(DOUBTFUL <= pair.score < THRESHOLD for pair in found.doubtful)
    assert not {(p.a, p.b) for p in found.doubtful} & {(p.a, p.b) for p in found.pairs}


def test_a_lower_threshold_shows_more() -> None:
    assert places(run(ONE, TWO)) <= places(run(ONE, TWO, threshold=0.1))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((ONE, TWO), (ONE, TWO, THREE)),
        ((ONE, TWO), (THREE, ONE, TWO)),
        ((ONE, TWO, THREE), (ONE, THREE)),
        ((ONE, TWO), (TWO, ONE)),
        ((ONE, TWO), (ONE, TWO, ONE)),
    ],
)
def test_what_was_read_before_changes_no_link(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    known, fresh = run(*before), run(*after)
    found = run(*after, known=known)
    assert found.pairs == fresh.pairs
    assert [complete(found, pair) for pair in found.doubtful] == [
        complete(fresh, pair) for pair in fresh.doubtful
    ]
    assert all(words in found.prepared for words in known.prepared if words in fresh.prepared)


def test_an_unchanged_story_is_not_judged_again() -> None:
    before = run(ONE, TWO, THREE)
    again = run(ONE, TWO, THREE, known=before)
    assert (again.pairs, again.doubtful) == (before.pairs, before.doubtful)


def test_any_pair_can_be_described() -> None:
    texts = (ONE, TWO)
    groups = [split_sentences(text) for text in texts]
    near, far = describe(texts, groups, [(Ref(1, 0), Ref(0, 0)), (Ref(0, 4), Ref(1, 2))])
    assert (near.a, near.b) == (Ref(0, 0), Ref(1, 0))
    assert near.told.reasons
    assert far.score < near.score


def test_the_threshold_is_the_fitted_one() -> None:
    assert load_model().threshold == pytest.approx(THRESHOLD)


ODD: dict[str, Sequence[str]] = {
    "nothing": (),
    "one article": (ONE,),
    "all empty": ("", ""),
    "one empty": (ONE, "", TWO),
    "white space": (" \n\n ", ONE),
    "single words": ("Hello", "Hello"),
    "function words": ("It was.", "It is."),
    "punctuation": ("?!… — «»", "… … …"),
    "Chinese": ("中国的飞机在伊拉克坠毁了。四人死亡。", "一架飞机在伊拉克坠毁了。"),
    "Arabic": ("قتل أربعة أشخاص في تحطم طائرة في العراق.", "تحطم طائرة في العراق."),
    "two languages": (ONE, "Die Fähre Halden lief am Montag mit 84 Passagieren vor Korsund auf Grund."),
    "one long line": ("word " * 50_000, "word other " * 500),
    "no vowels of any script": ("\u0300\u0301 \u200d \U0001f6a2", "\U0001f6a2 \U0001f6a2"),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_articles_get_an_answer(name: str) -> None:
    found = run(*ODD[name])
    assert all(0 <= pair.score <= 1 for pair in found.pairs)


def test_chinese_sentences_are_linked_by_their_characters() -> None:
    assert ((0, 0), (1, 0)) in places(run(*ODD["Chinese"]))


def made_up(sentences: int, seed: int) -> str:
    rng = random.Random(seed)
    words = ["".join(rng.choice("bdfgklmnprst") + rng.choice("aeiou") for _ in range(3)) for _ in range(3000)]
    return "\n".join(
        " ".join(rng.choice(words) for _ in range(4)).capitalize() + "." for _ in range(sentences)
    )


def test_twenty_thousand_sentences_are_compared() -> None:
    long = made_up(20_000, 1)
    lines = long.split("\n")
    found = run(long, "\n".join((lines[17], lines[19_000], "Something else was said by nobody here.")))
    assert {((0, 17), (1, 0)), ((0, 19_000), (1, 1))} <= places(found)


def test_the_pairs_that_are_judged_grow_with_the_sentences_not_with_their_square() -> None:
    small, large = (run(made_up(n, 2), made_up(n, 3), threshold=0.0) for n in (200, 800))
    assert len(large.pairs) <= 6 * max(len(small.pairs), 2000)
