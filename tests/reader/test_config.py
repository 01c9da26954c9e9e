"""config.toml: what is valid is taken, what is not is named with file and line, and nothing raises."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import ConfigError
from reader.config import Config, read_config
from reader.notes.vocabulary import parse_vocabulary


def config(tmp_path: Path, text: str) -> Config:
    path = tmp_path / "config.toml"
    path.write_text(text, "utf-8")
    return read_config(path)


def test_a_missing_file_sets_nothing(tmp_path: Path) -> None:
    assert read_config(tmp_path / "none.toml") == Config(file=str(tmp_path / "none.toml"))


def test_settings_are_read(tmp_path: Path) -> None:
    read = config(
        tmp_path, 'theme = "nord"\nglyphs = "ascii"\nmouse = false\n\n[keys]\n"library.tick" = ["t", "f2"]\n'
    )
    assert (read.theme, read.glyphs, read.mouse, read.animation) == ("nord", "ascii", False, False)
    assert dict(read.keys) == {"library.tick": "t,f2"}
    assert read.problems == ()


def test_an_id_may_be_written_without_quotes(tmp_path: Path) -> None:
    assert dict(config(tmp_path, '[keys]\nlibrary.tick = "t"\n').keys) == {"library.tick": "t"}


def test_the_line_of_a_remapped_key_is_known(tmp_path: Path) -> None:
    text = '# mine\n[keys]\n\n"library.tick" = "t"\nlibrary.search = "f"\n'
    assert config(tmp_path, text).lines == {"keys": 2, "keys.library.tick": 4, "keys.library.search": 5}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('\nthem = "nord"\n', 2, ("unknown setting “them”", "“theme”")),
        ("theme = 3\n", 1, ("“theme” must be a text in quotes",)),
        ('animation = "yes"\n', 1, ("“animation” must be true or false",)),
        ('glyphs = "emoji"\n', 1, ("unicode or ascii",)),
        ("a = 1\nb = = 2\n", 2, ("not valid TOML",)),
        ("[keys]\nx.y = 4\n", 2, ("“x.y” must be a key",)),
        ('keys = "q"\n', 1, ("must be a table",)),
    ],
)
def test_a_mistake_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, words: tuple[str, ...]
) -> None:
    (problem,) = config(tmp_path, text).problems
    assert problem.line == line
    assert str(problem).startswith(f"{tmp_path / 'config.toml'}:{line}: ")
    for word in words:
        assert word in problem.message


def test_one_mistake_does_not_cost_the_other_settings(tmp_path: Path) -> None:
    read = config(tmp_path, 'glyphs = "ascii"\nthem = "nord"\n')
    assert read.glyphs == "ascii"
    assert len(read.problems) == 1


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe\x00")
    (problem,) = read_config(tmp_path / "config.toml").problems
    assert "not UTF-8" in problem.message


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b'\xef\xbb\xbfglyphs = "ascii"\n')
    assert read_config(tmp_path / "config.toml").glyphs == "ascii"


@pytest.mark.parametrize(
    ("text", "said"), [("a = " + "1" * 5_000, "not valid TOML"), ("a = " + "[" * 50_000, "nested too deeply")]
)
def test_what_no_parser_can_bear_is_named(tmp_path: Path, text: str, said: str) -> None:
    (problem,) = config(tmp_path, text).problems
    assert said in problem.message
    with pytest.raises(ConfigError, match=said):
        parse_vocabulary(text, None)


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    (problem,) = read_config(tmp_path).problems
    assert "cannot be read" in problem.message
