"""wsgidav on cheroot, in a process of its own: `python -m tests.services.dav FOLDER PORT LOGIN` runs it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.services.programs import Running, free_ports

USER, PASSWORD = "samira", "of wadi al-noor"


@dataclass(frozen=True)
class DavServer:
    """Where it answers, and the folder that it shows.

    Beside `dav`, which behaves well, it has manners as other servers have them: `shallow` refuses to list all
    levels at once, `pretending` lists one where all are asked for, `rangeless` knows no ranges. They show the same
    folder.
    """

    port: int
    root: Path
    running: Running

    def url(self, path: str, port: int | None = None, manners: str = "dav") -> str:
        return f"dav://127.0.0.1:{port or self.port}/{manners}/{path}"


def start_dav(folder: Path, login: str = "basic") -> DavServer:
    """A server of this folder; to log in: basic, digest, or none (and then it is read-only)."""
    (port,) = free_ports(1)
    root = folder / "root"
    root.mkdir()
    running = Running(folder)
    running.start([sys.executable, "-m", "tests.services.dav", root, str(port), login])
    running.wait_for(port)
    return DavServer(port, root, running)


class Manners:
    """Other servers' ways, before the real one."""

    def __init__(self, app: Callable[..., Iterable[bytes]]) -> None:
        self._app = app

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        way, _, rest = environ["PATH_INFO"].lstrip("/").partition("/")
        deep = environ.get("HTTP_DEPTH") == "infinity" and environ["REQUEST_METHOD"] == "PROPFIND"
        if way == "shallow" and deep:
            start("403 Forbidden", [("Content-Length", "0")])
            return [b""]
        if way == "pretending" and deep:
            environ["HTTP_DEPTH"] = "1"
        if way == "rangeless":
            environ.pop("HTTP_RANGE", None)
        environ["PATH_INFO"] = f"/dav/{rest}"
        if "HTTP_DESTINATION" in environ:
            environ["HTTP_DESTINATION"] = environ["HTTP_DESTINATION"].replace(f"/{way}/", "/dav/", 1)
        return self._app(environ, start)


def serve(root: str, port: int, login: str) -> None:
    """Until ended."""
    from cheroot import wsgi
    from wsgidav.wsgidav_app import WsgiDAVApp  # type: ignore[import-untyped]

    users: object = True if login == "none" else {USER: {"password": PASSWORD}}
    app = WsgiDAVApp(
        {
            "provider_mapping": {"/dav": {"root": root, "readonly": login == "none"}},
            "simple_dc": {"user_mapping": {"*": users}},
            "http_authenticator": {
                "accept_basic": login != "digest",
                "accept_digest": login == "digest",
                "default_to_digest": login == "digest",
            },
            "verbose": 1,
            "logging": {"enable": False},
        }
    )
    server = wsgi.Server(("127.0.0.1", port), Manners(app), numthreads=24)
    try:
        server.start()
    except KeyboardInterrupt:
        server.stop()


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]), sys.argv[3])
