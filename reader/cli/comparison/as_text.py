"""A comparison as lines of text: coloured on a terminal, plain in a pipe; each view of the app has its twin here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from index.article import Article, Kind
from reader.cli.comparison.marks import NO_MARKS, Marks
from reader.cli.comparison.words import (
    GLYPHS,
    LEGEND,
    by_kind,
    contradicting,
    copied,
    count,
    headline,
    look,
    names,
    outlets,
    partner,
    perhaps_in,
    quoted,
    sentence_at,
    support,
    told_ahead,
)
from reader.cli.output import Line, Piece, line
from reader.compare.model import Comparison, Ref
from reader.compare.speakers import speakers
from reader.compare.views import ClaimRow, ConflictPoint, Mention, claim_rows, conflict_points, only_here
from reader.noted import Noted

LISTED = 12
"""Speakers that the sources list names one by one."""


def lines(comparison: Comparison, view: str = "all", marks: Marks = NO_MARKS) -> Iterator[Line]:
    """Return the lines of a view: all, columns, article, claims, conflicts, timeline or sources."""
    points = conflict_points(comparison)
    yield from _head(comparison, points)
    if view in ("all", "conflicts"):
        yield from _conflicts(comparison, points, marks.reviewed)
    if view in ("all", "claims"):
        yield from _claims(comparison)
    if view == "all":
        yield from _only_here(comparison)
    if view in ("all", "sources"):
        yield from _sources(comparison, full=view == "sources")
    if view in ("all", "timeline"):
        yield from _timeline(comparison)
    if view == "columns":
        from reader.cli.comparison.columns import column_lines

        yield from _heading("Columns")
        yield line(Piece(f"Level with {names(comparison)[0]}; ↑ ↓: its partner stands above or below", "dim"))
        yield from column_lines(comparison)
    if view in ("all", "article"):
        yield from _articles(comparison, marks.notes, peek=view == "article")


def _heading(text: str) -> Iterator[Line]:
    yield line()
    yield line(Piece(text.upper(), "title"))


def _head(comparison: Comparison, points: tuple[ConflictPoint, ...]) -> Iterator[Line]:
    """The counts, then the articles with their numbers."""
    yield line(Piece(headline(comparison, points), "title"))
    yield line()
    for number, (article, name) in enumerate(zip(comparison.articles, names(comparison), strict=True), 1):
        when = (article.published or "date unknown").replace("T", " ")[:16]
        yield line(f"[{number}] ", Piece(name, "title"), f"  {_title(article)}", Piece(when, "dim"), hang=4)


def _title(article: Article) -> str:
    """Return title, or file where there is none, with a gap behind it, unless it stands for the name already."""
    if not article.title:
        file = article.source.rstrip("/").rsplit("/", 1)[-1]
        return f"{file}  " if file else ""
    return f"{article.title}  " if article.outlet else ""


def _conflicts(
    comparison: Comparison, points: tuple[ConflictPoint, ...], reviewed: frozenset[str] | None
) -> Iterator[Line]:
    """Every contested point by kind, with its sides and the sentences they stand in, and which are reviewed."""
    called = names(comparison)
    yield from _heading(count(len(points), "contested point"))
    if not points:
        yield line(Piece("The reports do not contradict each other in what was recognised.", "dim"))
    done = reviewed or frozenset()
    if points and reviewed is not None:
        ticked = sum(point.key in done for point in points)
        yield line(Piece(f"{ticked} of {len(points)} reviewed", "dim"))
    for point in by_kind(points):
        values = " ≠ ".join(side.value for side in point.sides)
        mark = Piece("✓ ", "dim") if point.key in done else Piece("≠ ", "divergent")
        yield line(mark, Piece(f"{point.kind.words}: ", "dim"), Piece(values, "value"), hang=2)
        for n, side in enumerate(point.sides):
            for m, mention in enumerate(side.mentions):
                yield _quote(comparison, mention, called, "≠ " if n and not m else "  ")
        for reason in point.reasons:
            yield line(Piece(f"why: {reason}", "dim"), indent=4, hang=2)


def _quote(
    comparison: Comparison, mention: Mention, called: tuple[str, ...], mark: str = "", behind: str = ""
) -> Line:
    """A sentence with a mark and its outlet before it, the mention in it lit, and a word behind it."""
    before, lit, after = quoted(comparison, mention)
    return line(
        Piece(mark, "divergent"),
        Piece(f"{called[mention.ref.article]}: ", "dim"),
        before,
        Piece(lit, "value"),
        after,
        Piece(behind, "dim"),
        indent=2 if mark else 4,
        hang=4 if mark else 2,
    )


def _claims(comparison: Comparison) -> Iterator[Line]:
    """The claim matrix as text: each claim, who reports it, with which values, and who is silent."""
    rows = claim_rows(comparison)
    yield from _heading(f"{count(len(rows), 'claim')} of more than one report")
    called = names(comparison)
    for row in rows:
        yield from _claim(row, called)
        for ref in row.claim.near:
            near = (Piece(f"{called[ref.article]}: ", "dim"), sentence_at(comparison, ref).text)
            yield line(Piece("? ", "dim"), *near, indent=4, hang=2)


def _claim(row: ClaimRow, called: tuple[str, ...]) -> Iterator[Line]:
    claim = row.claim
    mark = "divergent" if claim.divergent else "restated"
    yield line(
        Piece("≠ " if claim.divergent else "= ", mark),
        claim.label,
        Piece(f"  ({outlets(claim.outlets, claim.independent)})", "dim"),
        hang=2,
    )
    said, silent, near = [], [], []
    for cell in row.cells:
        name = called[cell.article]
        if cell.near:
            near.append(name)
        elif not cell.refs:
            silent.append(name)
        elif cell.values:
            said.append(f"{name}: {', '.join(cell.values)}")
        else:
            said.append(name)
    told = "; ".join(said) + (f"; not in {', '.join(silent)}" if silent else "")
    told += f"; perhaps in {', '.join(near)}" if near else ""
    yield line(Piece(told, "dim"), indent=4, hang=2)


def _only_here(comparison: Comparison) -> Iterator[Line]:
    """What each article alone reports."""
    called = names(comparison)
    yield from _heading("Only in one report")
    for refs in only_here(comparison):
        if refs:
            yield line(Piece(called[refs[0].article], "title"))
        for ref in refs:
            yield line(Piece("· ", "unique"), sentence_at(comparison, ref).text, indent=2, hang=2)
            if near := perhaps_in(comparison, ref):
                yield line(Piece(near, "dim"), indent=4, hang=2)


def _sources(comparison: Comparison, *, full: bool) -> Iterator[Line]:
    """Which text was taken from whom, and who is quoted by which outlets."""
    called = names(comparison)
    yield from _heading("Copied text")
    for copy in comparison.copies:
        yield line(copied(copy, called), indent=2, hang=2)
    if not comparison.copies:
        yield line(Piece("No report shares long runs of words with another.", "dim"), indent=2)
    yield from _heading("Who is quoted")
    quoted_ = speakers(comparison)
    for speaker in quoted_ if full else quoted_[:LISTED]:
        by = ", ".join(called[n] for n in speaker.articles)
        yield line(Piece(speaker.name), Piece(f"  in {by}", "dim"), indent=2, hang=2)
        if full:
            for mention in speaker.mentions:
                yield _quote(comparison, mention, called)
    if not full and len(quoted_) > LISTED:
        yield line(Piece(f"and {len(quoted_) - LISTED} more (--view sources)", "dim"), indent=2)


def _timeline(comparison: Comparison) -> Iterator[Line]:
    """The dated mentions of all articles in order."""
    called = names(comparison)
    yield from _heading("Timeline")
    if not comparison.timeline:
        yield line(Piece("No report names a time that could be placed.", "dim"), indent=2)
    for moment in comparison.timeline:
        expected = [Piece("  expected", "dim")] if moment.wholly_expected else []
        yield line(Piece(moment.label, "title"), *expected, indent=2)
        for ref, span in moment.sentences:
            yield _quote(comparison, Mention(ref, span), called, behind=told_ahead(moment, ref, span))


def _articles(
    comparison: Comparison, notes: Mapping[Ref, tuple[Noted, ...]], *, peek: bool
) -> Iterator[Line]:
    """Every article whole, each sentence with its glyph and how many report it; with ``peek`` what the others say."""
    called = names(comparison)
    legend = "   ".join(f"{GLYPHS[key]} {meaning}" for key, meaning in LEGEND)
    for n, article in enumerate(comparison.articles):
        yield from _heading(called[n])
        yield line(Piece(article.title or "(no title)", "title"))
        yield line(Piece(legend, "dim"))
        paragraph = 0
        for m, sentence in enumerate(comparison.sentences[n]):
            ref = Ref(n, m)
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                yield line()
            if sentence.kind is Kind.HEADING:
                yield line("    ", Piece(sentence.text, "title"), hang=4)
            elif sentence.kind is not Kind.SENTENCE:
                yield line("    ", Piece(sentence.text, "dim"), hang=4)
            else:
                mark = look(comparison, ref)
                yield line(
                    Piece(GLYPHS[mark], mark),
                    Piece(f" {support(comparison, ref)} ", "dim"),
                    Piece(
                        f"≠{against} " if (against := len(contradicting(comparison, ref))) else "",
                        "divergent",
                    ),
                    sentence.text,
                    hang=6,
                )
            if peek:
                yield from _peek(comparison, ref, called)
            for note in notes.get(ref, ()):
                tags = f"[{', '.join(note.tags)}] " if note.tags else ""
                yield line(Piece("* ", "title"), Piece(tags, "dim"), note.note, indent=6, hang=2)


def _peek(comparison: Comparison, ref: Ref, called: tuple[str, ...]) -> Iterator[Line]:
    """What the other articles say to one sentence, and where they differ from it."""
    for position in comparison.partners.get(ref, ()):
        link = comparison.links[position]
        other = partner(link, ref)
        mark = (
            "divergent" if link.differences else "shared" if link.wording.value == "verbatim" else "restated"
        )
        yield line(
            Piece(f"{GLYPHS[mark]} ", mark),
            Piece(f"{called[other.article]}: ", "dim"),
            sentence_at(comparison, other).text,
            indent=6,
            hang=2,
        )
        for difference in link.differences:
            values = (difference.a, difference.b) if link.a == ref else (difference.b, difference.a)
            yield line(
                Piece(f"{difference.kind.words}: ", "dim"),
                Piece(f"{values[0]} ≠ {values[1]}", "value"),
                Piece(f"  {difference.reason}", "dim"),
                indent=8,
                hang=2,
            )
