"""What was measured as Markdown tables, and as plain values for a machine to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from statistics import median

from bench.contenders import PHASES
from bench.measuring import Measured
from bench.sitting import Sitting
from bench.targets import OURS, Judged

_MB = 1_000_000


def sitting_table(sitting: Sitting) -> str:
    """One row for each contender; pace in MB/s, or in files a second where files are small."""
    small = sitting.bytes / sitting.files < _MB
    unit = "files/s" if small else "MB/s"
    head = ["", *(f"{phase} s | {unit} | amana is" for phase in PHASES), "CPU s (seal)", "RSS MB"]
    rows = [f"| {' | '.join(head)} |", "|---" + "|---:" * (3 * len(PHASES) + 2) + "|"]
    for name in sitting.runs:
        cells = [cell for phase in PHASES for cell in _phase_cells(sitting, name, phase, small)]
        seals = sitting.runs[name].get("seal")
        cells.append(f"{median(one.cpu for one in seals):.1f}" if seals else "")
        cells.append(f"{sitting.peak(name) / _MB:.0f}")
        rows.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(rows)


def _phase_cells(sitting: Sitting, name: str, phase: str, small: bool) -> list[str]:
    seconds = sitting.seconds(name, phase)
    if seconds is None:
        return ["", "", ""]
    pace = sitting.files / seconds if small else sitting.bytes / seconds / _MB
    ratio = sitting.times_as_fast(OURS, name, phase) if name != OURS else None
    return [f"{seconds:.2f}", f"{pace:,.0f}", f"{ratio:.2f} x" if ratio else ""]


def targets_table(judged: Sequence[Judged]) -> str:
    """One row for each target."""
    return "\n".join(["| | found | target | |", "|---|---:|---:|---|", *(one.line() for one in judged)])


def load_words(loads: Sequence[float]) -> str:
    """How busy the machine was: our own work counts about 2."""
    if not loads:
        return "load average not looked at"
    return f"load average on the way: median {median(loads):.1f}, highest {max(loads):.1f}"


def told(sitting: Sitting) -> dict[str, object]:
    """The sitting for JSON, without what the commands said."""
    return {
        "corpus": sitting.corpus,
        "files": sitting.files,
        "bytes": sitting.bytes,
        "loads": sitting.loads,
        "runs": {
            name: {phase: [told_run(one) for one in runs] for phase, runs in phases.items()}
            for name, phases in sitting.runs.items()
        },
    }


def told_run(one: Measured) -> dict[str, object]:
    """One run for JSON."""
    return {key: value for key, value in asdict(one).items() if key != "output"}
