"""Follows an article from sentence to sentence: what "at 7.40 p.m." and "two days later" mean where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from index.article import Span
from reader.compare.details import Detail, Reading, When
from reader.compare.details.model import MOST_OF_A_KIND
from reader.compare.details.tense import is_past_verb
from reader.compare.details.time_words import shifted
from reader.compare.details.tokens import Tokens
from reader.compare.details.wordlist import words
from reader.compare.tale.ahead import lies_ahead
from reader.compare.tale.bases import counted_on, may_count, of_the_main_clause, restated
from reader.compare.tale.counting import counted_from
from reader.compare.tale.dated import Times
from reader.compare.tale.events import event_behind
from reader.compare.tale.halves import half_is_open, in_its_half
from reader.compare.tale.happened import DAYS, EARLY, describes, tells_what_happened, told_at
from reader.compare.tale.posts import bare_hour, opens_post
from reader.compare.tale.relations import Relation, relations

_HABITS = words("every each daily nightly usually normally typically weekdays if")
_PAST = words("had said told")
_OF_ANOTHER_DAY = words("trial testified testimony recalled memoir diary dated")
"""In such a sentence somebody tells of a day of which the article does not."""
_FAR = 3
"""Sentences behind a clock time within which another may go on from it."""
_OPENS = words("at by around about shortly just soon before after then and but , a few minutes little")
"""Words before a clock time that opens its sentence, and so goes on with the tale."""
_THEN = words("then before until finally eventually")
_SMALL_HOURS, _NOON, _EVENING = 6 * 60, 12 * 60, 18 * 60


class Inferred(NamedTuple):
    """A time whose day is told by the text around it."""

    span: Span
    """Where it stands in the article's text."""
    when: When


@dataclass(slots=True)
class _Place:
    """A time to which a tale has come, and how many sentences ago."""

    when: When
    age: int = 0


class Tale:
    """Follows an article.

    ``usual`` are the times at which what it reports happened, by day: as it begins by telling, and as most articles of
    its story have it; ``sure`` is the latter's. ``halves`` is whether it writes "a.m." and "p.m.",
    ``events`` are the days of what its story tells of, by stem; ``live`` is whether it is a live report.
    """

    def __init__(
        self,
        published: date | None,
        usual: Mapping[date, When],
        sure: When | None,
        halves: bool,
        events: Mapping[str, date],
        *,
        live: bool = False,
    ) -> None:
        self._live = live
        self._published = published
        self._events = events
        self._halves = halves
        self._usual = usual
        self._sure = sure
        self._past: _Place | None = None
        self._ahead: _Place | None = None
        self._named: When | None = None
        """The last time that the sentence before names."""

    def read(self, reading: Reading, times: Times) -> list[Inferred]:
        """Return the times of the next sentence whose days are not said, but told by the text around it."""
        for place in (self._past, self._ahead):
            if place:
                place.age += 1
        if len(times) > MOST_OF_A_KIND:
            self._past = self._named = None
            return []
        told = [told_at(reading, detail, when) for detail, when in times]
        counts = [r for r in relations(reading) if not restated(reading.tokens, r, times)]
        found: list[Inferred] = []
        named: When | None = None
        if self._live and self._published and (post := bare_hour(reading, [detail for detail, _ in times])):
            named = replace(post[1], first=self._published, last=self._published)
            found.append(Inferred(post[0], named))
            self._come_to(named)
        for n, (detail, when) in enumerate(times):
            if counts and counts[0].first < detail.token:
                base = named or of_the_main_clause(reading.tokens, counts[0], times)
                named = self._count(reading, counts.pop(0), base, found) or named
            if when.minute is None or when.first is not None:
                self._advance(reading, detail, told[n])
                named = named if reading.tokens.quoted[detail.token] else when
                continue
            clock = self._infer(reading, n, times, told)
            if clock is not None and not counted_on(reading.tokens, detail, counts):
                found.append(Inferred(detail.span, clock))
                self._come_to(clock)
                named = clock
        for relation in counts:
            named = self._count(reading, relation, named, found) or named
        self._named = named
        return found

    def _count(
        self, reading: Reading, relation: Relation, named: When | None, found: list[Inferred]
    ) -> When | None:
        """Add what a relation means, counted from the time named last in its sentence or the one before."""
        tokens = reading.tokens
        event = None if named else self._event(tokens, relation)
        if event is not None:
            when = counted_from(event, replace(relation, count=-relation.count))
        elif may_count(tokens, relation):
            told = named if relation.of_event else named or self._named
            # "On Wednesday, the morning after the vote": that was some time on Tuesday.
            step = replace(relation, part="") if relation.of_event else relation
            when = counted_from(told, step) if told else None
        else:
            when = None
        if when is None or when.first is None:
            return None
        if self._published and when.first > self._published and (event or not relation.of_event):
            return None
        first, end = tokens.starts[relation.first], tokens.ends[relation.end - 1]
        found.append(Inferred(Span(reading.start + first, reading.start + end), when))
        if relation.of_event and event is None:
            return None
        if when.first == when.last:
            self._come_to(when)
        return when

    def _event(self, tokens: Tokens, relation: Relation) -> When | None:
        """Return the day of what a relation names, "two days after the crash"; None where that is not told."""
        day = self._events.get(event_behind(tokens, relation.end)) if relation.of_event else None
        return When("day", day, day) if day else None

    def _advance(self, reading: Reading, detail: Detail, told: When | None) -> None:
        """Go on to the time that is told; one of which it is not clear what it tells ends the tale of a day."""
        if told is not None:
            self._come_to(told)
        elif _leads_away(reading, detail):
            self._past = None

    def _come_to(self, when: When) -> None:
        if self._published and when.first and when.first > self._published:
            self._ahead = _Place(when)
        else:
            self._past = _Place(when)

    def _infer(self, reading: Reading, n: int, times: Times, told: Sequence[When | None]) -> When | None:
        """Return the ``n``-th time of a sentence, a clock time, with its day; None where that is not sure."""
        tokens = reading.tokens
        detail, clock = times[n]
        if self._live and self._published and opens_post(reading, times[0][0]):
            # What a post tells of was before it, on the same day.
            written = times[0][1].minute or 0
            mine = clock.minute is not None and clock.minute <= written
            if n == 0 or (mine and not any(told[:n])):
                return replace(clock, first=self._published, last=self._published)
        if tokens.quoted[detail.token] or not _HABITS.isdisjoint(tokens.low):
            return None
        is_open = self._halves and half_is_open(detail.text, clock)
        before = [when for when in told[:n] if when]
        behind = [when for when in told[n:] if when]
        if lies_ahead(tokens, detail):
            return None if is_open else self._to_come(clock, before, told_later="would" in tokens.low)
        if not any(is_past_verb(tokens, i) or tokens.low[i] in _PAST for i in range(len(tokens))):
            return None
        if before:
            place: When | None = before[-1]
            if clock.minute is not None and clock.minute < _SMALL_HOURS and _goes_on(tokens, detail):
                return None
        elif behind:
            place = behind[0] if len({when.first for when in behind}) == 1 else None
        elif any(_unclear(reading, other, when, detail) for other, when in times):
            return None
        else:
            place = self._place(tokens, detail)
        if place is not None and is_open:
            clock = in_its_half(clock, place) or When("clock")
        return self._on_its_day(clock, place) if place is not None else None

    def _place(self, tokens: Tokens, detail: Detail) -> When | None:
        """Return where the tale stands, if that is sure enough for a clock time of a sentence that names no day."""
        if not _OF_ANOTHER_DAY.isdisjoint(tokens.low):
            return None
        kept = self._past
        if kept is None:
            return self._sure if len(self._usual) == 1 else None
        if kept.when.first in self._usual and (self._sure is not None or kept.age <= _FAR):
            return kept.when
        if kept.when.minute is not None:
            return kept.when if kept.age <= _FAR else None
        goes_on = _OPENS.issuperset(tokens.low[: detail.token])
        return kept.when if kept.age <= 1 and goes_on else None

    def _on_its_day(self, clock: When, place: When) -> When | None:
        """Return a clock time on the day of a place; None where it may be the next one, or had not come yet."""
        if clock.minute is None or place.first is None:
            return None
        day = place.first
        if _in_the_evening(place) and clock.minute < _NOON:
            # What follows an evening in the small hours is of the next day; in a morning it may be of either.
            if clock.minute >= _SMALL_HOURS:
                return None
            day = shifted(day, 1)
        elif clock.minute == 0 and not _in_the_small_hours(place):
            return None
        if place.part == EARLY and clock.minute >= _EVENING:
            # That may have been the evening before.
            return None
        if self._published and day > self._published:
            return None
        return replace(clock, first=day, last=day)

    def _to_come(self, clock: When, before: Sequence[When], *, told_later: bool) -> When | None:
        """Return a clock time to come on the day told with it or just before; else on that of the article.

        ``told_later`` is whether it lay ahead of something told, "it was said that he would speak": then on no other.
        """
        if self._published is None:
            return None
        told = [when.first for when in before if when.first and when.first >= self._published]
        kept = self._ahead
        if told:
            day = told[-1]
        elif kept is not None and kept.age <= 1 and kept.when.first is not None:
            day = kept.when.first
        elif told_later:
            return None
        else:
            day = self._published
        return replace(clock, first=day, last=day)


def _in_the_small_hours(place: When) -> bool:
    return place.part == EARLY if place.minute is None else place.minute < _SMALL_HOURS


def _goes_on(tokens: Tokens, detail: Detail) -> bool:
    """Whether what is told before a clock time in its sentence came before it, and so perhaps a day before."""
    low = tokens.low[: detail.token]
    return not _THEN.isdisjoint(low) or ("after", "which") in pairwise(low)


def _in_the_evening(place: When) -> bool:
    if place.minute is not None:
        return place.minute >= _EVENING
    return place.part in {"evening", "night"}


def _unclear(reading: Reading, detail: Detail, when: When, clock: Detail) -> bool:
    """Whether a time beside a clock time without a day may be what that belongs to."""
    if when.minute is not None and when.first is None:
        return False
    tokens = reading.tokens
    if when.first is not None and when.first == when.last and when.grain in DAYS:
        return detail.token < clock.token and describes(tokens, detail.token, detail.upto)
    return _leads_away(reading, detail)


def _leads_away(reading: Reading, detail: Detail) -> bool:
    """Whether a time that is no day of the tale may lead it to another."""
    tokens = reading.tokens
    if tokens.quoted[detail.token] or detail.modifier or describes(tokens, detail.token, detail.upto):
        return False
    when = detail.value
    day = isinstance(when, When) and when.first is not None and when.first == when.last
    return not day or tells_what_happened(tokens, detail.token, detail.upto)
