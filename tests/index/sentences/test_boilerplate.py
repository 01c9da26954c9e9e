"""What an outlet repeats under its articles is marked, what it reports again is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.article import Article, Kind, article_id
from index.library import Library
from index.sentences import split_sentences
from index.sentences.boilerplate import line_key, repeated_lines, speaks_to_reader

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


PROMPTS = (
    "Our journalism is free for everyone because readers like you support it.",
    "Do you know more about this? Contact our reporters securely on Telegram or by email.",
    "You can find more stories like this on our app, and you can change your settings there.",
    "Abonnez-vous à notre newsletter pour recevoir chaque matin l’essentiel de l’actualité.",
)
REPORTED = (
    BACKGROUND,
    "The harbour master asked passengers to check their email for updates.",
    "The council will send residents an app that tells you when the ferry sails.",
    "“Follow us on Facebook and you will see our updates there,” the mayor said.",
    "Follow our website for updates, the ferry company told its passengers on Monday.",
    "Members of the public can email the inquiry at inquiry@keld.example until Friday.",
)


def ended(letter: str, *last: str) -> str:
    """Return an article of twelve lines of its own, then these."""
    return "\n\n".join((*(f"Report {letter} of hour {word} came in." for word in "abcdefghijkl"), *last))


@pytest.mark.parametrize("prompt", PROMPTS)
def test_a_sentence_to_the_reader_at_the_end_of_four_articles_is_a_prompt(prompt: str) -> None:
    texts = [ended(letter, prompt) for letter in "pqrs"]
    assert repeated_lines(texts[:3]) == frozenset()
    assert repeated_lines(texts) == {line_key(prompt)}
    assert repeated_lines([*texts, ended("t", prompt, ended("u"))]) == frozenset()


@pytest.mark.parametrize("sentence", REPORTED)
def test_what_is_reported_or_quoted_is_no_prompt_though_four_articles_end_with_it(sentence: str) -> None:
    assert (
        repeated_lines([f"Report {chr(97 + n)} of the day.\n\n{sentence}" for n in range(8)]) == frozenset()
    )


def test_no_sentence_of_real_reports_speaks_to_the_reader() -> None:
    stories = sorted((Path(__file__).parents[4] / "shared/stories").rglob("*.json"))
    if not stories:
        pytest.skip("needs the collection of stories in ../shared")
    sentences = [
        sentence
        for path in stories
        for article in json.loads(path.read_text("utf-8"))["articles"].values()
        for sentence in article["sentences"]
    ]
    assert not [one for one in sentences if speaks_to_reader(line_key(one) or "")]
