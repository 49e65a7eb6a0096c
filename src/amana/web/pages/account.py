"""One's own account: another password, passkeys."""

from __future__ import annotations

from starlette.responses import Response

from amana.errors import AmanaError, PageUnknown, PasswordWeak, SignInWrong
from amana.web.accounts import Account, account_key
from amana.web.house.routes import Page
from amana.web.house.visits import Visit
from amana.web.pages.sign_in import body_of


def _mine(visit: Visit) -> Account:
    """PageUnknown at this machine itself, where nobody needs an account."""
    name = visit.inside.account
    found = visit.room.accounts.get(name) if name else None
    if found is None:
        raise PageUnknown(path=visit.request.url.path[:200])
    return found


def account(visit: Visit) -> Response:
    """Name, role, password, passkeys."""
    if visit.inside.account is None:
        return visit.go("/accounts")
    return _page(visit, changed=visit.asked("changed") == "yes")


def _page(visit: Visit, *, changed: bool = False, wrong: AmanaError | None = None) -> Response:
    return visit.page(
        "account.html",
        403 if wrong else 200,
        account=_mine(visit),
        possible=visit.room.passkeys.possible,
        changed=changed,
        wrong=visit.fault_words(wrong) if wrong else None,
    )


def password(visit: Visit) -> Response:
    """Another password; whoever is in with the old one elsewhere is signed out."""
    form, mine = visit.form, _mine(visit)
    tried = f"account {account_key(mine.name)}"
    try:
        visit.room.limits.begin(tried)
        visit.room.accounts.choose_password(mine.name, form.get("before", ""), form.get("chosen", ""))
    except SignInWrong as fault:
        return _page(visit, wrong=fault)
    except PasswordWeak as fault:  # told only to whoever knew the one before
        visit.room.limits.passed(tried)
        return _page(visit, wrong=fault)
    visit.room.limits.passed(tried)
    visit.room.sessions.end_of(mine.name, but=visit.inside)
    return visit.go("/account?changed=yes")


def making(visit: Visit) -> Response:
    """What a browser needs to make a passkey."""
    return visit.json(visit.room.passkeys.making(_mine(visit), visit.say("web-title")))


def made(visit: Visit) -> Response:
    """The passkey that it made."""
    mine, told = _mine(visit), body_of(visit)
    answer, name = (told.get("answer"), str(told.get("name", ""))) if isinstance(told, dict) else (None, "")
    visit.room.accounts.add_passkey(mine.id, visit.room.passkeys.made(mine, answer, name))
    return visit.json({"to": "/account?changed=yes"})


def remove(visit: Visit) -> Response:
    """A passkey that signs in no longer."""
    visit.room.accounts.remove_passkey(_mine(visit).id, visit.form.get("passkey", ""))
    return visit.go("/account?changed=yes")


PAGES = (
    Page("/account", account),
    Page("/account/password", password, method="POST", role="read"),
    Page("/api/account/passkey/making", making, method="POST", role="read"),
    Page("/api/account/passkey", made, method="POST", role="read"),
    Page("/account/passkey/remove", remove, method="POST", role="read"),
)
