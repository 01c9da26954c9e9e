"""JSON Schemas of what the commands write, from the public contract: these fields, these types, more may be added."""

from __future__ import annotations

from typing import Any

TEXT: dict[str, Any] = {"type": "string"}
MAYBE: dict[str, Any] = {"type": ["string", "null"]}
COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
FLAG: dict[str, Any] = {"type": "boolean"}
DATE: dict[str, Any] = {
    "type": ["string", "null"],
    "pattern": r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$",
}
SPAN: dict[str, Any] = {"type": "array", "items": COUNT, "minItems": 2, "maxItems": 2}


def record(**fields: dict[str, Any]) -> dict[str, Any]:
    """An object with at least these fields."""
    return {"type": "object", "properties": fields, "required": sorted(fields)}


def listing(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def one_of(*values: str) -> dict[str, Any]:
    return {"enum": list(values)}


REF = record(article=COUNT, sentence=COUNT)

DIFFERENCE = record(
    kind=one_of(
        "number", "time", "place", "name", "polarity", "certainty", "attribution", "quote", "account"
    ),
    a=TEXT,
    b=TEXT,
    a_span=SPAN,
    b_span=SPAN,
)

ARTICLE = record(
    id={"type": "string", "pattern": "^[0-9a-f]{12}$"},
    title=MAYBE,
    outlet=MAYBE,
    author=MAYBE,
    published=DATE,
    url=MAYBE,
    source=TEXT,
    language=MAYBE,
    text=TEXT,
    sentences=listing(
        record(
            start=COUNT,
            end=COUNT,
            text=TEXT,
            kind=one_of("sentence", "heading", "caption", "boilerplate"),
            status=one_of("shared", "divergent", "unique"),
        )
    ),
)

COMPARE = record(
    version={"const": 1},
    articles=listing(ARTICLE),
    links=listing(
        record(
            a=REF,
            b=REF,
            relation=one_of("shared", "divergent"),
            wording=one_of("verbatim", "restated", "partial"),
            score={"type": "number", "minimum": 0, "maximum": 1},
            differences=listing(DIFFERENCE),
        )
    ),
    claims=listing(
        record(
            id=COUNT,
            label=TEXT,
            members=listing(REF),
            outlets=COUNT,
            divergent=FLAG,
            disputed=listing(record(article=COUNT, sentence=COUNT, span=SPAN)),
        )
    ),
)

SEARCH = record(
    query=TEXT,
    total=COUNT,
    hits=listing(
        record(
            id=TEXT,
            title=MAYBE,
            outlet=MAYBE,
            published=DATE,
            score={"type": "number"},
            snippets=listing(record(text=TEXT, highlights=listing(SPAN))),
        )
    ),
)

LIST = record(
    articles=listing(
        record(
            id=TEXT,
            title=MAYBE,
            outlet=MAYBE,
            author=MAYBE,
            published=DATE,
            url=MAYBE,
            source=TEXT,
            language=MAYBE,
            words=COUNT,
            story=MAYBE,
            provenance={"type": "object", "additionalProperties": TEXT},
        )
    )
)

STORIES = record(
    stories=listing(
        record(
            id=TEXT,
            title=MAYBE,
            outlets=COUNT,
            conflicts={"type": ["integer", "null"], "minimum": 0},
            articles=listing(record(id=TEXT, title=MAYBE, outlet=MAYBE, published=DATE)),
        )
    )
)
