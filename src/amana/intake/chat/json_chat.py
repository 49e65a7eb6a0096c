"""Chats kept as JSON, read in instalments: one walk for every messenger, which says what its messages mean."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from amana.errors import ReadingFailed
from amana.intake.chat.json_walk import Found, JsonWalk
from amana.intake.chat.made_text import MadeText
from amana.intake.chat.stretches import LongText
from amana.intake.collecting import not_collecting
from amana.intake.reading import Limits, Reading
from amana.intake.sources import size_of
from amana.records import EmbeddedFact

_NAME = 300  # characters of a chat's name that travel in the token
_DEEP = 16


Told = tuple[str, str, str, list[EmbeddedFact]]
"""A message as it is to be written down: who, when, its words, its facts."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a messenger's JSON is like: which keys lead to messages, which values tell of the chat."""

    entered: frozenset[str]
    messages: frozenset[str]
    of_chat: dict[str, str]  # key -> name of the fact
    message: Callable[[dict[str, Any], MadeText], Told]
    repaired: Callable[[str], str] = str


def _token(walk: JsonWalk, chat: int, number: int, name: str) -> str:
    return json.dumps(
        {"at": walk.at(), "stack": walk.stack, "chat": chat, "message": number, "name": name[:_NAME]}
    )


def _from_token(given: str | None) -> tuple[int, list[Any], int, int, str]:
    if given is None:
        return 0, [], 0, 0, ""
    try:
        told = json.loads(given)
        at, chat, number, name = told["at"], told["chat"], told["message"], told["name"]
        stack = [(level, key) for level, key in told["stack"]]
        sane = all(type(one) is int and 0 <= one < 1 << 60 for one in (at, chat, number)) and isinstance(name, str)
        sane = sane and 0 < len(stack) <= _DEEP and all(_is_level(*one) for one in stack)
    except (ValueError, TypeError, KeyError, RecursionError) as fault:
        raise ReadingFailed(reason="malformed") from fault
    if not sane:
        raise ReadingFailed(reason="malformed")
    return at, stack, chat, number, name


def _is_level(level: object, key: object) -> bool:
    return level in ("{", "[") and isinstance(key, str)


def read_json(source: BinaryIO, limits: Limits, dialect: Dialect, resume: str | None) -> Reading:
    """One instalment. Raises ReadingFailed(reason="malformed") where the file is no such JSON at all."""
    size = size_of(source, limits)
    if not size:
        return Reading(note="empty")
    at, stack, chat, number, name = _from_token(resume)
    if at > size:
        raise ReadingFailed(reason="malformed")
    walk = JsonWalk(LongText(source, size, "utf-8"), at, stack, dialect.entered, dialect.messages)
    with not_collecting():
        reading = _Instalment(walk, dialect, chat, number, name).reading()
    if resume is None and not reading.parts and reading.resume is None:
        raise ReadingFailed(reason="malformed")
    return reading


class _Instalment:
    """The walk as far as one instalment goes."""

    def __init__(self, walk: JsonWalk, dialect: Dialect, chat: int, number: int, name: str) -> None:
        self._walk, self._dialect = walk, dialect
        self._chat, self._number, self._name = chat, number, name
        self._made = MadeText()
        self._facts: list[EmbeddedFact] = []
        self._told_name = bool(number)

    def reading(self) -> Reading:
        made, walk = self._made, self._walk
        while not made.full:
            message = walk.message()
            if message is not None:
                self._message(message)
                continue
            found = walk.next()
            if found is None:
                break
            self._take(found)
        made.unread = made.unread or walk.damaged
        resume = None if walk.ended else _token(walk, self._chat, self._number, self._name)
        title = self._name.strip() if not self._chat and self._name.strip() else None
        reading = made.reading(tuple(self._facts[:500]), title, resume)
        if walk.cut_short and reading.note in (None, "lossy-decoding"):
            return replace(reading, note="cut-short")
        return reading

    def _take(self, found: Found) -> None:
        if found.what == "message":
            self._message(found.value)
        elif found.what == "enter" and found.key.endswith("[]"):
            self._chat, self._number, self._name, self._told_name = self._chat + 1, 0, "", False
        elif found.what == "value":
            self._of_chat(found)
        elif found.what in ("broken", "skipped"):
            self._unread(found)

    def _message(self, value: dict[str, Any]) -> None:
        if not self._told_name:
            self._told_name = True
            if self._name.strip():
                self._made.line(self._name)
        self._number += 1
        who, when, words, facts = self._dialect.message(value, self._made)
        if self._chat and self._name:
            facts.insert(0, self._made.known("chat", self._name))
        self._made.add(self._place(), who, when, words, facts)

    def _place(self) -> str:
        return f"chat/{self._chat}/message/{self._number}" if self._chat else f"message/{self._number}"

    def _of_chat(self, found: Found) -> None:
        """A value beside the messages: the chat's name, kind and number are facts of the reading."""
        fact = self._dialect.of_chat.get(found.key)
        if fact is None:
            if isinstance(found.value, dict | list) and found.value:
                self._facts.append(self._made.fact("section-not-read", found.key[:200] or "?"))
            return
        values = found.value if isinstance(found.value, list) else [found.value]
        for value in values[:200]:
            told = value.get("name") if isinstance(value, dict) else value
            if isinstance(told, str | int) and str(told):
                said = self._dialect.repaired(str(told))
                self._facts.append(self._made.fact(fact, said, str(told) if said != str(told) else None))
                if fact == "chat-name":
                    self._name = self._made.clean(said)

    def _unread(self, found: Found) -> None:
        if found.key in self._dialect.messages:
            self._number += 1
            self._made.failed(self._place(), "malformed" if found.what == "broken" else "too-large", found.size)
        elif found.what == "skipped":
            self._facts.append(self._made.fact("section-not-read", found.key[:200] or "?"))
