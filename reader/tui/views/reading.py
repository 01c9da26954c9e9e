"""The state that all views of one story share: what is shown, and where the reader is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.message import Message

from reader.compare.refs import Ref
from reader.tui.render.cells import Overlay
from reader.tui.render.glyphs import UNICODE, Glyphs
from reader.tui.render.scene import Scene

if TYPE_CHECKING:
    from reader.compare.model import Link

FIRST = Ref(0, 0)
TRAIL = 200
"""Places that are remembered for going back."""


@dataclass
class Reading:
    """One reader in one story."""

    scene: Scene
    cursor: Ref = FIRST
    base: int = 0
    chosen: int = 0
    """Which of the cursor sentence's pairs the panel shows."""
    glyphs: Glyphs = UNICODE
    overlay: Overlay = field(default_factory=Overlay)
    """Found words and the mouse's selection."""
    reviewed: set[str] = field(default_factory=set)
    """Keys of the contested points that were reviewed."""
    trail: list[Ref] = field(default_factory=list)
    """Places that were left by a jump, the latest last."""

    @property
    def links(self) -> list[Link]:
        """The links of the sentence under the cursor, conflicts first."""
        return self.scene.pairs(self.cursor)

    @property
    def partner(self) -> Ref | None:
        """The chosen partner of the sentence under the cursor."""
        links = self.links
        if not links:
            return None
        link = links[self.chosen % len(links)]
        return link.b if link.a == self.cursor else link.a

    def go(self, cursor: Ref, *, jump: bool = False) -> None:
        """Put the cursor on a sentence; a jump can be gone back from."""
        if jump and cursor != self.cursor:
            self.trail.append(self.cursor)
            del self.trail[:-TRAIL]
        if cursor != self.cursor:
            self.chosen = 0
        self.cursor = cursor

    def choose(self, partner: Ref) -> None:
        """Make a partner of the sentence under the cursor the chosen one."""
        for n, link in enumerate(self.links):
            if partner in (link.a, link.b):
                self.chosen = n

    def back(self) -> bool:
        """Return to the place the last jump left; False if there is none."""
        if not self.trail:
            return False
        self.cursor, self.chosen = self.trail.pop(), 0
        return True

    def replace_scene(self, scene: Scene) -> None:
        """Show another scene of the same articles and stay with the text under the cursor."""
        self.cursor = moved(self.scene, scene, self.cursor)
        self.trail = [moved(self.scene, scene, ref) for ref in self.trail]
        self.scene, self.chosen = scene, 0


def moved(old: Scene, new: Scene, ref: Ref) -> Ref:
    """Return the sentence of a new scene that stands where a sentence of the old one stood."""
    if old.sentences is new.sentences:
        return ref
    return Ref(ref.article, new.at(ref.article, old.span(ref)[0]))


class StoryView(Vertical):
    """One way to look at a story."""

    class Elsewhere(Message):
        """The reader wants to see a sentence in another view."""

        def __init__(self, ref: Ref, view: str, facing: Ref | None = None) -> None:
            super().__init__()
            self.ref = ref
            self.view = view
            self.facing = facing
            """Its partner that is to be seen beside it, the first one for None."""

    def __init__(self, reading: Reading, *, id: str) -> None:
        super().__init__(id=id)
        self.reading = reading

    @property
    def target(self) -> Ref | None:
        """The sentence that keys act on."""
        return self.reading.cursor

    def close(self) -> bool:
        """Close what lies over or beside the view, if anything; return whether there was something."""
        return False

    def preparing(self) -> Callable[[Scene], object]:
        """Return what a thread can do for a scene so that it is shown here at once."""
        return lambda scene: None

    def open(self) -> None:
        """Show the reading as it is now; called when the view comes to the front and when the scene changed."""
