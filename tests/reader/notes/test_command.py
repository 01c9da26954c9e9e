"""``crossread note``, ``export`` and ``import`` as a person or a script types them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest

from reader.cli.main import run
from reader.notes import NoteStore
from reader.notes.exchange.webannotation_reader import read_collection
from tests.reader.notes import validator
from tests.reader.notes.samples import REPORT, RIVAL


class Done(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Done]


@pytest.fixture
def articles(tmp_path: Path) -> tuple[Path, Path]:
    first, second = tmp_path / "lantern.json", tmp_path / "post.json"
    first.write_text(
        json.dumps({"title": "Ferry aground", "outlet": "Daily Lantern", "date": "2026-03-13", "text": REPORT,
                    "url": "https://lantern.example/ferry"}), "utf-8"
    )  # fmt: skip
    second.write_text(
        json.dumps({"title": "Ferry hits pier", "outlet": "Orran Evening Post", "date": "2026-03-14", "text": RIVAL,
                    "url": "https://post.example/pier"}), "utf-8"
    )  # fmt: skip
    return first, second


@pytest.fixture
def crossread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    monkeypatch.setenv("CROSSREAD_CONFIG", str(tmp_path / "config" / "config.toml"))
    monkeypatch.setenv("CROSSREAD_LIBRARY", str(tmp_path / "library"))
    monkeypatch.setenv("CROSSREAD_AUTHOR", "Ada")

    def call(*argv: str | Path, stdin: str = "") -> Done:
        monkeypatch.setattr(
            "sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode("utf-8", "surrogateescape")))
        )
        capsys.readouterr()
        code = run([str(word) for word in argv])
        return Done(code, *capsys.readouterr())

    return call


@pytest.fixture
def ids(crossread: Command, articles: tuple[Path, Path]) -> tuple[str, str]:
    assert crossread("add", *articles).code == 0
    listed = {one["outlet"]: one["id"] for one in crossread("list", "--json").json["articles"]}
    return listed["Daily Lantern"], listed["Orran Evening Post"]


def noted(crossread: Command, *argv: str | Path) -> dict[str, Any]:
    done = crossread("note", *argv, "--json")
    assert done.code == 0, done.err
    (annotation,) = done.json["annotations"]
    return dict(annotation)


def values(annotation: dict[str, Any], purpose: str) -> list[str]:
    return [
        body["value"]
        for body in annotation.get("body", [])
        if body.get("purpose") == purpose and "value" in body
    ]


def test_a_note_is_written_listed_edited_and_deleted(crossread: Command, ids: tuple[str, str]) -> None:
    made = noted(
        crossread,
        ids[0][:6],
        "--quote",
        "a PUMP had failed",
        "--tag",
        "disputed",
        "--tag",
        "pumps",
        "--text",
        "Says who?",
    )
    assert made["target"][0]["selector"][0]["exact"] == "a pump had failed"
    assert values(made, "commenting") == ["Says who?"]
    assert values(made, "tagging") == ["pumps"]
    assert values(made, "classifying") == ["disputed"]
    short = made["id"].removeprefix("urn:uuid:")[:8]
    assert crossread("note", "list", "--json").json["annotations"] == [made]
    assert crossread("note", "list").out.split("\t")[0] == short
    assert (
        crossread(
            "note", "edit", short, "--text", "The captain.", "--untag", "pumps", "--tag", "official"
        ).code
        == 0
    )
    (changed,) = crossread("note", "list", "tag:official", "note:captain", "outlet:lantern", "--json").json[
        "annotations"
    ]
    assert values(changed, "commenting") == ["The captain."]
    assert values(changed, "classifying") == ["official", "disputed"]
    assert changed["modified"] > changed["created"] == made["modified"]
    history = crossread("note", "history", short, "--json").json["history"]
    assert [(one["who"], one["what"]) for one in history] == [("Ada", "note"), ("Ada", "edit")]
    assert crossread("note", "delete", short).code == 0
    assert crossread("note", "list", "--json").json["annotations"] == []
    assert crossread("note", "undo").out == "undone: delete\n"
    assert crossread("note", "list", "--json").json["annotations"] == [changed]
    assert crossread("note", "redo", "--json").json == {"redone": "delete"}


@pytest.mark.parametrize("json_too", [False, True])
def test_only_what_is_safe_on_the_disk_is_reported(
    crossread: Command, ids: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, json_too: bool
) -> None:
    seen: list[list[str]] = []

    def look(*_: object) -> None:
        with NoteStore.open(tmp_path / "library") as other:
            seen.append(
                [f"{one.note}/{claim.status}" for one in other.find() for claim in other.claims.all()]
            )

    monkeypatch.setattr("reader.cli.streams.write_json" if json_too else "reader.cli.streams.write", look)
    options = ["--json"] if json_too else []
    crossread("note", ids[0], "--quote", "sandbank", "--tag", "disputed", "--text", "one", *options)
    with NoteStore.open(tmp_path / "library") as store:
        (made,), (claim,) = store.find(), store.claims.all()
    crossread("note", "edit", made.short, "--text", "two", *options)
    crossread("note", "claim", claim.short, "--status", "refuted", *options)
    crossread("note", "delete", made.short, *options)
    assert seen == [["one/disputed"], ["two/disputed"], ["two/refuted"], []]


def test_a_conflict_is_noted_on_two_articles(crossread: Command, ids: tuple[str, str]) -> None:
    made = noted(
        crossread,
        ids[0],
        "--quote",
        "sandbank",
        "--also",
        ids[1],
        "bridge pier",
        "--tag",
        "disputed",
        "--claim",
        "Where it ran aground",
    )
    assert [target["cr:outlet"] for target in made["target"]] == ["Daily Lantern", "Orran Evening Post"]
    (claim,) = crossread("note", "claims", "--json").json["claims"]
    assert (claim["cr:text"], claim["cr:status"]) == ("Where it ran aground", "disputed")
    short = claim["id"].removeprefix("urn:uuid:")[:8]
    done = crossread(
        "note", "claim", short, "--status", "refuted", "--text", "Seen on the chart.", "--author", "Ben"
    )
    assert done.code == 0
    (claim,) = crossread("note", "claims", "--json").json["claims"]
    assert (claim["cr:status"], claim["cr:statusBy"]["nickname"]) == ("refuted", "Ben")
    assert crossread("search", "tag:refuted", "--json").json["total"] == 2
    assert crossread("note", "claim", short, "--remove").code == 0
    assert crossread("note", "claims", "--json").json["claims"] == []


def test_a_file_is_annotated_and_not_stored(crossread: Command, articles: tuple[Path, Path]) -> None:
    noted(crossread, articles[0], "--quote", "sandbank", "--text", "hm")
    assert crossread("list", "--json").json["articles"] == []
    assert len(crossread("note", "list", "--json").json["annotations"]) == 1
    done = crossread("export")
    assert (done.code, done.err) == (0, "")
    assert validator.w3c(done.out) == []


REFUSED: list[tuple[list[str], int, str]] = [
    (["ARTICLE"], 2, "nothing to note"),
    (["ARTICLE", "--quote", "Six people were hurt"], 1, "stands 2 times"),
    (["ARTICLE", "--quote", "no such words"], 1, "does not stand"),
    (["ARTICLE", "--quote", "sandbank", "--tag", "status:odd"], 1, "no status tag"),
    (["ARTICLE", "--quote", "sandbank", "--stance", "odd"], 1, "no stance tag"),
    (["ARTICLE", "two", "--quote", "sandbank"], 2, "one article at a time"),
    (["ffff1", "--quote", "x"], 1, "ffff1"),
    (["edit", "beef", "--text", "x"], 1, "no note beef"),
    (["edit"], 2, "takes one id"),
    (["edit", "beef"], 2, "nothing to change"),
    (["delete"], 2, "one or more ids"),
    (["history", "beef"], 1, "never was a note"),
    (["list", "--quote", "x"], 2, "--quote means nothing"),
    (["undo", "--text", "x"], 2, "--text means nothing"),
    (["attach", "beef", "--quote", "x"], 1, "no note beef"),
    (["claim", "beef", "--status", "disputed"], 1, "no claim beef"),
]


def test_what_cannot_be_done_is_said_in_a_line(crossread: Command, ids: tuple[str, str]) -> None:
    for argv, code, said in REFUSED:
        done = crossread("note", *(ids[0] if word == "ARTICLE" else word for word in argv))
        assert (done.code, done.err.count("\n")) == (code, 1), argv
        assert said in done.err, argv
        assert crossread("note", "list", "--json").json["annotations"] == []
        assert crossread("note", "claims", "--json").json["claims"] == []


def test_ids_that_are_not_there_are_named_and_the_rest_is_deleted(
    crossread: Command, ids: tuple[str, str]
) -> None:
    made = noted(crossread, ids[0], "--quote", "sandbank", "--text", "x")
    done = crossread("note", "delete", "beef", made["id"])
    assert done.code == 1
    assert "beef" in done.err
    assert crossread("note", "list", "--json").json["annotations"] == []


def test_json_lines_are_noted_in_one_step(crossread: Command, ids: tuple[str, str]) -> None:
    lines = [
        {"article": ids[0], "quote": "sandbank", "text": "one", "tags": ["check", "disputed"]},
        {"article": ids[0], "quote": "Six people were hurt", "occurrence": 2, "tags": "minor"},
        {
            "targets": [
                {"article": ids[0], "quote": "sandbank"},
                {"article": ids[1], "quote": "bridge pier"},
            ],
            "stance": "deny",
            "claim": "Where",
        },
        {"article": ids[1], "text": "all of it", "doubt": True},
    ]
    bulk = validator._schema("bulk")
    for line in lines:
        bulk.validate(line)
    wrong = [
        '{"article": 3}',
        "{",
        '{"article": "' + ids[0] + '", "note": "x"}',
        '{"article": "' + ids[0] + '", "quote": "Six people were hurt"}',
    ]
    done = crossread("note", "-", "--json", stdin="\n".join([*map(json.dumps, lines), "", *wrong]))
    assert done.code == 1
    assert [row.partition(": ")[2].partition(":")[0] for row in done.err.splitlines()] == [
        "line 6",
        "line 7",
        "line 8",
        "line 9",
    ]
    assert len(done.json["annotations"]) == 4
    assert done.json["annotations"][3]["motivation"] == "questioning"
    assert crossread("note", "undo").code == 0
    assert crossread("note", "list", "--json").json["annotations"] == []
    for text in wrong[:1] + wrong[2:3]:
        with pytest.raises(jsonschema.ValidationError):
            bulk.validate(json.loads(text))


@pytest.mark.parametrize("format_", ["w3c", "jsonl"])
def test_export_import_export_gives_the_same_bytes(
    crossread: Command, ids: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    noted(
        crossread,
        ids[0],
        "--quote",
        "sandbank",
        "--also",
        ids[1],
        "bridge pier",
        "--tag",
        "disputed",
        "--text",
        "“who”\nsays?",
    )
    noted(
        crossread,
        ids[1],
        "--quote",
        "eight people",
        "--stance",
        "deny",
        "--claim",
        "Six were hurt",
        "--tag",
        "official",
    )
    path = tmp_path / "first"
    assert crossread("export", "--format", format_, "--output", path).code == 0
    monkeypatch.setenv("CROSSREAD_LIBRARY", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("CROSSREAD_AUTHOR", "Ben")
    tried = crossread("import", path, "--dry-run", "--json").json
    assert (tried["dry_run"], tried["files"][0]["added"]) == (True, 4)
    assert crossread("note", "list", "--json").json["annotations"] == []
    assert crossread("import", path).out == f"{path}: 4 added\n"
    done = crossread("export", "--format", format_)
    assert done.code == 0
    assert done.out == path.read_text("utf-8")
    assert "could not be checked" in done.err
    assert crossread("import", path).out == f"{path}: 4 unchanged\n"


def test_every_format_is_written(crossread: Command, ids: tuple[str, str], tmp_path: Path) -> None:
    noted(crossread, ids[0], "--quote", "sandbank", "--tag", "disputed", "--text", "hm")
    checks: dict[str, Callable[[str], list[str]]] = {
        "w3c": validator.w3c,
        "jsonl": validator.jsonl,
        "csv": validator.table,
        "claimreview": validator.claimreview,
        "hypothesis": validator.hypothesis_file,
        "html": lambda text: validator.page(text)[0],
    }
    for format_, check in checks.items():
        done = crossread(
            "export", "--format", format_, "--tag", "disputed", "--outlet", "lantern", "--since", "2026-03-13"
        )
        assert (done.code, done.err, check(done.out)) == (0, "", [])
        path = tmp_path / format_
        assert crossread("export", "--format", format_, "--output", path).code == 0
        if format_ == "hypothesis":
            (path,) = path.iterdir()
        assert path.read_bytes().decode() == done.out
    assert "> sandbank" in crossread("export", "--format", "markdown").out
    assert read_collection(crossread("export", "--until", "2026-03-01").json).annotations == []


def test_a_changed_article_moves_its_notes_or_lists_them(
    crossread: Command, ids: tuple[str, str], articles: tuple[Path, Path]
) -> None:
    noted(crossread, ids[0], "--quote", "sandbank", "--text", "stays")
    lost = noted(crossread, ids[0], "--quote", "“We had no warning,” she said", "--text", "goes")
    value = json.loads(articles[0].read_text("utf-8"))
    value["text"] = "Corrected on Monday. " + REPORT.replace("“We had no warning,” she said. ", "")
    articles[0].write_text(json.dumps(value), "utf-8")
    assert crossread("add", articles[0]).code == 0
    assert "articles have changed" in crossread("note", "list").err
    (orphan,) = crossread("note", "orphans", "--json").json["orphans"]
    assert (orphan["annotation"], orphan["quote"]) == (lost["id"], "“We had no warning,” she said")
    assert len(crossread("note", "list", "is:orphan", "--json").json["annotations"]) == 1
    done = crossread("export")
    assert done.code == 1
    assert "We had no warning" in done.err
    text = crossread_text(crossread, ids[0], articles[0])
    assert validator.w3c(done.out, lambda name: text) == []
    assert done.json["total"] == 1
    assert crossread("export", "--earlier").json["total"] == 2
    short = lost["id"].removeprefix("urn:uuid:")[:8]
    assert crossread("note", "attach", short, "--quote", "a pump had failed").code == 0
    assert crossread("note", "orphans", "--json").json["orphans"] == []
    done = crossread("export")
    assert (done.code, done.json["total"]) == (0, 2)
    assert validator.w3c(done.out, lambda name: text) == []


def crossread_text(crossread: Command, id_: str, path: Path) -> str:
    compared = crossread("compare", id_, path, "--json").json
    return str(compared["articles"][0]["text"])


def test_two_people_who_disagree_are_listed(
    crossread: Command, ids: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = noted(crossread, ids[0], "--quote", "sandbank", "--text", "mine")
    path, back = tmp_path / "there.jsonld", tmp_path / "back.jsonld"
    crossread("export", "--output", path)
    crossread("note", "edit", made["id"], "--text", "mine, again")
    with monkeypatch.context() as there:
        there.setenv("CROSSREAD_LIBRARY", str(tmp_path / "bens"))
        there.setenv("CROSSREAD_AUTHOR", "Ben")
        crossread("import", path)
        crossread("note", "edit", made["id"], "--text", "theirs")
        crossread("export", "--output", back)
    done = crossread("import", back)
    assert done.code == 0
    assert "1 kept beside" in done.out
    assert "Ada / Ben" in done.out
    ((mine, theirs),) = crossread("note", "conflicts", "--json").json["annotations"]
    assert values(mine, "commenting") == ["mine, again"]
    assert values(theirs, "commenting") == ["theirs"]
    assert (theirs["canonical"], theirs["cr:editor"]["nickname"]) == (made["id"], "Ben")


def test_a_file_that_is_no_export_is_named_and_the_rest_goes_in(
    crossread: Command, ids: tuple[str, str], tmp_path: Path
) -> None:
    noted(crossread, ids[0], "--quote", "sandbank", "--text", "x")
    good, bad = tmp_path / "good", tmp_path / "bad"
    crossread("export", "--output", good)
    bad.write_text("nonsense", "utf-8")
    done = crossread("import", bad, good)
    assert done.code == 1
    assert f"{bad}: This file is not JSON" in done.err
    assert f"{good}: 1 unchanged" in done.out
    assert crossread("import", "-", stdin=good.read_text("utf-8")).out == "-: 1 unchanged\n"


def test_an_output_that_cannot_be_written_leaves_the_old_one(
    crossread: Command, ids: tuple[str, str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("old", "utf-8")
    done = crossread("export", "--output", tmp_path / "file" / "x")
    assert done.code == 1
    assert "cannot be written" in done.err
    assert crossread("export", "--output", tmp_path).code == 2
    assert sorted(one.name for one in tmp_path.iterdir() if one.name.startswith(".")) == []


def test_the_tags_are_listed_and_copied(crossread: Command, tmp_path: Path) -> None:
    assert "status\td\tdisputed\t" in crossread("note", "tags").out
    path = tmp_path / "config" / "vocabulary.toml"
    assert crossread("note", "tags", "--init").out == f"{path}\n"
    path.write_text(path.read_text("utf-8").replace('key = "u"', 'key = "d"'), "utf-8")
    done = crossread("note", "tags")
    assert done.code == 2
    assert "vocabulary.toml, line" in done.err
