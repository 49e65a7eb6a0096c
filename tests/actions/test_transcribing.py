"""A model hears a film: what it heard is a text version of the item, marked as heard, with its times."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from amana.actions import OpenArchive
from amana.cli.edge import run
from amana.errors import ItemUnknown, ReadingFailed
from amana.intake import Cue
from tests.archive.made_once import making, open_copy
from tests.intake.media.film_maker import film, tone


class Parrot:
    """Hears the same words in every piece."""

    name = "parrot"
    version = "1"

    def __init__(self, words: str = "غادرنا وادي النور") -> None:
        self.words, self.heard, self.language = words, 0, ""

    def transcribe(self, sound: Iterable[bytes], language: str | None, /) -> Iterator[Cue]:
        self.language = language or ""
        for piece in sound:
            seconds = len(piece) / 2 / 16_000
            self.heard += len(piece)
            yield Cue(0.0, seconds, self.words, 0.5, language)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of these files, read once: each test has its own copy."""
    folder = tmp_path_factory.mktemp("transcribing")
    card = folder / "card"
    card.mkdir()
    (card / "film.mp4").write_bytes(film())
    (card / "mute.mp4").write_bytes(film(sound=False))
    (card / "talk.wav").write_bytes(tone("wav", "pcm_s16le"))
    (card / "note.txt").write_text("nothing to hear")
    with making(folder) as opened:
        opened.add(card)
    return folder


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Iterator[OpenArchive]:
    with open_copy(made, tmp_path) as opened:
        yield opened


def _item(archive: OpenArchive, name: str) -> str:
    return next(one.item for one in archive.list() if one.name == name)


def test_what_is_heard_becomes_a_text_version(archive: OpenArchive) -> None:
    item, parrot, told = _item(archive, "film.mp4"), Parrot(), list[Cue]()
    done = archive.transcribe(item, parrot, language="ar", tell=told.append)
    assert abs(parrot.heard - 4 * 16_000 * 2) < 4_000
    assert (done.item, done.cues, done.language, done.transcriber) == (item, 1, "ar", "parrot 1")
    assert done.text_version is not None
    assert archive.text(done.text_version) == parrot.words
    assert [cue.text for cue in told] == [parrot.words]
    (version,) = [one for one in archive.show(item).text_versions if one.sha256 == done.text_version]
    assert version.method == "transcript"
    cues = [part for part in archive.parts(item) if part.kind == "cue"]
    assert [(part.fact("from"), part.fact("confidence")) for part in cues] == [("00:00:00.000", "0.50")]


def test_it_is_found_and_survives_a_rebuild(archive: OpenArchive) -> None:
    item = _item(archive, "talk.wav")
    archive.transcribe(item, Parrot())
    assert [hit.item for hit in archive.search("وادي النور")] == [item]
    archive.rebuild()
    assert [hit.item for hit in archive.search("وادي النور")] == [item]


def test_nothing_heard_is_recorded_as_that(archive: OpenArchive) -> None:
    item = _item(archive, "talk.wav")
    done = archive.transcribe(item, Parrot("  "))
    assert (done.text_version, done.cues, done.note) == (None, 0, "no-text")
    last = archive.show(item).intakes[-1].intake
    assert (last.module, last.outcome, last.reason) == ("parrot", "nothing", "no-text")


def test_two_models_stand_side_by_side(archive: OpenArchive) -> None:
    item = _item(archive, "talk.wav")
    archive.transcribe(item, Parrot("one"))
    second = Parrot("two")
    second.version = "2"
    archive.transcribe(item, second)
    texts = {archive.text(one.sha256) for one in archive.show(item).text_versions}
    assert texts == {"one", "two"}


@pytest.mark.parametrize(("name", "reason"), [("mute.mp4", "no-text"), ("note.txt", "no-reader")])
def test_what_has_no_sound_is_refused(archive: OpenArchive, name: str, reason: str) -> None:
    before = len(archive.show(_item(archive, name)).intakes)
    with pytest.raises(ReadingFailed) as told:
        archive.transcribe(_item(archive, name), Parrot())
    assert told.value.facts["reason"] == reason
    assert len(archive.show(_item(archive, name)).intakes) == before


def test_an_unknown_item(archive: OpenArchive) -> None:
    with pytest.raises(ItemUnknown):
        archive.transcribe("ffffffffffff", Parrot())


def test_on_the_command_line(
    archive: OpenArchive, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("faster_whisper")
    from tests.intake.transcripts.model_maker import make_model

    item, model = _item(archive, "talk.wav"), make_model(tmp_path / "model")
    archive.close()
    monkeypatch.chdir(tmp_path / "archive")
    asked = ["transcribe", item, "--model", str(model), "--identity", str(tmp_path / "key"), "--lang", "en"]
    assert run(asked, {}) == 0
    said = capfd.readouterr().out
    assert "00:00:00.000  we left at night" in said
    assert "machine's guess" in said
    assert run([*asked, "--json", "--language", "en"], {}) == 0
    told = json.loads(capfd.readouterr().out)
    assert (told["cues"], told["language"]) == (1, "en")
    assert run(["transcribe", item, "--model", str(tmp_path), *asked[4:]], {}) == 2
    assert "model.bin" in capfd.readouterr().err
