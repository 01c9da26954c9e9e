"""What the views show: the articles' sentences, each with its mark, its partners and its spans."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from index.article import Article, Kind, Sentence, Span
from reader.compare.refs import Ref, Relation, Status, Wording
from reader.naming import story_names
from reader.tui.render.glyphs import Mark
from reader.tui.render.safe import display
from reader.tui.render.texts import Texts

if TYPE_CHECKING:
    from reader.compare.model import Comparison, Link
    from reader.compare.speakers import Speaker
    from reader.compare.views import ConflictPoint

LONG = 200_000
"""Code points of a story beyond which it is first shown by paragraph."""
NAME = 28
"""Characters of an article's name at most."""
COMPARED = frozenset({Kind.SENTENCE, Kind.HEADING})
ALONE = "There is no other article here to compare it with."


class Remark(NamedTuple):
    """A reader's tags and note on a range of an article's text."""

    start: int
    end: int
    tags: tuple[str, ...] = ()
    text: str = ""
    id: str = ""
    """Names the annotation in its store."""
    looks: tuple[tuple[str, ...], ...] = ()
    """The names of the styles that each tag is painted in."""
    moved: str = ""
    """How sure its place is, ``≈93%``, where the text has changed since; empty where it stands as it was made."""
    targets: int = 1
    """How many places the annotation has."""
    author: str = ""
    """Who made it; empty for the reader."""


@dataclass(frozen=True, eq=False)
class Scene:
    """Articles ready to be painted, with or without a comparison; nothing in it changes.

    What takes long is worked out when it is first asked for, or by ``work_out`` in a thread.
    """

    articles: tuple[Article, ...]
    sentences: tuple[tuple[Sentence, ...], ...]
    comparison: Comparison | None = None
    notes: Mapping[int, tuple[Remark, ...]] = field(default_factory=dict)
    """Article number to what the reader noted in it, in order of the text."""
    stopped: str = ""
    """The key that compares the articles after all, where the reader stopped that before there was a comparison."""
    ellipsis: str = "…"
    """What a name that was cut ends with."""

    @property
    def alone(self) -> bool:
        """Whether there is one article only, of which nothing can be shared, contradicted or its own."""
        return len(self.articles) < 2

    @property
    def pending(self) -> str:
        """Why nothing is known of what others say, or not yet."""
        if self.alone:
            return ALONE
        if self.stopped:
            return f"The articles are not compared; {self.stopped} compares them."
        return "The articles are being compared."

    def work_out(self) -> None:
        """Work out what every view asks of a comparison."""
        for name in ("best", "marks", "counts", "points"):
            getattr(self, name)

    def with_notes(self, notes: Mapping[int, tuple[Remark, ...]]) -> Scene:
        """Return the same articles with other notes, and with whatever has been worked out that they do not change."""
        return self._keeping(replace(self, notes=notes))

    def with_stopped(self, key: str) -> Scene:
        """Return the same articles, whose comparison was stopped and is begun anew by a key, or goes on (no key)."""
        return self._keeping(replace(self, stopped=key))

    def _keeping(self, scene: Scene) -> Scene:
        """Let a scene that differs in nothing else have what has been worked out for this one."""
        kept = (name for name in vars(self) if name not in _FIELDS)
        vars(scene).update({name: vars(self)[name] for name in kept})
        return scene

    @cached_property
    def texts(self) -> tuple[Texts, ...]:
        """Per article, every sentence as it is painted: safe, on one line, same length as the sentence."""
        return tuple(map(Texts, self.sentences))

    @cached_property
    def chains(self) -> dict[tuple[int, int], dict[int, int]]:
        """What stands level in two articles, where that was worked out already."""
        return {}

    @cached_property
    def marks(self) -> tuple[tuple[Mark, ...], ...]:
        """Per article, the mark of every sentence."""
        if self.comparison is None or self.alone:
            return tuple((Mark.PLAIN,) * len(group) for group in self.sentences)
        return tuple(
            tuple(self._mark(Ref(i, j), s) for j, s in enumerate(group))
            for i, group in enumerate(self.sentences)
        )

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What each article is called in a list, safe to paint: short, and no two alike."""
        return tuple(display(name).replace("…", self.ellipsis) for name in story_names(self.articles, NAME))

    @cached_property
    def points(self) -> tuple[ConflictPoint, ...]:
        """The contested points of the story."""
        if self.comparison is None:
            return ()
        from reader.compare.views import conflict_points

        return conflict_points(self.comparison)

    @cached_property
    def speakers(self) -> tuple[Speaker, ...]:
        """Who is quoted in the story."""
        if self.comparison is None:
            return ()
        from reader.compare.speakers import speakers

        return speakers(self.comparison)

    @cached_property
    def counts(self) -> tuple[dict[Mark, int], ...]:
        """Per article, how many sentences carry each mark."""
        return tuple({mark: group.count(mark) for mark in Mark} for group in self.marks)

    def links_of(self, ref: Ref) -> list[Link]:
        """Return the links of a sentence, best first."""
        if self.comparison is None:
            return []
        return [self.comparison.links[n] for n in self.comparison.partners.get(ref, ())]

    def pairs(self, ref: Ref) -> list[Link]:
        """Return the links of a sentence as a reader wants them: those that conflict first, then best first."""
        return sorted(self.links_of(ref), key=lambda link: link.relation is not Relation.DIVERGENT)

    def link(self, a: Ref, b: Ref) -> Link | None:
        """Return the link of two sentences, or None."""
        return next((link for link in self.links_of(a) if b in (link.a, link.b)), None)

    def partners(self, ref: Ref) -> dict[int, Ref]:
        """Return the best partner of a sentence in each other article that has one."""
        return {article: other for article, (other, _) in self.best.get(ref, {}).items()}

    @cached_property
    def best(self) -> dict[Ref, dict[int, tuple[Ref, float]]]:
        """Per linked sentence, its best partner in each other article and how sure that link is."""
        if self.comparison is None:
            return {}
        links = self.comparison.links
        found: dict[Ref, dict[int, tuple[Ref, float]]] = {}
        for ref, positions in self.comparison.partners.items():
            mine: dict[int, tuple[Ref, float]] = {}
            for n in positions:
                link = links[n]
                other = link.b if link.a == ref else link.a
                if other.article not in mine:
                    mine[other.article] = (other, link.score)
            found[ref] = mine
        return found

    def differing(self, ref: Ref) -> tuple[Span, ...]:
        """Return the spans of a sentence's text that conflict with another article, in order, without overlap."""
        known = self._differing.get(ref)
        if known is not None:
            return known
        start, end = self.span(ref)
        spans = set()
        for link in self.links_of(ref):
            for difference in link.differences:
                span = difference.a_span if link.a == ref else difference.b_span
                if span is not None and span.start < end and span.end > start:
                    spans.add((max(span.start, start) - start, min(span.end, end) - start))
        return self._differing.setdefault(ref, merge(spans))

    @cached_property
    def _differing(self) -> dict[Ref, tuple[Span, ...]]:
        """Spans that were worked out already."""
        return {}

    def noted(self, ref: Ref) -> tuple[Span, ...]:
        """Return the annotated spans of a sentence, counted from its start."""
        start, end = self.span(ref)
        return merge((max(n.start, start) - start, min(n.end, end) - start) for n in self.remarks(ref))

    def remarks(self, ref: Ref) -> tuple[Remark, ...]:
        """Return what the reader noted on a sentence or a part of it."""
        start, end = self.span(ref)
        return tuple(n for n in self.notes.get(ref.article, ()) if n.start < end and n.end > start)

    def span(self, ref: Ref) -> tuple[int, int]:
        """Return where a sentence stands in its article's text."""
        sentence = self.sentences[ref.article][ref.sentence]
        return sentence.start, sentence.end

    def at(self, article: int, offset: int) -> int:
        """Return the sentence of an article that holds an offset of its text, or the nearest one before it."""
        group = self.sentences[article]
        low, high = 0, len(group)
        while low < high:
            middle = (low + high) // 2
            if group[middle].start <= offset:
                low = middle + 1
            else:
                high = middle
        return max(0, low - 1)

    def _mark(self, ref: Ref, sentence: Sentence) -> Mark:
        """Work out the mark of one sentence."""
        if self.comparison is None or sentence.kind not in COMPARED:
            return Mark.PLAIN
        status = self.comparison.statuses[ref.article][ref.sentence]
        if status is Status.DIVERGENT:
            return Mark.DIVERGENT
        if status is Status.UNIQUE:
            return Mark.UNIQUE
        verbatim = any(link.wording is Wording.VERBATIM for link in self.links_of(ref))
        return Mark.SHARED if verbatim else Mark.RESTATED


_FIELDS = frozenset(Scene.__dataclass_fields__)


def merge(spans: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Join overlapping and touching ranges."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(end, joined[-1].end))
        else:
            joined.append(Span(start, end))
    return tuple(joined)


def link_mark(link: Link) -> Mark:
    """Return the mark of one link."""
    if link.relation is Relation.DIVERGENT:
        return Mark.DIVERGENT
    return Mark.SHARED if link.wording is Wording.VERBATIM else Mark.RESTATED


def scene_of(articles: Sequence[Article]) -> Scene:
    """Return the articles as they can be shown before they are compared: by sentence, long ones by paragraph.

    Telling sentences apart takes time that the first frame of a very long story does not have.
    """
    if sum(len(article.text) for article in articles) > LONG:
        return Scene(tuple(articles), _filled(_paragraphs(article.text) for article in articles))
    from index.sentences import split_sentences

    split = (split_sentences(a.text, title=a.title, boilerplate=a.boilerplate) for a in articles)
    return Scene(tuple(articles), _filled(split))


def _paragraphs(text: str) -> tuple[Sentence, ...]:
    """Take every line of a text for one unit."""
    found: list[Sentence] = []
    start = 0
    for line in text.split("\n"):
        said = line.strip()
        if said:
            at = start + line.index(said)
            found.append(Sentence(at, at + len(said), said, paragraph=len(found)))
        start += len(line) + 1
    return tuple(found)


def scene_from(comparison: Comparison, notes: Mapping[int, tuple[Remark, ...]] | None = None) -> Scene:
    """Return the articles of a comparison with everything it found."""
    return Scene(comparison.articles, _filled(comparison.sentences), comparison, notes or {})


_NOTHING = Sentence(0, 0, "This article has no text.", Kind.CREDIT, 0)
"""Stands in an article without a sentence, so that every article has a place for the cursor."""


def _filled(groups: Iterable[tuple[Sentence, ...]]) -> tuple[tuple[Sentence, ...], ...]:
    """Put a stand-in where an article has no sentence."""
    return tuple(group or (_NOTHING,) for group in groups)
