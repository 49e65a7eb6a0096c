"""Cards: word shares of a key, one to a card, as a page to print and as text; and words read from that text."""

from __future__ import annotations

from amana.cards.card import CARD_LIMIT, Card, cards_in, words_on
from amana.cards.text import card_text
from amana.cards.writing import WrittenCard, remove_cards, write_cards

__all__ = ["CARD_LIMIT", "Card", "WrittenCard", "card_text", "cards_in", "remove_cards", "words_on", "write_cards"]
