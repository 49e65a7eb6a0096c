"""How well accounts of one event are found, beside words and days alone; and how long it takes.

    python -m bench.events [--sets fa_kes muc34] [--fit] [--made 20000]

Each set (`bench/event_sets.py`) is cut in two. On the first half the weights of `compare/events/settings.py` were
fitted (`--fit` prints them anew), and both ways are set here: ours in `same_day`, `nearest` and `joined`; the
baseline, cosines of TF-IDF of reports published within so many days, in days, `nearest` and `joined`. Both are set
to the best sum of three F on the first half: of pairs; of B-cubed over all reports, which is carried by those that
stand alone; of B-cubed over the reports that have another of their event. The second half judges. `as shipped` is
what `amana` does where nobody sets anything.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from amana.compare.events import ONE, SHIPPED, Settings, ground_of
from bench.event_baseline import baseline_ties
from bench.event_fit import fitted
from bench.event_scores import Score, Scores, first_half, scores
from bench.event_sets import EventSet, Labels, fa_kes, muc34
from bench.linked import Ties, linked_groups
from bench.made_events import growth
from bench.targets import Judged
from scores.data import shared

POINTS = 10.0
_SETS: dict[str, Callable[[], EventSet]] = {"fa_kes": fa_kes, "muc34": muc34}
_OURS, _BASE = "ours", "TF-IDF and days"
_SAME_DAY = (0.0, 0.5, 1.0, 2.0, 4.0)
_NEAREST = (0.0, 0.3, 0.6)
_NEAREST_COSINE = (0.0, 0.3, 1.0)
_JOINED = [round(0.03 * step, 2) for step in range(3, 31)]
_JOINED_COSINE = [round(0.02 * step, 2) for step in range(4, 36)]


def our_ties(known: EventSet, same_day: float) -> Ties:
    """The ties that are found by clues, as an archive finds them."""
    ground = ground_of(known.traits, Settings(same_day=same_day))
    number = {traits.account: at for at, traits in enumerate(known.traits)}
    places = [number[ground.id_of(at)] for at in range(ground.count)]
    ties = ground.ties()
    told = zip(ties.pairs.tolist(), ties.scores.tolist(), strict=True)
    return {(places[one], places[other]): score / ONE for (one, other), score in told}


def compared(known: EventSet) -> Iterator[tuple[Labels, str, str, Scores]]:
    """For each kind of labels: ours, ours as shipped, and the baseline, on the half that judges."""
    ours = {f"{same_day:g}": our_ties(known, same_day) for same_day in _SAME_DAY}
    base = baseline_ties(known.texts, known.traits)
    judged = [at for at, judges in enumerate(known.judged) if judges]
    for labels in known.labels:
        way, settings = _best(first_half(known, labels, ours, _NEAREST, _JOINED))
        window, base_settings = _best(first_half(known, labels, base, _NEAREST_COSINE, _JOINED_COSINE))
        for name, way_found, ties, chosen in (
            (_OURS, f"same_day {way}", ours[way], settings),
            ("as shipped", f"same_day {SHIPPED.same_day:g}", our_ties(known, SHIPPED.same_day), SHIPPED),
            (_BASE, window, base[window], base_settings),
        ):
            how = f"{way_found}, {_told(chosen)}"
            yield labels, name, how, scores(linked_groups(len(known.traits), ties, chosen), labels, judged)


def best_for_all(sets: Sequence[EventSet]) -> str:
    """The one way to set ours that does best on the first halves of all sets together: what is shipped."""
    sums: Counter[tuple[str, Settings]] = Counter()
    for known in sets:
        ours = {f"{same_day:g}": our_ties(known, same_day) for same_day in _SAME_DAY}
        sums.update(first_half(known, known.labels[-1], ours, _NEAREST, _JOINED))
    way, settings = _best(sums)
    return f"for all sets: same_day {way}, {_told(settings)}"


def _told(settings: Settings) -> str:
    return f"nearest {settings.nearest:g}, joined {settings.joined:g}"


def _best(found: Mapping[tuple[str, Settings], float]) -> tuple[str, Settings]:
    return max(found, key=lambda one: found[one])


def report(known: EventSet) -> Iterator[str]:
    """The table of one set, and whether we are ahead as far as was aimed at."""
    found = list(compared(known))
    yield f"\n### {known.name}: {len(known.traits)} reports, {sum(known.judged)} of them judge\n"
    yield "| labels | way | pairs P / R / F | B-cubed P / R / F | of reports with another | set to |"
    yield "|---|---|---|---|---|---|"
    for labels, name, how, got in found:
        yield f"| {labels.name} | {name} | {_row(got.pairs)} | {_row(got.all)} | {_row(got.told_twice)} | {how} |"
    yield "\n| | ahead by | aimed at | |\n|---|---:|---:|---|"
    for labels in known.labels:
        ours, base = (
            next(got for one, way, _, got in found if one is labels and way == name) for name in (_OURS, _BASE)
        )
        for what, lead in (
            ("F of pairs", ours.pairs.f - base.pairs.f),
            ("B-cubed F", ours.all.f - base.all.f),
            ("B-cubed F, reports with another", ours.told_twice.f - base.told_twice.f),
        ):
            yield Judged(f"{known.name}, {labels.name}: {what}", 100 * lead, POINTS, True, "points").line()


def _row(one: Score) -> str:
    return f"{one.precision:.3f} / {one.recall:.3f} / {one.f:.3f}"


def main() -> None:
    """Measure, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", nargs="*", choices=sorted(_SETS), default=sorted(_SETS))
    parser.add_argument("--fit", action="store_true", help="fit the weights anew, and print them")
    parser.add_argument("--made", type=int, default=20_000, help="how many made accounts to measure the pace with")
    given = parser.parse_args()
    if given.sets and not shared().is_dir():
        print(f"no labelled sets in {shared()}; AMANA_SHARED names the folder: the pace alone is measured")
        given.sets = []
    sets = [_SETS[name]() for name in given.sets]
    if given.fit and sets:
        print("\n".join((*fitted(sets), best_for_all(sets))))
    for known in sets:
        print("\n".join(report(known)))
    if given.made:
        print("\n| | found | target | |\n|---|---:|---:|---|")
        print("\n".join(one.line() for one in growth(given.made)))


if __name__ == "__main__":
    main()
