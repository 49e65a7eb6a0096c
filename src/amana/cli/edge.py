"""The one edge: a command line goes in, an exit status comes out, and every fault becomes a sentence."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import traceback
from collections.abc import Mapping, Sequence

import click

from amana.cli import INTERRUPTED
from amana.cli.faults import tell_error
from amana.cli.program import program
from amana.cli.settings import first_look
from amana.cli.usage import as_ours
from amana.cli.voice import Voice, prepare_streams
from amana.errors import AmanaError, DiskFault
from amana.phrases import json_line

PIPE_CLOSED = 141  # 128 + SIGPIPE: who read the output had enough


def run(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Do what the command line asks, and say how it ended. Returns the exit status; never raises."""
    settings = first_look(arguments, environ)
    prepare_streams(json=settings.json)
    voice = Voice(settings)
    try:
        return _flushed(_invoked(list(arguments), voice), voice)
    except BrokenPipeError:
        _let_go()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return _interrupted(voice)


def _invoked(arguments: list[str], voice: Voice) -> int:
    try:
        with program.make_context("amana", arguments, obj=voice) as ctx:
            return program.invoke(ctx) or 0
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.Abort as stop:
        raise KeyboardInterrupt from stop
    except click.ClickException as slip:
        return tell_error(voice, as_ours(slip))
    except AmanaError as fault:
        return tell_error(voice, fault)
    except BrokenPipeError:
        raise
    except OSError as fault:
        return _disk_fault(voice, fault)
    except Exception as fault:  # noqa: BLE001 - the edge: whatever a library raised, a person gets one line
        return _fault(voice, fault)


def _fault(voice: Voice, fault: Exception) -> int:
    """A fault of our own: one line, and the traceback only for who asked for it by AMANA_TRACEBACK=1."""
    if os.environ.get("AMANA_TRACEBACK") == "1":
        traceback.print_exception(fault)
    return tell_error(voice, AmanaError(kind=type(fault).__name__))


def _disk_fault(voice: Voice, fault: OSError) -> int:
    """What the system refused; where it names no file, it was our own output."""
    if os.environ.get("AMANA_TRACEBACK") == "1":
        traceback.print_exception(fault)
    reason = errno.errorcode.get(fault.errno or 0, "EIO")
    return tell_error(voice, DiskFault(path=os.fsdecode(fault.filename or "stdout"), reason=reason))


def _interrupted(voice: Voice) -> int:
    key = f"interrupted-{voice.command}"
    key = key if voice.worded(key) else "interrupted"
    if voice.settings.json:
        voice.tell(json_line({"error": "interrupted", "facts": {}, "message": voice.say(key), "hint": None}))
    else:
        # The terminal has just shown ^C: begin on a line of our own.
        voice.tell(("\n" if voice.err_is_terminal else "") + voice.say(key))
    return INTERRUPTED


def _flushed(status: int, voice: Voice) -> int:
    """An answer that could not be written whole is a fault, whatever was done."""
    try:
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        raise
    except OSError as fault:
        _let_go()
        return _disk_fault(voice, fault)


def _let_go() -> None:
    """Python flushes stdout once more as it ends; let that go nowhere."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
