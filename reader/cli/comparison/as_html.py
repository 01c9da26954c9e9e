"""A comparison as one self-contained HTML page: no request leaves it, and no text of an article can act in it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from pathlib import Path

from index.article import Kind, Sentence
from index.ingest.clean import screen_text
from reader.cli.comparison.words import (
    GLYPHS,
    LEGEND,
    copied,
    headline,
    look,
    names,
    outlets,
    partner,
    quoted,
    sentence_at,
    support,
    told_ahead,
)
from reader.compare.model import Comparison, Ref
from reader.compare.speakers import speakers
from reader.compare.views import Cell, ConflictPoint, Mention, claim_rows, conflict_points

HERE = Path(__file__).resolve().parent


def page(comparison: Comparison) -> str:
    """Return the whole page; its content security policy allows its own style and script and nothing else."""
    style = (HERE / "page.css").read_text("utf-8")
    script = (HERE / "page.js").read_text("utf-8")
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'"
    points = conflict_points(comparison)
    called = names(comparison)
    title = next((article.title for article in comparison.articles if article.title), "Comparison")
    body = "\n".join(
        [
            *_head(comparison, points, title),
            *_columns(comparison, called),
            *_conflicts(comparison, points, called),
            *_claims(comparison, called),
            *_sources(comparison, called),
            *_timeline(comparison, called),
        ]
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="crossread">\n'
        f"<title>{safe(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n"
        f'<div id="peek" aria-live="polite"></div>\n<script>{script}</script>\n</body>\n</html>\n'
    )


def safe(text: str) -> str:
    """Return foreign text as it may stand in an element or an attribute."""
    return escape(screen_text(text))


def _hash(content: str) -> str:
    """Return the source expression of an inline style or script for the content security policy."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


def _id(ref: Ref) -> str:
    return f"s{ref.article}-{ref.sentence}"


def _head(comparison: Comparison, points: tuple[ConflictPoint, ...], title: str) -> Iterator[str]:
    """The title, the counts and the legend."""
    yield f"<header><h1>{safe(title)}</h1>"
    yield f'<p class="meta">{headline(comparison, points)}</p>'
    legend = "".join(
        f'<span class="{key}"><span class="glyph">{GLYPHS[key]}</span>{meaning}</span>'
        for key, meaning in LEGEND
    )
    yield f'<p class="legend">{legend}</p></header>'


def _columns(comparison: Comparison, called: tuple[str, ...]) -> Iterator[str]:
    """The articles side by side, every sentence with its status."""
    yield '<main><div class="columns">'
    for n, article in enumerate(comparison.articles):
        when = (article.published or "date unknown").replace("T", " ")[:16]
        yield f"<article><h3>{safe(article.title or '(no title)')}</h3>"
        yield f'<p class="meta">{safe(called[n])} · {safe(when)}</p>'
        paragraph = None
        for m, sentence in enumerate(comparison.sentences[n]):
            if sentence.paragraph != paragraph:
                yield "</p><p>" if paragraph is not None else "<p>"
                paragraph = sentence.paragraph
            yield _sentence(comparison, Ref(n, m), sentence)
        yield "</p></article>" if paragraph is not None else "</article>"
    yield "</div></main>"
    for n, group in enumerate(comparison.sentences):
        for m in range(len(group)):
            if comparison.partners.get(Ref(n, m)):
                yield from _why(comparison, Ref(n, m), called)


def _sentence(comparison: Comparison, ref: Ref, sentence: Sentence) -> str:
    """One sentence: its glyph, its text, how many report it."""
    if sentence.kind is Kind.HEADING:
        return f'<span class="heading" id="{_id(ref)}">{safe(sentence.text)}</span> '
    if sentence.kind is not Kind.SENTENCE:
        return f'<span class="aside" id="{_id(ref)}">{safe(sentence.text)}</span> '
    mark = look(comparison, ref)
    others = [partner(comparison.links[k], ref) for k in comparison.partners.get(ref, ())]
    linked = f' linked" data-partners="{" ".join(_id(other) for other in others)}' if others else ""
    return (
        f'<span class="s {mark}{linked}" id="{_id(ref)}"><span class="glyph">{GLYPHS[mark]}</span>'
        f'{safe(sentence.text)}</span> <span class="count">{support(comparison, ref)}</span> '
    )


def _why(comparison: Comparison, ref: Ref, called: tuple[str, ...]) -> Iterator[str]:
    """What the others say to a sentence: shown below the columns when it is chosen."""
    yield f'<template id="why-{_id(ref)}">'
    for position in comparison.partners[ref]:
        link = comparison.links[position]
        other = partner(link, ref)
        yield f"<p><b>{safe(called[other.article])}</b>: {safe(sentence_at(comparison, other).text)}</p>"
        for difference in link.differences:
            values = (difference.a, difference.b) if link.a == ref else (difference.b, difference.a)
            yield (
                f'<p class="divergent"><span class="glyph">≠</span><span class="kind">{difference.kind.words}:</span> '
                f'<b>{safe(values[0])} ≠ {safe(values[1])}</b> <span class="why">{safe(difference.reason)}</span></p>'
            )
    yield "</template>"


def _conflicts(
    comparison: Comparison, points: tuple[ConflictPoint, ...], called: tuple[str, ...]
) -> Iterator[str]:
    """Every contested point with both sides."""
    yield "<section><h2>Contested points</h2>"
    if not points:
        yield "<p>The reports do not contradict each other in what was recognised.</p>"
    for point in points:
        values = " ≠ ".join(safe(side.value) for side in point.sides)
        yield '<div class="point divergent">'
        yield f'<span class="glyph">≠</span><span class="kind">{point.kind.words}:</span> '
        yield f'<span class="values">{values}</span><ul>'
        for side in point.sides:
            yield from (f"<li>{_quote(comparison, mention, called)}</li>" for mention in side.mentions)
        yield "</ul>"
        yield from (f'<p class="why">{safe(reason)}</p>' for reason in point.reasons)
        yield "</div>"
    yield "</section>"


def _quote(comparison: Comparison, mention: Mention, called: tuple[str, ...]) -> str:
    """A sentence with its outlet before it, linked to its place, and the mention in it marked."""
    before, lit, after = (safe(part) for part in quoted(comparison, mention))
    return f'<a href="#{_id(mention.ref)}">{safe(called[mention.ref.article])}</a>: {before}<mark>{lit}</mark>{after}'


def _claims(comparison: Comparison, called: tuple[str, ...]) -> Iterator[str]:
    """The claim matrix."""
    rows = claim_rows(comparison)
    if not rows:
        return
    yield '<section><h2>Claims</h2><div class="scroll"><table><thead><tr><th scope="col">Claim</th>'
    yield '<th scope="col">Reported by</th>'
    yield from (f'<th scope="col">{safe(name)}</th>' for name in called)
    yield "</tr></thead><tbody>"
    for row in rows:
        told = outlets(row.claim.outlets, row.claim.independent)
        yield f'<tr><th scope="row">{safe(row.claim.label)}</th><td>{told}</td>'
        yield from (_cell(cell, comparison) for cell in row.cells)
        yield "</tr>"
    yield "</tbody></table></div></section>"


def _cell(cell: Cell, comparison: Comparison) -> str:
    """One cell of the matrix: glyph, values, a way to the sentence."""
    if cell.near:
        return f'<td class="silent"><a href="#{_id(cell.near)}">perhaps</a></td>'
    if cell.status is None:
        return '<td class="silent">silent</td>'
    mark = "divergent" if cell.opposed else look(comparison, cell.refs[0])
    if not cell.opposed and mark != "shared":
        # What else the sentence disputes is another claim's.
        mark = "restated"
    said = ", ".join(safe(value) for value in cell.values) or "reports it"
    at = _id(cell.opposed or cell.refs[0])
    return f'<td class="{mark}"><span class="glyph">{GLYPHS[mark]}</span><a href="#{at}">{said}</a></td>'


def _sources(comparison: Comparison, called: tuple[str, ...]) -> Iterator[str]:
    """Which text was taken from whom, and who is quoted."""
    found = speakers(comparison)
    if not comparison.copies and not found:
        return
    yield "<section><h2>Sources</h2><ul>"
    yield from (f"<li>{safe(copied(copy, called))}</li>" for copy in comparison.copies)
    for speaker in found:
        by = ", ".join(safe(called[n]) for n in speaker.articles)
        yield f"<li><b>{safe(speaker.name)}</b> is quoted by {by}</li>"
    yield "</ul></section>"


def _timeline(comparison: Comparison, called: tuple[str, ...]) -> Iterator[str]:
    """The dated mentions of all articles, in order."""
    if not comparison.timeline:
        return
    yield "<section><h2>Timeline</h2><dl>"
    for moment in comparison.timeline:
        yield f"<dt><b>{safe(moment.label)}</b>{' (expected)' if moment.wholly_expected else ''}</dt>"
        for ref, span in moment.sentences:
            quote = _quote(comparison, Mention(ref, span), called)
            yield f"<dd>{quote}{told_ahead(moment, ref, span)}</dd>"
    yield "</dl></section>"
