"""Questions that wait for a person, and a sitting over them."""
