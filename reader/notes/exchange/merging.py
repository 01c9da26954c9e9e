"""Take annotations in: new ones are added, equal ones left, and two people's versions kept side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from index.article import Article
from reader.notes.anchor import Method, describe, find
from reader.notes.cleaned import cleaned, cleaned_claim
from reader.notes.documents import (
    Document,
    annotation_document,
    claim_document,
    content_digest,
)
from reader.notes.exchange.incoming import Incoming
from reader.notes.identity import stable_urn, text_hash
from reader.notes.model import Annotation, Author, Claim, Source, Target, source_of
from reader.notes.store import NoteStore

_T = TypeVar("_T", Annotation, Claim)
ArticleOf = Callable[[Source], Article | None]
"""Returns the stored article that a source names (by id or address), or None."""


class Outcome(StrEnum):
    """What an import does with one annotation or claim."""

    ADDED = "added"
    """It was not here."""
    UNCHANGED = "unchanged"
    """It is here already, or what is here grew out of it."""
    UPDATED = "updated"
    """It is a later state of what was imported before and nobody has touched here."""
    BESIDE = "kept beside"
    """Somebody here says otherwise; both versions stand now."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of what an import does."""

    outcome: Outcome
    """What is done."""
    kind: str
    """``annotation`` or ``claim``."""
    id: str
    """The id it came with."""
    kept_as: str
    """The id it has here."""
    label: str
    """What it says, for people."""
    mine: str = ""
    """Whose version is here, where it is kept beside."""
    theirs: str = ""
    """Whose version came in."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do."""

    steps: tuple[Step, ...]
    """One per claim and annotation, in the order of the file."""
    failures: tuple[str, ...] = ()
    """What could not be read, one line each."""
    notices: tuple[str, ...] = ()
    """What was dropped, one line each."""

    def count(self, outcome: Outcome) -> int:
        """Return how many annotations and claims had an outcome."""
        return sum(step.outcome is outcome for step in self.steps)


def merge(
    store: NoteStore,
    incoming: Incoming,
    *,
    article_of: ArticleOf = lambda source: None,
    dry_run: bool = False,
    by: Author | None = None,
) -> ImportReport:
    """Merge what was read into the store as one step of undo; a dry run writes nothing and says what would happen.

    Raises:
        NoteError: it cannot be written; nothing of it remains.
    """
    pending: dict[str, Annotation | Claim] = {}
    steps: list[Step] = []
    annotations = {one.id: one for one in store.find()}
    claims = {one.id: one for one in store.claims.all()}
    for claim in incoming.claims:
        steps.append(_merge_one(store, cleaned_claim(claim), claims, pending))
    for annotation in incoming.annotations:
        known = cleaned(_acquainted(annotation, article_of))
        steps.append(_merge_one(store, known, annotations, pending))
    if pending and not dry_run:
        with store.operation(f"import {len(pending)} items", by=by):
            for item in pending.values():
                if isinstance(item, Claim):
                    store.claims.put(item, label="import", by=by)
                else:
                    store.put(item, label="import", by=by)
    return ImportReport(tuple(steps), tuple(incoming.failures), incoming.notices)


def _merge_one(
    store: NoteStore, item: _T, here: dict[str, _T], pending: dict[str, Annotation | Claim]
) -> Step:
    """Decide on one item; ``here`` and ``pending`` take in what is decided, so that a file may repeat itself."""
    outcome, kept = _decide(store, item, here)
    mine = here.get(item.id)
    step = Step(
        outcome,
        "claim" if isinstance(item, Claim) else "annotation",
        item.id,
        kept.id,
        _label(item),
        _person(mine) if mine is not None and outcome is Outcome.BESIDE else "",
        _person(item),
    )
    if outcome is not Outcome.UNCHANGED:
        here[kept.id] = kept
        pending[kept.id] = kept
    return step


def _decide(store: NoteStore, item: _T, here: dict[str, _T]) -> tuple[Outcome, _T]:
    mine = here.get(item.id)
    if mine is None:
        return Outcome.ADDED, item
    digest = content_digest(_document(item))
    history = store.history(item.id)
    states = {content_digest(_shared(state)) for change in history for state in (change.after,) if state}
    if digest == content_digest(_document(mine)) or digest in states:
        return Outcome.UNCHANGED, mine
    newer = (item.modified or "") > (mine.modified or mine.created or "")
    if newer and history and history[-1].label.startswith("import") and item.creator == mine.creator:
        return Outcome.UPDATED, item
    variant = replace(item, id=stable_urn("variant", item.id, digest), canonical=item.id)
    if variant.id in here:
        return Outcome.UNCHANGED, here[variant.id]
    return Outcome.BESIDE, variant


def _document(item: Annotation | Claim) -> Document:
    return claim_document(item) if isinstance(item, Claim) else annotation_document(item)


def _shared(state: Document) -> Document:
    """Return a stored state without what never leaves this machine."""
    if "targets" not in state:
        return state
    targets = [
        {**target, "source": {key: value for key, value in target["source"].items() if key != "path"}}
        for target in state["targets"]
    ]
    return {**state, "targets": targets}


def _label(item: Annotation | Claim) -> str:
    if isinstance(item, Claim):
        return item.text
    quote = next((target.quote.exact for target in item.targets if target.quote), "")
    return " ".join(f"{item.note} “{quote}”".split()) if quote else item.note or item.targets[0].source.name


def _person(item: Annotation | Claim) -> str:
    person = (item.status_by if isinstance(item, Claim) else item.editor) or item.creator
    return person.label if person else "unknown"


def _acquainted(annotation: Annotation, article_of: ArticleOf) -> Annotation:
    """Let targets that name an article by its address alone know the stored article, and where the quote stands."""
    targets = tuple(_known(target, article_of) for target in annotation.targets)
    return annotation if targets == annotation.targets else replace(annotation, targets=targets)


def _known(target: Target, article_of: ArticleOf) -> Target:
    if target.source.article or (article := article_of(target.source)) is None:
        return target
    own = source_of(article)
    source = replace(own, url=target.source.url or own.url, given=target.source.given, path=None)
    if target.quote is None:
        return replace(target, source=source)
    found = find(article.text, target.quote, same_text=target.source.text_hash == text_hash(article.text))
    if found.span is None or found.method is Method.APPROXIMATE:
        # What is not there word for word keeps its words; it will be listed as an orphan or shown as moved.
        return replace(target, source=replace(source, text_hash=""))
    return replace(target, source=source, quote=describe(article.text, found.span))
