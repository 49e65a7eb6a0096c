"""`amana serve`: open the reading room in the browser."""

from __future__ import annotations

import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

import amana
from amana.cli.opening import archive_path, identities, passphrase_asker, passphrase_from_file, person
from amana.cli.spoken import command
from amana.cli.voice import Voice

if TYPE_CHECKING:
    from amana import OpenArchive


@command("serve")
@click.option("--host", default="127.0.0.1", metavar="H")
@click.option("--certificate", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@click.option("--key", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@click.option("--port", type=click.IntRange(1, 65_534), metavar="N")
@click.option("--no-browser", is_flag=True)
@click.option("--idle", type=click.FloatRange(min=0.05, max=1440), default=15.0, metavar="MINUTES")
@click.option("--tiles", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
def serve(
    voice: Voice,
    host: str,
    certificate: Path | None,
    key: Path | None,
    port: int | None,
    no_browser: bool,
    idle: float,
    tiles: Path | None,
) -> int:
    """The link alone on the first line; each later line is a new link that somebody asked for at the door."""
    from amana import web  # a server and templates: no other command needs them

    path = archive_path(voice)
    wishes = web.Wishes(
        host,
        port,
        idle,
        voice.language,
        person=person(voice),
        passphrase=passphrase_from_file(voice),
        certificate=certificate,
        key=key,
        tiles=tiles,
    )
    links: list[str] = []

    def tell_link(link: str) -> None:
        links.append(link)
        if voice.settings.json:
            voice.emit({"link": link}, now=True)
        else:
            voice.print(link, now=True)

    def opener(ask: Callable[[Path], str]) -> OpenArchive:
        # Over a network the passphrase is asked for here, before anybody comes; else on the room's own page.
        asking = ask if web.is_loopback(host) else passphrase_asker(voice)
        return amana.open_archive(path, identity=identities(voice), passphrase=asking, person=person(voice))

    def ready() -> None:
        voice.tell(voice.say("serve-ready", terminal=voice.err_is_terminal))
        if not no_browser:
            # A browser may take its time, and may write to the terminal: it is asked from a thread of its own.
            threading.Thread(target=webbrowser.open, args=(links[0],), daemon=True).start()

    web.serve(web.Room(path, opener, wishes, tell_link), ready)
    voice.tell(voice.say("serve-ended", terminal=voice.err_is_terminal))
    return 0
