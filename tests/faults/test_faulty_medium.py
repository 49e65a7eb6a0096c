"""The faulty medium does what it says: otherwise the tests that stand on it prove nothing."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from amana.errors import ObjectMissing, StoreRefused, StoreUnreachable
from amana.stores import Erasing, Medium, Removing, open_medium
from tests.contracts.store_contract import digest
from tests.faults.faulty_medium import Faults, altered, faulty, freeze

DATA = b"sealed bytes of Wadi al-Noor" * 100
NAME = digest(DATA)


@pytest.fixture
def real(tmp_path: Path) -> Medium:
    return open_medium(str(tmp_path))


def put(medium: Medium, data: bytes = DATA) -> None:
    medium.objects.put(digest(data), io.BytesIO(data))


def test_without_faults_it_is_the_medium(real: Medium) -> None:
    faults = Faults()
    medium = faulty(real, faults)
    put(medium)
    medium.files.write("README.txt", b"read me")
    with medium.objects.open(NAME) as opened:
        assert opened.read() == DATA
        opened.seek(3)
        assert opened.read(4) == DATA[3:7]
    assert medium.files.read("README.txt", 10) == b"read me"
    assert list(medium.objects.digests()) == [NAME]
    assert list(medium.files.names()) == ["README.txt", f"objects/{NAME[:2]}/{NAME[2:4]}/{NAME}.age"]
    assert isinstance(medium.objects, Erasing)
    assert isinstance(medium.files, Removing)
    medium.objects.erase(NAME)
    medium.files.remove("README.txt")
    assert list(real.files.names()) == []
    assert [verb for verb, _ in faults.calls] == [
        "put", "write", "open", "read", "digests", "names", "erase", "remove",
    ]  # fmt: skip
    assert faults.asked("write", "remove") == ["README.txt", "README.txt"]
    assert (faults.sent, faults.received) == (len(DATA) + 7, len(DATA) + 4 + 7)


def test_a_cut_is_met_once_at_its_byte(real: Medium) -> None:
    faults = Faults(cut_sent=100)
    medium = faulty(real, faults)
    with pytest.raises(StoreUnreachable):
        put(medium)
    assert faults.sent == 100
    put(medium)
    faults.cut_received = faults.received + 50
    with medium.objects.open(NAME) as opened:
        with pytest.raises(StoreUnreachable):
            opened.read()
        opened.seek(50)
        assert opened.read() == DATA[50:]
    faults.cut_sent = faults.sent + 3
    with pytest.raises(StoreUnreachable):
        medium.files.write("README.txt", b"read me")
    assert real.files.read("README.txt", 10) is None


def test_a_disk_that_vanishes_stays_gone_until_it_is_back(real: Medium) -> None:
    faults = Faults(vanish_at=1)
    medium = faulty(real, faults)
    put(medium)
    for _ in range(2):
        with pytest.raises(StoreUnreachable) as told:
            list(medium.objects.digests())
        assert told.value.facts == {"url": real.url, "reason": "disk-gone"}
    faults.heal()
    assert list(medium.objects.digests()) == [NAME]


def test_a_stumble_is_one_call_alone(real: Medium) -> None:
    medium = faulty(real, Faults(stumble_at=1))
    put(medium)
    with pytest.raises(StoreUnreachable):
        medium.objects.open(NAME)
    medium.objects.open(NAME).close()


def test_refusals(real: Medium) -> None:
    faults = Faults(full_after=10)
    medium = faulty(real, faults)
    for _ in range(2):
        with pytest.raises(StoreRefused) as told:
            put(medium)
        assert told.value.facts["reason"] == "ENOSPC"
    faults.heal()
    faults.read_only = True
    with pytest.raises(StoreRefused) as told:
        medium.files.write("README.txt", b"x")
    assert told.value.facts["reason"] == "EROFS"
    assert medium.files.read("README.txt", 10) is None
    faults.denied = True
    with pytest.raises(StoreRefused) as told:
        medium.files.read("README.txt", 10)
    assert told.value.facts["reason"] == "EACCES"


def test_lies(real: Medium) -> None:
    faults = Faults(lies="nothing", about=lambda name: name in (NAME, "logs/0a/checkpoint"))
    medium = faulty(real, faults)
    put(medium)
    put(medium, b"honestly kept")
    medium.files.write("logs/0a/checkpoint", b"12")
    with pytest.raises(ObjectMissing):
        medium.objects.open(NAME)
    assert medium.files.read("logs/0a/checkpoint", 10) is None
    assert list(medium.files.names("logs")) == []
    faults.lies = "truncated"
    put(medium)
    medium.files.write("logs/0a/checkpoint", b"12")
    assert medium.objects.open(NAME).read() == DATA[: len(DATA) // 2]
    assert medium.files.read("logs/0a/checkpoint", 10) == b"1"
    assert list(medium.files.names("logs")) == ["logs/0a/checkpoint"]
    faults.lies = "altered"
    put(medium)
    assert medium.objects.open(NAME).read() == altered(DATA)
    assert list(medium.objects.digests()) == sorted([NAME, digest(b"honestly kept")])
    faults.heal()
    assert medium.objects.open(NAME).read() == altered(DATA)
    put(medium)
    assert medium.objects.open(NAME).read() == DATA


def test_what_is_altered_on_the_way_and_what_is_stale(real: Medium) -> None:
    faults = Faults()
    medium = faulty(real, faults)
    put(medium)
    medium.files.write("README.txt", b"old")
    freeze(medium)
    medium.files.write("README.txt", b"new")
    medium.files.write("archive.json", b"{}")
    put(medium, b"later")
    faults.stale = True
    assert medium.files.read("README.txt", 10) == b"old"
    assert medium.files.read("archive.json", 10) is None
    assert list(medium.objects.digests()) == [NAME]
    assert "archive.json" not in list(medium.files.names())
    faults.heal()
    faults.alters = True
    assert medium.files.read("README.txt", 10) == altered(b"new")
    assert medium.objects.open(NAME).read() == altered(DATA)
