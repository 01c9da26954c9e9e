"""Notices in the corner: the last thing said is the one that stands there, on the screen that it was said on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.screen import ModalScreen, Screen

if TYPE_CHECKING:
    from textual.app import App
    from textual.notifications import Notification


class Notices:
    """Which screen each notice was said on.

    What answers a key is an information without a title. It makes way for the answer to the next key, and it goes with
    its screen, since on another one the keys that it names do other things. Warnings, and what work behind the screen
    tells under a title, stay as long as they were meant to.
    """

    def __init__(self, app: App[Any]) -> None:
        """Watch over the notices of an app."""
        self._app = app
        self._said_on: dict[str, Screen[Any]] = {}

    def said(self, notice: Notification) -> None:
        """Let earlier answers make way for a notice that is about to be shown."""
        if _answers(notice):
            self._drop([one for one in self._app._notifications if _answers(one)])
            self._said_on.clear()
            self._said_on[notice.identity] = self._screen_in_front()

    def came_to(self, screen: Screen[Any]) -> None:
        """Drop what was said on other screens."""
        self._drop(
            [one for one in self._app._notifications if self._said_on.get(one.identity, screen) is not screen]
        )

    def _drop(self, notices: list[Notification]) -> None:
        for notice in notices:
            self._said_on.pop(notice.identity, None)
            self._app._unnotify(notice)

    def _screen_in_front(self) -> Screen[Any]:
        """Return the screen that is in front, the one below where that is a dialog."""
        stack = self._app.screen_stack
        return next((one for one in reversed(stack) if not isinstance(one, ModalScreen)), stack[-1])


def _answers(notice: Notification) -> bool:
    """Return whether a notice answers a key."""
    return notice.severity == "information" and not notice.title
