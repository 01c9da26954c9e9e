"""Dates as other languages write them: "12. Mai 2025", "3 de junio", "2025年6月3日", "les années 1960".

Only dates of the calendar; what counts from the day of the article ("gestern", "mardi") is left unread.
"""

from __future__ import annotations

from datetime import date

from reader.compare.details.model import When
from reader.compare.details.time_words import YEAR, month_or_day
from reader.compare.details.tokens import Tokens

_NAMES = (
    "januar februar märz april mai juni juli august september oktober november dezember",
    "jänner feber maerz",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april maj juni juli august september oktober november december",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
)
MONTHS_ABROAD = {name: number for names in reversed(_NAMES) for number, name in enumerate(names.split(), 1)}
"""Month by name, in fourteen languages; months that English writes the same way are read as English first."""

_BETWEEN = ("de", "di", "du", "er", ".", "º", "°", "del")
_OF = ("de", "del")
_DECADE_ENDS = ("s", "er", "ern", "ých", "е", "х")
_DECADE_LEADS = ("années", "años", "anni", "anos")
_EAST = (("年", "月", "日"), ("년", "월", "일"))


def day_abroad(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read a day of a month whose number stands at token ``i``, or a date written with 年, 月 and 日."""
    low = tokens.low
    if not low[i].isdigit() or len(low[i]) > 4:
        return None
    if low[i + 1 : i + 2] and low[i + 1][0] in "年月년월":
        return _eastern(tokens, i, base)
    at = i + 1
    while at < min(len(tokens), i + 3) and low[at] in _BETWEEN:
        at += 1
    month = MONTHS_ABROAD.get(low[at]) if at < len(tokens) else None
    if month is None or not 1 <= int(low[i]) <= 31:
        return None
    end = at + 2 if low[at + 1 : at + 2] and low[at + 1] in _OF else at + 1
    year = int(low[end]) if end < len(tokens) and YEAR.match(low[end]) else 0
    return _day(year, month, int(low[i]), base), i, end + 1 if year else at + 1


def _eastern(tokens: Tokens, i: int, base: date | None) -> tuple[When, int, int] | None:
    """Read "2025年6月3日", "6月3日", "2025년 6월", "2025年"."""
    low = tokens.low
    for marks in _EAST:
        found = {}
        at = i
        for name, mark in zip(("year", "month", "day"), marks, strict=True):
            if at + 1 < len(tokens) and low[at].isdigit() and low[at + 1].startswith(mark):
                found[name] = int(low[at])
                # "3日凌晨" is one word: what follows the mark is no longer a date.
                at += 2
        year, month, day = (found.get(name, 0) for name in ("year", "month", "day"))
        if (year and not 1 <= year <= 9999) or month > 12 or day > 31 or (day and not month):
            continue
        if month and (year or day):
            return _day(year, month, day, base), i, at
        if year and YEAR.match(low[i]):
            return When("year", date(year, 1, 1), date(year, 12, 31)), i, i + 2
    return None


def _day(year: int, month: int, day: int, base: date | None) -> When:
    """Return a day or a month; a year that is not said is the one that makes it the nearest day."""
    if not year and base is None:
        return When("day" if day else "month")
    years = [year] if year else [base.year - 1, base.year, base.year + 1] if base else []
    found = [month_or_day(y, month, day, "") for y in years if 1 <= y <= 9999]
    near = base or date(year, month, 1)
    best = min(found, key=lambda when: abs(((when.first or near) - near).days))
    return When(best.grain, best.first, best.last, yearless=not year)


def month_abroad(tokens: Tokens, i: int) -> int | None:
    """Return the month that stands before a year: "März 2024", "mars 2024"; None where none does."""
    return MONTHS_ABROAD.get(tokens.low[i - 1]) if i else None


def is_decade(tokens: Tokens, i: int) -> bool:
    """Whether the year at ``i`` stands for its decade: "the 1950s", "die 1960er Jahre", "les années 1960"."""
    low = tokens.low
    if i + 1 < len(tokens) and tokens.glued(i + 1) and low[i + 1] in _DECADE_ENDS:
        return True
    return i > 0 and low[i - 1] in _DECADE_LEADS and low[i].endswith("0")
