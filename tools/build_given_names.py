"""Builds src/amana/reading/names/more_given.tsv: given and family names of many countries, one folded name a line.

    pip install Faker && python tools/build_given_names.py

Source: the person providers of Faker (https://github.com/joke2k/faker), MIT; see more_given_source.txt. Names of
two words, names that are ordinary words, and names of places are left out; run build_vocabularies.py before.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "src/amana/reading/names"
sys.path.insert(0, str(ROOT / "src"))

from amana.language import BaseWords, fold, is_stop, name_like  # noqa: E402
from amana.language.places import of_word  # noqa: E402
from amana.reading.names.lists import flat, is_english, is_stem  # noqa: E402

_GIVEN_LATIN = (
    "en_US en_GB en_IE fr_FR fr_DZ es_ES es_MX it_IT de_DE pt_BR nl_NL tr_TR az_AZ pl_PL ro_RO hr_HR cs_CZ sv_SE"
)
_GIVEN_ARABIC = "ar_AA ar_DZ fa_IR"
_FAMILY_ARABIC = "ar_AA ar_DZ ar_PS ar_SA fa_IR"
_PARTS = ("first_names", "first_names_male", "first_names_female")
_LATIN = re.compile(r"[^\W\d_]{3,}")
_ARABIC = re.compile("[\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc]{3,}")
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")


def provider_names(locale: str, parts: tuple[str, ...]) -> Iterator[str]:
    """The names that a provider of Faker lists."""
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    for part in parts:
        listed = getattr(provider, part, ())
        if not isinstance(listed, property):
            yield from listed


def latin() -> set[str]:
    """Given names in Latin script, lower case."""
    found = {name for locale in _GIVEN_LATIN.split() for name in provider_names(locale, _PARTS)}
    return {name.lower() for name in found if _LATIN.fullmatch(name) and _is_name(name)}


def _is_name(name: str) -> bool:
    return name_like(name, name) and not is_stop(fold(name)) and not of_word(fold(name))


def arabic(locales: str, parts: tuple[str, ...]) -> set[str]:
    """Names in Arabic script, folded, without the commonest words."""
    found = (_MARKS.sub("", name) for locale in locales.split() for name in provider_names(locale, parts))
    return {flat(name) for name in found if _ARABIC.fullmatch(name) and not BaseWords().known(fold(name))}


def main() -> None:
    given = arabic(_GIVEN_ARABIC, _PARTS)
    family = {name for name in arabic(_FAMILY_ARABIC, ("last_names",)) if not of_word(fold(name))} - given
    words = {name for name in latin() if is_english(name)}
    lists = {
        "given_latin": latin() - words,
        "given_latin_words": words,
        "given_arabic": {name for name in given if not is_stem(name)},
        "family_arabic": {name for name in family if name.startswith("ال") and not is_stem(name[2:])},
    }
    lines = ["# Names of many countries, from Faker (MIT); see more_given_source.txt. list, names."]
    lines += [f"{kind}\t{'|'.join(sorted(names))}" for kind, names in lists.items()]
    (FOLDER / "more_given.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print({kind: len(names) for kind, names in lists.items()})


if __name__ == "__main__":
    main()
