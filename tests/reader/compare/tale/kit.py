"""The times of invented articles, as they are found to mean days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from index.article import Sentence
from reader.compare.details import Setting, When, read_sentence
from reader.compare.model import Ref
from reader.compare.tale.dated import Dated
from reader.compare.tale.telling import tell, times_of

FRIDAY = date(2031, 5, 16)


def told(*articles: tuple[date | Setting | None, list[str]]) -> list[tuple[str, Dated]]:
    """Return the times of some articles, in the order of the text, with the words for each."""
    rows, settings, texts = [], [], []
    for number, (day, sentences) in enumerate(articles):
        text = " ".join(sentences)
        setting = replace(day, text=text) if isinstance(day, Setting) else Setting(day, text=text)
        row = []
        for place, sentence in enumerate(sentences):
            reading = read_sentence(Sentence(text.index(sentence), 0, sentence), setting)
            row.append((Ref(number, place), reading, times_of(reading)))
        rows.append(row)
        settings.append(setting)
        texts.append(text)
    found = sorted(tell(rows, settings), key=lambda each: (each.ref.article, each.span.start))
    return [(texts[each.ref.article][each.span.start : each.span.end], each) for each in found]


def meant(when: When) -> str:
    """Return the first day of a time, and the last if it is another, with its clock time or part of the day."""
    days = str(when.first) if when.first == when.last else f"{when.first}/{when.last}"
    clock = "" if when.minute is None else f" {when.minute // 60:02d}:{when.minute % 60:02d}"
    return f"{days}{clock}" if clock else f"{days} {when.part}".rstrip()


def inferred(*sentences: str, day: date | None = FRIDAY) -> dict[str, str]:
    """Return what is told but not said in an article, by its words."""
    return {words: meant(each.when) for words, each in told((day, list(sentences))) if each.inferred}


LEAD = "A barge sank off Tarrow on Wednesday, and its crew of four swam ashore."
