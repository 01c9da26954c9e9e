"""Which command is meant, and how a command line ends."""

from __future__ import annotations

import os
import signal
import time

import pytest

from index.errors import ConfigError, IngestError, NotFoundError, QueryError, StoreError
from reader.cli import interrupts
from reader.cli.exits import Exit, UsageError, exit_for
from reader.cli.main import COMMANDS, first_word, installed, run
from reader.cli.parser import CommandParser
from reader.cli.sources import could_be_source

pytestmark = pytest.mark.usefixtures("home")


@pytest.mark.parametrize(
    ("argv", "word"),
    [
        ([], None),
        (["list"], "list"),
        (["--library", "list", "search", "x"], "search"),
        (["--library=list", "add"], "add"),
        (["--debug", "list"], "list"),
        (["--", "list"], None),
        (["-", "b.txt"], "-"),
        (["--version"], None),
        (["--story", "list"], None),
    ],
)
def test_the_first_word_is_found_behind_options(argv: list[str], word: str | None) -> None:
    assert first_word(argv) == word


@pytest.mark.parametrize(
    ("typed", "meant"), [("serach", "search"), ("compair", "compare"), ("ls", "list"), ("expot", "export")]
)
def test_a_mistyped_command_is_answered_with_the_near_ones(
    typed: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([typed, "x"]) == Exit.USAGE
    said = capsys.readouterr()
    assert said.out == ""
    assert typed in said.err
    assert meant in said.err


def test_a_word_that_is_near_nothing_leads_to_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["zzzzqq"]) == Exit.USAGE
    assert "--help" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("word", "may"), [("a/b", True), ("x.txt", True), ("12ab34cd56ef", True), ("-", True)]
)
def test_what_may_be_a_source_is_not_called_a_mistyped_command(word: str, may: bool) -> None:
    assert could_be_source(word) is may


@pytest.mark.parametrize("word", ["added", "facade", "news", "list"])
def test_an_english_word_is_not_taken_for_an_id(word: str) -> None:
    assert not could_be_source(word)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (StoreError("x"), 3),
        (UsageError("x"), 2),
        (QueryError("x"), 2),
        (ConfigError("x"), 2),
        (IngestError("x"), 1),
        (NotFoundError("x"), 1),
    ],
)
def test_each_error_has_its_exit_code(error: StoreError, code: int) -> None:
    assert exit_for(error) == code


def test_options_may_stand_between_arguments() -> None:
    parser = CommandParser(prog="x")
    parser.add_argument("words", nargs="+")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args(["a", "--json", "b", "--library", "here", "c"])
    assert (args.words, args.json, args.library) == (["a", "b", "c"], True, "here")


def test_the_library_may_be_named_before_or_after_the_command() -> None:
    for argv in (["--library", "d", "go", "x"], ["go", "x", "--library", "d"], ["go", "--library", "d", "x"]):
        parser = CommandParser(prog="x")
        command = parser.add_subparsers(dest="command").add_parser("go")
        command.add_argument("word")
        args = parser.parse_args(argv)
        assert (args.command, args.word, args.library) == ("go", "x", "d")


@pytest.mark.parametrize("name", [name for name, command in COMMANDS.items() if installed(command)])
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == Exit.DONE
    said = capsys.readouterr()
    assert said.out.startswith(f"usage: crossread {name}")
    assert "--library" in said.out
    assert said.err == ""


def test_the_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == Exit.DONE
    out = capsys.readouterr().out
    for name, command in COMMANDS.items():
        assert (f"\n  {name} " in out) is installed(command)


def test_the_commands_of_the_contract_are_all_there() -> None:
    contract = "demo add list search stories compare note export import remove reindex doctor serve"
    assert [name for name in contract.split() if not installed(COMMANDS[name])] == []


def test_the_version_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    from index.version import VERSION

    assert run(["--version"]) == Exit.DONE
    assert capsys.readouterr().out == f"crossread {VERSION}\n"


@pytest.mark.parametrize(
    "argv", [["list", "--nonsense"], ["compare"], ["search"], ["list", "--limit", "0"], ["add"], ["remove"]]
)
def test_wrong_usage_ends_with_two_and_says_where_help_is(
    argv: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(argv) == Exit.USAGE
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert said.err.startswith("crossread")


def test_without_a_terminal_the_app_says_so_plainly(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == Exit.USAGE
    assert "needs a terminal" in capsys.readouterr().err


def test_an_error_of_our_own_is_one_line_and_its_traceback_goes_to_the_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from index.paths import log_file
    from reader.cli import stories

    def fail(args: object) -> int:
        raise RuntimeError("broken\x1b[31m on purpose")

    monkeypatch.setattr(stories, "run", fail)
    assert run(["stories"]) == Exit.PARTLY
    said = capsys.readouterr().err
    assert "RuntimeError" in said and "--debug" in said
    assert "Traceback" not in said and "\x1b" not in said
    assert run(["stories", "--debug"]) == Exit.PARTLY
    said = capsys.readouterr().err
    assert "Traceback" not in said and str(log_file()) in said
    logged = log_file().read_text("utf-8")
    assert "Traceback" in logged and "\x1b" not in logged
    assert log_file().stat().st_mode & 0o077 == 0


def test_ctrl_c_ends_cleanly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from reader.cli import stories

    def interrupt(args: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(stories, "run", interrupt)
    assert run(["stories"]) == 130
    assert capsys.readouterr().err == "crossread: interrupted\n"


def test_ctrl_c_inside_a_callback_whose_errors_are_dropped_is_not_lost() -> None:
    class Dropped:
        def __del__(self) -> None:
            os.kill(os.getpid(), signal.SIGINT)
            for _ in range(1000):
                pass

    # A job in the background begins without Python's handler.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt), interrupts.heeded():
            one = Dropped()
            del one
            time.sleep(5)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)


def test_what_somebody_else_does_about_ctrl_c_is_left_alone() -> None:
    def own(*_: object) -> None:
        raise AssertionError

    before = signal.signal(signal.SIGINT, own)
    try:
        with interrupts.heeded():
            assert signal.getsignal(signal.SIGINT) is own
    finally:
        signal.signal(signal.SIGINT, before)
