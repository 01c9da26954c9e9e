"""The command line: which command is meant, and how it ends. Loads only the chosen command's module."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from index import waiting
from index.errors import CrossreadError
from reader.cli import interrupts, streams
from reader.cli.exits import Exit, UsageError, exit_for
from reader.cli.parser import CommandParser

PROG = "crossread"


class Command(NamedTuple):
    """Where a command lives and what it does, in one line."""

    module: str
    """Has ``add_parser(subparsers)``, ``run(args) -> int`` and perhaps ``prepare(argv)``, which respells arguments."""
    help: str


COMMANDS = {
    "demo": Command("reader.cli.demo", "open the app on the sample story that ships with crossread"),
    "add": Command("reader.cli.add", "read files, folders, URLs or feeds into the library"),
    "list": Command("reader.cli.list", "list the library's articles"),
    "search": Command("reader.cli.search", "search the library's articles"),
    "stories": Command("reader.cli.stories", "list the groups of articles on one event"),
    "compare": Command("reader.cli.compare", "print what two or more articles share and where they differ"),
    "link": Command("reader.cli.link", "say that two sentences state one fact, or that they do not"),
    "note": Command("reader.cli.note", "write, list, edit and delete notes on quotations"),
    "export": Command("reader.cli.export", "write annotations as W3C JSON-LD, JSON lines, CSV, Markdown, …"),
    "import": Command("reader.cli.import_", "take in annotations from an export"),
    "remove": Command("reader.cli.remove", "remove articles from the library"),
    "follow": Command("reader.cli.follow", "follow a feed"),
    "fetch": Command("reader.cli.fetch", "fetch new entries of the feeds you follow"),
    "watch": Command("reader.cli.watch", "add whatever arrives in a folder"),
    "reindex": Command("reader.cli.reindex", "rebuild the search index from the library"),
    "backup": Command("reader.cli.backup", "write the whole library to one file"),
    "restore": Command("reader.cli.restore", "bring a backup back"),
    "doctor": Command("reader.cli.doctor", "show where everything is and whether it is sound"),
    "serve": Command("reader.cli.serve", "serve the app to a browser on this machine"),
}
"""Every command by its name; a command whose module is not installed is not offered."""

_OF_EVENTS = ("demo", "serve")
"""Commands whose event loop looks after Ctrl+C itself, as that of the app does."""

_APP = Command("reader.cli.app", "open the app")


def run(argv: Sequence[str]) -> int:
    """Run the command line ``argv`` (without the program's name) and return the exit code; never raises."""
    streams.prepare()
    waiting.listen(_say_waiting)
    try:
        code = _parsed_and_run(list(argv))
        streams.flush()
        return code
    except KeyboardInterrupt:
        streams.narrate("crossread: interrupted")
        return Exit.INTERRUPTED
    except BrokenPipeError:
        streams.abandon_stdout()
        return Exit.DONE
    except CrossreadError as error:
        return _report(error, f"{PROG}: {error}", exit_for(error), debug="--debug" in argv)
    except OSError as error:
        where = f" ({streams.one_line(str(error.filename))})" if error.filename else ""
        streams.abandon_stdout()
        return _report(
            error, f"{PROG}: {error.strerror or error}{where}", Exit.PARTLY, debug="--debug" in argv
        )
    except Exception as error:  # noqa: BLE001 - the last barrier: no traceback reaches a user
        said = f"{PROG}: an error of crossread's own: {type(error).__name__}: {error}"
        return _report(error, said, Exit.PARTLY, debug="--debug" in argv, own=True)


def _say_waiting(text: str) -> None:
    """Say on stderr that a write waits for another process."""
    streams.narrate(f"{PROG}: {text}")


def _parsed_and_run(argv: list[str]) -> int:
    """Run the command; the parser leaves by ``SystemExit`` after help and on wrong usage."""
    try:
        return _dispatch(argv)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else Exit.DONE


def _dispatch(argv: list[str]) -> int:
    """Find the command that is meant, parse the rest with its own parser and run it."""
    word = first_word(argv)
    if word is None and ("--version" in argv or "-V" in argv):
        from index.version import VERSION

        streams.write(f"{PROG} {VERSION}")
        return Exit.DONE
    if word in COMMANDS and installed(COMMANDS[word]):
        module = import_module(COMMANDS[word].module)
        parser = _root()
        module.add_parser(parser.add_subparsers(dest="command", metavar="COMMAND", prog=PROG))
        spelled = module.prepare(argv) if hasattr(module, "prepare") else argv
        args = parser.parse_args(spelled, argparse.Namespace(library=None, debug=False))
        if word not in _OF_EVENTS:
            with interrupts.heeded():
                return int(module.run(args))
    else:
        if word is not None:
            _refuse_mistyped(word)
        module = import_module(_APP.module)
        parser = _root()
        module.add_arguments(parser)
        args = parser.parse_args(argv, argparse.Namespace(library=None, debug=False))
    return int(module.run(args))


def _root() -> CommandParser:
    """Make the parser of the program itself, with the list of commands in its help."""
    offered = [(name, command.help) for name, command in COMMANDS.items() if installed(command)]
    width = max(len(name) for name, _ in offered)
    listing = "\n".join(f"  {name:<{width}}  {help_}" for name, help_ in offered)
    return CommandParser(
        prog=PROG,
        usage=f"{PROG} [SOURCE ...]\n       {PROG} COMMAND [...]",
        description="Read what several outlets report about one event side by side.\n\n"
        "With SOURCEs (files, folders or article ids) the app opens on the comparison of these; nothing but\n"
        "notes is stored. Without, it opens the library.",
        epilog=f"commands:\n{listing}\n\n“{PROG} COMMAND --help” tells more. Exit codes: 0 done, 1 some of the work "
        "failed,\n2 wrong usage, 3 the library cannot be used.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def installed(command: Command) -> bool:
    """Return whether the command's module is there."""
    return (Path(__file__).parent / (command.module.rsplit(".", 1)[1] + ".py")).exists()


def first_word(argv: Sequence[str]) -> str | None:
    """Return the first argument that is neither an option nor an option's value, or None (also after ``--``)."""
    skip = False
    for argument in argv:
        if skip:
            skip = False
        elif argument == "--":
            return None
        elif argument in ("--library", "--story"):
            skip = True
        elif not argument.startswith("-") or argument == "-":
            return argument
    return None


def _refuse_mistyped(word: str) -> None:
    """Raise ``UsageError`` for a first word that is no command and cannot be a source."""
    from reader.cli.sources import could_be_source

    if could_be_source(word):
        return
    from difflib import get_close_matches

    names = [name for name, command in COMMANDS.items() if installed(command)]
    near = get_close_matches(word.casefold(), names, n=3, cutoff=0.55)
    if not near and re.fullmatch(r"\w{2,}", word):
        near = [name for name in names if name.startswith(word.casefold())][:3]
    if near:
        hint = f"Did you mean {' or '.join(f'“{PROG} {name}”' for name in near)}?"
    else:
        hint = f"“{PROG} --help” lists the commands."
    raise UsageError(f"“{word}” is neither a command nor a file, folder or article id.", hint=hint)


def _report(error: BaseException, said: str, code: Exit, *, debug: bool, own: bool = False) -> Exit:
    """Say in one line what failed; with ``debug`` write the traceback to the log and say where."""
    streams.narrate(streams.one_line(said))
    if debug:
        from reader.cli.log import write_traceback

        written = write_traceback(error)
        streams.narrate(
            f"crossread: the details are in {written}"
            if written
            else "crossread: the log could not be written"
        )
    elif own:
        streams.narrate("crossread: run it again with --debug to write the details to the log")
    return code
