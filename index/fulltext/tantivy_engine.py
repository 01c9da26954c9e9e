"""A faster engine for very large libraries: tantivy (the extra ``fast``), with our own terms.

Every word is analysed here and handed over joined by blanks, so that both engines know exactly the same terms.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy

from index.errors import StoreError
from index.fulltext.analysis import Pieces, analyse, fold, raw_words
from index.fulltext.engine import DamagedIndexError, Document, Found, Mark, Pause, Progress
from index.fulltext.folder import EngineFolder
from index.fulltext.numbers import day_number, moment_number
from index.fulltext.query import And, Days, Field, Fuzzy, Ids, Named, Node, Not, Or, Outlet, Prefix, Words
from index.fulltext.snippets import alike
from index.records import Sort

LAYOUT = "tantivy-2"
HEAP_BYTES = 64 << 20
"""What tantivy may hold of postings before it writes a segment."""
SMALL, MERGED = 10_000, 8
"""tantivy merges segments of at most so many documents, as soon as there are so many of them."""
FEW = 100
"""Documents of an update that does not wait for a long merge."""
QUICK = 1_000
"""Documents whose merge is waited for: it takes less than a tenth of a second."""
TITLE_BOOST = 2.0
BETWEEN = "\u241e"
"""Stands between title and text, so that no phrase reaches from one into the other."""
WRITTEN = {Field.TEXT: "forms", Field.TITLE: "title_forms"}
"""Fields of stems, with the ones that have the same words as they are written: what begun and fuzzy words meet."""
MOST_FORMS = 50
MOST_COMPLETIONS = 2_000

Query = Any

_TERMS = Pieces(lambda words: " ".join([analyse(word)[1] for word in words]))
_FORMS = Pieces(lambda words: " ".join([analyse(word)[0] for word in words]))


class TantivyEngine:
    """A tantivy index in a folder; see ``engine.Engine`` for what each method does and raises."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        """Name the folder; nothing is opened yet."""
        self._folder = EngineFolder(folder, LAYOUT)
        self._schema = _schema()

    def mark(self) -> Mark | None:
        """Return which state the index holds, or None."""
        return self._folder.mark() if (self._folder.path / "meta.json").is_file() else None

    def clear(self, mark: Mark) -> None:
        """Replace whatever is there by an empty index."""
        with self._folder.locked():
            self._folder.empty()
            with _explained():
                tantivy.Index(self._schema, path=str(self._folder.path), reuse=False)
            self._folder.set_mark(mark)

    def update(self, documents: Iterable[Document], removed: Sequence[str], mark: Mark) -> None:
        """Add and drop documents in one commit."""
        with self._folder.locked():
            with _explained():
                writer = self._open().writer(HEAP_BYTES, 1)
            added = 0
            try:
                for id_ in removed:
                    writer.delete_documents_by_term("id", id_)
                for document in documents:
                    added += 1
                    writer.delete_documents_by_term("id", document.id)
                    writer.add_document(_row(document))
                with _explained():
                    writer.commit()
                    # With its commit tantivy begins to merge. A few articles do not wait for a long merge: it is
                    # broken off here, which does no harm, and made by who tidies.
                    self._folder.untidy = added <= FEW and self._merging() > QUICK
                    if not self._folder.untidy:
                        writer.wait_merging_threads()
            finally:
                del writer
            self._folder.set_mark(mark)

    def _merging(self) -> int:
        """Return how many documents tantivy merges after this commit: those of its small segments, if they are many."""
        said = json.loads((self._folder.path / "meta.json").read_text("utf-8"))
        small = [one["max_doc"] for one in said["segments"] if one["max_doc"] <= SMALL]
        return sum(small) if len(small) >= MERGED else 0

    def claim_tidying(self) -> int | None:
        """Return, once, a handle where the last update broke a merge off that nobody makes now."""
        return self._folder.claim_tidying()

    def tidy(self) -> None:
        """Merge what updates left; readers go on meanwhile, writers wait."""
        with self._folder.tidying() as alone:
            if not alone:
                return
            with self._folder.locked(), _explained():
                writer = self._open().writer(HEAP_BYTES, 1)
                writer.commit()
                writer.wait_merging_threads()
                self._folder.make_private()

    def search(self, tree: Node, limit: int, sort: Sort, pause: Pause = lambda: None) -> Found:
        """Return the best documents and how many match."""
        pause()
        with _explained():
            searcher = self._open().searcher()
            notes: list[str] = []
            asked = self._query(tree, searcher, notes)
            order = "moment" if sort is Sort.DATE else None
            found: Any = searcher.search(asked, limit=max(1, limit), count=True, order_by_field=order)
            hits = tuple(
                (str(searcher.doc(address)["id"][0]), float(score) if sort is Sort.RELEVANCE else 0.0)
                for score, address in found.hits[: max(0, limit)]
            )
            return Found(int(found.count or 0), hits, tuple(dict.fromkeys(notes)))

    def ids(self, tree: Node, pause: Pause = lambda: None) -> list[str]:
        """Return the ids of all documents that match."""
        pause()
        with _explained():
            searcher = self._open().searcher()
            found = searcher.search(self._query(tree, searcher, []), limit=max(1, searcher.num_docs))
            return [str(searcher.doc(address)["id"][0]) for _, address in found.hits]

    def complete(self, prefix: str, limit: int) -> tuple[str, ...]:
        """Return the most common words that begin so."""
        form = fold(prefix)
        if not form:
            return ()
        with _explained():
            found = _expand(self._open().searcher(), "forms", Prefix(form))
            return tuple(found[: max(0, limit)])

    def count(self) -> int:
        """Return how many documents there are."""
        with _explained():
            return int(self._open().searcher().num_docs)

    def check(self, on_progress: Progress = lambda done, of: None) -> str | None:
        """Read every document; return what is wrong, or None. tantivy does not say how far it is."""
        try:
            self.ids(And(()))
        except DamagedIndexError as error:
            return str(error)
        return None

    def close(self) -> None:
        """Nothing is held between calls."""

    def _open(self) -> tantivy.Index:
        return tantivy.Index.open(str(self._folder.path))

    def _query(self, tree: Node, searcher: tantivy.Searcher, notes: list[str]) -> Query:
        """Return a resolved tree as tantivy's query."""
        make: Callable[[Node], Query] = lambda part: self._query(part, searcher, notes)  # noqa: E731
        everything, nothing = tantivy.Query.all_query(), tantivy.Query.empty_query()
        match tree:
            case Words(terms, field):
                return self._words(terms, field)
            case Prefix(form, field) | Fuzzy(form, _, field):
                name = _name(field)
                forms = _expand(searcher, name, tree)
                if len(forms) > MOST_FORMS:
                    sign = "*" if isinstance(tree, Prefix) else "~"
                    notes.append(
                        f"“{form}{sign}” stands for {len(forms)} words; the {MOST_FORMS} most common were searched."
                    )
                return _alike(tantivy.Query.term_set_query(self._schema, name, forms[:MOST_FORMS]))
            case Days(first, last):
                low, high = (first.toordinal() if first else 1), (last.toordinal() if last else 4_000_000)
                days = tantivy.Query.range_query(self._schema, "day", tantivy.FieldType.Unsigned, low, high)
                return _alike(days, 0.0) if low <= high else nothing
            case Outlet(name):
                return _alike(tantivy.Query.term_query(self._schema, "name", _outlet_key(name)), 0.0)
            case Ids(ids):
                return (
                    _alike(tantivy.Query.term_set_query(self._schema, "id", sorted(ids)), 0.0)
                    if ids
                    else nothing
                )
            case And(parts):
                needed = [(tantivy.Occur.Must, make(part)) for part in parts if not isinstance(part, Not)]
                barred = [(tantivy.Occur.MustNot, make(part.part)) for part in parts if isinstance(part, Not)]
                return tantivy.Query.boolean_query(
                    [*(needed or [(tantivy.Occur.Must, _alike(everything, 0.0))]), *barred]
                )
            case Or(parts):
                return (
                    tantivy.Query.boolean_query([(tantivy.Occur.Should, make(part)) for part in parts])
                    if parts
                    else nothing
                )
            case Not():
                return make(And((tree,)))
            case Named():
                return nothing

    def _words(self, terms: tuple[str, ...], field: Field) -> Query:
        def phrase(name: str) -> Query:
            if len(terms) == 1:
                return tantivy.Query.term_query(self._schema, name, terms[0], index_option="position")
            return tantivy.Query.phrase_query(self._schema, name, list(terms))

        if field is not Field.TEXT:
            return phrase(field.value)
        title = tantivy.Query.boost_query(phrase("title"), TITLE_BOOST)
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, phrase("text")), (tantivy.Occur.Should, title)]
        )


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("text", "title", "author", "outlet"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in WRITTEN.values():
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("name", tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("day", indexed=True, fast=True)
    builder.add_unsigned_field("moment", fast=True)
    return builder.build()


def _row(document: Document) -> tantivy.Document:
    """Return an article as tantivy takes it."""
    title, body = (document.title or "").split(), document.text.split()
    title_terms = " ".join(map(_TERMS.__getitem__, title))
    row = tantivy.Document()
    row.add_text("id", document.id)
    row.add_text("text", f"{title_terms} {BETWEEN} {' '.join(map(_TERMS.__getitem__, body))}")
    row.add_text("title", title_terms)
    row.add_text("forms", " ".join(map(_FORMS.__getitem__, {*title, *body})))
    row.add_text("title_forms", " ".join(map(_FORMS.__getitem__, set(title))))
    if document.author:
        row.add_text("author", " ".join(analyse(word)[0] for word in raw_words(document.author)))
    if document.outlet:
        row.add_text("outlet", " ".join(analyse(word)[0] for word in raw_words(document.outlet)))
        row.add_text("name", _outlet_key(document.outlet))
    row.add_unsigned("day", day_number(document.published))
    row.add_unsigned("moment", moment_number(document.published))
    return row


def _outlet_key(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8").casefold()


def _name(field: Field) -> str:
    return WRITTEN.get(field, field.value)


def _alike(query: Query, score: float = 1.0) -> Query:
    return tantivy.Query.const_score_query(query, score)


def _expand(searcher: tantivy.Searcher, field: str, node: Prefix | Fuzzy) -> list[str]:
    """Return the words of a field that a prefix or a fuzzy word stands for, those in most documents first.

    tantivy's own fuzzy words need not begin with the same letter.
    """
    if isinstance(node, Prefix):
        return [str(term) for term, _ in searcher.terms_with_prefix(field, node.form, limit=MOST_COMPLETIONS)]
    begun = searcher.terms_with_prefix(field, node.form[:1])
    return [str(term) for term, _ in begun if alike(node.form, str(term), node.distance)]


@contextmanager
def _explained() -> Iterator[None]:
    """Take tantivy's errors for damage, unless they are about space or permission."""
    try:
        yield
    except (MemoryError, DamagedIndexError, StoreError):
        raise
    except Exception as error:
        said = str(error).lower()
        if any(
            word in said for word in ("no space", "permission", "read-only", "file too large", "os error 28")
        ):
            raise OSError(str(error)) from error
        raise DamagedIndexError(f"The search index cannot be used: {error!r}") from error
