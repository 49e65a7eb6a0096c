"""The article of a page, and who wrote it when, as trafilatura finds them; in a page without end, not sought."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from amana.intake.pages.boilerplate import take_the_place
from amana.intake.pages.tree import tree_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_ELEMENTS: Final = 50_000  # of a page in which an article is sought: each takes it a tenth of a millisecond
_BEGINNING: Final = 64 * 1024  # characters of a larger page, in which it says of itself what it says


def is_endless(tree: HtmlElement, page: str) -> bool:
    """Whether a page has more elements than any is looked through for an article."""
    if page.count("<") <= MOST_ELEMENTS:
        return False
    return next(islice(tree.iter(), MOST_ELEMENTS, None), None) is not None


def article_in(tree: HtmlElement) -> dict[str, Any]:
    """What trafilatura finds; empty where it finds nothing or cannot follow the page. The tree stays as it is.

    The date is sought in the markup and the address only: a date in the words is no date of publication.
    """
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction

    take_the_place()
    try:
        found = bare_extraction(
            tree,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (LxmlError, ValueError, RecursionError):
        return {}
    if found is None:
        return {}
    return found if isinstance(found, dict) else dict(found.as_dict())


def told_at_the_beginning(page: str) -> dict[str, Any]:
    """The same of a page without end: title, author, site and date from its beginning, and no text."""
    tree = tree_of(page[:_BEGINNING])
    return {} if tree is None else article_in(tree) | {"text": ""}
