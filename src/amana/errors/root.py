"""The root of the family, and its branches: each has an exit status of its own."""

from __future__ import annotations

from typing import ClassVar

Fact = str | int | tuple[str, ...]


class AmanaError(Exception):
    """The root of the family. `code` never changes once released; `facts` fill the sentence."""

    code: ClassVar[str] = "fault"
    exit_status: ClassVar[int] = 1

    def __init__(self, **facts: Fact) -> None:
        super().__init__(self.code)
        self.facts: dict[str, Fact] = facts

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code} ({told})" if told else self.code


class WrongUsage(AmanaError):
    """What was asked cannot be done as asked."""

    code = "wrong-usage"
    exit_status = 2


class Damage(AmanaError):
    """Something kept is not what it was."""

    code = "damage"
    exit_status = 4


class CannotOpen(AmanaError):
    """No key given opens this."""

    code = "cannot-open"
    exit_status = 5
