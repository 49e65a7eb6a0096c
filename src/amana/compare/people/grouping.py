"""People and groups across documents: which mentions may be of one, put together for a person to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from amana.catalogue import Mention
from amana.compare.people.joining import Joining
from amana.compare.people.likeness import Likeness
from amana.compare.people.pool import Pool, Table
from amana.compare.people.ties import ties
from amana.compare.people.values import CandidateGroup, Grouped, Judgements

_NOTHING_SAID = Judgements()


def grouped(mentions: Iterable[Mention], judged: Judgements = _NOTHING_SAID) -> Grouped:
    """Mentions that may be of one person or group, in whatever order they come; they are read once, streaming.

    Names join where each part of both has its like and they say enough; else something told around both must be
    the same too. What people said goes before all else. Nothing is merged: each group is a question.
    """
    return _grouped(_taken_in(mentions), judged)


def _taken_in(mentions: Iterable[Mention]) -> Table:
    pool = Pool()
    for mention in mentions:
        pool.add(mention)
    return pool.table()


def _grouped(table: Table, judged: Judgements) -> Grouped:
    number = {one: at for at, one in enumerate(table.ids)}
    beside = sorted({one for pair in judged.same | judged.different for one in pair} - number.keys())
    number.update({one: len(table.ids) + at for at, one in enumerate(beside)})
    none = [-1] * len(beside)
    likeness = Likeness(table.kins)
    apart = [(number[one], number[other]) for one, other in judged.different]
    joining = Joining(table.text + none, table.kin + none, likeness.differ, apart)
    conflicts = [pair for pair in sorted(map(_sorted, judged.same)) if not _said(joining, number, pair)]
    by_word = _roots(joining, len(table.ids))
    links = _joined(table, joining, likeness)
    return Grouped(_told(table, joining, links, by_word), tuple(conflicts))


def _joined(table: Table, joining: Joining, likeness: Likeness) -> list[tuple[int, int]]:
    """Join all that may be joined; the pairs that did it, but for those written alike."""
    links = []
    for one, other in ties(table, likeness).in_order():
        new = joining.find(one) != joining.find(other)
        if new and joining.join(one, other) and table.written[one] != table.written[other]:
            links.append((one, other))
    return links


def _sorted(pair: tuple[str, str]) -> tuple[str, str]:
    return min(pair), max(pair)


def _said(joining: Joining, number: dict[str, int], pair: tuple[str, str]) -> bool:
    return joining.join(number[pair[0]], number[pair[1]], said=True)


def _roots(joining: Joining, count: int) -> dict[int, int]:
    """For each mention that a person's word has joined to another, the group it was in then."""
    found = {one: joining.find(one) for one in range(count)}
    sizes = Counter(found.values())
    return {one: root for one, root in found.items() if sizes[root] > 1}


def _told(
    table: Table, joining: Joining, links: Sequence[tuple[int, int]], by_word: dict[int, int]
) -> tuple[CandidateGroup, ...]:
    members: dict[int, list[int]] = {}
    for one in range(len(table.ids)):
        members.setdefault(joining.find(one), []).append(one)
    linked: dict[int, list[tuple[str, str]]] = {}
    for one, other in links:
        linked.setdefault(joining.find(one), []).append((table.ids[one], table.ids[other]))
    groups = [_group(table, row, linked.get(root, ()), by_word) for root, row in members.items() if len(row) > 1]
    return tuple(sorted(groups, key=lambda one: (-len(one.mentions), one.id)))


def _group(
    table: Table, row: Sequence[int], links: Sequence[tuple[str, str]], by_word: dict[int, int]
) -> CandidateGroup:
    names = Counter(table.written[one] for one in row)
    first = row[0]
    judged = first in by_word and all(by_word.get(one) == by_word[first] for one in row)
    return CandidateGroup(
        table.ids[first],
        table.kins[table.kin[first]].kind,
        tuple(table.ids[one] for one in row),
        tuple(sorted(names, key=lambda name: (-names[name], name))),
        tuple(links),
        judged,
    )
