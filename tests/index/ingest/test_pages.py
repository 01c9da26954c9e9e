"""Pages as content management systems, word processors and reading apps write them: where each keeps what it states."""

from __future__ import annotations

import pytest

from index.article import Article
from index.ingest import Failure, read_bytes
from index.ingest.html import plain

ROWS = (
    "The harbour bridge at Skelby closed on Tuesday after engineers found a crack in its pier, officials said.",
    "Four hundred lorries a day would be sent over the old road through the hills until the spring, they said.",
    "The council will meet on Thursday to decide whether the repair can wait until the summer, the mayor said.",
)
BODY = "".join(f"<p>{row}</p>" for row in ROWS)
TITLE, POST, DOE = "Bridge shut after crack found", "Skelby Post", "Jane Doe"
FOOT = "<footer><p>We use cookies to improve your experience.</p></footer>"
PAGES = {
    "a blog": (
        f"<html lang='en'><head><title>{TITLE} - {POST}</title><meta property='og:title' content='{TITLE}'>"
        f"<meta property='og:site_name' content='{POST}'></head><body><article><header><h1>{TITLE}</h1>"
        f"<span class='author vcard'>By <a>{DOE}</a></span><time datetime='2025-05-03T08:00:00+01:00'>3 May</time>"
        f"</header><div>{BODY}</div></article>{FOOT}</body></html>",
        (TITLE, POST, DOE, "2025-05-03T08:00:00+01:00"),
    ),
    "microdata": (
        f"<html><head><title>{TITLE} - {POST}</title></head><body><div itemscope><h1 itemprop='headline'>{TITLE}</h1>"
        f"<span itemprop='author' itemscope><span itemprop='name'>{DOE}</span></span>"
        f"<meta itemprop='datePublished' content='2025-05-03'><div itemprop='articleBody'>{BODY}</div></div></body>",
        (TITLE, POST, DOE, "2025-05-03"),
    ),
    "nothing but a title": (
        f"<html><head><title>{TITLE} | The Herald</title></head><body><h1>{TITLE}</h1><p class='byline'>By {DOE}</p>"
        f"<p class='date'>May 3, 2025</p>{BODY}{FOOT}</body></html>",
        (TITLE, "The Herald", DOE, "2025-05-03"),
    ),
    "two times": (
        f"<html lang='en'><head><meta property='og:title' content='{TITLE}'></head><body><article><h1>{TITLE}</h1>"
        "<p>Published <time datetime='2025-05-03T08:00Z'>3 May</time>, updated <time datetime='2025-05-04T08:00Z'>4 May"
        f"</time></p>{BODY}</article></body></html>",
        (TITLE, None, None, "2025-05-03T08:00:00+00:00"),
    ),
    "a word processor": (
        f"<html><head><style>.c1{{color:#000}}</style></head><body><p class='c2 title'><span>{TITLE}</span></p>"
        f"<p><span>By {DOE}, {POST}</span></p><p><span>May 3, 2025</span></p>{BODY}</body></html>",
        (TITLE, POST, DOE, "2025-05-03"),
    ),
    "the outlet before the headline": (
        f"<html><head><title>{POST}: {TITLE}</title></head><body><b>{TITLE}</b><br><i>by {DOE}, 3 May 2025</i><br><br>"
        f"{'<br><br>'.join(ROWS)}</body></html>",
        (TITLE, POST, DOE, "2025-05-03"),
    ),
    "an address with a day": (
        f"<html><head><link rel='canonical' href='https://post.example/2025/05/03/bridge'></head>"
        f"<body><article><h1>{TITLE}</h1>{BODY}</article></body></html>",
        (TITLE, None, None, "2025-05-03"),
    ),
}


@pytest.mark.parametrize("form", PAGES)
def test_what_pages_state(form: str) -> None:
    page, expected = PAGES[form]
    (found,) = read_bytes(page.encode(), "a.html")
    assert isinstance(found, Article), found
    assert (found.title, found.outlet, found.author, found.published) == expected
    assert [row for row in found.text.split("\n") if row] == list(ROWS)


def test_the_outlet_behind_the_headline_in_the_pages_title() -> None:
    for behind, outlet in (
        (" | News | Skelby Wave", "Skelby Wave"),
        (" - Skelby Wave", "Skelby Wave"),
        (" and what now", None),
    ):
        page = (
            f"<html><head><title>{TITLE}{behind}</title><meta property='og:title' content='{TITLE}'></head>"
        )
        (found,) = read_bytes(f"{page}<body><article>{BODY}</article></body></html>".encode(), "a.html")
        assert isinstance(found, Article) and (found.title, found.outlet) == (TITLE, outlet)


def test_a_list_of_saved_addresses_is_no_table_of_articles() -> None:
    (failure,) = read_bytes(
        b"title,url,time_added,tags,status\nA,https://p.example/a,1,,unread\n", "part_0.csv"
    )
    assert isinstance(failure, Failure) and "addresses" in failure.reason


def test_several_authors_of_other_articles_are_not_this_ones() -> None:
    teasers = "".join(
        f"<li><a>Other news</a> <span class='author'>By {name} Hale</span></li>" for name in ("Tom", "Ann")
    )
    page = f"<html><body><article><h1>{TITLE}</h1>{BODY}</article><ul>{teasers}</ul></body></html>"
    (found,) = read_bytes(page.encode(), "a.html")
    assert isinstance(found, Article) and found.author is None


def text_of(body: str) -> str:
    (found,) = read_bytes(
        f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>".encode(), "a.html"
    )
    assert isinstance(found, Article), found
    return found.text


@pytest.mark.parametrize(
    "body",
    [
        "<article><section>{0}<br><br>{1}</section><section><p>{2}</p></section></article>",
        "<article><section>{0}<p>{1}</p>{2}</section></article>",
        "<article><center>{0}</center><font>{1}</font><p>{2}</p></article>",
        "<article><x-paragraph>{0}</x-paragraph><x-paragraph><b>{1}</b></x-paragraph><p>{2}</p></article>",
    ],
)
def test_text_that_stands_in_no_paragraph_is_kept(body: str) -> None:
    assert text_of(body.format(*ROWS)) == "\n\n".join(ROWS)


@pytest.mark.parametrize(
    "box",
    [
        "<p><strong><a href='/a'>How the town of Skelby lost its railway</a></strong></p>",
        "<p>&gt;&gt; <a href='/a'>Who pays for the old bridges?</a></p>",
        "<ul><li><a href='/a'>Lorries crowd hill road</a></li><li><a href='/b'>Ferry is back in service</a></li></ul>",
        "<section class='x1'><h4>The Morning Tide</h4><p>The stories that matter, every day at seven. Enter your "
        "e-mail address to get our newsletter.</p><form><input><button>Go</button></form></section>",
        "<div><h3>Read on for one euro</h3><p>Subscribe now for every story, our apps and the weekend edition, as well "
        "as the archive.</p><ul><li>Cancel at any time</li><li>Full archive since 1921</li></ul></div>",
        "<template><p>{{title}} and whatever else stands in a pattern that no reader is ever shown.</p></template>",
    ],
)
def test_links_and_offers_between_paragraphs_are_none_of_them(box: str) -> None:
    first, *others = BODY.split("<p>")[1:]
    assert text_of(f"<article><p>{first}{box}<p>{'<p>'.join(others)}</article>") == "\n\n".join(ROWS)


@pytest.mark.parametrize(
    "kept",
    [
        "<p><a href='/a'>The council said that it would pay.</a></p>",
        "<div>“You can cancel at any time before the first of May,” the mayor told the residents of the old quarter, "
        "who had asked what would be left over for them.</div>",
        "<div><p>Residents can cancel at any time before May, and nobody has to pay for the months that are left over "
        "under the plan, officials said.</p></div>",
        "<div><p>Two people died in the fire on Monday.</p><p>Nobody was left over.</p><p>Subscribe now</p></div>",
    ],
)
def test_what_only_looks_like_a_link_or_an_offer_is_kept(kept: str) -> None:
    found = text_of(f"<article>{BODY}{kept}{BODY.replace('Skelby', 'Hollin')}</article>")
    assert "it would pay" in found or "left over" in found


def test_the_cells_of_a_table_are_not_glued() -> None:
    assert plain("<p>A</p><table><tr><td>1996</td> <td>5 dead</td></tr></table>") == "A\n\n1996 | 5 dead"


@pytest.mark.parametrize(
    "entry",
    [
        "<div class='e'><time datetime='2025-05-03T{0}'>{0}</time><h3>Head</h3><p>{1}</p></div>",
        "<article><header><span class='time'>{0}</span></header><p>{1}</p></article>",
    ],
)
def test_the_hours_of_a_live_page_stand_over_its_entries(entry: str) -> None:
    hours = ("14:05", "12:30", "9:10")
    text = text_of(f"<main>{''.join(entry.format(*each) for each in zip(hours, ROWS, strict=True))}</main>")
    rows = [row for row in text.split("\n\n") if row != "Head"]
    assert rows == [row for each in zip(hours, ROWS, strict=True) for row in each]
    one = entry.format(hours[0], ROWS[0])
    assert hours[0] not in text_of(f"<main>{one}<p>{ROWS[1]}</p><p>{ROWS[2]}</p></main>")


def test_the_linked_headlines_of_a_digest_are_kept() -> None:
    heads = (
        "Bridge shut at Skelby after a crack was found in it",
        "Lorries crowd hill road and its people complain about it",
        "Council to meet again to decide on its repair",
    )
    items = "".join(
        f"<p><a href='/a'>{head}</a></p><p>{row}</p>" for head, row in zip(heads, ROWS, strict=True)
    )
    assert all(head in text_of(f"<article>{items}</article>") for head in heads[1:])
