"""The reader's place in a story, as it survives: brought back at the start, kept now and then and at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.errors import CrossreadError
from reader.compare.refs import Ref
from reader.tui.render.citation import Place
from reader.tui.views.table import VIEWS

if TYPE_CHECKING:
    from reader.tui.screens.story import StoryScreen

KEPT_EVERY = 2.0
"""Seconds after which a changed place is kept."""


class KeptPlace:
    """Keeps where the reader of one story is: article, sentence, base and view."""

    def __init__(self, screen: StoryScreen) -> None:
        """Belong to the screen of a story; nothing is read or written yet."""
        self._screen = screen
        self._name = f"place:{screen.key}"
        self._kept = ""

    def begin(self) -> None:
        """Ask for the kept place and go there; from now on keep the present one now and then.

        A closed terminal gives no time to do it at the end.
        """
        screen, name = self._screen, self._name
        self._kept = self.now
        screen.fetch("place", lambda: screen.session.load_state(name), self._restore)
        screen.set_interval(KEPT_EVERY, self._keep_if_changed)

    @property
    def now(self) -> str:
        """Where the reader is, as it is kept."""
        screen = self._screen
        cursor, scene = screen.reading.cursor, screen.reading.scene
        base = screen.articles[screen.reading.base].id
        return Place(screen.articles[cursor.article].id, scene.span(cursor)[0], base, screen.here).dumps()

    def _restore(self, text: str | None) -> None:
        """Go to where the reader was last time, unless they have moved already."""
        screen, place = self._screen, Place.loads(text)
        ids = [article.id for article in screen.articles]
        if place is None or place.article not in ids or screen.arrived or screen.reading.cursor != Ref(0, 0):
            return
        article = ids.index(place.article)
        if place.base in ids:
            screen.reading.base = ids.index(place.base)
        screen.reading.go(Ref(article, screen.reading.scene.at(article, place.offset)))
        screen.refresh_view()
        if place.view != screen.here and place.view in VIEWS:
            screen.call_later(screen.action_view, place.view)

    def _keep_if_changed(self) -> None:
        """Keep the place in a worker where it has changed."""
        screen, name, place = self._screen, self._name, self.now
        if place != self._kept:
            self._kept = place
            screen.fetch(
                "keep",
                lambda: screen.session.update_state(name, lambda _: place),
                lambda _: None,
                lambda error: None,
            )

    def keep(self) -> None:
        """Keep the place; this is the last moment, so it is written here and not in a worker."""
        place = self.now
        try:
            self._screen.session.update_state(self._name, lambda _: place)
        except CrossreadError as error:
            self._screen.log.error(f"the place in the story is not kept: {error}")
