"""Any walk of changes, undos and redos, by two people in two stores, ends where a plain list of states says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from index.article import Span
from reader.notes import Annotation, Comment, NoteStore, Place, annotate
from reader.notes.store import problems
from tests.reader.notes.samples import ADA, article, open_store

State = dict[str, Annotation]


class Walk(RuleBasedStateMachine):
    """Changes one store and a list of states alike; the store is closed and opened on the way."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.store: NoteStore = open_store(Path(self.folder.name), ADA)
        self.states: list[State] = [{}]
        self.at = 0

    def teardown(self) -> None:
        assert problems(Path(self.folder.name)) == []
        self.store.close()
        self.folder.cleanup()

    def _now(self, state: State) -> None:
        self.states[self.at + 1 :] = [state]
        self.at += 1

    @rule(start=st.integers(0, 20), note=st.text("ab ", max_size=5))
    def add(self, start: int, note: str) -> None:
        made = annotate(self.store, [Place(article(), Span(start, start + 5))], note=note)
        self._now({**self.states[self.at], made.id: made})

    @precondition(lambda self: self.states[self.at])
    @rule(data=st.data(), note=st.text("cd", min_size=1, max_size=5))
    def edit(self, data: st.DataObject, note: str) -> None:
        old = self.states[self.at][data.draw(st.sampled_from(sorted(self.states[self.at])))]
        new = self.store.edit(replace(old, comments=(Comment(note),)))
        if new != old:
            self._now({**self.states[self.at], new.id: new})

    @precondition(lambda self: self.states[self.at])
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        ids = data.draw(st.lists(st.sampled_from(sorted(self.states[self.at])), min_size=1, unique=True))
        self.store.delete(ids)
        self._now({id_: one for id_, one in self.states[self.at].items() if id_ not in ids})

    @rule()
    def undo(self) -> None:
        assert (self.store.undo() is not None) == (self.at > 0)
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self) -> None:
        assert (self.store.redo() is not None) == (self.at + 1 < len(self.states))
        self.at = min(len(self.states) - 1, self.at + 1)

    @rule()
    def open_again(self) -> None:
        clock = self.store._clock
        self.store.close()
        self.store = NoteStore.open(Path(self.folder.name), author=ADA, clock=clock)

    @invariant()
    def says_the_same(self) -> None:
        assert {one.id: one for one in self.store.find()} == self.states[self.at]
        assert sorted(self.store.ids()) == sorted(self.states[self.at])


Walk.TestCase.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
TestWalk = Walk.TestCase
