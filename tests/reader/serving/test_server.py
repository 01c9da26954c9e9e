"""The server as browsers and strangers meet it, over real connections on the loopback interface."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import socket
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

pytest.importorskip("textual_serve", reason="the extra “serve” is not installed")

import aiohttp
from aiohttp import web

from reader.serving.limits import Limits, host_names
from reader.serving.server import VISITORS, make_app
from tests.reader.tui.library_kit import fill

DEAF = [sys.executable, "-c", "import time; time.sleep(60)"]
"""A program that never answers and never ends on its own."""
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Flags with which the browser starts anywhere and talks to nobody on its own account."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def serving(command: Sequence[str], visitors: int = 2) -> AsyncIterator[tuple[str, web.Application]]:
    port = free_port()
    app = make_app(command, Limits(host_names("127.0.0.1", port), visitors))
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield f"http://127.0.0.1:{port}", app
    finally:
        await runner.cleanup()


async def status(url: str, **headers: str) -> int:
    async with aiohttp.ClientSession() as client, client.get(url, headers=headers) as response:
        return response.status


async def test_the_page_loads_nothing_from_elsewhere() -> None:
    async with serving(DEAF) as (url, _), aiohttp.ClientSession() as client:
        async with client.get(url) as response:
            page = await response.text()
            policy = response.headers["Content-Security-Policy"]
        own = url.removeprefix("http://")
        for address in re.findall(r"(?:https?|wss?)://([^/\"' ;]+)", page + policy):
            assert address == own
        assert "default-src 'none'" in policy
        for path in re.findall(r"(?:src|href)=\"(/static/[^\"]+)\"|url\(\"(/static/[^\"]+)\"\)", page):
            assert await status(url + "".join(path)) == 200
        assert await status(f"{url}/static/") == 403


async def test_a_foreign_host_or_origin_is_refused() -> None:
    async with serving(DEAF) as (url, app):
        assert await status(url) == 200
        assert await status(url, Host="evil.example") == 403
        assert await status(url, Origin="http://evil.example") == 403
        async with aiohttp.ClientSession() as client:
            for origin in ("http://evil.example", "null", None):
                with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                    await client.ws_connect(f"{url}/ws", origin=origin)
                assert refused.value.status == 403
        assert not app[VISITORS]


async def test_visitors_are_capped_and_leaving_makes_room() -> None:
    async with serving(DEAF, visitors=1) as (url, app), aiohttp.ClientSession() as client:
        first = await client.ws_connect(f"{url}/ws?width=100000&height=x", origin=url)
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await client.ws_connect(f"{url}/ws", origin=url)
        assert refused.value.status == 503
        await first.close()
        for _ in range(200):
            if not app[VISITORS]:
                break
            await asyncio.sleep(0.05)
        second = await client.ws_connect(f"{url}/ws", origin=url)
        await second.close()


async def test_the_app_is_started_with_a_size_within_bounds(tmp_path: Path) -> None:
    told = tmp_path / "size"
    program = (
        "import os, pathlib, sys, time; part = pathlib.Path(sys.argv[1] + '.part');"
        "part.write_text(os.environ['COLUMNS'] + 'x' + os.environ['ROWS']); part.rename(sys.argv[1]); time.sleep(60)"
    )
    async with (
        serving([sys.executable, "-c", program, str(told)]) as (url, _),
        aiohttp.ClientSession() as client,
    ):
        for asked, given in (("100000&height=100000", "400x150"), ("-3&height=x", "20x24")):
            connection = await client.ws_connect(f"{url}/ws?width={asked}", origin=url)
            async with asyncio.timeout(20):
                while not told.exists():
                    await asyncio.sleep(0.05)
            assert told.read_text() == given
            told.unlink()
            await connection.close()


async def test_messages_that_make_no_sense_are_left_out() -> None:
    async with serving(DEAF) as (url, _), aiohttp.ClientSession() as client:
        connection = await client.ws_connect(f"{url}/ws", origin=url)
        for text in (
            "x",
            "{}",
            "[]",
            "3",
            '["stdin"]',
            '["stdin", 3]',
            '["resize", {"width": null}]',
            '["resize", 4]',
        ):
            await connection.send_str(text)
        await connection.send_json(["ping", "still here"])
        assert await connection.receive_json(timeout=20) == ["pong", "still here"]
        await connection.close()


def library_command(folder: Path) -> list[str]:
    fill(folder)
    return [sys.executable, "-m", "reader", "--library", str(folder)]


async def test_the_app_paints_and_obeys_keys_through_the_connection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CROSSREAD_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
    async with serving(library_command(tmp_path / "library")) as (url, _), aiohttp.ClientSession() as client:
        connection = await client.ws_connect(f"{url}/ws?width=100&height=30", origin=url)
        await until(connection, "Ferry rams pier")
        await connection.send_json(["stdin", "?"])
        await until(connection, "Search keys and commands")
        await connection.close()


async def until(connection: aiohttp.ClientWebSocketResponse, text: str) -> None:
    seen = b""
    async with asyncio.timeout(60):
        while text.encode() not in re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", seen):
            message = await connection.receive()
            assert message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT), message
            seen += message.data if isinstance(message.data, bytes) else message.data.encode()


async def test_a_browser_shows_the_app_and_asks_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    playwright = pytest.importorskip("playwright.async_api", reason="playwright is not installed")
    names = ("chromium", "chromium-browser", "google-chrome")
    browser_path = next((path for path in map(shutil.which, names) if path), None)
    if browser_path is None:
        pytest.skip("no chromium on this machine")
    monkeypatch.setenv("CROSSREAD_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
    command = [sys.executable, "-m", "reader", "demo"]
    async with serving(command) as (url, _), playwright.async_playwright() as play:
        browser = await play.chromium.launch(executable_path=browser_path, args=list(QUIET))
        page = await browser.new_page(viewport={"width": 1400, "height": 800})
        asked: list[str] = []
        frames: list[bytes] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on(
            "websocket",
            lambda ws: (
                asked.append(ws.url),
                ws.on("framereceived", lambda f: frames.append(f if isinstance(f, bytes) else f.encode())),
            ),
        )
        await page.goto(url)
        await seen(frames, "divergent")
        await page.keyboard.press("4")
        await seen(frames, "cannot both be right")
        if picture := os.environ.get("CROSSREAD_BROWSER_PICTURE"):
            await page.screenshot(path=picture)
        frames.clear()
        await page.keyboard.press("?")
        await seen(frames, "Search keys and commands")
        own = url.removeprefix("http://")
        assert any(address.startswith(f"ws://{own}/ws") for address in asked)
        for address in asked:
            assert address.startswith((f"http://{own}", f"ws://{own}", "data:", "blob:")), address
        await browser.close()


async def seen(frames: list[bytes], text: str) -> None:
    async with asyncio.timeout(90):
        while text.encode() not in re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", b"".join(frames)):
            await asyncio.sleep(0.1)
