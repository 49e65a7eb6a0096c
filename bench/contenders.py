"""What runs against what: each contender's commands for sealing, verifying and giving back one corpus."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.measuring import measured

PHASES = ("seal", "verify", "restore")
_PASSWORD = "a measuring password"


@dataclass(frozen=True)
class Place:
    """Where one run happens: the corpus, and a folder of its own that is empty before and gone after."""

    corpus: Path
    work: Path

    @property
    def out(self) -> Path:
        """Where things are given back."""
        return self.work / "out"


Command = Callable[[Place], Sequence[str]]


@dataclass(frozen=True)
class Contender:
    """One way to do it. A phase that is not there is not measured; `prepare` (making a repository) never is."""

    name: str
    seal: Command | None = None
    verify: Command | None = None
    restore: Command | None = None
    prepare: Command | None = None
    env: Callable[[Place], Mapping[str, str]] = field(default=lambda _: {})

    def command(self, phase: str) -> Command | None:
        """The command of this phase."""
        found: Command | None = getattr(self, phase)
        return found


def contenders(peers: Mapping[str, str]) -> list[Contender]:
    """All that can be run here: ours, and next to it in time what the machine can do; then peers."""
    found = [amana(), own_limit(), copying()]
    if "openssl" in peers:
        found.append(openssl(peers["openssl"]))
    if "restic" in peers:
        found.append(restic(peers["restic"]))
    found += borgs(peers)
    if "age" in peers:
        found.append(tar_and_age(peers["age"]))
    return found


def amana() -> Contender:
    """Ours, through the library, in a fresh interpreter each time."""

    def ours(*words: str) -> Command:
        def command(at: Place) -> Sequence[str]:
            places = {
                "ARCHIVE": at.work / "archive",
                "IDENTITY": at.work / "identity",
                "CORPUS": at.corpus,
                "OUT": at.out,
            }
            return (sys.executable, "-m", "bench.ours", *(str(places.get(word, word)) for word in words))

        return command

    return Contender(
        "amana",
        prepare=ours("init", "ARCHIVE", "IDENTITY"),
        seal=ours("add", "ARCHIVE", "IDENTITY", "CORPUS"),
        verify=ours("verify", "ARCHIVE"),
        restore=ours("restore", "ARCHIVE", "IDENTITY", "OUT"),
        env=lambda at: own_folders(at.work),
    )


def own_folders(work: Path) -> dict[str, str]:
    """The environment that keeps a person's own folders out of it."""
    kinds = ("CONFIG", "STATE", "CACHE")
    return {f"XDG_{kind}_HOME": str(work / kind.lower()) for kind in kinds}


def borgs(peers: Mapping[str, str]) -> list[Contender]:
    """The newest Borg in both its modes; beside it Debian's in the quicker one."""
    newest = peers.get("borg-new", peers.get("borg"))
    found = []
    if newest:
        found += [borg("borg, HMAC", newest, "repokey"), borg("borg, blake2", newest, "repokey-blake2")]
    if "borg" in peers and newest != peers["borg"]:
        found.append(borg("borg of Debian, HMAC", peers["borg"], "repokey"))
    return found


def restic(program: str) -> Contender:
    """restic with compression off, all cores."""

    def run(*words: str) -> Command:
        return lambda at: (program, "-q", "-r", str(at.work / "repo"), *(_put(word, at) for word in words))

    return Contender(
        "restic",
        prepare=run("init", "--repository-version", "2"),
        seal=run("backup", "--compression", "off", "CORPUS"),
        verify=run("check", "--read-data"),
        restore=run("restore", "latest", "--target", "OUT"),
        env=lambda at: {"RESTIC_PASSWORD": _PASSWORD, "RESTIC_CACHE_DIR": str(at.work / "cache")},
    )


def borg(name: str, program: str, mode: str) -> Contender:
    """Borg without compression. `extract` goes to the working directory, hence the shell."""
    extract = 'mkdir "$2" && cd "$2" && exec "$0" extract "$1::one"'
    return Contender(
        name,
        prepare=lambda at: (program, "init", "-e", mode, str(at.work / "repo")),
        seal=lambda at: (program, "create", "-C", "none", f"{at.work / 'repo'}::one", str(at.corpus)),
        verify=lambda at: (program, "check", "--verify-data", str(at.work / "repo")),
        restore=lambda at: ("sh", "-c", extract, program, str(at.work / "repo"), str(at.out)),
        env=lambda at: {"BORG_PASSPHRASE": _PASSWORD, "BORG_BASE_DIR": str(at.work / "base")},
    )


def tar_and_age(program: str) -> Contender:
    """Everything in one tar in one age file: the plainest way to the same secrecy, without log or catalogue."""
    return Contender(
        "tar into age",
        prepare=lambda at: (f"{program}-keygen", "-o", str(at.work / "key")),
        seal=lambda at: _shell('tar -c "$1" | "$0" -e -i "$2/key" > "$2/sealed"', program, at.corpus, at.work),
        restore=lambda at: _shell(
            'mkdir "$1/out" && "$0" -d -i "$1/key" "$1/sealed" | tar -x -C "$1/out"', program, at.work
        ),
    )


def _shell(script: str, *words: object) -> Sequence[str]:
    return ("sh", "-c", script, *map(str, words))


def own_limit() -> Contender:
    """Hashing twice, encrypting and copying, alone."""
    return Contender(
        "hash twice + encrypt + copy",
        seal=lambda at: (sys.executable, "-m", "bench.limit", str(at.corpus), str(at.work / "sealed")),
    )


def copying() -> Contender:
    """A plain copy."""
    return Contender("cp -r", seal=lambda at: ("cp", "-r", str(at.corpus), str(at.work / "copy")))


def openssl(program: str) -> Contender:
    """SHA-256 over the corpus by two processes, each with half of the bytes."""
    both = 'for half in "$1" "$2"; do xargs -0 "$0" dgst -sha256 -r < "$half" > "$half.out" & done; wait'

    def command(at: Place) -> Sequence[str]:
        halves = [str(at.work / f"half-{no}") for no in (0, 1)]
        for name, paths in zip(halves, _halved(at.corpus), strict=True):
            Path(name).write_bytes(b"\0".join(os.fsencode(path) for path in paths))
        return ("sh", "-c", both, program, *halves)

    return Contender("openssl sha256, both cores", verify=command)


def _halved(corpus: Path) -> tuple[list[Path], list[Path]]:
    """The files in two lists of about equal bytes: the largest first, each to the lighter one."""
    sized = sorted(((path.stat().st_size, path) for path in corpus.rglob("*") if path.is_file()), reverse=True)
    halves: tuple[list[Path], list[Path]] = ([], [])
    weights = [0, 0]
    for size, path in sized:
        lighter = weights.index(min(weights))
        halves[lighter].append(path)
        weights[lighter] += size
    return halves


def _put(word: str, at: Place) -> str:
    return {"CORPUS": str(at.corpus), "OUT": str(at.out)}.get(word, word)


def prepare(contender: Contender, at: Place) -> None:
    """An empty folder, with what the contender wants to find in it."""
    shutil.rmtree(at.work, ignore_errors=True)
    at.work.mkdir(parents=True)
    if contender.prepare:
        measured(contender.prepare(at), contender.env(at))
