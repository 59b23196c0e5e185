"""A trap on this machine: it hears every connection to its port, and sees every file that Python opens while it is set."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

SECRET = "CANARY-7f3a91"
_WATCHING: list["Tripwire"] = []


@dataclass
class Tripwire:
    """Where the trap stands, and what ran into it."""

    address: str
    canary: Path
    heard: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    called: list[Any] = field(default_factory=list)

    @property
    def untouched(self) -> bool:
        """Whether nobody asked the server, opened a connection anywhere, or read the canary file."""
        return not self.heard and not self.called and not any(Path(name).name == self.canary.name for name in self.opened)


def _notice(event: str, facts: tuple[Any, ...]) -> None:
    for trap in _WATCHING:
        if event == "open":
            trap.opened.append(str(facts[0]))
        if event in ("socket.connect", "socket.getaddrinfo"):
            trap.called.append(facts[1:])


sys.addaudithook(_notice)


@contextmanager
def tripwire(place: Path) -> Iterator[Tripwire]:
    """Sets the trap; while inside, Python's own audit events are listened to as well."""
    canary = place / "canary.txt"
    canary.write_text(SECRET, "utf-8")

    class Ear(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            trap.heard.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(SECRET.encode())

        def log_message(self, *_: Any) -> None:
            """Says nothing: stderr belongs to the tests."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Ear) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        trap = Tripwire(f"http://127.0.0.1:{server.server_address[1]}", canary)
        _WATCHING.append(trap)
        try:
            yield trap
        finally:
            _WATCHING.remove(trap)
            server.shutdown()
