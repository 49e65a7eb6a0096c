"""WACZ packages made here: recordings, a list of pages, hashes, and a signature where one is wanted."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import zipfile
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.intake.pages.warc_maker import ADDRESS, CAPTURED, by_record, records

KEY = ec.derive_private_key(20301222, ec.SECP384R1())
PAGES = [
    {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"},
    {"id": "1", "url": ADDRESS, "ts": CAPTURED, "title": "Siege of Wadi al-Noor", "text": "وادي النور\nwas empty"},
    {"id": "2", "url": f"{ADDRESS}/2", "ts": CAPTURED},
]


def files() -> dict[str, bytes]:
    """What a package holds, but for its own lists."""
    return {
        "archive/data.warc.gz": by_record(records()),
        "archive/more.warc.gz": by_record(records()[2:4]),
        "indexes/index.cdx.gz": b"\x1f\x8b",
        "pages/pages.jsonl": "\n".join(json.dumps(page, ensure_ascii=False) for page in PAGES).encode(),
        "logs/crawl.log": b"a word of the crawler\n",
    }


def package(held: dict[str, bytes]) -> bytes:
    """datapackage.json over these files."""
    resources = [
        {"name": path.rpartition("/")[2], "path": path, "hash": "sha256:" + sha256(data), "bytes": len(data)}
        for path, data in held.items()
    ]
    told = {"profile": "data-package", "title": "Siege", "wacz_version": "1.1.1", "software": "Invented 1.0"}
    return json.dumps({**told, "resources": resources}).encode()


def sha256(data: bytes) -> str:
    """In hex."""
    return hashlib.sha256(data).hexdigest()


def signed(listed: bytes, **others: Any) -> bytes:
    """datapackage-digest.json with an anonymous signature as browsers make it."""
    over = "sha256:" + sha256(listed)
    numbers = decode_dss_signature(KEY.sign(over.encode(), ec.ECDSA(SHA256(), deterministic_signing=True)))
    signature = b"".join(number.to_bytes(48, "big") for number in numbers)
    key = KEY.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    told = {
        "hash": over,
        "signature": base64.b64encode(signature).decode(),
        "publicKey": base64.b64encode(key).decode(),
        "created": CAPTURED,
        "software": "Invented 1.0",
    }
    return json.dumps({"path": "datapackage.json", "hash": over, "signedData": {**told, **others}}).encode()


def zipped(held: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """The files as a ZIP; the recordings by this method, the others packed."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as made:
        for path, data in held.items():
            info = zipfile.ZipInfo(path, (2030, 12, 22, 10, 0, 0))
            made.writestr(info, data, method if path.startswith("archive/") else zipfile.ZIP_DEFLATED)
    return sink.getvalue()


def wacz(digest: bool = True, **held: bytes) -> bytes:
    """A whole package, signed where `digest`."""
    inside = {**files(), **held}
    listed = package(inside)
    own = {"datapackage.json": listed, **({"datapackage-digest.json": signed(listed)} if digest else {})}
    return zipped({**inside, **own})
