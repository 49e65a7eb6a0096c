"""Cards: word shares of a key, printed, one to a card."""
