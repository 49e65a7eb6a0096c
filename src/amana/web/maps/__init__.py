"""The map: what is asked of it, its tiles, and what it shows."""
