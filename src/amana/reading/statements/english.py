"""Attribution in English units: direct speech by its cue, indirect speech, beliefs and intentions."""

from __future__ import annotations

from amana.reading.statements.contents import Content, content_after
from amana.reading.statements.drafts import Draft
from amana.reading.statements.left import is_title
from amana.reading.statements.subjects import (
    Subject,
    according,
    main_subject,
    nearest,
    subject_after,
    subject_before,
)
from amana.reading.statements.tables import Cue, folded_phrases, noun_cues
from amana.reading.statements.units import Unit
from amana.reading.statements.verbs import Verb, verb_at

_SHORTEST_CLAUSE = 3
_LONG_CLAUSE = 5
_FINITE = frozenset({"BE", "HAVE", "DO", "MODAL", "V"})


class Finder:
    """The statements of one unit, found from left to right; no statement is looked for inside another."""

    def __init__(self, unit: Unit, text: str) -> None:
        self.words, self.unit, self.text = unit.words, unit, text
        self.drafts: list[Draft] = []
        self.taken = 0  # words before this are part of a statement
        self.subject: Subject | None = None

    def run(self, triggers: list[int]) -> list[Draft]:
        """Every statement of the unit; `triggers` are the words at which one may be found."""
        here = 0
        for at in triggers:
            if at >= here:
                here = self._at(at)
        return self.drafts

    def _at(self, at: int) -> int:
        """Try every rule at one word; where to go on."""
        word = self.words[at]
        if word.kind == "QUOTE" or word.kind in ("DET", ","):
            return at + 1
        if word.key in folded_phrases("according") and (count := according(self.words, at)) is not None:
            return self._according(at, count)
        verb = verb_at(self.words, at)
        if verb is not None:
            return self._verb(verb)
        if word.kind == "W" and word.key in noun_cues():
            return self._noun(at)
        return at + 1

    def _verb(self, verb: Verb) -> int:
        if verb.way == "passive":
            return self._passive(verb)
        subject, inverted = self._subject(verb)
        if subject is None:
            return verb.last + 1
        tail = subject.last if inverted else verb.last + 1
        content = None if inverted else content_after(self.words, verb, self._closed(subject))
        before = self._before(verb, subject, inverted)
        if before is not None and content is not None and self._leads_in(before):
            before = None
        if before is not None and (
            content is None or content.kind in ("quote", "colon", "np") or self._spoken(before[1])
        ):
            if content is not None and content.kind not in ("quote", "colon"):
                content = None
            return self._reported(verb, subject, before, content, tail)
        if content is None and self._bare_final(verb, subject):
            self._clause(self.taken, subject.first, verb, subject, "indirect/final-bare")
            return len(self.words)
        if content is None or not self._believable(content, verb, subject):
            return verb.last + 1
        self._draft(content, verb, subject)
        return content.last

    def _bare_final(self, verb: Verb, subject: Subject) -> bool:
        """Nine people died on Monday a monitor said: the comma left out."""
        words = self.words
        if verb.way != "active" or not {"c", "v"} <= verb.cue.frames or not self._clean_tail(verb, subject):
            return False
        own = words[subject.first].kind == "DET" and words[subject.first - 1].kind in (
            "DAY",
            "CAP",
            "W",
            "NUM",
            "ADV",
        )
        clause = any(word.kind in _FINITE or word.key.endswith("ed") for word in words[self.taken : subject.first])
        opens = (
            words[self.taken].kind not in ("SUB", "IF", "WH", "PREP", "REL") if self.taken < len(words) else False
        )
        return own and clause and opens and subject.first - self.taken >= _LONG_CLAUSE

    def _believable(self, content: Content, verb: Verb, subject: Subject) -> bool:
        """Whether the verb tells of saying here: no noun, no manner of speaking without speech, no aside."""
        if content.kind in ("quote", "colon"):
            return "m" not in verb.cue.frames or self._uttered(content)
        noun = "x" in verb.cue.frames and (content.first > verb.last + 2 or self._gerund(content))
        if "m" in verb.cue.frames or noun:
            return False
        if self.words[subject.last - 1].kind == "REL" and subject.first and self._spoken(subject.first):
            return False  # “…,” a teacher who asked not to be named said
        return content.kind in ("that", "wh") or not self._reduced(verb, subject)

    def _gerund(self, content: Content) -> bool:
        """peaceful protests demanding reform: what looked like a verb is a noun."""
        word = self.words[content.first]
        return content.kind == "np" and word.kind == "W" and word.key.endswith("ing")

    def _reduced(self, verb: Verb, subject: Subject) -> bool:
        """In a video posted online: a past participle behind the noun of a preposition tells of no subject."""
        words = self.words
        bare = verb.first == verb.at == subject.last and words[verb.at].key.endswith("ed") and verb.way == "active"
        return bare and subject.first > 0 and words[subject.first - 1].kind == "PREP"

    def _uttered(self, content: Content) -> bool:
        """Whether words in marks follow, and no title: they sang “The Long Road”."""
        word = self.words[content.first]
        return word.kind == "QUOTE" and not is_title(self._inside(content.first).split())

    def _inside(self, at: int) -> str:
        start, end = self.words.span(at, at + 1)
        return self.text[start + 1 : end - 1]

    def _leads_in(self, before: tuple[int, int]) -> bool:
        """Whether the words before are no clause but tell of what or when: Regarding the siege, X said, “…”."""
        first = self.words[before[0]]
        participle = first.kind in ("W", "CAP") and first.key.endswith(("ed", "ing")) and first.key not in ("red",)
        return (participle or first.kind in ("PREP", "SUB", "IF", "TO", "DAY")) and self.words[
            before[1] - 1
        ].kind != "QUOTE"

    def _spoken(self, last: int) -> bool:
        """Whether the words before are a quotation that ends as speech before its cue does: “…,” X said."""
        quote = self.words[last - 1]
        if quote.kind != "QUOTE":
            return False
        end = self.words.end(last - 1)
        return any(mark in ",?!" for mark in self.text[end - 2 : end])

    def _closed(self, subject: Subject) -> bool:
        """Whether the clause stands between commas: X, who said A, did B."""
        words = self.words
        return words[subject.last - 1].kind == "REL" and subject.first > 0 and words[subject.first - 1].kind == ","

    def _subject(self, verb: Verb) -> tuple[Subject | None, bool]:
        words, first = self.words, verb.first
        before = words[first - 1].kind if first else ""
        if verb.way == "participial":
            if before == "W" and first > 1 and words[first - 2].kind == "BE":
                return subject_before(words, first - 2), False  # a man is heard saying
            if before in ("W", "CAP") and (near := nearest(words, first)) is not None:
                return near, False
            return self.subject or main_subject(words, first), False
        if verb.way == "infinitive":
            return main_subject(words, first), False
        if "v" in verb.cue.frames and before in ("QUOTE", ",", "") and (before or self.unit.line < 0):
            inverted = subject_after(words, verb.last + 1)
            if inverted is not None and (before == "QUOTE" or self._ends_after(inverted.last)):
                return inverted, True
        if before == "CONJ" or (before == "," and first > 1 and words[first - 2].kind == "QUOTE"):
            return self.subject or main_subject(words, first), False
        return subject_before(words, first), False

    def _ends_after(self, at: int) -> bool:
        return at >= len(self.words) or self.words[at].kind in (
            ",",
            "PREP",
            "QUOTE",
            "DAY",
            "—",
            "SUB",
            "ADV",
            "REL",
        )

    def _before(self, verb: Verb, subject: Subject, inverted: bool) -> tuple[int, int] | None:
        """The words that were said before it was told who said them: (first, last), None where there are none."""
        if verb.way != "active" or not verb.cue.frames & set("qv") or self.words[subject.last - 1].kind == "REL":
            return None
        edge = verb.first if inverted else subject.first
        if edge > 1 and self.words[edge - 1].key == "as" and self.words[edge - 2].kind in (",", "QUOTE"):
            edge -= 1
        if edge <= self.taken:
            if edge < 2 or not self._takes_back(verb, subject, edge):
                return None
            self.taken = 0
            self.drafts.clear()
        last = edge - 1 if self.words[edge - 1].kind in (",", "—") else edge
        if self.words[edge - 1].kind not in (",", "QUOTE", "—"):
            return None
        first = self.taken
        while first < last and self.words[first].kind in ("CONJ", ",", "ADV", ";", ")"):
            first += 1
        if first >= last:
            return None
        if self.words[last - 1].kind == "QUOTE":
            return (first, last)
        clause = "c" in verb.cue.frames or "v" in verb.cue.frames
        least = 1 if self._resumed(verb.last + 1) else _SHORTEST_CLAUSE
        return (first, last) if clause and last - first >= least and self._clean_tail(verb, subject) else None

    def _takes_back(self, verb: Verb, subject: Subject, edge: int) -> bool:
        """Whether a cue at the unit's end claims all of it, statements found inside it too."""
        if self.words[edge - 1].kind != "," or not self._clean_tail(verb, subject) or "v" not in verb.cue.frames:
            return False
        return not any(one.quote is not None or one.rule == "indirect/that" for one in self.drafts)

    def _clean_tail(self, verb: Verb, subject: Subject) -> bool:
        """Whether nothing else can be what was said: the unit, or a clause of it, ends with the cue."""
        at = max(verb.last + 1, subject.last)
        while at < len(self.words) and self.words[at].kind in ("ADV", "DAY", "OBJ"):
            at += 1
        if at >= len(self.words) or self.words[at].kind in (",", "SUB", "IF", "—", ")"):
            return True
        return self.words[at].kind in ("PREP", "TO")

    def _reported(
        self, verb: Verb, subject: Subject, before: tuple[int, int], content: Content | None, tail: int
    ) -> int:
        first, last = before
        words = self.words
        head = None
        quotes = [n for n in range(first, last) if words[n].kind == "QUOTE"]
        if words[last - 1].kind == "QUOTE":
            if len(quotes) == last - first or all(words[n].kind in ("QUOTE", ",") for n in range(first, last)):
                for n in quotes:
                    head = self._quoted(n, verb, subject, "quote/after", head)
            else:
                head = self._clause(first, last, verb, subject, "indirect/after-mixed")
        else:
            head = self._clause(first, self._resumed(tail) or last, verb, subject, "indirect/final")
            if head.end > self.words.end(tail - 1):
                return len(words)
        self.subject = subject
        self.taken = tail
        if content is not None and content.kind in ("quote", "colon"):
            self._draft(content, verb, subject, head)
            return content.last
        return self._following_quote(tail, verb, subject, head)

    def _resumed(self, tail: int) -> int | None:
        """C, X said, C: the clause goes on behind the comma after the cue; to the unit's end."""
        words = self.words
        if tail + 2 >= len(words) or words[tail].kind != ",":
            return None
        after = verb_at(words, tail + 1)
        if words[tail + 1].kind in ("CONJ", "REL", "SUB", "QUOTE", "PREP") or (
            after and after.way == "participial"
        ):
            return None
        return len(words)

    def _following_quote(self, tail: int, verb: Verb, subject: Subject, head: Draft | None) -> int:
        """“A,” X said in an interview, “B”: B goes on with A."""
        at = tail
        while at < len(self.words) and self.words[at].kind != "QUOTE":
            if verb_at(self.words, at) is not None or at - tail > 12:
                return tail
            at += 1
        if at < len(self.words) and head is not None and self.words[at - 1].kind in (",", "—", ":", "ADV", "CONJ"):
            self._quoted(at, verb, subject, "quote/goes-on", head)
            self.taken = at + 1
            return at + 1
        return tail

    def _passive(self, verb: Verb) -> int:
        if (by := self._passive_by(verb)) is not None:
            return by
        content = content_after(self.words, verb) if verb.cue.frames & set("ctdio") else None
        if content is None and "c" in verb.cue.frames:
            content = self._infinitive(verb)
        if content is None or content.kind not in ("that", "to", "quote", "wh"):
            return verb.last + 1
        draft = self._draft(content, verb, None)
        draft.rule, draft.status = "indirect/passive", "candidate"
        return content.last

    def _infinitive(self, verb: Verb) -> Content | None:
        """are believed to have died: what is believed goes on from `to`."""
        first = verb.last + 1
        if first + 1 >= len(self.words) or self.words[first].kind != "TO":
            return None
        stops = (n for n in range(first, len(self.words)) if self.words[n].kind in (",", ";", "—"))
        return Content(first, next(stops, len(self.words)), "to")

    def _passive_by(self, verb: Verb) -> int | None:
        """C was reported by X: what stands before is what was said."""
        words, at = self.words, verb.last + 1
        if at >= len(words) or words[at].key != "by" or not verb.cue.frames & set("nc"):
            return None
        agent, theme = subject_after(words, at + 1), subject_before(words, verb.first)
        if agent is None or theme is None or theme.first < self.taken:
            return None
        self._clause(theme.first, theme.last, verb, agent, "indirect/passive-by")
        self.taken = agent.last
        return agent.last

    def _noun(self, at: int) -> int:
        words, lead = self.words, self.words[at + 1].key if at + 1 < len(self.words) else ""
        if lead not in noun_cues()[words[at].key]:
            return at + 1
        first = at + 2 if lead != "to" else at + 1
        owner = self._owner(at)
        if first >= len(words) or (owner is None and lead != "that"):
            return at + 1
        last = next((n for n in range(first, len(words)) if words[n].kind in (",", ";", "—", "(")), len(words))
        if last - first < 2:
            return at + 1
        draft = self._clause(first, last, _noun_at(at), owner, "indirect/noun")
        if owner is None:
            draft.status = "candidate"
        return last

    def _owner(self, at: int) -> Subject | None:
        words = self.words
        for n in range(at - 1, max(at - 4, -1), -1):
            if words[n].kind == "POSS":
                return Subject(n, n + 1)
            if words[n].kind == "GEN":
                return subject_before(words, n + 1)
        return None

    def _according(self, at: int, count: int) -> int:
        words = self.words
        subject = subject_after(words, at + count)
        if subject is None:
            return at + count
        cue = words.span(at, at + count)
        tail = subject.role[1] if subject.role else subject.last
        if at > self.taken + 1 and at - self.taken >= _SHORTEST_CLAUSE:
            first, last = self.taken, at - (words[at - 1].kind == ",")
            if tail + 2 < len(words) and words[tail].kind == "," and words[tail + 1].kind not in ("CONJ", "REL"):
                last = len(words)
            while first < last and words[first].kind in ("CONJ", ",", "ADV"):
                first += 1
        elif tail < len(words) and words[tail].kind in (",", ":"):
            first, last = tail + 1, len(words)
        else:
            return at + count
        if first >= last:
            return at + count
        draft = self._span(first, last, "according/" + ("after" if first < at else "before"), subject)
        draft.cue = cue
        self.taken = max(last, tail)
        return self.taken

    def _draft(self, content: Content, verb: Verb, subject: Subject | None, head: Draft | None = None) -> Draft:
        words = self.words
        if content.kind in ("quote", "colon") and words[content.first].kind == "QUOTE" and self._alone(content):
            name = "quote/goes-on" if head else "quote/before"
            draft = self._quoted(content.first, verb, subject, name, head)
        else:
            draft = self._clause(content.first, content.last, verb, subject, "indirect/" + content.kind)
        if verb.way == "participial":
            draft.rule += "-participle"
        self.taken = content.last
        self.subject = subject or self.subject
        return draft

    def _alone(self, content: Content) -> bool:
        if content.last == content.first + 1:
            return True
        end = self.words.end(content.first)
        return self.text[end - 2 : end - 1] in ",.!?" or self.text[end - 1] in ",.!?"

    def _quoted(self, at: int, verb: Verb, subject: Subject | None, rule: str, head: Draft | None = None) -> Draft:
        draft = self._span(at, at + 1, rule, subject)
        draft.mode, draft.quote, draft.head = "direct", self.words[at].quote, head
        draft.cue = self.words.span(verb.first, verb.last + 1)
        return draft

    def _clause(self, first: int, last: int, verb: Verb, subject: Subject | None, rule: str) -> Draft:
        draft = self._span(first, last, rule, subject)
        draft.cue = self.words.span(verb.first, verb.last + 1)
        self.taken = max(self.taken, last)
        self.subject = subject or self.subject
        return draft

    def _span(self, first: int, last: int, rule: str, subject: Subject | None) -> Draft:
        words = self.words
        while last > first + 1 and words[last - 1].kind in (",", ";", ":", "—", ")", "("):
            last -= 1
        start, end = words.span(first, last)
        if last == len(words) and self.text[end : end + 1] in ("?", "!"):
            end += 1
        mixed = "QUOTE" in [word.kind for word in words[first:last]]
        draft = Draft(start, end, "mixed" if mixed else "indirect", rule)
        if subject is not None:
            draft.speaker = words.span(subject.first, subject.last)
            draft.role = words.span(*subject.role) if subject.role else None
            draft.antecedent = words.span(*subject.antecedent) if subject.antecedent else None
        self.drafts.append(draft)
        return draft


def _noun_at(at: int) -> Verb:
    """A noun that stands where a cue verb would."""
    return Verb(Cue("", frozenset()), at, at, at, "noun")


def english(unit: Unit, text: str) -> list[Draft]:
    """The statements of an English unit."""
    triggers = [at for at, word in enumerate(unit.words) if word.cue]
    return Finder(unit, text).run(triggers) if triggers else []
