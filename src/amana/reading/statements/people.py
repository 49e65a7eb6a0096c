"""Who a speaker is within the text: the full name for a surname or a pronoun, and the role the text gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from amana.language import fold, given_names, name_key
from amana.reading.nouns import Document, NameMention
from amana.reading.statements.drafts import Draft, Stretch
from amana.reading.statements.tables import phrases, word_classes
from amana.reading.view import View

_ARTICLES = "al|el|ad|ar|as|ash|at|az|an"
_PART = rf"(?:[A-Z]\w{{0,3}}\.(?=\s)|[A-Z\u00c0-\u00de][\w’'\u00c0-\u024f-]*|(?:{_ARTICLES})-[A-Z][\w’'-]*)"
_JOINED = r"(?:al|el|bin|ibn|abu|abd|de|von|van|der|la|ben)"
_FULL = re.compile(rf"(?<![\w-]){_PART}(?:[^\S\n]{{1,2}}(?:{_JOINED}[^\S\n]{{1,2}})?{_PART}){{1,4}}")
_APPOSED = re.compile(
    r",?\s{0,2}(?:,|(?:was|is|were|are)\b)\s{1,2}((?:a|an|the)\s[^,.;:\n“”\"]{3,80}?)(?=,|\.|;| and [a-z]+s\b|\n)"
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_ARTICLE = re.compile(rf"^(?:{_ARTICLES})-", re.IGNORECASE)
_HE, _SHE, _THEY = frozenset({"he"}), frozenset({"she"}), frozenset({"they", "we"})
_MRS = re.compile(r"\b(?:Mrs|Ms|Miss|Queen|Lady|Sister)\b")
_MR = re.compile(r"\b(?:Mr|Sir|King|Father|Sheikh|Imam)\b")


@dataclass(slots=True)
class Person:
    """A person or group as the text names it at greatest length; where it first does so."""

    name: str
    start: int
    end: int
    last: str
    keys: frozenset[str]
    gender: str = ""


class People:
    """The people of one text, by the names given, else by the shape of names."""

    def __init__(self, view: View, names: Sequence[NameMention], document: Document) -> None:
        self.view, self.names = view, names
        self.barred = [(span.start, span.end) for span in (document.byline, document.outlet) if span]
        self.people: list[Person] | None = None
        self.said: list[tuple[str, Draft]] = []  # names of those who have spoken, the latest last

    def resolve(self, draft: Draft) -> str | None:
        """The name of a draft's speaker as far as the text tells, and the draft's role where it has none."""
        if draft.speaker is None:
            return self._named(draft.antecedent) if draft.antecedent else None
        written = self.view.text[slice(*draft.speaker)]
        name = self._of_pronoun(written, draft)
        if name is None and not _is_pronoun(written):
            name = self._named(draft.speaker)
        if name is not None:
            self.said.append((name, draft))
        return name

    def _of_pronoun(self, written: str, draft: Draft) -> str | None:
        word = fold(written.split("’")[0].split("'")[0])
        if draft.antecedent:
            return self._named(draft.antecedent)
        if word in _HE or word in _SHE:
            return self._latest(draft, "f" if word in _SHE else "m")
        if word in _THEY:
            return self._latest_group(draft)
        return None

    def _latest(self, draft: Draft, gender: str) -> str | None:
        for name, before in reversed(self.said):
            known = self._gender(before)
            if before.start < draft.start and known in ("", gender) and _is_name(name):
                self._learn(name, gender)
                return name
        found = [one for one in self._all() if one.end <= draft.start and one.gender in ("", gender)]
        return found[-1].name if found else None

    def _gender(self, draft: Draft) -> str:
        written = self.view.text[slice(*draft.speaker)] if draft.speaker else ""
        if _MRS.search(written) or fold(written) == "she":
            return "f"
        if _MR.search(written) or fold(written) == "he":
            return "m"
        return ""

    def _learn(self, name: str, gender: str) -> None:
        for one in self._all():
            if one.name == name and not one.gender:
                one.gender = gender

    def _latest_group(self, draft: Draft) -> str | None:
        for name, before in reversed(self.said):
            if before.start < draft.start and not _is_name(name):
                return name
        return None

    def _named(self, stretch: Stretch) -> str:
        chained = self._chained(stretch)
        if chained:
            return chained
        written = self.view.text[slice(*stretch)]
        proper = _proper(written)
        if proper is None:
            return " ".join(written.split())
        full = self._full(proper, stretch[0])
        return " ".join((full or proper).split())

    def _chained(self, stretch: Stretch) -> str | None:
        """The longest mention of the chain that the names layer found here."""
        inside = [at for at, one in enumerate(self.names) if one.start < stretch[1] and stretch[0] < one.end]
        inside.sort(key=lambda at: (self.names[at].kind != "person", -self.names[at].end))
        if not inside:
            return None
        first = self.names[inside[0]].same_as
        root = inside[0] if first is None else first
        chain = [one for at, one in enumerate(self.names) if at == root or one.same_as == root]
        return " ".join(max(chain, key=lambda one: len(one.text)).text.split())

    def _full(self, proper: str, start: int) -> str | None:
        """The full name whose last part this is: the same spelling first, then one that sounds the same."""
        parts = proper.split()
        last = _bare(parts[-1])
        candidates = [one for one in self._all() if len(one.name.split()) >= len(parts)]
        same = [one for one in candidates if one.last == last or _contains(one.name, parts)]
        alike = same or [one for one in candidates if _sounds_like(one, last)]
        before = [one for one in alike if one.start <= start]
        chosen = before or alike
        return chosen[0].name if chosen else None

    def _all(self) -> list[Person]:
        if self.people is None:
            found = (_person(match) for match in _FULL.finditer(self.view.text))
            self.people = [one for one in found if one is not None and not self._is_barred(one)]
        return self.people

    def _is_barred(self, one: Person) -> bool:
        return any(start < one.end and one.start < end for start, end in self.barred)

    def role(self, draft: Draft, name: str | None) -> str | None:
        """What the text says the speaker is: beside the statement, in front of the name, or at the introduction."""
        if draft.role:
            return " ".join(self.view.text[slice(*draft.role)].split())
        if draft.speaker:
            titled = _title_before(self.view.text[slice(*draft.speaker)])
            if titled:
                return titled
        person = next((one for one in self._all() if one.name == name), None) if name else None
        match = _APPOSED.match(self.view.text, person.end) if person else None
        return " ".join(match[1].split()) if match else None


def _person(match: re.Match[str]) -> Person | None:
    words = match[0].split()
    if words[0].lower() in word_classes():
        words = words[1:]
    if len(words) < 2:
        return None
    name = " ".join(words)
    last = _bare(words[-1])
    start = match.end() - len(match[0][match[0].index(words[0]) :])
    return Person(name, start, match.end(), last, name_key(last))


def _bare(part: str) -> str:
    """A part of a name without article and possessive, folded."""
    return fold(_ARTICLE.sub("", re.sub(r"[’']s$", "", part)))


def _sounds_like(one: Person, last: str) -> bool:
    return bool(last) and one.last[:1] == last[:1] and bool(one.keys & name_key(last))


def _contains(name: str, parts: list[str]) -> bool:
    """Whether the parts stand in the name, one after the other."""
    words = [_bare(word) for word in name.split()]
    wanted = [_bare(part) for part in parts]
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1))


def _proper(written: str) -> str | None:
    """The name in a phrase: its last run of capitals, or of what follows a given name in Arabic."""
    if _ARABIC.search(written):
        return _arabic_name(written)
    best = None
    for match in _RUN.finditer(written):
        if not _heads(written, match):
            continue
        words = match[0].split()
        while words and words[0].lower().rstrip(".") in _titles():
            words = words[1:]
        if words and words[0].lower() not in word_classes():
            best = " ".join(words)
    return re.sub(r"[’']s$", "", best) if best else None


def _heads(written: str, match: re.Match[str]) -> bool:
    """Whether a name is whom the phrase is about: the civilians of Aleppo and the Assad regime are not."""
    before = {word.lower() for word in _WORD.findall(written[: match.start()])}
    after = _WORD.search(written, match.end())
    if any(word_classes().get(word) == "PREP" for word in before):
        return False
    between = written[match.end() : after.start()] if after else ""
    return after is None or "," in between or "(" in between or word_classes().get(after[0].lower()) in _BEHIND


def _is_pronoun(written: str) -> bool:
    return word_classes().get(written.lower().replace("’", "'")) in ("SUBJ", "REL", "THAT", "POSS", "OBJ")


_BEHIND = frozenset({"PREP", "REL", "CONJ", "TO", "THAT"})
_ARABIC = re.compile("[\u0620-\u064a]")
_RUN = re.compile(rf"(?<![\w-]){_PART}(?:[^\S\n]{{1,2}}(?:{_JOINED}[^\S\n]{{1,2}})?{_PART}){{0,4}}")


def _arabic_name(written: str) -> str | None:
    words = written.split()
    at = next((n for n, word in enumerate(words) if given_names(fold(word))), None)
    return " ".join(words[at:]) if at is not None else None


def _title_before(written: str) -> str | None:
    """The words in front of the name: activist Samira, Health Minister Idris al-Hajj."""
    if _ARABIC.search(written):
        name = _arabic_name(written)
        front = written[: written.rfind(name)].strip() if name else ""
        return front or None
    match = _RUN.search(written)
    if match is None or match.start() == 0:
        return None
    front = written[: match.start()].strip()
    words = [word for word in front.split() if word.lower() not in word_classes()]
    return front if words and front[-1].isalpha() else None


def _is_name(name: str) -> bool:
    return bool(_RUN.fullmatch(name)) or (bool(_ARABIC.search(name)) and _arabic_name(name) is not None)


@cache
def _titles() -> frozenset[str]:
    return frozenset(phrases("title"))
