"""The adapters for spaCy and Stanza: with the libraries where they are, else with things of the same shape."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from amana.errors import LibraryMissing, TaggerUnusable
from amana.reading import SpacyTagger, StanzaTagger, read_text, tagged_by
from amana.reading.stretches import STRETCH

TEXT = "Samira met Idris al-Hajj in Wadi al-Noor."


@dataclass
class _Entity:
    start_char: int
    end_char: int
    label_: str = ""
    type: str = ""


@dataclass
class _Document:
    ents: list[_Entity]


@dataclass
class _Pipeline:
    """Finds every `Samira`."""

    meta: dict[str, str] = field(default_factory=lambda: {"lang": "xx", "name": "tiny", "version": "1.0"})

    def __call__(self, text: str) -> _Document:
        text.encode()  # as libraries do: what has no UTF-8 breaks them
        starts = [at for at in range(len(text)) if text.startswith("Samira", at)]
        return _Document([_Entity(at, at + 6, "PER", "PERSON") for at in starts])


def _module(monkeypatch: pytest.MonkeyPatch, name: str, **known: Any) -> None:
    module = ModuleType(name)
    vars(module).update(known)
    monkeypatch.setitem(sys.modules, name, module)


def test_spacy_s_entities(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def load(model: object) -> _Pipeline:
        asked.append(model)
        return _Pipeline()

    _module(monkeypatch, "spacy", load=load)
    tagger = SpacyTagger.load("folder/of/a/model")
    assert asked == ["folder/of/a/model"]
    assert tagger.name == "spacy xx_tiny 1.0"
    assert [(one.text, one.kind) for one in tagged_by(tagger, TEXT).spans] == [("Samira", "PER")]


def test_stanza_s_entities_and_nothing_is_downloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, Any] = {}

    def pipeline(language: str, **named: Any) -> _Pipeline:
        asked.update(named, language=language)
        return _Pipeline()

    _module(monkeypatch, "stanza", Pipeline=pipeline, __version__="1.10")
    tagger = StanzaTagger.load("models", "ar")
    assert (asked["download_method"], asked["dir"], asked["language"]) == (None, "models", "ar")
    assert tagger.name == "stanza 1.10 ar_default"
    assert [(one.text, one.kind) for one in tagged_by(tagger, TEXT).spans] == [("Samira", "PERSON")]


@pytest.mark.parametrize("load", [lambda: SpacyTagger.load("x"), lambda: StanzaTagger.load("x", "ar")])
def test_a_library_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch, load: Any) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    monkeypatch.setitem(sys.modules, "stanza", None)
    with pytest.raises(LibraryMissing) as fault:
        load()
    assert str(fault.value.facts["extra"]).startswith("taggers-")


@pytest.mark.parametrize("reason", [OSError, ValueError])
def test_a_model_that_cannot_be_loaded_is_named(monkeypatch: pytest.MonkeyPatch, reason: type[Exception]) -> None:
    def broken(*_: object, **__: object) -> None:
        raise reason

    _module(monkeypatch, "spacy", load=broken)
    _module(monkeypatch, "stanza", Pipeline=broken, __version__="1")
    for load in (lambda: SpacyTagger.load("no/model"), lambda: StanzaTagger.load("no/model", "ar")):
        with pytest.raises(TaggerUnusable) as fault:
            load()
        assert "no/model" in str(fault.value.facts["model"])


def test_a_long_text_and_one_without_utf_8_are_given_in_sound_stretches() -> None:
    text = "\ud800 Samira " + "word " * (STRETCH // 4) + " Samira\udfff"
    found = tagged_by(SpacyTagger(_Pipeline()), text)
    assert [one.text for one in found.spans] == ["Samira", "Samira"]
    assert [text[one.start : one.end] for one in found.spans] == ["Samira", "Samira"]


def test_with_spacy_itself_on_a_model_made_here(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("xx")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "Idris al-Hajj"}])
    nlp.to_disk(tmp_path / "model")
    tagger = SpacyTagger.load(tmp_path / "model")
    reading = read_text(TEXT, taggers=[tagger])
    assert [(one.text, one.kind) for one in reading.tagged[0].spans] == [("Idris al-Hajj", "PER")]
    with pytest.raises(TaggerUnusable):
        SpacyTagger.load(tmp_path / "none")
