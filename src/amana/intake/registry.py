"""The readers there are, in the order they are asked. A new kind of input is a module and a line here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from amana.intake.archives.other_archive import OtherArchive
from amana.intake.archives.rar_archive import RarArchive
from amana.intake.archives.seven_zip import SevenZip
from amana.intake.archives.tar_archive import TarArchive
from amana.intake.archives.zip_archive import ZipArchive
from amana.intake.chat.meta_html import MetaHtml
from amana.intake.chat.meta_json import MetaMessages
from amana.intake.chat.phone_backup import PhoneBackup
from amana.intake.chat.signal import SignalChat
from amana.intake.chat.telegram_html import TelegramHtml
from amana.intake.chat.telegram_json import TelegramJson
from amana.intake.chat.whatsapp import WhatsAppChat
from amana.intake.credentials.minisign_file import MinisignFile
from amana.intake.credentials.openpgp_file import OpenPgpFile
from amana.intake.credentials.opentimestamps_file import OpenTimestampsFile
from amana.intake.documents.book import Book
from amana.intake.documents.odf_document import OdfDocument
from amana.intake.documents.old_slides import OldSlides
from amana.intake.documents.old_word import OldWord
from amana.intake.documents.pdf_document import PdfDocument
from amana.intake.documents.rich_text import RichText
from amana.intake.documents.slide_document import SlideDocument
from amana.intake.documents.word_document import WordDocument
from amana.intake.mail.contacts import Contacts
from amana.intake.mail.mail_message import MailMessage
from amana.intake.mail.mailbox import Mailbox
from amana.intake.mail.outlook_mailbox import OutlookMailbox
from amana.intake.mail.outlook_message import OutlookMessage
from amana.intake.mail.tnef import TnefFile
from amana.intake.media.recording import Recording
from amana.intake.pages.mhtml import Mhtml
from amana.intake.pages.wacz import Wacz
from amana.intake.pages.warc import Warc
from amana.intake.pages.web_page import WebPage
from amana.intake.photo import Photo
from amana.intake.plain_text import PlainText
from amana.intake.reading import Reader
from amana.intake.recognising import TextInPictures
from amana.intake.tables.delimited import Delimited
from amana.intake.tables.excel_workbook import ExcelWorkbook
from amana.intake.tables.json_rows import JsonRows
from amana.intake.tables.old_excel import OldExcel
from amana.intake.tables.open_spreadsheet import OpenSpreadsheet
from amana.intake.transcripts.transcript import Transcript

READERS: tuple[Reader, ...] = (
    Wacz(),
    Warc(),
    Mhtml(),
    SignalChat(),
    WhatsAppChat(),
    TelegramJson(),
    TelegramHtml(),
    MetaMessages(),
    MetaHtml(),
    PhoneBackup(),
    MinisignFile(),
    OpenPgpFile(),
    OpenTimestampsFile(),
    Transcript(),
    MailMessage(),
    Mailbox(),
    Contacts(),
    OutlookMessage(),
    OutlookMailbox(),
    TnefFile(),
    RichText(),
    OdfDocument(),
    JsonRows(),
    Delimited(),
    PlainText(),
    WebPage(),
    WordDocument(),
    PdfDocument(),
    SlideDocument(),
    Book(),
    OldExcel(),
    OldWord(),
    OldSlides(),
    Photo(),
    Recording(),
    ExcelWorkbook(),
    OpenSpreadsheet(),
    ZipArchive(),
    TarArchive(),
    SevenZip(),
    RarArchive(),
    OtherArchive(),
    TextInPictures(),
)


def reader_for(media_type: str, head: bytes, name: str, among: Sequence[Reader] = READERS) -> Reader | None:
    """The first reader that recognises this; None where none does."""
    return next((reader for reader in among if reader.recognises(media_type, head, name)), None)


def version_of(reader: Reader) -> str:
    """The reader's version, with those of the libraries that decide what it reads: `1 (lxml 6.1.3)`."""
    told = ", ".join(_library(name) for name in reader.libraries)
    return f"{reader.version} ({told})" if told else reader.version


@cache
def _library(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return f"{name} ?"
