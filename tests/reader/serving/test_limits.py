"""Who the served app lets in, as plain functions."""

from __future__ import annotations

import pytest

from reader.serving.limits import COLUMNS, Limits, clamped, host_names, is_loopback

LOCAL = Limits(host_names("127.0.0.1", 8000))


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000"])
def test_the_names_of_this_machine_are_answered(host: str) -> None:
    assert LOCAL.answers(host)
    assert LOCAL.trusts(f"http://{host}")


@pytest.mark.parametrize(
    "host", ["evil.example:8000", "127.0.0.1", "localhost:80", "localhost:8000.evil.example", "", None]
)
def test_other_names_are_not(host: str | None) -> None:
    assert not LOCAL.answers(host)


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "null",
        "http://evil.example",
        "http://localhost:8001",
        "file://localhost:8000",
        "http://localhost:8000/x",
        "http://localhost:8000@evil.example",
    ],
)
def test_pages_of_others_are_not_trusted(origin: str | None) -> None:
    assert not LOCAL.trusts(origin)


def test_a_host_that_is_named_is_answered_and_only_it() -> None:
    limits = Limits(host_names("192.168.1.7", 80, ["desk.example"]))
    assert limits.answers("desk.example")
    assert limits.answers("desk.example:80")
    assert limits.answers("192.168.1.7")
    assert not limits.answers("localhost")


@pytest.mark.parametrize(
    ("value", "size"),
    [
        ("100", 100),
        (100000, 400),
        (-3, 20),
        ("x", 80),
        (None, 80),
        (True, 80),
        ([], 80),
        (float("inf"), 80),
        (99.9, 99),
    ],
)
def test_sizes_are_clamped(value: object, size: int) -> None:
    assert clamped(value, COLUMNS, 80) == size


@pytest.mark.parametrize(
    ("host", "local"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False)]
)
def test_loopback_is_known(host: str, local: bool) -> None:
    assert is_loopback(host) is local
