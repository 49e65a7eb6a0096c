"""Attribution in Arabic units: verb first, then who, then إنّ, a colon or quotation marks; بحسب; participles."""

from __future__ import annotations

from amana.reading.statements.drafts import Draft, Stretch
from amana.reading.statements.tables import Form, arabic_cues, arabic_triggers, folded_phrases
from amana.reading.statements.units import Unit

_REACH = 40
_LONGEST_NAME = 14
_SHORT_QUOTE = 28
_EDGES = frozenset({",", ";", "(", ")", "—", "…"})
_SHORTEST = 3


class Reader:
    """The statements of one Arabic unit, from its first word to its last."""

    def __init__(self, unit: Unit, text: str) -> None:
        self.words, self.unit, self.text = unit.words, unit, text
        self.drafts: list[Draft] = []
        self.taken = 0
        self.speaker: Stretch | None = None  # words that name who spoke last

    def run(self) -> list[Draft]:
        """Every statement of the unit; one inside another is left to it."""
        triggers, here = arabic_triggers(), 0
        for at, word in enumerate(self.words):
            if at >= here and word.key in triggers:
                here = self._at(at)
        return self.drafts

    def _at(self, at: int) -> int:
        word = self.words[at]
        if word.kind in ("QUOTE", "THAT", "THATP") or word.kind in _EDGES:
            return at + 1
        count = self._according_words(at)
        if count:
            return self._according(at, count)
        if word.key in folded_phrases("ar-passive") and at + 1 < len(self.words) and self._marks(at + 1, "THAT"):
            return self._nobody(at)
        forms = arabic_cues().get(word.key)
        return self._cue(at, forms) if forms else at + 1

    def _both_sides(self, at: int, marker: int) -> bool:
        """«…»، يقول فلان، «…»: the cue stands between two quotations."""
        before = self.words[self.taken : at]
        quoted = bool(before) and (
            before[-1].kind == "QUOTE"
            or (before[-1].kind == "," and before[:-1] != [] and before[-2].kind == "QUOTE")
        )
        return quoted and self.words[marker].kind == "QUOTE" and self.words[marker - 1].kind == ","

    def _around(self, at: int, marker: int) -> int:
        self._final(at)
        head = self.drafts[-1]
        draft = self._draft(marker, marker + 1, "ar/goes-on", (at, at + 1), self.speaker, "quote")
        draft.head = head
        return marker + 1

    def _marks(self, at: int, *kinds: str) -> bool:
        return self.words[at].kind in kinds or (self.words[at].kind == "THATP" and "THAT" in kinds)

    # Verbs and participles.

    def _cue(self, at: int, forms: tuple[Form, ...]) -> int:
        for form in forms:
            marker = self._marker(at + 1, form)
            if marker is not None:
                subject = self._subject(at, marker, form)
                if form.kind == "participle" and any(one.kind != "PREP" for one in self.words[at + 1 : marker]):
                    continue
                if self._both_sides(at, marker):
                    return self._around(at, marker)
                return self._said(at, marker, form, subject)
        final = next((form for form in forms if "f" in form.cue.frames and form.kind == "verb"), None)
        return self._final(at) if final else at + 1

    def _marker(self, start: int, form: Form) -> int | None:
        """Where what is said begins: at إنّ, a colon, a quotation, a preposition of the cue; None where nowhere."""
        frames = form.cue.frames
        reach = min(start + (_REACH if form.kind == "verb" else 3), len(self.words))
        for at in range(start, reach):
            word = self.words[at]
            if word.kind in ("THAT", "THATP"):
                return at if frames & set("ctp") else None
            if word.kind == ":" and "c" in frames:
                return at
            if word.kind == "QUOTE" and "c" in frames and not self._part_of_name(at, start):
                return at
            if word.kind == ";" or (word.kind == "WH" and "c" not in frames):
                return None
            if word.kind == "WH":
                return at
            if "p" in frames and self._preposition(at, form, start) and not self._that_near(at + 1):
                return at
            if word.key in arabic_cues() and at > start and self._finite(at) and not self._inside(start, at):
                return None
        return None

    def _inside(self, start: int, at: int) -> bool:
        """Whether a verb here is in a clause about the speaker: الذي …"""
        return any(self.words[n].kind == "REL" for n in range(start, at))

    def _finite(self, at: int) -> bool:
        return (
            any(form.kind == "verb" for form in arabic_cues()[self.words[at].key])
            and self.words[at].key[0] in "ويت"
        )

    def _preposition(self, at: int, form: Form, start: int) -> bool:
        key = self.words[at].key
        if key in form.cue.prepositions:
            return True
        glued = "ب" in form.cue.prepositions and key.startswith("ب") and len(key) > _SHORTEST and at > start
        return glued and key not in arabic_cues()

    def _that_near(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].kind in ("THAT", "THATP")

    def _part_of_name(self, at: int, start: int) -> bool:
        """مدير «المرصد» فلان: a short quotation with words of the name on both sides."""
        word = self.words[at]
        if word.end - word.start > _SHORT_QUOTE or at == start or at + 1 >= len(self.words):
            return False
        return self.words[at - 1].kind in ("W", "PREP") and self.words[at + 1].kind in (
            "W",
            "PREP",
            "THAT",
            "THATP",
            ":",
            "REL",
        )

    def _subject(self, at: int, marker: int, form: Form) -> Stretch | None:
        """The words that name who speaks: behind the verb, else in front of it; None where it is left out."""
        if form.kind == "participle":
            return None
        first = last = at + 1
        while last < marker and last - first < _LONGEST_NAME and self._names(last, first):
            last += 1
        if last > first:
            return (first, self._without_object(first, last) if "a" in form.cue.frames else last)
        return self._in_front(at)

    def _without_object(self, first: int, last: int) -> int:
        """اتهم الأهالي القوات بـ: the last noun with an article is who is accused."""
        return next((n for n in range(last - 1, first, -1) if self.words[n].key.startswith("ال")), last)

    def _names(self, at: int, first: int) -> bool:
        word = self.words[at]
        if word.kind == "PREP" and at > first and word.key in ("من", "في", "علي"):
            # مسؤول من الوزارة, but not: قال المصدر في بيان
            after = self.words[at + 1].key if at + 1 < len(self.words) else ""
            return after not in _settings() and word.key == "من" and self._that_or_name_after(at)
        if word.kind == "W":
            return not (at > first and _addressed(word.key)) and not (at == first and _addressed(word.key))
        return word.kind == "QUOTE" or (word.kind == "PRON" and at == first)

    def _that_or_name_after(self, at: int) -> bool:
        return at + 1 < len(self.words) and self.words[at + 1].kind == "W"

    def _in_front(self, at: int) -> Stretch | None:
        first = at
        while first > self.taken and at - first < 8 and self.words[first - 1].kind in ("W", "PRON", "REL"):
            if self.words[first - 1].key in arabic_cues() and self._finite(first - 1):
                break
            first -= 1
        if first == at or (self.words[at].key[0] in "وف" and self.words[at].key not in ("وصف", "وعد")):
            return None
        return (first, at)

    def _said(self, at: int, marker: int, form: Form, subject: Stretch | None) -> int:
        first = marker + (
            self.words[marker].kind in ("THAT", ":") or self.words[marker].key in form.cue.prepositions
        )
        if first >= len(self.words):
            return at + 1
        last = self._end(first)
        rule = {"QUOTE": "quote", ":": "colon", "THAT": "that", "THATP": "that", "WH": "wh"}.get(
            self.words[marker].kind, "prep"
        )
        self._speaks(subject)
        way = "-participle" if form.kind == "participle" else "" if subject else "-dropped"
        self._draft(first, last, f"ar/{rule}{way}", (at, at + 1), self._who(form, subject), rule)
        return last

    def _who(self, form: Form, subject: Stretch | None) -> Stretch | None:
        return subject or (self.speaker if form.kind == "participle" or self.drafts else None)

    def _speaks(self, subject: Stretch | None) -> None:
        if subject is not None:
            self.speaker = subject

    def _end(self, first: int) -> int:
        """Where what is said ends: the unit, or where another saying begins."""
        for at in range(first + 1, len(self.words)):
            word = self.words[at]
            if word.kind == ";" or self._ends_at(at, first):
                return at
        return len(self.words)

    def _ends_at(self, at: int, first: int) -> bool:
        word = self.words[at]
        if self.words[first].kind == "QUOTE" and at == first + 1 and word.kind == ",":
            return True
        behind = at + 1 if word.kind == "," else at
        if behind >= len(self.words):
            return False
        if self._according_words(behind):
            return True
        forms = arabic_cues().get(self.words[behind].key)
        if not forms or not (word.kind == "," or word.key[0] in "و"):
            return False
        return any(self._another(behind, form, word.kind == ",") for form in forms)

    def _another(self, at: int, form: Form, comma: bool) -> bool:
        if form.kind == "participle" and not comma:
            return False
        marker = self._marker(at + 1, form)
        return marker is not None and marker - at <= 10

    # What stands behind, or is told by nobody.

    def _final(self, at: int) -> int:
        """«…»، قال فلان: what was said comes first."""
        before = self.words[at - 1] if at else None
        if before is None or before.kind not in (",", "QUOTE") or at - 1 < self.taken:
            return at + 1
        last = at - (before.kind == ",")
        first = self.taken
        while first < last and self.words[first].kind in (",", "CONJ"):
            first += 1
        quoted = self.words[last - 1].kind == "QUOTE" if last > first else False
        if last - first < (1 if quoted else _SHORTEST):
            return at + 1
        end = at + 1
        while end < len(self.words) and end - at <= _LONGEST_NAME and self._names(end, at + 1):
            end += 1
        if end == at + 1 and not quoted:
            return at + 1
        subject = (at + 1, end) if end > at + 1 else None
        if quoted and all(word.kind in ("QUOTE", ",") for word in self.words[first:last]):
            first = last - 1
        self._speaks(subject)
        self._draft(first, last, "ar/final" if subject else "ar/final-dropped", (at, at + 1), subject, "final")
        self.taken = end
        return end

    def _nobody(self, at: int) -> int:
        first = at + 1 + (self.words[at + 1].kind == "THAT")
        if first >= len(self.words):
            return at + 1
        last = self._end(first)
        draft = self._draft(first, last, "ar/passive", (at, at + 1), None, "that")
        draft.status = "candidate"
        return last

    def _according_words(self, at: int) -> int:
        word = self.words[at]
        for parts in folded_phrases("ar-view").get(word.key, ()):
            if tuple(one.key for one in self.words[at : at + len(parts)]) == parts:
                return len(parts)
        if word.kind == "ACC":
            return 1
        if word.kind != "ACCL" or at + 1 >= len(self.words):
            return 0
        after = self.words[at + 1].key
        return 2 if after in ("عن", "ل") else 1 if after.startswith("ل") else 0

    def _according(self, at: int, count: int) -> int:
        words = self.words
        first = end = at + count
        while end < len(words) and end - first < _LONGEST_NAME and self._named_source(end, first):
            end += 1
        if end == first:
            return at + 1
        if at - self.taken >= _SHORTEST and (
            end >= len(words) or words[end].kind in _EDGES or words[end].kind == "PREP"
        ):
            start, last = self.taken, at - (words[at - 1].kind == ",")
            while start < last and words[start].kind in (",", "CONJ"):
                start += 1
            rule = "ar/according-after"
        else:
            start = end + (end < len(words) and words[end].kind in (",", ":", "THAT"))
            last = self._end(start) if start < len(words) else start
            rule = "ar/according-before"
        if last <= start:
            return end
        self._speaks((first, end))
        self._draft(start, last, rule, (at, at + count), (first, end), "that")
        self.taken = max(last, end)
        return self.taken

    def _named_source(self, at: int, first: int) -> bool:
        word = self.words[at]
        if word.kind == "QUOTE":
            return word.end - word.start <= _SHORT_QUOTE
        if word.kind == "PREP":
            return (
                word.key in ("في", "من", "عن")
                and at > first
                and self.words[at + 1 : at + 2] != []
                and (self.words[at + 1].kind == "W")
            )
        return word.kind == "W"

    def _draft(self, first: int, last: int, rule: str, cue: Stretch, subject: Stretch | None, kind: str) -> Draft:
        words = self.words
        while last > first + 1 and words[last - 1].kind in _EDGES | {":"}:
            last -= 1
        end = words[last - 1].end
        if last == len(words) and self.text[end : end + 1] in ("؟", "!", "?"):
            end += 1
        draft = Draft(words[first].start, end, "indirect", rule)
        draft.cue = (words[cue[0]].start, words[cue[1] - 1].end)
        quotes = [word for word in words[first:last] if word.kind == "QUOTE"]
        if len(quotes) == last - first == 1:
            draft.mode, draft.quote = "direct", quotes[0].quote
        elif quotes:
            draft.mode = "mixed"
        elif kind == "colon":
            draft.mode = "direct"
        if subject is not None:
            draft.speaker = (words[subject[0]].start, words[subject[1] - 1].end)
        self.drafts.append(draft)
        self.taken = last
        return draft


def _settings() -> dict[str, tuple[tuple[str, ...], ...]]:
    return folded_phrases("ar-setting")


def _addressed(key: str) -> bool:
    """Whether a word has ل in front: to whom it was said."""
    return key.startswith(("لل", "لوكال", "لصحيف", "لقنا"))


def arabic(unit: Unit, text: str) -> list[Draft]:
    """The statements of an Arabic unit."""
    return Reader(unit, text).run()
