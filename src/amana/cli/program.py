"""The program `amana`: its commands by name, each loaded when it is asked for."""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module

import click

from amana import __version__
from amana.cli.spoken import CONTEXT, group_usage, paragraphs, path_of, section, shared_options, shared_rows
from amana.cli.voice import Voice
from amana.errors import WrongUsage

COMMANDS = (
    "init",
    "serve",
    "add",
    "watch",
    "search",
    "read",
    "list",
    "show",
    "parts",
    "alike",
    "compare",
    "open-claims",
    "timeline",
    "flows",
    "witness",
    "failures",
    "read-again",
    "transcribe",
    "sidecars",
    "people",
    "groups",
    "places",
    "events",
    "describe",
    "same",
    "different",
    "undo",
    "suggest",
    "review",
    "export",
    "custody",
    "sync",
    "verify",
    "audit",
    "answer",
    "repair",
    "erase",
    "restore",
    "prove",
    "check-proof",
    "rebuild",
    "cosign",
    "timestamp",
    "doctor",
)
GROUPS = {
    "keys": ("list", "add", "remove", "renew", "split", "rehearse", "combine"),
    "device": ("new", "list", "admit", "lost"),
    "schema": ("show", "add"),
    "copy": ("add", "list", "remove", "fetch"),
}
"""Commands of two words. `amana keys list` is the function `keys_list` in `commands/keys_list.py`."""


class LazyGroup(click.Group):
    """Commands by name; a command's module is imported when its name is said."""

    names: tuple[str, ...] = ()

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands, in the order a newcomer meets them."""
        return list(self.names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """The command of that name, or None."""
        return self.load(cmd_name) if cmd_name in self.names else None

    def load(self, name: str) -> click.Command:
        """Import the command."""
        raise NotImplementedError

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, but an unknown name is one of our errors, with the nearest names."""
        if args[0] not in self.names and not args[0].startswith("-"):
            before = " ".join(path_of(ctx))
            given, *near = [f"{before} {name}".strip() for name in (args[0], *_near(args[0], self.names))]
            raise WrongUsage(problem="no-such-command", given=given, near=tuple(near))
        return super().resolve_command(ctx, args)


def _near(given: str, names: tuple[str, ...]) -> list[str]:
    return get_close_matches(given, names, n=2, cutoff=0.6)


class CommandGroup(LazyGroup):
    """The first word of commands that have two: `amana keys`, which by itself shows its help."""

    def __init__(self, name: str) -> None:
        super().__init__(name, invoke_without_command=True, context_settings=CONTEXT)
        self.names = GROUPS[name]
        self.params.extend(shared_options())
        self.callback = _show_help

    def load(self, name: str) -> click.Command:
        """Import the command of two words."""
        return _imported(f"{self.name}_{name}")

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What these commands are for, each in a line, and the shared options."""
        voice: Voice = ctx.obj
        group_usage(voice, ctx, formatter)
        paragraphs(voice, f"help-{self.name}", formatter)
        rows = [(name, voice.say(f"help-{self.name}-{name}.short", terminal=False)) for name in self.names]
        section(voice, "help-heading-commands", rows, formatter)
        section(voice, "help-heading-shared", shared_rows(voice), formatter)


class Program(LazyGroup):
    """The group of all commands."""

    names = (*COMMANDS, *GROUPS)

    def load(self, name: str) -> click.Command:
        """Import the command, or make the group."""
        return CommandGroup(name) if name in GROUPS else _imported(name)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What Amana is, its commands, the shared options, and what its exit status means."""
        voice: Voice = ctx.obj

        def said(key: str) -> str:
            return voice.say(key, terminal=False)

        group_usage(voice, ctx, formatter)
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(said("help-amana"))
        rows = [(name, said(f"help-{name}.short")) for name in self.names]
        section(voice, "help-heading-commands", rows, formatter)
        shared = [*shared_rows(voice), ("--version", said("help-amana-version"))]
        section(voice, "help-heading-shared", shared, formatter)
        formatter.write_paragraph()
        formatter.write_text(said("help-amana-exit"))


def _imported(name: str) -> click.Command:
    name = name.replace("-", "_")
    found: click.Command = getattr(import_module(f"amana.cli.commands.{name}"), name)
    return found


@click.pass_context
def _show_help(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        ctx.obj.print(ctx.get_help())


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        ctx.obj.print(f"amana {__version__}")
        ctx.exit()


@click.group(cls=Program, invoke_without_command=True, context_settings=CONTEXT, params=[])
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version)
def program() -> None:
    """The words of this help stand in the language folders."""
    _show_help()


program.params.extend(shared_options())
