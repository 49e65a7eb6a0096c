"""What a person chose for this run: which archive, which keys, which language, for whom the output is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from amana.phrases import LANGUAGES


@dataclass
class Settings:
    """The options that every command takes, before or after its name."""

    language: str = "en"
    json: bool = False
    archive: Path | None = None
    identities: tuple[Path, ...] = ()
    passphrase_file: Path | None = None
    person: str | None = None


def first_look(arguments: Sequence[str], environ: Mapping[str, str]) -> Settings:
    """Language and kind of output, read before the rest is understood: a slip is told in the right ones."""
    asked = arguments[: arguments.index("--")] if "--" in arguments else arguments
    chosen = [one.partition("=")[2] for one in asked if one.startswith("--lang=")]
    chosen += [value for option, value in pairwise(asked) if option == "--lang"]
    known = [one for one in chosen if one in LANGUAGES]
    return Settings(language=known[-1] if known else from_locale(environ), json="--json" in asked)


def from_locale(environ: Mapping[str, str]) -> str:
    """The language of the first of LC_ALL, LC_MESSAGES and LANG that says one; English where none does."""
    said = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    code = said.replace("-", "_").partition("_")[0].partition(".")[0].lower()
    return code if code in LANGUAGES else "en"
