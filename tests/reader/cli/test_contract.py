"""The public contract: JSON, streams and exit codes; in processes of its own where the process is what matters."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reader.sample import FILES, sample_folder
from tests.reader.cli.conftest import ROOT, Crossread
from tests.reader.cli.schemas import COMPARE, LIST, SEARCH, STORIES

SAMPLE = [str(sample_folder() / name) for name in FILES]


def data(done: subprocess.CompletedProcess[bytes], schema: dict[str, Any], code: int = 0) -> Any:
    """What a command wrote as JSON, after checking its exit code and the schema."""
    assert done.returncode == code, done.stderr.decode()
    value = json.loads(done.stdout)
    jsonschema.validate(value, schema)
    return value


def test_compare_json_obeys_the_contract(here: Crossread) -> None:
    value = data(here("compare", *SAMPLE, "--json"), COMPARE)
    assert [a["source"] for a in value["articles"]] == SAMPLE, "in the order they were named"
    for article in value["articles"]:
        for sentence in article["sentences"]:
            assert article["text"][sentence["start"] : sentence["end"]] == sentence["text"]
    for link in value["links"]:
        assert link["a"]["article"] < link["b"]["article"]
        assert (link["relation"] == "divergent") is bool(link["differences"])
        for difference in link["differences"]:
            for side in "ab":
                article = value["articles"][link[side]["article"]]
                sentence = article["sentences"][link[side]["sentence"]]
                start, end = difference[f"{side}_span"]
                assert sentence["start"] <= start <= end <= sentence["end"]
                assert article["text"][start:end] == difference[side]
    pairs = [(tuple(link["a"].values()), tuple(link["b"].values())) for link in value["links"]]
    assert len(pairs) == len(set(pairs)), "a link stands once"
    assert [claim["id"] for claim in value["claims"]] == list(range(len(value["claims"])))


def test_statuses_follow_from_the_links(here: Crossread) -> None:
    value = data(here("compare", *SAMPLE, "--json"), COMPARE)
    status: dict[tuple[int, int], str] = {}
    for link in value["links"]:
        for side in (link["a"], link["b"]):
            key = (side["article"], side["sentence"])
            status[key] = "divergent" if "divergent" in (link["relation"], status.get(key)) else "shared"
    for n, article in enumerate(value["articles"]):
        for m, sentence in enumerate(article["sentences"]):
            if sentence["kind"] == "sentence":
                assert sentence["status"] == status.get((n, m), "unique")


@pytest.mark.parametrize("view", ["columns", "article", "claims", "conflicts", "timeline", "sources"])
def test_every_view_has_a_json_twin_and_a_text_twin(here: Crossread, view: str) -> None:
    value = json.loads(here("compare", *SAMPLE, "--view", view, "--json").stdout)
    assert value["version"] == 1
    assert value["view"] == view
    assert len(value["articles"]) == 5
    done = here("compare", *SAMPLE, "--view", view)
    assert done.returncode == 0
    assert "Keld Press" in done.stdout.decode()


def test_what_is_odd_about_an_article_is_said_and_in_the_json(crossread: Crossread, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The bridge is shut.\n", "utf-8")
    done = crossread("add", path, path, "--json")
    value = json.loads(done.stdout)
    assert [item["outcome"] for item in value["added"]] == ["added", "duplicate"]
    assert any("very short" in one for one in value["warnings"])
    assert any("no date" in one for one in value["warnings"])
    assert "very short" in done.stderr.decode() and value["failures"] == []
    (listed,) = data(crossread("list", "--json"), LIST)["articles"]
    assert any("no date" in one for one in listed["warnings"])


def test_add_list_search_stories_and_remove(crossread: Crossread, two: tuple[Path, Path]) -> None:
    added = crossread("add", *two)
    assert added.returncode == 0
    rows = [row.split("\t") for row in added.stdout.decode().splitlines()]
    assert [row[0] for row in rows] == ["added", "added"]
    assert "2 added" in added.stderr.decode()
    listed = data(crossread("list", "--json"), LIST)["articles"]
    assert {a["outlet"] for a in listed} == {"Ulvick Courier", "Fjord Radio"}
    assert {a["published"] for a in listed} == {"2026-02-03", "2026-02-04"}
    assert {a["provenance"]["outlet"] for a in listed} == {"header"}
    page = data(crossread("search", "valley evacuated", "--json"), SEARCH)
    assert page["query"] == "valley evacuated"
    assert (page["total"], [hit["outlet"] for hit in page["hits"]]) == (1, ["Fjord Radio"])
    for snippet in page["hits"][0]["snippets"]:
        for start, end in snippet["highlights"]:
            assert 0 <= start < end <= len(snippet["text"])
    lit = {s["text"][slice(*h)].casefold() for s in page["hits"][0]["snippets"] for h in s["highlights"]}
    assert "valley" in lit
    stories = data(crossread("stories", "--json"), STORIES)["stories"]
    assert sum(len(story["articles"]) for story in stories) in (0, 2)
    gone = crossread("remove", rows[0][1], "--yes", "--json")
    assert json.loads(gone.stdout)["removed"] == [rows[0][1]]
    assert len(data(crossread("list", "--json"), LIST)["articles"]) == 1


def test_filters_and_limits_narrow(here: Crossread, two: tuple[Path, Path]) -> None:
    here("add", *two, "--tag", "dam")

    def outlets(*args: str) -> list[str]:
        return sorted(a["outlet"] for a in data(here("list", *args, "--json"), LIST)["articles"])

    assert outlets("--since", "2026-02-04") == ["Fjord Radio"]
    assert outlets("--until", "2026-02-03") == ["Ulvick Courier"]
    assert outlets("--outlet", "Fjord Radio") == ["Fjord Radio"]
    assert outlets("--tag", "dam") == ["Fjord Radio", "Ulvick Courier"]
    assert outlets("--tag", "none") == []
    assert len(outlets("--limit", "1")) == 1
    page = data(here("search", "dam", "--limit", "1", "--json"), SEARCH)
    assert (page["total"], len(page["hits"])) == (2, 1)
    newest = data(here("search", "dam", "--sort", "date", "--json"), SEARCH)
    assert [hit["published"] for hit in newest["hits"]] == ["2026-02-04", "2026-02-03"]
    assert here("list", "--since", "gibberish").returncode == 2


def test_a_tag_of_a_note_counts_as_one_of_its_article(here: Crossread, two: tuple[Path, Path]) -> None:
    ids = [row.split("\t")[1] for row in here("add", *two, "--tag", "dam").stdout.decode().splitlines()]
    assert json.loads(here("list", "--tag", "unclear", "--json").stdout)["articles"] == []
    here("note", ids[1], "--tag", "unclear", "--text", "Who says so?")
    for asked in ("unclear", "UNCLEAR"):
        (listed,) = json.loads(here("list", "--tag", asked, "--json").stdout)["articles"]
        (hit,) = json.loads(here("search", "gate", "--tag", asked, "--json").stdout)["hits"]
        assert listed["id"] == hit["id"] == ids[1]
    assert len(here("list", "--tag", "Dam", "--limit", "1").stdout.splitlines()) == 1
    value = json.loads(here("list", "--facets", "--json").stdout)
    assert value["tags"] == [{"name": "dam", "count": 2}, {"name": "unclear", "count": 1}]
    value = json.loads(here("list", "--facets", "--tag", "unclear", "--json").stdout)
    assert value["outlets"] == [{"name": "Fjord Radio", "count": 1}]


def test_an_excluded_word_may_stand_anywhere_in_the_query(here: Crossread, two: tuple[Path, Path]) -> None:
    here("add", *two)
    for words in (["gate", "-valley"], ["-valley", "gate"], ["--", "-valley", "gate"]):
        rows = here("search", *words).stdout.decode().splitlines()
        assert [row.split("\t")[2] for row in rows] == ["Ulvick Courier"], words


def test_searches_are_saved_listed_and_taken_up(here: Crossread, two: tuple[Path, Path]) -> None:
    here("add", *two)
    assert "No search is saved" in here("search", "--saved").stderr.decode()
    done = here("search", "gate", "--since", "2020", "--save", "my gate")
    assert done.returncode == 0 and "Saved as “my gate”." in done.stderr.decode()
    assert here("search", "--saved").stdout.decode() == "my gate\tgate since:2020\n"
    (saved,) = json.loads(here("search", "--saved", "--json").stdout)["saved"]
    assert (saved["name"], saved["query"], saved["newest_first"]) == ("my gate", "gate since:2020", False)
    again = json.loads(here("search", "--saved", "my gate", "--json").stdout)
    assert again["query"] == "gate since:2020"
    assert again["hits"] == json.loads(here("search", "gate", "since:2020", "--json").stdout)["hits"]


def test_a_search_says_what_it_lacks(here: Crossread) -> None:
    for words, said in (
        (["search"], "nothing to look for"),
        (["search", "--saved", "nobody"], "No search is saved as “nobody”"),
        (["search", "gate", "--saved", "nobody"], "needs no words"),
        (["search", "--save", "empty"], "with words and a name"),
    ):
        done = here(*words)
        assert done.returncode == 2
        assert said in done.stderr.decode()


def test_a_concordance_shows_every_place(here: Crossread, two: tuple[Path, Path]) -> None:
    here("add", *two)
    value = json.loads(here("search", "gate", "--concordance", "--json").stdout)
    assert {row["outlet"] for row in value["lines"]} == {"Ulvick Courier", "Fjord Radio"}
    for row in value["lines"]:
        assert row["match"].lower() == "gate"
        assert row["span"][1] - row["span"][0] == 4
    rows = here("search", "gate", "--concordance").stdout.decode().splitlines()
    assert len(rows) == len(value["lines"]) >= 3
    assert all(row.split("\t")[4].lower() == "gate" for row in rows)


def test_facets_are_counted(here: Crossread, two: tuple[Path, Path]) -> None:
    here("add", *two, "--tag", "dam")
    value = json.loads(here("list", "--facets", "--json").stdout)
    assert {o["name"]: o["count"] for o in value["outlets"]} == {"Ulvick Courier": 1, "Fjord Radio": 1}
    assert value["months"] == [{"name": "2026-02", "count": 2}]
    assert value["tags"] == [{"name": "dam", "count": 2}]
    assert "month\t2026-02\t2" in here("list", "--facets").stdout.decode()
    newest = data(here("list", "--sort", "date", "--json"), LIST)["articles"]
    assert [a["published"] for a in newest] == ["2026-02-04", "2026-02-03"]


def test_stored_articles_are_compared_by_id(here: Crossread, two: tuple[Path, Path]) -> None:
    ids = [row.split("\t")[1] for row in here("add", *two).stdout.decode().splitlines()]
    value = data(here("compare", ids[0], ids[1][:6], "--json"), COMPARE)
    assert [a["id"] for a in value["articles"]] == ids
    mixed = data(here("compare", ids[0], str(two[1]), "--json"), COMPARE)
    assert [a["id"] for a in mixed["articles"]] == ids


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_done(
    here: Crossread, two: tuple[Path, Path], home: Path
) -> None:
    done = here("add", two[0], home / "missing.txt", two[1])
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2
    assert "missing.txt" in done.stderr.decode()
    compared = here("compare", two[0], home / "missing.txt", two[1], "--json")
    assert len(data(compared, COMPARE, 1)["articles"]) == 2
    assert "missing.txt" in compared.stderr.decode()


def test_compare_needs_two(here: Crossread, two: tuple[Path, Path], home: Path) -> None:
    assert here("compare", two[0]).returncode == 2
    assert here("compare", two[0], home / "missing.txt").returncode == 1
    assert here("compare", "0123456789ab", two[0]).returncode == 1


def test_an_article_that_is_named_again_is_taken_once(
    here: Crossread, two: tuple[Path, Path], home: Path
) -> None:
    (row,) = here("add", two[0]).stdout.decode().splitlines()
    other_way = home / "inside" / ".." / two[0].name
    (home / "inside").mkdir()
    done = here("compare", two[0], two[1], other_way, row.split("\t")[1], "--json")
    assert [a["source"] for a in data(done, COMPARE)["articles"]] == [str(two[0]), str(two[1])]
    assert "named 2 times, taken once" in done.stderr.decode()
    assert here("compare", two[0], two[0]).returncode == 2
    copy = home / "copy.txt"
    copy.write_bytes(two[0].read_bytes())
    assert len(data(here("compare", two[0], copy, "--json"), COMPARE)["articles"]) == 2, (
        "a copy is a file of its own"
    )


def test_articles_come_in_over_stdin(here: Crossread) -> None:
    text = "Title: Read from a pipe\nDate: 2026-02-05\n\nThe gate was freed on Thursday."
    done = here("add", "-", "--outlet", "Pipe Weekly", "--json", stdin=text.encode())
    assert done.returncode == 0, done.stderr.decode()
    (article,) = data(here("list", "--json"), LIST)["articles"]
    assert (article["title"], article["outlet"], article["published"]) == (
        "Read from a pipe",
        "Pipe Weekly",
        "2026-02-05",
    )


def test_nothing_but_data_on_stdout(crossread: Crossread, two: tuple[Path, Path]) -> None:
    for command in (["list"], ["stories"], ["search", "nothing"]):
        done = crossread(*command)
        assert (done.returncode, done.stdout) == (0, b""), command
        assert done.stderr
    assert b"\x1b" not in crossread("compare", *two).stdout
    assert b"\x1b" not in crossread("compare", *two, env={"FORCE_COLOR": "1"}).stdout


def test_a_story_is_named_by_the_beginning_of_its_id(here: Crossread, two: tuple[Path, Path]) -> None:
    first, second = (row.split("\t")[1] for row in here("add", *two).stdout.decode().splitlines())
    (story,) = json.loads(here("stories", "--json").stdout)["stories"]
    begun = story["id"][:6]
    assert begun == f"s-{first[:4]}" or begun == f"s-{second[:4]}"
    for command in (["list"], ["search", "gate"]):
        value = json.loads(here(*command, "--story", begun, "--json").stdout)
        assert len(value.get("articles", value.get("hits"))) == 2
        lost = here(*command, "--story", "s-none", "--json")
        assert (lost.returncode, lost.stdout) == (1, b"")
        assert "No story has the id “s-none”" in lost.stderr.decode()
    third = two[0].with_name("third.txt")
    third.write_text("Title: A cow on the road\n\nA cow stood on the road at Marby for an hour.\n", "utf-8")
    assert here("add", third, "--story", "s-none").returncode == 1
    assert here("add", third, "--story", " ").returncode == 2
    assert here("add", third, "--story", begun).returncode == 0
    assert len(json.loads(here("list", "--story", begun, "--json").stdout)["articles"]) == 3
    assert here("add", two[0], "--story", "the dam").returncode == 0
    assert len(json.loads(here("list", "--story", "the dam", "--json").stdout)["articles"]) == 1


def test_an_export_that_is_missing_stops_no_other(
    here: Crossread, two: tuple[Path, Path], home: Path
) -> None:
    here("note", two[0], "--quote", "six workers", "--text", "Ask the operator")
    here("export", "--output", home / "notes.jsonld")
    done = here("--library", home / "other", "import", home / "missing.json", home / "notes.jsonld", "--json")
    assert done.returncode == 1
    value = json.loads(done.stdout)
    assert [(file["added"], file["failures"]) for file in value["files"]] == [(1, [])]
    assert len(value["failures"]) == 1 and "missing.json" in value["failures"][0]
    assert "missing.json" in done.stderr.decode()


def test_a_library_that_cannot_be_used_ends_with_three(here: Crossread, home: Path) -> None:
    (home / "file").write_text("not a folder")
    for command in (["list"], ["search", "x"], ["stories"], ["reindex"]):
        done = here("--library", home / "file", *command)
        assert done.returncode == 3, done.stderr.decode()
        assert done.stdout == b""
        assert len(done.stderr.decode().splitlines()) == 1


def test_stories_of_a_library_that_can_only_be_read_are_listed(
    here: Crossread, two: tuple[Path, Path], home: Path
) -> None:
    here("add", *two)
    folder = home / "library"
    with closing(sqlite3.connect(folder / "library.sqlite3")) as database, database:
        database.execute(
            "CREATE TRIGGER kept BEFORE INSERT ON states BEGIN SELECT RAISE(ABORT, 'read only'); END"
        )
    done = here("stories", "--json")
    (story,) = data(done, STORIES)["stories"]
    assert story["conflicts"] is None and len(story["articles"]) == 2
    assert "not counted" in done.stderr.decode()


def test_removing_asks_and_without_a_terminal_refuses(here: Crossread, two: tuple[Path, Path]) -> None:
    row = here("add", two[0]).stdout.decode().split("\t")
    refused = here("remove", row[1], stdin=b"y\n")
    assert refused.returncode == 2
    assert "--yes" in refused.stderr.decode()
    assert len(json.loads(here("list", "--json").stdout)["articles"]) == 1
    partly = here("remove", row[1], "0123456789ab", "--yes")
    assert partly.returncode == 1
    assert "0123456789ab" in partly.stderr.decode()


def test_reindex_and_doctor(here: Crossread, two: tuple[Path, Path]) -> None:
    here("add", *two)
    assert here("reindex").returncode == 0
    assert json.loads(here("search", "gate", "--json").stdout)["total"] == 2
    done = here("doctor", "--json")
    assert done.returncode == 0, done.stderr.decode()
    assert isinstance(json.loads(done.stdout), dict)


LOCALES = [
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "latin-1"},
]


@pytest.mark.parametrize("env", LOCALES)
def test_any_locale_will_do(crossread: Crossread, env: dict[str, str]) -> None:
    text = crossread("compare", *SAMPLE, env=env)
    assert text.returncode == 0, text.stderr.decode("latin-1")
    value = data(crossread("compare", *SAMPLE, "--json", env=env), COMPARE)
    assert "“" in value["articles"][3]["title"]


@pytest.mark.parametrize("env", LOCALES)
def test_a_file_on_stdout_is_utf_8_in_any_locale(
    crossread: Crossread, two: tuple[Path, Path], env: dict[str, str]
) -> None:
    line = json.dumps({"article": str(two[0]), "quote": "six workers", "text": "“Six”? 😀"})
    assert crossread("note", "-", stdin=line.encode()).returncode == 0
    for format_ in ("w3c", "jsonl", "csv", "markdown", "html"):
        assert "“Six”? 😀" in crossread("export", "--format", format_, env=env).stdout.decode("utf-8"), (
            format_
        )
    for form in (["--markdown"], ["--html", "-"]):
        assert "“We were lucky,”" in crossread("compare", *two, *form, env=env).stdout.decode("utf-8")


def test_a_file_name_of_any_bytes_will_do(crossread: Crossread, home: Path, two: tuple[Path, Path]) -> None:
    odd = Path(str(home / "odd-") + "\udcff\x1b[31m.txt")
    try:
        odd.write_bytes(two[0].read_bytes())
    except OSError:
        pytest.skip("this file system refuses the name")
    value = data(crossread("compare", odd, two[1], "--json"), COMPARE)
    assert "\x1b" in value["articles"][0]["source"] or "\ufffd" in value["articles"][0]["source"]
    added = crossread("add", odd)
    assert added.returncode == 0, added.stderr.decode()
    assert b"\x1b" not in added.stdout + added.stderr
    missing = crossread("add", str(odd) + "x")
    assert missing.returncode == 1
    assert b"\x1b" not in missing.stderr


def test_hostile_text_reaches_no_stream(here: Crossread, home: Path, two: tuple[Path, Path]) -> None:
    evil = home / "evil.txt"
    evil.write_bytes(
        b"Title: \x1b]0;owned\x07[red]Gate[/red]\n\n"
        b"A spillway gate jammed \x1b[2Jon Monday and \xe2\x80\xaesix\xe2\x80\xac workers [@click=app.quit]x[/] left."
        b" <script>alert(1)</script>"
    )
    for form in ([], ["--json"], ["--markdown"], ["--html", "-"]):
        done = here("compare", evil, two[0], *form)
        assert done.returncode == 0, done.stderr.decode()
        out = done.stdout.decode()
        assert not set(out) & set("\x1b\x07\x9b\u202e\u202c")
        if form != ["--json"]:
            assert "<script>alert" not in out or form == []


def test_a_closed_pipe_is_no_error(crossread: Crossread, two: tuple[Path, Path], home: Path) -> None:
    command = f"{sys.executable} -m reader compare {two[0]} {two[1]} --json"
    script = f"{command} | head -c 10 >/dev/null; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", script], cwd=home, env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "HOME": str(home)},
        capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == b"0"
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_said_in_a_line(crossread: Crossread, two: tuple[Path, Path], home: Path) -> None:
    script = f"{sys.executable} -m reader compare {two[0]} {two[1]} --json > /dev/full"
    done = subprocess.run(
        ["bash", "-c", script], cwd=home, env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "HOME": str(home)},
        capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert b"Traceback" not in done.stderr


def test_the_page_is_written_whole_or_not_at_all(here: Crossread, two: tuple[Path, Path], home: Path) -> None:
    assert here("compare", *two, "--html", home / "out.html").returncode == 0
    assert (home / "out.html").read_text("utf-8").endswith("</html>\n")
    done = here("compare", *two, "--html", home / "no such folder" / "out.html")
    assert done.returncode == 1
    assert len(done.stderr.decode().splitlines()) == 1
    assert sorted(p.name for p in home.iterdir() if p.name.endswith(".part")) == []


NEVER = {"search": ("textual", "rich", "trafilatura"), "list": ("textual", "rich", "whoosh", "trafilatura")}


@pytest.mark.parametrize("command", NEVER)
def test_quick_commands_load_no_screen(crossread: Crossread, two: tuple[Path, Path], command: str) -> None:
    crossread("add", *two)
    done = crossread(
        command, *(["gate"] if command == "search" else []), env={"PYTHONPROFILEIMPORTTIME": "1"}
    )
    loaded = {
        row.split("|")[-1].strip().split(".")[0] for row in done.stderr.decode().splitlines() if "|" in row
    }
    assert "reader" in loaded
    assert not loaded & set(NEVER[command])


def test_comparing_plain_text_loads_no_heavy_reader(crossread: Crossread, two: tuple[Path, Path]) -> None:
    done = crossread("compare", *two, "--json", env={"PYTHONPROFILEIMPORTTIME": "1"})
    loaded = {
        row.split("|")[-1].strip().split(".")[0] for row in done.stderr.decode().splitlines() if "|" in row
    }
    assert not loaded & {"textual", "rich", "trafilatura", "dateparser", "whoosh", "yaml"}


def test_notes_stand_at_their_sentences_in_the_annotated_article(here: Crossread) -> None:
    first = json.loads(here("compare", *SAMPLE, "--json").stdout)["articles"][0]
    sentence = next(one for one in first["sentences"] if one["kind"] == "sentence")
    quote = sentence["text"][:30]
    done = here("note", SAMPLE[0], "--quote", quote, "--tag", "unclear", "--text", "Ask the harbour")
    assert done.returncode == 0, done.stderr.decode()
    told = here("compare", *SAMPLE, "--view", "article").stdout.decode().splitlines()
    assert [line.strip() for line in told if "Ask the harbour" in line] == ["* [unclear] Ask the harbour"]
    value = json.loads(here("compare", *SAMPLE, "--view", "article", "--json").stdout)
    noted = {one["text"]: one["notes"] for a in value["articles"] for one in a["sentences"] if one["notes"]}
    assert noted == {
        sentence["text"]: [
            {
                "id": noted[sentence["text"]][0]["id"],
                "tags": ["unclear"],
                "note": "Ask the harbour",
            }
        ]
    }
