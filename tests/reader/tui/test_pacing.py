"""When what is typed is searched for and shown: never long after the last letter, never in the way of the next."""

from __future__ import annotations

import random

import pytest

from reader.tui.pacing import HEAD_START, LATE, LONGEST, PAINT, RUSH, SILENCE, Pacing


def typed(*gaps: float) -> tuple[Pacing, float]:
    pacing, now = Pacing(), 100.0
    pacing.letter(now)
    for gap in gaps:
        now += gap
        pacing.letter(now)
    return pacing, now


@pytest.mark.parametrize("gaps", [(), (SILENCE,), (0.08, 0.08, 5.0)])
def test_a_letter_after_a_silence_is_searched_for_and_shown_at_once(gaps: tuple[float, ...]) -> None:
    pacing, now = typed(*gaps)
    assert pacing.before_search() == HEAD_START
    assert pacing.before_showing(now + 0.01) == pacing.before_showing(now + 0.3) == 0
    assert pacing.before_more(now + 0.01) == 0


def test_what_is_found_early_between_two_letters_is_shown_at_once() -> None:
    pacing, now = typed(0.08, 0.08, 0.08)
    assert pacing.before_search() == HEAD_START
    assert pacing.before_showing(now + 0.08 - PAINT - 0.001) == 0


def test_what_is_found_as_the_next_letter_comes_waits_until_it_is_late() -> None:
    pacing, now = typed(0.08, 0.08, 0.08)
    late = now + min(LONGEST, LATE * 0.08)
    for found in (now + 0.06, now + 0.08, now + 0.1):
        assert found + pacing.before_showing(found) == pytest.approx(late)
    assert pacing.before_showing(late + 0.001) == 0


def test_in_a_rush_the_end_of_it_is_searched_for() -> None:
    pacing, _ = typed(*[RUSH / 2] * 5)
    assert RUSH / 2 < pacing.before_search() <= LONGEST
    pacing, _ = typed(*[RUSH / 2] * 5, 1.0)
    assert pacing.before_search() == HEAD_START


def test_whatever_the_pace_nothing_is_held_back_for_longer_than_is_said() -> None:
    chance = random.Random(2)
    for _ in range(300):
        pacing, now = typed(*(chance.uniform(0.0, 0.6) for _ in range(chance.randint(0, 9))))
        found = now + chance.uniform(0.0, 0.5)
        wait = pacing.before_showing(found)
        assert wait == 0 or found + wait <= now + LONGEST + 1e-9
        assert HEAD_START <= pacing.before_search() <= LONGEST


def test_the_pace_follows_the_letters() -> None:
    pacing, now = typed(*[0.2] * 5)
    for _ in range(8):
        now += 0.08
        pacing.letter(now)
    assert pacing.before_showing(now + 0.08) > 0
    assert pacing.before_more(now) > LATE * 0.08
