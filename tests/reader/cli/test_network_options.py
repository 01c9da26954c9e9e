"""Which proxy a command fetches through: the one named, else config.toml's, else none; the environment's never."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from reader.cli.options import chosen_proxy
from reader.config import read_config


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config.toml"
    path.write_text('proxy = "http://127.0.0.1:3128"\n')
    monkeypatch.setattr("reader.config.config_file", lambda: path)
    monkeypatch.setenv("HTTPS_PROXY", "http://10.0.0.9:1")
    return path


def test_the_flag_wins_over_the_file(config: Path) -> None:
    assert chosen_proxy(Namespace(proxy="http://other:1")) == "http://other:1"
    assert chosen_proxy(Namespace(proxy=None)) == "http://127.0.0.1:3128"
    assert chosen_proxy(Namespace()) == "http://127.0.0.1:3128"
    assert chosen_proxy(Namespace(proxy="")) is None


def test_without_a_setting_there_is_none(config: Path) -> None:
    config.unlink()
    assert chosen_proxy(Namespace(proxy=None)) is None


def test_a_proxy_that_is_no_text_is_named(config: Path) -> None:
    config.write_text("proxy = 3128\n")
    assert [str(problem) for problem in read_config().problems] == [
        f"{config}:1: “proxy” must be a text in quotes."
    ]
