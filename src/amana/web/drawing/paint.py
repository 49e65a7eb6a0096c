"""Colours: the page's own where a picture stands in it, plain ones where it stands alone."""

from __future__ import annotations

from typing import Final, Literal

Colour = Literal["ink", "paper", "soft", "wash", "line", "accent", "agree", "differ", "open", "none"]

LIGHT: Final[dict[str, str]] = {
    "ink": "#1f2524",
    "paper": "#ffffff",
    "soft": "#5a6461",
    "wash": "#f1ede3",
    "line": "#d9d4c7",
    "accent": "#1d5c55",
    "agree": "#2f6b3c",
    "differ": "#a1342a",
    "open": "#7a5a11",
}
"""As on the pages of the reading room."""
DARK: Final[dict[str, str]] = {
    "ink": "#e6e4dc",
    "paper": "#161a19",
    "soft": "#a4ada9",
    "wash": "#242b29",
    "line": "#38403e",
    "accent": "#79c2b6",
    "agree": "#8ccf99",
    "differ": "#f0958b",
    "open": "#dfbb66",
}
FONT: Final = "system-ui, 'Noto Sans', 'Noto Sans Arabic', 'Noto Naskh Arabic', sans-serif"


def paint(fill: Colour | None = None, stroke: Colour | None = None, *, alone: bool = False) -> dict[str, str]:
    """The attributes that colour a shape. In a page they name its custom properties, with our own behind them."""
    found = {}
    classes = []
    for name, colour in (("fill", fill), ("stroke", stroke)):
        if colour is None:
            continue
        if colour == "none":
            found[name] = "none"
            continue
        found[name] = LIGHT[colour] if alone else f"var(--{colour}, {LIGHT[colour]})"
        classes.append(f"{name[0]}-{colour}")
    return found | ({"class": " ".join(classes)} if classes and alone else {})


def style_alone() -> str:
    """The style sheet of a picture that stands alone: dark where the reader wishes it, light anywhere else."""
    rules = [f".f-{name}{{fill:{value}}}.s-{name}{{stroke:{value}}}" for name, value in DARK.items()]
    return f"text{{font-family:{FONT}}}@media (prefers-color-scheme:dark){{{''.join(rules)}}}"
