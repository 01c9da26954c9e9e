"""What an outlet repeats under its articles is marked, what it reports again is not."""

from __future__ import annotations

from pathlib import Path

from index.article import Article, Kind, article_id
from index.library import Library
from index.sentences import split_sentences
from index.sentences.boilerplate import line_key, repeated_lines

FOOT = "More from the harbour desk – 12 stories"
BACKGROUND = "The MS Orra was built in 1987 and carried mail between the islands for decades."


def report(number: int, foot: str = FOOT) -> str:
    return (
        f"On day {number}a the harbour master said report number {number} was true.\n\n{BACKGROUND}\n\n{foot}"
    )


def test_a_short_line_that_many_articles_carry_is_boilerplate() -> None:
    texts = [report(n, FOOT.replace("12", str(n))) for n in range(6)]
    assert repeated_lines(texts) == {line_key(FOOT)}


def test_of_few_articles_nothing_is_said() -> None:
    assert repeated_lines([report(n) for n in range(3)]) == frozenset()


def test_a_line_that_few_of_many_articles_carry_is_none() -> None:
    texts = [report(n, "" if n % 10 else FOOT) for n in range(60)]
    assert line_key(FOOT) not in repeated_lines(texts)


def test_one_article_that_repeats_a_line_counts_once() -> None:
    assert repeated_lines(["\n".join([FOOT] * 20), "Other text."]) == frozenset()


def test_known_boilerplate_is_marked_whatever_numbers_it_holds() -> None:
    found = split_sentences(
        report(7, FOOT.replace("12", "99")), boilerplate=frozenset([line_key(FOOT) or ""])
    )
    assert [s.kind for s in found] == [Kind.SENTENCE, Kind.SENTENCE, Kind.PROMPT]


def test_the_library_knows_what_an_outlet_repeats(tmp_path: Path) -> None:
    texts = [report(n) for n in range(6)]
    articles = [
        Article(article_id(text, "The Keld Courier"), text, outlet="The Keld Courier") for text in texts
    ]
    other = Article(article_id(texts[0], "The Orran Post"), texts[0] + "\n\nEnd", outlet="The Orran Post")
    with Library.open(tmp_path) as library:
        library.add([*articles, other])
        assert library.get(articles[0].id).boilerplate == {line_key(FOOT)}
        assert library.get(other.id).boilerplate == frozenset()
