"""The folders of the rules in their order: each builds on those before it, and on no other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import reader.compare.diverge

PACKAGE = "reader.compare.diverge"
ORDER = ("around", "values", "accounts", "answers", "disputed")
OF_ALL = ("candidate", "grounds")
"""What every folder may know: what is judged, and what speaks for it."""


def known_to(folder: str) -> Iterator[tuple[str, str]]:
    """Yield each file of a folder with what it imports of the rules, as "values.fates"."""
    for path in sorted((Path(reader.compare.diverge.__file__).parent / folder).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(f"{PACKAGE}."):
                yield path.name, node.module.removeprefix(f"{PACKAGE}.")


@pytest.mark.parametrize(("place", "folder"), list(enumerate(ORDER)))
def test_a_folder_knows_only_those_before_it(place: int, folder: str) -> None:
    allowed = {*ORDER[: place + 1], *OF_ALL}
    found = list(known_to(folder))
    assert found
    assert [(name, module) for name, module in found if module.partition(".")[0] not in allowed] == []
