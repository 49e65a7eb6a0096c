"""Why a text is no value: a stable word. Whoever knows the property makes the error of it."""

from __future__ import annotations


class Slip(Exception):
    """What is wrong with a text that was to be a value."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
