"""Decisions from the command line: articles moved between stories, links made and refused, and the way back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from index.library import Library
from reader.cli.main import run
from reader.decisions import Decisions, all_decisions, undo_last
from tests.reader.cli.conftest import Crossread

COW = "Title: A cow on the road\nDate: 2026-02-03\nSource: Marby News\n\nA cow stood on the road at Marby.\n"


def told(here: Crossread, *args: str | Path, code: int = 0) -> Any:
    done = here(*args, "--json")
    assert done.returncode == code, done.stderr.decode()
    return json.loads(done.stdout)


@pytest.fixture
def ids(here: Crossread, two: tuple[Path, Path], home: Path) -> tuple[str, str, str]:
    """The ids of two reports of one event and of one of another."""
    cow = home / "cow.txt"
    cow.write_text(COW, "utf-8")
    first, second, third = (one["id"] for one in told(here, "add", *two, cow)["added"])
    return first, second, third


def stories(here: Crossread) -> list[set[str]]:
    return [{a["id"] for a in story["articles"]} for story in told(here, "stories")["stories"]]


def test_an_article_is_moved_and_the_move_taken_back(here: Crossread, ids: tuple[str, str, str]) -> None:
    (story,) = told(here, "stories")["stories"]
    value = told(here, "stories", "move", ids[2][:6], "--to", story["id"][:7])
    assert value["moved"] == [{"id": ids[2], "from": None, "to": story["id"]}]
    assert {a["id"] for a in value["story"]["articles"]} == set(ids)
    assert stories(here) == [set(ids)]
    undone = told(here, "stories", "undo")["undone"]
    assert undone == {"fields": ["story"], "articles": [{"id": ids[2], "story": None}]}
    assert stories(here) == [set(ids[:2])]
    assert told(here, "stories", "undo")["undone"] is None


def test_an_article_stands_for_its_story_and_apart_is_a_new_one(
    here: Crossread, ids: tuple[str, str, str]
) -> None:
    told(here, "stories", "move", ids[0], "--to", ids[2])
    assert stories(here) == [{ids[0], ids[2]}], "the one that stood alone came along"
    told(here, "stories", "move", ids[1], "--to", ids[2])
    assert stories(here) == [set(ids)]
    told(here, "stories", "move", ids[0], ids[1], "--apart")
    assert stories(here) == [{ids[0], ids[1]}]
    again = told(here, "stories", "move", ids[0], "--to", ids[1])["moved"]
    assert again[0]["from"] == again[0]["to"], "it stands there already"


def test_what_cannot_be_moved_is_named_and_the_rest_is_moved(
    here: Crossread, ids: tuple[str, str, str]
) -> None:
    value = told(here, "stories", "move", "ffff", ids[2], "--to", ids[0], code=1)
    assert [row["id"] for row in value["moved"]] == [ids[2]]
    assert len(value["failures"]) == 1 and "ffff" in value["failures"][0]
    for words, code in (
        (["move", ids[0], "--to", "nowhere"], 1),
        (["move", ids[0]], 2),
        (["move", ids[0], "--to", ids[1], "--apart"], 2),
        (["move", "--to", ids[1]], 2),
        (["undo", ids[0]], 2),
        (["join", ids[0]], 2),
        (["--to", ids[0]], 2),
    ):
        done = here("stories", *words)
        assert (done.returncode, done.stdout) == (code, b""), words
        assert len(done.stderr.decode().splitlines()) == 1


def pairs(here: Crossread, *sources: str | Path) -> set[frozenset[str]]:
    value = told(here, "compare", *sources)
    sentence = [[s["text"] for s in article["sentences"]] for article in value["articles"]]
    return {
        frozenset(sentence[side["article"]][side["sentence"]] for side in (link["a"], link["b"]))
        for link in value["links"]
    }


GATE = frozenset(
    f"A spillway gate at the Ulvick dam jammed on Monday and {many} workers were taken to safety."
    for many in ("six", "nine")
)
APART = frozenset(
    ("Engineers expect the gate to be freed by Thursday.", "The valley below was not evacuated.")
)


def test_a_link_is_refused_and_comes_back(
    here: Crossread, ids: tuple[str, str, str], two: tuple[Path, Path]
) -> None:
    assert GATE in pairs(here, *two)
    made = told(here, "link", "refuse", f"{ids[0]}:0", f"{ids[1][:5]}:nine workers")["decision"]
    assert (made["verdict"], {made["a"]["text"], made["b"]["text"]}) == ("refused", GATE)
    assert made["story"] == told(here, "stories")["stories"][0]["id"]
    assert GATE not in pairs(here, *two), "it holds for the files as well"
    assert GATE not in pairs(here, ids[1], ids[0])
    assert here("link", "undo", f"{two[1]}:0", f"{two[0]}:0").returncode == 0
    assert GATE in pairs(here, *two)
    assert [row["standing"] for row in told(here, "link", "list")["decisions"]] == [False, False]
    assert here("link", "undo", f"{ids[0]}:0", f"{ids[1]}:0").returncode == 1


def test_a_link_is_made_listed_and_undone_without_being_named(
    here: Crossread, two: tuple[Path, Path], home: Path
) -> None:
    assert APART not in pairs(here, *two)
    told(here, "link", "refuse", f"{two[0]}:0", f"{two[1]}:0")
    done = here("link", f"{two[0]}:freed by Thursday", f"{two[1]}:was not evacuated")
    assert done.stdout.decode().startswith("made\t")
    assert APART in pairs(here, *two)
    rows = [row.split("\t") for row in here("link", "list").stdout.decode().splitlines()]
    assert [row[0] for row in rows] == ["refused", "made"]
    undone = told(here, "link", "undo")["undone"]
    assert (undone["verdict"], {undone["a"]["text"], undone["b"]["text"]}) == ("made", APART)
    assert APART not in pairs(here, *two) and GATE not in pairs(here, *two)
    assert told(here, "link", "undo")["undone"]["verdict"] == "refused"
    assert told(here, "link", "undo")["undone"] is None


def test_a_colon_in_a_name_parts_nothing(here: Crossread, two: tuple[Path, Path], home: Path) -> None:
    odd = home / "radio: 7.txt"
    odd.write_bytes(two[1].read_bytes())
    made = told(here, "link", f"{two[0]}:1", f"{odd}:1")["decision"]
    assert made["b"]["text"] == "The valley below was not evacuated."


def test_what_names_no_sentence_is_said(here: Crossread, two: tuple[Path, Path]) -> None:
    for words, code, said in (
        ([f"{two[0]}:99", f"{two[1]}:0"], 1, "none of the number 99"),
        ([f"{two[0]}:{'9' * 5000}", f"{two[1]}:0"], 1, "none of the number 99"),
        ([f"{two[0]}:the", f"{two[1]}:0"], 2, "in sentences 0, 1"),
        ([f"{two[0]}:unicorn", f"{two[1]}:0"], 1, "no “unicorn”"),
        ([f"{two[0]}:0", f"{two[0]}:1"], 2, "of one article"),
        ([f"{two[0]}:0"], 2, "two sentences"),
        (["nothing", "at all"], 2, "names no sentence"),
        (["list", "all"], 2, "nothing else"),
    ):
        done = here("link", *words)
        assert (done.returncode, done.stdout) == (code, b""), words
        assert said in done.stderr.decode()


def test_decisions_that_cannot_be_read_are_named_and_stay(
    home: Path, two: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    with Library.open(home / "library") as library:
        library.save_state("feedback:s-1", '{"version": 99}')
    assert run(["link", "list"]) == 1
    assert "version 99" in capsys.readouterr().err
    with Library.open(home / "library") as library:
        assert library.load_state("feedback:s-1") == '{"version": 99}'


def test_a_decision_is_taken_back_after_the_clock_was_set_back(
    here: Crossread, two: tuple[Path, Path], home: Path
) -> None:
    told(here, "link", "refuse", f"{two[0]}:0", f"{two[1]}:0")
    with Library.open(home / "library") as library:
        (name,) = library.load_states("feedback:")
        kept = json.loads(library.load_state(name) or "")
        kept["decisions"][0]["at"] = "2999-01-01T00:00:00.000+00:00"
        library.save_state(name, json.dumps(kept))
    assert told(here, "link", "undo")["undone"]["verdict"] == "refused"
    assert told(here, "link", "undo")["undone"] is None
    assert GATE in pairs(here, *two)


def test_two_who_undo_at_once_take_back_two_decisions(
    here: Crossread, two: tuple[Path, Path], home: Path
) -> None:
    told(here, "link", "refuse", f"{two[0]}:0", f"{two[1]}:0")
    told(here, "link", f"{two[0]}:freed by Thursday", f"{two[1]}:was not evacuated")
    with Library.open(home / "library") as library:
        seen_by_both = Decisions(library)
        undone = [undo_last(library, seen_by_both) for _ in range(3)]
        assert [one and one[1].verdict.value for one in undone] == ["made", "refused", None]
        assert not any(stands for _, _, stands in all_decisions(Decisions(library)))


def test_a_decision_taken_back_after_its_text_moved_stands_no_more(
    here: Crossread, two: tuple[Path, Path], home: Path
) -> None:
    told(here, "link", "refuse", f"{two[0]}:0", f"{two[1]}:0")
    for path in two:
        moved = path.read_text("utf-8").replace("\n\n", "\n\nThis stood nowhere before.\n\n", 1)
        path.write_text(moved, "utf-8")
    told(here, "link", "undo", f"{two[0]}:1", f"{two[1]}:1")
    assert [one["standing"] for one in told(here, "link", "list")["decisions"]] == [False, False]
    assert told(here, "link", "undo")["undone"] is None
