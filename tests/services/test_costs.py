"""What a copy elsewhere costs: memory, threads left behind, and times across a long way."""

from __future__ import annotations

import io
import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from amana.stores import Medium, open_medium
from tests.contracts.store_contract import digest
from tests.services.dav import DavServer
from tests.services.middle import Middle
from tests.services.ssh import SshServer
from tests.services.swift import S3Server

MIB = 1 << 20
# In a process of its own, so that no other test's memory is counted.
MEASURED = """
import hashlib, json, resource, sys, tempfile
from concurrent.futures import ThreadPoolExecutor
from amana.stores import open_medium

class Zeros:
    '''So many bytes that nobody holds.'''
    def __init__(self, size, first): self.size, self.at, self.first = size, 0, first
    def tell(self): return self.at
    def seek(self, offset, whence=0):
        self.at = offset + (0, self.at, self.size)[whence]
        return self.at
    def read(self, most=-1):
        count = min(most, self.size - self.at)
        piece = bytes([self.first]) * count
        self.at += count
        return piece

def name(size, first):
    found = hashlib.sha256()
    for _ in range(size // 65536): found.update(bytes([first]) * 65536)
    return found.hexdigest()

size, url = int(sys.argv[1]), sys.argv[2]
names = [name(size, first) for first in range(4)]
with open_medium(url, make=True) as medium, ThreadPoolExecutor(4) as pool:
    medium.files.write("README.txt", b"x")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    list(pool.map(lambda one: medium.objects.put(names[one], Zeros(size, one)), range(4)))
    def back(one):
        with medium.objects.open(names[one]) as opened:
            found = hashlib.sha256()
            while piece := opened.read(65536): found.update(piece)
            return found.hexdigest()
    assert list(pool.map(back, range(4))) == names
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps((after - before) / 1024))
"""


@pytest.fixture(params=["sftp", "webdav", "s3"])
def places(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[tuple[Callable[[], str], Middle]]:
    """The address of a new copy on each kind of server, with a way in between."""
    kind: str = request.param
    if kind == "sftp":
        ssh: SshServer = request.getfixturevalue("ssh")
        with Middle(ssh.port) as middle:
            monkeypatch.setenv("AMANA_SSH_KNOWN_HOSTS", str(ssh.known_at(middle.port)))
            yield lambda: ssh.url(tmp_path / str(uuid4()), middle.port), middle
    elif kind == "webdav":
        dav: DavServer = request.getfixturevalue("dav")
        with Middle(dav.port) as middle:
            yield lambda: dav.url(str(uuid4()), middle.port), middle
    else:
        s3: S3Server = request.getfixturevalue("s3")
        with Middle(s3.port) as middle:
            monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{middle.port}")
            yield lambda: f"s3://copies/{uuid4()}", middle


def test_four_large_objects_at_once_take_little_memory(places: tuple[Callable[[], str], Middle]) -> None:
    url, _ = places
    command = [sys.executable, "-c", MEASURED, str(24 * MIB), url()]
    done = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ), check=False)
    assert done.returncode == 0, done.stderr
    grown = json.loads(done.stdout)
    assert grown < 64, grown


def test_nothing_is_left_running(places: tuple[Callable[[], str], Middle]) -> None:
    url, _ = places
    before = set(threading.enumerate())
    with open_medium(url(), make=True) as medium:
        medium.objects.put(digest(b"x"), io.BytesIO(b"x"))
        opened = medium.objects.open(digest(b"x"))
        listing = medium.files.names()
        next(listing)
    opened.close()
    del listing
    end = time.monotonic() + 10
    while (left := {one for one in set(threading.enumerate()) - before if "_pass_on" not in one.name}) and (
        time.monotonic() < end
    ):
        time.sleep(0.05)
    assert not left
    medium.close()  # twice is fine


def times_across(middle: Middle, act: Callable[[], object]) -> int:
    """How many times the act goes there and back."""
    middle.delay = 0.05
    before = middle.turns
    act()
    middle.delay = 0.0
    return middle.turns - before


# At most. The object's two folders are new. WebDAV has no way to ask for several things at once.
MOST = {
    "sftp": {"read": 3, "absent": 1, "write": 3, "put": 5, "again": 1},
    "webdav": {"read": 1, "absent": 1, "write": 3, "put": 7, "again": 1},
    "s3": {"read": 1, "absent": 1, "write": 1, "put": 3, "again": 1},
}


def test_few_times_across(places: tuple[Callable[[], str], Middle]) -> None:
    """On a long way, this is what one waits for."""
    url, middle = places
    with open_medium(url(), make=True) as medium:
        medium.files.write("README.txt", b"read me")
        counted = _counted(medium, middle)
    most = MOST[medium.url.partition(":")[0].replace("dav", "webdav")]
    assert {one: took for one, took in counted.items() if took > most[one]} == {}, counted


def _counted(medium: Medium, middle: Middle) -> dict[str, int]:
    data = random.Random(4).randbytes(20_000)
    medium.objects.put(digest(b"first"), io.BytesIO(b"first"))
    acts: dict[str, Callable[[], object]] = {
        "read": lambda: medium.files.read("README.txt", 100),
        "absent": lambda: medium.files.read("archive.json", 100),
        "write": lambda: medium.files.write("README.txt", b"read me again"),
        "put": lambda: medium.objects.put(digest(data), io.BytesIO(data)),
        "again": lambda: medium.objects.put(digest(data), io.BytesIO(data)),
    }
    return {name: times_across(middle, act) for name, act in acts.items()}
