"""Accounts: who comes in and what they may do, passwords, passkeys, TLS, who saw what; nothing of it in clear."""

from __future__ import annotations

import datetime
import re
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from amana.actions.custodians import sealed_files
from amana.errors import (
    AccountsDamaged,
    AccountsMissing,
    AmanaError,
    CertificateUnusable,
    HostNeedsTls,
    HostUnnamed,
    LibraryMissing,
    TooOften,
)
from amana.web.accounts import Accounts, Limits, address_of, keeping, passwords
from amana.web.house.hosts import is_loopback
from tests.web.conftest import Served, served, token

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHOSEN = "plain words of a test"


@pytest.fixture
def room(demo_copy: tuple[Path, Path]) -> Iterator[Served]:
    with served(demo_copy[0], identity=demo_copy[1]) as opened:
        yield opened


def _make(client: httpx.Client, name: str, role: str) -> str:
    """A new account, and its first password."""
    page = client.post("/accounts/make", data={"csrf": token(client), "name": name, "role": role})
    found = re.search(r'class="password">([^<]+)<', page.text)
    assert found, page.text
    return found[1]


@contextmanager
def _signed_in(room: Served, name: str, password: str, **more: Any) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=room.origin, follow_redirects=True, timeout=60, **more) as client:
        answer = client.post("/sign-in", data={"name": name, "password": password})
        assert answer.status_code == 200, answer.text
        yield client


def test_two_people_with_different_roles(room: Served) -> None:
    with room.client() as here:
        one, two = _make(here, "Reader Invented", "read"), _make(here, "Describer Invented", "describe")
        with (
            _signed_in(room, "reader  invented", one) as reader,
            _signed_in(room, "Describer Invented", two) as other,
        ):
            assert reader.get("/help").status_code == 200
            assert "Sign out" in reader.get("/help").text
            assert reader.get("/add").status_code == 403
            assert reader.post("/jobs", data={"csrf": token(reader), "kind": "verify"}).status_code == 403
            assert reader.get("/accounts").status_code == 403
            assert reader.get("/seen").status_code == 403
            assert other.get("/add").status_code == 200
            assert 'name="path"' not in other.get("/add").text
            told = {"csrf": token(other), "path": "/etc"}
            assert other.post("/add/folder", data=told).status_code == 403
            three = _make(here, "Custodian Invented", "custodian")
            with _signed_in(room, "Custodian Invented", three) as third:
                copy = {"csrf": token(third), "name": "disk", "folder": "/tmp"}
                assert third.post("/health/copies", data=copy).status_code == 403
                assert "new-copy" not in third.get("/health").text
                assert "new-copy" in here.get("/health").text
            # Whoever leaves locks nobody else out.
            assert reader.post("/lock", data={"csrf": token(reader)}).url.path == "/door"
            assert reader.get("/help").status_code == 423
            assert other.get("/help").status_code == 200
            assert here.get("/help").status_code == 200


def test_what_somebody_says_carries_their_name(room: Served) -> None:
    with room.client() as here:
        password = _make(here, "Describer Invented", "describe")
    with _signed_in(room, "Describer Invented", password) as client:
        csrf = token(client)
        batch = client.post("/api/add/begin", headers={"x-csrf": csrf}).json()["batch"]
        headers = {"x-csrf": csrf, "x-path": "a.txt", "x-size": "9", "x-modified": "0"}
        client.post(f"/api/add/{batch}/file", content=b"something", headers=headers)
        answer = client.post("/add/take", data={"csrf": csrf, "batch": batch})
        deadline = time.monotonic() + 30
        while 'id="progress" data-events' in (page := client.get(answer.url.path).text):
            assert time.monotonic() < deadline
        [item] = set(re.findall(r'href="/items/([0-9a-f]{32})"', page))
    with room.room.lending.own() as opened:
        assert [row.accession.person for row in opened.show(item).accessions] == ["Describer Invented"]
    with room.client() as here:
        assert here.get(f"/add?batch={batch}").status_code == 404


def test_a_password_is_chosen_and_the_old_one_signs_nobody_in(room: Served) -> None:
    with room.client() as here:
        first = _make(here, "Somebody", "read")
    with _signed_in(room, "Somebody", first) as one, _signed_in(room, "Somebody", first) as elsewhere:
        page = one.get("/account")
        assert "A custodian chose your password" in page.text
        csrf = token(one)
        for wrong in ("short", "password1234", "aaaaaaaaaaaaaaa", "Somebody12345"):
            told = one.post("/account/password", data={"csrf": csrf, "before": first, "chosen": wrong})
            assert told.status_code == 403, wrong
            assert "too easily guessed" in told.text
        assert (
            one.post(
                "/account/password", data={"csrf": csrf, "before": "not it at all", "chosen": CHOSEN}
            ).status_code
            == 403
        )
        done = one.post("/account/password", data={"csrf": csrf, "before": first, "chosen": CHOSEN})
        assert "It is done" in done.text
        assert elsewhere.get("/help").status_code == 423
        assert one.get("/help").status_code == 200
    assert (
        httpx.post(room.origin + "/sign-in", data={"name": "Somebody", "password": first}, timeout=60).status_code
        == 403
    )
    with _signed_in(room, "SOMEBODY", CHOSEN):
        pass


def test_custodians_change_roles_and_switch_off(room: Served) -> None:
    with room.client() as here:
        password = _make(here, "Somebody", "describe")
        number = room.room.accounts.all()[0].id
        with _signed_in(room, "Somebody", password) as one:
            here.post(f"/accounts/{number}/role", data={"csrf": token(here), "role": "read"})
            assert one.get("/help").status_code == 423
        with _signed_in(room, "Somebody", password) as one:
            assert one.get("/add").status_code == 403
            here.post(f"/accounts/{number}/off", data={"csrf": token(here)})
            assert one.get("/help").status_code == 423
        refused = httpx.post(room.origin + "/sign-in", data={"name": "Somebody", "password": password}, timeout=60)
        assert refused.status_code == 403
        here.post(f"/accounts/{number}/on", data={"csrf": token(here)})
        page = here.post(f"/accounts/{number}/password", data={"csrf": token(here)}).text
        anew = re.search(r'class="password">([^<]+)<', page)
        assert anew
        assert anew[1] != password
        assert here.post(f"/accounts/{number}/nothing", data={"csrf": token(here)}).status_code == 404
        assert here.post("/accounts/x/off", data={"csrf": token(here)}).status_code == 404
        assert here.post(f"/accounts/{number}/role", data={"csrf": token(here), "role": "god"}).status_code == 400
        twice = here.post("/accounts/make", data={"csrf": token(here), "name": " SOMEBODY ", "role": "read"})
        assert twice.status_code == 400
        assert "There is an account called" in twice.text
        hostile = here.post(
            "/accounts/make", data={"csrf": token(here), "name": '"><img src=x onerror=alert(1)>', "role": "read"}
        )
        assert "<img" not in hostile.text


def test_another_process_that_switches_somebody_off_is_heeded(room: Served) -> None:
    with room.client() as here:
        password = _make(here, "Somebody", "describe")
    with _signed_in(room, "Somebody", password) as one:
        with room.room.lending.own() as opened:
            other = Accounts(sealed_files.SealedFiles(opened, "accounts"))
        other.switch(other.all()[0].id, off=True)
        assert one.get("/help").status_code == 423


def test_tries_are_counted_and_wait_longer(room: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    # To check one is slow on purpose, and the first waits are shorter than that on a busy machine.
    monkeypatch.setattr(keeping, "fits", lambda kept, password: False)
    with room.client() as here:
        _make(here, "Somebody", "read")
    tries = [
        httpx.post(room.origin + "/sign-in", data={"name": " " * n + "Somebody", "password": f"wrong {n}"})
        for n in range(7)
    ]
    assert [one.status_code for one in tries] == [403] * 5 + [429] * 2
    assert "Wait" in tries[-1].text
    assert all("set-cookie" not in one.headers for one in tries)


def test_waits_grow_and_end() -> None:
    now = [0.0]
    limits = Limits(lambda: now[0])
    waits = []
    for _ in range(20):
        try:
            limits.begin("a")
        except TooOften as fault:
            waits.append(int(fault.facts["seconds"]))  # type: ignore[arg-type]
            now[0] += waits[-1]
            limits.begin("a")
    assert waits == sorted(waits)
    assert waits[0] <= 4
    assert waits[-1] == 901
    limits.begin("b")
    limits.passed("a")
    limits.begin("a")
    assert address_of("2001:db8:0:1:2::9") == address_of("2001:db8:0:1::1") != address_of("2001:db8:0:2::1")


def test_a_name_that_nobody_has_is_refused_as_slowly_and_in_the_same_words(room: Served) -> None:
    with room.client() as here:
        _make(here, "Somebody", "read")
    one, other = (
        httpx.post(room.origin + "/sign-in", data={"name": name, "password": "wrong wrong wrong"}, timeout=60)
        for name in ("Somebody", "Nobody42")
    )
    assert one.text.replace("Somebody", "") == other.text.replace("Nobody42", "")


def test_who_had_which_file_is_noted_once(room: Served) -> None:
    with room.client() as here:
        password = _make(here, "Nadia", "read")
    with _signed_in(room, "Nadia", password) as one:
        item = re.search(r'href="/items/([0-9a-f]+)', one.get("/search").text)
        assert item
        page = one.get(f"/items/{item[1]}").text
        address = re.search(r'href="(http[^"]*/file/[^"]*)\?download"', page)
        assert address
        headers = {"host": address[1].split("/")[2]}
        assert one.head(address[1], headers=headers).status_code == 200
        for first in (0, 2, 4):
            answer = one.get(address[1], headers={**headers, "range": f"bytes={first}-{first}"})
            assert answer.status_code == 206
        assert one.get(address[1], headers={**headers, "range": "bytes=99999999999-"}).status_code == 416
        assert one.get(address[1] + "?download", headers=headers).status_code == 200
        assert one.get(address[1].replace("/file/", "/fill/"), headers=headers).status_code == 404
    with room.client() as here:
        lines = here.get("/seen?account=Nadia").text.split("<tbody>")[1]
    told = re.findall(rf'href="(/items/{item[1]}\?[^"]*file=\w+)"', lines)
    assert told == [f"/items/{item[1]}?file=saved", f"/items/{item[1]}?file=shown"]


def test_nothing_of_it_lies_in_clear_on_the_disk_and_a_forged_file_opens_nothing(room: Served) -> None:
    with room.client() as here:
        password = _make(here, "Hapaxlegomenon", "read")
    with _signed_in(room, "Hapaxlegomenon", password) as one:
        one.get("/search?q=uniqueword")
    with room.client() as here:
        seen = here.get("/seen").text
        assert "Hapaxlegomenon" in seen
        assert "At this machine" in seen
        assert "/accounts" in seen
        mine = here.get("/seen?account=Hapaxlegomenon").text
        assert 'href="/help"' not in mine.split("<tbody>")[1]
        assert "<script>" not in here.get("/seen?account=<script>&page=9").text
    local = room.room.path / "local"
    held = b"".join(path.read_bytes() for path in local.rglob("*.age"))
    assert held
    assert b"Hapax" not in held
    assert not any("hapax" in path.name.lower() for path in local.rglob("*"))
    with room.room.lending.own() as opened:
        files = sealed_files.SealedFiles(opened, "accounts")
        others = sealed_files.SealedFiles(opened, "sights")
    others.write("accounts", [])
    (local / "accounts" / "accounts.age").write_bytes((local / "sights" / "accounts.age").read_bytes())
    with pytest.raises(AccountsDamaged):
        files.read("accounts")
    refused = httpx.post(room.origin + "/sign-in", data={"name": "Hapaxlegomenon", "password": password})
    assert refused.status_code == 500


def test_who_saw_what_is_bounded(room: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    from amana.web.accounts import seeing

    monkeypatch.setattr(seeing, "_LINES", 10)
    monkeypatch.setattr(seeing, "_FILES", 3)
    seen = room.room.seen
    for number in range(95):
        seen.note("a", f"/{number}")
        if number % 7 == 0:
            seen.flush(now=True)
    lines = seen.entries(limit=1000)
    assert 20 <= len(lines) <= 30
    assert [one.path for one in lines] == [f"/{94 - n}" for n in range(len(lines))]


def test_without_the_libraries_it_says_what_to_install(room: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        raise LibraryMissing(extra="accounts", library="argon2")

    passwords._nobodys.cache_clear()
    monkeypatch.setattr(passwords, "_hasher", gone)
    with room.client() as here:
        page = here.get("/accounts")
        assert "amana[accounts]" in page.text
        assert here.get("/help").status_code == 200


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("127.9.9.9", True),
        ("0.0.0.0", False),
        ("a.example", False),
    ],
)
def test_which_addresses_are_this_machines(host: str, own: bool) -> None:
    assert is_loopback(host) == own


@pytest.mark.parametrize(
    ("wishes", "fault"),
    [
        ({"host": "0.0.0.0"}, HostUnnamed),
        ({"host": "::"}, HostUnnamed),
        ({"host": "archive.example"}, HostNeedsTls),
        ({"host": "127.0.0.1", "key": Path("/absent")}, HostNeedsTls),
        ({"host": "archive.example", "certificate": Path("/absent"), "key": Path("/absent")}, CertificateUnusable),
    ],
)
def test_what_cannot_be_served_is_said_before_anything_is(
    demo_copy: tuple[Path, Path], wishes: dict[str, Any], fault: type[AmanaError]
) -> None:
    with pytest.raises(fault), served(demo_copy[0], identity=demo_copy[1], **wishes):
        pass


def _certificate(folder: Path) -> dict[str, Path]:
    """A certificate for localhost that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return {"certificate": folder / "certificate.pem", "key": folder / "key.pem"}


def test_over_a_network_it_is_served_with_tls_to_those_with_accounts(
    demo_copy: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import amana.web.house.hosts
    import amana.web.house.room

    # As if localhost were another machine's name: no other is to be had in a test.
    monkeypatch.setattr(amana.web.house.hosts, "is_loopback", lambda host: False)
    monkeypatch.setattr(amana.web.house.room, "is_loopback", lambda host: False)
    wishes = {"host": "localhost", **_certificate(tmp_path)}
    with pytest.raises(AccountsMissing), served(demo_copy[0], identity=demo_copy[1], **wishes):
        pass
    with amana.open_archive(demo_copy[0], identity=demo_copy[1]) as opened:
        kept = Accounts(sealed_files.SealedFiles(opened, "accounts"))
        _, password = kept.make("Somebody", "describe")
    trust = ssl.create_default_context(cafile=str(wishes["certificate"]))
    with served(demo_copy[0], identity=demo_copy[1], idle=0.05, **wishes) as room:
        assert room.origin.startswith("https://localhost:")
        with _signed_in(room, "Somebody", password, verify=trust) as one:
            page = one.get("/help")
            assert page.headers["strict-transport-security"] == "max-age=31536000"
            [cookie] = one.cookies.jar
            assert cookie.name.startswith("__Host-amana-")
            assert cookie.secure
            assert one.get("/help", headers={"host": "127.0.0.1"}).status_code == 421
            spoofed = one.get("/help", headers={"x-forwarded-for": "10.9.8.7", "x-forwarded-proto": "http"})
            assert spoofed.status_code == 200
            time.sleep(4)
            assert one.get("/help").status_code == 423  # silent for too long: sign in again
            assert not room.room.lending.locked  # and the room itself stays open for others
        with _signed_in(room, "Somebody", password, verify=trust) as one:
            assert one.get("/help").status_code == 200
    with pytest.raises(httpx.HTTPError):
        httpx.get(room.origin.replace("https", "http"))


def test_a_passkey_is_made_and_signs_in(demo_copy: tuple[Path, Path], tmp_path: Path, browser: Browser) -> None:
    with served(demo_copy[0], identity=demo_copy[1], host="localhost", **_certificate(tmp_path)) as room:
        _, password = room.room.accounts.make("Somebody", "describe")
        context = browser.new_context(locale="en-GB", ignore_https_errors=True)
        page = context.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        session = context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        session.send(
            "WebAuthn.addVirtualAuthenticator",
            {
                "options": {
                    "protocol": "ctap2",
                    "transport": "internal",
                    "hasResidentKey": True,
                    "hasUserVerification": True,
                    "isUserVerified": True,
                    "automaticPresenceSimulation": True,
                }
            },
        )
        page.goto(room.origin + "/door")
        page.fill("#name", "Somebody")
        page.fill("#password", password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/account")
        page.fill("#passkey-name", "A test's authenticator")
        page.click("#new-passkey")
        page.wait_for_url("**/account?changed=yes")
        assert page.get_by_text("A test's authenticator").first.is_visible()
        page.get_by_role("button", name="Sign out").click()
        page.wait_for_url("**/door")
        page.click("#with-passkey")
        page.wait_for_url("**/account")
        [account] = room.room.accounts.all()
        [passkey] = account.passkeys
        assert passkey.used
        # Of somebody who is switched off it signs in nobody.
        page.get_by_role("button", name="Sign out").click()
        page.wait_for_url("**/door")
        room.room.accounts.switch(account.id, off=True)
        page.click("#with-passkey")
        page.get_by_text("The passkey was not accepted").wait_for()
        context.close()
        assert complaints == []


def test_answers_that_no_authenticator_gave_are_refused(demo_copy: tuple[Path, Path]) -> None:
    with served(demo_copy[0], identity=demo_copy[1], host="localhost") as room, room.client() as here:
        password = _make(here, "Somebody", "read")
        with _signed_in(room, "Somebody", password) as one:
            csrf = {"x-csrf": token(one)}
            one.post("/api/account/passkey/making", headers=csrf)
            half = {"answer": {"id": "x", "response": {"clientDataJSON": "e30"}}}
            answers: list[Any] = [[], {}, {"answer": {}}, half]
            for told in answers:
                assert one.post("/api/account/passkey", json=told, headers=csrf).status_code == 403, told
            assert one.post("/api/account/passkey", content=b"[" * 9000, headers=csrf).status_code == 400
        answers = [[], {"id": "x"}, {"id": {}}]
        for told in answers:
            assert httpx.post(room.origin + "/api/sign-in/passkey", json=told).status_code == 403
        assert httpx.post(room.origin + "/api/sign-in/passkey", json={}).status_code in (403, 429)


def test_the_pages_in_both_languages(room: Served) -> None:
    with room.client() as here:
        password = _make(here, "مها المخترعة", "custodian")
        assert "الحسابات" in here.get("/accounts?lang=ar").text
        assert "من رأى ماذا" in here.get("/seen?lang=ar").text
    with _signed_in(room, "مها المخترعة", password) as one:
        assert "Passkeys belong to a name" in one.get("/account?lang=en").text
        assert "مفاتيح المرور" in one.get("/account?lang=ar").text
        assert one.get("/accounts").status_code == 200
    assert "الدخول" in httpx.get(room.origin + "/door?lang=ar").text
