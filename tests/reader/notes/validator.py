"""The rules of the formats, written down once more without the exporter: what a file breaks, one line each."""

from __future__ import annotations

import csv
import html.parser
import io
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources
from typing import Any

import jsonschema

IRI = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+$")
ZULU = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")
TERMS = frozenset(
    [
        "id",
        "type",
        "body",
        "target",
        "bodyValue",
        "motivation",
        "purpose",
        "creator",
        "created",
        "modified",
        "generator",
        "generated",
        "rights",
        "canonical",
        "via",
        "source",
        "selector",
        "state",
        "scope",
        "refinedBy",
        "exact",
        "prefix",
        "suffix",
        "start",
        "end",
        "value",
        "format",
        "language",
        "processingLanguage",
        "textDirection",
        "sourceDate",
        "sourceDateStart",
        "sourceDateEnd",
        "cached",
        "name",
        "nickname",
        "email",
        "homepage",
        "label",
        "total",
        "first",
        "last",
        "next",
        "prev",
        "items",
        "partOf",
        "startIndex",
        "@context",
    ]
)
MOTIVATIONS = frozenset(
    [
        "bookmarking",
        "classifying",
        "commenting",
        "describing",
        "editing",
        "highlighting",
        "identifying",
        "linking",
        "moderating",
        "questioning",
        "replying",
        "tagging",
    ]
)
TextOf = Callable[[str], str | None]
"""Article id to text."""


@cache
def _schema(name: str) -> jsonschema.Draft202012Validator:
    text = resources.files("reader.notes").joinpath(f"schemas/{name}.schema.json").read_text("utf-8")
    schema = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def against_schema(name: str, value: Any) -> list[str]:
    return [
        f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in _schema(name).iter_errors(value)
    ]


def w3c(text: str, text_of: TextOf = lambda article: None) -> list[str]:
    value = json.loads(text)
    return against_schema("w3c", value) + list(_collection(value, text_of))


def _walk(value: Any, path: str = "") -> Iterator[tuple[str, str, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield path, key, inner
            yield from _walk(inner, f"{path}/{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _walk(inner, f"{path}/{number}")


def _collection(value: dict[str, Any], text_of: TextOf) -> Iterator[str]:
    context = value["@context"]
    if context != "http://www.w3.org/ns/anno.jsonld" and "http://www.w3.org/ns/anno.jsonld" not in context:
        yield "the context is not that of Web Annotation"
    if value["type"] != "AnnotationCollection":
        yield "not a collection"
    body = {key: inner for key, inner in value.items() if key != "@context"}
    for path, key, inner in _walk(body):
        if key == "@context":
            yield f"{path}: an embedded context"
        if not key.startswith("cr:") and key not in TERMS:
            yield f"{path}: {key} is no term of the context"
        if key in ("id", "source", "canonical", "via", "partOf") and not IRI.match(inner):
            yield f"{path}: {key} {inner!r} is no IRI"
        if key in ("created", "modified", "sourceDate") and not ZULU.match(inner):
            yield f"{path}: {key} {inner!r} is no time in UTC"
        if key in ("creator", "cr:editor", "cr:statusBy"):
            yield from _person(path, inner)
        if key == "source" and str(inner).lower().startswith("file:"):
            yield f"{path}: a path of somebody's machine"
        if isinstance(inner, dict):
            created, modified = inner.get("created"), inner.get("modified")
            if created and modified and modified < created:
                yield f"{path}: modified before it was created"
    yield from _page(value, text_of)


def _person(path: str, person: Any) -> Iterator[str]:
    if isinstance(person, str):
        if not IRI.match(person):
            yield f"{path}: the person {person!r} is no IRI"
    elif not person.get("type") or not person.get("nickname"):
        yield f"{path}: the person {person!r} has no type or nickname"


def _page(value: dict[str, Any], text_of: TextOf) -> Iterator[str]:
    total = value["total"]
    if total == 0:
        if "first" in value or "last" in value:
            yield "an empty collection with pages"
        return
    items = value["first"]["items"]
    if value["first"]["partOf"] != value["id"] or value["last"] != value["first"]["id"]:
        yield "the page does not belong to the collection"
    if total != len(items):
        yield f"total {total}, but {len(items)} items"
    ids = [item["id"] for item in items]
    if len(set(ids)) != len(ids):
        yield "an id stands twice"
    order = [(item.get("created", ""), item["id"]) for item in items]
    if order != sorted(order):
        yield "the items are not in their order"
    claims = {claim["id"] for claim in value.get("cr:claims", [])}
    for item in items:
        if item["motivation"] not in MOTIVATIONS:
            yield f"{item['id']}: motivation {item['motivation']}"
        if "body" in item and "bodyValue" in item:
            yield f"{item['id']}: body and bodyValue"
        for body in item.get("body", []):
            if body.get("cr:axis") == "status" and body.get("cr:claim") not in claims:
                yield f"{item['id']}: a status without its claim"
        for target in item["target"]:
            yield from _target(item["id"], target, text_of)


def _target(name: str, target: dict[str, Any], text_of: TextOf) -> Iterator[str]:
    selectors = {selector["type"]: selector for selector in target.get("selector", [])}
    quote, position = selectors.get("TextQuoteSelector"), selectors.get("TextPositionSelector")
    if not selectors:
        return
    if quote is None:
        yield f"{name}: a selector without a quotation"
        return
    text = text_of(target.get("cr:article", ""))
    if text is None or position is None:
        return
    start, end = position["start"], position["end"]
    if text[start:end] != quote["exact"]:
        yield f"{name}: {quote['exact']!r} does not stand at {start} to {end}"
    if not text[:start].endswith(quote.get("prefix", "")):
        yield f"{name}: the prefix does not stand before"
    if not text[end:].startswith(quote.get("suffix", "")):
        yield f"{name}: the suffix does not stand after"
    for around, room in ((quote.get("prefix", ""), start), (quote.get("suffix", ""), len(text) - end)):
        if len(around) < min(32, room):
            yield f"{name}: less than 32 characters of context"


def jsonl(text: str) -> list[str]:
    rows = [json.loads(row) for row in text.splitlines() if row.strip()]
    wrong = [problem for row in rows for problem in against_schema("jsonl", row)]
    kinds = [row["kind"] for row in rows]
    if kinds[:1] != ["header"] or kinds.count("header") != 1:
        wrong.append("the header is not the first line")
    elif (rows[0]["claims"], rows[0]["annotations"]) != (kinds.count("claim"), kinds.count("annotation")):
        wrong.append("the header counts wrongly")
    return wrong


def table(text: str) -> list[str]:
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    return [problem for row in rows for problem in against_schema("csv", row)]


def hypothesis_file(text: str) -> list[str]:
    value = json.loads(text)
    wrong = against_schema("hypothesis", value)
    sources = {record["uri"] for record in value.get("annotations", [])}
    if len(sources) > 1:
        wrong.append("more than one article in a file")
    ids = [record["id"] for record in value["annotations"]]
    if len(set(ids)) != len(ids):
        wrong.append("an id stands twice")
    return wrong


def claimreview(text: str) -> list[str]:
    return against_schema("claimreview", json.loads(text))


class _Page(html.parser.HTMLParser):
    """Collects what a page that needs nothing else may not have."""

    VOID = frozenset(("meta", "br", "hr"))

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.words: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self._open.append(tag)
        if tag in (
            "script",
            "img",
            "iframe",
            "object",
            "embed",
            "link",
            "form",
            "input",
            "svg",
            "video",
            "audio",
            "b",
        ):
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            if name in ("src", "srcset", "action", "style") or name.startswith("on"):
                self.wrong.append(f"{name} on <{tag}>")
            if name == "href" and not re.match(r"https?://", value or ""):
                self.wrong.append(f"a link to {value}")

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if self._open[-1:] == ["style"]:
            if "url(" in data or "@import" in data:
                self.wrong.append("the style loads something")
        else:
            self.words.append(data)


def page(text: str) -> tuple[list[str], str]:
    """What a page does that it may not, and the text it shows."""
    parser = _Page()
    parser.feed(text)
    parser.close()
    return parser.wrong, " ".join(" ".join(parser.words).split())
