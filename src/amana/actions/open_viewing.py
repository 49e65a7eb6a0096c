"""Looking at things, as methods of an opened archive: bytes, pictures, pages, texts with marks, chats, tables.

One thread at a time asks an opened archive, as with all its methods; what `content` gives may be read in another.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from amana.actions.opened import Opened

if TYPE_CHECKING:
    from amana.actions.viewing.around import Around
    from amana.actions.viewing.contents_shown import Content
    from amana.actions.viewing.conversations import Messages
    from amana.actions.viewing.derivatives import Made
    from amana.actions.viewing.marked_text import MarkedText, MarkStep
    from amana.actions.viewing.page_pictures import PagePicture
    from amana.actions.viewing.table_rows import Rows, Table
    from amana.actions.viewing.viewing import Viewing
    from amana.records import Derivative


class OpenViewing(Opened):
    """See `OpenArchive`."""

    _viewing_now: Viewing | None = None

    @property
    def _viewing(self) -> Viewing:
        """What is kept at hand for looking at things. IdentityMissing, KitCannot."""
        archive = self._opened("show")
        if self._viewing_now is None or self._viewing_now.archive is not archive:
            from amana.actions.viewing.viewing import Viewing

            self._viewing_now = Viewing(archive)
        self._viewing_now.forget_what_was_erased()
        return self._viewing_now

    def content(self, item: str, part: str | None = None) -> Content:
        """The bytes of an item, or of the file inside it at the place `part`, to be read by range. Close it.

        An item is read from the sealed object where it is asked for, nothing before; a file inside is taken out in
        the box and stands in memory. ItemUnknown, ItemAmbiguous, PartNotHad, ContentErased, ObjectMissing,
        SealedDamaged.
        """
        from amana.actions.viewing.contents_shown import content

        return content(self._viewing, item, part)

    def derivatives(self, item: str, part: str | None = None) -> tuple[Derivative, ...]:
        """The pictures made from an item (not from the files inside it), or from a part of it: thumbnail, access
        copy, posters, waveform, each with the place of what it shows. ItemUnknown, ItemAmbiguous.
        """
        from amana.actions.viewing.derivatives import derivatives

        return derivatives(self._viewing, item, part)

    def derivative(self, item: str, made: Made, part: str | None = None) -> tuple[bytes, str] | None:
        """The bytes and the media type of one of them; None where there is none.

        Of a film without `part` the poster is that of its first scene; `part` names another (`frame/3`).
        ItemUnknown, ItemAmbiguous, and what opening an object raises.
        """
        from amana.actions.viewing.derivatives import derivative

        return derivative(self._viewing, item, made, part)

    def page_picture(self, item: str, page: int, width: int, *, part: str | None = None) -> PagePicture:
        """Page `page` (from 1) of a PDF as a picture `width` pixels wide (3,000 at most), drawn in the box.

        A page that is very long for its width is drawn narrower. ItemUnknown where there is no such page;
        ReadingFailed (malformed, encrypted, too-large, too-many-pixels, timeout, memory, crashed).
        """
        from amana.actions.viewing.page_pictures import page_picture

        return page_picture(self._viewing, item, page, width, part)

    def page_count(self, item: str, *, part: str | None = None) -> int:
        """How many pages a PDF has. Raises as `page_picture`."""
        from amana.actions.viewing.page_pictures import page_count

        return page_count(self._viewing, item, part)

    def marked_text(self, item: str, text_version: str, *, offset: int = 0, limit: int = 20_000) -> MarkedText:
        """The stretch of a text version that holds the code point `offset`, with all that was read in it as marks.

        A text is cut into stretches of at most `limit` code points (200 to 20,000), at line ends where it can: the
        same `limit` gives the same stretches, and `next` and `previous` lead from one to the other. ItemUnknown,
        ItemAmbiguous.
        """
        from amana.actions.viewing.marked_text import marked_text

        return marked_text(self._viewing, item, text_version, offset, limit)

    def marked_spans(self, item: str, text_version: str, spans: Sequence[tuple[int, int]]) -> MarkedText:
        """Stretches of a text version (500 at most; messages of a chat), with the marks that lie over them: the
        paragraphs of all in the order of `spans`, `start` and `end` around all. Raises as `marked_text`."""
        from amana.actions.viewing.marked_text import marked_spans

        return marked_spans(self._viewing, item, text_version, spans)

    def mark_steps(self, item: str, text_version: str) -> tuple[MarkStep, ...]:
        """All marks of a text version in the order of the text, for stepping from one to the next. Raises as
        `marked_text`."""
        from amana.actions.viewing.marked_text import mark_steps

        return mark_steps(self._viewing, item, text_version)

    def safe_page(self, item: str, part: str | None = None) -> str | None:
        """A saved page (HTML, MHTML, a recorded page), the HTML of a mail, a chapter of a book, as HTML that does
        nothing and reaches nowhere; None where there is no page in it.

        `part` is the file inside the item, or the chapter (`chapter/3`). There is no script, form, frame or
        foreign markup in it, and no address but fragments of its own, pictures that stand in it (`data:image/…`),
        and references to what is kept here: `part:PLACE` (percent-encoded) of the same item, `item:ID`. They stand
        in `src`, `poster`, `background`, `href` of a style sheet, and `url("…")`. Where a link led stands in its
        `data-address`, to be read. ItemUnknown, ItemAmbiguous; ReadingFailed (too-large above 5 MiB, malformed,
        encoding-unknown, timeout, memory, crashed).
        """
        from amana.actions.viewing.pages_shown import safe_page

        return safe_page(self._viewing, item, part)

    def safe_style(self, item: str, part: str | None = None) -> str:
        """A style sheet that `safe_page` leads to, in the same way. Raises as `safe_page`."""
        from amana.actions.viewing.pages_shown import safe_style

        return safe_style(self._viewing, item, part)

    def messages(self, item: str, offset: int = 0, limit: int = 50, *, part: str | None = None) -> Messages:
        """The messages of a chat or a mailbox (or of one that is a file inside the item, at the place `part`) from
        number `offset` (from 0) on, 500 at most, and how many there are. ItemUnknown, ItemAmbiguous,
        RecordMalformed.
        """
        from amana.actions.viewing.conversations import messages

        return messages(self._viewing, item, offset, limit, part)

    def message_number(self, item: str, place: str, *, part: str | None = None) -> int | None:
        """The number (from 1) of the message at this place, as a hit gives it; None where there is none."""
        from amana.actions.viewing.conversations import number_of

        return number_of(self._viewing, item, place, part)

    def message_at(
        self, item: str, text_version: str, start: int, end: int, *, part: str | None = None
    ) -> int | None:
        """The number (from 1) of the message that holds these code points of a text version, as a hit gives them;
        None where none does. ItemUnknown, ItemAmbiguous, RecordMalformed."""
        from amana.actions.viewing.conversations import number_at

        return number_at(self._viewing, item, text_version, start, end, part)

    def tables(self, item: str, *, part: str | None = None) -> tuple[Table, ...]:
        """The tables of an item (one, or the sheets of a workbook) and how many rows each has."""
        from amana.actions.viewing.table_rows import tables

        return tables(self._viewing, item, part)

    def rows(
        self, item: str, table: str | None = None, offset: int = 0, limit: int = 100, *, part: str | None = None
    ) -> Rows:
        """Rows of a table (by the place that `tables` gives; None: the first) from number `offset` (from 0) on,
        500 at most, with the names of the columns. ItemUnknown, ItemAmbiguous, RecordMalformed.
        """
        from amana.actions.viewing.table_rows import rows

        return rows(self._viewing, item, table, offset, limit, part)

    def row_at(
        self, item: str, text_version: str, start: int, end: int, *, part: str | None = None
    ) -> tuple[str | None, int] | None:
        """The table (as `rows` is asked for it) and the number (from 1) of the row that holds these code points of
        a text version, as a hit gives them; None where none does. ItemUnknown, ItemAmbiguous, RecordMalformed."""
        from amana.actions.viewing.table_rows import row_at

        return row_at(self._viewing, item, text_version, start, end, part)

    def around(self, item: str, part: str | None = None) -> Around:
        """What stands around an item, or a file inside it: its parts by kind, its texts, the files that it names,
        the sidecars beside it, its words in two languages where somebody gave both. ItemUnknown, ItemAmbiguous.
        """
        from amana.actions.viewing.around import around

        return around(self._viewing, item, part)

    def close(self) -> None:
        """Let go of the archive, and of what was kept at hand."""
        if self._viewing_now is not None:
            self._viewing_now.close()
            self._viewing_now = None
        super().close()
