"""Cards: word shares of a key, one to a card, as a page to print and as text; and words read from that text."""

from __future__ import annotations

from amana.cards.card import CARD_LIMIT, Card, words_on
from amana.cards.text import card_text
from amana.cards.writing import WrittenCard, write_cards

__all__ = ["CARD_LIMIT", "Card", "WrittenCard", "card_text", "words_on", "write_cards"]
