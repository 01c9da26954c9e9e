"""The search box: one line that offers how its last word may go on; Tab or the right arrow takes the offer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.suggester import Suggester
from textual.widgets import Input

PAUSE = 0.1
"""Seconds without a key after which words are looked up."""


class SearchBox(Input):
    """An input whose offer Tab takes; without one, Tab goes on to the next place as everywhere."""

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

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Return whether a key is typed here; Textual's own does not know that ``slash`` is a character."""
        from reader.tui.keymap import CHARACTERS

        return super().check_consume_key(key, character) or key in CHARACTERS

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
        whole = await self._offer(value)
        self._box.offered = (value, whole) if whole else None
        return whole if whole and whole.startswith(value) else None
