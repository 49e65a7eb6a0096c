"""Pictures of every page of the reading room, in both languages and at two widths.

    python -m tools.make_shots [--out build/shots] [--dark] [--guide]

Serves the demo's archive (`demo.room`). With `--guide` it writes only the few that `docs/guides/reading-room.md`
shows, into `docs/guides/shots`.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PIL import Image

from demo.room import make_demo_room
from tests.web.conftest import FLAGS, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTHS: Final = (1200, 380)
GUIDE: Final = {
    **dict.fromkeys(("home", "add", "search", "item-photo", "review", "compare", "timeline", "map"), "en"),
    **dict.fromkeys(("item-arabic", "health"), "ar"),
}
"""What the guide shows, and in which language."""
_GUIDE_HEIGHT: Final = 1500
_PAGES: Final = {
    "home": "/",
    "add": "/add",
    "search": "/search?q=buses",
    "search-nothing": "/search?q=zyxwv",
    "browse": "/search",
    "review": "/review",
    "events": "/events",
    "people": "/people",
    "groups": "/groups",
    "places": "/places",
    "timeline": "/timeline",
    "map": "/map",
    "flows": "/map?view=flows",
    "open-claims": "/open-claims",
    "health": "/health",
    "help": "/help",
    "jobs": "/jobs",
    "no-such-page": "/nothing-here",
}
_ITEMS: Final = {
    "item-text": "Take the papers",
    "item-arabic": "سميرة",
    "item-photo": "IMG_0001.JPG",
    "item-film": "road at night.mp4",
    "item-pdf": "list of buses.pdf",
    "item-letter": "letter of the council",
    "item-chat": "WhatsApp Chat with Idris Karam.txt",
    "item-mail": "the number of the buses.eml",
    "item-page": "The last bus.mhtml",
}


def addresses(page: Page, origin: str) -> Iterator[tuple[str, str]]:
    """Every page by a name: those that stand fast, then one of each kind of item and thing that is found there."""
    yield from _PAGES.items()
    for name, words in _ITEMS.items():
        page.goto(f"{origin}/search?q={words}&lang=en")
        found = page.locator("main a[href^='/items/']").first
        if found.count():
            yield name, found.get_attribute("href") or ""
    for kind in ("events", "people", "places"):
        page.goto(f"{origin}/{kind}?lang=en")
        found = page.locator(f"main a[href^='/{kind}/']:not([href$='/new'])").first
        if found.count():
            address = found.get_attribute("href") or ""
            yield kind.removesuffix("s") + "-page", address
            if kind == "events":
                yield "compare", address.replace("/events/", "/compare/")


def shrink(path: Path) -> None:
    """Fewer colours, and no more than a page's height or two: a guide is not to weigh megabytes."""
    with Image.open(path) as picture:
        part = picture.convert("RGB").crop((0, 0, picture.width, min(picture.height, _GUIDE_HEIGHT)))
    part.quantize(240).save(path, optimize=True)


def shoot(page: Page, path: Path, address: str) -> None:
    """The whole page, once it is still."""
    page.goto(address, wait_until="load")
    page.wait_for_timeout(150)
    page.screenshot(path=path, full_page=True, animations="disabled")


def main() -> None:
    """Writes `<page>.<language>.<width>.png`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/shots"))
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--guide", action="store_true")
    parser.add_argument("--only", nargs="*", default=())
    given = parser.parse_args()
    out = Path("docs/guides/shots") if given.guide else given.out
    out.mkdir(parents=True, exist_ok=True)
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        archive, identity = make_demo_room(Path(made))
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        scheme: Literal["dark", "light"] = "dark" if given.dark else "light"
        context = chromium.new_context(locale="en-GB", color_scheme=scheme)
        with served(archive, identity=identity) as room:
            page = context.new_page()
            page.set_viewport_size({"width": WIDTHS[0], "height": 800})
            page.goto(room.link())
            wanted = given.only or (GUIDE if given.guide else None)
            found = [one for one in addresses(page, room.origin) if wanted is None or one[0] in wanted]
            for width in WIDTHS[:1] if given.guide else WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                for name, address in found:
                    for language in (GUIDE[name],) if given.guide else ("en", "ar"):
                        joined = f"{address}{'&' if '?' in address else '?'}lang={language}"
                        ending = f"{language}.png" if given.guide else f"{language}.{width}.png"
                        shoot(page, out / f"{name}.{ending}", room.origin + joined)
                        if given.guide:
                            shrink(out / f"{name}.{ending}")
            sys.stdout.write(f"{len(found)} pages in {out}\n")
            context.close()
        chromium.close()


if __name__ == "__main__":
    main()
