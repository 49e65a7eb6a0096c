"""Archives from which something is erased: small items in packs, a large one, texts that are shared."""

from __future__ import annotations

import hashlib
from pathlib import Path

from amana.archive import Archive
from amana.records import Derivative, EmbeddedFact, Intake
from tests.archive.archives import add, make, noise, opened, write_tree

LARGE = noise(1_300_000, 3)
FILES = [
    ("samira.txt", b"Samira speaks of the bridge"),
    ("yusuf.txt", b"Yusuf speaks of the well"),
    ("page.html", b"<p>The well</p>"),
    ("clip.bin", LARGE),
]


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def read(archive: Archive, content: bytes, *made: tuple[str, bytes], title: str | None = None) -> None:
    """An intake record of these bytes: texts (and thumbnails) that were made of them."""
    derived = [
        (Derivative(kind, sha256(data), len(data), "text/plain"), data)  # type: ignore[arg-type]
        for kind, data in made
    ]
    noun = Intake(
        sha256(content),
        "test",
        "1",
        "read",
        title=title,
        facts=(EmbeddedFact("camera", "Box"),),
        made=tuple(one for one, _ in derived),
    )
    with archive.writing() as writer:
        archive.keep_intake(writer, noun, derived)
        writer.commit()


def filled(root: Path, tmp_path: Path) -> Path:
    """An archive with FILES, each read: its text, and for the clip a thumbnail."""
    make(root)
    with opened(root) as archive:
        add(archive, write_tree(tmp_path / "card", FILES))
        read(archive, FILES[0][1], ("text", b"Samira speaks of the bridge, read"), title="Bridge")
        read(archive, FILES[1][1], ("text", b"the same text"))
        read(archive, FILES[2][1], ("text", b"the same text"), ("thumbnail", b"picture of the well"))
        read(archive, LARGE, ("thumbnail", b"picture of the clip"))
    return root


def item_of(archive: Archive, content: bytes) -> str:
    """The id of the item with these bytes."""
    return archive.catalogue.item(sha256(content)).item
