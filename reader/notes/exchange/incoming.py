"""What an import file turned out to hold, before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from index.errors import NoteError
from reader.notes.identity import IRI, stable_urn
from reader.notes.model import Annotation, Claim


@dataclass(slots=True)
class Incoming:
    """Annotations and claims as they were read, what was lost on the way, and what could not be read."""

    annotations: list[Annotation] = field(default_factory=list)
    """In the order of the file."""
    claims: list[Claim] = field(default_factory=list)
    """In the order of the file."""
    failures: list[str] = field(default_factory=list)
    """One line per item that could not be read."""
    said: Counter[str] = field(default_factory=Counter)
    """What was dropped, with how often."""

    def say(self, what: str) -> None:
        """Note that something was dropped."""
        self.said[what] += 1

    def address(self, named: str) -> str:
        """Return the address of an article as an export may carry it on; an identifier stands for what is none, or is
        a path of some machine.
        """
        if IRI.match(named) and not named.lower().startswith("file:"):
            return named
        self.say("An address that is no web address was dropped.")
        return stable_urn("page", named)

    def attempt(self, read: Callable[[Any], object], item: Any, name: str) -> None:
        """Read one item; if it cannot be read, note why and go on."""
        try:
            read(item)
        except NoteError as error:
            self.failures.append(f"{name}: {error}")
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            self.failures.append(f"{name}: {error}")

    @property
    def notices(self) -> tuple[str, ...]:
        """What was dropped, one line each."""
        return tuple(f"{what} ({count}×)" if count > 1 else what for what, count in self.said.items())
