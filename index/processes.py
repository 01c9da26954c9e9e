"""Starting this Python a second time: another process of ours, with the same packages in reach."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_START = (
    "import sys; sys.path[:] = sys.argv.pop().split('\\n'); name = sys.argv.pop();"
    " from importlib import import_module; import_module(name).main()"
)


def start_again(
    module: str, arguments: list[str], *, piped: bool, inherited: Sequence[int] = ()
) -> subprocess.Popen[str] | None:
    """Run ``main()`` of a module in another process; ``sys.argv[1:]`` there are the arguments.

    ``inherited`` are open files that are open there too, under the same numbers.
    It is in a session of its own, so that closing the terminal or Ctrl+C does not end it. Returns None where this
    Python cannot be started again (in a packed program, for instance).
    """
    if not sys.executable or not Path(sys.executable).name.startswith(("python", "pypy")):
        return None
    paths = "\n".join(os.path.abspath(path) for path in sys.path)  # noqa: PTH100 - links must stay
    stream = subprocess.PIPE if piped else subprocess.DEVNULL
    try:
        return subprocess.Popen(
            [sys.executable, "-P", "-c", _START, *arguments, module, paths],
            stdin=stream,
            stdout=stream,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
            pass_fds=inherited,
        )
    except OSError:
        return None
