"""Names of people across documents: how long it takes to put mentions together, how much memory, and how well.

    python -m bench.people [--mentions 1000000] [--data SHARED]

Mentions are made here: people with a given name of the list that the library has and a family name put together
from syllables, a place, a role; so many of them that a few are named often and most once or twice. Each text names
six or so, in Arabic or Latin script, in whatever spelling comes, a tenth of them by the family name alone, a tenth
with a father's name. What comes out is held against who was meant, on pairs drawn from one group and from one
person. Two people may have one name: to tell them apart is for whoever is asked.

With --data (the folder of labelled sets) names are compared two by two as grouping compares them.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import time
from collections.abc import Iterable, Iterator
from functools import partial
from heapq import nlargest
from itertools import accumulate, combinations
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import Indel

from amana.catalogue import Mention
from amana.compare.people import CandidateGroup, companion_keys, grouped
from amana.compare.people.names import blocks, name_of
from amana.compare.people.weighing import accounted, names_compared
from amana.language.names import similarity
from amana.language.tables import rows
from amana.records import made_id
from bench.targets import Judged

MOST_SECONDS, MOST_MEMORY = 600.0, 2_000.0
_SEED = 20301222
_A_TEXT = 6
_DRAWN = 20_000
_NEAR = 0.7
_MB = 1_000_000
_ROOTS = {
    "ب": "b", "د": "d", "ر": "r", "س": "s", "ش": "sh|ch", "ع": "a|'a", "ف": "f", "ق": "q|k", "ك": "k|c", "ل": "l",
    "م": "m", "ن": "n", "ه": "h", "ج": "j|dj|g", "ح": "h", "خ": "kh|k", "ط": "t", "ص": "s", "ز": "z", "غ": "gh|g",
}  # fmt: skip
# How roots become names: Arabic letters, and Latin letters with the vowels that are written in more than one way.
_SHAPES = [("0ا12", "0-a-1-2-e"), ("01و2", "0-a-1-u-2"), ("01ي2", "0-a-1-i-2"), ("0ا1ي2", "0-a-1-i-2")]
_SHAPES += [("012ان", "0-a-1-2-a-n"), ("01ا2ي", "0-a-1-a-2-i"), ("0و1ا2", "0-u-1-a-2"), ("01ا2", "0-i-1-a-2")]
_VOWELS = {"a": "a|a|a|e", "i": "i|i|ee|e", "u": "ou|u|oo", "e": "e|i|a"}
_ROLES = ["baker", "teacher", "nurse", "engineer", "farmer", "driver", "lawyer", "student", "mayor", "tailor"]
_OUTLETS = ["Murr Post", "Wadi News", "Qasr Voice", "Radio Noor"]


class Person(NamedTuple):
    """Somebody made up."""

    number: int
    given: tuple[str, ...]
    family: tuple[str, ...]
    father: tuple[str, ...]
    role: str
    place: str


def _family(chosen: random.Random) -> tuple[str, ...]:
    """A family name in Arabic, then in a few Latin spellings."""
    letters = chosen.sample(sorted(_ROOTS), 3)
    arabic, latin = chosen.choice(_SHAPES)
    found = "ال" + "".join(letters[int(sign)] if sign.isdigit() else sign for sign in arabic)
    return (found, *dict.fromkeys(_latin(latin, letters, chosen) for _ in range(3)))


def _latin(shape: str, letters: list[str], chosen: random.Random) -> str:
    ways = [_ROOTS[letters[int(sign)]] if sign.isdigit() else _VOWELS.get(sign, sign) for sign in shape.split("-")]
    word = "".join(chosen.choice(way.split("|")) for way in ways)
    return chosen.choice(("al-", "Al ", "el-", "")) + word.capitalize()


def people(count: int, chosen: random.Random) -> list[Person]:
    """So many people; families are shared by eight or so."""
    given = [tuple(spellings) for _, *spellings in rows("names/given.tsv") if len(spellings) > 1]
    families = [_family(chosen) for _ in range(max(4, count // 8))]
    return [
        Person(
            number,
            chosen.choice(given),
            chosen.choice(families),
            chosen.choice(given),
            chosen.choice(_ROLES),
            f"place{chosen.randrange(200)}",
        )
        for number in range(count)
    ]


def _spelt(spellings: tuple[str, ...], arabic: bool, chosen: random.Random) -> str:
    fitting = [one for one in spellings if ("\u0600" <= one[0] <= "\u06ff") == arabic] or list(spellings)
    return chosen.choice(fitting)


def _named(one: Person, arabic: bool, chosen: random.Random) -> str:
    family = _spelt(one.family, arabic, chosen)
    way = chosen.random()
    if way < 0.1:
        return family
    father = [_spelt(one.father, arabic, chosen)] if way > 0.9 else []
    return " ".join(name[:1].upper() + name[1:] for name in (_spelt(one.given, arabic, chosen), *father, family))


def mentions(count: int, truth: dict[str, int]) -> Iterator[Mention]:
    """So many mentions, text by text; who was meant goes into `truth`, by id."""
    chosen = random.Random(_SEED)
    crowd = people(max(8, count // 5), chosen)
    weights = list(accumulate(1 / (at + 20) for at in range(len(crowd))))
    for text in range(count // _A_TEXT + 1):
        yield from _text(text, chosen, crowd, weights, truth)
        if len(truth) >= count:
            return


def _text(
    text: int, chosen: random.Random, crowd: list[Person], weights: list[float], truth: dict[str, int]
) -> Iterator[Mention]:
    arabic = chosen.random() < 0.5
    told = list({one.number: one for one in chosen.choices(crowd, cum_weights=weights, k=_A_TEXT)}.values())
    version = f"{text:064x}"
    names = {one.number: _named(one, arabic, chosen) for one in told}
    day = f"20{30 + text % 5}-{1 + text % 12:02}-{1 + text % 28:02}"
    for one in told:
        written = names[one.number]
        beside = [
            key for other in told[:3] if other is not one for key in companion_keys("person", names[other.number])
        ]
        found = made_id("name", version, "person", written)
        truth.setdefault(found, one.number)
        yield Mention(
            found,
            "person",
            written,
            version[:32],
            version,
            role=one.role if chosen.random() < 0.5 else None,
            places=(one.place,),
            published=day,
            outlet=chosen.choice(_OUTLETS),
            companions=tuple(beside),
        )


def _sampled(groups: tuple[CandidateGroup, ...], truth: dict[str, int]) -> tuple[float, float]:
    """Of pairs from one group, the part that is of one person; of pairs of one person, the part in one group.

    Every mention is as likely to be drawn as another.
    """
    chosen = random.Random(_SEED)
    group_of = {one: at for at, group in enumerate(groups) for one in group.mentions}
    persons: dict[int, list[str]] = {}
    for one, person in truth.items():
        persons.setdefault(person, []).append(one)
    pairs = [
        _pair(chosen, groups[group_of[one]].mentions, one)
        for one in chosen.sample(sorted(group_of), min(_DRAWN, len(group_of)))
    ]
    several = sorted(one for row in persons.values() if len(row) > 1 for one in row)
    same = [_pair(chosen, persons[truth[one]], one) for one in chosen.sample(several, min(_DRAWN, len(several)))]
    right = sum(truth[one] == truth[other] for one, other in pairs) / max(1, len(pairs))
    together = sum(one in group_of and group_of[one] == group_of.get(other) for one, other in same) / max(
        1, len(same)
    )
    return right, together


def _pair(chosen: random.Random, row: tuple[str, ...] | list[str], one: str) -> tuple[str, str]:
    other = one
    while other == one:
        other = chosen.choice(row)
    return one, other


def grouping(count: int) -> list[Judged]:
    """Mentions made and put together."""
    truth: dict[str, int] = {}
    begin = time.perf_counter(), time.process_time()
    made = sum(1 for _ in mentions(count, truth))
    making = time.perf_counter() - begin[0], time.process_time() - begin[1]
    begin = time.perf_counter(), time.process_time()
    found = grouped(mentions(count, {}))
    seconds = time.perf_counter() - begin[0] - making[0]
    busy = time.process_time() - begin[1] - making[1]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / _MB
    right, together = _sampled(found.groups, truth)
    inside = sum(len(group.mentions) for group in found.groups)
    print(f"{made:,} mentions made in {making[0]:.0f} s; put together in {busy:.0f} s of one processor")
    print(f"{len(found.groups):,} groups of {inside:,} mentions, the largest of {len(found.groups[0].mentions):,}")
    print(f"pairs in a group that are one person {right:.3f}; pairs of one person in a group {together:.3f}")
    return [
        Judged(f"{made:,} mentions put together", seconds, MOST_SECONDS, False, "s"),
        Judged("peak memory, who was meant and the making included", memory, MOST_MEMORY, False, "MB"),
    ]


class _Counted(NamedTuple):
    """Pairs of names that are one, and that are two, and how many of each are asked about."""

    same: int
    asked: int
    other: int
    wrongly: int

    def line(self, name: str) -> str:
        """A row for the table."""
        found = self.asked + self.wrongly
        return (
            f"| {name} | {self.same:,} | {self.asked / max(1, self.same):.3f} | {self.other:,} "
            f"| {self.wrongly / max(1, self.other):.3f} | {self.asked / max(1, found):.3f} |"
        )


def _counted(same: Iterable[tuple[str, str]], other: Iterable[tuple[str, str]]) -> _Counted:
    asked, wrongly = ([_asked(*pair) for pair in pairs] for pairs in (same, other))
    return _Counted(len(asked), sum(asked), len(wrongly), sum(wrongly))


def _asked(one: str, other: str) -> bool:
    """As grouping does it: one block shared, and the names near enough to ask about them for their own sake."""
    names = name_of("person", one), name_of("person", other)
    return not blocks(names[0]).isdisjoint(blocks(names[1])) and accounted(names_compared("person", one, other))


def labelled(shared: Path) -> Iterator[str]:
    """The labelled sets: spellings of one name, and of names that are hard to tell from it."""
    yield "| set | pairs of one name | asked about | hard pairs of two | asked about | precision |"
    yield "|---|---:|---:|---:|---:|---:|"
    same, other = _romanisations(shared / "names_wd_arabic/dev/romanisation_groups_min3.jsonl")
    yield _counted(same, other).line("Wikidata romanisations, a given name before each")
    same, other = _translated(shared / "names_anetac/dev/translit_dev.jsonl")
    yield _counted(same, other).line("ANETAC development half, persons, a given name before each")


def _romanisations(path: Path) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    groups = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    names: dict[str, set[str]] = {}
    for group in groups:
        for spelling in group["latin"]:
            names.setdefault(spelling["form"], set()).add(group["ar"])
    same = [pair for group in groups for pair in combinations([one["form"] for one in group["latin"]], 2)]
    other = [
        (one, to)
        for one, to in combinations(sorted(names), 2)
        if Indel.normalized_similarity(one, to, score_cutoff=_NEAR) > _NEAR and not names[one] & names[to]
    ]
    return _with_given(same), _with_given(other)


def _with_given(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(f"Samira {one}", f"Samirah {other}") for one, other in pairs]


def _translated(path: Path) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Each Latin name with its Arabic one, and with the ten likest others of those that share a key."""
    found = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    same = [(f"Samira {row['en']}", f"سميرة {row['ar']}") for row in found if row["type"] == "PERSON"]
    right = set(same)
    other = []
    for latin in sorted({one for one, _ in same}):
        wrong = [arabic for _, arabic in same if (latin, arabic) not in right]
        other += [(latin, arabic) for arabic in nlargest(10, wrong, key=partial(similarity, latin))]
    return same, other


def main() -> None:
    """From the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--mentions", type=int, default=1_000_000)
    parser.add_argument("--data", type=Path, default=None)
    wanted = parser.parse_args()
    judged = grouping(wanted.mentions)
    print("\n".join(["", "| | found | target | |", "|---|---:|---:|---|", *(one.line() for one in judged)]))
    if wanted.data:
        print("\n".join(["", *labelled(wanted.data)]))


if __name__ == "__main__":
    main()
