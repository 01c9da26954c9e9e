"""Keys that are answered soon: fewer are asked what a key does, and the view around the focus answers on the spot."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual import events
from textual.binding import BindingsMap
from textual.dom import DOMNode
from textual.screen import Screen

if TYPE_CHECKING:
    from textual.widget import Widget

Result = TypeVar("Result")


class AnsweringScreen(Screen[Result]):
    """A screen that finds out soon what a key does."""

    @property
    def _binding_chain(self) -> list[tuple[DOMNode, BindingsMap]]:
        """The keys of the focus and of what is around it.

        Textual asks for every key of the app, twice for every key that is typed, whether the widgets below would rather
        have it as text. Where none of them takes text, none is asked.
        """
        focused = self.focused
        nodes = () if focused is None or focused.loading else focused.ancestors_with_self
        if not nodes or any(takes_text(node) for node in nodes):
            return super()._binding_chain
        chain = [(node, node._bindings.copy()) for node in nodes]
        if self.app._keymap:
            for node, bindings in chain:
                if clashed := bindings.apply_keymap(self.app._keymap).clashed_bindings:
                    self.app.handle_bindings_clash(clashed, node)
        return chain


def takes_text(node: DOMNode) -> bool:
    """Return whether some keys are text to a widget, as they are to a line that is typed into."""
    return type(node).check_consume_key is not DOMNode.check_consume_key


async def answer(widget: Widget, event: events.Key) -> None:
    """Do what a key that has come to the focus is bound to there or in what is just around it.

    On its way up through view, screen and app, a message for each, it would find the same. A key that was typed before
    the focus went elsewhere goes that way, where somebody looks after it.
    """
    screen = widget.screen
    if not screen.is_current or screen.focused is not widget:
        return
    for node, bindings in screen._modal_binding_chain[:2]:
        for binding in bindings.key_to_bindings.get(event.key, ()):
            if not binding.priority and await widget.app.run_action(binding.action, node):
                event.prevent_default().stop()
                return
