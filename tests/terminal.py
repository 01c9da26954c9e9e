"""A command in a pseudo-terminal, and its screen as a terminal emulator sees it."""

from __future__ import annotations

import codecs
import fcntl
import os
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType

import pyte

UNREADABLE = re.compile(
    r"\x1b\[[<=>][0-9;:]*[A-Za-z]|\x1b\[\??[0-9;]*\$[a-z]|\x1b[P_^X\]][^\x1b\x07]*(?:\x1b\\|\x07)"
    r"|\x1b\[\?[0-9;]*[a-gi-km-z]|\x1b\[[0-9;]*t"
)
"""Sequences that real terminals obey or ignore, but that pyte would print."""
UNFINISHED = re.compile(r"\x1b(?:\[[<=>?]?[0-9;:]*\$?|[P_^X\]][^\x1b\x07]*\x1b?)?$")


class Terminal:
    """Runs a command in a new session with a terminal of its own; a context manager."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        size: tuple[int, int] = (120, 36),
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.screen = pyte.Screen(*size)
        self.raw = bytearray()
        self.status: int | None = None
        self._stream = pyte.Stream(self.screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})}
        for name in ("COLUMNS", "LINES", "TMUX", "NO_COLOR"):
            if name not in (env or {}):
                environment.pop(name, None)
        controller, terminal = os.openpty()
        self._resize(controller, size)
        self.settings = termios.tcgetattr(terminal)
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.close(controller)
                os.setsid()
                fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
                for stream in (0, 1, 2):
                    os.dup2(terminal, stream)
                # Tests started in the background ignore interrupts; what runs in a terminal does not.
                for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
                    signal.signal(number, signal.SIG_DFL)
                os.execvpe(command[0], list(command), environment)
            finally:
                os._exit(127)
        self._controller, self._terminal = controller, terminal

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.status is None:
            for number in (signal.SIGCONT, signal.SIGTERM, signal.SIGKILL):
                try:
                    os.killpg(self.pid, number)
                except ProcessLookupError:
                    break
                if self.ended(1.0 if number == signal.SIGTERM else 0.0):
                    break
        if self.status is None:
            os.waitpid(self.pid, 0)
        os.close(self._controller)
        os.close(self._terminal)

    @staticmethod
    def _resize(fd: int, size: tuple[int, int]) -> None:
        fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def send(self, keys: str) -> None:
        os.write(self._controller, keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(rows, columns)
        self._resize(self._controller, (columns, rows))

    def read(self, seconds: float) -> bool:
        """Take in what arrives within a time; returns whether anything did."""
        if not select.select([self._controller], [], [], seconds)[0]:
            return False
        data = os.read(self._controller, 65536)
        self.raw += data
        text = self._rest + self._decoder.decode(data)
        unfinished = UNFINISHED.search(text)
        self._rest = text[unfinished.start() :] if unfinished else ""
        self._stream.feed(UNREADABLE.sub("", text[: unfinished.start()] if unfinished else text))
        return True

    def press(self, *keys: str) -> None:
        """Send keys as a person does: the next one when the screen has answered the last."""
        for key in keys:
            self.send(key)
            self.read(10)
            while self.read(0.15):
                pass

    def wait_for(self, *texts: str, seconds: float = 30) -> None:
        """Read until all texts are on the screen at once."""
        end = time.monotonic() + seconds
        while not all(text in self.text for text in texts):
            left = end - time.monotonic()
            assert left > 0, f"{texts} did not appear on:\n{self.text}"
            self.read(left)

    def wait_without(self, text: str, seconds: float = 30) -> None:
        """Read until a text is gone from the screen."""
        end = time.monotonic() + seconds
        while text in self.text:
            left = end - time.monotonic()
            assert left > 0, f"{text} did not go away from:\n{self.text}"
            self.read(left)

    def ended(self, seconds: float = 90) -> bool:
        """Read until the command has ended; returns whether it did."""
        end = time.monotonic() + seconds
        while self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
                break
            if time.monotonic() > end:
                return False
            self.read(0.02)
        while self.read(0.05):
            pass
        return True

    def is_sane(self) -> bool:
        """Return whether the terminal is as it was: main screen, cursor, no mouse, lines as before."""
        last = {}
        for modes, state in re.findall(rb"\x1b\[\?([0-9;]+)([hl])", bytes(self.raw)):
            for mode in modes.split(b";"):
                last[int(mode)] = state == b"h"
        modes_off = not any(last.get(mode) for mode in (1000, 1002, 1003, 1004, 1006, 1015, 1049, 2004))
        return modes_off and last.get(25, True) and termios.tcgetattr(self._terminal) == self.settings
