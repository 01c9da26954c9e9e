"""The server as browsers and strangers meet it, over real connections on the loopback interface."""

from __future__ import annotations

import asyncio
import io
import json
import os
import re
import shutil
import signal
import socket
import sys
import zipfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

pytest.importorskip("textual_serve", reason="the extra “serve” is not installed")

import aiohttp
from aiohttp import web

from index.article import Span
from index.library import Library
from reader.cli.comparison.words import by_kind
from reader.cli.main import run
from reader.compare.story import compare_articles
from reader.compare.views import conflict_points
from reader.notes import NoteStore, Place, annotate
from reader.sample import sample_articles
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
        await connection.send_json(["stdin", ""])  # the end of all input, to Textual
        await connection.send_json(["stdin", "?"])
        await until(connection, "Search keys and commands")
        await connection.close()


@pytest.mark.parametrize("kind", ["w3c", "hypothesis"])
async def test_what_a_visitor_exports_goes_to_the_visitor_and_into_no_file_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setenv("CROSSREAD_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    monkeypatch.chdir(tmp_path)
    mine = tmp_path / "notes.jsonld"
    command = library_command(tmp_path / "library")
    with Library.open(tmp_path / "library") as library, NoteStore.open(tmp_path / "library") as notes:
        annotate(notes, [Place(library.get(library.entries()[0].id), Span(0, 5))], note="a visitor's words")
    mine.write_text("precious")
    async with serving(command) as (url, _), aiohttp.ClientSession() as client:
        connection = await client.ws_connect(f"{url}/ws?width=100&height=40", origin=url)
        await until(connection, "Ferry rams pier")
        await connection.send_json(["stdin", "E"])
        await until(connection, "Enter writes")
        if kind == "hypothesis":
            await connection.send_json(["stdin", "\x1b[B" * 6])
            await until(connection, "> hypothesis")
        await connection.send_json(["stdin", "\r"])
        key = json.loads(await until(connection, "deliver_file_start"))[1]
        async with client.get(f"{url}/download/{key}") as response:
            assert "/" not in response.headers["Content-Disposition"]
            data = await response.read()
        await connection.close()
    if kind == "hypothesis":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            (name,) = archive.namelist()
            data = archive.read(name)
    assert "a visitor's words" in data.decode()
    assert mine.read_text() == "precious" and not (tmp_path / "hypothesis").exists()
    assert list((tmp_path / "tmp").iterdir()) == []


async def until(connection: aiohttp.ClientWebSocketResponse, text: str) -> bytes:
    """Return the message with which a text has come."""
    seen = b""
    async with asyncio.timeout(60):
        while text.encode() not in re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", seen):
            message = await connection.receive()
            assert message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT), message
            last = message.data if isinstance(message.data, bytes) else message.data.encode()
            seen += last
    return last


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
    reason = by_kind(conflict_points(compare_articles(sample_articles())))[0].reasons[0]
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
        await seen(frames, reason)
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


ECHO = """
import json, sys
out, read = sys.stdout.buffer, sys.stdin.buffer.read
out.write(b"__GANGLION__\\n"); out.flush()
while kind := read(1):
    said = read(int.from_bytes(read(4), "big"))
    out.write(b"D" + len(said).to_bytes(4, "big") + said); out.flush()
"""
"""A program that paints whatever the server tells it."""


async def test_later_sizes_are_kept_within_bounds_too() -> None:
    async with serving([sys.executable, "-c", ECHO]) as (url, _), aiohttp.ClientSession() as client:
        connection = await client.ws_connect(f"{url}/ws", origin=url)
        for asked, given in (
            ({"width": 100_000, "height": 100_000}, {"width": 400, "height": 150}),
            ({"width": -1, "height": 0}, {"width": 20, "height": 5}),
            ({"width": "x", "height": None}, {"width": 80, "height": 24}),
            ({"width": 1e300}, {"width": 400, "height": 24}),
            ({"width": 120, "height": 40}, {"width": 120, "height": 40}),
        ):
            await connection.send_json(["resize", asked])
            told = json.loads((await connection.receive(timeout=20)).data)
            assert told == {"type": "resize", **given}
        await connection.close()


async def test_the_app_ends_when_its_server_is_killed(tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "log"
    environment = {
        **os.environ,
        "CROSSREAD_CONFIG": str(tmp_path / "config.toml"),
        "PYTHONPATH": str(Path(__file__).parents[3]),
    }
    words = ("-m", "reader", "--library", str(tmp_path / "library"), "serve", "--port", str(port))
    fill(tmp_path / "library")
    with log.open("wb") as err:
        server = await asyncio.create_subprocess_exec(sys.executable, *words, env=environment, stderr=err)
    url = f"http://127.0.0.1:{port}"
    apps: list[int] = []
    try:
        async with aiohttp.ClientSession() as client:
            connection = await connected(client, url)
            await until(connection, "Ferry rams pier")
            with pytest.raises(TimeoutError):  # nothing is left to paint that would find the pipe broken
                while True:
                    message = await connection.receive(timeout=2)
                    assert message.type is aiohttp.WSMsgType.BINARY, message
            apps = children_of(server.pid)
            assert apps
            server.kill()
            await server.wait()
            await connection.close()
            async with asyncio.timeout(30):
                while any(is_running(pid) for pid in apps):
                    await asyncio.sleep(0.1)
    finally:
        if server.returncode is None:
            server.kill()
            await server.wait()
        for pid in filter(is_running, apps):
            os.kill(pid, signal.SIGKILL)


async def connected(client: aiohttp.ClientSession, url: str) -> aiohttp.ClientWebSocketResponse:
    """Connect once the server listens."""
    async with asyncio.timeout(60):
        while True:
            try:
                return await client.ws_connect(f"{url}/ws?width=100&height=30", origin=url)
            except aiohttp.ClientConnectorError:
                await asyncio.sleep(0.1)


def children_of(pid: int) -> list[int]:
    """Return the processes that a process started."""
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    if not listed.exists():
        pytest.skip("this system does not list a process's children under /proc")
    return [int(child) for child in listed.read_text().split()]


def is_running(pid: int) -> bool:
    """Return whether a process is there and has not ended."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def test_an_address_that_cannot_be_had_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert run(["serve", "--port", str(port)]) == 2
    assert f"Nothing can be served at 127.0.0.1:{port}: another program has it." in capsys.readouterr().err
