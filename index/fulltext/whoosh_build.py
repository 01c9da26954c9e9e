"""Documents to a segment: words are numbered as they come and inverted for many documents at once by sorting.

Sort-based inversion as Witten, Moffat and Bell (1999) describe it, in memory and with numpy; Whoosh's own writer
handles every posting by itself in Python.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from index.fulltext.analysis import Pieces, analyse
from index.fulltext.numbers import day_number, moment_number
from index.fulltext.whoosh_fields import ID_BYTES, ROW, SCORED, outlet_key
from index.fulltext.whoosh_files import PackedSegment, SegmentFiles
from index.fulltext.whoosh_postings import Numbers, Postings, pack_lists

if TYPE_CHECKING:
    from index.fulltext.engine import Document

TITLE_GAP = 100
"""Positions between title and text, so that no phrase reaches from one into the other."""
MOST_WORDS = 700_000
"""Words of a segment that is built in memory, about."""
TOGETHER = 100_000
"""Numbers in the lists that are packed together, about: a few megabytes."""
MOST_DOCUMENTS = 4_000
"""Documents of a segment that is built in memory."""

_EMPTY = np.empty(0, dtype=np.int64)
_Packed = Iterator[tuple[bytes, int, int, bytes]]


class _Vocabulary(dict[str, int]):
    """Numbers words as they are written; knows the number of each one's stem and folded form."""

    def __init__(self) -> None:
        self.stems: dict[str, int] = {}
        self.forms: dict[str, int] = {}
        self.stem_of, self.form_of = array("i"), array("i")

    def __missing__(self, word: str) -> int:
        form, stem = analyse(word)
        self.form_of.append(self.forms.setdefault(form, len(self.forms)))
        self.stem_of.append(self.stems.setdefault(stem, len(self.stems)))
        self[word] = number = len(self)
        return number


class _Words:
    """The words of one field over all documents, in order."""

    def __init__(self) -> None:
        self.words = array("i")
        self.runs: list[tuple[int, int, int]] = []
        """Document, position of its first word, number of words."""

    def add(self, document: int, first: int, numbers: array[int]) -> None:
        """Append the words of a document that stand next to one another."""
        self.words.extend(numbers)
        self.runs.append((document, first, len(numbers)))

    def laid_out(self) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32], npt.NDArray[np.int32]]:
        """Return the number, the document and the position of every word."""
        documents, firsts, sizes = np.array(self.runs or [(0, 0, 0)], dtype=np.int64).T
        before = np.cumsum(sizes) - sizes
        places = np.arange(len(self.words), dtype=np.int32)
        places += np.repeat((firsts - before).astype(np.int32), sizes)
        return (
            np.frombuffer(self.words, dtype=np.int32) if self.words else np.empty(0, dtype=np.int32),
            np.repeat(documents.astype(np.int32), sizes),
            places,
        )


class Batch:
    """Documents on their way into one segment."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self._vocabulary = vocabulary = _Vocabulary()
        self._pieces = Pieces(lambda words: tuple(map(vocabulary.__getitem__, words)))
        self._fields = {name: _Words() for name in ("author", "outlet", "text")}
        self._names: dict[bytes, list[int]] = {}
        self._titles: list[int] = []
        self._dates: list[tuple[int, int]] = []

    @property
    def full(self) -> bool:
        """Whether the segment should be written before more is added."""
        return len(self._fields["text"].words) >= MOST_WORDS or len(self.ids) >= MOST_DOCUMENTS

    def add(self, document: Document) -> None:
        """Take a document in.

        Raises:
            ValueError: its id is longer than the table is wide.
        """
        if len(document.id.encode("utf-8")) > ID_BYTES:
            raise ValueError(f"The id {document.id} is longer than {ID_BYTES} bytes.")
        number = len(self.ids)
        self.ids.append(document.id)
        title, body = self._numbers(document.title or ""), self._numbers(document.text)
        self._titles.append(len(title))
        self._fields["text"].add(number, 0, title)
        self._fields["text"].add(number, len(title) + TITLE_GAP, body)
        for name, value in (("author", document.author), ("outlet", document.outlet)):
            if value:
                self._fields[name].add(number, 0, self._numbers(value))
        if document.outlet:
            self._names.setdefault(outlet_key(document.outlet), []).append(number)
        self._dates.append((day_number(document.published), moment_number(document.published)))

    def _numbers(self, text: str) -> array[int]:
        return array("i", chain.from_iterable(map(self._pieces.__getitem__, text.split())))

    def write(self, folder: Path) -> PackedSegment:
        """Write the segment's files.

        Raises:
            OSError: the folder cannot be written.
        """
        files = SegmentFiles(folder)
        try:
            rows = np.zeros(len(self.ids), dtype=ROW)
            rows["id"] = [id_.encode("utf-8") for id_ in self.ids]
            rows["day"], rows["moment"] = np.array(self._dates or [(0, 0)], dtype=np.int64)[: len(rows)].T
            stems = np.frombuffer(self._vocabulary.stem_of, dtype=np.int32)
            forms = np.frombuffer(self._vocabulary.form_of, dtype=np.int32)
            words, documents, places = self._fields["text"].laid_out()
            in_title = places < np.array(self._titles)[documents]
            for name in SCORED[:2]:
                found = self._fields[name].laid_out()
                rows["lengths"][:, SCORED.index(name)] = np.bincount(found[1], minlength=len(rows))
            rows["lengths"][:, 2] = np.bincount(documents, minlength=len(rows))
            rows["lengths"][:, 3] = self._titles
            all_forms, all_stems = _Terms(self._vocabulary.forms), _Terms(self._vocabulary.stems)
            files.add_terms("author", _invert(all_forms, forms, *self._fields["author"].laid_out()))
            files.add_terms("forms", _present(all_forms, forms[words], documents))
            files.add_terms("name", _names(self._names))
            files.add_terms("outlet", _invert(all_forms, forms, *self._fields["outlet"].laid_out()))
            files.add_terms("text", _invert(all_stems, stems, words, documents, places, in_title))
            titles = (words[in_title], documents[in_title], places[in_title])
            files.add_terms("title", _invert(all_stems, stems, *titles))
            files.add_terms("title_forms", _present(all_forms, forms[titles[0]], titles[1]))
            return files.finish(rows)
        except BaseException:
            files.discard()
            raise


class _Terms:
    """Terms in the order of their bytes, which is that of their characters."""

    def __init__(self, numbers: dict[str, int]) -> None:
        """Order the terms that have these numbers."""
        names = sorted(numbers)
        self.terms = [name.encode("utf-8", "surrogatepass") for name in names]
        self.places = np.empty(len(names), dtype=np.int32)
        """The place of every number in the order."""
        self.places[list(map(numbers.__getitem__, names))] = np.arange(len(names), dtype=np.int32)


def _invert(
    order: _Terms,
    term_of: npt.NDArray[np.int32],
    words: npt.NDArray[np.int32],
    documents: npt.NDArray[np.int32],
    places: npt.NDArray[np.int32],
    in_title: npt.NDArray[np.bool_] | None = None,
) -> _Packed:
    """Yield the terms of a field in order with their packed postings."""
    if not len(words):
        return
    rank = order.places[term_of[words]]
    rising = np.argsort(rank, kind="stable")
    rank, documents, places = rank[rising], documents[rising], places[rising]
    new = np.ones(len(rank), dtype=bool)
    new[1:] = (rank[1:] != rank[:-1]) | (documents[1:] != documents[:-1])
    at = np.flatnonzero(new)
    counts = np.diff(np.append(at, len(rank)))
    titles = _EMPTY if in_title is None else np.add.reduceat(in_title[rising], at, dtype=np.int32)
    del rising, new
    yield from _packed(order.terms, rank[at], Postings(documents[at], counts, titles, places))  # type: ignore[arg-type]


def _present(order: _Terms, forms: Any, documents: npt.NDArray[np.int32]) -> _Packed:
    """Yield the terms of a field without positions."""
    if not len(forms):
        return
    size = int(documents.max()) + 1
    pairs = order.places[forms].astype(np.int64) * size + documents
    pairs.sort()
    pairs = pairs[np.concatenate(([True], pairs[1:] != pairs[:-1]))]
    docs = pairs % size
    yield from _packed(order.terms, pairs // size, Postings(docs, np.ones_like(docs), _EMPTY, _EMPTY))


def _names(names: dict[bytes, list[int]]) -> _Packed:
    """Yield whole outlets, which stand once in a document."""
    for name in sorted(names):
        docs: Numbers = np.array(names[name], dtype=np.int64)
        one = Postings(docs, np.ones_like(docs), _EMPTY, _EMPTY)
        for documents, total, packed in pack_lists(np.zeros(1, dtype=np.int64), one):
            yield name, documents, total, packed


def _packed(terms: Sequence[bytes], rank: Any, found: Postings) -> _Packed:
    """Yield terms with their lists; ``rank`` is the term's place for every document of ``found``."""
    starts = np.flatnonzero(np.concatenate(([True], rank[1:] != rank[:-1])))
    ends = np.append(starts[1:], len(rank))
    places = np.concatenate(([0], np.cumsum(found.counts))) if len(found.positions) else _EMPTY
    at = 0
    while at < len(starts):
        upto = max(at + 1, int(np.searchsorted(starts, starts[at] + TOGETHER)))
        begin, end = int(starts[at]), int(ends[upto - 1])
        part = Postings(
            found.docs[begin:end].astype(np.int64),
            found.counts[begin:end],
            found.titles[begin:end],
            found.positions[places[begin] : places[end]] if len(places) else _EMPTY,
        )
        for term, packed in zip(
            rank[starts[at:upto]].tolist(), pack_lists(starts[at:upto] - begin, part), strict=True
        ):
            yield terms[term], *packed
        at = upto
