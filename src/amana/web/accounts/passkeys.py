"""Passkeys (Web Authentication, W3C level 3), made and checked with the library `webauthn`.

They belong to a name: on an address in numbers browsers make none.
"""

from __future__ import annotations

import ipaddress
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Lock
from typing import Any, Final

from amana.errors import LibraryMissing, PasskeyRefused
from amana.web.accounts.keeping import Accounts
from amana.web.accounts.records import Account, Passkey
from amana.web.house.tokens import new_secret

_MINUTES: Final = 5 * 60.0
_MOST: Final = 1_000
_LONGEST_NAME: Final = 60


class Passkeys:
    """The ceremonies of one room. `origin` as browsers see it."""

    def __init__(self, origin: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._origin, self._clock, self._guard = origin, clock, Lock()
        self._host = origin.partition("://")[2].rpartition("]")[2].partition(":")[0]
        self._open: dict[bytes, tuple[float, str]] = {}

    @property
    def possible(self) -> bool:
        """Whether the room has a name that they can belong to."""
        try:
            ipaddress.ip_address(self._host)
        except ValueError:
            return bool(self._host)
        return False

    def making(self, account: Account, title: str) -> dict[str, Any]:
        """What a browser needs to make one for this account. PasskeyRefused, LibraryMissing."""
        library = self._library()
        structs = library.helpers.structs
        options = library.generate_registration_options(
            rp_id=self._host,
            rp_name=title,
            user_name=account.name,
            user_id=bytes.fromhex(account.id),
            challenge=self._challenge(account.id),
            authenticator_selection=structs.AuthenticatorSelectionCriteria(
                resident_key=structs.ResidentKeyRequirement.REQUIRED,
                user_verification=structs.UserVerificationRequirement.REQUIRED,
            ),
            exclude_credentials=[
                structs.PublicKeyCredentialDescriptor(id=library.base64url_to_bytes(one.id))
                for one in account.passkeys
            ],
        )
        told: dict[str, Any] = json.loads(library.options_to_json(options))
        return told

    def made(self, account: Account, answer: Any, name: str) -> Passkey:
        """The passkey that an authenticator made. PasskeyRefused."""
        library = self._library()
        told = self._verified(
            lambda: library.verify_registration_response(
                credential=answer,
                expected_challenge=self._answered(answer, account.id),
                expected_rp_id=self._host,
                expected_origin=self._origin,
                require_user_verification=True,
            )
        )
        as_text = library.helpers.bytes_to_base64url
        key = as_text(told.credential_public_key)
        shown = " ".join(name.split())[:_LONGEST_NAME] or "passkey"
        day = datetime.now(UTC).date().isoformat()
        return Passkey(as_text(told.credential_id), key, told.sign_count, shown, day)

    def asking(self) -> dict[str, Any]:
        """What a browser needs to sign somebody in; it tells nothing of who has an account."""
        library = self._library()
        options = library.generate_authentication_options(
            rp_id=self._host,
            challenge=self._challenge(""),
            user_verification=library.helpers.structs.UserVerificationRequirement.REQUIRED,
        )
        told: dict[str, Any] = json.loads(library.options_to_json(options))
        return told

    def signed_in(self, accounts: Accounts, answer: Any) -> Account:
        """Whose passkey answered. PasskeyRefused."""
        library = self._library()
        found = accounts.with_passkey(str(answer.get("id", ""))) if isinstance(answer, dict) else None
        if found is None or found[0].off:
            raise PasskeyRefused(reason="passkey-unknown")
        account, passkey = found
        told = self._verified(
            lambda: library.verify_authentication_response(
                credential=answer,
                expected_challenge=self._answered(answer, ""),
                expected_rp_id=self._host,
                expected_origin=self._origin,
                credential_public_key=library.base64url_to_bytes(passkey.key),
                credential_current_sign_count=passkey.count,
                require_user_verification=True,
            )
        )
        return accounts.used_passkey(account.id, passkey.id, told.new_sign_count)

    def _library(self) -> Any:
        if not self.possible:
            raise PasskeyRefused(reason="passkey-needs-name")
        try:
            import webauthn
        except ImportError as fault:
            raise LibraryMissing(extra="accounts", library="webauthn") from fault
        return webauthn

    def _challenge(self, owner: str) -> bytes:
        made, now = new_secret(), self._clock()
        with self._guard:
            self._open = {one: told for one, told in self._open.items() if told[0] > now}
            while len(self._open) >= _MOST:
                del self._open[next(iter(self._open))]
            self._open[made] = (now + _MINUTES, owner)
        return made

    def _answered(self, answer: Any, owner: str) -> bytes:
        """The challenge that an answer names, good once, in time and for whom it was made. PasskeyRefused."""
        library = self._library()
        try:
            client = json.loads(library.base64url_to_bytes(answer["response"]["clientDataJSON"]))
            named = library.base64url_to_bytes(client["challenge"])
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as fault:
            raise PasskeyRefused(reason="passkey-invalid") from fault
        with self._guard:
            until, made_for = self._open.pop(named, (0.0, ""))
        if until <= self._clock() or made_for != owner:
            raise PasskeyRefused(reason="ceremony-over")
        return bytes(named)

    @staticmethod
    def _verified(verify: Callable[[], Any]) -> Any:
        """Any fault in what a browser sent is the browser's: the library raises many kinds."""
        try:
            return verify()
        except PasskeyRefused:
            raise
        except Exception as fault:
            raise PasskeyRefused(reason="passkey-invalid") from fault
