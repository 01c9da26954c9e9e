"""All times of a story's articles with the days they mean, said or told by the text around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from index.article import Span
from reader.compare.details import Detail, Reading, Setting, When
from reader.compare.details.named_hours import named_hours
from reader.compare.details.stamps import of_the_report
from reader.compare.model import DifferenceKind, Ref
from reader.compare.steps import pause
from reader.compare.tale.ahead import is_expected
from reader.compare.tale.dated import Dated, Times
from reader.compare.tale.events import days_of_events
from reader.compare.tale.follow import Inferred, Tale
from reader.compare.tale.halves import names_halves, without_open_half
from reader.compare.tale.joined import joined
from reader.compare.tale.leads import day_of_the_lead, day_of_the_story
from reader.compare.tale.nearly import nearly
from reader.compare.tale.posts import is_live, opens_post
from reader.compare.tale.undated import days_off, moved, opened
from reader.compare.told_days import as_first_said, settle_days

Row = Sequence[tuple[Ref, Reading, Sequence[Detail]]]
"""The sentences of an article that are compared, each with the times it names."""


def times_of(reading: Reading) -> tuple[Detail, ...]:
    """Return the times that a sentence names, but for those that say when the report was written."""
    return tuple(time for time in reading.of(DifferenceKind.TIME) if not of_the_report(reading, time))


def tell(rows: Sequence[Row], settings: Sequence[Setting]) -> list[Dated]:
    """Return the times of all articles, in their order, that are found to mean days."""
    halves = [names_halves(setting.text) for setting in settings]
    settled = _settled(rows, halves)
    published = [None if setting.guessed else setting.day for setting in settings]
    firm = [
        [(ref, reading, opened(times)) for ref, reading, times in row] if setting.guessed else row
        for row, setting in zip(settled, settings, strict=True)
    ]
    leads = [_lead(row, day) for row, day in zip(firm, published, strict=True)]
    of_the_story = day_of_the_story(leads)
    for n, setting in enumerate(settings):
        if setting.guessed and leads[n] is None:
            days = days_off(_lead(settled[n], None), of_the_story)
            if days is not None:
                firm[n] = [(ref, reading, moved(times, days)) for ref, reading, times in settled[n]]
                leads[n] = _lead(firm[n], None)
    events = days_of_events((reading, times) for row in firm for _, reading, times in row)
    found: list[Dated] = []
    for row, day, lead, named in zip(firm, published, leads, halves, strict=True):
        usual = {when.first: when for when in (of_the_story, lead) if when and when.first}
        live = bool(row) and is_live(row[0][1].setting.text)
        tale = Tale(day, usual, of_the_story, named, events, live=live)
        for ref, reading, times in row:
            pause()
            said = _said(ref, reading, times)
            said += _inferred(ref, reading, times, tale.read(reading, times), live=live)
            found += joined(said, reading.setting.text) if len(said) > 1 else said
    return found


def _lead(row: Sequence[tuple[Ref, Reading, Times]], published: date | None) -> When | None:
    return day_of_the_lead([(reading, times) for _, reading, times in row], published)


def _said(ref: Ref, reading: Reading, times: Times) -> list[Dated]:
    """Return the times of a sentence that say their days."""
    return [
        Dated(
            ref,
            detail.span,
            when,
            expected=is_expected(reading.tokens, detail, when, reading.setting),
            nearly=nearly(reading.tokens, detail.token),
        )
        for detail, when in times
        if when.first is not None
    ]


def _inferred(
    ref: Ref, reading: Reading, times: Times, inferred: Sequence[Inferred], *, live: bool
) -> list[Dated]:
    """Return those whose days are told by the text around them; ``live`` is whether it is a live report."""
    details = {detail.span: detail for detail, _ in times}
    found = []
    for span, when in inferred:
        day = reading.setting.day
        expected = day is not None and when.first is not None and when.first > day
        near = ""
        if span in details:
            # When a post was written is no plan, whatever the post tells of.
            post = live and opens_post(reading, details[span])
            expected = not post and is_expected(reading.tokens, details[span], when, reading.setting)
            near = nearly(reading.tokens, details[span].token)
        if when.part == "noon":
            when = replace(when, grain="part", minute=None)
        found.append(Dated(ref, span, when, inferred=True, expected=expected, nearly=near))
    return found


def _settled(rows: Sequence[Row], halves: Sequence[bool]) -> list[list[tuple[Ref, Reading, Times]]]:
    """Return the sentences with the years and weeks of their times settled over the story.

    ``halves`` says of each article whether it writes "a.m." and "p.m.".
    """
    read = [
        (ref, detail, when)
        for row in rows
        for ref, _, details in row
        for detail in details
        if isinstance(when := detail.value, When) and when.first is not None
    ]
    spans = settle_days([(ref, when) for ref, _, when in read])
    spans = as_first_said([detail for _, detail, _ in read], spans)
    meant = {
        (ref, detail.span): replace(when, first=first, last=last)
        for (ref, detail, when), (first, last) in zip(read, spans, strict=True)
    }
    return [
        [(ref, reading, _meant(_every(reading, details), meant, ref, named)) for ref, reading, details in row]
        for row, named in zip(rows, halves, strict=True)
    ]


def _every(reading: Reading, details: Sequence[Detail]) -> Sequence[Detail]:
    """Return the times of a sentence with its noons and midnights, from left to right."""
    hours = named_hours(reading, details)
    return sorted([*details, *hours], key=lambda detail: detail.token) if hours else details


def _meant(
    details: Sequence[Detail], meant: Mapping[tuple[Ref, Span], When], ref: Ref, halves: bool
) -> list[tuple[Detail, When]]:
    """Return the times of a sentence with what they mean; ``halves`` is whether its article writes "p.m."."""
    found = [(d, meant.get((ref, d.span), d.value)) for d in details if isinstance(d.value, When)]
    return [(d, without_open_half(d, w) if halves else w) for d, w in found if isinstance(w, When)]
