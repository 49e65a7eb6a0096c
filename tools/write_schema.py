"""Write `docs/reference/schema.md`: what can be said of what, told by the schema itself.

    python -m tools.write_schema

After a change of the schema's data; a test holds the page to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from amana.knowledge import ChoiceList, Property, Schema, read_schema

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "schema.md"
OWN = """[types.ward]
label = ["Ward", "جناح"]
meaning = ["A ward of a hospital.", "جناح في مشفى."]

[lists.shift]
label = ["Shift", "نوبة"]
meaning = ["When somebody worked.", "متى عمل أحد."]
choices = [["day", "day", "نهار"], ["night", "night", "ليل"]]

[properties.shift]
of = ["person"]
value = "choice"
list = "shift"
many = true
label = ["Shift", "النوبة"]
meaning = ["In which shift they worked.", "في أيّ نوبة عمل."]

[properties.ward]
of = ["person", "event"]
value = "link"
to = ["ward"]
label = ["Ward", "الجناح"]
meaning = ["In which ward it was.", "في أيّ جناح كان."]

[more.act-kind]
choices = [["well-poisoning", "poisoning of wells", "تسميم الآبار"]]
"""
MAP = """list = "missing-2016"          # the name of your list: its ids are the list's own
language = "ar"                # of texts, where a column does not say
order = "dmy"                  # of dates in figures: 22/12/2016
decimal = "."                  # what begins decimals: 275.000 is 275
none = ["-", "غير معروف"]      # cells that say nothing, as an empty one
withdraw = "سحب"               # a cell that takes back what this list said there

[things.person]
id = "الرقم"
columns."الاسم" = "name"
columns."Name" = { property = "name", language = "en" }
columns."الألقاب" = { property = "other-name", many = ";" }
columns."الولادة" = "born"
constants.confidentiality = "archive"

[things.act]
id = "الرقم"
suffix = "/act"                # the same column makes two ids
columns."التاريخ" = "date"
columns."الحدث" = { property = "of-event", list = "events-2016" }
constants.act-kind = "disappearance"
links.victim = "person"        # the person of the same row
"""
_HEAD = """# The schema: what can be said of what

<!-- Written by tools/write_schema.py from the schema itself; do not edit. -->

An [assertion](../words.md) says one thing of something: `describe ID property=value`. This page lists the types of
things, the properties they have, and the lists that values are chosen from, with their words in English and in
Arabic. The schema follows the event model of the HURIDOCS event standard format in structure, in our own words;
the numbers in the last columns are the fields that answer to ours there. What stands for FollowTheMoney is how a
value [goes out and comes in](../decisions/0029-schema.md).

Five rules hold it together:

- **A person is apart from their role.** The same person may suffer in one act and tell of another.
- **One act has one victim** (a person or a group) **and one kind.** Who did it is an involvement of its own.
- **Who says so stands between a source and an event**, as information: connection, material, reliability.
- **What the file itself shows, and what its source says of it, are different properties**: `shows-place` and
  `said-place`.
- **How far a source has been right, and how far what it says is borne out, are different properties**:
  `source-reliability`, `credibility`.

## How values are written

In the log, in CSV and in JSON a value is text in one of these forms. Beside them, `describe` and CSV take what
people type (`more than 1,500`, `22 December 2016`, `كانون الأول 2016`), and refuse what could be meant in two
ways.

| type | written | meaning | |---|---|---| | text | any words | as they stand, with a language where it is said | |
date | `2016`, `2016-12`, `2016-12-22`, `2016-12-22T14:00` | as exactly as it is known
([EDTF](https://www.loc.gov/standards/datetime/), level 0 and 1) | | | `2016-12~`, `2016?`, `2016%` | about;
uncertain; both | | | `201X`, `2016-XX`, `2016-21` … `2016-24` | digits that are not known; spring, summer, autumn,
winter | | | `2016-12-13/2016-12-22`, `../2016`, `2012/..` | from the first day to the last; an end that is open |
| number | `1500`, `12.5`, `90%` | exactly | | | `>1500`, `>=1500`, `<10`, `<=10`, `1000..2000`, `~40000` | with
its bounds and its hedge | | place | `aleppo` | the id of a place of the gazetteer; or of a place entity; or a name
in words | | choice | `likely` | the key of a choice; labels in either language are taken too | | link | 32 digits,
`https://…` | the id of a thing; where it says so, an address on the web | | flag | `yes`, `no` | |
"""
_OWN = """## A schema of your own

A TOML file adds types, properties, lists, and choices to the lists that are there. What the program brings cannot
be changed by it: another archive could no longer tell what is meant.

```toml
{own}```

Names are small Latin letters, digits, `-` and `_`. Every label and meaning is in English and in Arabic. A property
may name its field in `huridocs` and its place in `ftm`. A file is at most 1 MiB.
"""


_TABLES = """## Tables of your own

`amana describe --csv TABLE --map MAP` takes in a list that you keep, by its own ids, as often as you like: what is
said already is not said again, what the list says anew stands in for what it said before, and never for anybody
else's word. The map is a TOML file:

```toml
{map}```

- A row may tell of several things, each a `[things.NAME]`; its `type` is its name where nothing else is said. `id`
  is the column that holds its id, or a list of columns. Where that cell is empty, the row does not tell of it.
- `columns` says which property a column is; where it needs more than a name: `property`, `language`, `order`,
  `decimal`, `places` (false: names of places stay names), `many` (the mark between several values), and for links
  `list` and `suffix`, whose own ids the cells are.
- Without `list`, the ids are those of this archive, and what you say stands in for your own word.
- `separator` and `encoding` are found out where nothing is said. `confidence` and `note` go with every assertion.
  With `written = true` values are in their written forms, as `amana export` writes them.
- A row that says what cannot be said is left out whole, and told with every reason.
"""


def page() -> str:
    """The whole page."""
    schema = read_schema()
    ends = [_OWN.format(own=OWN), _TABLES.format(map=MAP)]
    return "\n".join([_HEAD, *_types(schema), *_properties(schema), *_lists(schema), *ends])


def _types(schema: Schema) -> Iterator[str]:
    yield "## Types\n"
    yield "| type | English | العربية | meaning | HURIDOCS | FollowTheMoney |"
    yield "|---|---|---|---|---|---|"
    for one in schema.types.values():
        told = (f"`{one.name}`", one.label.en, one.label.ar, one.meaning.en, one.huridocs or "", one.ftm or "")
        yield _row(told)
    yield ""


def _properties(schema: Schema) -> Iterator[str]:
    yield "## Properties\n"
    yield "`+`: a thing has several at a time; else a later one stands in for the one before.\n"
    yield "| property | of | value | English | العربية | meaning | HURIDOCS | FollowTheMoney |"
    yield "|---|---|---|---|---|---|---|---|"
    for one in schema.properties.values():
        of = "all" if one.of == ("*",) else ", ".join(one.of)
        words = (one.label.en, one.label.ar, one.meaning.en, one.huridocs or "", ", ".join(one.ftm))
        yield _row((f"`{one.name}`", of, _value(one), *words))
    yield ""


def _value(one: Property) -> str:
    many = " +" if one.many else ""
    if one.choices is not None:
        name = one.choices.name
        return "choice of types" + many if name == "types" else f"[{name}](#{name}){many}"
    to = ", ".join("all" if kind == "*" else kind for kind in one.to)
    return (f"link to {to}" if to else one.value) + many


def _lists(schema: Schema) -> Iterator[str]:
    yield "## Lists\n"
    for one in schema.lists.values():
        if one.name != "types":
            yield from _list(one)


def _list(one: ChoiceList) -> Iterator[str]:
    yield f"### {one.name}\n"
    yield f"{one.label.en} · {one.label.ar}. {one.meaning.en}\n"
    yield "| key | English | العربية |"
    yield "|---|---|---|"
    for choice in one.choices:
        yield _row((f"`{choice.key}`", choice.label.en, choice.label.ar))
    yield ""


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
