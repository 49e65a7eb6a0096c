"""Which language, and which way it is written."""

from __future__ import annotations

import pytest

from amana.language import direction, guess_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("خرج الناس من وادي النور عند الفجر", "ar"),
        ("They left the valley before the sun was up.", "en"),
        ("قال: they left, وخرجنا نحن من البيت ولم نعد", "ar"),
        ("Wadi al-Noor", None),
        ("Les habitants ont quitté la vallée avant le lever du soleil", "fr"),
        ("Die Menschen verließen das Tal vor Sonnenaufgang, und niemand kam zurück", "de"),
        ("Los vecinos salieron del valle antes de que saliera el sol", "es"),
        ("Köprü sabah kapandı ve kimse vadiye dönemedi, dedi öğretmen", "tr"),
        ("Xelk berî ku roj hilê ji gelî derketin û kes venegeriya", "ku"),
        ("Idris al-Hajj, Samira Taleb, Yusuf Karam, Wadi al-Noor", None),
        ("lorem ipsum dolor sit amet consectetur adipiscing elit", None),
        ("مردم پیش از طلوع آفتاب دره را ترک کردند", "fa"),
        ("خەڵکەکە پێش خۆرهەڵاتن دۆڵەکەیان جێهێشت", "ckb"),
        ("لوگ سورج نکلنے سے پہلے وادی سے چلے گئے", "ur"),
        ("Люди ушли из долины", None),
        ("123 !?", None),
        ("", None),
    ],
)
def test_language_of_a_text(text: str, code: str | None) -> None:
    assert guess_language(text) == code


def test_directions() -> None:
    assert [direction(code) for code in ("ar", "ar-SY", "fa_IR", "en", "ku", "HE")] == [
        "rtl",
        "rtl",
        "rtl",
        "ltr",
        "ltr",
        "rtl",
    ]
