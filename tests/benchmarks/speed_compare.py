"""How fast the comparison is, against rapidfuzz's token_set_ratio over all pairs of sentences in the same run.

    python tests/benchmarks/speed_compare.py

The stories are made up: facts told in several wordings over many articles, among sentences of their own. Times are CPU
seconds, which other load disturbs little, the best of three; imports and the loading of tables are excluded. Real
reports hold far more to be read and weighed (numbers, times, names, accounts): the last line says what they cost.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from rapidfuzz import fuzz

from index.article import Article, Sentence, article_id
from index.sentences import split_sentences
from reader.compare.align import align
from reader.compare.judging import find_pairs
from reader.compare.model import Overrides
from reader.compare.prepare import prepare
from reader.compare.story import compare_articles
from reader.compare.terms import build_terms

NEWS = Path(__file__).resolve().parents[3] / "shared" / "articles"

SIZES = ((2, 30), (5, 30), (10, 40), (20, 40), (50, 40))
SHARED_PART = 0.4
WORDS_A_SENTENCE = 22

_GLUE = (
    "the",
    "of",
    "a",
    "in",
    "on",
    "at",
    "for",
    "with",
    "after",
    "before",
    "from",
    "that",
    "was",
    "had",
    "by",
    "to",
)


def made_up_story(articles: int, sentences: int, seed: int = 7) -> list[Article]:
    """Return articles that share facts in other words: a fact is a set of words, a telling takes most of them."""
    rng = random.Random(seed)

    def word() -> str:
        return "".join(rng.choice("bdfgklmnprstv") + rng.choice("aeiou") for _ in range(rng.randint(2, 4)))

    lexicon = [word() for _ in range(4000)]
    topic = [word().capitalize() for _ in range(12)]
    facts = [rng.sample(lexicon, 9) + rng.sample(topic, 2) for _ in range(sentences * 2)]

    def tell(core: list[str]) -> str:
        chosen = rng.sample(core, min(len(core), rng.randint(6, 9)))
        fill = [rng.choice(_GLUE) for _ in range(WORDS_A_SENTENCE - len(chosen))]
        line = chosen + fill
        rng.shuffle(line)
        return " ".join(line).capitalize() + "."

    found = []
    for number in range(articles):
        lines = [
            tell(
                rng.choice(facts)
                if rng.random() < SHARED_PART
                else rng.sample(lexicon, 9) + rng.sample(topic, 1)
            )
            for _ in range(sentences)
        ]
        text = "\n".join(lines)
        outlet = f"outlet {number}"
        found.append(Article(id=article_id(text, outlet), text=text, outlet=outlet, published="2026-03-13"))
    return found


def fuzzy_pairs(articles: list[Article]) -> int:
    """Score every pair of sentences of two articles with token_set_ratio; the yardstick."""
    groups = [[s.text for s in split_sentences(article.text)] for article in articles]
    return sum(fuzz.token_set_ratio(a, b) > 60 for x, y in combinations(groups, 2) for a in x for b in y)


def best(action: Callable[[], object], rounds: int = 3) -> float:
    times = []
    for _ in range(rounds):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return min(times)


def main() -> int:
    compare_articles(made_up_story(2, 5, seed=1))
    print(
        "articles × sentences  candidates    align    compare   rapidfuzz  rapidfuzz / compare  µs a candidate   links"
    )
    for number, (articles, sentences) in enumerate(SIZES):
        stories = [made_up_story(articles, sentences, seed=100 * number + n) for n in range(3)]
        texts = [[article.text for article in story] for story in stories]
        split = [[split_sentences(text) for text in story] for story in texts]
        # Each story is compared once, with words that were never read before; the best of the three counts.
        turn = iter(range(3))
        compared = best(lambda stories=stories, turn=turn: compare_articles(stories[next(turn)]))  # type: ignore[misc]
        turn = iter(range(3))
        aligned = best(lambda texts=texts, split=split, turn=turn: align(texts[k := next(turn)], split[k]))  # type: ignore[misc]
        fuzzy = best(lambda story=stories[0]: fuzzy_pairs(story), rounds=1 if articles > 10 else 3)  # type: ignore[misc]
        links = len(compare_articles(stories[0]).links)
        found = candidates(texts[0], split[0])
        print(
            f"{articles:8d} × {sentences:<10d} {found:8d} {aligned:9.3f} s {compared:8.3f} s {fuzzy:9.3f} s"
            f" {fuzzy / compared:14.2f} {1e6 * compared / found:19.0f} {links:11d}",
            flush=True,
        )
    added()
    news()
    return 0


def candidates(texts: Sequence[str], split: Sequence[Sequence[Sentence]]) -> int:
    """Count the pairs that the inverted index proposes and that are judged."""
    terms = build_terms([prepare(text, group) for text, group in zip(texts, split, strict=True)])
    return len(find_pairs(terms)[0])


def added() -> None:
    """Say what a tenth article, a moved threshold and a refused link cost against comparing all ten."""
    story = made_up_story(10, 40, seed=900)
    before, ten = compare_articles(story[:9]), compare_articles(story)
    link = ten.links[0]
    refused = Overrides(refused=frozenset({(link.a, link.b)}))
    moved = Overrides(threshold=0.5)
    whole = best(lambda: compare_articles(story))
    for what, action in (
        ("adding a tenth article to nine", lambda: compare_articles(story, previous=before)),
        ("moving the threshold", lambda: compare_articles(story, overrides=moved, previous=ten)),
        ("refusing a link", lambda: compare_articles(story, overrides=refused, previous=ten)),
    ):
        cost = best(action)
        print(f"{what}: {cost:.3f} s, {cost / whole:.2f} of comparing all ten once more ({whole:.3f} s)")


def news() -> None:
    """Say the same for real reports, where they are at hand: full of numbers, names and times, unlike made-up words."""
    sources = sorted(NEWS.glob("*.txt"))
    if not sources:
        print(f"{NEWS} is not there: nothing is said of real reports")
        return
    texts = [source.read_text("utf-8") for source in sources]

    def story(turn: int) -> list[Article]:
        # One more space each time: nothing is taken from what was read before but words.
        return [Article(id=str(n), text=text + " " * turn, outlet=str(n)) for n, text in enumerate(texts)]

    turn = iter(range(12))
    compared = best(lambda: compare_articles(story(next(turn))), rounds=5)
    before = [(each, compare_articles(each[:-1])) for each in (story(next(turn)) for _ in range(5))]
    pairs = iter(before)

    def add() -> None:
        every, four = next(pairs)
        compare_articles(every, previous=four)

    added = best(add, rounds=5)
    fuzzy = best(lambda: fuzzy_pairs(story(0)))
    count = sum(len(split_sentences(text)) for text in texts)
    print(
        f"{len(texts)} real reports, {count} sentences: compare {compared:.3f} s, rapidfuzz {fuzzy:.3f} s,"
        f" rapidfuzz / compare {fuzzy / compared:.2f};"
        f" adding the last of them {added:.3f} s, {added / compared:.2f} of comparing all"
    )


if __name__ == "__main__":
    sys.exit(main())
