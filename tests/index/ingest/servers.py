"""A server on loopback that answers as each test needs, also wrongly: raw bytes after each request."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from types import TracebackType


def answer(
    body: bytes = b"", *, status: str = "200 OK", kind: str = "text/html; charset=utf-8", **headers: str
) -> bytes:
    """A well-formed HTTP answer."""
    named = {"Content-Type": kind, "Content-Length": str(len(body)), "Connection": "close"}
    named.update({name.replace("_", "-"): value for name, value in headers.items()})
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


class Server:
    """Serves ``routes`` (path to raw answer or to what is done with the connection); keeps the requests."""

    def __init__(
        self,
        routes: dict[str, bytes | Callable[[socket.socket], None]] | None = None,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self.routes = routes or {}
        self._context = context
        self.requests: list[str] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._listening.settimeout(0.05)
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._handlers: list[threading.Thread] = []

    @property
    def port(self) -> int:
        return int(self._listening.getsockname()[1])

    def url(self, path: str = "/") -> str:
        return f"{'https' if self._context else 'http'}://127.0.0.1:{self.port}{path}"

    @property
    def closing(self) -> threading.Event:
        return self._closing

    def paths(self) -> list[str]:
        return [
            request.split(" ")[1] for request in self.requests if "robots.txt" not in request.split("\r\n")[0]
        ]

    def __enter__(self) -> Server:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.set()
        self._thread.join(5)
        for handler in self._handlers:
            handler.join(5)
        self._listening.close()

    def _serve(self) -> None:
        while not self._closing.is_set():
            try:
                connection, _ = self._listening.accept()
            except TimeoutError:
                continue
            handler = threading.Thread(target=self._handle, args=(connection,), daemon=True)
            self._handlers.append(handler)
            handler.start()

    def _handle(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), contextlib.ExitStack() as open_ones:
            open_ones.enter_context(connection)
            connection.settimeout(5)
            if self._context:
                connection = self._context.wrap_socket(connection, server_side=True)
                open_ones.enter_context(connection)
            request = b""
            while b"\r\n\r\n" not in request:
                piece = connection.recv(65536)
                if not piece:
                    return
                request += piece
            text = request.decode("latin-1")
            self.requests.append(text)
            path = text.split(" ")[1]
            route = self.routes.get(path, self.routes.get(path.split("?")[0]))
            if route is None:
                connection.sendall(answer(b"no such page", status="404 Not Found"))
            elif isinstance(route, bytes):
                connection.sendall(route)
            else:
                route(connection)

    def drip(self, first: bytes, more: bytes, pause: float = 0.02) -> Callable[[socket.socket], None]:
        """Send ``first`` and then ``more`` again and again until the client or the test has enough."""

        def send(connection: socket.socket) -> None:
            connection.sendall(first)
            while not self._closing.wait(pause):
                connection.sendall(more)

        return send


@contextlib.contextmanager
def serving(
    routes: dict[str, bytes | Callable[[socket.socket], None]] | None = None,
    context: ssl.SSLContext | None = None,
) -> Iterator[Server]:
    """A running server, with HTTPS if it is given a context."""
    with Server(routes, context) as server:
        yield server
