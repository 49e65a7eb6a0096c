"""One item, or a file inside it: the thing itself, and what is known of it."""

from __future__ import annotations

from amana.web.house.routes import Page
from amana.web.items.acts import describe
from amana.web.items.page import near, one_mark, shown

PAGES = (
    Page("/items/{id}", shown, again=True),
    Page("/items/{id}", describe, method="POST", role="describe"),
    Page("/items/{id}/mark", one_mark),
    Page("/items/{id}/alike", near),
)
