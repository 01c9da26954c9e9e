"""A comparison as Markdown: what a report or an issue can take in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import Kind
from index.ingest.clean import screen_text
from reader.cli.comparison.words import (
    GLYPHS,
    LEGEND,
    copied,
    headline,
    look,
    names,
    outlets,
    perhaps_in,
    quoted,
    sentence_at,
    support,
    told_ahead,
)
from reader.compare.model import Comparison, Ref
from reader.compare.speakers import speakers
from reader.compare.views import Cell, Mention, claim_rows, conflict_points, only_here

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$])")
_OPENING = re.compile(r"^(\d*)([#+.)=-])")


def plain(text: str) -> str:
    """Return foreign text as one line with everything escaped that Markdown, or HTML in it, would act on."""
    flat = " ".join(screen_text(text).split())
    return _OPENING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", flat))


def document(comparison: Comparison) -> str:
    """Return the comparison as one Markdown document."""
    called = tuple(plain(name) for name in names(comparison))
    parts = [
        *_head(comparison, called),
        *_conflicts(comparison, called),
        *_claims(comparison, called),
        *_only_here(comparison, called),
        *_sources(comparison, called),
        *_timeline(comparison, called),
        *_articles(comparison, called),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _head(comparison: Comparison, called: tuple[str, ...]) -> Iterator[str]:
    title = next((article.title for article in comparison.articles if article.title), "Comparison")
    yield f"# {plain(title)}\n"
    yield headline(comparison, conflict_points(comparison)) + ".\n"
    yield "| | outlet | headline | published |\n|---|---|---|---|"
    for number, (article, name) in enumerate(zip(comparison.articles, called, strict=True), 1):
        when = (article.published or "unknown").replace("T", " ")[:16]
        yield f"| {number} | {name} | {plain(article.title or '')} | {when} |"
    yield ""


def _conflicts(comparison: Comparison, called: tuple[str, ...]) -> Iterator[str]:
    """Every contested point with both sides."""
    yield "## Contested points\n"
    points = conflict_points(comparison)
    if not points:
        yield "None that was recognised.\n"
    for point in points:
        yield f"- **{point.kind.words}: {' ≠ '.join(plain(side.value) for side in point.sides)}**"
        for side in point.sides:
            yield from (f"  - {_quote(comparison, mention, called)}" for mention in side.mentions)
        yield from (f"  - why: {plain(reason)}" for reason in point.reasons)
    yield ""


def _quote(comparison: Comparison, mention: Mention, called: tuple[str, ...]) -> str:
    """A sentence with its outlet before it and the mention in it strong."""
    before, lit, after = quoted(comparison, mention)
    gap = " " if before[-1:].isspace() else ""
    space = " " if after[:1].isspace() else ""
    strong = f"**{plain(lit)}**" if lit.strip() else ""
    return f"{called[mention.ref.article]}: {plain(before)}{gap}{strong}{space}{plain(after)}"


def _claims(comparison: Comparison, called: tuple[str, ...]) -> Iterator[str]:
    """The claim matrix as a table."""
    rows = claim_rows(comparison)
    if not rows:
        return
    yield "## Claims\n"
    yield "| claim | reported by | " + " | ".join(called) + " |"
    yield "|---|---|" + "---|" * len(called)
    for row in rows:
        told = outlets(row.claim.outlets, row.claim.independent)
        cells = " | ".join(_cell(cell) for cell in row.cells)
        yield f"| {plain(row.claim.label)} | {told} | {cells} |"
    yield ""
    near = [(row.claim.label, ref) for row in rows for ref in row.claim.near]
    if near:
        yield "### Perhaps also\n"
        for label, ref in near:
            yield f"- {plain(label)}"
            yield f"  - {called[ref.article]}: {plain(sentence_at(comparison, ref).text)}"
        yield ""


def _cell(cell: Cell) -> str:
    """One cell of the matrix: glyph and values; empty where the article is silent."""
    if cell.status is None:
        return "perhaps" if cell.near else ""
    glyph = GLYPHS["divergent"] if cell.status.value == "divergent" else GLYPHS["shared"]
    return f"{glyph} {plain(', '.join(cell.values))}".strip()


def _only_here(comparison: Comparison, called: tuple[str, ...]) -> Iterator[str]:
    """What each article alone reports."""
    yield "## Only in one report\n"
    for refs in only_here(comparison):
        if refs:
            yield f"**{called[refs[0].article]}**\n"
            for ref in refs:
                near = perhaps_in(comparison, ref)
                yield f"- {plain(sentence_at(comparison, ref).text)}" + (f" ({plain(near)})" if near else "")
            yield ""


def _sources(comparison: Comparison, called: tuple[str, ...]) -> Iterator[str]:
    """Which text was taken from whom, and who is quoted by which outlets."""
    if comparison.copies:
        yield "## Copied text\n"
        yield from (f"- {plain(copied(copy, names(comparison)))}" for copy in comparison.copies)
        yield ""
    if quoted_ := speakers(comparison):
        yield "## Who is quoted\n"
        for speaker in quoted_:
            yield f"- **{plain(speaker.name)}** in {', '.join(called[n] for n in speaker.articles)}"
        yield ""


def _timeline(comparison: Comparison, called: tuple[str, ...]) -> Iterator[str]:
    """The dated mentions of all articles, in order."""
    if comparison.timeline:
        yield "## Timeline\n"
        for moment in comparison.timeline:
            yield f"- **{plain(moment.label)}**{' (expected)' if moment.wholly_expected else ''}"
            for ref, span in moment.sentences:
                quote = _quote(comparison, Mention(ref, span), called)
                yield f"  - {quote}{told_ahead(moment, ref, span)}"
        yield ""


def _articles(comparison: Comparison, called: tuple[str, ...]) -> Iterator[str]:
    """Every article whole, each sentence with its glyph and how many report it."""
    legend = ", ".join(f"{GLYPHS[key]} {meaning}" for key, meaning in LEGEND)
    yield f"## The articles\n\n{legend}\n"
    for n, article in enumerate(comparison.articles):
        yield f"### {called[n]}: {plain(article.title or '(no title)')}\n"
        for m, sentence in enumerate(comparison.sentences[n]):
            ref = Ref(n, m)
            if sentence.kind is Kind.HEADING:
                yield f"- **{plain(sentence.text)}**"
            elif sentence.kind is not Kind.SENTENCE:
                yield f"- _{plain(sentence.text)}_"
            else:
                mark = GLYPHS[look(comparison, ref)]
                yield f"- {mark} {plain(sentence.text)} ({support(comparison, ref)})"
        yield ""
