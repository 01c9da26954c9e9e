"""The command palette: every command of the screen by its description, and stories by their title."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.dom import DOMNode

from reader.tui.render.keys import key_text
from reader.tui.render.safe import display


class LibraryProvider(Provider):
    """Offers what the keys of the screen do, and the library's stories."""

    def _commands(self) -> Iterator[tuple[str, Binding, DOMNode]]:
        """Yield a description, the binding and whose it is for every key that works on the screen."""
        seen = {""}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            text, more = binding.description, binding.tooltip
            if more:
                text = more if more.startswith(f"{text}:") else f"{text}: {more}"
            id_ = binding.id or ""
            if text and active.enabled and id_ not in seen and not id_.startswith("app."):
                seen.add(id_)
                yield text, binding, active.node

    async def discover(self) -> Hits:
        """Offer the screen's commands before anything is typed."""
        for text, binding, node in self._commands():
            run = partial(self.app.run_action, binding.action, node)
            yield DiscoveryHit(Content(text), run, text=text, help=f"key {key_text(binding.key)}")

    async def search(self, query: str) -> Hits:
        """Offer commands and stories that match what is typed."""
        matcher = self.matcher(query)
        for text, binding, node in self._commands():
            score = matcher.match(text)
            if score > 0:
                run = partial(self.app.run_action, binding.action, node)
                yield Hit(score, Content(text), run, text=text, help=f"key {key_text(binding.key)}")
        from reader.tui.screens.library import LibraryScreen

        screen = self.screen
        if isinstance(screen, LibraryScreen):
            for story in screen.side.stories:
                title = f"Story: {display(story.title)}"
                score = matcher.match(title)
                if score > 0:
                    open_story = partial(screen.open_story, story.id)
                    yield Hit(score, Content(title), open_story, text=title, help="open the comparison")
