"""What click found wrong with a command line, as one of our own errors: facts, and no sentence."""

from __future__ import annotations

from difflib import get_close_matches

import click

from amana.errors import WrongUsage


def as_ours(slip: click.ClickException) -> WrongUsage:
    """The slip as `wrong-usage`: `problem` says which kind it is, and fills in the facts of that kind."""
    if isinstance(slip, click.NoSuchOption):
        return WrongUsage(problem="no-such-option", given=slip.option_name, near=_near(slip))
    if isinstance(slip, click.MissingParameter):
        return WrongUsage(problem="missing", expected=_parameter(slip.param))
    if isinstance(slip, click.BadParameter):
        return _bad_value(slip)
    if isinstance(slip, click.BadOptionUsage):
        return WrongUsage(problem="needs-value", given=slip.option_name)
    return WrongUsage(problem="not-understood", reason=slip.format_message())


def _bad_value(slip: click.BadParameter) -> WrongUsage:
    kind = slip.param.type if slip.param else None
    given = _parameter(slip.param)
    if isinstance(kind, click.Choice):
        return WrongUsage(problem="not-a-choice", given=given, near=tuple(str(one) for one in kind.choices))
    if isinstance(kind, (click.types.IntParamType, click.IntRange)):
        return WrongUsage(problem="not-a-number", given=given, least=int(getattr(kind, "min", None) or 0))
    return WrongUsage(problem="not-understood", reason=slip.format_message())


def _near(slip: click.NoSuchOption) -> tuple[str, ...]:
    known = [name for one in slip.ctx.command.params for name in one.opts] if slip.ctx else []
    return tuple(get_close_matches(slip.option_name, known, n=2, cutoff=0.7))


def _parameter(param: click.Parameter | None) -> str:
    if param is None:
        return ""
    return param.opts[0] if isinstance(param, click.Option) else param.metavar or str(param.name).upper()
