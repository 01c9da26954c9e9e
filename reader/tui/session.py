"""The app's one door to the library, the notes and the comparison. Methods block: they are called in thread workers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from index.article import Article
from reader.compare.steps import each, step
from reader.decisions import story_key
from reader.tui.comparing import Comparing
from reader.tui.notebook import Notebook
from reader.tui.upkeep import Upkeep

if TYPE_CHECKING:
    from index.library import Facets, Library
    from reader import searches
    from reader.searches import Narrowing, SavedSearch
    from reader.tui import convert
    from reader.tui.values import Concordance, Destination, Facet, Page, Preview, Sidebar, View
else:

    class Later:
        """Stands for a module which a comparison's first frame can do without; imports it with its first use."""

        def __init__(self, name: str) -> None:
            self._name = name

        def __getattr__(self, name: str) -> Any:
            return getattr(import_module(self._name), name)

    convert, searches = Later("reader.tui.convert"), Later("reader.searches")

VIEW = "library-view"
"""Name of the state that keeps the last view of the library."""
LONE = 60
"""Articles that stand alone and are offered at most as company for one that is moved."""
PREVIEW_LIMIT = 20_000
"""Code points of an article that the preview shows at most."""


class Session(Comparing, Notebook, Upkeep):
    """One sitting with one library. Safe to use from several threads: each call opens what it needs."""

    def find(
        self, narrowing: Narrowing, limit: int = 100, *, typing: bool = False, snippets: int | None = None
    ) -> Page:
        """Return the first ``limit`` articles that a query and its filters leave.

        ``typing`` takes the last word as begun, so that results come before it is finished. Only the first ``snippets``
        articles show what was found in them, all with None.

        Raises:
            StoreError: the library cannot be used. Stopped: nobody waits for it any more.
        """
        with self._reading() as library:
            filters = searches.filters(narrowing)
            if narrowing.query.strip() or narrowing.tag:  # the search knows the tags of annotations too
                sort = searches.search_sort(narrowing)
                found = library.search(
                    narrowing.query,
                    filters=filters,
                    limit=limit,
                    sort=sort,
                    tagged=self.tagged,
                    typing=typing,
                    on_indexed=lambda number, of: step("Indexing", number, of),
                    snippets=snippets,
                    pause=lambda: step(""),
                )
                return convert.found_page(found)
            by_date = searches.search_sort(narrowing) if narrowing.newest_first else None
            entries = library.entries(filters, sort=by_date, limit=limit)
            return convert.entry_page(entries, library.count(filters))

    def sidebar(self, narrowing: Narrowing | None = None) -> Sidebar:
        """Return stories, saved searches, and the facets of what a narrowing leaves, with their counts.

        Raises:
            StoreError: the library cannot be used.
        """
        from reader.comparing import known_counts
        from reader.searches import Narrowing
        from reader.tui.values import Sidebar

        narrowing = narrowing or Narrowing()
        with self._reading() as library:
            known = self._facets(library, Narrowing())
            stories = library.outlines()
            return Sidebar(
                articles=library.count(),
                stories=convert.story_rows(stories, known_counts(library, stories)),
                facets=self._facets(library, narrowing) if narrowing.active else known,
                known=known,
                saved=searches.load_searches(library.load_state(searches.SAVED)),
            )

    def facets(self, narrowing: Narrowing, *, typing: bool = False) -> tuple[Facet, ...]:
        """Return what the articles that a narrowing leaves, with ``typing`` as in ``find``, can be narrowed by further.

        Values of one kind are counted as if none of that kind were chosen, so that another can be chosen instead.

        Raises:
            StoreError: the library or the notes cannot be used. Stopped: nobody waits for them any more.
        """
        with self._reading() as library:
            return self._facets(library, narrowing, typing=typing)

    def _facets(self, library: Library, narrowing: Narrowing, *, typing: bool = False) -> tuple[Facet, ...]:
        annotated = self._tagged_articles()
        counted: dict[Narrowing, Facets] = {}
        found: list[Facet] = []
        for kind, without in convert.loosened(narrowing).items():
            step("")
            if without not in counted:
                filters = searches.filters(without)
                counted[without] = library.facets(
                    filters,
                    without.query,
                    tagged=self.tagged,
                    annotated=annotated,
                    typing=typing,
                    pause=lambda: step(""),
                )
            found += convert.facets(kind, counted[without], narrowing)
        return tuple(found)

    def _tagged_articles(self) -> dict[str, frozenset[str]]:
        """Return the tags of annotations and the articles that carry them."""
        from reader.notes import NoteStore
        from reader.notes.store.database import FILE_NAME

        if not (self.folder / FILE_NAME).exists():
            return {}
        with NoteStore.open(self.folder) as store:
            return {tag: store.tagged(tag) for tag in store.tag_counts()}

    def preview(self, article_id: str, query: str = "") -> Preview:
        """Return the beginning of an article with what is known about it, and where a query's words stand in it.

        Raises:
            NotFoundError: it is gone. StoreError: the library cannot be used.
        """
        with self._reading() as library:
            return convert.preview(library.get(article_id), query, PREVIEW_LIMIT)

    def concordance(self, narrowing: Narrowing, limit: int = 500) -> Concordance:
        """Return every place where the words of the query stand, in the articles it finds, best article first.

        Raises:
            StoreError: the library cannot be used.
        """
        page = self.find(narrowing, 100, snippets=0)
        with self._reading() as library:
            articles = (library.get(row.id) for row in each("Looking up the words in context", page.rows, 1))
            return convert.concordance(articles, narrowing.query, limit, more=page.total > len(page.rows))

    def articles(self, ids: Sequence[str]) -> tuple[Article, ...]:
        """Return articles in the order of their ids.

        Raises:
            NotFoundError: one is gone. StoreError: the library cannot be used.
        """
        with self._library() as library:
            return tuple(library.get(id_) for id_ in ids)

    def story_articles(self, story_id: str) -> tuple[Article, ...]:
        """Return the articles of a story.

        Raises:
            NotFoundError: there is no such story. StoreError: the library cannot be used.
        """
        with self._library() as library:
            story = library.story(story_id)
            return tuple(library.get(entry.id) for entry in story.articles)

    def reading_of(self, article_id: str) -> tuple[tuple[Article, ...], str]:
        """Return the articles of the story an article belongs to, it alone where there is none, and their key.

        Raises:
            NotFoundError: it is not in the library. StoreError: the library cannot be used.
        """
        with self._library() as library:
            story = library.story_of(article_id)
            if story is not None:
                return tuple(library.get(entry.id) for entry in story.articles), story.id
            article = library.get(article_id)
        return (article,), story_key((article,))

    def edit(self, article_id: str, changes: Mapping[str, str]) -> None:
        """Set an article's title, outlet, author or date of publication in one step; an empty value makes it unknown.

        Raises:
            QueryError: a value cannot be understood. StoreError: it cannot be written.
        """
        step = None
        # The date first: only it can be refused, and then nothing of the rest is written.
        ordered = sorted(changes, key=lambda field: field != "published")
        with self._library() as library:
            for field in ordered:
                step = library.edit(article_id, field, changes[field] or None, step=step)

    def undo_edit(self) -> str | None:
        """Take the last edit or move back; returns what was undone in words, or None if there was nothing.

        Raises:
            StoreError: it cannot be written.
        """
        with self._library() as library:
            undone = library.undo_edit()
            if undone is None:
                return None
            articles = [library.get(id_) for id_ in undone.ids]
            names = [article.title or article.name for article in articles]
            return convert.undone_text(undone.fields, names)

    def move(self, ids: Sequence[str], story_id: str | None) -> None:
        """Put articles into a story, or all into a new one for None.

        Raises:
            NotFoundError: no such article or story. StoreError: it cannot be written.
        """
        with self._library() as library:
            library.move(ids, story_id)

    def destinations(self, moved: Sequence[str], typed: str = "") -> tuple[Destination, ...]:
        """Return where articles can be moved: stories, then articles that stand alone, whose names have what is typed.

        Raises:
            StoreError: the library cannot be used.
        """
        with self._library() as library:
            if typed.strip():
                found = library.search(typed, limit=LONE, tagged=self.tagged, typing=True, snippets=0)
                lone = convert.found_page(found).rows
            else:
                lone = convert.entry_page(library.entries(limit=LONE), 0).rows
            return convert.destinations(library.outlines(), library.story_outlets(), lone, moved, typed)

    def remove(self, ids: Sequence[str]) -> None:
        """Remove articles from the library.

        Raises:
            StoreError: it cannot be written.
        """
        with self._library() as library:
            library.remove(ids)

    def complete(self, prefix: str, limit: int = 20) -> tuple[str, ...]:
        """Return words of the library that begin with ``prefix``, most frequent first.

        Raises:
            StoreError: the library cannot be used.
        """
        with self._reading() as library:
            return tuple(library.complete(prefix, limit))

    def save_search(self, search: SavedSearch) -> None:
        """Keep a search under its name, in place of an earlier one of that name.

        Raises:
            StoreError: it cannot be written.
        """
        self.update_state(searches.SAVED, lambda text: searches.with_search(text, search))

    def forget_search(self, name: str) -> None:
        """Drop a saved search.

        Raises:
            StoreError: it cannot be written.
        """
        self.update_state(searches.SAVED, lambda text: searches.without_search(text, name))

    def begin(self, limit: int) -> tuple[View, Page | None]:
        """Return the view that the library was left with and its first page, None where that takes a search.

        Raises:
            StoreError: the library cannot be used.
        """
        view = convert.load_view(self.load_state(VIEW))
        searched = view.narrowing.query.strip() or view.narrowing.tag
        return view, None if searched else self.find(view.narrowing, limit)

    def save_view(self, view: View) -> None:
        """Keep the view that the library is left with.

        Raises:
            StoreError: it cannot be written.
        """
        self.save_state(VIEW, convert.dump_view(view))
