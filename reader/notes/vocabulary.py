"""The tags readers pick from: a TOML file that they may edit, checked line by line."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from index.errors import ConfigError, NoteError
from index.paths import config_file
from reader.notes.model import Axis, Tag
from reader.notes.tidy import tidy_line

FILE_NAME = "vocabulary.toml"
_COLOURS = ("red", "green", "yellow", "blue", "magenta", "cyan", "grey")
_STYLES = ("bold", "italic", "underline", "dim", "reverse", "strike")
LOOKS = frozenset((*_COLOURS, *_STYLES))
"""The words that a look is made of."""
_FIELDS = ("axis", "name", "key", "definition", "look", "rating")


@dataclass(frozen=True, slots=True)
class Entry:
    """One tag of the vocabulary."""

    tag: Tag
    """Its axis and name."""
    key: str | None
    """The key that picks it, or None."""
    definition: str
    """One sentence, shown while picking."""
    look: tuple[str, ...]
    """Words of ``LOOKS``."""
    rating: int | None
    """1 (false) to 5 (true) for ClaimReview drafts; status only."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tags in the order of the file."""

    entries: tuple[Entry, ...]
    """All of them."""
    path: Path | None = None
    """The user's file, or None for the one that ships with crossread."""
    _by_tag: Mapping[Tag, Entry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort the entries under their tags: lists of notes ask for thousands of looks."""
        object.__setattr__(self, "_by_tag", {entry.tag: entry for entry in self.entries})

    def axis(self, axis: Axis) -> tuple[Entry, ...]:
        """Return the tags of one axis."""
        return tuple(entry for entry in self.entries if entry.tag.axis is axis)

    def by_key(self, key: str) -> Entry | None:
        """Return the tag that a key picks, or None."""
        return next((entry for entry in self.entries if entry.key == key), None)

    def entry(self, tag: Tag) -> Entry | None:
        """Return what the vocabulary says about a tag, or None for one it does not know."""
        return self._by_tag.get(tag)

    def status(self, name: str | None) -> Entry | None:
        """Return the entry of a status, or None."""
        return self.entry(Tag(Axis.STATUS, name)) if name else None

    def resolve(self, text: str) -> Tag:
        """Return the tag that a person means by ``text``: a name, ``axis:name``, or a free tag.

        Raises:
            NoteError: it is empty, or the axis it names has no such tag.
        """
        text = tidy_line(text)
        if not text:
            raise NoteError("A tag needs a name.")
        axis, colon, name = text.partition(":")
        if colon and axis.casefold() in Axis._value2member_map_ and name.strip():
            return self._of_axis(Axis(axis.casefold()), name.strip())
        for entry in self.entries:
            if entry.tag.name.casefold() == text.casefold():
                return entry.tag
        return Tag(Axis.FREE, text)

    def _of_axis(self, axis: Axis, name: str) -> Tag:
        names = {entry.tag.name.casefold(): entry.tag for entry in self.axis(axis)}
        if axis is Axis.FREE:
            return names.get(name.casefold(), Tag(axis, name))
        if name.casefold() in names:
            return names[name.casefold()]
        near = difflib.get_close_matches(name.casefold(), names, 1)
        listing = ", ".join(tag.name for tag in names.values())
        hint = f"Did you mean “{names[near[0]].name}”?" if near else f"There are: {listing}."
        raise NoteError(f"“{name}” is no {axis} tag of the vocabulary.", hint=hint)


def user_file() -> Path:
    """Return where a user's vocabulary stands: beside config.toml."""
    return config_file().with_name(FILE_NAME)


@cache
def shipped_text() -> str:
    """Return the vocabulary that ships with crossread as it stands in its file."""
    return resources.files("reader.notes").joinpath(FILE_NAME).read_text("utf-8")


def load_vocabulary(path: Path | None = None) -> Vocabulary:
    """Read the vocabulary of ``path``, else the user's, else the one that ships with crossread.

    Raises:
        ConfigError: the file cannot be read or breaks a rule; file, line and key are named.
    """
    chosen = path or user_file()
    if path is None and not chosen.exists():
        return parse_vocabulary(shipped_text(), None)
    try:
        text = chosen.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise ConfigError(f"The vocabulary {chosen} cannot be read: {reason}.") from error
    return parse_vocabulary(text, chosen)


def write_user_file(path: Path | None = None) -> Path:
    """Put a copy of the shipped vocabulary where users edit it and return the path; an existing file stays.

    Raises:
        ConfigError: it exists already or cannot be written.
    """
    path = path or user_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(shipped_text())
    except FileExistsError:
        raise ConfigError(f"{path} exists already.", hint="Edit it, or remove it first.") from None
    except OSError as error:
        raise ConfigError(f"{path} cannot be written: {error.strerror or error}.") from error
    return path


@lru_cache(maxsize=4)
def parse_vocabulary(text: str, path: Path | None) -> Vocabulary:
    """Read a vocabulary from TOML text; ``path`` is named in errors.

    Raises:
        ConfigError: it breaks a rule; file, line and key are named.
    """
    name = str(path) if path else FILE_NAME
    try:
        data = tomllib.loads(text)
    except RecursionError as error:
        raise ConfigError(f"{name} is nested too deeply.") from error
    except ValueError as error:  # beside TOML's own: a number of thousands of digits
        raise ConfigError(f"{name} is not valid TOML: {error}.") from error
    lines = _Lines(name, text)
    stray = next((key for key in data if key != "tag"), None)
    if stray is not None:
        raise lines.error(None, stray, f"“{stray}” is not known here; each tag is a [[tag]] table.")
    tables = data.get("tag", [])
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        raise lines.error(None, "tag", "there must be at least one [[tag]] table.")
    entries: list[Entry] = []
    for number, table in enumerate(tables):
        entry = _entry(table, number, lines)
        _check_unique(entry, entries, number, lines)
        entries.append(entry)
    return Vocabulary(tuple(entries), path)


class _Lines:
    """Where in the file a key stands, for errors."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self._lines = text.splitlines()
        self._heads = [at for at, row in enumerate(self._lines) if re.match(r"\s*\[\[\s*tag\s*\]\]", row)]

    def error(self, number: int | None, key: str | None, message: str) -> ConfigError:
        """Return the error for ``key`` of the ``number``-th tag (None: of the file)."""
        where = f", {key}" if key else ""
        return ConfigError(f"{self.name}, line {self._line(number, key)}{where}: {message}")

    def _line(self, number: int | None, key: str | None) -> int:
        heads = [*self._heads, len(self._lines)]
        first, end = 0, len(self._lines)
        if number is not None and number < len(self._heads):
            first, end = heads[number], heads[number + 1]
        for at in range(first, end):
            if key and re.match(rf"\s*[\[\"']*\s*{re.escape(key)}\b", self._lines[at]):
                return at + 1
        return first + 1


def _entry(table: Mapping[str, Any], number: int, lines: _Lines) -> Entry:
    for key in table:
        if key not in _FIELDS:
            near = difflib.get_close_matches(key, _FIELDS, 1)
            meant = f"; did you mean “{near[0]}”?" if near else f"; there are {', '.join(_FIELDS)}."
            raise lines.error(number, key, f"no such field{meant}")
    axis = _text(table, "axis", number, lines)
    if axis not in Axis._value2member_map_:
        raise lines.error(number, "axis", f"“{axis}” is none of {', '.join(Axis)}.")
    name = _text(table, "name", number, lines)
    if name != tidy_line(name) or ":" in name:
        raise lines.error(number, "name", "a name is one line without colons or outer white space.")
    key = _text(table, "key", number, lines, needed=False)
    if key and (len(key) != 1 or not key.isprintable() or key.isspace()):
        raise lines.error(number, "key", f"“{key}” is not one visible character.")
    look = tuple(_text(table, "look", number, lines, needed=False).split())
    stray = next((word for word in look if word not in LOOKS), None)
    if stray is not None:
        near = difflib.get_close_matches(stray, LOOKS, 1)
        meant = f"did you mean “{near[0]}”?" if near else f"there are {', '.join(sorted(LOOKS))}."
        raise lines.error(number, "look", f"“{stray}” is no look; {meant}")
    rating = table.get("rating")
    if rating is not None and (type(rating) is not int or not 1 <= rating <= 5 or axis != Axis.STATUS):
        raise lines.error(number, "rating", "a rating is a whole number from 1 to 5, on a status.")
    definition = tidy_line(_text(table, "definition", number, lines))
    return Entry(Tag(Axis(axis), name), key or None, definition, look, rating)


def _text(table: Mapping[str, Any], key: str, number: int, lines: _Lines, *, needed: bool = True) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise lines.error(number, key, f"{value!r} is not a text in quotation marks.")
    if needed and not value.strip():
        raise lines.error(number, key if key in table else None, f"the tag has no {key}.")
    return value


def _check_unique(entry: Entry, others: list[Entry], number: int, lines: _Lines) -> None:
    for other in others:
        if other.tag.axis is entry.tag.axis and other.tag.name.casefold() == entry.tag.name.casefold():
            raise lines.error(
                number, "name", f"“{entry.tag.name}” stands twice on the axis {entry.tag.axis}."
            )
        if entry.key and other.key == entry.key:
            raise lines.error(number, "key", f"“{entry.key}” picks “{other.tag.name}” already.")
