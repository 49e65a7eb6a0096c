"""The room itself: who is in it, what passes its door, how a request becomes a page."""
