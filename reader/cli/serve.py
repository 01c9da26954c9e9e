"""``crossread serve``: the app in a browser, on this machine unless told otherwise."""

from __future__ import annotations

import argparse
import errno
import sys

from reader.cli import streams
from reader.cli.exits import Exit, UsageError


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``serve`` to the command line."""
    parser = subparsers.add_parser(
        "serve",
        help="serve the app to a browser on this machine",
        description="Runs the app for each browser tab that opens the page. Whoever can open the page can read and "
        "change the library, so it listens on this machine only, unless --host says otherwise.",
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: 8000)")
    parser.add_argument(
        "--name",
        action="append",
        default=[],
        metavar="HOST",
        help="another name under which browsers reach the server; may be given several times",
    )
    parser.add_argument("--visitors", type=int, default=4, metavar="N", help="tabs at once (default: 4)")
    parser.add_argument("--demo", action="store_true", help="serve the sample story instead of the library")


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted; returns the exit code."""
    if not 0 < args.port < 65536:
        raise UsageError(f"{args.port} is not a port.", hint="Choose one between 1 and 65535.")
    if args.visitors < 1:
        raise UsageError("At least one visitor must be let in.")
    try:
        from reader.serving.server import serve
    except ImportError as error:
        raise UsageError(
            "Serving needs an extra part that is not installed.",
            hint="Install it with: pip install 'crossread[serve]'",
        ) from error
    from index.paths import library_dir
    from reader.serving.limits import Limits, host_names, is_loopback

    command = [sys.executable, "-m", "reader"]
    command += ["demo"] if args.demo else ["--library", str(library_dir(args.library).absolute())]
    if not is_loopback(args.host):
        streams.narrate(
            f"crossread: everyone who reaches {args.host} can read and change this library and its notes."
        )
    shown = f"[{args.host}]" if ":" in args.host else args.host
    streams.narrate(f"crossread: open http://{shown}:{args.port}/ in a browser; Ctrl+C ends it.")
    limits = Limits(host_names(args.host, args.port, args.name), args.visitors)
    try:
        serve(command, args.host, args.port, limits)
    except OSError as error:
        why = "another program has it" if error.errno == errno.EADDRINUSE else error.strerror or error
        raise UsageError(
            f"Nothing can be served at {shown}:{args.port}: {why}.",
            hint="Choose another with --host or --port.",
        ) from error
    return Exit.DONE
