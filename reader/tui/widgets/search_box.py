"""The search box: one line that offers how its last word may go on; Tab or the right arrow takes the offer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import Reactive
from textual.suggester import Suggester

from reader.tui.widgets.typed_line import TypedLine

PAUSE = 0.2
"""Seconds without a key after which words are looked up."""


class SearchBox(TypedLine):
    """An input whose offer Tab takes; without one, Tab goes on to the next place as everywhere.

    What is typed after the key that leaves the box is meant for the list that the box fills. It is kept until the
    screen gives the keyboard to the list (``take_ahead``), so that no letter lands in the box and no Enter opens what
    the list showed before.
    """

    virtual_size = Reactive(Size(0, 0), layout=False)
    """As Textual's, but a letter more is no reason to lay the whole screen out again."""
    DOWN = ("down", "pagedown")
    """Keys that lead from the box into the list, beside the one that is bound to ``submit``."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab",
            "complete",
            "Complete",
            id="search.complete",
            tooltip="Take the offered end of the word, else go on",
        ),
        Binding("enter", "submit", "To the list", id="search.enter", tooltip="Go to what was found"),
    ]

    def __init__(self, offer: Callable[[str], Awaitable[str | None]], *, placeholder: str, id: str) -> None:
        """Offer what ``offer`` returns for the text typed so far: that text and more, or None."""
        super().__init__(placeholder=placeholder, id=id, compact=True, suggester=_Offers(self, offer))
        self.offered: tuple[str, str] | None = None
        """What was typed when an offer was made, and what Tab makes of it."""
        self._ahead: list[events.Key] | None = None
        """Keys typed since the one that leaves the box; None while it is not being left."""

    def _forward_event(self, event: events.Event) -> None:
        """Take an event from the app, in the order in which it came; keep keys that are typed ahead."""
        if isinstance(event, events.Key):
            if self._ahead is not None and event.key != "escape":
                self._ahead.append(event)
                return
            self._ahead = [] if self._leads_out(event) else None
        elif isinstance(event, events.Paste) and self._ahead is not None:
            return  # the list has no use for it, and the box is left
        super()._forward_event(event)

    def _leads_out(self, event: events.Key) -> bool:
        """Return whether a key leaves the box for the list."""
        if event.is_printable:
            return False
        bound = self.screen.active_bindings.get(event.key)
        submits = bound is not None and bound.node is self and bound.binding.action == "submit"
        return submits or event.key in self.DOWN

    def take_ahead(self) -> list[events.Key]:
        """Return the keys that were typed ahead; what is typed next is typed here again."""
        keys, self._ahead = self._ahead or [], None
        return keys

    def action_complete(self) -> None:
        """Take the offer; without one, go on."""
        if self.offered and self.offered[0] == self.value and self.cursor_at_end:
            self.value = self.offered[1]
            self.cursor_position = len(self.value)
        else:
            self.screen.focus_next()


class _Offers(Suggester):
    """Asks for an offer once the typing pauses; what only adds to the text is shown behind it."""

    def __init__(self, box: SearchBox, offer: Callable[[str], Awaitable[str | None]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._box = box
        self._offer = offer

    async def get_suggestion(self, value: str) -> str | None:
        """Return the text that is offered for ``value``, where it begins so."""
        await asyncio.sleep(PAUSE)
        if value != self._box.value:
            return None
        whole = await self._offer(value)
        self._box.offered = (value, whole) if whole else None
        return whole if whole and whole.startswith(value) else None
