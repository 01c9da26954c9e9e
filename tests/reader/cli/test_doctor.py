"""What ``crossread doctor`` writes can be pasted anywhere, and what it mends is mended."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from index.article import Article, article_id
from index.library import Library
from reader.cli.main import run

TEXT = "A ferry sank off Keld on Monday with six people on board, the coast guard said."


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "people" / "idabrandt"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USER", "idabrandt")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "media" / "idabrandt" / "stick"
    with Library.open(folder) as opened:
        for number in range(40):
            text = f"{TEXT} Report {number}."
            article = Article(
                article_id(text, "Mill Post"), text, title=f"Secret {number}", outlet="Mill Post"
            )
            opened.add([article], tags=["hush"])
    return folder


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_nothing_private_stands_in_it(
    library: Path, capsys: pytest.CaptureFixture[str], form: list[str]
) -> None:
    assert run(["doctor", "--library", str(library), *form]) == 0
    said = capsys.readouterr()
    assert "USER" in said.out and "~" in said.out
    for word in ("idabrandt", "Secret", "Mill Post", "hush", "ferry"):
        assert word not in said.out + said.err


def test_a_damaged_library_is_said_without_private_text_and_mended(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = library / "library.sqlite3"
    data = bytearray(path.read_bytes())
    data[4096:12288] = random.Random(5).randbytes(8192)
    path.write_bytes(data)
    code = run(["doctor", "--library", str(library)])
    said = capsys.readouterr()
    assert code in (1, 3) and "--repair" in said.out + said.err
    assert run(["doctor", "--repair", "--json", "--library", str(library)]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["ok"] is True
    assert "kept as library.damaged-" in said.err and "Secret" not in said.out + said.err
    assert run(["list", "--json", "--library", str(library)]) == 0
    articles = json.loads(capsys.readouterr().out)["articles"]
    assert {(a["title"], a["outlet"]) for a in articles} <= {(f"Secret {n}", "Mill Post") for n in range(40)}
    assert len(articles) == 40


def test_notes_that_cannot_be_opened_hide_nothing_of_the_library(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (library / "notes.sqlite3").write_bytes(b"no notes at all")
    assert run(["doctor", "--library", str(library), "--json"]) == 1
    checks = {check["name"]: check for check in json.loads(capsys.readouterr().out)["checks"]}
    assert checks["articles"]["value"] == "40" and checks["database"]["ok"]
    assert not checks["notes"]["ok"] and "idabrandt" not in checks["notes"]["value"]
