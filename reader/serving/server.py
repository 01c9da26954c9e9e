"""The web server: textual-serve's terminal in a page of our own, behind checks of Host, Origin, sizes and numbers."""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from aiohttp import WSMsgType, web
from textual_serve import server as textual_server
from textual_serve.download_manager import DownloadManager

from reader.serving.limits import COLUMNS, MESSAGE, ROWS, Limits, clamped
from reader.serving.visitor import Visitor

log = logging.getLogger("crossread.serve")

POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self' ws://{host} wss://{host}; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'none'"
)
"""Content-Security-Policy of the page: nothing is loaded from, or sent to, anywhere but this server."""
LIMITS = web.AppKey("limits", Limits)
COMMAND: web.AppKey[tuple[str, ...]] = web.AppKey("command", tuple)
VISITORS: web.AppKey[set[Visitor]] = web.AppKey("visitors", set)
DOWNLOADS = web.AppKey("downloads", DownloadManager)


def make_app(command: Sequence[str], limits: Limits) -> web.Application:
    """Return the web application that runs ``command`` (a constant of ours) once per visitor."""
    app = web.Application(middlewares=[_guard])
    app[COMMAND] = tuple(command)
    app[LIMITS] = limits
    app[VISITORS] = set()
    app[DOWNLOADS] = DownloadManager()
    statics = Path(textual_server.__file__).parent / "static"
    app.router.add_get("/", _page)
    app.router.add_get("/ws", _terminal)
    app.router.add_get("/download/{key}", _download)
    app.router.add_static("/static", statics, show_index=False)
    app.on_shutdown.append(_stop_all)
    return app


@web.middleware
async def _guard(request: web.Request, handler: Any) -> web.StreamResponse:
    """Refuse requests that come under another name, or from another site's page."""
    limits = request.app[LIMITS]
    origin = request.headers.get("Origin")
    if not limits.answers(request.headers.get("Host")):
        return web.Response(status=403, text="This server does not answer to that name.\n")
    if (origin is not None or request.path == "/ws") and not limits.trusts(origin):
        return web.Response(status=403, text="Pages of other sites may not connect.\n")
    response: web.StreamResponse = await handler(request)
    if not response.prepared:
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    return response


async def _page(request: web.Request) -> web.Response:
    """Send the page that holds the terminal."""
    template = resources.files("reader.serving").joinpath("page.html").read_text("utf-8")
    size = clamped(request.query.get("fontsize"), (8, 40), 16)
    nonce = secrets.token_urlsafe(16)
    secure = request.headers.get("X-Forwarded-Proto", request.scheme) == "https"
    socket = f"{'wss' if secure else 'ws'}://{request.host}/ws"
    text = template.replace("{{socket}}", socket).replace("{{size}}", str(size)).replace("{{nonce}}", nonce)
    policy = POLICY.format(nonce=nonce, host=request.host)
    headers = {"Content-Security-Policy": policy, "Cache-Control": "no-store"}
    return web.Response(text=text, content_type="text/html", headers=headers)


async def _terminal(request: web.Request) -> web.StreamResponse:
    """Run the app for one visitor for as long as the connection lasts."""
    visitors = request.app[VISITORS]
    if len(visitors) >= request.app[LIMITS].visitors:
        return web.Response(status=503, text="There are too many visitors; close another tab first.\n")
    socket = web.WebSocketResponse(heartbeat=15, max_msg_size=MESSAGE)

    async def close() -> None:
        await socket.close()

    command: tuple[str, ...] = request.app[COMMAND]
    service = Visitor(
        command,
        write_bytes=socket.send_bytes,
        write_str=socket.send_str,
        close=close,
        download_manager=request.app[DOWNLOADS],
    )
    visitors.add(service)
    running = False
    try:
        await socket.prepare(request)
        width = clamped(request.query.get("width"), COLUMNS, 80)
        running = True
        await service.start(width, clamped(request.query.get("height"), ROWS, 24))
        await _obey(socket, service)
    except (ConnectionError, asyncio.CancelledError) as error:
        log.info("a visitor is gone: %r", error)
    finally:
        visitors.discard(service)
        if running:
            await service.end()
    return socket


async def _obey(socket: web.WebSocketResponse, service: Visitor) -> None:
    """Pass on what the browser sends; what is not well formed is left out."""
    async for message in socket:
        if message.type != WSMsgType.TEXT:
            continue
        try:
            kind, *rest = json.loads(message.data)
        except (ValueError, TypeError, RecursionError):
            continue
        value = rest[0] if rest else None
        if kind == "stdin" and isinstance(value, str) and value:
            await service.send_bytes(value.encode("utf-8", "surrogatepass"))
        elif kind == "resize" and isinstance(value, dict):
            width = clamped(value.get("width"), COLUMNS, 80)
            await service.set_terminal_size(width, clamped(value.get("height"), ROWS, 24))
        elif kind == "ping":
            await socket.send_json(["pong", value])
        elif kind == "blur":
            await service.blur()
        elif kind == "focus":
            await service.focus()


async def _download(request: web.Request) -> web.StreamResponse:
    """Hand over a file that the app offers, such as a screenshot."""
    downloads = request.app[DOWNLOADS]
    key = request.match_info["key"]
    try:
        meta = await downloads.get_download_metadata(key)
    except KeyError:
        raise web.HTTPNotFound(text="There is no such download.\n") from None
    name = "".join(c for c in meta.file_name if c.isprintable() and c not in '"\\/;')
    response = web.StreamResponse(
        headers={
            "Content-Type": "application/octet-stream",
            "Content-Disposition": f'attachment; filename="{name}"',
        }
    )
    await response.prepare(request)
    async for chunk in downloads.download(key):
        await response.write(chunk)
    await response.write_eof()
    return response


async def _stop_all(app: web.Application) -> None:
    """End every visitor's process with the server."""
    visitors: set[Visitor] = app[VISITORS]
    for service in list(visitors):
        await service.end()


def serve(command: Sequence[str], host: str, port: int, limits: Limits) -> None:
    """Serve until interrupted.

    Raises:
        OSError: the address cannot be listened on.
    """
    web.run_app(make_app(command, limits), host=host, port=port, print=None, access_log=None)
