"""Attribution in Arabic units: verb first, then who, then إنّ, a colon or quotation marks; بحسب; participles."""

from __future__ import annotations

from amana.reading.statements.arabic_marks import events, marker
from amana.reading.statements.arabic_names import name_end, source_end, speaker
from amana.reading.statements.drafts import Draft, Stretch
from amana.reading.statements.tables import Form, arabic_cues, arabic_triggers, folded_phrases
from amana.reading.statements.units import Unit

_EDGES = frozenset({",", ";", "(", ")", "—", "…"})
_MAY_END = frozenset({",", "JOIN"})
_SHORTEST = 3
_ANOTHER_WITHIN = 10
_RULES = {"QUOTE": "quote", ":": "colon", "THAT": "that", "THATP": "that", "WH": "wh"}


class Reader:
    """The statements of one Arabic unit, from its first word to its last."""

    def __init__(self, unit: Unit, text: str) -> None:
        self.words, self.text = unit.words, text
        self.drafts: list[Draft] = []
        self.taken = 0
        self.speaker: Stretch | None = None  # words that name who spoke last

    def run(self, triggers: list[int]) -> list[Draft]:
        """Every statement of the unit; `triggers` are the words at which one may be found."""
        here = 0
        for at in triggers:
            if at >= here:
                here = self._at(at)
        return self.drafts

    def _at(self, at: int) -> int:
        count = self._according_words(at)
        if count:
            return self._according(at, count)
        key = self.words[at].key
        nobody = key in folded_phrases("ar-passive") and self.words[at + 1 : at + 2]
        if nobody and self.words[at + 1].kind in ("THAT", "THATP"):
            return self._nobody(at)
        return at + 1 if self.words[at].kind == "PREP" else self._cue(at, arabic_cues().get(key, ()))

    def _cue(self, at: int, forms: tuple[Form, ...]) -> int:
        for form in forms:
            begins = marker(self.words, at + 1, form)
            if begins is None:
                continue
            between = self.words[at + 1 : begins]
            if form.kind == "participle" and any(one.kind != "PREP" for one in between):
                continue
            if self._both_sides(at, begins):
                return self._around(at, begins)
            return self._said(at, begins, form)
        final = any("f" in form.cue.frames and form.kind == "verb" for form in forms)
        return self._final(at) if final else at + 1

    def _said(self, at: int, begins: int, form: Form) -> int:
        words = self.words
        led = words[begins].kind in ("THAT", ":") or words[begins].key in form.cue.prepositions
        first = begins + led
        if words[begins].kind == ":" and first < len(words) and words[first].kind == "THAT":
            begins, first = first, first + 1
        if first >= len(words):
            return at + 1
        subject = speaker(words, at, begins, form, self.taken)
        kind = _RULES.get(words[begins].kind) or ("event" if words[begins].key in events() else "prep")
        way = "-participle" if form.kind == "participle" else "" if subject else "-dropped"
        self.speaker = subject or self.speaker
        last = self._end(first)
        self._draft((first, last), f"ar/{kind}{way}", (at, at + 1), self.speaker)
        return last

    def _end(self, first: int) -> int:
        """Where what is said ends: the unit, or where another saying begins."""
        words, triggers = self.words, arabic_triggers()
        for at in range(first + 1, len(words)):
            kind = words[at].kind
            if kind == ";" or ((kind in _MAY_END or words[at].key in triggers) and self._ends_at(at, first)):
                return at
        return len(words)

    def _ends_at(self, at: int, first: int) -> bool:
        comma = self.words[at].kind == ","
        if comma and at == first + 1 and self.words[first].kind == "QUOTE":
            return True
        behind = at + comma
        behind += behind < len(self.words) and self.words[behind].kind == "JOIN"
        if behind >= len(self.words) or self.words[behind].key not in arabic_triggers():
            return False
        if self._according_words(behind):
            return True
        forms = arabic_cues().get(self.words[behind].key, ())
        joined = comma or self.words[at].key.startswith("و")
        return joined and any(self._another(behind, form, comma) for form in forms)

    def _another(self, at: int, form: Form, comma: bool) -> bool:
        if form.kind == "participle" and not comma:
            return False
        if comma and form.kind == "verb" and "c" in form.cue.frames and not form.cue.frames & set("sw"):
            return True
        begins = marker(self.words, at + 1, form)
        return begins is not None and begins - at <= _ANOTHER_WITHIN

    # What stands in front of the cue.

    def _both_sides(self, at: int, begins: int) -> bool:
        """«…»، يقول فلان، «…»: the cue stands between two quotations."""
        words, edge = self.words, at - (at > 0 and self.words[at - 1].kind == ",")
        quoted = edge > self.taken and words[edge - 1].kind == "QUOTE"
        return quoted and words[begins].kind == "QUOTE" and words[begins - 1].kind == ","

    def _around(self, at: int, begins: int) -> int:
        self._final(at)
        head = self.drafts[-1] if self.drafts else None
        draft = self._draft((begins, begins + 1), "ar/goes-on", (at, at + 1), self.speaker)
        draft.head = head
        return begins + 1

    def _final(self, at: int) -> int:
        """«…»، قال فلان: what was said comes first."""
        words = self.words
        edge = at - (at > 0 and words[at - 1].key == "هكذا")
        if edge <= self.taken or words[edge - 1].kind not in (",", "QUOTE"):
            return at + 1
        first, last = self._before(edge)
        quoted = last > first and words[last - 1].kind == "QUOTE"
        end = name_end(words, at + 1, len(words))
        if last - first < (1 if quoted else _SHORTEST) or (end == at + 1 and not quoted):
            return at + 1
        if quoted and all(word.kind in ("QUOTE", ",") for word in words[first:last]):
            first = last - 1
        subject = (at + 1, end) if end > at + 1 else None
        self.speaker = subject or self.speaker
        self._draft((first, last), "ar/final" if subject else "ar/final-dropped", (at, at + 1), self.speaker)
        self.taken = end
        return end

    def _before(self, edge: int) -> Stretch:
        """What stands before the comma at `edge`, and is in no statement yet."""
        first, last = self.taken, edge - (self.words[edge - 1].kind == ",")
        while first < last and self.words[first].kind in (",", "CONJ"):
            first += 1
        return first, last

    def _nobody(self, at: int) -> int:
        first = at + 1 + (self.words[at + 1].kind == "THAT")
        if first >= len(self.words):
            return at + 1
        draft = self._draft((first, self._end(first)), "ar/passive", (at, at + 1), None)
        draft.status = "candidate"
        return self.taken

    def _according_words(self, at: int) -> int:
        """How many words بحسب and its like take here; 0 where none stands here."""
        word = self.words[at]
        for parts in folded_phrases("ar-view").get(word.key, ()):
            if tuple([one.key for one in self.words[at : at + len(parts)]]) == parts:
                return len(parts)
        if word.kind == "ACC":
            return 1
        if word.kind != "ACCL" or at + 1 >= len(self.words):
            return 0
        after = self.words[at + 1].key
        return 2 if after in ("عن", "ل") else int(after.startswith("ل"))

    def _according(self, at: int, count: int) -> int:
        words, first = self.words, at + count
        end = source_end(words, first)
        if end == first:
            return at + 1
        before = self._before(at) if at > self.taken else (at, at)
        quoted = before[1] > before[0] and words[before[1] - 1].kind == "QUOTE"
        closed = end >= len(words) or words[end].kind in _EDGES or words[end].kind == "PREP"
        if closed and (quoted or before[1] - before[0] >= _SHORTEST):
            said, rule = before, "ar/according-after"
        else:
            start = end
            while start < len(words) and words[start].kind in (",", ":", "THAT") and start - end < 2:
                start += 1
            said, rule = (start, self._end(start) if start < len(words) else start), "ar/according-before"
        if said[1] <= said[0]:
            return end
        self.speaker = (first, end)
        self._draft(said, rule, (at, first), self.speaker)
        self.taken = max(said[1], end)
        return self.taken

    def _draft(self, said: Stretch, rule: str, cue: Stretch, subject: Stretch | None) -> Draft:
        words, (first, last) = self.words, said
        while last > first + 1 and words[last - 1].kind in _EDGES | {":"}:
            last -= 1
        start, end = words.span(first, last)
        if last == len(words) and self.text[end : end + 1] in ("؟", "!", "?"):
            end += 1
        draft = Draft(start, end, "indirect", rule)
        draft.cue = words.span(*cue)
        quotes = [word for word in words[first:last] if word.kind == "QUOTE"]
        if len(quotes) == last - first == 1:
            draft.mode, draft.quote = "direct", quotes[0].quote
        elif quotes:
            draft.mode = "mixed"
        elif rule.startswith("ar/colon"):
            draft.mode = "direct"
        if subject is not None:
            draft.speaker = words.span(*subject)
        self.drafts.append(draft)
        self.taken = last
        return draft


def arabic(unit: Unit, text: str) -> list[Draft]:
    """The statements of an Arabic unit."""
    triggers = [at for at, word in enumerate(unit.words) if word.cue]
    return Reader(unit, text).run(triggers) if triggers else []
