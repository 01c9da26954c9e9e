"""A comparison as text, Markdown and HTML: complete, readable, and with no article text that can act."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

import pytest

from index.article import Article, Span, article_id
from index.sentences import split_sentences
from reader.cli.comparison.as_html import page
from reader.cli.comparison.as_markdown import document, plain
from reader.cli.comparison.as_text import lines
from reader.cli.comparison.marks import Marks
from reader.cli.comparison.views_json import view_json
from reader.cli.comparison.words import GLYPHS, copied, look, names
from reader.compare.model import (
    Claim,
    Comparison,
    Copy,
    Difference,
    DifferenceKind,
    Link,
    Mention,
    Moment,
    Ref,
    Relation,
    Status,
    Wording,
)
from reader.compare.story import compare_articles
from reader.sample import sample_articles
from reader.tui.render.conflicts import conflict_entries
from reader.tui.render.glyphs import UNICODE
from reader.tui.render.scene import scene_from

EVIL = (
    '<script>alert("x")</script> [sic] [red]*bold* | `code` <img src=x onerror=y> &amp; ](http://e.example)'
)


def article(
    outlet: str | None, *paragraphs: str, title: str = "A gate jams", day: str | None = None
) -> Article:
    text = "\n\n".join(paragraphs)
    return Article(article_id(text, outlet), text, title, outlet, published=day, source=f"/tmp/{outlet}.txt")


@cache
def whole() -> Comparison:
    """Three articles that exercise every part: a shared, a divergent, a restated and a lone sentence."""
    articles = (
        article("Courier", "Six workers were hurt.", "The gate jammed on Monday.", day="2026-02-03"),
        article(
            "Radio", "Nine workers were hurt.", "The gate jammed on Monday.", day="2026-02-04T08:00:00+01:00"
        ),
        article("Radio", "A gate got stuck on Monday.", EVIL, title=EVIL),
    )
    sentences = tuple(split_sentences(a.text) for a in articles)
    a, b, gate = Ref(0, 0), Ref(1, 0), (Ref(0, 1), Ref(1, 1), Ref(2, 0))
    difference = Difference(DifferenceKind.NUMBER, "Six", "Nine", Span(0, 3), Span(0, 4), "6 is not 9")
    disputed = (Mention(a, Span(0, 3)), Mention(b, Span(0, 4)))
    links = (
        Link(a, b, Relation.DIVERGENT, Wording.RESTATED, 0.9, (difference,)),
        Link(gate[0], gate[1], Relation.SHARED, Wording.VERBATIM, 1.0),
        Link(gate[0], gate[2], Relation.SHARED, Wording.RESTATED, 0.8),
        Link(gate[1], gate[2], Relation.SHARED, Wording.RESTATED, 0.8),
    )
    statuses = tuple(
        tuple(
            Status.DIVERGENT if Ref(n, m) in (a, b) else Status.SHARED if Ref(n, m) in gate else Status.UNIQUE
            for m in range(len(group))
        )
        for n, group in enumerate(sentences)
    )
    return Comparison(
        articles,
        sentences,
        statuses,
        links,
        (
            Claim(0, "Six workers were hurt.", (a, b), 2, 2, True, (2,), a, disputed),
            Claim(1, "The gate jammed on Monday.", gate, 2, 1, False),
        ),
        (Copy(0, 1, (), 0.5, 0, "Wire"),),
        (Moment("2026-02-02", ((gate[0], Span(42, 48)),), "2 February 2026"),),
        partners={a: (0,), b: (0,), gate[0]: (1, 2), gate[1]: (1, 3), gate[2]: (2, 3)},
    )


def text(view: str = "all") -> str:
    return "\n".join(" " * i.indent + "".join(p.text for p in i.pieces) for i in lines(whole(), view))


def test_two_articles_of_one_outlet_have_names_of_their_own() -> None:
    assert names(whole()) == ("Courier", "Radio (2)", "Radio (3)")


def test_a_sentences_look() -> None:
    looks = [look(whole(), Ref(*ref)) for ref in ((0, 0), (0, 1), (2, 0), (2, 1))]
    assert looks == ["divergent", "shared", "restated", "unique"]


def test_what_is_copied_is_said_in_a_sentence() -> None:
    said = copied(whole().copies[0], names(whole()))
    assert said == (
        "Courier and Radio (2) share 50 % of the sentences of the shorter report; both credit Wire; "
        "Courier was first."
    )


def test_the_text_has_every_part() -> None:
    said = text()
    assert "≠ number: Six ≠ Nine" in said
    assert "    Courier: Six workers were hurt." in said
    assert "why: 6 is not 9" in said
    assert "(2 outlets, 1 independent)" in said
    assert "not in Radio (3)" in said
    assert "= 3/3 The gate jammed on Monday." in said
    assert "≈ 3/3 A gate got stuck on Monday." in said
    assert "2 February 2026" in said
    assert "date unknown" in said


def test_where_another_report_comes_near_what_only_one_tells_each_form_says_so() -> None:
    made = replace(whole(), perhaps={Ref(2, 1): (Ref(1, 2),)})
    shown = "\n".join("".join(piece.text for piece in each.pieces) for each in lines(made, "all"))
    assert "perhaps also in Radio (2)" in shown and "perhaps also in" not in text()
    assert "(perhaps also in Radio (2))" in document(made)
    sentences = view_json(made, "article")["articles"][2]["sentences"]
    assert sentences[1]["perhaps_also"] == [{"article": 1, "sentence": 2}]
    assert sentences[0]["perhaps_also"] == []


def test_where_a_silent_report_comes_near_a_claim_each_form_says_perhaps() -> None:
    made = whole()
    near = replace(made, claims=(replace(made.claims[0], near=(Ref(2, 1),)), *made.claims[1:]))
    said = "\n".join("".join(piece.text for piece in one.pieces) for one in lines(near, "claims"))
    assert "perhaps in Radio (3)\n? Radio (3): " in said and "not in" not in said
    assert document(near).count("perhaps") == page(near).count(">perhaps<") == 1
    assert re.search(r'<a href="#(\S+)">perhaps<', page(near))[1] in re.findall(r' id="(\S+)"', page(near))
    (first, *_) = view_json(near, "claims")["claims"]
    assert first["near"] == view_json(near, "all")["claims"][0]["near"] == [{"article": 2, "sentence": 1}]
    assert [cell["near"] for cell in first["cells"]] == [None, None, 1]
    assert first["cells"][2]["status"] is None
    assert "perhaps" not in document(made) + text("claims") + page(made)
    assert "? Radio" not in text("claims")
    told = document(near).split("### Perhaps also\n\n")[1].splitlines()
    assert told[0].startswith("- ") and told[1].startswith("  - Radio (3): ") and not told[2]
    assert "Perhaps" not in document(made)


@pytest.mark.parametrize(
    ("view", "has", "lacks"),
    [
        ("conflicts", "CONTESTED POINT", "TIMELINE"),
        ("claims", "CLAIMS", "CONTESTED POINTS\n"),
        ("timeline", "TIMELINE", "CLAIMS"),
        ("sources", "COPIED TEXT", "TIMELINE"),
        ("article", "3/3", "TIMELINE"),
        ("columns", "COLUMNS", "TIMELINE"),
    ],
)
def test_a_view_is_one_part(view: str, has: str, lacks: str) -> None:
    assert has in text(view)
    assert lacks not in text(view)


def test_the_columns_hold_every_sentence_once_and_partners_level() -> None:
    comparison = whole()
    rows = view_json(comparison, "columns")["rows"]
    cells = [cell for row in rows for cell in row["cells"] if cell]
    held = sorted((cell["article"], cell["sentence"]) for cell in cells)
    assert held == [(n, m) for n, group in enumerate(comparison.sentences) for m in range(len(group))]
    for row in rows:
        found = [cell for cell in row["cells"] if cell]
        assert len(found) == 1 or row["cells"][0]
        base = Ref(found[0]["article"], found[0]["sentence"])
        linked = {link.b for link in comparison.links if link.a == base}
        assert {Ref(cell["article"], cell["sentence"]) for cell in found[1:]} <= linked
    assert max(sum(cell is not None for cell in row["cells"]) for row in rows) == 3


def test_the_peek_puts_the_values_of_its_own_article_first() -> None:
    assert "number: Six ≠ Nine" in text("article")
    assert "number: Nine ≠ Six" in text("article")


class Page(HTMLParser):
    """The elements and addresses of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.loads: list[str] = []
        self.handlers: list[str] = []
        self.unbalanced: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in ("meta", "link", "img", "br"):
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(str(value))
            if name == "href":
                self.targets.append(str(value))
            if name == "src" or (name == "href" and not str(value).startswith("#")):
                self.loads.append(str(value))
            if name.startswith("on") or name == "style":
                self.handlers.append(name)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)


def parsed() -> Page:
    found = Page()
    found.feed(page(whole()))
    found.close()
    return found


def test_the_page_is_well_formed_and_its_links_lead_somewhere() -> None:
    found = parsed()
    assert found.unbalanced == [] and found.open == []
    assert len(found.ids) == len(set(found.ids))
    assert found.targets
    assert {target.removeprefix("#") for target in found.targets} <= set(found.ids)


def test_the_page_loads_nothing_and_lets_nothing_act() -> None:
    found = parsed()
    assert found.loads == [] and found.handlers == []
    assert found.tags.count("script") == 1
    assert "img" not in found.tags
    written = page(whole())
    assert "default-src &#x27;none&#x27;" in written
    assert not re.search(r"url\(|@import|https?://", written.replace("http://e.example", ""))
    assert "&lt;script&gt;" in written


def test_the_page_allows_exactly_its_own_style_and_script() -> None:
    import base64
    import hashlib

    written = page(whole())
    for tag in ("style", "script"):
        match = re.search(rf"<{tag}>(.*?)</{tag}>", written, re.DOTALL)
        assert match
        digest = base64.b64encode(hashlib.sha256(match[1].encode()).digest()).decode()
        assert f"{tag}-src &#x27;sha256-{digest}&#x27;" in written


def test_the_page_has_every_part() -> None:
    written = page(whole())
    for part in (
        "Contested points",
        "Claims",
        "Sources",
        "Timeline",
        "6 is not 9",
        "silent",
        *GLYPHS.values(),
    ):
        assert part in written


def test_the_page_has_both_a_dark_and_a_printed_look() -> None:
    assert "prefers-color-scheme: dark" in page(whole()) and "@media print" in page(whole())


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_colour_of_the_page_can_be_read() -> None:
    """WCAG contrast of text on its background, in both schemes."""
    schemes = re.findall(r":root \{(.*?)\}", page(whole()), re.DOTALL)
    assert len(schemes) == 2
    for scheme in schemes:
        colour = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", scheme))
        pairs = [(s, b) for s in ("shared", "restated", "divergent", "unique") for b in ("paper", f"{s}-bg")]
        pairs += [("ink", b) for b in colour if b.endswith("-bg") or b in ("paper", "card", "lit")]
        pairs += [("soft", "paper"), ("soft", "card")]
        for text_, back in pairs:
            high, low = sorted((luminance(colour[text_]), luminance(colour[back])), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= 4.5, (text_, back)


@pytest.mark.parametrize(
    "text_", [EVIL, "# h", "1. x", "- x", "+ x", "=====", "> q", "~~~", "a_b_c", "<b>", "&lt;"]
)
def test_markdown_takes_foreign_text_literally(text_: str) -> None:
    written = plain(text_)
    assert not re.match(r"\s*(#|[-+*>=]|\d+[.)])", written)
    assert not re.search(r"(?<!\\)[<\[\]`*_|]", written)
    assert re.sub(r"\\(.)", r"\1", written) == " ".join(text_.split())


def test_the_markdown_has_every_part_and_whole_tables() -> None:
    written = document(whole())
    assert "- **number: Six ≠ Nine**" in written
    assert "  - Courier: **Six** workers were hurt." in written
    tables = re.findall(r"(?:^\|.*\n)+", written, re.MULTILINE)
    assert len(tables) == 2
    for table in tables:
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1


def test_a_cell_is_marked_only_where_what_the_claim_is_about_is_disputed() -> None:
    """The sentence conflicts with another over something else, which has a claim of its own."""
    first, gates = whole().claims
    elsewhere = replace(first, divergent=False, disputed=())
    for claim, marked in ((first, 2), (elsewhere, 0)):
        made = replace(whole(), claims=(claim, gates))
        table = page(made).partition("<h2>Claims</h2>")[2].partition("</table>")[0]
        assert table.count('<td class="divergent">') == marked
        assert document(made).partition("## Claims")[2].partition("##")[0].count("≠") == marked


def test_a_moment_to_come_is_called_expected_in_every_form() -> None:
    (moment,) = whole().timeline
    told = replace(moment, expected=frozenset(moment.mentions))
    made = replace(whole(), timeline=(told,))
    shown = "\n".join("".join(piece.text for piece in each.pieces) for each in lines(made, "timeline"))
    assert f"{moment.label}  expected" in shown
    assert f"**{moment.label}** (expected)" in document(made)
    assert f"<b>{moment.label}</b> (expected)" in page(made)
    (found,) = view_json(made, "timeline")["timeline"]
    assert (found["expected"], found["mentions"][0]["expected"]) == (True, True)
    assert (found["inferred"], found["mentions"][0]["inferred"]) == (False, False)
    assert "expected" not in text("timeline") + document(whole()) + page(whole())


def test_a_mention_is_called_expected_where_others_tell_that_it_has_been() -> None:
    (moment,) = whole().timeline
    (ref, span), *_ = moment.mentions
    other = Ref(1 - ref.article, 0)
    told = replace(moment, mentions=((ref, span), (other, span)), expected=frozenset({(ref, span)}))
    made = replace(whole(), timeline=(told,))
    shown = "\n".join("".join(piece.text for piece in each.pieces) for each in lines(made, "timeline"))
    for form in (shown, document(made), page(made)):
        assert form.count("(expected)") == 1


def test_a_sentence_stands_once_under_a_moment_that_it_names_twice() -> None:
    (moment,) = whole().timeline
    (ref, span) = moment.mentions[0]
    twice = replace(moment, mentions=((ref, span), (ref, Span(span.start + 1, span.end))))
    made = replace(whole(), timeline=(twice,))
    shown = ["".join(piece.text for piece in each.pieces) for each in lines(made, "timeline")]
    assert len(shown) == len(list(lines(whole(), "timeline")))
    assert document(made) == document(whole()) and page(made) == page(whole())


def test_the_json_views_hold_what_the_text_shows() -> None:
    (point,) = view_json(whole(), "conflicts")["conflicts"]
    assert [side["value"] for side in point["sides"]] == ["Six", "Nine"]
    claims = view_json(whole(), "claims")["claims"]
    assert [cell["status"] for cell in claims[0]["cells"]] == ["divergent", "divergent", None]
    articles = view_json(whole(), "article")["articles"]
    assert articles[0]["sentences"][1]["reported_by"] == [0, 1, 2]
    assert articles[0]["sentences"][0]["partners"][0]["text"] == "Nine workers were hurt."
    assert view_json(whole(), "timeline")["timeline"][0]["when"] == "2026-02-02"
    assert view_json(whole(), "sources")["copies"][0]["agency"] == "Wire"


def test_every_value_in_json_is_the_text_at_its_span() -> None:
    comparison = whole()
    texts = "It didn’t jam for six hours.", "It jammed for nine hours."
    folded = Difference(DifferenceKind.POLARITY, "didn't jam", "jammed", Span(3, 13), Span(3, 9))
    link = replace(comparison.links[0], differences=(folded,), notes=(replace(folded, b="", b_span=None),))
    made = replace(
        comparison,
        articles=tuple(article(None, text) for text in texts),
        sentences=tuple(split_sentences(text) for text in texts),
        statuses=((Status.DIVERGENT,), (Status.DIVERGENT,)),
        links=(link,),
        partners={link.a: (0,), link.b: (0,)},
    )
    (told,) = view_json(made, "all")["links"]
    assert [(one["a"], one["b"]) for one in told["differences"]] == [("didn’t jam", "jammed")]
    assert [(one["a"], one["b"]) for one in told["notes"]] == [("didn’t jam", "")]
    (partner,) = view_json(made, "article")["articles"][1]["sentences"][0]["partners"]
    assert partner["differences"][0]["a"] == "didn’t jam"
    (point,) = view_json(made, "conflicts")["conflicts"]
    assert [mention["words"] for side in point["sides"] for mention in side["mentions"]] == [
        "didn’t jam",
        "jammed",
    ]


def test_the_margin_counts_who_contradicts_a_sentence() -> None:
    assert "≠ 2/3 ≠1 " in text("article")
    sentence = view_json(whole(), "article")["articles"][0]["sentences"][0]
    assert sentence["contradicted_by"] == [1]


def test_contested_points_stand_by_kind_and_what_is_reviewed_is_ticked() -> None:
    comparison = compare_articles(sample_articles())
    entries = view_json(comparison, "conflicts")["conflicts"]
    kinds = [kind.value for kind in DifferenceKind]
    order = [kinds.index(entry["kind"]) for entry in entries]
    assert order == sorted(order)
    shown = [e.key for e in conflict_entries(scene_from(comparison), (), UNICODE) if e.key]
    assert shown == [entry["key"] for entry in entries]
    done = Marks(frozenset(shown[:2]))
    told = ["".join(p.text for p in one.pieces) for one in lines(comparison, "conflicts", done)]
    assert f"2 of {len(shown)} reviewed" in told
    assert sum(one.startswith("✓ ") for one in told) == 2
    ticked = [e["key"] for e in view_json(comparison, "conflicts", done)["conflicts"] if e["reviewed"]]
    assert set(ticked) == done.reviewed
    assert not any(
        "reviewed" in "".join(p.text for p in one.pieces) for one in lines(comparison, "conflicts")
    )


def test_two_reports_that_only_credit_one_agency_are_said_to() -> None:
    copy = Copy(0, 1, (), 0.0, None, "Wire")
    assert copied(copy, names(whole())) == "Courier and Radio (2) both credit Wire."
