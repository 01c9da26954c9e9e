"""Keys that were typed faster than they are handled go where the keyboard is when their turn comes."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from time import monotonic
from typing import Any, Generic, TypeVar

from textual import events
from textual.app import App
from textual.widget import Widget

Result = TypeVar("Result")
REMEMBERED = 100
"""Keys whose aim is remembered; more are never on their way."""


class AimedKeys(App[Result], Generic[Result]):
    """An app that sends a key on where an earlier one has moved the focus meanwhile.

    Textual sends every key to the widget that has the focus when it arrives. Of ``/words``, typed while the app
    started or over a slow line, only the first key was meant for that widget; the others, typed into what it opens,
    would be taken for commands.
    """

    def __init__(self, **options: Any) -> None:
        """Make an app to which no key has come yet."""
        self._aimed: deque[tuple[events.Key, Widget]] = deque(maxlen=REMEMBERED)
        self._typed = monotonic()
        super().__init__(**options)

    @property
    def idle(self) -> float:
        """Seconds since the last key."""
        return monotonic() - self._typed

    async def on_event(self, event: events.Event) -> None:
        """Handle an event, a key anew where its target has lost the focus before it could do anything."""
        if isinstance(event, events.Key) and self.screen_stack:
            self._typed = monotonic()
            target = self.focused or self.screen
            if event.is_forwarded and self._aim(event) not in (None, target):
                event = events.Key(event.key, event.character)
            if not event.is_forwarded:
                self._aimed.append((event, target))
        await super().on_event(event)

    def hand_on(self, keys: Iterable[events.Key], target: Widget) -> None:
        """Send keys that were kept back to a widget, in front of those that are typed from now on."""
        for key in keys:
            again = events.Key(key.key, key.character)
            again.set_sender(self)
            self._aimed.append((again, target))
            target._forward_event(again)

    def _aim(self, event: events.Key) -> Widget | None:
        """Return what a key that has come back without being handled was aimed at, where that is remembered."""
        return next((target for aimed, target in self._aimed if aimed is event), None)
