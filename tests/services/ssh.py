"""OpenSSH's sshd, as whoever runs the tests, with keys of its own."""

from __future__ import annotations

import getpass
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.services.programs import Running, free_ports, program

_CONFIG = """
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host_key
AuthorizedKeysFile {folder}/authorized_keys
PidFile {folder}/pid
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
Subsystem sftp {subsystem}
"""


@dataclass(frozen=True)
class SshServer:
    """Where it answers, and what a client needs."""

    port: int
    folder: Path
    running: Running

    @property
    def key(self) -> Path:
        return self.folder / "user_key"

    @property
    def known_hosts(self) -> Path:
        return self.folder / "known_hosts"

    def url(self, path: Path | str, port: int | None = None) -> str:
        return f"sftp://{getpass.getuser()}@127.0.0.1:{port or self.port}{path}"

    def fingerprint(self) -> str:
        """As OpenSSH shows it."""
        told = subprocess.run(
            [program("ssh-keygen"), "-l", "-f", self.folder / "host_key.pub"],
            capture_output=True,
            text=True,
            check=True,
        )
        return told.stdout.split()[1]

    def known_at(self, port: int) -> Path:
        """A known_hosts file for this server behind another port."""
        place = self.folder / f"known_hosts.{port}"
        place.write_text(_known(port, self.folder))
        return place


def start_sshd(folder: Path, subsystem: str = "internal-sftp") -> SshServer:
    """A server in this folder; skips where there is no sshd."""
    sshd = program("sshd")
    keygen = program("ssh-keygen")
    (port,) = free_ports(1)
    for name in ("host_key", "user_key", "other_key"):
        made: list[str | Path] = [keygen, "-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", folder / name]
        subprocess.run(made, check=True, stdin=subprocess.DEVNULL)
    (folder / "authorized_keys").write_bytes((folder / "user_key.pub").read_bytes())
    (folder / "known_hosts").write_text(_known(port, folder))
    (folder / "config").write_text(_CONFIG.format(port=port, folder=folder, subsystem=subsystem))
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # where sshd locks itself up; it insists on it
    running = Running(folder)
    running.start([sshd, "-D", "-e", "-f", folder / "config"])
    running.wait_for(port)
    return SshServer(port, folder, running)


def _known(port: int, folder: Path) -> str:
    return f"[127.0.0.1]:{port} {(folder / 'host_key.pub').read_text()}"
