"""Comparing figures: which can be set beside each other, and whether both can be true."""

from __future__ import annotations

from amana.compare.figures.comparing import compare_figures
from amana.compare.figures.cues import cues_of, pace_of
from amana.compare.figures.groups import groups_of
from amana.compare.figures.lattice import CATEGORIES, holds_category, is_open
from amana.compare.figures.means import means_of
from amana.compare.figures.pairs import pairs_of
from amana.compare.figures.sites import sites_beside
from amana.compare.figures.values import (
    REASONS,
    Bounds,
    Figure,
    Geography,
    Pair,
    Reason,
    Spot,
    Verdict,
    VerdictKind,
)

__all__ = [
    "CATEGORIES",
    "REASONS",
    "Bounds",
    "Figure",
    "Geography",
    "Pair",
    "Reason",
    "Spot",
    "Verdict",
    "VerdictKind",
    "compare_figures",
    "cues_of",
    "groups_of",
    "holds_category",
    "is_open",
    "means_of",
    "pace_of",
    "pairs_of",
    "sites_beside",
]
