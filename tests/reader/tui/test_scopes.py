"""What a tag, note or claim may be put on, and which annotation stands there already."""

from __future__ import annotations

from dataclasses import replace

from index.article import Span
from reader.compare.model import Ref
from reader.tui.render.scene import Remark, Scene, scene_from
from reader.tui.render.scopes import partner_of, scopes, standing
from tests.reader.tui.compare_kit import ferry


def scene(**notes: tuple[Remark, ...]) -> Scene:
    found = {int(name[1:]): remarks for name, remarks in notes.items()}
    return replace(scene_from(ferry()), notes=found)


def span(ref: Ref) -> tuple[int, int]:
    return scene().span(ref)


SIX, NINE = Ref(0, 1), Ref(1, 2)
"""The two sides of the conflict."""


def test_a_sentence_alone_and_with_its_partner() -> None:
    alone, both = scopes(scene(), SIX, partner=NINE)
    assert alone.groups == (((0, *span(SIX)),),)
    assert both.groups == (((0, *span(SIX)), (1, *span(NINE))),)
    assert "Keld Press" in both.label
    assert scopes(scene(), SIX) == (alone,)


def test_a_pair_stands_in_the_order_of_the_articles_from_either_side() -> None:
    assert scopes(scene(), NINE, partner=SIX)[1].groups == scopes(scene(), SIX, partner=NINE)[1].groups


def test_a_selection_takes_the_place_of_the_sentence_on_its_side() -> None:
    alone, both = scopes(scene(), SIX, selection=(0, Span(2, 11)), partner=NINE)
    assert alone.groups == (((0, 2, 11),),)
    assert alone.label == "the 2 selected words"
    assert both.groups == (((0, 2, 11), (1, *span(NINE))),)
    (only,) = scopes(scene(), SIX, selection=(1, Span(4, 11)), partner=NINE)
    assert only.label == "the selected word"


def test_found_places_are_one_annotation_each_and_each_sentence_counts_once() -> None:
    *_, found = scopes(scene(), SIX, found=[SIX, SIX, NINE])
    assert found.groups == (((0, *span(SIX)),), ((1, *span(NINE)),))
    assert found.label == "all 2 sentences found"
    assert len(scopes(scene(), SIX, found=[SIX, SIX])) == 1


def test_an_own_note_on_just_these_words_is_known_again() -> None:
    here, there = (0, *span(SIX)), (1, *span(NINE))
    mine = Remark(*span(SIX), text="mine", id="1")
    pair = Remark(*span(SIX), text="pair", id="2", targets=2), Remark(*span(NINE), id="2", targets=2)
    theirs = Remark(*span(SIX), text="theirs", id="3", author="Ben")
    part = Remark(span(SIX)[0], span(SIX)[0] + 3, text="part", id="4")
    known = scene(a0=(part, mine, pair[0], theirs), a1=(pair[1],))
    assert standing(known, (here,)) == mine
    assert standing(known, (here, there)) == pair[0]
    assert standing(scene(a0=(theirs, part)), (here,)) is None
    assert standing(scene(a0=(pair[0],)), (here, there)) is None


def test_the_best_partner_is_a_linked_one_among_the_places_of_an_entry() -> None:
    assert partner_of(scene(), SIX) == NINE
    assert partner_of(scene(), Ref(0, 0), (Ref(0, 0), Ref(2, 0))) == Ref(2, 0)
    assert partner_of(scene(), Ref(0, 3), (Ref(0, 3), None, Ref(1, 3))) == Ref(1, 3)
    assert partner_of(scene(), Ref(0, 3)) is None
