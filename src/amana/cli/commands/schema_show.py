"""`amana schema show`: what can be said of what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from amana.cli.opening import opened
from amana.cli.spoken import command
from amana.cli.voice import Voice

if TYPE_CHECKING:
    from amana.knowledge import Property, Schema, Words


@command("show")
@click.argument("thing_type", metavar="[TYPE]", required=False)
def schema_show(voice: Voice, thing_type: str | None) -> int:
    """All types, or the properties of one."""
    with opened(voice) as archive:
        schema = archive.schema()
    chosen = [schema.type(thing_type)] if thing_type else list(schema.types.values())
    if voice.settings.json:
        for one in chosen:
            properties = [_json(prop) for prop in schema.of_type(one.name)]
            voice.emit({"type": one.name, "label": one.label._asdict(), "properties": properties})
    elif thing_type:
        _tell_type(voice, schema, thing_type)
    else:
        width = max(len(one.name) for one in chosen)
        for one in chosen:
            voice.print(f"  {one.name:<{width}}  {one.label.told(voice.language)}")
        voice.tell(voice.say("schema-types"))
    return 0


def _tell_type(voice: Voice, schema: Schema, name: str) -> None:
    kind = schema.type(name)
    voice.print(f"{voice.strong(kind.label.told(voice.language))}  {voice.faint(name)}")
    voice.print("  " + kind.meaning.told(voice.language))
    for prop in schema.of_type(name):
        voice.print()
        voice.print(f"{voice.strong(prop.name)}  {prop.label.told(voice.language)}")
        many = voice.say("schema-many" if prop.many else "schema-one")
        voice.print(f"  {prop.meaning.told(voice.language)} ({prop.value}, {many})")
        for choice in prop.choices.choices if prop.choices and prop.choices.name != "types" else ():
            voice.print(f"    {choice.key}  {voice.faint(choice.label.told(voice.language))}")


def _json(prop: Property) -> dict[str, Any]:
    def words(told: Words) -> dict[str, str]:
        return dict(told._asdict())

    choices = prop.choices.choices if prop.choices else ()
    return {
        "property": prop.name,
        "value": prop.value,
        "many": prop.many,
        "label": words(prop.label),
        "meaning": words(prop.meaning),
        "choices": [{"key": one.key, "label": words(one.label)} for one in choices],
        "to": list(prop.to),
        "huridocs": prop.huridocs,
        "ftm": list(prop.ftm),
        "own": prop.own,
    }
