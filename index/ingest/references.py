"""Reference managers' files: RIS, BibTeX and Zotero RDF; they hold abstracts, which are the articles then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from index.ingest.decode import decode
from index.ingest.jsonl import read_object
from index.ingest.values import Defaults, Failure
from index.patterns import lazy

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from index.article import Article

LONGEST = 50_000_000
"""Characters of a file."""

_ABSTRACT = "Its text is only an abstract."
_TAG = lazy(r"([A-Z][A-Z0-9])  ?-(?: (.*))?\Z")
_RIS = {
    "TI": "title", "T1": "title", "AU": "author", "A1": "author", "T2": "outlet", "JO": "outlet", "JF": "outlet",
    "PB": "publisher", "DA": "published", "PY": "year", "Y1": "year", "UR": "url", "LA": "language", "AB": "abstract",
    "N2": "abstract",
}  # fmt: skip
_ENTRY = lazy(r"@([A-Za-z]+)\s*\{")
_KEY = lazy(r"\s*,?\s*([A-Za-z][\w-]{0,40})\s*=\s*")
_BIBTEX = {
    "title": "title", "author": "author", "journal": "outlet", "journaltitle": "outlet", "newspaper": "outlet",
    "publisher": "publisher", "date": "published", "year": "year", "month": "month", "day": "day", "url": "url",
    "language": "language", "langid": "language", "abstract": "abstract",
}  # fmt: skip
_DEEPEST = 50
"""Braces inside braces of a BibTeX value."""
_MARKS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    '"': "\u0308",
    "c": "\u0327",
    "v": "\u030c",
}
_ACCENT = lazy(r"\{?\\(?:([`'^~\"])\s*|([cv])(?:\s+|(?=\{)))\{?\\?([A-Za-z])\}?\}?")
_LANGUAGES = {
    "english": "en",
    "german": "de",
    "french": "fr",
    "spanish": "es",
    "italian": "it",
    "ngerman": "de",
}


def read(data: bytes, source: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Read the records of a file; one without an abstract is a ``Failure`` of its own."""
    text = decode(data)
    if text is None or len(text) > LONGEST:
        yield Failure(
            source, "It is not text." if text is None else "It is too long for a list of references."
        )
        return
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if "<rdf:RDF" in text[:4000] and "purl.org/rss/" in text[:4000]:
        from index.ingest.feed import read as read_feed

        yield from read_feed(data, source, defaults)
        return
    if "<rdf:RDF" in text[:4000]:
        items: Iterator[dict[str, Any]] | Failure = _rdf(text, source)
    elif re.search(r"^TY  ?-", text, re.MULTILINE):
        items = _ris(text)
    else:
        items = _bibtex(text)
    if isinstance(items, Failure):
        yield items
        return
    number = 0
    for number, item in enumerate(items, 1):
        place = f", record {number}"
        if str(item.get("abstract") or "").strip():
            yield read_object(_completed(item), source, place, defaults, (_ABSTRACT,))
        else:
            yield Failure(
                source + place,
                "The record holds no text: reference managers export abstracts only.",
                "Export its attached page or PDF, or add its address.",
            )
    if not number:
        yield Failure(source, "It holds no references.")


def _completed(item: dict[str, Any]) -> dict[str, Any]:
    """Return a record under the names that ``jsonl`` knows."""
    year, month, day = (str(item.pop(name, "") or "").strip() for name in ("year", "month", "day"))
    stated = str(item.get("published") or (f"{day} {month} {year}" if month else year)).strip().rstrip("/")
    item["published"] = stated.replace("/", "-") if re.match(r"\d{4}/", stated) else stated
    item["outlet"] = item.get("outlet") or item.pop("publisher", None)
    item["language"] = _LANGUAGES.get(str(item.get("language") or "").lower(), item.get("language"))
    return {**item, "text": item["abstract"]}


def _ris(text: str) -> Iterator[dict[str, Any]]:
    """Yield the records of RIS: two letters and a dash before each field, ``ER`` at the end."""
    item: dict[str, list[str]] = {}
    last: list[str] | None = None
    for line in text.split("\n"):
        found = _TAG.match(line.rstrip())
        if not found:
            if last is not None and line.strip():
                last.append(line.strip())
            continue
        tag, value = found[1], (found[2] or "").strip()
        if tag in ("ER", "TY"):
            if item:
                yield _joined(item)
            item, last = {}, None
            continue
        name = _RIS.get(tag, "")
        if name == "author":
            item.setdefault(name, []).append(_turned(value))
        last = item.setdefault(name, [value]) if name and name != "author" and name not in item else None
    if item:
        yield _joined(item)


def _joined(item: dict[str, list[str]]) -> dict[str, Any]:
    """Return a record's lines as texts."""
    return {name: ", ".join(rows[:8]) if name == "author" else "\n".join(rows) for name, rows in item.items()}


def _turned(name: str) -> str:
    """Return ``Doe, Jane`` as ``Jane Doe``."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma and given.strip() else name


def _bibtex(text: str) -> Iterator[dict[str, Any]]:
    """Yield the entries of BibTeX."""
    at = 0
    while found := _ENTRY.search(text, at):
        at = found.end()
        if found[1].lower() in ("comment", "preamble", "string"):
            continue
        at = text.find(",", at) if text.find(",", at) >= 0 else len(text)
        item: dict[str, Any] = {}
        while key := _KEY.match(text, at):
            value, at = _value(text, key.end())
            name = _BIBTEX.get(key[1].lower())
            if name and value:
                item.setdefault(name, value)
        if "author" in item:
            item["author"] = ", ".join(_turned(name) for name in re.split(r"\s+and\s+", item["author"])[:8])
        yield item


def _value(text: str, at: int) -> tuple[str, int]:
    """Return the value that begins at ``at`` (in braces, in quotation marks or bare) and where it ends."""
    if at < len(text) and text[at] in '{"':
        quoted, depth, end = text[at] == '"', 0, at + 1
        while end < len(text):
            sign = text[end]
            if sign == "\\":
                end += 1
            elif sign == "{":
                depth += 1
            elif sign == '"' and quoted and depth == 0:
                break
            elif sign == "}":
                if depth == 0 and not quoted:
                    break
                depth -= 1
            if depth > _DEEPEST:
                break
            end += 1
        return _plain(text[at + 1 : end]), min(len(text), end + 1)
    bare = re.compile(r"[^,}\s]{0,200}").match(text, at)
    return (bare[0], bare.end()) if bare else ("", at)


def _plain(value: str) -> str:
    """Return a BibTeX value without its TeX: accents as letters, braces and commands gone."""
    import unicodedata

    said = _ACCENT.sub(lambda m: unicodedata.normalize("NFC", m[3] + _MARKS[m[1] or m[2]]), value)
    said = re.sub(r"\\([&%$#_{}])", r"\1", said.replace("---", "—").replace("--", "–"))
    said = re.sub(r"\\[A-Za-z]+\s*", "", said)
    return "\n".join(
        " ".join(row.split()) for row in re.split(r"\n\s*\n", said.replace("{", "").replace("}", ""))
    )


def _rdf(text: str, source: str) -> Iterator[dict[str, Any]] | Failure:
    """Return the records of Zotero RDF, or why there are none."""
    from index.ingest.feed import parse_xml

    root = parse_xml(text)
    if root is None or isinstance(root, str):
        return Failure(source, root or "It is not well-formed XML.")
    return _rdf_records(root)


def _rdf_records(root: Element) -> Iterator[dict[str, Any]]:
    """Yield the records of an RDF document; journals and attachments stand beside them and are looked up."""

    def local(tag: object) -> str:
        return str(tag).rsplit("}", 1)[-1]

    def first(element: Element, *names: str) -> Element | None:
        return next((child for child in element if local(child.tag) in names), None)

    about = {value: item for item in root for name, value in item.attrib.items() if local(name) == "about"}
    for item in root:
        if (
            local(item.tag) in ("Attachment", "Journal", "Collection", "Memo", "Newspaper")
            or first(item, "title") is None
        ):
            continue
        part = first(item, "isPartOf")
        inside = next(iter(part), None) if part is not None else None
        if part is not None and inside is None:
            inside = about.get(next((v for n, v in part.attrib.items() if local(n) == "resource"), ""))
        title = first(item, "title")
        outlet = first(inside, "title") if inside is not None else None
        address = first(item, "identifier")
        values = {local(child.tag): (child.text or "").strip() for child in item}
        yield {
            "title": title.text if title is not None else None,
            "outlet": outlet.text if outlet is not None else None,
            "author": ", ".join(filter(None, map(_person, item.iter()))),
            "published": values.get("date"),
            "language": values.get("language"),
            "abstract": values.get("abstract"),
            "url": next((node.text for node in address.iter() if local(node.tag) == "value"), None)
            if address is not None
            else None,
        }


def _person(element: Element) -> str:
    """Return a person's name, empty for any other element."""
    if not str(element.tag).endswith("}Person"):
        return ""
    said = {str(child.tag).rsplit("}", 1)[-1]: (child.text or "").strip() for child in element}
    return " ".join(filter(None, (said.get("givenName") or said.get("givenname"), said.get("surname"))))
