"""Waiting for the app's work."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.worker import WorkerCancelled


async def all_done(app: App[Any]) -> None:
    """Wait for every worker. One that was cancelled counts as done: a newer one has taken its place."""
    for worker in list(app.workers):
        try:
            await worker.wait()
        except WorkerCancelled:
            continue
