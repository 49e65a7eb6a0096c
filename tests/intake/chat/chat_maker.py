"""Chats made in code, with invented people of an invented town."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

PEOPLE = ("Samira", "Yusuf", "Idris", "سميرة", "أم إدريس")


def android(count: int = 6, start: int = 1) -> str:
    """A day-first chat of an Android phone, two messages a day from the given day of March on."""
    first = date(2024, 3, start)
    days = [first + timedelta(number // 2) for number in range(count)]
    lines = [
        f"{day:%d/%m/%Y}, {10 + number % 2}:15 - {PEOPLE[number % 5]}: message {number + 1}"
        for number, day in enumerate(days)
    ]
    return "\n".join(lines) + "\n"


def telegram_message(number: int, **more: Any) -> dict[str, Any]:
    """One message as Telegram Desktop writes it, at two hours before UTC's noon and so on."""
    return {
        "id": number,
        "type": "message",
        "date": f"2024-03-13T14:{number % 60:02}:00",
        "date_unixtime": str(1710331200 + 60 * (number % 60)),
        "from": PEOPLE[number % 5],
        "from_id": f"user{number % 5}",
        "text": f"word {number}",
        "text_entities": [{"type": "plain", "text": f"word {number}"}],
        **more,
    }


def telegram_chat(*messages: dict[str, Any], name: str = "وادي النور") -> dict[str, Any]:
    """A chat of these messages."""
    return {"name": name, "type": "private_group", "id": 77, "messages": list(messages)}


def telegram_json(*messages: dict[str, Any]) -> bytes:
    """The same as a file."""
    return json.dumps(telegram_chat(*messages), ensure_ascii=False, indent=1).encode()


def telegram_page(*messages: str) -> bytes:
    """A page of Telegram's export for people, round these messages."""
    head = """<!DOCTYPE html>
<html>
 <head>
  <meta charset="utf-8"/>
<title>Exported Data</title>
  <link href="css/style.css" rel="stylesheet"/>
  <script src="js/script.js" type="text/javascript"></script>
 </head>
 <body onload="CheckLocation();">
  <div class="page_wrap">
   <div class="page_header">
    <div class="content">
     <div class="text bold">
وادي النور
     </div>
    </div>
   </div>
   <div class="page_body chat_page">
    <div class="history">
"""
    return (head + "".join(messages) + "    </div>\n   </div>\n  </div>\n </body>\n</html>\n").encode()


def telegram_block(number: int, body: str, who: str | None, at: str = "13.03.2024 14:05:00 UTC+02:00") -> str:
    """One message of such a page; without `who` it belongs to the sender before."""
    joined = "" if who else " joined"
    name = f'<div class="from_name">\n{who} \n       </div>\n' if who else ""
    return f"""
     <div class="message default clearfix{joined}" id="message{number}">
      <div class="body">
       <div class="pull_right date details" title="{at}">
14:05
       </div>
       {name}{body}
      </div>
     </div>
"""


def meta_json(*messages: dict[str, Any]) -> bytes:
    """A conversation as Meta writes it: the bytes of UTF-8 as characters."""
    told = {
        "participants": [{"name": mojibake("سميرة")}, {"name": "Yusuf"}],
        "messages": list(messages),
        "title": mojibake("سميرة"),
        "is_still_participant": True,
        "thread_path": "inbox/samira_1",
    }
    return json.dumps(told, indent=2).encode()


def mojibake(text: str) -> str:
    """UTF-8 read as Latin-1."""
    return text.encode().decode("latin-1")
