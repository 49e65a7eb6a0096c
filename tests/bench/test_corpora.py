"""The measuring corpora: the same from the same seed, of the sizes they promise, and nothing compressible."""

from __future__ import annotations

import hashlib
import zlib
from itertools import islice
from pathlib import Path

import pytest

from bench.corpora import MB, MEDIA_TOTAL, make_items, make_media, make_texts, media_plan, text_stream


def _sums(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_full_media_are_300_photos_and_20_clips_of_2_gib() -> None:
    plan = media_plan()
    photos = [one.size for one in plan if one.path.endswith(".jpg")]
    clips = [one.size for one in plan if one.path.endswith(".mp4")]
    assert (len(photos), len(clips)) == (300, 20)
    assert all(2 * MB <= size <= 5 * MB for size in photos)
    assert all(20 * MB <= size <= 100 * MB for size in clips)
    assert sum(photos) + sum(clips) == MEDIA_TOTAL


@pytest.mark.parametrize("scale", [0.001, 0.05, 0.3, 0.5])
def test_scaled_media_stay_within_their_sizes(scale: float) -> None:
    plan = media_plan(scale)
    assert len({one.path for one in plan}) == len(plan) == max(1, round(300 * scale)) + max(1, round(20 * scale))
    assert all(2 * MB <= one.size <= 100 * MB for one in plan)
    if scale >= 0.05:
        assert sum(one.size for one in plan) == round(MEDIA_TOTAL * scale)


def test_media_are_the_same_from_the_same_seed_and_do_not_compress(tmp_path: Path) -> None:
    size = make_media(tmp_path / "a", 0.001)
    assert make_media(tmp_path / "b", 0.001) == size
    first, again = _sums(tmp_path / "a"), _sums(tmp_path / "b")
    assert first == again
    (photo,) = (tmp_path / "a").rglob("*.jpg")
    data = photo.read_bytes()
    assert data.startswith(b"\xff\xd8\xff\xe0")
    assert b"JFIF" in data[:16]
    assert len(zlib.compress(data, 1)) > 0.99 * len(data)
    (clip,) = (tmp_path / "a").rglob("*.mp4")
    with clip.open("rb") as file:
        assert file.read(12)[4:] == b"ftypmp42"


def test_another_seed_makes_other_media() -> None:
    assert media_plan(0.1, seed=1) != media_plan(0.1, seed=9)


def test_texts_are_the_same_from_the_same_seed_and_differ_from_one_another(tmp_path: Path) -> None:
    size = make_texts(tmp_path / "a", 0.002)
    assert make_texts(tmp_path / "b", 0.002) == size
    first = _sums(tmp_path / "a")
    assert first == _sums(tmp_path / "b")
    assert len(set(first.values())) == len(first) == 40


def test_texts_are_in_both_languages_and_of_their_sizes() -> None:
    made = list(islice(text_stream(1_000, 20_000), 30))
    assert all(1_000 - 4 <= len(text.encode()) <= 20_000 for _, text in made)
    for name, text in made:
        arabic = sum("\u0600" <= letter <= "\u06ff" for letter in text)
        assert (arabic > len(text) // 2) == name.startswith("ar-")
    assert {name[:3] for name, _ in made} == {"ar-", "en-"}


def test_items_are_spread_over_folders_of_a_thousand(tmp_path: Path) -> None:
    make_items(tmp_path, 0.012)
    assert {folder.name: len(list(folder.iterdir())) for folder in tmp_path.iterdir()} == {"000": 1000, "001": 200}
