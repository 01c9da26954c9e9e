"""A process that tidies the search index behind the back of whoever added a few articles, and who is answered already.

Nothing depends on it but the speed of searches: killed, or never started, it leaves the index as it was.

    index.tidying FOLDER ENGINE HANDLE    the last is an open file that holds the tidier's lock
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from index.processes import start_again

COURTESY = 10
"""How far behind others the process puts itself (``nice``)."""


def start_tidying(folder: Path, engine: str, claim: int) -> None:
    """Tidy the index in a folder in another process; return at once.

    ``claim`` is what ``Engine.claim_tidying`` returned. The other process inherits it, so that while it starts nobody
    else starts one; here it is closed.
    """
    try:
        arguments = [str(folder.absolute()), engine, str(claim)]
        process = start_again(__name__, arguments, piped=False, inherited=(claim,))
    finally:
        os.close(claim)
    if process is not None:
        # Who ends must be waited for, or it stays in the system's table as long as this process lives.
        threading.Thread(target=process.wait, name="tidying", daemon=True).start()


def main() -> None:
    """Tidy the index in ``sys.argv[1]`` with the engine of the name ``sys.argv[2]``; ``sys.argv[3]`` is the claim."""
    from index.errors import CrossreadError
    from index.fulltext import open_engine
    from index.fulltext.engine import DamagedIndexError

    os.nice(COURTESY)
    os.chdir("/")
    try:
        engine = open_engine(Path(sys.argv[1]), sys.argv[2])
        os.close(int(sys.argv[3]))  # ``tidy`` takes the lock itself
        engine.tidy()
        engine.close()
    except (CrossreadError, DamagedIndexError, OSError):
        # Whoever uses the index next finds what is wrong with it and says so to somebody who listens.
        sys.exit(1)
