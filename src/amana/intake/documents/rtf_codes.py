"""The words of RTF (Microsoft, Rich Text Format specification 1.9.1) that matter to text."""

from __future__ import annotations

import codecs

# \fcharset of a font -> code page. 0 is ANSI, 1 the document's own.
_CHARSETS = {
    0: 1252,
    77: 10000,
    128: 932,
    129: 949,
    130: 1361,
    134: 936,
    136: 950,
    161: 1253,
    162: 1254,
    163: 1258,
    177: 1255,
    178: 1256,
    186: 1257,
    204: 1251,
    222: 874,
    238: 1250,
    254: 437,
    255: 850,
}
_CODECS = {10000: "mac_roman", 10004: "mac_arabic", 10006: "mac_greek", 10007: "mac_cyrillic", 65001: "utf-8"}

CHARACTERS = {
    "line": "\n",
    "tab": "\t",
    "page": "\n",
    "sect": "\n",
    "column": "\n",
    "emdash": "\u2014",
    "endash": "\u2013",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "\u2022",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
    "rtlmark": "\u200f",
    "ltrmark": "\u200e",
    "zwj": "\u200d",
    "zwnj": "\u200c",
}
SYMBOLS = {
    "~": "\u00a0",
    "_": "\u2011",
    "-": "\u00ad",
    "{": "{",
    "}": "}",
    "\\": "\\",
    "\n": "\n",
    "\r": "\n",
}

# Destinations whose words are kept apart, and under which name.
APART = {
    "footnote": "footnotes",
    "header": "headers",
    "headerl": "headers",
    "headerr": "headers",
    "headerf": "headers",
    "footer": "footers",
    "footerl": "footers",
    "footerr": "footers",
    "footerf": "footers",
    "annotation": "comments",
}
INFORMATION = {
    "title": "title",
    "subject": "subject",
    "author": "creator",
    "operator": "last-modified-by",
    "keywords": "keywords",
    "doccomm": "description",
    "category": "category",
    "manager": "manager",
    "company": "company",
    "generator": "application",
}
TIMES = {"creatim": "created", "revtim": "modified", "printim": "last-printed"}
TIME_PARTS = ("yr", "mo", "dy", "hr", "min", "sec")
# Bookkeeping, and what only stands for something that is read elsewhere.
# fmt: off
LEFT_ALONE = frozenset((
    "colortbl", "stylesheet", "listtable", "listoverridetable", "rsidtbl", "filetbl", "xmlnstbl", "pgptbl",
    "latentstyles", "themedata", "colorschememapping", "datastore", "nonshppict", "bkmkstart", "bkmkend",
    "fldtype", "datafield", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "xe", "tc", "rxe", "txe", "sn", "sv",
    "sp", "pntext", "pntxta", "pntxtb", "listtext", "objclass", "objname", "blipuid", "picprop", "falt",
    "template", "private", "mmathPr", "userprops", "docvar", "password", "passwordhash", "formfield",
    "atrfstart", "atrfend", "atnref", "atnicn", "atnparent", "atntime",
))
# fmt: on
# Starred groups whose words are the document's own all the same.
KEPT_STARRED = frozenset(("shpinst", "shppict", "shptxt", "ud", "nesttableprops", "fldinst", "atnid"))


def codec_of_charset(charset: int) -> str | None:
    """The codec of a font's charset; None where it goes by the document."""
    return codec_of_page(_CHARSETS[charset]) if charset in _CHARSETS else None


def codec_of_page(page: int) -> str | None:
    """Python's name of a Windows code page; None where it has none."""
    name = _CODECS.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def time_of(packed: int) -> str | None:
    """A date of a change: minutes, hour, day, month, year since 1900 in one number (DTTM); no zone is known."""
    minute, hour, day = packed & 0x3F, packed >> 6 & 0x1F, packed >> 11 & 0x1F
    month, year = packed >> 16 & 0xF, 1900 + (packed >> 20 & 0x1FF)
    if not (day and 0 < month < 13 and hour < 24 and minute < 60):
        return None
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}"
