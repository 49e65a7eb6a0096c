"""Makes the golden archive of a format version, once: `python -m tests.golden.make`. It is never made again.

A version's golden archive is kept for ever, and every later Amana must open it.
"""

from __future__ import annotations

import shutil
import tarfile
import tempfile
from pathlib import Path

from amana.archive import Provenance, taking_in
from tests.archive.archives import add, make, noise, opened, write_tree

HERE = Path(__file__).parent
FILES = [
    ("card/notes/جسر.txt", "عبرنا الجسر القديم إلى حَلَب، ومعنا ٤٠٠٠٠ نسخة".encode()),
    ("card/notes/bridge.txt", b"We crossed the old bridge to Halab, with 40,000 copies."),
    ("card/notes/the same.txt", b"We crossed the old bridge to Halab, with 40,000 copies."),
    ("card/empty", b""),
    ("card/large.bin", noise(5000, 7)),
]


def main() -> None:
    """Write tests/golden/v1.tar, unless it is there."""
    made = HERE / "v1.tar"
    if made.exists():
        raise SystemExit("the golden archive of version 1 is there, and stays as it is")
    taking_in.SMALL = 1000  # so that a small file stands for the large ones, as an object of its own
    with tempfile.TemporaryDirectory() as work:
        card = write_tree(Path(work), FILES) / "card"
        root = make(Path(work) / "archive")
        with opened(root) as archive:
            add(archive, card, provenance=Provenance(source="S.", place="Wadi al-Noor", tags=("first",)))
        shutil.rmtree(root / "local")
        with tarfile.open(made, "w") as tar:
            tar.add(root, "archive")


if __name__ == "__main__":
    main()
