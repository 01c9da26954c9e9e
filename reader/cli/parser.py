"""The argument parser of every command: common options everywhere, options between arguments."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn


class CommandParser(argparse.ArgumentParser):
    """A parser that knows ``--library`` and ``--debug`` and lets options stand between arguments.

    Sub-parsers made from it are of this class too, so the common options may stand before or after the command's name.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        """Make a parser; ``options`` are those of ``argparse.ArgumentParser``."""
        options.setdefault("allow_abbrev", False)
        super().__init__(*args, **options)
        self._intermixing = False
        common = self.add_argument_group("everywhere")
        common.add_argument(
            "--library",
            metavar="DIR",
            default=argparse.SUPPRESS,
            help="another library than the usual one (or set CROSSREAD_LIBRARY)",
        )
        common.add_argument(
            "--debug",
            action="store_true",
            default=argparse.SUPPRESS,
            help="write the details of an error to the log file",
        )

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse as argparse does, but take ``A --json B`` like ``--json A B`` where there is no sub-command."""
        if self._intermixing or self._subparsers is not None or (args is not None and "--" in args):
            return super().parse_known_args(args, namespace)
        self._intermixing = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._intermixing = False

    def error(self, message: str) -> NoReturn:
        """Name what is wrong and where help is, and leave with exit code 2."""
        from index.ingest.clean import screen_text

        message = screen_text(message).replace("\n", " ")
        self.exit(2, f"{self.prog}: {message}. Try “{self.prog} --help”.\n")
