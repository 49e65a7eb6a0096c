"""What every reader promises. A test module takes it up with `class TestX(ReaderContract)` and a sample.

A new reader adds one such class: a good sample, and the reader itself.
"""

from __future__ import annotations

import io
import sys
from abc import ABC, abstractmethod
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amana.errors import ReadingFailed
from amana.intake import READERS, GivesApart, LongReader, Reader, Reading, Reason, media_type, readers

NOISE = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.differing_executors, HealthCheck.function_scoped_fixture],
)
REASONS = frozenset(get_args(Reason))
HEAVY = frozenset(
    {
        "lxml",
        "trafilatura",
        "PIL",
        "pypdfium2",
        "charset_normalizer",
        "htmldate",
        "numpy",
        "av",
        "pi_heif",
        "openpyxl",
    }
    | {"xlrd", "striprtf", "oxmsg", "olefile", "warcio", "py7zr", "pypff", "c2pa", "pysequoia", "libarchive"}
)
PROCESS_REASONS = {"timeout", "memory", "crashed", "garbled"}


@pytest.mark.filterwarnings("ignore")  # what a library mutters over broken input goes nowhere in its own process
class ReaderContract(ABC):
    """Promises of the Reader protocol, held in this process and in the confined one."""

    @abstractmethod
    def reader(self) -> Reader:
        """The reader under test, one of READERS."""

    @abstractmethod
    def sample(self) -> tuple[bytes, str]:
        """A good file of this kind, and its name."""

    def samples(self) -> list[bytes]:
        """Good files of every form that this reader takes, for fuzzing."""
        return [self.sample()[0]]

    def read(self, data: bytes, name: str = "noise") -> Reading | Reason:
        """The reading, or the reason why there is none."""
        reader = self.reader()
        try:
            return reader.read(io.BytesIO(data), name, reader.limits)
        except ReadingFailed as told:
            reason = told.facts["reason"]
            assert set(told.facts) == {"reason"}
            assert reason in REASONS
            return reason  # type: ignore[return-value]

    def test_is_registered_under_a_name_of_its_own(self) -> None:
        reader = self.reader()
        assert [one.name for one in READERS].count(reader.name) == 1
        assert reader.version
        assert reader.kinds
        assert reader.limits.input_bytes > 0
        assert (type(reader).__doc__ or "").strip().split("\n\n")[0].endswith(".")
        assert reader.reads.endswith(".")
        assert len(reader.reads) < 500
        assert "|" not in reader.reads

    def test_recognises_its_sample_and_no_other_reader_comes_first(self) -> None:
        data, name = self.sample()
        kind = media_type(data[:4096], name)
        takers = [one.name for one in READERS if one.recognises(kind, data[:4096], name)]
        assert takers[0] == self.reader().name

    def test_reads_its_sample(self) -> None:
        reading = self.read(self.sample()[0])
        assert isinstance(reading, Reading)
        assert reading.note is None
        assert reading.texts or reading.pictures or reading.parts

    def test_reads_a_sample_of_every_form(self) -> None:
        for data in self.samples():
            told = self.read(data)
            assert isinstance(told, Reading)
            assert told.texts or told.pictures or told.parts

    def test_is_deterministic(self) -> None:
        data = self.sample()[0]
        assert self.read(data) == self.read(data)

    def test_reads_on_until_there_is_no_more(self) -> None:
        """What is read in instalments ends, and each instalment tells parts of its own."""
        data, name = self.sample()
        reader = self.reader()
        told = self.read(data)
        assert isinstance(told, Reading)
        places: list[str] = [part.place for part in told.parts]
        for _ in range(1000):
            if told.resume is None:
                break
            assert isinstance(reader, LongReader)
            told = reader.read_on(io.BytesIO(data), name, reader.limits, told.resume)
            check_form(told)
            places += [part.place for part in told.parts]
        assert told.resume is None
        assert len(set(places)) == len(places)

    def test_a_token_that_it_did_not_give_is_refused(self) -> None:
        reader = self.reader()
        if isinstance(reader, LongReader):
            for token in ("", "x", "-1", "{}", "[]", '{"at": -5}', "9" * 400):
                try:
                    check_form(reader.read_on(io.BytesIO(self.sample()[0]), "x", reader.limits, token))
                except ReadingFailed as refusal:
                    assert refusal.facts["reason"] in REASONS

    def test_what_is_too_large_for_a_reading_comes_apart_and_is_the_same(self) -> None:
        data, name = self.sample()
        reader = self.reader()
        if not isinstance(reader, GivesApart):
            return
        narrow = replace(reader.limits, unpacked_bytes=0)
        files = {part.place: part.data for part in reader.read(io.BytesIO(data), name, reader.limits).parts}
        told = reader.read(io.BytesIO(data), name, narrow)
        parts = list(told.parts)
        while told.resume is not None:
            told = reader.read_on(io.BytesIO(data), name, narrow, told.resume)
            parts += told.parts
        assert any(part.apart for part in parts)
        for part in parts:
            if part.apart is not None:
                assert (part.data, part.reason) == (None, None)
                got = b"".join(reader.pieces(io.BytesIO(data), name, narrow, part.apart))
                assert (got, len(got)) == (files[part.place], part.size)

    @NOISE
    @given(data=st.data())
    def test_damage_of_what_comes_apart_is_given_or_refused(self, data: st.DataObject) -> None:
        reader = self.reader()
        if not isinstance(reader, GivesApart):
            return
        whole = bytearray(self.sample()[0])
        narrow = replace(reader.limits, unpacked_bytes=0)
        parts = reader.read(io.BytesIO(whole), "noise", narrow).parts
        part = data.draw(st.sampled_from([one for one in parts if one.apart]))
        assert part.apart is not None
        for _ in range(data.draw(st.integers(1, 6))):
            whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
        given = 0
        try:
            for piece in reader.pieces(io.BytesIO(whole), "noise", narrow, part.apart):
                given += len(piece)
                assert given <= (part.size or 0)
        except ReadingFailed as refusal:
            assert refusal.facts["reason"] in REASONS
        else:
            assert given == part.size

    def test_a_token_of_no_file_is_refused(self) -> None:
        reader = self.reader()
        if isinstance(reader, GivesApart):
            for token in ("", "x", "{}", "[]", '{"member": 99}', '{"at": 0, "size": 1000000}', "9" * 400):
                with pytest.raises(ReadingFailed) as told:
                    list(reader.pieces(io.BytesIO(self.sample()[0]), "x", reader.limits, token))
                assert told.value.facts["reason"] in REASONS

    def test_never_reads_past_its_limit(self) -> None:
        data = self.sample()[0]
        reader, source = self.reader(), io.BytesIO(data + bytes(1000))
        with pytest.raises(ReadingFailed) as told:
            reader.read(source, "a", replace(reader.limits, input_bytes=len(data) - 1))
        assert told.value.facts == {"reason": "too-large"}
        assert source.tell() <= len(data)

    def test_an_empty_file_is_no_fault_of_ours(self) -> None:
        told = self.read(b"")
        if isinstance(told, Reading):
            assert told.texts == ()
            assert told.note in {"empty", "no-text"}
        else:
            assert told == "malformed"

    @NOISE
    @given(data=st.binary(max_size=3000))
    def test_noise_is_read_or_refused(self, data: bytes) -> None:
        check_form(self.read(data))

    @NOISE
    @given(data=st.data())
    def test_damage_is_read_or_refused(self, data: st.DataObject) -> None:
        whole = bytearray(self.sample()[0])
        for _ in range(data.draw(st.integers(1, 6))):
            whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
        check_form(self.read(bytes(whole)))

    @NOISE
    @given(share=st.floats(0, 1))
    def test_a_cut_file_is_read_or_refused(self, share: float) -> None:
        whole = self.sample()[0]
        check_form(self.read(whole[: int(share * len(whole))]))

    def test_is_the_same_in_the_confined_process(self) -> None:
        data, name = self.sample()
        kind = media_type(data[:4096], name)
        with readers(1) as pool:
            outcome = pool.read(data, len(data), kind, data[:4096], name)
            noise = pool.read(b"\xff" * 999, 999, self.reader().kinds[0].replace("*", "plain"), b"\xff" * 999, "x")
        assert (outcome.module, outcome.outcome, outcome.reason) == (self.reader().name, "read", None)
        assert outcome.version.startswith(self.reader().version)
        assert outcome.reading == self.read(data, name)
        assert noise.reason not in PROCESS_REASONS

    def test_its_module_loads_no_heavy_library(self) -> None:
        """The parent and every child import all readers' modules; what parses is imported inside `read`."""
        import subprocess

        program = f"import sys, amana.intake; sys.exit(len({set(HEAVY)} & set(sys.modules)))"
        assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def check_form(told: Reading | Reason) -> None:
    """Whatever was read, every text and fact can be written as UTF-8."""
    if not isinstance(told, Reading):
        return
    assert told.note is None or told.note in REASONS
    for text in told.texts:
        assert text.text
        assert len(text.text.encode()) >= len(text.text)
    for fact in told.facts:
        assert fact.name
        assert fact.value
        assert f"{fact.name}{fact.value}{fact.raw}".encode()
    for suggestion in (told.title, told.byline, told.site, told.published, told.taken, told.language):
        assert suggestion is None or suggestion.strip()
    assert len({part.place for part in told.parts}) == len(told.parts)
    for part in told.parts:
        assert part.place
        assert part.reason is None or part.reason in REASONS
        assert f"{part.place}{part.name}{part.of}{part.media_type}".encode()
        for fact in part.facts:
            assert fact.name
            assert f"{fact.name}{fact.value}{fact.raw}".encode()
        if part.text is not None:
            assert 0 <= part.start <= part.end <= len(told.texts[part.text].text)
