"""Members of objects are found by name, near what they belong to and elsewhere."""

from __future__ import annotations

from pathlib import Path

from amana.records import ContentPlace
from tests.archive.archives import add, make, opened, write_tree


def test_a_member_is_found_wherever_it_is_looked_for_first(tmp_path: Path) -> None:
    root = make(tmp_path / "a")
    card = write_tree(tmp_path / "card", [(f"{number}.txt", b"x" * number * 300) for number in range(1, 9)])
    with opened(root) as archive:
        add(archive, card)
        rows = [row for one in archive.catalogue.items() for row in archive.catalogue.accessions_of(one.sha256)]
        with archive.contents() as contents:
            pack = rows[0].content.object
            members = contents.members(pack)
            starts = [None, *(row.content for row in rows), ContentPlace("0" * 64, 5, 5)]
            for name, member in members.items():
                for start in starts:
                    found = contents.member(pack, name, start)
                    assert found == ContentPlace(pack, member.offset, member.size)
            assert [contents.member(pack, "record/none.json", start) for start in starts] == [None] * len(starts)
            for row in rows:
                record = contents.member(pack, f"record/{row.entry.commitment}.json", row.content)
                assert record is not None
                assert record.offset > row.content.offset
