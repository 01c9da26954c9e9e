"""What the README promises and the package ships, checked on the files themselves."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from index.version import VERSION

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

KEYS = {
    "j": "compare.next-sentence",
    "k": "compare.previous-sentence",
    "h": "compare.article-on-the-left",
    "l": "compare.article-on-the-right",
    "]": "compare.next-conflict",
    "[": "compare.previous-conflict",
    "Enter": "compare.across",
    "1": "compare.view-columns",
    "6": "compare.view-sources",
    "/": "compare.find",
    "t": "compare.tag",
    "a": "compare.note",
    "x": "compare.refuse",
    "m": "compare.link",
    "u": "compare.undo",
    "+": "library.add",
    "?": "app.help",
}
"""Keys that the README names, and the bindings it names them for."""

TEXTUAL = {
    "/": "slash",
    "+": "plus",
    "?": "question_mark",
    "]": "right_square_bracket",
    "[": "left_square_bracket",
    "Enter": "enter",
}


def section(title: str) -> str:
    """The text of a section of the README."""
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1]


def commands() -> list[str]:
    return re.findall(r"^    (\S.*)$", section("Try it"), re.MULTILINE)


def test_the_readme_has_two_commands_to_try_it() -> None:
    run, develop = commands()
    assert run.endswith("crossread demo")
    assert develop.endswith("-m pytest -n 2")
    assert "'.[dev]'" in develop


def test_ci_runs_the_readmes_own_command() -> None:
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    lines = script.read_text("utf-8").splitlines()
    assert any(row.startswith(commands()[1]) for row in lines)
    subprocess.run(["bash", "-n", script], check=True)


def test_every_picture_and_page_that_the_readme_shows_is_there() -> None:
    targets = re.findall(r"\]\(([^)#]+)\)|(?:src|srcset)=\"([^\"]+)\"", README)
    targets = [link or picture for link, picture in targets]
    assert targets
    missing = [t for t in targets if not t.startswith("http") and not (ROOT / t).exists()]
    assert missing == []


def test_nothing_is_tracked_that_a_measurement_left_behind() -> None:
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("no checkout, or no git: what is tracked cannot be asked")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    files = [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()]
    assert files
    assert [str(path) for path in files if path.suffix == ".pkl" or path.stat().st_size > 2_000_000] == []


def test_every_data_file_is_in_the_wheel() -> None:
    packages = PROJECT["tool"]["setuptools"]["packages"]
    data = PROJECT["tool"]["setuptools"]["package-data"]

    def shipped(path: Path) -> bool:
        for owner in path.relative_to(ROOT).parents[:-1]:
            inside = path.relative_to(ROOT / owner)
            for glob in data.get(".".join(owner.parts), []):
                deep = glob.startswith("**/")
                if inside.match(glob.removeprefix("**/")) and (
                    deep or len(inside.parts) == glob.count("/") + 1
                ):
                    return ".".join(owner.parts) in packages
        return False

    files = [p for top in ("index", "reader") for p in (ROOT / top).rglob("*") if p.is_file()]
    files = [p for p in files if p.suffix not in (".py", ".pyc") and "__pycache__" not in p.parts]
    assert files
    assert [p.relative_to(ROOT).as_posix() for p in files if not shipped(p)] == []


def test_the_changelog_names_this_version() -> None:
    assert f"## {VERSION}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_keys_that_the_readme_names_do_what_it_says() -> None:
    from reader.tui.keymap import known_bindings

    named = set(re.findall(r"`([^`\s]{1,6})`", section("In the app"))) - {"Ctrl+P"}
    assert named == set(KEYS)
    bound = known_bindings()
    assert [key for key, id_ in KEYS.items() if TEXTUAL.get(key, key) not in bound[id_].keys] == []


def test_the_readme_names_only_commands_that_exist() -> None:
    from reader.cli.main import COMMANDS, installed

    named = re.findall(
        r"^    crossread ([a-z, ]+?)(?:  | [A-Z\[-]|$)", section("On the command line"), re.MULTILINE
    )
    words = {word for row in named for word in re.findall(r"[a-z]+", row)}
    assert {"add", "compare", "doctor", "search"} <= words
    assert [word for word in words if word not in COMMANDS or not installed(COMMANDS[word])] == []


def test_every_file_that_the_guide_for_developers_names_is_there() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    files = {
        path.as_posix()
        for room in ("index", "reader", "tests", "screenshots")
        for path in (ROOT / room).rglob("*.py")
    }
    named = re.findall(r"`([\w/]+\.py)`", guide)
    assert len(named) > 50
    assert [name for name in named if not any(path.endswith(f"/{name}") for path in files)] == []
