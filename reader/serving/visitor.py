"""One visitor: the app in a process of its own, which ends with the visit whatever it is doing."""

from __future__ import annotations

import asyncio
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Sequence

from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

PATIENCE = 3.0
"""Seconds that an app is given to end on its own, and again after it was told to."""


class Visitor(AppService):
    """Runs a command without a shell and passes on what the browser and the app say to each other."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        write_bytes: Callable[[bytes], Awaitable[None]],
        write_str: Callable[[str], Awaitable[None]],
        close: Callable[[], Awaitable[None]],
        download_manager: DownloadManager,
    ) -> None:
        """Take the command as a list of words, and what to do with what the app writes."""
        super().__init__(
            "",
            write_bytes=write_bytes,
            write_str=write_str,
            close=close,
            download_manager=download_manager,
        )
        self.words = tuple(command)

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Start the process, without the shell that textual-serve would use."""
        environment = self._build_environment(width=width, height=height)
        environment["TEXTUAL_DRIVER"] = "reader.serving.driver:ServedDriver"
        process = await asyncio.create_subprocess_exec(
            *self.words, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment
        )
        self._process, self._stdin = process, process.stdin
        return process

    async def end(self) -> None:
        """Ask the app to leave; make it, where it does not."""
        process = self._process
        if process is None:
            return
        try:
            await asyncio.wait_for(self.stop(), PATIENCE)
        except (TimeoutError, ConnectionError):
            self._task = None
        for force in (process.terminate, process.kill):
            if process.returncode is None:
                force()
                try:
                    await asyncio.wait_for(process.wait(), PATIENCE)
                except TimeoutError:
                    continue
        if process.stdin is not None:
            process.stdin.close()
        await process.wait()
