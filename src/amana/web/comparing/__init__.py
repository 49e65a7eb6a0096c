"""Accounts side by side, open claims and the timeline, as their pages show them."""
