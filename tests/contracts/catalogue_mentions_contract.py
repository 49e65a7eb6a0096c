"""What every catalogue must do with mentions: who is named in which text, found by keys."""

from __future__ import annotations

from dataclasses import replace

from amana.catalogue import Catalogue, Mention, RowCounts, TextReading
from amana.records import made_id
from tests.contracts.catalogue_rows import accession, intake, sha256


def named(content: str, text: str, *mentions: Mention, tagger: str = "") -> TextReading:
    counts = RowCounts(names=len(mentions))
    return TextReading(sha256(content), sha256(text), "rules 1", counts, "{}", tagger=tagger, mentions=mentions)


def mention(written: str, text: str, *keys: int) -> Mention:
    version = sha256(text)
    return Mention(
        made_id("name", version, "person", written),
        "person",
        written,
        "",
        version,
        ("al-Murri",),
        "a baker",
        "0" * 32,
        ("qasr", "murr"),
        "2030-03-01",
        "Murr Post",
        ("=nur/JBR",),
        speaker=True,
        keys=keys,
    )


def written(found: object) -> list[str]:
    return [one.written for one in found]  # type: ignore[attr-defined]


class MentionsContract:
    """Mentions."""

    def test_what_is_kept_is_given_back_with_its_item(self, catalogue: Catalogue) -> None:
        first = accession(1, "one")
        catalogue.write([first], [intake(2, "one", "نصّ")], {})
        kept = mention("سميرة المرّي", "نصّ", 1, 2**62)
        catalogue.keep_readings([named("one", "نصّ", kept)])
        wanted = replace(kept, item=first.entry.commitment[:32], keys=())
        assert list(catalogue.mentions()) == [wanted]
        assert catalogue.mention(kept.id) == wanted
        assert catalogue.mentions_with([2**62, 7]) == (wanted,)

    def test_ids_are_found_by_how_they_begin(self, catalogue: Catalogue) -> None:
        catalogue.write(
            [accession(1, "one"), accession(2, "two")], [intake(3, "one", "a"), intake(4, "two", "b")], {}
        )
        kept = [mention("Nour", "a"), mention("Sami", "b")]
        catalogue.keep_readings([named("one", "a", kept[0]), named("two", "b", kept[1])])
        for one in kept:
            assert one.id in catalogue.mention_ids(one.id[:3])
            assert catalogue.mention_ids(one.id) == (one.id,)
        assert set(catalogue.mention_ids("0")) | set(catalogue.mention_ids("f")) <= {one.id for one in kept}
        for prefix in ("", "x", "g0", "0" * 33):
            assert catalogue.mention_ids(prefix) == ()

    def test_unknown_ids_and_keys_find_nothing(self, catalogue: Catalogue) -> None:
        assert catalogue.mention("0" * 32) is None
        assert catalogue.mention("nothing of the kind") is None
        assert catalogue.mentions_with([1]) == ()
        assert catalogue.mentions_with([]) == ()
        assert list(catalogue.mentions()) == []

    def test_a_later_reading_of_a_text_replaces_its_mentions(self, catalogue: Catalogue) -> None:
        catalogue.write([accession(1, "one")], [intake(2, "one", "text")], {})
        catalogue.keep_readings(
            [named("one", "text", mention("Samira", "text", 1), mention("Nour", "text", 1, 2))]
        )
        catalogue.keep_readings([named("one", "text", mention("Nour", "text", 3))])
        assert written(catalogue.mentions()) == ["Nour"]
        assert catalogue.mentions_with([1, 2]) == ()
        assert written(catalogue.mentions_with([3])) == ["Nour"]

    def test_what_a_tagger_found_leaves_them_alone(self, catalogue: Catalogue) -> None:
        catalogue.write([accession(1, "one")], [intake(2, "one", "text")], {})
        catalogue.keep_readings([named("one", "text", mention("Samira", "text", 1))])
        catalogue.keep_readings([named("one", "text", tagger="model 1")])
        assert written(catalogue.mentions()) == ["Samira"]

    def test_by_keys_the_earliest_come_first_and_no_more_than_asked_for(self, catalogue: Catalogue) -> None:
        texts = [f"text {at}" for at in range(5)]
        for at, text in enumerate(texts):
            catalogue.write([accession(2 * at, f"c{at}")], [intake(2 * at + 1, f"c{at}", text)], {})
            catalogue.keep_readings([named(f"c{at}", text, mention(f"Samira {at}", text, 9))])
        assert written(catalogue.mentions_with([9], 3)) == ["Samira 0", "Samira 1", "Samira 2"]

    def test_a_text_of_two_items_has_its_mentions_for_each(self, catalogue: Catalogue) -> None:
        rows = [accession(1, "one"), accession(2, "two")]
        catalogue.write(rows, [intake(3, "one", "text"), intake(4, "two", "text")], {})
        one = mention("Samira", "text", 1)
        catalogue.keep_readings([named("one", "text", one), named("two", "text", one)])
        assert {found.item for found in catalogue.mentions()} == {row.entry.commitment[:32] for row in rows}
        assert catalogue.mention(one.id) is not None
