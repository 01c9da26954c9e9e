"""JSON and lines that are safe for any terminal and any encoding."""

from __future__ import annotations

import io
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli import output, streams
from reader.cli.output import Piece, line

ANY = st.text(st.characters(exclude_categories=()).filter(lambda c: not "\ud800" <= c < "\udc00"))
"""Any text that a file name or an article can hold, lone surrogates of undecodable bytes included."""


@given(st.recursive(ANY, lambda inner: st.lists(inner, max_size=3)))
def test_json_comes_back_as_it_was_and_holds_no_control(value: object) -> None:
    for ascii_only in (False, True):
        written = streams.dumps(value, ascii_only=ascii_only)
        assert json.loads(written) == value
        written.encode("utf-8")
        assert not any((ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 for c in written)
        assert not set(written) & set("\u202e\u2066\u2028\ufeff\u200b")


def test_lines_in_a_pipe_are_plain_and_whole(capsys: pytest.CaptureFixture[str]) -> None:
    output.write_lines([line(Piece("a" * 300, "title"), " [red]b[/red]", indent=2), line()])
    assert capsys.readouterr().out == "  " + "a" * 300 + " [red]b[/red]\n\n"


def test_a_table_in_a_pipe_is_tab_separated_without_headings(capsys: pytest.CaptureFixture[str]) -> None:
    output.write_table(("id", "title"), [("1", "a\tb\nc"), ("2", "[bold]")])
    assert capsys.readouterr().out == "1\ta b c\n2\t[bold]\n"


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def on_terminal(monkeypatch: pytest.MonkeyPatch, **environment: str) -> io.BytesIO:
    raw = io.BytesIO()
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"TERM": "xterm-256color", "COLUMNS": "40", **environment}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Terminal(raw, encoding="utf-8", write_through=True))
    output._console.cache_clear()
    return raw


def test_lines_on_a_terminal_wrap_under_their_indent_in_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = on_terminal(monkeypatch)
    output.write_lines([line(Piece("word " * 20, "divergent"), "[/red]", indent=2, hang=2)])
    written = raw.getvalue().decode()
    assert "\x1b[" in written and "[/red]" in written
    monkeypatch.setenv("NO_COLOR", "1")
    raw = on_terminal(monkeypatch, NO_COLOR="1")
    output.write_lines([line(Piece("word " * 20, "shared"), indent=2, hang=2)])
    rows = raw.getvalue().decode().splitlines()
    assert rows[0].startswith("  word") and all(row.startswith("    word") for row in rows[1:])
    assert all(len(row) <= 40 for row in rows) and len(rows) > 2
    assert "\x1b[3" not in raw.getvalue().decode(), "NO_COLOR means no colour"


def test_foreign_escapes_never_reach_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = on_terminal(monkeypatch, NO_COLOR="1")
    output.write_table(("title",), [("\x1b]52;c;eA==\x07\x9b31m evil",)])
    output.write_lines([line("\x1b[2J\x9d evil")])
    streams.write(streams.one_line("\x1b[2J\x9d evil"))
    written = raw.getvalue().decode()
    assert "evil" in written
    assert (
        "\x1b]" not in written
        and "\x1b[2J" not in written
        and "\x9b" not in written
        and "\x9d" not in written
    )


def test_stdout_that_cannot_carry_a_glyph_gets_a_plain_one(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii", write_through=True))
    streams.prepare()
    streams.write("six ≠ “five” – Ørland 😀 \udcff")
    streams.write_json({"é": "😀\udcff"})
    first, rest = raw.getvalue().decode("ascii").split("\n", 1)
    assert first.startswith('six != "five" - ')
    assert json.loads(rest) == {"é": "😀\udcff"}


def test_a_document_on_a_terminal_without_our_signs_spells_them(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    shown = Terminal(raw, encoding="ascii", errors="backslashreplace", write_through=True)
    monkeypatch.setattr(sys, "stdout", shown)
    streams.write_document("3 ≠ 4, “so”\n")
    assert raw.getvalue() == b'3 != 4, "so"\n'
