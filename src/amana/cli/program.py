"""The program `amana`: its commands by name, each loaded when it is asked for."""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module

import click

from amana import __version__
from amana.cli.spoken import CONTEXT, shared_options, shared_rows
from amana.cli.voice import Voice
from amana.errors import WrongUsage

COMMANDS = ("init", "add", "search", "list", "show", "verify", "restore", "rebuild", "doctor")


class Program(click.Group):
    """The group of all commands; a command's module is imported when its name is said."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands, in the order a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = getattr(import_module(f"amana.cli.commands.{cmd_name}"), cmd_name)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, but an unknown name is one of our errors, with the nearest names."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            near = tuple(get_close_matches(args[0], COMMANDS, n=2, cutoff=0.5))
            raise WrongUsage(problem="no-such-command", given=args[0], near=near)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What Amana is, its commands, the shared options, and what its exit status means."""
        voice: Voice = ctx.obj

        def said(key: str) -> str:
            return voice.say(key, terminal=False)

        formatter.write_usage("amana", said("help-usage-command"), prefix=said("help-heading-usage") + " ")
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(said("help-amana"))
        with formatter.section(said("help-heading-commands")):
            formatter.write_dl([(name, said(f"help-{name}.short")) for name in COMMANDS])
        with formatter.section(said("help-heading-shared")):
            formatter.write_dl([*shared_rows(voice), ("--version", said("help-amana-version"))])
        formatter.write_paragraph()
        formatter.write_text(said("help-amana-exit"))


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        ctx.obj.print(f"amana {__version__}")
        ctx.exit()


@click.group(cls=Program, invoke_without_command=True, context_settings=CONTEXT, params=[])
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version)
@click.pass_context
def program(ctx: click.Context) -> None:
    """The words of this help stand in the language folders."""
    if ctx.invoked_subcommand is None:
        ctx.obj.print(ctx.get_help())


program.params.extend(shared_options())
