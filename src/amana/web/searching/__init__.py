"""Search, as its page shows it."""
