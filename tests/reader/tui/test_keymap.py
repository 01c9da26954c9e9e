"""Bindings have ids and descriptions, and a remapped key that cannot work is named."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import reader.tui
from reader.config import Config, read_config
from reader.tui.keymap import checked_keymap, is_key, known_bindings
from reader.tui.render.keys import key_text
from reader.tui.screens.help import help_lines, in_order


def remapped(tmp_path: Path, *lines: str) -> Config:
    path = tmp_path / "config.toml"
    path.write_text("[keys]\n" + "\n".join(lines) + "\n", "utf-8")
    return read_config(path)


def test_every_binding_has_a_description_and_keys_that_exist() -> None:
    known = known_bindings()
    assert len(known) > 20
    for binding in known.values():
        assert binding.description, binding.id
        assert all(is_key(key) for key in binding.keys), binding


def test_every_binding_of_the_app_has_an_id_and_stands_in_the_help() -> None:
    for module in pkgutil.walk_packages(reader.tui.__path__, "reader.tui."):
        importlib.import_module(module.name)
    known = known_bindings()
    seen = [DOMNode]
    for owner in seen:
        seen += [sub for sub in owner.__subclasses__() if sub not in seen]
    ours = [owner for owner in seen if owner.__module__.startswith("reader.")]
    assert len(ours) > 10
    for owner in ours:
        for binding in owner.__dict__.get("BINDINGS", ()):
            assert isinstance(binding, Binding), f"{owner.__name__}: {binding}"
            assert binding.id in known, f"{owner.__name__}: {binding.key}"


def test_no_binding_needs_a_key_that_terminals_and_multiplexers_keep() -> None:
    kept = {"ctrl+b", "ctrl+s", "ctrl+o", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+c"}
    for binding in known_bindings().values():
        assert set(binding.keys) - kept, f"{binding.id} has no key that arrives"


def test_no_key_does_two_things_on_one_screen() -> None:
    taken: dict[tuple[str, str], str] = {}
    for binding in known_bindings().values():
        for key in binding.keys:
            assert taken.setdefault((binding.place, key), binding.id) == binding.id, key


def test_a_valid_map_is_taken(tmp_path: Path) -> None:
    keys, problems = checked_keymap(remapped(tmp_path, 'library.tick = "v, f2"', 'app.help = "f4"'))
    assert keys == {"library.tick": "v,f2", "app.help": "f4"}
    assert problems == ()


def test_two_bindings_may_swap_keys(tmp_path: Path) -> None:
    keys, problems = checked_keymap(remapped(tmp_path, 'library.tick = "c"', 'library.compare = "space"'))
    assert problems == ()
    assert keys == {"library.tick": "c", "library.compare": "space"}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('library.tik = "v"', ("no binding “library.tik”", "“library.tick”")),
        ('library.tick = "entr"', ("“entr” is not the name of a key", "enter")),
        ('library.tick = "c"', ("“c” for “library.tick”", "library.compare")),
        ('library.tick = "?"', ("app.help",)),
        ('app.help = "c"', ("“app.help” is taken by",)),
    ],
)
def test_what_cannot_work_is_named_with_file_and_line(
    tmp_path: Path, line: str, words: tuple[str, ...]
) -> None:
    keys, problems = checked_keymap(remapped(tmp_path, "", line))
    assert keys == {}
    assert str(problems[0]).startswith(f"{tmp_path / 'config.toml'}:3: ")
    for word in words:
        assert word in problems[0].message


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ('"compare.copy" = "f"', "compare.free"),
        ('"compare.copy" = "ctrl+d"', "compare.half-a-page-down"),
        ('"compare.base" = "j"', "compare.next-sentence"),
        ('"compare.review" = "l"', "compare.next-of-its-sentences"),
        ('"compare.sort" = "t"', "compare.tag"),
        ('"library.tick" = "j"', "list.down"),
        ('"notes.edit" = "g"', "list.first"),
        ('"compare.note" = "?"', "app.help"),
    ],
)
def test_a_key_that_works_in_the_same_view_is_a_clash(line: str, other: str, tmp_path: Path) -> None:
    keymap, problems = checked_keymap(remapped(tmp_path, line))
    assert not keymap
    (problem,) = problems
    assert f"is taken by “{other}”" in str(problem)
    assert ":2:" in str(problem)


@pytest.mark.parametrize(
    "line", ['"compare.peek" = "enter"', '"compare.sort" = "b"', '"notes.edit" = "b"', '"tag.scope" = "j"']
)
def test_keys_of_places_that_are_never_seen_together_do_not_clash(line: str, tmp_path: Path) -> None:
    keymap, problems = checked_keymap(remapped(tmp_path, line))
    assert keymap
    assert not problems


def test_a_refused_key_does_not_free_the_one_it_was_to_leave(tmp_path: Path) -> None:
    keymap, problems = checked_keymap(remapped(tmp_path, '"compare.copy" = "b"', '"compare.note" = "y"'))
    assert not keymap
    assert [problem.line for problem in problems] == [2, 3]


@pytest.mark.parametrize(
    ("key", "near"), [("ctrl+shft+t", "“ctrl+shift+t”"), ("ctlr+d", "“ctrl+d”"), ("entr", "“enter”")]
)
def test_a_misspelled_key_is_answered_with_the_nearest(key: str, near: str, tmp_path: Path) -> None:
    _, (problem,) = checked_keymap(remapped(tmp_path, f'"compare.copy" = "{key}"'))
    assert near in str(problem)


def test_help_lists_every_binding_and_finds_by_any_words() -> None:
    known = known_bindings()
    lines = [line.text for line in help_lines(known.values(), "", {}, [("≠", "divergent")])]
    for binding in known.values():
        assert any(binding.id in line and binding.description in line for line in lines)
    found = [line.text for line in help_lines(known.values(), "search context", {}, [])]
    assert any("library.concordance" in line for line in found)
    assert not any("library.tick" in line for line in found)


@pytest.mark.parametrize(
    ("view", "first", "before"),
    [
        ("columns", "compare.next-sentence", ("compare.view-columns", "compare.copy")),
        ("article", "compare.next-sentence", ("compare.peek", "compare.view-columns")),
        ("matrix", "compare.sort", ("compare.next-entry", "compare.view-columns")),
        ("conflicts", "compare.next-entry", ("compare.review", "library.search")),
        ("Library", "library.search", ("list.down", "compare.next-sentence")),
        ("Notes", "notes.search", ("list.down", "library.search")),
        ("Claims", "claims.search", ("filter.enter", "notes.search")),
    ],
)
def test_help_begins_with_the_keys_of_where_the_reader_is(
    view: str, first: str, before: tuple[str, str]
) -> None:
    known = known_bindings()
    where = ("", view) if view[0].isupper() else (view, "Comparison")
    ids = [one.id for one in in_order(known.values(), *where)]
    assert ids[0] == first
    assert ids.index(before[0]) < ids.index(before[1])
    assert sorted(ids) == sorted(known)


def test_help_shows_remapped_keys() -> None:
    lines = [
        line.text
        for line in help_lines(known_bindings().values(), "library.tick ", {"library.tick": "f9"}, [])
    ]
    assert any(line.strip().startswith("F9") for line in lines)


@pytest.mark.parametrize(
    ("key", "text"),
    [("question_mark", "?"), ("ctrl+d", "Ctrl+D"), ("f1", "F1"), ("G", "G"), ("g", "g"), ("escape", "Esc")],
)
def test_keys_are_named_as_people_name_them(key: str, text: str) -> None:
    assert key_text(key) == text
