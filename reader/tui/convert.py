"""The library's answers as the values that the screens show, and small states as JSON texts. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from index.article import Article
from reader.searches import Narrowing, load_narrowing
from reader.tui.values import (
    Concordance,
    Destination,
    Facet,
    Occurrence,
    Page,
    Preview,
    Row,
    Snippet,
    StoryRow,
    View,
)

if TYPE_CHECKING:
    from index.library import Entry, Facets, Outline, SearchPage

FIELDS = ("title", "outlet", "author", "published", "url", "language")
"""Fields of an article in the order they are shown."""


def entry_row(entry: Entry) -> Row:
    """Return an entry of the library as a row."""
    return Row(
        id=entry.id,
        title=entry.title,
        outlet=entry.outlet,
        published=entry.published,
        words=entry.words,
        story=entry.story,
        tags=tuple(entry.tags),
        source=entry.source,
    )


MOST_STORIES = 200
"""Stories that are offered at most to move an article to."""


def entry_page(entries: Sequence[Entry], total: int) -> Page:
    """Return entries as a page."""
    return Page(tuple(entry_row(entry) for entry in entries), total)


def found_page(found: SearchPage) -> Page:
    """Return a page of search results."""
    rows = tuple(
        Row(
            id=hit.id,
            title=hit.title,
            outlet=hit.outlet,
            published=hit.published,
            snippets=tuple(
                Snippet(snippet.text, tuple((start, end) for start, end in snippet.highlights))
                for snippet in hit.snippets
            ),
            source=hit.source,
            story=hit.story,
        )
        for hit in found.hits
    )
    return Page(rows, found.total, tuple(found.notes))


def story_rows(stories: Iterable[Outline], conflicts: Mapping[str, int]) -> tuple[StoryRow, ...]:
    """Return stories of two or more articles, those with the newest article first.

    ``conflicts`` has, by id of a story, its count of contested points where that is known.
    """
    rows = [
        StoryRow(
            id=story.id,
            title=story.title or "untitled story",
            articles=story.articles,
            outlets=story.outlets,
            conflicts=conflicts.get(story.id),
            published=story.published[:10] if story.published else None,
            ids=story.ids,
        )
        for story in stories
        if story.articles > 1
    ]
    return tuple(sorted(rows, key=lambda row: (row.published or "", row.articles), reverse=True))


def loosened(narrowing: Narrowing) -> dict[str, Narrowing]:
    """Return, for each kind of facet, the narrowing without what is chosen of that kind."""
    return {
        "outlet": narrowing._replace(outlet=None),
        "date": narrowing._replace(month=None),
        "tag": narrowing._replace(tag=None),
    }


def facets(kind: str, found: Facets, narrowing: Narrowing) -> list[Facet]:
    """Return the values of one kind to narrow by: outlets and tags by count, months newest first.

    What is chosen is among them even where nothing is left of it, so that it can be taken away.
    """
    pairs = {"outlet": found.outlets, "date": found.months, "tag": found.tags}[kind]
    chosen = {"outlet": narrowing.outlet, "date": narrowing.month, "tag": narrowing.tag}[kind]
    values = [Facet(kind, value, articles) for value, articles in pairs]
    if chosen and all(facet.value != chosen for facet in values):
        values.append(Facet(kind, chosen, 0))
    return values


def preview(article: Article, query: str, limit: int) -> Preview:
    """Return the beginning of an article, with the words of ``query`` found in it."""
    from reader.tui.render.concordance import occurrences

    text = article.text[:limit]
    details = []
    for name in FIELDS:
        value = getattr(article, name)
        origin = article.provenance.get(name, "")
        details.append((name, f"{value}" if value else "unknown", origin if value else ""))
    row = Row(article.id, article.title, article.outlet, article.published, words=len(article.text.split()))
    return Preview(
        row=row,
        text=text,
        shortened=len(article.text) > limit,
        details=tuple(details),
        warnings=article.warnings,
        source=article.source,
        highlights=tuple(occurrences(text, query)),
    )


def concordance(articles: Iterable[Article], query: str, limit: int, *, more: bool) -> Concordance:
    """Return the places where a query's words stand in articles, at most ``limit`` of them."""
    from reader.tui.render.concordance import lines_of

    lines: list[Occurrence] = []
    for article in articles:
        lines.extend(lines_of(article, query))
        if len(lines) > limit:
            break
    return Concordance(
        tuple(lines[:limit]),
        articles=len({line.article for line in lines}),
        shortened=more or len(lines) > limit,
    )


def load_view(text: str | None) -> View:
    """Read a kept view; a damaged one is the plain view."""
    try:
        raw = json.loads(text or "{}")
        narrowing = load_narrowing(raw["narrowing"]) or Narrowing()
        story, first = raw["story"], raw.get("first")
        if not isinstance(story, str):
            return View(narrowing, preview=bool(raw["preview"]))
        return View(narrowing, story, first if isinstance(first, str) else "", bool(raw["preview"]))
    except (ValueError, KeyError, TypeError):
        return View()


def dump_view(view: View) -> str:
    """Return a view as the JSON text that ``load_view`` reads."""
    return json.dumps(view._asdict() | {"narrowing": view.narrowing._asdict()})


# -- saved searches ----------------------------------------------------------------------------------------------


def destinations(
    stories: Iterable[Outline],
    outlets_of: Mapping[str, tuple[str, ...]],
    lone: Iterable[Row],
    moved: Sequence[str],
    typed: str,
) -> tuple[Destination, ...]:
    """Return stories with all words of ``typed`` in their title or outlets, then articles outside of all stories.

    Of very many stories the first are offered: a list of all would be made for seconds, and typing finds the others.
    """
    words = typed.casefold().split()
    grouped: set[str] = set()
    found: list[Destination] = []
    for story in stories:
        grouped.update(story.ids)
        if len(found) >= MOST_STORIES:
            continue
        outlets = outlets_of.get(story.id, ())
        names = " ".join((story.title or "", *outlets)).casefold()
        if all(word in names for word in words) and not set(story.ids).issuperset(moved):
            found.append(Destination(story.title or story.id, outlets, story.articles, story=story.id))
    for row in lone:
        if row.id not in grouped and row.id not in moved:
            outlets = (row.outlet,) if row.outlet else ()
            found.append(Destination(row.title or row.name, outlets, 1, article=row.id))
    return tuple(found)


def undone_text(fields: Sequence[str], names: Sequence[str]) -> str:
    """Return a step of editing in words: which fields of which articles."""
    what = " and ".join("date" if field == "published" else field for field in fields)
    whose = f"“{names[0]}”" if len(names) == 1 else f"{len(names)} articles"
    return f"{whose} moved to another story" if what == "story" else f"{what} of {whose}"
