"""What every view with a sentence cursor has in common: the keys that move it, and going back."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from reader.compare.refs import Ref
from reader.tui.render import moves
from reader.tui.render.cells import Overlay
from reader.tui.render.window import beside
from reader.tui.views.reading import StoryView


def key(keys: str, action: str, what: str, *, show: bool = False) -> Binding:
    """Return a binding of the compare screen; its id is the action's name, or what it does where that has arguments."""
    name = what.lower().replace(" ", "-") if "(" in action else action
    return Binding(keys, action, what, show=show, id=f"compare.{name}")


MARKS = {
    "divergent": moves.DIVERGENT_MARKS,
    "shared": moves.SHARED_MARKS,
    "unique": moves.UNIQUE_MARKS,
}
NAMES = {"divergent": "conflict", "shared": "shared sentence", "unique": "sentence only here"}


class SentenceView(StoryView):
    """A view of whole articles with a cursor on one sentence."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("j,down", "step(1)", "Next sentence"),
        key("k,up", "step(-1)", "Previous sentence"),
        key("h,left", "side(-1)", "Article on the left"),
        key("l,right", "side(1)", "Article on the right"),
        key("right_square_bracket", "marked('divergent', 1)", "Next conflict", show=True),
        key("left_square_bracket", "marked('divergent', -1)", "Previous conflict"),
        key("right_curly_bracket", "marked('shared', 1)", "Next shared"),
        key("left_curly_bracket", "marked('shared', -1)", "Previous shared"),
        key("right_parenthesis", "marked('unique', 1)", "Next only here"),
        key("left_parenthesis", "marked('unique', -1)", "Previous only here"),
        key("enter,e", "across", "Go to the partner", show=True),
        key("p", "partner(1)", "Next partner", show=True),
        key("P", "partner(-1)", "Previous partner"),
        key("backspace", "return", "Back from a jump"),
        key("g,home", "edge(-1)", "First sentence"),
        key("G,end", "edge(1)", "Last sentence"),
        key("space,pagedown", "page(1.0)", "Page down"),
        key("pageup", "page(-1.0)", "Page up"),
        key("ctrl+d", "page(0.5)", "Half a page down"),
        key("ctrl+u", "page(-0.5)", "Half a page up"),
    ]

    facing = False
    """Whether the chosen partner is to be seen beside the sentence, which the reader asked for."""

    def go(self, ref: Ref | None, *, jump: bool = False, facing: bool = False) -> None:
        """Move the cursor; does nothing where there is nowhere to go."""
        if ref is not None:
            self.reading.go(ref, jump=jump)
            self.facing = facing
            self.open()
            self.facing = False

    def selected(self, overlay: Overlay) -> None:
        """Keep what the mouse selected and say what can be done with it."""
        self.reading.overlay = overlay
        if overlay.selection is not None:
            article, span = overlay.selection
            words = len(self.reading.scene.articles[article].text[span.start : span.end].split())
            count = f"{words} words" if words != 1 else "1 word"
            said = f"{count} selected: copy, tag or note them as you would a sentence."
            self.notify(said, markup=False, timeout=3)

    def level_with(self, article: int) -> Ref:
        """Return the sentence of another article to go to where it has no partner."""
        return Ref(article, 0)

    def paged(self, by: float) -> Ref:
        """Return the sentence a number of windows further down or up."""
        return moves.step(self.reading.scene, self.reading.cursor, round(by * 10))

    def action_step(self, by: int) -> None:
        """Move by sentences."""
        self.go(moves.step(self.reading.scene, self.reading.cursor, by))

    def action_side(self, by: int) -> None:
        """Go to the article beside this one: to the partner, else to what stands level."""
        reading = self.reading
        self.go_to_article(beside(len(reading.scene.articles), reading.base, reading.cursor.article, by))

    def go_to_article(self, article: int) -> None:
        """Go to the partner in an article, else to what stands level."""
        if article != self.reading.cursor.article:
            self.go(self.reading.scene.partners(self.reading.cursor).get(article) or self.level_with(article))

    def action_marked(self, which: str, by: int) -> None:
        """Go to the next sentence of a status."""
        if self.reading.scene.comparison is None or self.reading.scene.alone:
            self.notify(self.reading.scene.pending, markup=False, timeout=2)
            return
        ref = moves.next_marked(self.reading.scene, self.reading.cursor, MARKS[which], by)
        if ref is None:
            side = "after" if by > 0 else "before"
            self.notify(f"No {NAMES[which]} {side} this one in this article.", markup=False, timeout=2)
        self.go(ref, facing=True)

    def action_across(self) -> None:
        """Go to the chosen partner."""
        if self.reading.partner is None:
            self._say_alone()
        self.go(self.reading.partner, jump=True)

    def _say_alone(self) -> None:
        """Say why there is no partner."""
        scene = self.reading.scene
        known = scene.comparison is not None and not scene.alone
        said = "No other article reports this sentence." if known else scene.pending
        self.notify(said, markup=False, timeout=2)

    def action_partner(self, by: int) -> None:
        """Show the next of the sentence's partners."""
        links = self.reading.links
        if not links:
            self._say_alone()
            return
        if len(links) == 1:
            self.notify("It is the only partner of this sentence.", markup=False, timeout=2)
        self.reading.chosen = (self.reading.chosen + by) % len(links)
        self.go(self.reading.cursor, facing=True)

    def action_return(self) -> None:
        """Go back to where the last jump started."""
        if self.reading.back():
            self.open()
        else:
            self.notify("There is no jump to go back from.", markup=False, timeout=2)

    def action_edge(self, to: int) -> None:
        """Go to the first or last sentence."""
        self.go(moves.step(self.reading.scene, self.reading.cursor, to * 10**9), jump=True)

    def action_page(self, by: float) -> None:
        """Move by windows."""
        self.go(self.paged(by))
