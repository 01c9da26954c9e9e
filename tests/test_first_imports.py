"""What a command imports, looked at in a process of its own: start-up is felt."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def imported(code: str) -> set[str]:
    """Names of the modules that a fresh process has imported after running some code."""
    code += "\nimport sys; print('imported', *sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.rpartition("imported ")[2].split())


@pytest.mark.parametrize("words", [["search", "ferry"], ["list"], ["stories"]])
def test_commands_that_print_import_no_app(words: list[str], tmp_path: Path) -> None:
    argv = ["--library", str(tmp_path / "library"), *words]
    found = imported(f"from reader.cli.main import run\nrun({argv!r})")
    assert "reader.cli.main" in found
    assert not {"textual", "reader.tui"} & found


def test_the_first_frame_of_a_comparison_waits_for_nothing_it_does_not_show() -> None:
    found = imported("import reader.tui.app, reader.tui.screens.compare, reader.tui.views.columns")
    assert "reader.tui.views.columns" in found
    assert (
        not {
            "dateparser",
            "index.fulltext",
            "index.library",
            "reader.compare.model",
            "reader.compare.story",
            "reader.notes",
            "reader.tui.convert",
            "reader.tui.values",
            "reader.tui.views.matrix",
            "sqlite3",
            "tomllib",
            "whoosh",
        }
        & found
    )


def test_the_first_frame_of_a_library_waits_for_nothing_it_does_not_show(tmp_path: Path) -> None:
    code = "import reader.tui.app, reader.tui.screens.library\nfrom reader.tui.session import Session\n"
    code += f"from pathlib import Path\nview, page = Session(Path({str(tmp_path)!r})).begin(100)\n"
    code += "assert page is not None"
    imported(code)  # makes the library, which is more than opening it
    found = imported(code)
    assert {"reader.tui.screens.library", "index.library", "reader.tui.convert"} <= found
    assert (
        not {
            "index.fulltext",
            "index.sentences",
            "index.store.sameness",
            "reader.compare.model",
            "reader.compare.story",
            "reader.notes",
            "reader.tui.screens.compare",
            "textual.widgets._data_table",
            "textual.widgets._markdown",
            "tomllib",
            "whoosh",
        }
        & found
    )


def test_the_help_opens_without_what_compares() -> None:
    found = imported("from reader.tui.keymap import known_bindings\nknown_bindings()")
    assert "reader.tui.screens.help" in found
    assert not {"numpy", "reader.compare.diverge", "reader.compare.story", "whoosh"} & found
