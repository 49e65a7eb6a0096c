"""PDQ against the published implementation, and how near copies stay."""

from __future__ import annotations

import pytest
from PIL import Image

from amana.intake.pdq import BITS, CROPS, distance, pdq, pdq_of_crops
from tests.intake.photo_maker import encoded, page_of_text, scene

# What ThreatExchange's own code (by way of the package pdqhash 0.2) makes of pictures made here: seed, size, hash,
# quality. Beyond 640 pixels a picture is first made smaller here, so a few bits differ.
VECTORS = [
    (0, (512, 384), "0cfb7393847a4cc7e773ab0508cc439e01bb294c1127a31f84db59e47f64f6b8", 100),
    (1, (512, 384), "a7329413295b5b5726a3a2a85513577b47ab2ab32a12f55bd52e7a4e289d80eb", 100),
    (2, (512, 384), "df1fc0a03e472074031f4130476176733f36e74f7061173671da6d58ba4b8f93", 100),
    (3, (512, 384), "f46a23b7df95b7720a49b6b89693324bc9d093274093ee4b4913e7646a4ab991", 100),
    (4, (200, 500), "55a696d2b5da2025de8992d1ad7a2909b6a5ad954b5652a5529a6b5aa529d6db", 100),
    (5, (90, 64), "f9ff0f60067016743f7cfffb0000060006200660f9dff99bc9830600fdfff9df", 16),
    (6, (1600, 1200), "a9554da563aa403c4d6411fadca3637cbe0b63a8bec3bdc57d55b20ae2a89c43", 100),
]


@pytest.mark.parametrize(("seed", "size", "expected", "quality"), VECTORS)
def test_the_published_hash(seed: int, size: tuple[int, int], expected: str, quality: int) -> None:
    told, seen = pdq(scene(seed, size))
    assert distance(told, expected) <= (2 if max(size) <= 640 else 10)
    assert abs(seen - quality) <= 1


def test_half_of_the_bits_are_set() -> None:
    assert int(pdq(scene(1))[0], 16).bit_count() == BITS // 2


@pytest.mark.parametrize("mode", ["L", "RGBA", "P", "CMYK", "1", "I;16"])
def test_every_kind_of_colour_has_a_hash(mode: str) -> None:
    image = Image.new("I;16", (80, 60)) if mode == "I;16" else scene(2, (80, 60)).convert(mode)
    assert len(pdq(image)[0]) == BITS // 4


@pytest.mark.parametrize("size", [(1, 1), (1, 700), (700, 1), (63, 65)])
def test_the_smallest_pictures_have_one_too(size: tuple[int, int]) -> None:
    assert len(pdq(Image.new("RGB", size, "red"))[0]) == BITS // 4
    assert len(pdq_of_crops(Image.new("RGB", size, "red"))) == len(CROPS)


def test_a_flat_picture_is_of_no_quality() -> None:
    assert pdq(Image.new("RGB", (300, 200), "grey"))[1] == 0
    assert pdq(page_of_text())[1] > 50


def test_copies_stay_near_and_others_far() -> None:
    import io

    one, other = scene(1, (900, 700)), scene(2, (900, 700))
    own = pdq(one)[0]
    assert distance(own, pdq(other)[0]) > 80
    assert distance(own, pdq(one.resize((300, 233)))[0]) <= 31
    assert distance(own, pdq(Image.open(io.BytesIO(encoded(one, quality=30))))[0]) <= 31


@pytest.mark.parametrize("box", [(45, 35, 855, 665), (90, 0, 900, 700), (0, 0, 900, 630), (45, 35, 900, 700)])
def test_a_cut_copy_is_near_a_crop_of_the_original(box: tuple[int, int, int, int]) -> None:
    one = scene(3, (900, 700))
    cut = pdq(one.crop(box))[0]
    assert min(distance(cut, crop) for crop, _ in pdq_of_crops(one)) <= 64
    assert min(distance(cut, crop) for crop, _ in pdq_of_crops(scene(4, (900, 700)))) > 64
