"""config.toml: what a reader may set, checked; a mistake is named with file, line, key and the nearest valid key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from index.paths import config_file


class Problem(NamedTuple):
    """One thing in the file that is not valid; what it would have set keeps its default."""

    file: str
    line: int
    """One-based; 0 where the file as a whole cannot be read."""
    message: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.message}"


class Config(NamedTuple):
    """The settings, with a default for each."""

    theme: str | None = None
    """Name of the theme the app starts with; None leaves the choice to the app."""
    glyphs: str = "unicode"
    """``unicode`` or ``ascii``: the signs that statuses are shown with."""
    animation: bool = False
    """Whether scrolling and paging may move smoothly."""
    mouse: bool = True
    """Whether the app takes the mouse; without it the terminal's own selection works."""
    engine: str = "whoosh"
    """The search engine, ``whoosh`` or ``tantivy``; the library reads this itself."""
    proxy: str | None = None
    """Address of an HTTP proxy that pages and feeds are fetched through; the environment's is not used."""
    keys: Mapping[str, str] = MappingProxyType({})
    """Binding id to the keys that replace its own, several separated by commas."""
    lines: Mapping[str, int] = MappingProxyType({})
    """Line of each setting in the file; keys as ``keys.ID``."""
    file: str = ""
    problems: tuple[Problem, ...] = ()


_TYPES: Mapping[str, type] = {
    "theme": str,
    "glyphs": str,
    "animation": bool,
    "mouse": bool,
    "engine": str,
    "proxy": str,
}
_CHOICES = {"glyphs": ("unicode", "ascii"), "engine": ("whoosh", "tantivy")}
_NAMES = {str: "a text in quotes", bool: "true or false", dict: "a table"}


def read_config(path: Path | None = None) -> Config:
    """Read config.toml (the usual one unless ``path`` is given); a file that is not there sets nothing.

    Never raises: what is wrong stands in ``problems``.
    """
    path = path or config_file()
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return Config(file=str(path))
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        return Config(file=str(path), problems=(Problem(str(path), 0, f"cannot be read: {reason}."),))
    import tomllib

    try:
        raw = tomllib.loads(text)
    except RecursionError:
        return Config(file=str(path), problems=(Problem(str(path), 0, "is nested too deeply."),))
    except ValueError as error:  # beside TOML's own: a number of thousands of digits
        found = re.search(r"line (\d+)", str(error))
        line = int(found.group(1)) if found else text.count("\n") + 1
        return Config(file=str(path), problems=(Problem(str(path), line, f"is not valid TOML: {error}."),))
    return _checked(raw, _lines(text), str(path))


def _checked(raw: Mapping[str, object], lines: Mapping[str, int], file: str) -> Config:
    """Keep what is valid of the file's values and name the rest."""
    problems: list[Problem] = []
    values: dict[str, object] = {}
    for name, value in raw.items():
        line = lines.get(name, 0)
        if name == "keys":
            continue
        if name not in _TYPES:
            problems.append(
                Problem(file, line, f"unknown setting “{name}”{nearest(name, [*_TYPES, 'keys'])}.")
            )
        elif not isinstance(value, _TYPES[name]):
            problems.append(Problem(file, line, f"“{name}” must be {_NAMES[_TYPES[name]]}."))
        elif name in _CHOICES and value not in _CHOICES[name]:
            problems.append(Problem(file, line, f"“{name}” must be {' or '.join(_CHOICES[name])}."))
        else:
            values[name] = value
    keys = _checked_keys(raw.get("keys", {}), lines, file, problems)
    return Config(
        **values,  # type: ignore[arg-type]
        keys=MappingProxyType(keys),
        lines=MappingProxyType(dict(lines)),
        file=file,
        problems=tuple(problems),
    )


def _checked_keys(
    table: object, lines: Mapping[str, int], file: str, problems: list[Problem]
) -> dict[str, str]:
    """Return the [keys] table as binding id to keys; which ids and keys exist is the app's to check."""
    if not isinstance(table, Mapping):
        problems.append(
            Problem(file, lines.get("keys", 0), "“keys” must be a table: write [keys] on its own line.")
        )
        return {}
    keys = {}
    for name, value in _flat(table).items():
        line = lines.get(f"keys.{name}", 0)
        if isinstance(value, str):
            keys[name] = value
        elif isinstance(value, list) and value and all(isinstance(key, str) for key in value):
            keys[name] = ",".join(value)
        else:
            problems.append(Problem(file, line, f'“{name}” must be a key such as "n", or a list of keys.'))
    return keys


def _flat(table: Mapping[str, object], prefix: str = "") -> dict[str, object]:
    """Join the names of nested tables with dots, so that quoting an id is left to taste."""
    flat: dict[str, object] = {}
    for name, value in table.items():
        if isinstance(value, Mapping):
            flat.update(_flat(value, f"{prefix}{name}."))
        else:
            flat[prefix + name] = value
    return flat


def _lines(text: str) -> dict[str, int]:
    """Find the line of each setting (tomllib keeps none); a value over several lines counts where it begins."""
    lines: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(#.*)?$", line)
        setting = re.match(r"\s*([A-Za-z0-9_.\-\"' ]+?)\s*=", line)
        if header:
            table = _plain(header.group(1))
            lines.setdefault(table, number)
            table += "."
        elif setting:
            lines.setdefault(table + _plain(setting.group(1)), number)
    return lines


def _plain(name: str) -> str:
    """Return a dotted TOML key without quotes and spaces."""
    return re.sub(r"[\"'\s]", "", name)


def nearest(name: str, valid: list[str]) -> str:
    """Return ``; did you mean …?``-text for the nearest valid name, or nothing."""
    near = get_close_matches(name, valid, n=1, cutoff=0.5)
    return f"; the nearest valid one is “{near[0]}”" if near else ""
