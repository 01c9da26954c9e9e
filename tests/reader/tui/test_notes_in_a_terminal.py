"""Notes from end to end: a real terminal, a killed app, the command line, another library, a changed article."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from reader.sample import sample_folder
from reader.tui.screens.note_editor import DEBOUNCE
from tests.reader.tui.terminal_kit import COMMAND, ROOT, home
from tests.terminal import Terminal

NEWS = ROOT.parent / "shared" / "articles"
SIZE = (160, 48)
NOTE = "Who counted? Ask the hospital. עברית 👩🏽‍🚒"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with the articles of one story: real ones where there are any, else the sample's."""
    source = NEWS if NEWS.is_dir() else sample_folder()
    kept = tmp_path / "articles"
    kept.mkdir()
    for path in sorted(source.iterdir()):
        if path.suffix in (".txt", ".md", ".html", ".json"):
            shutil.copy(path, kept)
    return kept


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return home(tmp_path)


def run(env: dict[str, str], *args: str, status: int = 0) -> str:
    done = subprocess.run(
        [*COMMAND, *args], env={**os.environ, **env}, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == status, done.stderr
    return done.stdout


def notes(env: dict[str, str], *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(env, "note", "list", *words, "--json"))["annotations"]
    return found


def killed(terminal: Terminal) -> None:
    """Kill the app as a power cut would."""
    os.killpg(terminal.pid, signal.SIGKILL)
    assert terminal.ended()
    assert terminal.status == -signal.SIGKILL


def tag_a_conflict(env: dict[str, str]) -> None:
    """With the keyboard alone: open the story, go to its first conflict, tag both sides, write a note; then die."""
    with Terminal(COMMAND, env=env, size=SIZE) as terminal:
        terminal.wait_for("5 articles")
        terminal.press("a")
        terminal.wait_for("5 ticked")
        terminal.press("c")
        terminal.wait_for("contested", seconds=60)
        terminal.press("4")
        terminal.wait_for("reviewed")
        terminal.press("T")
        terminal.wait_for("both sides", "disputed")
        terminal.press("d")
        terminal.wait_for("Tagged disputed in")
        terminal.press("a")
        terminal.wait_for("New note")
        terminal.send(NOTE)
        terminal.wait_for("hospital.")
        terminal.press("\x18")
        terminal.wait_for("The note is kept.")
        killed(terminal)


def test_a_conflict_is_tagged_outlives_the_app_and_comes_back_from_an_export_byte_for_byte(
    env: dict[str, str], articles: Path, tmp_path: Path
) -> None:
    run(env, "add", str(articles))
    tag_a_conflict(env)
    (note,) = notes(env)
    assert len({target["source"] for target in note["target"]}) == 2
    bodies = note["body"]
    assert NOTE in [body.get("value") for body in bodies]
    assert len(notes(env, "tag:disputed", "note:hospital")) == 1
    claims = json.loads(run(env, "note", "claims", "--json"))["claims"]
    assert [claim["cr:status"] for claim in claims] == ["disputed"]
    with Terminal(COMMAND, env=env, size=SIZE) as terminal:
        terminal.wait_for("5 articles")
        terminal.press("N")
        terminal.wait_for("1 note", "#disputed", "Ask the hospital.")
    first, second = tmp_path / "first.jsonld", tmp_path / "second.jsonld"
    run(env, "export", "--output", str(first))
    elsewhere = {**env, "CROSSREAD_LIBRARY": str(tmp_path / "elsewhere"), "CROSSREAD_AUTHOR": "Ben"}
    run(elsewhere, "import", str(first))
    run(elsewhere, "export", "--output", str(second))
    assert json.loads(first.read_bytes())["total"] == 1
    assert first.read_bytes() == second.read_bytes()


def test_what_was_being_typed_outlives_the_app_too(env: dict[str, str]) -> None:
    run(env, "add", str(sample_folder()))
    with Terminal(COMMAND, env=env, size=SIZE) as terminal:
        terminal.wait_for("articles")
        terminal.press("c")
        terminal.wait_for("contested", seconds=60)
        terminal.press("a")
        terminal.wait_for("New note")
        terminal.press("a thought that was never kept")
        terminal.wait_for("never kept")
        end = time.monotonic() + 3 * DEBOUNCE
        while time.monotonic() < end:  # the cursor blinks, so that silence never comes
            terminal.read(0.1)
        killed(terminal)
    with Terminal(COMMAND, env=env, size=SIZE) as terminal:
        terminal.wait_for("articles")
        terminal.press("c")
        terminal.wait_for("contested", seconds=60)
        terminal.press("a")
        terminal.wait_for("as you left it unfinished", "a thought that was never kept")


def noted_words(note: dict[str, Any], source: str) -> str:
    (target,) = [one for one in note["target"] if one["source"] == source]
    exact: str = next(one["exact"] for one in target["selector"] if "exact" in one)
    return exact


def change(path: Path, words: str, instead: str) -> bool:
    """Put other words into a file where it holds them, however its lines are broken; returns whether it does."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    text = path.read_text("utf-8")
    changed = re.sub(pattern, lambda _: instead, text)
    path.write_text(changed, "utf-8")
    return changed != text


def test_a_changed_article_keeps_its_notes_or_lists_them_and_the_app_re_attaches(
    env: dict[str, str], articles: Path
) -> None:
    run(env, "add", str(articles))
    tag_a_conflict(env)
    (note,) = notes(env)
    moved, lost = (noted_words(note, target["source"]) for target in note["target"])
    slightly = " ".join(("Editors say:", *moved.split()[:-1], "again."))
    hit = [path for path in articles.iterdir() if change(path, moved, slightly)]
    gone = [path for path in articles.iterdir() if change(path, lost, "This paragraph was withdrawn.")]
    assert hit
    assert gone
    assert "version" in run(env, "add", str(articles))
    with Terminal(COMMAND, env=env, size=SIZE) as terminal:
        terminal.wait_for("5 articles")
        terminal.press("N")
        terminal.wait_for("lost its place", "o lists them")
        terminal.press("o")
        terminal.wait_for("is:orphan", "1 note")
        terminal.press("R")
        terminal.wait_for("Where does this note belong now?")
        terminal.send("This paragraph was withdrawn")
        terminal.press("\r")
        terminal.wait_for("The note has a place again", "Nothing found")
        terminal.press("\x1b")
        terminal.wait_for("moved ≈")
        terminal.press("\r")
        terminal.wait_for("found again in a changed text", "±", seconds=60)
        killed(terminal)
    assert json.loads(run(env, "note", "orphans", "--json"))["orphans"] == []
    (after,) = notes(env)
    assert {noted_words(after, one["source"]) for one in after["target"]} == {
        moved,
        "This paragraph was withdrawn",
    }
    assert after["creator"] == note["creator"]
    assert run(env, "note", "undo").strip()
    assert len(json.loads(run(env, "note", "orphans", "--json"))["orphans"]) == 1
