"""The twin of the columns: the articles row by row, levelled against the first one as in the app, as text and JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from index.article import Kind
from reader.cli.comparison.as_json import ref_json
from reader.cli.comparison.words import GLYPHS, look, names, sentence_at
from reader.cli.output import Line, Piece, line
from reader.compare.model import Comparison, Ref
from reader.tui.render.layout import lay_out
from reader.tui.render.scene import Scene, scene_from

UNWRAPPED = 1 << 24
"""Cells of a column in which every sentence stands on one row."""
ORDER = {-1: "↑", 0: " ", 1: "↓"}
"""Where a partner that does not stand level is in the first article."""


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """Sentences that stand level."""

    cells: tuple[Ref | None, ...]
    """Per article its sentence, or None where the column is blank."""
    order: tuple[int, ...]
    """Per article -1 or 1 where the partner in the first article stands above or below, else 0."""


def column_rows(comparison: Comparison) -> Iterator[ColumnRow]:
    """Yield the rows of all articles side by side, the first one being the base, from the top.

    What only happens to stand beside each other, linked to nothing on its row, gets a row of its own.
    """
    scene = scene_from(comparison)
    articles = range(len(comparison.articles))
    layout = lay_out(scene, articles, UNWRAPPED)
    standing: dict[int, list[Ref]] = {}
    for column in layout.columns:
        for sentence, top in enumerate(column.tops):
            standing.setdefault(top, []).append(Ref(column.article, sentence))
    for top in sorted(standing):
        first = standing[top][0]
        base = first if first.article == 0 else None
        level = [ref for ref in standing[top] if ref == base or _partner(scene, ref) == base]
        alone = [ref for ref in standing[top] if base is None or ref not in level]
        for group in ([level] if base else []) + [[ref] for ref in alone]:
            here = {ref.article: ref for ref in group}
            cells = tuple(here.get(n) for n in articles)
            yield ColumnRow(cells, tuple(layout.order(ref) if ref else 0 for ref in cells))


def _partner(scene: Scene, ref: Ref) -> Ref | None:
    """Return the best partner of a sentence in the first article."""
    found = scene.best.get(ref, {}).get(0)
    return found[0] if found else None


def columns_json(comparison: Comparison) -> list[dict[str, Any]]:
    """Return the rows; ``order`` is -1 or 1 where the partner in the first article stands above or below."""
    return [
        {
            "cells": [
                ref
                and {
                    **ref_json(ref),
                    "text": sentence_at(comparison, ref).text,
                    "look": look(comparison, ref),
                    "order": order,
                }
                for ref, order in zip(row.cells, row.order, strict=True)
            ]
        }
        for row in column_rows(comparison)
    ]


def column_lines(comparison: Comparison) -> Iterator[Line]:
    """Yield the rows as text: what stands level is one block, each sentence after its outlet and its sign."""
    called = names(comparison)
    for row in column_rows(comparison):
        yield line()
        for ref, order in zip(row.cells, row.order, strict=True):
            if ref is None:
                continue
            sentence = sentence_at(comparison, ref)
            mark = look(comparison, ref) if sentence.kind is Kind.SENTENCE else ""
            yield line(
                Piece(GLYPHS.get(mark, " "), mark),
                Piece(ORDER[order], "dim"),
                " ",
                Piece(f"{called[ref.article]}: ", "dim"),
                sentence.text,
                hang=3,
            )
