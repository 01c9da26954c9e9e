"""Blocking calls behind a screen: run in a thread, answered on the screen, errors shown in the dialog."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from textual import events
from textual.screen import Screen
from textual.worker import Worker, get_current_worker

from index.errors import CrossreadError
from reader.compare.steps import Stopped, listening
from reader.tui import collecting
from reader.tui.answering import AnsweringScreen
from reader.tui.painting import NearCompositor
from reader.tui.watching import Watch
from reader.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from reader.tui.app import CrossreadApp

T = TypeVar("T")
Result = TypeVar("Result")


def ask(screen: Screen[Any], call: Callable[[], T], done: Callable[[T], object]) -> None:
    """Run ``call`` in a thread for a dialog and then ``done``; an error takes the dialog's place."""

    def work() -> None:
        try:
            result = call()
        except CrossreadError as error:
            screen.call_later(fail, error)
        else:
            screen.call_later(done, result)

    def fail(error: CrossreadError) -> None:
        app = screen.app
        screen.dismiss()
        from reader.tui.app import CrossreadApp

        if isinstance(app, CrossreadApp):
            app.show_error(error)

    screen.run_worker(work, thread=True)


class BackgroundScreen(AnsweringScreen[Result]):
    """A screen that asks its session in threads."""

    _behind_first_frame: tuple[Callable[[], object], ...] | None = ()
    """What waits for the first frame; None once it has been painted."""

    def __init__(self, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        """Make a screen whose frames are worked out from the changed part only."""
        super().__init__(name, id, classes)
        self._watched: dict[str, tuple[Worker[None], Watch]] = {}
        self._compositor = NearCompositor()
        self._take_breakpoints()

    def _take_breakpoints(self) -> None:
        """Begin with the classes of the terminal's size: Textual gives them later, and then styles all anew."""
        width, height = self.app.size
        self.add_class(
            *self._get_breakpoint_classes(width, self.HORIZONTAL_BREAKPOINTS or []),
            *self._get_breakpoint_classes(height, self.VERTICAL_BREAKPOINTS or []),
            update=False,
        )

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """Before the first frame the styles are fresh; Textual would work them out once more."""
        if self._behind_first_frame is not None:
            event.refresh_styles = False
        if (notices := getattr(self.app, "notices", None)) is not None:
            notices.came_to(self)
        self._paint_keys()

    def _on_screen_suspend(self) -> None:
        """Let the row of keys make way for those of what lies over this screen."""
        self._paint_keys()

    def _paint_keys(self) -> None:
        for keys in self.query(KeyLine):
            keys.refresh()

    def _compositor_refresh(self) -> None:
        """Paint nothing while repaints are held back: Textual works out a whole frame at the start that nobody sees."""
        if self.app._batch_count:
            return
        super()._compositor_refresh()
        waiting, self._behind_first_frame = self._behind_first_frame, None
        if waiting is not None and not gc.isenabled():
            collecting.begin()
        for call in waiting or ():
            self.call_later(call)

    def after_first_frame(self, call: Callable[[], object]) -> None:
        """Call something once the screen has been painted: ``call_after_refresh`` does not wait for the app's start."""
        if self._behind_first_frame is None:
            self.call_later(call)
        else:
            self._behind_first_frame = (*self._behind_first_frame, call)

    @property
    def crossread(self) -> CrossreadApp:
        """The app, with what is crossread's own in it."""
        from reader.tui.app import CrossreadApp

        app = self.app
        if not isinstance(app, CrossreadApp):
            raise TypeError("this screen belongs to crossread's app")
        return app

    def fetch(
        self,
        group: str,
        call: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[CrossreadError], object] | None = None,
    ) -> Worker[None]:
        """Run ``call`` in a thread and then ``done`` with its result on the screen.

        A newer call of the same group takes the place of an older one, whose result is dropped. An error goes to
        ``failed``, else to the dialog. What the call tells of itself can be read from ``long_work``.
        """

        def work() -> None:
            worker = get_current_worker()
            watch = Watch(lambda: worker.is_cancelled)
            self._watched[group] = (worker, watch)
            try:
                with listening(watch.tell):
                    result = call()
            except Stopped:
                return
            except CrossreadError as error:
                if not worker.is_cancelled:
                    self.call_later(failed or self.fail, error)
                return
            if not worker.is_cancelled:
                self.call_later(partial(self._deliver, worker, done, result))

        return self.run_worker(work, group=group, exclusive=True, thread=True)

    def long_work(self, *groups: str) -> Watch | None:
        """Return what the call of one of the groups tells of itself, if it has been going on for long."""
        for group in groups:
            worker, watch = self._watched.get(group, (None, None))
            if worker is not None and watch is not None and not worker.is_finished and watch.long:
                return watch
        return None

    def stop_work(self, *groups: str) -> bool:
        """Stop the calls of the groups that have been going on for long; return whether there was one."""
        found = self.long_work(*groups) is not None
        if found:
            for group in groups:
                self.workers.cancel_group(self, group)
        return found

    def _deliver(self, worker: Worker[None], done: Callable[[T], object], result: T) -> object:
        """Hand a result over unless a newer call has been made meanwhile."""
        return None if worker.is_cancelled else done(result)

    def fail(self, error: CrossreadError) -> None:
        """Show an error in the dialog."""
        self.crossread.show_error(error)
