"""What is said when the app ends by an error of its own: one safe line; the traceback goes to the log."""

from __future__ import annotations

from rich.text import Text
from textual.worker import WorkerFailed


def crash_line(error: BaseException | None) -> Text:
    """Write the traceback to the log and return the line for the terminal; article text is never markup."""
    from index.ingest.clean import screen_text
    from reader.cli.log import write_traceback

    if isinstance(error, WorkerFailed):
        error = error.error
    if error is None:
        return Text("crossread: the app ended by an error of its own")
    log = write_traceback(error)
    said = f"crossread: the app ended by an error of its own: {type(error).__name__}: {error}"
    line = " ".join(screen_text(said).split())[:300]
    return Text(f"{line}\n{f'The details are in {log}' if log else 'The log could not be written'}")
