"""The one edge: a command line goes in, an exit status comes out, and every fault becomes a sentence."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from collections.abc import Mapping, Sequence

import click

from amana.cli.faults import tell_error
from amana.cli.program import program
from amana.cli.safe import json_line
from amana.cli.settings import first_look
from amana.cli.usage import as_ours
from amana.cli.voice import Voice, prepare_streams
from amana.errors import AmanaError

INTERRUPTED = 130  # 128 + SIGINT, as shells count
PIPE_CLOSED = 141  # 128 + SIGPIPE: who read the output had enough


def run(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Do what the command line asks, and say how it ended. Returns the exit status; never raises."""
    settings = first_look(arguments, environ)
    prepare_streams(json=settings.json)
    voice = Voice(settings)
    try:
        status = _invoked(list(arguments), voice)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        return _pipe_closed()
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
    except Exception as fault:  # noqa: BLE001 - the edge: whatever a library raised, a person gets one line
        return _fault(voice, fault)


def _fault(voice: Voice, fault: Exception) -> int:
    """A fault of our own: one line, and the traceback only for who asked for it by AMANA_TRACEBACK=1."""
    if os.environ.get("AMANA_TRACEBACK") == "1":
        traceback.print_exception(fault)
    return tell_error(voice, AmanaError(kind=type(fault).__name__))


def _interrupted(voice: Voice) -> int:
    key = f"interrupted-{voice.command}"
    key = key if voice.worded(key) else "interrupted"
    if voice.settings.json:
        voice.tell(json_line({"error": "interrupted", "facts": {}, "message": voice.say(key), "hint": None}))
    else:
        # The terminal has just shown ^C: begin on a line of our own.
        voice.tell(("\n" if voice.err_is_terminal else "") + voice.say(key))
    return INTERRUPTED


def _pipe_closed() -> int:
    # Python flushes stdout once more as it ends; let that go nowhere.
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED
