"""A small story with a comparison written by hand, and a bare app for the compare screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from textual.app import App

from index.article import Article, Sentence, Span, article_id
from index.errors import NoteError, StoreError
from reader.compare.feedback import Verdict
from reader.compare.model import (
    Comparison,
    Difference,
    DifferenceKind,
    Link,
    Ref,
    Relation,
    Status,
    Wording,
)
from reader.tui.note_values import ClaimRow, Group, LostNote, NoteMark, TagChoice, TagShown
from reader.tui.screens.compare import CompareScreen

VARIABLES = {
    **{f"status-{name}": "#cccccc" for name in ("shared", "restated", "divergent", "unique")},
    **{f"status-{name}-style": "none" for name in ("shared", "restated", "divergent", "unique")},
    **dict.fromkeys(("lit", "lit-partner"), "#333333"),
    **dict.fromkeys(("differs", "noted", "muted", "found"), "#eeeeee"),
    **{f"{name}-style": "none" for name in ("lit", "lit-partner")},
    "rule": "#444444",
    "differs-style": "bold",
    "noted-style": "underline",
    "found-style": "reverse",
}


def article(
    outlet: str | None, sentences: Sequence[str], *, published: str | None = None, **more: str
) -> Article:
    """One article; a sentence that starts with a line feed starts a paragraph."""
    text = " ".join(sentences).replace(" \n", "\n\n")
    return Article(article_id(text, outlet), text, outlet=outlet, published=published, **more)  # type: ignore[arg-type]


def sentences_of(value: Article, texts: Sequence[str]) -> tuple[Sentence, ...]:
    """Find the sentences in the article's text."""
    found, at, paragraph = [], 0, 0
    for text in texts:
        paragraph += text.startswith("\n")
        plain = text.lstrip("\n")
        start = value.text.index(plain, at)
        at = start + len(plain)
        found.append(Sentence(start, at, plain, paragraph=paragraph))
    return tuple(found)


def compared(
    articles: Sequence[Article],
    texts: Sequence[Sequence[str]],
    links: Sequence[tuple[tuple[int, int], tuple[int, int], Relation, Wording]],
    values: dict[int, tuple[str, str]] | None = None,
) -> Comparison:
    """Build a comparison; ``values`` are the differing words of the links with these numbers."""
    sentences = tuple(sentences_of(a, t) for a, t in zip(articles, texts, strict=True))
    made = []
    for n, (a, b, relation, wording) in enumerate(links):
        differences = []
        if values and n in values:
            spans = []
            for (article_number, _), value, ref in zip((a, b), values[n], (a, b), strict=True):
                sentence = sentences[article_number][ref[1]]
                start = sentence.start + sentence.text.index(value)
                spans.append(Span(start, start + len(value)))
            differences.append(Difference(DifferenceKind.NUMBER, *values[n], *spans, "the counts differ"))
        made.append(Link(Ref(*a), Ref(*b), relation, wording, 0.9 - n / 100, tuple(differences)))
    partners: dict[Ref, tuple[int, ...]] = {}
    statuses = [[Status.UNIQUE] * len(group) for group in sentences]
    for n, link in enumerate(made):
        for ref in (link.a, link.b):
            partners[ref] = (*partners.get(ref, ()), n)
            if statuses[ref.article][ref.sentence] is not Status.DIVERGENT:
                statuses[ref.article][ref.sentence] = Status(link.relation.value)
    return Comparison(
        tuple(articles), sentences, tuple(tuple(s) for s in statuses), tuple(made), partners=partners
    )


TEXTS = (
    [
        "A ferry ran aground off Orran on Monday.",
        "Six people were hurt, the coast guard said.",
        "\nThe captain was not on the bridge.",
        "Divers searched the hull until dusk.",
        "\nThe harbour was closed for two days.",
    ],
    [
        "The harbour stayed shut for two days.",
        "A ferry ran aground off Orran on Monday.",
        "\nAt least nine people were hurt.",
        "The ferry was built in 1988.",
    ],
    [
        "A ferry hit rocks near Orran on Monday.",
        "\nNobody was seen on the bridge.",
    ],
)


def ferry_articles() -> tuple[Article, ...]:
    """Three articles on one event."""
    return (
        article(
            "Orran Post", TEXTS[0], published="2026-03-13", title="Ferry aground", url="https://example.org/a"
        ),
        article("Keld Press", TEXTS[1], published="2026-03-13T14:00:00-04:00", title="Harbour shut"),
        article(None, TEXTS[2], title="Rocks"),
    )


def ferry() -> Comparison:
    """Their comparison: agreement in order and out of order, a conflict, and facts that only one has."""
    return compared(
        ferry_articles(),
        TEXTS,
        [
            ((0, 0), (1, 1), Relation.SHARED, Wording.VERBATIM),
            ((0, 0), (2, 0), Relation.SHARED, Wording.RESTATED),
            ((1, 1), (2, 0), Relation.SHARED, Wording.RESTATED),
            ((0, 1), (1, 2), Relation.DIVERGENT, Wording.PARTIAL),
            ((0, 4), (1, 0), Relation.SHARED, Wording.RESTATED),
            ((0, 2), (2, 1), Relation.SHARED, Wording.RESTATED),
        ],
        {3: ("Six", "At least nine")},
    )


class Desk:
    """A session that compares by a given function and keeps state in memory."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.state: dict[str, str] = {}
        self.notes: list[NoteMark] = []
        self.broken = ""
        """What is the matter when a note is written or a state is read; nothing if empty."""
        self.claims: list[str] = []
        self.gathered: list[tuple[list[tuple[str, int, int]], str, list[str]]] = []
        self.lost: tuple[LostNote, ...] = ()
        self.attached: list[tuple[str, tuple[int, int] | str]] = []
        self.exported: list[tuple[str, str, Path, frozenset[str] | None]] = []
        self.decisions: list[tuple[Verdict, tuple[Ref, Ref]]] = []
        self.taken_back: list[NoteMark] = []

    def compare(self, articles: Sequence[Article], key: str) -> Comparison:
        return self.comparison

    def load_state(self, key: str) -> str | None:
        if self.broken:
            raise StoreError(self.broken)
        return self.state.get(key)

    def update_state(self, key: str, change: Callable[[str | None], str]) -> str:
        self.state[key] = change(self.state.get(key))
        return self.state[key]

    def feedback(
        self, key: str, verdict: Verdict, comparison: Comparison, pair: tuple[Ref, Ref]
    ) -> Comparison:
        self.decisions.append((verdict, pair))
        return self.comparison

    def count_conflicts(self, key: str) -> int:
        self.state[f"counted:{key}"] = "yes"
        return 0

    def tag_choices(self) -> tuple[TagChoice, ...]:
        return (
            TagChoice("d", "disputed", "status", "somebody says otherwise", ("red",)),
            TagChoice("+", "support", "stance", "it says so"),
            TagChoice("-", "deny", "stance", "it says otherwise"),
        )

    def notes_of(self, articles: Sequence[Article]) -> tuple[NoteMark, ...]:
        return tuple(self.notes)

    def tag_places(self, groups: Sequence[Group], key: str = "", name: str = "") -> str:
        for group in groups:
            number, tags = f"n{len(self.notes)}", (TagShown(key or name),)
            for article, start, end in group:
                self.notes.append(NoteMark(number, article.id, start, end, tags, targets=len(group)))
        return f"Tagged {key or name}."

    def write_note(self, group: Group, text: str, note_id: str | None = None) -> None:
        if self.broken:
            raise NoteError(self.broken)
        if not note_id and not text.strip():
            return
        number = note_id or f"n{len(self.notes)}"
        tags = next((note.tags for note in self.notes if note.id == note_id), ())
        self.notes = [note for note in self.notes if note.id != note_id]
        for article, start, end in group:
            self.notes.append(NoteMark(number, article.id, start, end, tags, text, targets=len(group)))

    def delete_note(self, note_id: str) -> None:
        self.notes = [note for note in self.notes if note.id != note_id]

    def note_step(self) -> int:
        return hash((*self.notes, len(self.gathered), len(self.attached)))

    def undo_note(self) -> str | None:
        if not self.notes:
            return None
        self.taken_back.append(self.notes.pop())
        return f"Undone: {self.taken_back[-1].id}"

    def redo_note(self) -> str | None:
        if not self.taken_back:
            return None
        self.notes.append(self.taken_back.pop())
        return f"Done again: {self.notes[-1].id}"

    def claim_rows(self, query: str = "") -> tuple[ClaimRow, ...]:
        return tuple(ClaimRow(f"urn:uuid:{n}", text, None, "", "", ()) for n, text in enumerate(self.claims))

    def gather(self, group: Group, claim: str, keys: Sequence[str]) -> str:
        self.gathered.append(([(article.id, start, end) for article, start, end in group], claim, list(keys)))
        return "Gathered."

    def lost_notes(self, articles: Sequence[Article]) -> tuple[LostNote, ...]:
        return self.lost

    def attach(self, lost: LostNote, place: tuple[int, int] | str) -> None:
        self.attached.append((lost.id, place))

    def count_notes(self, query: str, articles: frozenset[str] | None = None) -> tuple[int, tuple[str, ...]]:
        return len(self.notes), ()

    def export_notes(
        self, format_: str, query: str, path: Path, articles: frozenset[str] | None = None
    ) -> tuple[str, tuple[str, ...]]:
        self.exported.append((format_, query, path, articles))
        return "1 note written.", ()

    def set_threshold(self, key: str, value: float | None, comparison: Comparison) -> Comparison:
        return self.comparison


class DeskApp(App[None]):
    """Nothing but the compare screen."""

    def __init__(self, comparison: Comparison | None = None) -> None:
        super().__init__()
        self.desk = Desk(comparison or ferry())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return VARIABLES

    def on_mount(self) -> None:
        self.push_screen(CompareScreen(self.desk, self.desk.comparison.articles, "story"))

    def action_back(self) -> None:
        self.exit()

    @property
    def compare_screen(self) -> CompareScreen:
        assert isinstance(self.screen, CompareScreen)
        return self.screen


def screen_rows(app: App[Any]) -> list[str]:
    """What stands on the screen, row by row."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip) for strip in strips]
