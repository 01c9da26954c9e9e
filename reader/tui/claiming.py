"""The app's door to claims and what is gathered under them. Methods block: they are called in thread workers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import NoteError
from reader.tui.marking import chosen_tag, places

if TYPE_CHECKING:
    from reader.notes import Annotation, Claim, NoteStore, Tag, Target, Vocabulary
    from reader.tui.note_values import ClaimMember, ClaimRow, Group, NoteTarget, TagShown

SAID = 60
"""Code points of a claim that messages repeat."""


class Claiming:
    """Claims beside one library: written down, gathered from spans, judged by people."""

    folder: Path
    """Folder of the library."""

    def claim_rows(self, query: str = "") -> tuple[ClaimRow, ...]:
        """Return the claims in which all words of a query stand, with what is gathered, the newest first.

        Raises:
            StoreError: the notes cannot be read. ConfigError: the vocabulary is not valid.
        """
        from reader.notes import NoteStore, load_vocabulary
        from reader.notes.tidy import fold

        words, vocabulary = fold(query).split(), load_vocabulary()
        with NoteStore.open(self.folder) as store:
            rows = [_row(store, claim, vocabulary) for claim in reversed(store.claims.all())]
        return tuple(row for row in rows if all(word in fold(_words(row)) for word in words))

    def gather(self, group: Group, claim: str, keys: Sequence[str]) -> str:
        """Gather places under a claim (an id, or a text that is written down if it is new); returns what was done.

        ``keys`` are the stances' keys: one for all places or one for each; an empty one says nothing.

        Raises:
            NoteError: the text is empty, a key is no stance, or it cannot be written.
        """
        from reader.notes import NoteStore, annotate, annotation_at

        stances = [_stance(key) for key in keys]
        there = places(group)
        with NoteStore.open(self.folder) as store, store.operation("gather under claim"):
            known = _claim(store, claim)
            found = annotation_at(store, there, store.author)
            if found is None and len(set(stances)) == 1:
                annotate(store, there, claim=known, stance=stances[0])
            elif len(set(stances)) == 1:
                found = _out_of(store, found or annotate(store, there), known.id)
                store.claims.gather(known.id, found.id, stance=stances[0])
            else:
                found = _out_of(store, found or annotate(store, there), known.id)
                for target, stance in enumerate(stances):
                    store.claims.gather(known.id, found.id, stance=stance, target=target)
            count = len(store.claims.members(known.id))
        said = ", ".join(dict.fromkeys(stance for stance in stances if stance))
        return f"Under “{known.text[:SAID]}”: {count} so far{f' ({said})' if said else ''}."

    def set_stance(self, claim: str, note_id: str, target: int | None, key: str) -> None:
        """Say what a place under a claim says about it; the same stance again takes it back.

        Raises:
            NoteError: the key is no stance, or it cannot be written. NotFoundError: one of them is gone.
        """
        from reader.notes import NoteStore

        stance = _stance(key)
        with NoteStore.open(self.folder) as store:
            links = store.get(note_id).links
            old = next((one.stance for one in links if (one.claim, one.target) == (claim, target)), None)
            store.claims.gather(claim, note_id, stance=None if old == stance else stance, target=target)

    def release(self, claim: str, note_id: str) -> None:
        """Take an annotation out of a claim; one that has nothing else is removed.

        Raises:
            NotFoundError: one of them is gone. NoteError: it cannot be written.
        """
        from reader.notes import NoteStore

        with NoteStore.open(self.folder) as store, store.operation("release from claim"):
            left = store.claims.release(claim, note_id)
            if not (left.tags or left.comments or left.links):
                store.delete([left.id])

    def add_claim(self, text: str) -> None:
        """Write a claim down; one that says just that already is enough.

        Raises:
            NoteError: the text is empty, or it cannot be written.
        """
        from reader.notes import NoteStore

        with NoteStore.open(self.folder) as store:
            _claim(store, text)

    def reword_claim(self, claim: str, text: str) -> None:
        """Give a claim another text.

        Raises:
            NoteError: the text is empty, or it cannot be written. NotFoundError: it is gone.
        """
        from reader.notes import NoteStore

        with NoteStore.open(self.folder) as store:
            store.claims.reword(claim, text)

    def judge_claim(self, claim: str, key: str, why: str) -> str:
        """Set the status of a claim by its key, or take it back with an empty one; returns what was done.

        Raises:
            NoteError: the key is no status, or it cannot be written. NotFoundError: it is gone.
        """
        from reader.notes import Axis, NoteStore

        tag = chosen_tag(key, "") if key else None
        if tag is not None and tag.axis is not Axis.STATUS:
            raise NoteError(f"“{tag.name}” is no status of a claim.")
        with NoteStore.open(self.folder) as store:
            store.claims.set_status(claim, tag.name if tag else None, rationale=why)
        return f"The claim is {tag.name}." if tag else "The claim has no status."

    def delete_claim(self, claim: str) -> None:
        """Remove a claim; what was gathered stays, without it.

        Raises:
            NotFoundError: it is gone. NoteError: it cannot be written.
        """
        from reader.notes import NoteStore

        with NoteStore.open(self.folder) as store:
            store.claims.delete(claim)


def _stance(key: str) -> str | None:
    from reader.notes import Axis

    if not key:
        return None
    tag = chosen_tag(key, "")
    if tag.axis is not Axis.STANCE:
        raise NoteError(
            f"“{tag.name}” is no stance.", hint="A stance says what the words say about the claim."
        )
    return tag.name


def _claim(store: NoteStore, claim: str) -> Claim:
    """Return the claim of an id or of a text, written down if there is none."""
    from reader.notes.identity import URN

    if claim.startswith(URN):
        return store.claims.get(claim)
    return store.claims.named(claim) or store.claims.add(claim)


def _out_of(store: NoteStore, found: Annotation, claim: str) -> Annotation:
    """Take an annotation out of a claim, so that it can be put in with other stances."""
    if any(link.claim == claim for link in found.links):
        return store.claims.release(claim, found.id)
    return found


def _row(store: NoteStore, claim: Claim, vocabulary: Vocabulary) -> ClaimRow:
    """Return a claim with what is gathered under it."""
    from reader.notes import Axis, Tag
    from reader.notes.proposing import propose_status, voices
    from reader.tui.note_values import ClaimMember, ClaimRow

    gathered = store.claims.members(claim.id)
    members: list[ClaimMember] = []
    for one in gathered:
        stance = shown(Tag(Axis.STANCE, one.stance), vocabulary) if one.stance else None
        targets = one.annotation.targets
        for target in targets if one.target is None else targets[one.target : one.target + 1]:
            members.append(ClaimMember(one.annotation.id, one.target, target_shown(target), stance))
    suggested = claim.proposal or propose_status(voices(gathered))
    proposal = suggested if suggested and suggested.status != claim.status else None
    by = f"by {claim.status_by.label}" if claim.status_by else ""
    return ClaimRow(
        claim.id,
        claim.text,
        shown(Tag(Axis.STATUS, claim.status), vocabulary) if claim.status else None,
        f"{by} {(claim.status_at or '')[:10]}".strip(),
        claim.rationale,
        tuple(members),
        shown(Tag(Axis.STATUS, proposal.status), vocabulary) if proposal else None,
        proposal.reason if proposal else "",
    )


def _words(row: ClaimRow) -> str:
    """Return what a search for claims looks at."""
    names = " ".join(f"{one.place.name} {one.place.quote}" for one in row.members)
    return f"{row.text} {row.status.name if row.status else 'no status'} {row.rationale} {names}"


def shown(tag: Tag, vocabulary: Vocabulary) -> TagShown:
    """Return a tag as it is painted."""
    from reader.tui.note_values import TagShown

    entry = vocabulary.entry(tag)
    return TagShown(tag.name, entry.look if entry else ())


def target_shown(target: Target) -> NoteTarget:
    """Return a place of an annotation as lists show it."""
    from reader.notes import local_name
    from reader.tui.note_values import NoteTarget

    source, quote = target.source, target.quote
    return NoteTarget(
        source.article,
        local_name(source),
        source.title,
        source.published,
        quote.exact if quote else "",
        (quote.start if quote else None) or 0,
    )
