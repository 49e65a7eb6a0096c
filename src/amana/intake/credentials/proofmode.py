"""ProofMode: photographs and films with what the telephone measured, signed by a key of its own.

A bundle holds for each file its signature, a table of what was measured (CSV, JSON) with its signatures, perhaps
an OpenTimestamps proof, and the public key once (<https://proofmode.org/verify>). The names begin with the
file's SHA-256; in older bundles with its name. That the key is in the same bundle says nothing of whose it is.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from amana.errors import TimestampWrong
from amana.intake.credentials.results import Result, fact, result_of
from amana.records import EmbeddedFact

Read = Callable[[str], bytes | None]

MOST_PROOFS = 40
_MOST_FIELDS = 60
_MOST_FILES = 1_000
_LONGEST_TABLE = 256 * 1024
_TABLE = re.compile(r"(.+)\.proof\.(csv|json)", re.DOTALL)
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")
_BESIDE = (".asc", ".ots", ".gst", ".devicecheck", ".proof.csv", ".proof.json", ".sig", ".p7s")
_HASH_FIELD = "file hash sha256"
_PATH_FIELD = "file path"


@dataclass
class _Bundle:
    """The members by their plain names, the public keys among them, and files' digests as they are asked for."""

    members: Mapping[str, str]
    read: Read
    keys: list[bytes] = field(default_factory=list)
    digests: dict[str, str | None] = field(default_factory=dict)

    def bytes_of(self, name: str) -> bytes | None:
        return self.read(self.members[name]) if name in self.members else None

    def digest(self, name: str) -> str | None:
        """SHA-256, hex; None where the member cannot be read here."""
        if name not in self.digests:
            data = self.bytes_of(name)
            self.digests[name] = None if data is None else hashlib.sha256(data).hexdigest()
        return self.digests[name]


def proofmode_facts(members: Mapping[str, str], read: Read) -> Iterator[EmbeddedFact]:
    """What each proof of a bundle says, and whether it fits the file it is about; nothing where there is none."""
    stems = sorted({match[1] for name in members if (match := _TABLE.fullmatch(name))})
    if not stems:
        return
    bundle = _Bundle(members, read)
    bundle.keys = list(_keys(bundle))
    fields = {stem: _fields(bundle, stem) for stem in stems[:MOST_PROOFS]}
    for stem, said in fields.items():
        yield from _verdicts(bundle, stem, said)
    yield from _key_facts(bundle)
    if len(stems) > MOST_PROOFS:
        yield fact("proofmode-proofs", str(len(stems)))
    for stem, said in fields.items():
        yield fact("proofmode-fields-of", stem)
        for name, value in list(said.items())[:_MOST_FIELDS]:
            yield fact(f"proofmode:{name}", value)


def _keys(bundle: _Bundle) -> Iterator[bytes]:
    for name in [one for one in bundle.members if one.endswith((".asc", ".gpg", ".pub"))][: 4 * MOST_PROOFS]:
        data = bundle.bytes_of(name)
        if data is not None and b"BEGIN PGP PUBLIC KEY BLOCK" in data[:_LONGEST_TABLE]:
            yield data


def _key_facts(bundle: _Bundle) -> Iterator[EmbeddedFact]:
    from amana.attesting import read_pgp_keys

    for key in [key for data in bundle.keys for key in read_pgp_keys(data)][:5]:
        yield fact("proofmode-key", " ".join((key.fingerprints[0], *key.user_ids[:3])))


def _verdicts(bundle: _Bundle, stem: str, said: Mapping[str, str]) -> Iterator[EmbeddedFact]:
    media, result = _media(bundle, stem, said)
    yield fact("proofmode", result, stem)
    if media is not None:
        yield fact("proofmode-file", media)
    signature = next((one for one in (f"{stem}.asc", f"{media}.asc") if one in bundle.members), None)
    yield from _signature(bundle, "proofmode-signature", media, signature)
    for kind in ("csv", "json"):
        table = f"{stem}.proof.{kind}"
        if table in bundle.members:
            yield from _signature(bundle, f"proofmode-{kind}-signature", table, f"{table}.asc")
    yield from _timestamp(bundle, stem, media)


def _media(bundle: _Bundle, stem: str, said: Mapping[str, str]) -> tuple[str | None, Result]:
    """The file that a proof is about, and whether its digest is the one in the proof and in the proof's name."""
    folder, _, last = stem.rpartition("/")
    stated = {said.get(_hash_name(said), "").strip().lower(), last.lower()}
    digests = {one for one in stated if _SHA256.fullmatch(one)}
    path = next((value for name, value in said.items() if name.lower() == _PATH_FIELD), "")
    near = [stem, f"{folder}/{path.rpartition('/')[2]}".lstrip("/")]
    named = [name for name in near if name in bundle.members]
    files = [name for name in bundle.members if not _is_beside(name)][:_MOST_FILES]
    for name in [*named, *files] if digests else []:
        if bundle.digest(name) in digests:
            return name, "valid" if len(digests) == 1 else "invalid"
    if not named:
        unread = digests and any(bundle.digest(name) is None for name in files)
        return None, "not-checked" if unread else "absent"
    unknown = bundle.digest(named[0]) is None or not digests
    return named[0], "not-checked" if unknown else "invalid"


def _hash_name(said: Mapping[str, str]) -> str:
    return next((name for name in said if name.lower() == _HASH_FIELD), "")


def _is_beside(name: str) -> bool:
    last = name.rpartition("/")[2].lower()
    return last.endswith(_BESIDE) or last.startswith(("pubkey", "howtoverify"))


def _signature(bundle: _Bundle, name: str, signed: str | None, signature: str | None) -> Iterator[EmbeddedFact]:
    from amana.attesting import check_openpgp, read_pgp_signatures

    told = bundle.bytes_of(signature) if signature is not None else None
    data = bundle.bytes_of(signed) if signed is not None else None
    if told is None:
        yield fact(name, "absent")
        return
    if data is None:
        yield from _not_checked(name, "file-absent")
        return
    check = check_openpgp(data, told, bundle.keys)
    yield fact(name, result_of(check))
    if check.why is not None:
        yield fact(f"{name}-why", check.why)
    for one in read_pgp_signatures(told)[:1]:
        if one.created is not None:
            yield fact(f"{name}-time", one.created.isoformat())


def _not_checked(name: str, why: str) -> Iterator[EmbeddedFact]:
    yield fact(name, "not-checked")
    yield fact(f"{name}-why", why)


def _timestamp(bundle: _Bundle, stem: str, media: str | None) -> Iterator[EmbeddedFact]:
    from amana.attesting import read_ots_file

    data = next((bundle.bytes_of(one) for one in (f"{stem}.ots", f"{media}.ots") if one in bundle.members), None)
    if data is None:
        yield fact("proofmode-timestamp", "absent")
        return
    try:
        told = read_ots_file(data)
    except TimestampWrong:
        yield fact("proofmode-timestamp", "invalid")
        return
    if media is None:
        yield from _not_checked("proofmode-timestamp", "file-absent")
    elif bundle.digest(media) != told.digest:
        yield fact("proofmode-timestamp", "invalid")
    else:
        yield from _not_checked("proofmode-timestamp", "block-to-compare" if told.blocks else "pending")
    for height, merkle_root in told.blocks[:3]:
        yield fact("proofmode-block", f"{height} {merkle_root}")


def _fields(bundle: _Bundle, stem: str) -> dict[str, str]:
    """What the telephone measured, name by name, as written. The JSON where there is one, else the CSV."""
    for kind, parse in (("json", _from_json), ("csv", _from_csv)):
        data = bundle.bytes_of(f"{stem}.proof.{kind}")
        if data is not None and len(data) <= _LONGEST_TABLE and (said := parse(data.decode("utf-8", "replace"))):
            return said
    return {}


def _from_json(text: str) -> dict[str, str]:
    try:
        told = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError):
        return {}
    if isinstance(told, list) and told:
        told = told[0]
    if not isinstance(told, dict):
        return {}
    return {name: _as_text(value) for name, value in told.items() if _as_text(value).strip()}


def _as_text(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _from_csv(text: str) -> dict[str, str]:
    """A row of names and a row of values; or, in some versions, a name and a value in each row."""
    try:
        rows = [row for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))) if row]
    except csv.Error:
        return {}
    if len(rows) < 2:
        return {}
    if all(len(row) == 2 for row in rows) and len(rows) > 2:
        pairs = [(row[0], row[1]) for row in rows]
    else:
        pairs = list(zip(rows[0], rows[1], strict=False))
    return {name.strip(): value for name, value in pairs if name.strip() and value.strip()}
