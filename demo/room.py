"""The demo's archive for the reading room: the sample folder, and one of each further kind that people bring.

    python -m demo.room FOLDER

Makes `FOLDER/archive`, opened by `FOLDER/identity.age`, where it is not there yet. Every name, number and picture
is invented and ours.
"""

from __future__ import annotations

import base64
import io
import math
import sys
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from PIL import Image, ImageDraw

import amana
from demo.make_sample import make_sample

CHAT = """\
03/10/2021, 14:02 - Messages and calls are end-to-end encrypted.
03/10/2021, 14:02 - Samira Taleb: The buses come at two, they say
03/10/2021, 14:05 - Idris Karam: I will count them at the mill
03/10/2021, 18:11 - Idris Karam: IMG-20211003-WA0001.jpg (file attached)
03/10/2021, 18:12 - Samira Taleb: هذا جسر التوت؟
03/10/2021, 18:13 - Idris Karam: نعم، قبل وصول الحافلات
03/10/2021, 18:40 - Samira Taleb: <Media omitted>
03/10/2021, 21:07 - Idris Karam: Sixteen buses. More than 1,500 people crossed before us, a man said
03/10/2021, 21:09 - Samira Taleb: I counted fifteen. Write down both
"""

MAIL = """\
From: Samira Taleb <samira@noor.example>
To: Desk of the bulletin <desk@noor.example>
Subject: =?utf-8?b?2LnYr9ivINin2YTYrdin2YHZhNin2Ko=?= / The number of the buses
Date: Mon, 4 Oct 2021 09:12:00 +0300
Message-ID: <buses@noor.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

I counted fifteen buses, Idris Karam sixteen. Please print both numbers and say whose they are.

About 4,000 people are still in the town tonight, the clinic says. 12 bodies were left under the rubble of the
bakery; nobody could reach them.

سميرة
"""

PAGE = """\
From: <Saved by a browser>
Snapshot-Content-Location: http://bulletin.noor.example/the-last-bus
Subject: The last bus
Date: Tue, 5 Oct 2021 08:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----noor"

------noor
Content-Type: text/html; charset=utf-8
Content-Location: http://bulletin.noor.example/the-last-bus

<!doctype html><html lang="en"><head><title>The last bus</title><meta name="author" content="Desk of the bulletin">
<meta property="article:published_time" content="2021-10-05"><script>alert(1)</script></head><body><article>
<h1>The last bus</h1><p>The last bus left Wadi al-Noor on 4 October 2021 with about 60 people, the volunteers' desk
said. More than 40,000 people have left the town since Thursday.</p>
<figure><img src="http://bulletin.noor.example/wall.png" alt="A wall"><figcaption>On the mill: "Whoever comes after
us: the third stone is loose."</figcaption></figure><p>The clinic's register of 5 October 2021 names 275 wounded
who were carried across the bridge at Jisr al-Tut.</p></article></body></html>

------noor
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: http://bulletin.noor.example/wall.png

{wall}
------noor--
"""

SUBTITLES = """\
WEBVTT

00:00:00.500 --> 00:00:03.000
We left on the last bus.

00:00:03.200 --> 00:00:06.000
خرجنا في آخر حافلة.
"""


def make_files(dest: Path) -> None:
    """All files, into a folder that must not be there yet."""
    make_sample(dest)
    photo = dest / "card" / "DCIM" / "100NOOR" / "IMG_0001.JPG"
    chat = dest / "chats" / "WhatsApp Chat with Idris Karam"
    chat.mkdir(parents=True)
    (chat / "WhatsApp Chat with Idris Karam.txt").write_text(CHAT, encoding="utf-8")
    Image.open(photo).rotate(2).save(chat / "IMG-20211003-WA0001.jpg", quality=60)
    _written(dest / "mail" / "the number of the buses.eml", MAIL.encode())
    page = PAGE.replace("{wall}", base64.encodebytes(_wall()).decode())
    _written(dest / "web" / "The last bus.mhtml", page.encode())
    make_film(dest / "films" / "road at night.mp4")
    _written(dest / "films" / "road at night.vtt", SUBTITLES.encode())
    _written(dest / "not readable" / "half a picture.jpg", photo.read_bytes()[:9_000])


def _written(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _wall() -> bytes:
    """A drawn wall with a line of chalk."""
    image = Image.new("RGB", (480, 320), (168, 150, 128))
    draw = ImageDraw.Draw(image)
    for row in range(0, 320, 32):
        draw.line((0, row, 480, row), fill=(140, 124, 104), width=2)
        for column in range(-(row // 32 % 2) * 40, 480, 80):
            draw.line((column, row, column, row + 32), fill=(140, 124, 104), width=2)
    draw.text((90, 140), "We were the class of the river.", fill=(240, 240, 235))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def make_film(path: Path) -> None:
    """Six seconds of lights that pass on a road."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with av.open(str(path), "w") as film:
        stream = film.add_stream("libx264", rate=15)
        stream.width, stream.height, stream.pix_fmt = 640, 360, "yuv420p"
        for number in range(90):
            picture = np.full((360, 640, 3), (18, 24, 38), np.uint8)
            picture[250:] = (40, 42, 46)
            for lamp in range(6):
                x = int((lamp * 130 + number * 9) % 700) - 30
                y = 235 + int(6 * math.sin(number / 6 + lamp))
                picture[max(0, y - 5) : y + 5, max(0, x) : max(0, x + 14)] = (250, 220, 140)
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 15)
            for packet in stream.encode(frame):
                film.mux(packet)
        for packet in stream.encode(None):
            film.mux(packet)


def make_demo_room(folder: Path) -> tuple[Path, Path]:
    """The archive and the identity file that opens it; made where they are not there yet."""
    files, archive, identity = folder / "carried", folder / "archive", folder / "identity.age"
    if archive.exists():
        return archive, identity
    folder.mkdir(parents=True, exist_ok=True)
    make_files(files)
    amana.init(archive, identity_out=identity, no_passphrase=True)
    with amana.open_archive(archive, identity=identity, person="Mariam, volunteers' desk") as opened:
        opened.add(
            files / "card", source="Idris Karam", collected_by="Mariam", place="Ain al-Safa", tags=["memory card"]
        )
        opened.add(files, source="Samira Taleb", collected_by="Mariam", note="a bag of papers and a telephone")
        event = opened.describe(
            None, [("title", "The leaving of Wadi al-Noor"), ("date", "2021-10-03")], new="event"
        )
        wanted = ("bulletin", "number", "buses", "last bus", "سميرة", "Samira")
        for item in list(opened.list()):
            if any(word in (item.title or item.name) for word in wanted):
                opened.describe(item.item, [("of-event", event.subject)])
    return archive, identity


if __name__ == "__main__":
    make_demo_room(Path(sys.argv[1]))
