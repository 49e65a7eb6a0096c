"""The small files that make a copy whole: archive.json, README.txt, rescue.py.

Ours is written where it says more than what lies there. Two machines that say the same leave each other's alone,
so that they do not write against one another.
"""

from __future__ import annotations

import hashlib

from amana.archive.description import Description
from amana.archive.layout import DESCRIPTION, Layout
from amana.archive.logs import vouched_for
from amana.archive.places import PLAIN, Place
from amana.stores import disk_faults

_LARGEST = 1 << 20


def push_plain(layout: Layout, described: Description, place: Place) -> int:
    """Give them where they are lacking or say less than ours; how many. A capture kit gives and gets none.

    Call after the logs: archive.json is worth what they vouch for.
    """
    if place.kit or described.capture is not None:
        return 0
    if place.described is not None and _says_enough(layout, place.described, described):
        return 0
    given = 0
    named = {file.name: file.sha256 for file in described.files}
    for name in PLAIN:
        with disk_faults(layout.root / name):
            data = (layout.root / name).read_bytes() if (layout.root / name).is_file() else b""
        if hashlib.sha256(data).hexdigest() == named.get(name):
            place.medium.files.write(name, data)
            given += 1
    place.medium.files.write(DESCRIPTION, described.to_bytes())
    place.described = described
    return given + 1


def _says_enough(layout: Layout, theirs: Description, ours: Description) -> bool:
    if theirs == ours:
        return True  # our own log vouches for it
    more = (
        theirs.id == ours.id
        and {*theirs.devices} >= {*ours.devices}
        and {*theirs.epochs} >= {*ours.epochs}
        and {*theirs.acts} >= {*ours.acts}
        and _envelopes(theirs) >= _envelopes(ours)
    )
    return more and vouched_for(layout, theirs)


def _envelopes(described: Description) -> set[tuple[str, str]]:
    return {(file.name, file.sha256) for file in described.files if file.name not in PLAIN}
