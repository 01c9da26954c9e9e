"""What the served app paints through: Textual's driver for the web, ending the app when its server is gone."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import partial
from typing import Any

from textual import messages
from textual.drivers.web_driver import WebDriver


class ServedDriver(WebDriver):
    """Ends the app where the pipe to the server is closed.

    A server that is killed can end nobody; without this its apps would go on waiting for ever.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._write = partial(_put, self.fileno)

    def run_input_thread(self) -> None:
        """Dispatch input until the server closes the pipe, then leave."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._app.call_from_thread(self._app.post_message, messages.ExitApp())


def _put(file: int, data: bytes) -> int:
    """Write all of it; what nobody reads any more is dropped."""
    with suppress(BrokenPipeError):
        return os.write(file, data)
    return len(data)
