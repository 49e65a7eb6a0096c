"""Accounts for several people: who may come in and what they may do, passwords, passkeys, and who saw what."""

from __future__ import annotations

from amana.web.accounts.keeping import FOLDER as ACCOUNTS
from amana.web.accounts.keeping import Accounts, account_key
from amana.web.accounts.limits import Limits, address_of
from amana.web.accounts.passkeys import Passkeys
from amana.web.accounts.passwords import check_library
from amana.web.accounts.records import Account, Passkey
from amana.web.accounts.seeing import FOLDER as SIGHTS
from amana.web.accounts.seeing import Seen, Sight

__all__ = [
    "ACCOUNTS",
    "SIGHTS",
    "Account",
    "Accounts",
    "Limits",
    "Passkey",
    "Passkeys",
    "Seen",
    "Sight",
    "account_key",
    "address_of",
    "check_library",
]
