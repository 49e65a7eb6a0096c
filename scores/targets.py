"""What is to be reached on texts not seen, and what others reach there: the anchor, with where it was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from scores.measure import Tally

Measure = Literal["F1", "precision", "recall"]


@dataclass(frozen=True)
class Target:
    """One line of the table of targets. `what` and `language` name the tally, `least` is what to reach."""

    set: str
    what: str
    language: str
    measure: Measure
    least: float
    anchor: str = ""

    def reached(self, tally: Tally) -> float:
        """What a tally comes to by this target's measure."""
        return {"F1": tally.f1, "precision": tally.precision, "recall": tally.recall}[self.measure]


_CQE = "CQE (EMNLP 2023)"
_HEIDELTIME = "HeidelTime"
_HUMANS = "human beside human"

TARGETS: Sequence[Target] = (
    Target("seeds", "statement speaker", "en", "recall", 1.0),
    Target("seeds", "direct or written, speaker", "en", "recall", 1.0),
    Target("seeds", "claims", "en", "F1", 1.0),
    Target("seeds", "claim bounds", "en", "recall", 1.0),
    Target("seeds", "claim place", "en", "recall", 1.0),
    Target("seeds", "claim time", "en", "recall", 1.0),
    Target("seeds", "times: required days", "en", "recall", 1.0),
    Target("seeds", "times: never a time", "en", "recall", 1.0),
    Target("newsquant", "value", "en", "F1", 0.90, f"{_CQE} .919; quantulum3 .731"),
    Target("newsquant", "value+hedge", "en", "F1", 0.86, f"{_CQE} .880"),
    Target("tempeval3", "relaxed", "en", "F1", 0.90, f"{_HEIDELTIME} .903"),
    Target("tempeval3", "strict", "en", "F1", 0.80, f"{_HEIDELTIME} .813"),
    Target("tempeval3", "value", "en", "F1", 0.75, f"{_HEIDELTIME} .776"),
    Target("meantime_times", "relaxed", "en", "F1", 0.85),
    Target("meantime_times", "strict", "en", "F1", 0.75),
    Target("meantime_times", "value", "en", "F1", 0.70),
    Target("recognizers_text", "Number span", "en", "F1", 0.88),
    Target("recognizers_text", "Number value", "en", "precision", 0.95),
    Target("recognizers_text", "NumberRange span", "en", "F1", 0.88),
    Target("recognizers_text", "NumberRange value", "en", "precision", 0.95),
    Target("recognizers_text", "Number span", "ar", "F1", 0.80),
    Target("recognizers_text", "Number value", "ar", "precision", 0.85),
    Target("recognizers_text", "NumberRange span", "ar", "F1", 0.80),
    Target("recognizers_text", "NumberRange value", "ar", "precision", 0.85),
    Target("polnear", "direct content", "en", "F1", 0.88, f"{_HUMANS} .960"),
    Target("polnear", "direct speaker", "en", "precision", 0.88, f"{_HUMANS} .95"),
    Target("polnear", "all content", "en", "F1", 0.55, f"{_HUMANS} .793"),
    Target("polnear", "all speaker", "en", "precision", 0.80, f"{_HUMANS} .95"),
    Target("muc34", "casualty figures", "en", "F1", 0.60, "best of 17 at MUC-4 .606"),
    Target("re3d", "Location, places alone", "en", "F1", 0.75),
    Target("re3d", "Person, overlap", "en", "F1", 0.70),
    Target("re3d", "Organisation, overlap", "en", "F1", 0.55),
    Target("re3d", "Temporal overlap", "en", "F1", 0.80),
    Target("re3d", "Quantity overlap", "en", "F1", 0.75),
    Target("re3d", "Weapon, overlap", "en", "F1", 0.60),
    Target("newsfane", "places", "ar", "F1", 0.78),
    Target("newsfane_ar", "persons", "ar", "F1", 0.65, "BERT taggers about .84 on plain ANERcorp"),
    Target("geoparsing", "GeoWebNews names", "en", "F1", 0.73, "Google .824; spaCy .730"),
    Target("geoparsing", "GeoWebNews within 161 km", "en", "precision", 0.85),
    Target("names_anetac dev", "R@1", "ar", "recall", 0.90, "consonant skeleton .813"),
    Target("names_anetac", "R@1", "ar", "recall", 0.90, "consonant skeleton .813"),
    Target("names_google_ar2en", "R@1", "ar", "recall", 0.90, "consonant skeleton .806"),
    Target("names_wd_arabic", "AUC", "la", "recall", 0.96),
    Target("names_wd_arabic", "recall at 5% false", "la", "recall", 0.85),
)
