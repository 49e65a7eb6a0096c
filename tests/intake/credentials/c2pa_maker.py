"""Signed pictures, made with the reference library's own builder and certificates of the moment."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from PIL import Image

FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/tiff": "TIFF"}
ACTIONS = [
    {
        "action": "c2pa.created",
        "when": "2024-03-05T09:12:44Z",
        "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    },
    {"action": "c2pa.cropped", "softwareAgent": {"name": "Wadi Trim", "version": "3"}},
]


def a_picture(media_type: str = "image/jpeg") -> bytes:
    sink = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(sink, FORMATS[media_type])
    return sink.getvalue()


def _name(common: str) -> x509.Name:
    organisation = x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Committee of Wadi al-Noor")
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common), organisation])


def _certificate(
    common: str, key: EllipticCurvePrivateKey, by: EllipticCurvePrivateKey, root: bool
) -> x509.Certificate:
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(_name(common))
        .issuer_name(_name("Root"))
        .public_key(key.public_key())
        .serial_number(1 if root else 2)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=9))
        .add_extension(x509.BasicConstraints(root, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if not root:
        uses = [True, *(False,) * 8]
        made = (
            made.add_extension(x509.KeyUsage(*uses), critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False)
        )
    return made.sign(by, hashes.SHA256())


@cache
def signed_picture(media_type: str = "image/jpeg") -> bytes:
    """A picture with a manifest that fits it. Skips the test where the library is absent."""
    c2pa = pytest.importorskip("c2pa", reason="content credentials need the extra credentials")
    root, leaf = generate_private_key(SECP256R1()), generate_private_key(SECP256R1())
    chain = [_certificate("Camera of Samira", leaf, root, root=False), _certificate("Root", root, root, root=True)]
    info = c2pa.C2paSignerInfo(
        alg=b"es256",
        sign_cert=b"".join(one.public_bytes(Encoding.PEM) for one in chain),
        private_key=leaf.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        ta_url=None,
    )
    settings = {
        "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_after_sign": False},
        "builder": {"thumbnail": {"enabled": False}},
    }
    manifest = {
        "claim_generator_info": [{"name": "Wadi Camera", "version": "1.2"}],
        "title": "well.jpg",
        "assertions": [{"label": "c2pa.actions", "data": {"actions": ACTIONS}}],
    }
    sink = io.BytesIO()
    with (
        c2pa.Context(settings=c2pa.Settings.from_dict(settings)) as context,
        c2pa.Builder(manifest, context=context) as builder,
        c2pa.Signer.from_info(info) as signer,
    ):
        source = io.BytesIO(a_picture("image/jpeg"))
        builder.add_ingredient({"title": "source.jpg", "relationship": "parentOf"}, "image/jpeg", source)
        builder.sign(signer, media_type, io.BytesIO(a_picture(media_type)), sink)
    return sink.getvalue()
