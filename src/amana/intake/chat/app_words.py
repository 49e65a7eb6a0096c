"""What the app wrote in a message's place, or round it: omitted media, deletions, edits, attachments, polls.

The app's own words are known by `app_words.tsv`, in several languages. A message that begins with U+200E was
written by the app on iOS, whatever its words; where they are not known it is marked as a notice.
"""

from __future__ import annotations

import re
from pathlib import Path

from amana.intake.chat.line_form import MARKS
from amana.records import EmbeddedFact

_SHORT = 120
_LOOKED_AT = 4_000  # characters of a message that are searched for what the app writes
_ROOM = 400  # characters of facts
_STRIPPED = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\ufeff \u00a0\u202f.<>\n\r\t"
_BRACKETED = re.compile(r"<[^<>:\n]{2,20}: ?([^<>\n]{1,250}\.\w{1,5})>")
_NAMED = re.compile(rf"[{MARKS}]{{0,4}}([^\n]{{1,250}}\.\w{{1,5}}) [{MARKS}]{{0,4}}\(([^()\n]{{2,40}})\)")
_LINKED = re.compile(r"\[[^\[\]\n]{0,200}\]\(((?:\./)?media/[^()\n]{1,200})\)")  # as decoders of Signal write it
_OWN_NAME = re.compile(r"(?:IMG|VID|AUD|PTT|STK|DOC)-\d{8}-WA\d{4,}\.")
_EDITED = re.compile(rf"[{MARKS}]{{0,4}}<([^<>\n]{{4,60}})>\s*$")
_PLACE = re.compile(r"https?://maps\.google\.com/(?:maps)?\?q=(-?\d{1,3}\.\d{1,15}),(-?\d{1,3}\.\d{1,15})")
_VOTES = re.compile(rf"[{MARKS}]{{0,4}}[^\n:]{{2,20}}: (\S[^\n]{{0,300}}) \([^()\n]{{1,30}}\)\r?$", re.MULTILINE)
_OPENINGS: tuple[str, ...] = ("\u200e", "\u200f", "Messages", "الرسائل", "Nachrichten", "Los mensajes", "Les mess")
_OPENINGS += ("As mensagens", "I messaggi", "Mesajlar", "Сообщения", "پیام‌ها")
_ENCRYPTED = re.compile(
    rf"[{MARKS}]{{0,4}}(?:Messages\b.{{0,80}}end-to-end encrypt|الرسائل.{{0,80}}مشفّ?ر"
    r"|Nachrichten.{0,80}Ende-zu-Ende"
    r"|Los mensajes.{0,80}cifrado"
    r"|Les messages.{0,80}chiffr|As mensagens.{0,80}criptograf|I messaggi.{0,80}crittograf"
    r"|Mesajlar.{0,80}şifreli|Сообщения.{0,80}шифрован|پیام‌ها.{0,80}رمزگذاری)"
)
_DOES = re.compile(
    r"changed|created|added|removed|غيّ?ر|أنشأ|أضاف|أزال|cambió|creó|a modifié|a créé|hat .*(?:geändert|erstellt)"
    r"|alterou|criou"
    r"|mudou|ha cambiato|ha creato|изменил|создал|mengubah|membuat|değiştirdi|oluşturdu|heeft|تغییر|ایجاد"
)


def _rows() -> dict[str, tuple[EmbeddedFact, str]]:
    lines = Path(__file__).with_name("app_words.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {words.casefold().strip(_STRIPPED): (EmbeddedFact(fact, value), fact) for fact, value, words in rows}


_KNOWN = _rows()


def is_plain(text: str) -> bool:
    """Whether nothing in a message can be the app's. Quick, for nearly all of them."""
    if not text or "<" in text or "(" in text or text.startswith(_OPENINGS):
        return False
    if len(text) > _SHORT:
        return "maps.google" not in text
    return ":" not in text and text.casefold().strip(_STRIPPED) not in _KNOWN


def app_facts(text: str) -> tuple[EmbeddedFact, ...]:
    """What the app said in this message, beside what its sender did."""
    whole = text.casefold().strip(_STRIPPED) if len(text) <= _SHORT else ""
    known = _KNOWN.get(whole)
    if known is not None and known[1] != "attached":
        return (EmbeddedFact(known[0].name, known[0].value, text),)
    told = [*_attachment(text), *_edit(text), *_place(text), *_poll(text)]
    if not told and _ENCRYPTED.match(text):
        told.append(EmbeddedFact("system", "encryption"))
    if not told and text.startswith("\u200e"):
        told.append(EmbeddedFact("notice", "yes"))
    return _few(told)


def _few(told: list[EmbeddedFact]) -> tuple[EmbeddedFact, ...]:
    """As many as go with one message: the words themselves stand in the text."""
    kept: list[EmbeddedFact] = []
    size = 0
    for fact in told:
        size += len(fact.value) + len(fact.raw or "")
        if kept and size > _ROOM:
            return (*kept, EmbeddedFact("left-out", "more of the same"))
        kept.append(fact)
    return tuple(kept)


def is_system(before_colon: str) -> bool:
    """Whether what stands before a colon is a sentence of the app's (`X changed the subject to "A: B"`)."""
    return any(mark in before_colon for mark in '"“”«»„') and _DOES.search(before_colon) is not None


def _attachment(text: str) -> list[EmbeddedFact]:
    head = text[:_LOOKED_AT]
    ways = [way for mark, way in (("<", _BRACKETED), ("](", _LINKED)) if mark in head]
    found = [EmbeddedFact("attachment", one[1]) for way in ways for one in way.finditer(head)]
    if found:
        return found
    named = _NAMED.match(text) if "(" in head else None
    if named is None:
        return []
    word = _KNOWN.get(named[2].casefold().strip(_STRIPPED))
    if (word is None or word[1] != "attached") and not _OWN_NAME.match(named[1]):
        return []
    return [EmbeddedFact("attachment", named[1])]


def _edit(text: str) -> list[EmbeddedFact]:
    found = _EDITED.search(text, max(0, len(text) - 80)) if ">" in text else None
    known = _KNOWN.get(found[1].casefold().strip(_STRIPPED)) if found else None
    return [EmbeddedFact("edited", "yes", found[0].strip())] if found and known and known[1] == "edited" else []


def _place(text: str) -> list[EmbeddedFact]:
    found = _PLACE.search(text) if "maps.google" in text else None
    if found is None:
        return []
    return [EmbeddedFact("latitude", found[1], found[0]), EmbeddedFact("longitude", found[2], found[0])]


def _poll(text: str) -> list[EmbeddedFact]:
    head, line_end, rest = text[:_LOOKED_AT].partition("\n")
    if not line_end:
        return []
    known = _KNOWN.get(head.casefold().strip(_STRIPPED))
    question = rest.partition("\n")[0].strip()
    if known is None or known[1] != "poll" or not question:
        return []
    options = [EmbeddedFact("poll-option", one[1]) for one in _VOTES.finditer(rest)]
    return [EmbeddedFact("poll", question), *options[:20]]
