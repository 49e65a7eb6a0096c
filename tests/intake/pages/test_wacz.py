"""WACZ packages: pages, records where they lie, hashes, signatures; and packages that are not what they say."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from amana.errors import ReadingFailed
from amana.intake import READERS, Part, Reader, Reading, media_type, readers
from amana.intake.pages.wacz import Wacz
from tests.contracts.reader_contract import ReaderContract
from tests.intake.pages.wacz_maker import KEY, files, package, sha256, signed, wacz, zipped
from tests.intake.pages.warc_maker import PAGE, by_record, response


class TestWacz(ReaderContract):
    def reader(self) -> Reader:
        return next(reader for reader in READERS if reader.name == "wacz")

    def sample(self) -> tuple[bytes, str]:
        return wacz(), "siege.wacz"


def _all(data: bytes) -> list[Reading]:
    found = [Wacz().read(io.BytesIO(data), "a.wacz", Wacz.limits)]
    while found[-1].resume is not None:
        found.append(Wacz().read_on(io.BytesIO(data), "a.wacz", Wacz.limits, found[-1].resume))
    return found


def _parts(data: bytes) -> dict[str, Part]:
    return {part.place: part for reading in _all(data) for part in reading.parts}


def _facts(data: bytes) -> dict[str, str]:
    return {fact.name: fact.value for fact in Wacz().read(io.BytesIO(data), "a.wacz", Wacz.limits).facts}


def _told(part: Part) -> dict[str, str]:
    return {fact.name: fact.value for fact in part.facts}


def test_the_pages_with_their_words() -> None:
    reading = Wacz().read(io.BytesIO(wacz()), "a.wacz", Wacz.limits)
    pages = [part for part in reading.parts if part.kind == "page"]
    assert [_told(part)["address"] for part in pages] == [
        "https://river.example/siege",
        "https://river.example/siege/2",
    ]
    assert reading.texts[0].text[pages[0].start : pages[0].end] == "Siege of Wadi al-Noor\nوادي النور\nwas empty"
    assert (pages[1].text, reading.title) == (None, "Siege")


def test_every_record_is_read_where_it_lies() -> None:
    parts = _parts(wacz())
    assert parts["member/archive/data.warc.gz/record/3"].data == PAGE
    assert parts["member/archive/more.warc.gz/record/1"].data == PAGE
    assert parts["member/archive/more.warc.gz/record/2"].of == "member/archive/more.warc.gz"
    assert len([place for place in parts if "/record/" in place]) == 7


def test_other_files_come_with_their_bytes_and_indexes_are_told() -> None:
    parts = _parts(wacz())
    assert parts["member/logs/crawl.log"].data == b"a word of the crawler\n"
    assert (parts["member/indexes/index.cdx.gz"].data, parts["member/indexes/index.cdx.gz"].size) == (None, 2)
    assert _told(parts["member/archive/data.warc.gz"])["hash-check"] == "valid"
    assert _told(parts["member/logs/crawl.log"])["hash-check"] == "valid"


def test_what_fits_is_by_a_signer_unknown() -> None:
    told = _facts(wacz())
    assert told["package-files"] == told["package-hash"] == "valid"
    assert (told["signature"], told["signature-kind"]) == ("signer-unknown", "anonymous key")
    assert (told["signed-at"], told["package:software"]) == ("2030-12-22T10:00:00Z", "Invented 1.0")
    assert told["signature-key"].startswith("sha256:")


def test_two_long_paths_that_begin_alike_are_two_parts() -> None:
    """Found by fuzzing: places are told as far as a thousand characters."""
    long = "a" * 1_200
    held = {**files(), f"{long}1": b"one", f"{long}2": b"two"}
    readings = _all(zipped({**held, "datapackage.json": package(held)}))
    told = [part for one in readings for part in one.parts if part.place.startswith("member/aaa")]
    assert sorted(part.data or b"" for part in told) == [b"one", b"two"]
    assert len({part.place for part in told}) == 2


def test_no_signature_is_absent() -> None:
    told = _facts(wacz(digest=False))
    assert told["signature"] == "absent"
    assert "package-hash" not in told


def _with(digest: Any) -> bytes:
    held = files()
    listed = package(held)
    return zipped({**held, "datapackage.json": listed, "datapackage-digest.json": digest(listed)})


@pytest.mark.parametrize(
    ("digest", "signature", "package_hash"),
    [
        (lambda listed: signed(listed, signature=base64.b64encode(bytes(96)).decode()), "invalid", "valid"),
        (lambda listed: signed(listed, hash="sha256:" + "0" * 64), "invalid", "valid"),
        (lambda listed: signed(listed + b" "), "invalid", "invalid"),
        (lambda listed: signed(listed, publicKey="AAAA"), "not-checked", "valid"),
        (lambda listed: signed(listed, publicKey=None, domainCert="none"), "not-checked", "valid"),
        (lambda listed: json.dumps({"hash": "sha256:" + sha256(listed)}).encode(), "absent", "valid"),
        (lambda listed: b"[]", "absent", "invalid"),
        (lambda listed: b"{" * 5000, "absent", "invalid"),
        (lambda listed: b'{"signedData": {"hash": 5}}', "invalid", "invalid"),
    ],
)
def test_signatures_that_do_not_hold(digest: Any, signature: str, package_hash: str) -> None:
    told = _facts(_with(digest))
    assert (told["signature"], told["package-hash"]) == (signature, package_hash)


def test_a_signature_with_a_certificate() -> None:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "river.example")])
    now = datetime(2030, 12, 22, tzinfo=UTC)
    certificate = (
        x509.CertificateBuilder(name, name, KEY.public_key(), 7, now, now + timedelta(days=90))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("river.example")]), critical=False)
        .sign(KEY, SHA256())
        .public_bytes(Encoding.PEM)
        .decode()
    )

    def digest(listed: bytes) -> bytes:
        over = "sha256:" + sha256(listed)
        signature = base64.b64encode(KEY.sign(over.encode(), ec.ECDSA(SHA256()))).decode()
        told = {"publicKey": None, "domain": "river.example", "domainCert": certificate, "timeSignature": "AAAA"}
        return signed(listed, signature=signature, **told)

    told = _facts(_with(digest))
    assert (told["signature"], told["signature-kind"]) == ("signer-unknown", "certificate")
    assert (told["signed-by-domain"], told["signature-certificate-names-domain"]) == ("river.example", "yes")
    assert told["signature-time-check"] == "invalid"


def test_a_file_that_was_changed_does_not_fit() -> None:
    held = files()
    listed = package(held)
    held["archive/data.warc.gz"] = by_record([response(b"another")])
    del held["logs/crawl.log"]
    data = zipped({**held, "datapackage.json": listed})
    told = _facts(data)
    assert (told["package-files"], told["package-files-invalid"]) == ("invalid", "2")
    parts = _parts(data)
    assert _told(parts["member/archive/data.warc.gz"])["hash-check"] == "invalid"
    assert parts["member/archive/data.warc.gz/record/1"].data == b"another"


def test_a_package_without_a_list_is_read_all_the_same() -> None:
    data = zipped(files())
    assert _facts(data)["package-files"] == "absent"
    assert "member/archive/data.warc.gz/record/3" in _parts(data)


def test_a_recording_that_is_packed_goes_on_as_a_file() -> None:
    parts = _parts(zipped(files(), zipfile.ZIP_DEFLATED))
    assert parts["member/archive/data.warc.gz"].data == files()["archive/data.warc.gz"]


def test_a_recording_that_is_broken_costs_itself_alone() -> None:
    held = {**files(), "archive/data.warc.gz": b"no recording at all"}
    readings = _all(zipped({**held, "datapackage.json": package(held)}))
    places = [part.place for reading in readings for part in reading.parts]
    assert "member/archive/more.warc.gz/record/1" in places
    assert "parts-unread" in [reading.note for reading in readings]


def test_lines_that_are_no_pages_are_told() -> None:
    held = {
        **files(),
        "pages/pages.jsonl": b'{"url": "https://a.example"}\nnot json\n[]\n{"url": 5, "title": ["x"]}\n',
    }
    reading = Wacz().read(io.BytesIO(zipped(held)), "a.wacz", Wacz.limits)
    assert reading.note == "parts-unread"
    assert len([part for part in reading.parts if part.kind == "page"]) == 2


def test_only_a_package_is_recognised() -> None:
    data = wacz()
    assert Wacz().recognises("application/zip", data[:4096], "no-name")
    other = zipped({"photos/a.jpg": b"", "archive/data.warc.gz": b""})
    assert not Wacz().recognises("application/zip", other[:4096], "a.zip")
    other = zipped({"datapackage.json": b'{"profile": "tabular-data-package"}'})
    assert not Wacz().recognises("application/zip", other[:4096], "a.zip")


@pytest.mark.parametrize(
    "token",
    [
        '{"file": 99, "at": 0, "skip": 0, "record": 1}',
        '{"file": 0, "at": 0, "skip": 0, "record": 0}',
        '{"file": 0}',
    ],
)
def test_a_token_from_elsewhere_is_refused(token: str) -> None:
    with pytest.raises(ReadingFailed):
        Wacz().read_on(io.BytesIO(wacz()), "a", Wacz.limits, token)


def test_it_holds_in_the_confined_process() -> None:
    data = wacz()
    with readers(1) as pool:
        outcome = pool.read(data, len(data), media_type(data[:4096], "a.wacz"), data[:4096], "a.wacz")
    assert (outcome.module, outcome.reading) == ("wacz", _all(data)[0])
