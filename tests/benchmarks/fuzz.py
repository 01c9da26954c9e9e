"""Damage files of every kind for as long as one likes, guided by which lines of the readers that reaches.

    python tests/benchmarks/fuzz.py [--seconds 600] [--kind html] [--seed 1] [--keep FOLDER]

Begins with the golden files and the hostile ones. An input that reaches a line of ``index`` that none before it has
reached is kept and damaged further (coverage-guided). Every result is held to what ``test_hostile.py`` promises of any
input; one that takes over ``SLOW`` seconds is a failure too. What fails is written to FOLDER. Prints for each reader
how many inputs it read and how many lines that reached; exits with 1 if anything failed.
"""

from __future__ import annotations

import argparse
import random
import signal
import socket
import sys
import tempfile
import time
import traceback
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from index.ingest import detect  # noqa: E402
from index.ingest.detect import SUFFIXES  # noqa: E402
from tests.index.ingest.hostile import CONTAINERS, TRICKS, carried  # noqa: E402
from tests.index.ingest.test_hostile import SEEDS, check  # noqa: E402

SLOW = 20
"""Seconds of computing that no input may take, with the tracing that makes everything several times slower."""
LARGEST = 60_000
"""Bytes of an input that is damaged further."""
OURS = str(ROOT / "index")
DAMAGE = [text.encode("utf-8", "surrogatepass") for text in TRICKS.values() if len(text) < 300] + [
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"<", b">", b"&#0;", b"&#x110000;", b"]]>", b"<!--", b"--\r\n",
    b"%%EOF", b"PK\x03\x04", b"99999999999999999999", b"-1", b"0", b"\r\n\r\n", b"{", b"[", b'"', b",", b"\t", b"null",
    b"=?utf-8?b?",
]  # fmt: skip


class Reached:
    """The lines of ``index`` that ran while something was read."""

    def __init__(self) -> None:
        self.lines: set[tuple[str, int]] = set()
        self.fresh = False

    def __call__(self, frame: FrameType, event: str, _: Any) -> Any:
        """Trace a call: follow it line by line if it is ours."""
        return self._line if frame.f_code.co_filename.startswith(OURS) else None

    def _line(self, frame: FrameType, event: str, _: Any) -> Any:
        where = (frame.f_code.co_filename, frame.f_lineno)
        if where not in self.lines:
            self.lines.add(where)
            self.fresh = True
        return self._line


def damaged(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """Return an input with pieces cut out, doubled, overwritten, moved or taken from another one."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        at = chance.randrange(len(out) + 1)
        to = min(len(out), at + chance.choice((1, 4, 40, 400)))
        match chance.randrange(7):
            case 0:
                del out[at:to]
            case 1:
                out[at:at] = bytes(out[at:to]) * chance.randrange(1, 50)
            case 2:
                out[at:to] = chance.randbytes(chance.randrange(20))
            case 3:
                out[at:at] = chance.choice(DAMAGE)
            case 4:
                other = chance.choice(others)
                begin = chance.randrange(len(other) + 1)
                out[at:to] = other[begin : begin + chance.choice((10, 100, 1000))]
            case 5 if out:
                out[at % len(out)] ^= 1 << chance.randrange(8)
            case _:
                begin = chance.randrange(len(out) + 1)
                out[at:at] = bytes(out[begin : begin + 60])
    return bytes(out)


def seeds_of(kind: str) -> list[bytes]:
    """Return what to begin with: golden files and hostile ones of this kind."""
    names = tuple(suffix for suffix, one in SUFFIXES.items() if one == kind)
    hostile = [one.data for one in (*CONTAINERS, *carried()) if one.source.endswith(names)]
    return [*SEEDS[kind], *(data for data in hostile if len(data) <= LARGEST)]


def fuzz(kind: str, seconds: float, chance: random.Random, keep: Path) -> int:
    """Read damaged files of one kind; return how many defects that showed, each told by where it is."""
    suffix = next(name for name, one in SUFFIXES.items() if one == kind)
    corpus, reached, number = seeds_of(kind), Reached(), 0
    failed: set[str] = set()
    queue = list(corpus)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        data = queue.pop() if queue else damaged(chance.choice(corpus), corpus, chance)
        number += 1
        reached.fresh = False
        signal.setitimer(signal.ITIMER_VIRTUAL, SLOW)
        sys.settrace(reached)
        try:
            check(data, f"a{suffix}")
        except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
            sys.settrace(None)
            where = traceback.format_exc(limit=-1)
            if where not in failed:
                failed.add(where)
                path = keep / f"{kind}-{number}{suffix}"
                path.write_bytes(data)
                print(f"{path}\n{traceback.format_exc()[-1500:]}", flush=True)
        finally:
            sys.settrace(None)
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if reached.fresh and len(data) <= LARGEST:
            corpus.append(data)
    print(
        f"{kind:<11} {number:>8,} inputs, {len(reached.lines):>5,} lines reached, {len(failed)} defects",
        flush=True,
    )
    return len(failed)


def too_slow(*_: object) -> None:
    """Stop an input that takes too long."""
    raise TimeoutError(f"it took over {SLOW} seconds of computing")


def no_network(*args: object, **_: object) -> None:
    """Stop whatever looks for a server."""
    raise AssertionError(f"reading looked for a server: {args}")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=600, help="for each reader")
    parser.add_argument("--kind", choices=sorted(SEEDS), action="append")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()))
    args = parser.parse_args()
    args.keep.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGVTALRM, too_slow)
    socket.getaddrinfo = no_network
    socket.socket.connect = no_network  # type: ignore[method-assign,assignment]
    detect.guarded = lambda _, items: items  # whatever a reader raises is to be seen here
    chance = random.Random(args.seed)
    failed = sum(fuzz(kind, args.seconds, chance, args.keep) for kind in args.kind or sorted(SEEDS))
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
