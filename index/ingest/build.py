"""From a raw text and raw fields to an article: cleaned, dated, with where each field came from and what is odd."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from types import MappingProxyType

from index.article import Article, Origin, article_id
from index.ingest.clean import clean_text, one_line
from index.ingest.dates import DateValue, parse_date
from index.ingest.language import belies_language, detect_language
from index.ingest.oddities import correction, imitates
from index.ingest.outlets import part_title
from index.ingest.values import Defaults, Failure, Fields
from index.patterns import lazy

LONGEST = 20_000_000
"""Characters of one article."""
SHORT = 40
"""Words below which an article is said to be very short."""
FIELDS = ("title", "outlet", "author", "published", "url", "language")

_WIDTHS = {"title": 400, "outlet": 120, "author": 200}
_URL = lazy(r"https?://[^\s<>\"{}|\\^`]+\Z", re.IGNORECASE)
_LANGUAGE = lazy(r"([a-z]{2})(?:[-_][A-Za-z0-9]+)*\Z")
_NUMBERS = lazy(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})((?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?)\Z")
"""A date in figures whose order only the writer knows; with points between them the day is first."""
_UNSPACED = lazy("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Letters of writings without spaces; two of them are about a word."""
_DAY_IN_ADDRESS = lazy(r"[/-]((?:19|20)\d{2})[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/._-]|\Z)")
"""The day that many outlets put into the addresses of their articles."""
_NOBODY = lazy(
    r"(?:unknown|none|null|n/?a|-+|untitled|\(?(?:anonymous|unspecified)\)?|#(?:n/?a|ref!|name\?|value!|null!|div/0!))\Z",
    re.IGNORECASE,
)


def build(
    text: str, fields: Fields, source: str, defaults: Defaults, warnings: Iterable[str] = ()
) -> Article | Failure:
    """Return the article, or why there is none.

    ``fields`` are as the source states them; a value that turns out to be empty or no date, address or language is
    left out, and ``defaults`` fill what is missing. Never raises on account of what the values hold.
    """
    if len(text) > LONGEST:
        return Failure(
            source, f"One text of {len(text):,} characters is no article.", "Split it into its articles."
        )
    cleaned = clean_text(text)
    if not re.search(r"\w", cleaned.text):
        return Failure(source, "It holds no text.")
    said = list(warnings)
    values: dict[str, str] = {}
    provenance = dict.fromkeys(FIELDS, Origin.UNKNOWN.value)
    known = _completed(_told_apart(fields), defaults, cleaned.text)
    language = known.get("language", ("", Origin.UNKNOWN))[0]
    for name, (raw, origin) in known.items():
        value = _tidy(name, raw, said, language)
        if value:
            values[name] = value
            provenance[name] = origin.value
    if cleaned.hidden:
        many = (
            "1 hidden character was" if cleaned.hidden == 1 else f"{cleaned.hidden:,} hidden characters were"
        )
        said.append(f"{many} taken out.")
    foreign = imitates(values.get("outlet", ""))
    if foreign:
        said.append(f"The outlet’s name mixes {foreign} letters with others; it may imitate another outlet.")
    corrected = correction(cleaned.text)
    if corrected:
        said.append(f"It says that it was corrected: “{corrected.rstrip('.')}”.")
    words = len(cleaned.text.split(maxsplit=SHORT))
    if words < SHORT and (words := words + _unspaced(cleaned.text) // 2) < SHORT:
        said.append(f"It is very short: {words} word{'' if words == 1 else 's'}.")
    if "published" not in values:
        said.append("It has no date.")
    return Article(
        id=article_id(cleaned.text, values.get("outlet")),
        text=cleaned.text,
        title=values.get("title"),
        outlet=values.get("outlet"),
        author=values.get("author"),
        published=values.get("published"),
        url=values.get("url"),
        source=source.encode("utf-8", "backslashreplace").decode("utf-8"),
        language=values.get("language"),
        provenance=MappingProxyType(provenance),
        warnings=tuple(dict.fromkeys(said)),
    )


def _told_apart(fields: Fields) -> Fields:
    """Part the outlet's name from a title that carries it, and read the day that an address carries."""
    found = dict(fields)
    if "title" in fields:
        title, origin = fields["title"]
        parted = part_title(one_line(title, _WIDTHS["title"]))
        if parted and (
            not _states(fields, "outlet") or fields["outlet"][0].casefold() == parted[1].casefold()
        ):
            found["title"] = (parted[0], origin)
            found.setdefault("outlet", (parted[1], origin))
    if "published" not in fields and "url" in fields:
        day = _DAY_IN_ADDRESS.search(fields["url"][0])
        stated = "-".join((day[1], day[2].zfill(2), day[3].zfill(2))) if day else ""
        if stated and parse_date(stated):
            found["published"] = (stated, Origin.ADDRESS)
    return found


def _completed(fields: Fields, defaults: Defaults, text: str) -> Fields:
    """Fill what the source does not say: with what the user said, and the language with a guess."""
    given = {"outlet": defaults.outlet, "published": defaults.published, "title": defaults.title}
    missing: Fields = {
        name: (value, Origin.USER) for name, value in given.items() if value and not _states(fields, name)
    }
    guessed = detect_language(text)
    stated = _tidy("language", fields["language"][0], []) if "language" in fields else None
    if guessed and guessed != stated and (not stated or belies_language(text, stated, guessed)):
        missing["language"] = (guessed, Origin.TEXT)
        fields = {name: value for name, value in fields.items() if name != "language"}
    return {**fields, **missing}


def _states(fields: Fields, name: str) -> bool:
    """Return whether a source states a field usably."""
    return name in fields and bool(_tidy(name, fields[name][0], []))


def _unspaced(text: str) -> int:
    """Count the letters of scripts that put no spaces between words."""
    return len(_UNSPACED.findall(text))


def _tidy(name: str, raw: str, warnings: list[str], language: str = "") -> str | None:
    """Return a field's value as it is kept, or None where it is none; what could not be understood is warned of.

    ``language`` is the article's, as stated or guessed: dates are read in it too.
    """
    value = one_line(raw, _WIDTHS.get(name, 2000))
    if not value or _NOBODY.match(value):
        return None
    if name == "published":
        return _day_or_moment(value, warnings, language.strip().lower().replace("_", "-"))
    if name == "url":
        return value if _URL.match(value) else None
    if name == "language":
        found = _LANGUAGE.match(value.strip().lower())
        return found[1] if found else None
    if name == "author":
        return re.sub(r"\A(?:by|von|par|por)\s+", "", value, flags=re.IGNORECASE) or None
    return value


def _day_or_moment(value: str, warnings: list[str], language: str) -> str | None:
    """Return a date of publication as ISO 8601: a day or a moment; a month alone is too little."""
    found = _either_way(value, warnings, language) or parse_date(value) or _within(value)
    if found is None and language[:2] not in ("", "en") and _LANGUAGE.match(language):
        found = parse_date(value, languages=(language[:2], "en"))
    if found is None or found.grain not in ("day", "time"):
        yearless = not re.search(r"\d{4}", value) and parse_date(f"{value} 2024") is not None
        why = "names no year; say it with --date" if yearless else "could not be understood"
        warnings.append(f"Its date “{one_line(value, 40)}” {why}.")
        return None
    if found.first > date.today() + timedelta(days=2):
        warnings.append(f"Its date {found.iso[:10]} lies in the future.")
    return found.iso


def _either_way(value: str, warnings: list[str], language: str) -> DateValue | None:
    """Read ``06/05/2026``, whose day may stand first or second: by the language, and with a warning."""
    found = _NUMBERS.match(value)
    if not found:
        return None
    first, second = int(found[1]), int(found[3])
    if first == second or not (1 <= first <= 12 and 1 <= second <= 12):
        day, month = (first, second) if second <= 12 else (second, first)
        return parse_date(f"{found[4]}-{month:02}-{day:02}{found[5]}")
    american = language in ("", "en", "en-us", "en-ca", "en-ph")
    month, day = (first, second) if american else (second, first)
    read = parse_date(f"{found[4]}-{month:02}-{day:02}{found[5]}")
    if read is not None:
        other = f"{found[4]}-{day:02}-{month:02}"
        warnings.append(f"Its date “{found[0].strip()}” was read as {read.iso[:10]}; it may mean {other}.")
    return read


def _within(value: str) -> DateValue | None:
    """Read a date that stands among other words: ``Published 13 March 2026``, ``Updated: 2026-03-13 by X``."""
    plain = re.sub(
        r"\A(?:first )?(?:published|updated|posted|last modified|date)(?: on| at)?\s*:?\s*",
        "",
        value,
        flags=re.I,
    )
    return parse_date(plain) if plain != value else None
