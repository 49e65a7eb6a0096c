"""`make demo`: the main job on real files, each step a command that a person could type.

Makes an archive, takes in a folder, finds things in Arabic and in English, verifies, damages a copy and
shows the damage found, gives everything back byte for byte, and opens the archive without Amana. On the
sample folder about an invented town; or on any folder, with `make demo FOLDER=path`.
"""

from __future__ import annotations

import argparse
import filecmp
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import amana

HERE = Path(__file__).resolve().parent
WORK = HERE.parent / "build" / "demo"
AMANA = Path(sys.executable).parent / "amana"
_WORD = {
    "ar": re.compile(r"(?<!\w)[\u0621-\u063a\u0641-\u064a]{4,10}(?!\w)"),
    "en": re.compile(r"\b[a-z]{6,12}\b"),
}
_MOST_LINES = 24


class Demo:
    """One run: the archive, the key and the folders it works with, all under build/demo."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.archive = WORK / "archive"
        self.key = WORK / "key.txt"
        self.copy = WORK / "copy"
        self.back = WORK / "given-back"
        self.rescued = WORK / "rescued"
        # Nothing of the person's own: neither their identities nor their state.
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("AMANA_")},
            "AMANA_ARCHIVE": str(self.archive),
            "AMANA_IDENTITY": str(self.key),
            "XDG_STATE_HOME": str(WORK / "state"),
            "XDG_CACHE_HOME": str(WORK / "cache"),
        }

    def run(self) -> None:
        """All steps; SystemExit where one does not end as it must."""
        say("1. An archive, and a key that opens it. (With a passphrase, if you make your own.)")
        self.amana("init", self.archive, "--identity-out", self.key, "--no-passphrase")
        say(f"2. Take in a folder: {self.folder}")
        self.amana("add", self.folder, "--note", "taken in by the demo", expect=(0, 3))
        say("3. Find, in Arabic and in English. Each match says why it matched.")
        for query in self.queries():
            self.amana("search", query, "--limit", "3")
        say("4. Verify: without any key, every signature, every log, every object.")
        self.amana("verify")
        say("5. A copy on another disk; one byte of it changes. Verify names the object.")
        shutil.copytree(self.archive, self.copy, ignore=shutil.ignore_patterns("local"))
        damage(self.copy)
        self.amana("verify", self.copy, expect=(4,))
        say("6. Give everything back.")
        self.amana("restore", self.back, expect=(0, 3))
        self.compare(self.back)
        say("7. Open it without Amana: the script that lies in every archive, plain Python, nothing installed.")
        self.rescue()
        self.compare(self.rescued)
        say(f"Done. The archive is {self.archive}; look at README.txt inside. Its key is {self.key}.")

    def queries(self) -> Iterator[str]:
        """For the sample, words that show what search can do; for any other folder, words it holds often."""
        if self.folder == WORK / "sample":
            yield from ("حلب", "Halab", "40000", "سميرة", "bridges")
            return
        with amana.open_archive(self.archive, identity=self.key) as archive:
            yield from frequent_words(archive)

    def amana(self, *words: object, expect: Sequence[int] = (0,)) -> None:
        """Run one command as a person would, and show it."""
        shown = [str(word) for word in words]
        print("\n$ amana " + " ".join(f'"{w}"' if " " in w else w for w in shown), flush=True)
        done = subprocess.run(
            [str(AMANA), *shown],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        show(done.stdout)
        if done.returncode not in expect:
            sys.exit(f"exit status {done.returncode}, expected {expect}")

    def rescue(self) -> None:
        """As a stranger would: Python alone (-I -S: not even its installed packages), the key, the folder."""
        words = [sys.executable, "-I", "-S", str(self.archive / "rescue.py"), "--identity", str(self.key)]
        words += ["--archive", str(self.archive), str(self.rescued)]
        print("\n$ python3 rescue.py --identity " + f"{self.key} {self.rescued}", flush=True)
        done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        show(done.stdout)
        if done.returncode:
            sys.exit(f"rescue.py ended with {done.returncode}")

    def compare(self, given: Path) -> None:
        """Every regular file of the folder, byte for byte, under its own path."""
        count = size = 0
        for path in sorted(self.folder.rglob("*")):
            if path.is_file() and not path.is_symlink():
                back = given / self.folder.name / path.relative_to(self.folder)
                if not back.is_file() or not filecmp.cmp(path, back, shallow=False):
                    sys.exit(f"not given back as it was: {path}")
                count, size = count + 1, size + path.stat().st_size
        print(f"\n  {count} files, {size:,} bytes: each compared, each the same.")


def frequent_words(archive: amana.OpenArchive) -> list[str]:
    """A word of each script that the folder's texts hold, where they hold any: long, and not in every text."""
    counted = {code: Counter[str]() for code in _WORD}
    for item in archive.list():
        for version in archive.show(item.item).text_versions:
            text = archive.text(version.sha256)[:20_000]
            for code, pattern in _WORD.items():
                counted[code].update(set(pattern.findall(text)))
    return [
        max(words, key=lambda word: (words[word] < 20, len(word), word)) for words in counted.values() if words
    ]


def damage(copy: Path) -> None:
    """Flip one bit in the middle of the largest object."""
    largest = max((copy / "objects").rglob("*.age"), key=lambda path: path.stat().st_size)
    with largest.open("r+b") as file:
        file.seek(largest.stat().st_size // 2)
        byte = file.read(1)[0]
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte ^ 1]))
    print(f"\n  (one bit flipped in {largest.name[:12]}…)")


def say(line: str) -> None:
    """A step's heading."""
    print(f"\n\033[1m{line}\033[0m" if sys.stdout.isatty() else f"\n{line}", flush=True)


def show(text: str) -> None:
    """A command's output, indented; the middle of a long one is left out, and said to be."""
    lines = text.rstrip().splitlines()
    if len(lines) > _MOST_LINES:
        half = _MOST_LINES // 2
        lines = [*lines[:half], f"… ({len(lines) - 2 * half} lines more)", *lines[-half:]]
    for line in lines:
        print(f"  {line}")
    sys.stdout.flush()


def main() -> None:
    """The demo, on the sample folder or on one that is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, help="take in this folder in place of the sample")
    asked = parser.parse_args()
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    if asked.folder is None:
        from demo.make_sample import make_sample

        folder = WORK / "sample"
        make_sample(folder)
    else:
        folder = asked.folder.resolve()
        if not folder.is_dir():
            sys.exit(f"no such folder: {asked.folder}")
    Demo(folder).run()


if __name__ == "__main__":
    main()
