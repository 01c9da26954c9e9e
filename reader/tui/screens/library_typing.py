"""The library's search box: what is typed is searched for between the letters, and helped with meanwhile."""

from __future__ import annotations

import asyncio
import sys
from time import monotonic

from textual import events, on
from textual.timer import Timer
from textual.widgets import Input, Static

from index.errors import CrossreadError
from reader.searches import Narrowing
from reader.tui.pacing import Pacing
from reader.tui.render import query_help
from reader.tui.screens.library_searching import LibrarySearching, Listed
from reader.tui.widgets.search_box import SearchBox

TURN = 0.001
"""Seconds after which a thread that searches lets a letter be painted; Python's own are five times as many."""
SHORTEST = 2
"""Letters of a word from which on its end is offered."""
HANDED_ON = 0.5
"""Seconds after which keys that wait for the list are looked after."""


class LibraryTyping(LibrarySearching):
    """The part of the library screen that reads the search box."""

    _typing: Timer | None = None
    """Waits until what was typed is searched for."""
    _holding: Timer | None = None
    """Holds back what was found until the next letter has come, or is late."""
    _held: tuple[Narrowing, bool, Listed] | None = None
    _given_up = False
    """Whether the last search ended without an answer because a letter came."""
    _turn = 0.0
    """Python's own ``TURN``, while another one holds."""
    _leaving = False
    """Whether the keyboard goes to the list as soon as it shows what the box asks for."""

    # -- typing --------------------------------------------------------------------------------------------------

    def __init__(self) -> None:
        """Begin in silence."""
        super().__init__()
        self._pacing = Pacing()

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        """Search for it as soon as it has been painted; what was searched for before it is not wanted any more."""
        self._give_up()
        self.put_off_rest()
        self._pacing.letter(monotonic())
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(self._pacing.before_search(), self.take_query)
        self.show_hint()

    def _give_up(self) -> None:
        """End a search that goes on, and drop what was found and is not shown yet."""
        if self.finding:
            self._given_up = True
            self.workers.cancel_group(self, "find")
            self._drop_held()

    def _drop_held(self) -> tuple[Narrowing, bool, Listed] | None:
        """Return what was held back, which nobody holds any longer."""
        held, self._held = self._held, None
        if self._holding is not None:
            self._holding.stop()
        return held

    @property
    def finding(self) -> bool:
        """Whether articles are being fetched, or held back."""
        return super().finding or self._held is not None

    def find(self, *, keep: bool = False, typing: bool = False) -> None:
        """Fetch the articles for the present narrowing; ``keep`` leaves the cursor where it is."""
        self._given_up = False
        self._drop_held()
        super().find(keep=keep, typing=typing)

    def _found(self, narrowing: Narrowing, keep: bool, found: Listed) -> None:
        """Show a page, but not while the next letter is about to come."""
        wait = self._pacing.before_showing(monotonic()) if self.has_class("-typing") else 0.0
        if self._leaving or not wait:
            super()._found(narrowing, keep, found)
            return
        self._held = narrowing, keep, found
        self._holding = self.set_timer(wait, self._show_held)

    def before_more(self) -> float:
        """Return for how many seconds whatever nobody waits for leaves the screen to the letters."""
        return self._pacing.before_more(monotonic()) if self.has_class("-typing") else 0.0

    def _show_held(self) -> None:
        """Show what was held back."""
        held = self._drop_held()
        if held is not None:
            super()._found(*held)

    def take_query(self, *, finished: bool = False) -> bool:
        """Search for what stands in the box, if that is not what is shown already; return whether there was need.

        A query that is ``finished`` finds its last word alone, no longer words that begin so.
        """
        if self._typing is not None:
            self._typing.stop()
        screen = self._found_on
        query = self.query_one("#search", Input).value
        if self._given_up or query.strip() != screen.narrowing.query.strip():
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
        self._given_up |= self._drop_held() is not None
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
        self._turn = self._turn or sys.getswitchinterval()
        sys.setswitchinterval(min(TURN, self._turn))
        self.workers.cancel_group(self, "conflicts")
        self.show_hint()

    @on(events.DescendantBlur, "#search")
    def _left(self) -> None:
        self.remove_class("-typing")
        self._turn_as_before()
        self.complete_rows()
        self.count_conflicts()

    @on(events.Unmount)
    def _turn_as_before(self) -> None:
        """Threads take turns as before."""
        if self._turn:
            sys.setswitchinterval(self._turn)
            self._turn = 0.0

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
