"""The store of annotations and claims: one SQLite file in the library's folder, written at once and for good."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from index.article import Article
from index.errors import NoteError, NotFoundError
from index.paths import library_dir
from reader.compare.steps import each
from reader.notes.author import default_author
from reader.notes.cleaned import cleaned
from reader.notes.identity import URN, stamp
from reader.notes.model import Annotation, Author
from reader.notes.store import journal, rows
from reader.notes.store.claims import Claims, Member
from reader.notes.store.database import Opened, connect, problems, reading, transaction
from reader.notes.store.journal import Change, Operation
from reader.notes.store.places import Move, Placed, Places
from reader.notes.store.selection import EVERYTHING, NoteFilter, Word, condition

__all__ = [
    "Change",
    "Claims",
    "Member",
    "Move",
    "NoteFilter",
    "NoteStore",
    "Placed",
    "Places",
    "Word",
    "problems",
]


class NoteStore:
    """Annotations, claims and their history. One store per thread; any number of processes may have one open."""

    def __init__(
        self, connection: Opened, folder: Path, author: Author, clock: Callable[[], datetime]
    ) -> None:
        """Use ``open`` instead."""
        self.folder = folder
        self.author = author
        self.claims = Claims(self, connection)
        self.places = Places(self, connection)
        self._connection = connection
        self._clock = clock
        self._operation: Operation | None = None

    @classmethod
    def open(
        cls,
        folder: Path | None = None,
        *,
        author: Author | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> Self:
        """Open the notes of a library folder (the usual one if None); they are made where there are none.

        ``author`` is who writes (``default_author()`` if None).

        Raises:
            StoreError: the file cannot be used.
        """
        folder = folder if folder is not None else library_dir()
        return cls(connect(folder), folder, author or default_author(), clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; everything is written already."""
        self._connection.close()

    def now(self, *, after: str | None = None) -> str:
        """Return the store's time as it is written into annotations; a change comes ``after`` what it changes."""
        return stamp(self._clock(), after=after)

    @contextmanager
    def operation(self, label: str, *, by: Author | None = None) -> Iterator[Operation]:
        """Make everything in the block one transaction and one step of undo, named ``label``.

        Blocks nest: the outermost one counts, its label and author hold; an inner one that fails leaves nothing.

        Raises:
            NoteError: it cannot be written; nothing of the block remains.
        """
        if self._operation is not None:
            with self._operation.part():
                yield self._operation
            return
        with transaction(self._connection, f"To {label}"):
            self._operation = Operation(self._connection, label, by or self.author, self.now())
            try:
                yield self._operation
            finally:
                self._operation = None

    def add(
        self, annotation: Annotation, *, articles: Iterable[Article] = (), by: Author | None = None
    ) -> Annotation:
        """Keep a new annotation and return it with creator and time filled in.

        ``articles`` are the articles of its targets: quotes are checked against their texts, which are kept.

        Raises:
            NoteError: a quote is not in the text where it should be, the id is taken, or it cannot be written.
        """
        kept = replace(
            cleaned(annotation),
            creator=annotation.creator or by or self.author,
            created=annotation.created or self.now(),
        )
        with self.operation("add", by=by) as operation:
            if rows.current(self._connection, "annotation", kept.id) is not None:
                raise NoteError(f"The note {kept.short} exists already.")
            rows.keep_texts(self._connection, kept.targets, articles)
            operation.put("annotation", kept.id, rows.encode_annotation(kept))
        return kept

    def edit(
        self, annotation: Annotation, *, articles: Iterable[Article] = (), by: Author | None = None
    ) -> Annotation:
        """Keep an annotation that exists with other content; creator and creation time stay, the time of change is set.

        Raises:
            NotFoundError: there is no annotation of this id.
            NoteError: a quote is not in the text where it should be, or it cannot be written.
        """
        author = by or self.author
        with self.operation("edit", by=by) as operation:
            old = self.get(annotation.id)
            same = replace(
                cleaned(annotation),
                modified=old.modified,
                editor=old.editor,
                creator=old.creator,
                created=old.created,
            )
            if same == old:
                return old
            rows.keep_texts(self._connection, annotation.targets, articles)
            editor = None if old.creator == author else author
            kept = replace(same, modified=self.now(after=old.modified or old.created), editor=editor)
            operation.put("annotation", kept.id, rows.encode_annotation(kept))
        return kept

    def put(self, annotation: Annotation, *, label: str, by: Author | None = None) -> None:
        """Keep an annotation exactly as it is given, times and people included (import)."""
        with self.operation(label, by=by) as operation:
            operation.put("annotation", annotation.id, rows.encode_annotation(annotation))

    def delete(self, ids: Sequence[str], *, by: Author | None = None) -> list[Annotation]:
        """Remove annotations (ids, or beginnings of ids) as one step and return them; ``undo`` brings them back.

        Raises:
            NotFoundError: one of them does not exist; none is removed then.
        """
        with self.operation("delete", by=by) as operation:
            found = [self.get(id_) for id_ in dict.fromkeys(ids)]
            for annotation in found:
                operation.put("annotation", annotation.id, None)
        return found

    def get(self, id_: str) -> Annotation:
        """Return an annotation by its id, or by a beginning (four characters or more) that only it has.

        Raises:
            NotFoundError: there is none, or there are several.
        """
        with reading():
            text = rows.current(self._connection, "annotation", id_)
            if text is None and len(id_) >= 4 and not set("%_") & set(id_):
                start = id_ if id_.startswith(URN) else URN + id_
                found = self._connection.execute(
                    "SELECT document FROM annotations JOIN documents ON annotation = number WHERE id LIKE ? LIMIT 2",
                    (f"{start}%",),
                ).fetchall()
                if len(found) > 1:
                    raise NotFoundError(f"Several notes begin with {id_}.", hint="Give more of the id.")
                text = found[0][0] if found else None
        if text is None:
            raise NotFoundError(f"There is no note {id_}.", hint="“crossread note list” lists them.")
        return rows.decode_annotation(text)

    def ids(self, wanted: NoteFilter = EVERYTHING) -> list[str]:
        """Return the ids of the annotations that a filter lets through, oldest first: fast, for lists and counts."""
        where, values = condition(wanted)
        with reading():
            found = self._connection.execute(
                f"SELECT a.id FROM annotations AS a WHERE {where} ORDER BY a.created, a.id", values
            )
            return [row[0] for row in found]

    def find(self, wanted: NoteFilter = EVERYTHING, *, limit: int = -1, offset: int = 0) -> list[Annotation]:
        """Return the annotations that a filter lets through, oldest first; ``limit`` and ``offset`` make pages."""
        where, values = condition(wanted)
        with reading():
            found = self._connection.execute(
                f"SELECT d.document FROM annotations AS a JOIN documents AS d ON d.annotation = a.number"
                f" WHERE {where} ORDER BY a.created, a.id"
                " LIMIT :limit OFFSET :offset",
                {**values, "limit": limit, "offset": offset},
            ).fetchall()
        return [rows.decode_annotation(row[0]) for row in each("Reading the notes", found)]

    def article_ids(self, wanted: NoteFilter = EVERYTHING) -> frozenset[str]:
        """Return the ids of the articles that the annotations a filter lets through are about."""
        where, values = condition(wanted)
        with reading():
            found = self._connection.execute(
                "SELECT DISTINCT t.article FROM targets AS t JOIN annotations AS a ON a.number = t.annotation"
                f" WHERE t.article != '' AND {where}",
                values,
            )
            return frozenset(row[0] for row in found)

    def tagged(self, tag: str) -> frozenset[str]:
        """Return the ids of the articles that carry a tag (``disputed``, ``status:disputed``, a free tag)."""
        return self.article_ids(NoteFilter(tags=(tag,)))

    def tag_counts(self) -> dict[str, int]:
        """Return every tag in use (``status:disputed``, free tags bare) and on how many annotations, most first."""
        with reading():
            found = self._connection.execute(
                "SELECT axis, name, count(*) FROM tags GROUP BY axis, name UNION ALL"
                " SELECT 'status', c.status, count(DISTINCT l.annotation) FROM claims AS c"
                " JOIN links AS l ON l.claim = c.id WHERE c.status != '' GROUP BY c.status UNION ALL"
                " SELECT 'stance', stance, count(DISTINCT annotation) FROM links WHERE stance != '' GROUP BY stance"
            ).fetchall()
        ranked = sorted(found, key=lambda row: (-row[2], row[0], row[1]))
        return {(name if axis == "free" else f"{axis}:{name}"): count for axis, name, count in ranked}

    def variants(self) -> list[tuple[Annotation, Annotation]]:
        """Return the annotations that two people have in two versions: the one kept here, the one beside it."""
        with reading():
            found = self._connection.execute(
                "SELECT p.document, q.document FROM annotations AS v JOIN annotations AS o ON o.id = v.canonical"
                " JOIN documents AS p ON p.annotation = o.number JOIN documents AS q ON q.annotation = v.number"
                " WHERE v.canonical IS NOT NULL AND v.id != o.id ORDER BY o.created, o.id, v.id"
            ).fetchall()
        return [(rows.decode_annotation(mine), rows.decode_annotation(theirs)) for mine, theirs in found]

    def history(self, id_: str) -> tuple[Change, ...]:
        """Return who did what and when to an annotation or a claim (full id), oldest first."""
        with reading():
            return journal.history(self._connection, id_)

    def full_id(self, id_: str) -> str:
        """Return the id of an annotation or claim, deleted ones included, by its beginning.

        Raises:
            NotFoundError: there is none, or there are several.
        """
        with reading():
            found = journal.ids_like(self._connection, id_)
        if len(found) != 1:
            why = "Several notes begin with" if found else "There never was a note"
            raise NotFoundError(f"{why} {id_}.", hint="“crossread note list” shows the ids.")
        return found[0]

    def undo(self, *, by: Author | None = None) -> str | None:
        """Take back this person's last operation that stands and return its label, or None if there is none.

        Raises:
            NoteError: somebody else has changed the same thing since.
        """
        with transaction(self._connection, "To undo"):
            return journal.step(self._connection, by or self.author, self.now(), back=True)

    def redo(self, *, by: Author | None = None) -> str | None:
        """Do again what this person undid last and return its label, or None if there is nothing."""
        with transaction(self._connection, "To redo"):
            return journal.step(self._connection, by or self.author, self.now(), back=False)

    def last_step(self) -> int:
        """Return the number of what ``undo`` would take back, 0 if there is nothing."""
        return journal.last_step(self._connection, self.author)

    def text(self, digest: str) -> str | None:
        """Return the text with this ``text_hash``, if an annotation made here counts in it."""
        with reading():
            return rows.kept_text(self._connection, digest)

    def changed(self) -> int:
        """Return a number that differs after another process or store has written."""
        with reading():
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])
