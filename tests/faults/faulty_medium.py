"""Media that fail, vanish or lie: wrapped around any real one.

    faults = Faults(cut_sent=5_000)                  # what goes wrong; may be changed at any time
    medium = faulty(open_medium(str(folder)), faults)
    ...                                              # StoreUnreachable (link-cut) after 5,000 bytes sent
    faults.heal()                                    # from here on all is well; what was lied about stays a lie
    faults.calls, faults.sent, faults.received       # what was asked of the medium, and the bytes each way

`sent` counts what was read of the sources of `put` and the bytes of `write`; `received` what was read of opened
objects and the bytes of `read`.
"""

from __future__ import annotations

import dataclasses
import io
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Literal

from amana.errors import ObjectMissing, StoreRefused, StoreUnreachable
from amana.stores import Erasing, Medium, Removing

Call = tuple[str, str]
Lie = Literal["nothing", "truncated", "altered"]


def always(_: str) -> bool:
    """Whatever is asked for."""
    return True


@dataclass
class Faults:
    """What goes wrong with a medium, and what was asked of it so far. None and False: nothing does."""

    # The link breaks after so many bytes, once (`link-cut`); what was sent until then arrived.
    cut_sent: int | None = None
    cut_received: int | None = None
    # From this call on (0 is the first) every call says StoreUnreachable(vanish_reason): the disk was pulled.
    vanish_at: int | None = None
    vanish_reason: str = "disk-gone"
    # At this call, once, and never before or after it, StoreUnreachable(link-cut): any step of any run.
    stumble_at: int | None = None
    # After so many bytes sent, every put and write says StoreRefused(ENOSPC).
    full_after: int | None = None
    # Every put, write, erase and remove says StoreRefused(EROFS); or every call says StoreRefused(EACCES).
    read_only: bool = False
    denied: bool = False
    # put and write return well, and keep nothing, half of the bytes, or the bytes with one of them changed.
    lies: Lie | None = None
    # What is read has its middle byte changed; or reads give what there was when `freeze` was called.
    alters: bool = False
    stale: bool = False
    # Which objects (by digest) and files (by path) lies, alters and stale are about.
    about: Callable[[str], bool] = always
    # Seconds that each call takes.
    slow: float = 0.0

    calls: list[Call] = field(default_factory=list)
    sent: int = 0
    received: int = 0

    def heal(self) -> None:
        """Nothing goes wrong any more. What was asked so far stays counted."""
        fresh = Faults()
        for one in dataclasses.fields(self):
            if one.name not in ("calls", "sent", "received"):
                setattr(self, one.name, getattr(fresh, one.name))

    def forget(self) -> None:
        """Count from nothing again."""
        self.calls, self.sent, self.received = [], 0, 0

    def asked(self, *verbs: str) -> list[str]:
        """What these verbs (put, open, digests, erase, read, write, names, remove) were asked for, in order."""
        return [subject for verb, subject in self.calls if verb in verbs]


def faulty(medium: Medium, faults: Faults) -> Medium:
    """The same medium, with these faults."""
    gate = _Gate(medium, faults)
    return dataclasses.replace(medium, objects=FaultyObjects(gate), files=FaultyFiles(gate))


def freeze(medium: Medium) -> None:
    """From now on, whatever `stale` is about is given as it is at this moment."""
    assert isinstance(medium.files, FaultyFiles)
    gate = medium.files.gate
    gate.old_files = {path: gate.medium.files.read(path, 1 << 30) or b"" for path in gate.medium.files.names("")}
    gate.old_objects = list(gate.medium.objects.digests())


class _Gate:
    """What both halves of a faulty medium share."""

    def __init__(self, medium: Medium, faults: Faults) -> None:
        self.medium, self.faults = medium, faults
        # What was lied about: name -> the bytes that are given for it, None where there is nothing.
        self.objects: dict[str, bytes | None] = {}
        self.files: dict[str, bytes | None] = {}
        self.old_files: dict[str, bytes] = {}
        self.old_objects: list[str] = []

    def pass_through(self, verb: str, subject: str, *, writes: bool = False) -> None:
        """One call: counted, and refused if it is to be."""
        faults = self.faults
        step = len(faults.calls)
        faults.calls.append((verb, subject))
        if faults.slow:
            time.sleep(faults.slow)
        if faults.vanish_at is not None and step >= faults.vanish_at:
            raise self.unreachable(faults.vanish_reason)
        if faults.stumble_at == step:
            raise self.unreachable("link-cut")
        if faults.denied:
            raise self.refused("EACCES")
        if faults.read_only and writes:
            raise self.refused("EROFS")

    def send(self, wanted: int) -> int:
        """How many of so many bytes still go out before something happens; raises if it happens now."""
        faults = self.faults
        if faults.full_after is not None and faults.sent >= faults.full_after:
            raise self.refused("ENOSPC")
        if faults.cut_sent is not None and faults.sent >= faults.cut_sent:
            faults.cut_sent = None
            raise self.unreachable("link-cut")
        left = [one - faults.sent for one in (faults.full_after, faults.cut_sent) if one is not None]
        return min([wanted, *left]) if wanted >= 0 else min(left, default=-1)

    def receive(self, wanted: int) -> int:
        """As `send`, for what comes in."""
        faults = self.faults
        if faults.cut_received is None:
            return wanted
        left = faults.cut_received - faults.received
        if left <= 0:
            faults.cut_received = None
            raise self.unreachable("link-cut")
        return min(wanted, left) if wanted >= 0 else left

    def lies_about(self, name: str) -> bool:
        """Whether putting or writing this is to be a lie."""
        return self.faults.lies is not None and self.faults.about(name)

    def lie(self, data: bytes) -> bytes | None:
        """What is given from now on for what was to be these bytes."""
        assert self.faults.lies is not None
        return {"nothing": None, "truncated": data[: len(data) // 2], "altered": altered(data)}[self.faults.lies]

    def listed(self, real: Iterator[str], lied: dict[str, bytes | None], inside: str) -> Iterator[str]:
        """A listing, with what was lied about as the lie has it."""
        there = set(real) - {name for name, data in lied.items() if data is None}
        told = {name for name, data in lied.items() if data is not None and name.startswith(inside)}
        yield from sorted(there | told)

    def unreachable(self, reason: str) -> StoreUnreachable:
        return StoreUnreachable(url=self.medium.url, reason=reason)

    def refused(self, reason: str) -> StoreRefused:
        return StoreRefused(url=self.medium.url, reason=reason)


def altered(data: bytes) -> bytes:
    """The same bytes, with the middle one changed."""
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :] if data else b"?"


class FaultyObjects:
    """`Store` and `Erasing`."""

    def __init__(self, gate: _Gate) -> None:
        self.gate = gate

    def put(self, digest: str, source: BinaryIO) -> None:
        self.gate.pass_through("put", digest, writes=True)
        sending = _Sending(source, self.gate)
        if self.gate.lies_about(digest):
            self.gate.objects[digest] = self.gate.lie(sending.read())
            return
        self.gate.medium.objects.put(digest, sending)
        self.gate.objects.pop(digest, None)

    def open(self, digest: str) -> BinaryIO:
        self.gate.pass_through("open", digest)
        opened: BinaryIO
        if digest in self.gate.objects:
            data = self.gate.objects[digest]
            if data is None:
                raise ObjectMissing(object=digest)
            opened = io.BytesIO(data)
        else:
            opened = self.gate.medium.objects.open(digest)
        if self.gate.faults.alters and self.gate.faults.about(digest):
            with opened:
                opened = io.BytesIO(altered(opened.read()))
        return _Receiving(opened, self.gate)

    def digests(self) -> Iterator[str]:
        self.gate.pass_through("digests", "")
        if self.gate.faults.stale:
            yield from self.gate.old_objects
            return
        yield from self.gate.listed(self.gate.medium.objects.digests(), self.gate.objects, "")

    def erase(self, digest: str) -> None:
        self.gate.pass_through("erase", digest, writes=True)
        assert isinstance(self.gate.medium.objects, Erasing)
        self.gate.objects.pop(digest, None)
        self.gate.medium.objects.erase(digest)


class FaultyFiles:
    """`Files` and `Removing`."""

    def __init__(self, gate: _Gate) -> None:
        self.gate = gate

    def read(self, path: str, limit: int) -> bytes | None:
        self.gate.pass_through("read", path)
        data = self._data(path, limit)
        if data is None:
            return None
        if self.gate.faults.alters and self.gate.faults.about(path):
            data = altered(data)
        got = 0
        while got < len(data):
            more = self.gate.receive(len(data) - got)
            got += more
            self.gate.faults.received += more
        return data

    def _data(self, path: str, limit: int) -> bytes | None:
        if self.gate.faults.stale and self.gate.faults.about(path):
            return self.gate.old_files.get(path)
        if path in self.gate.files:
            return self.gate.files[path]
        return self.gate.medium.files.read(path, limit)

    def write(self, path: str, data: bytes) -> None:
        self.gate.pass_through("write", path, writes=True)
        gone = 0
        while gone < len(data):
            more = self.gate.send(len(data) - gone)
            gone += more
            self.gate.faults.sent += more
        if self.gate.lies_about(path):
            self.gate.files[path] = self.gate.lie(data)
            return
        self.gate.medium.files.write(path, data)
        self.gate.files.pop(path, None)

    def names(self, folder: str = "") -> Iterator[str]:
        self.gate.pass_through("names", folder)
        inside = f"{folder}/" if folder else ""
        if self.gate.faults.stale:
            yield from sorted(path for path in self.gate.old_files if path.startswith(inside))
            return
        yield from self.gate.listed(self.gate.medium.files.names(folder), self.gate.files, inside)

    def remove(self, path: str) -> None:
        self.gate.pass_through("remove", path, writes=True)
        assert isinstance(self.gate.medium.files, Removing)
        self.gate.files.pop(path, None)
        self.gate.medium.files.remove(path)


class _Counted(io.BytesIO):
    """A file whose reads are counted, and break where the link does."""

    def __init__(self, inner: BinaryIO, gate: _Gate) -> None:
        super().__init__()
        self._inner, self._gate = inner, gate

    def _may(self, wanted: int) -> int:
        raise NotImplementedError

    def _count(self, got: int) -> None:
        raise NotImplementedError

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size >= 0:
            return self._one(size) if size else b""
        pieces = []
        while piece := self._one(-1):  # again until its end, so that a break is met and not taken for the end
            pieces.append(piece)
        return b"".join(pieces)

    def _one(self, wanted: int) -> bytes:
        piece = self._inner.read(self._may(wanted))
        self._count(len(piece))
        return piece

    def readinto(self, room: object, /) -> int:
        view = memoryview(room)  # type: ignore[arg-type]
        piece = self.read(len(view))
        view[: len(piece)] = piece
        return len(piece)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._inner.seek(offset, whence)

    def tell(self) -> int:
        return self._inner.tell()


class _Sending(_Counted):
    """The source of a `put`."""

    def _may(self, wanted: int) -> int:
        return self._gate.send(wanted)

    def _count(self, got: int) -> None:
        self._gate.faults.sent += got


class _Receiving(_Counted):
    """An opened object."""

    def _may(self, wanted: int) -> int:
        return self._gate.receive(wanted)

    def _count(self, got: int) -> None:
        self._gate.faults.received += got

    def close(self) -> None:
        self._inner.close()
        super().close()
