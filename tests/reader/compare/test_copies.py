"""Copied text: what counts, what does not, and whose text it was."""

from __future__ import annotations

import pytest

from index.article import Article, article_id
from index.sentences import split_sentences
from reader.compare.copies import CopyIndex, find_copies
from reader.compare.model import Ref

AGENCY = (
    "The footbridge over the Lonn gave way shortly before the evening shift left the mill. "
    "Nineteen people fell into the water and were pulled out by two passing barges within minutes. "
    "Engineers had asked the council in spring to close it until its cables were replaced."
)
OWN = (
    "A bridge in the mill quarter came down on Monday evening with people on it. "
    "Boats saved nineteen of them. The council had been warned, our reporter was told."
)


def article(text: str, outlet: str | None = None, published: str | None = None) -> Article:
    return Article(article_id(text, outlet), text, outlet=outlet, published=published)


def index(*articles: Article) -> CopyIndex:
    return find_copies(articles, [split_sentences(a.text) for a in articles])


def test_copied_sentences_are_found_and_the_earlier_article_is_named() -> None:
    first = article(AGENCY, "Lonn Wire", "2031-04-07T19:00:00+02:00")
    second = article("Our own opening line stands here. " + AGENCY, "Mill Post", "2031-04-07T21:30:00+02:00")
    found = index(second, first)
    (copy,) = found.copies
    assert (copy.a, copy.b, copy.earliest) == (0, 1, 1)
    assert copy.share == 1.0
    assert second.text[copy.runs[0].a.start : copy.runs[0].a.end] == AGENCY.rstrip(".")
    assert found.dependent(Ref(0, 1), Ref(1, 0))


def test_the_same_event_in_other_words_is_no_copy() -> None:
    found = index(article(AGENCY), article(OWN))
    assert found.copies == ()
    assert not found.dependent(Ref(0, 0), Ref(1, 0))


def test_a_quotation_that_both_print_is_no_copy() -> None:
    said = "“We had asked the council in spring to close the bridge until its cables were replaced, and nobody came,” "
    found = index(
        article(said + "the engineer told us."),
        article("In the morning: " + said + "said the head of works."),
    )
    assert found.copies == ()


def test_unknown_or_equal_days_name_no_earliest() -> None:
    (copy,) = index(article(AGENCY, "A", "2031-04-07"), article(AGENCY, "B", "2031-04-07")).copies
    assert copy.earliest is None
    (copy,) = index(article(AGENCY, "A"), article(AGENCY, "B", "2031-04-07")).copies
    assert copy.earliest is None


def test_articles_that_credit_one_agency_depend_on_each_other() -> None:
    credit = "\n\nWith inputs from Reuters"
    found = index(article(OWN + credit), article("Quite other words on the fall of the bridge." + credit))
    assert found.dependent(Ref(0, 0), Ref(1, 0))
    assert [(copy.agency, copy.share, copy.runs) for copy in found.copies] == [("Reuters", 0.0, ())]


def test_two_sentences_that_lay_the_fact_to_one_agency_depend_on_each_other() -> None:
    found = index(
        article("Six were aboard, Reuters reported."), article("According to Reuters six people were on it.")
    )
    assert found.dependent(Ref(0, 0), Ref(1, 0))


def test_text_that_repeats_itself_ends_in_bounded_time() -> None:
    text = "again and again the same words come round here. " * 3_000
    assert index(article(text), article(text + "More.")) is not None


def test_nothing_and_one_word_are_no_copies() -> None:
    assert index(article(""), article("Word")).copies == ()


FOUND = "The bridge over the Lonn had been closed to lorries for a year, papers show"


def test_what_one_outlet_passes_on_from_another_is_not_independent() -> None:
    found = index(
        article(f"{FOUND}.", "The Lonn Post"),
        article(f"{FOUND}, the Lonn Post reported on Friday.", "Mill Radio"),
        article(f"{FOUND}, our reporter found.", "Quay News"),
    )
    assert found.dependent(Ref(0, 0), Ref(1, 0))
    other = [article("Lorries were kept off it for a year.", "A"), article("No lorry had used it.", "B")]
    assert not index(*other).dependent(Ref(0, 0), Ref(1, 0))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (
            "“It was rust,” the mayor told the Orran Herald.",
            "The mayor blamed rust, the Herald reported.",
            True,
        ),
        ("“It was rust,” he told CNN.", "Rust was the cause, according to CNN.", True),
        ("“It was rust,” he told CNN.", "“It was rust,” she told the BBC.", False),
        ("It was rust. CNN's office stood next to it.", "Rust was the cause, according to CNN.", False),
        ("“It was rust,” he told reporters.", "“It was rust,” he told reporters.", False),
    ],
)
def test_two_that_name_one_medium_as_their_source_are_one(one: str, other: str, same: bool) -> None:
    assert index(article(one, "A"), article(other, "B")).dependent(Ref(0, 0), Ref(1, 0)) is same


SPOKE = (
    "“We had asked the council in spring to close the bridge until its cables were replaced.",
    "Nobody came to look at it, and nobody wrote back to us in all those months",
)


@pytest.mark.parametrize("between", ["\n", ".\n\n“"])
def test_a_quotation_of_several_lines_or_paragraphs_is_no_copy(between: str) -> None:
    said = between.join(SPOKE) + ",” the engineer said."
    assert index(article(said), article(f"Our own words stand here.\n{said}")).copies == ()


def test_a_quotation_left_open_does_not_hide_what_is_copied_below() -> None:
    said = "“We had asked for it in spring.\nThe engineer said so twice.\n"
    assert index(article(said + AGENCY), article(f"“It was rust,” he said.\n{AGENCY}")).copies


def test_captions_and_notices_that_both_print_are_no_copy() -> None:
    notice = (
        "\n\nThis material may not be published, broadcast, rewritten or redistributed by anybody without the "
        "written consent of those who own it, all of whom are named on the last page of the printed edition."
    )
    assert index(article(OWN + notice), article("Quite other words on it." + notice)).copies == ()


REWRITTEN = (
    "The footbridge over the Lonn collapsed just before the evening shift left the mill. "
    "Nineteen persons fell into the water and were pulled out by two passing barges in a few minutes. "
    "Our paper had asked nobody about it. "
    "Engineers urged the council in spring to close it until its cables were replaced."
)


def test_what_was_taken_with_a_few_words_changed_is_found() -> None:
    found = index(article(AGENCY, "Lonn Wire"), article(REWRITTEN, "Mill Post"))
    assert [found.dependent(Ref(0, n), Ref(1, m)) for n, m in ((0, 0), (1, 1), (2, 3))] == [True] * 3
    assert found.copied[1, 0] == {0, 1, 3}


def test_a_name_and_a_set_phrase_in_common_are_no_copy() -> None:
    found = index(
        article(
            "The mayor of Orran, Ines Calder, told reporters on Monday that the cables had rusted through."
        ),
        article(
            "Divers from the coast, the mayor of Orran, Ines Calder, said on Monday, would search until dusk."
        ),
    )
    assert not found.dependent(Ref(0, 0), Ref(1, 0))


def test_somebody_called_like_an_agency_is_none() -> None:
    one = article("Mayor Ines Bloomberg told the council that it was rust. Bloomberg said so twice.", "A")
    other = article("Rust was the cause, Ms. Bloomberg said. Bloomberg said it was late.", "B")
    found = index(one, other)
    assert not any(found.dependent(Ref(0, n), Ref(1, m)) for n in (0, 1) for m in (0, 1))


def test_what_is_laid_to_the_agency_that_wrote_the_other_report_is_not_independent() -> None:
    wire = article(f"ORRAN (AP) — {AGENCY}", "Lonn Post")
    passing = article("“It gave way at once,” a mill hand told The Associated Press.", "Mill Radio")
    assert index(wire, passing).dependent(Ref(0, 0), Ref(1, 0))
    alone = article("Divers searched the river. The Associated Press has an office beside it.", "Mill Radio")
    assert not index(wire, alone).dependent(Ref(0, 0), Ref(1, 1))


def test_an_outlet_and_its_names_in_other_reports_are_one() -> None:
    found = index(
        article("The bridge fell at six.", "The Associated Press"),
        article("It fell at six, AP reported.", "B"),
    )
    assert found.dependent(Ref(0, 0), Ref(1, 0))


@pytest.mark.parametrize(
    ("one", "other", "earliest"),
    [
        ("2031-04-07T20:00:00+02:00", "2031-04-07T15:00:00-04:00", 0),
        ("2031-04-07T19:00:00+02:00", "2031-04-07T17:00:00+00:00", None),
        ("2031-04-07T23:30:00", "2031-04-08T00:10:00+02:00", None),
        ("2031-04-07T08:00:00", "2031-04-08T09:00:00+02:00", 0),
        ("2031-04-08", "2031-04-07T23:00:00+02:00", 1),
        ("2031-04-07", "2031-04-07T23:00:00+02:00", None),
    ],
)
def test_the_earliest_is_named_where_zones_leave_no_doubt(one: str, other: str, earliest: int | None) -> None:
    (copy,) = index(article(AGENCY, "A", one), article(AGENCY, "B", other)).copies
    assert copy.earliest == earliest


def test_what_both_quote_counts_as_copied_where_the_rest_is() -> None:
    said = "\n\n“It groaned all winter,” said Ines Calder."
    copied = index(article(f"{AGENCY}\n\nOther words stand between.{said}"), article(said + f"\n\n{AGENCY}"))
    assert copied.dependent(Ref(0, 4), Ref(1, 0))
    alone = index(article(f"{AGENCY}{said}"), article(f"{OWN}{said}"))
    assert not alone.dependent(Ref(0, 3), Ref(1, 3))


RELEASE = (
    "Lonn Mills plc confirms that a footbridge gave way at its site on Monday. All 212 on the shift are safe.\n\n"
    "“Our first thought was for our people,” said Ines Calder, head of Lonn Mills. Lonn Mills has closed the site."
)


@pytest.mark.parametrize(
    ("text", "dependent"),
    [
        ("It gave way.\n\n“Our first thought was for our people,” said Ines Calder.", True),
        ("It gave way.\n\nLonn Mills said nobody was missing.", True),
        ("It gave way.\n\nThe company says that nobody is missing.", True),
        ("It gave way.\n\nThe firm, which has two mills, said nobody is missing.", True),
        ("It gave way.\n\nNobody is missing, according to Lonn Mills.", True),
        ("It gave way.\n\nNobody is missing, the fire service said.", False),
    ],
)
def test_who_quotes_a_press_release_has_no_source_of_his_own(text: str, dependent: bool) -> None:
    found = index(article(RELEASE, "Lonn Mills plc"), article(text, "Lonn Post"))
    assert any(found.dependent(Ref(0, n), Ref(1, 1)) for n in range(4)) == dependent


@pytest.mark.parametrize(
    ("outlet", "text"),
    [
        ("Lonn Post", RELEASE.replace("Lonn Mills", "Lonn Post")),
        ("BBC", RELEASE.replace("Lonn Mills plc", "The BBC").replace("Lonn Mills", "the BBC")),
        ("Quayside", f"{RELEASE} “It gave way,” she told the Quayside.".replace("Lonn Mills", "Quayside")),
        ("Sun", "It gave way on Sunday. Sunday was a holiday. On Sunday nobody was there."),
    ],
)
def test_a_medium_that_names_itself_has_put_out_no_press_release(outlet: str, text: str) -> None:
    paper = article(text, outlet)
    told = article("It gave way.\n\nThe company says that nobody is missing.", "Mill Radio")
    found, sentences = index(paper, told), split_sentences(text)
    assert not any(found.dependent(Ref(0, n), Ref(1, 1)) for n in range(len(sentences)))


def test_the_text_of_a_press_release_is_from_there() -> None:
    printed = article(f"{RELEASE} {AGENCY}", "Lonn Post", "2031-04-06")
    (copy,) = index(printed, article(f"{RELEASE} {AGENCY}", "Lonn Mills plc", "2031-04-07")).copies
    assert copy.earliest == 1


def test_what_is_retold_counts_as_copied_where_the_rest_is_copied() -> None:
    own, retold = "Four men were able to free themselves.", "Four of the men managed to free themselves."
    found = index(article(f"{AGENCY} {own}"), article(f"{AGENCY} {retold}"))
    assert found.dependent(Ref(0, 3), Ref(1, 3))
    assert not index(article(f"{AGENCY} {own}"), article(f"{OWN} {retold}")).dependent(Ref(0, 3), Ref(1, 3))
