"""Pictures made here from a seed, of several makes, and what people do to copies: for the bench of near-copies."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from typing import Any

import numpy
from PIL import Image, ImageDraw, ImageFont

_SIZES = ((960, 720), (720, 960), (1024, 576), (800, 800), (1200, 800))
_ORIENTATION = 0x0112

Paint = Callable[[random.Random, int, int], Image.Image]


def made_picture(seed: int) -> Image.Image:
    """Picture number `seed`, the same each time; the makes take turns."""
    chance = random.Random(seed)
    width, height = chance.choice(_SIZES)
    return _PAINTS[seed % len(_PAINTS)](chance, width, height).convert("RGB")


def makes_page(seed: int) -> bool:
    """Whether picture number `seed` is a page of text."""
    return _PAINTS[seed % len(_PAINTS)] is _page


def _clouds(chance: random.Random, width: int, height: int) -> Any:
    """Noise in octaves, rows by columns, from 0 to 1."""
    grain = numpy.random.default_rng(chance.getrandbits(32))
    total: Any = numpy.zeros((height, width), dtype="float32")
    weight = 1.0
    for cells in (3, 6, 12, 30, 80):
        small = Image.fromarray((grain.random((cells, cells)) * 255).astype("uint8"))
        total += weight * numpy.asarray(small.resize((width, height), Image.Resampling.BICUBIC), dtype="float32")
        weight *= chance.uniform(0.4, 0.65)
    total -= total.min()
    return total / total.max()


def _coloured(chance: random.Random, light: Any) -> Image.Image:
    """One colour where it is dark, another where it is light."""
    dark = numpy.array([chance.randint(0, 90) for _ in range(3)])
    bright = numpy.array([chance.randint(120, 255) for _ in range(3)])
    return Image.fromarray((dark + (bright - dark) * light[..., None]).astype("uint8"))


def _landscape(chance: random.Random, width: int, height: int) -> Image.Image:
    """Hills under a sky."""
    image = _coloured(chance, _clouds(chance, width, height))
    draw = ImageDraw.Draw(image)
    for _ in range(chance.randint(1, 3)):
        level, points = height * chance.uniform(0.4, 0.85), []
        for x in range(0, width + 40, 40):
            level += chance.uniform(-30, 30)
            points.append((x, level))
        shade = chance.randint(20, 120)
        draw.polygon([(0, height), *points, (width, height)], fill=(shade, shade + 20, shade // 2))
    return image


def _street(chance: random.Random, width: int, height: int) -> Image.Image:
    """Houses with windows."""
    image = _coloured(chance, numpy.linspace(1, 0.3, height)[:, None].repeat(width, 1))
    draw = ImageDraw.Draw(image)
    x = 0
    while x < width:
        wide, top = chance.randint(60, 220), int(height * chance.uniform(0.1, 0.7))
        shade = chance.randint(40, 220)
        draw.rectangle((x, top, x + wide, height), fill=(shade, shade - 10, shade - 30))
        for wx in range(x + 10, x + wide - 15, chance.randint(22, 40)):
            for wy in range(top + 12, height - 20, chance.randint(28, 50)):
                if chance.random() < 0.8:
                    draw.rectangle((wx, wy, wx + 12, wy + 18), fill=(chance.randint(0, 90),) * 3)
        x += wide + chance.randint(-5, 30)
    return image


def _shapes(chance: random.Random, width: int, height: int) -> Image.Image:
    """Things on a ground."""
    image = _coloured(chance, _clouds(chance, width, height) * 0.5)
    draw = ImageDraw.Draw(image)
    for _ in range(chance.randint(4, 16)):
        x, y, size = chance.randint(0, width), chance.randint(0, height), chance.randint(40, 300)
        box = (x - size, y - size * chance.uniform(0.3, 1), x + size, y + size * chance.uniform(0.3, 1))
        colour = tuple(chance.randint(0, 255) for _ in range(3))
        chance.choice((draw.ellipse, draw.rectangle))(box, fill=colour)
    return image


def _night(chance: random.Random, width: int, height: int) -> Image.Image:
    """Lights in the dark."""
    image = _coloured(chance, _clouds(chance, width, height) * 0.25)
    draw = ImageDraw.Draw(image)
    for _ in range(chance.randint(8, 40)):
        x, y, size = chance.randint(0, width), chance.randint(0, height), chance.randint(4, 50)
        draw.ellipse((x - size, y - size, x + size, y + size), fill=(255, chance.randint(150, 255), 120))
    return image


def _crowd(chance: random.Random, width: int, height: int) -> Image.Image:
    """Heads and shoulders."""
    image = _landscape(chance, width, height)
    draw = ImageDraw.Draw(image)
    for _ in range(chance.randint(3, 25)):
        size = chance.randint(20, 90)
        x, y = chance.randint(0, width), int(height * chance.uniform(0.35, 0.95))
        cloth = tuple(chance.randint(0, 200) for _ in range(3))
        draw.ellipse((x - size, y, x + size, y + 3 * size), fill=cloth)
        draw.ellipse((x - size // 2, y - size, x + size // 2, y + size // 3), fill=(180, 140, 110))
    return image


def _page(chance: random.Random, width: int, height: int) -> Image.Image:
    """A page of text, a heading on it, perhaps a stamp."""
    image = Image.new("RGB", (width, height), (chance.randint(225, 255),) * 3)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(chance.randint(14, 26))
    y = chance.randint(20, 120)
    draw.text((chance.randint(40, width // 3), y), f"No. {chance.randint(1, 9999)}", (0, 0, 0), font=font)
    while (y := y + chance.choice((24, 30, 34, 60))) < height - 40:
        words = " ".join("".join(chance.choices("abdefilmnorstu", k=chance.randint(2, 9))) for _ in range(24))
        draw.text((40, y), words[: chance.randint(20, 90)], (20, 20, 20), font=font)
    if chance.random() < 0.5:
        x, y = chance.randint(80, width - 160), chance.randint(80, height - 160)
        draw.ellipse((x, y, x + 130, y + 130), outline=(40, 40, 160), width=9)
    return image


def _room(chance: random.Random, width: int, height: int) -> Image.Image:
    """Walls in perspective, a door, pictures on a wall."""
    image = _coloured(chance, _clouds(chance, width, height) * 0.3 + 0.4)
    draw = ImageDraw.Draw(image)
    x, y = int(width * chance.uniform(0.25, 0.75)), int(height * chance.uniform(0.3, 0.7))
    for corner in ((0, 0), (width, 0), (0, height), (width, height)):
        draw.line((x, y, *corner), fill=(30, 30, 30), width=chance.randint(3, 12))
    wall = (x - width // 5, y - height // 5, x + width // 5, y + height // 5)
    draw.rectangle(wall, fill=(chance.randint(60, 230),) * 3)
    for _ in range(chance.randint(1, 6)):
        px, py = chance.randint(0, width), chance.randint(0, height)
        draw.rectangle((px, py, px + chance.randint(50, 200), py + chance.randint(60, 260)), fill=(90, 60, 40))
    return image


def _rubble(chance: random.Random, width: int, height: int) -> Image.Image:
    """Stones upon stones."""
    image = _coloured(chance, _clouds(chance, width, height))
    draw = ImageDraw.Draw(image)
    for _ in range(chance.randint(60, 200)):
        x, y, size = chance.randint(0, width), int(height * chance.uniform(0.2, 1)), chance.randint(10, 90)
        points = [(x + chance.randint(-size, size), y + chance.randint(-size, size)) for _ in range(5)]
        shade = chance.randint(60, 210)
        draw.polygon(points, fill=(shade, shade - 8, shade - 20))
    return image


_PAINTS: tuple[Paint, ...] = (_landscape, _street, _shapes, _night, _crowd, _page, _room, _rubble)


# --- what people do to copies


def jpeg(image: Image.Image, quality: int = 88, **more: Any) -> bytes:
    """The picture as a file."""
    sink = io.BytesIO()
    image.convert("RGB").save(sink, "JPEG", quality=quality, **more)
    return sink.getvalue()


def _scaled(image: Image.Image, share: float) -> Image.Image:
    return image.resize((max(1, int(image.width * share)), max(1, int(image.height * share))))


def _cut(image: Image.Image, left: float, top: float, right: float, bottom: float) -> Image.Image:
    wide, high = image.size
    return image.crop((int(wide * left), int(high * top), int(wide * (1 - right)), int(high * (1 - bottom))))


def _cut_at_a_side(image: Image.Image, chance: random.Random) -> bytes:
    """A tenth of it from one side."""
    side = chance.randrange(4)
    shares = [0.1 if at == side else 0.0 for at in range(4)]
    return jpeg(_cut(image, *shares), 80)


def _cut_anywhere(image: Image.Image, chance: random.Random) -> bytes:
    """A tenth of its area, from all sides as it falls."""
    wide = chance.uniform(0, 0.1)
    high = 1 - 0.9 / (1 - wide)
    left, top = chance.uniform(0, wide), chance.uniform(0, high)
    return jpeg(_cut(image, left, top, wide - left, high - top), 80)


def _turned(image: Image.Image, chance: random.Random) -> bytes:
    """Stored on its side, with the Exif field that says how it is held."""
    stored, field = chance.choice(
        ((Image.Transpose.ROTATE_90, 6), (Image.Transpose.ROTATE_270, 8), (Image.Transpose.ROTATE_180, 3))
    )
    exif = Image.Exif()
    exif[_ORIENTATION] = field
    return jpeg(image.transpose(stored), exif=exif)


def _marked(image: Image.Image, chance: random.Random) -> bytes:
    """Words across it, half seen through, and a mark in a corner."""
    wide, high = image.size
    over = Image.new("RGBA", image.size)
    draw = ImageDraw.Draw(over)
    font = ImageFont.load_default(wide // 14)
    where = (wide * chance.uniform(0.05, 0.3), high * chance.uniform(0.3, 0.8))
    draw.text(where, "WADI AL-NOOR MEDIA", (255, 255, 255, 130), font=font)
    draw.rectangle((wide * 0.82, high * 0.03, wide * 0.97, high * 0.12), fill=(200, 20, 20, 220))
    return jpeg(Image.alpha_composite(image.convert("RGBA"), over), 82)


def _sent(image: Image.Image, chance: random.Random) -> bytes:
    """As a messenger does it, twice: smaller, strongly compressed, without any field."""
    once = Image.open(io.BytesIO(jpeg(_scaled(image, chance.uniform(0.6, 0.9)), 65)))
    return jpeg(_scaled(once, chance.uniform(0.6, 0.9)), 50)


CHANGES: dict[str, Callable[[Image.Image, random.Random], bytes]] = {
    "half the size": lambda image, _: jpeg(_scaled(image, 0.5)),
    "a fifth of the size": lambda image, _: jpeg(_scaled(image, 0.2)),
    "compressed again, quality 25": lambda image, _: jpeg(image, 25),
    "a tenth cut off a side": _cut_at_a_side,
    "a tenth of the area cut off": _cut_anywhere,
    "turned, by Exif": _turned,
    "marked": _marked,
    "sent by a messenger, twice": _sent,
}
