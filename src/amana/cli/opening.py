"""Which archive, and what opens it: options first, then the environment, then the folder one stands in."""

from __future__ import annotations

import getpass
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import amana
from amana.cli.voice import Voice
from amana.errors import PassphraseFileUnreadable, PassphraseMissing

if TYPE_CHECKING:
    from amana import OpenArchive

LONGEST_PASSPHRASE = 4_096


def archive_path(voice: Voice) -> Path:
    """The archive that is meant: `--archive`, AMANA_ARCHIVE, or the nearest parent. Raises NotAnArchive."""
    if voice.settings.archive is not None:
        return voice.settings.archive
    named = os.environ.get("AMANA_ARCHIVE")
    return Path(named) if named else amana.find_archive(Path.cwd())


def opened(voice: Voice) -> OpenArchive:
    """The archive that is meant, opened with the identities that are meant; a context manager."""
    return amana.open_archive(
        archive_path(voice),
        identity=identities(voice),
        passphrase=passphrase_asker(voice),
        person=person(voice),
    )


@contextmanager
def opened_to_texts(voice: Voice) -> Iterator[OpenArchive]:
    """The same, for what is drawn from texts that were read; afterwards it is told if some were not read yet."""
    with opened(voice) as archive:
        yield archive
        if archive.texts_wait:
            voice.tell(voice.say("texts-wait", terminal=voice.err_is_terminal))


def passphrase_asker(voice: Voice) -> Callable[[Path], str]:
    """What gives the passphrase of an identity file when it is needed: the named file, or the person."""

    def ask(file: Path) -> str:
        named = passphrase_from_file(voice)
        if named is not None:
            return named
        answer = ask_person(voice, voice.say("ask-passphrase", file=str(file), terminal=True), file)
        if not answer:  # nobody's passphrase: the person goes on without it, where that can be
            raise PassphraseMissing(file=str(file))
        return answer

    return ask


def passphrase_from_file(voice: Voice) -> str | None:
    """The one line of the passphrase file that was named; None where none was. Raises PassphraseFileUnreadable."""
    path = voice.settings.passphrase_file or _path(os.environ.get("AMANA_PASSPHRASE_FILE"))
    if path is None:
        return None
    try:
        with path.open("rb") as file:
            text = file.read(LONGEST_PASSPHRASE + 1).decode("utf-8")
    except OSError as fault:
        raise PassphraseFileUnreadable(file=str(path), reason=fault.strerror or "") from fault
    except UnicodeDecodeError as fault:
        raise PassphraseFileUnreadable(file=str(path), reason="not-utf-8") from fault
    line = text.removesuffix("\n").removesuffix("\r")
    if not line or "\n" in line or len(line) > LONGEST_PASSPHRASE:
        raise PassphraseFileUnreadable(file=str(path), reason="not-one-line")
    return line


def ask_person(voice: Voice, question: str, file: Path) -> str:
    """Ask on the terminal, without an echo. Raises PassphraseMissing where there is no terminal to ask on."""
    if not voice.err_is_terminal:
        raise PassphraseMissing(file=str(file))
    try:
        with warnings.catch_warnings():
            # Where the echo cannot be switched off, nothing is asked.
            warnings.simplefilter("error", getpass.GetPassWarning)
            answer = getpass.getpass(question + " ", stream=sys.stderr)
    except (EOFError, getpass.GetPassWarning, UnicodeDecodeError) as fault:
        raise PassphraseMissing(file=str(file)) from fault
    return answer


def identities(voice: Voice) -> list[Path] | None:
    """The identity files that are meant; None for the person's own."""
    if voice.settings.identities:
        return list(voice.settings.identities)
    named = os.environ.get("AMANA_IDENTITY", "")
    return [Path(one) for one in named.split(os.pathsep) if one] or None


def person(voice: Voice) -> str | None:
    """Who acts, by the name or pseudonym they gave; never what the machine or the account is called."""
    said = voice.settings.person
    return said if said is not None else os.environ.get("AMANA_AS") or None


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None
