"""Which agencies an article credits as a whole, in the forms in which newsrooms do."""

from __future__ import annotations

import pytest

from index.article import Article, article_id
from index.sentences import split_sentences
from reader.compare.agencies import find_credits

BODY = (
    "The footbridge gave way shortly before the evening shift left the mill. "
    "Nineteen people fell into the river and were pulled out by two barges. Divers searched until dusk. "
    "The council had been warned. Trains ran late. Schools stay shut. A crane is on its way."
)


def credits_of(text: str, author: str | None = None, outlet: str | None = "Lonn Post") -> set[str]:
    article = Article(article_id(text, outlet), text, outlet=outlet, author=author)
    return set(find_credits(article, split_sentences(text)))


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("ORRAN, Calder (AP) — {}", "AP"),
        ("LONN, March 3 (Reuters) - {}", "Reuters"),
        ("ORRAN (AFP) {}", "AFP"),
        ("Orran [Calder], June 3 (ANI): {}", "ANI"),
        ("ORRAN, March 3. /TASS/. {}", "TASS"),
        ("{}\n\n— Reuters", "Reuters"),
        ("{} (PTI)", "PTI"),
        ("{} PTI KL RAX", "PTI"),
        ("{}\n\nAFP/The Lonn Post", "AFP"),
        ("{}\n\ndpa/mb", "DPA"),
        ("{}\n\nwmr/rc (AFP, Reuters)", "AFP Reuters"),
        ("{}\n\nwith AFP, Reuters", "AFP Reuters"),
        ("{}\n\nPA Media", "PA"),
        ("{}\n\n— PA", "PA"),
        ("{}\n\nAdditional reporting by PA", "PA"),
        ("{}\n\n© 2031 Agence France-Presse", "AFP"),
        ("{}\n\nCopyright 2031 The Associated Press. All rights reserved.", "AP"),
        ("{}\n\nThe Associated Press contributed to this report.", "AP"),
        (
            "{} Associated Press writers Ines Calder in Orran and Piers Oduya in Lonn contributed to this report.",
            "AP",
        ),
        ("{}\n\nInformation from The Associated Press was used in this report.", "AP"),
        ("{}\n\n— With files from The Canadian Press", "CP"),
        ("{}\n\nThis article was first published by Reuters.", "Reuters"),
        ("{}\n\n(Reporting by Ines Calder in Orran; Editing by Piers Oduya)", "Reuters"),
        ("By Ines Calder, Associated Press\n\n{}", "AP"),
    ],
)
def test_an_agency_is_credited(line: str, agencies: str) -> None:
    assert credits_of(line.format(BODY)) == set(agencies.split())


@pytest.mark.parametrize(
    "line",
    [
        "{} The mayor told The Associated Press it was rust.",
        "{} The Associated Press reported on Friday that it was rust.",
        "Reuters could not verify it. {}",
        "{}\n\nPhoto: Ines Calder/Reuters",
        "{}\n\n(AP Photo/Ines Calder)",
        "{}\n\nGetty Images/AFP",
        "People stand at the bridge. (Reuters)\n\n{}",
        "The mayor, Ines Bloomberg (Bloomberg) — {}",
        "{} Ines Calder contributed to this report.",
    ],
)
def test_an_agency_that_is_a_source_or_took_the_picture_is_not(line: str) -> None:
    assert credits_of(line.format(BODY)) == set()


def test_author_and_outlet_credit_an_agency_unless_it_is_a_person() -> None:
    assert credits_of(BODY, author="Agence France-Presse") == {"AFP"}
    assert credits_of(BODY, outlet="Reuters") == {"Reuters"}
    assert credits_of(BODY, author="Ines Bloomberg") == set()
