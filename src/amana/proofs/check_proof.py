#!/usr/bin/env python3
"""Check a proof that something was kept in an Amana archive. Needs Python 3.8 or newer, and nothing else.

    python3 check_proof.py PROOF [--file ORIGINAL] [--trust KEY]... [--tokens DIR]

Whatever an archive takes in is entered in the log of the device that does it: a list that only grows, held
together by a Merkle tree whose root the device signs. Of each thing the log holds a commitment alone: a hash over
the fields of its record (SHA-256, name, time, place ...), each with a salt. PROOF shows some of those fields, and
that they belong to one entry of one signed log. This program checks that. It asks nobody and uses no network.
Ends with 0: the proof holds; 2: wrong usage, or no proof; 4: the proof is wrong, or ORIGINAL is another file.

يفحص إثبات أنّ شيئًا حُفظ في أرشيف «أمانة»، بلا شبكة. 0: الإثبات صحيح؛ 2: ليس إثباتًا؛ 4: خاطئ، أو الملفّ غيره.
"""

from __future__ import annotations

import argparse
import base64
import datetime
import hashlib
import json
import re
import sys
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HEADER = b"c2sp.org/tlog-proof@v1\n"
BETWEEN = rb"(?<=\n)\n(?=c2sp\.org/tlog-proof@v1\n)"  # an empty line before the next proof
MOST_FILE, MOST_PROOFS, MOST_EXTRA, MOST_NOTE = 1 << 24, 4096, 1 << 16, 1 << 18  # bytes; proofs in a file
NAME, HASH, NUMBER = r"[^\s+\x00-\x20]{1,256}", "[0-9a-f]{64}", "0|[1-9][0-9]{0,18}"
LOG, COSIGNER = 1, 4  # what a key signs: C2SP's signature types
CLOCKS = ("received", "at")  # what a record calls the time at which its device entered it
MALFORMED = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OverflowError)
Key = namedtuple("Key", "name kind public id")


class Stop(ValueError):
    """Cannot go on: exit status, why."""


def need(condition: object, why: str) -> None:
    if not condition:
        raise Stop(4, why)


# --- 1. One proof: C2SP tlog-proof, with JSON of Amana's as its extra data
def check(part: bytes, trusted: list[Key]) -> tuple[dict[str, Any], dict[str, Any], str]:
    """Check one proof, and say what it shows: (shown fields, extra data, text of the checkpoint)."""
    head, _, note = part.partition(b"\n\n")
    _, first, second, *hashes = head.decode("ascii").split("\n")
    need(first.startswith("extra ") and re.fullmatch(f"index ({NUMBER})", second), "lines are missing")
    data, index, path = unbase64(first[6:]), int(second[6:]), [unbase64(line) for line in hashes]
    need(index < 2**63 - 1 and len(path) <= 63 and {len(one) for one in path} <= {32}, "its path is not right")
    need(len(data) <= MOST_EXTRA and 0 < len(note) <= MOST_NOTE, "it is too long")
    extra = json.loads(data.decode())
    need(canonical(extra) == data and type(extra["v"]) is int, "its extra data is not right")
    if extra["v"] != 1:
        raise Stop(2, "It was made by a later version of Amana.")
    key, logs = read_key(extra["key"]), [one for one in trusted if one.kind == LOG]
    _, archive, device = key.name.split("/")
    named = re.fullmatch("amana/[0-9a-f]{32}/[0-9a-f]{16}", key.name) and device == hashed(key.public).hex()[:16]
    need(named and key.kind == LOG, "its key is not that of the device it names")
    need(not logs or key in logs, "it is signed with another key than those you trust")
    text, size, root, lines = read_checkpoint(note, key.name)
    own = [signed_by(key.public, text, made) for *of, made in lines if of == [key.name, key.id]]
    need(own and all(own), "its device did not sign this checkpoint")
    entry, leaf = extra["entry"], hashed(b"\0", canonical(extra["entry"]))
    need(index < size and tree_root(leaf, index, size, path) == root, "its entry is not in that log")
    need(type(entry["v"]) is int and entry["v"] == 1, "its log entry is of an unknown kind")
    fields = check_fields(extra["of"], extra["fields"], extra["hidden"], entry["commitment"])
    need(fields.get("device", device) == device, "the record names another device than the one that signed")
    others = [line for line in lines if line[:2] != (key.name, key.id)]
    outside = list(check_outsiders(text, others, extra, trusted))
    print(f"  SHOWN: entry {index} (counted from 0) of {size} in the log of device {device}, archive {archive}")
    said = {name: f"{shown(name)}: {shown(value)}" for name, value in fields.items()}
    print(*(f"    {line}" for name, line in said.items() if name not in CLOCKS), sep="\n")
    print("    The signature fixes all those entries: were one changed, removed or put in, it would fit no more.")
    print(f"  NOT SHOWN: {extra['of'] - len(fields)} more fields of the record, says whoever made the proof")
    print(f"  SIGNED with the device's key {extra['key']}")
    print("    which", "you named" if logs else "came with the proof: compare it with one you have from elsewhere")
    print("  THE DEVICE'S OWN CLOCK, which nobody checked, said:", *[said[one] for one in CLOCKS if one in said])
    print(*(f"  OUTSIDERS: {line}" for line in outside or ["nobody: this shows order, and no time"]), sep="\n")
    if "suspect" in extra:
        print(f"  SUSPECT, says whoever made the proof: {shown(extra['suspect'])}")
    return fields, extra, text


def check_fields(size: int, fields: list[Any], hidden: list[str], committed: str) -> dict[str, Any]:
    """The shown fields. The commitment is a Merkle root over a leaf [salt, name, value] for each field; the widest
    parts of the tree in which nothing is shown stand as their hashes in `hidden`, from left to right."""
    need(isinstance(fields, list) and isinstance(hidden, list) and type(size) is int, "it shows no fields")
    leaves = {index: hashed(b"\0", canonical([salt, name, value])) for index, name, salt, value in fields}
    order = [index for index, _, _, _ in fields]
    names = [name.encode("utf-16-be", "surrogatepass") for _, name, _, _ in fields]
    hexes = [*hidden, committed, *(salt * 2 for _, _, salt, _ in fields)]  # a salt is half as long as a hash
    need(all(re.fullmatch(HASH, one) for one in hexes), "a hash or a salt is not right")
    need(fields and all(type(one) is int and 0 <= one < size <= 256 for one in order), "a field has no place")
    need(order == sorted(set(order)) and names == sorted(set(names)), "the fields are out of order")
    left = [bytes.fromhex(one) for one in hidden]

    def tree(start: int, end: int) -> bytes:
        if not any(start <= index < end for index in leaves):
            return left.pop(0)
        if end - start == 1:
            return leaves[start]
        middle = start + (1 << (end - start - 1).bit_length() - 1)  # the largest power of two that is less
        return hashed(b"\1", tree(start, middle), tree(middle, end))

    need(tree(0, size).hex() == committed and not left, "the fields are not those of the entry's record")
    return {name: value for _, name, _, value in fields}


# --- 2. Signed checkpoints and their keys: C2SP signed-note, tlog-checkpoint, tlog-cosignature
def read_key(text: str) -> Key:
    """A verifier key, `name+id+Base64 of kind and Ed25519 key`."""
    name, number, value = text.split("+", 2)
    data = unbase64(value)
    key = Key(name, int.from_bytes(data[:1], "big"), data[1:], hashed(name.encode(), b"\n", data)[:4])
    need(re.fullmatch(NAME, name) and key.kind in (LOG, COSIGNER) and len(data) == 33, "a key is not right")
    need(key.id.hex() == number, "a key does not have the id that it says")
    return key


def read_checkpoint(note: bytes, log: str) -> tuple[str, int, bytes, list[Any]]:
    """(signed text, number of entries, root of the tree, the signatures: key's name, its id, what it made)"""
    text, _, below = note.decode().rpartition("\n\n")
    origin, size, root, *others = text.split("\n")
    need(origin == log and re.fullmatch(NUMBER, size), "the checkpoint is of another log")
    need(int(size) < 2**63 and len(unbase64(root)) == 32 and all(others), "the checkpoint is not right")
    *lines, end = below.split("\n")
    need(0 < len(lines) <= 64 and not end, "the checkpoint has no signatures, or too many")
    parts = [(dash, name, unbase64(made)) for dash, name, made in (line.split(" ") for line in lines)]
    lawful = [dash == "\u2014" and re.fullmatch(NAME, name) and len(made) > 4 for dash, name, made in parts]
    need(all(lawful) and not re.search(r"[\x00-\x09\x0b-\x1f]", text), "the checkpoint is not right")
    return text + "\n", int(size), unbase64(root), [(name, made[:4], made[4:]) for _, name, made in parts]


def check_outsiders(text: str, lines: list[Any], extra: dict[str, Any], trusted: list[Key]) -> Iterator[str]:
    """Who signed the checkpoint besides its device, in words. One whose key is known must have signed it."""
    brought, stamps = extra.get("cosigners", []), extra.get("timestamps", [])
    need(isinstance(brought, list) and isinstance(stamps, list), "its extra data is not right")
    need(all(read_key(one).kind == COSIGNER for one in brought), "a cosigner's key is not right")
    keys = {(key.name, key.id): key for key in [*map(read_key, brought), *trusted] if key.kind == COSIGNER}
    for name, number, made in dict.fromkeys(lines):
        key, time = keys.get((name, number)), int.from_bytes(made[:8], "big")
        if key is None:
            yield f"signed by {shown(name)}, whose key is not known here: NOT CHECKED"
            continue
        need(signed_by(key.public, f"cosignature/v1\ntime {time}\n{text}", made[8:]), "a cosignature is wrong")
        when = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=time)
        whose = "you named" if key in trusted else "came with the proof: compare it"
        yield f"cosigned by {shown(name)} at {when.isoformat()}Z by its clock\n    {key.public.hex()} {whose}"
    if stamps or "calendars" in extra:
        yield f"{len(stamps) + ('calendars' in extra)} timestamps, which this program CANNOT CHECK: see --tokens"


# --- 3. Hashes of trees (RFC 6962), canonical JSON (RFC 8785), Base64 in its one spelling
def hashed(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def tree_root(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes:
    """The root of a tree of `size` leaves, from the one at `index` and the hashes beside its way, lowest first."""
    if size == 1:
        return b"" if path else leaf  # a path that is too long leads nowhere
    middle = 1 << (size - 1).bit_length() - 1
    if index < middle:
        return hashed(b"\1", tree_root(leaf, index, middle, path[:-1]), path[-1])
    return hashed(b"\1", path[-1], tree_root(leaf, index - middle, size - middle, path[:-1]))


def canonical(value: Any, room: int = 32) -> bytes:
    if isinstance(value, dict) and room:
        names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return b"{" + b",".join(canonical(one) + b":" + canonical(value[one], room - 1) for one in names) + b"}"
    if isinstance(value, list) and room:
        return b"[" + b",".join(canonical(one, room - 1) for one in value) + b"]"
    plain = value is None or isinstance(value, str) or (isinstance(value, int) and abs(value) < 2**53)
    need(plain, "its extra data is not right")
    return json.dumps(value, ensure_ascii=False).encode()


def unbase64(text: str) -> bytes:
    data = base64.b64decode(text, validate=True)
    need(base64.b64encode(data).decode() == text, "Base64 in another spelling")
    return data


# --- 4. Ed25519 (RFC 8032), slowly; points of the curve are (x, y)
PRIME, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
CURVE_D = -121665 * pow(121666, -1, PRIME) % PRIME


def add(p: Any, q: Any) -> Any:
    t = CURVE_D * p[0] * q[0] * p[1] * q[1] % PRIME
    x = (p[0] * q[1] + q[0] * p[1]) * pow(1 + t, -1, PRIME) % PRIME
    return x, (p[1] * q[1] + p[0] * q[0]) * pow(1 - t, -1, PRIME) % PRIME


def times(k: int, p: Any) -> Any:
    total = times(k >> 1, add(p, p)) if k else (0, 1)
    return add(total, p) if k & 1 else total


def point(data: bytes) -> Any:
    y, sign = int.from_bytes(data, "little") % 2**255, data[31] >> 7
    square = (y * y - 1) * pow(CURVE_D * y * y + 1, -1, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    x = x if x * x % PRIME == square else x * pow(2, (PRIME - 1) // 4, PRIME) % PRIME
    need(y < PRIME and x * x % PRIME == square and (x or not sign), "a signature is no point of the curve")
    return (x if x % 2 == sign else PRIME - x), y


def signed_by(public: bytes, text: str, signature: bytes) -> bool:
    s, base = int.from_bytes(signature[32:], "little"), point(bytes.fromhex("58" + 31 * "66"))
    need(len(signature) == 64 and s < ORDER, "a signature is not right")
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + text.encode()).digest(), "little") % ORDER
    return bool(times(s, base) == add(point(signature[:32]), times(k, point(public))))


# --- 5. The whole file, and what is said of it
def shown(value: Any) -> str:
    """Safe to print: nothing in a proof can move or hide what a terminal shows."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)


def take_out(start: str, extra: dict[str, Any], text: str) -> None:
    """Write the timestamps of one proof into files whose names begin so, and say how others check them."""
    data, files = start + ".checkpoint", {".checkpoint": text.encode()}
    print(f"  Timestamps are of {data}, SHA-256 {hashed(text.encode()).hex()}. R: your trusted roots, PEM")
    for no, one in enumerate(extra.get("timestamps", []), 1):
        files[f".{no}.tsr"], files[f".{no}.pem"] = unbase64(one["token"]), one.get("certificates", "").encode()
        print(f"    openssl ts -reply -in {start}.{no}.tsr -text")
        print(f"    openssl ts -verify -in {start}.{no}.tsr -data {data} -untrusted {start}.{no}.pem -CAfile R")
    if "calendars" in extra:
        files[".ots"] = unbase64(extra["calendars"])
        print(f"    ots verify -f {data} {start}.ots")
    for ending, content in files.items():
        with Path(start + ending).open("xb") as file:
            file.write(content)


def run(given: argparse.Namespace) -> int:
    status, hashes = 0, []
    with Path(given.proof).open("rb") as file:
        data = file.read(MOST_FILE + 1)
    parts = re.split(BETWEEN, data)
    if len(data) > MOST_FILE or len(parts) > MOST_PROOFS or not data.startswith(HEADER):
        raise Stop(2, "This is no proof.")
    if not any(part.startswith(HEADER + b"extra ") for part in parts):
        raise Stop(2, "This is a proof of another program: it does not carry what it proves.")
    for number, part in enumerate(parts, 1):
        print(f"PROOF {number} of {len(parts)}")
        try:
            fields, extra, text = check(part, given.trust)
            hashes += [fields["sha256"]] if "sha256" in fields else []
            if given.tokens and ("timestamps" in extra or "calendars" in extra):
                take_out(str(Path(given.tokens, str(number))), extra, text)
        except MALFORMED as fault:
            status, why = fault.args if isinstance(fault, Stop) else (4, "it is not of the known form")
            if status == 2:
                raise
            print(f"  WRONG: {why}")
    if given.file and not hashes and not status:
        raise Stop(2, "The proof shows no hash of a file: there is nothing to compare.")
    if given.file:
        digest = hashlib.sha256()
        with Path(given.file).open("rb") as file:
            for piece in iter(lambda: file.read(1 << 20), b""):
                digest.update(piece)
        same = digest.hexdigest() in hashes
        print(f"ORIGINAL: {digest.hexdigest()},", "as shown" if same else f"NOT WHAT IS SHOWN: {shown(hashes)}")
        status = status if same else 4
    print("No such proof shows whether a content is true or a clock right, who held a device, or what others say.")
    print("THE PROOF IS WRONG / الإثبات خاطئ" if status else "THE PROOF HOLDS / الإثبات صحيح")
    return status


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("proof", metavar="PROOF")
    parser.add_argument("--file", metavar="ORIGINAL", help="also compare this file with the SHA-256 that is shown")
    parser.add_argument(
        "--trust", metavar="KEY", action="append", type=read_key, default=[], help="a key you know"
    )
    parser.add_argument("--tokens", metavar="DIR", help="take timestamps out into DIR, for others to check")
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        return run(parser.parse_args())
    except (Stop, OSError) as fault:
        print(getattr(fault, "filename", None) or "", fault.args[1], file=sys.stderr)
        return int(fault.args[0]) if isinstance(fault, Stop) else 2


if __name__ == "__main__":
    sys.exit(main())
