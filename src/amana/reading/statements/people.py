"""Who a speaker is within the text: the full name for a surname or a pronoun, and the role the text gives."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from amana.language import fold, name_key
from amana.reading.nouns import Document, NameMention
from amana.reading.statements.arabic_names import is_given
from amana.reading.statements.covered import Covered
from amana.reading.statements.drafts import Draft, Stretch
from amana.reading.statements.tables import phrases, word_classes
from amana.reading.view import View

_ARTICLES = "al|el|ad|ar|as|ash|at|az|an"
_SHORT = r"(?:[A-Z]\.){2,5}|[A-Z]\w{0,3}\.(?=\s)"
_PART = rf"(?:{_SHORT}|[A-Z\u00c0-\u00de][\w’'\u00c0-\u024f-]*|(?:{_ARTICLES})-[A-Z][\w’'-]*)"
_JOINED = r"(?:al|el|bin|ibn|abu|abd|de|von|van|der|la|ben)"
_FULL = re.compile(rf"(?<![\w-]){_PART}(?:[^\S\n]{{1,2}}(?:{_JOINED}[^\S\n]{{1,2}})?{_PART}){{1,4}}")
# A given name and a name with the article; further parts are left to the names layer.
_ARABIC_FULL = re.compile(
    "(?<![\u0620-\u065f])([\u0621-\u064a]{2,12}) (ال[\u0621-\u064a]{2,12})(?![\u0620-\u065f])"
)
_APPOSED = re.compile(
    r",?\s{0,2}(?:,|(?:was|is|were|are)\b)\s{1,2}((?:a|an|the)\s[^,.;:\n“”\"]{3,80}?)(?=,|\.|;| and [a-z]+s\b|\n)"
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_ARTICLE = re.compile(rf"^(?:{_ARTICLES})-", re.IGNORECASE)
_PRONOUNS = {"he": "m", "she": "f", "they": "many", "it": "many", "his": "m", "her": "f", "their": "many"}
_LATEST = 24
_REMEMBERED = 1 << 12
_SHORTEST = 4
_MRS = re.compile(r"\b(?:Mrs|Ms|Miss|Queen|Lady|Sister)\b")
_MR = re.compile(r"\b(?:Mr|Sir|King|Father|Sheikh|Imam)\b")


@dataclass(slots=True)
class Person:
    """A person or group as the text names it at greatest length, and where it first does so."""

    name: str
    start: int
    end: int
    gender: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the name, folded, without articles."""
        return _parts(self.name)


class Known:
    """The full names of a text, found by any of their parts, or by how the last one sounds."""

    def __init__(self, found: Iterable[Person]) -> None:
        self.by_name: dict[str, Person] = {}
        self.mentions: list[tuple[int, Person]] = []
        for one in found:
            self.mentions.append((one.end, self.by_name.setdefault(one.name, one)))

    @cached_property
    def by_part(self) -> dict[str, list[Person]]:
        """People by each part of their names, folded."""
        found: dict[str, list[Person]] = {}
        for one in self.by_name.values():
            for part in set(one.parts):
                found.setdefault(part, []).append(one)
        return found

    @cached_property
    def by_sound(self) -> dict[str, list[Person]]:
        """People by the sounds of the last part."""
        found: dict[str, list[Person]] = {}
        for one in self.by_name.values():
            for key in name_key(one.parts[-1]):
                found.setdefault(key, []).append(one)
        return found

    def full(self, proper: str, start: int) -> str | None:
        """The full name of which this is a part: the same spelling first, then one whose end sounds alike."""
        parts = tuple(_bare(part) for part in proper.split())
        same = [one for one in self.by_part.get(parts[-1], ()) if _contains(one.parts, parts)]
        alike = same or self._sounding(parts[-1], len(parts))
        chosen = [one for one in alike if one.start <= start] or alike
        return chosen[0].name if chosen else None

    def _sounding(self, last: str, length: int) -> list[Person]:
        # In the order of the keys: a set has another order in each process.
        found = [one for key in sorted(name_key(last)) for one in self.by_sound.get(key, ())] if last else []
        return [one for one in found if one.parts[-1][:1] == last[:1] and len(one.parts) >= length]

    def before(self, offset: int) -> list[Person]:
        """Those last named before an offset, the latest first."""
        at = bisect_right(self.mentions, offset, key=lambda mention: mention[0])
        return [one for _, one in reversed(self.mentions[max(at - _LATEST, 0) : at])]


class People:
    """Who speaks in one text: by the names given, else by the shape of names."""

    def __init__(self, view: View, names: Sequence[NameMention], document: Document) -> None:
        self.view, self.names = view, names
        self.starts = [one.start for one in names]
        self.longest = _longest_of_chains(names)
        self.barred = Covered((span.start, span.end) for span in (document.byline, document.outlet) if span)
        self.said: list[tuple[str, Draft]] = []  # names of those who have spoken, the latest last
        self.stands_for: dict[str, str] = {}
        self.of_head: dict[int, str] = {}  # by the draft that others go on with

    @cached_property
    def known(self) -> Known:
        """The full names: those of the names layer where it gave any, else what is shaped like one."""
        if self.names:
            people = (one for one in self.names if one.kind == "person" and " " in one.text)
            return Known(Person(" ".join(one.text.split()), one.start, one.end) for one in people)
        return Known(_shaped(self.view.text, self.barred))

    def resolve(self, draft: Draft) -> str | None:
        """The name of a draft's speaker as far as the text tells; None for a pronoun that it does not resolve."""
        if draft.speaker is None:
            carried = self.of_head.get(id(draft.head)) if draft.head else None
            carried = carried or (self._named(draft.antecedent) if draft.antecedent else self._left_out(draft))
            if carried is not None:
                self.of_head[id(draft)] = carried
            return carried
        written = self.view.text[slice(*draft.speaker)]
        name = self._of_pronoun(written, draft)
        if name is None and not _is_pronoun(written):
            name = self._named(draft.speaker)
        if name is not None:
            self.said.append((name, draft))
            self.of_head[id(draft)] = name
        return name

    def _left_out(self, draft: Draft) -> str | None:
        """Whom وأضافت tells of without a word: whoever spoke last and is not of the other gender."""
        cue = fold(self.view.text[slice(*draft.cue)]) if draft.cue else ""
        if not _ARABIC.search(cue):
            return None
        other = "m" if cue.endswith("ت") else "f"
        said = ((name, one) for name, one in reversed(self.said[-_LATEST:]) if one.start < draft.start)
        return next((name for name, one in said if self._gender(name, one) != other), None)

    def _of_pronoun(self, written: str, draft: Draft) -> str | None:
        if draft.antecedent:
            return self._named(draft.antecedent)
        gender = _PRONOUNS.get(written.lower().split("’")[0].split("'")[0])
        if gender is None:
            return None
        return self._latest_group(draft) if gender == "many" else self._latest(draft, gender)

    def _latest(self, draft: Draft, gender: str) -> str | None:
        """The last person who has spoken, else was named, and is not known to be of the other gender."""
        for name, before in reversed(self.said[-_LATEST:]):
            if before.start < draft.start and self._gender(name, before) in ("", gender) and _is_name(name):
                self._learn(name, gender)
                return name
        named = self.known.before(draft.start)
        return next((one.name for one in named if one.gender in ("", gender)), None)

    def _gender(self, name: str, draft: Draft) -> str:
        written = self.view.text[slice(*draft.speaker)] if draft.speaker else ""
        if _MRS.search(written):
            return "f"
        if _MR.search(written):
            return "m"
        known = self.known.by_name.get(name)
        return known.gender if known else ""

    def _learn(self, name: str, gender: str) -> None:
        known = self.known.by_name.get(name)
        if known and not known.gender:
            known.gender = gender

    def _latest_group(self, draft: Draft) -> str | None:
        said = ((name, one) for name, one in reversed(self.said[-_LATEST:]) if one.start < draft.start)
        return next((name for name, _ in said if not _is_person(name)), None)

    def _named(self, stretch: Stretch) -> str:
        chained = self._chained(stretch)
        if chained:
            return chained
        written = self.view.text[slice(*stretch)]
        if written not in self.stands_for:
            proper = _proper(written)
            full = self.known.full(proper, stretch[0]) if proper else None
            self.stands_for[written] = " ".join((full or proper or written).split())
        return self.stands_for[written]

    def _chained(self, stretch: Stretch) -> str | None:
        """The longest mention of the chain that the names layer found here, persons first."""
        first = max(bisect_right(self.starts, stretch[0]) - 1, 0)
        inside: list[int] = []
        for at in range(first, len(self.names)):
            if self.names[at].start >= stretch[1]:
                break
            if self.names[at].end > stretch[0] and _heads(self.view.text, stretch, self.names[at]):
                inside.append(at)
        if not inside:
            return None
        best = next((at for at in reversed(inside) if self.names[at].kind == "person"), inside[-1])
        root = self.names[best].same_as
        return " ".join(self.longest[best if root is None else root].split())

    def role(self, draft: Draft, name: str | None) -> str | None:
        """What the text says the speaker is: beside the statement, before the name, or at its first mention."""
        if draft.role:
            return " ".join(self.view.text[slice(*draft.role)].split())
        if draft.speaker:
            titled = _title_before(self.view.text[slice(*draft.speaker)])
            if titled:
                return titled
        person = self.known.by_name.get(name) if name else None
        match = _APPOSED.match(self.view.text, person.end) if person else None
        return " ".join(match[1].split()) if match else None


def _longest_of_chains(names: Sequence[NameMention]) -> dict[int, str]:
    longest: dict[int, str] = {}
    for at, one in enumerate(names):
        root = at if one.same_as is None else one.same_as
        if len(one.text) > len(longest.get(root, "")):
            longest[root] = one.text
    return longest


def _heads(text: str, stretch: Stretch, name: NameMention) -> bool:
    """Whether the name is whom a phrase is about."""
    written = text[slice(*stretch)]
    start, end = max(name.start - stretch[0], 0), min(name.end - stretch[0], len(written))
    return bool(_ARABIC.search(written)) or _about(written, start, end)


def _shaped(text: str, barred: Covered) -> Iterator[Person]:
    """What is shaped like a full name, and does not stand where the author is named."""
    for match in _FULL.finditer(text):
        one = _person(match)
        if one is not None and not barred.touches(one.start, one.end):
            yield one
    for match in _ARABIC_FULL.finditer(text) if _ARABIC.search(text) else ():
        if is_given(fold(match[1])):
            yield Person(match[0], *match.span())


@lru_cache(_REMEMBERED)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(map(_bare, name.split()))


def _person(match: re.Match[str]) -> Person | None:
    words = match[0].split()
    while words and (words[0].lower() in word_classes() or words[0].lower().rstrip(".") in _titles()):
        words = words[1:]
    if len(words) < 2:
        return None
    name = " ".join(words)
    start = match.end() - len(match[0][match[0].index(words[0]) :])
    return Person(name, start, match.end())


def _bare(part: str) -> str:
    """A part of a name without article and possessive, folded."""
    bare = fold(_ARTICLE.sub("", part.removesuffix("’s").removesuffix("'s")))
    return bare[2:] if bare.startswith("ال") and len(bare) > _SHORTEST else bare


def _contains(name: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether the parts stand in the name, one after the other."""
    return any(name[at : at + len(wanted)] == wanted for at in range(len(name) - len(wanted) + 1))


@lru_cache(_REMEMBERED)
def _proper(written: str) -> str | None:
    """The name in a phrase: its last run of capitals, or of what follows a given name in Arabic."""
    if _ARABIC.search(written):
        return _arabic_name(written) or (written if " " not in written and written.startswith("ال") else None)
    best = None
    for match in _RUN.finditer(written):
        if not _about(written, *match.span()):
            continue
        words = match[0].split()
        while words and words[0].lower().rstrip(".") in _titles():
            words = words[1:]
        if words and words[0].lower() not in word_classes() and not _plain_group(written, words, match.end()):
            best = " ".join(words)
    return re.sub(r"[’']s$", "", best) if best else None


def _plain_group(written: str, words: list[str], end: int) -> bool:
    """Residents of the valley: a common word, with a capital because it comes first."""
    behind = _WORD.search(written, end)
    return len(words) == 1 and behind is not None and behind[0] in ("of", "from", "in") and words[0].endswith("s")


@lru_cache(_REMEMBERED)
def _about(written: str, start: int, end: int) -> bool:
    """Whether a name is whom the phrase is about: the civilians of Aleppo and the Assad regime are not."""
    before = {word.lower() for word in _WORD.findall(written[:start])}
    after = _WORD.search(written, end)
    if any(word_classes().get(word) == "PREP" for word in before):
        return False
    between = written[end : after.start()] if after else ""
    return after is None or "," in between or "(" in between or word_classes().get(after[0].lower()) in _BEHIND


def _is_pronoun(written: str) -> bool:
    return word_classes().get(written.lower().replace("’", "'")) in ("SUBJ", "REL", "THAT", "POSS", "OBJ")


_IN_NAME_OF = "باسم"
_SPEAKS = frozenset(map(fold, ("متحدث", "المتحدث", "متحدثة", "المتحدثة", "ناطق", "الناطق", "ناطقة", "الناطقة")))
_BEHIND = frozenset({"PREP", "REL", "CONJ", "TO", "THAT"})
_ARABIC = re.compile("[\u0620-\u064a]")
_RUN = re.compile(rf"(?<![\w-]){_PART}(?:[^\S\n]{{1,2}}(?:{_JOINED}[^\S\n]{{1,2}})?{_PART}){{0,4}}")


@lru_cache(_REMEMBERED)
def _arabic_name(written: str) -> str | None:
    words = written.split()
    keys = [fold(word) for word in words]
    # المتحدث باسم الجيش: in the name of, and no Basim.
    given = (
        n
        for n, key in enumerate(keys)
        if is_given(key) and not (key == _IN_NAME_OF and n and keys[n - 1] in _SPEAKS)
    )
    at = next(given, None)
    return " ".join(words[at:]) if at is not None else None


@lru_cache(_REMEMBERED)
def _title_before(written: str) -> str | None:
    """The words in front of the name: activist Samira, Health Minister Idris al-Hajj."""
    if _ARABIC.search(written):
        name = _arabic_name(written)
        front = written[: written.rfind(name)].strip(" ،,") if name else ""
        return front or None
    match = _RUN.search(written)
    if match is None or match.start() == 0:
        return None
    front = written[: match.start()].strip()
    words = [word for word in front.split() if word.lower() not in word_classes()]
    led = any(word_classes().get(word.lower()) == "PREP" for word in front.split())
    return front if words and front[-1].isalpha() and not led else None


def _is_person(name: str) -> bool:
    return _is_name(name) and (" " in name or is_given(fold(name)))


def _is_name(name: str) -> bool:
    return bool(_RUN.fullmatch(name)) or (bool(_ARABIC.search(name)) and _arabic_name(name) is not None)


@cache
def _titles() -> frozenset[str]:
    return frozenset(phrases("title"))
