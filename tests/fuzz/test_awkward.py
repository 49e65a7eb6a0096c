"""A sample of `tests.fuzz.awkward`: real files, cut and flipped, none of which takes a reader process with it."""

from __future__ import annotations

import pytest

from amana.intake import readers
from tests.fuzz.awkward import awkward, lost, outcomes
from tests.shared_data import shared

LARGEST = 300_000


@pytest.mark.parametrize("folder", ["ingest_fixtures", "exif_samples", "warc_samples", "chat_exports"])
def test_a_file_that_is_cut_or_flipped_ends_as_an_outcome(folder: str) -> None:
    paths = sorted(path for path in shared(folder).rglob("*") if path.is_file() and path.stat().st_size < LARGEST)
    assert paths
    with readers(1) as pool:
        for path in paths:
            told = list(outcomes(pool, list(awkward(path, cuts=2, flips=1_000))[:3]))
            assert [(path.name, one.how, end.reason) for one, end, _ in told if lost(end)] == []
