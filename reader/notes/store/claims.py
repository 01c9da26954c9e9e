"""The claims of a store: written down, judged by people, gathered from spans."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.errors import NoteError, NotFoundError
from reader.notes.identity import URN, new_id
from reader.notes.model import Annotation, Author, Claim, Link, Proposal
from reader.notes.store import rows
from reader.notes.store.database import reading
from reader.notes.tidy import fold, tidy, tidy_line

if TYPE_CHECKING:
    from reader.notes.store import NoteStore


@dataclass(frozen=True, slots=True)
class Member:
    """One span (or several) under a claim."""

    annotation: Annotation
    """The annotation that is gathered."""
    stance: str | None
    """What it says about the claim, None where nobody has said."""
    target: int | None
    """The target it is about, None for all of them."""


class Claims:
    """Making, judging and gathering claims; see ``NoteStore.claims``."""

    def __init__(self, store: NoteStore, connection: sqlite3.Connection) -> None:
        self._store = store
        self._connection = connection

    def add(self, text: str, *, by: Author | None = None) -> Claim:
        """Write a claim down, without a status.

        Raises:
            NoteError: the text is empty, or it cannot be written.
        """
        author = by or self._store.author
        claim = Claim(id=new_id(), text=tidy_line(text), creator=author, created=self._store.now())
        if not claim.text:
            raise NoteError("A claim needs a text.")
        return self.put(claim, label="add claim", by=author)

    def put(self, claim: Claim, *, label: str, by: Author | None = None) -> Claim:
        """Keep a claim as it is given."""
        with self._store.operation(label, by=by) as operation:
            operation.put("claim", claim.id, rows.encode_claim(claim))
        return claim

    def reword(self, id_: str, text: str, *, by: Author | None = None) -> Claim:
        """Give a claim another text."""
        if not tidy_line(text):
            raise NoteError("A claim needs a text.")
        with self._store.operation("reword claim", by=by):
            old = self.get(id_)
            now = self._store.now(after=old.modified or old.created)
            claim = replace(old, text=tidy_line(text), modified=now)
            return self.put(claim, label="reword claim", by=by)

    def set_status(
        self, id_: str, status: str | None, *, rationale: str = "", by: Author | None = None
    ) -> Claim:
        """Judge a claim, or take the judgement back (None); only a person may.

        Raises:
            NoteError: the author is not a person, or it cannot be written.
            NotFoundError: there is no such claim.
        """
        author = by or self._store.author
        if author.type == "Software":
            raise NoteError("A program may propose a status; only a person sets one.")
        label = f"set status {status}" if status else "clear status"
        with self._store.operation(label, by=by):
            old = self.get(id_)
            now = self._store.now(after=old.modified or old.created)
            claim = replace(
                old,
                status=status,
                status_by=author if status else None,
                status_at=now if status else None,
                rationale=tidy(rationale),
                modified=now,
            )
            return self.put(claim, label=label, by=by)

    def propose(self, id_: str, proposal: Proposal | None, *, by: Author | None = None) -> Claim:
        """Note down a status that crossread suggests; the claim's status stays as it is."""
        with self._store.operation("propose status", by=by):
            return self.put(replace(self.get(id_), proposal=proposal), label="propose status", by=by)

    def delete(self, id_: str, *, by: Author | None = None) -> None:
        """Remove a claim; its spans stay, without it."""
        with self._store.operation("delete claim", by=by) as operation:
            claim = self.get(id_)
            for member in self.members(claim.id):
                kept = tuple(link for link in member.annotation.links if link.claim != claim.id)
                document = rows.encode_annotation(replace(member.annotation, links=kept))
                operation.put("annotation", member.annotation.id, document)
            operation.put("claim", claim.id, None)

    def gather(
        self,
        id_: str,
        annotation: str,
        *,
        stance: str | None = None,
        target: int | None = None,
        by: Author | None = None,
    ) -> Annotation:
        """Put an annotation (or one target of it) under a claim with a stance; a second time changes the stance."""
        with self._store.operation("gather under claim", by=by):
            claim, found = self.get(id_), self._store.get(annotation)
            if target is not None and not 0 <= target < len(found.targets):
                raise NoteError(f"The note {found.short} has no target {target + 1}.")
            others = tuple(link for link in found.links if (link.claim, link.target) != (claim.id, target))
            return self._store.edit(replace(found, links=(*others, Link(claim.id, stance, target))), by=by)

    def release(self, id_: str, annotation: str, *, by: Author | None = None) -> Annotation:
        """Take an annotation out of a claim."""
        with self._store.operation("release from claim", by=by):
            claim, found = self.get(id_), self._store.get(annotation)
            kept = tuple(link for link in found.links if link.claim != claim.id)
            return self._store.edit(replace(found, links=kept), by=by)

    def get(self, id_: str) -> Claim:
        """Return a claim by its id, or by a beginning that only it has.

        Raises:
            NotFoundError: there is none, or there are several.
        """
        with reading():
            row = self._connection.execute("SELECT document FROM claims WHERE id = ?", (id_,)).fetchone()
            if row is None and len(id_) >= 4 and "%" not in id_ and "_" not in id_:
                found = self._connection.execute(
                    "SELECT document FROM claims WHERE id LIKE ? LIMIT 2", (f"{URN}{id_}%",)
                ).fetchall()
                if len(found) > 1:
                    raise NotFoundError(f"Several claims begin with {id_}.", hint="Give more of the id.")
                row = found[0] if found else None
        if row is None:
            raise NotFoundError(f"There is no claim {id_}.", hint="“crossread note claims” lists them.")
        return rows.decode_claim(row[0])

    def text_of(self, id_: str) -> str:
        """Return what a claim says, or said before it was deleted; the id itself where nobody knows."""
        with reading():
            row = self._connection.execute(
                "SELECT coalesce(after, before) FROM changes WHERE id = ? AND kind = 'claim'"
                " ORDER BY number DESC LIMIT 1",
                (id_,),
            ).fetchone()
        return rows.decode_claim(row[0]).text if row and row[0] else id_

    def named(self, text: str) -> Claim | None:
        """Return the claim that says ``text`` (case and accents aside), or None."""
        wanted = fold(text)
        return next((claim for claim in self.all() if fold(claim.text) == wanted), None)

    def all(self, ids: Iterable[str] | None = None) -> tuple[Claim, ...]:
        """Return all claims (or those of ``ids`` that exist), oldest first."""
        wanted = None if ids is None else set(ids)
        with reading():
            found = self._connection.execute(
                "SELECT id, document FROM claims ORDER BY created, id"
            ).fetchall()
        return tuple(rows.decode_claim(text) for id_, text in found if wanted is None or id_ in wanted)

    def members(self, id_: str) -> tuple[Member, ...]:
        """Return what is gathered under a claim, oldest annotation first."""
        with reading():
            found = self._connection.execute(
                "SELECT d.document FROM annotations AS a JOIN documents AS d ON d.annotation = a.number"
                " WHERE a.number IN"
                " (SELECT annotation FROM links WHERE claim = ?) ORDER BY a.created, a.id",
                (id_,),
            ).fetchall()
        members = []
        for (document,) in found:
            annotation = rows.decode_annotation(document)
            members += [
                Member(annotation, li.stance, li.target) for li in annotation.links if li.claim == id_
            ]
        return tuple(members)

    def variants(self) -> list[tuple[Claim, Claim]]:
        """Return the claims that two people see differently: the one kept here, the one beside it."""
        known = {claim.id: claim for claim in self.all()}
        beside = (
            claim for claim in known.values() if claim.canonical in known and claim.canonical != claim.id
        )
        return [(known[claim.canonical], claim) for claim in beside if claim.canonical]
