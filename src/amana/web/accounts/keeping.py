"""The accounts of this machine: kept sealed in `local/`, read again when another process changed them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from threading import RLock
from typing import Final
from uuid import uuid4

from amana.actions.custodians import names, sealed_files
from amana.errors import AccountExists, AccountsDamaged, AccountUnknown, FormUnreadable, SignInWrong
from amana.web.accounts.passwords import checked, fits, hashed, new_password, prepare
from amana.web.accounts.records import Account, Passkey
from amana.web.house.sessions import ROLES, Role

FOLDER: Final = "accounts"
FILE: Final = "accounts"
MOST_ACCOUNTS: Final = 500
MOST_PASSKEYS: Final = 20


class Accounts:
    """Who may come in. Safe to use from several threads and processes."""

    def __init__(self, files: sealed_files.SealedFiles) -> None:
        """LibraryMissing without the extra `accounts`."""
        prepare()
        self._files, self._guard = files, RLock()
        self._stamp: object = ()
        self._known: dict[str, Account] = {}

    def all(self) -> list[Account]:
        """All of them, by name. AccountsDamaged."""
        return sorted(self._read().values(), key=lambda one: one.name.casefold())

    def get(self, name: str) -> Account | None:
        """The account of this name, however it is written."""
        return self._read().get(account_key(name))

    def by_id(self, number: str) -> Account:
        """AccountUnknown."""
        found = next((one for one in self._read().values() if one.id == number), None)
        if found is None:
            raise AccountUnknown(name=number[:40])
        return found

    def make(self, name: str, role: str) -> tuple[Account, str]:
        """A new account, and the password that its owner is to be told. NameUnusable, AccountExists."""
        plain, password = names.plain_name(name), new_password()
        made = Account(uuid4().hex, plain, _role(role), hashed(password), _today())
        with self._guard, self._files.held():
            known = self._read()
            if account_key(plain) in known:
                raise AccountExists(name=plain)
            if len(known) >= MOST_ACCOUNTS:
                raise FormUnreadable(reason="too-large")
            self._write({**known, account_key(plain): made})
        return made, password

    def set_role(self, number: str, role: str) -> Account:
        """AccountUnknown."""
        return self._change(number, lambda one: replace(one, role=_role(role)))

    def switch(self, number: str, *, off: bool) -> Account:
        """Let somebody in no longer, or again; what they said stays theirs. AccountUnknown."""
        return self._change(number, lambda one: replace(one, off=off))

    def new_password(self, number: str) -> tuple[Account, str]:
        """A password for somebody who forgot theirs. AccountUnknown."""
        password = new_password()
        kept = hashed(password)
        return self._change(number, lambda one: replace(one, password=kept, first=True)), password

    def choose_password(self, name: str, before: str, chosen: str) -> Account:
        """Their own, by whoever knows the one before. SignInWrong, PasswordWeak."""
        account = self.sign_in(name, before)
        kept = hashed(checked(chosen, account.name))
        return self._change(account.id, lambda one: replace(one, password=kept, first=False))

    def sign_in(self, name: str, password: str) -> Account:
        """Whose name and password these are. SignInWrong, which does not tell what was wrong."""
        account = self.get(name[:200])
        well = fits(account.password if account else None, password)
        if account is None or not well or account.off:
            raise SignInWrong
        return account

    def add_passkey(self, number: str, key: Passkey) -> Account:
        """FormUnreadable where there are too many."""

        def added(one: Account) -> Account:
            if len(one.passkeys) >= MOST_PASSKEYS:
                raise FormUnreadable(reason="too-large")
            return replace(one, passkeys=(*one.passkeys, key))

        return self._change(number, added)

    def remove_passkey(self, number: str, key: str) -> Account:
        """It no longer signs anybody in."""
        return self._change(
            number, lambda one: replace(one, passkeys=tuple(kept for kept in one.passkeys if kept.id != key))
        )

    def used_passkey(self, number: str, key: str, count: int) -> Account:
        """It signed its owner in: how often it did, by its own count."""

        def used(one: Passkey) -> Passkey:
            return replace(one, count=count, used=_today()) if one.id == key else one

        return self._change(number, lambda one: replace(one, passkeys=tuple(map(used, one.passkeys))))

    def with_passkey(self, key: str) -> tuple[Account, Passkey] | None:
        """Whose passkey this is; of somebody who is switched off too."""
        found = ((one, kept) for one in self._read().values() for kept in one.passkeys if kept.id == key)
        return next(found, None)

    def _change(self, number: str, change: Callable[[Account], Account]) -> Account:
        with self._guard, self._files.held():
            changed = change(self.by_id(number))
            self._write({**self._read(), account_key(changed.name): changed})
        return changed

    def _read(self) -> dict[str, Account]:
        with self._guard:
            stamp = self._files.stamp(FILE)
            if stamp != self._stamp:
                try:
                    told = [Account.from_json(one) for one in self._files.read(FILE) or ()]
                except (TypeError, ValueError, KeyError) as fault:
                    raise AccountsDamaged(file=str(self._files.folder)) from fault
                self._known, self._stamp = {account_key(one.name): one for one in told}, stamp
            return self._known

    def _write(self, known: dict[str, Account]) -> None:
        self._files.write(FILE, [one.as_json() for one in known.values()])
        self._known, self._stamp = known, self._files.stamp(FILE)


def account_key(name: str) -> str:
    """What all spellings of one account's name have in common, however spaced, composed or capital."""
    return names.meant_name(name).casefold()


def _role(told: str) -> Role:
    for role in ROLES:
        if role == told:
            return role
    raise FormUnreadable(reason="malformed")


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
