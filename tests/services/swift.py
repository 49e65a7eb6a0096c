"""OpenStack Swift with its S3 API (s3api): a real object server, one of each of its four kinds on one folder."""

from __future__ import annotations

import http.client
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.services.programs import CACHE, Running, free_ports

ACCESS, SECRET = "test:tester", "testing"
_KINDS = ("account", "container", "object")

_SWIFT = """
[swift-hash]
swift_hash_path_suffix = amana
swift_hash_path_prefix = amana
[storage-policy:0]
name = one
default = yes
"""

_STORING = """
[DEFAULT]
swift_dir = {folder}
devices = {folder}/devices
mount_check = false
bind_ip = 127.0.0.1
bind_port = {port}
workers = 0
user = {user}
log_level = ERROR
log_address = {folder}/no-such-socket
disable_fallocate = true
[pipeline:main]
pipeline = {kind}-server
[app:{kind}-server]
use = egg:swift#{kind}
"""

_PROXY = """
[DEFAULT]
swift_dir = {folder}
bind_ip = 127.0.0.1
bind_port = {port}
workers = 0
user = {user}
log_level = ERROR
log_address = {folder}/no-such-socket
[pipeline:main]
pipeline = catch_errors gatekeeper healthcheck listing_formats bulk s3api tempauth
    slo dlo versioned_writes symlink proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:healthcheck]
use = egg:swift#healthcheck
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:bulk]
use = egg:swift#bulk
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
user_test_reader = reading
[filter:versioned_writes]
use = egg:swift#versioned_writes
allow_versioned_writes = true
allow_object_versioning = true
[filter:symlink]
use = egg:swift#symlink
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
"""


_RING = """
import sys
from swift.common.ring import RingBuilder
for place, port in (told.split("=") for told in sys.argv[1:]):
    builder = RingBuilder(1, 1, 0)
    builder.add_dev(dict(id=0, region=1, zone=1, weight=1, ip="127.0.0.1", port=int(port), device="d1",
                         replication_ip="127.0.0.1", replication_port=int(port)))
    builder.rebalance()
    builder.get_ring().save(place)
"""


@dataclass(frozen=True)
class S3Server:
    """Where it answers."""

    port: int
    running: Running

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def start_swift(folder: Path) -> S3Server:
    """A server of its own in this folder; skips where Swift is not installed."""
    bin_folder = CACHE / "swift" / "bin"
    if not (bin_folder / "swift-proxy-server").exists():
        pytest.skip("OpenStack Swift is not installed here (tools/test_services.sh installs it)")
    _needs_attributes(folder)
    ports = dict(zip((*_KINDS, "proxy"), free_ports(4), strict=True))
    running = Running(folder)
    (folder / "swift.conf").write_text(_SWIFT)
    (folder / "devices" / "d1").mkdir(parents=True)
    user = Path.home().owner() if os.getuid() else "root"
    for kind in (*_KINDS, "proxy"):
        said = (_PROXY if kind == "proxy" else _STORING).format(
            folder=folder, port=ports[kind], kind=kind, user=user
        )
        (folder / f"{kind}.conf").write_text(said)
    _rings(folder, bin_folder, ports)
    for kind in ("account", "container", "object", "proxy"):
        running.start([bin_folder / f"swift-{kind}-server", folder / f"{kind}.conf"])
    running.wait_until(lambda: _healthy(ports["proxy"]), "Swift does not come up")
    return S3Server(ports["proxy"], running)


def _rings(folder: Path, bin_folder: Path, ports: dict[str, int]) -> None:
    """Which object lies where: on the one device."""
    told = [f"{folder / kind}.ring.gz={ports[kind]}" for kind in _KINDS]
    done = subprocess.run([bin_folder / "python", "-c", _RING, *told], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def _needs_attributes(folder: Path) -> None:
    """Swift writes extended attributes, which not every file system has."""
    probe = folder / "probe"
    probe.write_bytes(b"")
    try:
        os.setxattr(probe, "user.amana", b"x" * 512)
    except OSError:
        pytest.skip("Swift needs extended attributes, which this file system does not have")
    probe.unlink()


def _healthy(port: int) -> bool:
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        asked.request("GET", "/healthcheck")
        return asked.getresponse().status == 200
    except OSError:
        return False
    finally:
        asked.close()
