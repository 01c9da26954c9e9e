"""The house rules on imports, checked on the syntax tree: who may import what, and from which room."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

HOMES = {
    "aiohttp": ("reader/serving/",),
    "textual_serve": ("reader/serving/",),
    "textual": ("reader/tui/", "reader/serving/driver.py"),
    "rich": ("reader/tui/", "reader/cli/output.py"),
    "whoosh": ("index/fulltext/",),
    "tantivy": ("index/fulltext/",),
    "dateparser": ("index/ingest/dates.py",),
    "platformdirs": ("index/paths.py",),
    "trafilatura": ("index/ingest/",),
    "charset_normalizer": ("index/ingest/decode.py",),
    "markdown_it": ("index/ingest/",),
    "yaml": ("index/ingest/",),
    "Stemmer": ("reader/compare/", "index/fulltext/analysis.py"),
    "sqlite3": ("index/store/", "reader/notes/store/"),
    "socket": ("index/ingest/fetch.py", "index/ingest/connections.py"),
    "http": ("index/ingest/fetch.py",),
    "httpx": ("index/ingest/fetch.py",),
    "httpcore": ("index/ingest/fetch.py", "index/ingest/connections.py"),
    "protego": ("index/ingest/robots.py",),
    "feedparser": ("index/ingest/feed.py",),
    "pypdfium2": ("index/ingest/pdf.py",),
    "warcio": ("index/ingest/warc.py",),
    "requests": (),
    "urllib.request": ("index/ingest/fetch.py",),
}

FORBIDDEN = {
    "index/": ("reader",),
    "reader/compare/": (
        "textual",
        "reader.tui",
        "reader.cli",
        "index.library",
        "index.store",
        "index.fulltext",
    ),
    "reader/notes/": (
        "textual",
        "reader.tui",
        "reader.cli",
        "index.library",
        "index.store",
        "index.fulltext",
    ),
    "reader/tui/widgets/": (
        "index.library",
        "index.store",
        "index.fulltext",
        "reader.notes.store",
        "reader.cli",
    ),
    "reader/tui/render/": (
        "index.library",
        "index.store",
        "index.fulltext",
        "reader.notes.store",
        "reader.cli",
    ),
    "reader/tui/screens/": (
        "index.library",
        "index.store",
        "index.fulltext",
        "reader.notes.store",
        "reader.cli",
    ),
    "reader/tui/views/": (
        "index.library",
        "index.store",
        "index.fulltext",
        "reader.notes.store",
        "reader.cli",
    ),
}


def imports() -> Iterator[tuple[str, int, str]]:
    """Every import in the product: path from the root, line, dotted name."""
    for package in ("index", "reader"):
        for path in sorted((ROOT / package).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Import):
                    for alias in node.names:
                        yield name, node.lineno, alias.name
                elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                    yield name, node.lineno, node.module
                    for alias in node.names:
                        yield name, node.lineno, f"{node.module}.{alias.name}"


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def misplaced() -> list[str]:
    found = set()
    for path, line, name in imports():
        for package, homes in HOMES.items():
            if within(name, package) and not path.startswith(homes):
                found.add(f"{path}:{line}: {package} may only be imported in {', '.join(homes) or 'no file'}")
        for room, banned in FORBIDDEN.items():
            if path.startswith(room):
                found.update(f"{path}:{line}: {room} may not import {b}" for b in banned if within(name, b))
    return sorted(found)


def test_every_package_stays_in_its_home() -> None:
    assert misplaced() == []


def test_no_relative_imports() -> None:
    relative = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for package in ("index", "reader")
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


@pytest.mark.parametrize("package", ["index", "reader"])
def test_every_package_folder_is_listed_for_the_wheel(package: str) -> None:
    listed = (ROOT / "pyproject.toml").read_text("utf-8")
    for init in (ROOT / package).rglob("__init__.py"):
        dotted = ".".join(init.parent.relative_to(ROOT).parts)
        assert f'"{dotted}"' in listed, f"{dotted} is missing from [tool.setuptools] packages"
