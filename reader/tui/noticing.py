"""Notices in the corner: the last thing said is the one that stands there, on the screen that it was said on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from textual.screen import ModalScreen, Screen

from index.ingest.clean import screen_text
from reader.tui.aiming import AimedKeys
from reader.tui.render.keys import key_of

if TYPE_CHECKING:
    from textual.app import App
    from textual.notifications import Notification, Notify, SeverityLevel

Result = TypeVar("Result")


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


class NoticingApp(AimedKeys[Result]):
    """An app whose notices are safe to paint and make way for each other."""

    def __init__(self, **options: Any) -> None:
        """Take what Textual's own takes."""
        super().__init__(**options)
        self.notices = Notices(self)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something in a corner for a while; foreign text in it is made safe and never is markup."""
        super().notify(
            screen_text(message), title=screen_text(title), severity=severity, timeout=timeout, markup=False
        )

    def on_notify(self, event: Notify) -> None:
        """Before a notice is shown, let earlier ones make way."""
        self.notices.said(event.notification)

    def action_help_quit(self) -> None:
        """Tell whoever presses Ctrl+C where there is nothing to copy how to leave."""
        self.notify(f"{key_of(self, 'app.quit', 'ctrl+q')} leaves crossread.", timeout=3)
