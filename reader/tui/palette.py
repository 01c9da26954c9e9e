"""The command palette: every command of the screen by its description, and stories by their title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.dom import DOMNode

from reader.tui.render.keys import key_text
from reader.tui.render.safe import display

STEP = re.compile(
    r"list\.|compare\.(?:(?:next|previous|first|last)-(?:sentence|entry)|(?:page|half|ten|article-on|panel)-)"
)
"""Ids of keys that only move about."""


def said(binding: Binding) -> str:
    """Return what a key does, for a list: its name and then what it does, unless that begins with its name."""
    name, more = binding.description, binding.tooltip
    return more if more.casefold().startswith(name.casefold()) else f"{name}: {more}" if more else name


class LibraryProvider(Provider):
    """Offers what the keys of the screen do, and the library's stories."""

    def _commands(self) -> Iterator[tuple[str, Binding, DOMNode]]:
        """Yield a description, the binding and whose it is for every key of the screen; mere moving comes last."""
        seen = {""}
        moving = []
        for active in self.screen.active_bindings.values():
            binding, id_ = active.binding, active.binding.id or ""
            text = said(binding)
            if text and active.enabled and id_ not in seen and not id_.startswith("app."):
                seen.add(id_)
                if STEP.match(id_):
                    moving.append((text, binding, active.node))
                else:
                    yield text, binding, active.node
        yield from moving

    async def discover(self) -> Hits:
        """Offer the screen's commands before anything is typed."""
        for text, binding, node in self._commands():
            run = partial(self.app.run_action, binding.action, node)
            yield DiscoveryHit(Content(text), run, text=text, help=f"key {key_text(binding.key)}")
        for name, does, call in self._without_keys():
            yield DiscoveryHit(Content(name), call, text=name, help=does)

    def _without_keys(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """Yield what the screen offers that has no key."""
        from reader.tui.screens.library import LibraryScreen

        if isinstance(self.screen, LibraryScreen):
            yield from self.screen.palette_commands()

    async def search(self, query: str) -> Hits:
        """Offer commands and stories that match what is typed."""
        matcher = self.matcher(query)
        for text, binding, node in self._commands():
            score = matcher.match(text)
            if score > 0:
                run = partial(self.app.run_action, binding.action, node)
                yield Hit(score, Content(text), run, text=text, help=f"key {key_text(binding.key)}")
        for name, does, call in self._without_keys():
            score = max(matcher.match(name), matcher.match(does))
            if score > 0:
                yield Hit(score, Content(name), call, text=name, help=does)
        from reader.tui.screens.library import LibraryScreen

        screen = self.screen
        if isinstance(screen, LibraryScreen):
            for story in screen.side.stories:
                title = f"Story: {display(story.title)}"
                score = matcher.match(title)
                if score > 0:
                    open_story = partial(screen.open_story, story.id)
                    yield Hit(score, Content(title), open_story, text=title, help="open the comparison")
