"""wsgidav on cheroot, in a process of its own: `python -m tests.services.dav FOLDER PORT WAY` runs it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from tests.services.programs import Running, free_ports

USER, PASSWORD = "samira", "of wadi al-noor"


@dataclass(frozen=True)
class DavServer:
    """Where it answers, and the folder that it shows."""

    port: int
    root: Path
    running: Running

    def url(self, path: str, port: int | None = None) -> str:
        return f"dav://127.0.0.1:{port or self.port}/dav/{path}"


def start_dav(folder: Path, way: str = "basic") -> DavServer:
    """A server of this folder; `way` to log in: basic, digest, or open (and read-only)."""
    (port,) = free_ports(1)
    root = folder / "root"
    root.mkdir()
    running = Running(folder)
    running.start([sys.executable, "-m", "tests.services.dav", root, str(port), way])
    running.wait_for(port)
    return DavServer(port, root, running)


def serve(root: str, port: int, way: str) -> None:
    """Until ended."""
    from cheroot import wsgi
    from wsgidav.wsgidav_app import WsgiDAVApp  # type: ignore[import-untyped]

    users: object = True if way == "open" else {USER: {"password": PASSWORD}}
    app = WsgiDAVApp(
        {
            "provider_mapping": {"/dav": {"root": root, "readonly": way == "open"}},
            "simple_dc": {"user_mapping": {"*": users}},
            "http_authenticator": {
                "accept_basic": way != "digest",
                "accept_digest": way == "digest",
                "default_to_digest": way == "digest",
            },
            "verbose": 1,
            "logging": {"enable": False},
        }
    )
    server = wsgi.Server(("127.0.0.1", port), app, numthreads=16)
    try:
        server.start()
    except KeyboardInterrupt:
        server.stop()


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]), sys.argv[3])
