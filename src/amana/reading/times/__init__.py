"""Times in a text: found, valued as TIMEX3, and resolved to days."""

from __future__ import annotations

from amana.reading.times.find import find_times
from amana.reading.times.publication import infer_published

__all__ = ["find_times", "infer_published"]
