"""Names, glyphs and counts that every written form of a comparison shares."""

from __future__ import annotations

from collections.abc import Iterable

from index.article import Sentence, Span
from reader.compare.model import Comparison, Copy, DifferenceKind, Link, Moment, Ref, Status, Wording
from reader.compare.views import ConflictPoint, Mention, reporting
from reader.naming import story_names

GLYPHS = {"shared": "=", "restated": "≈", "divergent": "≠", "unique": "·"}
"""What stands in the margin of a sentence; the key is also the name of its look."""

NAME = 40
"""Characters of an article's name in a list."""

LEGEND = (
    ("shared", "shared word for word"),
    ("restated", "shared in other words"),
    ("divergent", "divergent"),
    ("unique", "only here"),
)
"""What each glyph means, in the order of a legend."""


def names(comparison: Comparison) -> tuple[str, ...]:
    """Return a short, distinct name for every article: outlet, title or file, numbered where two are alike."""
    return story_names(comparison.articles, NAME)


def look(comparison: Comparison, ref: Ref) -> str:
    """Return a sentence's look: shared (word for word), restated, divergent or unique."""
    status = comparison.statuses[ref.article][ref.sentence]
    if status is not Status.SHARED:
        return status.value
    wordings = {comparison.links[n].wording for n in comparison.partners.get(ref, ())}
    return "shared" if Wording.VERBATIM in wordings else "restated"


def sentence_at(comparison: Comparison, ref: Ref) -> Sentence:
    """Return the sentence that a reference names."""
    return comparison.sentences[ref.article][ref.sentence]


def perhaps_in(comparison: Comparison, ref: Ref) -> str:
    """Say which outlets perhaps tell a sentence too that seems to stand in one report only; empty for none."""
    near = comparison.perhaps.get(ref, ())
    called = names(comparison)
    return f"perhaps also in {', '.join(called[other.article] for other in near)}" if near else ""


def quoted(comparison: Comparison, mention: Mention) -> tuple[str, str, str]:
    """Return the sentence of a mention in three parts: before it, the mention itself, after it."""
    sentence = sentence_at(comparison, mention.ref)
    start = min(max(mention.span.start - sentence.start, 0), len(sentence.text))
    end = min(max(mention.span.end - sentence.start, start), len(sentence.text))
    return sentence.text[:start], sentence.text[start:end], sentence.text[end:]


def told_ahead(moment: Moment, ref: Ref, span: Span) -> str:
    """Say of one mention that it tells of a moment as to come, where others tell that it has been; empty else."""
    mixed = (ref, span) in moment.expected and not moment.wholly_expected
    return " (expected)" if mixed else ""


def headline(comparison: Comparison, points: tuple[ConflictPoint, ...]) -> str:
    """Return the comparison in one line of counts."""
    claims = len(comparison.claims)
    return (
        f"{len(comparison.articles)} articles, {count(claims, 'claim')} that more than one reports, "
        f"{count(len(points), 'contested point')}"
    )


def count(number: int, noun: str) -> str:
    """Return a number with its noun: ``1 claim``, ``2 claims``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def support(comparison: Comparison, ref: Ref) -> str:
    """Return how many of the articles report a sentence: ``4/5``."""
    return f"{len(reporting(comparison, ref))}/{len(comparison.articles)}"


def contradicting(comparison: Comparison, ref: Ref) -> list[int]:
    """Return which other articles contradict a sentence."""
    links = [comparison.links[position] for position in comparison.partners.get(ref, ())]
    return sorted({partner(link, ref).article for link in links if link.differences})


def by_kind(points: Iterable[ConflictPoint]) -> list[ConflictPoint]:
    """Return contested points as the app lists them: kind by kind, else in the order they come in."""
    order = {kind: n for n, kind in enumerate(DifferenceKind)}
    return sorted(points, key=lambda point: order[point.kind])


def outlets(number: int, independent: int) -> str:
    """Return how many outlets report a claim, and how many of them did not take the words from another."""
    said = count(number, "outlet")
    return said if independent == number else f"{said}, {independent} independent"


def partner(link: Link, ref: Ref) -> Ref:
    """Return the other side of a link."""
    return link.b if link.a == ref else link.a


def copied(copy: Copy, called: tuple[str, ...]) -> str:
    """Return in one sentence which text was taken from whom, as far as dates and credits tell."""
    a, b = called[copy.a], called[copy.b]
    if not copy.share:
        return f"{a} and {b} both credit {copy.agency}."
    said = f"{a} and {b} share {round(copy.share * 100)} % of the sentences of the shorter report"
    if copy.agency:
        said += f"; both credit {copy.agency}"
    if copy.earliest is not None:
        said += f"; {called[copy.earliest]} was first"
    return said + "."
