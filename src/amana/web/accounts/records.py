"""An account and its passkeys as values, and as what JSON can hold."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Self, cast

from amana.web.house.sessions import ROLES, Role


@dataclass(frozen=True, slots=True)
class Passkey:
    """A public key that signs its owner in. `id` and `key` in base64url; `count` is how often it signed, as its
    authenticator tells; `made` and `used` are days."""

    id: str
    key: str
    count: int
    name: str
    made: str
    used: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may come in. `password` is an argon2 hash; `first`: a custodian chose it, and knows it still.

    `id` (hex) is told to authenticators, which keep it beside the name.
    """

    id: str
    name: str
    role: Role
    password: str = field(repr=False)
    made: str
    first: bool = True
    off: bool = False
    passkeys: tuple[Passkey, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """What is written, sealed."""
        return asdict(self)

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Self:
        """TypeError, ValueError, KeyError for what is none."""
        if told["role"] not in ROLES:
            raise ValueError(told["role"])
        keys = tuple(Passkey(**one) for one in told["passkeys"])
        return cls(**{**told, "role": cast(Role, told["role"]), "passkeys": keys})
