"""What every catalogue must do with near-copies: hashes of pictures, sketches of texts, what is near what."""

from __future__ import annotations

import random
from typing import Any

import pytest

from amana.catalogue import Catalogue
from amana.errors import ItemUnknown
from amana.records import Fingerprint
from tests.contracts.catalogue_contract import MakeCatalogue
from tests.contracts.catalogue_rows import accession, intake, sha256

_ASKED = random.Random(5)
HASH = f"{_ASKED.getrandbits(256):064x}"
OTHER = f"{_ASKED.getrandbits(256):064x}"
WORDS = tuple(
    f"{one}{two}" for one in ("lan", "bri", "wel", "mar", "doc") for two in ("tern", "dge", "sh", "ket", "t")
)


def changed(value: str, bits: int) -> str:
    """The hash with its first so many bits turned."""
    return f"{int(value, 16) ^ ((1 << bits) - 1):064x}"


def article(seed: int, length: int = 120) -> list[str]:
    """The words of a made text."""
    chosen = random.Random(seed)
    return [chosen.choice(WORDS) for _ in range(length)]


def _pictures(catalogue: Catalogue, *prints: tuple[Fingerprint, ...], first: int = 1, **more: Any) -> None:
    """An item for each; its content is `picture N`."""
    for at, one in enumerate(prints, first):
        read = intake(1000 + at, f"picture {at}", fingerprints=one, **more)
        catalogue.write([accession(at, f"picture {at}")], [read], {})


def _texts(catalogue: Catalogue, *texts: str) -> None:
    for at, text in enumerate(texts, 1):
        catalogue.write([accession(at, f"page {at}")], [intake(1000 + at, f"page {at}", text)], {})


def _near(catalogue: Catalogue, *asked: str, within: int = 40, crops: bool = False) -> list[tuple[str, int, str]]:
    found = catalogue.prints_near(asked or (HASH,), within, crops=crops)
    return [(one.item.name, one.distance, one.found) for one in found]


class LikenessContract:
    """NearCopies."""

    def test_an_empty_catalogue_has_nothing_near(self, catalogue: Catalogue) -> None:
        assert catalogue.prints_near([HASH], 256) == ()
        with pytest.raises(ItemUnknown):
            catalogue.texts_near(sha256("no text"), 256)

    def test_pictures_are_found_by_distance_the_nearest_first(self, catalogue: Catalogue) -> None:
        hashes = [changed(HASH, 30), OTHER, HASH, changed(HASH, 41)]
        _pictures(catalogue, *((Fingerprint("pdq", one),) for one in hashes))
        assert _near(catalogue) == [("file3.txt", 0, HASH), ("file1.txt", 30, changed(HASH, 30))]
        assert _near(catalogue, within=29) == [("file3.txt", 0, HASH)]

    def test_what_differs_in_every_bit_is_far_off(self, catalogue: Catalogue) -> None:
        _pictures(catalogue, (Fingerprint("pdq", changed(HASH, 256)),))
        assert _near(catalogue, within=255) == []
        assert [distance for _, distance, _ in _near(catalogue, within=256)] == [256]

    def test_crops_are_looked_at_only_when_asked_for(self, catalogue: Catalogue) -> None:
        _pictures(catalogue, (Fingerprint("pdq", OTHER), Fingerprint("pdq", HASH, 100, "crop/3")))
        _pictures(catalogue, (Fingerprint("pdq", HASH, 100, "a/crop/3"),), first=2, part="a")
        assert _near(catalogue) == []
        assert {name for name, *_ in _near(catalogue, crops=True)} == {"file1.txt", "file2.txt"}

    def test_a_file_inside_that_only_bears_the_name_is_no_crop(self, catalogue: Catalogue) -> None:
        _pictures(catalogue, (Fingerprint("pdq", HASH, 100, "crop/3"),), part="crop/3")
        assert len(_near(catalogue)) == 1

    def test_of_an_items_frames_the_nearest_to_each_asked_counts(self, catalogue: Catalogue) -> None:
        frames = (changed(HASH, 9), changed(HASH, 5), changed(OTHER, 3))
        _pictures(catalogue, tuple(Fingerprint("pdq", one, 90, f"frame/{at}") for at, one in enumerate(frames, 1)))
        assert _near(catalogue, HASH, OTHER) == [
            ("file1.txt", 3, changed(OTHER, 3)),
            ("file1.txt", 5, changed(HASH, 5)),
        ]

    def test_what_is_no_such_hash_is_passed_over(self, catalogue: Catalogue) -> None:
        odd = (Fingerprint("pdq", "ab"), Fingerprint("other", HASH), Fingerprint("pdq", "x" * 64))
        _pictures(catalogue, odd)
        assert _near(catalogue, within=256) == []

    def test_what_comes_after_a_question_is_found_by_the_next(self, catalogue: Catalogue) -> None:
        for count in range(1, 6):
            _pictures(catalogue, (Fingerprint("pdq", changed(HASH, count)),), first=count)
            assert [distance for _, distance, _ in _near(catalogue)] == list(range(1, count + 1))

    def test_many_are_found_among_many(self, catalogue: Catalogue) -> None:
        chosen = random.Random(7)
        frames = tuple(
            Fingerprint("pdq", f"{chosen.getrandbits(256):064x}", 90, f"frame/{at}") for at in range(3000)
        )
        _pictures(catalogue, frames[:1700], frames[1700:])
        for wanted in (frames[0], frames[1023], frames[1024], frames[1699], frames[1700], frames[2999]):
            assert [distance for _, distance, _ in _near(catalogue, wanted.value)] == [0]

    def test_an_item_without_an_accession_is_not_told(self, catalogue: Catalogue) -> None:
        catalogue.write([], [intake(1, "orphan", fingerprints=(Fingerprint("pdq", HASH),))], {})
        assert _near(catalogue) == []
        catalogue.write([accession(2, "orphan")], [], {})
        assert len(_near(catalogue)) == 1

    def test_texts_are_near_the_more_they_share(self, catalogue: Catalogue) -> None:
        words = article(1)
        edited = [*words[:40], "new", "words", *words[42:]]
        _texts(catalogue, " ".join(words), " ".join(edited), " ".join(article(2)))
        found = catalogue.texts_near(sha256(" ".join(words)), 60)
        assert [one.item.name for one in found] == ["file1.txt", "file2.txt"]
        assert found[0].distance == 0 < found[1].distance
        back = catalogue.texts_near(found[1].text_version, 60)
        assert {one.text_version: one.distance for one in back}[sha256(" ".join(words))] == found[1].distance

    def test_spelling_case_and_layout_make_no_difference(self, catalogue: Catalogue) -> None:
        words = ["ذهبت", "القافلة", "إلى", "المدرسة", "في", "وادي", "النور", "مع", "أطفال", "القرية"] * 4
        plain = [one.replace("إ", "ا").replace("أ", "ا").replace("ة", "ه") for one in words]
        _texts(catalogue, " ".join(words), "\n\n".join(plain), " ".join(WORDS * 2), ", ".join(WORDS * 2).upper())
        assert [one.distance for one in catalogue.texts_near(sha256(" ".join(words)), 40)] == [0, 0]
        assert [one.distance for one in catalogue.texts_near(sha256(" ".join(WORDS * 2)), 40)] == [0, 0]

    def test_a_text_that_is_too_short_is_near_nothing(self, catalogue: Catalogue) -> None:
        _texts(catalogue, " ".join(WORDS[:20]), " ".join(WORDS[:20]) + " ")
        assert catalogue.texts_near(sha256(" ".join(WORDS[:20])), 256) == ()

    def test_all_items_with_the_text_are_told(self, catalogue: Catalogue) -> None:
        text = " ".join(article(3))
        _texts(catalogue, text, text)
        assert {one.item.name for one in catalogue.texts_near(sha256(text), 0)} == {"file1.txt", "file2.txt"}

    def test_the_order_of_arrival_makes_no_difference(self, make_catalogue: MakeCatalogue) -> None:
        rows = [
            (
                accession(at, f"page {at}"),
                intake(100 + at, f"page {at}", " ".join(article(at // 2)) + f" end {at}", fingerprints=(one,)),
            )
            for at, one in ((at, Fingerprint("pdq", changed(HASH, at))) for at in range(8))
        ]
        told = []
        for order in (rows, rows[::-1]):
            made = make_catalogue()
            for said, read in (*order, order[0]):
                made.write([said], [read], {})
            texts = [
                made.texts_near(made.item(said.accession.sha256).text_versions[0].sha256, 128) for said, _ in rows
            ]
            told.append((made.prints_near([HASH, OTHER], 128), texts))
        assert told[0] == told[1]

    def test_nothing_is_kept_of_a_write_that_failed(self, catalogue: Catalogue) -> None:
        good = intake(2, "one", " ".join(article(1)), fingerprints=(Fingerprint("pdq", HASH),))
        broken = intake(3, "not hex")
        object.__setattr__(broken.intake, "sha256", "zz")
        with pytest.raises(Exception, match="sha256"):
            catalogue.write([accession(1, "one")], [good, broken], {})
        assert _near(catalogue) == []
        catalogue.write([accession(1, "one")], [good], {})
        assert len(_near(catalogue)) == 1
