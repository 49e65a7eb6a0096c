"""Add: what is dropped is sent here file by file, waits, and is taken in with what the person says of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote_to_bytes

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect
from starlette.responses import Response

from amana.actions.browsing import dates
from amana.actions.taking_in import consenting, spooling
from amana.errors import (
    AmanaError,
    FormUnreadable,
    NotTakenIn,
    RoleLacking,
    SpoolFull,
    UploadBroken,
    UploadPathUnusable,
    WrongUsage,
)
from amana.web.house.routes import Page
from amana.web.house.visits import Visit
from amana.web.working import work

_SHOWN: Final = 200
_PIECE: Final = 1 << 20
_LARGEST: Final = 1 << 44  # bytes: 16 TiB, more than any file system here holds in one file
_MOST_TAGS: Final = 50
_BETWEEN_TAGS: Final = re.compile(r"[,،;؛\n]")
_NUMBER: Final = re.compile(r"\d{1,16}")
_SAID: Final = ("source", "collected_by", "collected_at", "place", "note", "language")
_TICKS: Final = ("consent_audience", "consent_purpose")


def add(visit: Visit) -> Response:
    """Where things are dropped; a batch that waits can be gone on with."""
    name = visit.asked("batch")
    batch = visit.room.spool.batch(name, visit.inside.account) if name else None
    return _page(visit, batch)


def _page(visit: Visit, batch: spooling.Batch | None, wrong: AmanaError | None = None) -> Response:
    with visit.archive() as archive:
        schema = archive.schema()
    spool, form = visit.room.spool, dict(visit.form) if visit.body else {}
    waiting = [one for one in spool.batches(visit.inside.account) if one is not batch and not one.taking]
    files = list(batch.files.values())[-_SHOWN:] if batch else []
    return visit.page(
        "add.html",
        400 if wrong else 200,
        batch=batch,
        files=files,
        others=waiting,
        free=spool.free(),
        full=" ".join(visit.fault_words(SpoolFull(reason="disk-full", free=spool.free()))),
        form=form,
        wrong=visit.fault_words(wrong) if wrong else None,
        consent_open=any(value for name, value in form.items() if name.startswith("consent_")),
        forms=schema.lists["consent-form"].choices,
        ticks=[
            ("consent_audience", visit.say("web-add-consent-audience"), schema.lists["audience"].choices),
            ("consent_purpose", visit.say("web-add-consent-purpose"), schema.lists["purpose"].choices),
        ],
        ticked=set(visit.form_fields) if visit.body else set(),
        local=visit.at_the_machine,
    )


def there(visit: Visit) -> Response:
    """All that is there of a batch, as the page's script knows them."""
    batch = visit.room.spool.batch(visit.request.path_params["batch"], visit.inside.account)
    return visit.json({"files": ["|".join(map(str, key)) for key in list(batch.files)]})


def begin(visit: Visit) -> Response:
    """A new batch, for the first file that is dropped."""
    return visit.json({"batch": visit.room.spool.begin(visit.inside.account).id})


async def receive(visit: Visit) -> Response:
    """One file, its bytes as they come: what is cut off is forgotten, what is whole counts."""
    batch = visit.room.spool.batch(visit.request.path_params["batch"], visit.inside.account)
    told = _told(visit)
    if told in batch.files:
        return visit.json({"path": told[0], "there": True})  # sent again after a reload: it is whole already
    with await run_in_threadpool(visit.room.spool.receive, batch, *told) as receiving:
        waiting = bytearray()
        try:
            async for piece in visit.request.stream():
                waiting += piece
                if len(waiting) >= _PIECE:
                    visit.room.sessions.touch(visit.inside)
                    await run_in_threadpool(receiving.write, bytes(waiting))
                    waiting.clear()
        except ClientDisconnect as fault:
            raise UploadBroken(path=told[0], reason="shorter-than-told") from fault
        await run_in_threadpool(receiving.write, bytes(waiting))
        await run_in_threadpool(receiving.done)
    return visit.json({"path": told[0], "there": True})


def _told(visit: Visit) -> spooling.Key:
    """Path, size and time as the browser tells them in headers: a path may be longer than an address."""
    headers = visit.request.headers
    try:
        path = unquote_to_bytes(headers.get("x-path", "")).decode("utf-8", "strict")
    except UnicodeDecodeError as fault:
        raise UploadPathUnusable(path=headers.get("x-path", "")[:200], reason="not-utf-8") from fault
    size, modified = headers.get("x-size", ""), headers.get("x-modified", "0")
    if not _NUMBER.fullmatch(size) or int(size) > _LARGEST or not _NUMBER.fullmatch(modified):
        raise FormUnreadable(reason="malformed")
    return spooling.checked_path(path), int(size), int(modified)


def take(visit: Visit) -> Response:
    """Take the batch in, as a job; what cannot be said so is told on this page, and nothing begins."""
    batch = visit.room.spool.batch(visit.form.get("batch", ""), visit.inside.account)
    if batch.taking:
        raise UploadBroken(path="", reason="being-taken-in")
    try:
        if not batch.files:
            raise WrongUsage(problem="nothing-dropped")
        said, consent = _said(visit)
    except WrongUsage as fault:
        return _page(visit, batch, fault)
    return visit.go(f"/jobs/{work.start_add(visit, batch, said, consent).id}")


def take_folder(visit: Visit) -> Response:
    """Take in what lies on this machine: asked for by whoever sits at it."""
    if not visit.at_the_machine:
        raise RoleLacking(role=visit.inside.role, needed="custodian")
    name = visit.form.get("batch", "")
    batch = visit.room.spool.batch(name, None) if name else None
    try:
        path = _own_path(visit.form.get("path", "").strip())
        said, consent = _said(visit)
    except (WrongUsage, NotTakenIn) as fault:
        return _page(visit, batch, fault)
    return visit.go(f"/jobs/{work.start_add_folder(visit, path, said, consent).id}")


def _own_path(told: str) -> Path:
    if not told or "\0" in told:
        raise WrongUsage(problem="missing", expected="PATH")
    path = Path(told).expanduser()
    if not path.is_absolute() or not path.exists():
        raise NotTakenIn(path=told[:1000], reason="absent")
    return path


def _said(visit: Visit) -> tuple[dict[str, Any], consenting.Consent]:
    """What is said of all of it. DateUnreadable, NameUnusable, ValueUnreadable."""
    form = visit.form
    said: dict[str, Any] = {name: form.get(name, "").strip() or None for name in _SAID}
    tags = dict.fromkeys(one.strip() for one in _BETWEEN_TAGS.split(form.get("tags", "")))
    said["tags"] = [one for one in tags if one][:_MOST_TAGS]
    dates.check_dates(collected_at=said["collected_at"])
    several = {name: tuple(value for key, value in visit.form_fields if key == name) for name in _TICKS}
    consent = consenting.Consent(
        by=form.get("consent_by", "").strip(),
        audience=several["consent_audience"],
        purpose=several["consent_purpose"],
        form=form.get("consent_form", ""),
        given=form.get("consent_given", "").strip(),
        until=form.get("consent_until", "").strip(),
        condition=form.get("consent_condition", "").strip(),
    )
    if consent:
        with visit.archive() as archive:
            consenting.check_consent(archive, consent)
    return said, consent


def forget(visit: Visit) -> Response:
    """Throw the batch away: nothing of it was taken in."""
    batch = visit.room.spool.batch(visit.form.get("batch", ""), visit.inside.account)
    if batch.taking:
        raise UploadBroken(path="", reason="being-taken-in")
    visit.room.spool.remove(batch)
    return visit.go("/add")


PAGES = (
    Page("/add", add, role="describe"),
    Page("/api/add/begin", begin, method="POST", role="describe"),
    Page("/api/add/{batch}", there, role="describe"),
    Page("/api/add/{batch}/file", stream=receive, method="POST", role="describe"),
    Page("/add/take", take, method="POST", role="describe"),
    Page("/add/folder", take_folder, method="POST", role="custodian"),
    Page("/add/forget", forget, method="POST", role="describe"),
)
