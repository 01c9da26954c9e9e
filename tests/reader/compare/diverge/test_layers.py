"""Who may know whom: the folders of the rules in their order, and the packages that read sentences and tell days."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import reader.compare

PACKAGE = "reader.compare.diverge"
ORDER = ("around", "values", "accounts", "answers", "disputed")
OF_ALL = ("candidate", "grounds")
"""What every folder may know: what is judged, and what speaks for it."""


STRANGERS = [("details", "diverge"), ("details", "tale"), ("diverge", "tale"), ("tale", "diverge")]
"""Packages of which the first knows nothing of the second: what both need is read in ``details``."""


def known_to(folder: str, package: str = PACKAGE) -> Iterator[tuple[str, str]]:
    """Yield each file below a folder of ``reader.compare`` with what it imports of a package, as "values.fates"."""
    for path in sorted((Path(reader.compare.__file__).parent / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(f"{package}."):
                yield path.name, node.module.removeprefix(f"{package}.")


@pytest.mark.parametrize(("place", "folder"), list(enumerate(ORDER)))
def test_a_folder_knows_only_those_before_it(place: int, folder: str) -> None:
    allowed = {*ORDER[: place + 1], *OF_ALL}
    found = list(known_to(f"diverge/{folder}"))
    assert found
    assert [(name, module) for name, module in found if module.partition(".")[0] not in allowed] == []


@pytest.mark.parametrize(("one", "other"), STRANGERS)
def test_reading_judging_and_dating_do_not_know_each_other(one: str, other: str) -> None:
    found = list(known_to(one, "reader.compare"))
    assert found
    assert [(name, module) for name, module in found if module.partition(".")[0] == other] == []
