#!/usr/bin/env python3
"""Bring everything out of an Amana archive. Needs Python 3.8 or newer and a key; nothing else.

    python3 rescue.py --identity KEYFILE DEST

KEYFILE is an age identity file (a line AGE-SECRET-KEY-1..., or such a file under a passphrase) of one
custodian. Everything is written under the new folder DEST, under its original name, checked byte for byte,
with a list of checksums in DEST/SHA256SUMS. Nothing is ever overwritten; run it again and it carries on.
The archive itself is only read. If the program `age` is installed it is used, because it is faster.

    --archive DIR           the archive, if this file does not lie in it
    --passphrase-file FILE  the passphrase of KEYFILE is the first line of FILE (otherwise you are asked)
    --no-age                never use the program `age`
    --unlogged              also bring out what no log names, under DEST/unlogged: unfinished, or not to be trusted

Ends with 0 all done; 2 wrong usage; 3 done in part; 4 damage found; 5 cannot open; 6 not an archive.

إخراج كل ما في أرشيف «أمانة». يكفي بايثون 3.8 أو أحدث ومعه المفتاح:

    python3 rescue.py --identity ملف-المفتاح المجلد

ملف المفتاح هو ملف هوية age لأحد الأمناء، وقد تحميه عبارة مرور. يُكتب كل شيء في المجلد الجديد باسمه الأصلي بعد
التحقق منه بايتًا بايتًا، وقائمة البصمات في SHA256SUMS. لا يُستبدل أي ملف، ويمكن تشغيله مرة أخرى ليتابع من حيث توقف.
"""

from __future__ import annotations

import argparse
import base64
import datetime
import functools
import getpass
import hashlib
import hmac
import io
import itertools
import json
import os
import re
import shutil
import struct
import subprocess
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator
from os.path import abspath, isdir, isfile, islink, join, lexists, realpath
from typing import Any, BinaryIO, NamedTuple

CHUNK = 65536  # bytes of plaintext in one age chunk
MOST_RECORD = 4 << 20  # bytes in one record
MOST_SMALL_FILE = 1 << 20  # bytes in archive.json, an identity file, an age header
HEX64 = re.compile("[0-9a-f]{64}")
# What JSON of the wrong shape raises:
UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)


class Damaged(Exception):
    """Something in the archive is not what it was."""


class Locked(Exception):
    """None of the keys opens this."""


class Stop(Exception):
    """Cannot go on: exit status, sentence."""


# --- 1. The rescue


class Entry(NamedTuple):
    """One log entry: the record it stands for, and the objects that hold it and its contents."""

    device: str
    number: int
    commitment: str
    objects: list[str]
    packs: int = 1  # how many of `objects`, from the first on, may hold the record
    erased: bool = False  # whether something of them was erased: `objects` are then what stands in their place
    resealed: bool = False  # whether the pack of its record is among those

    @property
    def place(self) -> str:
        return f"entry {self.number} of log {self.device}" if self.device else f"object {self.objects[0]}"

    def followed(self, erased: dict[str, list[str]]) -> Entry:
        """The same, with what stands in the place of objects that were erased."""
        if not any(name in erased for name in self.objects):
            return self
        first = live_objects(self.objects[:1], erased)
        objects, resealed = live_objects(self.objects, erased), self.objects[0] in erased
        return self._replace(objects=objects, packs=len(first), erased=True, resealed=resealed)


class File(NamedTuple):
    """One accession: a file as it was received."""

    parts: list[bytes]
    sha256: str
    size: int
    modified: int | None  # nanoseconds since 1970
    objects: list[str]
    order: tuple[str, str, int]
    erased: bool
    item: str  # its id, where it is the first of its content


class Wanted:
    """One content to restore: the paths that wait for it, the objects it may be in, likeliest first."""

    def __init__(self, file: File) -> None:
        self.size, self.sha256 = file.size, file.sha256
        self.paths: dict[bytes, int | None] = {}  # with the time of last change
        self.objects: list[str] = []
        self.named: list[str] = []  # all that its log entries name
        self.items: list[str] = []
        self.erased = False


class Rescue:
    """One run: what it knows of the archive, and what became of everything."""

    def __init__(self, archive: str, dest: bytes, keys: list[Key], program: str | None) -> None:
        self.archive, self.dest, self.keys, self.program = archive, dest, keys, program
        self.tree = Tree(dest)
        self.held: dict[str | int, list[str]] = {}  # content's SHA-256, or size if whole -> objects with it
        self.checked: set[str] = set()  # objects whose name was checked
        self.scanned: set[str] = set()  # objects whose members are known
        self.locked: set[str] = set()  # objects that no key opens
        self.whole: set[str] = set()  # objects that were read to their end
        self.why: dict[str, str] = {}  # item -> when it was erased, by whom, why
        self.erased: list[str] = []  # what to say of each path that was erased
        self.faults = 0
        self.wanting: list[bytes] = []  # paths that did not come back
        self.sums: dict[bytes, str] = {}
        self.restored = self.present = self.opened = 0

    def fault(self, sentence: str) -> None:
        self.faults += 1
        print("DAMAGE: " + sentence, file=sys.stderr)

    def check(self, name: str) -> str | None:
        """The path of an object that is there. What does not match its name is told, and still tried."""
        path = join(self.archive, "objects", name[:2], name[2:4], name + ".age")
        if name not in self.checked:
            self.checked.add(name)
            try:
                if sha256_of(path) != name:
                    self.fault(f"object {name} was changed: its bytes do not match its name")
            except FileNotFoundError:
                self.fault(f"object {name} is missing")
            except OSError as error:
                self.fault(f"object {name} cannot be read: {error.strerror}")
        return path if isfile(path) else None

    def scan(self, name: str, see: Callable[[str, int, Iterator[bytes]], None]) -> None:
        """Show every member of an object to `see`. Damage ends this object, nothing else."""
        path = self.check(name)
        if path is None:
            return
        try:
            with open(path, "rb") as file:
                chunks = (
                    age_program(self.program, path, self.keys) if self.program else age_chunks(file, self.keys)
                )
                for member in members(chunks):
                    self.opened += 1
                    see(*member)
            self.whole.add(name)
        except Locked:
            self.locked.add(name)
        except (Damaged, OSError) as error:
            self.fault(f"object {name} cannot be read to its end: {error}")

    def read_records(self, entries: list[Entry]) -> list[File]:
        """The accessions that these entries stand for, each checked against its entry; as they are to be restored:

        items in the order they were first received in, each with all its names.
        """
        packs: dict[str, dict[str, Entry]] = {}
        for entry in entries:
            for pack in entry.objects[: entry.packs]:
                packs.setdefault(pack, {})[entry.commitment] = entry
        found: dict[str, File | None] = {}
        for pack, those in packs.items():
            self.scanned.add(pack)
            self.scan(pack, functools.partial(self.see_record, pack, those, found))
        for entry in entries:
            packed = entry.objects[: entry.packs]
            gone = self.locked.intersection(packed) or (entry.resealed and self.whole.issuperset(packed))
            if entry.commitment not in found and not gone:
                self.fault(f"the record of {entry.place} is lost, and what it spoke of with it")
        files = sorted((file for file in found.values() if file is not None), key=lambda file: file.order)
        items = {sha256: n for n, sha256 in enumerate(dict.fromkeys(file.sha256 for file in files))}
        return sorted(files, key=lambda file: items[file.sha256])

    def see_record(
        self,
        pack: str,
        those: dict[str, Entry],
        found: dict[str, File | None],
        name: str,
        size: int,
        body: Iterator[bytes],
    ) -> None:
        folder, _, rest = name.partition("/")
        if folder == "content":
            self.held.setdefault(rest or size, []).append(pack)
        entry = those.get(rest[:64])
        if folder != "record" or rest[64:] != ".json" or entry is None or size > MOST_RECORD:
            return
        try:
            record = json.loads(b"".join(body))
            kind = record["fields"]["kind"]
            if commitment(record) != entry.commitment:
                raise ValueError("it does not match its log entry")
            found[entry.commitment] = file_of(record["fields"], entry) if kind == "accession" else None
            if kind == "custody" and record["fields"]["act"] == "erased":
                said = [str(record["fields"].get(name, "")) for name in ("at", "person", "reason")]
                self.why.update(dict.fromkeys(map(str, record["fields"]["items"]), ", ".join(filter(None, said))))
        except UNREADABLE as error:
            self.fault(f"the record of {entry.place} cannot be used: {error!r}")
        else:
            if kind not in ("accession", "intake", "key", "custody", "assertion"):
                print(f"{entry.place}: a record of a kind unknown to this program ({kind!a}), left aside")

    def bring(self, files: list[File], under: tuple[bytes, ...] = ()) -> None:
        """Restore these files under DEST, object by object, each content from the first that has it whole."""
        wanted: dict[str, Wanted] = {}
        for file in files:
            path = self.tree.place([*under, *file.parts], file.sha256)
            if lexists(join(self.dest, path)):
                self.present += path not in self.sums
                self.sums[path] = file.sha256
                continue
            one = wanted.setdefault(file.sha256, Wanted(file))
            one.paths.setdefault(path, file.modified)
            held = self.held.get(file.sha256, []) + self.held.get(file.size, [])
            unread = [name for name in file.objects if name not in self.scanned]
            one.objects += [name for name in dict.fromkeys(held + unread) if name not in one.objects]
            one.named += file.objects
            one.items.append(file.item)
            one.erased = one.erased or file.erased
        while True:
            plan: dict[str, dict[str, Wanted]] = {}
            for sha256, one in wanted.items():
                if one.paths and one.objects:
                    plan.setdefault(one.objects.pop(0), {})[sha256] = one
            if not plan:
                break
            for name, those in plan.items():
                self.scan(name, functools.partial(self.see_content, those))
        for one in wanted.values():
            # Erased is only what is in none of the objects that stand, all of which were read to their end.
            if one.erased and self.whole.issuperset(one.named):
                why = next((self.why[item] for item in one.items if item in self.why), "")
                self.erased += [f"erased ({printable(why)}): {shown(path)}" for path in one.paths]
            else:
                self.wanting += one.paths

    def see_content(self, those: dict[str, Wanted], name: str, size: int, body: Iterator[bytes]) -> None:
        named = [name[8:]] if name.startswith("content/") else []
        near = list(those) if name == "content" else [sha256 for sha256 in named if sha256 in those]
        fitting = [sha256 for sha256 in near if those[sha256].paths and those[sha256].size == size]
        part = join(self.dest, b".rescue.part")
        if not fitting:
            return
        try:
            digest = write_new(part, body)
            if digest in fitting:
                self.settle(part, those[digest])
            else:
                self.fault(f"a content is not what its record says (SHA-256 {fitting[0]})")
        finally:
            for left in (part, part + b"2"):
                if lexists(left):
                    os.remove(left)

    def settle(self, part: bytes, one: Wanted) -> None:
        """Give a checked content its names: the last takes the file itself, the others a copy."""
        while one.paths:
            path = next(iter(one.paths))
            modified = one.paths.pop(path)
            try:
                source = part + b"2" if one.paths else part
                if one.paths:
                    with open(part, "rb") as whole, created(source) as copy:
                        shutil.copyfileobj(whole, copy)
                path = move_without_overwriting(source, self.dest, path, modified)
                self.sums[path] = one.sha256
                self.restored += 1
                print("restored: " + shown(path))
            except OSError as error:
                self.wanting.append(path)
                print(f"{shown(path)}: {error.strerror}", file=sys.stderr)

    def look_at_strays(self, names: list[str], bring: bool) -> None:
        """What to do about objects that no log names."""
        if not bring:
            if names:
                print(f"{len(names)} objects are named by no log and were left aside; --unlogged brings them out.")
            return
        entries: list[Entry] = []
        for name in names:
            self.scan(name, lambda member, *_, pack=name: entries.append(Entry("", 0, member[7:71], [pack])))
        records = [entry for entry in entries if HEX64.fullmatch(entry.commitment)]
        self.bring([file._replace(objects=names) for file in self.read_records(records)], (b"unlogged",))

    def write_sums(self) -> None:
        """SHA256SUMS as `sha256sum --check` reads it; what it said before is kept."""
        lines: set[bytes] = set()
        name = join(self.dest, b"SHA256SUMS")
        if isfile(name) and not islink(name):
            with open(name, "rb") as file:
                lines.update(file)
        for path, sha256 in self.sums.items():
            plain = path.replace(b"\\", b"\\\\").replace(b"\n", b"\\n").replace(b"\r", b"\\r")
            lines.add((b"\\" if plain != path else b"") + sha256.encode() + b"  " + plain + b"\n")
        with created(name + b".new") as file:
            file.writelines(sorted(lines, key=lambda line: (line[66:], line)))
        os.replace(name + b".new", name)

    def end(self) -> int:
        """Tell how it ended, in both languages; the exit status."""
        for sentence in self.erased:
            print(sentence)
        if self.erased:
            print("%d files were erased by a custodian. / محا أمين %d من الملفات." % ((len(self.erased),) * 2))
        for path in self.wanting:
            print("NOT RESTORED: " + shown(path), file=sys.stderr)
        counts = (self.restored, self.present, len(self.wanting), self.faults, len(self.locked))
        print("restored %d, already there %d, not restored %d; damage %d, objects that no key opens %d" % counts)
        print("استُعيد %d، موجود من قبل %d، لم يُستعد %d؛ الأضرار %d، أغراض لا يفتحها المفتاح %d" % counts)
        if self.locked and not self.opened:
            return 5
        return 4 if self.faults else 3 if self.wanting or self.locked else 0


def read_log(
    rescue: Rescue, folder: str, device: str, archive_id: str, vkey: str, notes: list[str]
) -> tuple[list[Entry], str]:
    """The entries of one log, and the archive.json digest it names last. Signed acts go to `notes`.

    `device` is the log's name: a fork has a mark behind the device's id.
    """
    size, root = None, b""
    try:
        text = small_file(join(folder, "checkpoint"))
        origin = f"amana/{archive_id}/{device[:16]}" if archive_id else text.split(b"\n")[0].decode()
        size, root = checkpoint(text, origin, vkey, device[:16])
    except (Damaged, OSError, ValueError) as error:
        rescue.fault(f"log {device}: {error}; its entries are used all the same")
    told = list(log_entries(folder, size))
    if size is not None and (len(told) != size or merkle_root(told) != root):
        rescue.fault(f"log {device}: it is not what its device signed ({len(told)} entries of {size})")
    entries, digest = [], ""
    for index, text in enumerate(told):
        try:
            said = json.loads(text)
            entry = Entry(device, index, said["commitment"], list(said["objects"]))
            if (
                said["v"] != 1
                or not entry.objects
                or not all(map(HEX64.fullmatch, [entry.commitment, *entry.objects]))
            ):
                raise ValueError
            digest = said.get("archive", digest)
            notes += [said["note"]] if "note" in said else []
            entries.append(entry)
        except UNREADABLE:
            print(f"entry {index} of log {device}: of a kind unknown to this program, left aside")
    print(f"log {device}: {len(told)} entries, root {root.hex() or '(not signed)'}")
    return entries, digest


def read_logs(
    rescue: Rescue, described: dict[str, Any] | None, digest: str
) -> tuple[list[Entry], dict[str, list[str]]]:
    """The entries of all logs that belong to the archive, in the order of their devices; and what was erased."""
    top = join(rescue.archive, "logs")
    there = {name for name in (os.listdir(top) if isdir(top) else []) if isfile(join(top, name, "checkpoint"))}
    known = {str(one["id"]): str(one["vkey"]) for one in described["devices"]} if described else {}
    entries: list[Entry] = []
    notes: list[str] = []
    digests = set()
    archive_id = str(described["id"]) if described else ""
    for device in sorted(there | set(known)):
        if not re.fullmatch(r"[0-9a-f]{16}(\.[0-9a-f]{16})?", device) or not isdir(join(top, device)):
            rescue.fault(f"log {shown(os.fsencode(device))} is missing")
            continue
        beside = join(top, device, "vkey")
        vkey = known.get(device[:16]) or (small_file(beside).decode("ascii", "replace") if isfile(beside) else "")
        if described and not vkey.startswith(f"amana/{archive_id}/{device[:16]}+"):
            rescue.fault(f"log {device}: its key is not of this archive; left aside")
            continue
        if device[:16] not in known:
            print(f"log {device}: archive.json does not name this device; who it is must be asked")
        if device != device[:16]:
            rescue.fault(f"log {device}: its device signed two versions that do not agree; both are used")
        more, last = read_log(rescue, join(top, device), device, archive_id, vkey, notes)
        entries += more
        digests.add(last)
    if described and digest not in digests:
        rescue.fault("archive.json is not the one that the logs speak of")
    return entries, read_erasures(rescue, described, notes)


def read_erasures(rescue: Rescue, described: dict[str, Any] | None, notes: list[str]) -> dict[str, list[str]]:
    """Erased object -> the objects in its place, as custodians signed it. A stranger's word is told, not followed.

    An act counts if archive.json names it, or the key of the newest epoch signed it.
    """
    erased: dict[str, list[str]] = {}
    refused: list[tuple[set[str], str]] = []
    for note in dict.fromkeys(map(str, notes)):
        try:
            pairs, counts = read_erasure(described or {}, note)
            if counts:
                for old, new in pairs:
                    erased.setdefault(old, []).extend([new] if new else [])
            else:
                refused.append(({old for old, _ in pairs}, "who signed it is no custodian any more"))
        except (Damaged, *UNREADABLE) as error:
            refused.append(({""}, str(error)))
    for objects, why in refused:
        if objects - set(erased):
            rescue.fault(f"an erasure in the logs does not count: {why}")
    return erased


def read_erasure(described: dict[str, Any], note: str) -> tuple[list[tuple[str, str | None]], bool]:
    """What a signed act erases, and whether it counts. Damaged or UNREADABLE where nobody known signed it."""
    epochs = sorted((int(one["epoch"]), str(one.get("authority", ""))) for one in described.get("epochs", []))
    text, _, signatures = note.rpartition("\n\n")
    head, archive, body = text.split("\n")
    signers = [epoch for epoch, vkey in epochs if vkey and note_signed(text + "\n", signatures, vkey)]
    if head != "amana act v1" or archive != described.get("id") or not signers:
        raise Damaged("no custodian signed it")
    said = json.loads(body)
    pairs = [(pair["old"], pair["new"]) for pair in said["objects"]]
    names = [name for pair in pairs for name in pair if name is not None]
    if said["act"] != "erased" or not all(map(HEX64.fullmatch, names)):
        raise Damaged("it cannot be read")
    accepted = hashlib.sha256((text + "\n").encode()).hexdigest()[:16] in described.get("acts", [])
    return pairs, accepted or epochs[-1][0] in signers


def note_signed(text: str, signatures: str, vkey: str) -> bool:
    """Whether a signed note's text bears the signature of this verifier key."""
    name, _, rest = vkey.partition("+")
    public = unbase64(rest.partition("+")[2].rstrip("=").encode())[1:]
    told = [line.split(" ") for line in signatures.split("\n")]
    mine = [one[2].rstrip("=").encode() for one in told if one[:2] == ["\u2014", name] and one[2:]]
    return any(signed_by(public, text.encode(), unbase64(one)[4:]) for one in mine)


def live_objects(names: list[str], erased: dict[str, list[str]]) -> list[str]:
    """What stands today in the place of these objects."""
    found: dict[str, None] = {}
    waiting, seen = list(names), set(names)
    while waiting:
        name = waiting.pop(0)
        new = [one for one in erased.get(name, []) if one not in seen]
        seen.update(new)
        waiting = new + waiting
        if name not in erased:
            found[name] = None
    return list(found)


def read_description(archive: str) -> tuple[dict[str, Any] | None, str]:
    """archive.json and its SHA-256; None where it cannot be read."""
    try:
        data = small_file(join(archive, "archive.json"))
        described = json.loads(data)
        if described["format"] == "amana-archive" and described["version"] != 1:
            raise Stop(6, "This archive's format is not version 1; use the rescue.py that came with it.")
        epochs = [(one["epoch"], one["recipient"]) for one in described["epochs"]]
        devices = [(one["id"], one["vkey"]) for one in described["devices"]]
        if described["format"] != "amana-archive" or not described["id"] or not (epochs and devices):
            raise ValueError
        return described, hashlib.sha256(data).hexdigest()
    except (OSError, *UNREADABLE):
        return None, ""


def check_epochs(rescue: Rescue, described: dict[str, Any] | None, epochs: dict[str, list[Key]]) -> None:
    """Somebody who can write to the folder may have put a key of their own into archive.json: say so."""
    if described is None:
        rescue.fault("archive.json cannot be read; going on without it")
    for epoch in described["epochs"] if described else []:
        public, mine = bech32(str(epoch["recipient"]), "age"), epochs.get(str(epoch["epoch"]))
        if public and mine and public not in [key.public for key in mine]:
            rescue.fault(f"archive.json names another key for epoch {epoch['epoch']} than keys/ holds")


def run(asked: argparse.Namespace) -> int:
    archive, dest = abspath(asked.archive), abspath(asked.dest)
    if not all(isdir(join(archive, name)) for name in ("keys", "objects")):
        raise Stop(6, f"Not an archive: {archive}")
    if os.path.commonpath([realpath(archive), realpath(dest)]) == realpath(archive):
        raise Stop(2, "The destination must not lie in the archive.")
    program = None if asked.no_age else shutil.which("age")
    version = subprocess.run([program, "--version"], stdout=subprocess.PIPE).stdout.decode() if program else ""
    pq = [int(n) for n in re.findall(r"\d+", version)[:2]] >= [1, 3]
    given = [
        key for file in asked.identity for key in keys_in(identity_text(file, program, asked.passphrase_file), pq)
    ]
    keys, epochs = archive_keys(archive, given, program, pq)
    if not keys:
        raise Stop(5, "No age identity (AGE-SECRET-KEY-1...) that can be used is in the file given.")
    os.makedirs(dest, exist_ok=True)
    rescue = Rescue(archive, os.fsencode(dest), keys, program)
    described, digest = read_description(archive)
    check_epochs(rescue, described, epochs)
    told, erased = read_logs(rescue, described, digest)
    entries = [entry for entry in (one.followed(erased) for one in told) if entry.objects]
    rescue.bring(rescue.read_records(entries))
    logged = {name for entry in entries for name in entry.objects}
    for name in sorted(logged):
        rescue.check(name)
    files = (name for _, _, names in os.walk(join(archive, "objects")) for name in names)
    there = {name[:64] for name in files if HEX64.fullmatch(name[:64]) and name[64:] == ".age"}
    if there & set(erased):
        print(f"{len(there & set(erased))} objects were erased and are still here; they were left aside.")
    rescue.look_at_strays(sorted(there - logged - set(erased)), asked.unlogged)
    rescue.write_sums()
    return rescue.end()


# --- 2. Logs (RFC 6962, C2SP tlog-tiles, C2SP tlog-checkpoint) and records


def merkle_root(leaves: Iterable[bytes]) -> bytes:
    stack: list[tuple[int, bytes]] = []
    for leaf in leaves:
        level, node = 0, hashlib.sha256(b"\0" + leaf).digest()
        while stack and stack[-1][0] == level:
            level, node = level + 1, hashlib.sha256(b"\1" + stack.pop()[1] + node).digest()
        stack.append((level, node))
    nodes = [node for _, node in stack] or [hashlib.sha256(b"").digest()]
    return functools.reduce(lambda right, left: hashlib.sha256(b"\1" + left + right).digest(), reversed(nodes))


def canonical(value: Any) -> bytes:
    """RFC 8785. Our values hold no floats and our keys are ASCII, so that this is enough."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def commitment(record: dict[str, Any]) -> str:
    """What the log holds of a record: the root over its fields, each with a salt made from its seed."""
    seed, fields = bytes.fromhex(record["seed"]), record["fields"]
    salts = {n: hashlib.sha256(b"amana/salt/v1\0" + seed + n.encode()).digest()[:16].hex() for n in fields}
    return merkle_root(canonical([salts[name], name, fields[name]]) for name in sorted(fields)).hex()


def bundle_path(number: int) -> str:
    """Where bundle n of 256 entries lies: 000, x001/234, x001/x234/567."""
    digits = f"{number:03d}"
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    parts = [digits[i : i + 3] for i in range(0, len(digits), 3)]
    return "/".join(["x" + part for part in parts[:-1]] + parts[-1:])


def log_entries(folder: str, size: int | None) -> Iterator[bytes]:
    """The entries of a log in order, as far as they are there; up to `size`, where it is known."""
    for number in itertools.count():
        tile = join(folder, "tile", "entries", bundle_path(number))
        widths = (
            sorted((int(w) for w in os.listdir(tile + ".p") if w.isdigit()), reverse=True)
            if isdir(tile + ".p")
            else []
        )
        found = [name for name in [tile, *(join(tile + ".p", str(width)) for width in widths)] if isfile(name)]
        want = 256 if size is None else min(256, size - 256 * number)
        if want <= 0 or not found:
            return
        with open(found[0], "rb") as file:
            for _ in range(want):
                length = file.read(2)
                entry = file.read(int.from_bytes(length, "big"))
                if len(length) < 2 or len(entry) < int.from_bytes(length, "big"):
                    return
                yield entry


def checkpoint(text: bytes, origin: str, vkey: str, device: str) -> tuple[int, bytes]:
    """The size and root that a checkpoint says, once its signature holds. A device is named by its key's hash."""
    public = unbase64(vkey.strip().split("+", 2)[-1].rstrip("=").encode())[1:]
    body, _, signatures = text.partition(b"\n\n")
    lines = body.split(b"\n")
    for told in (line.split(b" ") for line in signatures.split(b"\n")):
        mine = len(lines) >= 3 and len(told) == 3 and told[1] == lines[0] == origin.encode()
        mine = mine and hashlib.sha256(public).hexdigest()[:16] == device
        if mine and signed_by(public, body + b"\n", unbase64(told[2].rstrip(b"="))[4:]):
            return int(lines[1]), unbase64(lines[2].rstrip(b"="))
    raise Damaged("its checkpoint is not signed by its device")


def file_of(fields: dict[str, Any], entry: Entry) -> File:
    """The file an accession speaks of; one of UNREADABLE where its fields are not as they must be."""
    raw = bytes.fromhex(fields["path_raw"]) if "path_raw" in fields else fields["path"].encode()
    moment = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.?(\d{0,9})Z", fields.get("modified") or "")
    modified = None
    if moment:
        whole = datetime.datetime.strptime(moment.group(1) + "+0000", "%Y-%m-%dT%H:%M:%S%z")
        modified = int(whole.timestamp()) * 10**9 + int(moment.group(2).ljust(9, "0"))
    if not HEX64.fullmatch(fields["sha256"]):
        raise ValueError("sha256")
    order = (str(fields["received"]), entry.device, entry.number)
    size, item = int(fields["size"]), entry.commitment[:32]
    return File(safe_parts(raw), fields["sha256"], size, modified, entry.objects, order, entry.erased, item)


# --- 3. What is inside an object: a tar


class Source:
    """Chunks, read by length."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self.chunks, self.rest = chunks, b""

    def pieces(self, size: int) -> Iterator[bytes]:
        while size:
            try:
                self.rest = self.rest or next(self.chunks, b"")
            except OSError as error:
                raise Damaged(f"the disk says: {error.strerror}") from None
            if not self.rest:
                raise Damaged("it ends too soon")
            piece, self.rest = self.rest[:size], self.rest[size:]
            size -= len(piece)
            yield piece


def octal(text: bytes) -> int:
    try:
        return int(text.strip(b" \0") or b"0", 8)
    except ValueError:
        raise Damaged("it is not a tar inside") from None


def members(chunks: Iterator[bytes]) -> Iterator[tuple[str, int, Iterator[bytes]]]:
    """The files of a tar: name, size, bytes. Reads to the very end, so that every byte is checked."""
    source, told = Source(chunks), None
    while True:
        head = b"".join(source.pieces(512))
        if head == bytes(512):
            break
        if octal(head[148:156]) != sum(head[:148]) + 256 + sum(head[156:]):
            raise Damaged("it is not a tar inside")
        kind, size, told = head[156:157], octal(head[124:136]) if told is None else told, None
        body = source.pieces(size)
        if (
            kind == b"x" and size < MOST_SMALL_FILE
        ):  # a pax header: the next member's size, where it is above 8 GiB
            longer = re.search(rb"^\d+ size=(\d{1,19})\n", b"".join(body), re.MULTILINE)
            told = int(longer.group(1)) if longer else None
        elif kind in (b"0", b"\0"):
            yield head[:100].rstrip(b"\0").decode("ascii", "replace"), size, body
        for _ in itertools.chain(body, source.pieces(-size % 512)):
            pass
    for _ in chunks:
        pass


# --- 4. Names on this disk


def safe_parts(path: bytes) -> list[bytes]:
    """A path's steps, without those that lead elsewhere."""
    steps = [step for step in path.replace(b"\0", b"").split(b"/") if step not in (b"", b".", b"..")]
    if os.name == "nt":
        steps = [re.sub(rb'[\x00-\x1f<>:"\\|?*]|[. ]$', b"_", step) for step in steps]
    return [marked(step, b"") for step in steps] or [b"unnamed"]


def marked(name: bytes, mark: bytes) -> bytes:
    """The name with a mark before its extension, in at most 255 bytes."""
    stem, dot, extension = name.rpartition(b".")
    if not stem or len(extension) > 20:
        stem, dot, extension = name, b"", b""
    ending = mark + dot + extension
    return stem[: 255 - len(ending)] + ending


def names(path: bytes) -> Iterator[bytes]:
    """a/name.txt, a/name~2.txt, a/name~3.txt ..."""
    folder, name = os.path.split(path)
    return itertools.chain([path], (join(folder, marked(name, b"~%d" % n)) for n in itertools.count(2)))


def shown(path: bytes) -> str:
    """A name as it may be printed: no control characters, whatever is in it."""
    return printable(path.decode("utf-8", "backslashreplace"))


def printable(text: str) -> str:
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def sha256_of(path: bytes | str) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for piece in iter(functools.partial(file.read, 1 << 20), b""):
            digest.update(piece)
    return digest.hexdigest()


class Tree:
    """Where each file goes under DEST. Decided before anything is read, so that damage changes no other name."""

    def __init__(self, top: bytes) -> None:
        self.top = top
        self.files: dict[bytes, str] = {}
        self.folders: set[bytes] = set()

    def folder_free(self, path: bytes) -> bool:
        real = join(self.top, path)
        taken = path in self.files or path == b"SHA256SUMS"
        return not taken and (not lexists(real) or (isdir(real) and not islink(real)))

    def file_free(self, path: bytes, sha256: str) -> bool:
        real = join(self.top, path)
        if path in self.folders or path == b"SHA256SUMS":
            return False
        if path in self.files or not lexists(real):
            return self.files.get(path, sha256) == sha256
        return isfile(real) and not islink(real) and os.access(real, os.R_OK) and sha256_of(real) == sha256

    def place(self, parts: list[bytes], sha256: str) -> bytes:
        """The path under DEST for this file: another name where its own is taken by something else."""
        folder = b""
        for part in parts[:-1]:
            folder = next(path for path in names(join(folder, part)) if self.folder_free(path))
            self.folders.add(folder)
        path = next(path for path in names(join(folder, parts[-1])) if self.file_free(path, sha256))
        self.files[path] = sha256
        return path


def created(path: bytes) -> BinaryIO:
    """A new file in place of what an earlier run may have left; a link there is not followed."""
    if lexists(path):
        os.remove(path)
    return open(path, "xb")


def write_new(path: bytes, body: Iterator[bytes]) -> str:
    """Write the bytes; their SHA-256."""
    digest = hashlib.sha256()
    try:
        with created(path) as file:
            for piece in body:
                digest.update(piece)
                file.write(piece)
    except OSError as error:
        raise Stop(1, f"Cannot write to the destination: {error.strerror}") from None
    return digest.hexdigest()


def move_without_overwriting(source: bytes, top: bytes, path: bytes, modified: int | None) -> bytes:
    """Move a file to its path, or to the next that is free; the path it got."""
    os.makedirs(join(top, os.path.dirname(path)), exist_ok=True)
    for one in itertools.islice(names(path), 1000):
        try:
            os.close(os.open(join(top, one), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        except FileExistsError:
            continue
        os.replace(source, join(top, one))  # takes the place of our own empty file
        if modified is not None:
            os.utime(join(top, one), ns=(modified, modified))
        return one
    raise FileExistsError(17, "its name is taken")


# --- 5. Keys


def small_file(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read(MOST_SMALL_FILE)


def keys_in(text: str, post_quantum: bool) -> list[Key]:
    """The identities written in a text; the post-quantum ones only where they can be used."""
    keys = []
    for line in (line.strip() for line in text.splitlines()):
        secret = bech32(line, "age-secret-key-")
        if secret or (post_quantum and line.startswith("AGE-SECRET-KEY-PQ-1")):
            keys.append(Key(line, secret, x25519(secret) if secret else b""))
        elif line.startswith("AGE-SECRET-KEY-PQ-1"):
            print("A post-quantum key is here: it needs the program `age`, version 1.3 or newer.", file=sys.stderr)
    return keys


def identity_text(path: str, program: str | None, passphrase_file: str | None) -> str:
    """What an identity file says, its passphrase taken off. Asks for the passphrase where none was given."""
    try:
        data, lines = small_file(path), small_file(passphrase_file).splitlines() if passphrase_file else []
    except OSError as error:
        raise Stop(2, f"{error.filename}: {error.strerror}") from None
    armor = re.match(rb"\s*-----BEGIN AGE ENCRYPTED FILE-----\s+([A-Za-z0-9+/=\s]*)-----END", data)
    if not armor and not data.startswith(b"age-encryption.org/"):
        return data.decode("utf-8-sig", errors="replace")
    if program and not passphrase_file:
        asked = subprocess.run([program, "--decrypt", abspath(path)], stdout=subprocess.PIPE)
        if asked.returncode:
            raise Stop(5, "The identity file was not opened: wrong passphrase, or no terminal to ask on.")
        return asked.stdout.decode(errors="replace")
    asked_for = "Passphrase / عبارة المرور: "
    passphrase = (lines or [b""])[0] if passphrase_file else getpass.getpass(asked_for).encode()
    try:
        sealed = io.BytesIO(unbase64(b"".join(armor.group(1).split()).rstrip(b"=")) if armor else data)
        return b"".join(age_chunks(sealed, [], passphrase)).decode(errors="replace")
    except Locked:
        raise Stop(5, "The passphrase is wrong. / عبارة المرور خاطئة.") from None
    except Damaged as error:
        raise Stop(4, f"The identity file is damaged: {error}") from None


def archive_keys(
    archive: str, given: list[Key], program: str | None, pq: bool
) -> tuple[list[Key], dict[str, list[Key]]]:
    """All keys: those given, and those in the envelopes under keys/ that they open; the latter by epoch too."""
    epochs: dict[str, list[Key]] = {}
    for folder, _, names in sorted(os.walk(join(archive, "keys"))) if given else []:
        for path in (join(folder, name) for name in sorted(names)):
            try:
                with open(path, "rb") as file:
                    chunks = age_program(program, path, given) if program else age_chunks(file, given)
                    text = b"".join(itertools.islice(chunks, 2)).decode(errors="replace")
                epochs.setdefault(os.path.basename(folder), []).extend(keys_in(text, pq))
            except (Locked, Damaged, OSError):
                continue  # another custodian's, or damaged; any one that opens is enough
    return list(dict.fromkeys(itertools.chain(given, *epochs.values()))), epochs


# --- 6. Sealed files: age v1 (https://age-encryption.org/v1), by the program or by ourselves


class Key(NamedTuple):
    """One identity: its text for the age program, and both halves for our own reader (empty: post-quantum)."""

    text: str
    secret: bytes
    public: bytes


def unbase64(text: bytes) -> bytes:
    """Base64 without padding, in its one right spelling."""
    try:
        data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except ValueError:
        data = b""
    if base64.b64encode(data).rstrip(b"=") != text:
        raise Damaged("its base64 cannot be read")
    return data


def age_header(file: BinaryIO) -> tuple[list[tuple[list[bytes], bytes]], bytes, bytes]:
    """The stanzas (arguments, body) of an age file, the bytes its MAC is over, and the MAC."""
    text = file.readline(64)
    stanzas: list[tuple[list[bytes], bytes]] = []
    while text.startswith(b"age-encryption.org/v1\n") and len(text) < MOST_SMALL_FILE:
        line = file.readline(4096)
        if line.startswith(b"--- "):
            return stanzas, text + b"---", unbase64(line[4:-1])
        if not line.startswith(b"-> ") or not line.endswith(b"\n"):
            break
        text, arguments, body = text + line, line[3:-1].split(b" "), b""
        while True:
            line = file.readline(66)
            text, body = text + line, body + unbase64(line[:-1])
            if len(line) < 65:
                break
        stanzas.append((arguments, body))
    raise Damaged("its age header cannot be read")


def wrapping_keys(words: list[bytes], alone: bool, keys: list[Key], passphrase: bytes | None) -> Iterator[bytes]:
    """The keys that may open the body of a stanza with these arguments."""
    if words[0] == b"X25519" and len(words) == 2:
        share = unbase64(words[1])
        for key in (key for key in keys if key.secret):
            shared = x25519(key.secret, share)
            if len(share) != 32 or not any(shared):
                raise Damaged("its age header cannot be read")
            yield hkdf(shared, share + key.public, b"age-encryption.org/v1/X25519")
    elif words[0] == b"scrypt" and len(words) == 3 and alone and passphrase is not None:
        salt = unbase64(words[1])
        if not re.fullmatch(rb"[1-9][0-9]?", words[2]) or int(words[2]) > 22 or len(salt) != 16:
            raise Damaged("its passphrase header cannot be read, or asks for too much work")
        n, salt = 1 << int(words[2]), b"age-encryption.org/v1/scrypt" + salt
        yield hashlib.scrypt(passphrase, salt=salt, n=n, r=8, p=1, maxmem=1025 * n + 2**24, dklen=32)


def age_chunks(file: BinaryIO, keys: list[Key], passphrase: bytes | None = None) -> Iterator[bytes]:
    """What is in an age file, chunk by chunk, each checked before it is given out."""
    stanzas, text, mac = age_header(file)
    tries = (
        (k, body) for words, body in stanzas for k in wrapping_keys(words, len(stanzas) == 1, keys, passphrase)
    )
    opened = (unseal(k, bytes(12), body) for k, body in tries if len(body) == 32)
    file_key = next((one for one in opened if one is not None), None)
    if file_key is None:
        raise Locked("no key given opens this")
    if not hmac.compare_digest(hmac.new(hkdf(file_key, b"", b"header"), text, "sha256").digest(), mac):
        raise Damaged("its age header was changed")
    key, sealed = hkdf(file_key, file.read(16), b"payload"), file.read(CHUNK + 16)
    for number in itertools.count():
        following = file.read(CHUNK + 16)
        chunk = unseal(key, struct.pack(">3xQB", number, not following), sealed)
        if chunk is None or (not chunk and number):
            raise Damaged("its sealed bytes were changed or cut off")
        yield chunk
        if not following:
            return
        sealed = following


def age_program(program: str, path: str, keys: list[Key]) -> Iterator[bytes]:
    """The same by the program `age`. The keys go through a pipe and never touch the disk."""
    command, pipe = [program, "--decrypt", "--identity", "-", abspath(path)], subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as child:
        assert child.stdin and child.stdout and child.stderr
        try:
            try:
                child.stdin.write("".join(key.text + "\n" for key in keys).encode())
                child.stdin.close()
            except BrokenPipeError:
                pass  # it ended early, and says why below
            yield from iter(functools.partial(child.stdout.read, CHUNK), b"")
            said = child.stderr.read(4096).decode(errors="replace")
            if child.wait():
                raise (Locked if "no identity matched" in said else Damaged)(said.strip().split("\n")[0])
        finally:
            child.kill()


# --- 7. Ciphers: RFC 8439 (ChaCha20-Poly1305), 7748 (X25519), 5869 (HKDF), 8032 (Ed25519), BIP 173 (Bech32)

PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
CURVE_D = -121665 * pow(121666, PRIME - 2, PRIME) % PRIME


def quarter(s: list[int], mask: int, a: int, b: int, c: int, d: int) -> None:
    """ChaCha's quarter round on all blocks at once: 64-bit slot n of every integer belongs to block n."""
    for x, y, z, left in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
        s[x] = (s[x] + s[y]) & mask
        mixed = s[z] ^ s[x]
        s[z] = (mixed << left | mixed >> (32 - left)) & mask


def keystream(key: bytes, nonce: bytes, blocks: int) -> bytes:
    """The first `blocks` 64-byte blocks of ChaCha20, counted from 0."""
    ones = int.from_bytes(b"\1\0\0\0\0\0\0\0" * blocks, "little")
    count = int.from_bytes(struct.pack(f"<{blocks}Q", *range(blocks)), "little")
    mask = ones * 0xFFFFFFFF
    words = struct.unpack("<12I", b"expand 32-byte k" + key)
    start = [word * ones for word in words] + [count] + [word * ones for word in struct.unpack("<3I", nonce)]
    s = list(start)
    for _ in range(10):
        for i in range(4):
            quarter(s, mask, i, 4 + i, 8 + i, 12 + i)
        for i in range(4):
            quarter(s, mask, i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4)
    out = array("I", bytes(64 * blocks))
    for i in range(16):
        out[i::16] = array("I", ((s[i] + start[i]) & mask).to_bytes(8 * blocks, "little"))[::2]
    return out.tobytes()


def poly1305(key: bytes, data: bytes) -> bytes:
    r = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    total, p = 0, (1 << 130) - 5
    for low, high in struct.iter_unpack("<QQ", data):  # whole blocks of 16: what is sealed was padded
        total = (total + (1 << 128 | high << 64 | low)) * r % p
    return ((total + int.from_bytes(key[16:], "little")) % (1 << 128)).to_bytes(16, "little")


def unseal(key: bytes, nonce: bytes, sealed: bytes) -> bytes | None:
    """ChaCha20-Poly1305 with no associated data; None where the tag is wrong."""
    body, tag = sealed[:-16], sealed[-16:]
    stream = keystream(key, nonce, 1 + -(-len(body) // 64))
    padded = body + bytes(-len(body) % 16) + struct.pack("<QQ", 0, len(body))
    if not hmac.compare_digest(poly1305(stream[:32], padded), tag):
        return None
    mixed = int.from_bytes(body, "little") ^ int.from_bytes(stream[64 : 64 + len(body)], "little")
    return mixed.to_bytes(len(body), "little")


def x25519(secret: bytes, point: bytes = b"\x09" + bytes(31)) -> bytes:
    k = int.from_bytes(secret, "little") & (2**254 - 8) | 2**254
    u = int.from_bytes(point, "little") % 2**255
    x2, z2, x3, z3 = 1, 0, u, 1
    for bit in (k >> t & 1 for t in range(254, -1, -1)):
        if bit:
            x2, z2, x3, z3 = x3, z3, x2, z2
        a, b, c, d = x2 + z2, x2 - z2, x3 + z3, x3 - z3
        da, cb, aa, bb = d * a, c * b, a * a, b * b
        x3, z3 = pow(da + cb, 2, PRIME), u * pow(da - cb, 2, PRIME) % PRIME
        x2, z2 = aa * bb % PRIME, (aa - bb) * (aa + 121665 * (aa - bb)) % PRIME
        if bit:
            x2, z2, x3, z3 = x3, z3, x2, z2
    return (x2 * pow(z2, PRIME - 2, PRIME) % PRIME).to_bytes(32, "little")


def hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    inner = hmac.new(salt, secret, "sha256").digest()
    return hmac.new(inner, info + b"\1", "sha256").digest()


def bech32(text: str, prefix: str) -> bytes:
    """The 32 bytes behind `prefix` in age1... or AGE-SECRET-KEY-1...; nothing where it is not one."""
    text = text.lower()
    data = ["qpzry9x8gf2tvdw0s3jn54khce6mua7l".find(letter) for letter in text[len(prefix) + 1 :]]
    if not text.startswith(prefix + "1") or len(data) != 58 or -1 in data:
        return b""
    check = 1
    for value in [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix] + data:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ value
        for i, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= generator if top >> i & 1 else 0
    number = functools.reduce(lambda total, five: total << 5 | five, data[:52])
    return (number >> 4).to_bytes(32, "big") if check == 1 else b""


Point = Any  # four integers: extended coordinates on the curve of Ed25519


def add_points(p: Point, q: Point) -> Point:
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % PRIME, (p[1] + p[0]) * (q[1] + q[0]) % PRIME
    c, d = 2 * p[3] * q[3] * CURVE_D % PRIME, 2 * p[2] * q[2] % PRIME
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME


def times(k: int, p: Point) -> Point:
    total = (0, 1, 1, 0)
    while k:
        total = add_points(total, p) if k & 1 else total
        p, k = add_points(p, p), k >> 1
    return total


def point_of(text: bytes) -> Point | None:
    y, sign = int.from_bytes(text, "little") % 2**255, text[-1] >> 7
    square = (y * y - 1) * pow(CURVE_D * y * y + 1, PRIME - 2, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if (x * x - square) % PRIME:
        x = x * pow(2, (PRIME - 1) // 4, PRIME) % PRIME
    if y >= PRIME or (x * x - square) % PRIME or (x == 0 and sign):
        return None
    x = PRIME - x if x & 1 != sign else x
    return x, y, 1, x * y % PRIME


def signed_by(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether an Ed25519 signature holds."""
    if len(public) != 32 or len(signature) != 64:
        return False
    a, r, s = point_of(public), point_of(signature[:32]), int.from_bytes(signature[32:], "little")
    base = point_of((4 * pow(5, PRIME - 2, PRIME) % PRIME).to_bytes(32, "little"))
    if a is None or r is None or base is None or s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    left, right = times(s, base), add_points(r, times(k, a))
    return all((left[i] * right[2] - right[i] * left[2]) % PRIME == 0 for i in (0, 1))


def main() -> int:
    os.umask(0o077)  # what comes out is for whoever took it out
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--identity", "-i", required=True, action="append", metavar="KEYFILE")
    parser.add_argument("--archive", "-A", default=os.path.dirname(abspath(__file__)), metavar="DIR")
    parser.add_argument("--passphrase-file", metavar="FILE")
    parser.add_argument("--no-age", action="store_true")
    parser.add_argument("--unlogged", action="store_true")
    parser.add_argument("dest", metavar="DEST")
    try:
        return run(parser.parse_args())
    except Stop as stop:
        print(stop.args[1], file=sys.stderr)
        return int(stop.args[0])
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped; run again to carry on. / توقف؛ شغّله مرة أخرى ليتابع.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
