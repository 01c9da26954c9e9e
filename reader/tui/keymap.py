"""Every key binding of the app by its id, and the check of the ones a reader remapped in config.toml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import Keys

from reader.config import Config, Problem, nearest
from reader.tui.theme import theme_problems

PLACES = (
    ("Everywhere", "reader.tui.app", "CrossreadApp"),
    ("Library", "reader.tui.screens.library", "LibraryScreen"),
    ("Library: search box", "reader.tui.widgets.search_box", "SearchBox"),
    ("Lists", "reader.tui.widgets.item_list", "ItemList"),
    ("Comparison", "reader.tui.screens.compare", "CompareScreen"),
    ("Comparison: sentences", "reader.tui.views.sentences", "SentenceView"),
    ("Comparison: columns", "reader.tui.views.columns", "ColumnsView"),
    ("Comparison: article", "reader.tui.views.article", "ArticleView"),
    ("Comparison: lists", "reader.tui.views.entries", "EntriesView"),
    ("Comparison: claims", "reader.tui.views.matrix", "MatrixView"),
    ("Comparison: conflicts", "reader.tui.views.conflicts", "ConflictsView"),
    ("Comparison: timeline", "reader.tui.views.timeline", "TimelineView"),
    ("Comparison: sources", "reader.tui.views.sources", "SourcesView"),
    ("Comparison: asking for a line", "reader.tui.screens.finding", "AskInput"),
    ("Notes", "reader.tui.screens.notes", "NotesScreen"),
    ("Notes and claims: filter", "reader.tui.widgets.typed_line", "FilterLine"),
    ("Claims", "reader.tui.screens.claims", "ClaimsScreen"),
    ("Dialog: tag", "reader.tui.screens.note_dialogs", "TagDialog"),
    ("Dialog: note", "reader.tui.screens.note_editor", "NoteDialog"),
    ("Dialog: claim", "reader.tui.screens.claim_dialogs", "ClaimDialog"),
    ("Dialog: lost note", "reader.tui.screens.claim_dialogs", "AttachDialog"),
    ("Dialog: one of several", "reader.tui.screens.claim_dialogs", "ChooseDialog"),
    ("Dialog: history", "reader.tui.screens.history_dialog", "HistoryDialog"),
    ("Dialog: export", "reader.tui.screens.export_dialog", "ExportDialog"),
    ("Help", "reader.tui.screens.help", "HelpScreen"),
    ("Dialog: message", "reader.tui.screens.dialogs", "ErrorDialog"),
    ("Dialog: question", "reader.tui.screens.dialogs", "ConfirmDialog"),
    ("Dialog: one line", "reader.tui.screens.dialogs", "TextDialog"),
    ("Dialog: edit article", "reader.tui.screens.dialogs", "EditDialog"),
    ("Dialog: move", "reader.tui.screens.story_dialog", "StoryDialog"),
    ("Dialog: add", "reader.tui.screens.add_dialog", "AddDialog"),
    ("Dialog: progress", "reader.tui.screens.working", "WorkDialog"),
    ("Small terminal", "reader.tui.screens.small", "SmallScreen"),
    ("While sources are read", "reader.tui.screens.opening", "OpeningScreen"),
)
"""Where bindings stand: a heading for people, the module and the class."""
TOGETHER = {
    "Comparison: columns": ("Comparison: sentences",),
    "Comparison: article": ("Comparison: sentences",),
    "Comparison: claims": ("Comparison: lists",),
    "Comparison: conflicts": ("Comparison: lists",),
    "Comparison: timeline": ("Comparison: lists",),
    "Comparison: sources": ("Comparison: lists",),
    "Lists": ("Library", "Notes", "Claims"),
}
"""Per place the others whose keys work in it, besides the one before its colon."""


@dataclass(frozen=True, slots=True)
class Known:
    """One binding as it ships."""

    id: str
    keys: tuple[str, ...]
    """Textual's key names, as in ``ctrl+d``."""
    description: str
    place: str
    """The heading it is listed under."""


def known_bindings() -> dict[str, Known]:
    """Return every binding that has an id; imports all screens, so it is for the help and for remapped keys."""
    found: dict[str, Known] = {}
    for place, module, name in PLACES:
        for known in bindings_of(getattr(import_module(module), name), place):
            found.setdefault(known.id, known)
    return found


def bindings_of(owner: type[DOMNode], place: str) -> Iterable[Known]:
    """Yield the bindings that a class declares, itself or through a base of ours."""
    grouped: dict[str, Known] = {}
    ours = [base for base in owner.__mro__ if base.__module__.startswith("reader.")]
    for declared in (one for base in ours for one in base.__dict__.get("BINDINGS", ())):
        if not isinstance(declared, Binding) or not declared.id:
            continue
        keys = tuple(key.strip() for key in declared.key.split(","))
        known = grouped.get(declared.id)
        text = declared.tooltip or declared.description
        grouped[declared.id] = Known(
            declared.id,
            (known.keys if known else ()) + keys,
            known.description if known else text,
            place,
        )
    return grouped.values()


def checked_keymap(config: Config) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Return the remapped keys that are valid, and a problem for each that is not.

    An id must exist, a key must have a name, and no key may do two things in one place.
    """
    if not config.keys:
        return {}, ()
    known = known_bindings()
    valid: dict[str, str] = {}
    problems: list[Problem] = []
    for id_, keys in config.keys.items():
        line = config.lines.get(f"keys.{id_}", 0)
        if id_ not in known:
            hint = nearest(id_, list(known))
            problems.append(Problem(config.file, line, f"there is no binding “{id_}”{hint}."))
            continue
        names = [_normal(key.strip()) for key in keys.split(",")]
        bad = [key for key in names if not is_key(key)]
        if bad:
            problems.append(
                Problem(config.file, line, f"“{bad[0]}” is not the name of a key{_near(bad[0])}.")
            )
            continue
        valid[id_] = ",".join(names)
    while clash := _clash(known, valid):
        # What is refused has its own key again, which may be the next clash.
        id_, other, key = clash
        line = config.lines.get(f"keys.{id_}", 0)
        problems.append(
            Problem(
                config.file, line, f"“{key}” for “{id_}” is taken by “{other}” ({known[other].description})."
            )
        )
        del valid[id_]
    return valid, tuple(problems)


def checked_settings(config: Config, themes: list[str]) -> tuple[dict[str, str], str]:
    """Return the remapped keys that are valid, and all that is wrong in the settings, a line each, in their order."""
    keys, of_keys = checked_keymap(config)
    problems = (*config.problems, *theme_problems(config, themes), *of_keys)
    return keys, "\n".join(str(problem) for problem in sorted(problems, key=lambda one: one.line))


_NAMES = sorted(key.value for key in Keys if "<" not in key.value)
_MODIFIERS = ("ctrl+", "alt+", "shift+")


def is_key(name: str) -> bool:
    """Return whether Textual knows a key of this name: a character, or ``enter``, ``ctrl+d``, ``f5``…"""
    bare = name
    for modifier in _MODIFIERS:
        bare = bare.removeprefix(modifier)
    if len(bare) == 1 or bare in _NAMES or name in _NAMES:
        return True
    return bare in CHARACTERS


def _near(name: str) -> str:
    """Return ``; the nearest valid one is …``, or nothing: looked for in each part, ``ctrl+shft+t`` has three."""
    *modifiers, bare = name.split("+")
    known = [modifier.rstrip("+") for modifier in _MODIFIERS]
    close = [next(iter(get_close_matches(one, known, n=1, cutoff=0.5)), one) for one in modifiers]
    bare = bare if is_key(bare) else next(iter(get_close_matches(bare, _NAMES, n=1, cutoff=0.5)), bare)
    guess = "+".join((*close, bare))
    return f"; the nearest valid one is “{guess}”" if is_key(guess) else ""


def _normal(name: str) -> str:
    """Return the name Textual uses for a key: ``?`` is ``question_mark``."""
    return next(iter(Binding.make_bindings([Binding(name, "nothing")]))).key


CHARACTERS = frozenset(_normal(chr(code)) for code in range(33, 127) if chr(code) != ",") | {"comma"}


def _clash(known: Mapping[str, Known], remapped: Mapping[str, str]) -> tuple[str, str, str] | None:
    """Return the first remapped id whose key something else has, that other id, and the key."""
    taken: dict[str, list[str]] = {}
    for id_ in known:
        for key in remapped[id_].split(",") if id_ in remapped else _shipped(known[id_]):
            taken.setdefault(key, []).append(id_)
    for id_, text in remapped.items():
        for key in text.split(","):
            for other in taken[key]:
                shipped_so = key in _shipped(known[id_]) and key in _shipped(known[other])
                if other != id_ and not shipped_so and _meet(known[id_].place, known[other].place):
                    return id_, other, key
    return None


def _shipped(known: Known) -> list[str]:
    return [_normal(key) for key in known.keys]


def _meet(a: str, b: str) -> bool:
    """Return whether the keys of two places are there at once, so that one of them would never be reached."""
    return a == b or "Everywhere" in (a, b) or a in _around(b) or b in _around(a)


def _around(place: str) -> tuple[str, ...]:
    """Return the places whose keys work in this one too."""
    return (*TOGETHER.get(place, ()), place.partition(":")[0])
