"""Readers are warned of cut pages and of names that imitate others, and of nothing else."""

from __future__ import annotations

import pytest

from index.article import Article
from index.ingest import read_bytes
from index.ingest.oddities import imitates, is_checkpoint, paywalled

LONG = "The ferry sank off Keld on Monday. " * 60


@pytest.mark.parametrize(
    ("name", "alphabet"),
    [("Rеuters", "Cyrillic"), ("ВВС Nеws", "Cyrillic"), ("Αssociated Press", "Greek"), ("ＢＢＣ", "full-width"),
     ("𝐂𝐍𝐍", "mathematical"), ("The Keld Courier", None), ("Süddeutsche Zeitung", None), ("Правда", None),
     ("ΤΑ ΝΕΑ", None), ("Meduza / Медуза", None), ("新华社 Xinhua", None), ("朝日新聞", None), ("", None)],
)  # fmt: skip
def test_names_that_imitate_another(name: str, alphabet: str | None) -> None:
    assert imitates(name) == alphabet


def test_an_imitated_outlet_is_warned_of() -> None:
    (article,) = read_bytes("Source: Rеuters\nDate: 2024-05-06\n\nThe ferry sank off Keld.".encode(), "a.txt")
    assert isinstance(article, Article)
    assert any("imitate" in warning for warning in article.warnings)


@pytest.mark.parametrize(
    ("page", "text", "expected"),
    [
        ('<script>{"isAccessibleForFree": "False"}</script>', LONG, True),
        ("<p>Subscribe to continue reading</p>", "The ferry sank.", True),
        ("<p>Subscribe to continue reading</p>", LONG, False),
        ('<script>{"isAccessibleForFree": true}</script>', "The ferry sank.", False),
        ("<p>Subscribe to our newsletter</p>", "The ferry sank.", False),
    ],
)
def test_pages_that_may_be_cut(page: str, text: str, expected: bool) -> None:
    assert paywalled(page, text) is expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Before you continue to Keld News",
            "We and our 842 partners store information on your device.",
            True,
        ),
        ("Keld News", "We value your privacy\n\nWe and our partners store information.", True),
        ("Just a moment...", "Checking your browser.", True),
        ("Consent decree ends in Keld", "word " * 400, False),
        ("Ferry sinks", "A ferry sank off Keld on Monday.", False),
    ],
)
def test_pages_that_stand_in_front_of_the_article(title: str, text: str, expected: bool) -> None:
    assert is_checkpoint(title, text) is expected


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Correction: It was six, not five.", "Correction: It was six, not five"),
        ("Updated: 3 May. This article has been amended to say six.", "has been amended"),
        (
            "Hinweis der Redaktion: In einer früheren Version dieses Artikels hieß es fünf.",
            "früheren Version",
        ),
        ("The court corrected the sum on Monday.", ""),
        ("An earlier version of the bill was rejected.", ""),
    ],
)
def test_that_a_report_was_corrected_is_said(line: str, said: str) -> None:
    (found,) = read_bytes(f"A ferry sank.\n\n{line}".encode(), "a.txt")
    assert isinstance(found, Article)
    warned = [warning for warning in found.warnings if "corrected" in warning]
    assert len(warned) == bool(said) and all(said in warning for warning in warned)
