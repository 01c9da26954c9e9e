"""Help: every key of the app, made from the bindings themselves, and the query language; searchable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.types import CSSPathType
from textual.widgets import Input, Label

from reader.tui.keymap import Known, known_bindings
from reader.tui.paints import DIALOG
from reader.tui.render.keys import hinted, key_text
from reader.tui.render.lines import Line, LineBuilder
from reader.tui.render.safe import display
from reader.tui.screens.dialogs import Dialog
from reader.tui.widgets.lines_view import LinesView

QUERY_LANGUAGE = (
    ("tanker crash", "both words, in any form"),
    ('"friendly fire"', "the words next to each other"),
    ("tanker OR plane", "either"),
    ("-hostile", "without this word"),
    ("refuel*", "words that begin so"),
    ("kirkuk~", "words spelled nearly so"),
    ("outlet:reuters  title:crash  author:lee", "in one field only"),
    ("tag:disputed  story:ID", "your tags, one story"),
    ("since:2026-03-12  until:yesterday  date:2026-03", "by date of publication"),
)
SIGNS = (
    ("shared", "reported by another outlet too, in nearly the same words"),
    ("restated", "reported by another outlet too, in other words"),
    ("divergent", "another outlet says it differently: a number, time, place, name, blame …"),
    ("unique", "only this outlet has it"),
    ("up", "what it reports stands further up in the base; Enter goes there"),
    ("down", "what it reports stands further down in the base; Enter goes there"),
    ("dash", "among the claims: the outlet is silent on it"),
    ("perhaps", "among the claims: silent, but a sentence of the outlet comes near; Enter goes there"),
    ("note", "you tagged it or wrote a note on it"),
    ("base", "before a name: the base, the article the others are set level with"),
    ("dot", "before a name: one of the columns that are shown"),
    ("todo", "a contested point that is not reviewed yet"),
    ("done", "reviewed, or ticked"),
)
WORDS = (
    ("base", "the article the others are set level with; b takes another one"),
    ("partner", "a sentence of another article that states the same fact"),
    ("claim", "one fact, with every sentence that states it; what reports dispute is a claim of its own"),
    ("4/5", "four of five outlets report it"),
    ("ind. 3", "among the claims: three of those that report it do so independently"),
    ("independent", "did not take the words from another of the outlets"),
    ("bold", "below the text: words of a sentence that the one it is set against does not have"),
    ("score", "how sure it is that both state one fact: 1 is certain"),
    ("[12 March]", "in the timeline: no report says this day, the text around the words tells it"),
    ("expected", "in the timeline: told as planned or expected, not as having happened"),
)
FIRST = (
    "compare.view-",
    "compare.next-view",
    "compare.previous-view",
    "compare.find",
    "compare.go-to",
    "compare.next",
    "compare.previous",
    "compare.leave",
    "compare.back",
    "compare.tag",
    "compare.note",
)
"""Ids, or beginnings of them, of what a newcomer to a comparison looks for, in this order; the others follow."""
SHARING = {
    "columns": ("sentences",),
    "article": ("sentences",),
    "matrix": ("claims", "lists"),
    "conflicts": ("lists",),
    "timeline": ("lists",),
    "sources": ("lists",),
}
"""Per view the headings under which more of its keys stand."""
BESIDE = {
    "Library": ("Lists",),
    "Notes": ("Lists", "Notes and claims: filter"),
    "Claims": ("Lists", "Notes and claims: filter"),
}
"""Per screen without views the headings under which more of its keys stand."""

KEY_CELLS = 16
"""Cells of the column of keys."""
ROOMY = 118
"""Cells of the terminal from which on the bindings' ids stand beside their keys."""


class HelpScreen(Dialog[None]):
    """All keys under the screen they work on, with a search box."""

    CSS_PATH: ClassVar[CSSPathType | None] = ["dialogs.tcss", "help.tcss"]
    AUTO_FOCUS = "#help-search"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1", "dismiss", "Close", id="help.close", tooltip="Close the help"),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the search box over the list."""
        with VerticalGroup(id="help"):
            yield Label(Content("Help"), classes="dialog-title")
            yield Input(
                placeholder="Search keys and commands", id="help-search", compact=True, classes="field"
            )
            yield LinesView(paints=DIALOG, id="help-list")
            yield Label(
                Content(
                    hinted(
                        self.app, "↑↓ PgUp PgDn scroll · {help.close|escape} closes · Ctrl+P runs commands"
                    )
                ),
                classes="dialog-hint",
            )

    def on_mount(self) -> None:
        """List everything."""
        self._show("")

    def on_resize(self) -> None:
        """Leave out what there is no room for."""
        self._show(self.query_one(Input).value)

    @on(Input.Changed)
    def _searched(self, event: Input.Changed) -> None:
        self._show(event.value)

    def _show(self, wanted: str) -> None:
        signs = [(self._glyph(name), text) for name, text in SIGNS]
        known = in_order(known_bindings().values(), *self._place())
        roomy = self.app.size.width >= ROOMY
        self.query_one(LinesView).show(help_lines(known, wanted, self._remapped(), signs, ids=roomy))

    def _place(self) -> tuple[str, str]:
        """Return the view of the comparison that the help was asked for from, or nothing, and the screen's place."""
        from reader.tui.screens.claims import ClaimsScreen
        from reader.tui.screens.compare import CompareScreen
        from reader.tui.screens.notes import NotesScreen

        for screen in self.app.screen_stack[-2:]:
            if isinstance(screen, CompareScreen):
                return screen.here, "Comparison"
            if isinstance(screen, NotesScreen | ClaimsScreen):
                return "", "Notes" if isinstance(screen, NotesScreen) else "Claims"
        return "", "Library"

    def _remapped(self) -> Mapping[str, str]:
        from reader.tui.app import CrossreadApp

        return self.app.remapped if isinstance(self.app, CrossreadApp) else {}

    def _glyph(self, name: str) -> str:
        from reader.tui.app import CrossreadApp
        from reader.tui.render.glyphs import UNICODE

        glyphs = self.app.session.glyphs if isinstance(self.app, CrossreadApp) else UNICODE
        return str(getattr(glyphs, name))

    def on_key(self, event: events.Key) -> None:
        """Scroll while the search box has the keys."""
        steps = {"down": 1, "up": -1, "pagedown": 10, "pageup": -10}
        if event.key in steps:
            event.stop()
            self.query_one(LinesView).scroll_relative(y=steps[event.key], animate=False)


def in_order(bindings: Iterable[Known], view: str, start: str) -> list[Known]:
    """Return the bindings as they are wanted from a view of the comparison, or from the place of another screen.

    First how to move in the view, then what works in all of them, what a newcomer looks for before the rest.
    """
    own = [f"Comparison: {name}" for name in (*SHARING.get(view, ()), view)] if view else []

    def rank(known: Known) -> tuple[int, int, int]:
        if known.place in own:
            return 0, own.index(known.place), 0
        at = next((n for n, id_ in enumerate(FIRST) if _begins(known.id, id_)), len(FIRST))
        beside = known.place.startswith(start) or known.place in BESIDE.get(start, ())
        return (1 if known.place == start else 2 if beside else 3), 0, at

    return sorted(bindings, key=rank)


def _begins(id_: str, wanted: str) -> bool:
    """Return whether an id is the wanted one; a wanted one that ends with a dash stands for all that begin so."""
    return id_.startswith(wanted) if wanted.endswith("-") else id_ == wanted


def help_lines(
    bindings: Iterable[Known],
    wanted: str,
    remapped: Mapping[str, str],
    signs: Iterable[tuple[str, str]],
    *,
    ids: bool = True,
) -> list[Line]:
    """Return the help's lines: keys by place, signs, the query language; only those with all words ``wanted``.

    Without ``ids`` those of the bindings are shown only where something is searched for.
    """
    words = display(wanted).lower().split()
    sections: dict[str, list[tuple[str, str, str]]] = {}
    for known in bindings:
        keys = remapped[known.id].split(",") if known.id in remapped else known.keys
        shown = "  ".join(key_text(key) for key in keys)
        sections.setdefault(known.place, []).append((shown, known.description, known.id))
    sections["Signs"] = [(sign, text, "") for sign, text in signs]
    sections["Words"] = [(word, text, "") for word, text in WORDS]
    sections["Search"] = [(term, text, "") for term, text in QUERY_LANGUAGE]
    across = max((len(text) for rows in sections.values() for _, text, id_ in rows if id_), default=0)
    lines: list[Line] = []
    for place, rows in sections.items():
        kept = [row for row in rows if all(word in " ".join((place, *row)).lower() for word in words)]
        if not kept:
            continue
        if lines:
            lines.append(Line())
        lines.append(LineBuilder().add(place, "heading").line())
        for shown, text, id_ in kept:
            with_id = bool(id_) and (ids or bool(words))
            builder = LineBuilder().add(f"  {shown:<{KEY_CELLS}} ", "key")
            builder.add(f"{text:<{across}}" if with_id and ids else text)
            if with_id:
                builder.add(f"  {id_}", "dim")
            lines.append(builder.line(indent=KEY_CELLS + 3))
    return lines or [LineBuilder().add("Nothing of that is in the help.", "dim").line()]
