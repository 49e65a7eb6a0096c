"""What goes over the pipe comes out as it went in; what is not as agreed is Garbled, and nothing else."""

from __future__ import annotations

import io
import json
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.intake import frames, part_columns
from amana.intake.checked import MAX_FIELD, Garbled
from amana.intake.frames import MAX_JSON, Reply, read_json, read_reply, write_frame, write_json, write_reply
from amana.intake.part_columns import LEFT_OUT, MAX_FACTS
from amana.intake.reading import (
    Fingerprint,
    Part,
    PartKind,
    Picture,
    PictureKind,
    Reading,
    Reason,
    TextMethod,
    TextVersion,
)
from amana.records import EmbeddedFact

WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
MAYBE = st.none() | WORDS
FACTS = st.lists(st.builds(EmbeddedFact, WORDS, WORDS, MAYBE), max_size=4).map(tuple)
REASONS = st.none() | st.sampled_from(get_args(Reason))
TEXTS = st.lists(
    st.builds(TextVersion, WORDS, MAYBE, MAYBE, st.none() | st.sampled_from(get_args(TextMethod))), max_size=3
).map(tuple)
PICTURES = st.builds(Picture, st.binary(max_size=9), WORDS, st.sampled_from(get_args(PictureKind)), MAYBE)
PRINTS = st.builds(
    Fingerprint,
    st.just("pdq"),
    st.binary(min_size=1, max_size=4).map(bytes.hex),
    st.integers(0, 100),
    MAYBE,
)


@st.composite
def _parts(draw: st.DrawFn, texts: tuple[TextVersion, ...]) -> Part:
    text = draw(st.none() | st.integers(0, len(texts) - 1)) if texts else None
    end = draw(st.integers(0, len(texts[text].text) if text is not None else 99))
    return Part(
        place=draw(WORDS),
        kind=draw(st.sampled_from(get_args(PartKind))),
        name=draw(MAYBE),
        facts=draw(FACTS),
        text=text,
        start=draw(st.integers(0, end)),
        end=end,
        of=draw(MAYBE),
        data=draw(st.none() | st.binary(max_size=9)),
        size=draw(st.none() | st.integers(0, 1 << 60)),
        media_type=draw(MAYBE),
        reason=draw(REASONS),
        apart=draw(MAYBE),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any reading, small."""
    texts = draw(TEXTS)
    return Reading(
        texts=texts,
        facts=draw(FACTS),
        pictures=tuple(draw(st.lists(PICTURES, max_size=2))),
        parts=tuple(draw(st.lists(_parts(texts), max_size=6))),
        fingerprints=tuple(draw(st.lists(PRINTS, max_size=2))),
        note=draw(REASONS),
        **{name: draw(MAYBE) for name in ("title", "byline", "site", "published", "taken", "language", "resume")},
    )


def _written(reading: Reading | None, failed: Reason | None = None) -> bytes:
    sink = io.BytesIO()
    write_reply(sink, reading, failed)
    return sink.getvalue()


def _back(data: bytes) -> Reply:
    source = io.BytesIO(data)
    reply = read_reply(source, read_json(source))
    assert source.read() == b""
    return reply


def _sent(reading: Reading) -> Reading:
    told = _back(_written(reading))[0]
    assert told is not None
    return told


@settings(max_examples=80, deadline=None)
@given(readings())
def test_any_reading_comes_out_as_it_went_in(reading: Reading) -> None:
    assert _back(_written(reading)) == (reading, None)


@pytest.mark.parametrize("reason", get_args(Reason))
def test_a_failure_comes_out_as_it_went_in(reason: Reason) -> None:
    assert _back(_written(None, reason)) == (None, reason)


@settings(max_examples=100, deadline=None)
@given(readings(), st.data())
def test_a_reply_that_is_spoilt_is_garbled_or_read_and_nothing_else(reading: Reading, data: st.DataObject) -> None:
    """A byte changed, or the end cut off: never another exception."""
    written = bytearray(_written(reading))
    at = data.draw(st.integers(0, len(written) - 1))
    if data.draw(st.booleans()):
        written[at] = data.draw(st.integers(0, 255))
    else:
        del written[at:]
    source = io.BytesIO(bytes(written))
    try:
        read_reply(source, read_json(source))
    except (Garbled, EOFError):
        return


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 1 << 70)
    | st.floats()
    | st.text(max_size=3)
    | st.sampled_from(get_args(PartKind)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=8,
)


def _one_part() -> list[Any]:
    columns: list[Any] = [["p"], ["page"], None, None, None, None, None, None, None, [0], [0], [0], [1], [0]]
    return [*columns, [["n"], ["v"], None]]


def _told(rows: Any, **more: Any) -> bytes:
    sink = io.BytesIO()
    head = {"facts": [], "texts": [], "pictures": [], "fingerprints": [], "parts": 1}
    write_json(sink, head | more)
    write_json(sink, rows)
    return sink.getvalue()


def test_a_frame_of_parts_as_it_should_be() -> None:
    reading = _back(_told(_one_part()))[0]
    assert reading == Reading(parts=(Part("p", "page", facts=(EmbeddedFact("n", "v"),)),))


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 14), JSON)
def test_a_column_of_anything_is_garbled_or_right(column: int, anything: Any) -> None:
    told = _one_part()
    told[column] = anything
    try:
        reading = _back(_told(told))[0]
    except (Garbled, EOFError):
        return
    assert reading is not None
    assert [type(part.place) for part in reading.parts] == [str]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        (0, [1]),
        (0, ["p", "q"]),
        (0, []),
        (0, ["x" * (MAX_FIELD + 1)]),
        (1, ["poem"]),
        (1, [None]),
        (5, [1]),
        (5, ["x" * (MAX_FIELD + 1)]),
        (6, ["because"]),
        (7, [-1]),
        (8, [0]),  # there is no text
        (8, [True]),
        (9, [2]),  # after its end
        (10, [1.0]),
        (12, [2]),
        (12, [MAX_FACTS + 1]),
        (13, [1]),
        (13, [-1]),
        (14, [["n"], ["v", "w"], None]),
        (14, [["n"], [None], None]),
    ],
)
def test_what_is_not_as_agreed_is_garbled(column: int, value: Any) -> None:
    told = _one_part()
    told[column] = value
    with pytest.raises(Garbled):
        _back(_told(told))


@pytest.mark.parametrize(
    "head",
    [
        {"parts": -1},
        {"parts": "1"},
        {"parts": 10**9},
        {"facts": [["a", "b"]]},
        {"facts": [["a", 1, None]]},
        {"facts": None},
        {"texts": [[None, None, "magic"]]},
        {"fingerprints": [["pdq", "xyz", 1, None]]},
        {"note": "because"},
        {"title": 7},
    ],
)
def test_a_head_that_is_not_as_agreed_is_garbled(head: dict[str, Any]) -> None:
    with pytest.raises(Garbled):
        _back(_told(_one_part(), **head))


@pytest.mark.parametrize("data", [b"{", b"\xff", b'"\\ud800"', b"[" * 100_000, b'"\xed\xa0\x80"', b""])
def test_a_frame_that_is_no_sound_json_is_garbled(data: bytes) -> None:
    sink = io.BytesIO()
    write_frame(sink, data)
    sink.seek(0)
    with pytest.raises(Garbled):
        read_json(sink)


def test_half_a_character_is_sent_and_refused() -> None:
    """Told by the parent, that it is no crash of the child's."""
    with pytest.raises(Garbled):
        _back(_written(Reading(facts=(EmbeddedFact("a", "\ud800"),))))


def test_frames_are_cut_by_their_size() -> None:
    """Facts of a few kilobytes each, all different, in letters that take six bytes each."""
    parts = tuple(Part(f"row/{n}", "row", facts=(EmbeddedFact("a", f"{n}" + "\x01" * 3_000),)) for n in range(700))
    written = _written(Reading(parts=parts))
    assert _sent(Reading(parts=parts)).parts == parts
    source, sizes = io.BytesIO(written), []
    while size := source.read(4):
        sizes.append(int.from_bytes(size, "big"))
        source.seek(sizes[-1], io.SEEK_CUR)
    assert max(sizes) < MAX_JSON
    assert len(sizes) > 4


def test_a_part_with_too_much_keeps_its_first_facts_and_says_how_many_are_missing() -> None:
    long = tuple(EmbeddedFact("note", f"{n:05}" + "\x01" * 60_000) for n in range(50))
    many = tuple(EmbeddedFact("note", str(n)) for n in range(MAX_FACTS + 5))
    huge = (EmbeddedFact("first", "1"), EmbeddedFact("note", "x" * (MAX_FIELD + 1)), EmbeddedFact("last", "2"))
    whole = (EmbeddedFact("note", "all of it"),)
    told = _sent(
        Reading(parts=tuple(Part(f"p/{n}", "row", facts=one) for n, one in enumerate((long, many, huge, whole))))
    )
    kept = [part.facts for part in told.parts]
    assert [one[-1].name for one in kept] == [LEFT_OUT, LEFT_OUT, LEFT_OUT, "note"]
    assert [len(one) - 1 + int(one[-1].value) for one in kept[:3]] == [50, MAX_FACTS + 5, 3]
    assert kept[0][:-1] == long[: len(kept[0]) - 1] != ()
    assert len(kept[1]) == MAX_FACTS
    assert kept[2][0] == huge[0]
    assert kept[3] == whole


def test_an_item_with_too_many_facts_says_so_too() -> None:
    facts = tuple(EmbeddedFact("tag", f"{n:04}" + "\x01" * 1_000) for n in range(900))
    kept = _sent(Reading(facts=facts)).facts
    assert kept[:-1] == facts[: len(kept) - 1]
    assert kept[-1] == EmbeddedFact(LEFT_OUT, str(900 - len(kept) + 1))


def test_more_than_a_reading_may_give_is_garbled(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the frames come to together has limits: of files, of what is told, of facts referred to."""
    parts = tuple(Part(f"p/{n}", "row", facts=(EmbeddedFact("a", "b"),), data=bytes(90)) for n in range(20))
    written = _written(Reading(parts=parts))
    for module, name in ((frames, "MAX_TOGETHER"), (frames, "MAX_TOLD"), (part_columns, "MAX_REFERENCES")):
        with monkeypatch.context() as patched:
            patched.setattr(module, name, 10)
            with pytest.raises(Garbled):
                _back(written)


def test_a_request_is_not_slowed_by_deep_nesting() -> None:
    with pytest.raises(Garbled):
        _back(_told(json.loads("[" * 200 + "]" * 200)))
