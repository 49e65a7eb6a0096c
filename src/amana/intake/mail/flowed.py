"""Text that its sender's program broke into lines (RFC 3676, format=flowed), with its paragraphs whole again."""

from __future__ import annotations


def unfolded(text: str, delete_space: bool) -> str:
    """Lines that end with a space go on in the next of the same quote depth; the signature's line never does.

    `delete_space` is DelSp=yes: the space that breaks is no part of the text.
    """
    told: list[str] = []
    waiting: list[str] = []
    depth = 0
    for line in text.replace("\r\n", "\n").split("\n"):
        level = len(line) - len(line.lstrip(">"))
        content = line[level:].removeprefix(" ")
        if waiting and (level != depth or content == "-- "):
            told.append(_line(depth, waiting))
            waiting = []
        depth = level
        soft = content.endswith(" ") and content != "-- "
        waiting.append(content[:-1] if soft and delete_space else content)
        if not soft:
            told.append(_line(depth, waiting))
            waiting = []
    if waiting:
        told.append(_line(depth, waiting))
    return "\n".join(told)


def _line(depth: int, pieces: list[str]) -> str:
    return (">" * depth + " " if depth else "") + "".join(pieces)
