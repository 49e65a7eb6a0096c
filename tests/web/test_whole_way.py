"""From an empty archive to a reviewed claim in the comparison, in a browser alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import amana
from tests.web.conftest import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ACCOUNTS = {
    "desk.txt": "Wadi al-Noor, 4 October 2021\n\nThe volunteers' desk said that more than 40,000 people had left "
    "Wadi al-Noor by Sunday, 3 October 2021. It counted 16 buses at the mill.\n",
    "clinic.txt": "Wadi al-Noor, 5 October 2021\n\nThe clinic said that 12,000 people had left Wadi al-Noor by "
    "Sunday, 3 October 2021. It counted 15 buses at the mill.\n",
}


def test_somebody_who_never_used_a_terminal_gets_to_a_compared_event(browser: Browser, tmp_path: Path) -> None:
    identity = tmp_path / "identity.age"
    amana.init(tmp_path / "archive", identity_out=identity, no_passphrase=True)
    card = tmp_path / "card"
    card.mkdir()
    for name, text in ACCOUNTS.items():
        (card / name).write_text(text, encoding="utf-8")
    with (
        served(tmp_path / "archive", identity=identity, person="Mariam") as room,
        browser.new_context(locale="en-GB") as context,
    ):
        page = context.new_page()
        page.goto(room.link())
        _take_in(page, card)
        items = _find(page)
        question = _settle(page)
        page.goto(f"{room.origin}/compare?" + "&".join(f"item={one}" for one in items))
        words = page.locator("main").inner_text()
    assert "more than 40,000" in words
    assert "12,000" in words
    assert "confirmed by a person" in words or "corrected by a person" in words
    with amana.open_archive(tmp_path / "archive", identity=identity) as archive:
        said = [one.row.assertion for one in archive.knowing().telling("category")]
    assert [one.person for one in said] == ["Mariam"]
    assert question


def _take_in(page: Page, card: Path) -> None:
    """Drop the card, say where it comes from, take it in, and wait until it is done."""
    page.locator("nav.rooms").get_by_role("link", name="Add", exact=True).click()
    page.set_input_files("#files", sorted(card.iterdir()))
    page.get_by_label("Source").fill("a card from the mill")
    page.locator("#list li").nth(1).wait_for()
    page.locator("#take:not([disabled])").click()
    page.wait_for_url(re.compile("/jobs/"))
    page.get_by_text("Done.").wait_for(timeout=60_000)
    assert "2 files were kept" in page.locator("main").inner_text()


def _find(page: Page) -> list[str]:
    """Search for the town in Arabic letters; both texts are found, and the first opens at its words."""
    page.locator("header input[name=q]").fill("وادي النور")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/search"))
    links = page.locator("main a[href^='/items/']").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    items = list(dict.fromkeys(link.removeprefix("/items/").partition("?")[0] for link in links))
    assert len(items) == len(ACCOUNTS)
    page.locator("main a[href^='/items/']").first.click()
    assert "Wadi al-Noor" in page.locator("main .text").first.inner_text()
    return items


def _settle(page: Page) -> str:
    """Answer what one figure counts: somebody says that the buses are no claim of this kind, but evacuated."""
    page.locator("nav.rooms").get_by_role("link", name="Review", exact=True).click()
    page.locator("a[href='/review?kind=category']").click()
    page.locator("#asked").wait_for()
    question = page.locator("[name=question]").first.get_attribute("value") or ""
    page.locator("#value").select_option("evacuated")
    page.locator("#asked").focus()
    page.locator("#correct button[name=press]").click()
    page.wait_for_function(
        "was => (document.querySelector('[name=question]')?.value ?? '') !== was", arg=question, timeout=30_000
    )
    return question
