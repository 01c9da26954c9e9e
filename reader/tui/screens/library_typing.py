"""The library's search box: what is typed is searched for when the typing pauses, and helped with meanwhile."""

from __future__ import annotations

import asyncio

from textual import events, on
from textual.timer import Timer
from textual.widgets import Input, Static

from index.errors import CrossreadError
from reader.tui.render import query_help
from reader.tui.screens.library_searching import LibrarySearching
from reader.tui.widgets.search_box import SearchBox

DEBOUNCE = 0.1
"""Seconds without a key after which what was typed is searched for."""
SHORTEST = 2
"""Letters of a word from which on its end is offered."""
HANDED_ON = 0.5
"""Seconds after which keys that wait for the list are looked after."""


class LibraryTyping(LibrarySearching):
    """The part of the library screen that reads the search box."""

    _typing: Timer | None = None
    _leaving = False
    """Whether the keyboard goes to the list as soon as it shows what the box asks for."""

    # -- typing --------------------------------------------------------------------------------------------------

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        """Search when the typing pauses."""
        self.show_hint()
        self.put_off_rest()
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(DEBOUNCE, self.take_query)

    def take_query(self, *, finished: bool = False) -> bool:
        """Search for what stands in the box, if that is not what is shown already; return whether there was need.

        A query that is ``finished`` finds its last word alone, no longer words that begin so.
        """
        if self._typing is not None:
            self._typing.stop()
        screen = self._found_on
        query = self.query_one("#search", Input).value
        if query.strip() != screen.narrowing.query.strip():
            screen.narrowing = screen.narrowing._replace(query=query)
            self.find(typing=not finished and query[-1:].isalnum())
        elif finished and self.as_typed:
            self.find()
        else:
            self.put_off_rest()
            self.rest_soon()
            return False
        return True

    # -- from the box to the list --------------------------------------------------------------------------------

    @on(Input.Submitted, "#search")
    def _submitted(self) -> None:
        """Go from the search box to what was found."""
        self._leave_box()

    def on_key(self, event: events.Key) -> None:
        """From the search box, arrows lead into the list."""
        if event.key in SearchBox.DOWN and isinstance(self.focused, Input):
            event.stop()
            self._leave_box()

    def _leave_box(self) -> None:
        """Go to the list once it shows what the box asks for; keys that are typed ahead wait in the box until then."""
        self._leaving = True
        if self.take_query(finished=True) or self.finding:
            self.set_timer(HANDED_ON, self._look_after_keys)
        else:
            self._hand_on()

    def _look_after_keys(self) -> None:
        """Hand the keyboard on where the search has failed; a long one is waited for, unless Esc stops it."""
        if self._leaving and self.finding:
            self.set_timer(HANDED_ON, self._look_after_keys)
        elif self._leaving:
            self._hand_on()

    def _hand_on(self, *, dropped: bool = False) -> None:
        """Give the keyboard, and the keys that were typed ahead unless they are ``dropped``, to the list."""
        self._leaving = False
        self._found_on.focus_list()
        for box in self.query("#search").results(SearchBox):
            keys = box.take_ahead()
            if self.is_current and self.focused is not None and not dropped:
                self.crossread.hand_on(keys, self.focused)

    def cannot_find(self, error: CrossreadError) -> None:
        """Say why there is no answer; nobody knows what keys typed ahead would do now."""
        if self._leaving:
            self._hand_on(dropped=True)
        super().cannot_find(error)

    def stop_finding(self) -> bool:
        """Stop a search that waits for its index; return whether there was one."""
        stopped = super().stop_finding()
        if stopped and self._leaving:
            self._hand_on()
        return stopped

    def after_found(self) -> None:
        """The list shows what was asked for: the keyboard may go there."""
        super().after_found()
        if self._leaving:
            self._hand_on()

    # -- help ----------------------------------------------------------------------------------------------------

    @on(events.DescendantFocus, "#search")
    def _entered(self) -> None:
        self.add_class("-typing")
        self.workers.cancel_group(self, "conflicts")
        self.show_hint()

    @on(events.DescendantBlur, "#search")
    def _left(self) -> None:
        self.remove_class("-typing")
        self.complete_rows()
        self.count_conflicts()

    def show_hint(self, words: tuple[str, ...] = ()) -> None:
        """Say below the box how the query can go on."""
        query = self.query_one("#search", Input).value
        token = query_help.last_token(query)
        values = words or self._values(token)
        text = query_help.hint(token, values, self._found_on.session.glyphs)
        for hint in self.query("#hint").results(Static):
            hint.update(text, layout=False)

    def _box_holds(self, query: str) -> bool:
        """Whether a query still stands in the box; words are looked up in a thread that may outlive the screen."""
        return any(box.value == query for box in self.query("#search").results(Input))

    def _values(self, token: query_help.Token) -> tuple[str, ...]:
        """Return the values of a field that begin as the token does, best first."""
        side = self._found_on.side
        kinds = {"outlet": "outlet", "tag": "tag", "date": "date", "since": "date", "until": "date"}
        if token.field == "story":
            known = [story.title for story in side.stories]
        elif token.field in kinds:
            known = [facet.value for facet in side.known if facet.kind == kinds[token.field]]
        else:
            return ()
        return tuple(query_help.matching(token, known))

    async def offer(self, query: str) -> str | None:
        """Return the query with its last word completed, or None; what else fits is shown below the box."""
        screen = self._found_on
        token = query_help.last_token(query)
        values = self._values(token)
        if not token.field and len(token.value) >= SHORTEST:
            try:
                words = await asyncio.to_thread(screen.session.complete, token.value, query_help.OFFERED)
            except CrossreadError:
                return None
            values = (*query_help.field_names(token), *words)
        if not self._box_holds(query):
            return None
        if values and (token.field or len(token.value) >= SHORTEST):
            self.show_hint(values)
        best = (query_help.completed(query, token, value) for value in values)
        return next((whole for whole in best if whole != query), None)
