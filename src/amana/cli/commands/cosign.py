"""`amana cosign`: sign another's log after checking it, by hand or served; or have one's own logs cosigned."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import amana
from amana.actions import CosignedLog
from amana.cli.cosigning import Items, host_and_port, is_here, one_way, served, signed_by
from amana.cli.opening import archive_path
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.errors import LogDamaged, NoteKeyUnreadable, WrongUsage

if TYPE_CHECKING:
    from collections.abc import Sequence

_HERE = "127.0.0.1:8642"
_EVIDENT = ("forked", "history-rewritten")


@command("cosign")
@click.argument("checkpoints", type=click.Path(path_type=Path), metavar="CHECKPOINT…", nargs=-1)
@click.option("--key", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option("--name", metavar="NAME")
@click.option("--trust", multiple=True, metavar="VKEY|FILE|COPY")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--serve", is_flag=False, flag_value=_HERE, metavar="[HOST:PORT]")
@click.option("--ask", metavar="URL")
@click.option("--request", is_flag=True)
@click.option("--keep", is_flag=True)
@click.option("--cosigner", metavar="VKEY")
@click.option("--log", "logs", multiple=True, metavar="DEVICE")
@click.option("--from", "since", type=click.IntRange(min=0), metavar="N")
@click.option("--plain-http", is_flag=True)
def cosign(
    voice: Voice,
    checkpoints: Sequence[Path],
    key: Path | None,
    name: str | None,
    trust: Sequence[str],
    out: Path | None,
    serve: str | None,
    ask: str | None,
    request: bool,
    keep: bool,
    cosigner: str | None,
    logs: Sequence[str],
    since: int | None,
    plain_http: bool,
) -> int:
    """One of five ways; which options go with which, `one_way` says."""
    given = {
        "--key": key,
        "--name": name,
        "--trust": trust,
        "--out": out,
        "--cosigner": cosigner,
        "--log": logs,
        "--from": since,
        "--plain-http": plain_http or None,
        "CHECKPOINT": checkpoints,
    }
    way = one_way({"--serve": serve, "--ask": ask, "--request": request, "--keep": keep}, given)
    try:
        if way == "--serve":
            return _serve(voice, serve or _HERE, key, name, trust)
        if way == "--ask":
            return _ask(voice, ask or "", cosigner, logs, plain_http)
        if way == "--request":
            return _request(voice, cosigner, since, logs, out)
        if way == "--keep":
            return _keep(voice, checkpoints, cosigner)
        return _sign(voice, checkpoints, key, name, trust, out)
    except NoteKeyUnreadable as fault:
        raise WrongUsage(problem="not-a-key-text", reason=fault.facts["reason"]) from fault


def _sign(
    voice: Voice,
    checkpoints: Sequence[Path],
    key: Path | None,
    name: str | None,
    trust: Sequence[str],
    out: Path | None,
) -> int:
    """As the second party. Without a checkpoint it makes or shows the cosigner."""
    if not checkpoints and not (name or trust or key):
        raise WrongUsage(problem="missing", expected="CHECKPOINT")
    done = amana.cosign(*checkpoints, key=key, name=name, trust=trust, out=out)
    items = Items(voice)
    for one in done.signed:
        facts = {"path": str(one.path), "origin": one.origin, "size": one.size}
        facts |= {"kept": str(one.kept) if one.kept else None, "cosigner": done.cosigner}
        said = voice.say("cosign-done", origin=one.origin or "", entries=one.size or 0)
        items.tell(str(one.path), facts, one.error, [said, "  " + voice.name(str(one.kept))] if one.kept else [])
        if isinstance(one.error, LogDamaged) and one.error.facts["reason"] in _EVIDENT:
            voice.tell(
                "  " + voice.say("cosign-evidence", folder=str(done.folder), terminal=voice.err_is_terminal)
            )
    if not voice.settings.json:
        voice.print(voice.say("cosign-cosigner", key=done.cosigner))
    elif not done.signed:
        voice.emit({"cosigner": done.cosigner, "folder": str(done.folder)})
    return items.status()


def _serve(voice: Voice, where: str, key: Path | None, name: str | None, trust: Sequence[str]) -> int:
    host, port = host_and_port(where)

    def ready(url: str, cosigner: str) -> None:
        if voice.settings.json:
            voice.emit({"url": url, "cosigner": cosigner}, now=True)
            return
        voice.print(voice.strong(voice.say("cosign-serving", url=url)))
        voice.print(voice.say("cosign-cosigner", key=cosigner))
        if not is_here(host):
            voice.print(voice.say("cosign-serving-open"))
        voice.print(voice.say("cosign-serving-end"))

    try:
        amana.serve_cosigner(host, port, ready=ready, tell=served(voice), key=key, name=name, trust=trust)
    except KeyboardInterrupt:  # how a server is ended: nothing was broken off
        return 0
    return 0


def _ask(voice: Voice, url: str, cosigner: str | None, logs: Sequence[str], plain_http: bool) -> int:
    kept = amana.ask_cosigner(archive_path(voice), url, cosigner=cosigner, logs=logs, plain_http=plain_http)
    return _kept(voice, kept)


def _keep(voice: Voice, files: Sequence[Path], cosigner: str | None) -> int:
    if not files:
        raise WrongUsage(problem="missing", expected="CHECKPOINT")
    return _kept(voice, amana.keep_cosigned(archive_path(voice), *files, cosigner=cosigner))


def _request(voice: Voice, cosigner: str | None, since: int | None, logs: Sequence[str], out: Path | None) -> int:
    made = amana.request_cosigning(
        archive_path(voice), cosigner=cosigner, since=since, logs=logs, out=out or Path()
    )
    items = Items(voice)
    for one in made:
        if isinstance(one, CosignedLog):
            items.tell(one.log, {"log": one.log, "size": one.size}, one.error, [])
            continue
        facts = {"log": one.log, "old": one.old, "size": one.size, "path": str(one.path)}
        said = voice.say("cosign-requested", old=one.old, entries=one.size)
        items.tell(one.log, facts, None, [voice.name(str(one.path)), "  " + said])
    if any(not isinstance(one, CosignedLog) for one in made) and not voice.settings.json:
        voice.print(voice.say("cosign-request-next"))
    return items.status()


def _kept(voice: Voice, kept: Sequence[CosignedLog]) -> int:
    items = Items(voice)
    for one in kept:
        by = [{"name": each.name, "time": each.time} for each in one.by]
        facts = {"log": one.log, "size": one.size, "outcome": one.outcome, "by": by, "unknown": one.unknown}
        items.tell(one.log, facts, one.error, signed_by(voice, one))
    return items.status()
