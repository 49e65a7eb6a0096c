"""Click commands whose help is said in the person's language, and the options that all of them share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from amana.cli.settings import Settings
from amana.cli.voice import Voice
from amana.errors import WrongUsage
from amana.phrases import LANGUAGES

Run = TypeVar("Run", bound=Callable[..., int])
CONTEXT = {"help_option_names": ["--help", "-h"], "max_content_width": 100, "allow_extra_args": True}


class SpokenCommand(click.Command):
    """A command whose help texts are the sentences `help-<command>` and `help-<command>-<parameter>`.

    A command of two words (`amana keys list`) has them joined: `help-keys-list`.
    """

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Usage, what it does, arguments, its own options, then those of every command."""
        voice: Voice = ctx.obj
        said = "-".join(path_of(ctx))
        _usage(voice, self, ctx, formatter)
        paragraphs(voice, f"help-{said}", formatter)
        own = [one for one in self.params if one.name not in SHARED]
        section(voice, "help-heading-arguments", [_row(voice, said, p) for p in own if _named(p)], formatter)
        section(voice, "help-heading-options", [_row(voice, said, p) for p in own if not _named(p)], formatter)
        section(voice, "help-heading-shared", shared_rows(voice), formatter)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does it; the voice keeps the name, for what is said when something goes wrong."""
        ctx.obj.command = " ".join(path_of(ctx))
        rest = super().parse_args(ctx, args)
        if ctx.args:
            raise WrongUsage(problem="too-many", given=tuple(ctx.args))
        return rest


def path_of(ctx: click.Context) -> list[str]:
    """The words after `amana` that lead to this command."""
    return [*path_of(ctx.parent), str(ctx.info_name)] if ctx.parent else []


def command(name: str) -> Callable[[Run], SpokenCommand]:
    """Make a function `(voice, …) -> exit status` the command `name`, with the shared options.

    Of a command of two words, `name` is the second.
    """

    def made(run: Run) -> SpokenCommand:
        base = click.command(name, cls=SpokenCommand, context_settings=CONTEXT, help="")(click.pass_obj(run))
        base.params.extend(shared_options())
        return base

    return made


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    """Keep what was said, before the command's name or after it; what is said last counts."""
    settings: Settings = ctx.obj.settings
    if ctx.get_parameter_source(str(param.name)) is not click.core.ParameterSource.COMMANDLINE:
        return
    if param.name == "identities":
        value = (*settings.identities, *value)
    setattr(settings, str(param.name), value)


def shared_options() -> list[click.Option]:
    """The options of every command, made anew: they stand before and after a command's name alike."""

    def option(*names: str, **kind: Any) -> click.Option:
        return click.Option(names, expose_value=False, callback=_keep, **kind)

    return [
        option("archive", "--archive", "-A", type=click.Path(path_type=Path), metavar="DIR"),
        option("identities", "--identity", type=click.Path(path_type=Path), multiple=True, metavar="FILE"),
        option("passphrase_file", "--passphrase-file", type=click.Path(path_type=Path), metavar="FILE"),
        option("person", "--as", metavar="NAME"),
        option("json", "--json", is_flag=True),
        option("language", "--lang", type=click.Choice(LANGUAGES)),
    ]


SHARED = frozenset({"archive", "identities", "passphrase_file", "person", "json", "language"})


def shared_rows(voice: Voice) -> list[tuple[str, str]]:
    """The shared options and what they do, as rows of help."""
    rows = [_row(voice, "shared", one) for one in shared_options()]
    return [*rows, ("-h, --help", voice.say("help-shared-help", terminal=False))]


def _usage(voice: Voice, said: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    pieces = [voice.say("help-usage-options", terminal=False)]
    pieces += [piece for one in said.params if _named(one) for piece in one.get_usage_pieces(ctx)]
    prefix = voice.say("help-heading-usage", terminal=False) + " "
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=prefix)


def group_usage(voice: Voice, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """The line of usage of something that has commands."""
    prefix = voice.say("help-heading-usage", terminal=False) + " "
    formatter.write_usage(ctx.command_path, voice.say("help-usage-command", terminal=False), prefix=prefix)


def paragraphs(voice: Voice, key: str, formatter: click.HelpFormatter) -> None:
    """The sentences at `key`, a paragraph each."""
    with formatter.indentation():
        for paragraph in voice.say(key, terminal=False).split("\n\n"):
            formatter.write_paragraph()
            formatter.write_text(" ".join(paragraph.split()))


def section(voice: Voice, heading: str, rows: Sequence[tuple[str, str]], formatter: click.HelpFormatter) -> None:
    """Names and what they mean, under a heading; nothing where there are none."""
    if rows:
        with formatter.section(voice.say(heading, terminal=False)):
            formatter.write_dl(rows)


def _named(param: click.Parameter) -> bool:
    return isinstance(param, click.Argument)


def _row(voice: Voice, said: str, param: click.Parameter) -> tuple[str, str]:
    help_key = f"help-{said}-{str(param.name).replace('_', '-')}"
    return _spelt(param), voice.say(help_key, terminal=False)


def _spelt(param: click.Parameter) -> str:
    """How it is written: `--limit N`, `PATH...`, `--lang en|ar`."""
    if not isinstance(param, click.Option):
        return param.metavar or str(param.name).upper()
    names = ", ".join(sorted(param.opts, key=len))
    if param.is_flag:
        return names
    if isinstance(param.type, click.Choice):
        return f"{names} {'|'.join(param.type.choices)}"
    return f"{names} {param.metavar}"
