"""To say one thing does not load the words for all the others."""

from __future__ import annotations

import subprocess
import sys

import pytest

import amana.phrases


def _loaded(code: str) -> set[str]:
    told = f"{code}\nimport sys; print(*(name for name in sys.modules if name.startswith('amana.')))"
    ended = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    return set(ended.stdout.split())


def test_the_face_loads_nothing_by_itself() -> None:
    loaded = _loaded("import amana.phrases")
    assert not {name for name in loaded if name.startswith("amana.phrases.")}


def test_a_speaker_needs_no_analysis() -> None:
    loaded = _loaded("from amana.phrases import Speaker, error_json; Speaker('ar').name('a')")
    heavy = ("amana.reading", "amana.compare", "amana.catalogue", "amana.actions", "amana.phrases.comparing")
    assert not loaded & set(heavy)


def test_what_is_not_on_the_face_is_not_there() -> None:
    with pytest.raises(AttributeError):
        amana.phrases.nothing_of_this_name  # noqa: B018
    assert set(amana.phrases.__all__) == set(amana.phrases._HOMES)
