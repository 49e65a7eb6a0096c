"""Cards on the command line, with a real archive: what is asked, shown and written, and how it ends."""

from __future__ import annotations

import getpass
import stat
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import amana
from amana.actions.custodians import keys, sharing
from amana.seal import SHARE_WORDS, read_share

Speak = Callable[..., Any]


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of this machine's, and a folder to stand in that is no archive."""
    for name in ("AMANA_ARCHIVE", "AMANA_IDENTITY", "AMANA_PASSPHRASE_FILE", "AMANA_TRACEBACK", "AMANA_AS"):
        monkeypatch.delenv(name, raising=False)
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "own" / variable))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    root = tmp_path / "wadi-al-noor"
    amana.init(root, identity_out=tmp_path / "keeper.age", no_passphrase=True)
    return root


@pytest.fixture
def made(archive: Path) -> sharing.SplitKeys:
    """A split, any two of three."""
    with amana.open_archive(archive, identity=archive.parent / "keeper.age") as held:
        return sharing.split_keys(held, 2, 3, out=archive.parent / "cards")


def files(made: sharing.SplitKeys, *numbers: int) -> list[str]:
    return [str(made.files[number - 1].text) for number in numbers]


def with_key(archive: Path) -> list[str]:
    return ["-A", str(archive), "--identity", str(archive.parent / "keeper.age")]


# --- split


def test_split_writes_cards_and_shows_no_word(speak: Speak, archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    said = speak("keys", "split", "--threshold", "3", "--shares", "5", "--out", str(out), *with_key(archive))
    assert said.status == 0, said.err
    assert len(list(out.iterdir())) == 10
    assert said.out == ""
    assert "Any 3 of them open wadi-al-noor" in said.err
    assert str(out) in said.err and "amana keys rehearse" in said.err
    for file in out.glob("*.txt"):
        assert not told_of(read_share_of(file), said.err)


def told_of(words: str, text: str) -> list[str]:
    """Neighbouring words of a card that stand in a text: single ones may, in any sentence."""
    split = words.split()
    pairs = [f"{one} {other}" for one, other in pairwise(split)]
    return [pair for pair in pairs if pair in " ".join(text.split())]


def read_share_of(file: Path) -> str:
    return read_share(file.read_text().split("-" * 72)[1]).words


def test_split_shows_the_words_when_asked_and_leaves_no_file(speak: Speak, archive: Path) -> None:
    said = speak(
        "keys", "split", "--threshold", "2", "--shares", "2", "--show", "--label", "x", *with_key(archive)
    )
    assert said.status == 0
    parts = said.out.split("-" * 72)
    assert [read_share(parts[at]).index for at in (1, 3)] == [1, 2]
    assert "All of them together" in said.err and "One card lost" in said.err
    assert list(Path.cwd().iterdir()) == []


@pytest.mark.parametrize("show", [False, True])
def test_split_as_json(speak: Speak, archive: Path, tmp_path: Path, show: bool) -> None:
    asked = ["--threshold", "2", "--shares", "3", "--name", "the three", *(["--show"] if show else [])]
    said = speak("keys", "split", *asked, "--out", str(tmp_path / "out"), *with_key(archive), "--json")
    [told] = said.lines
    assert (told["label"], told["threshold"], told["shares"]) == ("wadi-al-noor", 2, 3)
    assert told["custodian"] == "the three"
    assert [Path(one["pdf"]).name for one in told["cards"]] == [f"card-{number}-of-3.pdf" for number in (1, 2, 3)]
    assert [Path(one["text"]).is_file() for one in told["cards"]] == [True] * 3
    assert [one.get("words") is not None for one in told["cards"]] == [show] * 3
    if show:
        assert [read_share(one["words"]).set for one in told["cards"]] == [told["set"]] * 3
    with amana.open_archive(archive, identity=archive.parent / "keeper.age") as held:
        assert told["recipient"] in [one.recipient for one in keys.list(held).custodians]


def test_where_the_words_go_must_be_said(speak: Speak, archive: Path) -> None:
    said = speak("keys", "split", "--threshold", "2", "--shares", "3", *with_key(archive))
    assert said.status == 2
    assert "--out" in said.err and "--show" in said.err
    assert speak("keys", "split", "--threshold", "2", "--out", "x").status == 2
    assert speak("keys", "split", "--threshold", "two", "--shares", "3", "--out", "x").status == 2


def test_what_cannot_be_split_is_said_in_both_languages(speak: Speak, archive: Path) -> None:
    asked = ("keys", "split", "--threshold", "1", "--shares", "3", "--show", *with_key(archive))
    said = speak(*asked)
    assert (said.status, said.out) == (2, "")
    assert "3 cards of which any 1" in said.err
    assert "تقسيم" in speak(*asked, "--lang", "ar").err
    assert speak("keys", "split", "--threshold", "2", "--shares", "2", "--show", "-A", str(archive)).status == 5


def test_cards_never_go_into_an_archive_or_over_others(speak: Speak, archive: Path, tmp_path: Path) -> None:
    asked = ("keys", "split", "--threshold", "2", "--shares", "2", *with_key(archive), "--out")
    assert speak(*asked, str(archive / "cards")).status == 2
    (tmp_path / "card-1-of-2.pdf").write_text("mine")
    said = speak(*asked, str(tmp_path), "--json")
    assert said.status == 2
    assert said.error["facts"] == {"path": str(tmp_path / "card-1-of-2.pdf"), "reason": "eexist"}


# --- rehearse


def test_rehearse_says_that_they_open(speak: Speak, archive: Path, made: sharing.SplitKeys) -> None:
    said = speak("keys", "rehearse", *files(made, 3, 1), "-A", str(archive))
    assert said.status == 0, said.err
    assert f"1, 3 of set {made.set}" in said.out
    assert "One object was opened" in said.out
    assert "تفتح" in speak("--lang", "ar", "keys", "rehearse", *files(made, 3, 1), "-A", str(archive)).out


def test_rehearse_as_json(speak: Speak, archive: Path, made: sharing.SplitKeys) -> None:
    [told] = speak("keys", "rehearse", *files(made, 1, 2), "-A", str(archive), "--json").lines
    proof = told.pop("object")
    assert (archive / "objects" / proof[:2] / proof[2:4] / f"{proof}.age").is_file()
    assert told == {
        "opens": True,
        "set": made.set,
        "threshold": 2,
        "cards": [1, 2],
        "epochs": [1],
        "newest": 1,
        "tried": 1,
    }


def test_rehearse_names_the_wrong_card(
    speak: Speak, archive: Path, made: sharing.SplitKeys, tmp_path: Path
) -> None:
    with amana.open_archive(archive, identity=archive.parent / "keeper.age") as held:
        older = sharing.split_keys(held, 2, 3, out=tmp_path / "older")
    said = speak("keys", "rehearse", *files(made, 1, 2), *files(older, 3), "-A", str(archive))
    assert (said.status, said.out) == (5, "")
    assert f"{older.files[2].text}: of another set" in said.err
    few = speak("keys", "rehearse", *files(made, 1), "-A", str(archive), "--json")
    assert (few.status, few.error["facts"]) == (5, {"needed": 2, "given": 1})


def test_a_slip_in_a_file_gets_its_place_and_the_nearest_word(
    speak: Speak, archive: Path, made: sharing.SplitKeys
) -> None:
    slip = made.files[0].text
    slip.write_text(slip.read_text().replace("3. academic", "3. acadmic"))
    said = speak("keys", "rehearse", str(slip), *files(made, 2), "-A", str(archive))
    assert said.status == 2
    assert f"{slip} cannot be read: word 3 is not in the word list; the nearest are: academic." in said.err
    for wrong in (made.files[0].page, archive.parent / "absent.txt", archive):
        assert speak("keys", "rehearse", str(wrong), "-A", str(archive)).status == 2


def test_rehearse_where_a_key_is_older(speak: Speak, archive: Path, made: sharing.SplitKeys) -> None:
    with amana.open_archive(archive, identity=archive.parent / "keeper.age") as held:
        keys.remove(held, made.name)
    said = speak("keys", "rehearse", *files(made, 1, 2), "-A", str(archive))
    assert said.status == 5
    assert "does not open" in said.err


def test_rehearse_reads_standard_input(speak: Speak, archive: Path, made: sharing.SplitKeys) -> None:
    whole = "".join(made.texts[:2]).encode()
    bare = f"{made.words[0]}\n\n{made.words[2]}\n".encode()
    for stdin in (whole, bare):
        assert speak("keys", "rehearse", "-A", str(archive), stdin=stdin).status == 0
    broken = speak("keys", "rehearse", "-A", str(archive), stdin=bare.replace(b"academic", b"xx", 2), locale="ar")
    assert broken.status == 2
    assert "stdin 1" in broken.err
    nothing = speak("keys", "rehearse", "-A", str(archive))
    assert (nothing.status, "No card was given" in nothing.err) == (2, True)


# --- asking, word by word


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Callable[[list[str]], list[str]]:
    """Somebody at the terminal who types these lines; the questions they were asked."""

    def ready(lines: list[str]) -> list[str]:
        left: Iterator[str] = iter(lines)
        asked: list[str] = []

        def answer(question: str = "", stream: object = None) -> str:
            asked.append(question)
            line = next(left, None)
            if line is None:
                raise EOFError
            return line

        monkeypatch.setattr(getpass, "getpass", answer)
        return asked

    return ready


def test_words_are_asked_for_one_by_one(
    speak: Speak, archive: Path, made: sharing.SplitKeys, typing: Callable[[list[str]], list[str]]
) -> None:
    asked = typing([word[:4] for at in (0, 2) for word in made.words[at].split()])
    said = speak("keys", "rehearse", "-A", str(archive), terminal=True)
    assert said.status == 0, said.err
    assert len(asked) == 2 * SHARE_WORDS
    assert asked[0].strip() == "Card 1, word 1 of 33:"
    assert asked[-1].strip() == "Card 2, word 33 of 33:"
    assert f"1 more card of set {made.set} is needed" in said.err
    assert not told_of(made.words[0], said.out + said.err)


def test_what_is_typed_wrong_is_asked_again_there(
    speak: Speak, archive: Path, made: sharing.SplitKeys, typing: Callable[[list[str]], list[str]]
) -> None:
    first, second = made.words[0].split(), made.words[1].split()
    swapped = [*second[:7], second[8], second[7], *second[9:]]
    asked = typing(
        [
            " ".join(first[:5]),  # several at once
            "acadmic",  # a slip: the place is asked for again
            "",  # nothing
            first[4],  # a word of the list, at the wrong place
            "-",  # back by one
            " ".join(first[5:]),
            " ".join(swapped),
            second[7],
            second[8],
        ]
    )
    said = speak("keys", "rehearse", "-A", str(archive), terminal=True)
    assert said.status == 0, said.err
    places = [question.split("word ")[1].split(" ")[0] for question in asked]
    assert places == ["1", "6", "6", "6", "7", "6", "1", "8", "9"]
    assert "the nearest are: academic" in said.err
    assert "word 8 and the next one have changed places" in said.err


def test_one_wrong_word_is_asked_for_alone_and_a_hopeless_card_anew(
    speak: Speak, archive: Path, made: sharing.SplitKeys, typing: Callable[[list[str]], list[str]]
) -> None:
    words = made.words[0].split()
    other = "academic" if words[20] != "academic" else "acid"
    asked = typing(
        [
            " ".join(reversed(words)),
            " ".join([*words[:20], other, *words[21:]]),
            words[20],
            made.words[0],  # the same card once more
            made.words[1],
        ]
    )
    said = speak("keys", "rehearse", "-A", str(archive), terminal=True)
    assert said.status == 0, said.err
    assert [question.split("word ")[1].split(" ")[0] for question in asked] == ["1", "1", "21", "1", "1"]
    assert "This card again from its first word" in said.err
    assert "Card 1 was given already" in said.err


def test_a_card_of_another_set_is_told_at_once(
    speak: Speak, archive: Path, made: sharing.SplitKeys, typing: Callable[[list[str]], list[str]]
) -> None:
    with amana.open_archive(archive, identity=archive.parent / "keeper.age") as held:
        older = sharing.split_keys(held, 2, 3)
    typing([made.words[0], older.words[1], made.words[1]])
    said = speak("keys", "rehearse", "-A", str(archive), terminal=True)
    assert said.status == 0
    assert f"This card is of set {older.set}, and the first one of set {made.set}" in said.err


def test_who_walks_away_ends_it(
    speak: Speak, archive: Path, made: sharing.SplitKeys, typing: Callable[[list[str]], list[str]]
) -> None:
    typing([made.words[0]])
    said = speak("keys", "rehearse", "-A", str(archive), terminal=True)
    assert (said.status, said.out) == (2, "")


def test_what_is_typed_shows_only_when_asked(
    speak: Speak, archive: Path, made: sharing.SplitKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(getpass, "getpass", lambda *_, **__: pytest.fail("asked without an echo"))
    stdin = f"{made.words[0]}\n{made.words[1]}\n".encode()
    said = speak("keys", "rehearse", "--show", "-A", str(archive), stdin=stdin, terminal=True)
    assert said.status == 0
    assert "Card 2, word 1 of 33:" in said.err
    assert "see that nobody looks on" in said.err


# --- combine


def test_combine_writes_an_identity_that_opens(
    speak: Speak, archive: Path, made: sharing.SplitKeys, tmp_path: Path
) -> None:
    out = tmp_path / "back.age"
    asked = ("keys", "combine", *files(made, 2, 3), "--identity-out", str(out), "-A", str(archive))
    said = speak(*asked, "--no-passphrase")
    assert said.status == 0, said.err
    assert str(out) in said.out and "It opens the archive." in said.out
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert speak("list", "-A", str(archive), "--identity", str(out)).status == 0
    assert "AGE-SECRET" not in said.out + said.err
    again = speak(*asked, "--no-passphrase", "--json")
    assert (again.status, again.error["error"]) == (2, "identity-exists")


def test_combine_in_the_archives_folder_needs_no_option(
    speak: Speak, archive: Path, made: sharing.SplitKeys, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(archive)
    (tmp_path / "words").write_text("the road to the wadi\n")
    monkeypatch.setenv("AMANA_PASSPHRASE_FILE", str(tmp_path / "words"))
    said = speak("keys", "combine", "--json", *files(made, 1, 2))
    [told] = said.lines
    assert told["recipient"] == made.recipient and told["archive"] is not None
    assert Path(told["identity_file"]).is_relative_to(tmp_path / "own")
    assert speak("list").status == 0


def test_combine_asks_for_a_passphrase_last(
    speak: Speak, archive: Path, made: sharing.SplitKeys, tmp_path: Path, typing: Callable[[list[str]], list[str]]
) -> None:
    asked = typing([*made.words[:2], "the road", "the road"])
    said = speak("keys", "combine", "--identity-out", str(tmp_path / "b"), "-A", str(archive), terminal=True)
    assert said.status == 0, said.err
    assert "passphrase" in asked[2]
    assert b"AGE-SECRET" not in (tmp_path / "b").read_bytes()


def test_combine_without_an_archive(speak: Speak, made: sharing.SplitKeys, tmp_path: Path) -> None:
    out = tmp_path / "back.age"
    said = speak("keys", "combine", *files(made, 1, 3), "--identity-out", str(out), "--no-passphrase")
    assert said.status == 0
    assert "was not tried" in said.out
    assert made.recipient in out.read_text()


def test_combine_refuses_what_does_not_fit(
    speak: Speak, archive: Path, made: sharing.SplitKeys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = speak("keys", "combine", *files(made, 1, 2), "--identity-out", str(archive / "x"), "--no-passphrase")
    assert (inside.status, "inside an archive" in inside.err) == (2, True)
    nowhere = speak("keys", "combine", *files(made, 1, 2), "-A", str(tmp_path / "none"), "--no-passphrase")
    assert nowhere.status == 6
    monkeypatch.setenv("AMANA_ARCHIVE", str(tmp_path / "none"))
    assert speak("keys", "combine", *files(made, 1, 2), "--no-passphrase").status == 6
    monkeypatch.delenv("AMANA_ARCHIVE")
    amana.init(tmp_path / "other", identity_out=tmp_path / "o.age", no_passphrase=True)
    other = speak(
        "keys", "combine", *files(made, 1, 2), "-A", str(tmp_path / "other"), "--no-passphrase", "--json"
    )
    assert (other.status, other.error["error"]) == (5, "shares-open-nothing")
    unasked = speak("keys", "combine", *files(made, 1, 2), "-A", str(archive))
    assert unasked.status == 5
    assert not list((tmp_path / "own").rglob("*.age"))


def test_every_error_of_cards_reads_well(speak: Speak, archive: Path, made: sharing.SplitKeys) -> None:
    """No fact is left unfilled in either language."""
    for language in ("en", "ar"):
        for stdin in (made.words[0], made.words[0] + " academic", "x", made.words[0].replace("a", "e")):
            said = speak("keys", "rehearse", "-A", str(archive), "--lang", language, stdin=stdin.encode())
            assert said.status in (2, 5)
            assert "{" not in said.err and "$" not in said.err
